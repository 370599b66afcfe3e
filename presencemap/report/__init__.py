"""Values to what people and programs read: text and JSON. Prints nothing, decides nothing."""
