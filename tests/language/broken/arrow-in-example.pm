language 1
use microsoft
use genesys

example "free" { availability 3500 -> voice Ready }   #! PM101 syntax-error `->`
