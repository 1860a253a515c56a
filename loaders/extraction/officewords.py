"""The words inside office phrases, as the file of a language gives them."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.extraction.scripts import Checked, Words


class OfficeWords(Checked):
    """Words inside office phrases.

    ``connectors`` stand before a complement; ``location`` connectors only before a country or a
    portfolio; ``accredited`` ones before whom it is accredited to; ``ranks`` before a title make
    it a deputy's or number it, ``seconds`` behind it make it a deputy's; ``extensions`` are
    expressions behind it that change nothing; ``of_state`` are words that make a weak title one
    of the state; ``again`` take a title up ("celui de");
    ``organizations`` are adjectives that stand for one.  ``leading`` are the kinds of tokens that
    may stand before a title, ``fields`` words of portfolios, ``short`` abbreviated titles;
    ``bare`` tells that an office needs no article, ``apposed`` that one may follow a name at once,
    ``settled`` that the country where it is held is the one that it is of; ``attributes`` are
    adjectives too; ``plurals`` are first words of offices that several hold, ``feminine`` endings
    of those that women hold; ``adjectival`` titles are adjectives before a noun.
    """

    connectors: Words
    location: Words
    numbers: Words
    purpose: Words
    ranks: Words
    deputies: Words
    qualifiers: Words
    respectively: Words
    organizations: Mapping[str, str]
    chambers: Mapping[str, str]
    weak: Words
    abroad: Words
    accredited: Words = ()
    extensions: Words = ()
    seconds: Words = ()
    of_state: Words = ()
    again: Words = ()
    portfolio_adjectives: Words = ()
    leading: Words = ()
    fields: Words = ()
    short: Words = ()
    adjectival: Words = ()
    bare: bool = False
    apposed: bool = False
    attributes: Words = ()
    settled: bool = False
    plurals: Words = ()
    feminine: Words = ()
