"""What is asked of documents: options that can't be said wrongly without being told."""

from __future__ import annotations

import pytest

from presencemap.documents import AMBIGUITIES, PROFILES, DocumentOptions


def test_options_are_values():
    """Any collection of names will do; equal options are one, whatever they were made of."""
    names = [profile.name for profile in PROFILES]
    options = DocumentOptions(profiles=names, languages=["de", "en"])
    assert options == DocumentOptions(profiles=set(names), languages=("de", "en"))
    assert isinstance(hash(options), int)
    assert DocumentOptions().ambiguity == AMBIGUITIES[0]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"ambiguity": "oldest"}, ValueError, "oldest"),
        ({"profiles": ["asterik"]}, ValueError, "`asterik` is no profile; there are asterisk, "),
        ({"profiles": "asterisk"}, TypeError, "profiles is a collection of names, not one name"),
        ({"languages": "de"}, TypeError, "languages is a row of tags, not one tag: 'de'"),
    ],
)
def test_wrong_options_are_told(options, error, message):
    """A policy or profile that there is not, and one name in the place of several, raise."""
    with pytest.raises(error, match=message):
        DocumentOptions(**options)
