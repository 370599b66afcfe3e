"""A source to its canonical text, or to what keeps it from having one."""

from __future__ import annotations

from attrs import fields, frozen

from presencemap.diagnostics import Diagnostic
from presencemap.language import tree
from presencemap.language.parser import parse
from presencemap.language.printing.printed import printed
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source

__all__ = ["Formatted", "formatted"]


@frozen
class Formatted:
    """The canonical text of a source, or None with the reasons."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def formatted(source: Source, limits: Limits = DEFAULT_LIMITS) -> Formatted:
    """Return a rules file in canonical form; one with syntax errors has none.

    Its lines end as its first line does; where there is but one without an end, with a line feed.
    A text that differs from the source is parsed again, and must give the same tree: a file
    is never rewritten into another meaning. So a text that would break a limit (a line of a
    grid may become too long where it was just short enough) comes back with that diagnostic.
    """
    result = parse(source, limits)
    if result.file is None:
        return Formatted(None, result.diagnostics)
    text = printed(result.file, source).replace("\n", _line_end(source.text))
    if text != source.text:
        again = parse(Source(source.name, text), limits)
        if again.file is None:
            return Formatted(None, again.diagnostics)
        if not _same(result.file.items, again.file.items):
            raise AssertionError(f"{source.name} would change its meaning")
    return Formatted(text)


def _line_end(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def _same(one: object, other: object) -> bool:
    """Say whether two nodes, or tuples of them, are equal but for their spans."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if not isinstance(one, tree.Node):
        return one == other
    return type(one) is type(other) and all(
        _same(getattr(one, field.name), getattr(other, field.name))
        for field in fields(type(one))
        if field.name != "span"
    )
