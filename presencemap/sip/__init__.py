"""SIP as far as presence needs it: bytes in, messages and notifications out, no I/O.

`MessageReader` cuts datagrams or a stream into messages, `notification` says what one of
them notifies of. What cannot be read becomes a `Fault` with one of the `CODES`, never an
exception. Nothing here knows presence documents.
"""

from presencemap.sip.codes import CODES
from presencemap.sip.framing import NEED_DATA, NeedData
from presencemap.sip.message import Message
from presencemap.sip.notification import Notification, SubscriptionState, notification
from presencemap.sip.reader import MessageReader
from presencemap.sip.search import find_message

__all__ = [
    "CODES",
    "NEED_DATA",
    "Message",
    "MessageReader",
    "NeedData",
    "Notification",
    "SubscriptionState",
    "find_message",
    "notification",
]
