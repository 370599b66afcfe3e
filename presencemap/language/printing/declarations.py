"""Fields, types, contexts and states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDTH, shared_width
from presencemap.language.printing.inline import Inline, Pieces, separated, width_of
from presencemap.language.printing.lists import write_braces, write_hanging
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_context", "write_field", "write_state"]

_BETWEEN_RANGES: Final = "  "
"""What parts ranges on one line, which have no commas."""


def write_field(out: Writer, node: tree.FieldDeclaration) -> None:
    """Write a field of the top level."""
    out.write(["field", " ", *out.inline.documented(node.name, node.documentation), " ", ":", " "])
    tail = len(" from ") + width_of(out.inline.names(node.dialects)) if node.dialects else 0
    _write_type(out, node.type, 0, tail=tail)
    if node.dialects:
        out.hang = INDENT
        if out.column > INDENT and out.column + tail > WIDTH:
            out.newline(INDENT)
        else:
            out.space()
        out.write(["from", " "])
        write_hanging(out, [[name.text] for name in node.dialects], INDENT)


def write_context(out: Writer, node: tree.Context) -> None:
    """Write the fields that the connector supplies, one a line."""
    out.write(["context", " "])
    heads = [out.inline.documented(field.name, field.documentation) for field in node.fields]
    _write_block(out, heads, [field.type for field in node.fields])


def write_state(out: Writer, node: tree.StateDeclaration) -> None:
    """Write a state with its attributes, one a line."""
    out.write(["state", " ", *out.inline.documented(node.name, node.documentation)])
    if node.role:
        out.write([" ", node.role.text])
    if node.attributes or out.inline.ends_with_brace(node):
        out.space()
        heads = [[attribute.name.text] for attribute in node.attributes]
        _write_block(out, heads, [attribute.type for attribute in node.attributes])


def _write_block(out: Writer, heads: Sequence[Pieces], types: Sequence[tree.TypeNode]) -> None:
    """Write names with their types between braces, the colons in one column."""
    out.token("{")
    colon = INDENT + shared_width(map(width_of, heads)) + 1
    for index, (head, type_) in enumerate(zip(heads, types, strict=True)):
        out.newline(INDENT, keep_blank=True, first=not index)
        out.hang = 2 * INDENT
        out.write(head)
        out.pad(colon)
        out.write([":", " "])
        _write_type(out, type_, INDENT)
    out.close(0, INDENT, empty=not heads)


# -- types


def _write_type(out: Writer, node: tree.TypeNode, base: int, tail: int = 0) -> None:
    pieces = _inline_type(out.inline, node)
    if out.column + width_of(pieces) + tail <= WIDTH and not out.commented(node):
        out.write(pieces)
    elif node.tokens:
        out.write([*_type_head(out.inline, node), " "])
        entries = [out.inline.token_entry(entry) for entry in node.tokens]
        versioned = [at for at, each in enumerate(node.tokens) if each.since or each.until]
        write_braces(out, node, node.tokens, entries, base, alone=versioned)
    elif node.ranges or out.inline.ends_with_brace(node):
        out.write([*_type_head(out.inline, node), " "])
        _write_ranges(out, node.ranges, base)
    else:
        out.write(pieces)


def _write_ranges(out: Writer, ranges: Sequence[tree.NamedRangeDeclaration], base: int) -> None:
    inner = base + INDENT
    out.token("{")
    equals = inner + shared_width(len(each.name.text) for each in ranges) + 1
    for index, each in enumerate(ranges):
        out.newline(inner, keep_blank=True, first=not index)
        out.hang = inner + INDENT
        out.token(each.name.text)
        out.pad(equals)
        out.write(_inline_range(out.inline, each)[2:])
    out.close(base, inner, empty=not ranges)


def _inline_type(inline: Inline, node: tree.TypeNode) -> Pieces:
    head = _type_head(inline, node)
    if node.tokens:
        tokens = separated(map(inline.token_entry, node.tokens), ",", " ")
        return [*head, " ", "{", " ", *tokens, " ", "}"]
    if node.ranges:
        ranges = separated((_inline_range(inline, each) for each in node.ranges), _BETWEEN_RANGES)
        return [*head, " ", "{", " ", *ranges, " ", "}"]
    return [*head, " ", "{", "}"] if inline.ends_with_brace(node) else head


def _type_head(inline: Inline, node: tree.TypeNode) -> Pieces:
    """Return a type up to its braces."""
    caseless = ["caseless", " "] if node.caseless else []
    open_ = [" ", "open"] if node.open else []
    if node.longest:
        return ["text", "(", inline.scalar(node.longest), ")"]
    if node.type.value == "yes/no":
        return ["yes", "/", "no"]
    return [*caseless, *separated(([word] for word in node.type.value.split()), " "), *open_]


def _inline_range(inline: Inline, node: tree.NamedRangeDeclaration) -> Pieces:
    low, high = node.range.low, node.range.high
    extent = [inline.scalar(low)] if high == low else inline.value(node.range)
    return [node.name.text, " ", "=", " ", *extent]
