"""Profiles: data that is consistent with itself, and a name that is not known is an error."""

from __future__ import annotations

import pytest

from presencemap.documents import PIDF_FIELDS, PROFILES, DocumentOptions, read_presence

BODY = b"""<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example">
<tuple id="t"><status><basic>open</basic></status><note>%s</note></tuple></presence>"""


def test_names_are_told_apart():
    """Each profile has a name of its own and says what it is about."""
    names = [profile.name for profile in PROFILES]
    assert len(set(names)) == len(names)
    assert all(profile.documentation for profile in PROFILES)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_fields_are_those_that_are_filled(profile):
    """A profile says of which fields it tells something, and tells nothing else."""
    filled = set()
    for told in profile.notes.values():
        filled |= {"basic"} if told.basic else set()
        filled |= {"activities"} if told.activities is not None else set()
    filled |= {"activities"} if profile.silent else set()
    filled |= {"activities", "note"} if profile.presence else set()
    assert profile.fields == filled
    assert profile.fields <= PIDF_FIELDS


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_notes_are_known_in_any_case(profile):
    """Each note of a profile is recognised, in capitals too, and none without the profile."""
    for known, told in profile.notes.items():
        body = BODY % known.upper().replace("*", "4711").encode()
        (plain,) = read_presence("application/pidf+xml", body)
        assert (plain.changes["basic"], plain.changes["activities"]) == ("open", None)
        options = DocumentOptions(profiles={profile.name})
        (update,) = read_presence("application/pidf+xml", body, options=options)
        assert update.changes["basic"] == (told.basic or "open")
        assert update.changes["activities"] == told.activities


def test_an_unknown_profile_is_an_error():
    """The error says which names there are."""
    with pytest.raises(ValueError, match=r"`asterix` is no profile; there are asterisk, digium,"):
        DocumentOptions(profiles=["asterisk", "asterix"])


def test_one_name_is_no_collection():
    """A text would be a collection of letters."""
    with pytest.raises(TypeError, match="collection of names"):
        DocumentOptions(profiles="asterisk")


def test_an_unknown_policy_is_an_error():
    """A policy is one of four."""
    with pytest.raises(ValueError, match="ambiguity"):
        DocumentOptions(ambiguity="latest")
