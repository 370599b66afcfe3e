"""Tables that answer to two targets."""

from __future__ import annotations

from pathlib import Path

from said import HEAD, said

from presencemap.checks import mixed_channels

TABLE = """table t first {
    row a when note is absent -> keep
    row b when device is web -> Ready
    row c when device is mobile -> Away
    row d when device is desk -> Away
    otherwise -> NotReady
}
""".replace("device is desk", 'device is "desk"')


def test_the_first_row_that_differs_is_shown_beside_the_first():
    """One finding a table: the row that differs first, and the first row that answers a state."""
    [found] = said(mixed_channels, TABLE, HEAD + "use genesys-cloud\n")
    assert found.message == (
        "`c` answers a state of `genesys-cloud`, `b` one of `genesys`: "
        "nothing leads from one to the other"
    )
    assert found.related[0].message == "`b` is here"


def test_a_transition_by_name_joins_two_targets(tmp_path, monkeypatch):
    """Whoever declares the way from one vocabulary to another has made them one target."""
    monkeypatch.chdir(tmp_path)
    own = "language 1\nvocabulary home\nuse genesys\nstate Away\n"
    Path("home.pm").write_text(own + "transition Ready -> Away : GoAway\n", encoding="utf-8")
    assert said(mixed_channels, TABLE, HEAD + 'use "home.pm"\n') == []
    Path("home.pm").write_text(own + "transition any -> any : GoAway\n", encoding="utf-8")
    [found] = said(mixed_channels, TABLE, HEAD + 'use "home.pm"\n')
    assert "`home`" in found.message
