language 1
use genesys
use "parts/circle.pm"
table voice first { otherwise -> NotReady }
