"""Surnames that are towns besides: "Mosquera" is a person where an article names one so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.extraction.aliases import parts
from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed


def with_surnames(sentences: Sequence[Parsed]) -> list[Parsed]:
    """Return sentences in which a town that somebody is called by is that person."""
    known = frozenset(_surnames(sentences))
    return [_named(sentence, known) for sentence in sentences]


def _surnames(sentences: Iterable[Parsed]) -> Iterable[str]:
    """Yield the words but the first of full names that stand with an office."""
    for sentence in sentences:
        for chunk in sentence.chunks:
            if chunk.kind == "person" and chunk.offices:
                yield from parts(chunk.name or "")[1:]


def _named(sentence: Parsed, known: frozenset[str]) -> Parsed:
    chunks = tuple(
        _person(chunk) if _is_meant(chunk, known) else chunk for chunk in sentence.chunks
    )
    return sentence if chunks == sentence.chunks else sentence.with_chunks(chunks)


def _is_meant(chunk: Chunk, known: frozenset[str]) -> bool:
    """Tell whether a town is a surname of the article, and not where something is: "en Toledo"."""
    town = chunk.kind == "city" and chunk.weak and " " not in chunk.text
    return town and parts(chunk.text)[0] in known


def _person(chunk: Chunk) -> Chunk:
    return replace(
        chunk, kind="person", countries=(), name=chunk.text, name_span=(chunk.start, chunk.end)
    )
