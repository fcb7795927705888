"""Pictures of screens as PNG files, made without a display."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import Any

from game.lettering import Metrics, load_metrics
from game.shipped import shipped
from game.tokens import THEMES
from game.tongue import Tongue, load
from game.window import terms
from game.window.display import DisplayList
from game.window.door import Door, Services
from game.window.loop import WindowError, load_pygame
from game.window.menu import sorted_moves
from game.window.model import persons
from game.window.overlays import home, open_card
from game.window.page import Look
from game.window.screen import Screen
from game.window.screens import table
from game.window.screens.order import ask
from game.window.stage import ready

SCREEN_NAMES = (
    "title",
    "seats",
    "briefing",
    "cover",
    "situation",
    "room",
    "orders",
    "reveal",
    "ledger",
    "standing",
    "trust",
    "past",
    "card",
    "table",
    "event",
    "slips",
    "facilitator",
    "pause",
    "blank",
    "replay",
    "ending",
    "debrief",
    "settings",
    "saves",
    "problems",
    "keys",
)
SMALL, LARGE = 1, 7680


class _Empty:
    """A house with nothing in it, for screens that need none."""

    def __init__(self, services: Services | None, tongue: Tongue) -> None:
        self.services: Any = services or self
        self.door: Door | None = None
        self.settings: dict[str, Any] = {}
        self.tongue = tongue
        self.say = tongue.say

    def leave(self) -> None:
        """Do nothing."""

    store = leave

    def enter(self, door: Door | None) -> None:
        """Do nothing."""

    def scenarios(self) -> list[Mapping[str, Any]]:
        """Return nothing."""
        return []

    saves = scenarios

    def unsaved(self) -> str:
        """Return nothing to complain of."""
        return ""

    bots = scenarios


def screen_for(
    name: str,
    snapshot: Mapping[str, Any] | None,
    *,
    focus: str = "",
    step: int | None = None,
    services: Services | None = None,
    meter: str | None = None,
    door: Door | None = None,
    tongue: Tongue | None = None,
) -> Screen:
    """Return the screen of this name over a snapshot, as somebody would meet it."""
    if name not in SCREEN_NAMES:
        raise WindowError(f"There is no screen called {name!r}; choose one of {', '.join(SCREEN_NAMES)}.")
    shot = dict(snapshot or {})
    if name in ("title", "seats", "problems", "saves"):
        return _before_a_game(name, services, tongue or load())
    rows = sorted_moves(shot.get("orders") or {})
    order = focus if any(one["order"] == focus for _, one in rows) else (rows[0][1]["order"] if rows else "")
    target = f"order.{order}" if order and (focus == order or not focus) else focus
    ui: dict[str, Any] = {
        "chosen": tuple((shot.get("orders") or {}).get("sealed") or ()),
        "order": order,
        "panel": "orders",
    }
    desk = Screen("situation", shot, ui, target)
    found = [str(one["name"]) for one in shot.get("meters") or ()]
    about = meter or (focus if focus in found else "") or (found[0] if found else "")
    if name in ("situation", "room"):
        return desk
    if name == "replay":
        stop, last = int(shot.get("turn", 1)), int(shot.get("turns", 1))
        return Screen(name, shot, {"stop": stop, "last": last, "over": True, "playing": False}, f"stop.{stop}")
    if name == "orders":
        return _foretold(desk.over("order", "order.choose", order=order), door)
    if name in ("ledger", "past"):
        return desk.over(name, "close", meter=about)
    if name == "card":
        return _card(desk, focus)
    if name == "table":
        return _ticked(desk, focus, door)
    if name == "reveal":
        opened = len((shot.get("reveal") or {}).get("sheets") or ())
        return Screen(
            "reveal", shot, {"step": min(step or 3, 3), "opened": opened if step != 2 else max(opened - 1, 1)}, "next"
        )
    if name in ("cover", "slips", "facilitator"):
        return _of_a_class(name, desk, services, tongue or load())
    if name in ("standing", "trust", "pause", "keys", "settings", "event"):
        here = (tongue or load()).language
        extra = {"zoom": 100, "theme": "newsprint", "language": here} if name == "settings" else {}
        return desk.over(name, "", **extra) if shot else Screen(name, {}, extra)
    if name == "debrief":
        return Screen("debrief", shot, {"step": (step or 1) - 1}, "debrief.next")
    return Screen(name, shot)


def _of_a_class(name: str, desk: Screen, services: Services | None, tongue: Tongue) -> Screen:
    """Return a page of a class, with the first person at the keyboard; where bots played, persons are to come."""
    shot = desk.shot
    if name == "facilitator":
        return open_card(desk, _Empty(services, tongue))
    if not persons(shot):
        shot = {**shot, "actors": [{**one, "player": "person", "sealed": False} for one in shot.get("actors") or ()]}
    if name == "slips":
        return Screen(name, shot, {"actor": shot.get("reader"), "typed": "", "chosen": ()}, "take", desk)
    ids = [str(one["id"]) for one in shot.get("actors") or ()]
    return Screen(name, shot, {"next": next(iter([*persons(shot), *ids]), "")})


def _foretold(order: Screen, door: Door | None) -> Screen:
    """Return an order with its forecast worked out, where somebody can be asked."""
    host = _Empty(None, load())
    host.door = door
    order = ask(order, host)
    while order.ui.get("forecast") and not order.ui["forecast"]["done"]:
        order = ask(order, host)
    return order


def _ticked(desk: Screen, focus: str, door: Door | None) -> Screen:
    """Return the first table with the items named in `focus` (`curbs,talks`) ticked."""
    host = _Empty(None, load())
    host.door = door
    found = table.tables(desk.shot)
    if not found:
        return desk
    here = table.opened(desk, None, host)
    items = tuple(one["id"] for one in found[0]["items"] if one["id"] in focus.split(","))
    return table.asked(here.put(items=items, at=0), found[0], host) if items else here


def _card(desk: Screen, focus: str) -> Screen:
    """Return the nested card of an entry (`mechanism.clocks`), else of the first there is, over a ledger."""
    entries = terms.entries(desk.shot)
    name = focus if terms.entry(desk.shot, focus) else str(entries[0]["id"]) if entries else ""
    return terms.opened(desk, name, {}) if name else desk


def _before_a_game(name: str, services: Services | None, tongue: Tongue) -> Screen:
    if services is not None:
        services.language = tongue.language
    title = home(_Empty(services, tongue))
    if name == "title":
        return title
    if name == "saves":
        return title.over(name, "save.0")
    found = list(title.shot.get("scenarios") or ())
    if name == "problems":
        broken = next((one for one in found if one.get("problems")), {"title": "", "problems": ()})
        return title.over("problems", "close", problems=tuple(broken["problems"]), title=broken["title"])
    from game.window.screens.seats import first_choice

    pick = next((one for one in found if not one.get("problems")), {"title": "", "actors": (), "paces": ()})
    bots = tuple(dict(one) for one in services.bots()) if services else ()
    return Screen("seats", pick, first_choice(pick, bots, False), "seats.start", title)


def _check_focus(focus: str, screen: Screen, page: DisplayList) -> None:
    """Raise WindowError unless every part of `focus` is a target, an order, a meter, an entry or an item here."""
    shot = screen.shot
    known = {target.id for target in page.targets}
    known |= {one["order"] for _, one in sorted_moves(shot.get("orders") or {})}
    known |= {str(one["name"]) for one in shot.get("meters") or ()}
    known |= {str(one["id"]) for one in terms.entries(shot)}
    known |= {str(item["id"]) for one in table.tables(shot) for item in one["items"]}
    for part in focus.split(",") if focus and focus not in known else ():
        if part not in known:
            near = get_close_matches(part, sorted(known), 1, 0.5)
            hint = f"did you mean {near[0]}?" if near else "give an order, a meter, an item of a table or a target."
            raise WindowError(f"Nothing on this screen is called {part[:60]!r}; {hint}")


def draw_list(screen: Screen, metrics: Metrics, **look: Any) -> DisplayList:
    """Return the display list of a screen at its end of motion."""
    how = Look(metrics, still=True, **look)
    return ready(screen, how)[1]


def render_png(
    screen: str,
    snapshot: Mapping[str, Any] | None,
    path: str | Path,
    *,
    size: tuple[int, int] = (1280, 720),
    theme: str = "newsprint",
    zoom: int = 100,
    focus: str = "",
    step: int | None = None,
    services: Services | None = None,
    meter: str | None = None,
    door: Door | None = None,
    language: str = "en",
    room: bool = False,
) -> None:
    """Draw one screen and write it as PNG; raises WindowError for an unknown screen, theme or size."""
    if not (SMALL <= size[0] <= LARGE and SMALL <= size[1] <= LARGE):
        raise WindowError(f"A picture of {size[0]}x{size[1]} cannot be made; give a size from 1x1 to {LARGE}x{LARGE}.")
    if theme not in THEMES:
        raise WindowError(f"There is no theme called {theme!r}; choose one of {', '.join(THEMES)}.")
    tongue = load(language)
    shown = screen_for(screen, snapshot, focus=focus, step=step, services=services, meter=meter, door=door,
                       tongue=tongue)  # fmt: skip
    pygame = load_pygame(dummy=True)
    from game.window.paint import Painter

    fonts = shipped("assets") / "fonts"
    metrics = load_metrics(fonts)
    page = draw_list(
        shown,
        metrics,
        width=size[0],
        height=size[1],
        theme=theme,
        zoom=zoom,
        room=room or screen == "room",
        tongue=tongue,
    )
    _check_focus(focus, shown, page)
    surface = pygame.Surface(size)
    Painter(metrics, fonts).paint(surface, page, theme)
    data = BytesIO()
    pygame.image.save(surface, data, "picture.png")
    Path(path).write_bytes(data.getvalue())  # an OSError of the system's own where the disk is full
