r"""The grammar of the wire: one pattern a rule of RFC 3261 or RFC 6665, and each tolerance.

A tolerance is something that the RFC forbids and we read all the same, because a program in
use sends it and it has one meaning only. Each is marked TOLERANCE, with who sends it.
Heads are text here (see `message.read_head`); only framing works on bytes.

Every pattern runs in linear time: repetitions are possessive or their ends are disjoint.
`\s`, `\d` and `\w` are not used, as they would let Unicode blanks and digits in.
Nothing here knows what a header means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = [
    "ADDR_SPEC",
    "COMPACT_FORMS",
    "CONTROL",
    "CSEQ",
    "ESCAPED_HEADER_FIELD",
    "FOLD",
    "HEADER_FIELD",
    "HEAD_END",
    "KEEP_ALIVE",
    "KNOWN_HEADERS",
    "LIST_HEADERS",
    "LIST_ITEM",
    "NAME_ADDR",
    "PARAMETER",
    "REQUEST_AFTER_TEXT",
    "START_LINE",
    "START_LINE_FAULTS",
    "STATUS_ANYWHERE",
    "TOKEN",
    "VERSION_END",
    "VIA_BRANCH",
]

# -- basic rules (RFC 3261 §25.1) -----------------------------------------------------------

# token = 1*(alphanum / "-" / "." / "!" / "%" / "*" / "_" / "+" / "`" / "'" / "~")
_TOKEN: Final = r"[-A-Za-z0-9.!%*_+`'~]"
# What may stand nowhere in a line: C0 controls but HTAB, and DEL.
_CONTROLS: Final = r"\x00-\x08\x0a-\x1f\x7f"
# quoted-pair = "\" (%x00-09 / %x0B-0C / %x0E-7F): even NUL may be escaped (RFC 4475 intmeth).
_PAIR_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
# quoted-string; an unclosed one never matches.
_QUOTED: Final = r'"(?:[^"\\]++|\\.)*+"'
# TOLERANCE: a line may end in LF alone. Text logs that took the CRs away: Asterisk,
# FreeSWITCH, SIPE, and Microsoft's documentation.
_EOL: Final = r"\r?\n"

TOKEN: Final = re.compile(rf"{_TOKEN}++")
CONTROL: Final = re.compile(rf"[{_CONTROLS}]")

# -- start line (RFC 3261 §7.1, §7.2) -------------------------------------------------------

# The version is compared without regard to case (§7.1). A Request-URI is anything without
# blanks and controls: it is carried along, never used, so unknown schemes and "<...>"
# around it (RFC 4475 ltgtruri) do no harm.
# TOLERANCE: a status line may end after its code, without the space that §7.2 asks for
# before an empty reason. Home gateways and load testers do that.
START_LINE: Final = re.compile(
    rf"({_TOKEN}++) ([^\x00-\x20\x7f]++) [Ss][Ii][Pp]/2\.0{_EOL}"
    rf"|[Ss][Ii][Pp]/2\.0 ([0-9]{{3}})(?: ([^{_CONTROLS}]*+))?{_EOL}"
)

# What a first line is instead, tried in this order on the line without its end.
START_LINE_FAULTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("control-character", re.compile(rf"[^{_CONTROLS}]*+[{_CONTROLS}].*(?i:SIP)/2\.0", re.DOTALL)),
    ("bad-status-code", re.compile(r"(?i:SIP)/2\.0(?: .*)?")),
    ("unsupported-version", re.compile(r"(?i:SIP)/[0-9]++\.[0-9]++ .*")),
    ("unsupported-version", re.compile(rf"{_TOKEN}++ .* (?i:SIP)/(?!2\.0 *$)[0-9]++\.[0-9]++ *")),
    ("start-line-trailing-space", re.compile(rf"{_TOKEN}++ [^ ]++ (?i:SIP)/2\.0[ \t]++")),
    ("start-line-spaces", re.compile(rf"{_TOKEN}++(?: *+\t|  ).*[ \t](?i:SIP)/2\.0[ \t]*+")),
    ("start-line-spaces", re.compile(rf"{_TOKEN}++ [^ \t]++(?: *+\t| )[ \t]*+(?i:SIP)/2\.0[ \t]*+")),
    ("request-uri-spaces", re.compile(rf"{_TOKEN}++ .*[ \t](?i:SIP)/2\.0[ \t]*+")),
)

# -- header fields (RFC 3261 §7.3, §25.1 HCOLON) --------------------------------------------

# header = name HCOLON value; HCOLON = *(SP / HTAB) ":" SWS. Blanks at the end stay.
HEADER_FIELD: Final = re.compile(
    rf"^({_TOKEN}++)[ \t]*+:[ \t]*+([^{_CONTROLS}]*+){_EOL}", re.MULTILINE
)
# The same with quoted pairs that hold controls; apart, because it is slower.
ESCAPED_HEADER_FIELD: Final = re.compile(
    rf"^({_TOKEN}++)[ \t]*+:[ \t]*+"
    rf"([^{_CONTROLS}]*+(?:(?<=\\)[{_PAIR_CONTROLS}][^{_CONTROLS}]*+)*+){_EOL}",
    re.MULTILINE,
)
# LWS = [*WSP CRLF] 1*WSP (§7.3.1): a folded line goes on with one space. The look-behind
# starts each run of blanks only once.
FOLD: Final = re.compile(rf"(?<![ \t])[ \t]*+{_EOL}[ \t]++")

# Compact forms: §7.3.3 and §20, RFC 3515 (r), 3841 (a, d, j), 3892 (b), 4028 (x), 6665
# (o, u), 8224 (y); n was RFC 4474's. Subscription-State has none.
COMPACT_FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "a": "accept-contact",
        "b": "referred-by",
        "c": "content-type",
        "d": "request-disposition",
        "e": "content-encoding",
        "f": "from",
        "i": "call-id",
        "j": "reject-contact",
        "k": "supported",
        "l": "content-length",
        "m": "contact",
        "n": "identity-info",
        "o": "event",
        "r": "refer-to",
        "s": "subject",
        "t": "to",
        "u": "allow-events",
        "v": "via",
        "x": "session-expires",
        "y": "identity",
    }
)

# Names that servers send in notifications; listed only to be recognised fast.
KNOWN_HEADERS: Final[tuple[str, ...]] = (
    "Accept",
    "Allow",
    "Allow-Events",
    "Authentication-Info",
    "CSeq",
    "Call-ID",
    "Contact",
    "Content-Encoding",
    "Content-ID",
    "Content-Length",
    "Content-Transfer-Encoding",
    "Content-Type",
    "Date",
    "Event",
    "Expires",
    "From",
    "MIME-Version",
    "Max-Forwards",
    "P-Asserted-Identity",
    "Record-Route",
    "Require",
    "Route",
    "Server",
    "Subscription-State",
    "Supported",
    "To",
    "User-Agent",
    "Via",
    "ms-piggyback-cseq",
)

# Headers whose values are comma lists (§7.3.1: only those that say so). The credentials
# family, From, To, Call-ID, dates and free text hold commas that mean something else.
LIST_HEADERS: Final = frozenset(
    {
        "accept",
        "accept-contact",
        "accept-encoding",
        "accept-language",
        "alert-info",
        "allow",
        "allow-events",
        "call-info",
        "contact",
        "content-encoding",
        "content-language",
        "error-info",
        "history-info",
        "in-reply-to",
        "p-asserted-identity",
        "path",
        "proxy-require",
        "record-route",
        "reject-contact",
        "request-disposition",
        "require",
        "route",
        "service-route",
        "supported",
        "unsupported",
        "via",
        "warning",
    }
)
# One member of a comma list; commas in quotes and in <> do not end it.
LIST_ITEM: Final = re.compile(r'(?:"(?:[^"\\]++|\\.)*+(?:"|\\?$)|<[^>]*+>?|[^,"<]++)++')

# -- addresses and parameters (RFC 3261 §20.10, §25.1) --------------------------------------

_URI_SCHEME: Final = r"[A-Za-z][-A-Za-z0-9+.]*+:"
# name-addr = [display-name] "<" addr-spec ">", then header parameters.
# TOLERANCE: blanks within the brackets ([MS-SIP] §3.2.4.2; RFC 4475 badaspec).
# TOLERANCE: any unquoted display name, commas too (RFC 4475 baddn; Cisco gateways).
# TOLERANCE: a quote that opens before the only <...> and never closes (RFC 4475 quotbal):
# there is only one address that it can mean.
NAME_ADDR: Final = re.compile(
    rf'(?:{_QUOTED}|"?[^"<>]*+)[ \t]*+'
    rf"<[ \t]*+({_URI_SCHEME}[^<>\x00-\x20]++)[ \t]*+>[ \t]*+((?:;.*+)?)"
)
# addr-spec without brackets: what follows a semicolon belongs to the header (§20.10).
ADDR_SPEC: Final = re.compile(rf'({_URI_SCHEME}[^<>"\x00-\x20;,]++)[ \t]*+((?:;.*+)?)')
# generic-param = token [EQUAL gen-value], blanks allowed around "=" and ";" (RFC 4475 wsinv).
# TOLERANCE: values may hold any character but quotes and semicolons (Microsoft's
# `epid`, `ms-opaque`, `sip.instance`).
PARAMETER: Final = re.compile(
    rf'[ \t]*+;[ \t]*+({_TOKEN}++)[ \t]*+(?:=[ \t]*+({_QUOTED}|[^;"]*+))?'
)

# -- values that notifications need ---------------------------------------------------------

# CSeq = 1*DIGIT LWS Method (§20.16). §8.1.1.5 asks for less than 2**31.
# TOLERANCE: up to ten digits, so that the caller can allow all of 32 bits.
CSEQ: Final = re.compile(rf"0*+([0-9]{{1,10}})[ \t]++({_TOKEN}++)[ \t]*+")
# via-branch within one Via value (§20.42).
VIA_BRANCH: Final = re.compile(r";[ \t]*+[Bb][Rr][Aa][Nn][Cc][Hh][ \t]*+=[ \t]*+([^;,\x00-\x20]++)")

# -- framing, on bytes ----------------------------------------------------------------------

# CRLF before a start line is skipped (§7.5); as a datagram or between messages on a stream
# it is a keep-alive (RFC 5626 §3.5.1).
# TOLERANCE: NULs too; Linksys, Cisco SPA and Kamailio's nathelper ping with four of them.
KEEP_ALIVE: Final = b"\r\n\x00"
# The empty line (§7.5): the head ends with the first of its two line ends.
HEAD_END: Final = re.compile(rb"\n\r?\n")

# To find a start line among other bytes, one looks for "/2.0" first. A status line is read
# from there on; a request line has its version at its end, and is then read backwards.
STATUS_ANYWHERE: Final = re.compile(rb"[Ss][Ii][Pp]/2\.0 [0-9]{3}[ \r\n]")
VERSION_END: Final = re.compile(rb"/2\.0\r?\n")
# A body need not end in a line end, so the next start line may follow it at once. There,
# only a method that we know tells where it starts; at a line's start, any token does.
REQUEST_AFTER_TEXT: Final = re.compile(
    rb"(?:BENOTIFY|NOTIFY|SUBSCRIBE|PUBLISH|REGISTER|INVITE|ACK|BYE|CANCEL|OPTIONS|MESSAGE"
    rb"|INFO|PRACK|UPDATE|REFER|SERVICE|NEGOTIATE|(?<=\n)[-A-Za-z0-9.!%*_+`'~]++)"
    rb" [^\x00-\x20\x7f]++ [Ss][Ii][Pp]\Z"
)
