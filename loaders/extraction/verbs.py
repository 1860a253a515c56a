"""Verb groups of a sentence: the verb, its voice, tense, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from loaders.extraction.chunks import Mentions
from loaders.extraction.morphology import FINITE, VerbForm
from loaders.extraction.schema import Voice
from loaders.extraction.tokens import Token
from loaders.extraction.verbwords import VerbWords
from loaders.extraction.vocabulary import Vocabulary


@dataclass(frozen=True)
class VerbGroup:
    """A verb with its auxiliaries, by token indices.

    ``main`` is the token of the verb itself.  ``tense`` is the first auxiliary's where there is
    one (``future`` of "sera reçu"), with ``perfect`` where the verb stands in its participle.
    ``modal`` governs the infinitive ("doit recevoir").
    """

    first: int
    last: int
    main: int
    lemma: str
    voice: Voice
    tense: str
    perfect: bool = False
    modal: str | None = None
    negated: bool = False

    @property
    def finite(self) -> bool:
        """Tell whether it has a subject of its own."""
        return self.tense in FINITE


def verb_groups(sentence: Mentions, words: Vocabulary) -> tuple[VerbGroup, ...]:
    """Return the verb groups of a sentence in order."""
    return tuple(_Grouping(sentence, words).read())


class _Grouping(VerbWords):
    """Reads the verb groups of a sentence from left to right."""

    def read(self) -> list[VerbGroup]:
        groups: list[VerbGroup] = []
        position = 0
        while position < len(self.tokens):
            group = self._at(position)
            if group is not None:
                groups.append(self._shared(group, groups))
                position = group.last
            else:
                position += 1
        return groups

    def _shared(self, group: VerbGroup, before: list[VerbGroup]) -> VerbGroup:
        """Give a participle the auxiliary that it shares: "a rompu avec X et noué des liens".

        And a bare verb the modal: "will meet X and pay".
        """
        if self.marks and (modal := self._shared_modal(group, before)) is not None:
            return replace(group, tense=modal.tense, modal=modal.modal)
        joint, following = self._token(group.first - 1), self._token(group.last)
        if group.voice != "participle" or joint is None or following is None:
            return group
        acts = self.words.determiner(following) and not self.words.preposition(following)
        if not (acts and self.words.is_coordinator(joint)):
            return group
        shared = next((g for g in reversed(before) if g.finite), None)
        if shared is None or not shared.perfect or shared.voice != "active" or shared.modal:
            return group
        return replace(group, voice="active", tense=shared.tense, perfect=True)

    def _shared_modal(self, group: VerbGroup, before: list[VerbGroup]) -> VerbGroup | None:
        """Return the verb before "and" whose modal a bare verb behind it shares."""
        joint, main = self._token(group.first - 1), self.tokens[group.main]
        last = next((g for g in reversed(before) if g.finite), None)
        bare = group.tense == "present" and main.lower == group.lemma
        if not bare or last is None or last.modal is None or joint is None:
            return None
        return last if self.words.is_coordinator(joint) else None

    def _at(self, position: int) -> VerbGroup | None:
        token = self.tokens[position]
        if position in self.inside or not self._is_verb(position, token):
            return None
        readings = self._readings(position, token)
        finite = [reading for reading in readings if reading.tense in FINITE]
        if finite:
            return self._any_finite(position, finite)
        if not readings:
            return self._unknown(position, token)
        reading = readings[0]
        if reading.lemma in self.auxiliaries and reading.tense in ("infinitive", "gerund"):
            return self._auxiliary(position, reading) or self._nonfinite(position, reading)
        return self._nonfinite(position, reading)

    def _readings(self, position: int, token: Token) -> tuple[VerbForm, ...]:
        """Return what a form can be here: an infinitive only after its mark, if there are any.

        A past that is also a participle is one before who did it, and behind what it qualifies.
        """
        readings = self.words.readings(token)
        if self.marks:
            marked = self._is_marked(position)
            readings = tuple(r for r in readings if (r.tense == "infinitive") == marked)
        if self._qualifies(position) and any(r.tense == "participle" for r in readings):
            return tuple(r for r in readings if r.tense == "participle")
        return readings

    def _is_marked(self, position: int) -> bool:
        before = self._token(position - 1)
        return before is not None and before.lower in self.marks

    def _qualifies(self, position: int) -> bool:
        """Tell "an agreement signed in Oslo", "received by X" from a finite verb."""
        before, after = self._token(position - 1), self._token(self._skip(position + 1))
        preposition = self.words.preposition(after) if after is not None else None
        if before is not None and before.text == ",":
            before = self._token(position - 2)
        noun = before is not None and before.kind == "noun" and preposition is not None
        return noun or preposition in self.words.words.grammar.agents

    def _unknown(self, position: int, token: Token) -> VerbGroup | None:
        """Read a verb that the lexicon lacks: by its ending, or after "se"."""
        if self.words.is_finite(token):
            ahead = token.lower.endswith(self.words.words.grammar.future_endings)
            tense = "future" if ahead else "present"
            return self._group(position, position, position + 1, "", "active", tense)
        after_se = token.kind == "word" and self._reflexive(position)
        if not after_se or self._is_nonfinite(token):
            return None
        return self._group(position, position, position + 1, "", "reflexive", "present")

    def _is_verb(self, position: int, token: Token) -> bool:
        """Tell whether a token can be a verb: a word, or a noun's form where no noun can stand."""
        before = self._token(position - 1)
        if before is None:
            noun = token.kind == "noun" and not self._opens_with_participle(token)
            return token.kind in ("word", "noun", "name") and not noun
        titled = token.kind == "title" and bool(self.words.readings(token))  # "hosts"
        if token.kind not in ("word", "noun") and not titled:
            return False
        if self.words.words.grammar.verb_first and self._is_subjunctive(token):
            return True  # "ليغادر"
        if self.words.preposition(before) and not self._is_nonfinite(token):
            return before.lower in self.words.clitics and token.kind == "word"
        return self._after_small_word(position, token, before)

    def _is_subjunctive(self, token: Token) -> bool:
        """Tell whether a form is of the present or future alone, which no noun looks like."""
        readings = self.words.readings(token)
        present = all(reading.tense in ("present", "future") for reading in readings)
        return bool(readings) and present and token.kind == "word"

    def _after_small_word(self, position: int, token: Token, before: Token) -> bool:
        """Tell whether a token after a clitic, a determiner or another word is a verb."""
        if before.lower in self.words.clitics:
            article = before.lower in self.words.determiners and not self._is_auxiliary(token)
            acts = self._follows_subject(position - 1) or self._is_sure_verb(token)
            return not article or (token.kind == "word" and acts)
        if before.kind == "adjective" and self._closes_side(position) and not self.marks:
            return token.kind == "word" or token.lower in self.noun_like
        if self.words.determiner(before) or before.kind in ("adjective", "number"):
            return self._may_follow(before, token)
        return self._is_free_verb(position, token, before)

    def _may_follow(self, before: Token, token: Token) -> bool:
        """Tell whether a form behind an adjective, or a day's number, is a verb and no noun."""
        known = token.lower in self.noun_like and bool(self.marks)
        dated = before.kind == "number" and bool(self.marks)  # "on January 4 held talks"
        return (before.kind == "adjective" or dated) and token.kind == "word" and not known

    def _closes_side(self, position: int) -> bool:
        """Tell whether a side ends right before a token: "o ministro russo visita"."""
        return any(chunk.last == position and chunk.is_side for chunk in self.chunks)

    def _is_sure_verb(self, token: Token) -> bool:
        """Tell whether a form is a verb also behind what may be an article: "la recibió"."""
        if not self.words.words.grammar.pro_drop or token.lower in self.noun_like:
            return False
        return any(reading.tense in FINITE for reading in self.words.readings(token))

    def _follows_subject(self, position: int) -> bool:
        """Tell whether a relative or a pronoun stands before: "qui la mènera", "elle l'attend"."""
        before = self._token(position - 1)
        return before is not None and (
            before.lower in self.words.relatives or before.lower in self.words.pronouns
        )

    def _is_free_verb(self, position: int, token: Token, before: Token) -> bool:
        """Tell whether a word that no small word introduces is a verb and no noun."""
        if token.lower in self.noun_like and self.words.words.grammar.verb_first:
            opens = before.kind in ("punct", "phrase") or self.words.is_coordinator(before)
            related = before.lower in self.words.relatives or before.lower in self.words.adverbs
            return opens or related or position - 1 in self.inside
        if token.lower in self.noun_like:
            return position - 1 in self.inside or before.lower in self.words.relatives
        return token.kind != "noun" or before.kind not in ("word", "noun", "punct")

    def _opens_with_participle(self, token: Token) -> bool:
        """Tell "Arrivée dimanche à" from the noun of "Arrivée de"."""
        following = self._token(1)
        participle = any(r.tense == "participle" for r in self.words.readings(token))
        return (
            participle
            and following is not None
            and self.words.preposition(following) != self.words.owner
        )

    def _is_auxiliary(self, token: Token) -> bool:
        return any(r.lemma in self.auxiliaries for r in self.words.readings(token))

    def _is_nonfinite(self, token: Token) -> bool:
        readings = self.words.readings(token)
        if not readings:
            return bool(self.infinitives) and token.lower.endswith(self.infinitives)
        return any(r.tense in ("infinitive", "gerund") for r in readings)

    def _any_finite(self, position: int, readings: list[VerbForm]) -> VerbGroup | None:
        """Read a form of two verbs ("fue" of ser and ir): "fue recibido", "fue un éxito", "fue a".

        The other verb than the auxiliary is of moving: a preposition follows it.
        """
        for reading in readings[:-1]:
            if reading.lemma in self.auxiliaries and (group := self._auxiliary(position, reading)):
                return group
        others = [reading for reading in readings if reading.lemma not in self.auxiliaries]
        following = self._token(self._skip(position + 1))
        moves = following is not None and self.words.preposition(following)
        both = len(others) < len(readings)
        return self._finite(position, (readings if both and not moves else others or readings)[0])

    def _finite(self, position: int, reading: VerbForm) -> VerbGroup | None:
        if reading.lemma in self.auxiliaries and (group := self._auxiliary(position, reading)):
            return group
        if position == 0 and self.words.preposition(self.tokens[position]):
            return None  # "A l'approche d'un sommet": a preposition that lost its accent
        if reading.lemma in self.words.words.verbs.modals and (
            group := self._modal(position, position + 1, reading)
        ):
            return group
        voice: Voice = "reflexive" if self._reflexive(position) else "active"
        return self._group(position, position, position + 1, reading.lemma, voice, reading.tense)

    def _auxiliary(self, position: int, auxiliary: VerbForm) -> VerbGroup | None:
        """Read "a reçu", "s'est entretenu", "sera reçu", "a été reçu", "est attendu"."""
        at = self._skip(position + 1)
        form = self._participle(at) or self._progressive(at, auxiliary)
        if form is None:
            return None
        if form.tense == "gerund":
            return self._group(position, at, at + 1, form.lemma, "active", auxiliary.tense)
        reflexive = self._reflexive(position)
        passive = auxiliary.lemma in self.be and not reflexive and form.lemma not in self.movement
        perfect = not passive
        if auxiliary.lemma in self.have and (second := self._second(at, form)) is not None:
            at, form, passive = *second, second[1].tense == "participle"
        if form.lemma in self.words.words.verbs.modals:
            modal = self._modal(position, at + 1, VerbForm(form.lemma, auxiliary.tense))
            if modal is not None:  # "aurait dû recevoir"
                return replace(modal, perfect=perfect and auxiliary.tense == "conditional")
        voice = self._voice(auxiliary, reflexive, passive)
        return self._group(position, at, at + 1, form.lemma, voice, auxiliary.tense, perfect)

    def _second(self, at: int, form: VerbForm) -> tuple[int, VerbForm] | None:
        """Read the verb of "have been held", where it stands and how it is read."""
        if form.lemma not in self.be:
            return None
        after = self._skip(at + 1)
        found = self._participle(after) or self._progressive(after, form)
        return None if found is None else (after, found)

    def _progressive(self, at: int, auxiliary: VerbForm) -> VerbForm | None:
        """Read the verb of "is visiting"."""
        token = self._token(at)
        if token is None or auxiliary.lemma not in self.be or at in self.inside:
            return None
        return next((r for r in self.words.readings(token) if r.tense == "gerund"), None)

    def _voice(self, auxiliary: VerbForm, reflexive: bool, passive: bool) -> Voice:
        if reflexive or passive:
            return "reflexive" if reflexive else "passive"
        if auxiliary.tense == "infinitive":
            return "infinitive"
        return "gerund" if auxiliary.tense == "gerund" else "active"

    def _modal(self, first: int, after: int, modal: VerbForm) -> VerbGroup | None:
        """Read "doit rencontrer", "devrait être reçu", "s'apprête à recevoir"."""
        at = self._skip(after, allow_preposition=True)
        form = self._infinitive(at)
        if form is None:
            return None
        climbed = modal.lemma in self.words.words.verbs.climbing and self._reflexive(first)
        voice: Voice = "reflexive" if climbed or self._reflexive(at) else "active"
        if form.lemma in self.auxiliaries:
            inner = self._skip(at + 1)
            participle = self._participle(inner) or self._progressive(inner, form)
            if participle is not None:
                passive = form.lemma in self.be and participle.lemma not in self.movement
                passive = passive and participle.tense == "participle"
                at, form = inner, participle
                if (second := self._second(inner, participle)) is not None:
                    at, form, passive = *second, second[1].tense == "participle"
                voice = "passive" if passive and voice == "active" else voice
        if form.lemma in self.words.words.verbs.modals and (
            governed := self._modal(first, at + 1, VerbForm(form.lemma, modal.tense))
        ):
            return governed  # "will be able to", "is expected to have to"
        return self._group(first, at, at + 1, form.lemma, voice, modal.tense, modal=modal.lemma)

    def _infinitive(self, at: int) -> VerbForm | None:
        """Return a known infinitive, or an unknown one by its ending."""
        token = self._token(at)
        if token is None or at in self.inside:
            return None
        form = next((r for r in self.words.readings(token) if r.tense == "infinitive"), None)
        unknown = token.kind == "word" and token.lower.endswith(self.infinitives)
        return form or (VerbForm("", "infinitive") if unknown else None)

    def _nonfinite(self, position: int, reading: VerbForm) -> VerbGroup | None:
        voice = cast(Voice, reading.tense)
        if self._reflexive(position) and voice != "participle":
            voice = "reflexive"
        return self._group(position, position, position + 1, reading.lemma, voice, reading.tense)

    def _participle(self, at: int) -> VerbForm | None:
        token = self._token(at)
        if token is None or token.kind not in ("word", "noun", "title") or at in self.inside:
            return None  # "invité" is a title besides
        known = next((r for r in self.words.readings(token) if r.tense == "participle"), None)
        if known is not None:
            return known
        endings = self.words.words.grammar.participle_endings
        if len(token.text) > 3 and token.lower.endswith(endings) and token.kind == "word":
            return VerbForm("", "participle")
        return None

    def _group(
        self,
        first: int,
        main: int,
        last: int,
        lemma: str,
        voice: Voice,
        tense: str,
        perfect: bool = False,
        modal: str | None = None,
    ) -> VerbGroup:
        while (before := self._token(first - 1)) is not None and first - 1 not in self.inside:
            if not self._belongs(first - 1, before):
                break
            first -= 1
        negated = any(self.tokens[i].lower in self.negations for i in range(first, last)) and any(
            token.lower in self.second_negations for token in self.tokens[first : last + 2]
        )
        return VerbGroup(first, last, main, lemma, voice, tense, perfect, modal, negated)

    def _belongs(self, position: int, token: Token) -> bool:
        """Tell whether a word before a verb is a clitic, or negates it: "ne pas recevoir"."""
        if token.lower in self.words.clitics or token.lower in self.negations:
            return True
        before = self._token(position - 1)
        negates = before is not None and before.lower in self.negations
        return negates and token.lower in self.second_negations
