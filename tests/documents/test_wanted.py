"""What is asked of documents: options that can't be said wrongly without being told."""

from __future__ import annotations

import pytest

from presencemap.documents import (
    AMBIGUITIES,
    PROFILES,
    DocumentOptions,
    PresenceReader,
    read_documents,
    read_presence,
)


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
        ({"ambiguity": "oldest"}, ValueError,
         "^`oldest` is no way to take ambiguity; there are united, newest, first, cautious$"),
        ({"languages": ["xx yy"]}, ValueError, "^`xx yy` is no language tag; write it as in `de`"),
        ({"languages": [""]}, ValueError, "^`` is no language tag"),
        ({"languages": ["de_DE"]}, ValueError, "^`de_DE` is no language tag"),
        ({"languages": [7]}, TypeError, "^languages holds tags, not 7$"),
        ({"aggregate": "no"}, TypeError, "^aggregate is True or False, not 'no'$"),
        ({"profiles": ["asterik"]}, ValueError, "`asterik` is no profile; there are asterisk, "),
        ({"profiles": "asterisk"}, TypeError, "profiles is a collection of names, not one name"),
        ({"languages": "de"}, TypeError, "languages is a row of tags, not one tag: 'de'"),
    ],
)  # fmt: skip
def test_wrong_options_are_told(options, error, message):
    """A policy or profile that there is not, and one name in the place of several, raise."""
    with pytest.raises(error, match=message):
        DocumentOptions(**options)


@pytest.mark.parametrize(
    ("shapes", "error"), [(-5, ValueError), ("x", TypeError), (1.5, TypeError), (True, TypeError)]
)
def test_a_number_of_shapes_is_one(shapes, error):
    """A reader can't remember less than nothing, and no part of a shape."""
    with pytest.raises(error, match=r"^shapes is a (?:whole )?number"):
        PresenceReader(shapes=shapes)


@pytest.mark.parametrize(
    ("content_type", "body", "message"),
    [
        (None, b"<p/>", "^content_type is a text as in a header, not None$"),
        ("text/xml", "<p/>", "^body is bytes as they came, not str$"),
        ("text/xml", None, "^body is bytes as they came, not NoneType$"),
    ],
)
def test_a_body_is_bytes(content_type, body, message):
    """What is no content type or no body is told in a sentence, by both doors and the reader."""
    for read in (read_presence, read_documents, PresenceReader().read):
        with pytest.raises(TypeError, match=message):
            read(content_type, body)
