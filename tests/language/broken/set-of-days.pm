language 1
use microsoft
use genesys

define weekend = on sat, sun                                #! PM101 syntax-error `,`
define working = between 8am and 6pm                        #! PM105 bad-number `8am` #! PM105 bad-number `6pm`
define morning = between 8 and 12                           #! PM101 syntax-error `8`
define evening = between 18:00 to 22:00                     #! PM101 syntax-error `to`
define nightly = between 22:00 and 25:00                    #! PM105 bad-number `25:00`
