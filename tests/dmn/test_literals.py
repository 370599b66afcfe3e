"""Values as FEEL writes them."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.dmn.feel import expression_of
from presencemap.dmn.feel_tree import Literal
from presencemap.dmn.literals import literal, string_literal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (3, "3"),
        (2.0, "2"),
        (0.25, "0.25"),
        (1e-7, "0.0000001"),
        ('a"b', r'"a\"b"'),
        ("don't", '"don\'t"'),
        ("who's?", r'"who' + "'" + r's\u003f"'),
        ("\n\x01", r'"\n\u0001"'),
    ],
)
def test_literals(value, text):
    """Every value has one spelling."""
    assert literal(value) == text


@given(st.text())
def test_strings_are_read_back(text):
    """FEEL as we read it and Python read the same text."""
    written = string_literal(text)
    assert ast.literal_eval(written) == text
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert expression_of(written) == Literal(text)
