"""Outcomes: what a row says shall happen, in the words of a target vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from attrs import field, frozen

from presencemap.model.fields import FieldType

__all__ = [
    "KEEP",
    "RESTORE",
    "AttributeType",
    "LegalTransition",
    "Outcome",
    "OutcomeKind",
    "TargetState",
]


class OutcomeKind(Enum):
    """A state to go to, no change, or back to the state before our last change."""

    STATE = "state"
    KEEP = "keep"
    RESTORE = "restore"


@frozen
class Outcome:
    """What a row answers: an agent state with its attributes, or `KEEP`, or `RESTORE`."""

    kind: OutcomeKind
    state: str | None = None
    attributes: Mapping[str, str | bool | int] = field(factory=dict, hash=False)


KEEP: Final = Outcome(OutcomeKind.KEEP)
RESTORE: Final = Outcome(OutcomeKind.RESTORE)


@frozen
class AttributeType:
    """An attribute that a target state may have.

    `tokens` are its values if it is a token, `longest` the characters that a text may have.
    """

    name: str
    type: FieldType
    tokens: tuple[str, ...] = ()
    longest: int | None = None


@frozen
class TargetState:
    """A state of the target vocabulary; calls are routed to an agent only in a `routable` one.

    In a `logged_out` one the agent is logged out of the contact centre; no state is both.
    `vocabulary` is the name of the vocabulary that declares it, "" outside of one.
    """

    name: str
    attributes: tuple[AttributeType, ...] = ()
    routable: bool = False
    documentation: str = ""
    vocabulary: str = ""
    logged_out: bool = False


@frozen
class LegalTransition:
    """A change that the target allows, with the requests that carry it out, in order."""

    from_state: str
    to_state: str
    requests: tuple[str, ...]
