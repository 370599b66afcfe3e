from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.sip.addresses import parameters, parse_address, split_list, unquote

ADDRESSES = {
    "<sip:a@b>;tag=1": ("sip:a@b", "1"),
    "sip:a@b;tag=1": ("sip:a@b", "1"),
    "sip:a@b ;   tag    = 1n": ("sip:a@b", "1n"),
    "<sip:a@b;transport=UDP?Subject=x>;tag=1": ("sip:a@b;transport=UDP?Subject=x", "1"),
    "<sip:a@b>;epid=01;TAG=1": ("sip:a@b", "1"),
    "<sip:a@b>;tag=1;epid=01": ("sip:a@b", "1"),
    "<sip:a@b>;tag=1 ;epid=01": ("sip:a@b", "1"),
    '<sip:a@b>;x=";tag=2";tag=1': ("sip:a@b", "1"),
    "<sip:a@b>": ("sip:a@b", ""),
    "<sip:a@b>;": ("sip:a@b", ""),
    '"Bell, A" <sip:a@b>;tag=1': ("sip:a@b", "1"),
    '"<sip:no@no>" <sip:a@b>;tag=1': ("sip:a@b", "1"),
    '"a\\"<sip:no@no>" <sip:a@b>': ("sip:a@b", ""),
    "Bell, A <sip:a@b>;tag=1": ("sip:a@b", "1"),
    "Bell<sip:a@b>;tag=1": ("sip:a@b", "1"),
    '"Mr. Bell <sip:a@b>': ("sip:a@b", ""),
    "< sip:a@b >": ("sip:a@b", ""),
    '<sip:a@b;transport="tcp">;tag=1': ('sip:a@b;transport="tcp"', "1"),
    "<tel:+15550100>;tag=1": ("tel:+15550100", "1"),
    "<sip:null-%00@[2001:db8::1]:5060>": ("sip:null-%00@[2001:db8::1]:5060", ""),
    "<sip:jörg@b>": ("sip:jörg@b", ""),
}
NO_ADDRESSES = (
    "",
    "<>",
    "a@b",
    "<a@b>",
    "<sip:>",
    "<sip:a b@c>",
    "<sip:a@b",
    "sip:a@b>",
    "<sip:a@b>, <sip:c@d>",
    "sip:a@b, sip:c@d",
    '"A <sip:no@no> "B" <sip:a@b>',
    '"A <sip:no@no> B <sip:a@b>',
)


@pytest.mark.parametrize("value", ADDRESSES)
def test_an_address_gives_its_uri_and_tag(value):
    """Both forms of address are read, whatever stands around the URI."""
    assert parse_address(value) == ADDRESSES[value]


@pytest.mark.parametrize("value", NO_ADDRESSES)
def test_what_may_mean_two_addresses_or_none_is_none(value):
    """A value without a scheme, or with more than one reading, is refused."""
    assert parse_address(value) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        (";a=1;b", {"a": "1", "b": ""}),
        (" ; A = 1 ; b = two words ;c", {"a": "1", "b": "two words", "c": ""}),
        (';a="x;y\\"z";b=2', {"a": 'x;y"z', "b": "2"}),
        (";a=1;a=2", {"a": "1"}),
        (";;;a=1", {"a": "1"}),
        (';a="unclosed;b=2', {"a": "", "b": "2"}),
    ],
)
def test_parameters(text, expected):
    """Names are in lower case, values unquoted, and the first of a name counts."""
    assert parameters(text) == expected


@pytest.mark.parametrize(
    ("value", "members"),
    [
        ("a, b,c", ("a", "b", "c")),
        ('"a,b" <sip:x,y@z>;q=1, c', ('"a,b" <sip:x,y@z>;q=1', "c")),
        ("<sip:x,y@z", ("<sip:x,y@z",)),
        ('a, "b, c', ("a", '"b, c')),
        ('"a\\",b", c', ('"a\\",b"', "c")),
        (" ,, ", ()),
        ("", ()),
    ],
)
def test_lists_split_at_commas_that_separate(value, members):
    """Commas in quotes and brackets, closed or not, belong to the member."""
    assert split_list(value) == members


@pytest.mark.parametrize(
    ("text", "plain"), [('"a\\"b"', 'a"b'), ("a", "a"), ('"', '"'), ('""', "")]
)
def test_unquote(text, plain):
    """Only text in quotes changes."""
    assert unquote(text) == plain


@given(st.text())
def test_any_text_gives_values(text):
    """No text makes the readers of values raise, and lists lose nothing but blanks and commas."""
    address = parse_address(text)
    assert address is None or address[0] in text
    assert all(isinstance(name, str) for name in parameters(text))
    assert all(member in text for member in split_list(text))
