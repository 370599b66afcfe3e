from __future__ import annotations

import pytest

from presencemap.sip import grammar


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("NOTIFY sip:a@b SIP/2.0\r\n", ("NOTIFY", "sip:a@b", None, None)),
        ("NOTIFY sip:a@b sip/2.0\n", ("NOTIFY", "sip:a@b", None, None)),
        ("SIP/2.0 200 OK\r\n", (None, None, "200", "OK")),
        ("SIP/2.0 200 \r\n", (None, None, "200", "")),
        ("SIP/2.0 200\r\n", (None, None, "200", None)),
    ],
)
def test_start_lines_are_read(line, groups):
    """Request and status lines match, the version in any case, the reason optional."""
    assert grammar.START_LINE.match(line).groups() == groups


@pytest.mark.parametrize(
    "line",
    [
        "NOTIFY sip:a@b SIP/2.0",
        "NOTIFY  sip:a@b SIP/2.0\r\n",
        "NOTIFY sip:a@b SIP/2.0 \r\n",
        "NOTIFY sip:a@b; lr SIP/2.0\r\n",
        "NOTIFY sip:a@b SIP/2.00\r\n",
        "SIP/2.0 2000 OK\r\n",
        "SIP/2.0 ٢٠٠ OK\r\n",
        " NOTIFY sip:a@b SIP/2.0\r\n",
    ],
)
def test_other_lines_are_no_start_lines(line):
    """Wrong spaces, versions, codes and a missing line end do not match."""
    assert grammar.START_LINE.match(line) is None


@pytest.mark.parametrize(
    ("folded", "joined"),
    [
        ("a\r\n b", "a b"),
        ("a \t\r\n\t  b", "a b"),
        ("a\n b\r\n c", "a b c"),
        ("a\r\n \r\n b", "a b"),
        ("a\r\nb", "a\r\nb"),
    ],
)
def test_a_fold_becomes_one_space(folded, joined):
    """A line end with blanks around it and behind it reads as one space."""
    assert grammar.FOLD.sub(" ", folded) == joined


@pytest.mark.parametrize(
    ("line", "matches"),
    [
        ("To: x\r\n", True),
        ("To \t: x\n", True),
        ("To:\r\n", True),
        ("s : a\\\x00b\r\n", True),
        ("s : a\x00b\r\n", False),
        ("s : a\\\rb\r\n", False),
        (": x\r\n", False),
        ("T o: x\r\n", False),
        ("Tö: x\r\n", False),
        ("To x\r\n", False),
    ],
)
def test_header_lines(line, matches):
    """A header line is a token, a colon and text, with controls in quoted pairs only."""
    assert (grammar.HEADER_FIELD.fullmatch(line) is not None) is matches


def test_compact_forms_are_single_letters_for_one_name_each():
    """No two letters mean the same header, and Subscription-State has none."""
    forms = grammar.COMPACT_FORMS
    assert all(len(letter) == 1 and letter.islower() for letter in forms)
    assert len(set(forms.values())) == len(forms)
    assert "subscription-state" not in forms.values()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (grammar.FOLD, " " * 60_000 + "x"),
        (grammar.FOLD, "\r\n" * 30_000 + "x"),
        (grammar.LIST_ITEM, '"\\' * 30_000),
        (grammar.LIST_ITEM, "<" * 60_000),
        (grammar.LIST_ITEM, "," * 60_000),
        (grammar.PARAMETER, "; " * 30_000),
        (grammar.PARAMETER, ';a="' * 15_000),
        (grammar.HEADER_FIELD, "a" * 60_000 + "\n"),
        (grammar.HEADER_FIELD, "a:\\\x00" * 15_000 + "\r"),
    ],
)
def test_patterns_come_back_on_long_garbage(pattern, text):
    """Text made to make a pattern backtrack is read through; a hang fails the run."""
    assert sum(len(match.group()) for match in pattern.finditer(text)) <= len(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (grammar.NAME_ADDR, '"' + '\\"' * 30_000),
        (grammar.NAME_ADDR, "<sip:" + "a" * 60_000),
        (grammar.NAME_ADDR, "<sip:a>" + ";tag=a" * 10_000 + "\n"),
        (grammar.ADDR_SPEC, "sip:" + "a" * 60_000 + "<"),
        (grammar.CSEQ, "0" * 60_000),
        (grammar.EVENT, "a" * 60_000 + " " * 60_000 + "b"),
        *((pattern, "N" + " " * 60_000) for _, pattern in grammar.START_LINE_FAULTS),
        *((pattern, "N x SIP/2.0 " * 5_000 + "\x7f") for _, pattern in grammar.START_LINE_FAULTS),
    ],
)
def test_whole_value_patterns_come_back_on_long_garbage(pattern, text):
    """A value made to make a pattern backtrack is looked at once and judged."""
    match = pattern.fullmatch(text)
    assert match is None or match.end() == len(text)
