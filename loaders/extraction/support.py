"""What a fact rests on: its factors, the links of its sides, the words that tell its status."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Offsets, Support
from loaders.extraction.completion import Dated
from loaders.extraction.confidence import factors, traits
from loaders.extraction.cues import find_cues
from loaders.extraction.grounding import chain, numbered
from loaders.extraction.parsed import Parsed


def support_of(fact: Dated, sentences: Sequence[Parsed]) -> Support:
    """Return what a fact rests on besides its quote."""
    sides = dict(numbered(fact.draft))
    chains = {
        name: tuple(chain(side, fact.draft.sentence, sentences)) for name, side in sides.items()
    }
    return Support(
        traits=traits(fact),
        factors=factors(fact),
        links={name: side.how for name, side in sides.items()},
        chains={name: links for name, links in chains.items() if links},
        status_cue=_status_cue(fact),
    )


def _status_cue(fact: Dated) -> Offsets | None:
    """Return what tells the status: the verb, unless a cue word nearer to the trigger does."""
    draft, sentence = fact.draft, fact.draft.sentence
    cues = sentence.words.words.status
    words = {
        "planned": (*cues.planned, *cues.intended, *cues.moved),
        "proposed": (*cues.proposed, *cues.wished),
        "denied": (*cues.denied, *cues.reach_clause),
        "cancelled": cues.cancelled,
    }.get(fact.status, ())
    start, end = draft.trigger
    reach = sorted(
        (max(start - to, since - end, 0), since, to)
        for since, to in find_cues(sentence.text, words)
    )
    group = draft.group
    if group is not None and group.last <= len(sentence.tokens):
        verb = sentence.tokens[group.first].start, sentence.tokens[group.last - 1].end
    else:
        verb = None
    tells = group is not None and (group.modal is not None or group.negated)
    future = group is not None and group.tense in ("future", "conditional")
    if verb is not None and (not reach or tells or future):
        found = verb
    elif reach:
        found = reach[0][1:]
    else:
        return None
    return found[0] + sentence.start, found[1] + sentence.start
