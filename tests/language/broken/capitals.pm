language 1
use microsoft
use genesys

table voice first {
    row a when activity is busy AND activity is away -> NotReady #! PM101 syntax-error `AND`
    row b when activity is busy and NOT activity is away -> NotReady #! PM101 syntax-error `NOT`
    row c when Not availability is busy -> NotReady #! PM101 syntax-error `Not`
    row d when activity is Not busy -> NotReady #! PM101 syntax-error `Not`
    row e when activity IS busy -> NotReady #! PM101 syntax-error `IS`
    row f when activity In {busy, away} -> NotReady #! PM101 syntax-error `In`
    row g when note LIKE "*lunch*" -> NotReady #! PM101 syntax-error `LIKE`
    row h when activity si busy -> NotReady #! PM101 syntax-error `si`
    row i when activity is busy Or activity is away -> NotReady #! PM101 syntax-error `Or`
    row j when activity is busy > NotReady #! PM101 syntax-error `>`
    otherwise -> keep
}
