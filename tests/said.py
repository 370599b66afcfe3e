"""What one check says of a text, for its tests."""

from __future__ import annotations

from types import ModuleType

from presencemap.checks.mending.mend import edited
from presencemap.diagnostics import Diagnostic, in_reading_order
from presencemap.limits import Limits
from presencemap.tables.load import Compiled, compile_text

HEAD = "language 1\nuse microsoft\nuse genesys\n"
LIMITS = Limits(rules_bytes=10_000_000)


def compiled(text: str, head: str = HEAD) -> Compiled:
    """Compile a text under the declarations that every site file has; it must be right."""
    result = compile_text(head + text, "site.pm", LIMITS)
    assert result.rules is not None, [str(each) for each in result.diagnostics]
    return result


def said(check: ModuleType, text: str, head: str = HEAD) -> list[Diagnostic]:
    """Return what a check says of a text, in reading order."""
    result = compiled(text, head)
    return list(in_reading_order(list(check.check(result, result.rules))))


def fixed(diagnostic: Diagnostic, head: str = HEAD) -> str:
    """Return the text with the fix of a diagnostic made, which must still be right."""
    text = edited(diagnostic.source.text, diagnostic.fix.edits)
    assert compile_text(text, "site.pm", LIMITS).rules is not None, text
    return text.removeprefix(head)
