language 1
use microsft                       #! PM010 unknown-vocabulary `microsft`
use genesys
table voice first { otherwise -> NotReady }
