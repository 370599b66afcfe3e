"""Media types and multipart bodies (RFC 2045 §5.1, RFC 2046 §5.1), as far as presence needs them.

SIP messages and presence documents both carry them, so this module stands below both.
"""
