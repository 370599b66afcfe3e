language 1
use microsoft
use genesys

define called = activity is on-the-phone;                   #! PM102 bad-character `;`
define talked = activity is in-a-meeting;                   #! PM102 bad-character `;`
