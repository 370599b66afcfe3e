language 1
use "parts/newest-microsoft.pm"
use genesys
use microsoft "2010"                        #! PM016 duplicate-use `use microsoft "2010"`

table voice first {
    row free when availability is available -> Ready
    otherwise -> NotReady
}
