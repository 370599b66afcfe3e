language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone keep             #! PM101 syntax-error `keep`
    row free when availability is available Ready after 2s  #! PM101 syntax-error `Ready`
    otherwise NotReady                                      #! PM101 syntax-error `NotReady`
}
