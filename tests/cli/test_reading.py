"""How documents are read, as the command line and a settings file say."""

from __future__ import annotations

import pytest

from presencemap.cli.exits import Misuse
from presencemap.cli.reading import Reading, document_options
from presencemap.cli.settings import NO_SETTINGS, Settings
from presencemap.documents import DocumentOptions

SILENT = {"ambiguity": None, "profiles": (), "aggregate": None, "languages": ()}


def asked(**said):
    """Return what a command line says."""
    return Reading(**{**SILENT, **said})


def test_nothing_said_is_the_default():
    """Without options and settings documents are read as the library reads them."""
    assert document_options(asked(), NO_SETTINGS) == DocumentOptions()


def test_options_are_taken_over():
    """Every option reaches the reader."""
    given = asked(ambiguity="first", profiles=("asterisk",), aggregate=True, languages=("de", "en"))
    assert document_options(given, NO_SETTINGS) == DocumentOptions(
        ambiguity="first", profiles={"asterisk"}, aggregate=True, languages=("de", "en")
    )


def test_the_command_line_wins_over_settings():
    """A setting counts where the command line says nothing of the same thing."""
    settings = Settings(
        ambiguity="newest", profiles=("asterisk",), aggregate=True, languages=("fr",)
    )
    found = document_options(asked(), settings)
    assert (found.ambiguity, found.profiles, found.aggregate, found.languages) == (
        "newest", {"asterisk"}, True, ("fr",),
    )  # fmt: skip
    found = document_options(
        asked(ambiguity="united", aggregate=False, languages=("de",)), settings
    )
    assert (found.ambiguity, found.profiles, found.aggregate, found.languages) == (
        "united", {"asterisk"}, False, ("de",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "settings", "message"),
    [
        (asked(profiles=("asterik",)), NO_SETTINGS,
         "^there is no profile `asterik`; did you mean `asterisk`"),
        (asked(profiles=("x",)), NO_SETTINGS, "^there is no profile `x`; there are .*asterisk"),
        (asked(), Settings(file="p.toml", profiles=("asterik",)), "^p.toml: there is no profile"),
        (asked(languages=("xx yy",)), NO_SETTINGS, "^--language: `xx yy` is no language tag"),
        (asked(languages=("",)), NO_SETTINGS, "^--language: `` is no language tag"),
        (asked(), Settings(file="p.toml", languages=("d e",)), "^p.toml: `languages`: `d e` is no"),
        (asked(), Settings(file="p.toml", ambiguity="oldest"),
         "^p.toml: `ambiguity` takes one of united, newest, first, cautious"),
    ],
)  # fmt: skip
def test_names_without_a_meaning_are_misuse(given, settings, message):
    """A policy or profile that there is not is told, with the file it stands in."""
    with pytest.raises(Misuse, match=message):
        document_options(given, settings)
