"""Which bodies need what came before them."""

from __future__ import annotations

import pytest

from presencemap.documents import comes_whole


@pytest.mark.parametrize(
    ("content_type", "whole"),
    [
        ("application/pidf+xml", True),
        (" Application/PIDF+xml ; charset=utf-8", True),
        ("application/msrtc-event-categories+xml", True),
        ("application/vnd-microsoft-roaming-self+xml", True),
        ("application/xpidf+xml", True),
        ("text/xml+msrtc.pidf", True),
        ("application/pidf-diff+xml", False),
        ("application/rlmi+xml", False),
        ("multipart/related;boundary=b", False),
        ("text/xml", False),  # may be anything
        ("", False),
    ],
)
def test_what_comes_whole(content_type, whole):
    """Lists, changes, and what may be one of them, need what came before."""
    assert comes_whole(content_type) is whole
