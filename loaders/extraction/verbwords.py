"""The words of a sentence as verbs are read out of them: what may stand between their parts."""

from __future__ import annotations

from loaders.extraction.chunks import Mentions
from loaders.extraction.tokens import OPENING_QUOTES, Token
from loaders.extraction.vocabulary import Vocabulary


class VerbWords:
    """The tokens of a sentence, and the small words that a verb group may hold."""

    def __init__(self, sentence: Mentions, words: Vocabulary) -> None:
        self.tokens = sentence.tokens
        self.words = words
        self.chunks = sentence.chunks
        self.inside = {
            i
            for chunk in sentence.chunks
            for i in range(chunk.first, chunk.last)
            if chunk.kind != "pronoun"
        }
        auxiliaries = words.words.verbs.auxiliaries
        self.have, self.be = auxiliaries["have"], auxiliaries["be"]
        self.auxiliaries = frozenset((*self.have, *self.be))
        self.movement = frozenset(words.words.verbs.with_be)
        grammar = words.words.grammar
        self.reflexives = frozenset(grammar.reflexives)
        self.negations = frozenset(grammar.negations)
        self.noun_like = frozenset(words.words.verbs.noun_like)
        self.second_negations = frozenset(grammar.second_negations)
        self.linking = frozenset(grammar.infinitive_links)
        self.manner = grammar.manner_endings
        self.infinitives = grammar.infinitive_endings
        self.marks = frozenset(grammar.infinitive_marks)

    def _skip(self, position: int, allow_preposition: bool = False) -> int:
        """Go over adverbs, negation, clitics, a quote's opening and a short parenthesis."""
        while (token := self._token(position)) is not None:
            if token.text == "," and (closing := self._incise(position)) is not None:
                position = closing + 1
            elif adverb := self._adverb(position):
                position += adverb
            elif self._is_skipped(position, token) or (
                allow_preposition and self.words.preposition(token) in self.linking
            ):
                position += 1
            else:
                break
        return position

    def _is_skipped(self, position: int, token: Token) -> bool:
        """Tell whether a word may stand between an auxiliary and its verb."""
        clitic = token.lower in self.words.clitics and position not in self.inside
        manner = token.kind == "word" and token.lower.endswith(self.manner) and len(token.text) > 6
        return clitic or manner or token.text in OPENING_QUOTES

    def _adverb(self, position: int) -> int:
        """Return how many tokens an adverb at a position has: "d'abord" is two."""
        token, following = self.tokens[position], self._token(position + 1)
        if following is not None and following.kind == "none" and self.words.preposition(token):
            return 2  # "will on Friday receive"
        if token.kind == "phrase":
            return int(token.entries[0].uid in self.words.adverbs)
        if following is not None and token.lower + following.lower in self.words.adverbs:
            return 2
        return int(token.lower in self.words.adverbs)

    def _incise(self, position: int) -> int | None:
        """Return where ", jeudi à Rabat," closes, if it does within a few words without a verb."""
        for at in range(position + 1, min(position + 9, len(self.tokens))):
            token = self.tokens[at]
            if token.text == ",":
                return at
            if token.kind == "punct" or (at not in self.inside and self.words.is_finite(token)):
                return None
        return None

    def _reflexive(self, position: int) -> bool:
        """Tell whether a verb has a reflexive pronoun: before it, or run into it (reunirse)."""
        if any(reading.reflexive for reading in self.words.readings(self.tokens[position])):
            return True
        before = self._token(position - 1)
        if (
            before is not None
            and before.lower in self.words.clitics
            and before.lower not in self.reflexives
        ):
            before = self._token(position - 2)
        return before is not None and before.lower in self.reflexives

    def _token(self, position: int) -> Token | None:
        return self.tokens[position] if 0 <= position < len(self.tokens) else None
