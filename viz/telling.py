"""A tie in words: who did what to whom, as text and sides in the order of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.ontology import Language, ontology
from graph.queries.kinds import kind_of
from graph.reference import reference
from viz import french
from viz.ends import End, Side, Tie, home_of, tally_of
from viz.style import tone_of
from viz.words import catalogue, name_of, web_address

Piece = dict[str, Any]


def told(tie: Tie, language: Language) -> dict[str, Any]:
    """Return a tie as the page shows it.

    ``says`` are its pieces: ``{"text": …}`` plain words, ``{"party": …}`` a side with its name in
    the reader's language, its role and ``home``, the country or body it acts for, and
    ``{"object": …}`` what was signed or taken part in.  Addresses that are not of the web are
    left out.
    """
    return {
        **{name: value for name, value in tie.items() if name != "sides"},
        "tone": tally_of(tie).tone,
        "says": list(_pieces(tie, language)),
        "evidence": [{**quote, "url": web_address(quote.get("url"))} for quote in tie["evidence"]],
    }


def standing(
    pair: Sequence[str],
    state: Mapping[str, Any],
    agreements: Mapping[str, Mapping[str, Any]],
    language: Language,
) -> list[dict[str, Any]]:
    """Return how two countries stand: visas, agreements, acts of state, each told and with its tie.

    Args:
        pair: their codes.
        state: ``state`` of a relation: lists of ``visas``, ``agreements`` and ``acts``.
        agreements: the properties of the agreements that it names, by uid.
        language: the reader's.
    """
    lines: list[tuple[Tie, Mapping[str, Any]]] = []
    for visa in _both_ways(state["visas"]):
        tie = {"type": "exempted_visa", "sides": _between("by", visa["by"], "of", visa["of"])}
        details: dict[str, Any] = {k: visa[k] for k in ("stage", "scope", "mutual") if k in visa}
        lines.append((tie | details, visa))
    for signed in state["agreements"]:
        tie = {"type": "signed", "sides": _between("parties", pair[0], "parties", pair[1])}
        known = agreements.get(signed["agreement"], {})
        details = {name: known[name] for name in ("what", "kind") if known.get(name)}
        lines.append((tie | details | {"stage": signed["stage"]}, signed))
    for act in state["acts"]:
        tie = {"type": "diplomatic", "sides": _between("a", act["a"], "b", act["b"])}
        lines.append((tie | {"action": act["action"]}, act))
    return [
        {
            "says": list(_pieces({**tie, "status": "held"}, language)),
            "type": tie["type"],
            "tone": tone_of(ontology().types[tie["type"]].codes_of(tie)),
            "scope": tie.get("scope"),
            "stage": tie.get("stage"),
            "since": known.get("since"),
            "tie": known["tie"],
        }
        for tie, known in lines
    ]


def _both_ways(visas: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Join the two directions of a mutual exemption that stand alike into one line."""
    joined: dict[tuple[Any, ...], dict[str, Any]] = {}
    for visa in visas:
        sides = tuple(sorted((visa["by"], visa["of"])))
        alike = (visa["tie"], sides, visa["scope"], visa["stage"], visa.get("since"))
        if alike in joined:
            joined[alike]["mutual"] = True
        else:
            joined[alike] = dict(visa)
    return list(joined.values())


def _between(first: str, one: str, second: str, other: str) -> list[Side]:
    ends = ((first, one), (second, other))
    return [{"uid": uid, "kind": kind_of(uid), "part": p, "name": uid} for p, uid in ends]


def _pieces(tie: Tie, language: Language) -> Iterator[Piece]:
    first, second = _actors(tie)
    phrase, thing = _phrase(tie, language, len(first)), _thing(tie, language)
    leads = [french.before(s["uid"], s["name"]) for s in _named(first, language)]
    yield from _listed(first, _openings(leads, language), language)
    if thing:
        yield {"text": f" {phrase} "}
        yield thing
        if not second:
            return
        phrase = catalogue(language)["signed.by"]
    stems = [_join(phrase, side, language) for side in _named(second, language)]
    yield {"text": f" {stems[0][0] if stems else phrase} "}
    yield from _listed(second, [lead for _, lead in stems], language)


def _actors(tie: Tie) -> tuple[list[Side], list[Side]]:
    """Return who acts and who is acted upon; signers come after what they signed."""
    first, second = {
        "signed": ("parties", "signers"),
        "exempted_visa": ("by", "of"),
        "participated": ("who", ""),
    }.get(tie["type"]) or tuple(ontology().types[tie["type"]].parts)[:2]
    return (
        [side for side in tie["sides"] if side["part"] == first],
        [side for side in tie["sides"] if side["part"] == second],
    )


def _phrase(tie: Tie, language: Language, actors: int) -> str:
    """Return the verb phrase in the tense of the status and the number of those who act."""
    strings = catalogue(language)
    if tie["type"] == "diplomatic":
        return _act(tie, strings)
    key = f"phrase.{tie['type']}.{_tense(tie)}"
    return strings[f"{key}.one" if actors == 1 and f"{key}.one" in strings else key]


def _act(tie: Tie, strings: Mapping[str, str]) -> str:
    """Return the phrase of an act of state: as the ontology has it, or what is to come of it."""
    if tie["status"] == "held":
        return strings[f"action.{tie['action']}"]
    return strings[f"modal.{tie['status']}"].format(act=strings[f"act.{tie['action']}"])


def _tense(tie: Tie) -> str:
    """Return the status; of an agreement or exemption that holds, how far it has come."""
    stage = tie.get("stage")
    if tie["status"] != "held":
        return str(tie["status"])
    if tie["type"] == "signed" and stage in ("ratified", "in_force"):
        return str(stage)
    if tie["type"] == "exempted_visa":
        return "ended" if stage == "ended" else "mutual" if tie.get("mutual") else "held"
    return "held"


def _thing(tie: Tie, language: Language) -> Piece | None:
    """Return what was signed or taken part in: by its name, else as what it is."""
    if tie["type"] == "participated":
        return {"object": str(tie.get("name") or tie["event"])}
    if tie["type"] != "signed":
        return None
    if tie.get("what"):
        return {"object": str(tie["what"])}
    return {"text": catalogue(language)[f"agreement.{tie.get('kind', 'other')}"]}


def _join(phrase: str, side: Side, language: Language) -> tuple[str, str]:
    return french.joined(phrase, side["uid"], side["name"]) if language == "fr" else (phrase, "")


def _openings(leads: Sequence[str], language: Language) -> list[str]:
    """Return what stands before each of those who act; only the first begins the sentence."""
    if language != "fr":
        return [""] * len(leads)
    return [lead if number == 0 else lead.lower() for number, lead in enumerate(leads)]


def _listed(sides: Sequence[Side], leads: Sequence[str], language: Language) -> Iterator[Piece]:
    """Yield sides as ``A, B and C``, each with what stands before its name."""
    for number, (side, lead) in enumerate(zip(_named(sides, language), leads, strict=True)):
        last = number == len(sides) - 1
        glue = "" if number == 0 else f" {catalogue(language)['and']} " if last else ", "
        if glue + lead:
            yield {"text": glue + lead}
        yield {"party": side}


def _named(sides: Sequence[Side], language: Language) -> list[dict[str, Any]]:
    return [named(side, language) for side in sides]


def named(side: Side, language: Language) -> dict[str, Any]:
    """Return a side or node with its name, and that of what it acts for, as the reader says it."""
    end = End(side["uid"], side["kind"], side.get("name") or "")
    home = home_of(side)
    place = reference().label(home, language) if home and home != end.uid else None
    return {**side, "name": name_of(end, language), "home": place, "home_uid": home}
