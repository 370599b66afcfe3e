"""Facts that nobody asks for: what is said, and the fix."""

from __future__ import annotations

import pytest
from said import fixed, said

from presencemap.checks import unused_context

TABLE = "table t first {\n row a when call -> keep\n otherwise -> NotReady\n}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "context {\n    call : yes/no\n    group : text  # which\n    # where\n}\n",
            "context {\n    call : yes/no\n    # where\n}\n",
        ),
        ("context { group : text  call : yes/no }\n", "context {  call : yes/no }\n"),
        ("context { call : yes/no  group : text }\n", "context { call : yes/no }\n"),
        (
            "context { call : yes/no }\ncontext {\n  group : token {\n    a, b\n  }\n}\n",
            "context { call : yes/no }\ncontext {\n}\n",
        ),
    ],
)
def test_a_field_goes_with_its_lines(before, after):
    """The field goes, with the comment behind it; it is not safe, for a row may be missing."""
    [found] = said(unused_context, before + TABLE)
    assert found.message == "no row asks for `group`"
    assert not found.fix.safe
    assert fixed(found) == after + TABLE


def test_rows_that_never_answer_are_shown():
    """A field of rows behind a row `when any` is unused; both rows are shown."""
    rows = " row all when any -> NotReady\n row a when call -> keep\n"
    text = f"context {{ call : yes/no }}\ntable t first {{\n{rows}}}\n"
    [found] = said(unused_context, text)
    assert found.message == "only rows behind `all`, which takes everything, ask for `call`"
    assert [each.message for each in found.related] == ["`all` is here", "`a` asks for `call`"]
    assert found.fix is None


@pytest.mark.parametrize(
    "more",
    [
        "define d = group is absent\n",
        'example "e" { group "x" => t NotReady }\n',
        "table u any {\n group | note -> outcome\n any | absent -> keep\n otherwise -> keep\n}\n",
    ],
)
def test_what_is_spoken_of_is_not_taken_out(more):
    """A definition, an example or a column would lose its field, so there is no fix."""
    [found] = said(unused_context, "context { call : yes/no  group : text }\n" + TABLE + more)
    assert found.fix is None


def test_a_vocabulary_has_a_context_for_its_users():
    """What a vocabulary declares is asked for elsewhere."""
    head = "language 1\nvocabulary mine\n"
    assert said(unused_context, "context { call : yes/no }\n", head) == []
