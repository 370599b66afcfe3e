#! PM220 no-table ``
