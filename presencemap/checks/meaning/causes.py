"""What makes a part of a condition true of every presence, or of none, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import field, frozen

from presencemap.checks.meaning.written import Part
from presencemap.diagnostics import Diagnostic, Finding, Related
from presencemap.source import Source, Span

__all__ = ["Cause", "pair", "said", "several"]

_NAMED: Final = 3
"""More parts are shown, not named."""


@frozen
class Cause:
    """Something that is always true (`value`) or never, and where that is said.

    `part` is what is there, None if it is several parts.
    """

    value: bool
    source: Source = field(repr=lambda source: source.name)
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    part: Part | None = None

    def diagnostic(self, finding: Finding, help_: str | None) -> Diagnostic:
        """Return it as a finding."""
        return finding.at(self.source, self.span, self.message, help=help_, related=self.related)


def said(part: Part, message: str, *, value: bool, beside: Sequence[Part] = ()) -> Cause:
    """Say something of a part, and show what it is about besides."""
    note = "the other part is here" if len(beside) == 1 else "another part is here"
    related = tuple(Related(note, each.source, each.span) for each in beside)
    return Cause(value, part.source, part.span, message, related, part)


def pair(one: Part, other: Part, *, value: bool) -> Cause:
    """Say that two parts of an `or` are always true together (`value`), or of an `and` never."""
    message = f"`{one.text}` and `{other.text}` are never both true"
    if value:
        message = f"`{one.text}` or `{other.text}` is always true"
    return said(other, message, value=value, beside=[one])


def several(parts: Sequence[Part], *, value: bool) -> Cause:
    """Say of parts what `pair` says of two; each of them is needed."""
    if len(parts) == 2:  # noqa: PLR2004 - a pair
        return pair(*parts, value=value)
    if len(parts) > _NAMED:
        message = "every presence makes some of this true"
        if not value:
            message = "no presence makes all of this true"
        span = parts[0].span.to(parts[-1].span)
        return Cause(value, parts[0].source, span, message)
    first = ", ".join(f"`{each.text}`" for each in parts[:-1])
    last = parts[-1]
    message = f"{first} and `{last.text}` are never true together"
    if value:
        message = f"{first} or `{last.text}` is always true"
    return said(last, message, value=value, beside=parts[:-1])
