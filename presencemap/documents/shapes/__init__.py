"""The shape cache: documents that look like one read before are read without parsing."""

from presencemap.documents.shapes.cache import ShapeCache, ShapeStatistics

__all__ = ["ShapeCache", "ShapeStatistics"]
