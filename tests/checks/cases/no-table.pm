language 1                                              #! PM220 no-table ``
use microsoft
