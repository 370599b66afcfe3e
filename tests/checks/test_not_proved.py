from said import compiled

from presencemap.checks import not_proved
from presencemap.limits import Limits
from presencemap.tables.diagram.proofs import Proofs

TEXT = """
table voice first {
    row free when availability is available -> Ready
    row busy when availability is busy      -> NotReady reason "Busy"
    otherwise                               -> NotReady reason "Unknown"
}
"""


def give_up(result, limits):
    """Ask for a proof of each table under some limits."""
    result.__dict__["proofs"] = proofs = Proofs(result.rules.tables, result.rules.fields, limits)
    assert list(proofs.each("gap", lambda proof: [proof.diagram])) == []
    assert list(proofs.each("overlap", lambda proof: [proof.diagram])) == []


def test_what_was_not_proved_is_named():
    """A table beyond a bound is named with the bound, its size, and what was not looked for."""
    result = compiled(TEXT)
    give_up(result, Limits(diagram_nodes=1))
    (found,) = not_proved.check(result, result.rules)
    assert str(found) == (
        "site.pm:5:7: warning[PM390] not-proved: "
        "`voice` is too large to be proved: a proof took more than 1 nodes"
    )
    assert found.help == (
        "it has 2 rows over 1 fields, and compares `availability` 2 times; "
        "not looked for: gap, overlap"
    )


def test_too_many_variables():
    """A table over more variables than may be levels of a recursion is not tried at all."""
    result = compiled(TEXT)
    give_up(result, Limits(diagram_variables=0))
    (found,) = not_proved.check(result, result.rules)
    assert found.message.endswith("a proof took more than 0 variables")


def test_nothing_given_up():
    """Of a table that was proved nothing is said."""
    result = compiled(TEXT)
    assert list(result.proofs.each("gap", lambda proof: [proof.diagram])) != []
    assert list(not_proved.check(result, result.rules)) == []
