"""What Communicator Web Access of OCS 2007 passes on to browsers, as updates.

A `userPresence` has a `user` for each presentity, and in it `cwaCategory` elements which
hold what the `category` elements of a watcher hold. Their times end in Z and have no milliseconds.
Looked at are `user@uri` and in the categories what `categories` names.
"""

from __future__ import annotations

from presencemap.documents.microsoft.categories import readers_of, update_of
from presencemap.documents.microsoft.values import name_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element
from presencemap.model import Update

__all__ = ["read_user_presence"]


def read_user_presence(root: Element, wanted: Wanted, at: float | None = None) -> list[Update]:
    """Return what a `userPresence` element changes of the wanted fields, for each user.

    Raises `DocumentError` `bad-value`.
    """
    readers = readers_of(wanted.fields)
    return [
        update_of(user.get("uri"), user, wanted, at, readers, "/userPresence/user/cwaCategory")
        for user in root
        if name_of(user.tag) == "user"
    ]
