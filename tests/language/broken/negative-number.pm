language 1
use microsoft
use genesys

define odd = availability < -1                              #! PM102 bad-character `-`
