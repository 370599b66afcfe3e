"""The PIDF family: RFC 3863 with the data model (RFC 4479), RPID (RFC 4480), CIPID (RFC 4482)."""

from presencemap.documents.pidf.reading import (
    PIDF_FIELDS,
    compose_basic,
    hide_unread,
    read_pidf,
)

__all__ = ["PIDF_FIELDS", "compose_basic", "hide_unread", "read_pidf"]
