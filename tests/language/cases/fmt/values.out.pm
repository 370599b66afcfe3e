define times   = between 08:05 and 24:00
define numbers = a is 7 and b < 12 and c in 1..2 and d is 3..4 and e not in {5}
define lengths = a < 1000ms or b >= 60m
define texts   = a is "say \"hi\"\t\\" or b like "*#*"  # kept
define parts   = a and b or not c or d and (e or f) or not (g and h) or (i or j)
define days    = on {mon} or on mon..fri or on {sat, sun} or on sat
define nots    = not a is b or not a is absent or a is not absent or a is not b
define sets    = a in {b} or a is b or a in {c, d} or a not in {yes, "no", 5s, 1..2}
