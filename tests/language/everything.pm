# One of everything that can be written: the sample of parsers, fuzzers and editors.
language 1
vocabulary everything "2010", "2013"
vocabulary plain
use microsoft "2010"
use pidf
use "other file.pm"
timezone "Europe/Paris"
renamed old-name -> "new name"

field level : int { low = 0..9  top = 10..  one = 1 }
field count "how many" : int from microsoft, pidf
field kind : token { a, b }
field sort : caseless token open { a since "2010", "b c" until "2013", d since "2010" until "2013", }
field any-sort : token open
field kinds : set of token { a }
field more-kinds : set of token open { a, b, }
field open-kinds : caseless set of token open
field note : text
field short-note : text(64)
field age : duration
field ready : yes/no
field start : time of day
field today : weekday

context {
    agent.on_call "the connector's word" : yes/no
    agent.group : text
}

state Ready "Stat Server: WaitForNextCall" routable { mode : token { auto-in }  reason : text(64) }
state NotReady { dnd : yes/no  why : text }
state LoggedOut logged-out
state Gone "not here" logged-out {}
state Open routable
transition Ready -> NotReady : AgentNotReady, Again
transition any -> LoggedOut : AgentLogout
with dnd yes : SetDNDOn
with mode auto-in : SetMode, Check

define simple = any
define calling = agent.on_call and not (kind is a or kind is not "b") or level is 3
define ranged = level in low..top or level not in 2..4 or level in {low, 12..14,} or kind not in {a}
define compared = level < 3 and level <= 3 and level > 3 and level >= top
define missing = note is absent or note is not absent or note like "*\"x\" \\ \t \n*"
define working = between 08:00 and 18:00 and on mon..fri and not on {sat, sun} and on wed
define early = start between 6:00 and 24:00 and today is mon and age > 250ms and age < 1h
define soft = open in {
    routable, logged-out, int, token, text, duration, set, of, caseless, since, until, from, time, day,
    weekday, outcome,
}
define words = first is unique and ready is yes or ready is no

table voice first {
    row one when calling -> Ready mode auto-in reason "x" after 2s   # presencemap: allow fail-open
    row two when ranged
              or missing -> restore
    # presencemap: allow gap
    otherwise -> keep after 5m
}

table chat unique {
    level          | kind   | note        | start                     | calling -> outcome
    low            | a      | absent      | any                       | yes     -> Ready after 1d
    2..3           | {a, b} | not absent  | between 08:00 and 18:00   | no      -> keep
    named: < 3     | not a  | like "*x*"  | not between 22:00 and 6:00 | any    -> NotReady why "y"
    <= 3           | not {a, "b",} | "z"  | 08:00..12:00              | any     -> restore
    > 3            | any    | any         | any                       | any     -> LoggedOut
    >= top         | {
        a, b
    }              | any    | any         | any                       | any     -> keep
    otherwise -> NotReady dnd yes
}

table mail any {
    level -> outcome
    otherwise -> keep
}

table empty first { }

example "a call wins" {
    level 3500, kind a, kinds {a, "b c",}, note absent, ready yes, start 08:30, age 2s
    => voice NotReady why "On \"call\"" after 30s, chat keep, mail restore
}
example "nothing" { => voice keep }
