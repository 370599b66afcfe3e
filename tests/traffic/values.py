"""The values in documents: names, addresses, times, notes, each drawn anew for each document.

What a form (see `traffic`) fixes is markup; whatever is drawn here stands in an attribute's
value or in an element's text, and never decides which markup follows.
"""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from attrs import define, field, frozen
from lync.documents import TOKENS

__all__ = ["PLAIN", "REALISTIC", "Mix", "Values"]

FIRST = ("Maria", "John", "Ana", "Peter", "Laura", "Tom", "Ines", "Paul", "Nina", "Mark", "Eva")
LAST = ("Silva", "Smith", "Costa", "Keller", "Novak", "Brown", "Rossi", "Meyer", "Lind", "Ito")
ACCENTED_FIRST = ("José", "Jürgen", "Zoë", "Łukasz", "Søren", "Ирина", "健太")
ACCENTED_LAST = ("Gonçalves", "Müller", "Ødegård", "Núñez", "Иванова", "佐藤")
DOMAINS = ("contoso.example", "fabrikam.example", "voice.contoso.example", "emea.fabrikam.example")
COMPANIES = ("Contoso", "Fabrikam", "Northwind Traders", "Adventure Works", "Tailspin Toys")
DEPARTMENTS = ("Service desk", "Claims", "Sales, inbound", "Second level", "Billing")
TITLES = ("Service agent", "Team lead", "Claims handler", "Engineer", "Account manager")
STREETS = ("High Street", "Rua Augusta", "Station Road", "Market Square", "Mill Lane")
LANGUAGES = (*(1033,) * 20, 2057, 1031)  # of Windows, by LCID
PHONES = ("work", "mobile", "home", "other", "fax")
COUNTRIES = ("PT", "GB", "NL", "IT", "US", "JP")
DAYS = ("Sunday", "Saturday", "Monday")
CITIES = ("Lisbon", "Leeds", "Utrecht", "Turin", "Seattle", "Osaka")
PLACES = ("Office", "Home", "Mobile", "31/East Wing Redmond", "Floor 3, desk", "Training room")
ZONES = ("GMT Standard Time", "W. Europe Standard Time", "Pacific Daylight Time")
DEVICES = ("computer", "mobile", "deskphone", "web")
SUBJECTS = ("Weekly review", "Shift planning", "Customer visit", "Training", "One to one")
PHRASES = (
    "back at ten",
    "on the road until Thursday",
    "in case of need call the desk",
    "reports first, please no calls",
    "working from home today",
    "at the customer's, answers by mail",
    "please use the group number",
)
ACCENTED = (
    "até já — volto logo",
    "zurück um zehn, bitte später",
    "réunion à l'étage — non",
    "在席中",
)
ESCAPED = (
    *("R&amp;D only", "sales &lt;first line&gt;", "Q&amp;A until 11", "caf&#233; break"),
    *("<![CDATA[R&D <first> line]]>", "<![CDATA[back & forth]]>"),
)
RANGES = (3500, 5000, 6500, 7500, 9500, 12500, 15500, 18000)
MORNING = datetime(2026, 3, 2, 6)  # noqa: DTZ001 - Lync's times have no zone, and are UTC
SECONDS_OF_A_WEEK = 604_800


@frozen
class Mix:
    """How many documents have texts in them that cost a reader more, as shares of one.

    `accented` documents are about somebody whose name has characters beyond ASCII, as have
    many of their texts; `escaped` ones have entities or CDATA sections in most texts. Where a
    document has neither name nor free text, it is like any other.
    """

    accented: float = 0.0
    escaped: float = 0.0


PLAIN = Mix()
"""ASCII alone, nothing escaped."""

REALISTIC = Mix(accented=0.1, escaped=0.02)
"""A site in Europe."""


@define
class Values:
    """What one document is about: somebody, at some time; everything else is drawn when asked."""

    dice: Random
    mix: Mix = PLAIN
    uri: str = field(init=False)
    name: str = field(init=False)
    at: datetime = field(init=False)
    luck: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Draw who and when."""
        self.luck = self.dice.random()
        first, last = self.one_of(FIRST), self.one_of(LAST)
        self.uri = f"sip:{first}.{last}{self.number(10_000)}@{self.one_of(DOMAINS)}".lower()
        if self.is_accented:
            first, last = self.one_of(ACCENTED_FIRST), self.one_of(ACCENTED_LAST)
        self.name = f"{first} {last}"
        since = timedelta(seconds=self.number(SECONDS_OF_A_WEEK), milliseconds=self.number(1_000))
        self.at = MORNING + since

    @property
    def is_accented(self) -> bool:
        """Whether the document is about somebody who needs more than ASCII."""
        return self.luck < self.mix.accented

    @property
    def is_escaped(self) -> bool:
        """Whether the document has texts that are escaped."""
        return 0 <= self.luck - self.mix.accented < self.mix.escaped

    def one_of(self, choices):
        """Return one of several values."""
        return self.dice.choice(choices)

    def number(self, end: int, start: int = 0) -> int:
        """Return a number from `start` up to, but not including, `end`."""
        return self.dice.randrange(start, end)

    @property
    def address(self) -> str:
        """The URI without its scheme, as mail addresses have it."""
        return self.uri.partition(":")[2]

    def text(self) -> str:
        """Return a note or another free text, as it stands in an element."""
        if self.is_escaped and self.number(4):
            return self.one_of(ESCAPED)
        if self.is_accented and self.number(2):
            return f"{self.one_of(ACCENTED)} {self.number(1_000)}"
        return f"{self.one_of(PHRASES)} {self.number(1_000)}"

    def earlier(self, most: int = 86_400) -> datetime:
        """Return a time before the document's, by `most` seconds at most."""
        return self.at - timedelta(seconds=self.number(most, 1))

    def endpoint(self) -> str:
        """Return the id of an endpoint, a GUID."""
        return str(UUID(int=self.dice.getrandbits(128), version=5))

    def phone(self) -> str:
        """Return a telephone number in digits."""
        return f"+{self.number(99, 1)}{self.number(10**10, 10**9)}"

    def host(self) -> str:
        """Return an address and a port."""
        return f"192.0.2.{self.number(250, 1)}:{self.number(65_000, 5_060)}"

    def word(self, length: int = 6) -> str:
        """Return letters and digits that mean nothing, a letter first."""
        start = self.one_of("abcdefghijkmnpqrstuvwxyz")
        rest = self.dice.choices("abcdefghijkmnpqrstuvwxyz23456789", k=length - 1)
        return start + "".join(rest)

    def blob(self, size: int) -> str:
        """Return that many bytes in base64."""
        return base64.b64encode(self.dice.randbytes(size)).decode()

    def busy(self, days: int) -> str:
        """Return free/busy in base64: slots of 15 minutes, most of them free."""
        slots = self.dice.choices((0x00, 0xAA, 0x55, 0x0A, 0xA0), (12, 3, 1, 1, 1), k=24 * days)
        return base64.b64encode(bytes(slots)).decode()

    def moderate(self) -> tuple[int, str, int, int]:
        """Return an availability, and a token with the range in which it holds.

        One in fifty lies outside of its range, which servers should not send.
        """
        token = self.one_of(tuple(TOKENS))
        low, high = TOKENS[token]
        availability = min(low + self.one_of((0, 0, 0, 100, 500)), high)
        return (availability if self.number(50) else 15500), token, low, high
