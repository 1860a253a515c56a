"""Visa exemptions: who exempts whom, one way or both, and at which stage it stands."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Status
from loaders.extraction.cues import has_cue
from loaders.extraction.drafts import Draft
from loaders.extraction.lexicon import VisaWords
from loaders.extraction.links import Links
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side
from loaders.extraction.slots import coordinated

_REACH = 7  # tokens between a visa and the word that exempts from it


def visa_drafts(sentence: Parsed, links: Links) -> Iterator[Draft]:
    """Yield the visa exemptions that a sentence asserts."""
    reader = _Reader(sentence, links)
    trigger = reader.trigger()
    if trigger is None:
        return
    sides = reader.sides()
    if sides is None:
        return
    of, by, mutual = sides
    stage, status = reader.stage(trigger)
    parts = {"by": (by,), "of": (of,)}
    tokens = sentence.tokens
    yield Draft(
        type="exempted_visa",
        parts=parts,
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
        visas = [i for i, t in enumerate(tokens) if t.lower in self.words.visa]
        for visa in visas:
            for at in range(max(0, visa - _REACH), min(len(tokens), visa + _REACH)):
                if self._exempts(at):
                    return min(at, visa), max(at, visa) + 1
        return None

    def _exempts(self, position: int) -> bool:
        token = self.sentence.tokens[position]
        if token.lower in self.words.nouns or token.lower in self.words.words:
            return True
        return any(r.lemma in self.words.verbs for r in self.sentence.words.readings(token))

    # --- sides --------------------------------------------------------------------------------

    def sides(self) -> tuple[Side, Side, bool] | None:
        """Return whose citizens are exempted, by whom, and whether it is mutual."""
        citizens = self._citizens()
        mutual = has_cue(self.sentence.text, self.words.mutual)
        pair = self._pair()
        if len(citizens) == 2:
            return citizens[0], citizens[1], True
        if pair is not None and (mutual or not citizens):
            return pair[0], pair[1], True
        if not citizens:
            return self._from_context(mutual)
        of = citizens[0]
        others = [s for s in self._countries() if s.party != of.party]
        if others:
            return of, others[0], mutual
        other = self._other(of)
        return None if other is None else (of, other, mutual)

    def _from_context(self, mutual: bool) -> tuple[Side, Side, bool] | None:
        """Return the two sides of a mutual exemption that the sentence leaves to the context."""
        if not mutual:
            return None
        countries = self._countries()
        if len(countries) >= 2:
            return countries[0], countries[1], True
        if countries:
            other = self._other(countries[0])
            return (countries[0], other, True) if other else None
        if self.links.pairs:
            a, b = (self.links.as_country(self.sentence, s) for s in self.links.pairs[-1])
            return (a, b, True) if a and b else None
        return None

    def _other(self, side: Side) -> Side | None:
        """Return the opposite country of the fact told last, if it faces this side."""
        for pair in reversed(self.links.pairs):
            affiliations = {s.affiliation: s for s in pair}
            if side.party in affiliations:
                other = next(s for a, s in affiliations.items() if a != side.party)
                return self.links.as_country(self.sentence, other)
        return None

    def _pair(self) -> tuple[Side, Side] | None:
        """Return two countries joined by "entre A et B", "des deux pays", "A-B"."""
        for index, chunk in enumerate(self.sentence.chunks):
            chain = [index]
            if chunk.kind in ("country", "body", "delegation"):
                chain = coordinated(self.sentence, index)
            if chunk.kind == "pair" or len(chain) >= 2:
                sides = (s for i in chain for s in self.links.resolve(self.sentence, i))
                countries = (self.links.as_country(self.sentence, side) for side in sides)
                distinct = {country.party: country for country in countries if country}
                if len(distinct) == 2:
                    a, b = distinct.values()
                    return a, b
        return None

    def _countries(self) -> list[Side]:
        """Return the countries that act or are entered, actors first."""
        found: list[Side] = []
        chunks = self.sentence.chunks
        order = sorted(
            range(len(chunks)), key=lambda i: (chunks[i].governor not in (None, "par"), i)
        )
        for index in order:
            if chunks[index].kind in ("country", "city", "body", "self", "delegation"):
                sides = self.links.resolve(self.sentence, index)
                found += [s for s in sides if s.party.startswith("country:")]
        return list({s.party: s for s in reversed(found)}.values())[::-1]

    def _citizens(self) -> list[Side]:
        """Return the countries of "les citoyens kazakhs", "les Uruguayens"."""
        codes: dict[str, Side] = {}
        for position, token in enumerate(self.sentence.tokens):
            if token.lower in self.words.citizens:
                for at in self._citizenship(position):
                    self._add(codes, at)
            elif token.kind == "adjective" and token.capital and self._is_definite(position):
                self._add(codes, position)
        return list(codes.values())

    def _citizenship(self, noun: int) -> Iterator[int]:
        """Yield the tokens after a noun for citizens that say of which country."""
        for at in range(noun + 1, min(noun + 9, len(self.sentence.tokens))):
            kind = self.sentence.tokens[at].kind
            if self._ends_citizens(at):
                return
            if kind == "adjective" or (kind == "country" and not self._is_place(at)):
                yield at

    def _is_definite(self, position: int) -> bool:
        before = self.sentence.token(position - 1)
        return before is not None and self.sentence.words.determiner(before) == "definite"

    def _ends_citizens(self, position: int) -> bool:
        token = self.sentence.tokens[position]
        in_verb = position in self.sentence.group_of
        finite = in_verb and self.sentence.groups[self.sentence.group_of[position]].finite
        return finite or token.text in ";:." or token.lower in self.sentence.words.relatives

    def _is_place(self, position: int) -> bool:
        chunk = self.sentence.mentions.chunk_at(position)
        return chunk is not None and chunk.governor not in ("de", "d'", None)

    def _add(self, codes: dict[str, Side], position: int) -> None:
        token = self.sentence.tokens[position]
        uids = {e.uid for e in token.entries}
        code = self.links.scene.resolve("|".join(sorted(uids)))
        if code is not None:
            party = f"country:{code}"
            codes.setdefault(
                party,
                Side(
                    party, party, self.sentence.index, token.start, token.end, token.text, "named"
                ),
            )

    # --- stage --------------------------------------------------------------------------------

    def stage(self, trigger: tuple[int, int]) -> tuple[str, Status]:
        """Return the stage of an exemption, and its status as of publication."""
        status = self._status()
        if self._ends(trigger) or has_cue(self.sentence.text, self.words.ended):
            return "ended", status
        if status == "proposed":
            return "announced", status
        since = any(d.lead == "since" for d in self.sentence.dates)
        if (since and status == "held") or has_cue(self.sentence.text, self.words.in_force):
            return "in_force", "held" if since else status
        if has_cue(self.sentence.text, self.words.signed):
            return "signed", status
        return "announced" if status == "planned" or not since else "in_force", status

    def _status(self) -> Status:
        if has_cue(self.sentence.text, self.words.proposed):
            return "proposed"
        return "planned" if has_cue(self.sentence.text, self.words.planned) else "held"

    def _ends(self, trigger: tuple[int, int]) -> bool:
        """Tell whether a verb ends the exemption or brings the visa back."""
        tokens = self.sentence.tokens
        noun = any(
            t.lower in self.words.nouns and t.lower not in self.words.lifting
            for t in tokens[trigger[0] : trigger[1]]
        )
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
            if has_cue(self.sentence.text, cues):
                return scope
        return "unspecified"
