language 1
use microsoft
use genesys

table voice first {
    otherwise -> keep
}
example "one" {
    activity busy => NotReady #! PM101 syntax-error `NotReady`
}
example "two" {
    activity busy => NotReady reason "Lunch" #! PM101 syntax-error `NotReady`
}
example "three" {
    activity busy => keep #! PM101 syntax-error `keep`
}
example "four" {
    activity busy => voice keep, NotReady after 2s #! PM101 syntax-error `NotReady`
}
example "five" {
    activity busy; note "x" => voice keep #! PM102 bad-character `;`
}
