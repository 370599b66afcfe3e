"""PM602 example-without-effect: an example that shows nothing new, or a fact that is ignored.

An example with the presence of another one asks the same question twice; if the two expect
different answers, one of them must fail. A fact about a field that no table asks for changes
no answer: either the rows forgot the field, or the example means another one.

A fact of the file's own `context` that no row asks for is said where it is declared
(`unused-context`).

Bad:

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
    example "available" { availability 3500 => voice Ready }
    example "at the desk" { availability 3500 => voice Ready }
    example "away" { availability 15500, note "lunch" => voice NotReady reason "Unknown" }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
    example "available" { availability 3500 => voice Ready }
    example "away" { availability 15500 => voice NotReady reason "Unknown" }
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from presencemap.checks.unused_context import own_context
from presencemap.diagnostics import Diagnostic, Finding, Related, Severity
from presencemap.language import tree
from presencemap.model import Value
from presencemap.tables.load import Compiled
from presencemap.tables.promises import Example
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM602", "example-without-effect", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the file's own examples that repeat another one, and facts that no table asks for."""
    yield from _repeated(compiled)
    context = own_context(compiled)
    for item in compiled.parsed.items if compiled.parsed else ():
        for fact in item.facts if isinstance(item, tree.Example) else ():
            name = fact.field.text
            if name not in rules.fields:  # then it is called otherwise now
                name = compiled.scope.renamed[name].thing
            if name not in rules.used_fields and name not in context:
                message = f"no table asks for `{name}`, so this fact is ignored"
                yield FINDING.at(compiled.source, fact.span, message)


def _repeated(compiled: Compiled) -> Iterator[Diagnostic]:
    seen: dict[frozenset[tuple[str, Value]], dict[str, Example]] = {}
    for example in compiled.examples:
        first = seen.setdefault(_facts(example.presence), {})
        new = [each.table for each in example.expected if each.table not in first]
        if example.source is compiled.source and not new and example.expected:
            other = first[example.expected[0].table]
            message = f'"{example.name}" has the same presence as "{other.name}"'
            related = (Related("that example is here", other.source, other.span),)
            yield FINDING.at(example.source, example.span, message, related=related)
        for table in new:
            first[table] = example


def _facts(presence: Mapping[str, Value]) -> frozenset[tuple[str, Value]]:
    """Return what is known of a presence; what is absent may be said or not."""
    return frozenset(
        (name, value) for name, value in presence.items() if value not in (None, frozenset())
    )
