"""What the rules' fields take of what documents say; the rest becomes faults."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import define, field

from presencemap.model import Fault, Field, Value
from presencemap.tables.listed import Listed
from presencemap.tables.values import fits

__all__ = ["Intake"]


@define
class Intake:
    """The fields that documents may fill, and what they were told that no list has.

    A closed field is told the same unlisted token again and again, with every document; that
    is reported once, and anew after something else was said of that field of the same agent.
    """

    fields: Mapping[str, Field]
    report: Callable[[Fault], None]
    _closed: dict[str, Listed] = field(init=False)
    _strange: dict[tuple[str, str], list[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Make ready the lists of the closed fields: they are asked with every document."""
        self._closed = {name: Listed.of(each) for name, each in self.fields.items() if each.closed}

    def take(
        self, changes: Mapping[str, Value], agent: str, presentity: str, at: float
    ) -> dict[str, Value]:
        """Return the changes as rules may see them; what they may not is reported."""
        taken = {}
        for name, value in changes.items():
            known = self.fields.get(name)
            if known is None:
                continue
            if not fits(known, value):
                kind = known.type.value
                message = f"{value!r} is no value of `{name}`, which the rules declare as {kind}"
                self.report(Fault("wrong-type", message, at=at, presentity=presentity))
                continue
            listed = self._closed.get(name)
            if listed is not None:
                strangers = listed.strangers(value)
                if strangers or self._strange:
                    self._note(strangers, (agent, name), presentity, at)
                if strangers:
                    value = listed.seen(value)  # noqa: PLW2901 - the rest of it
            taken[name] = value
        return taken

    def _note(
        self, strangers: list[str], place: tuple[str, str], presentity: str, at: float
    ) -> None:
        """Report unlisted tokens, unless they are those that were told last."""
        before = self._strange.pop(place, [])
        if strangers:
            self._strange[place] = strangers
        if strangers and strangers != before:
            words = ", ".join(f"`{token}`" for token in strangers)
            message = f"{words}: no token of `{place[1]}`, which is closed, so rules do not see it"
            self.report(Fault("unlisted-token", message, at=at, presentity=presentity))
