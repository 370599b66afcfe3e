language 1
use "nowhere/to be found.pm"       #! PM011 missing-file `"nowhere/to be found.pm"`
use genesys
table voice first { otherwise -> NotReady }
