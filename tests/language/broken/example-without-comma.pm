language 1
use microsoft
use genesys

example "free" { availability 3500 device mobile => voice Ready }   #! PM101 syntax-error `device`
example free { availability 3500 => voice Ready }                   #! PM101 syntax-error `free`
