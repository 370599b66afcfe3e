language 1
use microsoft
use genesys
table voice first {
    row free when availability is available & any -> Ready   #! PM102 bad-character `&`
    otherwise -> NotReady; #! PM102 bad-character `;`
}
