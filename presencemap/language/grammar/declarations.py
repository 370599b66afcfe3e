"""What vocabularies and site files declare."""

from __future__ import annotations

from typing import Any

import attrs

from presencemap.language import tree
from presencemap.language.grammar.production import production, span_of
from presencemap.model import FieldType

__all__ = ["DeclarationProductions"]


class DeclarationProductions:
    """What vocabularies and site files declare."""

    @production("item : FIELD field_declaration sources")
    def p_field(self, p: Any) -> None:
        p[0] = attrs.evolve(p[2], dialects=tuple(p[3])) if p[3] else p[2]

    @production("sources : FROM name_list")
    def p_sources(self, p: Any) -> None:
        p[0] = p[2]

    @production("item : CONTEXT LBRACE fields RBRACE")
    def p_context(self, p: Any) -> None:
        p[0] = tree.Context(span_of(p), tuple(p[3]))

    @production("field_declaration : plain_name documentation COLON type")
    def p_field_declaration(self, p: Any) -> None:
        p[0] = tree.FieldDeclaration(span_of(p), p[1], p[2], p[4])

    @production("documentation :", "documentation : string")
    def p_documentation(self, p: Any) -> None:
        p[0] = p[1] if len(p) > 1 else None

    @production("attribute_declaration : plain_name COLON type")
    def p_attribute_declaration(self, p: Any) -> None:
        p[0] = tree.AttributeDeclaration(span_of(p), p[1], p[3])

    @production(
        "type : INT",
        "type : TEXT",
        "type : DURATION",
        "type : WEEKDAY",
        "type : YES SLASH NO",
        "type : TIME OF DAY",
    )
    def p_plain_type(self, p: Any) -> None:
        name = p[1] if len(p) == 2 else "yes/no" if p[1] == "yes" else "time of day"
        p[0] = tree.TypeNode(span_of(p), FieldType(name))

    @production("type : TEXT LPAREN number RPAREN")
    def p_short_text(self, p: Any) -> None:
        p[0] = tree.TypeNode(span_of(p), FieldType.TEXT, longest=p[3])

    @production("type : CASELESS token_type", "type : token_type")
    def p_caseless(self, p: Any) -> None:
        p[0] = p[1] if len(p) == 2 else attrs.evolve(p[2], span=span_of(p), caseless=True)

    @production("type : INT LBRACE ranges RBRACE")
    def p_int_type(self, p: Any) -> None:
        p[0] = tree.TypeNode(span_of(p), FieldType.INT, ranges=tuple(p[3]))

    @production(
        "token_type : TOKEN LBRACE token_list comma RBRACE",
        "token_type : TOKEN OPEN",
        "token_type : TOKEN OPEN LBRACE token_list comma RBRACE",
    )
    def p_token_type(self, p: Any) -> None:
        p[0] = self._token_type(p, FieldType.TOKEN)

    @production(
        "token_type : SET OF TOKEN LBRACE token_list comma RBRACE",
        "token_type : SET OF TOKEN OPEN",
        "token_type : SET OF TOKEN OPEN LBRACE token_list comma RBRACE",
    )
    def p_set_type(self, p: Any) -> None:
        p[0] = self._token_type(p, FieldType.TOKEN_SET)

    def _token_type(self, p: Any, kind: FieldType) -> tree.TypeNode:
        tokens = p[len(p) - 3] if p[len(p) - 1] == "}" else []
        return tree.TypeNode(span_of(p), kind, "open" in list(p)[1:5], tokens=tuple(tokens))

    @production(
        "token_list : token_entry",
        "value_list : value",
        "scalar_list : scalar",
        "name_list : name",
        "string_list : string",
        "facts : fact",
        "answers : answer",
        "cells : cell",
        "columns : name",
    )
    def p_comma_list_start(self, p: Any) -> None:
        p[0] = [p[1]]

    @production(
        "token_list : token_list COMMA token_entry",
        "value_list : value_list COMMA value",
        "scalar_list : scalar_list COMMA scalar",
        "name_list : name_list COMMA name",
        "string_list : string_list COMMA string",
        "facts : facts COMMA fact",
        "answers : answers COMMA answer",
        "cells : cells BAR cell",
        "columns : columns BAR name",
    )
    def p_comma_list(self, p: Any) -> None:
        p[1].append(p[3])
        p[0] = p[1]

    @production("comma :", "comma : COMMA")
    def p_trailing_comma(self, p: Any) -> None:
        p[0] = None

    @production(
        "token_entry : token",
        "token_entry : token SINCE string",
        "token_entry : token UNTIL string",
        "token_entry : token SINCE string UNTIL string",
    )
    def p_token_entry(self, p: Any) -> None:
        bounds = dict(zip(list(p)[2::2], list(p)[3::2], strict=True))
        p[0] = tree.TokenEntry(span_of(p), p[1], **bounds)

    @production("token : name", "token : string")
    def p_token(self, p: Any) -> None:
        p[0] = p[1]

    @production(
        "range_declaration : name EQUALS number DOTS number",
        "range_declaration : name EQUALS number DOTS",
        "range_declaration : name EQUALS number",
    )
    def p_range_declaration(self, p: Any) -> None:
        high = p[3] if len(p) == 4 else p[5] if len(p) > 5 else None
        extent = tree.Range(p[3].span.to(span_of(p)), p[3], high)
        p[0] = tree.NamedRangeDeclaration(span_of(p), p[1], extent)

    @production(
        "item : STATE name documentation role",
        "item : STATE name documentation role LBRACE attribute_declarations RBRACE",
    )
    def p_state(self, p: Any) -> None:
        attributes = tuple(p[6]) if len(p) > 5 else ()
        p[0] = tree.StateDeclaration(span_of(p), p[2], p[3], p[4], attributes)

    @production("role :", "role : ROUTABLE", "role : LOGGED_OUT")
    def p_role(self, p: Any) -> None:
        p[0] = tree.Word(span_of(p), p[1]) if len(p) > 1 else None

    @production("item : TRANSITION party ARROW party COLON name_list")
    def p_transition(self, p: Any) -> None:
        p[0] = tree.TransitionDeclaration(span_of(p), p[2], p[4], tuple(p[6]))

    @production("party : name", "party : ANY")
    def p_party(self, p: Any) -> None:
        p[0] = p[1] if isinstance(p[1], tree.Word) else None

    @production("item : WITH plain_name scalar COLON name_list")
    def p_with(self, p: Any) -> None:
        p[0] = tree.WithRequests(span_of(p), p[2], p[3], tuple(p[5]))
