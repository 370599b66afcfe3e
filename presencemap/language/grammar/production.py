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


def span_of(p: Any) -> Span:
    """Return what the whole right-hand side covers; some symbol of it must not be empty."""
    symbols = p.slice
    first, last = 1, len(symbols) - 1
    while (start := _start(symbols[first])) < 0:
        first += 1
    while (end := _end(symbols[last])) < 0:
        last -= 1
    return Span(start, end)


def _start(symbol: Any) -> int:
    """Return where a token, a node or a list of nodes starts, -1 if there is nothing."""
    value = symbol.value
    if isinstance(value, str):
        return int(symbol.lexpos)
    if isinstance(value, list):
        return value[0].span.start if value else -1
    return value.span.start if isinstance(value, tree.Node) else -1


def _end(symbol: Any) -> int:
    """Return where a token, a node or a list of nodes ends, -1 if there is nothing."""
    value = symbol.value
    if isinstance(value, str):
        return int(symbol.lexpos) + len(value)
    if isinstance(value, list):
        return value[-1].span.end if value else -1
    return value.span.end if isinstance(value, tree.Node) else -1
