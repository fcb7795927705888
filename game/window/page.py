"""A page being laid out: the look of the window, and the few verbs with which screens put things down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from game.lettering import Metrics, joined, typeset
from game.tokens import STYLES
from game.tongue import Tongue, load
from game.window.clock import Clock
from game.window.display import (
    GROUND,
    PANEL,
    Box,
    DisplayList,
    Dots,
    Hatch,
    Item,
    Marker,
    Point,
    Poly,
    Rect,
    Stroke,
    Target,
    Text,
)

SIDE, EDGE = 24.0, 10.0
"""No text nearer than this to the sides, and to the top and bottom (T1)."""


@dataclass(frozen=True, slots=True)
class Look:
    """How to draw, not what: the window's size and the reader's wishes."""

    metrics: Metrics
    width: int = 1280
    height: int = 720
    """Pixels."""
    theme: str = "newsprint"
    zoom: int = 100
    room: bool = False
    tongue: Tongue = field(default_factory=load)
    focus: str = ""
    hover: str = ""
    age: float = 99.0
    """Seconds since this screen, or this step of it, appeared."""
    still: bool = False
    """Reduced motion: everything is at its end at once."""
    letters: bool = True
    """Whether single letters are keys."""
    clock: Clock | None = None
    """The clock of a class; None: nobody is timed."""
    told: str = ""
    """What is said over whatever lies open, until the next press: that the scenario was edited."""

    @property
    def scale(self) -> float:
        """Return pixels per unit; never below 1, small windows get a compact layout instead of smaller type."""
        return max(1.0, min(self.width / 1280, self.height / 720)) * self.zoom / 100

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height in units."""
        return self.width / self.scale, self.height / self.scale

    @property
    def form(self) -> str:
        """Return WIDE, TALL or COMPACT (window.md section 5); a very low window is compact too."""
        wide, high = self.size
        if wide >= 1180 and wide / high >= 1.5 and high >= 620:
            return "WIDE"
        if wide >= 1000 and wide / high < 1.5 and high >= 620:
            return "TALL"
        return "COMPACT"

    def eased(self, start: float = 0.0, lasts: float = 0.4) -> float:
        """Return how far a movement is, 0 to 1, easing out; it starts `start` seconds after the screen appeared."""
        if self.still:
            return 1.0
        part = min(max((self.age - start) / lasts, 0.0), 1.0)
        return 1 - (1 - part) ** 3


class Page:
    """The display list under construction."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.W, self.H = look.size
        self.room = look.room
        self.layer = PANEL
        self.safe: Box = (SIDE, EDGE, max(self.W - 2 * SIDE, 1), max(self.H - 2 * EDGE, 1))
        self.box = self.safe
        self.items: list[Item] = []
        self.targets: list[Target] = []
        self.moving = False
        self.beneath = False
        """Whether what is laid out lies under an overlay."""
        self.troubles: list[str] = []
        self.tongue = look.tongue
        self.say = look.tongue.say
        """Return a sentence of the interface: `page.say("title.alone")`."""
        self.add(Rect((0, 0, self.W, self.H), "paper", layer=GROUND))

    def add(self, item: Item) -> None:
        """Put down one primitive."""
        self.items.append(item)

    @contextmanager
    def inside(self, box: Box, layer: int | None = None) -> Iterator[None]:
        """Put what follows into a container, optionally on another layer."""
        before = self.box, self.layer
        self.box, self.layer = box, self.layer if layer is None else layer
        try:
            yield
        finally:
            self.box, self.layer = before

    # text

    def wide(self, text: object, style: str) -> float:
        """Return the width of text in units."""
        return self.look.metrics.width(typeset(text), style)

    def text(
        self, x: float, y: float, text: object, style: str, color: str = "ink", *, anchor: str = "l", room: float = 0.0
    ) -> float:
        """Set one line on baseline y; with `room` it is cut to that width. Return its width."""
        words = typeset(text)
        if room:
            words = self.look.metrics.cut(words, style, room)
        if not words.strip():
            return 0.0
        width = self.look.metrics.width(words, style)
        self.add(Text(x, y, words, style, color, self.box, self.layer, anchor, width))
        return width

    def para(self, x: float, y: float, text: object, style: str, color: str, width: float, most: int = 99) -> float:
        """Set wrapped text, first baseline at y; return the baseline after the last line."""
        setting = STYLES[style]
        for line in self.look.metrics.wrap(typeset(text), style, width, most):
            self.text(x, y, line, style, color)
            y += setting.size * setting.line
        return y

    def parts(self, text: object, style: str, width: float) -> str:
        """Return as many whole parts of a list as fit the width; the first is cut if it must be."""
        between = self.say("list.comma")
        found = typeset(text).split(between)
        while len(found) > 1 and self.wide(between.join(found), style) > width:
            found.pop()
        return self.look.metrics.cut(between.join(found), style, width)

    def sentences(self, text: object, style: str, width: float, most: int) -> str:
        """Return as many whole sentences as fit so many lines; the first whatever its length."""
        found = typeset(text).replace("? ", "?\n").replace(". ", ".\n").replace("。", "。\n").strip("\n").split("\n")
        while len(found) > 1 and self.lines(reduce(joined, found), style, width) > most:
            found.pop()
        return reduce(joined, found)

    def lines(self, text: object, style: str, width: float, most: int = 99) -> int:
        """Return how many lines wrapped text takes."""
        return len(self.look.metrics.wrap(typeset(text), style, width, most))

    def even(self, text: object, style: str, width: float) -> float:
        """Return a width in which text takes no more lines, and no word stands alone on the last if that can be."""
        many = self.lines(text, style, width)
        for part in range(20):
            lines = self.look.metrics.wrap(typeset(text), style, width * (1 - part / 80))
            if len(lines) != many or (many > 1 and " " not in lines[-1] and not lines[-1].isascii()):
                break
            if many < 2 or " " in lines[-1]:
                return width * (1 - part / 80)
        return width

    def first_that_fits(self, text: object, styles: Sequence[str], width: float) -> str:
        """Return the first of the styles in which text fits the width, else the last."""
        for style in styles:
            if self.wide(text, style) <= width:
                return style
        return styles[-1]

    # shapes

    def rect(self, x: float, y: float, w: float, h: float, fill: str = "", line: str = "", width: float = 1.0) -> None:
        """Fill or outline a rectangle."""
        self.add(Rect((x, y, w, h), fill, line, width, self.layer))

    def rule(self, x: float, y: float, w: float, color: str = "rule", width: float = 1.0) -> None:
        """Draw a horizontal hairline."""
        self.add(Rect((x, y, w, width), color, layer=self.layer))

    def upright(self, x: float, y: float, h: float, color: str = "rule", width: float = 1.0) -> None:
        """Draw a vertical hairline."""
        self.add(Rect((x, y, width, h), color, layer=self.layer))

    def poly(self, points: Sequence[Point], fill: str) -> None:
        """Fill a polygon."""
        self.add(Poly(tuple(points), fill, self.layer))

    def stroke(
        self, points: Sequence[Point], color: str, width: float = 1.0, dash: tuple[float, float] = (0, 0)
    ) -> None:
        """Draw a line through points."""
        self.add(Stroke(tuple(points), color, width, dash, self.layer))

    def hatch(self, x: float, y: float, w: float, h: float, color: str, outline: bool = True) -> None:
        """Hatch a box: what may become."""
        if w > 0 and h > 0:
            self.add(Hatch((x, y, w, h), color, self.layer, outline))

    def marker(self, shape: str, x: float, y: float, r: float, color: str, outline: bool = False) -> None:
        """Draw a sign with its middle at x, y."""
        self.add(Marker(shape, x, y, r, color, self.layer, outline))

    def dots(self, points: Sequence[Point], r: float, color: str) -> None:
        """Draw many discs."""
        self.add(Dots(tuple(points), r, color))

    def panel(self, area: Box, draw: Callable[[], Any]) -> None:
        """Draw one panel; if it fails, say so in its place and let the others live (T48)."""
        items, targets, box, layer = len(self.items), len(self.targets), self.box, self.layer
        try:
            draw()
        except Exception as error:  # one broken panel must not take the page down
            del self.items[items:]
            del self.targets[targets:]
            self.box, self.layer = box, layer
            self.troubles.append(f"{type(error).__name__}: {error}")
            x, y, w, h = area
            if w > 160 and h > 50:
                self.rect(x, y, w, h, "", "rule")
                self.text(
                    x + 12,
                    y + 30,
                    self.say("trouble.panel"),
                    "rlab" if self.room else "label",
                    "ink2",
                    room=w - 24,
                )

    # what can be pressed

    def focused(self, name: str) -> bool:
        """Return whether the target of this id holds the focus."""
        return self.look.focus == name

    def target(
        self,
        name: str,
        box: Box,
        action: str = "",
        *,
        key: str = "",
        enter: str = "",
        group: str = "",
        click: str = "",
        tab: bool = True,
    ) -> bool:
        """Make a box pressable; return whether it holds the focus."""
        self.targets.append(Target(name, box, action or name, key, enter, self.layer, group, click, tab))
        return self.focused(name)

    def ring(self, box: Box, gap: float = 3.0) -> None:
        """Show that a thing is focused: a 2 unit outline a little outside."""
        x, y, w, h = box
        self.rect(x - gap - 2, y - gap - 2, w + 2 * gap + 4, h + 2 * gap + 4, line="ink", width=2)

    def only_from(self, first: int) -> None:
        """Let only the targets put down since `first` be pressed: an overlay is open."""
        self.targets = self.targets[first:]

    def motion(self, start: float = 0.0, lasts: float = 0.4) -> float:
        """Return how far a movement is and remember that the page is still moving."""
        if not self.look.still and self.look.age < start + lasts:
            self.moving = True
        return self.look.eased(start, lasts)

    def done(self) -> DisplayList:
        """Return the finished list, sorted by layer, with the focus on a target that exists."""
        names = [target.id for target in self.targets]
        focus = self.look.focus if self.look.focus in names else ""
        items = tuple(sorted(self.items, key=lambda item: item.layer))
        return DisplayList(self.W, self.H, items, tuple(self.targets), focus, self.moving, self.room)


def with_focus(look: Look, focus: str) -> Look:
    """Return the same look with another focus."""
    return replace(look, focus=focus)
