"""The file, its items, and where reading goes on after a syntax error."""

from __future__ import annotations

from typing import Any

from presencemap.language import tree
from presencemap.language.grammar.production import production, span_of
from presencemap.source import Span

__all__ = ["FileProductions"]


class FileProductions:
    """The file, its items, and where reading goes on after a syntax error."""

    @production("file : items")
    def p_file(self, p: Any) -> None:
        p[0] = tree.File(span_of(p) if p[1] else Span(0, 0), tuple(p[1]))

    @production(
        "items :",
        "attribute_declarations :",
        "rows :",
        "grid_rows :",
        "attributes :",
        "fields :",
        "ranges :",
        "sources :",
        "facts :",
    )
    def p_empty_list(self, p: Any) -> None:
        p[0] = []

    @production(
        "items : items item",
        "attribute_declarations : attribute_declarations attribute_declaration",
        "rows : rows row",
        "grid_rows : grid_rows grid_row",
        "attributes : attributes attribute",
        "fields : fields field_declaration",
        "ranges : ranges range_declaration",
    )
    def p_longer_list(self, p: Any) -> None:
        if p[2] is not None:
            p[1].append(p[2])
        p[0] = p[1]

    @production(
        "item : LANGUAGE error",
        "item : USE error",
        "item : VOCABULARY error",
        "item : FIELD error",
        "item : STATE error",
        "item : TRANSITION error",
        "item : CONTEXT error",
        "item : DEFINE error",
        "item : TABLE error",
        "item : TIMEZONE error",
        "item : RENAMED error",
        "item : WITH error",
        "item : EXAMPLE error",
        "item : error",
        "row : ROW error",
        "row : OTHERWISE error",
        "grid_row : LINE error",
    )
    def p_error_recovery(self, p: Any) -> None:
        # Report the next error even if it follows closely: it is in another construct.
        p.parser.errok()

    @production("item : LANGUAGE number")
    def p_language(self, p: Any) -> None:
        p[0] = tree.Language(span_of(p), p[2])

    @production("item : TIMEZONE string")
    def p_timezone(self, p: Any) -> None:
        p[0] = tree.Timezone(span_of(p), p[2])

    @production("item : USE name documentation", "item : USE string documentation")
    def p_use(self, p: Any) -> None:
        p[0] = tree.Use(span_of(p), p[2], p[3])

    @production("item : VOCABULARY name", "item : VOCABULARY name string_list")
    def p_vocabulary(self, p: Any) -> None:
        p[0] = tree.Vocabulary(span_of(p), p[2], tuple(p[3]) if len(p) > 3 else ())

    @production("item : RENAMED token ARROW token")
    def p_renamed(self, p: Any) -> None:
        p[0] = tree.Renamed(span_of(p), p[2], p[4])
