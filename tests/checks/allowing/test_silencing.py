"""Findings that are allowed: what is left, and what that means for loading rules."""

from __future__ import annotations

import pytest

import presencemap
from presencemap.checks import examine_file, examine_text
from presencemap.checks.allowing.silencing import can_be_allowed
from presencemap.checks.examine import CHECKS, FINDINGS
from presencemap.checks.mending.mend import edited
from presencemap.diagnostics import Severity
from presencemap.language.findings import FINDINGS as OF_TEXT
from presencemap.tables.findings import FINDINGS as OF_MEANING

HEAD = "language 1\nuse microsoft\nuse genesys\n"
ALLOW = "# presencemap: allow"


WATCHED = {"fail-open", "unused-define", "unused-allow", "unknown-allow"}


def watched(diagnostics):
    """Return those findings that are looked at here: what else checks say is their business."""
    return [each for each in diagnostics if each.name in WATCHED]


def names(text):
    """Return the names of what is found in a text behind the usual head."""
    return [each.name for each in watched(examine_text(HEAD + text).diagnostics)]


@pytest.mark.parametrize(
    "text",
    [
        "table t first {{\n  otherwise -> Ready {}\n}}",
        "table t first {{\n  {}\n  otherwise -> Ready\n}}",
        "table t first {{\n  {}\n\n  # else\n\n  otherwise\n    -> Ready\n}}",
        "table t first {{\n  otherwise {}\n    ->\n    Ready\n}}",
        "table t first {{ otherwise -> Ready }} {}",
        "table t first {{\n  row all when not availability in {{busy, {}\n away}}\n -> Ready\n"
        "  otherwise -> NotReady\n}}",
        "table t first {{\n  device -> outcome\n  any -> Ready {}\n}}",
        "table t first {{\n  availability -> outcome\n  {}\n  any -> Ready\n}}",
        "define calm = not availability is busy\ntable t first {{\n"
        "  row calm when calm -> Ready {}\n  otherwise -> NotReady\n}}",
        "table t first {{\n  otherwise\n    -> Ready {}\n}}",
        "table t first {{\n  otherwise\n    -> {}\n  Ready\n}}",
        "table t first {{\n  row all when not (availability is busy\n ) -> Ready after 1s {}\n"
        "  otherwise -> NotReady\n}}",
        "table t first {{\n\n  otherwise -> Ready\n}} {}",
        "{}\n# else\n\ntable t first {{\n\n  otherwise -> Ready\n}}",
        "{}\ntable t first {{\n  device -> outcome\n  any -> Ready\n}}",
        "table t first {{\n  device -> outcome\n  any -> Ready\n}} {}",
    ],
)  # fmt: skip
def test_allows_silence_wherever_rules_stand(text):
    """On the line or above it, in rows over several lines, in grids, behind braces."""
    assert names(text.format("")) == ["fail-open"]
    assert names(text.format(f"{ALLOW} fail-open\n")) == []


@pytest.mark.parametrize("words", ["unused-define", "PM501", "pm501", "fail-open, Unused-Define"])
def test_codes_and_names_in_any_case(words):
    """A finding may be allowed by its code or its name, in letters of any size."""
    text = f"define a = any {ALLOW} {words}\ntable t first {{ otherwise -> NotReady }}"
    assert "unused-define" not in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "table t first {{ {}\n  otherwise -> Ready\n}}",
        "table t first {{\n  otherwise -> Ready\n  {}\n}}",
        "{}\ndefine a = availability is busy\ntable t first {{\n  row a when a -> keep\n"
        "  otherwise -> Ready\n}}",
        "table s first {{\n  otherwise -> NotReady\n}} {}\ntable t first {{\n"
        "  otherwise -> Ready\n}}",
        "table s first {{\n  otherwise -> NotReady {}\n}}\ntable t first {{\n"
        "  otherwise -> Ready\n}}",
    ],
)
def test_the_wrong_place_silences_nothing(text):
    """An allow beside the finding and its constructs is unused, and the finding stays."""
    assert set(names(text.format(f"{ALLOW} fail-open"))) == {"fail-open", "unused-allow"}


def test_the_nearest_allow_is_used():
    """A line goes before its construct, a row before its table; what is left over is unused."""
    row = "  row all when not availability is busy\n  -> Ready {}\n  otherwise -> NotReady\n"
    unused = f"{ALLOW} fail-open"
    for allows in (("", unused, ""), (unused, "", ""), ("", "", unused)):
        assert names("{}\ntable t first {{\n{}}} {}".format(*_around(row, *allows))) == []
    text = f"{unused}\ntable t first {{\n{row.format(unused)}}}"
    found = watched(examine_text(HEAD + text).diagnostics)
    assert [(each.name, each.source.position(each.span.start).line) for each in found] == [
        ("unused-allow", 4)
    ]


def _around(row, above, behind_row, behind):
    return above, row.format(behind_row), behind


def test_one_name_silences_all_of_its_line():
    """Two findings of one kind on a line need one allow; two allows are one too many."""
    table = "table t{0} first {{ otherwise -> Ready }} "
    line = table.format(1) + table.format(2)
    assert names(f"{line}") == ["fail-open", "fail-open"]
    assert names(f"{line}{ALLOW} fail-open") == []
    assert names(f"{line}{ALLOW} fail-open, fail-open") == ["unused-allow"]


def test_rules_with_an_allowed_error_load(tmp_path):
    """An error that is allowed stands against nothing: not on loading, nor in the rule set."""
    path = tmp_path / "site.pm"
    path.write_text(
        f"{HEAD}define a = any\ntable t first {{ otherwise -> Ready }} {ALLOW} fail-open"
    )
    rules = presencemap.load_rules(path)
    assert [each.name for each in watched(rules.diagnostics)] == ["unused-define"]
    assert [each.name for each in examine_file(path).allowed] == ["fail-open"]
    path.write_text(path.read_text().replace("fail-open", "gap"))
    with pytest.raises(presencemap.RulesError, match="fail-open"):
        presencemap.load_rules(path)


def test_a_file_speaks_for_itself(tmp_path):
    """An allow holds in the file that it is in, used or not, and for no other file."""
    used, path = tmp_path / "part.pm", tmp_path / "site.pm"
    part = f"{HEAD}table part first {{ otherwise -> Ready }} {ALLOW} fail-open\n"
    site = f'{HEAD}use "part.pm" #\ntable site first {{ otherwise -> NotReady }}\n'

    def found(part, site):
        used.write_text(part)
        path.write_text(site)
        diagnostics = watched(examine_file(path).diagnostics)
        return [(each.source.name, each.name) for each in diagnostics]

    assert found(part, site) == []
    assert found(part.replace(ALLOW, "#"), site) == [(str(used), "fail-open")]
    assert sorted(found(part.replace(ALLOW, "#"), site.replace("#", f"{ALLOW} fail-open"))) == [
        (str(used), "fail-open"),
        (str(path), "unused-allow"),
    ]


def test_an_unused_allow_is_told_where_its_file_is_checked(tmp_path):
    """Of a file that is used, nobody knows all that would be found in it."""
    used, path = tmp_path / "part.pm", tmp_path / "site.pm"
    used.write_text(f"{HEAD}table a first {{ otherwise -> NotReady }} {ALLOW} fail-open, nothing")
    path.write_text(f'{HEAD}use "part.pm"\ntable b first {{ otherwise -> NotReady }}\n')
    assert watched(examine_file(path).diagnostics) == []
    found = [each.name for each in watched(examine_file(used).diagnostics)]
    assert found == ["unused-allow", "unknown-allow"]


def test_use_is_not_judged_while_an_error_keeps_checks_from_running():
    """With an error in the text nobody knows what an allow would silence; unknown ones show."""
    text = (
        f"define a = any {ALLOW} unused-define\n"
        f"table t first {{ row a when nothing is 1 -> keep {ALLOW} unknown-name, fail-opn\n}}"
    )
    assert names(text) == ["unknown-allow", "unknown-allow"]


def test_warnings_of_the_head_can_be_allowed():
    """A finding about the whole file is allowed on its first line, or right above the rest."""
    rest = "use genesys\ntable t first { otherwise -> NotReady }"
    for text in (f"{ALLOW} missing-language\n{rest}", rest.replace("\n", f" {ALLOW} PM015\n", 1)):
        found = [each.name for each in examine_text(text).diagnostics]
        assert not {"missing-language", "unused-allow"} & set(found)


def test_what_can_be_allowed():
    """Errors that keep rules from compiling can't be allowed; all that checks say can."""
    fit = {each.name for each in FINDINGS if can_be_allowed(each)}
    assert {check.FINDING.name for check in CHECKS} <= fit
    errors = {each.name for each in (*OF_TEXT, *OF_MEANING) if each.severity is Severity.ERROR}
    assert not errors & fit
    assert not {"unused-allow", "unknown-allow", "too-many-findings"} & fit
    assert "missing-language" in fit


@pytest.mark.parametrize(
    ("comment", "message", "help_", "mended"),
    [
        ("allow fail-opn", "there is no finding `fail-opn`",
         "did you mean `fail-open`?", "allow fail-open"),
        ("allow PM999", "there is no finding `PM999`",
         "`presencemap check --list` shows all findings", None),
        ("allow fail-open, syntax-error", "`syntax-error` can't be allowed",
         "a file with such an error can't be used: it has to be mended", "allow fail-open"),
        ("allow fail-open, unused-allow", "`unused-allow` can't be allowed",
         "nothing silences it: mend what it is about", "allow fail-open"),
        ("allow fail-open: why", "`: why` is neither the name of a finding nor a reason",
         "a reason stands behind ` -- `", "allow fail-open -- why"),
        ("allow fail-open \N{EM DASH} why",
         "`\N{EM DASH} why` is neither the name of a finding nor a reason",
         "a reason stands behind ` -- `", "allow fail-open -- why"),
        ("allow fail-open PM501", "`PM501` is neither the name of a finding nor a reason",
         "names stand apart by commas", "allow fail-open, PM501"),
        ("ignore fail-open", "`ignore` silences nothing",
         "did you mean `allow`?", "allow fail-open"),
        ("NoQA fail-open", "`NoQA` silences nothing",
         "did you mean `allow`?", "allow fail-open"),
        ("alow fail-open", "`alow` silences nothing",
         "did you mean `allow`?", "allow fail-open"),
        ("deny fail-open", "`deny` silences nothing",
         "the only word that silences a finding is `allow`", None),
        ("disallow fail-open", "`disallow` silences nothing",
         "the only word that silences a finding is `allow`", None),
    ],
)  # fmt: skip
def test_what_is_said_of_unknown_allows(comment, message, help_, mended):
    """An allow that can't work is told why, and mended; no safe fix silences anything more."""
    text = f"{HEAD}table t first {{ otherwise -> Ready }} # presencemap: {comment}\n"
    [found] = [each for each in examine_text(text).diagnostics if each.name == "unknown-allow"]
    assert (found.message, found.help) == (message, help_)
    assert (found.fix is None) == (mended is None)
    if found.fix:
        [edit] = found.fix.edits
        fixed = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert fixed == text.replace(comment, mended)
        before, after = (examine_text(each).allowed for each in (text, fixed))
        assert not found.fix.safe or len(after) <= len(before)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{} PM501\ndefine a = any", "there is no PM401 fail-open on the next line to allow"),
        ("define a = any {} PM501,", "there is no PM401 fail-open on this line to allow"),
        (
            "define a =\n any {} PM501,",
            "there is no PM401 fail-open in what it speaks for to allow",
        ),
    ],
)
def test_an_unused_allow_says_where_it_looked(text, message):
    """The message names the finding by code and name, and the line that was meant."""
    text = text.format(ALLOW).replace("PM501", "PM501, PM401", 1)
    found = examine_text(f"{HEAD}{text}\ntable t first {{ otherwise -> NotReady }}").diagnostics
    assert [each.message for each in watched(found)] == [message]


@pytest.mark.parametrize(
    ("comment", "said", "mended"),
    [
        ("# presencemap allow fail-open", "presencemap allow", "# presencemap: allow fail-open"),
        ("#PRESENCEMAP  Allow PM401 -- why", "PRESENCEMAP  Allow",
         "#presencemap: allow PM401 -- why"),
        ("# presencemap allow fail-opn", "presencemap allow", "# presencemap: allow fail-opn"),
        ("# a desk. presencemap: allow fail-open", "presencemap: allow",
         "# presencemap: allow fail-open -- a desk."),
        ("# a desk presencemap:allow PM401, fail-open", "presencemap:allow",
         "# presencemap: allow PM401, fail-open -- a desk"),
        ("# a desk presencemap: allow fail-open -- why", "presencemap: allow", None),
        ("# as presencemap: allow fail-open does", "presencemap: allow", None),
        ("# see presencemap: allow nothing", None, None),
        ("# how presencemap allows fail-open", None, None),
        ("# what presencemap allow-list fail-open", None, None),
        ("# presencemap allow all of it", None, None),
        ("# presencemap allow", None, None),
    ],
)  # fmt: skip
def test_what_looks_like_an_allow(comment, said, mended):
    """A comment that allows, but not from its start on, is told so; prose is not."""
    text = f"{HEAD}table t first {{ otherwise -> Ready }} "
    diagnostics = watched(examine_text(text + comment).diagnostics)
    found = [each for each in diagnostics if each.name == "unknown-allow"]
    assert [each.source.at(each.span) for each in found] == ([said] if said else [])
    assert "fail-open" in {each.name for each in diagnostics}
    for each in found:
        assert each.message == f"`{said}` silences nothing here"
        assert each.help.startswith("an allow starts its comment: `# presencemap: allow ")
        fixed = edited(each.source.text, each.fix.edits) if each.fix else None
        assert fixed == (mended and text + mended)
        assert not (each.fix and each.fix.safe)


@pytest.mark.parametrize(
    ("comment", "safe"),
    [
        ("allow fail-open", True),
        ("allow fail-open, gap", True),
        ("allow", True),
        ("allow fail-open -- why", False),
        ("allow fail-open, gap -- why", False),
        ("allow -- why", False),
        ("allow fail-open because", False),
        ("allow fail-open because -- why", False),
        ("allow fail-open --", True),
    ],
)
def test_a_reason_is_not_lost(comment, safe):
    """An allow that silences nothing is taken out safely only where nobody gave a reason."""
    text = f"{HEAD}table t first {{ otherwise -> NotReady }} # presencemap: {comment}\n"
    diagnostics = examine_text(text).diagnostics
    found = [each for each in diagnostics if each.name == "unused-allow"]
    assert found
    assert {each.fix.safe for each in found} == {safe}
