language 1
use microsoft
use genesys

use pidf, sip        #! PM101 syntax-error `,`
state Open, Shut     #! PM101 syntax-error `,`
