"""PM802 unknown-allow: a comment allows what is no finding, or none that can be allowed.

It silences nothing, though it looks as if it did. Perhaps the name is misspelt, or the
reason does not stand behind ` -- `. `presencemap check --list` shows all findings. Or other
words stand before it, or `presencemap` has no colon: an allow starts its comment, as in
`# presencemap: allow fail-open`.

Some can't be allowed: errors of files, text, names and types (PM0nn to PM2nn), for where one
of them stands there are no rules that could be used; and what is said of allows themselves,
this finding and `unused-allow`, for the comment can be taken away.

A fix that would make a comment silence something is never safe: it takes a person to say that
a finding is wrong.

Bad:

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise -> Ready         # presencemap: allow fail-opn -- never alone at the desk
    }

Good:

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise -> Ready         # presencemap: allow fail-open -- never alone at the desk
    }
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from presencemap.checks.allowing.allows import ALLOW, Allow, Lookalike, leave_out
from presencemap.diagnostics import Diagnostic, Edit, Finding, Fix, Severity
from presencemap.language import tree
from presencemap.source import Span
from presencemap.tables.replacements import replacement, suggest
from presencemap.tables.suggest import nearest

__all__ = ["FINDING", "check"]

_SYNONYMS: Final = frozenset({"disable", "ignore", "mute", "noqa", "silence", "skip", "suppress"})
"""What other programs call it. Any other verb, such as `deny`, may mean the opposite."""

FINDING: Final = Finding("PM802", "unknown-allow", Severity.WARNING)


def check(
    allows: Iterable[Allow],
    lookalikes: Iterable[Lookalike],
    known: Mapping[str, Finding],
    allowable: AbstractSet[str],
) -> Iterator[Diagnostic]:
    """Find what stands in allows and allows nothing, whatever else is in the file.

    `lookalikes` are comments that allow nothing, for they don't start with it. `known` are all
    findings, by code and by name in lower case; `allowable` those of these words that can be
    allowed.
    """
    for allow in allows:
        if not allow.works:
            yield from _other_verb(allow, known)
            continue
        for name in allow.names:
            finding = known.get(name.text.casefold())
            if finding is None:
                yield _unknown(allow, name, known)
            elif name.text.casefold() not in allowable:
                yield _not_allowable(allow, name, finding)
        if allow.rest is not None:
            yield _no_reason(allow, allow.rest, known)
    for comment in lookalikes:
        of_findings = any(name.text.casefold() in known for name in comment.names)
        if of_findings or (comment.names and not comment.before and not comment.more):
            yield _not_at_start(comment)


def _other_verb(allow: Allow, known: Mapping[str, Finding]) -> Iterator[Diagnostic]:
    """Find `# presencemap: ignore fail-open` and its kin; other comments are nobody's business."""
    if any(name.text.casefold() in known for name in allow.names):
        verb = allow.verb.text
        help_, fix = f"the only word that silences a finding is `{ALLOW}`", None
        if verb.casefold() in _SYNONYMS or nearest(verb, (ALLOW,)):
            help_, fix = f"did you mean `{ALLOW}`?", replacement(allow.verb, ALLOW, safe=False)
        message = f"`{verb}` silences nothing"
        yield FINDING.at(allow.source, allow.verb.span, message, help=help_, fix=fix)


def _not_at_start(comment: Lookalike) -> Diagnostic:
    first, last = comment.names[0].span, comment.names[-1].span
    allow = f"# presencemap: {ALLOW} {comment.source.at(first.to(last))}"
    fix = None
    if not comment.before:
        edit = Edit(comment.words.span, f"presencemap: {ALLOW}")
        fix = Fix("write `presencemap: allow`", (edit,), safe=False)
    elif not comment.more:
        edit = Edit(comment.comment.span, f"{allow} -- {comment.before}")
        fix = Fix("put the other words behind ` -- `", (edit,), safe=False)
    message = f"`{comment.words.text}` silences nothing here"
    help_ = f"an allow starts its comment: `{allow}`"
    return FINDING.at(comment.source, comment.words.span, message, help=help_, fix=fix)


def _unknown(allow: Allow, name: tree.Word, known: Mapping[str, Finding]) -> Diagnostic:
    hint = suggest(name.text, (finding.name for finding in known.values()), name)
    message = f"there is no finding `{name.text}`"
    help_ = hint.help or "`presencemap check --list` shows all findings"
    fix = attrs.evolve(hint.fix, safe=False) if hint.fix else None
    return FINDING.at(allow.source, name.span, message, help=help_, fix=fix)


def _not_allowable(allow: Allow, name: tree.Word, finding: Finding) -> Diagnostic:
    message = f"`{name.text}` can't be allowed"
    help_ = (
        "a file with such an error can't be used: it has to be mended"
        if finding.severity is Severity.ERROR
        else "nothing silences it: mend what it is about"
    )
    safe = not allow.reasoned and allow.rest is None
    fix = Fix(f"remove `{name.text}`", (leave_out(allow, name),), safe=safe)
    return FINDING.at(allow.source, name.span, message, help=help_, fix=fix)


def _no_reason(allow: Allow, rest: tree.Word, known: Mapping[str, Finding]) -> Diagnostic:
    message = f"`{rest.text}` is neither the name of a finding nor a reason"
    text = rest.text.lstrip(":;,.-\N{EN DASH}\N{EM DASH} ")
    before = allow.names[-1] if allow.names else allow.verb
    gap = Span(before.span.end, rest.span.end - len(text))
    if text.partition(" ")[0].rstrip(",").casefold() in known and allow.names:
        fix = Fix("write `,`", (Edit(gap, ", "),), safe=False)
        help_ = "names stand apart by commas"
    else:
        fix = Fix("write ` -- `", (Edit(gap, " -- "),))
        help_ = "a reason stands behind ` -- `"
    return FINDING.at(allow.source, rest.span, message, help=help_, fix=fix)
