"""presencemap maps presence to agent states, by rules that can be checked and explained.

    rules = presencemap.load_rules("site.pm")
    engine = presencemap.Engine(rules)
    for transition in engine.feed(notify_bytes, at=time.time()):
        ...

Rooms are opened when a name of theirs is first used, so that importing the package costs
next to nothing; `presencemap --version` and a service that only decides pay for no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presencemap.checks import load_rules
    from presencemap.diagnostics import Diagnostic, Related, Severity
    from presencemap.documents import (
        AMBIGUITIES,
        CODES,
        PROFILES,
        REFRESH,
        DocumentOptions,
        PresenceReader,
        ShapeStatistics,
        Stream,
        read_documents,
        read_presence,
    )
    from presencemap.engine import AgentReport, Engine, Provenance, TableReport, Transition
    from presencemap.errors import (
        CaptureError,
        DocumentError,
        FieldError,
        PresencemapError,
        RulesError,
        TooLargeError,
    )
    from presencemap.limits import DEFAULT_LIMITS, Limits
    from presencemap.model import Decision, Fault, FreeBusy, Outcome, OutcomeKind, Place, Update
    from presencemap.sip import Message, MessageReader
    from presencemap.tables import (
        AnswerResult,
        Difference,
        Example,
        ExampleResult,
        Expected,
        Explanation,
        RowCoverage,
        RuleSet,
        Trial,
        run_examples,
    )
    from presencemap.tables.comparing import (
        Answer,
        Change,
        Comparison,
        FieldChange,
        RowPlace,
        TableComparison,
        Verdict,
        compare,
    )

__version__ = "0.1.0"

__all__ = [
    "AMBIGUITIES",
    "CODES",
    "DEFAULT_LIMITS",
    "PROFILES",
    "REFRESH",
    "AgentReport",
    "Answer",
    "AnswerResult",
    "CaptureError",
    "Change",
    "Comparison",
    "Decision",
    "Diagnostic",
    "Difference",
    "DocumentError",
    "DocumentOptions",
    "Engine",
    "Example",
    "ExampleResult",
    "Expected",
    "Explanation",
    "Fault",
    "FieldChange",
    "FieldError",
    "FreeBusy",
    "Limits",
    "Message",
    "MessageReader",
    "Outcome",
    "OutcomeKind",
    "Place",
    "PresenceReader",
    "PresencemapError",
    "Provenance",
    "Related",
    "RowCoverage",
    "RowPlace",
    "RuleSet",
    "RulesError",
    "Severity",
    "ShapeStatistics",
    "Stream",
    "TableComparison",
    "TableReport",
    "TooLargeError",
    "Transition",
    "Trial",
    "Update",
    "Verdict",
    "compare",
    "load_rules",
    "read_documents",
    "read_presence",
    "run_examples",
]

# Which room each public name is in. Type checkers and editors read the imports above; a test
# holds the two lists equal.
_ROOMS = {
    "checks": ("load_rules",),
    "diagnostics": ("Diagnostic", "Related", "Severity"),
    "documents": (
        "AMBIGUITIES",
        "CODES",
        "PROFILES",
        "REFRESH",
        "DocumentOptions",
        "PresenceReader",
        "ShapeStatistics",
        "Stream",
        "read_documents",
        "read_presence",
    ),
    "engine": ("AgentReport", "Engine", "Provenance", "TableReport", "Transition"),
    "errors": (
        "CaptureError",
        "DocumentError",
        "FieldError",
        "PresencemapError",
        "RulesError",
        "TooLargeError",
    ),
    "limits": ("DEFAULT_LIMITS", "Limits"),
    "model": ("Decision", "Fault", "FreeBusy", "Outcome", "OutcomeKind", "Place", "Update"),
    "sip": ("Message", "MessageReader"),
    "tables": (
        "AnswerResult",
        "Difference",
        "Example",
        "ExampleResult",
        "Expected",
        "Explanation",
        "RowCoverage",
        "RuleSet",
        "Trial",
        "run_examples",
    ),
    "tables.comparing": (
        "Answer",
        "Change",
        "Comparison",
        "FieldChange",
        "RowPlace",
        "TableComparison",
        "Verdict",
        "compare",
    ),
}


def __getattr__(name: str) -> Any:
    """Open the room that a public name is in."""
    from importlib import import_module

    for room, names in _ROOMS.items():
        if name in names:
            value = getattr(import_module(f"presencemap.{room}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'presencemap' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, opened or not."""
    return sorted([*globals(), *__all__])
