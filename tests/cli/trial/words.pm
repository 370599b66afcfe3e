language 1
vocabulary words
field word : token { red, green }
