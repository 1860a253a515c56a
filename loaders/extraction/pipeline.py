"""From an article to what it asserts: people first, then links, constructions, status, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import Article, Extraction, Fact, Mention, Quote
from graph.reference import reference
from loaders.dates import calendar, find_dates
from loaders.extraction.chunks import Mentions
from loaders.extraction.completion import Completion, Dated
from loaders.extraction.drafts import Draft
from loaders.extraction.frames import drafts
from loaders.extraction.grounding import grounded
from loaders.extraction.lexicon import has_lexicon
from loaders.extraction.links import Links
from loaders.extraction.mentions import mentions
from loaders.extraction.merging import merged
from loaders.extraction.parsed import Parsed
from loaders.extraction.participation import participation_drafts
from loaders.extraction.people import people
from loaders.extraction.persons import Person, Scene
from loaders.extraction.scenes import scene_of
from loaders.extraction.verbs import verb_groups
from loaders.extraction.visas import visa_drafts
from loaders.extraction.vocabulary import vocabulary
from loaders.reading.article import read_article
from loaders.reading.model import Reading

EXTRACTOR = "grammar-1"


def extract(article: Article) -> Extraction:
    """Return what an article asserts; nothing for a language without a lexicon."""
    reading = read_article(article)
    if not has_lexicon(reading.language):
        return Extraction(language=reading.language)
    sentences = read_sentences(reading)
    scene = scene_of(reading, sentences)
    found = people(sentences, scene)
    facts = tuple(_facts(reading, sentences, found, scene))
    return Extraction(
        language=reading.language,
        mentions=tuple(_mention(person, sentences) for person in found),
        facts=facts,
    )


def read_sentences(reading: Reading) -> tuple[Parsed, ...]:
    """Return the sentences of a reading with chunks, verb groups and dates."""
    return tuple(_parsed(reading))


def _parsed(reading: Reading) -> Iterator[Parsed]:
    words = vocabulary(reading.language)
    days = calendar(reading.language)
    for index, sentence in enumerate(reading.sentences):
        read: Mentions = mentions(sentence.text, reading.language)
        yield Parsed(
            index=index,
            where=sentence.where,
            start=sentence.start,
            paragraph=sentence.paragraph,
            mentions=read,
            groups=verb_groups(read, words),
            dates=find_dates(sentence.text, 0, len(sentence.text), days),
            words=words,
        )


def _facts(
    reading: Reading, sentences: Sequence[Parsed], found: Sequence[Person], scene: Scene
) -> Iterator[Fact]:
    """Yield the facts of the text; the title is read last and adds what the text lacks."""
    links = Links(sentences, found, scene)
    completion = Completion(reading.published)
    body = [s for s in sentences if s.where == "text"]
    completion.open_with(body[:2])
    dated: list[Dated] = []
    for sentence in (*body, *(s for s in sentences if s.where == "title")):
        new = _drafts(sentence, links)
        following = sentences[sentence.index + 1] if sentence.index + 1 < len(sentences) else None
        for draft in sorted(new, key=lambda d: d.trigger):
            if (complete := completion.complete(draft, new, following)) is not None:
                dated.append(complete)
                links.remember(draft.sides)
        links.note(sentence)
    for fact in merged(dated):
        if (shown := grounded(reading.article, fact, sentences)) is not None:
            yield shown


def _drafts(sentence: Parsed, links: Links) -> tuple[Draft, ...]:
    found = (*drafts(sentence, links), *visa_drafts(sentence, links))
    return (*found, *participation_drafts(sentence, links, found))


def _mention(person: Person, sentences: Sequence[Parsed]) -> Mention:
    """Return a person as the extraction gives it, quoted where the longest office stands."""
    current = [o for o in person.offices if o.effect is None] or list(person.offices)
    office = max(current, key=lambda o: len(o.text), default=None)
    s, c = next(
        (
            place
            for place in person.places
            if office is None or office in sentences[place[0]].chunks[place[1]].offices
        ),
        person.places[0],
    )
    sentence, chunk = sentences[s], sentences[s].chunks[c]
    spans = {"who": chunk.name_span or (chunk.start, chunk.end)}
    if office is not None and office in chunk.offices:
        spans["office"] = (office.start, office.end)
    return Mention(
        key=person.key,
        name=person.name,
        aliases=person.aliases,
        country=person.country,
        org=person.org.removeprefix("org:") if person.org else None,
        office=office.text if office else None,
        role=person.role,
        institution=next((o.institution for o in current if o.institution), None),
        parliament=_parliament(person),
        how_known=person.how_known,
        quote=Quote(
            where=sentence.where,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.start + len(sentence.text),
            spans={k: (a + sentence.start, b + sentence.start) for k, (a, b) in spans.items()},
        ),
    )


def _parliament(person: Person) -> str | None:
    """Return the parliament of a person's country that the wording of an office means."""
    for office in person.offices:
        for uid in office.chambers:
            if (
                uid in reference().parliaments
                and person.country == reference().parliament(uid).country
            ):
                return uid
    return None
