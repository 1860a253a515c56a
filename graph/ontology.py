"""The ontology: what each fact type means, read from ``graph/data/ontology`` and checked.

One YAML file per fact type says which event it is, between which parts, under which relationship
in the graph, how its claims are blocked for comparison, its labels and its CAMEO and PLOVER codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from graph.data_files import read_data
from graph.errors import EntenteError
from graph.reference.tables import LANGUAGES
from graph.reference.tables import Language as Language

Label = TypeVar("Label")


def _in_all(labels: Mapping[Language, Label]) -> Mapping[Language, Label]:
    """Refuse labels that a reader of some language would miss."""
    if missing := [language for language in LANGUAGES if language not in labels]:
        raise ValueError(f"no label in {', '.join(missing)}")
    return labels


Labels = Annotated[Mapping[Language, str], AfterValidator(_in_all)]


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Checked):
    """A side of a fact: which kinds of node may stand there, and whether several may."""

    kinds: tuple[Literal["Official", "Country", "Organization"], ...]
    many: bool = False
    optional: bool = False


class Detail(_Checked):
    """A further field of a fact; ``values`` is empty when any text may stand there."""

    values: tuple[str, ...] = ()


class TypeLabels(_Checked):
    """How a fact type is called in one language."""

    name: str
    plural: str
    phrase: str


class Codes(_Checked):
    """Codes of the event data sets: CAMEO (root or event code) and PLOVER (event type)."""

    cameo: str | None = None
    plover: str | None = None


class Action(_Checked):
    """One diplomatic action: its codes and the verb phrase it is shown with."""

    codes: Codes
    labels: Labels


class FactType(_Checked):
    """One fact type; ``relationship`` is ``action`` where each action has one of its own."""

    type: str
    event: str | None
    relationship: str
    block: Literal["year", "parties", "event", "affiliation"]
    directed: bool
    labels: Annotated[Mapping[Language, TypeLabels], AfterValidator(_in_all)]
    parts: Mapping[str, Part]
    details: Mapping[str, Detail] = {}
    codes: Codes
    actions: Mapping[str, Action] = {}

    def relationship_of(self, details: Mapping[str, Any]) -> str:
        """Return the relationship type of a fact with these details, ``RECALL_AMBASSADOR`` say."""
        return (
            str(details["action"]).upper() if self.relationship == "action" else self.relationship
        )

    def codes_of(self, details: Mapping[str, Any]) -> Codes:
        """Return the codes of a fact with these details."""
        action = self.actions.get(str(details.get("action")))
        return action.codes if action else self.codes

    def phrase_of(self, details: Mapping[str, Any], language: Language) -> str:
        """Return the verb phrase of a fact with these details, for a reader of a language."""
        action = self.actions.get(str(details.get("action")))
        return action.labels[language] if action else self.labels[language].phrase


class Terms(_Checked):
    """Labels, by language, of all identifiers that are not fact types."""

    kinds: Mapping[str, Labels]
    relationships: Mapping[str, Labels]
    roles: Mapping[str, Labels]
    statuses: Mapping[str, Labels]
    stages: Mapping[str, Labels]
    precisions: Mapping[str, Labels]


class Ontology(_Checked):
    """All fact types by name, and the terms."""

    types: Mapping[str, FactType]
    terms: Terms

    @property
    def tie_types(self) -> tuple[str, ...]:
        """The fact types that become ties, in a fixed order."""
        return tuple(name for name, fact in self.types.items() if fact.event)

    def relationship_types(self) -> frozenset[str]:
        """Every relationship type of the graph: the closed list that query texts may name."""
        named = {t.relationship for t in self.types.values()} - {"action"}
        actions = {action.upper() for t in self.types.values() for action in t.actions}
        return frozenset(named | actions | set(self.terms.relationships))


ORDER = (
    "met_with",
    "visited",
    "signed",
    "exempted_visa",
    "participated",
    "diplomatic",
    "message",
    "called_for",
    "holds_office",
)


@cache
def ontology() -> Ontology:
    """Return the ontology, read and checked once.

    Raises:
        EntenteError: a file is not well formed; the message names it.
    """
    read: dict[str, Any] = {}
    for name in (*ORDER, "terms"):
        content = read_data(f"ontology/{name}")
        try:
            read[name] = (Terms if name == "terms" else FactType).model_validate(content)
        except ValidationError as error:
            raise EntenteError(f"graph/data/ontology/{name}.yaml: {error}") from error
    terms = read.pop("terms")
    return Ontology(types=read, terms=terms)
