"""Decisions made out of what a person sees: officials, ties and events by their present uids.

What a decision names are the claims behind these uids, so that it outlives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from pydantic import ValidationError

from graph.claims import OFFICE, anchor_order, claim_from_json
from graph.decisions import APART, TOGETHER, Decision, Reference, reference_to
from graph.derive.rulings import Rulings
from graph.errors import BadInput, NotFound
from graph.model import Claim, Mark
from graph.queries.kinds import kind_of
from graph.queries.outdated import node_uids, tie_uids
from graph.review.wishes import Wish, check_objects, check_separations
from graph.stores.base import Row, Store
from graph.text import fold
from graph.update.shelf import StoredShelf

NAMED = 24
"""So many claims a group names at most: any of them that stays keeps the decision in force."""

_OF_CLAIM = "MATCH (c:Claim {uid: $uid}) RETURN c.content AS content"
_OF_NODE = "MATCH (c:Claim)-[:SUPPORTS]->(n:{kind} {{uid: $uid}}) RETURN c.content AS content"
_OF_TIE = """
MATCH (c:Claim)-[s:SUPPORTS]->(e:Event {uid: $event}) WHERE s.tie = $tie
RETURN c.content AS content
"""


def made(store: Store, wish: Wish) -> Decision:
    """Return the decision that a wish comes to; it is not recorded yet.

    Raises:
        NotFound: something of it is not there.
        BadInput: it cannot be decided so; the message says why.
    """
    rulings = Rulings(StoredShelf(store.read).decisions())
    found = [rulings.effective(claims_behind(store, uid)) for uid in dict.fromkeys(wish.about)]
    check_objects(wish, found)
    groups = _groups(wish, found)
    if wish.kind in TOGETHER | APART and len(groups) < 2:
        raise BadInput(_FEW[wish.kind])
    check_separations(wish, groups, rulings)
    try:
        return Decision(
            kind=wish.kind,
            about=tuple(tuple(_references(claims)) for claims in groups),
            changes=dict(wish.changes),
            by=wish.by,
            at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            why=wish.why,
        )
    except ValidationError as error:
        raise BadInput(said(error)) from error


def claims_behind(store: Store, uid: str) -> list[Claim]:
    """Return the claims that an official, tie or event rests on, or the claim itself.

    Raises:
        NotFound: there is no such thing.
    """
    if uid.startswith("claim:"):
        rows = store.read(_OF_CLAIM, uid=uid)
    elif uid.startswith("event:") and "~" in uid:
        rows = _first(_of_tie(store, known) for known in tie_uids(store, uid))
    elif (kind := kind_of(uid)) in ("Official", "Event"):
        query = _OF_NODE.format(kind=kind)
        rows = _first(store.read(query, uid=known) for known in node_uids(store, uid))
    else:
        raise BadInput(f"{uid!r} is no uid of an official, a tie, an event or a claim.")
    if not rows:
        raise NotFound(f"Nothing in the store has the uid {uid!r}.")
    unique = {row["content"]: claim_from_json(row["content"]) for row in rows}
    return sorted(unique.values(), key=anchor_order)


def said(error: ValidationError) -> str:
    """Say in one sentence why a decision cannot be."""
    fault = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    text = fault["msg"].removeprefix("Value error, ")
    return f"This cannot be decided: {f'{where}: ' if where else ''}{text}."


def _first(answers: Iterable[list[Row]]) -> list[Row]:
    return next((rows for rows in answers if rows), [])


def _of_tie(store: Store, uid: str) -> list[Row]:
    return store.read(_OF_TIE, event=uid.partition("~")[0], tie=uid)


_FEW = {
    "merge": "Name two officials or more that are one.",
    "same": "Name two ties or events or more that are one.",
    "split": "Name two officials, or one and what of it is somebody else.",
    "different": "Name two ties or events, or one and which of its claims are something else.",
}


def _groups(wish: Wish, found: Sequence[list[Claim]]) -> list[list[Claim]]:
    """Return the claims that a decision is to name, by group."""
    if wish.out:
        return _parted(wish, found[0])
    if wish.kind in TOGETHER | APART:
        return [_own(claims) for claims in found]
    return [[claim for claims in found for claim in claims]]


def _own(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that are together without a decision: those with the earliest one."""
    anchor, *_ = claims
    bond = next(iter(_bonds(anchor)), None)
    alike = [claim for claim in claims if (bond in _bonds(claim) if bond else not _bonds(claim))]
    return _varied(alike)


def _bonds(claim: Claim) -> list[Mark]:
    return [mark for mark in claim.marks if mark.kind in TOGETHER]


def _varied(claims: Iterable[Claim]) -> list[Claim]:
    """Return at most ``NAMED`` claims: of each name and role the earliest ones."""
    seen: dict[object, int] = {}
    ranked = []
    for claim in claims:
        form = _form(claim)
        seen[form] = seen.get(form, -1) + 1
        ranked.append((seen[form], claim))
    return [claim for _, claim in sorted(ranked, key=lambda pair: pair[0])[:NAMED]]


def _form(claim: Claim) -> object:
    if claim.fact.type != OFFICE:
        return None
    return next((fold(mention.name), mention.role) for mention in claim.people.values())


def _parted(wish: Wish, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims that are taken out, and the others."""
    wanted = set(wish.out)
    out = [claim for claim in claims if _names(claim) & wanted]
    known = set().union(*(_names(claim) for claim in claims))
    if missing := sorted(wanted - known):
        raise NotFound(f"{missing[0]!r} is no claim, article or name of it.", tuple(sorted(known)))
    rest = [claim for claim in claims if claim not in out]
    if not rest:
        raise BadInput("That is all of it; leave something that is not taken out.")
    return [out, _varied(rest)]


def _names(claim: Claim) -> set[str]:
    """Return by what a claim can be called: its uid, its article's, the persons' names."""
    known = {claim.uid, claim.article, claim.identity, claim.identity.partition(":")[2]}
    return known | {mention.name for mention in claim.people.values()}


def _references(claims: Iterable[Claim]) -> list[Reference]:
    """Return the references of claims, each once."""
    named = (reference_to(claim) for claim in claims)
    return list({(r.article, r.claim, r.person): r for r in named}.values())
