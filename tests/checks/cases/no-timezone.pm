language 1
use microsoft
use genesys
context { agent.shift : time of day   agent.day : weekday }

# Fields of the connector have their own clock; the first of all that ask for the file's is told.
define closed = not between 08:00 and 18:00              #! PM215 no-timezone `between 08:00 and 18:00`

table voice first {
    row shift when agent.shift between 08:00 and 18:00 and agent.day is mon -> Ready
    row weekend when on {sat, sun} -> LoggedOut
    row closed when closed -> LoggedOut
    row noon when time is 12:00 or weekday is fri -> NotReady
    otherwise -> NotReady
}
