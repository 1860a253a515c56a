"""The page in a real browser: every test also fails on a console message or a foreign request."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.viz.conftest import READY, Open
from tests.viz.looking import MIDDLE, ROOM, VIEW, drawn, edges, open_node, panel


class TestStart:
    def test_begins_with_search_and_news_beside_the_picture(self, explorer: Open) -> None:
        page = explorer()
        new = page.locator(".block-new .card")
        expect(new.first.locator("blockquote").first).not_to_be_empty()
        expect(page.locator("#search")).to_be_visible()
        expect(page.locator(".block-moved li").first.locator(".sparkline rect")).to_have_count(12)
        expect(page.locator(".block-states li").first).to_contain_text(re.compile(r"\d{4}"))
        assert {"MA", "KZ"} <= drawn(page)

    @pytest.mark.parametrize("width", [1400, 390])
    def test_the_picture_lies_amid_its_room(self, explorer: Open, page: Page, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        left, right = explorer().evaluate(ROOM)
        assert left == pytest.approx(right, abs=2)
        assert left > 20

    def test_leads_to_a_pair_and_back(self, explorer: Open) -> None:
        page = explorer()
        first = page.locator(".block-moved li").first.get_by_role("button")
        name = first.inner_text()
        first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        expect(panel(page).locator("h2")).to_have_text(name)
        expect(page.locator("#start")).to_be_hidden()
        assert re.search("open=[A-Z]{2}%7E[A-Z]{2}", page.url)
        page.get_by_role("button", name="Annuler").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")
        page.get_by_role("button", name="Rétablir").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)

    def test_a_search_for_two_countries_finds_their_relation(self, explorer: Open) -> None:
        page = explorer()
        page.locator("#search").fill("maroc kaz")
        option = page.locator("#suggestions [role=option]").first
        expect(option).to_contain_text("Kazakhstan – Maroc")
        option.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kazakhstan – Maroc")

    def test_shows_countries_and_sentences_worth_reading(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        assert {"MA", "KZ"} <= drawn(page)
        assert 2 < len(drawn(page)) <= 40
        expect(page.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")
        expect(panel(page).locator("blockquote").first).not_to_be_empty()

    def test_tells_in_words_what_is_shown(self, explorer: Open) -> None:
        page = explorer("?lang=en&all=yes")
        expect(page.locator("#status")).to_have_text(re.compile(r"^\d+ nodes · \d+ facts"))

    def test_speaks_the_browsers_language_or_the_one_asked_for(self, explorer: Open) -> None:
        expect(explorer().locator("html")).to_have_attribute("lang", "fr")
        page = explorer("?lang=en&all=yes")
        expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
        page.get_by_role("button", name="Français").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")

    def test_draws_within_a_second(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        took: float = page.evaluate("() => window.__explorer.after")
        assert took < 3_000  # a shared, busy machine; about 400 on a quiet one


class TestEvidence:
    def test_a_click_on_an_edge_tells_all_ties_of_the_pair(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        page.mouse.click(*page.evaluate(MIDDLE, "KZ|*|MA"))
        expect(panel(page).locator("h2")).to_have_text("Kazakhstan – Maroc")
        groups = panel(page).locator(".group h3")
        expect(groups).to_have_text(
            ["Rencontres1", "Signatures1", "Exemptions de visa1"], use_inner_text=False
        )

    def test_a_tie_shows_who_when_and_how_sure(self, explorer: Open) -> None:
        page = explorer("?lang=fr&pick=KZ|*|MA")
        card = panel(page).locator(".card").filter(has_text="Rencontre")
        expect(card.locator("time")).to_have_text("6 avril 2025")
        expect(card).to_contain_text("Aigul Seitova (Kazakhstan, président de chambre)")
        expect(card).to_contain_text("Driss Benali (Maroc, ministre des affaires étrangères)")
        expect(card.locator(".trust")).to_contain_text("Lecture très sûre")
        expect(card.locator(".trust")).to_contain_text("1 article")
        link = card.get_by_role("link", name="Le Maroc et le Kazakhstan se rapprochent")
        expect(link).to_have_attribute("href", "https://news.example/visa")

    def test_a_vague_date_says_how_vague(self, explorer: Open) -> None:
        page = explorer("?lang=fr&pick=KZ|*|MA")
        card = panel(page).locator(".card").filter(has_text="Exemption")
        expect(card.locator("time")).to_have_text("mars 2025 (au mois près)")

    def test_the_sentence_is_marked_where_its_parts_stand(self, explorer: Open) -> None:
        page = explorer("?lang=fr&pick=KZ|*|MA")
        quote = panel(page).locator(".card").filter(has_text="Rencontre").locator("blockquote")
        expect(quote.locator(".mark-trigger")).to_have_text("a rencontré dimanche")
        assert set(quote.locator(".mark-party").all_inner_texts()) >= {"Aigul Seitova"}

    def test_marks_stand_right_after_an_emoji(self, explorer: Open) -> None:
        page = explorer("?lang=fr&pick=MA|*|SN")
        card = panel(page).locator("[data-tie]").filter(has_text="doit faire une visite")
        expect(card.locator("blockquote")).to_be_visible()
        marked = "".join(card.locator(".mark-trigger").all_inner_texts())
        assert marked == "Moussa Faye doit se rendre au Maroc"

    def test_an_edge_of_a_neighbourhood_tells_its_own_ties(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA&people=yes")
        edge = next(edge for edge in edges(page).values() if "SN" in (edge["from"], edge["to"]))
        page.mouse.click(*page.evaluate(MIDDLE, edge["id"]))
        expect(panel(page).locator("[data-tie]")).to_have_count(len(edge["ties"]))
        expect(panel(page)).to_contain_text("Moussa Faye")

    def test_how_the_relation_stands_comes_first(self, explorer: Open) -> None:
        page = explorer("?lang=en&pick=KZ|*|MA")
        expect(panel(page).locator(".standing")).to_contain_text(
            "Kazakhstan has a mutual visa exemption with Morocco"
        )
        expect(panel(page).locator(".standing")).to_contain_text("since March 2025")

    def test_plans_and_denials_are_badged(self, explorer: Open) -> None:
        page = explorer("?lang=fr&pick=MA|*|SN")
        badges = panel(page).locator(".badge")
        expect(badges).to_have_count(3)
        assert set(badges.all_inner_texts()) == {"prévu", "démenti", "annulé"}

    def test_no_time_zone_moves_a_day(self, browser: Browser, address: str) -> None:
        context = browser.new_context(timezone_id="America/Los_Angeles", locale="fr-FR")
        page = context.new_page()
        page.goto(f"{address}/?lang=fr&pick=KZ|*|MA")
        expect(panel(page).locator("time").first).to_have_text("6 avril 2025")
        expect(page.locator(".period-text")).to_be_visible()
        context.close()


class TestRelation:
    def test_its_state_is_asked_as_of_a_day(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=KZ~MA")
        slider = page.get_by_role("slider", name="État à la date du")
        state = panel(page).locator(".standing")
        expect(state).to_contain_text("exemption mutuelle")
        expect(slider).to_have_attribute("aria-valuetext", "Aujourd’hui")
        slider.press("Home")
        expect(slider).to_have_attribute("aria-valuetext", re.compile("^Au .* 2025$"))
        expect(state).to_contain_text("Rien n’est établi à cette date.")
        slider.press("End")
        expect(state).to_contain_text("exemption mutuelle")

    def test_says_who_of_the_two_meet(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=KZ~MA")
        people = panel(page).locator(".part-people li")
        expect(people).to_have_count(1)
        expect(people).to_contain_text("Aigul Seitova – Driss Benali")
        expect(people).to_contain_text("1 rencontre, la dernière : 6 avril 2025")

    def test_a_bar_of_its_timeline_opens_the_sentences(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=KZ~MA")
        bar = page.get_by_role("button", name="Exemptions de visa, mars 2025 : 1 fait")
        bar.focus()
        bar.press("Enter")
        expect(panel(page).locator("h2")).to_have_text("Exemptions de visa, mars 2025")
        expect(panel(page).locator("[data-tie]")).to_have_count(1)
        expect(panel(page).locator("blockquote").first).to_contain_text("visa")
        page.get_by_role("button", name="← Kazakhstan – Maroc").click()
        expect(panel(page).locator("h2")).to_have_text("Kazakhstan – Maroc")

    def test_a_sentence_is_copied_with_its_source(self, explorer: Open, context: Any) -> None:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = explorer("?lang=fr&pick=KZ|*|MA")
        card = panel(page).locator(".card").filter(has_text="Rencontre")
        card.get_by_role("button", name="Copier la citation").first.click()
        expect(card).to_contain_text("Citation copiée")
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert "Aigul Seitova" in copied
        assert "Le Maroc et le Kazakhstan se rapprochent" in copied
        assert "6 avril 2025" in copied


class TestPerson:
    def test_tells_offices_over_time_and_who_was_met_where(self, explorer: Open) -> None:
        page = explorer("?lang=fr")
        page.locator("#search").fill("benali")
        page.locator("#suggestions [role=option]").first.click()
        expect(panel(page).locator("h2")).to_have_text("Driss Benali")
        expect(panel(page).locator(".part-offices li").first).to_contain_text("nommé ainsi")
        met = panel(page).locator(".part-met tbody tr").filter(has_text="Aigul Seitova")
        expect(met).to_contain_text("6 avril 2025")
        met.get_by_role("button", name="6 avril 2025").click()
        expect(panel(page).locator("details[open] .card, .card").first).to_be_visible()


class TestCountry:
    def test_tells_its_regimes_officials_and_chambers(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA")
        expect(panel(page).locator(".part-regimes")).to_contain_text("exemption mutuelle de visa")
        expect(panel(page).locator(".part-officials")).to_contain_text("Driss Benali")
        expect(panel(page).locator(".part-chambers")).to_contain_text("chambre haute")
        bars = panel(page).locator(".timeline .row-type")
        assert "Rencontres" in bars.all_inner_texts()
        panel(page).locator(".part-regimes").get_by_role("button").last.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Maroc")

    def test_shows_its_partners_alone_until_people_are_asked_for(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA")
        assert drawn(page) >= {"MA", "KZ", "SN"}
        assert not any(":" in node for node in drawn(page))
        assert all("MA" in (edge["from"], edge["to"]) for edge in edges(page).values())
        page.get_by_role("button", name="Montrer les personnes").click()
        page.get_by_role("button", name="Pays seulement").wait_for()
        assert any(node.startswith("official:") for node in drawn(page))

    def test_partners_are_chosen_by_a_measure(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=CL")
        assert drawn(page) > {"CL", "PE"}
        page.get_by_label("Partenaires choisis par").select_option("tension")
        expect(page).to_have_url(re.compile("by=tension"))
        expect(page.locator("#rows tr")).to_have_count(1)
        assert drawn(page) == {"CL", "PE"}


class TestExpanding:
    def test_a_double_click_opens_a_country(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes&people=yes")
        open_node(page, "MA")
        expect(page.get_by_role("heading", level=1)).to_have_text("Maroc")
        shown = drawn(page)
        assert {"MA", "KZ", "SN"} <= shown
        assert any(node.startswith("official:ma:driss-benali") for node in shown)
        assert any(node.startswith("agreement:") for node in shown)
        assert any(node.startswith("event:testville") for node in shown)

    def test_one_undo_gives_back_view_places_and_zoom(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        page.locator("#zoom-in").click()
        before = page.evaluate(VIEW)
        open_node(page, "MA")
        page.get_by_role("button", name="Annuler").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")
        after = page.evaluate(VIEW)
        assert after["places"] == before["places"]
        assert after["scale"] == pytest.approx(before["scale"])
        assert after["at"] == pytest.approx(before["at"])

    def test_closing_keeps_what_another_opened_node_reaches(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA|KZ&people=yes")
        driss = next(node for node in drawn(page) if "driss-benali" in node)
        aigul = next(node for node in drawn(page) if "aigul-seitova" in node)
        page.get_by_role("button", name="Refermer Kazakhstan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Maroc")
        assert {"KZ", driss} <= drawn(page)
        assert aigul not in drawn(page)

    def test_reloading_gives_the_same_view(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        open_node(page, "MA")
        page.locator("#types input[value=visited]").uncheck()
        expect(panel(page).locator("h2")).to_have_text("Maroc")
        shown, places = drawn(page), page.evaluate(VIEW)["places"]
        page.reload()
        page.wait_for_function(READY)
        assert drawn(page) == shown
        assert page.evaluate(VIEW)["places"] == places
        expect(panel(page).locator("h2")).to_have_text("Maroc")
        expect(page.locator("#types input[value=visited]")).not_to_be_checked()

    def test_an_address_of_what_is_no_more_shows_the_overview(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=official:ma:nobody-000000")
        expect(page.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")


class TestFilters:
    def test_leaving_a_type_out_recounts_and_hides(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        assert edges(page)["KZ|*|MA"]["sum"]["count"] == 3
        page.locator("#types input[value=met_with]").uncheck()
        assert edges(page)["KZ|*|MA"]["sum"]["count"] == 2
        page.locator("#types input[value=diplomatic]").uncheck()
        assert "CL|*|PE" not in edges(page)
        assert "without=met_with" in page.url
        page.get_by_role("button", name="Tout afficher").click()
        assert edges(page)["KZ|*|MA"]["sum"]["count"] == 3
        assert "CL|*|PE" in edges(page)

    def test_status_decides_how_an_edge_is_dashed(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        dashes = "id => window.__explorer.network.body.edges[id].options.dashes"
        assert page.evaluate(dashes, "KZ|*|MA") is False
        assert page.evaluate(dashes, "MA|*|SN") == [9, 6]
        page.locator("#statuses input[value=planned]").uncheck()
        assert page.evaluate(dashes, "MA|*|SN") == [10, 5, 2, 5]

    def test_the_legend_draws_kinds_as_the_canvas_does(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA&people=yes")
        legend = page.eval_on_selector_all(
            "#legend svg[data-shape]", "all => all.map(e => e.dataset.shape)"
        )
        nodes = page.evaluate("() => window.__explorer.network.body.data.nodes.get()")
        assert set(legend) == {node["shape"] for node in nodes}

    def test_the_period_leaves_out_what_lies_outside(self, explorer: Open) -> None:
        page = explorer("?lang=fr&from=2025-04&to=2025-04&undated=no")
        assert edges(page)["KZ|*|MA"]["sum"]["count"] == 2
        assert "MA|*|SN" not in edges(page)

    def test_the_handles_speak_months(self, explorer: Open) -> None:
        page = explorer("?lang=en&all=yes")
        handle = page.get_by_role("slider", name="Start of the period")
        handle.press("End")
        expect(handle).to_have_attribute("aria-valuetext", re.compile(r"^[A-Z][a-z]+ \d{4}$"))
        assert "from=" in page.url

    def test_the_lists_of_the_panel_follow(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=KZ~MA")
        expect(panel(page).locator("[data-tie]")).to_have_count(3)
        page.locator("#types input[value=met_with]").uncheck()
        expect(panel(page).locator("[data-tie]")).to_have_count(2)
        expect(panel(page)).to_contain_text("2 faits selon les filtres")
        page.reload()
        page.wait_for_function(READY)
        expect(panel(page).locator("[data-tie]")).to_have_count(2)
        page.get_by_label("Lecture").select_option("0.9")
        page.get_by_role("button", name="Tout afficher").click()
        expect(panel(page).locator("[data-tie]")).to_have_count(3)
        expect(panel(page)).not_to_contain_text("selon les filtres")

    def test_a_picture_and_its_lists_hold_the_same_facts(self, explorer: Open) -> None:
        page = explorer("?lang=fr&pick=MA|*|SN&from=2025-05&to=2025-05&without-status=denied")
        expect(panel(page).locator("[data-tie]")).to_have_count(1)
        assert edges(page)["MA|*|SN"]["sum"]["count"] == 1

    def test_each_choice_is_undone(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        page.locator("#types input[value=met_with]").uncheck()
        page.get_by_role("slider", name="Début de la période").press("End")
        page.get_by_role("button", name="Annuler").click()
        assert "from=" not in page.url
        expect(page.locator("#types input[value=met_with]")).not_to_be_checked()
        page.get_by_role("button", name="Annuler").click()
        expect(page.locator("#types input[value=met_with]")).to_be_checked()
        assert edges(page)["KZ|*|MA"]["sum"]["count"] == 3
        page.get_by_role("button", name="Rétablir").click()
        assert edges(page)["KZ|*|MA"]["sum"]["count"] == 2


class TestSearch:
    def test_suggests_and_opens(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        box = page.locator("#search")
        box.fill("benali")
        option = page.locator("#suggestions [role=option]").first
        expect(option).to_contain_text("Driss Benali")
        expect(box).to_have_attribute("aria-expanded", "true")
        box.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", "suggestion-0")
        box.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Driss Benali")
        expect(panel(page).locator("h2")).to_have_text("Driss Benali")
        expect(box).to_have_attribute("aria-expanded", "false")

    def test_finds_without_accents_and_in_the_readers_language(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        page.locator("#search").fill("senegal")
        expect(page.locator("#suggestions [role=option]").first).to_contain_text("Sénégal")

    def test_says_when_there_is_nothing(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        page.locator("#search").fill("zzzzzz")
        expect(page.locator("#status")).to_have_text("Rien sous ce nom.")
