"""What all readers of chunks share: tokens, governors, determiners, and how a chunk is made."""

from __future__ import annotations

from loaders.extraction.chunks import Chunk, ChunkKind
from loaders.extraction.nameparts import NameParser
from loaders.extraction.officephrases import OfficeParser
from loaders.extraction.offices import COUNTERPART, Office
from loaders.extraction.tokens import Token
from loaders.extraction.vocabulary import Vocabulary

_CONSTRUCTED = ("noun", "word", "body", "delegation")
ANY = "any"  # the role of a role noun that fits every official
Read = tuple[list[Chunk], int]
"""Chunks read at a token, and the token to go on from."""


class ChunkReader:
    """The tokens of a sentence, and helpers to read chunks out of them."""

    def __init__(self, text: str, tokens: tuple[Token, ...], words: Vocabulary) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self.names = NameParser(tokens, words)
        self.offices = OfficeParser(tokens, text, words)
        grammar, nouns = words.words.grammar, words.words.nouns
        self.honorifics = frozenset(grammar.honorifics)
        self.namesakes = frozenset(nouns.namesakes)
        self.not_names = frozenset(nouns.not_names)
        self.feminine = frozenset(grammar.feminine_honorifics)
        self.naming = frozenset(words.words.frames.verbs.get("name", ()))
        self.respectively = frozenset(grammar.office.respectively)
        self.contractions = grammar.contractions
        self.construct = grammar.construct_state
        self.article = words.article
        self.caseless = grammar.script is not None
        self.possessives = frozenset(grammar.determiners["possessive"])
        self.delegated = frozenset(nouns.delegated)
        self.attributes = frozenset(grammar.office.attributes)
        self.courtesies = frozenset(grammar.courtesies)
        self.representing = frozenset(grammar.representing)
        self.led_by = frozenset(nouns.led_by)
        self.delegation_heads = frozenset(nouns.delegation_heads)
        self.capitals = frozenset(nouns.capital_nouns)
        self.bare_bodies = frozenset(nouns.bare_bodies)
        self.self_places = frozenset(nouns.self_places)
        self.by_nation = grammar.by_nation

    def _chunk(
        self, kind: ChunkKind, first: int, last: int, offices: tuple[Office, ...] = ()
    ) -> Chunk:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        governor, determiner = self._governor(first)
        if (after := self._token(last)) is not None and self.words.is_genitive(after):
            governor = self.words.owner
        if self.article:
            determiner = self._inner_determiner(first, last) or determiner
        roles = self._roles(first, last) if kind == "office" else ()
        relational = any(o.title == COUNTERPART for o in offices)
        return Chunk(
            kind="role" if roles else kind,
            first=first,
            last=last,
            start=start,
            end=end,
            text=self.text[start:end],
            governor=governor,
            determiner=determiner,
            offices=offices,
            roles=roles,
            gender=next((o.gender for o in offices if o.gender), None) or self._shown_gender(first),
            plural=bool(offices) and offices[0].plural,
            relational=relational,
        )

    def _inner_determiner(self, first: int, last: int) -> str | None:
        """Return the kind of determiner that a phrase shows in itself, where articles are joined.

        It is definite if any of its words or what it is of is: "رئيس الوزراء", "سفير فرنسا".
        """
        tokens = self.tokens[first : last + 1]
        if any(token.lower in self.possessives for token in tokens[1:]):
            return "possessive"
        known = ("country", "name", "unknown", "organization")
        inner = tokens[: last - first]
        definite = any(t.kind in known or t.text.startswith(self.article) for t in inner)
        return "definite" if definite else "indefinite"

    def _is_constructed(self, position: int) -> bool:
        """Tell whether a noun stands right before a token that is its owner: "زيارة الرئيس"."""
        token = self._token(position)
        if token is None or token.kind not in _CONSTRUCTED:
            return False
        free = token.text.startswith(self.article) or token.lower in self.possessives
        free = free or token.lower in self.words.pronouns
        if free or self.words.is_function(token) or token.lower in self.words.adverbs:
            return False
        before = self._token(position - 1)
        led = before is not None and self.words.preposition(before) is not None
        return token.kind != "word" or led or not self.words.is_finite(token)

    def _shown_gender(self, first: int) -> str | None:
        """Return the gender that the determiner shows: "la ministre"."""
        before = self._token(first - 1)
        last = before.lower.rpartition(" ")[2] if before is not None else ""
        return self.words.words.grammar.gendered.get(last)

    def _roles(self, first: int, last: int) -> tuple[str, ...]:
        """Return the roles of a role noun ("le responsable marocain"), none for a proper office."""
        title = next((t for t in self.tokens[first:last] if t.kind == "title"), None)
        heads = title is not None and title.lower in self.delegation_heads
        if heads and any(t.kind == "delegation" for t in self.tokens[first:last]):
            return (ANY,)
        return self.words.role_nouns.get(title.text, ()) if title is not None else ()

    def _governor(self, first: int) -> tuple[str | None, str | None]:
        """Return the preposition and the kind of determiner before a chunk."""
        position, determiner = first - 1, None
        if self.construct and self._is_constructed(position):
            return self.words.owner, None
        while (token := self._token(position)) is not None:
            if token.kind == "adjective" and token.capital:
                position -= 1
                continue
            if token.kind == "honorific" or self.offices.precedes_title(token):
                position -= 1
                continue
            if self.caseless and token.lower in self.capitals:  # "إلى العاصمة بغداد"
                position -= 1
                continue
            kind = self.words.determiner(token)
            preposition = self.words.preposition(token)
            determiner = determiner or kind
            if preposition is not None:
                return preposition, determiner
            if kind is None:
                return None, determiner
            position -= 1
        return None, determiner

    def _has_determiner(self, position: int) -> bool:
        return self._governor(position)[1] is not None

    def _token(self, position: int) -> Token | None:
        return self.tokens[position] if 0 <= position < len(self.tokens) else None

    def _comma(self, position: int) -> bool:
        token = self._token(position)
        return token is not None and token.text == ","
