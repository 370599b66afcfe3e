"""Presentity URIs in one spelling."""

from __future__ import annotations

import pytest

from presencemap.engine import canonical_uri


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("sip:ada@contoso.example", "sip:ada@contoso.example"),
        ("SIP:Ada@Contoso.EXAMPLE", "sip:ada@contoso.example"),
        ("sips:ada@contoso.example", "sip:ada@contoso.example"),
        ("pres:ada@contoso.example", "sip:ada@contoso.example"),
        ("ada@contoso.example", "sip:ada@contoso.example"),
        ("<sip:ada@contoso.example>", "sip:ada@contoso.example"),
        ("sip:ada@contoso.example;transport=UDP", "sip:ada@contoso.example"),
        ("sip:ada@contoso.example:5060", "sip:ada@contoso.example"),
        ("sip:ada@contoso.example:5070", "sip:ada@contoso.example:5070"),
        ("sip:ada@contoso.example?subject=x", "sip:ada@contoso.example"),
        ("sip:+4930123;ext=7@contoso.example;x=y", "sip:+4930123;ext=7@contoso.example"),
        ("sip:a?b@contoso.example?x=y@z", "sip:a?b@contoso.example"),
        ("tel:+4930123;ext=7", "tel:+4930123;ext=7"),
        ("sip:ada:secret@contoso.example", "sip:ada:secret@contoso.example"),
        ("ada:x@contoso.example", "sip:ada:x@contoso.example"),
        ("sip:contoso.example", "sip:contoso.example"),
        ("tel:+4930123", "tel:+4930123"),
        (" sip:ada@contoso.example ", "sip:ada@contoso.example"),
        ("sip:ada@[2001:db8::1]:5060", "sip:ada@[2001:db8::1]"),
        ("", "sip:"),
    ],
)
def test_spells_the_same_presentity_the_same(written, canonical):
    """Case, scheme, default port and parameters do not tell presentities apart."""
    assert canonical_uri(written) == canonical
    assert canonical_uri(canonical) == canonical
