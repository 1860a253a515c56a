"""Forms of people, name and office as claims share them, and how they go together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, product

from graph.claims import anchor_order
from graph.dates import bounds
from graph.derive.bonds import Bonds
from graph.derive.identity import identity
from graph.model import Claim, Mention
from graph.names import THRESHOLD, alike, similarity
from graph.spelling import Word, read_name, skeleton
from graph.text import fold

NO_OFFICE = "other"
SAME, KINDRED = 2, 1
_OTHER, _OTHER_SCRIPT = 0.6, 0.3  # names less alike are never of one person
_STRAY = 7  # one report in so many may give an office out of its time


@dataclass(frozen=True)
class Form:
    """A name and office that claims share; ``alone`` is the article of a mere word.

    ``department`` tells that the office names one, as that of a minister of trade does.
    """

    name: str
    role: str
    alone: str
    claims: tuple[Claim, ...]
    department: bool = False

    @cached_property
    def words(self) -> int:
        """How many words the name has; a monarch's ordinal is one."""
        return _words(self.name)

    @cached_property
    def sounds(self) -> frozenset[str]:
        """How its words begin; names that share no such sound are not compared."""
        return frozenset(chain.from_iterable(map(_begins, read_name(self.name).words)))

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that have it."""
        return frozenset(claim.article for claim in self.claims)

    @property
    def shortened(self) -> bool:
        """Whether a word of the name is only an initial, or there is only one."""
        words = read_name(self.name).words
        return len(words) < 2 or any(word.initial for word in words)

    @property
    def sole(self) -> bool:
        """Whether one person at a time holds its office."""
        return self.role in identity().sole_offices

    def agrees_in_office(self, other: Form) -> bool:
        """Tell whether one person may be given both offices at the same time.

        Who has a department of his own is not called by that and by a higher office in turn.
        """
        if not identity().roles_agree(self.role, other.role):
            return False
        above = identity().above_departments
        return not any(a.department and b.role in above for a, b in ((self, other), (other, self)))

    def clashes_with(self, other: Form) -> bool:
        """Tell whether the names cannot be one person's, although a third is like both."""
        if min(self.words, other.words) == 1:
            return False
        same_script = read_name(self.name).script == read_name(other.name).script
        return similarity(self.name, other.name) < (_OTHER if same_script else _OTHER_SCRIPT)

    def told_apart_from(self, other: Form) -> bool:
        """Tell whether an article names both."""
        return bool(self.articles & other.articles) and fold(self.name) != fold(other.name)


Forms = Sequence[Form]
"""The forms of one person."""


def mention_of(claim: Claim) -> Mention:
    """Return the person that a ``holds_office`` claim is about."""
    return next(iter(claim.people.values()))


def forms_of(claims: Iterable[Claim], bonds: Bonds) -> list[Form]:
    """Return the distinct forms of people, the fullest names first; decisions divide some.

    A single word without an office says nothing outside of its own article.
    """
    alike_claims: dict[tuple[str, str, str, bool], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=anchor_order):
        mention = mention_of(claim)
        mere_word = mention.role == NO_OFFICE and _words(mention.name) == 1
        alone = claim.identity if mere_word else ""
        key = fold(mention.name), mention.role, alone, _names_department(mention)
        alike_claims[key].append(claim)
    forms = [
        Form(mention_of(part[0]).name, role, alone, tuple(part), department)
        for (_, role, alone, department), same in alike_claims.items()
        for part in bonds.separated(same)
    ]
    return sorted(forms, key=lambda f: (-f.words, -len(f.name), anchor_order(f.claims[0])))


def _names_department(mention: Mention) -> bool:
    words = identity().words(mention.office or "")
    return mention.role in identity().departments and len(words) > 1


def score(form: Form, person: Forms) -> float:
    """Return how alike a form's name is to the nearest of a person's names."""
    pairs = [(similarity(form.name, other.name), alike(form.name, other.name)) for other in person]
    best, enough = max(pairs)
    return max(best, THRESHOLD) if enough else best


def nearest(one: Forms, other: Forms) -> float:
    """Return how alike two persons' names are, the nearest of them."""
    names = {form.name for form in one}
    return max(similarity(name, form.name) for name in names for form in other)


def full_likeness(one: Forms, other: Forms) -> float:
    """Return how alike two persons' full names are; 0 where none is full or some clash."""
    if any(a.clashes_with(b) for a, b in product(one, other)):
        return 0.0
    full = [(a, b) for a, b in product(one, other) if not (a.shortened or b.shortened)]
    return max((similarity(a.name, b.name) for a, b in full), default=0.0)


def kinship(form: Form, person: Forms) -> int:
    """Tell how a form's office goes with a person's: the same, akin to it, or not at all (0)."""
    found = KINDRED
    for other in person:
        if not _goes_with(form, other):
            return 0
        if form.role == other.role != NO_OFFICE:
            found = SAME
    return found


def _goes_with(form: Form, other: Form) -> bool:
    if form.told_apart_from(other) or form.clashes_with(other):
        return False
    return form.agrees_in_office(other)


def named_together(one: Forms, other: Forms) -> bool:
    """Tell whether an article names both persons."""
    return any(a.told_apart_from(b) for a, b in product(one, other))


def holds_office_of(word: Form, person: Forms) -> bool:
    """Tell whether a person has had the office in which a single word stands."""
    apart = any(word.told_apart_from(form) for form in person)
    return not apart and any(form.role == word.role != NO_OFFICE for form in person)


def is_word(person: Forms) -> bool:
    """Tell whether only a single word is known of a name."""
    return all(form.words == 1 for form in person)


def offices_agree(one: Forms, other: Forms) -> bool:
    """Tell whether all their offices may be one person's at the same time."""
    return all(a.agrees_in_office(b) for a, b in product(one, other))


def succeed(one: Forms, other: Forms) -> bool:
    """Tell whether the offices that one person does not hold at a time follow each other."""
    before = [f for f in one if not offices_agree([f], other)]
    after = [f for f in other if not offices_agree(one, [f])]
    return bool(before) and (_follows(before, after) or _follows(after, before))


def _follows(before: Forms, after: Forms) -> bool:
    """Tell whether some reports lie before others, but for a stray one among many."""
    ends = sorted(end for _, end in _published(before))
    begins = sorted(begin for begin, _ in _published(after))
    if not ends or not begins:
        return False
    strays = min(len(ends), len(begins)) // _STRAY
    return min(_misplaced(day, ends, begins) for day in ends) <= strays


def _published(person: Forms) -> Iterator[tuple[date, date]]:
    for form in person:
        yield from (bounds(claim.published) for claim in form.claims if claim.published)


def _misplaced(day: date, ends: list[date], begins: list[date]) -> int:
    """Return how many end after a day or begin before the next one."""
    return len(ends) - bisect_right(ends, day) + bisect_left(begins, day) + begins.count(day)


def _words(name: str) -> int:
    read = read_name(name)
    servants = sum(word.key == "abd" for word in read.words)  # Abd al-Rahman is one name
    return max(1, len(read.words) - servants) + bool(read.numeral)


def _begins(word: Word) -> Iterator[str]:
    """Yield how a word may begin, whatever the script: any vowel is like any other."""
    if word.initial:
        yield "." + word.begins
        return
    yield skeleton(word.key)[:2]
    yield from (bones[:2] for bones in word.bones)
