language 1
use microsoft
use genesys

table voice first {
    activity | weekday -> outcome  #! PM102 bad-character@next `|---|:---:|`
    |---|:---:|
    away     | any     -> keep
    otherwise          -> keep
}
table chat first {
    activity | weekday -> outcome  #! PM102 bad-character@next `--- | --- | ---`
    --- | --- | ---
    away     | any     -> keep
    otherwise          -> keep
}
table email first {
    activity | weekday -> outcome  #! PM102 bad-character@next `---`
    away     | ---
    otherwise          -> keep
}
