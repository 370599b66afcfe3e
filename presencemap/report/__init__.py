"""Values to what people and programs read: text, JSON, SARIF, JUnit, workflow commands.

Prints nothing, decides nothing.
"""
