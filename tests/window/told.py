"""The screens of the flagship in another language: the real session, the real texts, every overlay."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from game.scenario import find
from game.scenario import load as load_scenario
from game.session import LocalServices, Session
from game.session.local import LocalDoor
from game.session.telling import Telling
from game.tongue import load
from game.window.flow import desk, now
from game.window.overlays import home, open_card
from game.window.screen import Screen
from game.window.screens import slips
from game.window.screens.seats import first_choice
from game.window.screens.table import asked, opened, tables
from game.window.stage import KINDS
from tests.tiers import n

ONE = {"seoul": "person", "tokyo": "mirror", "washington": "facilitate"}
ALL = {"seoul": "person", "tokyo": "person", "washington": "person"}
TOLD = ("gsomia-2019", "tiny")
"""Scenarios that are translated."""
TURNS = (3, 0, 6)
"""After how many turns the desk is looked at."""
NOBODY = {"seoul": "hawk", "tokyo": "hawk", "washington": "lean"}


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Return a screen after an action of its own."""
    return KINDS[screen.name].act(screen, action, host)


@cache
def told_once() -> Telling:
    """Return the flagship with its translations, read once for all games."""
    return Telling(load_scenario(find("gsomia-2019")))


class Host:
    """Just enough of a window to make screens in a language."""

    def __init__(
        self, language: str, seats: dict[str, str] | None = None, turns: int = 0, phase: str = "orders"
    ) -> None:
        self.tongue = load(language)
        self.say = self.tongue.say
        self.settings: dict[str, Any] = {"lesson": 50, "debrief": 14, "timer": 180, "language": language}
        self.services = LocalServices(None, lambda: 0.0)
        self.services.language = language
        self.door: Any = None
        if seats is not None:
            session = Session(told_once().scenario, seats, seed=7)
            session.telling = told_once()
            self.door = LocalDoor(session, lambda: 0.0)
            self.door.language = language
            self.play(seats, turns, phase)

    def play(self, seats: dict[str, str], turns: int, phase: str) -> None:
        """Play so many turns, persons by the first orders of their menus, and stop in a phase of the last."""
        if phase != "briefing":
            self.door.send({"command": "begin"})
        for turn in range(1, turns + 1):
            for actor in (name for name, player in seats.items() if player == "person"):
                moves = self.door.snapshot(actor)["orders"]["moves"]
                legal = [move["order"] for move in moves if move["legal"] and move["cost"] == 1]
                picked = legal[turn % len(legal) :][:1]
                self.door.send({"command": "seal", "actor": actor, "turn": turn, "orders": picked})
            for _ in range(("person" not in seats.values()) + (turn < turns or phase != "reveal")):
                if self.door.snapshot(None)["phase"] != "ended":
                    self.door.send({"command": "next"})

    def enter(self, door: Any) -> None:
        self.door = door

    def leave(self) -> None:
        pass

    store = leave


@cache
def screens(language: str) -> tuple[tuple[str, Screen], ...]:
    """Return every screen of a game in a language, named."""
    return tuple(_screens(language))


def _screens(language: str) -> Iterator[tuple[str, Screen]]:
    host = Host(language)
    title = home(host)
    listed = [one for one in title.shot["scenarios"] if one["id"] in TOLD]
    title = title.seen({**title.shot, "scenarios": listed})
    yield "title", title
    yield "title, second scenario", title.put(pick=1)
    scenario = title.shot["scenarios"][0]
    save = {"path": "a", "title": scenario["title"], "turn": 4, "turns": 11, "saved": "2019-08-19T10:00", "seats": ONE}
    saved = title.seen({**title.shot, "saves": [{**save, "ended": False}, {**save, "ended": True}]})
    yield "title with a save", saved
    yield "saves", saved.over("saves", "save.0")
    for many in (False, True):
        yield f"seats {many}", Screen("seats", scenario, first_choice(scenario, host.services.bots(), many))
    for overlay in ("keys", "settings", "quit"):
        yield overlay, title.over(overlay, "close")
    for seats, phase in ((ONE, "briefing"), (ALL, "briefing")):
        yield f"briefing of {len(set(seats.values()))}", now(Host(language, seats, 0, phase))
    for turns in TURNS[: n("moments told in a language")]:
        host = Host(language, ONE, turns)
        yield from _desk(host, desk(host, "seoul"), f"after {turns}")
        yield from _reveal(Host(language, ONE, turns + 1, "reveal"), f"after {turns + 1}")
    for reader in ("tokyo", "washington")[: n("moments told in a language") - 1]:
        host = Host(language, ALL, 4)
        yield f"situation of {reader}", desk(host, reader)
    yield from _class(Host(language, ALL, 2))
    yield "watch", now(Host(language, NOBODY, 2))
    over = Host(language, NOBODY, 11)
    yield from _afterwards(over, now(over))
    yield "blank", Screen("blank")
    yield "trouble", Screen("trouble", {}, {"said": over.say("trouble.window", what="OSError")})


def _desk(host: Host, here: Screen, name: str) -> Iterator[tuple[str, Screen]]:
    yield f"situation {name}", here
    orders = [move["order"] for move in here.shot["orders"]["moves"]]
    for order in orders[:: max(len(orders) // 6, 1)]:
        shown = here.at(f"order.{order}").put(order=order)
        yield f"situation {name}, {order}", shown
        yield f"order {name}, {order}", shown.over("order", "order.choose", order=order)
    for panel in ("map", "deadlines", "news"):
        yield f"panel {panel} {name}", here.put(panel=panel).at(f"tab.{panel}")
    table = opened(here)
    items = tuple(item["id"] for item in here.shot["orders"]["tables"][0]["items"])
    yield f"table {name}", table
    yield f"table asked {name}", asked(table.put(items=items[:3]), tables(table.shot)[0], host)
    for number in range(3):
        yield f"standing {name}, {number}", here.over("standing", "close", page=number)
    for overlay in ("news", "trust", "past"):
        yield f"{overlay} {name}", here.over(overlay, "close", meter="trust.seoul.tokyo")
    for meter in here.shot["meters"][::3]:
        yield f"ledger {name}, {meter['name']}", here.over("ledger", "close", meter=meter["name"])
    if name.endswith(" 3"):
        for entry in here.shot["glossary"][:: 4 - n("moments told in a language")]:
            for level in ("pupil", "professor")[: 1 + bool(entry["levels"])]:
                yield f"card {entry['id']} {level}", here.over("card", "close", of=entry["id"], level=level)


def _reveal(host: Host, name: str) -> Iterator[tuple[str, Screen]]:
    shown = now(host)
    yield f"reveal 1 {name}", shown
    for number in (1, 2, 3):
        yield f"reveal 2 {name}, {number}", shown.put(step=2, opened=number)
    yield f"reveal 3 {name}", shown.put(step=3)


def _class(host: Host) -> Iterator[tuple[str, Screen]]:
    cover = now(host)
    host.door.send({"command": "inject", "event": "rally"})
    yield "event ahead", Screen("event", host.door.snapshot(None), {}, "close", cover)
    yield "cover", cover
    yield "pause", cover.over("pause", "pause.on")
    slip = slips.opened(host, "seoul", cover)
    yield "slip", slip
    yield "slip, shown", slip.put(shown=True, typed="3", chosen=("hint_pact", "demand tokyo"))
    page = open_card(cover, host)
    events = tuple(host.door.events())
    yield "facilitator", page
    for tab in ("seats", "events", "turns"):
        yield f"facilitator, {tab}", page.put(tab=tab, events=events)


def _afterwards(host: Host, ending: Screen) -> Iterator[tuple[str, Screen]]:
    """Yield the ending, the talk and the replay; what mattered is made up, since finding it takes long."""
    told = [{"turn": 3, "actor": one["actor"], "title": one["title"], "without": 97, "given": 61, "error": 3,
             "dropped": bool(i)} for i, one in enumerate(ending.shot["quiet_orders"][:3])]  # fmt: skip
    made = {"part": 1.0, "wrong": "", "tried": 41, "replays": 400, "given": 61, "told": told}
    ending = ending.seen({**ending.shot, "mattered": made})
    talk = act(ending, "ending.debrief", host)
    yield "ending", ending
    yield "debrief", talk
    for step in range(6):
        for number in (0, 1):
            yield f"debrief {step}, page {number + 1}", talk.put(step=step, page=number)
    for name, other in (("searching", {**made, "part": 0.4, "told": None}), ("nothing", {**made, "told": []})):
        yield f"debrief, {name}", talk.seen({**talk.shot, "mattered": other}).put(step=3)
    host.door = host.services.watch(str(find("gsomia-2019")))
    host.door.language = host.tongue.language
    for stop in (0, 4, 11):
        yield f"replay {stop}", act(now(host), f"stop:{stop}", host)


@cache
def rooms(language: str) -> tuple[tuple[str, Screen], ...]:
    """Return the screens that have a room view, in a language."""
    found = [("room", now(Host(language, ALL, 3)))]
    shown = now(Host(language, ALL, 3, "reveal"))
    found += [(f"room reveal {step}", shown.put(step=step, opened=2)) for step in (1, 2, 3)]
    public = now(Host(language, NOBODY, 3))
    found += [
        (f"room {one}", public.over(one, "close", meter="pressure.seoul")) for one in ("standing", "trust", "past")
    ]
    return tuple(found)
