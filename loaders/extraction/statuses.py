"""Whether a fact has happened: tense, modal, negation, and cue words that reach its trigger."""

from __future__ import annotations

from typing import cast

from graph.model import Status
from loaders.extraction.anchors import opens_subject
from loaders.extraction.cues import cue_before, has_cue
from loaders.extraction.drafts import Draft
from loaders.extraction.parsed import Parsed
from loaders.extraction.predicates import (
    as_told,
    called_off_here,
    called_off_next,
    is_aim,
    is_arranged,
    is_unconfirmed,
    lies_ahead,
    noun_of,
    tells_whether,
)
from loaders.extraction.relatives import relative_clause
from loaders.extraction.verbs import VerbGroup

_FAR = 80  # tokens of a construction in which cues are looked for; lists may be longer


def status_of(draft: Draft, following: Parsed | None) -> Status | None:
    """Return a draft's status; None where the text leaves open whether it is so."""
    if draft.settled:
        return cast(Status, draft.status)
    cues = draft.sentence.words.words.status
    if _stands_before(draft, cues.reach_clause):
        return "denied"
    status = _of_verb(draft) if _verbal(draft) else _of_noun(draft)
    if draft.status is not None and status == "held":
        status = cast(Status, draft.status)
    if status in ("planned", "proposed") and (
        called_off_next(following, draft) or called_off_here(draft)
    ):
        return "cancelled"
    return status


def _verbal(draft: Draft) -> bool:
    return draft.group is not None


def _stands_before(draft: Draft, cues: tuple[str, ...]) -> bool:
    """Tell whether a cue stands anywhere in the sentence before a fact's trigger."""
    sentence, at = draft.sentence, draft.trigger[0]
    if sentence.words.words.grammar.script is None:
        return cue_before(sentence.text, cues, at)
    return has_cue(sentence.wording(0, at), cues)


def _of_verb(draft: Draft) -> Status | None:
    group = draft.group
    assert group is not None
    sentence, cues = draft.sentence, draft.sentence.words.words.status
    span = _clause(draft)
    if has_cue(span, cues.cancelled) and not has_cue(span, cues.moved):
        return "cancelled"
    if _is_open(sentence, group):
        return None
    status = _of_lemma(draft, group) or tense_status(sentence, group)
    if (
        status == "held"
        and group.modal is None
        and not group.perfect
        and has_cue(_around(draft), cues.planned)
    ):
        return "planned"
    return status


def _of_lemma(draft: Draft, group: VerbGroup) -> Status | None:
    """Return what a verb makes of the meeting that is its object: "propose une rencontre"."""
    verbs = draft.sentence.words.words.verbs
    moves = group.lemma in verbs.with_be
    if moves or group.negated:
        return None
    listed = group.lemma in draft.sentence.words.words.frames.verbs["include"]
    told = group.perfect or group.tense == "past"
    effect = "planned" if listed and not told else verbs.modals.get(group.lemma)
    return cast(Status, effect) if effect not in (None, "held") else None


def _is_open(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether it is only asked or supposed that something is: "savoir s'il le recevra"."""
    opening = sentence.words.words.status.supposing
    for position in range(group.first - 1, max(-1, group.first - 12), -1):
        if sentence.is_finite_at(position) or sentence.tokens[position].text in ";:":
            return False
        if sentence.tokens[position].lower in opening:
            return True
    return False


def tense_status(sentence: Parsed, group: VerbGroup) -> Status | None:
    """Return what tense, modal and negation of a verb say."""
    if group.negated:
        if _not_yet(sentence, group):
            return None
        return "denied" if group.tense != "future" else "cancelled"
    if (wish := _wished(sentence, group)) is not None:
        return wish
    if group.modal is not None:
        return _of_modal(sentence, group)
    if _is_subjunctive(sentence, group):
        before = sentence.wording(0, sentence.tokens[group.first].start)
        return "planned" if has_cue(before, sentence.words.words.status.planned) else "proposed"
    if group.tense in ("future", "conditional"):
        return _of_future(group)
    if not group.finite and group.voice in ("infinitive", "gerund", "reflexive"):
        return _of_infinitive(sentence, group)
    return "held"


def _of_modal(sentence: Parsed, group: VerbGroup) -> Status:
    """Return what a modal verb makes of another; what should have happened has not."""
    effect = cast(Status, sentence.words.words.verbs.modals[group.modal or ""])
    if effect == "held" and group.tense == "future":
        return "planned"  # "volverá a reunirse"
    if effect != "planned":
        return effect
    missed = group.perfect and group.tense == "conditional"
    due = group.tense == "imperfect"  # "anuló su visita a Lima, adonde debía llegar hoy"
    before = sentence.wording(0, sentence.tokens[group.first].start) if due else ""
    called_off = has_cue(before, sentence.words.words.status.cancelled)
    return "cancelled" if missed or called_off else effect


def _is_subjunctive(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a verb stands behind a word that leaves it open: "أن يلتقي"."""
    marks = sentence.words.words.status.subjunctive
    before, mark = sentence.token(group.first - 2), sentence.token(group.first - 1)
    if mark is None or mark.lower not in marks or group.tense != "present":
        return False
    return before is None or not sentence.words.beforehand(before)


def _not_yet(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a negated verb only waits: "n'a pas encore été signé"."""
    words = sentence.words.words.status.pending
    return any(token.lower in words for token in sentence.tokens[group.first : group.last + 1])


def _of_future(group: VerbGroup) -> Status | None:
    """Return planned, also of what will have happened; "aurait rencontré" is only rumoured."""
    return None if group.perfect and group.tense == "conditional" else "planned"


def _wished(sentence: Parsed, group: VerbGroup) -> Status | None:
    """Return what a verb before "que" makes of a clause: "a proposé que les deux se voient"."""
    for position in range(group.first - 1, max(-1, group.first - 12), -1):
        if position in sentence.group_of:
            governing = sentence.groups[sentence.group_of[position]]
            if not governing.finite:
                continue
            effect = sentence.words.words.verbs.modals.get(governing.lemma)
            between = sentence.tokens[governing.last : group.first]
            subordinated = any(t.lower in sentence.words.subordinators for t in between[:2])
            return (
                cast(Status, effect) if subordinated and effect in ("proposed", "denied") else None
            )
    return None


def _of_infinitive(sentence: Parsed, group: VerbGroup) -> Status | None:
    """Return the status of an infinitive: perfect is held, else that of the verb it hangs on."""
    if group.perfect:
        return "held"
    if _is_purpose(sentence, group):
        return "proposed"
    before, governing = sentence.group_before(group.first), sentence.finite_before(group.first)
    asked = before is not None and not before.finite and _modal_near(sentence, before, group)
    if asked:
        return asked
    meant = _meant(sentence, group)
    if governing is None:
        return meant or "held"
    if meant is not None:
        return "denied" if governing.negated else meant
    return _governed(sentence, governing, group)


def _is_purpose(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether an infinitive is an aim: "en vue de signer"."""
    before = sentence.token(group.first - 1)
    purposes = sentence.words.words.grammar.purposes
    return before is not None and sentence.words.preposition(before) in purposes


def _meant(sentence: Parsed, group: VerbGroup) -> Status | None:
    """Return what a noun before an infinitive makes of it: "l'intention d'ouvrir"."""
    cues = sentence.words.words.status
    start = sentence.tokens[max(0, group.first - 5)].start
    before = sentence.wording(start, sentence.tokens[group.first].start)
    if has_cue(before, cues.intended):
        return "planned"
    return "proposed" if has_cue(before, cues.wished) else None


def _governed(sentence: Parsed, governing: VerbGroup, group: VerbGroup) -> Status:
    if is_aim(sentence, governing, group):
        return "planned"
    if (modal := _modal_near(sentence, governing, group)) is not None:
        return modal
    if governing.modal is not None and not governing.negated:  # "doit partir pour voir"
        return cast(Status, sentence.words.words.verbs.modals[governing.modal])
    if governing.negated:
        return "denied"
    return "planned" if governing.tense in ("future", "conditional") else "held"


def _modal_near(sentence: Parsed, governing: VerbGroup, group: VerbGroup) -> Status | None:
    """Return what a verb makes of an infinitive close behind it: "a invité X à se rendre"."""
    modal = sentence.words.words.verbs.modals.get(governing.lemma)
    if modal == "held" and governing.tense in ("future", "conditional"):
        return None  # "estará en Lima para reunirse"
    moved = governing.lemma in sentence.words.words.verbs.with_be and governing.tense == "past"
    if moved:
        return None  # "foi ao Brasil para visitar"
    between = range(governing.last, group.first)
    words = [i for i in between if i not in sentence.chunk_of and i not in sentence.aside]
    return cast(Status, modal) if modal is not None and len(words) <= 6 else None


def _of_noun(draft: Draft) -> Status | None:
    """Return the status of an event that a noun names: cues beside it, else its predicate's."""
    cues = draft.sentence.words.words.status
    if draft.attribute:
        return _of_attribute(draft)
    around, predicate = _around(draft), _predicate(draft)
    said = _predicate_text(draft, predicate)
    if _is_unplanned(draft, predicate, said):
        return "denied"
    span = f"{around} {said}"
    opening = draft.sentence.wording(0, draft.trigger[0]) if cues.foreseen else ""
    by_cue: tuple[tuple[str, tuple[str, ...], Status], ...] = (
        (opening, cues.foreseen, "planned"),
        (span, cues.moved, "planned"),
        (span, cues.cancelled, "cancelled"),
        (_opening(draft), cues.long_before, "held"),
        (around, cues.planned, "planned"),
        (around, cues.proposed, "proposed"),
        (around, cues.denied, "denied"),
    )
    for text, words, status in by_cue:
        if has_cue(text, words):
            return status
    return _of_predicate(draft, predicate, said)


def _opening(draft: Draft) -> str:
    """Return the few words before an event's noun: "un an après la"."""
    tokens, noun = draft.sentence.tokens, noun_of(draft)
    return draft.sentence.wording(tokens[max(0, noun - 5)].start, tokens[noun].start)


def _of_attribute(draft: Draft) -> Status | None:
    """Return whether "X, en visite" is there: he is, but for the verb of "sera en visite"."""
    sentence, cues = draft.sentence, draft.sentence.words.words.status
    noun = noun_of(draft)
    near = [g for g in sentence.groups if 0 <= noun - g.last <= 2]
    start = sentence.tokens[near[-1].first if near else noun].start
    said = sentence.wording(start, draft.trigger[1])
    if has_cue(f"{said} {_around(draft)}", cues.planned):
        return "planned"
    asked = sentence.group_before(noun)
    if asked is not None and sentence.words.words.verbs.modals.get(asked.lemma) == "proposed":
        return "proposed"  # "convidou X para uma visita"
    return tense_status(sentence, near[-1]) if near else "held"


def _of_predicate(draft: Draft, predicate: VerbGroup | None, said: str) -> Status | None:
    """Return what the verb of its clause says of an event; what it led to may be negated."""
    cues = draft.sentence.words.words.status
    if is_arranged(draft):
        return "proposed"
    if predicate is None:
        return "held"
    if lies_ahead(draft, predicate):
        return "planned"
    if (meant := _modal_of_noun(draft, predicate)) is not None:
        return meant
    if (told := as_told(draft, predicate)) is not None:
        return told
    listed = predicate.lemma in draft.sentence.words.words.frames.verbs["include"]
    if (listed or predicate.voice == "passive") and has_cue(said, cues.planned):
        return "planned"
    if predicate.negated:
        return _of_negated(draft, predicate)
    return tense_status(draft.sentence, predicate) or "held"


def _of_negated(draft: Draft, predicate: VerbGroup) -> Status | None:
    """Return what a negated verb says of an event: that it is not, or only what comes of it."""
    if _not_yet(draft.sentence, predicate) or is_unconfirmed(draft, predicate):
        return None
    if tells_whether(draft, predicate):
        return tense_status(draft.sentence, predicate) or "held"
    return "planned" if predicate.tense in ("future", "conditional") else "held"


def _is_unplanned(draft: Draft, predicate: VerbGroup | None, said: str) -> bool:
    """Tell whether a negated verb denies a plan: "n'a jamais été programmé"."""
    if predicate is None or not predicate.negated or predicate.voice != "passive":
        return False
    planned = has_cue(said, draft.sentence.words.words.status.planned)
    return planned and not _not_yet(draft.sentence, predicate)


def _modal_of_noun(draft: Draft, predicate: VerbGroup) -> Status | None:
    """Return what a verb makes of the event that is its object: "a proposé une rencontre"."""
    verbs = draft.sentence.words.words.verbs
    moves = predicate.lemma in verbs.with_be  # "is on a visit"
    modal = None if moves else verbs.modals.get(predicate.lemma)
    noun = noun_of(draft)
    near = 0 <= noun - predicate.last <= 8
    if modal not in (None, "held") and near:
        return cast(Status, modal)
    tokens, asked = draft.sentence.tokens, draft.sentence.group_before(noun)
    if asked is not None and not asked.finite and noun - asked.last <= 14:
        effect = verbs.modals.get(asked.lemma)  # "ter convidado X para uma visita"
        if effect == "proposed" and draft.type == "visited":
            return "proposed"
    before = draft.sentence.wording(tokens[max(0, noun - 4)].start, draft.trigger[0])
    cues = draft.sentence.words.words.status
    if has_cue(before, cues.intended):
        return "planned"
    return "proposed" if has_cue(before, cues.wished) else None


def _predicate(draft: Draft) -> VerbGroup | None:
    """Return the verb of the clause that an event's noun stands in."""
    noun = noun_of(draft)
    following = [g for g in draft.sentence.groups if g.finite and g.first >= noun]
    following = [g for g in following if not _in_aside(draft, g)] or following
    inside = [group for group in following if noun < group.first < draft.last]
    inside = inside or _relative(draft, following)
    return next(iter((*inside, *_before_noun(draft.sentence, noun), *following)), None)


def _in_aside(draft: Draft, group: VerbGroup) -> bool:
    """Tell whether a verb stands in a clause about the place: "l'étape de Lima, où il …, est"."""
    opening = relative_clause(draft.sentence, group)
    comma = draft.sentence.token(opening - 1) if opening is not None else None
    return comma is not None and comma.text == "," and (opening or 0) >= draft.last


def _before_noun(sentence: Parsed, noun: int) -> list[VerbGroup]:
    """Return the last finite verb before a noun in its stretch of the sentence."""
    marks = (
        i
        for i in range(noun)
        if sentence.tokens[i].text in ";:" or opens_subject(sentence, i, noun)
    )
    opening = max(marks, default=-1)
    return [g for g in sentence.groups if g.finite and opening < g.first and g.last <= noun][-1:]


def _relative(draft: Draft, following: list[VerbGroup]) -> list[VerbGroup]:
    """Return the verb of a relative clause that follows: "un texte que les deux veulent signer"."""
    tokens, said = draft.sentence.tokens, draft.sentence.words.words.frames.verbs.get("say", ())
    if any(g.lemma in said for g in _before_noun(draft.sentence, noun_of(draft))):
        return []  # "a dit, lors d'une visite à Oslo, que …"
    opening = draft.last + (draft.last < len(tokens) and tokens[draft.last].text == ",")
    if opening >= len(tokens) or tokens[opening].lower not in draft.sentence.words.relatives:
        return []
    return [group for group in following if group.first > opening][:1]


def _predicate_text(draft: Draft, predicate: VerbGroup | None) -> str:
    if predicate is None:  # a title may end in "reportée"
        return draft.sentence.text[draft.trigger[1] :] if draft.sentence.where == "title" else ""
    tokens = draft.sentence.tokens
    start = tokens[predicate.first].start
    return draft.sentence.wording(start, tokens[min(predicate.last + 4, len(tokens)) - 1].end)


def _around(draft: Draft) -> str:
    """Return the words of the construction itself, two before it and three after."""
    tokens = draft.sentence.tokens
    trigger = noun_of(draft)
    start = tokens[max(0, trigger - 3)].start
    end = tokens[min(len(tokens), max(draft.last, trigger + 4), trigger + _FAR) - 1].end
    return draft.sentence.wording(start, end)


def _clause(draft: Draft) -> str:
    tokens = draft.sentence.tokens
    last = min(len(tokens), draft.last + 2, draft.first + _FAR)
    start, end = tokens[draft.first].start, tokens[last - 1].end
    return draft.sentence.wording(start, end)
