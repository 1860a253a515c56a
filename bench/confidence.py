"""How often the facts of each French rule are right on the own dispatches: confidence.yaml.

Prints the file's tables: by group and by rule (right + 1) / (found + 2), rules found ten times or
more; factors are the rate of the facts concerned over the rate of all.  Ways to know a country that
were met less often stand together as "rest".  Facts that gold is unsure of count neither way.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.text import fold
from loaders.extraction.format import to_format
from loaders.extraction.pipeline import extract
from loaders.sources import article_from_record

OWN = Path(__file__).resolve().parents[1] / "tests" / "data" / "own"
SETS = ("frp", "frd")
SIDES = ("a", "b", "who", "to", "parties", "of", "by")
GROUP = {"proposed": "planned", "cancelled": "denied"}
ENOUGH = 10  # facts from which a rule has a figure of its own

Record = dict[str, Any]


def sides(record: Record, fact: Record) -> list[str]:
    """Return the sides of a fact, officials by their folded names, in order of the alphabet."""
    names = {official["key"]: fold(official["name"]) for official in record["officials"]}
    found = [fact.get(part) for part in SIDES]
    parties = [p for side in found if side for p in (side if isinstance(side, list) else [side])]
    return sorted(names.get(party, party) for party in parties)


def same_side(one: str, other: str) -> bool:
    """Tell whether two sides are the same country, or one name's words are the other's."""
    return one == other or (
        ":" not in one + other
        and (set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()))
    )


def key(fact: Record) -> tuple[str, ...]:
    """Return what must be equal besides the sides."""
    status = GROUP.get(fact["status"], fact["status"])
    ended = fact.get("stage") == "ended"
    return str(fact["type"]), "ended" if ended else str(status), str(fact.get("action", ""))


def verdicts(gold: Record, found: Record) -> Iterator[tuple[Record, bool]]:
    """Yield each fact found with whether gold has it; those gold is unsure of are left out."""
    left = list(gold["facts"])
    for fact in found["facts"]:
        mine = sides(found, fact)
        for candidate in left:
            theirs = sides(gold, candidate)
            if (
                key(candidate) == key(fact)
                and len(mine) == len(theirs)
                and all(any(same_side(side, other) for other in theirs) for side in mine)
            ):
                left.remove(candidate)
                if candidate.get("certain", True):
                    yield fact, True
                break
        else:
            yield fact, False


def traits(found: Record, fact: Record) -> Iterator[str]:
    """Yield what a fact is counted under."""
    yield "all"
    yield f"group {fact['rule'].rpartition('.')[0]}"
    yield f"rule {fact['rule']}"
    yield "linked" if fact["chain"] else "named"
    if fact["date"] is None:
        yield "undated"
    known = {official["key"]: official["how_known"] for official in found["officials"]}
    named = (fact.get(part) for part in SIDES)
    yield from {f"known {known[p]}" for p in named if isinstance(p, str) and p in known}


def counts() -> tuple[Counter[str], Counter[str]]:
    """Return how often facts were right and found, by trait."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name in SETS:
        golds = (OWN / f"{name}-gold.jsonl").read_text(encoding="utf-8").splitlines()
        gold = {record["id"]: record for record in map(json.loads, golds)}
        for line in (OWN / f"{name}-articles.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            article = article_from_record(record, "own")
            shown = to_format(article, extract(article))
            for fact, good in verdicts(gold[record["id"]], shown):
                for trait in traits(shown, fact):
                    found[trait] += 1
                    right[trait] += good
    return right, found


def pooled(tally: Counter[str], rare: list[str]) -> Counter[str]:
    """Return counts with the rare ways to know a country counted as one."""
    rest = sum(tally[trait] for trait in rare)
    return Counter({**{t: n for t, n in tally.items() if t not in rare}, "known rest": rest})


def main() -> None:
    """Print the tables."""
    right, found = counts()
    rare = [t for t in found if t.startswith("known ") and found[t] < ENOUGH]
    right, found = pooled(right, rare), pooled(found, rare)
    rate = {trait: (right[trait] + 1) / (found[trait] + 2) for trait in found}
    print(f"# {found['all']} facts found, {right['all']} right")
    for trait in sorted(found):
        whole = trait.startswith("group ") or trait == "all"
        figure = rate[trait] if whole or trait.startswith("rule ") else rate[trait] / rate["all"]
        if whole or found[trait] >= ENOUGH:
            print(f"{trait}: {figure:.2f}  # {right[trait]} of {found[trait]}")


if __name__ == "__main__":
    main()
