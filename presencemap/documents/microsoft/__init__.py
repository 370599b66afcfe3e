"""What Microsoft's servers send: enhanced presence as a watcher and as oneself sees it."""

from presencemap.documents.microsoft.ajax import read_user_presence
from presencemap.documents.microsoft.categories import MICROSOFT_FIELDS, read_categories
from presencemap.documents.microsoft.selfview import read_roaming_self

__all__ = ["MICROSOFT_FIELDS", "read_categories", "read_roaming_self", "read_user_presence"]
