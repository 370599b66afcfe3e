language 1
use microsoft
use genesys

table voice first {
    rwo call when activity is on-the-phone -> keep          #! PM101 syntax-error `rwo`
    Row free when availability is available -> Ready        #! PM101 syntax-error `Row`
    othrwise -> NotReady                                    #! PM101 syntax-error `othrwise`
}
