"""What the tests of captures share."""

from __future__ import annotations

import pytest

from presencemap.captures import read_capture


@pytest.fixture
def read(tmp_path):
    """Give a function that reads bytes as if they were a file, to the end."""

    def read_bytes(data, **arguments):
        path = tmp_path / "capture"
        path.write_bytes(data)
        return list(read_capture(path, **arguments))

    return read_bytes
