"""From bytes to an element tree: the only module that makes an XML parser.

Everything above it walks elements and never touches lxml. The parser is made once a
thread: one parser behind lxml's lock would make threads wait for each other, and a new
one for each document costs as much as a fifth of the parse (measured, lxml 6.1).

Known of lxml: the *names* in the documents that a thread has parsed stay in memory as
long as the thread (libxml2's dictionary). Servers use few; a service that reads what
strangers send may want to renew its threads.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Final, TypeAlias

from lxml import etree

from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.model import Place

__all__ = [
    "Element",
    "children_of",
    "fault_at",
    "local_name",
    "parse",
    "parse_exactly",
    "path_of",
    "place_of",
    "text_of",
]

Element: TypeAlias = etree._Element  # noqa: SLF001 - the name that lxml gives its class


_OWN_PLACE: Final = re.compile(r", line \d+, column \d+$")  # we say the line ourselves


class _Parser(threading.local):
    """This thread's parsers: the one that reads, and an exact one for documents to be patched.

    Comments and processing instructions are dropped, so that `clo<!-- -->sed` reads
    "closed" (`.text` would end at the comment). libxml2's own bounds stay in force
    (`huge_tree=False`): 256 levels, 10 MB of text, names of 50 kB. Ids are collected
    although nobody asks for them: `collect_ids=False` makes libxml2 open the external DTD
    that a document names, whatever `load_dtd` says (measured, lxml 6.1, libxml2 2.14).
    """

    def __init__(self) -> None:
        self.parser = _made(exact=False)
        self.exact = _made(exact=True)


def _made(*, exact: bool) -> etree.XMLParser:
    """Return a parser; an exact one keeps comments, instructions and white space."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not exact,
        remove_pis=not exact,
        remove_blank_text=not exact,
        collect_ids=True,
    )


_local: Final = _Parser()


def parse(body: bytes, limits: Limits) -> Element:
    """Return the root element of an XML document that `guard.admit` has let in.

    Raises `DocumentError` for what is not well-formed, and for a tree that is deeper, larger
    or wordier than the limits.
    """
    tags = body.count(b"<")
    try:
        root = etree.fromstring(body, _local.parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error) from error
    # Below these sizes no bound on the tree can be breached: an element at depth n has
    # 2n - 1 tags around it, itself included, and no text is longer than the document.
    if (
        tags >= 2 * limits.document_depth
        or tags > limits.document_elements
        or len(body) > limits.document_text
    ):
        _check_tree(root, limits)
    return root


def parse_exactly(body: bytes) -> Element:
    """Return the root of a document with its comments, instructions and white space.

    It is for documents that `parse` has read, or is going to: no bound is held here. Raises
    `DocumentError` for what is not well-formed.
    """
    try:
        return etree.fromstring(body, _local.exact)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error) from error


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    name: str = element.tag.rpartition("}")[2]
    return name


def children_of(element: Element) -> list[Element]:
    """Return all children, which costs a quarter less than to go through them (lxml 6.1)."""
    children: list[Element] = element[:]  # type: ignore[index,assignment]  # not in lxml-stubs
    return children


def text_of(element: Element) -> str | None:
    """Return an element's text without white space around it, None where nothing is left.

    The text of unknown child elements is not part of it, what stands behind them is.
    """
    text = element.text
    if len(element):
        text = "".join([text or "", *(child.tail or "" for child in element)])
    return None if text is None else text.strip() or None


def path_of(element: Element) -> str:
    """Return where an element stands, as in `/presence/tuple[2]/status/basic`."""
    steps: list[str] = []
    current: Element | None = element
    while current is not None:
        parent = current.getparent()
        name = local_name(current)
        around = () if parent is None else parent.iterchildren("*")
        alike = [each for each in around if local_name(each) == name]
        steps.append(f"{name}[{alike.index(current) + 1}]" if len(alike) > 1 else name)
        current = parent
    return "/" + "/".join(reversed(steps))


_place: Final = lru_cache(maxsize=4_096)(Place)  # documents have few: values share them


def place_of(path: str, element: Element) -> Place:
    """Return where a value was found: in an element, whose path the caller knows."""
    return _place(path, element.sourceline)


def fault_at(element: Element, code: str, message: str) -> DocumentError:
    """Return the error that says what is wrong with an element."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # lxml-stubs lacks it
    return DocumentError(code, message, xpath=path_of(element), line=line)


def _syntax_error(error: etree.XMLSyntaxError) -> DocumentError:
    """Name libxml2's refusal: two of its errors have codes of their own.

    They are told by their words: the numbers differ between versions of libxml2.
    """
    message = _OWN_PLACE.sub("", str(error.msg or "no document").partition("\n")[0])[:200]
    line = error.lineno
    code = "not-well-formed"
    if message.startswith("Entity "):
        code = "entity"
    elif message.startswith("Excessive depth"):
        code = "too-deep"
    return DocumentError(code, f"libxml2 says: {message}", line=line)


def _check_tree(root: Element, limits: Limits) -> None:
    """Hold the bounds that only the tree shows, level by level."""
    level, depth, count = [root], 0, 0
    while level:
        depth += 1
        count += len(level)
        if depth > limits.document_depth:
            raise DocumentError(
                "too-deep", f"elements are nested deeper than {limits.document_depth}"
            )
        if count > limits.document_elements:
            raise DocumentError(
                "too-many-elements", f"there are more than {limits.document_elements} elements"
            )
        for element in level:
            _check_texts(element, limits)
        level = [child for element in level for child in element]


def _check_texts(element: Element, limits: Limits) -> None:
    longest = limits.document_text
    texts = (element.text, element.tail, *element.attrib.values())
    if any(text is not None and len(text) > longest for text in texts):
        raise fault_at(element, "text-too-long", f"a text is longer than {longest} characters")
