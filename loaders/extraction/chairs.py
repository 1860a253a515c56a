"""Presidents and vice-presidents named without their chamber: "sa présidente, X", of the Senate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.chunks import Chunk
from loaders.extraction.forms import titles
from loaders.extraction.offices import Office
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person


def with_chamber(person: Person, sentences: Sequence[Parsed]) -> Person:
    """Give a chair the chamber that stands near: in the sentence, else in the one before.

    "Son président" is that of the chamber spoken of, and so is a vice-president with a number or
    beside a chamber; "le président" alone is head of state.
    """
    offices = list(person.offices)
    for s, c in person.places:
        chunk = sentences[s].chunks[c]
        for office in chunk.offices:
            if office in offices and _may_chair(office, chunk):
                found = _chamber(sentences, s, chunk)
                if found:
                    offices[offices.index(office)] = replace(office, chambers=found)
    return replace(person, offices=tuple(offices))


def _may_chair(office: Office, chunk: Chunk) -> bool:
    """Tell whether an office without complement can be a chair of parliament."""
    if office.has_complement or office.countries or not office.title.isdigit():
        return False
    if titles(office.language)[int(office.title)].role_chamber is None:
        return False
    deputy = office.role(None) == "senior_official"
    return deputy or chunk.determiner == "possessive"


def _chamber(sentences: Sequence[Parsed], s: int, chunk: Chunk) -> tuple[str, ...]:
    """Return the parliaments that the nearest chamber's name may mean: before, behind, above."""
    here = sentences[s].tokens
    near = [*reversed(here[: chunk.first]), *here[chunk.last :]]
    if s and sentences[s - 1].where == sentences[s].where:
        near += reversed(sentences[s - 1].tokens)
    named = next((token for token in near if token.kind == "chamber"), None)
    return tuple(entry.uid for entry in named.entries) if named is not None else ()
