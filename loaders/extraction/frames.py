"""Constructions matched against a sentence: drafts of facts, sides resolved."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.acts import acts
from loaders.extraction.agreements import details_of
from loaders.extraction.anchors import Anchor, anchors, before_noun, trigger
from loaders.extraction.drafts import Draft
from loaders.extraction.frameslots import FrameSlots
from loaders.extraction.links import Links
from loaders.extraction.meetings import meetings
from loaders.extraction.messages import calls, messages
from loaders.extraction.parsed import Parsed
from loaders.extraction.schema import Frame
from loaders.extraction.signings import signings
from loaders.extraction.visits import visits


def drafts(sentence: Parsed, links: Links) -> Iterator[Draft]:
    """Yield the drafts of a sentence, frame after frame."""
    lemmas = {group.lemma for group in sentence.groups}
    for frame in sentence.words.words.frames.triggered(lemmas, sentence.nouns):
        for anchor in anchors(sentence, frame):
            yield from _drafts_at(sentence, frame, anchor, links)


def _drafts_at(sentence: Parsed, frame: Frame, anchor: Anchor, links: Links) -> Iterator[Draft]:
    filling = FrameSlots(sentence, frame, anchor, links)
    found = tuple(_FILLERS[frame.type](filling))
    sitting = len(found) > 2 and frame.type == "met_with" and frame.pair is not None
    status = "held" if _is_done(sentence, frame, anchor) else frame.status
    for parts in found:
        used = [sentence.chunks[index] for index in filling.used]
        for details in details_of(sentence, frame, anchor):
            yield Draft(
                type=frame.type,
                parts=parts,
                sentence=sentence,
                trigger=trigger(sentence, anchor),
                rule=frame.id,
                first=min([anchor.first, *(chunk.first for chunk in used)]),
                last=max([anchor.last, *(chunk.last for chunk in used)]),
                group=anchor.group or (anchor.said if frame.type in _SAID else None),
                status=status,
                settled=status == "held" and _is_told(anchor),
                since=frame.since,
                details=details,
                retold=frame.retold,
                ends=frame.ends or _is_over(sentence, frame, anchor),
                attribute=frame.who == "before",
                occasion=f"{sentence.index}.{anchor.first}" if sitting else None,
            )


def _is_told(anchor: Anchor) -> bool:
    """Tell whether the verb of a construction neither denies it nor puts it off."""
    group = anchor.group
    return group is None or not (group.negated or group.tense in ("future", "conditional"))


def _is_done(sentence: Parsed, frame: Frame, anchor: Anchor) -> bool:
    """Tell whether an act is only named as what went before: "suite à l'ouverture de"."""
    if frame.type != "diplomatic" or anchor.group is not None:
        return False
    before = before_noun(sentence, anchor.first)
    return before is not None and sentence.words.afterwards(sentence.tokens[before])


def _is_over(sentence: Parsed, frame: Frame, anchor: Anchor) -> bool:
    """Tell whether a visit ended before what the sentence dates: "à l'issue de sa visite"."""
    if frame.type != "visited" or anchor.noun is None or anchor.group is not None:
        return False
    before = before_noun(sentence, anchor.noun)
    return before is not None and sentence.words.afterwards(sentence.tokens[before])


_SAID = ("diplomatic", "signed")  # of these a participle tells: "l'accord conclu mardi"
_FILLERS = {
    "met_with": meetings,
    "visited": visits,
    "signed": signings,
    "diplomatic": acts,
    "message": messages,
    "called_for": calls,
}
