"""Tables without `otherwise`: whether they are total, and the last row that they are offered."""

from __future__ import annotations

import pytest
from said import HEAD, compiled, fixed, said
from small_tables import Small, conditions_in, tables

from presencemap.checks import gap, not_proved
from presencemap.limits import Limits
from presencemap.tables.diagram.proofs import Proofs

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
            "table t any { row a when device is web -> Ready }",
            "table t any { row a when device is web -> Ready otherwise -> NotReady reason "
            '"Unknown" }',
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
            'table t any { row a when note is "" -> keep\n    row b when device is web -> keep}',
            'table t any { row a when note is "" -> keep\n    row b when device is web -> keep\n'
            '    otherwise -> NotReady reason "Unknown"\n}',
        ),
    ],
)
def test_the_fix_adds_a_row_as_the_others_stand(before, after):
    """The row goes before the closing brace, indented as the row before it; it is a proposal."""
    [found] = said(gap, before)
    assert not found.fix.safe
    assert fixed(found) == after
    assert said(gap, after) == []


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
    [found] = said(gap, f"table t first {{ {rows} }}", OTHER)
    assert found.help == f"add a last row such as `{row}`"
    assert row in fixed(found, OTHER)


def test_the_row_logs_nobody_out():
    """A logged-out state is answered only where every other one is routable."""
    head = "language 1\nuse microsoft\nstate On routable\nstate Gone logged-out\n"
    rows = "table t first { row a when note is absent -> On }"
    [found] = said(gap, rows, f"{head}state Shut\n")
    assert found.help == "add a last row such as `otherwise -> Shut`"
    [found] = said(gap, rows, head)
    assert found.help == "add a last row such as `otherwise -> Gone`"


def test_without_a_safe_state_there_is_no_fix():
    """Where every state is routable, nothing is proposed."""
    head = "language 1\nuse microsoft\nstate On routable\n"
    [found] = said(gap, "table t first { row a when note is absent -> On }", head)
    assert found.fix is None
    assert "not routable" in found.help


@tables("first", "unique", "any", otherwise=False)
def test_a_gap_is_found_just_where_no_row_matches(small: Small) -> None:
    """A table is said to have a gap if some presence has no row; the witness has none."""
    found = small.said(gap)
    assert len(found) == (not all(small.matching))
    for each in found:
        assert small.rows_of(small.presence(each)) == []


@tables("first", "unique", "any", otherwise=False)
def test_a_gap_is_described(small: Small) -> None:
    """The conditions in a message are true of just the presences without a row."""
    for each in small.said(gap):
        conditions = conditions_in(each.message)
        where = small.where(conditions) if conditions else None
        if where is not None:
            assert where == {n for n, rows in enumerate(small.matching) if not rows}
        if "any presence" in each.message:
            assert not any(small.matching)


def test_classes_are_merged():
    """What is open is said by ranges, in few conditions, and the rest is counted."""
    rows = "row a when availability in available..away -> Ready"
    [found] = said(gap, f"table t first {{ {rows} }}")
    assert found.message == (
        "table `t` does not say what happens where `availability not in {available..away}`"
    )
    assert found.witness == {"availability": None}
    assert found.example == 'example "a gap in t" {\n    =>  t keep\n}'
    conditions = " or ".join(
        f"(availability is {n} and device is web and note is absent)" for n in range(0, 50, 2)
    )
    [found] = said(gap, f"table t first {{ row a when not ({conditions}) -> Ready }}")
    assert found.message == (
        "table `t` does not say what happens where "
        "`note is absent and device is web and availability in {0, 2, 4, 6, 8, 10, 12, 14, …}`"
    )


def test_a_gap_that_is_only_possible():
    """Whether a text is like many patterns is not always found out: then it may be a gap."""
    like = " and ".join(f'note like "*{"*".join(word)}*"' for word in ("abcdefghij", "jihgfedcba"))
    like += ' and note like "*aebdcfghijjihg*" and not note like "*b*a*b*"'
    found = said(gap, f"table t first {{ row a when not ({like}) -> Ready }}")
    for each in found:
        assert (each.witness is None) == ("may not say" in each.message)


def test_a_table_beyond_the_bounds_needs_otherwise():
    """Where a table is not proved to be total, it is refused without `otherwise`."""
    text = "row a when device is web -> Ready\nrow b when device is not web -> NotReady"
    result = compiled(f"table t first {{ {text} }}")
    assert list(gap.check(result, result.rules)) == []
    limits = Limits(diagram_variables=0)
    result.__dict__["proofs"] = Proofs(result.rules.tables, result.rules.fields, limits)
    [found] = gap.check(result, result.rules)
    assert found.message == "table `t` is too large to be proved to answer every presence"
    assert found.fix is not None
    assert len(list(not_proved.check(result, result.rules))) == 1


def test_what_can_not_be_described_is_still_an_error():
    """A gap that is found but has too many nodes to be described is said without a place."""
    rows = "\n".join(
        f"row r{n} when availability is {n} or age is {n} or device is web -> Ready"
        for n in range(20)
    )
    head = HEAD + "context { age : int }\n"
    result = compiled(f"table t first {{ {rows} }}", head)
    needed = Proofs(result.rules.tables, result.rules.fields, Limits())
    [budget] = needed.each("", lambda proof: [proof.diagrams.budget] * bool(proof.unmatched()))
    limits = Limits(diagram_nodes=budget.nodes)
    result.__dict__["proofs"] = Proofs(result.rules.tables, result.rules.fields, limits)
    [found] = gap.check(result, result.rules)
    assert found.message == "table `t` does not say what happens to some presences"
