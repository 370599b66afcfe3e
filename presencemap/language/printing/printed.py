"""A tree to its text: the only way into the printer."""

from __future__ import annotations

from presencemap.language import tree
from presencemap.language.lexer import Lexer
from presencemap.language.printing.gaps import Gaps, NoGaps
from presencemap.language.printing.inline import Inline
from presencemap.language.printing.items import write_items
from presencemap.language.printing.writer import Writer
from presencemap.source import Source

__all__ = ["printed"]


def printed(file: tree.File, source: Source | None = None) -> str:
    """Return a file's text in canonical form, "" for an empty one.

    With the source that it was parsed from, comments and single blank lines stay where they
    stand; without, there are neither, and `file.comments` is not looked at.
    """
    gaps = NoGaps()
    if source is not None:
        tokens = [(token.value, token.lexpos) for token in iter(Lexer(source).token, None)]
        gaps = Gaps(source, tokens, file.comments)
    out = Writer(Inline(source), gaps)
    write_items(out, file.items)
    return str(out)
