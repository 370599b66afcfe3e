"""Settings from a file: `presencemap.toml`, or `[tool.presencemap]` in `pyproject.toml`.

The nearest folder that has either one, from the working folder up, gives the settings; in one
folder `presencemap.toml` wins. The command line wins over both. What a setting means is the
business of the command that asks for it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from presencemap.cli.exits import Misuse
from presencemap.cli.options import CHECK_FORMATS
from presencemap.tables.suggest import did_you_mean

__all__ = ["NO_SETTINGS", "Settings", "settings_for"]

OWN_FILE: Final = "presencemap.toml"
SHARED_FILE: Final = "pyproject.toml"


@frozen(kw_only=True)
class Settings:
    """What a settings file says; None is what it does not say."""

    file: str | None = None
    """Where they stand, for messages."""
    strict: bool | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    min_coverage: float | None = None
    """The percentage of rows that examples must reach, in `presencemap test`."""
    format: str | None = None
    ambiguity: str | None = None
    """How documents are read, in `presencemap replay`, as the next three."""
    profiles: tuple[str, ...] = ()
    aggregate: bool | None = None
    languages: tuple[str, ...] = ()


NO_SETTINGS: Final = Settings()


def settings_for(config: str | None = None, *, isolated: bool = False) -> Settings:
    """Return the settings of `config`, or of the nearest settings file, or none at all.

    Raises Misuse for a file that can't be read, and for a key or value that means nothing.
    """
    if isolated:
        if config is not None:
            raise Misuse("--isolated and --config exclude each other")
        return NO_SETTINGS
    if config is not None:
        path = Path(config)
        table = _table(path)
        if table is None:
            raise Misuse(f"{config}: there is no table [tool.presencemap]")
        return _settings(path, table)
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in (OWN_FILE, SHARED_FILE):
            path = folder / name
            table = _table(path) if path.is_file() else None
            if table is not None:
                return _settings(path, table)
    return NO_SETTINGS


def _table(path: Path) -> Mapping[str, Any] | None:
    """Return the settings' table of a file, or None if a pyproject.toml is not about us."""
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Misuse(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Misuse(f"{path}: it is no TOML: {error}") from error
    if path.name != SHARED_FILE:
        return whole
    tool = whole.get("tool", {})
    table = tool.get("presencemap") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise Misuse(f"{path}: `tool.presencemap` takes a table")
    return table


def _settings(path: Path, table: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"there are {', '.join(_KEYS)}"
            raise Misuse(f"{path}: there is no setting `{key}`; {hint}")
        takes, read = _KEYS[key]
        read_value = read(value)
        if read_value is None:
            raise Misuse(f"{path}: `{key}` takes {takes}")
        values[key.replace("-", "_")] = read_value
    if "baseline" in values:
        values["baseline"] = path.parent / values["baseline"]
    return Settings(file=str(path), **values)


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _words(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _path(value: object) -> Path | None:
    return Path(value) if isinstance(value, str) and value else None


def _percentage(value: object) -> float | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 100:  # noqa: PLR2004 - per cent
        return float(value)
    return None


def _format(value: object) -> str | None:
    return value if isinstance(value, str) and value in CHECK_FORMATS else None


_KEYS: Final[Mapping[str, tuple[str, Callable[[object], Any]]]] = {
    "strict": ("true or false", _switch),
    "select": ('a list of findings, as in ["PM3", "fail-open"]', _words),
    "ignore": ('a list of findings, as in ["PM3", "fail-open"]', _words),
    "baseline": ("the path of a file", _path),
    "min-coverage": ("a number from 0 to 100", _percentage),
    "format": (f"one of {', '.join(CHECK_FORMATS)}", _format),
    "ambiguity": ('a policy, as in "united"', _word),
    "profiles": ('a list of vendors, as in ["asterisk"]', _words),
    "aggregate": ("true or false", _switch),
    "languages": ('a list of languages, as in ["de", "en"]', _words),
}
"""Each key with what it takes in words, and what reads it (None: not what it takes)."""
