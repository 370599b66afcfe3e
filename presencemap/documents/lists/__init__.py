"""Documents about several presentities: resource lists (RFC 4662) and multipart bodies."""

from presencemap.documents.lists.hearing import Heard, hear
from presencemap.documents.lists.multipart import ReadDocument, read_multipart
from presencemap.documents.lists.rlmi import ResourceList, read_list

__all__ = ["Heard", "ReadDocument", "ResourceList", "hear", "read_list", "read_multipart"]
