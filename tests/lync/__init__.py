"""A Lync 2013 front end's side of the wire, for samples and benchmarks.

In the shape of Microsoft's public documents ([MS-SIP], [MS-PRES], the Lync 2013 SDK's schema
pages); every text is our own.
"""
