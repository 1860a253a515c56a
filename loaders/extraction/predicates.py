"""What the verb of its clause makes of an event that a noun names: announced, before, meanwhile."""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.model import Status
from loaders.extraction.anchors import before_noun, before_owner
from loaders.extraction.cues import has_cue
from loaders.extraction.drafts import Draft
from loaders.extraction.parsed import Parsed
from loaders.extraction.verbs import VerbGroup

_NEAR = 80  # characters after an event within which the same sentence may call it off
_MARK = re.compile(r"[:.]")
_OBJECT = 3  # tokens between a verb and the event that is its object
_EVENTS = ("host", "go", "reach", "encounter", "talk", "talk_oneself")


def as_told(draft: Draft, predicate: VerbGroup) -> Status | None:
    """Return planned for an event that is announced, held for the occasion of a promise."""
    if _is_announced(draft, predicate):
        return "planned"
    promised = predicate.modal is not None and _is_past(predicate)
    return "held" if promised and _is_occasion(draft, predicate) else None


def lies_ahead(draft: Draft, predicate: VerbGroup) -> bool:
    """Tell whether an event comes after the one that is told: "est au Caire avant sa visite"."""
    before = before_noun(draft.sentence, noun_of(draft))
    if before is None:
        before = before_owner(draft.sentence, noun_of(draft))
    narrated = predicate.perfect and predicate.tense == "imperfect"
    if before is None or narrated or _is_next(draft, predicate):
        return False
    words, opening = draft.sentence.words, draft.sentence.tokens[before]
    aims = words.words.grammar.aims  # "chega a Lima para uma reunião"
    aimed = opening.lower in aims and predicate.tense == "present" and not predicate.perfect
    return aimed or words.beforehand(opening)


def is_unconfirmed(draft: Draft, predicate: VerbGroup) -> bool:
    """Tell whether nobody says that an event is: "n'a pas été confirmée"."""
    say = draft.sentence.words.words.frames.verbs.get("say", ())
    return predicate.voice == "passive" and predicate.lemma in say


def is_arranged(draft: Draft) -> bool:
    """Tell whether an infinitive has an event for its object: "tenter d'organiser un sommet"."""
    lemmas = draft.sentence.words.words.frames.verbs["arrange"]
    noun = noun_of(draft)
    near = (g for g in draft.sentence.groups if 0 <= noun - g.last <= 3)
    return any(g.voice == "infinitive" and not g.perfect and g.lemma in lemmas for g in near)


def tells_whether(draft: Draft, predicate: VerbGroup) -> bool:
    """Tell whether a verb says that an event takes place, not what comes of it."""
    verbs = draft.sentence.words.words.frames.verbs
    lemmas = (*verbs["phase"], *verbs["happen"], *verbs["sign"])
    to_come = predicate.tense in ("future", "conditional") and predicate.voice != "active"
    return predicate.lemma in lemmas or to_come


def _is_next(draft: Draft, predicate: VerbGroup) -> bool:
    """Tell whether a meeting came after what is told of: "Antes de la reunión visitó"."""
    verbs = draft.sentence.words.words.frames.verbs
    told = any(predicate.lemma in verbs[name] for name in _EVENTS) and _is_past(predicate)
    return told and draft.type == "met_with" and noun_of(draft) < predicate.first


def _is_past(group: VerbGroup) -> bool:
    """Tell whether a verb tells what was done, not how things stood."""
    return group.tense == "past" or (group.perfect and group.tense == "present")


def _is_occasion(draft: Draft, predicate: VerbGroup) -> bool:
    """Tell whether an event is when something was promised: "Durante la cita acordaron crear"."""
    before = before_noun(draft.sentence, noun_of(draft))
    if before is None or noun_of(draft) > predicate.first:
        return False
    return draft.sentence.words.circumstance(draft.sentence.tokens[before])


def _is_announced(draft: Draft, predicate: VerbGroup) -> bool:
    """Tell whether an event is only told to come: "se anunció la visita", "fue anunciada"."""
    lemmas = draft.sentence.words.words.frames.verbs.get("expect", ())
    if predicate.lemma not in lemmas or draft.type not in ("met_with", "visited"):
        return False
    object_of = 0 <= noun_of(draft) - predicate.last <= _OBJECT
    subject_of = predicate.voice == "passive" and noun_of(draft) < predicate.first
    return (object_of or subject_of) and before_noun(draft.sentence, noun_of(draft)) is None


def noun_of(draft: Draft) -> int:
    """Return the token of the noun that triggers a draft."""
    tokens = draft.sentence.tokens
    at = bisect_left(tokens, draft.trigger[0], key=lambda token: token.start)
    return at if at < len(tokens) else draft.first


def called_off_next(following: Parsed | None, draft: Draft) -> bool:
    """Tell whether the next sentence, which takes the event up, cancels it."""
    if following is None or following.paragraph != draft.sentence.paragraph:
        return False
    cues = following.words.words.status
    tokens = following.tokens
    if not tokens or not following.groups:
        return False
    opening = tokens[: following.groups[0].first]
    short = len(opening) <= 2
    taken_up = short and (
        any(c.kind == "pronoun" for c in following.chunks[:1])
        or any(t.kind == "noun" for t in opening)
    )
    first = following.groups[0]
    end = tokens[min(first.last + 3, len(tokens)) - 1].end
    return taken_up and has_cue(following.wording(0, end), cues.cancelled)


def called_off_here(draft: Draft) -> bool:
    """Tell whether the rest of the sentence cancels: "…, mais ce déplacement n'aura pas lieu"."""
    tokens = draft.sentence.tokens
    rest = draft.sentence.wording(tokens[min(draft.last, len(tokens)) - 1].end)
    cues = draft.sentence.words.words.status
    rest = _MARK.split(rest, maxsplit=1)[0][:_NEAR]
    return has_cue(rest, cues.cancelled) and not has_cue(rest, cues.moved)


def is_aim(sentence: Parsed, governing: VerbGroup, group: VerbGroup) -> bool:
    """Tell whether an infinitive is what a present is for: "chega a Lima para se reunir"."""
    before = sentence.token(group.first - 1)
    now = governing.tense == "present" and not (governing.perfect or governing.negated)
    return now and before is not None and before.lower in sentence.words.words.grammar.aims
