"""A PIDF diff (RFC 5262 §4) applied to the text of the full document that it changes.

All or nothing: the operations are done one after the other on a tree made for that, and only when
all of them applied there is a new text. Comments, processing instructions and white space are
those of the full document, so that selectors count what their sender counted.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from presencemap.documents.guard import admit
from presencemap.documents.partial.locating import Budget, is_element, locate
from presencemap.documents.partial.operations import Patched
from presencemap.documents.partial.selectors import PatchError, parse_selector
from presencemap.documents.xml import Element, fault_at, local_name, parse_exactly
from presencemap.errors import DocumentError
from presencemap.limits import Limits

__all__ = ["apply_diff"]

_LOOKS: Final = 2  # times `document_elements`: real documents have a hundredth of those, real
# diffs a few operations, each of which looks at no more than the document
_OPERATION: Final = 10  # looks that take as much time as an operation does besides


def apply_diff(full: bytes, diff: bytes, limits: Limits) -> bytes:
    """Return the text of a full document after a diff of it, both as they were sent.

    The version is the diff's. The text may breach limits, as any other may: whoever reads it holds
    them. Raises `DocumentError` with the operation's place in the diff where
    one can't be read or does not apply.
    """
    budget = Budget(_LOOKS * limits.document_elements)
    if diff.count(b"sel") * _OPERATION > budget.left:  # each operation has one: never too few
        raise DocumentError("bad-diff", "there are too many operations", xpath="/pidf-diff")
    root = parse_exactly(admit(full, limits))
    changes = parse_exactly(admit(diff, limits))
    if changes.get("entity", root.get("entity")) != root.get("entity"):
        raise fault_at(changes, "bad-diff", "its `entity` is not that of the full document")
    patched = Patched(root, budget)
    for operation in changes:
        if is_element(operation):
            try:
                _apply(patched, operation, changes)
            except PatchError as error:
                raise fault_at(operation, "bad-diff", str(error)) from error
    patched.root.set("version", changes.get("version", ""))
    text: str = etree.tostring(patched.root, encoding="unicode", with_tail=False)
    return text.encode()


def _apply(patched: Patched, operation: Element, changes: Element) -> None:
    """Do one operation. Raises `PatchError`."""
    namespace, name = etree.QName(changes).namespace, local_name(operation)
    if name not in ("add", "replace", "remove") or etree.QName(operation).namespace != namespace:
        raise PatchError(f"`{name[:40]}` is no operation")
    namespaces = operation.nsmap
    patched.budget.spend(len(namespaces) + _OPERATION)
    selector = parse_selector(operation.get("sel"), namespaces)
    found = locate(patched.root, selector, patched.budget)
    if name == "add":
        patched.add(operation, found)
    elif name == "replace":
        patched.replace(operation, found)
    else:
        patched.remove(operation, found)
