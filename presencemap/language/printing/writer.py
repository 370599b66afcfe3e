"""Writing tokens into lines, with the comments of the source in the gaps they stood in.

Layout code asks for what shall stand before the next token: a space, a column, a new line.
Nothing of that is done before the token comes, for a comment in between may end the line
first: then what follows goes on in a new line, at `hang`, wherever the layout wanted it.
"""

from __future__ import annotations

from typing import Final

from presencemap.language.printing.alignment import Line, align_arrows, align_comments
from presencemap.language.printing.gaps import Gap, NoGaps
from presencemap.language.printing.inline import Inline, Pieces
from presencemap.language.tree import Node

__all__ = ["INDENT", "Writer"]

INDENT: Final = 4


class Writer:
    """The output so far; the last line is still open."""

    def __init__(self, inline: Inline, gaps: NoGaps) -> None:
        self.inline = inline
        self.gaps = gaps
        self.lines: list[Line] = []
        self.hang = INDENT
        self._spaces = 0
        self._arrow = False
        self._newline: int | None = 0
        self._comment_indent = 0
        self._keep_blank = False
        self._first = True

    @property
    def column(self) -> int:
        """The column in which the next token stands, if no comment comes before it."""
        if self._newline is not None:
            return self._newline
        return len(self.lines[-1].text) + self._spaces

    def commented(self, node: Node) -> bool:
        """Say whether there is a comment within a node."""
        return self.gaps.commented(node.span.start, node.span.end)

    # -- what shall stand before the next token

    def space(self) -> None:
        """Leave a space before the next token."""
        self._spaces = 1

    def pad(self, column: int) -> None:
        """Leave space up to a column, one at least."""
        self._spaces = max(1, column - self.column)

    def arrow(self) -> None:
        """Leave space before the next token, which `align` may make wider."""
        self._spaces, self._arrow = 1, True

    def newline(self, indent: int, *, keep_blank: bool = False, first: bool = False) -> None:
        """Begin a line; a blank line above is kept if wished, but never at a block's start."""
        self._newline = self._comment_indent = indent
        self._keep_blank, self._first = keep_blank, first

    # -- tokens

    def write(self, pieces: Pieces) -> None:
        """Write tokens in one line."""
        for piece in pieces:
            if piece[0] == " ":
                self._spaces = len(piece)
            else:
                self.token(piece)

    def token(self, lexeme: str) -> None:
        """Write a token, and before it what the source has in the gap."""
        self._place(lexeme, self.gaps.to(lexeme))

    def comma(self) -> None:
        """Write a comma that the source need not have."""
        self._place(",", self.gaps.to(",") if self.gaps.follows(",") else Gap())

    def _place(self, lexeme: str, gap: Gap) -> None:
        if gap.behind or gap.above:
            self._comments(gap)
        if self._newline is not None:
            blank = self._keep_blank and gap.blank and not self._first
            self.lines.append(Line(" " * self._newline + lexeme, blank=blank))
            if self._arrow:
                self.lines[-1].arrow = self._newline
        else:
            line = self.lines[-1]
            line.text += " " * self._spaces
            if self._arrow:
                line.arrow = len(line.text)
            line.text += lexeme
        self._newline, self._spaces, self._arrow = None, 0, False

    def _comments(self, gap: Gap) -> None:
        if self._newline is None:
            self.newline(self.hang)
        if gap.behind:
            self.lines[-1].comment = gap.behind.text
        for comment, blank in gap.above:
            text = " " * self._comment_indent + comment.text
            self.lines.append(Line(text, own=True, blank=blank and not self._first))
            self._first = False

    def close(self, indent: int, inner: int, *, empty: bool = False) -> None:
        """Write a closing brace; comments before it stand as the lines of the block do."""
        if not empty or self.gaps.comment_is_next():
            self.newline(indent, first=empty)
            self._comment_indent = inner
        self.token("}")

    # -- what is left to do when a block, or all, is written

    def align(self, first: int, column: int) -> None:
        """Put the arrows of all lines from one on into a column."""
        align_arrows(self.lines[first:], column)

    def finish(self) -> None:
        """Write the comments at the end, and those behind lines."""
        self.newline(0, first=not self.lines)
        self._comments(self.gaps.to(None))
        align_comments(self.lines)

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)
