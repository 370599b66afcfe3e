"""Good rules files made wrong: what slips happen to people, applied at chosen places."""

from __future__ import annotations

from pathlib import Path

from presencemap.language.lexer import Lexer
from presencemap.language.words import KEYWORDS
from presencemap.source import Source

ROOT = Path(__file__).parent.parent
GOOD_FILES = (
    *sorted((ROOT / "rules").glob("**/*.pm")),
    Path(__file__).parent / "language" / "everything.pm",
)
STRAY_SIGNS = (
    "{",
    "}",
    "(",
    ")",
    "->",
    "=>",
    "|",
    ",",
    ":",
    "=",
    "<",
    "..",
    "&",
    '"',
    "'",
    "\x00",
    "\u202e",
)


def spans(text: str) -> list[tuple[int, int, str]]:
    """Return where the tokens of a text are, with their types."""
    lexer = Lexer(Source("good", text))
    return [(t.lexpos, t.lexpos + len(t.value), t.type) for t in iter(lexer.token, None)]


def drop(text, tokens, at):
    """Leave a token out."""
    start, end, _ = tokens[at]
    return text[:start] + text[end:]


def double(text, tokens, at):
    """Write a token twice."""
    start, end, _ = tokens[at]
    return f"{text[:end]} {text[start:]}"


def swap(text, tokens, at):
    """Write two neighbours in the wrong order."""
    (a, b, _), (c, d, _) = tokens[at], tokens[(at + 1) % len(tokens)]
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:] if a < c else text + text[a:b]


def truncate(text, tokens, at):
    """Stop in the middle."""
    return text[: tokens[at][1]]


def begin_late(text, tokens, at):
    """Lose the beginning."""
    return text[tokens[at][0] :]


def without_brace(text, tokens, at):
    """Forget one brace, bracket or bar, the nearest behind the place."""
    signs = [t for t in tokens[at:] + tokens[:at] if t[2] in ("LBRACE", "RBRACE", "LPAREN", "BAR")]
    return drop(text, signs, 0) if signs else "}"


def stray(text, tokens, at):
    """Hit a key by accident."""
    start = tokens[at][0]
    return f"{text[:start]} {STRAY_SIGNS[at % len(STRAY_SIGNS)]} {text[start:]}"


def misspell(text, tokens, at):
    """Misspell the next keyword."""
    words = [t for t in tokens[at:] + tokens[:at] if t[2].lower() in KEYWORDS]
    start, end, _ = words[0]
    return f"{text[:start]}{text[start:end][::-1]}x{text[end:]}"


def shout(text, tokens, at):
    """Leave the caps lock on."""
    start, end, _ = tokens[at]
    return text[:start] + text[start:end].upper() + text[end:]


def join_lines(text, tokens, at):
    """Lose a line's end."""
    end = text.find("\n", tokens[at][0])
    return text[:end] + " " + text[end + 1 :]


MUTATIONS = (
    drop, double, swap, truncate, begin_late, without_brace, stray, misspell, shout, join_lines,
)  # fmt: skip


def mutated(text: str, mutation, step: int = 7):
    """Yield a text made wrong at every so many tokens, the same ones every time."""
    tokens = spans(text)
    for at in range(0, len(tokens), step):
        yield mutation(text, tokens, at)
