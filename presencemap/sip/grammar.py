r"""The grammar of the wire: one pattern a rule of RFC 3261 or RFC 6665, and each tolerance.

A tolerance is something that the RFC forbids and we read all the same, because a program in
use sends it and it has one meaning only. Each is marked TOLERANCE, with who sends it.
Heads are text here (see `message.read_message`); only framing works on bytes.

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
    "CONTROL_OCTETS",
    "CSEQ",
    "EVENT",
    "FOLD",
    "HEADER_FIELD",
    "HEAD_END",
    "HEAD_END_IN_STREAM",
    "KEEP_ALIVE",
    "KNOWN_HEADERS",
    "KNOWN_REQUEST_BEFORE_VERSION",
    "LIST_HEADERS",
    "LIST_ITEM",
    "LONGEST_START_LINE",
    "NAME_ADDR",
    "PARAMETER",
    "REQUEST_BEFORE_VERSION",
    "START_LINE",
    "START_LINE_FAULTS",
    "SUBSCRIPTION_STATE",
    "TOKEN",
    "VERSION_MARK",
    "VIA_BRANCH",
]

# -- basic rules (RFC 3261 §25.1) -----------------------------------------------------------

# A character of a token.
_NAME_CHARACTER: Final = r"[-A-Za-z0-9.!%*_+`'~]"
# What may stand nowhere in a line: C0 controls but HTAB, and DEL.
_CONTROLS: Final = r"\x00-\x08\x0a-\x1f\x7f"
# quoted-pair = "\" (%x00-09 / %x0B-0C / %x0E-7F): even NUL may be escaped (RFC 4475 intmeth).
_PAIR_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
# quoted-string; an unclosed one never matches.
_QUOTED: Final = r'"(?:[^"\\]++|\\.)*+"'
# TOLERANCE: a line may end in LF alone. Text logs that took the CRs away: Asterisk,
# FreeSWITCH, SIPE, and Microsoft's documentation.
_EOL: Final = r"\r?\n"

TOKEN: Final = re.compile(rf"{_NAME_CHARACTER}++")
CONTROL_OCTETS: Final = bytes([*range(0x09), *range(0x0A, 0x20), 0x7F])
CONTROL: Final = re.compile(rf"[{_CONTROLS}]")

# -- start line (RFC 3261 §7.1, §7.2) -------------------------------------------------------

# The version is compared without regard to case (§7.1). A Request-URI is anything without
# blanks and controls: it is carried along, never used, so unknown schemes and "<...>"
# around it (RFC 4475 ltgtruri) do no harm.
# TOLERANCE: a status line may end after its code, without the space that §7.2 asks for
# before an empty reason. Home gateways and load testers do that.
START_LINE: Final = re.compile(
    rf"({_NAME_CHARACTER}++) ([^\x00-\x20\x7f]++) [Ss][Ii][Pp]/2\.0{_EOL}"
    rf"|[Ss][Ii][Pp]/2\.0 ([0-9]{{3}})(?: ([^{_CONTROLS}]*+))?{_EOL}"
)

# What a first line is instead, tried in this order on the whole line without its end.
_VERSION: Final = r"(?i:SIP)/2\.0"
_ANY_VERSION: Final = r"(?i:SIP)/[0-9]++\.[0-9]++"
START_LINE_FAULTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("start-line-spaces", re.compile(rf"{_VERSION}(?! [^ \t])[ \t]++[0-9]{{3}}(?: .*)?")),
    ("bad-status-code", re.compile(rf"{_VERSION}(?: .*)?")),
    ("unsupported-version", re.compile(rf"{_ANY_VERSION} .*")),
    (
        "unsupported-version",
        re.compile(rf"{_NAME_CHARACTER}++ .* (?!{_VERSION} *$){_ANY_VERSION} *"),
    ),
    ("start-line-trailing-space", re.compile(rf"{_NAME_CHARACTER}++ [^ \t]++ {_VERSION}[ \t]++")),
    (
        "start-line-spaces",
        re.compile(rf"{_NAME_CHARACTER}++(?! [^ \t])[ \t]++.*{_VERSION}[ \t]*+"),
    ),
    (
        "start-line-spaces",
        re.compile(rf"{_NAME_CHARACTER}++ [^ \t]++(?! [^ \t])[ \t]++{_VERSION}[ \t]*+"),
    ),
    ("request-uri-spaces", re.compile(rf"{_NAME_CHARACTER}++ .*[ \t]{_VERSION}[ \t]*+")),
)

# -- header fields (RFC 3261 §7.3, §25.1 HCOLON) --------------------------------------------

# header = name HCOLON value; HCOLON = *(SP / HTAB) ":" SWS. Blanks at the end stay. Controls
# stand in quoted pairs only.
HEADER_FIELD: Final = re.compile(
    rf"^({_NAME_CHARACTER}++)[ \t]*+:[ \t]*+"
    rf"([^{_CONTROLS}]*+(?:(?<=\\)[{_PAIR_CONTROLS}][^{_CONTROLS}]*+)*+){_EOL}",
    re.MULTILINE,
)
# LWS = [*WSP CRLF] 1*WSP (§7.3.1): a folded line goes on with one space. The look-behind
# starts each run of blanks only once.
FOLD: Final = re.compile(rf"(?<![ \t])(?:[ \t]*+{_EOL}[ \t]++)++")

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
# The tag, where it is the first parameter, as it is nearly always.
_TAG_FIRST: Final = r"(?:;tag=([^;\" \t]++)(?=;|\Z))?+"
# name-addr = [display-name] "<" addr-spec ">", then header parameters.
# TOLERANCE: blanks within the brackets ([MS-SIP] §3.2.4.2; RFC 4475 badaspec).
# TOLERANCE: any unquoted display name, commas too (RFC 4475 baddn; Cisco gateways).
# TOLERANCE: a quote that opens before the only <...> and never closes (RFC 4475 quotbal):
# there is only one address that it can mean.
NAME_ADDR: Final = re.compile(
    rf'(?:{_QUOTED}|"?[^"<>]*+)[ \t]*+'
    rf"<[ \t]*+({_URI_SCHEME}[^<>\x00-\x20]++)[ \t]*+>[ \t]*+{_TAG_FIRST}((?:;.*+)?)"
)
# addr-spec without brackets: what follows a semicolon belongs to the header (§20.10).
ADDR_SPEC: Final = re.compile(rf'({_URI_SCHEME}[^<>"\x00-\x20;,]++)[ \t]*+{_TAG_FIRST}((?:;.*+)?)')
# generic-param = token [EQUAL gen-value], blanks allowed around "=" and ";" (RFC 4475 wsinv).
# TOLERANCE: values may hold any character but quotes and semicolons (Microsoft's
# `epid`, `ms-opaque`, `sip.instance`).
PARAMETER: Final = re.compile(
    rf'[ \t]*+;[ \t]*+({_NAME_CHARACTER}++)[ \t]*+(?:=[ \t]*+({_QUOTED}|[^;"]*+))?'
)

# -- values that notifications need ---------------------------------------------------------

# CSeq = 1*DIGIT LWS Method (§20.16). §8.1.1.5 asks for less than 2**31.
# TOLERANCE: up to ten digits, so that the caller can allow all of 32 bits.
CSEQ: Final = re.compile(rf"0*([0-9]{{1,10}})[ \t]++({_NAME_CHARACTER}++)[ \t]*+")
# Event = event-type *(SEMI event-param) (RFC 6665 §8.2.1), its package with the templates.
EVENT: Final = re.compile(rf"({_NAME_CHARACTER}++)[ \t]*+((?:;.*+)?)")
# Subscription-State = substate *(SEMI param) (RFC 6665 §8.2.3). Group 2 is `expires` where
# it comes first, as it nearly always does.
SUBSCRIPTION_STATE: Final = re.compile(
    rf"({_NAME_CHARACTER}++)[ \t]*+(?:;expires=([0-9]{{1,9}})[ \t]*+(?=;|\Z))?+((?:;.*+)?)"
)
# via-branch within one Via value (§20.42).
VIA_BRANCH: Final = re.compile(r";[ \t]*+[Bb][Rr][Aa][Nn][Cc][Hh][ \t]*+=[ \t]*+([^;,\x00-\x20]++)")

# -- framing, on bytes ----------------------------------------------------------------------

# CRLF before a start line is skipped (§7.5); as a datagram or between messages on a stream
# it is a keep-alive (RFC 5626 §3.5.1).
# TOLERANCE: NULs too; Linksys, Cisco SPA and Kamailio's nathelper ping with four of them.
KEEP_ALIVE: Final = re.compile(rb"[\r\n\x00]++")
# The empty line (§7.5): the head ends with the first of its two line ends.
HEAD_END: Final = re.compile(rb"\n\r?\n")
# On a stream a head may also end where bytes are missing: at the next start line (group 1).
HEAD_END_IN_STREAM: Final = re.compile(
    rb"\n(?:\r?\n|(?=([-A-Za-z0-9.!%*_+`'~]++ [^\x00-\x20\x7f]++ [Ss][Ii][Pp]/2\.0\r?\n"
    rb"|[Ss][Ii][Pp]/2\.0 [0-9]{3}[ \r\n])))"
)

# To find a start line among other bytes one looks for "/2.0", the rarest thing in it, and
# then before it for "SIP". A status line goes on from there (group 1), a request line ends.
VERSION_MARK: Final = re.compile(rb"/2\.0(?:\r?\n|( [0-9]{3}[ \r\n]))")
# A request line up to its version, read backwards from there.
REQUEST_BEFORE_VERSION: Final = re.compile(
    rb"[-A-Za-z0-9.!%*_+`'~]++ [^\x00-\x20\x7f]++ [Ss][Ii][Pp]\Z"
)
# A body need not end in a line end, so the next start line may follow it at once. There,
# only a method that we know tells where it starts.
KNOWN_REQUEST_BEFORE_VERSION: Final = re.compile(
    rb"(?:BENOTIFY|NOTIFY|SUBSCRIBE|PUBLISH|REGISTER|INVITE|ACK|BYE|CANCEL|OPTIONS|MESSAGE"
    rb"|INFO|PRACK|UPDATE|REFER|SERVICE|NEGOTIATE) [^\x00-\x20\x7f]++ [Ss][Ii][Pp]\Z"
)
# The longest start line that is looked for: RFC 3261 sets no bound, Microsoft's contact
# URIs with their opaque parameters stay under 1 kB.
LONGEST_START_LINE: Final = 8_192
