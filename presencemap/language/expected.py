"""What the parser could take next: its tables, played through on a copy of its stack.

It knows PLY's tables and nothing of the language.
"""

from __future__ import annotations

from typing import Any

__all__ = ["expected_at", "shift"]


def expected_at(parser: Any, states: list[int]) -> list[str]:
    """Return the token types that can really come next.

    A state of an LALR parser also has actions for tokens that fail after a reduction; each
    candidate is therefore played through on a copy of the stack until it is shifted.
    """
    return [
        token
        for token in parser.action[states[-1]]
        if token != "error" and shift(parser, list(states), token)  # noqa: S105
    ]


def shift(parser: Any, states: list[int], token: str) -> bool:
    """Play one token through on a stack of states; False if it can't be shifted."""
    while (action := parser.action[states[-1]].get(token)) is not None:
        if action >= 0:
            states.append(action)  # shifted, or (0) accepted
            return True
        production = parser.productions[-action]
        del states[len(states) - production.len :]
        states.append(parser.goto[states[-1]][production.name])
    return False
