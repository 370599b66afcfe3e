"""Which findings somebody wants to see: `--select`, `--ignore` and the settings of that name.

A word is a finding's code, the beginning of codes, or a finding's name. As in ruff, the more
exact word decides, and among equally exact ones the one that leaves out; a list on the
command line stands above the settings'.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from presencemap.checks import CATALOGUE, Entry
from presencemap.cli.exits import Misuse
from presencemap.tables.suggest import did_you_mean

__all__ = ["Layer", "Words", "entry_named", "named_codes", "unknown_finding", "wanted_codes"]

_EXACT: Final = 5
"""The length of a code: a whole code or a name is as exact as can be."""


@frozen
class Words:
    """Words for findings; `where` they were written is for messages, as in `--ignore`."""

    where: str
    words: tuple[str, ...]


@frozen
class Layer:
    """What one place says of findings; `select` is None where it says nothing of that."""

    select: Words | None
    ignore: Words


def entry_named(word: str) -> Entry | None:
    """Return the finding of a code or a name, in whatever case."""
    for entry in CATALOGUE:
        if word.casefold() in (entry.finding.code.casefold(), entry.finding.name):
            return entry
    return None


def unknown_finding(word: str) -> str:
    """Return the message about a word that names no finding."""
    known = [name for entry in CATALOGUE for name in (entry.finding.code, entry.finding.name)]
    hint = did_you_mean(word, known)
    hint = hint or "`presencemap check --list` shows all findings"
    return f"there is no finding `{word}`; {hint}"


def wanted_codes(layers: Iterable[Layer]) -> frozenset[str]:
    """Return the codes of the findings to report, the layers applied in their order.

    Errors that keep rules from compiling are always among them; raises Misuse if somebody
    wants them left out, and for words that name no finding.
    """
    wanted = frozenset(entry.finding.code for entry in CATALOGUE)
    for layer in layers:
        ignore = _exactness(layer.ignore)
        _refuse_locked(ignore, layer.ignore.where)
        if layer.select is None:
            wanted -= ignore.keys()
        else:
            select = _exactness(layer.select)
            wanted = frozenset(
                code for code, exact in select.items() if exact > ignore.get(code, -1)
            )
    return wanted | {entry.finding.code for entry in CATALOGUE if entry.locked}


def _exactness(words: Words) -> dict[str, int]:
    """Return the codes that words name, each with the length of the most exact word."""
    found: dict[str, int] = {}
    for word in (part.strip() for some in words.words for part in some.split(",")):
        if word:
            codes = named_codes(word, words.where)
            exact = _EXACT if entry_named(word) else len(word)
            found |= {code: max(exact, found.get(code, -1)) for code in codes}
    return found


def named_codes(word: str, where: str) -> frozenset[str]:
    """Return the codes that a word names; raises Misuse if it names none."""
    entry = entry_named(word)
    if entry:
        return frozenset({entry.finding.code})
    start = word.upper()
    codes = (each.finding.code for each in CATALOGUE if start.startswith("PM"))
    named = frozenset(code for code in codes if code.startswith(start))
    if not named:
        raise Misuse(f"{where}: {unknown_finding(word)}")
    return named


def _refuse_locked(ignore: dict[str, int], where: str) -> None:
    for entry in CATALOGUE:
        if entry.locked and entry.finding.code in ignore:
            finding = entry.finding
            raise Misuse(
                f"{where}: {finding.code} ({finding.name}) can't be left out: "
                "rules with such an error do not compile"
            )
