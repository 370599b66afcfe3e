"""PM502 unused-context: a fact of the `context` that no row asks for.

The connector supplies what is declared in a `context` block, at some cost: it follows calls,
or looks up groups. If no row asks for it, not even by way of a definition, that is for
nothing; more often, a row forgot to ask. A field of which only rows behind a row `when any`
ask is as unused, because those rows never answer.

Bad:

    context {
        agent.on_call : yes/no
    }

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }

Good:

    context {
        agent.on_call : yes/no
    }

    table voice first {
        row call when agent.on_call -> NotReady reason "OnCall"
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.names import spoken_names
from presencemap.checks.mending.edits import without_lines
from presencemap.diagnostics import Diagnostic, Finding, Fix, Related, Severity
from presencemap.language import tree
from presencemap.tables.conditions import Always, fields_of
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Row, Table

__all__ = ["FINDING", "check", "own_context"]

FINDING: Final = Finding("PM502", "unused-context", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the fields of the file's own `context` blocks that no row asks for that can answer."""
    source = compiled.source
    answering: set[str] = set()
    hidden: dict[str, tuple[Table, Row, Row]] = {}
    for table in rules.tables:
        everything: Row | None = None
        for row in table.rows:
            if everything is None:
                answering |= fields_of(row.condition)
                if table.policy is HitPolicy.FIRST and row.condition == Always():
                    everything = row
                continue
            for name in fields_of(row.condition):
                hidden.setdefault(name, (table, row, everything))
    spoken = {name for file in compiled.files for name in spoken_names(file.parsed.items)}
    for name, node in own_context(compiled).items():
        if name in answering:
            continue
        if name in hidden:
            yield _behind(compiled, node, *hidden[name])
            continue
        fix = None
        if name not in spoken:  # else a definition or an example would lose it
            fix = Fix(f"take `{name}` out", without_lines(source, node.span), safe=False)
        yield FINDING.at(source, node.name.span, f"no row asks for `{name}`", fix=fix)


def own_context(compiled: Compiled) -> dict[str, tree.FieldDeclaration]:
    """Return the fields of the file's own `context` blocks; of a vocabulary, they are others'."""
    items = compiled.parsed.items if compiled.parsed else ()
    if any(isinstance(item, tree.Vocabulary) for item in items):
        return {}
    return {
        field.name.text: field
        for item in items
        if isinstance(item, tree.Context)
        for field in item.fields
    }


def _behind(
    compiled: Compiled, node: tree.FieldDeclaration, table: Table, row: Row, everything: Row
) -> Diagnostic:
    name = node.name.text
    message = f"only rows behind `{everything.name}`, which takes everything, ask for `{name}`"
    related = (
        Related(f"`{everything.name}` is here", table.source, everything.span),
        Related(f"`{row.name}` asks for `{name}`", table.source, row.span),
    )
    return FINDING.at(compiled.source, node.name.span, message, related=related)
