language 1
use microsoft
use genesys

include "words.pm"                                          #! PM101 syntax-error `include`
import pidf                                                 #! PM101 syntax-error `import`
