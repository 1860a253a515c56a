"""Which blocks a change of claims touches, and all claims that deriving them again takes.

Officials come first; a claim whose official has changed adds its block; a fact adds the blocks
that share its occasion or its named event; it stops where nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.claims import OFFICE
from graph.decisions import TOGETHER
from graph.derive.blocks import block_of, official_block, within
from graph.derive.officials import MentionKey, Officials, officials
from graph.derive.parties import affiliation
from graph.derive.rulings import NONE, Rulings
from graph.model import Article, Claim
from graph.update.shelf import Shelf, current_claims

Occasion = tuple[str, str]
"""An article and what it calls one sitting."""


@dataclass(frozen=True)
class Change:
    """Claims that cease to count and claims that begin to, with the articles of the latter.

    All as they are stated; ``before`` and ``after`` are the decisions on them.  When decisions
    change, the claims that they name depart under the old and arrive under the new ones.
    """

    departing: tuple[Claim, ...] = ()
    arriving: tuple[Claim, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    before: Rulings = NONE
    after: Rulings = NONE

    def __bool__(self) -> bool:
        """Tell whether any claim comes or goes."""
        return bool(self.departing or self.arriving)


class Scope:
    """The complete blocks that a change touches, as they are stored and as they will be."""

    def __init__(self, change: Change, shelf: Shelf) -> None:
        self._change, self._shelf = change, shelf
        self._departing = {claim.uid for claim in change.departing}
        self._arriving = change.after.effective(change.arriving)
        self._stored: dict[str, Claim] = {}
        self._read: set[str] = set()
        self._bonded: set[str] = set()
        self._gather()

    @property
    def before(self) -> list[Claim]:
        """The effective claims as they are stored."""
        return self._change.before.effective(self._stored.values())

    @property
    def after(self) -> list[Claim]:
        """The effective claims as they will be."""
        kept = (claim for uid, claim in self._stored.items() if uid not in self._departing)
        return [*self._change.after.effective(kept), *self._arriving]

    def articles(self) -> dict[str, Article]:
        """Return the articles of all these claims, by uid."""
        uids = {claim.article for claim in (*self.before, *self.after)}
        return {**self._shelf.articles(uids - set(self._change.articles)), **self._change.articles}

    def _gather(self) -> None:
        moved = [*self._change.before.effective(self._change.departing), *self._arriving]
        self._read_bonded(moved)
        self._read_blocks(block_of(claim) for claim in moved if _is_office(claim))
        before, after = officials(self.before), officials(self.after)
        self._read_blocks(block for claim in moved for block in _blocks(claim))
        self._read_facts_of(_changed_mentions(before, after))
        self._read_linked()
        self._read_people()
        self._read_homonyms(before, after)

    def _read_blocks(self, blocks: Iterable[str]) -> bool:
        """Read blocks not read yet; tell whether there were any."""
        fresh = set(blocks) - self._read
        if fresh:
            self._read |= fresh
            found = {claim.uid: claim for claim in self._shelf.claims_in(fresh)}
            self._stored |= found
            self._read_bonded(self._ruled(found.values()))
        return bool(fresh)

    def _read_bonded(self, claims: Iterable[Claim]) -> None:
        """Read the blocks of what decisions put together with these claims: persons or facts."""
        fresh = {m.decision for c in claims for m in c.marks if m.kind in TOGETHER} - self._bonded
        if fresh:
            self._bonded |= fresh
            articles = self._change.before.articles(fresh) | self._change.after.articles(fresh)
            named = self._ruled(current_claims(self._shelf, articles))
            bonded = [c for c in named if any(mark.decision in fresh for mark in c.marks)]
            self._read_blocks(block for claim in bonded for block in _blocks(claim))

    def _ruled(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return claims as the decisions leave them, those before and those after."""
        every = list(claims)
        change = self._change
        ruled = change.before.effective(every)
        return ruled if change.before is change.after else ruled + change.after.effective(every)

    def _read_facts_of(self, mentions: set[MentionKey]) -> None:
        """Read the blocks of the facts in which these mentions stand."""
        stated = self._shelf.claims_of({article for article, _ in mentions})
        for claim in self._ruled(stated):
            if any((claim.article, key) in mentions for key in claim.people):
                self._read_blocks(_blocks(claim))

    def _read_linked(self) -> None:
        """Read the blocks that share an occasion or a named event with what is read."""
        seen: set[Occasion] = set()
        growing = True
        while growing:
            facts = [c for c in (*self.before, *self._arriving) if not _is_office(c)]
            occasions = set(filter(None, map(_occasion, facts))) - seen
            seen |= occasions
            siblings = self._ruled(self._shelf.claims_of({article for article, _ in occasions}))
            facts += [claim for claim in siblings if _occasion(claim) in occasions]
            growing = self._read_blocks(block for claim in facts for block in _blocks(claim))

    def _read_people(self) -> None:
        """Read the blocks of all people in the facts, to know who they are."""
        self._read_blocks(
            official_block(affiliation(mention))
            for claim in (*self.before, *self._arriving)
            for mention in claim.people.values()
        )

    def _read_homonyms(self, before: Officials, after: Officials) -> None:
        """Read the blocks of people elsewhere whose names equal those of changed officials."""
        changed = {(person.uid, person.full_names) for person in before.people} ^ {
            (person.uid, person.full_names) for person in after.people
        }
        same = self._shelf.claims_about({name for _, names in changed for name in names})
        self._read_blocks(block_of(claim) for claim in self._ruled(same))


def _occasion(claim: Claim) -> Occasion | None:
    return (claim.article, claim.fact.occasion) if claim.fact.occasion else None


def _is_office(claim: Claim) -> bool:
    return claim.fact.type == OFFICE


def _blocks(claim: Claim) -> set[str]:
    """Return the block of a claim and that of the named event it is part of."""
    return {block_of(claim), within(claim) or block_of(claim)}


def _changed_mentions(before: Officials, after: Officials) -> set[MentionKey]:
    """Return the mentions that are of another official, name or doubt now than they were."""
    return {
        key
        for key, old in before.by_mention.items()
        for new in [after.by_mention.get(key)]
        if new and (old.side, before.doubted.get(old.uid)) != (new.side, after.doubted.get(new.uid))
    }
