"""Fixtures that every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Property tests look for new cases at every desk, and for the same ones in CI; with
# PRESENCEMAP_EXAMPLES=10000 they can look for hours.
settings.register_profile(
    "presencemap",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=int(os.environ.get("PRESENCEMAP_EXAMPLES", "100")),
)
settings.load_profile("presencemap")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the checkout's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the folder of third-party samples, or skip where there is none."""
    folder = Path(os.environ.get("PRESENCEMAP_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"the corpus of third-party samples is not at {folder}")
    return folder
