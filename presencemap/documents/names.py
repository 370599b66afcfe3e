"""The names that libxml2 remembers, and how a thread forgets them.

libxml2 keeps every name that it meets in a dictionary. lxml has one a thread, which all of the
thread's parsers share and which nothing shrinks: a new parser takes over the old dictionary.
Servers use a hundred names, but whoever may publish presence may put any others into it, and
they reach us: 200 documents of 15,000 new names made a process grow by 190 MB (measured, lxml
6.1, libxml2 2.14), and no limit on one document stops what many do together.

lxml keeps the dictionary where CPython keeps all that belongs to a thread. Dropped from there,
it lives as long as the trees that use it, and the first parser that is *made and used*
afterwards brings the next one. Trees with different dictionaries get along: lxml provides for
those that come from different threads.

This module knows no limits: `xml` decides when a thread forgets.
"""

from __future__ import annotations

import sys
from typing import Final, cast

from lxml import etree

__all__ = ["forget_names"]

_KEY: Final = "_ParserDictionaryContext"  # lxml's, in parser.pxi


def forget_names() -> None:
    """Make lxml forget what this thread keeps: names, and a default parser, which is put back.

    The caller makes a new parser and uses it at once. Where the interpreter is not CPython or has
    no ctypes, or lxml keeps its dictionary elsewhere, nothing happens.
    """
    default = etree.get_default_parser()
    if _belongings().pop(_KEY, None) is not None:
        etree.set_default_parser(default)


def _belongings() -> dict[str, object]:
    """Return the dictionary of what C extensions keep for this thread."""
    if sys.implementation.name != "cpython":
        return {}
    try:
        import ctypes  # noqa: PLC0415 - only who reads megabytes needs it

        # a function object of our own, as `ctypes.pythonapi` is shared with everybody
        state_dict = ctypes.PYFUNCTYPE(ctypes.c_void_p)(("PyThreadState_GetDict", ctypes.pythonapi))
    except (ImportError, AttributeError):  # built without ctypes, or without that function
        return {}
    address = state_dict()
    if not address:
        return {}
    belongings = ctypes.cast(address, ctypes.py_object).value
    return cast("dict[str, object]", belongings) if isinstance(belongings, dict) else {}
