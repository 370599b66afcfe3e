language 1
use microsoft
use genesys

field one   : string                                        #! PM101 syntax-error `string`
field two   : boolean                                       #! PM101 syntax-error `boolean`
field three : integer                                       #! PM101 syntax-error `integer`
field four  : { green, red }                                #! PM101 syntax-error `{`
state Open { why : text 64 }                                #! PM101 syntax-error `64`
