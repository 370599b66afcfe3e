language 2                         #! PM014 unknown-language `2`
use genesys
table voice first { otherwise -> NotReady }
