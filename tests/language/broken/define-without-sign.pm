language 1
use microsoft
use genesys

define on_a_call activity is on-the-phone                   #! PM101 syntax-error `activity`
define in_a_call : activity is on-the-phone                 #! PM101 syntax-error `:`
define at_a_call is activity is on-the-phone                #! PM101 syntax-error `is`
