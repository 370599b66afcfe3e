"""PM503 unused-use: a file is used of which nothing is used.

No field, state, definition or time zone that the file, or a file that it uses in turn,
declares is spoken of anywhere else. Such a line is left over, or copied from another site; it
makes names known that then can be taken by mistake. A file that brings tables or examples
always has an effect.

The fix is unsafe, for a file that uses this one may speak of what the line brings: each file is
judged with what it uses itself, and nobody knows who else uses it.

Bad:

    use pidf

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from presencemap.checks.meaning.names import ALWAYS_USED, declared_names, spoken_names
from presencemap.checks.mending.edits import without_lines
from presencemap.diagnostics import Diagnostic, Finding, Fix, Severity
from presencemap.language import tree
from presencemap.tables.files import RulesFile
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM503", "unused-use", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the file's own `use` lines without effect; a vocabulary may use for its users."""
    del rules
    own = next(file for file in compiled.files if file.source is compiled.source)
    if any(isinstance(item, tree.Vocabulary) for item in own.parsed.items):
        return
    files = {file.key: file for file in compiled.files}
    spoken = {key: frozenset(spoken_names(file.parsed.items)) for key, file in files.items()}
    for use, key in own.uses:
        brought = _brought(files, key)
        if any(_has_an_effect(files[each]) for each in brought):
            continue
        names = {name for each in brought for name in declared_names(files[each].parsed.items)}
        elsewhere = (names_there for other, names_there in spoken.items() if other not in brought)
        if names.isdisjoint(frozenset().union(*elsewhere)):
            text = compiled.source.at(use.target.span)
            edits = without_lines(compiled.source, use.span)
            fix = Fix(f"take `use {text}` out", edits, safe=False)
            message = f"nothing that `{text}` declares is used"
            yield FINDING.at(compiled.source, use.span, message, fix=fix)


def _has_an_effect(file: RulesFile) -> bool:
    return any(isinstance(item, ALWAYS_USED) for item in file.parsed.items)


def _brought(files: Mapping[str, RulesFile], key: str) -> set[str]:
    """Return the keys of a file and of all that it uses in turn."""
    brought: set[str] = set()
    waiting = [key]
    while waiting:
        each = waiting.pop()
        if each not in brought:
            brought.add(each)
            waiting += [used for _, used in files[each].uses]
    return brought
