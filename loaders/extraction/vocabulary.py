"""The lexicon's words as sets, and what a token can be in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.extraction.lexicon import Lexicon, lexicon
from loaders.extraction.morphology import FINITE, VerbForm
from loaders.extraction.tokens import Token


@dataclass(frozen=True)
class Vocabulary:
    """Function words of a language by class; all lower case."""

    words: Lexicon
    determiners: Mapping[str, str]
    contractions: Mapping[str, str]
    prepositions: frozenset[str]
    located: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    clitics: frozenset[str]
    adverbs: frozenset[str]
    particles: frozenset[str]
    weak_particles: frozenset[str]
    openers: frozenset[str]
    pronouns: Mapping[str, tuple[str | None, str]]
    nearest: frozenset[str]
    role_nouns: Mapping[str, tuple[str, ...]]
    pair_roles: Mapping[str, tuple[str, ...]]
    verb_forms: Mapping[str, tuple[VerbForm, ...]]

    @property
    def owner(self) -> str:
        """The preposition of possession (de)."""
        return self.words.grammar.owner

    @property
    def article(self) -> str:
        """The article that words are written with as one; empty where none is."""
        script = self.words.grammar.script
        return script.article if script is not None else ""

    def preposition(self, token: Token) -> str | None:
        """Return the preposition that a token is or contains (au: à)."""
        if token.kind == "phrase":
            phrase = token.entries[0].uid
            known = phrase if phrase in self.prepositions else None
            return self.contractions.get(phrase) or known
        if token.article:
            return None
        lower = self.words.grammar.unaccented.get(token.text, token.lower)
        return self.contractions.get(lower) or (lower if lower in self.prepositions else None)

    def circumstance(self, token: Token) -> bool:
        """Tell whether it opens a circumstance (à l'issue de)."""
        return self._phrase(token) in self.words.frames.circumstances

    def afterwards(self, token: Token) -> bool:
        """Tell whether it opens what lies before the event (à l'issue de)."""
        return self._phrase(token) in self.words.frames.afterwards

    def beforehand(self, token: Token) -> bool:
        """Tell whether it opens what lies after the event (avant)."""
        return self._phrase(token) in self.words.frames.beforehand

    def _phrase(self, token: Token) -> str:
        return token.entries[0].uid if token.kind == "phrase" else token.lower

    def determiner(self, token: Token) -> str | None:
        """Return the kind of determiner that a token is or contains."""
        if token.article is False:
            return None
        lower = token.lower
        if token.kind == "phrase":
            lower = lower.rpartition(" ")[2]
        if lower in self.contractions and lower[-1] != "'":
            return "definite"
        return self.determiners.get(lower)

    def is_function(self, token: Token) -> bool:
        """Tell whether it is a small word of the grammar."""
        lower = token.lower
        return (
            lower in self.determiners
            or lower in self.contractions
            or lower in self.prepositions
            or lower in self.coordinators
            or lower in self.relatives
            or lower in self.subordinators
            or lower in self.clitics
        )

    def is_genitive(self, token: Token) -> bool:
        """Tell whether it makes the word before it an owner (Kazakhstan's)."""
        return token.lower in self.words.grammar.genitive

    def readings(self, token: Token) -> tuple[VerbForm, ...]:
        """Return the verb forms that a word may be."""
        lower = token.lower
        small = lower in self.prepositions or lower in self.determiners
        return () if small else self.verb_forms.get(lower, ())

    def is_finite(self, token: Token) -> bool:
        """Tell whether a word may be a finite verb, known or by its ending."""
        if token.kind not in ("word", "noun"):
            return False
        if any(reading.tense in FINITE for reading in self.readings(token)):
            return True
        return token.kind == "word" and token.lower.endswith(self.words.grammar.finite_endings)

    def is_coordinator(self, token: Token) -> bool:
        """Tell whether it joins two of a kind."""
        return token.lower in self.coordinators


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a language, made once."""
    words = lexicon(language)
    grammar = words.grammar
    kinds = grammar.determiners.items()
    return Vocabulary(
        words=words,
        determiners={form: kind for kind, forms in kinds for form in forms},
        contractions=grammar.contractions,
        prepositions=frozenset(grammar.prepositions),
        located=frozenset(grammar.place_prepositions),
        coordinators=frozenset(grammar.coordinators),
        relatives=frozenset(grammar.relatives),
        subordinators=frozenset(grammar.subordinators),
        clitics=frozenset(grammar.clitics),
        adverbs=frozenset(grammar.adverbs),
        particles=frozenset(grammar.particles),
        weak_particles=frozenset(grammar.weak_particles),
        openers=frozenset(grammar.openers),
        pronouns={f: (p.gender, p.number) for p in grammar.pronouns for f in p.forms},
        nearest=frozenset(f for p in grammar.pronouns if p.nearest for f in p.forms),
        role_nouns={f: noun.roles for noun in words.nouns.role_nouns for f in noun.forms},
        pair_roles={
            form.lower(): pair.roles
            for pair in words.nouns.pair_roles
            for bare in pair.forms
            for form in words.nouns.determined(bare)
        },
        verb_forms=words.verb_forms,
    )
