language 1
vocabulary clock
timezone "Europe/Paris"
