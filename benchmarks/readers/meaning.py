"""What the texts that a library finds in a document mean, the same for all libraries.

The documents of the traffic have one state, no device that tells of anybody, and nothing that
must be understood; so this is less than what presencemap knows.
"""

from __future__ import annotations

UNBOUNDED = 2**32


def of_categories(uri, availability, activities):
    """Return URI, availability and activity; `activities` are tokens with their ranges."""
    number = int(availability)
    found, highest = None, -1
    for token, low, high in activities:
        least = int(low or 0)
        if token and least <= number <= int(high or UNBOUNDED) and least > highest:
            found, highest = token.lower(), least
    return uri, number, found


def of_pidf(entity, basics, activities, typed):
    """Return URI, basic, activities and user-input.

    `basics` are the texts of all services, `activities` a set a person or None where no
    element of that name stands, and `typed` is the first text of a person's user-input.
    """
    basic = "open" if "open" in basics else next(iter(basics), None)
    return entity, basic, None if activities is None else frozenset(activities), typed or None
