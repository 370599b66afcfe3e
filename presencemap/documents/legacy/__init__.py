"""Dialects of before 2006 that are still spoken."""

from presencemap.documents.legacy.msrtc import MSRTC_FIELDS, read_msrtc
from presencemap.documents.legacy.xpidf import XPIDF_FIELDS, read_xpidf

__all__ = ["MSRTC_FIELDS", "XPIDF_FIELDS", "read_msrtc", "read_xpidf"]
