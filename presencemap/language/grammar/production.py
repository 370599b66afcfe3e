"""What all productions need: the decorator, and the span of a right-hand side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from presencemap.language import tree
from presencemap.source import Span

__all__ = ["production", "span_of"]

_Action = TypeVar("_Action", bound=Callable[..., None])


def production(*alternatives: str) -> Callable[[_Action], _Action]:
    """Say which productions a function acts on, in PLY's own notation."""

    def decorate(function: _Action) -> _Action:
        function.__doc__ = "\n".join(alternatives)
        return function

    return decorate


def _extent(symbol: Any) -> Span | None:
    """Return what a symbol of the right-hand side covers, None if it is empty."""
    value = symbol.value
    if isinstance(value, tree.Node):
        return value.span
    if isinstance(value, list):
        return value[0].span.to(value[-1].span) if value else None
    if isinstance(value, str):
        return Span(symbol.lexpos, symbol.lexpos + len(value))
    return None


def span_of(p: Any) -> Span:
    """Return what the whole right-hand side covers."""
    extents = [extent for symbol in p.slice[1:] if (extent := _extent(symbol))]
    return extents[0].to(extents[-1])
