"""From an article to what it asserts: people first, then links, constructions, status, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Article, Extraction, Fact, Mention, Quote, Support
from graph.reference import reference
from loaders.dates import DateExpression, calendar, find_dates
from loaders.extraction.chunks import Chunk, Mentions
from loaders.extraction.completion import Completion, Dated
from loaders.extraction.drafts import Draft
from loaders.extraction.dropped import with_dropped
from loaders.extraction.events import events
from loaders.extraction.frames import drafts
from loaders.extraction.grounding import grounded
from loaders.extraction.lexicon import is_read
from loaders.extraction.links import Links
from loaders.extraction.mentions import mentions
from loaders.extraction.merging import merged
from loaders.extraction.offices import Office
from loaders.extraction.parsed import Parsed
from loaders.extraction.participation import participation_drafts, within
from loaders.extraction.people import people
from loaders.extraction.persons import Person
from loaders.extraction.scenes import scene_of
from loaders.extraction.support import support_of
from loaders.extraction.surnames import with_surnames
from loaders.extraction.tokens import names_a_side
from loaders.extraction.toldnames import told_names
from loaders.extraction.verbs import verb_groups
from loaders.extraction.visas import visa_drafts
from loaders.extraction.vocabulary import vocabulary
from loaders.reading.article import read_article
from loaders.reading.model import Reading

EXTRACTOR = "grammar-1"


def extract(article: Article, *, trial: bool = False) -> Extraction:
    """Return what an article asserts; nothing for a language that is not read.

    ``trial``: read languages on trial too.
    """
    reading = read_article(article)
    if is_read(reading.language, trial=trial):
        if not _may_tell(article, reading.language):
            return Extraction(language=reading.language)
    elif not any(is_read(language, trial=trial) for language in reading.foreign.values()):
        return Extraction(language=reading.language)
    sentences = read_sentences(reading, trial=trial)
    scene = scene_of(reading, sentences)
    found, others = people(sentences, scene)
    links = Links(sentences, found, scene, others=others)
    facts = tuple(_facts(reading, sentences, links))
    return Extraction(
        language=reading.language,
        mentions=tuple(_mention(person, sentences) for person in found),
        facts=tuple(fact for fact, _ in facts),
        supports=tuple(support for _, support in facts),
    )


def _may_tell(article: Article, language: str) -> bool:
    """Tell whether an article can have a side: most of a day's news has none, and is not parsed."""
    return any(names_a_side(article.field(name), language) for name in ("text", "title"))


def read_sentences(reading: Reading, *, trial: bool = False) -> tuple[Parsed, ...]:
    """Return the sentences in languages that are read, with chunks, verb groups and dates."""
    sentences = tuple(_parsed(reading, trial=trial))
    if names := told_names(sentences):
        sentences = tuple(_with_names(sentence, names) for sentence in sentences)
    return tuple(with_dropped(sentence) for sentence in with_surnames(sentences))


def _parsed(reading: Reading, *, trial: bool) -> Iterator[Parsed]:
    spoken = ((s, reading.foreign.get(s.paragraph, reading.language)) for s in reading.sentences)
    known = ((s, language) for s, language in spoken if is_read(language, trial=trial))
    for index, (sentence, language) in enumerate(known):
        dates = find_dates(sentence.text, 0, len(sentence.text), calendar(language))
        read = _without_months(mentions(sentence.text, language), dates)
        words = vocabulary(language)
        yield Parsed(
            index=index,
            where=sentence.where,
            start=sentence.start,
            paragraph=sentence.paragraph,
            mentions=read,
            groups=verb_groups(read, words),
            dates=dates,
            words=words,
        )


def _without_months(read: Mentions, dates: Sequence[DateExpression]) -> Mentions:
    """Return mentions without the names that are part of a date: "on May 3"."""

    def is_date(chunk: Chunk) -> bool:
        bare = chunk.kind == "person" and not (chunk.offices or chunk.honorific)
        return bare and any(d.start <= chunk.start and chunk.end <= d.end for d in dates)

    if not any(map(is_date, read.chunks)):
        return read
    return replace(read, chunks=tuple(chunk for chunk in read.chunks if not is_date(chunk)))


def _with_names(sentence: Parsed, names: frozenset[str]) -> Parsed:
    """Return a sentence read again, with words of it that are known to be names."""
    read = mentions(sentence.text, sentence.words.words.language, names)
    return replace(sentence, mentions=read, groups=verb_groups(read, sentence.words))


def _facts(
    reading: Reading, sentences: Sequence[Parsed], links: Links
) -> Iterator[tuple[Fact, Support]]:
    """Yield the facts of the text, those told twice once, each with its quote and support."""
    for fact in merged(tuple(_dated(reading, sentences, links))):
        if (shown := grounded(reading.article, fact, sentences)) is not None:
            yield shown, support_of(fact, sentences)


def _dated(reading: Reading, sentences: Sequence[Parsed], links: Links) -> Iterator[Dated]:
    """Yield every report; the title is read last, when the text has told who is meant."""
    completion = Completion(reading.published)
    body = [sentence for sentence in sentences if sentence.where == "text"]
    completion.open_with(body)
    for sentence in (*body, *(s for s in sentences if s.where == "title")):
        new = _drafts(sentence, links)
        following = next(iter(sentences[sentence.index + 1 : sentence.index + 2]), None)
        for draft in sorted(new, key=lambda d: d.trigger):
            if (complete := completion.complete(draft, new, following)) is not None:
                if draft.type not in ("diplomatic", "message", "called_for"):
                    links.remember(draft)
                yield complete
        links.note(sentence)


def _drafts(sentence: Parsed, links: Links) -> tuple[Draft, ...]:
    found = (*drafts(sentence, links), *visa_drafts(sentence, links))
    named = events(sentence)
    taking_part = participation_drafts(sentence, named, links, found)
    drafts_found = (*within(sentence, named, found), *taking_part)
    return tuple(draft for draft in drafts_found if all(s.party for s in draft.sides))


def _mention(person: Person, sentences: Sequence[Parsed]) -> Mention:
    """Return a person as the extraction gives it, quoted where the longest office stands."""
    current = [o for o in person.offices if o.effect is None] or list(person.offices)
    office = max(current, key=lambda o: len(o.text), default=None)
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
        quote=_office_quote(person, office, sentences),
    )


def _office_quote(person: Person, office: Office | None, sentences: Sequence[Parsed]) -> Quote:
    """Return the sentence that names a person with an office, else the first that names him."""
    named = [(sentences[s], sentences[s].chunks[c]) for s, c in person.places]
    holding = [pair for pair in named if office in pair[1].offices]
    sentence, chunk = (holding or named)[0]
    spans = {"who": chunk.name_span or (chunk.start, chunk.end)}
    if office is not None and holding:
        spans["office"] = (office.start, office.end)
    start = sentence.start
    return Quote(
        where=sentence.where,
        sentence=sentence.text,
        start=start,
        end=start + len(sentence.text),
        spans={part: (first + start, last + start) for part, (first, last) in spans.items()},
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
