"""Step 2: who is who.

Mentions are compared inside one affiliation (``resolving``).  Who may be one person but is not
known to be, at home or under the same name elsewhere, is kept as a doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from graph.claims import OFFICE, anchor_order
from graph.derive.bonds import Bonds, together
from graph.derive.forms import mention_of
from graph.derive.parties import Side, affiliation
from graph.derive.resolving import resolve
from graph.model import Claim, Mention
from graph.names import similarity
from graph.spelling import read_name
from graph.text import slug

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
    def doubted(self) -> Mapping[str, frozenset[str]]:
        """Whom else of the same affiliation each official may be, by uid."""
        home = {person.uid: person.affiliation for person in self.people}
        found: dict[str, set[str]] = defaultdict(set)
        for doubt in self.doubts:
            if home[doubt.a] == home[doubt.b]:
                found[doubt.a].add(doubt.b)
                found[doubt.b].add(doubt.a)
        return {uid: frozenset(others) for uid, others in found.items()}

    @cached_property
    def by_mention(self) -> Mapping[MentionKey, Official]:
        """Who is meant, by article and key."""
        return {
            (claim.article, mention_of(claim).key): official
            for official in self.people
            for claim in official.claims
        }


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
        persons, resemblances = resolve(block, bonds)
        known = [Official(person) for person in persons]
        people += known
        doubts += (_doubt(known[r.a], known[r.b], r.score, r.why) for r in resemblances)
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
