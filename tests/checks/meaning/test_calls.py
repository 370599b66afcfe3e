"""What tells of calls."""

import pytest
from said import compiled

from presencemap.checks.meaning.calls import STATUSES, WORDS, knows_of_calls
from presencemap.checks.meaning.unknown import Origins
from presencemap.model import FieldType
from presencemap.tables.diagram import Proof

HEAD = """language 1
use microsoft
use stat-server
use graph
use pidf
use genesys
context { agent.on_call : yes/no  on-call : yes/no  calls : yes/no  x.on_call : text }
"""


def rules_of(condition):
    """Return the rules of a table that asks for a condition."""
    text = f"table voice first {{ row a when {condition} -> Ready otherwise -> keep }}"
    return compiled(text, HEAD).rules


@pytest.mark.parametrize(
    ("condition", "knows"),
    [
        ("agent.on_call", True),
        ("on-call", True),
        ("calls", False),
        ('x.on_call is "yes"', False),
        ("activity is on-the-phone", False),
        ("stat.status is LoggedOut", True),
    ],
)
def test_what_knows_of_every_call(condition, knows):
    """A fact of the connector by its name, or Stat Server's status."""
    rules = rules_of(condition)
    assert knows_of_calls(Origins(Proof(rules.tables[0], rules.fields), rules)) is knows


def test_every_word_is_listed_somewhere():
    """No word is there that no vocabulary has: a slip would find nothing, and say nothing."""
    fields = rules_of("calls").fields.values()
    listed = {
        token.casefold()
        for field in fields
        if field.type in (FieldType.TOKEN, FieldType.TOKEN_SET)
        for token in field.tokens
    }
    assert not WORDS - listed
    assert STATUSES <= WORDS
