language 1
use microsoft
use genesys

table voice first {
    row lunch when note like “*lunch*” -> NotReady reason ‘Lunch’   #! PM102 bad-character `“*lunch*”` #! PM102 bad-character `‘Lunch’`
    row away  when any -> NotReady reason 'Away'                    #! PM102 bad-character `'Away'`
    otherwise -> NotReady
}
