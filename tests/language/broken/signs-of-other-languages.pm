language 1
use microsoft
use genesys

define le = availability =< 3000                            #! PM102 bad-character `=<`
define ge = availability => 3000                            #! PM101 syntax-error `=>`
define ne = availability <> 3000                            #! PM102 bad-character `<>`
define un = availability ≥ 3000                             #! PM102 bad-character `≥`
define ha = $availability is 3000                           #! PM102 bad-character `$`
define lk = note like %lunch%                               #! PM102 bad-character `%` #! PM102 bad-character `%`
