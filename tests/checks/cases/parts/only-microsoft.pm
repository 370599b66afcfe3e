# Uses a vocabulary for those who use it.
language 1
use microsoft
vocabulary only-microsoft
