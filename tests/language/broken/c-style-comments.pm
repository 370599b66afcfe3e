language 1
use microsoft
use genesys

#! PM102 bad-character@next `// who may call whom`
// who may call whom
#! PM102 bad-character@next `/* old */`
/* old */ define any_call = activity is on-the-phone
#! PM102 bad-character@next `-- as SQL has it`
-- as SQL has it
