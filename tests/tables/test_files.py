"""Reading rules files: bytes to sources."""

from __future__ import annotations

import pytest

from presencemap.limits import Limits
from presencemap.tables.files import decode
from presencemap.tables.load import compile_file, compile_text


@pytest.mark.parametrize(
    ("data", "names", "covered"),
    [
        (b"language 1\n", [], None),
        ("# größe".encode(), [], None),
        ("# größe".encode("latin-1"), ["not-utf-8"], "\ufffd"),
        (b"\xef\xbb\xbflanguage 1", ["byte-order-mark"], "\ufeff"),
        ("x".encode("utf-16"), ["not-utf-8"], "\ufffd"),
        (b"x" * 101, ["file-too-large"], ""),
    ],
)
def test_only_utf_8_without_a_mark_is_read(data, names, covered):
    """Anything but plain UTF-8 of a bounded size is a finding that shows where it is wrong."""
    source, found = decode("site.pm", data, Limits(rules_bytes=100))
    assert [each.name for each in found] == names
    assert [source.at(each.span) for each in found] == ([] if covered is None else [covered])


def test_utf_16_is_recognised():
    """A file saved as UTF-16 is told so."""
    _, [found] = decode("site.pm", "language 1".encode("utf-16"), Limits())
    assert found.help == "the file looks like UTF-16"


def test_a_shipped_vocabulary_has_no_quotes(tmp_path, monkeypatch):
    """Who quotes the name of a shipped vocabulary is told to leave the quotes out."""
    monkeypatch.chdir(tmp_path)
    found, *_ = (
        each
        for each in compile_text('language 1\nuse "genesys"\n').diagnostics
        if each.name == "missing-file"
    )
    assert found.help == "write `use genesys`, without quotes"
    assert (found.fix.message, found.fix.safe) == ("write `genesys`", False)


def test_only_rules_files_are_used(tmp_path):
    """A file of another kind is not read, so that no message can show what is in it."""
    (tmp_path / "passwords").write_text("root:secret\n")
    site = tmp_path / "site.pm"
    site.write_text('language 1\nuse "passwords"\n')
    [found] = compile_file(site).diagnostics
    message = "`passwords` is no rules file: its name does not end in `.pm`"
    assert (found.name, found.message, found.source.at(found.span)) == (
        "missing-file", message, '"passwords"',
    )  # fmt: skip
