language 1
use "nowhere/to be found.pm"       #! PM011 missing-file `"nowhere/to be found.pm"`
use "parts"                        #! PM011 missing-file `"parts"`
use ""                             #! PM011 missing-file `""`
use genesys
table voice first { otherwise -> NotReady }
