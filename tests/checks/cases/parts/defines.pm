language 1
use microsoft
vocabulary defines
define at_the_desk = availability is available
