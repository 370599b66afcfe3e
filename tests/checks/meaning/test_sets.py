"""What the variables of a proof tell of sets."""

from said import compiled

from presencemap.checks.meaning.sets import YES, sets_read
from presencemap.tables.diagram import Proof

HEAD = "language 1\nuse pidf\nuse genesys\n"
BUSY = "row b when activities in {busy, away} -> NotReady"


def read(rows):
    """Return the one set that a table with these rows reads."""
    rules = compiled(f"table voice first {{ {rows} otherwise -> keep }}", HEAD).rules
    (found,) = sets_read(Proof(rules.tables[0], rules.fields))
    return found


def test_which_variable_tells():
    """Tokens named together share a variable; unnamed ones have one if absence is asked for."""
    found = read(BUSY)
    assert found.holding("busy") == found.holding("away") == {0: YES}
    assert found.holding("tv") == {}
    other = read(f"{BUSY} row n when activities is absent -> NotReady")
    assert other.holding("tv") == other.holding("meal") != other.holding("busy")


def test_what_is_alike():
    """What a set holds besides is not alike to a word, unless rows treat both the same."""
    found = read(f"{BUSY} row n when activities is absent -> NotReady")
    held = frozenset({"away", "tv", "juggling"})
    assert found.alike("busy", held) == {"away"}
    assert found.alike("meal", held) == {"tv", "juggling"}
    assert found.is_held("busy", {"activities": held})
    assert not found.is_held("busy", {"activities": frozenset({"tv"})})
    assert found.held({}) == frozenset()


def test_which_words():
    """Words are those that the field lists or a row names."""
    found = read('row j when activities in {"juggling"} -> NotReady')
    assert [*found.words_in({"juggling", "busy", "nothing"})] == ["busy", "juggling"]
