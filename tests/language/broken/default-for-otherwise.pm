language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone -> keep
    default -> NotReady                                     #! PM101 syntax-error `default`
}
table chat first {
    row call when activity is on-the-phone -> keep
    else -> NotReady                                        #! PM101 syntax-error `else`
}
