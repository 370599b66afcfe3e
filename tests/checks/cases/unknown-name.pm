language 1
use microsoft
use genesys
define busy_now = availibility is busy                  #! PM201 unknown-name `availibility`
table voice first {
    row one when on_call -> NotReady                    #! PM201 unknown-name `on_call`
    row two when device is mobile and Activity is on-the-phone -> keep  #! PM201 unknown-name `Activity`
    row three when basic is open or busy_now -> keep    #! PM201 unknown-name `basic`
    otherwise -> NotReady
}
