"""Wordings of visa exemptions and of events, as their lexicon files are checked."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.extraction.scripts import Checked, Words


class VisaWords(Checked):
    """Wordings of visa exemptions.

    ``easier`` after a visa make it none to be exempted from; of ``needing`` words one speaks of an
    exemption where ``no_longer`` words deny it; ``towards`` lead to whom it is extended.
    """

    language: str
    visa: Words
    nouns: Words
    lifting: Words
    anaphors: Words = ()
    exempting: Words = ()
    asking: Words = ()
    easier: Words = ()
    needing: Words = ()
    no_longer: Words = ()
    towards: Words = ()
    regimes: Words = ()
    facing: Words = ()
    unions: Words = ()
    again: Words = ()
    verbs: Words
    words: Words
    ending: Words
    restoring: Words
    ended: Words
    citizens: Words
    mutual: Words
    in_force: Words
    signed: Words
    proposed: Words
    planned: Words
    scopes: Mapping[str, Words]


class EventWords(Checked):
    """Wordings of taking part in an event."""

    language: str
    verbs: Words
    nouns: Words
    prepositions: Words
    margins: Words
    occasions: Words = ()
    hosting: Words
    chairing: Words = ()
    present: Words = ()
    attended: Words = ()
    parts: Words = ()
    worded: Words = ()
    naming: Words = ()
    invited: Words = ()
