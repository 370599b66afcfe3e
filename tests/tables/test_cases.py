"""Words looked up without upper and lower case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from presencemap.tables.cases import by_caseless
from presencemap.tables.suggest import in_another_case

WORDS = st.text(alphabet="aAbBßSs", max_size=3)


@given(st.lists(WORDS), WORDS)
def test_says_what_a_look_at_every_word_says(known, word):
    """The one known word in another case, None if there are none or several."""
    assert by_caseless(known).get(word.casefold()) == in_another_case(word, known)
