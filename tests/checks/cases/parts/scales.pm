# Numbers of several kinds, and the states of a made-up target, for the case files around.
language 1
vocabulary scales

field reach "the new scale, as the dialect microsoft fills it" : int {
    here     = 3000..4499
    idle     = 4500..5999
    at-work  = 6000..8999
    later    = 12000..14999
    not-here = 15000..17999
    gone     = 18000..
} from microsoft

field rank "as small as the old scale, but no dialect's" : int { low = 3000..3999  high = 5000.. }
field small "filled by the dialect, with classes below 1000" : int { few = 1..9 } from microsoft
field bare "no classes" : int from microsoft

state Present routable { reason : text }
state Absent { reason : text }
transition any -> any : Change
