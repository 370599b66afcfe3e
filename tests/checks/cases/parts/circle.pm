language 1
use "../circular-use.pm"
