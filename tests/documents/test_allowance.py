import pytest

from presencemap.documents.allowance import Allowance
from presencemap.errors import DocumentError
from presencemap.limits import Limits


@pytest.mark.parametrize(
    ("document", "limits", "code"),
    [
        (b"<a></a>", Limits(body_elements=3), "too-many-elements"),
        (b"<a b=''></a>", Limits(body_attributes=3), "too-many-attributes"),
    ],
)
def test_documents_use_it_up(document, limits, code):
    """As many documents are let in as there is left for, and none after."""
    left = Allowance(limits)
    for _ in range(3):
        left.take_document(document)
    for _ in range(2):
        with pytest.raises(DocumentError) as caught:
            left.take_document(document)
        assert caught.value.code == code


def test_it_begins_with_the_limits():
    """The parts that are left at first are those of the limits."""
    assert Allowance(Limits(document_parts=7)).parts == 7


@pytest.mark.parametrize(("errors", "taken"), [(0, 6), (1, 6), (3, 2)])
def test_errors_use_it_up(errors, taken):
    """Every error that a parser found counts, one where it does not tell."""
    left = Allowance(Limits(body_errors=6))
    for _ in range(taken):
        left.take_failure(errors)
    left.take_document(b"<a/>")
    left.take_failure(errors)
    with pytest.raises(DocumentError) as caught:
        left.take_document(b"<a/>")
    assert caught.value.code == "too-many-parts"
