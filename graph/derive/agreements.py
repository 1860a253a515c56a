"""Agreements: what signings and visa exemptions are about, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.dates import compare, finest
from graph.derive.disputes import independent_reports
from graph.derive.identity import identity
from graph.derive.naming import agreement_name
from graph.derive.readings import Reading
from graph.derive.ties import Tie, anchor_of
from graph.text import slug


@dataclass(frozen=True)
class Agreement:
    """One agreement: the facts of its life, its signing first where that is known."""

    ties: tuple[Tie, ...]

    @cached_property
    def anchor(self) -> Reading:
        """The reading that the uid is made after."""
        return anchor_of(self.ties)

    @cached_property
    def uid(self) -> str:
        """``agreement:<kind-countries>-<six digits>``."""
        anchor = self.anchor
        bodies = {s.affiliation for sides in anchor.sides.values() for s in sides if not s.named}
        kind = "visa" if anchor.fact.type == "exempted_visa" else anchor.detail("kind", "agreement")
        readable = slug(" ".join([kind, *sorted(bodies)]))[:60].strip("-")
        return f"agreement:{readable}-{anchor.claim.uid[6:12]}"

    @property
    def properties(self) -> Mapping[str, Any]:
        """What its node says."""
        first = self.ties[0]
        values = {
            "name": agreement_name(first, "en"),
            "name_fr": agreement_name(first, "fr"),
            "kind": self._kind,
            "stage": self._stage,
            "announced_on": self._announced,
            "signed_on": self._reached("signed"),
            "ratified_on": self._reached("ratified"),
            "in_force_on": self._reached("in_force"),
            "ended_on": self._reached("ended"),
            "countries": sorted({country for tie in self.ties for country in tie.countries}),
            "reports": independent_reports(r for tie in self.ties for r in tie.reports),
            "confidence": max(tie.confidence for tie in self.ties),
            **{detail: first.detail(detail) for detail in ("what", "scope", "mutual")},
        }
        return {key: value for key, value in values.items() if value is not None}

    @property
    def _kind(self) -> str:
        first = self.ties[0]
        return (
            "visa_exemption" if first.type == "exempted_visa" else first.detail("kind") or "other"
        )

    @property
    def _stage(self) -> str:
        """The farthest stage that has come about; of a visa exemption the latest."""
        if self.ties[0].type == "exempted_visa":
            return str(self.ties[0].detail("stage") or "announced")
        reached = [str(t.detail("stage") or "signed") for t in self.ties if t.status == "held"]
        return max(reached, key=identity().stages.index, default="announced")

    @property
    def _announced(self) -> str | None:
        """Return when it was first reported that it is to be signed."""
        to_come = (
            reading.claim.published
            for tie in self.ties
            for reading in tie.reports
            if reading.fact.status == "planned" and reading.detail("stage", "signed") == "signed"
        )
        return min(filter(None, to_come), default=None)

    def _reached(self, stage: str) -> str | None:
        """Return when a stage came about, as far as a report says so."""
        return finest(
            *(
                reading.fact.date
                for tie in self.ties
                for reading in tie.reports
                if reading.fact.status == "held" and reading.detail("stage", "signed") == stage
            )
        )


def agreements(blocks: Mapping[str, Iterable[Tie]]) -> tuple[Agreement, ...]:
    """Return the agreements that the facts of complete blocks are about, sorted by uid."""
    made: list[Agreement] = []
    for _, ties in sorted(blocks.items()):
        of_block = sorted(ties, key=_life_order)
        if not of_block or of_block[0].kind.block != "parties":
            continue
        lives: list[list[Tie]] = []
        for tie in of_block:
            fitting = [life for life in lives if _continues(tie, life)]
            if len(fitting) == 1:
                fitting[0].append(tie)
            else:
                lives.append([tie])
        made += (Agreement(tuple(life)) for life in lives)
    return tuple(sorted(made, key=lambda agreement: agreement.uid))


def _life_order(tie: Tie) -> tuple[int, str, str, str]:
    stage = str(tie.detail("stage") or "signed")
    anchor = tie.anchor.claim
    return identity().stages.index(stage), tie.date or "~", anchor.published or "~", anchor.uid


def _continues(tie: Tie, life: list[Tie]) -> bool:
    """Tell whether a fact may be a later stage of a signed agreement's life."""
    if tie.type == "exempted_visa" or any(t.detail("stage") == tie.detail("stage") for t in life):
        return False
    first = life[0]
    kinds = {tie.detail("kind"), first.detail("kind")} - {None, "other", "agreement"}
    return (
        len(kinds) < 2
        and compare(tie.date, first.date) != -1
        and identity().glosses_agree(tie.detail("what"), first.detail("what"))
    )
