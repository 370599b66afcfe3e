"""Tables as Python code, made of their diagrams: the same answers as the interpreter's, faster.

`generate.py` chooses: a small diagram becomes nested `if`s (`branches.py`), a large one lists in
which the presence's values are summed up to a place (`lookups.py`), and one beyond all bounds is
left to the interpreter. Knows no words of the language and no text of a rules file.
"""

from presencemap.tables.code.bounds import DEFAULT_BOUNDS, Bounds
from presencemap.tables.code.generate import Code, generate

__all__ = ["DEFAULT_BOUNDS", "Bounds", "Code", "generate"]
