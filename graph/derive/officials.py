"""Step 2: which mentions are one person.

Mentions are compared inside one affiliation, by their distinct (name, role) forms, fullest names
first.  A form joins the one official that it fits; where several fit, where the roles disagree at
one time, where one article names both or where a single word is all there is, it stays apart and
the doubt is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from graph.claims import OFFICE, anchor_order
from graph.dates import compare
from graph.derive.bonds import Bonds, together
from graph.derive.identity import identity
from graph.derive.parties import Side, affiliation
from graph.model import Claim, Mention
from graph.names import THRESHOLD, alike, similarity
from graph.spelling import read_name, skeleton
from graph.text import fold, slug

_DOUBTFUL = 0.78
_SURE = 0.93  # so alike must names be when the office has changed
MentionKey = tuple[str, str]
"""The uid of an article and the key that it gives a person."""


@dataclass(frozen=True)
class Official:
    """A person: the ``holds_office`` claims that are about them, earliest published first."""

    claims: tuple[Claim, ...]

    @property
    def mentions(self) -> Iterator[Mention]:
        """The person as each article presents them."""
        return (mention_of(claim) for claim in self.claims)

    @cached_property
    def affiliation(self) -> str:
        """Whom they act for, as in ``Side``."""
        return affiliation(mention_of(self.claims[0]))

    @cached_property
    def uid(self) -> str:
        """``official:ma:<slug>-<six digits>``, after the earliest published mention."""
        anchor = self.claims[0]
        known = not self.affiliation.startswith("name:")
        whom = slug(self.affiliation.removeprefix("org:")) if known else "unknown"
        name = slug(mention_of(anchor).name)[:60].strip("-") or "unnamed"
        return f"official:{whom}:{name}-{anchor.uid[6:12]}"

    @cached_property
    def name(self) -> str:
        """The full name that most reports have, in Latin letters where there is one."""
        reports = Counter(mention.name for mention in self.mentions)

        def worth(name: str) -> tuple[object, ...]:
            read = read_name(name)
            full = len(read.keys) > 1 and min(map(len, read.keys)) > 1
            return read.latin, full, reports[name], len(read.keys), len(name)

        return max(reports, key=worth)

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """The other names and spellings in which they occur, sorted."""
        written = chain.from_iterable((m.name, *m.aliases) for m in self.mentions)
        return tuple(sorted({n for n in written if similarity(n, self.name) > 0} - {self.name}))

    @property
    def full_names(self) -> frozenset[str]:
        """How their names of two words or more sound, as ``full_name`` says."""
        return frozenset(filter(None, (full_name(mention.name) for mention in self.mentions)))

    @cached_property
    def side(self) -> Side:
        """The person as a side of facts."""
        return Side(self.affiliation, self.uid, "Official", self.name)


@dataclass(frozen=True, order=True)
class Doubt:
    """Two officials who may be one person, by uid; the smaller uid first."""

    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True)
class Officials:
    """All officials of some blocks."""

    people: tuple[Official, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def by_mention(self) -> Mapping[MentionKey, Official]:
        """Who is meant, by article and key."""
        return {
            (claim.article, mention_of(claim).key): official
            for official in self.people
            for claim in official.claims
        }


def mention_of(claim: Claim) -> Mention:
    """Return the person that a ``holds_office`` claim is about."""
    return next(iter(claim.people.values()))


def full_name(name: str) -> str | None:
    """Return how a name sounds, whatever the order of its words; None for a single word."""
    keys = read_name(name).keys
    return " ".join(sorted(keys)) if len(keys) > 1 else None


def officials(claims: Iterable[Claim]) -> Officials:
    """Tell who is who in the ``holds_office`` claims of complete blocks; others are ignored."""
    blocks: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.fact.type == OFFICE:
            blocks[affiliation(mention_of(claim))].append(claim)
    bonds = Bonds(claim for block in blocks.values() for claim in block)
    people: list[Official] = []
    doubts: list[Doubt] = []
    for _, block in sorted(blocks.items()):
        resolved = _Block(bonds)
        for form in _forms(block, bonds):
            resolved.place(form)
        people += (person := resolved.people())
        doubts += resolved.doubts(person)
    return _decided(people, doubts, bonds)


def _decided(people: list[Official], doubts: list[Doubt], bonds: Bonds) -> Officials:
    """Put together the officials of whom a decision says that they are one."""
    groups = together(people, lambda official: official.claims, bonds)
    merged = [_one(group) for group in groups]
    now = {one.uid: new for group, new in zip(groups, merged, strict=True) for one in group}
    doubted = {
        d for d in (_doubt(now[d.a], now[d.b], d.score, d.why) for d in doubts) if d.a != d.b
    }
    doubted |= set(_homonyms(merged))
    by_uid = {official.uid: official for official in merged}
    left = (d for d in doubted if not bonds.apart(by_uid[d.a].claims, by_uid[d.b].claims))
    return Officials(tuple(merged), tuple(sorted(left)))


def _one(group: list[Official]) -> Official:
    if len(group) == 1:
        return group[0]
    return Official(tuple(sorted((c for o in group for c in o.claims), key=anchor_order)))


@dataclass(frozen=True)
class _Form:
    """A name and role that claims share."""

    name: str
    role: str
    claims: tuple[Claim, ...]

    @cached_property
    def words(self) -> int:
        read = read_name(self.name)
        return len(read.keys) + bool(read.numeral)

    @cached_property
    def sounds(self) -> frozenset[str]:
        """How its words begin; names that share no such sound are not compared."""
        return frozenset(skeleton(key)[:2] for key in read_name(self.name).keys)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that have it."""
        return frozenset(claim.article for claim in self.claims)

    @cached_property
    def period(self) -> tuple[str | None, str | None]:
        """When it was published first and last."""
        days = sorted(claim.published or "" for claim in self.claims)
        return days[0] or None, days[-1] or None


def _forms(claims: Iterable[Claim], bonds: Bonds) -> list[_Form]:
    """Return the distinct forms of a block, the fullest names first; decisions divide some."""
    alike_claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=anchor_order):
        mention = mention_of(claim)
        alike_claims[fold(mention.name), mention.role].append(claim)
    forms = [
        _Form(mention_of(part[0]).name, role, tuple(part))
        for (_, role), same in alike_claims.items()
        for part in bonds.separated(same)
    ]
    return sorted(forms, key=lambda f: (-f.words, -len(f.name), anchor_order(f.claims[0])))


@dataclass
class _Block:
    """Officials of one affiliation in the making; each is the list of its forms."""

    bonds: Bonds
    clusters: list[list[_Form]] = field(default_factory=list)
    by_sound: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    found_doubts: list[tuple[int, int, float, str]] = field(default_factory=list)

    def place(self, form: _Form) -> None:
        """Add a form to the one official that it fits, else make it one of its own."""
        near = self._near(form)
        scores = {place: _score(form, self.clusters[place]) for place in near}
        fitting = [p for p in near if scores[p] >= THRESHOLD and _fits(form, self.clusters[p])]
        if len(fitting) == 1 or self._are_one(fitting):
            place = fitting[0]
            self.clusters[place].append(form)
        else:
            place = len(self.clusters)
            self.clusters.append([form])
            self._doubt(form, place, scores, fitting)
        for sound in form.sounds:
            self.by_sound[sound].add(place)

    def _near(self, form: _Form) -> list[int]:
        """Return the officials that a form may be: those with a like sound, not kept apart."""
        near = sorted(set().union(*(self.by_sound[sound] for sound in form.sounds)))
        return [p for p in near if not self.bonds.apart(form.claims, self._claims(p))]

    def _claims(self, place: int) -> list[Claim]:
        return [claim for form in self.clusters[place] for claim in form.claims]

    def _are_one(self, places: Iterable[int]) -> bool:
        """Tell whether a decision says that these are all one person."""
        found = [self.bonds.components(self._claims(place)) for place in places]
        return bool(found) and bool(found[0].intersection(*found))

    def _doubt(
        self, form: _Form, place: int, scores: Mapping[int, float], fitting: list[int]
    ) -> None:
        """Note whom a new official resembles."""
        enough = _DOUBTFUL if form.words > 1 else THRESHOLD
        for other, score in scores.items():
            if score >= enough:
                self.found_doubts.append((other, place, score, _why(form, other in fitting)))

    def people(self) -> list[Official]:
        """Return the officials, in the order of their making."""
        return [
            Official(tuple(sorted((c for form in forms for c in form.claims), key=anchor_order)))
            for forms in self.clusters
        ]

    def doubts(self, people: list[Official]) -> Iterator[Doubt]:
        """Yield the doubts between these officials."""
        for one, other, score, why in self.found_doubts:
            yield _doubt(people[one], people[other], score, why)


def _score(form: _Form, cluster: Iterable[_Form]) -> float:
    """Return how alike a form's name is to the nearest of an official's names."""
    pairs = [(similarity(form.name, other.name), alike(form.name, other.name)) for other in cluster]
    score, enough = max(pairs)
    return max(score, THRESHOLD) if enough else score


def _fits(form: _Form, cluster: Iterable[_Form]) -> bool:
    """Tell whether a form may be this official, whose name is alike, by role, time and words."""
    for other in cluster:
        if form.articles & other.articles and fold(form.name) != fold(other.name):
            return False  # an article that names both tells them apart
        if identity().roles_agree(form.role, other.role):
            continue
        if not _apart(form, other) or similarity(form.name, other.name) < _SURE:
            return False
    return form.words > 1 or any(fold(form.name) == fold(other.name) for other in cluster)


def _apart(a: _Form, b: _Form) -> bool:
    """Tell whether one form was certainly seen only before the other: an office may change."""
    return compare(a.period[1], b.period[0]) == -1 or compare(b.period[1], a.period[0]) == -1


def _why(form: _Form, fits: bool) -> str:
    if form.words == 1:
        return "one word only"
    return "several fit" if fits else "similar name"


def _homonyms(people: Iterable[Official]) -> Iterator[Doubt]:
    """Yield a doubt between people of equal full name who act for different countries or bodies."""
    by_name: dict[str, dict[str, Official]] = defaultdict(dict)
    for official in people:
        for name in official.full_names:
            by_name[name][official.uid] = official
    pairs = {
        (a.uid, b.uid): (a, b)
        for same in by_name.values()
        for a in same.values()
        for b in same.values()
        if a.uid < b.uid and a.affiliation != b.affiliation
    }
    return (_doubt(a, b, 1.0, "same name, other affiliation") for a, b in pairs.values())


def _doubt(a: Official, b: Official, score: float, why: str) -> Doubt:
    first, second = sorted((a.uid, b.uid))
    return Doubt(first, second, round(score, 2), why)
