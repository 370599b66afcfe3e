language 1
use microsoft
use genesys

field queue int                                             #! PM101 syntax-error `int`
field light = token open { green, red }                     #! PM101 syntax-error `=`
