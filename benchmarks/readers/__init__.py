"""Other XML libraries reading presence documents, each as one would write it by hand.

A module a library and way to use it. Each has `READ`: by dialect a function from the bytes of a
document to what `readers.meaning` makes of it. None of them refuses anything, knows more than
one spelling of a namespace or of a prefix's meaning, or tells where a value stood; they answer
right on our traffic, which is all that is asked. One takes part if what it imports is
installed, see the extra `bench`.
"""

from __future__ import annotations

from attrs import frozen

__all__ = ["READERS", "Reader"]


@frozen
class Reader:
    """A library, and a way to use it.

    `module` is its module here, `label` what the results call it. One round reads `part` of the
    documents: fewer where one takes a tenth of a millisecond or more.
    """

    module: str
    label: str
    part: float = 1.0
    rounds: int = 30


READERS = (
    Reader("pygixml_nodes", "pygixml"),
    Reader("lxml_find", "lxml, find"),
    Reader("lxml_xpath", "lxml, compiled XPath"),
    Reader("lxml_objectify", "lxml.objectify"),
    Reader("to_dict_rust", "xmltodict-rs"),
    Reader("orxml_dict", "orxml"),
    Reader("element_tree", "xml.etree, find"),
    Reader("pugixml_nodes", "pugixml"),
    Reader("to_dict", "xmltodict", part=0.25),
    Reader("schema", "xmlschema, decode", part=0.03, rounds=5),
)
