"""Running the program as a shell does."""

from __future__ import annotations

import os
import subprocess
import sys

COMMAND = [sys.executable, "-m", "presencemap"]


def run(*arguments, cwd=None, stdin=None, **environment):
    """Run presencemap; return exit code, standard output and standard error."""
    variables = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**variables, **environment},
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr
