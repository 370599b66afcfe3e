"""Text of rules files to trees. The only room that knows PLY, and it opens it when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source

if TYPE_CHECKING:
    from presencemap.language.parser import ParseResult

__all__ = ["parse"]


def parse(source: Source, limits: Limits = DEFAULT_LIMITS) -> ParseResult:
    """Parse one rules file; see `presencemap.language.parser.ParseResult`."""
    from presencemap.language import parser  # noqa: PLC0415 - PLY is loaded only here

    return parser.parse(source, limits)
