language 1
use microsoft
use genesys

define busy_now = activity is on-the-phone and and availability is busy   #! PM101 syntax-error `and`
