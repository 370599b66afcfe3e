"""What stands between the tokens of a source: comments and blank lines.

A printer goes along the tokens of the source while it writes its own, and finds here what the
tree does not keep. Parentheses and commas of the source that it doesn't write are passed over,
and what stood beside them belongs to the gap that they leave.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from presencemap.language.printing.inline import Pieces
from presencemap.language.tree import Comment
from presencemap.source import Source

__all__ = ["Gap", "Gaps", "NoGaps"]

_OPTIONAL: Final = frozenset("(),")
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")


@frozen
class Gap:
    """What stands before a token: `behind` ends the line before, `above` has lines of its own.

    Each comment of `above` comes with whether a blank line stands over it; `blank` says so
    of the token itself.
    """

    behind: Comment | None = None
    above: tuple[tuple[Comment, bool], ...] = ()
    blank: bool = False


NO_GAP: Final = Gap()
BLANK_GAP: Final = Gap(blank=True)


class NoGaps:
    """The gaps of a tree without a source: nothing is in them."""

    def to(self, lexeme: str | None) -> Gap:
        """Return what stands before the next token."""
        del lexeme
        return NO_GAP

    def follows(self, lexeme: str) -> bool:
        """Say whether the source's next token is this one."""
        del lexeme
        return False

    def comment_is_next(self) -> bool:
        """Say whether there is a comment before the source's next token."""
        return False

    def commented(self, start: int, end: int) -> bool:
        """Say whether there is a comment between two offsets."""
        del start, end
        return False

    def reach(self, pieces: Pieces, start: int | None = None) -> tuple[int, bool]:
        """Return where tokens end in the source, and whether there are comments between them.

        They are the next to be written, or those from an offset on. Spans of conditions don't
        tell, for they leave out parentheses.
        """
        del pieces, start
        return 0, False

    def ends_line(self, start: int, end: int) -> bool:
        """Say whether a comment between two offsets stands behind a token in its line."""
        del start, end
        return False

    def broken(self, start: int, end: int) -> bool:
        """Say whether a line ends between two offsets."""
        del start, end
        return False

    def parted(self, start: int, end: int) -> bool:
        """Say whether there is a blank line between two offsets."""
        del start, end
        return False


class Gaps(NoGaps):
    """The gaps of a source, in the order of its text."""

    def __init__(
        self, source: Source, tokens: Sequence[tuple[str, int]], comments: Sequence[Comment]
    ) -> None:
        """Take a source's tokens (each with its offset) and its comments."""
        self._text = source.text
        self._tokens = tokens
        self._comments = comments
        self._offsets = [offset for _, offset in tokens]
        self._starts = [comment.span.start for comment in comments]
        self._next = 0
        self._next_comment = 0
        self._end = 0

    def to(self, lexeme: str | None) -> Gap:
        """Go to the token that is about to be written, None for the end of the file.

        A comma that the source doesn't have is written by asking `follows` first.
        """
        start, at = self._end, len(self._text)
        while self._next < len(self._tokens):
            value, offset = self._tokens[self._next]
            if value == lexeme or value not in _OPTIONAL:
                at, self._end = offset, offset + len(value)
                self._next += 1
                break
            self._next += 1
        if self._next_comment < len(self._starts) and self._starts[self._next_comment] < at:
            return self._commented_gap(start, at)
        return BLANK_GAP if _BLANK_LINE.search(self._text, start, at) else NO_GAP

    def follows(self, lexeme: str) -> bool:
        """Say whether the source's next token is this one."""
        return self._next < len(self._tokens) and self._tokens[self._next][0] == lexeme

    def comment_is_next(self) -> bool:
        """Say whether there is a comment before the source's next token."""
        if self._next_comment == len(self._starts) or self._next == len(self._tokens):
            return False
        return self._starts[self._next_comment] < self._tokens[self._next][1]

    def commented(self, start: int, end: int) -> bool:
        """Say whether there is a comment between two offsets."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def reach(self, pieces: Pieces, start: int | None = None) -> tuple[int, bool]:
        """Return where tokens end in the source, and whether there are comments between them."""
        index = self._next if start is None else bisect_left(self._offsets, start)
        first, end = -1, 0
        for piece in pieces:
            if piece[0] == " ":
                continue
            while (value := self._tokens[index][0]) != piece and value in _OPTIONAL:
                index += 1
            offset = self._offsets[index]
            first, end = offset if first < 0 else first, offset + len(value)
            index += 1
        return end, self.commented(first, end)

    def ends_line(self, start: int, end: int) -> bool:
        """Say whether a comment between two offsets stands behind a token in its line."""
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            comment = self._starts[at]
            value, offset = self._tokens[bisect_left(self._offsets, comment) - 1]
            if "\n" not in self._text[offset + len(value) : comment]:
                return True
        return False

    def broken(self, start: int, end: int) -> bool:
        """Say whether a line ends between two offsets."""
        return "\n" in self._text[start:end]

    def parted(self, start: int, end: int) -> bool:
        """Say whether there is a blank line between two offsets."""
        return _BLANK_LINE.search(self._text, start, end) is not None

    def _commented_gap(self, start: int, end: int) -> Gap:
        behind: Comment | None = None
        above: list[tuple[Comment, bool]] = []
        while self._next_comment < len(self._starts) and self._starts[self._next_comment] < end:
            comment = self._comments[self._next_comment]
            self._next_comment += 1
            if start and not above and "\n" not in self._text[start : comment.span.start]:
                behind = comment
            else:
                above.append((comment, self.parted(start, comment.span.start)))
            start = comment.span.end
        return Gap(behind, tuple(above), self.parted(start, end))
