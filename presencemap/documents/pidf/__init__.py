"""The PIDF family: RFC 3863 with the data model (RFC 4479), RPID (RFC 4480), CIPID (RFC 4482)."""

from presencemap.documents.pidf.plan import PIDF_FIELDS
from presencemap.documents.pidf.reading import read_pidf
from presencemap.documents.pidf.understanding import hide_unread

__all__ = ["PIDF_FIELDS", "hide_unread", "read_pidf"]
