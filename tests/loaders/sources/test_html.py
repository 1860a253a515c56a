"""HTML pages: the article and its own metadata, nothing from around it."""

import pytest

from loaders.sources import Unreadable
from loaders.sources.html import article_from_html

FIRST = (
    "Rabat – Le président de la Chambre des conseillers, Mohamed Alaoui, a reçu hier le président "
    "du Sénat du Cambodge, Sok Vann, né le 3 mai 1961."
)
SECOND = "Les deux responsables ont passé en revue les relations entre leurs pays."
THIRD = "M. Vann est attendu mardi à Casablanca."


def page(head="", first=FIRST):
    return f"""<!doctype html><html lang="fr-FR"><head><meta charset="utf-8">
<title>Entretiens à Rabat | Le Courrier</title>{head}</head><body>
<nav><a href="/">Accueil</a><a href="/m">Monde</a></nav>
<article><h1>Entretiens à Rabat</h1>
<figure><img src="a.jpg"><figcaption>Mme Ndiaye et M. Berg à Oslo. Photo: AFP</figcaption></figure>
<p>{first}</p><p>{SECOND}</p>
<div class="related"><h3>Lire aussi</h3><ul>
<li><a href="/1">La Norvège rappelle son ambassadeur à Accra</a></li>
<li><a href="/2">Le Pérou et le Ghana signent un accord</a></li>
<li><a href="/3">Malte exempte de visa les Fidjiens</a></li></ul></div>
<p>{THIRD}</p></article>
<aside><h2>Les plus lus</h2><a href="/4">Le Kenya et le Togo se rapprochent</a></aside>
<section id="comments"><p>Le président a rencontré le roi du Danemark.</p></section>
<footer>© 2026 Le Courrier</footer></body></html>""".encode()


def test_only_the_article_is_read():
    article = article_from_html(page(), "page.html")
    assert article.title == "Entretiens à Rabat"
    assert article.text.split("\n") == [FIRST, SECOND, THIRD]
    assert article.language == "fr"
    assert article.origins == ("page.html",)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-03-01T00:20:00+03:00">',
        '<meta name="date" content="2026-03-01">',
        '<script type="application/ld+json">{"datePublished": "2026-03-01T00:20+03:00"}</script>',
        '<meta name="date" content="hier"><meta itemprop="datePublished" content="2026-03-01">',
    ],
)
def test_the_publication_date_is_the_metadatas_own_calendar_day(head):
    assert article_from_html(page(head)).published == "2026-03-01"


def test_a_page_without_a_date_has_none_from_its_body():
    assert article_from_html(page()).published is None


def test_the_canonical_url_is_the_identity():
    head = '<link rel="canonical" href="https://www.courrier.example/monde/1?utm_source=x">'
    assert article_from_html(page(head)).identity == "url:courrier.example/monde/1"


def test_a_declared_encoding_is_used_without_a_note():
    latin = page().decode().replace("utf-8", "iso-8859-1").replace("–", "-").encode("latin-1")
    article = article_from_html(latin)
    assert article.text.startswith("Rabat - Le président")
    assert article.notes == ()


def test_a_wrongly_declared_encoding_is_noted():
    article = article_from_html(page().decode().encode("cp1252"))
    assert article.text.startswith("Rabat – Le président")
    assert "Windows-1252" in article.notes[0]


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body></body></html>",
        b"<html><body><p>Page introuvable</p></body></html>",
        b"<html><body><form><p>Abonnez-vous pour lire la suite</p></form></body></html>",
        b"<",
    ],
)
def test_a_page_without_an_article_is_refused(content):
    with pytest.raises(Unreadable, match="no article was found"):
        article_from_html(content)


@pytest.mark.parametrize(
    "notice",
    [
        "Nous utilisons des cookies pour mesurer la fréquentation du site et vous proposer des "
        "contenus adaptés à vos centres d'intérêt. Vous pouvez changer d'avis à tout moment.",
        "La suite de cet article est réservée. Connectez-vous ou abonnez-vous pour lire la suite "
        "de cet article et soutenir une rédaction indépendante.",
        "Erreur 404 : la page que vous cherchez a été déplacée ou n'existe plus. Utilisez le "
        "moteur de recherche ou revenez à la page d'accueil du site.",
    ],
)
def test_a_notice_is_no_article(notice):
    content = f"<html><body><article><p>{notice}</p></article></body></html>".encode()
    with pytest.raises(Unreadable, match="no article was found"):
        article_from_html(content)
