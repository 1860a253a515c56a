"""Visa exemptions: who exempts whom, one way or both, and at which stage it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from graph.model import Status
from loaders.extraction.cues import has_cue
from loaders.extraction.drafts import Draft
from loaders.extraction.links import Links
from loaders.extraction.parsed import Parsed
from loaders.extraction.visasides import VisaSides
from loaders.extraction.wordings import VisaWords

_REACH = 7  # tokens between a visa and the word that exempts from it
_BEFORE = 2  # sentences that "cette facilité" may stand after the visa it is about


def visa_drafts(sentence: Parsed, links: Links) -> Iterator[Draft]:
    """Yield the visa exemptions that a sentence asserts."""
    reader = _Reader(sentence, links)
    trigger = reader.trigger()
    if trigger is None:
        return
    exemptions = VisaSides(sentence, links, reader.agreed(trigger)).exemptions()
    tokens = sentence.tokens
    for (of, by, mutual), (stage, status) in product(exemptions, reader.stages(trigger)):
        yield Draft(
            type="exempted_visa",
            parts={"by": (by,), "of": (of,)},
            sentence=sentence,
            trigger=(tokens[trigger[0]].start, tokens[trigger[1] - 1].end),
            rule=f"{reader.words.language}.visa.{'mutual' if mutual else 'one_way'}",
            first=trigger[0],
            last=trigger[1],
            status=status,
            settled=True,
            details={"mutual": mutual, "stage": stage, "scope": reader.scope()},
        )


class _Reader:
    """Reads one sentence that speaks of visas."""

    def __init__(self, sentence: Parsed, links: Links) -> None:
        self.sentence = sentence
        self.links = links
        self.words: VisaWords = sentence.words.words.visas

    def trigger(self) -> tuple[int, int] | None:
        """Return the tokens from the exempting word to the visa, or the other way round."""
        tokens = self.sentence.tokens
        for visa in self._visas(self.sentence):
            for at in range(max(0, visa - _REACH), min(len(tokens), visa + _REACH)):
                if self._exempts(at) or self._restores(at):
                    return min(at, visa), max(at, visa) + 1
        return self._taken_up()

    def _visas(self, sentence: Parsed) -> list[int]:
        """Return where visas are spoken of, but those that are had on the way."""
        found = (i for i, t in enumerate(sentence.tokens) if t.lower in self.words.visa)
        return [i for i in found if not self._is_easier(sentence, i)]

    def _is_easier(self, sentence: Parsed, visa: int) -> bool:
        """Tell whether a visa is only easier to have: "visa à l'arrivée", "électronique"."""
        following = sentence.text[sentence.tokens[visa].end :].lstrip()
        return following.startswith(self.words.easier)

    def _taken_up(self) -> tuple[int, int] | None:
        """Return a word for the exemption that one of the last sentences speaks of."""
        here = self.sentence.index
        last = [s for s in self.links.sentences[:here] if s.where == self.sentence.where]
        if not any(map(self._visas, last[-_BEFORE:])):
            return None
        for at, token in enumerate(self.sentence.tokens):
            readings = self.sentence.words.readings(token)
            named = token.lower in self.words.anaphors
            if named or any(r.lemma in self.words.exempting for r in readings):
                return at, at + 1
        return None

    def _exempts(self, position: int) -> bool:
        token = self.sentence.tokens[position]
        if token.lower in self.words.nouns or token.lower in self.words.words:
            return True
        lemmas = {r.lemma for r in self.sentence.words.readings(token)}
        if token.lower in self.words.needing or lemmas.intersection(self.words.needing):
            return self._is_denied(position)
        return bool(lemmas.intersection(self.words.verbs))

    def _is_denied(self, position: int) -> bool:
        """Tell whether a need is denied: "n'ont plus besoin", "ne seront plus soumis"."""
        before = self.sentence.tokens[max(0, position - 5) : position]
        return any(token.lower in self.words.no_longer for token in before)

    def _restores(self, position: int) -> bool:
        """Tell whether a verb asks for a visa again."""
        readings = self.sentence.words.readings(self.sentence.tokens[position])
        lemmas = {r.lemma for r in readings}
        if lemmas.intersection(self.words.restoring):
            return not self._is_denied(position)
        asked = self.sentence.tokens[position].lower in self.words.asking
        needed = asked or bool(lemmas.intersection(self.words.needing))
        return needed and has_cue(self.sentence.wording(), self.words.again)

    def agreed(self, trigger: tuple[int, int]) -> bool:
        """Tell whether an agreement on the exemption is spoken of, right before the trigger."""
        positions = range(max(0, trigger[0] - 5), trigger[1])
        return any(self.sentence.is_noun(at, "agreement") for at in positions)

    # --- stage --------------------------------------------------------------------------------

    def stages(self, trigger: tuple[int, int]) -> Iterator[tuple[str, Status]]:
        """Yield the stages that a sentence tells, each with its status as of publication."""
        stage, status = self._stage(trigger)
        yield stage, status
        since = any(d.lead == "since" for d in self.sentence.dates)
        if stage == "ended" and since and status != "held":
            yield "in_force", "held"

    def _stage(self, trigger: tuple[int, int]) -> tuple[str, Status]:
        status = self._status()
        text = self.sentence.wording()
        if self._ends(trigger) or has_cue(self._around(trigger), self.words.ended):
            return "ended", status
        if status == "proposed":
            return "announced", status
        since = any(d.lead == "since" for d in self.sentence.dates)
        if since or has_cue(text, self.words.in_force):
            return "in_force", "held" if since else status
        return "signed" if has_cue(text, self.words.signed) else "announced", status

    def _around(self, trigger: tuple[int, int]) -> str:
        tokens = self.sentence.tokens
        end = tokens[min(len(tokens), trigger[1] + 12) - 1].end
        return self.sentence.wording(tokens[max(0, trigger[0] - 6)].start, end)

    def _status(self) -> Status:
        if has_cue(self.sentence.wording(), self.words.proposed):
            return "proposed"
        return "planned" if has_cue(self.sentence.wording(), self.words.planned) else "held"

    def _ends(self, trigger: tuple[int, int]) -> bool:
        """Tell whether a verb ends the exemption or brings the visa back."""
        tokens = self.sentence.tokens
        kept = {*self.words.nouns, *self.words.regimes} - {*self.words.lifting}
        start = max(0, trigger[0] - 4)
        noun = any(token.lower in kept for token in tokens[start : trigger[1]])
        verbs = {
            r.lemma
            for position in range(max(0, trigger[0] - 12), trigger[1])
            for r in self.sentence.words.readings(tokens[position])
        }
        return bool(verbs.intersection(self.words.restoring)) or (
            noun and bool(verbs.intersection(self.words.ending))
        )

    def scope(self) -> str:
        """Return for which passports it is."""
        for scope, cues in self.words.scopes.items():
            if has_cue(self.sentence.wording(), cues):
                return scope
        return "unspecified"
