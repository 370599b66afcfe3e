"""What Microsoft's servers send: enhanced presence as a watcher and as oneself sees it."""

from presencemap.documents.microsoft.categories import MICROSOFT_FIELDS, read_categories

__all__ = ["MICROSOFT_FIELDS", "read_categories"]
