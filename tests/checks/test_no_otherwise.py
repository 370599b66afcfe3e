"""The last row that a table without one is offered."""

from __future__ import annotations

import pytest
from said import HEAD, fixed, said

from presencemap.checks import no_otherwise

OTHER = HEAD + "use genesys-cloud\nstate Home { reason : text(3) }\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "table t first {\n    row a when note is absent -> Ready\n}\n",
            "table t first {\n    row a when note is absent -> Ready\n"
            '    otherwise -> NotReady reason "Unknown"\n}\n',
        ),
        (
            "table t any { row a when any -> Ready }",
            'table t any { row a when any -> Ready otherwise -> NotReady reason "Unknown" }',
        ),
        ("table t unique {}\n", 'table t unique { otherwise -> NotReady reason "Unknown" }\n'),
        (
            "table t any\n  {\n  # nothing yet\n  }\n",
            "table t any\n  {\n  # nothing yet\n"
            '      otherwise -> NotReady reason "Unknown"\n  }\n',
        ),
        (
            "table t unique {\n\tnote | device -> outcome\n\tany | mobile -> Ready # last\n}\n",
            "table t unique {\n\tnote | device -> outcome\n\tany | mobile -> Ready # last\n"
            '\totherwise -> NotReady reason "Unknown"\n}\n',
        ),
        (
            "table t unique {\n  note | device -> outcome\n  any | mobile -> Ready }\n",
            "table t unique {\n  note | device -> outcome\n  any | mobile -> Ready\n"
            '  otherwise -> NotReady reason "Unknown"\n}\n',
        ),
        (
            "table t any { row a when any -> Ready\n    row b when device is web -> keep}",
            "table t any { row a when any -> Ready\n    row b when device is web -> keep\n"
            '    otherwise -> NotReady reason "Unknown"\n}',
        ),
    ],
)
def test_the_fix_adds_a_row_as_the_others_stand(before, after):
    """The row goes before the closing brace, indented as the row before it; it is a proposal."""
    [found] = said(no_otherwise, before)
    assert not found.fix.safe
    assert fixed(found) == after
    assert said(no_otherwise, after) == []


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ("row a when note is absent -> OnQueue", "otherwise -> Available"),
        ("row a when note is absent -> keep", 'otherwise -> NotReady reason "Unknown"'),
        ("row a when note is absent -> Home", "otherwise -> Home"),
    ],
)
def test_the_row_speaks_the_target_of_the_table(rows, row):
    """It answers a state of the table's own target, with a reason only where there is room."""
    [found] = said(no_otherwise, f"table t first {{ {rows} }}", OTHER)
    assert found.help == f"add a last row such as `{row}`"
    assert row in fixed(found, OTHER)


def test_the_row_logs_nobody_out():
    """A logged-out state is answered only where every other one is routable."""
    head = "language 1\nuse microsoft\nstate On routable\nstate Gone logged-out\n"
    rows = "table t first { row a when note is absent -> On }"
    [found] = said(no_otherwise, rows, f"{head}state Shut\n")
    assert found.help == "add a last row such as `otherwise -> Shut`"
    [found] = said(no_otherwise, rows, head)
    assert found.help == "add a last row such as `otherwise -> Gone`"


def test_without_a_safe_state_there_is_no_fix():
    """Where every state is routable, nothing is proposed."""
    head = "language 1\nuse microsoft\nstate On routable\n"
    [found] = said(no_otherwise, "table t first { row a when note is absent -> On }", head)
    assert found.fix is None
    assert "not routable" in found.help
