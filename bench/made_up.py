"""A made-up press: 2,000 reports of 600 events among 60 countries, with what is true of them.

Made by a seeded generator.  Its events are meetings (some of three, some lists of separate talks),
visits, signings and what follows them, visa exemptions, acts of state, messages and assemblies,
between pairs of which some have far more to do with each other than others, so that the same
people meet again within days or months.  Twelve agencies in French, English and Arabic (and a few
dispatches in Russian) report them, each event one to a dozen times: before it happens, on the day
after, or in passing months later.  A report may give the month or nothing for a date, leave a side
unnamed, misstate the date, deny the event, spell a name as its language and agency do, with a typo
now and then, give a surname alone, leave the office or the country out, or be a reprint of another
with a word or two changed.  Some are corrected later under the same id.

The truth goes with each report: which event each of its facts is, which person each key.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from bench.made_up_people import Person, people, tables
from graph.model import Article, Extraction, Fact, Mention, Quote
from graph.reference import reference

BEGIN = dt.date(2023, 1, 1)
DAYS = 1000
TYPES = {
    "met_with": 0.50,
    "visited": 0.15,
    "signed": 0.12,
    "exempted_visa": 0.05,
    "diplomatic": 0.08,
    "message": 0.05,
    "participated": 0.05,
}
LANGUAGES = {"fr": 0.48, "en": 0.30, "ar": 0.19, "ru": 0.03}


@dataclass(frozen=True)
class Happening:
    """One event: who took part (persons by part), when, and what else is true of it."""

    uid: str
    type: str
    parts: dict[str, list[Person]]
    day: int
    place: str
    details: dict[str, Any] = field(default_factory=dict)
    occasion: str | None = None
    round: int = 0


@dataclass(frozen=True)
class Report:
    """An article, what it states, and the truth: the event of each fact, the person of each key."""

    article: Article
    extraction: Extraction
    events: tuple[str, ...]
    persons: dict[str, str]


@dataclass
class World:
    """The generator's state."""

    rng: Random
    people: list[Person]
    happenings: list[list[Happening]] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def of(self, country: str, day: int) -> list[Person]:
        """Return who of a country is in office on a day."""
        return [p for p in self.people if p.country == country and p.role(day)]


def made_up(seed: int = 7, events: int = 600, reports: int = 2_000) -> list[Report]:
    """Return reports in the order of their publication, corrections included."""
    rng = Random(seed)
    world = World(rng, people(rng, DAYS))
    while len({h.uid for group in world.happenings for h in group}) < events:
        world.happenings.append(_happenings(world))
    shares = [min(rng.paretovariate(1.1), 14) for _ in world.happenings]
    for number, group in enumerate(world.happenings):
        wanted = max(1, round(shares[number] * reports / sum(shares)))
        _report(world, group, wanted)
    return sorted(world.reports, key=lambda r: (r.article.published or "", r.article.uid))


def _happenings(world: World) -> list[Happening]:
    """Return one event, or several that dispatches tell of together."""
    rng, number = world.rng, len(world.happenings)
    kind = rng.choices(list(TYPES), list(TYPES.values()))[0]
    if world.happenings and kind in ("met_with", "visited") and rng.random() < 0.25:
        return _again(world)
    day = rng.randint(30, DAYS - 40)
    a, b, c = _sides(world, day)
    uid = f"e{number}"
    one = Happening(uid, kind, {"a": [a], "b": [b]}, day, rng.choice((a.country, b.country)))
    if kind == "met_with":
        return _meetings(one, c, rng)
    if kind == "signed":
        return _signings(one, rng)
    return [_special(one, rng)]


def _meetings(one: Happening, third: Person, rng: Random) -> list[Happening]:
    (a,), (b,) = one.parts["a"], one.parts["b"]
    chance = rng.random()
    if chance < 0.06:  # one sitting of three
        pairs = [(a, b), (a, third), (b, third)]
        return [replace(one, parts={"a": [x], "b": [y]}, occasion="trio") for x, y in pairs]
    if chance < 0.14:  # separate talks on one day
        return [one, replace(one, uid=f"{one.uid}-2", parts={"a": [a], "b": [third]})]
    return [replace(one, details={"mode": "call"} if chance > 0.9 else {})]


def _signings(one: Happening, rng: Random) -> list[Happening]:
    about = dict(rng.choice(tables()["agreements"]))
    parts = {"parties": [*one.parts["a"], *one.parts["b"]]}
    signed = replace(one, parts=parts, details={**about, "stage": "signed"})
    if rng.random() < 0.7:
        return [signed]
    stage = rng.choice(("ratified", "in_force"))
    later = replace(signed, uid=f"{one.uid}-{stage}", day=min(one.day + rng.randint(30, 300), DAYS))
    return [signed, replace(later, details={**about, "stage": stage})]


def _special(one: Happening, rng: Random) -> Happening:
    a, b = one.parts["a"], one.parts["b"]
    if one.type == "visited":
        return replace(one, parts={"who": a, "to": b}, place=b[0].country)
    if one.type == "exempted_visa":
        uid = f"visa-{'-'.join(sorted((a[0].country, b[0].country)))}"
        details = {"mutual": True, "scope": "ordinary", "stage": rng.choice(("signed", "in_force"))}
        return replace(one, uid=uid, parts={"by": a, "of": b}, details=details)
    if one.type == "diplomatic":
        return replace(one, details={"action": rng.choice(tables()["acts"])})
    if one.type == "message":
        return replace(
            one, details={"kind": rng.choice(("congratulation", "condolence", "letter"))}
        )
    name, edition = rng.choice(tables()["assemblies"]), 100 + one.day // 200
    uid = f"{name} {edition}"
    return replace(one, uid=uid, parts={"who": [*a, *b]}, details={"event": f"{edition}th {name}"})


def _again(world: World) -> list[Happening]:
    """Return a further meeting or visit of people who have met before."""
    rng = world.rng
    earlier = rng.choice(rng.choice(world.happenings))
    day = earlier.day + rng.choice((rng.randint(3, 12), rng.randint(20, 60), rng.randint(60, 250)))
    if earlier.type not in ("met_with", "visited") or earlier.occasion or day > DAYS - 40:
        return _happenings(world)
    uid = f"e{len(world.happenings)}"
    return [replace(earlier, uid=uid, day=day, round=earlier.round + 1)]


def _sides(world: World, day: int) -> tuple[Person, Person, Person]:
    """Return three people of three countries; some countries are far busier than others."""
    rng = world.rng
    countries = sorted({person.country for person in world.people})
    Random(1).shuffle(countries)
    weights = [1 / (place + 3) for place in range(len(countries))]
    chosen: list[str] = []
    while len(chosen) < 3:
        country = rng.choices(countries, weights)[0]
        if country not in chosen:
            chosen.append(country)
    a, b, c = (rng.choice(world.of(country, day)) for country in chosen)
    return a, b, c


def _report(world: World, group: list[Happening], wanted: int) -> None:
    """Write the reports of one event, or of several told together."""
    rng = world.rng
    written: list[Report] = []
    for _ in range(wanted):
        if written and rng.random() < 0.25:
            written.append(_reprint(rng.choice(written), rng, len(world.reports) + len(written)))
        else:
            told = [h for h in group if h.day == group[0].day]
            if len(told) < len(group) and rng.random() < 0.5:
                told = [h for h in group if h.day != group[0].day]
            written.append(_written(world, told, len(world.reports) + len(written)))
    if rng.random() < 0.06:
        written.append(_corrected(world, group, written[0]))
    world.reports += written


@dataclass
class Writing:
    """One report in the making."""

    rng: Random
    language: str
    published: int
    happened: int
    mentions: dict[str, Mention] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)

    def party(self, person: Person, part: str) -> str:
        """Return how a side is told: by a person's key or by the country alone."""
        known = {uid: key for key, uid in self.persons.items()}
        if person.uid in known:
            return known[person.uid]
        if self.rng.random() < 0.13 or part == "to":
            return f"country:{person.country}"
        key = f"o{len(self.mentions) + 1}"
        self.mentions[key] = self._mention(key, person)
        self.persons[key] = person.uid
        return key

    def _mention(self, key: str, person: Person) -> Mention:
        rng = self.rng
        role = person.role(self.happened) or "other"
        titles = tables()["offices"].get(role, {})
        office = titles.get(self.language, titles.get("en"))
        chance = rng.random()
        if chance < 0.06:
            role, office = "other", None
        elif chance < 0.09 and role == "foreign_minister":
            role, office = "minister", "ministre"
        lone = rng.random() < 0.02 or (office and rng.random() < 0.02)
        name = (person.surname if lone else person.full_name)(self.language, rng)
        country = None if rng.random() < 0.015 else person.country
        return Mention(key, name, country=country, office=office, role=role)


def _written(world: World, told: list[Happening], number: int) -> Report:
    """Return an independent report of events that are told together."""
    rng = world.rng
    language = rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    when = rng.choices(("before", "after", "later"), (0.10, 0.82, 0.08))[0]
    gap = {"before": -rng.randint(1, 20), "after": rng.randint(0, 2), "later": rng.randint(30, 300)}
    published = told[0].day + gap[when]
    writing = Writing(rng, language, published, told[0].day)
    wrong = rng.choice((-1, 1, 30)) if rng.random() < 0.015 else 0
    cut = _cut(rng, when)
    status = "planned" if when == "before" else "denied" if rng.random() < 0.01 else "held"
    facts, events = [], []
    for happening in told:
        date = _date(happening.day + wrong)[:cut] or None
        for fact in _facts(happening, writing, date, status):
            facts.append(fact)
            events.append(happening.uid)
    return _article(writing, facts, events, number, told[0].place)


def _cut(rng: Random, when: str) -> int:
    """Return how many characters of a date a report gives."""
    return rng.choices(
        (10, 7, 4, 0), (0.2, 0.55, 0.2, 0.05) if when == "later" else (80, 10, 1, 9)
    )[0]


def _facts(happening: Happening, writing: Writing, date: str | None, status: Any) -> list[Fact]:
    """Return what a report states of an event: one fact, of an assembly one per participant."""
    bodies = happening.type in ("signed", "exempted_visa", "diplomatic")
    parts = {
        part: tuple(f"country:{p.country}" if bodies else writing.party(p, part) for p in persons)
        for part, persons in happening.parts.items()
    }
    if happening.type == "signed" and writing.rng.random() < 0.6:
        parts["signers"] = tuple(
            key for p in happening.parts["parties"] if (key := writing.party(p, "")).startswith("o")
        )
    if happening.type == "met_with" and writing.rng.random() < 0.5:
        parts = {"a": parts["b"], "b": parts["a"]}
    details = _reworded(happening, writing.rng)
    fact = Fact(
        happening.type, status, parts, Quote("text", "", 0, 0), "made up", 0.9, date,
        place=reference().label(happening.place, "en") if writing.rng.random() < 0.6 else None,
        details=details, occasion=happening.occasion,
    )  # fmt: skip
    if happening.type != "participated":
        return [fact]
    return [replace(fact, parts={"who": (who,)}) for who in parts["who"]]


def _reworded(happening: Happening, rng: Random) -> dict[str, Any]:
    details = dict(happening.details)
    what = details.get("what")
    if what and rng.random() < 0.4:
        details["what"] = rng.choice((tables()["reworded"][what], None))
    if details.get("kind") in ("agreement", "mou", "protocol") and rng.random() < 0.15:
        details["kind"] = rng.choice(("agreement", "other"))
    if happening.round and rng.random() < 0.4:
        details["again"] = True
    return {name: value for name, value in details.items() if value is not None}


def _article(
    writing: Writing, facts: list[Fact], events: list[str], number: int, place: str
) -> Report:
    rng, language = writing.rng, writing.language if writing.language != "ru" else "en"
    words = tables()["text"][language]
    names = [m.name for m in writing.mentions.values()] or [place]
    opening = rng.choice(words["openings"]).format(a=names[0], b=names[-1], place=place)
    bodies = rng.sample(words["bodies"], rng.randint(3, 6))
    text = " ".join([opening, *(b.format(topic=rng.choice(words["topics"])) for b in bodies)])
    quoted = tuple(
        replace(fact, quote=Quote("text", opening, 0, len(opening), {"trigger": (0, 1)}))
        for fact in facts
    )
    article = Article(
        f"id:{number}", text, title=opening[:40], language=writing.language,
        published=_date(writing.published),
        source=rng.choice(tables()["outlets"].get(language)),
    )  # fmt: skip
    extraction = Extraction(writing.language, tuple(writing.mentions.values()), quoted)
    return Report(article, extraction, tuple(events), writing.persons)


def _reprint(report: Report, rng: Random, number: int) -> Report:
    """Return a near-copy: some words changed, a sentence cut, a line of the paper's own added."""
    sentences = report.article.text.split(". ")
    if len(sentences) > 3 and rng.random() < 0.5:
        sentences.pop(rng.randrange(1, len(sentences)))
    text = ". ".join(sentences)
    if rng.random() < 0.5:
        words = text.split()
        words[rng.randrange(len(words))] = "ce"
        text = " ".join(words)
    if rng.random() < 0.5:
        text += f" ({rng.choice(('agences', 'APS', 'rédaction web'))})"
    article = replace(
        report.article,
        identity=f"id:{number}",
        text=f"{text} #{number}",
        source=f"site{number % 9}",
    )
    return replace(report, article=article)


def _corrected(world: World, group: list[Happening], wrong: Report) -> Report:
    """Return a second version of a report, under the same id and with the same language."""
    told = [happening for happening in group if happening.uid in wrong.events]
    new = _written(world, told, 0)
    dates = (wrong.article.published, new.article.published)
    identity, published = wrong.article.identity, max(filter(None, dates))
    article = replace(new.article, identity=identity, published=published, version=2)
    return replace(new, article=article)


def _date(day: int) -> str:
    return (BEGIN + dt.timedelta(days=day)).isoformat()
