language 1
timezone "Europe/Berlin"
