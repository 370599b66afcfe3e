"""Presence documents: a content type and bytes to updates. The only room that knows lxml.

Reading is tolerant and never wrong: what a real server sends is read, what can't be
understood is a `DocumentError`. Nothing here knows SIP, rules, or what a field means.
"""

from presencemap.documents.codes import CODES, REFRESH
from presencemap.documents.legacy import MSRTC_FIELDS, XPIDF_FIELDS
from presencemap.documents.microsoft import MICROSOFT_FIELDS
from presencemap.documents.pidf import PIDF_FIELDS
from presencemap.documents.profiles import PROFILES, Profile
from presencemap.documents.read import read_documents, read_presence
from presencemap.documents.reader import PresenceReader
from presencemap.documents.shapes import ShapeStatistics
from presencemap.documents.stream import Stream
from presencemap.documents.types import comes_whole
from presencemap.documents.wanted import AMBIGUITIES, DEFAULT_OPTIONS, DocumentOptions

__all__ = [
    "AMBIGUITIES",
    "CODES",
    "DEFAULT_OPTIONS",
    "MICROSOFT_FIELDS",
    "MSRTC_FIELDS",
    "PIDF_FIELDS",
    "PROFILES",
    "REFRESH",
    "XPIDF_FIELDS",
    "DocumentOptions",
    "PresenceReader",
    "Profile",
    "ShapeStatistics",
    "Stream",
    "comes_whole",
    "read_documents",
    "read_presence",
]
