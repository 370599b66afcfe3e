"""Fuzz for some minutes: with atheris where it is installed, else with our own mutations.

    PYTHONPATH=tests python -m fuzz [MINUTES [FOLDER]]

Inputs that atheris finds worth keeping stay in the folder, where a next run goes on. What breaks a
promise is printed and kept in a file that begins with `crash-`; a run of our own mutations says by
which number to repeat it. An input that takes a minute ends the run, too.
"""

from __future__ import annotations

import contextlib
import faulthandler
import random
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from time import monotonic

HANG_SECONDS = 60  # of the clock: on a busy machine
MEGABYTES = 1_500


def with_atheris(minutes: float, folder: Path) -> None:
    """Run until the time is over or a promise is broken; ends the process."""
    import atheris  # noqa: PLC0415 - it is not everywhere

    with atheris.instrument_imports(include=["presencemap.documents", "presencemap.mime"]):
        from fuzz.target import check  # noqa: PLC0415 - after the hook
    from fuzz.seeds import seeds  # noqa: PLC0415 - after the hook

    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        (folder / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    options = (
        f"-max_total_time={int(minutes * 60)}",
        f"-timeout={HANG_SECONDS}",
        f"-rss_limit_mb={MEGABYTES}",
        "-max_len=20000",
        "-print_final_stats=1",
    )
    atheris.Setup([sys.argv[0], *options, str(folder)], check)
    atheris.Fuzz()


def with_mutations(minutes: float, number: int) -> int:
    """Run until the time is over or a promise is broken; return how many inputs were tried."""
    from fuzz.mutations import mutated  # noqa: PLC0415 - after atheris has had its chance
    from fuzz.seeds import seeds  # noqa: PLC0415 - see above
    from fuzz.target import check  # noqa: PLC0415 - see above

    source = random.Random(number)  # noqa: S311 - to be repeated, not to be secret
    inputs = seeds()
    end = monotonic() + minutes * 60
    tried = 0
    while monotonic() < end:
        data = mutated(source, source.choice(inputs), inputs)
        tried += 1
        faulthandler.dump_traceback_later(HANG_SECONDS, exit=True)
        try:
            check(data)
        except BaseException:
            name = Path(f"crash-{sha256(data).hexdigest()[:16]}")
            name.write_bytes(data)
            sys.stdout.write(f"input {tried} of number {number} is kept in {name}\n")
            raise
        finally:
            faulthandler.cancel_dump_traceback_later()
    return tried


def main(minutes: str = "5", folder: str | None = None) -> None:
    """Fuzz with the best that is there."""
    with contextlib.suppress(ImportError):
        kept = Path(folder or Path(tempfile.gettempdir()) / "presencemap-fuzz")
        with_atheris(float(minutes), kept)
        return
    number = random.SystemRandom().randrange(10**6)
    tried = with_mutations(float(minutes), number)
    sys.stdout.write(f"{tried} inputs of number {number}: each a value or a documented error\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
