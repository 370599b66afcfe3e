"""What is claimed of whole tables, held against the interpreter on random tables."""

from __future__ import annotations

import pytest
from random_tables import FIELDS, atoms_of, cases, expected_leaf, leaf_at, rules_of

from presencemap.limits import Limits
from presencemap.tables import interpret
from presencemap.tables.diagram import NO_ROW, OTHER, Proof, TooLarge, decides


def proof_of(rows, fields=FIELDS):
    """Return the proof of a table `first` with these rows."""
    rules = rules_of(fields + "table voice first {\n" + "\n".join(rows) + "\n otherwise -> keep }")
    return Proof(rules.tables[0], rules.fields)


def region_of(diagrams, diagram, answer):
    """Return where a diagram gives an answer."""
    return diagrams.mapped(
        diagram, lambda leaf: diagrams.true if leaf == answer else diagrams.false
    )


def test_a_diagram_answers_what_the_interpreter_answers():
    """At the leaf of a presence stands its row, that no row matches, or that some conflict."""
    for case in cases():
        for presence in case.presences:
            found = leaf_at(case.proof.diagram, atoms_of(case.proof, presence))
            assert found == expected_leaf(case, presence), (case, presence)


def test_the_region_of_a_row_is_where_its_condition_holds():
    """No presence is in a row's region that its condition is not true of, and none is missing."""
    for case in cases():
        for presence in case.presences:
            atoms = atoms_of(case.proof, presence)
            inside = [n for n, region in enumerate(case.proof.rows) if leaf_at(region, atoms)]
            assert inside == case.matching(presence), (case, presence)


def test_a_row_is_reached_exactly_if_a_presence_reaches_it():
    """What is found reaches the row; if nothing is found, no presence does."""
    for case in cases():
        reached = {min(case.matching(each), default=None) for each in case.presences}
        for row in range(len(case.table.rows)):
            evidence = case.proof.reached(row)
            if evidence is None:
                assert row not in reached, (case, row)
            else:
                assert evidence.presence is not None, (case, row)
                assert min(case.matching(evidence.presence)) == row, (case, row, evidence)


def test_there_is_a_gap_exactly_if_a_presence_matches_no_row():
    """What is found matches none; if nothing is found, every presence matches a row."""
    for case in cases():
        evidence = case.proof.unmatched()
        if evidence is None:
            assert all(map(case.matching, case.presences)), case
        else:
            assert evidence.presence is not None, case
            assert not case.matching(evidence.presence), (case, evidence)


def test_rows_overlap_exactly_if_a_presence_matches_both():
    """What is found matches two rows; if nothing is found, no presence does."""
    for case in cases():
        both = [set(case.matching(each)) for each in case.presences]
        for other in range(1, len(case.table.rows)):
            evidence = case.proof.find(case.proof.both(case.proof.rows[0], case.proof.rows[other]))
            if evidence is None:
                assert not any({0, other} <= each for each in both), (case, other)
            else:
                assert {0, other} <= set(case.matching(evidence.presence)), (case, evidence)


def test_claims_within_a_region_are_about_this_region():
    """A gap is looked for only where it is asked for."""
    for case in cases():
        region = case.proof.rows[-1]
        evidence = case.proof.unmatched(within=region)
        assert evidence is None, (case, evidence)
        outside = case.proof.diagrams.negated(region)
        found = case.proof.reached(0, within=outside)
        if found is not None:
            matching = case.matching(found.presence)
            assert 0 in matching, case
            assert len(case.table.rows) - 1 not in matching, (case, found)


def test_equal_functions_are_the_same_node():
    """However it is computed: what the rows leave is what the diagram has at its gap."""
    for case in cases():
        diagrams = case.proof.diagrams
        rest = diagrams.negated(diagrams.any_of(case.proof.rows))
        gap = region_of(diagrams, case.proof.diagram, NO_ROW)
        assert rest is gap, case
        for row in case.proof.rows:
            assert diagrams.negated(diagrams.negated(row)) is row, case
            assert diagrams.both(row, diagrams.either(row, rest)) is row, case


SHADOWED = [
    # row that stands first, row that may be shadowed by it, whether it is
    ('note is "abc"', 'note like "abc"', False),  # ABC is like it, too
    ('note in {"1", "12"}', 'note like "1"', True),
    ('note like "*a*"', 'note like "*ab*"', True),
    ('note like "a*"', 'note like "*a"', False),
    ('note like "*"', "note is not absent", True),
    ('note like "?*"', "note is not absent", False),  # the empty text
    ("age <= 1s", "age < 1s", True),
    ("age < 1s", "age <= 1s", False),
    ("age >= 0s", "age is not absent", True),
    ("number <= 4294967295", "number is not absent", True),
    ("number < 4294967295", "number is top", False),
    ("number not in {low}", "number is absent", True),
    ("badge is staff", 'badge is "STAFF"', True),
    ("word in {x, y}", "word is not absent", False),  # any other
    ("choice in {a, b, c}", "choice is not absent", True),
    ("worn in {cap, tie}", "worn is not absent", True),
    ("held in {p, q, r}", "held is not absent", False),  # any other
    ("day in {mon..sun}", "day is not absent", True),
    ("clock between 00:00 and 24:00", "clock is not absent", True),
    ("flag or flag is no", "flag is not absent", True),
    ("any", "flag", True),
]


@pytest.mark.parametrize(("before", "behind", "is_shadowed"), SHADOWED)
def test_a_row_is_shadowed_to_the_last_value(before, behind, is_shadowed):
    """The ends of every type of field are where they are."""
    proof = proof_of([f"row one when {before} -> Here", f"row two when {behind} -> Gone"])
    assert (proof.reached(1) is None) is is_shadowed


def test_what_no_text_was_found_for_is_only_possible():
    """A text that is too hard to find is no proof that there is one, nor that there is none."""
    hard = " and ".join(f'note like "*a{"?" * n}b*"' for n in range(60, 70))
    proof = proof_of([f'row one when {hard} and not note like "*b*" -> Here'])
    evidence = proof.reached(0)
    assert evidence is not None
    assert evidence.presence is None


WHERE = [
    ({"note": [None]}, {}, True),
    ({"note": [None]}, {"note": "x"}, False),
    ({"note": [None, OTHER]}, {"note": "uv"}, True),
    ({"held": [None]}, {"held": frozenset({"zz"})}, False),
    ({"held": [None]}, {}, True),
    ({"held": [True]}, {"held": frozenset({"p", "zz"})}, True),
    ({"choice": ["a", None], "flag": [True]}, {"choice": "a", "flag": True}, True),
    ({"choice": ["a", None], "flag": [True]}, {"choice": "a", "flag": False}, False),
    ({"choice": ["nothing of it"]}, {"choice": "a"}, False),
    ({"day": ["mon"]}, {"day": "tue"}, True),  # which no row asks for
]


@pytest.mark.parametrize(("wanted", "presence", "is_inside"), WHERE)
def test_a_region_can_be_asked_for_by_atoms(wanted, presence, is_inside):
    """Of a text patterns make no difference, and a set that is absent holds nothing."""
    proof = proof_of(
        [
            'row one when note like "u*" and held in {p} and choice is a -> Here',
            "row two when flag and held is absent -> Here",
        ]
    )
    assert leaf_at(proof.where(wanted), atoms_of(proof, presence)) is is_inside


def test_too_many_variables_are_too_large():
    """Each is a level of recursion, and so they are bounded."""
    rows = [f"row r{n} when {name} -> Here" for n, name in enumerate(["flag", "note is absent"])]
    rules = rules_of(FIELDS + "table t first {\n" + "\n".join(rows) + "\n otherwise -> keep }")
    assert Proof(rules.tables[0], rules.fields, Limits(diagram_variables=2)).unmatched()
    with pytest.raises(TooLarge, match="more than 1 variables"):
        Proof(rules.tables[0], rules.fields, Limits(diagram_variables=1))


def test_a_diagram_that_is_too_large_is_given_up_once():
    """Who asks again is told the same, without another try."""
    fields = "".join(f"field {side}{n} : yes/no\n" for side in "xy" for n in range(9))
    rows = ["row all when " + " and ".join(f"x{n}" for n in range(9)) + " -> Here"]
    rows += [f"row r{n} when x{n} and y{n} -> Gone" for n in range(9)]
    rules = rules_of(
        FIELDS + fields + "table t first {\n" + "\n".join(rows) + "\n otherwise -> keep }"
    )
    proof = Proof(rules.tables[0], rules.fields, Limits(diagram_nodes=300))
    with pytest.raises(TooLarge, match="more than 300 nodes"):
        _ = proof.diagram
    before = proof.diagrams.budget._steps
    with pytest.raises(TooLarge, match="more than 300 nodes"):
        _ = proof.diagram
    assert proof.diagrams.budget._steps == before


def test_rows_that_agree_decide_alike():
    """Names do not count, outcomes and holds do; so the interpreter counts them."""
    for case in cases():
        for one in case.table.rows:
            for other in case.table.rows:
                alike = (one.decision.outcome, one.decision.after) == (
                    other.decision.outcome,
                    other.decision.after,
                )
                assert (decides(one) == decides(other)) is alike, case


def test_a_proof_does_not_depend_on_what_was_asked_before():
    """Searches remember what they excluded; whether there is something stays the same."""
    for case in cases():
        fresh = Proof(case.table, case.rules.fields)
        last = len(case.table.rows) - 1
        late = [case.proof.reached(row) for row in range(last + 1)][last]
        assert (fresh.reached(last) is None) is (late is None), case
        if late is not None:
            decision = interpret.decide(case.table, late.presence)
            assert decision == interpret.decide(case.table, fresh.reached(last).presence)
