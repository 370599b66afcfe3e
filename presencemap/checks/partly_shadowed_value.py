"""PM313 partly-shadowed-value: a value, part of a range or part of a condition never matters.

Under `first`, rows before may take all that a value of a set, the end of a range or a part of
an `or` would match; the rest of the condition may cover it, or exclude it. The row still
answers, so that nothing looks wrong, and whoever reads it believes that it handles the value.
Usually rows are in the wrong order, or a row before takes more than it should.

It is proved over all presences: take out what is named, all of it if you like, and no presence
is answered by another row. A definition is looked at where it stands, in all of its uses at
once. Rows that never answer, parts that stand twice and conditions that are constant have
findings of their own. A test that only asks for more than rows before have left over, such as
`and not on_a_call` behind a row for calls, is no finding: it keeps rows apart whatever their
order is. Nor is a bound such as `availability >= 3000`, or a range of which rows before take
something in the middle.

The fix takes out what never matters, but not where a comment stands beside it. Look first: the
row may stand in the wrong place.

Bad:

    table voice first {
        row gone when availability is offline -> LoggedOut after 60s
        row away when availability in {away, be-right-back, offline} -> NotReady reason "Away"
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row gone when availability is offline -> LoggedOut after 60s
        row away when availability in {away, be-right-back} -> NotReady reason "Away"
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from presencemap.checks.meaning.idles import Found, Idles
from presencemap.checks.meaning.listed import values_of
from presencemap.checks.meaning.reasons import Cover, cover_of, rows_that_take
from presencemap.checks.meaning.written import Part
from presencemap.checks.mending.comments import Comments
from presencemap.checks.mending.edits import closed, without_part, without_values
from presencemap.diagnostics import Diagnostic, Edit, Finding, Fix, Related, Severity
from presencemap.language import tree
from presencemap.tables.diagram.phrases import span_words
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM313", "partly-shadowed-value", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find values, parts of ranges and parts of conditions that could be taken out unseen."""
    del rules
    saying = _Saying(Comments(compiled.files), compiled.limits.rules_findings)
    together: dict[Hashable, list[Found]] = {}
    for found in Idles(compiled, FINDING.name).found():
        together.setdefault(_group(found), []).append(found)
    for some in together.values():
        yield saying.of(sorted(some, key=lambda each: each.idle.places))


def _group(found: Found) -> Hashable:
    """Return what tells things in one place apart that are said each by itself."""
    idle = found.idle
    cover = cover_of(found) if idle.covered else None
    alone = idle.rest is not None or (cover is not None and cover.part is None)
    by = (id(cover.part), cover.excludes) if cover else None
    return id(idle.path[-1]), idle.rest, by, idle.places if alone else None


class _Saying:
    """Finds the words; who takes something is looked up as often as that can be shown."""

    def __init__(self, comments: Comments, most: int) -> None:
        self._comments = comments
        self._left = most

    def of(self, some: list[Found]) -> Diagnostic:
        """Say what never matters: things in one place, for one reason."""
        found = some[0]
        part = found.idle.path[-1]
        nodes, texts = _things(part)
        places = [place for each in some for place in each.idle.places]
        message, related = self._reason(some, [texts[place] for place in places])
        last = next(n for n, place in enumerate(places) if place + 1 not in places)
        spans = [closed(part.source, nodes[place].span) for place in places]
        span = spans[0].to(spans[last])
        fix = self._fix(found, nodes, places)
        return FINDING.at(part.source, span, message, related=related, fix=fix)

    def _reason(self, some: list[Found], texts: list[str]) -> tuple[str, tuple[Related, ...]]:
        found = some[0]
        if found.idle.covered:
            return _covered(cover_of(found), texts)
        self._left -= 1
        rows = rows_that_take(some) if self._left >= 0 else None
        related = tuple(
            Related(f"row `{row.name}` is here", source, row.span) for source, row in rows or ()
        )
        where = f"where `{found.definition}` is used" if found.definition else "here"
        if found.idle.rest:
            message = f"only `{_rest(found)}` of {texts[0]} gets {where}"
            message = message.replace("gets where", "matters where")
        else:
            message = f"{_listed(texts)} never matter{'s' * (len(texts) == 1)} {where}"
        if rows is None:
            return f"{message}: rows before answer first", related
        names = [f"`{row.name}`" for _, row in rows]
        if not names:
            return message, related
        first = f"row {names[0]} answers" if len(names) == 1 else f"rows {_listed(names)} answer"
        return f"{message}: {first} first", related

    def _fix(self, found: Found, nodes: Sequence[tree.Node], places: list[int]) -> Fix | None:
        part = found.idle.path[-1]
        source = part.source
        if found.idle.rest:
            rest, span = _rest(found), nodes[places[0]].span
            is_alone = source.text[: span.start].rstrip().endswith("in")
            if is_alone and ".." not in rest:  # one value needs braces behind `in`
                rest = f"{{{rest}}}"
            return Fix(f"write `{rest}`", (Edit(span, rest),), safe=False)
        if any(self._comments.stand(source, nodes, place) for place in places):
            return None
        if not part.parts:
            edits = without_values(source, nodes, places)
            return Fix(f"take {_it(places)} out", edits, safe=False)
        if isinstance(part.node, tree.GridRow) or len(places) > 1 or places == [0]:
            return None
        return Fix("take it out", without_part(source, nodes, places[0]), safe=False)


def _things(part: Part) -> tuple[Sequence[tree.Node], list[str]]:
    """Return the parts or values of a part, and how they are written."""
    if part.parts:
        return [each.node for each in part.parts], [f"`{each.text}`" for each in part.parts]
    values = values_of(part)
    return values, [f"`{part.source.at(each.span)}`" for each in values]


def _covered(cover: Cover, texts: list[str]) -> tuple[str, tuple[Related, ...]]:
    """Say what covers something within its own condition."""
    one = len(texts) == 1
    says = f"{_listed(texts)} say{'s' * one} nothing beside"
    if cover.excludes:
        says = f"{_listed(texts)} {'is' if one else 'are'} never true beside"
    if cover.part is None:
        rest = "the other values" if cover.by_values else "the rest of the condition"
        return f"{says} {rest}", ()
    other = Related("the other part is here", cover.part.source, cover.part.span)
    return f"{says} `{cover.part.text}`", (other,)


def _rest(found: Found) -> str:
    """Return what is left of a range as it is written."""
    idle = found.idle
    known = found.contexts[0].pruned.proof.fields[idle.field]
    return span_words(known, *idle.rest) if idle.rest else ""


def _it(places: Sequence[int]) -> str:
    return "it" if len(places) == 1 else "them"


def _listed(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return f"{', '.join(texts[:-1])} and {texts[-1]}"
