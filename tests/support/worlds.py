"""Small crowded worlds: few names, countries and days, so that much collides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from graph.claims import claims_of
from graph.decisions import Decision, Reference, reference_to
from graph.model import Article, Extraction, Fact, Mention, Quote
from graph.ontology import ontology
from graph.update.arrivals import Arrival

NAMES = (
    "Ketevan Lomtadze",
    "K. Lomtadzé",
    "Кетеван Ломтадзе",
    "Lomtadze",
    "Ketevan-Nino Lomtadze",
    "Amadou Barry",
    "Mohamed Ould Nouh",
    "Nouh Ould Mohamed",
    "Mohammed VI",
    "محمد السادس",
)
ROLES = ("speaker", "minister", "ambassador", "other")
DATES = (None, "2025", "2025-04", "2025-04-06", "2025-04-07", "2025-03-31", "2024-04-06")
STATUSES = ("held", "planned", "proposed", "denied", "cancelled")
# those whose claims join most often come more often
TYPES = (*ontology().tie_types, *("met_with", "visited", "signed", "exempted_visa") * 2, "met_with")
EVENTS = ("150th Assembly of the IPU", "Assembly of the IPU", "Vilnius Forum")
BODIES = ("country:MA", "country:KZ", "country:KZ", "org:UN", "org:Unlisted Movement")
# long enough for near-copies to be told
COPIED = ("", " ".join(f"mot{number}" for number in range(40)))
QUOTE = Quote("text", "Ils se sont vus.", 0, 16, {"trigger": (0, 16)})


@st.composite
def mentions(draw: st.DrawFn) -> tuple[Mention, ...]:
    """People of one article."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    return tuple(
        Mention(
            key=f"o{number}",
            name=name,
            country=draw(st.sampled_from(("MA", "MA", "KZ", "KZ", "SN", None))),
            office=draw(st.sampled_from((None, "présidente", "ministre"))),
            role=draw(st.sampled_from(ROLES)),
        )
        for number, name in enumerate(names, 1)
    )


@st.composite
def facts(draw: st.DrawFn, people: tuple[Mention, ...]) -> Fact:
    """A fact between people and bodies."""
    kind = ontology().types[draw(st.sampled_from(TYPES))]
    parts = {}
    for name, part in kind.parts.items():
        keys = [mention.key for mention in people] if "Official" in part.kinds else []
        bodies = [b for b in BODIES if _kind_of(b) in part.kinds]
        if not (allowed := keys + bodies):
            continue
        least = 0 if part.optional else 2 if part.many else 1
        most = 2 if part.many else 1
        if len(allowed) < least:
            continue
        chosen = draw(
            st.lists(st.sampled_from(allowed), min_size=least, max_size=most, unique=True)
        )
        if chosen:
            parts[name] = tuple(chosen)
    details: dict[str, Any] = {
        name: draw(st.sampled_from(detail.values[:2]))
        for name, detail in kind.details.items()
        if detail.values
    }
    if draw(st.integers(0, 4)) == 0:
        details["again"] = True
    if kind.type == "exempted_visa":
        details["mutual"] = draw(st.booleans())
    if kind.type == "participated":
        details["event"] = draw(st.sampled_from(EVENTS))
    elif draw(st.integers(0, 4)) == 0:
        details["part_of"] = draw(st.sampled_from(EVENTS))
    return Fact(
        type=kind.type,
        status=draw(st.sampled_from(STATUSES)),
        parts=parts,
        quote=QUOTE,
        rule="test",
        confidence=draw(st.sampled_from((0.5, 0.9))),
        date=draw(st.sampled_from(DATES)),
        details=details,
        occasion=draw(st.sampled_from((None, None, "sitting"))),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """What is read out of one article."""
    people = draw(mentions())
    return Extraction("fr", people, tuple(draw(st.lists(facts(people), max_size=4))))


@st.composite
def arrivals(draw: st.DrawFn, least: int = 1, most: int = 6) -> list[Arrival]:
    """Different articles with what is read out of them."""
    return [
        Arrival(
            Article(
                identity=f"id:{number}",
                text=f"Texte {number}. {draw(st.sampled_from(COPIED))}",
                title=f"Titre {number}",
                language="fr",
                published=draw(st.sampled_from(DATES)),
                source="agence",
            ),
            draw(extractions()),
        )
        for number in range(draw(st.integers(least, most)))
    ]


def _kind_of(body: str) -> str:
    return "Country" if body.startswith("country:") else "Organization"


@st.composite
def corrected(draw: st.DrawFn) -> list[Arrival]:
    """Articles of which some say that they correct others, which they all resemble."""
    words = "Les deux ministres se sont vus à Rabat et ont parlé de pêche et de commerce."
    made = []
    for number, arrival in enumerate(draw(arrivals(least=2))):
        says = draw(st.sampled_from(("", "", "CORRECTION - ", "(Rectificatif) ")))
        text = f"{words} Texte {number}."
        article = replace(arrival.article, title=f"{says}Titre {number}", text=text)
        made.append(replace(arrival, article=article))
    return made


def references(arrived: list[Arrival], persons: bool) -> list[Reference]:
    """What decisions can name in articles: their persons, or their facts."""
    claims = [c for a in arrived for c in claims_of(a.article, a.extraction, "test-1")]
    named = [reference_to(claim) for claim in claims]
    return [reference for reference in named if (reference.person is not None) == persons]


@st.composite
def decisions(draw: st.DrawFn, arrived: list[Arrival], most: int = 3) -> list[Decision]:
    """Different decisions on what articles state, one an hour; some of them contradict others."""
    made: list[Decision] = []
    for hour in range(draw(st.integers(1, most))):
        kind = draw(st.sampled_from(("merge", "split", "same", "different", "reject", "correct")))
        persons = kind in ("merge", "split") or (
            kind in ("reject", "correct") and draw(st.booleans())
        )
        named = references(arrived, persons)
        several = kind not in ("reject", "correct")
        if len(named) < 1 + several:
            continue
        least = 2 if several else 1
        chosen = draw(
            st.lists(
                st.sampled_from(named),
                min_size=least,
                max_size=3,
                unique_by=lambda r: (r.article, r.claim, r.person),
            )
        )
        groups = [chosen[:1], chosen[1:]] if several else [chosen]
        changes = draw(st.sampled_from(PERSON_CHANGES if persons else FACT_CHANGES))
        made.append(
            Decision(
                kind=kind,
                about=tuple(tuple(group) for group in groups),
                changes=changes if kind == "correct" else {},
                by="analyst",
                at=f"2026-01-01T{hour:02}:00:00Z",
            )
        )
    return made


PERSON_CHANGES = ({"country": "KZ"}, {"name": "Mohammed VI"}, {"office": "roi", "role": "other"})
FACT_CHANGES = ({"date": "2024-04-06"}, {"date": None}, {"status": "held"}, {"a": ["country:SN"]})
