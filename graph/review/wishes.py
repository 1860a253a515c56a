"""What somebody wants decided, and whether it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.claims import OFFICE
from graph.decisions import APART, FACT_FIELDS, TOGETHER, Kind
from graph.derive.rulings import Rulings
from graph.errors import BadInput
from graph.model import Claim
from graph.ontology import ontology


@dataclass(frozen=True)
class Wish:
    """What somebody wants decided.

    ``about`` are uids as they are shown now, of officials, ties, events or claims.  ``out`` says
    which part of a single one is somebody or something else: claims or articles by uid, or names
    as they are worded.
    """

    kind: Kind
    about: Sequence[str]
    by: str
    why: str = ""
    out: Sequence[str] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)


def check_objects(wish: Wish, found: Sequence[Collection[Claim]]) -> None:
    """Refuse what this kind of decision does not take; ``found`` are the claims behind each uid.

    Raises:
        BadInput: says why.
    """
    if not all(found):
        raise BadInput("A claim among these is rejected by a decision; undo that first.")
    types = {claim.fact.type for claims in found for claim in claims}
    if OFFICE in types:
        _check_persons(wish, types)
    else:
        _check_facts(wish, types)
    if wish.out and (wish.kind not in APART or len(found) != 1):
        raise BadInput("What is taken out is taken out of one official, tie or event.")
    if wish.kind in TOGETHER | APART:
        _check_distinct(wish, found)


def check_separations(wish: Wish, groups: Sequence[Iterable[Claim]], rulings: Rulings) -> None:
    """Refuse to put together what a decision in force keeps apart.

    Raises:
        BadInput: names that decision.
    """
    if wish.kind not in TOGETHER:
        return
    sides: dict[str, set[int]] = defaultdict(set)
    for mark in (mark for claims in groups for claim in claims for mark in claim.marks):
        if mark.kind in APART:
            sides[mark.decision].add(mark.group)
    for uid, numbers in sides.items():
        if len(numbers) > 1:
            by = rulings.decisions[uid].by
            raise BadInput(f"{by} has decided that they are not one; undo {uid} first.")


def _check_persons(wish: Wish, types: Collection[str]) -> None:
    if len(types) > 1 or wish.kind in ("same", "different"):
        raise BadInput(f"{wish.kind} does not go with officials; use merge, split or correct.")


def _check_facts(wish: Wish, types: Collection[str]) -> None:
    if wish.kind in ("merge", "split"):
        raise BadInput(f"{wish.kind} takes officials; for ties and events use same or different.")
    if wish.kind == "same" and len(types) > 1:
        raise BadInput(f"One event is of one type, these are: {', '.join(sorted(types))}.")
    for kind in (ontology().types[name] for name in sorted(types)):
        if unknown := wish.changes.keys() - {*kind.parts, *kind.details, *FACT_FIELDS}:
            raise BadInput(f"{kind.type} has no {', '.join(sorted(unknown))} to correct.")


def _check_distinct(wish: Wish, found: Sequence[Collection[Claim]]) -> None:
    """Refuse uids that by now, or by a decision, mean one and the same."""
    seen: set[str] = set()
    for uid, claims in zip(dict.fromkeys(wish.about), found, strict=True):
        uids = {claim.uid for claim in claims}
        if uids & seen:
            raise BadInput(
                f"{uid} is one with another that you name; where a decision has made them one, "
                "undo it, else say with --out what is taken out."
            )
        seen |= uids
