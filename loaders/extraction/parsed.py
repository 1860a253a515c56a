"""A sentence with everything that frames look at: chunks, verb groups, dates set aside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.model import Field
from loaders.dates import DateExpression
from loaders.extraction.chunks import Chunk, Mentions
from loaders.extraction.tokens import Token
from loaders.extraction.verbs import VerbGroup
from loaders.extraction.vocabulary import Vocabulary

_OPENERS = {"-": "-", "–": "–", "—": "—", ")": "("}
_LONG = 15  # tokens of a parenthesis


@dataclass(frozen=True)
class Parsed:
    """A sentence of an article; ``index`` counts the sentences, titles first.

    ``dates`` have offsets in the sentence's text.  ``paragraph`` is -1 in the title.
    ``chains`` remember the coordination that each chunk is part of, once it has been asked for.
    """

    index: int
    where: Field
    start: int
    paragraph: int
    mentions: Mentions
    groups: tuple[VerbGroup, ...]
    dates: tuple[DateExpression, ...]
    words: Vocabulary
    chains: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.mentions.text

    def wording(self, start: int = 0, end: int | None = None) -> str:
        """Return a stretch as cue words are looked for in it: as it stands, or word by word.

        Words are taken one by one where the script joins small words to others.
        """
        if self.words.words.grammar.script is None:
            return self.text[start:end]
        last = len(self.text) if end is None else end
        return " ".join(t.text for t in self.tokens if start <= t.start and t.end <= last)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.mentions.tokens

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """Its chunks in order."""
        return self.mentions.chunks

    def with_chunks(self, chunks: Iterable[Chunk]) -> Parsed:
        """Return the sentence with other chunks."""
        mentions = replace(self.mentions, chunks=tuple(chunks))
        return replace(self, mentions=mentions, chains={})

    @cached_property
    def chunk_of(self) -> dict[int, int]:
        """Which chunk each token lies in."""
        return {t: i for i, c in enumerate(self.chunks) for t in range(c.first, c.last)}

    @cached_property
    def dropped(self) -> Mapping[int, int]:
        """The chunk that stands for the subject which a verb leaves out, by the verb's token."""
        return {c.first: i for i, c in enumerate(self.chunks) if c.first == c.last}

    @cached_property
    def group_of(self) -> dict[int, int]:
        """Which verb group each token lies in."""
        return {t: i for i, g in enumerate(self.groups) for t in range(g.first, g.last)}

    @cached_property
    def aside(self) -> frozenset[int]:
        """Tokens of dates: set aside when sides are looked for."""
        return frozenset(
            i
            for i, token in enumerate(self.tokens)
            if any(d.start <= token.start < d.end for d in self.dates)
        )

    def token(self, position: int) -> Token | None:
        """Return a token, None outside the sentence."""
        return self.tokens[position] if 0 <= position < len(self.tokens) else None

    @cached_property
    def nouns(self) -> Mapping[str, Sequence[int]]:
        """Where the nouns of each class of the lexicon stand, those inside verbs left out."""
        found: dict[str, list[int]] = {}
        for position, token in enumerate(self.tokens):
            if position not in self.group_of:
                for noun_class in self._noun_classes(token):
                    found.setdefault(noun_class, []).append(position)
        return found

    def _noun_classes(self, token: Token) -> Collection[str]:
        """Return the classes of a noun, or of a title that is a noun besides: "l'hôte"."""
        if token.kind == "noun":
            return {*(entry.uid for entry in token.entries), *self._word_classes(token)}
        if token.kind == "title":
            nouns = self.words.words.frames.classes.get(token.lower, ())
            return (*nouns, *self._word_classes(token))
        return self._word_classes(token)

    def _word_classes(self, token: Token) -> Collection[str]:
        """Return the classes of a plain word: "l'agression"."""
        return self.words.words.frames.word_classes.get(token.lower, ())

    def is_noun(self, position: int, noun_class: str) -> bool:
        """Tell whether a token is a noun of a class of the lexicon, and not inside a verb."""
        return position in self.nouns.get(noun_class, ())

    def is_word(self, position: int, word_class: str) -> bool:
        """Tell whether a token is one of a class of plain words of the lexicon."""
        return word_class in self._word_classes(self.tokens[position])

    def group_at(self, position: int) -> VerbGroup | None:
        """Return the verb group that a token lies in."""
        index = self.group_of.get(position)
        return self.groups[index] if index is not None else None

    def group_before(self, position: int) -> VerbGroup | None:
        """Return the last verb that ends before a token."""
        return next((g for g in reversed(self.groups) if g.last <= position), None)

    def finite_before(self, position: int) -> VerbGroup | None:
        """Return the last finite verb that ends before a token."""
        return next((g for g in reversed(self.groups) if g.last <= position and g.finite), None)

    def finite_after(self, position: int) -> VerbGroup | None:
        """Return the first finite verb at a token or behind it."""
        return next((g for g in self.groups if g.first >= position and g.finite), None)

    def is_finite_at(self, position: int) -> bool:
        """Tell whether a token lies in a finite verb group."""
        group = self.group_at(position)
        return group is not None and group.finite

    def acts(self, chunk: Chunk) -> bool:
        """Tell whether a chunk is the subject of a verb right behind it."""
        return chunk.governor is None and self.is_finite_at(chunk.last)

    def is_joint(self, position: int) -> bool:
        """Tell whether a token is a comma or a coordinator."""
        token = self.tokens[position]
        return token.text == "," or self.words.is_coordinator(token)

    def is_subordinating(self, position: int) -> bool:
        """Tell whether a token opens a clause of its own: a relative, "que", "si"."""
        lower = self.tokens[position].lower
        return lower in self.words.relatives or lower in self.words.subordinators

    def opening(self, closing: int) -> int | None:
        """Return where what a dash or bracket closes was opened: "- il doit le revoir -"."""
        opener = _OPENERS.get(self.tokens[closing].text)
        before = range(closing - 1, max(-1, closing - _LONG), -1)
        return next((i for i in before if self.tokens[i].text == opener), None)

    def is_boundary(self, position: int) -> bool:
        """Tell whether a clause ends at a token."""
        return self.is_subordinating(position) or self.tokens[position].text in ";:."
