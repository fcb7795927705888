"""Colours and type of every surface, once, as data, so that no two surfaces can drift apart."""

from __future__ import annotations

from dataclasses import dataclass

# fmt: off
THEMES: dict[str, dict[str, str]] = {
    "newsprint": {
        "paper": "#F6F3EB", "card": "#FFFFFF", "sunk": "#ECE7DA", "ink": "#15181C", "ink2": "#444A52", "ink3":
        "#5F656D", "rule": "#C9C2B2", "rule2": "#DDD7C9", "dot": "#D9D2C2", "dotA": "#BDB49F", "seoul": "#2163DB",
        "tokyo": "#661C69", "wash": "#005C4B", "fourth": "#796588", "fifth": "#312A0E", "hot": "#BE3200", "onink":
        "#FFFFFF", "shade": "#D8D2C4", "onink2": "#C9CDD2", "veil": "#FFFFFF",
    },
    "night": {
        "paper": "#101418", "card": "#191F25", "sunk": "#0B0E11", "ink": "#F3EFE6", "ink2": "#C3C4C2", "ink3":
        "#9A9FA4", "rule": "#3A424A", "rule2": "#2A3138", "dot": "#2B333B", "dotA": "#4A545E", "seoul": "#4C93F5",
        "tokyo": "#F9B8D8", "wash": "#BFE6A5", "fourth": "#A28097", "fifth": "#9EA189", "hot": "#F4722B", "onink":
        "#101418", "shade": "#080A0C", "onink2": "#3C4248", "veil": "#191F25",
    },
}
# fmt: on
"""Colour of each token in each theme; `shade` is the flat shadow of a card, `onink2` secondary text on ink."""

SLOTS = ("seoul", "tokyo", "wash", "fourth", "fifth")
SHAPES = ("circle", "square", "triangle", "diamond", "hexagon")
"""What an actor gets when its scenario names no colour or marker, in file order."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way to set text."""

    face: str
    """Font face: family and weight, e.g. `plex600`."""
    size: float
    """Units: pixels at 1280 x 720 and zoom 100."""
    line: float = 1.32
    """Line height as a multiple of the size."""
    caps: bool = False
    """Whether the text is set in capitals."""
    tracking: float = 0.0
    """Extra space after each letter, in units."""


STYLES: dict[str, Style] = {
    # desk
    "cover": Style("serif700", 74, 1.1),
    "coverM": Style("serif700", 54, 1.1),
    "timer": Style("plex600", 44, 1.1),
    "h1": Style("serif600", 31, 1.2),
    "h2": Style("serif600", 23, 1.22),
    "h3": Style("serif600", 19, 1.22),
    "num": Style("plex600", 20, 1.2),
    "numL": Style("plex600", 30, 1.2),
    "deck": Style("serif400", 18, 1.3),
    "deckL": Style("serif400", 23, 1.25),
    "quote": Style("serif400i", 16, 1.3),
    "body": Style("plex400", 16, 1.36),
    "bodyM": Style("plex500", 16, 1.36),
    "bodyS": Style("plex600", 16, 1.3),
    "label": Style("plex500", 14, 1.3),
    "labelS": Style("plex600", 14, 1.3),
    "small": Style("plex400", 14, 1.3),
    "axis": Style("cond400", 13, 1.3),
    "axisM": Style("cond500", 13, 1.3),
    "kicker": Style("plex600", 13, 1.3, True, 0.9),
    "mono": Style("plex500", 13, 1.4),
    # room
    "rtimer": Style("plex600", 104, 1.0),
    "rh1": Style("serif700", 48, 1.14),
    "rh1S": Style("serif700", 38, 1.14),
    "rh2": Style("serif600", 30, 1.2),
    "rdeck": Style("serif400", 29, 1.24),
    "rnum": Style("plex600", 34, 1.1),
    "rbig": Style("plex600", 74, 1.0),
    "rnumL": Style("plex600", 50, 1.0),
    "rbodyL": Style("plex600", 28, 1.2),
    "rbodyS": Style("plex600", 25, 1.25),
    "rbody": Style("plex400", 23, 1.34),
    "rlab": Style("plex500", 22, 1.3),
    "rk": Style("plex600", 22, 1.3, True, 1.2),
    "rkey": Style("plex500", 13, 1.3),
}
"""Every style; a name beginning with r belongs to the room, whose floor is 22 units but for key hints."""

FACES: dict[str, str] = {
    "plex400": "IBM Plex Sans Regular",
    "plex500": "IBM Plex Sans Medium",
    "plex600": "IBM Plex Sans SemiBold",
    "plex700": "IBM Plex Sans Bold",
    "cond400": "IBM Plex Sans Condensed Regular",
    "cond500": "IBM Plex Sans Condensed Medium",
    "cond600": "IBM Plex Sans Condensed SemiBold",
    "serif400": "Source Serif 4 Regular",
    "serif400i": "Source Serif 4 Italic",
    "serif600": "Source Serif 4 SemiBold",
    "serif700": "Source Serif 4 Bold",
    "cjk400": "Backchannel Sans Regular",
    "cjk700": "Backchannel Sans Bold",
}
"""What each face is, for messages; which file holds it says assets/fonts/metrics.json."""
