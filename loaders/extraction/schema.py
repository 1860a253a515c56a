"""The parts of a lexicon as its files are checked: function words, verbs, nouns, cues, frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator

from loaders.extraction.morphology import Paradigm, Tense
from loaders.extraction.officewords import OfficeWords
from loaders.extraction.scripts import Checked, Pronoun, Script, TwoFaced, Words

Forms = Annotated[
    Words, BeforeValidator(lambda found: (found,) if isinstance(found, str) else found)
]
Voice = Literal["active", "passive", "reflexive", "infinitive", "gerund", "participle"]


class Grammar(Checked):
    """Function words.

    ``contractions`` maps a word to the preposition it contains; ``endings`` are cut from words
    (a-t-il, Rabat's); those that are ``genitive`` make the word before them an owner.  An
    ``infinitive_marks`` word comes before every infinitive where the form alone does not show it;
    ``calendar`` are days and months that are written as names are; ``clausal`` prepositions may
    open a clause; a language on ``trial`` is read only when asked for; ``inversion`` tells that a
    subject may follow its verb; ``personal`` prepositions stand before a person who is the object
    of a verb; ``pro_drop`` tells that a verb may leave its subject out; ``signed_datelines`` that a
    dateline names the agency, so that one without is written at home; by ``double_surnames`` a
    person may be called by any of them, and ``by_nation`` as "the Chilean"; ``headline_commas``
    that a comma stands for "and" in titles; ``suffixes`` stand behind a name and its comma,
    ``goals`` before where somebody goes, besides the prepositions of places; ``verb_first`` tells
    that a subject mostly follows its verb, ``construct_state`` that a noun right before another has
    it for an owner; ``courtesies`` are honorifics that open a new phrase, ``representing`` words
    stand before the side that a person acts for, ``continuing`` ones before a verb whose subject is
    the last sentence's; ``nisba`` are endings of adjectives that are names of families too; an
    infinitive behind ``aims`` of a present is to come; ``preferred`` is what a form of two means.
    """

    language: str
    trial: bool = False
    elisions: Words
    determiners: Mapping[Literal["definite", "indefinite", "possessive"], Words]
    gendered: Mapping[str, str]
    demonstratives: Words = ()
    contractions: Mapping[str, str]
    unaccented: Mapping[str, str]
    owner: str
    genitive: Words = ()
    agents: Words
    facing: Words
    party_prepositions: Words
    prepositions: Words
    place_prepositions: Words
    sites: Words
    coordinators: Words
    relatives: Words
    subject_relative: Words
    genitive_relative: Words
    subordinators: Words
    object_clitics: Mapping[str, Literal["s", "p"]]
    clitics: Words
    reflexives: Words
    negations: Words
    second_negations: Words
    place_relative: Words
    beside: Words
    accompanied: Words
    kin: Words = ()
    ours: Words
    receivers: Words
    from_whom: Words = ()
    place_clitic: Words
    purposes: Words
    aims: Words = ()
    state_words: Words
    calendar: Words = ()
    pronouns: tuple[Pronoun, ...]
    adverbs: Words
    honorifics: Words
    feminine_honorifics: Words
    particles: Words
    weak_particles: Words
    participle_endings: Words
    infinitive_endings: Words
    infinitive_links: Words
    manner_endings: Words
    finite_endings: Words
    future_endings: Words = ()
    openers: Words
    endings: Words
    infinitive_marks: Words = ()
    clausal: Words = ()
    inversion: bool = True
    personal: Words = ()
    pro_drop: bool = False
    signed_datelines: bool = False
    double_surnames: bool = False
    by_nation: bool = False
    joined_surnames: Words = ()
    article_or_preposition: TwoFaced | None = None
    headline_commas: bool = False
    suffixes: Words = ()
    goals: Words = ()
    verb_first: bool = False
    courtesies: Words = ()
    representing: Words = ()
    continuing: Words = ()
    nisba: Words = ("-",)
    construct_state: bool = False
    script: Script | None = None
    preferred: Mapping[str, str] = {}
    office: OfficeWords


class Verbs(Checked):
    """Paradigms and stems.

    ``modals`` say what they do to the status of an infinitive; ``with_be`` make their perfect
    with the auxiliary of the passive; ``enclitics`` give, by tense, the ending of a form with its
    reflexive pronoun for the ending without; over ``climbing`` verbs the pronoun of an infinitive
    may stand before the verb that governs it; ``impersonal`` verbs have no subject to leave out.
    """

    language: str
    paradigms: Mapping[str, Paradigm]
    auxiliaries: Mapping[Literal["have", "be"], Forms]
    enclitics: Mapping[Tense, Mapping[str, str]] = {}
    climbing: Words = ()
    impersonal: Words = ()
    modals: Mapping[str, str]
    with_be: Words
    noun_like: Words
    verbs: Mapping[str, Words]


class RoleNoun(Checked):
    """A noun for an official that leaves his office open among ``roles``."""

    forms: Words
    roles: Words


class Nouns(Checked):
    """Nouns that stand for a side or refer back to one.

    Where capitals do not show names, ``common`` are words that are none, and ``given`` names that
    are known as such.
    """

    language: str
    role_nouns: tuple[RoleNoun, ...]
    other_side: Words
    delegation_heads: Words
    bodies: Words
    bare_bodies: Words = ()
    delegations: Words
    led_by: Words
    pairs: Mapping[Literal["countries", "people"], Words]
    pair_roles: tuple[RoleNoun, ...] = ()
    pair_determiners: Words = ()
    self_places: Words
    capital_nouns: Words
    citizens: Words
    regions: Words
    namesakes: Words = ()
    conveyed: Words = ()
    heralds: Words = ()
    matters: Words = ()
    provinces: Mapping[str, str] = {}
    not_names: Words
    delegated: Words = ()
    common: Words = ()
    given: Words = ()

    def determined(self, pair: str) -> Words:
        """Return a word for two sides behind each determiner that makes it take them up."""
        return tuple(f"{word} {pair}" for word in self.pair_determiners) or (pair,)


class Cues(Checked):
    """Cue words of status, mode, stage and kind of agreement.

    ``again`` tell that something happens once more; beside a word for what is ``counted``, of any
    fact or of one type, so do ``another`` and ``rounds``, ordinals by their number.
    """

    language: str
    planned: Words
    proposed: Words
    denied: Words
    cancelled: Words
    moved: Words
    reach_clause: Words
    takes_place: Words = ()
    messages: Mapping[str, Words] = {}
    intended: Words = ()
    pending: Words = ()
    already: Words = ()
    long_before: Words = ()
    subjunctive: Words = ()
    foreseen: Words = ()
    supposing: Words = ()
    wished: Words = ()
    occasion: Words = ()
    again: Words = ()
    another: Words = ()
    rounds: Mapping[int, Words] = {}
    counted: Mapping[str, Words] = {}
    modes: Mapping[Literal["call", "video"], Words]
    stages: Mapping[Literal["in_force", "ratified", "ended", "announced"], Words]
    kinds: Mapping[str, Words]


class Frame(Checked):
    """A construction: what triggers it and where its parts stand (see the head of the file)."""

    id: str
    type: str
    verbs: str | None = None
    noun: str | None = None
    voices: tuple[Voice, ...] = ()
    through: str | None = None
    subject_noun: str | None = None
    circumstance: bool = False
    subject: bool = False
    qualified: Words = ()
    people: bool = False
    dative: bool = False
    bare: bool = False
    taken_up: bool = False
    retold: bool = False
    without: Words = ()
    context: bool = False
    witnessed: bool = False
    definite: bool = False
    by_date: bool = False
    participle: str | None = None
    tense: str | None = None
    preposition: str | None = None
    needs: str | None = None
    unless: str | None = None
    governor: str | None = None
    mutual: bool = False
    since: bool = False
    of_state: bool = False
    a: str | None = None
    b: str | None = None
    pair: str | None = None
    who: str | None = None
    to: str | None = None
    host: str | None = None
    headline: bool = False
    dated: bool = False
    ends: bool = False
    parties: str | None = None
    status: str | None = None
    mode: str | None = None
    kind: str | None = None
    action: str | None = None


def _inverted(classes: Mapping[str, Words]) -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each form."""
    found: dict[str, tuple[str, ...]] = {}
    for name, forms in classes.items():
        for form in dict.fromkeys(form.lower() for form in forms):
            found[form] = (*found.get(form, ()), name)
    return found


# classes that the code looks up besides those that constructions are over
_ASKED_VERBS = (
    *("host", "encounter", "talk", "talk_oneself", "grant", "ring", "phone", "summon"),
    *("go", "go_oneself", "reach", "return", "leave", "pay_visit", "make_visit"),
    *("arrange", "happen", "include", "phase", "sign", "sign_only", "tell", "urge"),
)
_ASKED_NOUNS = ("agreement", "meeting", "signing", "visit")


class Frames(Checked):
    """The constructions of a language and the word classes that they name."""

    language: str
    verbs: Mapping[str, Words]
    nouns: Mapping[str, Words]
    words: Mapping[str, Words] = {}
    circumstances: Words
    datives: Mapping[str, str] = {}
    object_relative: Words = ()
    states: Words = ()
    topics: Words = ()
    agent: str = ""
    afterwards: Words = ()
    beforehand: Words = ()
    frames: tuple[Frame, ...]

    @model_validator(mode="after")
    def _has_classes_asked_for(self) -> Self:
        """Refuse a lexicon without a class that the code itself looks up; it may be empty."""
        for kind, asked, there in (
            ("verbs", _ASKED_VERBS, self.verbs),
            ("nouns", _ASKED_NOUNS, self.nouns),
        ):
            missing = [name for name in asked if name not in there]
            if missing:
                raise ValueError(f"the class {missing[0]!r} of {kind} is not there")
        return self

    @model_validator(mode="after")
    def _names_its_classes(self) -> Self:
        """Refuse a construction over a class of words that is not there."""
        verbs = self.verbs
        nouns = {*self.nouns, *self.words}
        plain = {*nouns, *verbs}
        for frame in self.frames:
            for name, known in (
                *((n, nouns) for n in (frame.noun, frame.through, frame.subject_noun)),
                *((v, verbs) for v in (frame.verbs, frame.participle)),
                *((w, plain) for w in (frame.needs, frame.unless)),
            ):
                if name is not None and name not in known:
                    raise ValueError(f"{frame.id} names the class {name!r}, which is not there")
        return self

    def triggered(self, lemmas: Iterable[str], nouns: Iterable[str]) -> Iterator[Frame]:
        """Yield the constructions that verbs and classes of nouns may trigger, in their order."""
        by_verb, by_noun, always = self._by_trigger
        found = set(always)
        found.update(*(by_verb.get(lemma, ()) for lemma in lemmas))
        found.update(*(by_noun.get(noun, ()) for noun in nouns))
        yield from (self.frames[number] for number in sorted(found))

    @cached_property
    def _by_trigger(self) -> tuple[dict[str, list[int]], dict[str, list[int]], list[int]]:
        """Number the constructions by lemma, by class of noun, and the others."""
        by_verb: dict[str, list[int]] = {}
        by_noun: dict[str, list[int]] = {}
        always: list[int] = []
        for number, frame in enumerate(self.frames):
            if frame.governor is not None or frame.headline:
                always.append(number)
            elif frame.noun is not None:
                by_noun.setdefault(frame.noun, []).append(number)
            else:
                for lemma in self.verbs[frame.verbs or ""]:
                    by_verb.setdefault(lemma, []).append(number)
        return by_verb, by_noun, always

    @cached_property
    def acting(self) -> frozenset[str]:
        """The verbs that act on a side."""
        classes = (frame.verbs for frame in self.frames if "object" in (frame.b or "").split())
        return frozenset(lemma for name in classes if name for lemma in self.verbs[name])

    @cached_property
    def word_classes(self) -> Mapping[str, tuple[str, ...]]:
        """The classes that each plain word is of."""
        return _inverted(self.words)

    @cached_property
    def classes(self) -> Mapping[str, tuple[str, ...]]:
        """The classes that each noun is of."""
        return _inverted(self.nouns)
