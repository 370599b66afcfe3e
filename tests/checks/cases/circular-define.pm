language 1
use microsoft
use genesys
define one = two and availability is busy
define two = not three
define three = one or availability is away              #! PM208 circular-define `one`
define self = self                                      #! PM208 circular-define `self`
table voice first {
    row one when one or self -> NotReady
    otherwise -> NotReady
}
table chat first {
    availability | two | self -> outcome
    any          | yes | no   -> NotReady
    otherwise                 -> NotReady
}
