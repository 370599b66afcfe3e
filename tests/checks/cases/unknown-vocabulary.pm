language 1
use microsft                       #! PM010 unknown-vocabulary `microsft`
use Genesys                        #! PM010 unknown-vocabulary `Genesys`
use lync "2010"                    #! PM010 unknown-vocabulary `lync`
use missing-file                   #! PM010 unknown-vocabulary `missing-file`
table voice first { otherwise -> NotReady }
