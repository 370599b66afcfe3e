use genesys                        #! PM015 missing-language ``
table voice first { otherwise -> NotReady }  #! PM412 unreachable-state
