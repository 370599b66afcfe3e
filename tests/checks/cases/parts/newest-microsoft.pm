language 1
use microsoft
