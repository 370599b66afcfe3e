language 1
use microsoft
use genesys

transition Open => Shut : close                             #! PM101 syntax-error `=>`
transition Shut -> Open close                               #! PM101 syntax-error `close`
renamed old = new                                           #! PM101 syntax-error `=`
with dnd : SetDNDOn                                         #! PM101 syntax-error `:`
