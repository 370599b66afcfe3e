"""PM001 not-utf-8: the file has bytes that are not UTF-8.

Rules are read as UTF-8 and as nothing else. If an encoding were guessed, a reason such as
"Pause déjeuner" could reach the agent's desktop as rubbish, and a token with an umlaut would
never be the one that the server sends. The place given is the first byte that is wrong; older
editors on Windows save in Windows-1252 or UTF-16 unless told otherwise. Save the file as UTF-8,
or have it converted:

    iconv -f WINDOWS-1252 -t UTF-8 site.pm > mended.pm
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM001", "not-utf-8")
