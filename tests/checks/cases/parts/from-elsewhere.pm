# Brings no name, but a way for states that others declare.
language 1
vocabulary from-elsewhere
transition Elsewhere -> Ready : AgentReady
transition Ready -> Elsewhere : AgentElsewhere
