"""Partial PIDF (RFC 5262): full documents, changes of them, and the patches of RFC 5261."""

from presencemap.documents.partial.patching import apply_diff
from presencemap.documents.partial.reading import put_together

__all__ = ["apply_diff", "put_together"]
