"""presencemap maps presence to agent states."""

from __future__ import annotations

__version__ = "0.1.0"
