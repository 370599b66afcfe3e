"""What vocabularies and site files declare."""

from __future__ import annotations

from attrs import frozen

from presencemap.language.tree.values import Node, Number, Range, Scalar, Text, Word
from presencemap.model import FieldType

__all__ = [
    "AttributeDeclaration",
    "FieldDeclaration",
    "NamedRangeDeclaration",
    "Renamed",
    "StateDeclaration",
    "TokenEntry",
    "TransitionDeclaration",
    "TypeNode",
    "WithRequests",
]


@frozen
class TokenEntry(Node):
    """A declared token, with the first and the last version of the vocabulary that has it."""

    token: Word | Text
    since: Text | None = None
    until: Text | None = None

    @property
    def text(self) -> str:
        """The token itself."""
        return self.token.text if isinstance(self.token, Word) else self.token.value


@frozen
class TypeNode(Node):
    """The type of a field or attribute, with what its braces list.

    `longest` is the number of characters in `text(64)`.
    """

    type: FieldType
    open: bool = False
    caseless: bool = False
    longest: Number | None = None
    tokens: tuple[TokenEntry, ...] = ()
    ranges: tuple[NamedRangeDeclaration, ...] = ()


@frozen
class NamedRangeDeclaration(Node):
    """`busy = 6000..7499`; a single number is a range of one."""

    name: Word
    range: Range


@frozen
class FieldDeclaration(Node):
    """`name : type`, after `field` or in a `context` block; `dialects` follow `from`."""

    name: Word
    documentation: Text | None
    type: TypeNode
    dialects: tuple[Word, ...] = ()


@frozen
class AttributeDeclaration(Node):
    """`name : type` in the braces of a state."""

    name: Word
    type: TypeNode


@frozen
class StateDeclaration(Node):
    """`state name "documentation" role { attributes }`; the role is `routable` or `logged-out`."""

    name: Word
    documentation: Text | None
    role: Word | None
    attributes: tuple[AttributeDeclaration, ...]

    @property
    def routable(self) -> bool:
        """Whether calls are routed to an agent in this state."""
        return self.role is not None and self.role.text == "routable"

    @property
    def logged_out(self) -> bool:
        """Whether an agent in this state is logged out of the contact centre."""
        return self.role is not None and self.role.text == "logged-out"


@frozen
class TransitionDeclaration(Node):
    """`transition from -> to : requests`; None is `any` state."""

    from_state: Word | None
    to_state: Word | None
    requests: tuple[Word, ...]


@frozen
class WithRequests(Node):
    """`with dnd yes : SetDNDOn`: what an outcome with that attribute needs as well."""

    attribute: Word
    value: Scalar
    requests: tuple[Word, ...]


@frozen
class Renamed(Node):
    """`renamed old -> new`: a name that was valid once, and what it is called now."""

    old: Word | Text
    new: Word | Text
