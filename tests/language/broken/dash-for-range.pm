language 1
use microsoft
use genesys

field level : int { low = 0-9 }                             #! PM102 bad-character `-`
define working = between 08:00-18:00                        #! PM102 bad-character `-`
define odd = availability in 3000 to 4000                   #! PM101 syntax-error `to`
define three = availability in 3000...4000                  #! PM102 bad-character `...`
