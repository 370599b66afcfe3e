language 1
use genesys

table voice first {
    otherwise -> Redy
}
