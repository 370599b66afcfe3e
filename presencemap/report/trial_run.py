"""What a run of `presencemap test` has found, file by file: what its reports are made from."""

from __future__ import annotations

from attrs import frozen

from presencemap.diagnostics import Diagnostic
from presencemap.tables import RowCoverage, Trial

__all__ = ["FileTrial", "TrialRun", "percent"]


@frozen(kw_only=True)
class FileTrial:
    """A rules file with what trying its examples gave.

    Where `trial` is None there was nothing to try: `diagnostics` say what is wrong with the
    rules, or `unreadable` says why the file can't be read.
    """

    name: str
    trial: Trial | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: str | None = None


@frozen(kw_only=True)
class TrialRun:
    """All files of a run; `wanted` is the percentage of rows that examples must cover.

    A run that `stopped` at its first failure says nothing of coverage.
    """

    files: tuple[FileTrial, ...]
    wanted: float | None = None
    stopped: bool = False

    @property
    def trials(self) -> tuple[Trial, ...]:
        """The trials that there were."""
        return tuple(file.trial for file in self.files if file.trial is not None)

    @property
    def declared(self) -> int:
        """How many examples the files have."""
        return sum(len(trial.rules.examples) for trial in self.trials)

    @property
    def run(self) -> int:
        """How many of them were run."""
        return sum(len(trial.results) for trial in self.trials)

    @property
    def failed(self) -> int:
        """How many of these failed."""
        return sum(len(trial.failed) for trial in self.trials)

    @property
    def rows(self) -> tuple[RowCoverage, ...]:
        """The rows of all tables of all files."""
        return tuple(row for trial in self.trials for row in trial.rows)

    @property
    def covered(self) -> int:
        """How many of them answered where an example states the answer."""
        return sum(trial.covered for trial in self.trials)

    def is_short(self, file: FileTrial) -> bool:
        """Say whether a file covers fewer of its rows than wanted.

        Each file must reach it by itself: a file that is well covered shall not hide one that
        nobody has written examples for.
        """
        if self.wanted is None or file.trial is None or self.stopped:
            return False
        return not file.trial.reaches(self.wanted)

    @property
    def clean(self) -> bool:
        """Whether every file could be tried, and nothing failed or fell short."""
        return not self.failed and not any(
            file.trial is None or self.is_short(file) for file in self.files
        )


def percent(covered: int, rows: int) -> int:
    """Return a rounded percentage; 100 only where nothing is missing, 0 only where all is."""
    if covered in (0, rows):
        return 100 if covered == rows else 0
    return min(max(round(covered * 100 / rows), 1), 99)
