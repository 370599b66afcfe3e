from __future__ import annotations

import gzip
import zlib
from io import BytesIO

import pytest

from presencemap.captures.window import CHUNK, Window, open_window
from presencemap.errors import CaptureError

ROW = bytes(range(256))


def dribble(data, step):
    """Return a `read` that gives at most `step` bytes at once, as a pipe does."""
    file = BytesIO(data)
    return lambda count: file.read(min(count, step))


@pytest.mark.parametrize("step", [1, 7, 10**9])
def test_sliding_keeps_what_follows_and_says_where_it_lies(step):
    """Whatever a read gives at once, `base` and `data` tell the same bytes of the file."""
    data = ROW * 4
    window = Window("x", dribble(data, step))
    assert window.slide(0, 10) == 0
    at = window.slide(600, 10)
    assert data[window.base + at :] == window.data[at:]
    assert window.base + at == 600


def test_a_window_never_holds_much_more_than_is_needed():
    """A file of any size passes through a window of one chunk and a bit."""
    window = Window("x", dribble(ROW * 20_000, 10**9))
    at, most = 0, 0
    while window.data or not window.ended:
        at = window.slide(at, 100)
        most = max(most, len(window.data))
        if not window.has(at, 100):
            break
        at += 100
    assert window.base + len(window.data) == len(ROW) * 20_000
    assert most <= CHUNK + 100


def test_an_error_while_reading_ends_the_window_with_a_sentence():
    """What was read before the error stays."""
    parts = [b"abc"]

    def read(_count):
        if parts:
            return parts.pop()
        raise OSError(5, "Input/output error")

    window = Window("x", read)
    window.slide(0, 10)
    assert window.data == b"abc"
    assert window.ended
    assert window.failure == "the file can't be read on from here (Input/output error)"


@pytest.mark.parametrize("parts", [[ROW * 3], [ROW, ROW, ROW]], ids=["one member", "three members"])
def test_gzip_is_unpacked_on_the_way(tmp_path, parts):
    """A gzip file reads as what is in it, all its members one after the other."""
    path = tmp_path / "x"
    path.write_bytes(b"".join(gzip.compress(part) for part in parts))
    with open_window(str(path)) as window:
        assert window.data == ROW * 3
        assert window.failure is None


def test_a_gzip_file_that_is_cut_off_gives_what_there_is(tmp_path):
    """The first half is read, and the failure says what happened."""
    path = tmp_path / "x"
    packed = gzip.compress(zlib.compress(ROW) * 999)
    path.write_bytes(packed[: len(packed) // 2])
    with open_window(str(path)) as window:
        assert (zlib.compress(ROW) * 999).startswith(window.data)
        assert window.failure == "the gzip data is cut off here"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (gzip.compress(b"", mtime=0), "there is an empty file in this gzip file"),
        (b"\x1f\x8b\x08", "the gzip data is cut off here"),
        (b"\x1f\x8b\x07" + bytes(20), "the file can't be read on from here (Unknown compression"),
        (gzip.compress(b"x", mtime=0)[:10] + b"\xff" * 9, "the gzip data is damaged here ("),
    ],
)
def test_a_file_without_a_first_byte_is_refused(tmp_path, content, message):
    """The error names the file and says what is wrong with it."""
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(CaptureError) as caught, open_window(str(path)):
        pass
    assert caught.value.name == str(path)
    assert caught.value.message.startswith(message)
