"""``entente ties``: all ties of a country or a pair, with date, sides and sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import click

from api.commands.common import data_option, opened_store
from api.commands.standing import standing_lines
from graph.dates import validate
from graph.errors import BadInput
from graph.history import Known, known_ties, with_times
from graph.ontology import Language, ontology
from graph.queries.relations import relation
from graph.queries.ties import TieFilter, all_ties
from graph.reference import LANGUAGES, reference
from graph.stores import Store

Tie = Mapping[str, Any]


@click.command()
@click.argument("country")
@click.argument("other", required=False)
@click.option("--type", "types", multiple=True, type=click.Choice(ontology().tie_types))
@click.option("--since", help="From this date on: 2025, 2025-04 or 2025-04-06.")
@click.option("--until", help="Up to this date.")
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(list(ontology().terms.statuses))
)
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help="The language of acts, countries and statuses; sentences stay as they were written.",
)
@click.option("--known-on", help="As the press had reported by this date.")
@click.option("--loaded-on", help="As the store knew on this date.")
@click.option("--state", is_flag=True, help="Of a pair: not the ties, but how the two stand.")
@click.option("--as-of", help="Of a pair: how the two certainly stood on this date.")
@click.option("--json", "as_json", is_flag=True, help="The ties as one JSON list.")
@data_option
def command(
    country: str,
    other: str | None,
    language: Language,
    known_on: str | None,
    loaded_on: str | None,
    state: bool,
    as_of: str | None,
    as_json: bool,
    **filters: Any,
) -> None:
    """Print all ties of a COUNTRY, or between two, newest first.

    A country by its ISO code or by its name in any of the languages: MA, MAR, Maroc, المغرب.
    """
    code = reference().find_country(country).code
    other_code = reference().find_country(other).code if other else None
    if state or as_of:
        show_state(code, other_code, as_of, language, as_json)
        return
    known = known_as(known_on, loaded_on)
    with opened_store() as store:
        found = ties_known(store, code, other_code, known, TieFilter(**filters))
        ties = with_times(store, found)
    if as_json:
        print(json.dumps(ties, ensure_ascii=False, indent=1))
        return
    for tie in ties:
        for line in described(tie, language):
            print(line)
    if not ties:
        click.echo("No ties.  Load articles with: run.py load PATH", err=True)


def ties_known(
    store: Store, code: str, other: str | None, known: Known | None, filters: TieFilter
) -> list[Tie]:
    """Return the ties asked for, as they are known now or were known on a day."""
    if known is None:
        return list(all_ties(store, code, other, filters))
    return list(known_ties(store, code, other, known, filters))


def show_state(
    code: str, other: str | None, as_of: str | None, language: Language, as_json: bool
) -> None:
    """Print how two countries stand, now or as of a date.

    Raises:
        BadInput: there is no second country, or the date is none.
    """
    if not other:
        raise BadInput("How countries stand is told of a pair: name a second country.")
    with opened_store() as store:
        found = relation(store, code, other, validate(as_of) if as_of else None)
    if as_json:
        print(json.dumps(found["state"], ensure_ascii=False, indent=1))
        return
    lines = list(standing_lines(found["state"], found["countries"], language))
    for line in lines:
        print(line)
    if not lines:
        click.echo("No state is known: no visa rule, agreement or act of state.", err=True)


def known_as(known_on: str | None, loaded_on: str | None) -> Known | None:
    """Return the day and which knowledge of it is asked for.

    Raises:
        BadInput: both are given, or one is no date.
    """
    if known_on and loaded_on:
        raise BadInput("Give --known-on or --loaded-on, not both.")
    if loaded_on:
        return Known(validate(loaded_on), "loaded")
    return Known(validate(known_on)) if known_on else None


def described(tie: Tie, language: Language) -> Iterator[str]:
    """Say a tie in words: date, sides, type, then each sentence with its article."""
    known = ontology()
    status = (
        "" if tie["status"] == "held" else f" [{known.terms.statuses[tie['status']][language]}]"
    )
    place = f", {tie['place']}" if tie.get("place") else ""
    said = sides(tie, known.types[tie["type"]].phrase_of(tie, language), language)
    yield f"{tie.get('date') or 'undated':<10}  {said}{place}{status}"
    for evidence in tie["evidence"]:
        yield f"            « {' '.join(evidence['sentence'].split())} »"
        origin = evidence.get("title") or evidence["article"]
        yield f"            {origin}, {evidence.get('published') or 'undated'}"
    yield ""


def sides(tie: Tie, phrase: str, language: Language) -> str:
    """Join the sides by the phrase: ``A (KZ, speaker) met with B (MA, speaker)``."""
    first = tie["sides"][0]["part"]
    left = [named(side, language) for side in tie["sides"] if side["part"] == first]
    right = [named(side, language) for side in tie["sides"] if side["part"] != first]
    what = [tie["what"]] if tie.get("what") and not right else []
    return " ".join([", ".join(left), phrase, ", ".join(right + what)]).strip()


def named(side: Mapping[str, Any], language: Language) -> str:
    """Name a side: a country or body as the reader calls it, an official with country and role."""
    if side["kind"] != "Official":
        return reference().label(side["uid"], language)
    role = side.get("role")
    known = [side.get("country"), role and ontology().terms.roles[role][language]]
    inside = ", ".join(word for word in known if word)
    return f"{side['name']} ({inside})" if inside else str(side["name"])
