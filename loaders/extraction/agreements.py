"""What a construction says besides its sides: mode, action; which agreement, at which stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.extraction.anchors import Anchor
from loaders.extraction.cues import has_cue
from loaders.extraction.parsed import Parsed
from loaders.extraction.schema import Frame

_NEEDED = 3  # words that complete a verb: "entré en vigueur"
_LONGEST = 14  # words of an agreement's name


def details_of(sentence: Parsed, frame: Frame, anchor: Anchor) -> Iterator[dict[str, Any]]:
    """Yield the details of what a construction asserts: once for each agreement that it names."""
    if frame.type == "message":
        yield {"kind": frame.kind or _kind_of_message(sentence, anchor)}
        return
    if frame.type == "called_for":
        yield {"what": _wish(sentence, anchor)}
        return
    if frame.type != "signed":
        yield {k: v for k, v in {"mode": frame.mode, "action": frame.action}.items() if v}
        return
    stage = _stage(sentence, frame, anchor)
    if stage == "in_force" and _on_visas(sentence, anchor):
        return
    named: list[int | None] = [*_agreements(sentence, anchor)]
    for noun in named or [None]:
        details = {"kind": _kind(sentence, noun), "stage": stage}
        yield details if noun is None else {**details, "what": _gloss(sentence, noun)}


def _wish(sentence: Parsed, anchor: Anchor) -> str:
    """Return what is called for, as worded: from the verb to the end of its clause."""
    group = anchor.group
    start = end = anchor.first + 1 if group is None else group.last
    while end < min(len(sentence.tokens), start + 2 * _LONGEST) and not _ends_wish(sentence, end):
        end += 1
    return sentence.text[
        sentence.tokens[start].start : sentence.tokens[max(end, start + 1) - 1].end
    ]


def _ends_wish(sentence: Parsed, position: int) -> bool:
    return sentence.tokens[position].text in ',;:.()«»"'


def _on_visas(sentence: Parsed, anchor: Anchor) -> bool:
    """Tell whether it is an exemption that is in force: no fact besides the exemption.

    The trigger says nothing of it: "the entry into force of".
    """
    visas = {*sentence.words.words.visas.visa, *sentence.words.words.visas.nouns}
    return any(token.lower in visas for i, token in enumerate(sentence.tokens) if i != anchor.first)


def _kind_of_message(sentence: Parsed, anchor: Anchor) -> str:
    """Return what a letter is for, by its own words: "un message de condoléances"."""
    tokens, noun = sentence.tokens, anchor.noun or anchor.first
    worded = sentence.wording(tokens[noun].start, tokens[min(noun + 4, len(tokens)) - 1].end)
    kinds = sentence.words.words.status.messages
    return next((kind for kind, cues in kinds.items() if has_cue(worded, cues)), "letter")


def _agreements(sentence: Parsed, anchor: Anchor) -> list[int]:
    """Return the noun of an agreement and the ones listed with it: "un accord et un protocole"."""
    start = anchor.first if anchor.noun is None else anchor.noun
    found: list[int] = []
    for position in range(start, len(sentence.tokens)):
        if _ends_list(sentence, position, anchor):
            break
        if sentence.is_noun(position, "agreement") and (not found or _is_new(sentence, position)):
            found.append(position)
    return found


def _ends_list(sentence: Parsed, position: int, anchor: Anchor) -> bool:
    """Tell whether a clause of its own begins at a token."""
    if position < anchor.last:
        return False
    return position in sentence.group_of or sentence.is_boundary(position)


def _is_new(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun brings up something new: "un", "une" right before it."""
    return sentence.words.determiners.get(sentence.tokens[noun - 1].lower) == "indefinite"


def _kind(sentence: Parsed, noun: int | None) -> str:
    word = sentence.tokens[noun].lower if noun is not None else ""
    kinds = sentence.words.words.status.kinds
    named = (kind for kind, words in kinds.items() if word in words)
    headed = (
        kind for kind, words in kinds.items() if word.startswith(tuple(f"{w} " for w in words))
    )
    return next(named, None) or next(headed, "agreement")


def _stage(sentence: Parsed, frame: Frame, anchor: Anchor) -> str:
    """Return the stage: of the verb or noun that says so, else what the sentence tells."""
    cues = sentence.words.words.status.stages
    worded = frame.verbs is not None or frame.participle is not None or frame.noun == "signing"
    text = sentence.wording()
    if worded:
        end = anchor.last + (_NEEDED if frame.needs else 0)
        first, last = sentence.tokens[anchor.first], sentence.tokens[:end][-1]
        text = sentence.wording(first.start, last.end)
    return next((s for s in ("ratified", "in_force") if has_cue(text, cues[s])), "signed")


def _gloss(sentence: Parsed, noun: int) -> str:
    """Return what an agreement is called, as worded: up to a mark, a verb or its parties."""
    end = noun + 1
    while end < min(len(sentence.tokens), noun + _LONGEST) and not _ends_gloss(sentence, end):
        end += 1
    while end > noun + 1 and _is_small(sentence, end - 1):
        end -= 1
    return sentence.text[sentence.tokens[noun].start : sentence.tokens[end - 1].end]


def _ends_gloss(sentence: Parsed, position: int) -> bool:
    token, words = sentence.tokens[position], sentence.words
    chunk = sentence.mentions.chunk_at(position)
    party = chunk is not None and chunk.governor in sentence.words.words.grammar.party_prepositions
    return (
        party
        or token.kind == "punct"
        or position in sentence.group_of
        or position in sentence.aside
        or words.is_coordinator(token)
        or token.lower in words.relatives
    )


def _is_small(sentence: Parsed, position: int) -> bool:
    token, words = sentence.tokens[position], sentence.words
    return words.preposition(token) is not None or words.determiner(token) is not None
