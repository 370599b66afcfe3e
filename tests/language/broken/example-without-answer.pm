language 1
use microsoft
use genesys

example "free" { availability 3500 }                        #! PM101 syntax-error `}`
example "busy" { availability 6500 => keep }                #! PM101 syntax-error `keep`
example "away" { availability 15500 => }                    #! PM101 syntax-error `}`
