"""Languages by Windows' numbers, and which text is taken."""

from __future__ import annotations

import pytest

from presencemap.documents.microsoft.languages import LCIDS, language_of, preferred


@pytest.mark.parametrize(
    ("lcid", "tag"),
    [
        ("1033", "en-US"),
        (" 1031 ", "de-DE"),
        ("5127", "de"),  # de-LI: not listed, but German by its low bits
        ("6154", "es"),  # es-PA
        ("1050", "hr-HR"),
        ("5146", None),  # bs-Latn-BA: Bosnian shares the bits of Croatian and Serbian
        ("99999999999", None),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_languages(lcid, tag):
    """A number has the language that is listed for it, or the one of its low bits."""
    assert language_of(lcid) == tag


def test_numbers_and_tags_are_told_once():
    """No two numbers have one tag, and each is a number of 16 bits."""
    assert len(set(LCIDS.values())) == len(LCIDS)
    assert all(0 < lcid < 2**16 for lcid in LCIDS)


CUSTOMS = (("1036", "fr"), ("2057", "en-GB"), ("1033", "en-US"), ("1046", "pt-BR"))


@pytest.mark.parametrize(
    ("languages", "text"),
    [
        ((), "en-US"),
        (("fr",), "fr"),
        (("de", "FR-fr"), "fr"),
        (("fr-CA",), "fr"),
        (("en-GB", "fr"), "en-GB"),
        (("en",), "en-GB"),  # the first in that language
        (("pt",), "pt-BR"),
        (("pt-PT",), "pt-BR"),
        (("de",), "en-US"),
        (("",), "en-US"),
    ],
)
def test_preferences(languages, text):
    """The first language that there is a text in, of any country; English; the first text."""
    assert CUSTOMS[preferred(CUSTOMS, languages)][1] == text


@pytest.mark.parametrize(
    ("customs", "place"),
    [((), None), ((("1031", "de"),), 0), (((None, "a"), ("1031", "b")), 0)],
)
def test_little_choice(customs, place):
    """Without English the first text is taken, without a text none."""
    assert preferred(customs, ("ja",)) == place
