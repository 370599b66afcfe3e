"""From bytes to an element tree: the only module that makes an XML parser.

Everything above it walks elements and never touches lxml. The parser is made once a
thread: one parser behind lxml's lock would make threads wait for each other, and a new
one for each document costs as much as a fifth of the parse (measured, lxml 6.1). It is
renewed now and then, as the names in documents stay in memory as long as it does (`names`).
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Final, TypeAlias, cast

from lxml import etree

from presencemap.documents.names import forget_names
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.model import Place

__all__ = [
    "Element",
    "children_of",
    "errors_found",
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
    """This thread's parsers, and how many bytes they have read.

    One is for reading, the exact one for documents that are to be patched.
    """

    def __init__(self) -> None:
        self.parser = _made(exact=False)
        self.exact = _made(exact=True)
        self.read = 0

    def renew(self) -> None:
        """Forget all names that were read; only a parser that is new and used does."""
        forget_names()
        self.parser, self.exact = _made(exact=False), _made(exact=True)
        etree.fromstring(b"<a/>", self.parser)
        self.read = 0


def _made(*, exact: bool) -> etree.XMLParser:
    """Return a parser that neither loads nor expands anything.

    An exact one keeps comments, instructions and white space. Else they are dropped, so that
    `clo<!-- -->sed` reads "closed" (`.text` would end at the comment). libxml2's own bounds
    stay in force (`huge_tree=False`): 256 levels, 10 MB of text, names of 50 kB. Ids are
    collected although nobody asks for them: `collect_ids=False` makes libxml2 open the
    external DTD that a document names, whatever `load_dtd` says (measured, lxml 6.1, libxml2
    2.14).
    """
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
_PARSER_DEPTH: Final = 256  # libxml2's own bound


def parse(body: bytes, limits: Limits) -> Element:
    """Return the root element of an XML document that `guard.admit` has let in.

    Raises `DocumentError` for what is not well-formed, and for a tree that is deeper or
    wordier than the limits.
    """
    local = _local
    size = len(body)
    local.read += size
    if local.read > limits.document_names:
        local.renew()
    try:
        root = etree.fromstring(body, local.parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error) from error
    if limits.document_depth < _PARSER_DEPTH:
        _check_depth(root, limits.document_depth)
    if size > limits.document_text:  # no text is longer than its document
        _check_texts(root, limits.document_text)
    return root


def errors_found() -> int:
    """Return how many errors the last `parse` of this thread found; libxml2 goes on after many."""
    return len(_local.parser.error_log)


def parse_exactly(body: bytes) -> Element:
    """Return the root of a document with its comments, instructions and white space.

    It is for documents that `parse` has read, or is going to: no bound is held here. Raises
    `DocumentError` for what is not well-formed.
    """
    _local.read += len(body)
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
    """Return where an element stands, as in `/presence/tuple[2]/status/basic`.

    Names are cut after 80 characters, as an error may be printed.
    """
    steps: list[str] = []
    current: Element | None = element
    while current is not None:
        parent = current.getparent()
        name = local_name(current)
        around = () if parent is None else parent.iterchildren("*")
        alike = [each for each in around if local_name(each) == name]
        step = name[:80]
        steps.append(f"{step}[{alike.index(current) + 1}]" if len(alike) > 1 else step)
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
        deeper = f"elements are nested deeper than {_PARSER_DEPTH} levels"
        return DocumentError("too-deep", deeper, line=line)
    return DocumentError(code, f"libxml2 says: {message}", line=line)


@lru_cache(maxsize=16)
def _deeper_than(depth: int) -> etree.XPath:
    return etree.XPath(f"boolean({'/*' * (depth + 1)})")


def _check_depth(root: Element, deepest: int) -> None:
    if _deeper_than(deepest)(root):
        raise DocumentError("too-deep", f"elements are nested deeper than {deepest}")


# the lengths are asked before the union, which would sort all texts and values
_LONG: Final = "(//text()[string-length() > $longest] | //@*[string-length() > $longest])"
_HAS_LONG_TEXT: Final = etree.XPath(f"boolean({_LONG})")
_WITH_LONG_TEXT: Final = etree.XPath(f"{_LONG}[1]/..")


def _check_texts(root: Element, longest: int) -> None:
    if _HAS_LONG_TEXT(root, longest=longest):
        (element,) = cast("list[Element]", _WITH_LONG_TEXT(root, longest=longest))
        raise fault_at(element, "text-too-long", f"a text is longer than {longest} characters")
