language 1
use microsoft
use genesys

define one = (activity is on-the-phone or availability is busy          #! PM101 syntax-error@next `define`
define ten = any
define two = activity is on-the-phone) or availability is busy          #! PM101 syntax-error `)`
