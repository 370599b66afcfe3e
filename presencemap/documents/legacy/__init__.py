"""Dialects of before 2006 that are still spoken."""

from presencemap.documents.legacy.xpidf import read_xpidf

__all__ = ["read_xpidf"]
