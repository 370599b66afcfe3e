"""The policies for several persons and services, against a plain model of what they promise."""

from __future__ import annotations

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents import AMBIGUITIES, DocumentOptions, read_presence

HEAD = (
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" '
    'xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" '
    'xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:ada@desk.example">'
)


@frozen
class Speaker:
    """A person or a tuple, and what it says."""

    is_person: bool
    basic: str | None
    activities: frozenset[str] | None
    user_input: str | None
    note: str | None
    minute: int | None

    def xml(self) -> str:
        """Return the element."""
        inner = ""
        if self.activities is not None:
            names = "".join(f"<r:{name}/>" for name in sorted(self.activities))
            inner += f"<r:activities>{names}</r:activities>"
        if self.user_input is not None:
            inner += f"<r:user-input>{self.user_input}</r:user-input>"
        if self.note is not None:
            inner += f"<note>{self.note}</note>"
        if self.minute is not None:
            inner += f"<timestamp>2026-03-02T09:{self.minute:02}:00Z</timestamp>"
        if self.is_person:
            return f'<dm:person id="p">{inner}</dm:person>'
        basic = "" if self.basic is None else f"<basic>{self.basic}</basic>"
        return f'<tuple id="t"><status>{basic}</status>{inner}</tuple>'


def optional(*values):
    """Give one of the values, or none."""
    return st.none() | st.sampled_from(values)


NAMES = st.frozensets(st.sampled_from(["busy", "meeting", "away", "lunch"]), max_size=2)
SPEAKERS = st.builds(
    Speaker,
    is_person=st.booleans(),
    basic=optional("open", "closed", "unknown"),
    activities=st.none() | NAMES,
    user_input=optional("active", "idle"),
    note=optional("one", "two"),
    minute=optional(1, 2, 3),
)
DOCUMENTS = st.lists(SPEAKERS, max_size=5)
FIELDS = ("basic", "activities", "user_input", "note")


def body_of(speakers):
    """Return a document of these persons and tuples."""
    return (HEAD + "".join(each.xml() for each in speakers) + "</presence>").encode()


def read(speakers, ambiguity):
    """Return what a document says under a policy, under the model's names."""
    options = DocumentOptions(ambiguity=ambiguity)
    (update,) = read_presence("application/pidf+xml", body_of(speakers), options=options)
    return {field: update.changes[field.replace("_", "-")] for field in FIELDS}


def model(speakers, ambiguity):
    """Return what the policy promises, in the plainest way."""
    return {field: model_of(field, speakers, ambiguity) for field in FIELDS}


def model_of(field, speakers, ambiguity):
    """Return one field of the model."""
    if field == "basic":
        saying = [each for each in speakers if not each.is_person and each.basic is not None]
    else:
        saying = [each for each in speakers if getattr(each, field) is not None]
    if not saying:
        return None
    highest = [each for each in saying if each.is_person] or saying
    if ambiguity == "first":
        return getattr(highest[0], field)
    if ambiguity == "newest":
        dated = [(each.minute or 0, place) for place, each in enumerate(highest)]
        return getattr(highest[max(dated)[1]], field)
    if field == "activities":
        return frozenset().union(*(each.activities for each in saying))
    if field != "basic":
        return getattr(highest[0], field)
    order = ["open", "unknown", "closed"]
    if ambiguity == "cautious":
        order.reverse()
    return min((each.basic for each in saying), key=order.index)


@given(DOCUMENTS, st.sampled_from(AMBIGUITIES))
def test_policies_are_what_they_promise(speakers, ambiguity):
    """Under each policy a document says what the model makes of its persons and services."""
    assert read(speakers, ambiguity) == model(speakers, ambiguity)


@given(SPEAKERS, st.sampled_from(AMBIGUITIES))
def test_one_speaker_is_not_ambiguous(speaker, ambiguity):
    """All policies are one where one person or one service speaks."""
    assert read([speaker], ambiguity) == read([speaker], "united")


@given(DOCUMENTS, st.sampled_from(AMBIGUITIES), st.randoms())
def test_silence_changes_nothing(speakers, ambiguity, random):
    """A person or service without a statement may stand anywhere (RFC 4479 §3.6)."""
    silent = Speaker(random.random() < 0.5, None, None, None, None, 59)
    place = random.randint(0, len(speakers))
    more = [*speakers[:place], silent, *speakers[place:]]
    assert read(more, ambiguity) == read(speakers, ambiguity)


@given(DOCUMENTS, st.randoms())
def test_order_does_not_matter_where_all_count(speakers, random):
    """United and cautious, what is done and what can be reached rests on no order."""
    shuffled = random.sample(speakers, len(speakers))
    for ambiguity in ("united", "cautious"):
        one, other = read(speakers, ambiguity), read(shuffled, ambiguity)
        assert [one[f] for f in ("basic", "activities")] == [
            other[f] for f in ("basic", "activities")
        ]


@given(DOCUMENTS)
def test_caution_reaches_no_further(speakers):
    """Who is reached cautiously is reached under each policy."""
    if read(speakers, "cautious")["basic"] == "open":
        assert {read(speakers, ambiguity)["basic"] for ambiguity in AMBIGUITIES} == {"open"}


@given(DOCUMENTS, st.sampled_from(AMBIGUITIES))
def test_places_are_where_values_stand(speakers, ambiguity):
    """Each field with a value has a place, in an element that says something of the field."""
    options = DocumentOptions(ambiguity=ambiguity)
    body = body_of(speakers).replace(b"><", b">\n<")
    (update,) = read_presence("application/pidf+xml", body, options=options)
    assert update.places.keys() == {f for f, v in update.changes.items() if v is not None}
    lines = body.decode().split("\n")
    for place in update.places.values():
        name = place.element.rpartition("/")[2]
        assert f"{name}" in lines[place.line - 1]
