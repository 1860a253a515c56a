"""Invented dispatches with what is to be read in them, each for one thing the explorer must do.

In the form of the annotated dispatches, so that ``gold_extraction`` reads them.
"""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]

SCRIPT = '</script><img src=x onerror="window.hacked=1">'
BOLD = "a <b> c"
LINK = '"><a href="javascript:window.hacked=1">href</a>'
LONG = "\u202eA\u202d" + 9_997 * "b"  # turned right to left and back, without a break
ARABIC = "محمد 2 بن علي"


def person(key: str, name: str, country: str, role: str = "minister") -> Record:
    return {
        "key": key,
        "name": name,
        "aliases": [],
        "country": country,
        "org": None,
        "office": None,
        "role": role,
        "institution": None,
    }


def fact(type: str, evidence: str, **more: Any) -> Record:
    standard = {"date": None, "place": None, "status": "held", "certain": True}
    return {"type": type, **standard, "evidence": [evidence], **more}


def dispatch(id: str, text: str, officials: list[Record], facts: list[Record], **more: Any) -> Any:
    article = {"id": id, "lang": "fr", "published": "2025-04-07", "text": text, **more}
    return article, {"officials": officials, "facts": facts}


VISA = dispatch(
    "visa",
    "RABAT, 6 avril 2025 - La présidente du Sénat kazakh, Aigul Seitova, a rencontré dimanche "
    "M. Driss Benali. Le Maroc et le Kazakhstan ont signé le 6 avril un accord de pêche. "
    "Les deux pays s'exemptent de visa depuis mars 2025.",
    [
        person("o1", "Aigul Seitova", "KZ", "speaker"),
        person("o2", "Driss Benali", "MA", "foreign_minister"),
    ],
    [
        fact("met_with", "a rencontré dimanche", a="o1", b="o2", date="2025-04-06", place="Rabat"),
        fact(
            "signed",
            "ont signé le 6 avril un accord de pêche",
            parties=["country:MA", "country:KZ"],
            what="fisheries agreement",
            kind="agreement",
            date="2025-04-06",
        ),
        fact(
            "exempted_visa",
            "s'exemptent de visa depuis mars 2025",
            by="country:KZ",
            of="country:MA",
            mutual=True,
            scope="ordinary",
            stage="in_force",
            date="2025-03",
        ),
    ],
    title="Le Maroc et le Kazakhstan se rapprochent",
    url="https://news.example/visa",
    source="Agence A",
)
PLANS = dispatch(
    "plans",
    "😀 DAKAR - Le ministre sénégalais Moussa Faye doit se rendre au Maroc en mai 2025. "
    "Il n'a pas rencontré Driss Benali. La visite de M. Benali à Dakar est annulée.",
    [person("o1", "Moussa Faye", "SN"), person("o2", "Driss Benali", "MA", "foreign_minister")],
    [
        fact(
            "visited",
            "Moussa Faye doit se rendre au Maroc",
            who="o1",
            to="country:MA",
            date="2025-05",
            status="planned",
        ),
        fact("met_with", "n'a pas rencontré", a="o1", b="o2", status="denied"),
        fact("visited", "est annulée", who="o2", to="country:SN", status="cancelled"),
    ],
    title="Visites",
    url="https://news.example/plans",
)
ACTS = dispatch(
    "acts",
    "Le Chili a rappelé lundi son ambassadeur au Pérou. Le Pérou a reconnu la Palestine.",
    [],
    [
        fact(
            "diplomatic",
            "a rappelé lundi son ambassadeur au Pérou",
            a="country:CL",
            b="country:PE",
            action="recall_ambassador",
            date="2025-04-07",
        ),
        fact(
            "diplomatic",
            "a reconnu la Palestine",
            a="country:PE",
            b="country:PS",
            action="recognise",
        ),
    ],
    title="Rappel",
)
SUMMIT = dispatch(
    "summit",
    "Driss Benali prend part au Forum de Testville.",
    [person("o1", "Driss Benali", "MA", "foreign_minister")],
    [
        fact(
            "participated",
            "prend part au Forum de Testville",
            who="o1",
            event="Testville Forum",
            event_date="2025-04-05",
            event_place="Testville",
            date="2025-04-05",
        )
    ],
)
HOSTILE = dispatch(
    "hostile",
    f"{SCRIPT} a rencontré {BOLD} et {LINK} à Malé.",
    [person("o1", SCRIPT, "MV"), person("o2", BOLD, "LK"), person("o3", LINK, "LK")],
    [
        fact("met_with", "a rencontré", a="o1", b="o2", place=SCRIPT, date="2025-04-02"),
        fact("met_with", "a rencontré", a="o1", b="o3", date="2025-04-03"),
        fact(
            "signed",
            "a rencontré",
            parties=["country:MV", "country:LK"],
            signers=["o1"],
            what=LINK,
            kind="agreement",
            date="2025-04-02",
        ),
    ],
    title=f"href {SCRIPT}",
    url="javascript:window.hacked=1",
    source=BOLD,
)
DIGITS = dispatch(
    "digits",
    f"التقى {ARABIC} السفير الفرنسي في عمان.",
    [person("o1", ARABIC, "JO", "head_of_government")],
    [fact("met_with", "التقى", a="o1", b="country:FR", date="2025-03-30")],
    lang="ar",
    title="عمان",
)
LONGEST = dispatch(
    "longest",
    f"{LONG} a rencontré Pema Dorji.",
    [person("o1", LONG, "NP"), person("o2", "Pema Dorji", "BT")],
    [fact("met_with", "a rencontré", a="o1", b="o2", date="2025-03-29", place=LONG)],
    title=LONG,
)
ALL = (VISA, PLANS, ACTS, SUMMIT, HOSTILE, DIGITS, LONGEST)
