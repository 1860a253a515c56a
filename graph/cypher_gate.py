"""The gate that a user's Cypher passes before it reaches a store.

An allowlist that fails closed: a query passes only when every word that could be a command, every
function and every procedure in it is known to read, and when no pattern in it can walk without
end.  It is the first of several layers; the store runs the query as a reader, with limits.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from graph.cypher_tokens import Tokens, tokenise
from graph.data_files import read_data
from graph.errors import Refused

MAX_CHARACTERS = 8_000
MAX_HOPS = 6
MAX_RANGE = 10_000
MAX_LOOPS = 2
MAX_SUMS = 10
MAX_REPETITIONS = 2

_LIST_PREDICATES = frozenset({"all", "any", "none", "single"})
_SHORT_LISTS = frozenset({"labels", "keys", "nodes", "relationships"})
_WALKS_TOO_FAR = (
    f"A path of variable length needs an upper bound of at most {MAX_HOPS}: write *1..{MAX_HOPS} "
    f"or {{1,{MAX_HOPS}}}."
)


@dataclass(frozen=True)
class _Words:
    """The closed lists of ``graph/data/cypher.yaml``."""

    start: frozenset[str]
    forbidden: frozenset[str]
    procedures: frozenset[str]
    functions: frozenset[str]
    before_bracket: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(**{name: frozenset(words.split()) for name, words in read_data("cypher").items()})


def check(query: str) -> str:
    """Return the query as it is when it only reads and its walks are bounded.

    Raises:
        Refused: it is not let through; the message says which word, and why, and quotes nothing
            but a name.
    """
    _check_characters(query)
    tokens = tokenise(query)
    if not len(tokens) or tokens.keywords[0] not in _words().start:
        raise Refused(f"A query starts with one of {', '.join(sorted(_words().start))}.")
    _check_words(tokens)
    _check_calls(tokens)
    _check_walks(tokens)
    _check_lists(tokens)
    _check_patterns(tokens)
    if "RETURN" not in tokens.keywords and tokens.keywords[0] != "CALL":
        raise Refused("The query has no RETURN.")
    return query


def _check_characters(query: str) -> None:
    if not query.strip():
        raise Refused("The query is empty.")
    if len(query) > MAX_CHARACTERS:
        raise Refused(f"The query is longer than {MAX_CHARACTERS:,} characters.")
    # Neo4j decodes these before it parses, so that a quote can hide in a string
    if re.search(r"\\[uU]", query):
        raise Refused(r"Escapes with \u are not allowed: pass such a value as a parameter.")
    if unicodedata.normalize("NFKC", query) != unicodedata.normalize("NFC", query):
        raise Refused(
            "The query holds characters that look like others, full-width letters or no-break "
            "spaces for instance: pass such a value as a parameter."
        )
    if any(
        c not in "\n\r\t" and unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") for c in query
    ):
        raise Refused("The query holds invisible characters.")


def _check_words(tokens: Tokens) -> None:
    for word in tokens.keywords:
        if word in _words().forbidden:
            raise Refused(
                f"The word {word} is not allowed: queries only read. As a name put it in backticks."
            )


def _check_calls(tokens: Tokens) -> None:
    """Procedures after CALL, and functions: names before a bracket."""
    for index, word in enumerate(tokens.keywords):
        if word == "CALL":
            _check_procedure(tokens, index + 1)
        elif tokens.is_name(index) and tokens.sign(index + 1) == "(":
            _check_function(tokens, index)


def _check_procedure(tokens: Tokens, first: int) -> None:
    if tokens.sign(first) in ("(", "{"):
        return
    last = first
    while tokens.sign(last + 1) == ".":
        last += 2
    if not tokens.is_name(last) or tokens.called_name(last) not in _words().procedures:
        raise Refused(f"CALL may only name one of {', '.join(sorted(_words().procedures))}.")


def _check_function(tokens: Tokens, index: int) -> None:
    name = tokens.called_name(index)
    if (
        name in _words().functions
        or name.upper() in _words().before_bracket
        or _is_procedure(tokens, index)
    ):
        return
    shown = "".join(c for c in name if c.isalnum() or c in "._")[:40]
    raise Refused(f"The function {shown} is not allowed.")


def _is_procedure(tokens: Tokens, index: int) -> bool:
    """Tell whether the dotted name that ends here follows CALL: it is checked there."""
    while tokens.sign(index - 1) == ".":
        index -= 2
    return index > 0 and tokens.keywords[index - 1] == "CALL"


def _check_walks(tokens: Tokens) -> None:
    """Every repetition in a pattern has an upper bound: ``[*..n]``, ``(…){m,n}``, ``-->{m,n}``."""
    paths = _bracketed_paths(tokens)
    for index in range(len(tokens)):
        sign = tokens.sign(index)
        if sign == "*" and _in_relationship(tokens, index):
            _check_hops(tokens, index)
        elif sign in ("*", "+", "{") and (index - 1 in paths or _ends_arrow(tokens, index - 1)):
            _check_quantifier(tokens, index)


def _in_relationship(tokens: Tokens, index: int) -> bool:
    """Tell whether a relationship's square bracket is the innermost but for round ones.

    ``-[`` opens one.  A condition inside it counts too, so that no spelling, not even a variable
    called ``where``, can hide a walk; a condition with ``*`` goes behind the pattern.
    """
    bracket = tokens.inside[index]
    while tokens.sign(bracket) == "(":
        bracket = tokens.inside[bracket]
    return tokens.sign(bracket) == "[" and tokens.sign(bracket - 1) == "-"


def _check_hops(tokens: Tokens, star: int) -> None:
    """``*3``, ``*..3`` and ``*1..3`` pass."""
    last = star + 1
    if tokens.number(last) and tokens.sign(last + 1) == "..":
        last += 1
    if tokens.sign(last) == "..":
        last += 1
    _check_bound(tokens.number(last))


def _check_quantifier(tokens: Tokens, index: int) -> None:
    """``{3}``, ``{,3}`` and ``{1,3}`` pass: what stands last before the brace is the bound."""
    if tokens.sign(index) != "{":
        raise Refused(_WALKS_TOO_FAR)
    _check_bound(tokens.number(tokens.closing[index] - 1))


def _check_bound(number: str) -> None:
    if not re.fullmatch(r"\d{1,3}", number) or int(number) > MAX_HOPS:
        raise Refused(_WALKS_TOO_FAR)


def _ends_arrow(tokens: Tokens, index: int) -> bool:
    if tokens.sign(index) == ">":
        index -= 1
    return tokens.sign(index) == "-"


def _bracketed_paths(tokens: Tokens) -> frozenset[int]:
    """Where the round brackets close that hold an arrow, unless a function's.

    ``-[``, ``--``, ``->`` and ``<-`` are arrows; in arithmetic they are rare enough to be refused
    before a sign that would repeat them.
    """
    ends: set[int] = set()
    for index in range(len(tokens)):
        if tokens.sign(index) + tokens.sign(index + 1) not in ("--", "-[", "->", "<-"):
            continue
        bracket = tokens.inside[index]
        while tokens.sign(bracket) == "(" and not _is_function(tokens, bracket - 1):
            ends.add(tokens.closing[bracket])
            bracket = tokens.inside[bracket]
    return frozenset(ends)


def _is_function(tokens: Tokens, index: int) -> bool:
    """Tell whether the name here is a function's and cannot be a word before a path."""
    return tokens.is_name(index) and tokens.keywords[index] not in _words().before_bracket


def _check_lists(tokens: Tokens) -> None:
    """Keep loops inside an expression small: Neo4j's time limit does not stop them."""
    signs = [tokens.sign(index) for index in range(len(tokens))]
    ranges = [
        _range_length(tokens, index)
        for index, sign in enumerate(signs)
        if sign == "(" and tokens.called_name(index - 1) == "range"
    ]
    if math.prod(ranges) > MAX_RANGE:
        raise Refused(f"All ranges together may give at most {MAX_RANGE:,} combinations.")
    # each + may double a list, at no cost in memory
    if signs.count("+") > MAX_SUMS:
        raise Refused(f"The query holds more than {MAX_SUMS} signs +.")
    if any(_is_long(tokens, loops) for loops in _loops_around(tokens)):
        raise Refused("A list is walked inside the walk over another: use UNWIND.")


def _range_length(tokens: Tokens, bracket: int) -> int:
    """Return how many numbers a call of ``range`` gives, its arguments being literals."""
    written = "".join(token.text for token in tokens.items[bracket + 1 : tokens.closing[bracket]])
    match = re.fullmatch(r"(-?\d{1,5}),(-?\d{1,5})(?:,(-?\d{1,5}))?", written)
    numbers = [int(number) for number in match.groups("1")] if match else []
    if not numbers or max(map(abs, numbers)) >= MAX_RANGE:
        raise Refused(f"range takes whole numbers below {MAX_RANGE:,}, written out.")
    first, last, step = numbers
    return abs(last - first) // max(abs(step), 1) + 1


def _opens_loop(tokens: Tokens, index: int) -> bool:
    """Tell whether a list comprehension or a predicate over a list begins here."""
    if not tokens.is_name(index + 1) or tokens.keywords[index + 2 : index + 3] != ("IN",):
        return False
    if tokens.sign(index) == "(":
        return tokens.called_name(index - 1) in _LIST_PREDICATES
    return tokens.sign(index) == "["


def _loops_around(tokens: Tokens) -> list[tuple[int, ...]]:
    """Return, for each token, the loops that it stands in or opens."""
    loops: list[tuple[int, ...]] = []
    for index, around in enumerate(tokens.inside):
        outer = loops[around] if around >= 0 else ()
        loops.append((*outer, index) if _opens_loop(tokens, index) else outer)
    return loops


def _is_long(tokens: Tokens, loops: tuple[int, ...]) -> bool:
    """Tell whether loops inside one another may take long: more than one walks any list."""
    return len(loops) > MAX_LOOPS or sum(not _is_short(tokens, loop) for loop in loops) > 1


def _is_short(tokens: Tokens, loop: int) -> bool:
    """Tell whether a loop walks a parameter, or the labels, keys or steps of one thing."""
    source = loop + 3
    if tokens.called_name(source) in _SHORT_LISTS and tokens.sign(source + 1) == "(":
        return _ends_source(tokens, tokens.closing[source + 1] + 1)
    return tokens.items[source].kind == "parameter" and _ends_source(tokens, source + 1)


def _ends_source(tokens: Tokens, index: int) -> bool:
    return tokens.sign(index) in ("|", "]", ")") or tokens.keywords[index] == "WHERE"


def _check_patterns(tokens: Tokens) -> None:
    """Refuse regular expressions that can run for ever: no time limit stops them."""
    for index in range(len(tokens)):
        if tokens.sign(index) != "=~":
            continue
        following = tokens.items[index + 1 : index + 3]
        if not following or following[0].kind != "string" or following[-1].text == "+":
            raise Refused("After =~ the pattern must be written out, as one text.")
        pattern = following[0].text
        if re.search(r"\)[*+{]", pattern) or len(re.findall("[*+{]", pattern)) > MAX_REPETITIONS:
            raise Refused(
                f"A pattern may repeat {MAX_REPETITIONS} times, and no group: use CONTAINS."
            )
