language 1
use microsoft
use genesys

context { agent.group : text, agent.on_call : yes/no }   #! PM101 syntax-error `,`
field queue : int { short = 0..3, long = 4.. }           #! PM101 syntax-error `,`
