"""Trees back to text, in the one form that rules files have."""

from __future__ import annotations

from presencemap.language.printing.formatted import Formatted, formatted
from presencemap.language.printing.printed import printed

__all__ = ["Formatted", "formatted", "printed"]
