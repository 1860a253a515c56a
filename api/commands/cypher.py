"""``entente cypher``: a read-only query, one JSON object per row."""

from __future__ import annotations

import json

import click

from api.commands.common import data_option, opened_store
from graph.cypher_gate import check
from graph.errors import BadInput


@click.command()
@click.argument("query")
@click.option("--parameters", default="{}", help='Values of $names, as JSON: \'{"uid": "MA"}\'.')
@data_option
def command(query: str, parameters: str) -> None:
    """Run a read-only Cypher QUERY and print one JSON object per row.

    Example: entente cypher "MATCH (a:Country {uid: 'MA'})-[r:EXEMPTED_VISA]->(b) RETURN b.uid"
    """
    try:
        values = json.loads(parameters)
    except json.JSONDecodeError as error:
        raise BadInput(f"--parameters is not JSON: {error}.") from error
    if not isinstance(values, dict):
        raise BadInput('--parameters must be a JSON object, such as {"uid": "MA"}.')
    text = check(query)
    with opened_store() as store:
        answer = store.ask(text, values)
    for row in answer.rows:
        print(json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False))
    if answer.truncated:
        click.echo("Cut here: the answer has more rows than are given at once.", err=True)
