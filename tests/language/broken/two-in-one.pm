language 1
use microsoft genesys #! PM101 syntax-error `genesys`
timezone Europe/Paris #! PM101 syntax-error `Europe`
transition Free, Busy -> Off : QUEUED #! PM101 syntax-error `,`
transition Free -> Off, Busy : QUEUED #! PM101 syntax-error `,`
renamed old, older -> new #! PM101 syntax-error `,`
