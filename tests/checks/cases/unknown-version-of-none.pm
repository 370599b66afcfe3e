language 1
use microsoft
use genesys

# The file is no vocabulary, so that it has no versions.
field desk : token { sitting, standing since "2" }   #! PM017 unknown-version `"2"`

table voice first {
    row stands when desk is standing -> NotReady reason "Stands"
    otherwise -> NotReady reason "Unknown"
}
