"""The values that all rooms share: fields, outcomes, decisions, updates.

Frozen and small. Nothing here parses, and nothing here knows lxml or PLY.
"""

from presencemap.model.calendar import FreeBusy
from presencemap.model.decision import Decision
from presencemap.model.fault import Fault
from presencemap.model.fields import Field, FieldType, NamedRange, Value
from presencemap.model.outcomes import (
    KEEP,
    RESTORE,
    AttributeType,
    LegalTransition,
    Outcome,
    OutcomeKind,
    TargetState,
)
from presencemap.model.update import Place, Update

__all__ = [
    "KEEP",
    "RESTORE",
    "AttributeType",
    "Decision",
    "Fault",
    "Field",
    "FieldType",
    "FreeBusy",
    "LegalTransition",
    "NamedRange",
    "Outcome",
    "OutcomeKind",
    "Place",
    "TargetState",
    "Update",
    "Value",
]
