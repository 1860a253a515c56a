"""The Cypher console and the page of the schema, in a real browser."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import networkx
import pytest
from playwright.sync_api import Browser, Page, expect

from graph.ontology import ontology
from tests.viz.conftest import watched
from viz.console import strings

VIZ = Path(__file__).parents[2] / "viz"
READY = "() => window.__console?.ready"
LARGE = 9007199254740993


@pytest.fixture
def console(page: Page, address: str) -> Iterator[Page]:
    """The console in French; afterwards nothing foreign was asked for and no script failed."""
    watch = watched(page, address, ready=READY)
    opened = next(watch)("cypher?lang=fr", expected=("422",))
    yield opened
    assert next(watch, None) is None


def ask(page: Page, query: str, parameters: str = "{}") -> None:
    page.locator("#query").fill(query)
    page.locator("#parameters").fill(parameters)
    page.locator("#query").press("Control+Enter")


def cells(page: Page) -> list[list[str]]:
    rows = page.locator("#table tbody tr")
    return [rows.nth(n).locator("td").all_inner_texts() for n in range(rows.count())]


def save(page: Page, form: str, folder: Path) -> Path:
    with page.expect_download() as saving:
        page.get_by_role("button", name=form, exact=True).click()
    path = folder / saving.value.suggested_filename
    saving.value.save_as(path)
    return path


class TestAsking:
    def test_an_example_is_answered_as_a_table(self, console: Page) -> None:
        console.get_by_role("button", name="Qui le Maroc a rencontré").click()
        expect(console.locator("#said")).to_contain_text("lignes en")
        heads = console.locator("#table th").all_inner_texts()
        assert heads == ["who", "met", "date", "status"]
        assert ["Driss Benali", "Aigul Seitova", "2025-04-06", "held"] in cells(console)

    def test_every_example_is_answered(self, console: Page) -> None:
        examples = console.locator("#examples button")
        assert examples.count() > 5
        for number in range(examples.count()):
            with console.expect_response("**/api/v1/cypher") as asked:
                examples.nth(number).click()
            assert asked.value.json()["rows"], examples.nth(number).inner_text()

    def test_values_come_to_the_last_digit_and_letter(self, console: Page) -> None:
        given = {"n": LARGE, "name": "محمد 2 بن علي", "list": [-LARGE, 1.5]}
        ask(
            console,
            "RETURN $n AS n, $name, $list, date('2025-04-06') AS day, duration('P1M2D') AS span",
            json.dumps(given, ensure_ascii=False),
        )
        expect(console.locator("#table td")).to_have_count(5)
        assert cells(console) == [
            [str(LARGE), "محمد 2 بن علي", f"[-{LARGE}, 1.5]", "2025-04-06", "P1M2D"]
        ]
        name = console.locator("#table td span").first
        assert name.evaluate("e => getComputedStyle(e).direction") == "rtl"

    def test_a_refused_query_says_which_word_and_why(self, console: Page) -> None:
        ask(console, "MATCH (n {name: 'DELETE'}) DELETE n")
        refusal = console.get_by_role("alert")
        expect(refusal).to_contain_text("Cette requête n’a pas été lancée")
        expect(refusal).to_contain_text("DELETE")
        expect(console.locator("#coloured .is-refused")).to_have_text(["DELETE"])
        assert console.evaluate("() => document.activeElement.selectionStart") == len(
            "MATCH (n {name: 'DELETE'}) "
        )
        console.locator("#query").fill("RETURN 1 AS one")
        expect(refusal).to_be_hidden()

    def test_parameters_that_are_no_object_are_refused_here(self, console: Page) -> None:
        ask(console, "RETURN 1", "[1]")
        expect(console.get_by_role("alert")).to_contain_text("objet JSON")

    def test_a_cut_answer_says_so(self, console: Page) -> None:
        ask(console, "UNWIND range(1, 5000) AS x RETURN x")
        expect(console.locator("#said")).to_contain_text("Coupée ici")

    def test_text_of_the_store_is_never_markup(self, console: Page) -> None:
        ask(console, "RETURN '<img src=x onerror=hacked=1>' AS `<b>x</b>`")
        expect(console.locator("#table td")).to_have_text("<img src=x onerror=hacked=1>")
        expect(console.locator("#table th")).to_have_text("<b>x</b>")
        assert console.locator("img").count() == 0


class TestGraph:
    QUERY = "MATCH p = (o:Official)-[:REPRESENTS]->(:Country {uid: 'MA'}) RETURN p, o.name AS name"

    def test_nodes_and_relationships_are_drawn(self, console: Page) -> None:
        ask(console, self.QUERY)
        expect(console.locator("#said")).to_contain_text("en")
        count = console.locator("#table tbody tr").count()
        console.get_by_role("button", name="Graphe", exact=True).click()
        drawing = console.locator("#drawing")
        expect(drawing).to_have_attribute("aria-label", re.compile(r"\d+ nœuds et \d+ relations"))
        drawn = console.evaluate(
            "() => { const { nodes, edges } = window.__console.network.body.data;"
            " return [nodes.getIds(), edges.length]; }"
        )
        assert "MA" in drawn[0]
        assert len(drawn[0]) == drawn[1] + 1 == count + 1

    def test_without_nodes_there_is_nothing_to_draw(self, console: Page) -> None:
        ask(console, "RETURN 1 AS one")
        expect(console.get_by_role("button", name="Graphe", exact=True)).to_be_disabled()

    def test_a_node_leads_to_the_explorer(self, console: Page) -> None:
        ask(console, "MATCH (c:Country {uid: 'MA'}) RETURN c")
        console.locator("#table a").click()
        expect(console.get_by_role("heading", level=1)).to_have_text("Maroc")


class TestFiles:
    QUERY = "RETURN 'Sénat' AS chamber, $n AS n, 'محمد' AS name"

    def test_the_answer_is_taken_as_csv_and_json(self, console: Page, tmp_path: Path) -> None:
        ask(console, self.QUERY, f'{{"n": {LARGE}}}')
        expect(console.locator("#table td")).to_have_count(3)
        with save(console, "CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
            read = list(csv.reader(file))
        assert read == [["chamber", "n", "name"], ["Sénat", str(LARGE), "محمد"]]
        taken = json.loads(save(console, "JSON", tmp_path).read_text(encoding="utf-8"))
        assert taken["rows"] == [["Sénat", LARGE, "محمد"]]

    def test_the_answer_is_taken_as_graphml(self, console: Page, tmp_path: Path) -> None:
        ask(console, TestGraph.QUERY)
        expect(console.locator("#table tbody tr").first).to_be_visible()
        graph = networkx.read_graphml(save(console, "GraphML", tmp_path))
        assert graph.in_degree("MA") == len(cells(console))


def test_a_query_is_kept_in_the_browser_and_opened_again(console: Page) -> None:
    ask(console, "RETURN $x AS kept", '{"x": 1}')
    console.locator("#keep-name").fill("Ma requête")
    console.locator("#keep-name").press("Enter")
    console.reload()
    console.wait_for_function(READY)
    console.get_by_role("button", name="Ma requête", exact=True).click()
    expect(console.locator("#query")).to_have_value("RETURN $x AS kept")
    expect(console.locator("#parameters")).to_have_value('{"x": 1}')
    console.get_by_role("button", name="Supprimer Ma requête").click()
    expect(console.locator("#kept li")).to_have_count(0)


def test_the_whole_console_is_reached_by_keyboard(console: Page) -> None:
    reached = set()
    for _ in range(40):
        console.keyboard.press("Tab")
        reached.add(console.evaluate("() => document.activeElement.id"))
    assert {"theme", "keep-name", "query", "parameters", "run"} <= reached


def test_the_explorer_leads_here(page: Page, address: str) -> None:
    page.goto(f"{address}/?lang=fr")
    page.get_by_role("link", name="Cypher").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Interroger en Cypher")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask in Cypher")
    page.get_by_role("link", name="Schema").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The schema on a page")
    page.get_by_role("link", name="Try it in the console").nth(1).click()
    expect(page.locator("#query")).to_have_value(re.compile("^MATCH path"))


def test_the_schema_names_every_kind_and_relationship(page: Page, address: str) -> None:
    page.goto(f"{address}/schema?lang=fr")
    text = page.locator("main").inner_text()
    for name in (*ontology().terms.kinds, *ontology().relationship_types()):
        assert re.search(rf":{name}\b", text), name


def test_an_operation_is_found_by_its_address_with_the_command_for_this_host(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/docs?lang=fr#get-api-v1-countries-code-ties")
    operation = page.locator("#get-api-v1-countries-code-ties")
    expect(operation.locator(".curl")).to_have_text(
        re.compile(f"^curl '{address}/api/v1/countries")
    )
    expect(operation.locator("pre").last).to_contain_text('"sentence"')


@pytest.mark.parametrize("name", ["cypher", "schema", "docs"])
def test_a_telephone_shows_the_whole_width(page: Page, address: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/{name}?lang=fr")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["cypher", "schema", "docs"])
def test_axe_finds_no_violation(
    browser: Browser, address: str, axe: str, name: str, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{address}/{name}?lang=fr")
    if name == "cypher":
        page.wait_for_function(READY)
        ask(page, TestGraph.QUERY)
        page.get_by_role("button", name="Graphe", exact=True).click()
        page.locator("#parameters").fill("")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.evaluate(axe)
    result = page.evaluate("() => axe.run()")
    context.close()
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in result["violations"]] == []


def test_both_languages_say_the_same() -> None:
    assert strings("fr").keys() == strings("en").keys()
    for key, text in strings("fr").items():
        places = [
            {
                name
                for _, name, _, _ in Formatter().parse(
                    re.sub(r'\{"', '{{"', t).replace('"}', '"}}')
                )
            }
            for t in (text, strings("en")[key])
        ]
        assert places[0] == places[1], key


def test_the_pages_name_no_string_that_is_not_there() -> None:
    scripts = "".join(p.read_text(encoding="utf-8") for p in VIZ.glob("static/console/*.js"))
    pages = "".join(
        path.read_text(encoding="utf-8")
        for path in (
            *(VIZ / "templates" / f"{name}.html" for name in ("console", "schema", "head")),
            VIZ.parent / "api" / "templates" / "docs.html",
        )
    )
    plural = {
        f"{key}.{n}" for key in re.findall(r'\btn\("([\w.]+)"', scripts) for n in ("one", "other")
    }
    used = set(re.findall(r'\bt\("([\w.]+)"', scripts)) | set(
        re.findall(r't\["([\w.-]+)"\]', pages)
    )
    assert used | plural <= strings("fr").keys()
