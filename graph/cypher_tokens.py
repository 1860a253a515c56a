"""A user's Cypher as words and signs, with the bracket that each stands in.

Only what the gate needs to judge a query, and nothing that it would have to guess: a character
that is not understood, a comment or an unclosed quote refuses the query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.errors import Refused

Kind = Literal["comment", "string", "quoted", "parameter", "number", "name", "sign"]

MAX_TOKENS = 2_500
MAX_DEPTH = 40

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
    |(?P<comment>//|/\*)
    |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<quoted>`(?:[^`]|``)*`)
    |(?P<parameter>\$(?:[A-Za-z_]\w*|[0-9]+(?!\w)))
    |(?P<number>[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?(?!\w)|[0-9]+(?:[eE][+-]?[0-9]+)?(?!\w))
    |(?P<name>[^\W\d]\w*)
    |(?P<sign>\.\.|<=|>=|<>|=~|\|\||[-+*/%^=<>!&|:;,.(){}\[\]?])
    """,
    re.VERBOSE | re.DOTALL,
)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = frozenset(_CLOSING.values())


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign; ``kind`` tells a quoted name from a bare one, which may be a keyword."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Tokens:
    """All tokens of one statement; every look-up outside of it gives an empty answer.

    ``inside[i]`` is the index of the innermost bracket open at token i, -1 when there is none;
    ``closing[i]`` the index of the bracket that closes the one at i.
    """

    items: tuple[Token, ...]
    inside: tuple[int, ...]
    closing: dict[int, int]

    def __len__(self) -> int:
        return len(self.items)

    def sign(self, index: int) -> str:
        """Return the sign at an index, empty when something else stands there."""
        return self._text(index, "sign")

    def number(self, index: int) -> str:
        """Return the number at an index as written, empty when something else stands there."""
        return self._text(index, "number")

    def is_name(self, index: int) -> bool:
        """Tell whether a name stands at an index, bare or quoted."""
        return 0 <= index < len(self.items) and self.items[index].kind in ("name", "quoted")

    def keyword(self, index: int) -> str:
        """Return the word at an index in upper case if the parser may take it for a keyword.

        Empty for a property (after ``.``), a label or type (after ``:``) and a map's key.  After
        ``1.`` a word is no property: ``1. DELETE`` could be a number and a keyword.
        """
        word = self._text(index, "name")
        before = self.sign(index - 1)
        if before == ":" or (before == "." and not self.number(index - 2)):
            return ""
        if (
            before in ("{", ",")
            and self.sign(index + 1) == ":"
            and self.sign(self.inside[index]) == "{"
        ):
            return ""
        return word.upper()

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """``keyword`` of every index."""
        return tuple(self.keyword(index) for index in range(len(self.items)))

    def called_name(self, index: int) -> str:
        """Return the dotted name that ends at an index, in lower case and without backticks."""
        parts = [self._bare(index)]
        while self.sign(index - 1) == ".":
            index -= 2
            parts.append(self._bare(index))
        return ".".join(reversed(parts)).lower()

    def _bare(self, index: int) -> str:
        return self.items[index].text.strip("`") if self.is_name(index) else "?"

    def _text(self, index: int, kind: Kind) -> str:
        if 0 <= index < len(self.items) and self.items[index].kind == kind:
            return self.items[index].text
        return ""


def tokenise(query: str) -> Tokens:
    """Split a query into tokens and match its brackets.

    Raises:
        Refused: something is not understood, or there is too much of it.
    """
    items = _split(query)
    while items and items[-1].text == ";":
        items.pop()
    if any(token.kind == "sign" and token.text == ";" for token in items):
        raise Refused("Only one statement is allowed: take out the semicolon.")
    return _with_brackets(tuple(items))


def _split(query: str) -> list[Token]:
    items: list[Token] = []
    position = 0
    while position < len(query):
        match = _TOKEN.match(query, position)
        if match is None:
            raise Refused(f"Character {position + 1} of the query is not understood.")
        if match.lastgroup == "comment":
            raise Refused("Comments are not allowed.")
        if match.lastgroup != "space":
            items.append(Token(match.lastgroup, match[0]))  # type: ignore[arg-type]
        position = match.end()
        if len(items) > MAX_TOKENS:
            raise Refused(f"The query has more than {MAX_TOKENS:,} words and signs.")
    return items


def _with_brackets(items: tuple[Token, ...]) -> Tokens:
    inside: list[int] = []
    closing: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(items):
        bracket = token.text if token.kind == "sign" else ""
        if bracket in _CLOSING:
            if not opened or items[opened[-1]].text != _CLOSING[bracket]:
                raise Refused("The brackets do not match.")
            closing[opened.pop()] = index
        inside.append(opened[-1] if opened else -1)
        if bracket in _OPENING:
            opened.append(index)
        if len(opened) > MAX_DEPTH:
            raise Refused(f"Brackets are nested more than {MAX_DEPTH} deep.")
    if opened:
        raise Refused("A bracket is not closed.")
    return Tokens(items, tuple(inside), closing)
