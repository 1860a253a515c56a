"""Parties of claims as sides of facts: which node stands there, under which name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.errors import NotFound
from graph.model import Claim, Mention, NodeKey
from graph.reference import reference
from graph.text import fold

SideKind = Literal["Official", "Country", "Organization"]


@dataclass(frozen=True, order=True)
class Side:
    """One side of a fact.

    ``affiliation`` is whom it acts for: a country's code, an organization's uid, or
    ``name:<folded name>`` of a person of whom that is not known.
    """

    affiliation: str
    uid: str
    kind: SideKind
    name: str

    @property
    def key(self) -> NodeKey:
        """The node that stands for this side."""
        return self.kind, self.uid

    @property
    def country(self) -> str | None:
        """The country it acts for, None for a body or an unaffiliated person."""
        return None if ":" in self.affiliation else self.affiliation

    @property
    def named(self) -> bool:
        """Whether a person stands there and not only the country or body."""
        return self.kind == "Official"


@lru_cache(maxsize=10_000)
def body_side(party: str) -> Side:
    """Return the side of a country or organization party (``country:MA``, ``org:IPU``)."""
    kind, _, name = party.partition(":")
    if kind == "country":
        code = _without_slash(name)
        return Side(code, code, "Country", reference().label(code))
    uid = organization_uid(name)
    return Side(uid, uid, "Organization", reference().label(uid))


@lru_cache(maxsize=10_000)
def organization_uid(name: str) -> str:
    """Return the node uid of an organization by any of its ids, or of one unknown by its name."""
    try:
        return reference().organization(name).uid
    except NotFound:
        return f"org:{_without_slash(name)}"


def affiliation(mention: Mention) -> str:
    """Return whom a person acts for, as in ``Side``."""
    if mention.country:
        return _without_slash(mention.country)
    return organization_uid(mention.org) if mention.org else f"name:{fold(mention.name)}"


def party_affiliation(claim: Claim, party: str) -> str:
    """Return whom a party of a claim acts for."""
    mention = claim.people.get(party)
    return affiliation(mention) if mention else body_side(party).affiliation


def _without_slash(name: str) -> str:
    """Return a name fit for an uid: no slash, nor the signs that part an entry's uid."""
    return name.replace("/", "-").replace("|", "-").replace("~", "-")
