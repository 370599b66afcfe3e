"""Schemas, and what in a document differs from them: the only place that knows xmlschema.

The schemas are those in `grammars/presence`. Nothing here is used on the way of a
notification: most documents in the wild differ from their schema, and are read all the same.
"""

from presencemap.documents.schemas.comparison import Deviation, deviations
from presencemap.documents.schemas.document import Body, Document, open_body
from presencemap.documents.schemas.loading import SCHEMAS, load_schema
from presencemap.documents.schemas.rules import Rule
from presencemap.documents.schemas.sets import namespace_of, right_namespace, schema_name

__all__ = [
    "SCHEMAS",
    "Body",
    "Deviation",
    "Document",
    "Rule",
    "deviations",
    "load_schema",
    "namespace_of",
    "open_body",
    "right_namespace",
    "schema_name",
]
