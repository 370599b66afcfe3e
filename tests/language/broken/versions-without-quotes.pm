language 1
use microsoft
use genesys

use pidf 2010                                               #! PM101 syntax-error `2010`
vocabulary own 2                                            #! PM101 syntax-error `2`
timezone Europe/Paris                                       #! PM101 syntax-error `Europe`
field light : token { green since 2010 }                    #! PM101 syntax-error `2010`
language "1"                                                #! PM101 syntax-error `"1"`
