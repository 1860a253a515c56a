"""Which mentions of people of one affiliation are one person.

Compared are distinct forms (name and office), not mentions, in four rounds, each surer of what the
one before it found: full names with an office, by name and office; the same name in one office
after the other; full names without an office; single words, which need an office.  A form joins
the one person that it fits; where several fit equally it stays apart.  An article that names two
tells them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.claims import anchor_order
from graph.derive.bonds import Bonds
from graph.derive.forms import (
    KINDRED,
    NO_OFFICE,
    SAME,
    Form,
    forms_of,
    full_likeness,
    holds_office_of,
    is_word,
    kinship,
    named_together,
    nearest,
    offices_agree,
    score,
    succeed,
)
from graph.derive.grouping import connected
from graph.model import Claim
from graph.names import THRESHOLD
from graph.text import fold

_SOLE, _AKIN, _SURE = 0.78, 0.92, 0.93
_DOUBTFUL = _BRIDGED = 0.78
_CLEARLY = 0.08  # so much better than the next must the best of several fits be
_EQUAL, _NEARLY = 0.985, 0.02  # or so the best is all but equal, and the next one not nearly
_WITH_OFFICE = {SAME: THRESHOLD, KINDRED: _AKIN}
_WITHOUT = {KINDRED: THRESHOLD}
_NEVER = 2.0


@dataclass(frozen=True)
class Resemblance:
    """Two persons, by their places, who may be one: how alike their names are, and why in doubt."""

    a: int
    b: int
    score: float
    why: str


@dataclass(frozen=True)
class _Fit:
    """A person, by place, whom a form fits: by kinship of office and likeness of name."""

    kinship: int
    score: float
    place: int


def resolve(
    claims: Iterable[Claim], bonds: Bonds
) -> tuple[list[tuple[Claim, ...]], list[Resemblance]]:
    """Return the persons of one affiliation, each as their claims, and who of them may be one.

    Decisions (``bonds``) divide forms, keep persons apart, and say of several that they are one.
    """
    people = _People(bonds)
    rounds: dict[str, list[Form]] = defaultdict(list)
    for form in forms_of(claims, bonds):
        rounds[_round(form)].append(form)
    for form in rounds["office"]:
        people.place(form, _WITH_OFFICE)
    people.follow_careers()
    for form in rounds["name"]:
        people.place(form, _WITHOUT)
    for form in rounds["word"]:
        people.place_word(form)
    return people.claims(), people.resemblances()


def _round(form: Form) -> str:
    """Return in which round a form is placed: by its office, its full name, or a mere word."""
    if form.words == 1:
        return "word"
    return "name" if form.role == NO_OFFICE else "office"


@dataclass
class _People:
    """Persons in the making, by place; each is the list of its forms."""

    bonds: Bonds
    persons: dict[int, list[Form]] = field(default_factory=dict)
    by_sound: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    several: set[tuple[int, int]] = field(default_factory=set)
    made: int = 0

    def place(self, form: Form, thresholds: Mapping[int, float]) -> None:
        """Add a form to the one person that it fits, else make it one of its own."""
        fitting = []
        for place in self._near(form):
            fit = _Fit(kinship(form, self.persons[place]), score(form, self.persons[place]), place)
            sole = form.sole and fit.kinship == SAME
            if fit.score >= (_SOLE if sole else thresholds.get(fit.kinship, _NEVER)):
                fitting.append(fit)
        if len(fitting) > 1 and self._are_one(form, fitting):
            fitting = [self._bridged(fitting)]
        self._add(form, fitting, _clearest(fitting))

    def place_word(self, form: Form) -> None:
        """Add a single word to the one person of this name in this very office."""
        fitting = [
            _Fit(SAME, THRESHOLD, place)
            for place in self._near(form)
            if not form.alone and holds_office_of(form, self.persons[place])
            if score(form, self.persons[place]) >= THRESHOLD
        ]
        sole = len(fitting) == 1 or self._are_decided_one(fitting)
        self._add(form, fitting, fitting[0] if sole else None)

    def follow_careers(self) -> None:
        """Make one person of those who bear one name in one office after the other."""
        partners = {(a, b) for a, b in self._pairs() if self._is_career(a, b)}
        for pairs in connected(partners, lambda pair: pair):
            places = sorted({place for pair in pairs for place in pair})
            if partners.issuperset(combinations(places, 2)):
                self._merge(places)
            else:
                self.several |= set(pairs)

    def claims(self) -> list[tuple[Claim, ...]]:
        """Return the claims of each person, earliest published first."""
        every = ([c for form in forms for c in form.claims] for _, forms in self._in_order())
        return [tuple(sorted(claims, key=anchor_order)) for claims in every]

    def resemblances(self) -> list[Resemblance]:
        """Return who may be one: by name, though something speaks against it."""
        number = {place: at for at, (place, _) in enumerate(self._in_order())}
        found = [*self._alike(), *self._same_words()]
        return [Resemblance(number[r.a], number[r.b], r.score, r.why) for r in found]

    def _alike(self) -> Iterator[Resemblance]:
        """Yield the persons whose names are alike, but for two of whom only one word is known."""
        for a, b in self._pairs():
            one, other = self.persons[a], self.persons[b]
            words = is_word(one) + is_word(other)
            likeness = nearest(one, other) if words < 2 else 0.0
            if likeness < (THRESHOLD if words else _DOUBTFUL) or named_together(one, other):
                continue
            yield Resemblance(a, b, likeness, "one word only" if words else self._why(a, b))

    def _same_words(self) -> Iterator[Resemblance]:
        """Yield with the first of each single word the others of whom no more is known."""
        first: dict[str, int] = {}
        for place, forms in self._in_order():
            if is_word(forms) and first.setdefault(fold(forms[0].name), place) != place:
                yield Resemblance(first[fold(forms[0].name)], place, 1.0, "one word only")

    def _why(self, a: int, b: int) -> str:
        one, other = self.persons[a], self.persons[b]
        if (a, b) in self.several:
            return "several fit"
        if nearest(one, other) < THRESHOLD or offices_agree(one, other):
            return "similar name"
        return "same name, other office"

    def _is_career(self, a: int, b: int) -> bool:
        one, other = self.persons[a], self.persons[b]
        if full_likeness(one, other) < _SURE or named_together(one, other):
            return False
        return succeed(one, other)

    def _are_one(self, form: Form, fitting: Sequence[_Fit]) -> bool:
        """Tell whether persons whom a form fits are one, by decision or by their names."""
        places = [fit.place for fit in fitting]
        if any(self._kept_apart(a, b) for a, b in combinations(places, 2)):
            return False
        return self._are_decided_one(fitting) or (not form.shortened and self._are_alike(places))

    def _are_decided_one(self, fitting: Iterable[_Fit]) -> bool:
        return self.bonds.are_one(self._claims_of(fit.place) for fit in fitting)

    def _are_alike(self, places: Iterable[int]) -> bool:
        persons = [self.persons[place] for place in places]
        return all(
            nearest(one, other) >= _BRIDGED and all(kinship(form, other) for form in one)
            for one, other in combinations(persons, 2)
        )

    def _bridged(self, fitting: Iterable[_Fit]) -> _Fit:
        """Make one of the persons whom one full name fits."""
        best = max(fitting, key=lambda fit: (fit.kinship, fit.score))
        return _Fit(best.kinship, best.score, self._merge(sorted(fit.place for fit in fitting)))

    def _merge(self, places: list[int]) -> int:
        """Put persons into the place of the first."""
        first, *others = places
        for place in others:
            forms = self.persons.pop(place)
            self.persons[first] += forms
            for sound in {sound for form in forms for sound in form.sounds}:
                self.by_sound[sound].discard(place)
                self.by_sound[sound].add(first)
        self.several = {pair for pair in self.several if not set(others) & set(pair)}
        return first

    def _add(self, form: Form, fitting: Iterable[_Fit], chosen: _Fit | None) -> None:
        """Add a form to whom it was found to be, else as another person."""
        place = chosen.place if chosen else self.made
        if not chosen:
            self.made += 1
            self.several |= {(fit.place, place) for fit in fitting}
        self.persons.setdefault(place, []).append(form)
        for sound in form.sounds:
            self.by_sound[sound].add(place)

    def _near(self, form: Form) -> list[int]:
        near = sorted(set().union(*(self.by_sound[sound] for sound in form.sounds)))
        return [p for p in near if not self.bonds.apart(form.claims, self._claims_of(p))]

    def _pairs(self) -> list[tuple[int, int]]:
        """Return the persons who share a sound, two by two, but for those kept apart."""
        near = (combinations(sorted(places), 2) for places in self.by_sound.values())
        pairs = sorted({pair for pairs in near for pair in pairs})
        return [(a, b) for a, b in pairs if not self._kept_apart(a, b)]

    def _kept_apart(self, a: int, b: int) -> bool:
        return self.bonds.apart(self._claims_of(a), self._claims_of(b))

    def _claims_of(self, place: int) -> Iterator[Claim]:
        return (claim for form in self.persons[place] for claim in form.claims)

    def _in_order(self) -> list[tuple[int, list[Form]]]:
        return sorted(self.persons.items())


def _clearest(fitting: Iterable[_Fit]) -> _Fit | None:
    """Return whom a form fits, of several the one that it fits clearly better than the next."""
    ranked = sorted(fitting, key=lambda fit: (-fit.kinship, -fit.score, fit.place))
    if len(ranked) < 2:
        return next(iter(ranked), None)
    best, then = ranked[:2]
    equal = best.score >= _EQUAL > then.score + _NEARLY
    clear = best.kinship > then.kinship or best.score - then.score >= _CLEARLY
    return best if clear or equal else None
