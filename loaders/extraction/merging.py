"""One fact per event: what an article says twice is told once, in its most precise form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph.model import Status
from loaders.extraction.completion import Dated

_GROUP: dict[Status, str] = {
    "held": "held",
    "planned": "planned",
    "proposed": "planned",
    "denied": "denied",
    "cancelled": "denied",
}


def merged(found: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return facts without those that say less of the same event, in their order."""
    alike: defaultdict[tuple[str, ...], list[Dated]] = defaultdict(list)
    for fact in sorted(found, key=_worth, reverse=True):
        kept = alike[_of_whom(fact)]
        same = next((n for n, other in enumerate(kept) if _same(fact, other)), None)
        if same is None:
            kept.append(fact)
        elif fact.draft.type == "visited" and _is_earlier(fact, kept[same]):
            kept[same] = replace(kept[same], date=fact.date, dated_by=None)
    order = {id(fact.draft): n for n, fact in enumerate(found)}
    everything = (fact for kept in alike.values() for fact in kept)
    known = sorted(everything, key=lambda fact: order[id(fact.draft)])
    return tuple(_with_signing(fact, known) for fact in known)


def _with_signing(fact: Dated, others: Sequence[Dated]) -> Dated:
    """Date an exemption that was signed by the one signing of its countries, if that is dated."""
    if fact.draft.type != "exempted_visa" or fact.date or fact.draft.details["stage"] != "signed":
        return fact
    countries = {party for party, _ in _unordered(fact)}
    alike = (f for f in others if f.draft.type == "signed" and f.status == fact.status)
    signed = [f for f in alike if f.draft.details["stage"] == "signed"]
    days = {f.date for f in signed if f.date and {p for p, _ in _unordered(f)} == countries}
    return replace(fact, date=days.pop()) if len(days) == 1 else fact


def _of_whom(fact: Dated) -> tuple[str, ...]:
    """Return what two reports of one event have in common: its type, and whom its sides act for."""
    parts = (part for part in fact.draft.parts if part != "signers")
    return fact.draft.type, *sorted(a or p for part in parts for p, a in _sides(fact, part))


_DAY = "2025-01-31"
_STAY = 6  # days within which visits of the same person to a country are one


def _is_earlier(fact: Dated, other: Dated) -> bool:
    """Tell whether a report of the same visit gives an earlier day: that of the arrival."""
    worded = fact.dated_by is not None and not _presupposed(fact)
    return worded and _one_stay(fact.date, other.date) and (fact.date or "") < (other.date or "")


def _one_stay(a: str | None, b: str | None) -> bool:
    """Tell whether two days are close enough to be of one visit."""
    if a is None or b is None or len(a) < 10 or len(b) < 10:
        return False
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _STAY


def _worth(fact: Dated) -> tuple[bool, bool, int, int, bool]:
    """Rank a report: more than a wish, body before title, named sides, precise date, mode."""
    named = sum(side.person is not None for side in fact.draft.sides)
    worded = fact.mode not in (None, "in_person")
    firm = fact.status != "proposed"
    return firm, not _presupposed(fact), named, len(fact.date or ""), worded


def _same(weaker: Dated, stronger: Dated) -> bool:
    """Tell whether two reports can be of one event: sides, status and date agree or are vaguer."""
    if weaker.draft.type != stronger.draft.type or _tells_apart(weaker, stronger):
        return False
    if not _presupposed(weaker) and not _same_occasion(weaker, stronger):
        return False
    if _listed_together(weaker, stronger):
        return False
    if weaker.draft.type in ("met_with", "signed", "exempted_visa"):
        return _sides_agree(_unordered(weaker), _unordered(stronger))
    return all(
        _sides_agree(_sides(weaker, part), _sides(stronger, part)) for part in weaker.draft.parts
    )


def _tells_apart(a: Dated, b: Dated) -> bool:
    """Tell whether two reports of a type are of different acts, messages or events."""
    detail = _TELLING.get(a.draft.type)
    return detail is not None and a.draft.details.get(detail) != b.draft.details.get(detail)


def _listed_together(a: Dated, b: Dated) -> bool:
    """Tell whether two agreements stand in one list: "un accord et un protocole"."""
    same = a.draft.sentence is b.draft.sentence and a.draft.rule == b.draft.rule
    at_once = same and a.draft.trigger == b.draft.trigger
    return at_once and a.draft.details.get("what") != b.draft.details.get("what")


def _same_occasion(weaker: Dated, stronger: Dated) -> bool:
    """Tell whether status, mode and date let two reports be of one occasion."""
    if _is_carried_out(weaker, stronger):
        return True
    if _GROUP[weaker.status] != _GROUP[stronger.status] or not _modes_agree(weaker, stronger):
        return False
    if weaker.draft.details.get("stage") != stronger.draft.details.get("stage"):
        return False
    if weaker.draft.details.get("action") in _ONCE:
        return True
    stay = weaker.draft.type == "visited" and _one_stay(weaker.date, stronger.date)
    return stay or _dates_agree(weaker.date, stronger.date) or _same_sentence(weaker, stronger)


def _is_carried_out(a: Dated, b: Dated) -> bool:
    """Tell whether a visit is under way from the day that it is planned for, or goes on."""
    if a.draft.type != "visited" or {a.status, b.status} != {"held", "planned"}:
        return False
    planned, held = (a, b) if a.status == "planned" else (b, a)
    if planned.date == held.date and len(held.date or "") == len(_DAY):
        return True
    later = planned.draft.sentence.index > held.draft.sentence.index
    undated = len(held.date or "") == len(_DAY) and len(planned.date or "") < len(_DAY)
    undated = undated and (held.date or "").startswith(planned.date or "")
    return later and (undated or _one_stay(planned.date, held.date))


def _modes_agree(a: Dated, b: Dated) -> bool:
    """Tell whether two meetings were held alike: on one day, "par téléphone" may be told once."""
    dated = a.dated_by is not None and b.dated_by is not None
    same_day = dated and a.date == b.date and len(a.date or "") == len(_DAY)
    return a.mode == b.mode or (same_day and "in_person" in (a.mode, b.mode))


# by type, the detail that tells two facts apart
_TELLING = {"diplomatic": "action", "message": "kind", "participated": "event"}
_ONCE = ("condemn", "support_position")  # stances: one of a side towards another in a text


def _presupposed(fact: Dated) -> bool:
    """Tell whether a report only names an event that others tell: a title, "sa visite"."""
    draft = fact.draft
    planned = fact.status == "planned" and fact.dated_by is not None
    named = draft.type == "visited" and draft.group is None and not planned
    return draft.retold or named or draft.sentence.where == "title"


def _same_sentence(a: Dated, b: Dated) -> bool:
    return a.draft.sentence.index == b.draft.sentence.index and a.draft.trigger == b.draft.trigger


Party = tuple[str, str | None]


def _sides(fact: Dated, part: str) -> list[Party]:
    return [(s.party, s.affiliation) for s in fact.draft.parts.get(part, ())]


def _unordered(fact: Dated) -> list[Party]:
    """Return the sides of a fact whose parts are alike, signers left out."""
    return [side for part in fact.draft.parts if part != "signers" for side in _sides(fact, part)]


def _sides_agree(weaker: list[Party], stronger: list[Party]) -> bool:
    """Tell whether each side of the one is a side of the other, named or by its affiliation."""
    if len(weaker) != len(stronger):
        return False
    rest = list(stronger)
    for party, affiliation in weaker:
        hit = next((o for o in rest if o[0] == party), None)
        if hit is None and party == affiliation:
            hit = next((o for o in rest if o[1] == affiliation), None)
        if hit is None:
            return False
        rest.remove(hit)
    return True


def _dates_agree(a: str | None, b: str | None) -> bool:
    """Tell whether one date is the other cut shorter."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)
