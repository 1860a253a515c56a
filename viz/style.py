"""How things look: one table of shapes, colours and dashes for canvas, legend, filters and CSS.

Kinds of node differ by shape and colour (Okabe-Ito), tones of edge by colour, statuses by dash,
so that colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.model import Status
from graph.ontology import Codes


@dataclass(frozen=True)
class Colour:
    """One colour in the light and in the dark theme."""

    light: str
    dark: str


@dataclass(frozen=True)
class KindStyle:
    """The shape (a name of vis-network's), size factor, label height and colours of a kind."""

    shape: str
    scale: float
    font: float
    fill: Colour
    border: Colour


@dataclass(frozen=True)
class StatusStyle:
    """How an edge is drawn whose best tie has this status; ``dashes`` are pixels on and off."""

    dashes: tuple[int, ...]
    faint: bool


# official and organisation stay under a contrast of 3 on white: their dark border carries them
KINDS: Mapping[str, KindStyle] = {
    "Country": KindStyle(
        "dot", 1.0, 14, Colour("#0072B2", "#3d9bd4"), Colour("#00528a", "#8ccbf2")
    ),
    "Official": KindStyle(
        "triangle", 0.8, 12, Colour("#E69F00", "#e8ab2d"), Colour("#8a5f00", "#f6d183")
    ),
    "Agreement": KindStyle(
        "square", 0.7, 12, Colour("#CC79A7", "#d189b3"), Colour("#8f4670", "#ecc0d9")
    ),
    "Event": KindStyle(
        "diamond", 0.85, 12, Colour("#009E73", "#1fb58b"), Colour("#006b4e", "#86dfc4")
    ),
    "Organization": KindStyle(
        "hexagon", 0.9, 13, Colour("#56B4E9", "#6cbdec"), Colour("#1c6f9f", "#bfe3f8")
    ),
    "Parliament": KindStyle(
        "star", 0.9, 13, Colour("#D55E00", "#e47a2a"), Colour("#8f3f00", "#f5b98c")
    ),
}

TONES: Mapping[str, Colour] = {
    "exchange": Colour("#64748b", "#8494a8"),
    "cooperation": Colour("#0f7b63", "#4fbf9f"),
    "tension": Colour("#b8442a", "#ef8a66"),
}

# PLOVER event types by tone; the ontology gives each fact its PLOVER type
_TONE_OF_PLOVER: Mapping[str, str] = {
    "CONSULT": "exchange",
    "AGREE": "cooperation",
    "COOPERATE": "cooperation",
    "SUPPORT": "cooperation",
    "AID": "cooperation",
    "CONCEDE": "cooperation",
}

STATUSES: Mapping[Status, StatusStyle] = {
    "held": StatusStyle((), False),
    "planned": StatusStyle((9, 6), False),
    "proposed": StatusStyle((3, 5), False),
    "denied": StatusStyle((2, 9), True),
    "cancelled": StatusStyle((10, 5, 2, 5), True),
}


def tone_of(codes: Codes) -> str:
    """Return the tone of a fact with these codes: accusing, sanctioning and the like is tension."""
    return _TONE_OF_PLOVER.get(codes.plover or "CONSULT", "tension")


def styles() -> dict[str, Any]:
    """Return what the page's scripts need to draw edges and the legend."""
    return {
        "kinds": [{"name": kind, "shape": style.shape} for kind, style in KINDS.items()],
        "tones": list(TONES),
        "statuses": [{"name": name, **asdict(style)} for name, style in STATUSES.items()],
    }


def palette_css() -> str:
    """Return the colours as CSS variables for both themes, so that each is written once."""
    light, dark = _variables("light"), _variables("dark")
    return (
        f":root{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f":root[data-theme=light]{{{light}}}\n"
        f":root[data-theme=dark]{{{dark}}}\n"
    )


def _variables(theme: str) -> str:
    colours = {f"tone-{tone}": colour for tone, colour in TONES.items()}
    for kind, style in KINDS.items():
        colours[f"kind-{kind.lower()}"] = style.fill
        colours[f"kind-{kind.lower()}-border"] = style.border
    return "".join(f"--{name}:{getattr(colour, theme)};" for name, colour in colours.items())
