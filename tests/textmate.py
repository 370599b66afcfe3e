"""A small TextMate engine: as much of it as `pm.tmLanguage.json` needs, by Python's `re`.

It follows what editors do: line by line, the leftmost match wins, among equals the end of the
open region and then the first rule; captures name parts of a match. What the grammar uses
beyond that is refused, so that a test never passes because something was ignored.
"""

from __future__ import annotations

import re

KNOWN = {
    "name", "match", "captures", "begin", "end", "beginCaptures", "endCaptures", "patterns",
    "include",
}  # fmt: skip


class Engine:
    """Scopes by a grammar."""

    def __init__(self, grammar):
        """Take a grammar as its JSON says it."""
        self.grammar = grammar
        self.compiled = {}

    def scopes(self, text):
        """Return for each character of a text its scopes, outermost first."""
        given, open_regions = [], []
        for line in text.splitlines(keepends=True):
            given += self._line(line, open_regions)
        return given

    def _line(self, line, regions):
        base = [self.grammar["scopeName"]]
        given = [list(base) for _ in line]
        length = len(line.rstrip("\r\n"))
        at, turns = 0, 0
        while turns <= 2 * len(line) + 4:
            turns += 1
            inside = base + [rule["name"] for rule in regions if "name" in rule]
            best, best_rule = None, None
            for rule in self._candidates(regions):
                pattern = rule if isinstance(rule, str) else rule.get("match") or rule["begin"]
                found = self._regex(pattern).search(line, at, length)
                if found and (best is None or found.start() < best.start()):
                    best, best_rule = found, rule
            stop = best.start() if best else len(line)
            for index in range(at, stop):
                given[index] = list(inside)
            if best is None:
                break
            at = self._take(best, best_rule, regions, inside, given)
            if at >= length and best_rule == "$":
                for index in range(at, len(line)):
                    given[index] = list(base)
                break
        return given

    def _take(self, found, rule, regions, inside, given):
        """Give a match its scopes, and open or close a region."""
        if isinstance(rule, str):
            closed = regions.pop()
            self._name(found, closed.get("endCaptures", {}), inside, given)
        elif "begin" in rule:
            regions.append(rule)
            names = [rule["name"]] if "name" in rule else []
            self._name(found, rule.get("beginCaptures", {}), inside + names, given)
        else:
            names = [rule["name"]] if "name" in rule else []
            self._name(found, rule.get("captures", {}), inside + names, given)
        return found.end()

    @staticmethod
    def _name(found, captures, inside, given):
        for index in range(*found.span()):
            given[index] = list(inside)
        for number, capture in captures.items():
            assert set(capture) == {"name"}
            start, end = found.span(int(number))
            for index in range(start, end):
                given[index].append(capture["name"])

    def _candidates(self, regions):
        if regions:
            yield regions[-1]["end"]
        yield from self._rules(regions[-1]["patterns"] if regions else self.grammar["patterns"])

    def _rules(self, patterns):
        for rule in patterns:
            assert set(rule) <= KNOWN
            if "include" in rule:
                yield from self._rules(self.grammar["repository"][rule["include"][1:]]["patterns"])
            else:
                yield rule

    def _regex(self, pattern):
        if pattern not in self.compiled:
            self.compiled[pattern] = re.compile(pattern)
        return self.compiled[pattern]
