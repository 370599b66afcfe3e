"""The stretch of a file that is being looked at; it only ever moves forward.

Readers walk over `data` by index and call `slide` when they come to its end, so a file of
any size, a pipe too, is read in constant memory. Compressed files are unpacked on the way.
This module knows nothing of any format but gzip (RFC 1952).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from gzip import GzipFile
from io import BufferedReader
from pathlib import Path
from typing import Final

from presencemap.errors import CaptureError

__all__ = ["CHUNK", "Window", "open_window"]

CHUNK: Final = 262_144
"""How many bytes are read ahead: few system calls, and little memory."""

_GZIP_MAGIC: Final = b"\x1f\x8b"


class Window:
    """Bytes of a file: `data[i]` is the byte at offset `base + i` of the file.

    `read(n)` gives up to `n` bytes, and none at the end of the file. When it fails, the window
    ends there and `failure` is a sentence that says why. `ended` says that nothing follows.
    """

    __slots__ = ("_read", "base", "data", "ended", "failure", "name")

    def __init__(self, name: str, read: Callable[[int], bytes]) -> None:
        self.name = name
        self.base = 0
        self.data = b""
        self.ended = False
        self.failure: str | None = None
        self._read = read

    def slide(self, at: int, need: int) -> int:
        """Forget what lies before index `at`, make `need` bytes from there readable.

        Return the new index of the byte that was at `at`. Fewer than `need` bytes follow it
        only where the file ends.
        """
        if self.ended:
            return at
        parts = [self.data[at:]]
        wanted = need + CHUNK - len(parts[0])
        while wanted > 0:
            part = self._next(wanted)
            if not part:
                break
            parts.append(part)
            wanted -= len(part)
        self.base += at
        self.data = b"".join(parts)
        return 0

    def stop(self) -> None:
        """Read no more: what is in the window is given up, and so is what follows."""
        self.ended = True
        self.failure = None
        self.data = b""

    def has(self, at: int, need: int) -> bool:
        """Tell whether `need` bytes from index `at` on lie in the window as it is."""
        return at + need <= len(self.data)

    def _next(self, most: int) -> bytes:
        try:
            part = self._read(most)
        except EOFError:
            self.failure = "the gzip data is cut off here"
        except zlib.error as error:
            self.failure = f"the gzip data is damaged here ({error})"
        except OSError as error:  # BadGzipFile is one
            self.failure = f"the file can't be read on from here ({error.strerror or error})"
        else:
            self.ended = not part
            return part
        self.ended = True
        return b""


@contextmanager
def open_window(name: str) -> Iterator[Window]:
    """Open a file, gzip or not, with its first bytes in the window.

    Raises `CaptureError` if it can't be opened, is empty, or its first bytes can't be read.
    """
    with _opened(name) as file, ExitStack() as stack:
        read, empty = file.read1, "the file is empty"
        if _begins_as_gzip(file):
            unzipped = stack.enter_context(GzipFile(fileobj=file, mode="rb"))
            read, empty = unzipped.read1, "there is an empty file in this gzip file"
        window = Window(name, read)
        window.slide(0, 0)
        if not window.data:
            raise CaptureError(name, window.failure or empty)
        yield window


def _opened(name: str) -> BufferedReader:
    try:
        return Path(name).open("rb")
    except FileNotFoundError:
        raise CaptureError(name, "there is no such file") from None
    except IsADirectoryError:
        raise CaptureError(name, "this is a folder; give the capture files in it") from None
    except PermissionError:
        raise CaptureError(name, "you may not read this file; ask for the permission") from None
    except (OSError, ValueError) as error:  # a ValueError where a NUL is in the name
        reason = getattr(error, "strerror", None) or error
        raise CaptureError(name, f"the file can't be opened ({reason})") from None


def _begins_as_gzip(file: BufferedReader) -> bool:
    try:
        return file.peek(len(_GZIP_MAGIC)).startswith(_GZIP_MAGIC)
    except OSError:
        return False  # reading on meets the error again, and tells it
