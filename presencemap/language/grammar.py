"""The productions of the language, and nothing else: actions only build nodes.

A production is given by decorator, so that it survives `python -OO`, which strips docstrings.
`grammars/pm.ebnf` shows the same productions to readers; a test holds the two equal. An
`error` production says where reading goes on after a syntax error: at the next row, or at
the next construct of the top level.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from presencemap.language import tree
from presencemap.language.lexer import ESCAPES
from presencemap.language.words import TOKENS
from presencemap.model import FieldType, OutcomeKind
from presencemap.model.durations import seconds_of
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
        "items :", "attribute_declarations :", "rows :", "attributes :", "fields :", "ranges :"
    )
    def p_empty_list(self, p: Any) -> None:
        p[0] = []

    @production(
        "items : items item",
        "attribute_declarations : attribute_declarations attribute_declaration",
        "rows : rows row",
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
        "item : error",
        "row : ROW error",
        "row : OTHERWISE error",
    )
    def p_error_recovery(self, p: Any) -> None:
        # Report the next error even if it follows closely: it is in another construct.
        p.parser.errok()

    @production("item : LANGUAGE number")
    def p_language(self, p: Any) -> None:
        p[0] = tree.Language(_span(p), p[2])

    @production("item : USE name", "item : USE string")
    def p_use(self, p: Any) -> None:
        p[0] = tree.Use(_span(p), p[2])

    @production("item : VOCABULARY name", "item : VOCABULARY name string")
    def p_vocabulary(self, p: Any) -> None:
        p[0] = tree.Vocabulary(_span(p), p[2], p[3] if len(p) > 3 else None)

    # -- fields and their types

    @production("item : FIELD field_declaration")
    def p_field(self, p: Any) -> None:
        p[0] = p[2]

    @production("item : CONTEXT LBRACE fields RBRACE")
    def p_context(self, p: Any) -> None:
        p[0] = tree.Context(_span(p), tuple(p[3]))

    @production("field_declaration : plain_name COLON type")
    def p_field_declaration(self, p: Any) -> None:
        p[0] = tree.FieldDeclaration(_span(p), p[1], p[3])

    @production("attribute_declaration : plain_name COLON type")
    def p_attribute_declaration(self, p: Any) -> None:
        p[0] = tree.AttributeDeclaration(_span(p), p[1], p[3])

    @production("type : INT", "type : TEXT", "type : DURATION", "type : YES SLASH NO")
    def p_plain_type(self, p: Any) -> None:
        name = "yes/no" if len(p) > 2 else p[1]
        p[0] = tree.TypeNode(_span(p), FieldType(name))

    @production("type : INT LBRACE ranges RBRACE")
    def p_int_type(self, p: Any) -> None:
        p[0] = tree.TypeNode(_span(p), FieldType.INT, ranges=tuple(p[3]))

    @production(
        "type : TOKEN LBRACE token_list comma RBRACE",
        "type : TOKEN OPEN",
        "type : TOKEN OPEN LBRACE token_list comma RBRACE",
    )
    def p_token_type(self, p: Any) -> None:
        p[0] = self._token_type(p, FieldType.TOKEN)

    @production(
        "type : SET OF TOKEN LBRACE token_list comma RBRACE",
        "type : SET OF TOKEN OPEN",
        "type : SET OF TOKEN OPEN LBRACE token_list comma RBRACE",
    )
    def p_set_type(self, p: Any) -> None:
        p[0] = self._token_type(p, FieldType.TOKEN_SET)

    def _token_type(self, p: Any, kind: FieldType) -> tree.TypeNode:
        tokens = p[len(p) - 3] if p[len(p) - 1] == "}" else []
        return tree.TypeNode(_span(p), kind, "open" in list(p)[1:5], tuple(tokens))

    @production("token_list : token", "value_list : value", "name_list : name")
    def p_comma_list_start(self, p: Any) -> None:
        p[0] = [p[1]]

    @production(
        "token_list : token_list COMMA token",
        "value_list : value_list COMMA value",
        "name_list : name_list COMMA name",
    )
    def p_comma_list(self, p: Any) -> None:
        p[1].append(p[3])
        p[0] = p[1]

    @production("comma :", "comma : COMMA")
    def p_trailing_comma(self, p: Any) -> None:
        p[0] = None

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
        "item : STATE name routable",
        "item : STATE name routable LBRACE attribute_declarations RBRACE",
    )
    def p_state(self, p: Any) -> None:
        attributes = tuple(p[5]) if len(p) > 4 else ()
        p[0] = tree.StateDeclaration(_span(p), p[2], p[3] is not None, attributes)

    @production("routable :", "routable : ROUTABLE")
    def p_routable(self, p: Any) -> None:
        p[0] = tree.Word(_span(p), p[1]) if len(p) > 1 else None

    @production("item : TRANSITION name ARROW name COLON name_list")
    def p_transition(self, p: Any) -> None:
        p[0] = tree.TransitionDeclaration(_span(p), p[2], p[4], tuple(p[6]))

    # -- tables

    @production("item : DEFINE name EQUALS condition")
    def p_define(self, p: Any) -> None:
        p[0] = tree.Define(_span(p), p[2], p[4])

    @production("item : TABLE name policy LBRACE rows RBRACE")
    def p_table(self, p: Any) -> None:
        p[0] = tree.Table(_span(p), p[2], p[3], tuple(p[5]))

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

    # -- values

    @production("value : scalar", "value : range")
    def p_value(self, p: Any) -> None:
        p[0] = p[1]

    @production("range : scalar DOTS scalar")
    def p_range(self, p: Any) -> None:
        p[0] = tree.Range(_span(p), p[1], p[3])

    @production("scalar : name", "scalar : string", "scalar : number", "scalar : duration")
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
    )
    def p_plain_name(self, p: Any) -> None:
        p[0] = tree.Word(_span(p), p[1])
