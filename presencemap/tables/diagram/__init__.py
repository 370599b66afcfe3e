"""Tables as decision diagrams: over all presences at once, exactly.

Read `variables.py` first: it cuts what may be into finitely many atoms. `nodes.py` has the
diagrams, `regions.py` makes them of conditions, `levels.py` and `build.py` of tables, and
`search.py` looks for a presence without building one. `proof.py` has it all in one place.
"""

from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.build import CONFLICT, NO_ROW
from presencemap.tables.diagram.nodes import Box, Diagrams, Node
from presencemap.tables.diagram.proof import Evidence, Proof, decides
from presencemap.tables.diagram.variables import OTHER, Aspect, Atom, Variable

__all__ = [
    "CONFLICT",
    "NO_ROW",
    "OTHER",
    "Aspect",
    "Atom",
    "Box",
    "Budget",
    "Diagrams",
    "Evidence",
    "Node",
    "Proof",
    "TooLarge",
    "Variable",
    "decides",
]
