"""Where the files that ship with presencemap are: `rules/`, `grammars/`, the samples.

In a wheel `rules/` and `grammars/` lie inside the package, in a checkout beside it; the
package may also lie in a zip file. Nothing is ever written there.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["shipped"]


def shipped(folder: str) -> Traversable:
    """Return one of the shipped folders: "rules", "grammars" or "samples"."""
    inside = files("presencemap") / folder
    return inside if inside.is_dir() else Path(__file__).parent.parent / folder
