language 1
use microsoft
use genesys
context { agent.path : text }
table voice first {
    row busy when availability is busy -> NotReady reason "a\qb"  #! PM104 bad-escape `\q`
    row away when availability is away -> NotReady reason "a\\b \"c\" \n\t"
    row path when agent.path is "C:\Users\new" -> NotReady        #! PM104 bad-escape `\U`
    row like when note like "*\d+*" -> NotReady                   #! PM104 bad-escape `\d`
    otherwise -> NotReady
}
example "a path \s" { agent.path "\p" => voice NotReady reason "\é" }  #! PM104 bad-escape `\s` #! PM104 bad-escape `\p` #! PM104 bad-escape `\é`
