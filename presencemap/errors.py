"""The exceptions that a caller of the library may meet.

What is wrong with *a user's text* is a `Diagnostic`, and all of them are reported at once;
an exception says that a call could not give its result. Every one of ours is a
`PresencemapError`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presencemap.diagnostics import Diagnostic

__all__ = [
    "CaptureError",
    "DocumentError",
    "FieldError",
    "PresencemapError",
    "RulesError",
    "TooLargeError",
]


class PresencemapError(Exception):
    """The base of all exceptions that presencemap raises on purpose."""


class RulesError(PresencemapError):
    """A rules file can't be used; `diagnostics` holds everything that is wrong with it."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Keep every diagnostic; the message shows the first error and counts the rest."""
        self.diagnostics = tuple(diagnostics)
        errors = [d for d in self.diagnostics if d.severity.value == "error"]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{errors[0]}{more}" if errors else "the rules can't be used")

    def __reduce__(self) -> tuple[type[RulesError], tuple[Sequence[Diagnostic]]]:
        return type(self), (self.diagnostics,)  # it comes back from another process whole


class FieldError(PresencemapError):
    """A value given for a field is not of the field's type, or no rule knows the field."""


class TooLargeError(PresencemapError):
    """A table is too large for what is asked about all presences at once; see `Limits`."""


class DocumentError(PresencemapError):
    """A presence document can't be understood.

    `code` is one of `presencemap.documents.CODES`; `xpath` names the element and `line` its
    line (from 1), each where it is known; `located` is the message with both in front.
    """

    def __init__(
        self, code: str, message: str, *, xpath: str | None = None, line: int | None = None
    ) -> None:
        """Keep the parts; the message reads `line 3: /presence/tuple: what is wrong`."""
        self.code = code
        self.message = message
        self.xpath = xpath
        self.line = line
        where = [f"line {line}"] if line is not None else []
        where += [xpath] if xpath is not None else []
        self.located = ": ".join([*where, message])
        super().__init__(f"{self.located} [{code}]")

    def __reduce__(self) -> tuple[object, ...]:
        make = partial(type(self), xpath=self.xpath, line=self.line)
        return make, (self.code, self.message)


class CaptureError(PresencemapError):
    """A file holds no capture that presencemap can read, or can't be read at all."""

    def __init__(self, name: str, message: str) -> None:
        """Name the file first, as every message to a user does."""
        self.name = name
        self.message = message
        super().__init__(f"{name}: {message}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name, self.message)
