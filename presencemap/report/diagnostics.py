"""Diagnostics as text: whole, with the line they are about and a caret, or one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from presencemap.diagnostics import Diagnostic, Severity
from presencemap.report.printable import one_line, printable
from presencemap.source import Source, Span

__all__ = ["concise_text", "diagnostic_text", "verdict_text"]

_STYLES: Final = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold blue",
}
_FILES_NAMED: Final = 3
_WIDTH: Final = 110
"""Characters of a source line that are shown; a longer one is cut around the span."""


def diagnostic_text(diagnostic: Diagnostic) -> Text:
    """Return a diagnostic as lines: what and where, the excerpt, the help, the other places."""
    style = _STYLES[diagnostic.severity]
    text = concise_text(diagnostic)
    text.append("\n")
    text.append_text(_excerpt(diagnostic.source, diagnostic.span, style))
    if diagnostic.help:
        text.append_text(_remark("help", diagnostic.help))
    if diagnostic.fix:
        unsafe = "" if diagnostic.fix.safe else " (unsafe)"
        text.append_text(_remark("fix", diagnostic.fix.message + unsafe))
    if diagnostic.example:
        text.append_text(_block("witness", diagnostic.example))
    elif diagnostic.witness:
        facts = ", ".join(f"{name} {_word(value)}" for name, value in diagnostic.witness.items())
        text.append_text(_remark("witness", facts))
    for related in diagnostic.related:
        place = _place(related.source, related.span)
        text.append_text(Text.assemble((f"{place}: ", "bold"), ("note", "cyan"), ": "))
        text.append(f"{one_line(related.message)}\n")
        text.append_text(_excerpt(related.source, related.span, "cyan"))
    return text


def concise_text(diagnostic: Diagnostic) -> Text:
    """Return a diagnostic as one line, without its end: what and where."""
    return Text.assemble(
        (f"{_place(diagnostic.source, diagnostic.span)}: ", "bold"),
        (f"{diagnostic.severity.value}[{diagnostic.code}]", _STYLES[diagnostic.severity]),
        f" {diagnostic.name}: ",
        (one_line(diagnostic.message), "bold"),
    )


def verdict_text(
    diagnostics: Iterable[Diagnostic],
    files: int,
    *,
    known: int = 0,
    unmet: int = 0,
    fixed: int | None = None,
    added: int | None = None,
    allowed: Iterable[Diagnostic] = (),
    documents: int | None = None,
) -> str:
    """Return the last line of a check: "2 errors and 1 warning in 3 files".

    Behind it stands how many were `fixed` and how many allows `added` before (None: nobody
    asked for it), how many findings are `allowed` by comments and in which files, how many can
    be fixed, and what a baseline has left out: `known` findings, and `unmet` entries that the
    files have outlived. `documents` is how many there are in the files, if they hold such.
    """
    counts = dict.fromkeys(Severity, 0)
    fixes = {True: 0, False: 0}
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
        if diagnostic.fix:
            fixes[diagnostic.fix.safe] += 1
    parts = [_number(n, severity.value) for severity, n in counts.items() if n]
    held = "" if documents is None else f"{_number(documents, 'document')} in "
    verdict = f"{' and '.join(parts) or 'nothing to report'} in {held}{_number(files, 'file')}"
    verdict += f"; {fixed} fixed" if fixed is not None else ""
    verdict += f"; {_number(added, 'allow')} added" if added is not None else ""
    verdict += _allowed(allowed)
    return verdict + _fixable(fixes[True], fixes[False]) + _left_out(known, unmet)


def _allowed(allowed: Iterable[Diagnostic]) -> str:
    counts = Counter(each.source.name for each in allowed)
    if not counts:
        return ""
    names = ", ".join(map(one_line, [*counts][:_FILES_NAMED]))
    names += f" and {len(counts) - _FILES_NAMED} more" if len(counts) > _FILES_NAMED else ""
    return f"; {_number(counts.total(), 'finding')} allowed ({names})"


def _fixable(safe: int, unsafe: int) -> str:
    if not safe and not unsafe:
        return ""
    if not safe:
        return f"; {unsafe} fixable with --unsafe-fixes"
    return f"; {safe} fixable with --fix" + (f" ({unsafe} more with --unsafe-fixes)" * bool(unsafe))


def _left_out(known: int, unmet: int) -> str:
    text = f"; {known} left out by the baseline" if known else ""
    if unmet:
        entries = "entry is" if unmet == 1 else "entries are"
        text += f"; {unmet} baseline {entries} no longer met: write it anew"
    return text


def _remark(word: str, text: str) -> Text:
    return Text.assemble("       = ", (word, "cyan"), f": {one_line(text)}\n")


def _block(word: str, lines: str) -> Text:
    """Return lines that can be copied into a file, under a word of their own."""
    text = Text.assemble("       = ", (word, "cyan"), ":\n")
    for line in lines.splitlines():
        text.append(f"{printable(line)}\n")
    return text


def _number(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _place(source: Source, span: Span) -> str:
    start = source.position(span.start)
    return f"{one_line(source.name)}:{start.line}:{start.column}"


def _word(value: object) -> str:
    return "absent" if value is None else str(value)


def _excerpt(source: Source, span: Span, style: str) -> Text:
    start, end = source.position(span.start), source.position(span.end)
    line = printable(source.line(start.line).replace("\t", " "))
    if not line.strip():
        return Text()
    first = start.column - 1
    last = end.column - 1 if end.line == start.line else len(line)
    cut = max(0, min(first - _WIDTH // 3, len(line) - _WIDTH))
    shown = line[cut : cut + _WIDTH]
    before, under = shown[: first - cut], shown[first - cut : last - cut]
    return Text.assemble(
        (f"{start.line:>6} | ", "dim"),
        f"{shown}\n",
        ("       | ", "dim"),
        (" " * cell_len(before) + "^" * max(1, cell_len(under)), style),
        "\n",
    )
