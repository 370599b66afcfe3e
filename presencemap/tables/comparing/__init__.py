"""Rule sets compared: over all presences at once, exactly, and told in a few words.

`joint.py` makes one set of fields of two, `sides.py` one set of diagrams of two tables;
`groups.py` takes their product apart, `describe.py` puts it in words, and `compare.py` has it
all in one place. `fingerprint.py` is for who has only one rule set at hand at a time.
"""

from presencemap.tables.comparing.answer import Answer, answer_words
from presencemap.tables.comparing.compare import compare
from presencemap.tables.comparing.result import (
    Change,
    Comparison,
    FieldChange,
    RowPlace,
    TableComparison,
    Verdict,
)

__all__ = [
    "Answer",
    "Change",
    "Comparison",
    "FieldChange",
    "RowPlace",
    "TableComparison",
    "Verdict",
    "answer_words",
    "compare",
]
