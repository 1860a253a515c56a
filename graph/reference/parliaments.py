"""Parliaments: legislatures and their chambers, with the names that identify them alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, cast

from graph.errors import EntenteError
from graph.reference.tables import Forms, Row, checked, read_table
from graph.text import slug

Chamber = Literal["lower", "upper", "unicameral", "joint", "advisory", "other"]


class Parliament(Row):
    """A legislature (``joint``) or one of its chambers.

    ``alone`` are the forms that identify it without any other cue; every other form needs its
    country beside it.  ``valid_from`` and ``valid_to`` are ISO dates cut at their precision, None
    where not known; ``valid_to`` is the first day on which it was no more.
    """

    uid: str
    country: str
    chamber: Chamber
    fr: Forms
    en: Forms
    native: Forms = ()
    other: Forms = ()
    alone: Forms = ()
    valid_from: str | None = None
    valid_to: str | None = None
    note: str | None = None
    source: str

    @property
    def forms(self) -> Forms:
        """Every form of its name, in any language, each once."""
        return tuple(dict.fromkeys((*self.fr, *self.en, *self.native, *self.other)))

    def name(self, language: str = "en") -> str:
        """Return its press name in French, else in English; it does not name the country."""
        return self.fr[0] if language == "fr" else self.en[0]

    def is_valid(self, date: str | None) -> bool:
        """Tell whether it existed on a date (ISO, cut anywhere); true when either is unknown."""
        if date is None:
            return True
        started = self.valid_from is None or self.valid_from <= date or date in self.valid_from
        return started and (self.valid_to is None or date < self.valid_to)


class Legislatures(NamedTuple):
    """All that the table of legislatures holds.

    ``generic`` maps, per language, a name that many countries use to the chamber it usually is.
    """

    parliaments: Mapping[str, Parliament]
    generic: Mapping[str, Mapping[str, Chamber]]


def _chamber(word: str) -> Chamber:
    """Return the table's word for a level as the graph has it, whose checking is the model's."""
    return "joint" if word == "parliament" else cast(Chamber, word)


def read_parliaments() -> Legislatures:
    """Return parliaments by uid, and generic names.

    Raises:
        EntenteError: the table is not well formed.
    """
    table = read_table("legislatures")
    rows = [
        {
            **row,
            "uid": f"parliament:{row['country'].lower()}:{slug(row['fr'][0])}",
            "chamber": _chamber(row["chamber"]),
        }
        for row in table["chambers"]
    ]
    parliaments = {
        row["uid"]: checked(Parliament, row, f"legislatures.yaml, {row['uid']}") for row in rows
    }
    if len(parliaments) < len(rows):
        raise EntenteError("graph/data/reference/legislatures.yaml: two rows would share a uid.")
    return Legislatures(
        parliaments=parliaments,
        generic={
            language: {name: _chamber(level) for name, level in names.items()}
            for language, names in table["generic"].items()
        },
    )
