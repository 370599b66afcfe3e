language 1
use microsoft
use genesys

LANGUAGE 1                                                  #! PM101 syntax-error `LANGUAGE`
USE pidf                                                    #! PM101 syntax-error `USE`
TABLE voice FIRST {                                         #! PM101 syntax-error `TABLE`
    OTHERWISE -> NotReady                                   #! PM101 syntax-error `OTHERWISE`
}
