"""Which rows answer, under every hit policy."""

from worlds import presences, rule_sets

from presencemap.checks.meaning.answering import Answering
from presencemap.tables.diagram import Proof
from presencemap.tables.interpret import decide


def test_equals_the_interpreter():
    """A row is found to answer exactly if the interpreter has it answer some presence."""
    for world in rule_sets(9):
        table = world.rules.tables[0]
        answering = Answering(Proof(table, world.rules.fields))
        expected = {decide(table, each).row for each in presences(world)} - {None}
        found = {row.name: answering.find(number) for number, row in answering.rows}
        assert {name for name, each in found.items() if each} == expected, world.source.text
        for name, each in found.items():
            assert each is None or decide(table, each.presence).row == name


def test_rather():
    """Of several presences the one is taken that lies in what is wanted as well."""
    for world in rule_sets(10):
        table = world.rules.tables[0]
        proof = Proof(table, world.rules.fields)
        answering = Answering(proof)
        for number, _ in answering.rows:
            for region in proof.rows:
                narrow = answering.find(number, region)
                found = answering.find(number, None, [region, proof.diagrams.false])
                assert found == (narrow or answering.find(number))
