"""Loading: files that use files, vocabularies found, declarations shared."""

from __future__ import annotations

import pytest

import presencemap
from presencemap.tables.load import compile_file, compile_text


def test_uses_other_files_once(tmp_path):
    """A file used twice on the way is read once; paths are relative to the file that uses it."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "words.pm").write_text(
        "language 1\ndefine at_work = flag\nfield flag : yes/no\n"
    )
    (tmp_path / "parts" / "more.pm").write_text('language 1\nuse "words.pm"\nuse genesys\n')
    site = tmp_path / "site.pm"
    site.write_text(
        'language 1\nuse "parts/words.pm"\nuse "parts/more.pm"\n'
        "table t first {\n row a when at_work -> Ready after 1s\n otherwise -> NotReady\n}\n"
    )
    rules = presencemap.load_rules(site)
    assert rules.decide({"flag": True})["t"].row == "a"


def test_errors_in_used_files_name_them(tmp_path):
    """What is wrong in a used file is reported there."""
    (tmp_path / "words.pm").write_text("language 1\nfield flag yes/no\n")
    site = tmp_path / "site.pm"
    site.write_text('language 1\nuse "words.pm"\ntable t first { otherwise -> Redy }\n')
    [found] = compile_file(site).diagnostics
    assert (found.source.name, found.name) == (str(tmp_path / "words.pm"), "syntax-error")


@pytest.mark.parametrize(
    ("second", "names"),
    [("field note : text", []), ("field note : int", ["duplicate-name"])],
)
def test_two_files_may_share_a_field_if_they_agree(tmp_path, second, names):
    """The same declaration twice is one field; another type is an error with both places."""
    (tmp_path / "a.pm").write_text("language 1\nvocabulary a\nfield note : text\n")
    (tmp_path / "b.pm").write_text(f"language 1\nvocabulary b\n{second}\n")
    text = (
        'language 1\nuse "a.pm"\nuse "b.pm"\nuse genesys\ntable t first { otherwise -> NotReady }\n'
    )
    site = tmp_path / "site.pm"
    site.write_text(text)
    found = compile_file(site).diagnostics
    assert [d.name for d in found] == names
    assert [len(d.related) for d in found] == [1] * len(names)


def test_a_site_declares_its_own_words():
    """Nothing about Lync or Genesys is wired in: a file may bring all of its own words."""
    rules = compile_text(
        "language 1\n"
        "field light : token { green, red }\n"
        "state Open routable\nstate Shut { why : text }\n"
        "transition Open -> Shut : close\n"
        'table door first { row go when light is green -> Open otherwise -> Shut why "red" }\n'
    ).rules
    assert rules.decide({"light": "green"})["door"].outcome.state == "Open"
    assert rules.transitions["Open", "Shut"].requests == ("close",)


def test_a_vocabulary_needs_no_table(root):
    """Each shipped vocabulary compiles on its own without a finding."""
    for path in sorted((root / "rules" / "vocabulary").glob("*.pm")):
        result = compile_file(path)
        assert (path.name, result.diagnostics) == (path.name, ())
        assert [each.split()[0] for each in result.rules.vocabularies] == [path.stem]


def test_a_surrogate_in_text_is_a_finding():
    """Text that no file could hold is refused like any other wrong encoding."""
    assert [d.name for d in compile_text("language 1\n# \udc80").diagnostics] == ["not-utf-8"]


@pytest.mark.parametrize(
    ("version", "names"),
    [(' "rfc4480"', []), ("", []), (' "rfc3863"', ["duplicate-use"])],
)
def test_two_files_may_share_a_vocabulary_in_one_version(tmp_path, version, names):
    """A version that is named is the same as the newest, if it is the newest."""
    (tmp_path / "fields.pm").write_text("language 1\nuse pidf\n")
    site = tmp_path / "site.pm"
    table = "table t first { otherwise -> NotReady }"
    site.write_text(f'language 1\nuse "fields.pm"\nuse pidf{version}\nuse genesys\n{table}\n')
    assert [each.name for each in compile_file(site).diagnostics] == names


def test_a_text_is_told_where_it_stands(tmp_path):
    """Files that a text uses are looked for in the folder that is given."""
    (tmp_path / "rows.pm").write_text(
        "language 1\nuse genesys\ntable t first { otherwise -> NotReady }\n", encoding="utf-8"
    )
    text = 'language 1\nuse "rows.pm"\n'
    assert compile_text(text, folder=tmp_path).rules.tables[0].name == "t"
    assert compile_text(text).rules is None
