"""The productions of the language, and nothing else: actions only build nodes.

A production is given by decorator, so that it survives `python -OO`, which strips docstrings.
`grammars/pm.ebnf` shows the same productions to readers; a test holds the two equal. An
`error` production says where reading goes on after a syntax error: at the next row, or at
the next construct of the top level.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from presencemap.language import tree
from presencemap.language.lexer import ESCAPES
from presencemap.language.words import TOKENS
from presencemap.model import FieldType, OutcomeKind
from presencemap.model.durations import seconds_of
from presencemap.model.times import minutes_of
from presencemap.source import Span

__all__ = ["Grammar"]

_Action = TypeVar("_Action", bound=Callable[..., None])


def production(*alternatives: str) -> Callable[[_Action], _Action]:
    """Say which productions a function acts on, in PLY's own notation."""

    def decorate(function: _Action) -> _Action:
        function.__doc__ = "\n".join(alternatives)
        return function

    return decorate


def _extent(symbol: Any) -> Span | None:
    """Return what a symbol of the right-hand side covers, None if it is empty."""
    value = symbol.value
    if isinstance(value, tree.Node):
        return value.span
    if isinstance(value, list):
        return value[0].span.to(value[-1].span) if value else None
    if isinstance(value, str):
        return Span(symbol.lexpos, symbol.lexpos + len(value))
    return None


def _span(p: Any) -> Span:
    """Return what the whole right-hand side covers."""
    extents = [extent for symbol in p.slice[1:] if (extent := _extent(symbol))]
    return extents[0].to(extents[-1])


def _unescaped(lexeme: str) -> str:
    """Return the text of a string lexeme; an escape that is none stands for itself."""
    pieces = lexeme[1:-1].split("\\\\")
    for escape, meaning in ESCAPES.items():
        if escape != "\\":
            pieces = [piece.replace("\\" + escape, meaning) for piece in pieces]
    return "\\".join(pieces)


class Grammar:
    """PLY's parser module: without state, so that any number of parses may share it."""

    tokens = TOKENS
    start = "file"

    def p_error(self, token: Any) -> None:
        """Satisfy PLY: each parse sets an error function of its own."""

    # -- the file

    @production("file : items")
    def p_file(self, p: Any) -> None:
        p[0] = tree.File(_span(p) if p[1] else Span(0, 0), tuple(p[1]))

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
        p[0] = tree.Language(_span(p), p[2])

    @production("item : TIMEZONE string")
    def p_timezone(self, p: Any) -> None:
        p[0] = tree.Timezone(_span(p), p[2])

    @production("item : USE name documentation", "item : USE string")
    def p_use(self, p: Any) -> None:
        p[0] = tree.Use(_span(p), p[2], p[3] if len(p) > 3 else None)

    @production("item : VOCABULARY name", "item : VOCABULARY name string_list")
    def p_vocabulary(self, p: Any) -> None:
        p[0] = tree.Vocabulary(_span(p), p[2], tuple(p[3]) if len(p) > 3 else ())

    @production("item : RENAMED token ARROW token")
    def p_renamed(self, p: Any) -> None:
        p[0] = tree.Renamed(_span(p), p[2], p[4])

    # -- fields and their types

    @production("item : FIELD field_declaration sources")
    def p_field(self, p: Any) -> None:
        p[0] = attrs.evolve(p[2], dialects=tuple(p[3])) if p[3] else p[2]

    @production("sources : FROM name_list")
    def p_sources(self, p: Any) -> None:
        p[0] = p[2]

    @production("item : CONTEXT LBRACE fields RBRACE")
    def p_context(self, p: Any) -> None:
        p[0] = tree.Context(_span(p), tuple(p[3]))

    @production("field_declaration : plain_name documentation COLON type")
    def p_field_declaration(self, p: Any) -> None:
        p[0] = tree.FieldDeclaration(_span(p), p[1], p[2], p[4])

    @production("documentation :", "documentation : string")
    def p_documentation(self, p: Any) -> None:
        p[0] = p[1] if len(p) > 1 else None

    @production("attribute_declaration : plain_name COLON type")
    def p_attribute_declaration(self, p: Any) -> None:
        p[0] = tree.AttributeDeclaration(_span(p), p[1], p[3])

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
        p[0] = tree.TypeNode(_span(p), FieldType(name))

    @production("type : TEXT LPAREN number RPAREN")
    def p_short_text(self, p: Any) -> None:
        p[0] = tree.TypeNode(_span(p), FieldType.TEXT, longest=p[3])

    @production("type : CASELESS token_type", "type : token_type")
    def p_caseless(self, p: Any) -> None:
        p[0] = p[1] if len(p) == 2 else attrs.evolve(p[2], span=_span(p), caseless=True)

    @production("type : INT LBRACE ranges RBRACE")
    def p_int_type(self, p: Any) -> None:
        p[0] = tree.TypeNode(_span(p), FieldType.INT, ranges=tuple(p[3]))

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
        return tree.TypeNode(_span(p), kind, "open" in list(p)[1:5], tokens=tuple(tokens))

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
        p[0] = tree.TokenEntry(_span(p), p[1], **bounds)

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
        extent = tree.Range(p[3].span.to(_span(p)), p[3], high)
        p[0] = tree.NamedRangeDeclaration(_span(p), p[1], extent)

    # -- targets

    @production(
        "item : STATE name documentation routable",
        "item : STATE name documentation routable LBRACE attribute_declarations RBRACE",
    )
    def p_state(self, p: Any) -> None:
        attributes = tuple(p[6]) if len(p) > 5 else ()
        p[0] = tree.StateDeclaration(_span(p), p[2], p[3], p[4] is not None, attributes)

    @production("routable :", "routable : ROUTABLE")
    def p_routable(self, p: Any) -> None:
        p[0] = tree.Word(_span(p), p[1]) if len(p) > 1 else None

    @production("item : TRANSITION party ARROW party COLON name_list")
    def p_transition(self, p: Any) -> None:
        p[0] = tree.TransitionDeclaration(_span(p), p[2], p[4], tuple(p[6]))

    @production("party : name", "party : ANY")
    def p_party(self, p: Any) -> None:
        p[0] = p[1] if isinstance(p[1], tree.Word) else None

    @production("item : WITH plain_name scalar COLON name_list")
    def p_with(self, p: Any) -> None:
        p[0] = tree.WithRequests(_span(p), p[2], p[3], tuple(p[5]))

    # -- tables

    @production("item : DEFINE name EQUALS condition")
    def p_define(self, p: Any) -> None:
        p[0] = tree.Define(_span(p), p[2], p[4])

    @production("item : TABLE name policy LBRACE rows RBRACE")
    def p_table(self, p: Any) -> None:
        p[0] = tree.Table(_span(p), p[2], p[3], tuple(p[5]))

    @production(
        "item : TABLE name policy LBRACE LINE columns ARROW OUTCOME grid_rows RBRACE",
    )
    def p_grid(self, p: Any) -> None:
        p[0] = tree.Grid(_span(p), p[2], p[3], tuple(p[6]), tuple(p[9]))

    @production("grid_row : LINE cells ARROW outcome hold")
    def p_grid_row(self, p: Any) -> None:
        p[0] = tree.GridRow(_span(p), None, tuple(p[2]), p[4], p[5])

    @production("grid_row : LINE name COLON cells ARROW outcome hold")
    def p_named_grid_row(self, p: Any) -> None:
        p[0] = tree.GridRow(_span(p), p[2], tuple(p[4]), p[6], p[7])

    @production("grid_row : LINE OTHERWISE ARROW outcome hold")
    def p_grid_otherwise(self, p: Any) -> None:
        p[0] = tree.GridRow(_span(p), None, None, p[4], p[5])

    @production("cell : plain_cell", "cell : NOT plain_cell")
    def p_cell(self, p: Any) -> None:
        p[0] = p[1] if len(p) == 2 else attrs.evolve(p[2], span=_span(p), negated=True)

    @production("plain_cell : ANY", "plain_cell : ABSENT")
    def p_cell_word(self, p: Any) -> None:
        p[0] = tree.Cell(_span(p), p[1])

    @production("plain_cell : value", "plain_cell : LBRACE value_list comma RBRACE")
    def p_cell_value(self, p: Any) -> None:
        braces = len(p) > 2
        p[0] = tree.Cell(_span(p), "is", tuple(p[2]) if braces else (p[1],), braces=braces)

    @production(
        "plain_cell : LT scalar",
        "plain_cell : LE scalar",
        "plain_cell : GT scalar",
        "plain_cell : GE scalar",
        "plain_cell : LIKE string",
    )
    def p_cell_comparison(self, p: Any) -> None:
        p[0] = tree.Cell(_span(p), p[1], (p[2],))

    @production("plain_cell : BETWEEN clock AND clock")
    def p_cell_between(self, p: Any) -> None:
        p[0] = tree.Cell(_span(p), "between", (p[2], p[4]))

    @production("policy : FIRST", "policy : UNIQUE", "policy : ANY")
    def p_policy(self, p: Any) -> None:
        p[0] = tree.Word(_span(p), p[1])

    @production("row : ROW name WHEN condition ARROW outcome hold")
    def p_row(self, p: Any) -> None:
        p[0] = tree.Row(_span(p), p[2], p[4], p[6], p[7])

    @production("row : OTHERWISE ARROW outcome hold")
    def p_otherwise(self, p: Any) -> None:
        p[0] = tree.Row(_span(p), None, None, p[3], p[4])

    @production("outcome : KEEP", "outcome : RESTORE")
    def p_outcome_word(self, p: Any) -> None:
        p[0] = tree.OutcomeNode(_span(p), OutcomeKind(p[1]), None, ())

    @production("outcome : name attributes")
    def p_outcome(self, p: Any) -> None:
        p[0] = tree.OutcomeNode(_span(p), OutcomeKind.STATE, p[1], tuple(p[2]))

    @production("attribute : plain_name scalar")
    def p_attribute(self, p: Any) -> None:
        p[0] = tree.SetAttribute(_span(p), p[1], p[2])

    @production("hold :", "hold : AFTER duration")
    def p_hold(self, p: Any) -> None:
        p[0] = p[2] if len(p) > 1 else None

    # -- examples

    @production("item : EXAMPLE string LBRACE facts IMPLIES answers RBRACE")
    def p_example(self, p: Any) -> None:
        p[0] = tree.Example(_span(p), p[2], tuple(p[4]), tuple(p[6]))

    @production(
        "fact : name ABSENT",
        "fact : name scalar",
        "fact : name LBRACE scalar_list comma RBRACE",
    )
    def p_fact(self, p: Any) -> None:
        braces = len(p) > 3
        values = p[3] if braces else [] if p[2] == "absent" else [p[2]]
        p[0] = tree.Fact(_span(p), p[1], tuple(values), braces)

    @production("answer : name outcome hold")
    def p_answer(self, p: Any) -> None:
        p[0] = tree.Answer(_span(p), p[1], p[2], p[3])

    # -- conditions

    @production("condition : alternatives", "alternative : factors")
    def p_flat(self, p: Any) -> None:
        kind = tree.Or if p.slice[1].type == "alternatives" else tree.And
        p[0] = p[1][0] if len(p[1]) == 1 else kind(_span(p), tuple(p[1]))

    @production("alternatives : alternative", "factors : factor")
    def p_flat_start(self, p: Any) -> None:
        p[0] = [p[1]]

    @production("alternatives : alternatives OR alternative", "factors : factors AND factor")
    def p_flat_more(self, p: Any) -> None:
        p[1].append(p[3])
        p[0] = p[1]

    @production("factor : NOT factor")
    def p_not(self, p: Any) -> None:
        p[0] = tree.Not(_span(p), p[2])

    @production("factor : LPAREN condition RPAREN")
    def p_parentheses(self, p: Any) -> None:
        p[0] = p[2]

    @production("factor : ANY")
    def p_any(self, p: Any) -> None:
        p[0] = tree.Anything(_span(p))

    @production("factor : name")
    def p_reference(self, p: Any) -> None:
        p[0] = tree.Reference(_span(p), p[1])

    @production("factor : name IS ABSENT", "factor : name IS NOT ABSENT")
    def p_absent(self, p: Any) -> None:
        p[0] = tree.IsAbsent(_span(p), p[1], len(p) > 4)

    @production("factor : name IS value", "factor : name IN range")
    def p_is(self, p: Any) -> None:
        p[0] = tree.Membership(_span(p), p[1], (p[3],), negated=False)

    @production("factor : name IS NOT value", "factor : name NOT IN range")
    def p_is_not(self, p: Any) -> None:
        p[0] = tree.Membership(_span(p), p[1], (p[4],), negated=True)

    @production("factor : name IN LBRACE value_list comma RBRACE")
    def p_in(self, p: Any) -> None:
        p[0] = tree.Membership(_span(p), p[1], tuple(p[4]), negated=False)

    @production("factor : name NOT IN LBRACE value_list comma RBRACE")
    def p_not_in(self, p: Any) -> None:
        p[0] = tree.Membership(_span(p), p[1], tuple(p[5]), negated=True)

    @production(
        "factor : name LT scalar",
        "factor : name LE scalar",
        "factor : name GT scalar",
        "factor : name GE scalar",
    )
    def p_compare(self, p: Any) -> None:
        p[0] = tree.Compare(_span(p), p[1], p[2], p[3])

    @production("factor : name LIKE string")
    def p_like(self, p: Any) -> None:
        p[0] = tree.Like(_span(p), p[1], p[3])

    @production(
        "factor : BETWEEN clock AND clock",
        "factor : name BETWEEN clock AND clock",
    )
    def p_between(self, p: Any) -> None:
        start, end = p[len(p) - 3], p[len(p) - 1]
        p[0] = tree.Between(_span(p), p[1] if len(p) > 5 else None, start, end)

    @production("factor : ON value", "factor : ON LBRACE value_list comma RBRACE")
    def p_on_days(self, p: Any) -> None:
        p[0] = tree.OnDays(_span(p), tuple(p[3]) if len(p) > 3 else (p[2],))

    # -- values

    @production("value : scalar", "value : range")
    def p_value(self, p: Any) -> None:
        p[0] = p[1]

    @production("range : scalar DOTS scalar")
    def p_range(self, p: Any) -> None:
        p[0] = tree.Range(_span(p), p[1], p[3])

    @production(
        "scalar : name",
        "scalar : string",
        "scalar : number",
        "scalar : duration",
        "scalar : clock",
    )
    def p_scalar(self, p: Any) -> None:
        p[0] = p[1]

    @production("scalar : YES", "scalar : NO")
    def p_yes_no(self, p: Any) -> None:
        p[0] = tree.YesNo(_span(p), p[1] == "yes")

    @production("number : NUMBER")
    def p_number(self, p: Any) -> None:
        p[0] = tree.Number(_span(p), int(p[1]) if p[1].isdecimal() else 0)  # 0: reported already

    @production("string : STRING")
    def p_string(self, p: Any) -> None:
        p[0] = tree.Text(_span(p), _unescaped(p[1]))

    @production("duration : LENGTH")
    def p_duration(self, p: Any) -> None:
        p[0] = tree.Duration(_span(p), seconds_of(p[1]) or 0.0)

    @production("clock : CLOCK")
    def p_clock(self, p: Any) -> None:
        p[0] = tree.Clock(_span(p), minutes_of(p[1]) or 0)  # 0: reported already

    # -- names; a soft keyword is one wherever its own meaning can't be meant

    @production("name : plain_name", "name : OPEN")
    def p_name(self, p: Any) -> None:
        p[0] = p[1] if isinstance(p[1], tree.Word) else tree.Word(_span(p), p[1])

    @production(
        "plain_name : NAME",
        "plain_name : FIRST",
        "plain_name : UNIQUE",
        "plain_name : ROUTABLE",
        "plain_name : INT",
        "plain_name : TOKEN",
        "plain_name : TEXT",
        "plain_name : DURATION",
        "plain_name : SET",
        "plain_name : OF",
        "plain_name : CASELESS",
        "plain_name : SINCE",
        "plain_name : UNTIL",
        "plain_name : FROM",
        "plain_name : TIME",
        "plain_name : DAY",
        "plain_name : WEEKDAY",
        "plain_name : OUTCOME",
    )
    def p_plain_name(self, p: Any) -> None:
        p[0] = tree.Word(_span(p), p[1])
