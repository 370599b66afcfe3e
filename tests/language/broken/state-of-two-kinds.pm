language 1
use microsoft

state Free routable logged-out                                   #! PM101 syntax-error `logged-out`
state Gone "not here" logged-out routable { why : text }         #! PM101 syntax-error `routable`
state Left loged-out                                             #! PM101 syntax-error `loged-out`
