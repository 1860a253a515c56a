"""Reference data: countries, organizations, parliaments, offices, ambiguous forms, cities.

The tables are data (``graph/data/reference``); this package reads, checks and looks up.
"""

from graph.reference.ambiguities import Ambiguities, Ambiguous, Homograph, WeakAcronym
from graph.reference.book import Form, FormKind, Reference, reference
from graph.reference.cities import City, cities
from graph.reference.countries import Country
from graph.reference.nodes import reference_graph
from graph.reference.offices import Offices, Title, Titles
from graph.reference.organizations import EventPattern, NamedSeries, Organ, Organization
from graph.reference.parliaments import Chamber, Parliament
from graph.reference.places import Place, find_place
from graph.reference.tables import LANGUAGES, Language, further_languages

__all__ = [
    "LANGUAGES",
    "Ambiguities",
    "Ambiguous",
    "Chamber",
    "City",
    "Country",
    "EventPattern",
    "Form",
    "FormKind",
    "Homograph",
    "Language",
    "NamedSeries",
    "Offices",
    "Organ",
    "Organization",
    "Parliament",
    "Place",
    "Reference",
    "Title",
    "Titles",
    "WeakAcronym",
    "cities",
    "find_place",
    "further_languages",
    "reference",
    "reference_graph",
]
