"""What can be wrong with a rules file, as values.

A `Finding` is a kind of thing to say: a stable code, a name that reads well after "allow",
a severity. A `Diagnostic` is one such thing said of one place. Parser, compiler and checks
all speak in diagnostics; `presencemap.report` prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from presencemap.source import Source, Span

__all__ = ["Diagnostic", "Edit", "Finding", "Fix", "Related", "Severity", "in_reading_order"]


class Severity(Enum):
    """How bad it is: an error keeps the rules from being used, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Related:
    """Another place that a diagnostic is about, with what it has to do with it."""

    message: str
    source: Source = field(repr=lambda source: source.name)
    span: Span


@frozen
class Edit:
    """A span of the text and what shall stand in its place."""

    span: Span
    text: str


@frozen
class Fix:
    """A way to mend what a diagnostic is about: edits of the file that it is about.

    A `safe` fix does what the author certainly meant; any other needs his eyes. `message`
    completes "fix: ...", as in "write `on-the-phone`".
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True


@frozen
class Diagnostic:
    """One thing said of one place in a rules file.

    `message` is lower case without a full stop, with the user's own text in back-ticks;
    `help` says what to do about it, `fix` does it; `witness` is a presence (field to value,
    None for absent) that shows it, and `example` the same as an `example` block, which holds
    as long as the file is as it is.
    """

    code: str
    name: str
    severity: Severity
    message: str
    source: Source = field(repr=lambda source: source.name)
    span: Span
    help: str | None = None
    related: tuple[Related, ...] = ()
    witness: Mapping[str, object] | None = None
    fix: Fix | None = None
    example: str | None = None

    def __str__(self) -> str:
        start = self.source.position(self.span.start)
        where = f"{self.source.name}:{start.line}:{start.column}"
        return f"{where}: {self.severity.value}[{self.code}] {self.name}: {self.message}"


@frozen
class Finding:
    """A kind of diagnostic."""

    code: str
    name: str
    severity: Severity = Severity.ERROR

    def at(
        self,
        source: Source,
        span: Span,
        message: str,
        *,
        help: str | None = None,  # noqa: A002 - the name that users see in the JSON
        related: tuple[Related, ...] = (),
        witness: Mapping[str, object] | None = None,
        fix: Fix | None = None,
        example: str | None = None,
    ) -> Diagnostic:
        """Say it of a place."""
        return Diagnostic(
            self.code,
            self.name,
            self.severity,
            message,
            source,
            span,
            help,
            related,
            witness,
            fix,
            example,
        )


def in_reading_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place, so that the same file always gives the same list.

    Files stay in the order in which they were first spoken of.
    """
    order: dict[str, int] = {}
    for diagnostic in diagnostics:
        order.setdefault(diagnostic.source.name, len(order))
    return tuple(
        sorted(diagnostics, key=lambda d: (order[d.source.name], d.span, d.code, d.message))
    )
