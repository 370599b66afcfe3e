language 1
vocabulary elsewhere
state Elsewhere
