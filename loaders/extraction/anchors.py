"""Where the constructions of a lexicon are triggered in a sentence: at a verb or a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Offsets
from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import chain_of
from loaders.extraction.parsed import Parsed
from loaders.extraction.schema import Frame
from loaders.extraction.verbfirst import takes_up
from loaders.extraction.verbs import VerbGroup

_LED = 6  # tokens between a noun and the "'s" of whose it is
_NEAR = 9  # tokens between a verb and the word that it needs
_INNER = 12  # tokens between a noun and its complement
_APART = 5  # characters between a noun and the date that names it

_OBJECT_REACH = 12  # words and phrases between a verb and the noun that is its object


@dataclass(frozen=True)
class Anchor:
    """Where a construction is triggered: a verb group, or a noun's token.

    ``said`` is the participle that tells what has become of a noun: "l'ambassade inaugurée".
    """

    first: int
    last: int
    group: VerbGroup | None = None
    noun: int | None = None
    said: VerbGroup | None = None


def anchors(sentence: Parsed, frame: Frame) -> Iterator[Anchor]:
    """Yield where a construction is triggered in a sentence."""
    if frame.governor is not None:
        yield from _governed_anchors(sentence, frame.governor)
        return
    if frame.headline:
        yield from _headline_anchors(sentence)
        return
    if frame.noun is not None:
        yield from _noun_anchors(sentence, frame, frame.noun)
        return
    verbs = sentence.words.words.frames.verbs[frame.verbs or ""]
    for group in sentence.groups:
        fits = group.lemma in verbs and group.voice in frame.voices
        if fits and frame.tense in (None, group.tense) and _is_completed(sentence, frame, group):
            yield from _at_verb(sentence, frame, group)


def _governed_anchors(sentence: Parsed, governor: str) -> Iterator[Anchor]:
    """Yield the sides that a preposition governs which tells the fact: "à l'invitation de"."""
    for chunk in sentence.chunks:
        if chunk.governor == governor and chunk.is_side:
            yield Anchor(chunk.first, chunk.last)


def _headline_anchors(sentence: Parsed) -> Iterator[Anchor]:
    """Yield the place of a title without a verb: "Le ministre danois à Lima"."""
    if sentence.where != "title" or any(group.finite for group in sentence.groups):
        return
    for before, place in pairwise(sentence.chunks):
        apart = place.first - before.last
        located = place.kind == "city" and place.governor in sentence.words.located
        if located and 1 <= apart <= 2 and before.governor is None:
            yield Anchor(place.first, place.last)


def _is_completed(sentence: Parsed, frame: Frame, group: VerbGroup) -> bool:
    """Tell whether the word stands after a verb that a construction needs: "rend responsable"."""
    if frame.needs is None:
        return True
    near = range(group.last, min(group.last + _NEAR, len(sentence.tokens)))
    return any(sentence.is_word(position, frame.needs) for position in near)


def _noun_anchors(sentence: Parsed, frame: Frame, noun_class: str) -> Iterator[Anchor]:
    for position in sentence.nouns.get(noun_class, ()):
        if not _noun_fits(sentence, frame, position):
            continue
        if frame.through is not None:
            if (inner := _inner_noun(sentence, position, frame.through)) is not None:
                yield Anchor(position, inner + 1, noun=inner)
        elif frame.participle is None:
            yield Anchor(position, position + 1, noun=position)
        elif (group := _participle_after(sentence, position, frame.participle)) is not None:
            yield Anchor(position, group.last, noun=position, said=group)


def _inner_noun(sentence: Parsed, noun: int, noun_class: str) -> int | None:
    """Return the noun of a class that another has as complement: "la fermeture de l'ambassade"."""
    for position in range(noun + 1, min(noun + _INNER, len(sentence.tokens))):
        if sentence.is_noun(position, noun_class):
            return position
        if sentence.is_finite_at(position) or sentence.is_boundary(position):
            return None
    return None


def _at_verb(sentence: Parsed, frame: Frame, group: VerbGroup) -> Iterator[Anchor]:
    """Yield the anchor at a verb, where the noun that the construction asks for is there."""
    if frame.since and not any(date.lead == "since" for date in sentence.dates):
        return
    noun = _noun_of_verb(sentence, frame, group)
    if noun is None:
        if not (frame.through or frame.subject_noun):
            yield Anchor(group.first, group.last, group)
    elif _is_known(sentence, frame, noun):
        last = max(group.last, noun + 1) if frame.through else group.last
        yield Anchor(group.first, last, group, noun)


def _noun_of_verb(sentence: Parsed, frame: Frame, group: VerbGroup) -> int | None:
    """Return the noun that is a verb's object or subject, as a construction asks."""
    if frame.through is not None:
        return _through(sentence, group, frame.through)
    if frame.subject_noun is None:
        return None
    noun = _subject_noun(sentence, group, frame.subject_noun)
    if noun is None and group.voice == "passive":
        return _through(sentence, group, frame.subject_noun)
    if noun is None and group.voice == "participle" and group.first == 0:
        return _subject_behind(sentence, group, frame.subject_noun)
    return noun


def _participle_after(sentence: Parsed, noun: int, verb_class: str) -> VerbGroup | None:
    """Return the participle of a class that qualifies a noun: "l'accord conclu", "signé"."""
    lemmas = sentence.words.words.frames.verbs[verb_class]
    for group in sentence.groups:
        if noun < group.first <= noun + 9:
            if group.voice in ("participle", "passive") and group.lemma in lemmas:
                return group
            return None
    return None


def _noun_fits(sentence: Parsed, frame: Frame, position: int) -> bool:
    """Tell whether a noun stands as a construction asks: after a preposition, as a subject."""
    if frame.unless is not None and _stands_before(sentence, position, frame.unless):
        return False
    if not _is_known(sentence, frame, position):
        return False
    before = before_noun(sentence, position)
    if frame.type == "met_with" and _is_state(sentence, position, before):
        return False
    if frame.circumstance:
        return before is not None and sentence.words.circumstance(sentence.tokens[before])
    if frame.subject:
        free = before is None and before_owner(sentence, position) is None
        return free and _is_subject(sentence, position)
    if frame.preposition is not None:
        return before is not None and sentence.tokens[before].lower == frame.preposition
    return not frame.qualified or _is_qualified(sentence, frame, position)


def _is_known(sentence: Parsed, frame: Frame, noun: int) -> bool:
    """Tell whether a noun has the article or the date that a construction asks for."""
    definite = not frame.definite or _is_definite(sentence, noun)
    return definite and (not frame.by_date or _is_dated(sentence, noun))


def _is_definite(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun is of something known: "l'accord"."""
    before = sentence.token(noun - 1)
    return before is not None and sentence.words.determiner(before) == "definite"


def _is_dated(sentence: Parsed, noun: int) -> bool:
    """Tell whether a date names a text: "l'accord du 3 mai 2015"."""
    near = sentence.tokens[noun].end
    return any(0 < date.start - near <= _APART and date.day for date in sentence.dates)


def _stands_before(sentence: Parsed, noun: int, word_class: str) -> bool:
    """Tell whether a word that makes something else of a noun stands right before it."""
    near = range(max(0, noun - 5), noun)
    lemmas = sentence.words.words.frames.verbs.get(word_class, ())
    groups = (sentence.group_at(position) for position in near)
    return any(group is not None and group.lemma in lemmas for group in groups) or any(
        sentence.is_word(position, word_class) for position in near
    )


def _is_state(sentence: Parsed, noun: int, before: int | None) -> bool:
    """Tell "en discussion", which is no event, from "en une rencontre"."""
    if before is None or before != noun - 1:
        return False
    return sentence.tokens[before].lower in sentence.words.words.frames.states


def _is_qualified(sentence: Parsed, frame: Frame, noun: int) -> bool:
    following = sentence.token(noun + 1)
    return following is not None and following.lower in frame.qualified


def _is_subject(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun opens its clause and no verb has it for an object."""
    before = sentence.finite_before(noun)
    if before is None:
        return True
    between = range(before.last, noun)
    parted = (i for i in between if sentence.tokens[i].text == "," and not _beside(sentence, i))
    related = (i for i in between if sentence.tokens[i].lower in sentence.words.relatives)
    return any(True for _ in (*parted, *related))


def _beside(sentence: Parsed, comma: int) -> bool:
    """Tell whether a comma only sets a date apart: "terá, na segunda-feira, um encontro"."""
    return bool({comma - 1, comma + 1, comma + 2} & sentence.aside)


def before_noun(sentence: Parsed, position: int) -> int | None:
    """Return the preposition before a noun, over its determiner and adjectives."""
    determined = False
    for at in range(position - 1, max(-1, position - 5), -1):
        token = sentence.tokens[at]
        if sentence.words.preposition(token) or sentence.words.circumstance(token):
            return at
        if token.kind == "punct" or at in sentence.group_of or at in sentence.chunk_of:
            return None
        own = sentence.words.determiner(token) is not None
        if determined and not own:
            return None  # "antes del pleno otra reunión": the noun before is another's
        determined = determined or own
    return None


def opens_subject(sentence: Parsed, position: int, noun: int) -> bool:
    """Tell whether a token opens the clause whose subject a noun is: "a dit que la visite …"."""
    near = 0 < noun - position <= 4 and sentence.is_subordinating(position)
    return near and not any(i in sentence.group_of for i in range(position, noun))


def before_owner(sentence: Parsed, noun: int) -> int | None:
    """Return the preposition before whose a noun is: "**ahead of** the minister's visit"."""
    for at in range(noun - 1, max(-1, noun - _LED), -1):
        if sentence.words.is_genitive(sentence.tokens[at]):
            owner = sentence.mentions.chunk_at(at - 1)
            return before_noun(sentence, owner.first) if owner is not None else None
    return None


def _through(sentence: Parsed, group: VerbGroup, noun_class: str) -> int | None:
    """Return the noun of a class that is the verb's object: "a eu, hier, un long entretien"."""
    taken_up = _antecedent_noun(sentence, group, noun_class)
    if taken_up is not None:
        return taken_up
    position, reach = group.last, _OBJECT_REACH
    acting = sentence.words.words.grammar.verb_first  # its subject may come before its object
    while position < len(sentence.tokens) and reach:
        chunk = sentence.mentions.chunk_at(position)
        if position in sentence.aside:
            position += 1
        elif sentence.is_noun(position, noun_class):
            return position
        elif _ends_reach(sentence, position, noun_class):
            break
        elif (
            chunk is not None
            and chunk.governor is None
            and not (acting or _is_aside(sentence, chunk))
        ):
            break  # the object is a side
        else:  # "aura, avec le ministre, un entretien"
            acting = acting and (chunk is None or chunk.governor is not None)
            position, reach = _past(sentence, position), reach - 1
    return None


def _ends_reach(sentence: Parsed, position: int, noun_class: str) -> bool:
    """Tell whether a verb reaches no further: "conclu les négociations en vue d'un accord"."""
    other = noun_class == "agreement" and sentence.is_noun(position, "talks")
    return other or position in sentence.group_of or sentence.tokens[position].text in ";:."


def _is_aside(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether a chunk stands alone in brackets: "à Rome (Italie)"."""
    opening, closing = sentence.token(chunk.first - 1), sentence.token(chunk.last)
    return (
        opening is not None and closing is not None and (opening.text, closing.text) == ("(", ")")
    )


def _past(sentence: Parsed, position: int) -> int:
    """Return the token behind a word, or behind a side; in a verb's wake with all joined to it."""
    index = sentence.chunk_of.get(position)
    if index is None:
        return position + 1
    joined = sentence.words.words.grammar.verb_first
    return sentence.chunks[chain_of(sentence, index)[-1] if joined else index].last


def _antecedent_noun(sentence: Parsed, group: VerbGroup, noun_class: str) -> int | None:
    """Return the noun of "la visite qu'il effectuera"."""
    for position in range(group.first - 1, max(-1, group.first - 14), -1):
        if sentence.is_noun(position, noun_class):
            between = sentence.tokens[position + 1 : position + 6]
            related = any(t.lower in sentence.words.relatives for t in between)
            related = related or _is_bare_relative(sentence, position)
            return position if related or _is_taken_up(sentence, group, position) else None
        if sentence.is_finite_at(position) or sentence.tokens[position].text in ";:":
            return None
    return None


def _is_bare_relative(sentence: Parsed, noun: int) -> bool:
    """Tell whether a pronoun right behind a noun opens a clause about it: "the visit she paid"."""
    behind = sentence.mentions.chunk_at(noun + 1)
    grammar = sentence.words.words.grammar
    fixed = bool(grammar.infinitive_marks) and not grammar.inversion
    return fixed and behind is not None and behind.kind == "pronoun"


def _is_taken_up(sentence: Parsed, group: VerbGroup, noun: int) -> bool:
    """Tell whether a pronoun joined to a verb takes up the noun right before: "مباحثات أجراها"."""
    joined = sentence.words.words.grammar.verb_first and takes_up(sentence, group)
    return joined and group.first - noun <= 3


def _subject_noun(sentence: Parsed, group: VerbGroup, noun_class: str) -> int | None:
    """Return the noun of a class before a verb that can be its subject."""
    for position in range(group.first - 1, max(-1, group.first - 25), -1):
        if sentence.is_noun(position, noun_class):
            return position
        if sentence.is_finite_at(position):
            return None
        if sentence.tokens[position].text in ";:.":
            return None
    return None


def _subject_behind(sentence: Parsed, group: VerbGroup, noun_class: str) -> int | None:
    """Return the noun behind a participle that opens its sentence: "Signé à Lima, le pacte lie"."""
    following = sentence.finite_after(group.last + 1)
    end = following.first if following is not None else group.last
    nouns = (i for i in range(group.last, end) if sentence.is_noun(i, noun_class))
    return next(nouns, None)


def trigger(sentence: Parsed, anchor: Anchor) -> Offsets:
    """Return the characters that trigger a construction."""
    if anchor.group is not None:
        main = sentence.tokens[anchor.group.main]
        end = (
            sentence.tokens[anchor.last - 1].end
            if anchor.noun is not None and anchor.noun >= anchor.group.last
            else main.end
        )
        return main.start, end
    token = sentence.tokens[anchor.first]
    return token.start, token.end
