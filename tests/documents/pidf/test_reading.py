"""What the reader looks at is what its plan says: anything else in a document may be anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from presencemap.documents import PIDF_FIELDS, DocumentOptions
from presencemap.documents.dialects import open_document
from presencemap.documents.namespaces import PIDF_NAMES
from presencemap.documents.pidf import read_pidf
from presencemap.documents.pidf.plan import plan_of
from presencemap.documents.wanted import Wanted
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS

CASES = Path(__file__).parents[1] / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.xml") if path.stem[:4] in ("pidf", "vend"))
MANNERS = [
    (PIDF_FIELDS, DocumentOptions()),
    ({"basic"}, DocumentOptions()),
    ({"activities"}, DocumentOptions(ambiguity="newest")),
    ({"note"}, DocumentOptions(languages=("fr", "de"))),
    ({"idle", "display-name"}, DocumentOptions(ambiguity="first")),
    ({"activities"}, DocumentOptions(profiles={"asterisk", "digium", "freeswitch"})),
]
AT = 1772442000.0


def root_of(name):
    """Return the root of a case's document, None where it is refused."""
    try:
        return open_document((CASES / f"{name}.xml").read_bytes(), DEFAULT_LIMITS)
    except DocumentError:
        return None


def looked_at(root, wanted):
    """Return all elements that a plan leads to, and what stands in those that feed fields."""
    seen = {root}

    def look(holder, slots):
        for child in holder:
            slot = slots.get(child.tag)
            if slot is None:
                if PIDF_NAMES.get(child.tag) == "timestamp":
                    seen.add(child)
            elif slot.inside is None:
                seen.update(child.iter())
            else:
                seen.add(child)
                look(child, slot.inside)

    look(root, plan_of(wanted, "presence").slots)
    return seen


def rests_on_time(elements):
    """Tell whether anything that is looked at has a time."""
    names = ("from", "until", "last-input")
    return any(element.get(name) is not None for element in elements for name in names)


@pytest.mark.parametrize(("fields", "options"), MANNERS)
def test_what_is_not_looked_at_changes_nothing(fields, options):
    """Texts and attributes of all other elements may be spoilt in every case's document."""
    wanted = Wanted(frozenset(fields), options)
    spoilt = 0
    for name in NAMES:
        root = root_of(name)
        if root is None:
            continue
        before = read_pidf(root, wanted, AT)
        seen = looked_at(root, wanted)
        for element in root.iter():
            if element not in seen:
                spoilt += 1
                element.text = "spoilt"
                for attribute in element.attrib:
                    element.set(attribute, "spoilt")
        assert read_pidf(root, wanted, AT) == before, name
    assert spoilt > 100


@pytest.mark.parametrize(("fields", "options"), MANNERS)
def test_time_changes_nothing_that_does_not_rest_on_it(fields, options):
    """Where nothing that is looked at has a time, a reading is the same at any time and none."""
    wanted = Wanted(frozenset(fields), options)
    resting = 0
    for name in NAMES:
        root = root_of(name)
        if root is None:
            continue
        if rests_on_time(looked_at(root, wanted)):
            resting += 1
        else:
            readings = [read_pidf(root, wanted, at) for at in (None, 0.0, AT, 4e9)]
            assert readings == readings[:1] * 4, name
    assert resting < len(NAMES) / 2
