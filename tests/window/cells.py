"""Every screen in every state the audit looks at."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from game.tongue import load
from game.window.clock import Clock
from game.window.flow import desk, now, watch
from game.window.notes import NOTES
from game.window.overlays import home, open_card
from game.window.screen import Screen
from game.window.screens import slips
from game.window.screens.seats import first_choice
from game.window.screens.table import asked as asked_of
from game.window.screens.table import opened, tables
from game.window.stage import KINDS
from tests.window.fixtures import DROPPED, FakeServices, forecast, played

SIZES = ((1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (3440, 1440), (1024, 768))
ZOOMS = (100, 125, 150, 200)
THEMES = ("newsprint", "night")
ALL = {"seoul": "person", "tokyo": "person", "washington": "person"}


TIMES = {
    "early": Clock(155, 210, True, True, 1200, ((1, 480), (2, 770), (3, 1060)), 180),
    "urgent": Clock(24, 180, True, True, 2390, ((1, 480), (2, 770), (3, 1200), (4, 1900)), 180),
    "over": Clock(0, 180, True, True, 2990, ((1, 480), (2, 1300), (3, 2200)), 180),
    "second lesson": Clock(61, 240, False, True, 620, ((7, 0), (8, 400)), 240),
}
"""Clocks of a class; the pages that show one are audited with one."""


def act(screen: Screen, action: str, host: Any) -> Screen:
    """Return the screen after an action of its own."""
    return KINDS[screen.name].act(screen, action, host)


class Host:
    """Just enough of a window to make screens."""

    def __init__(self, door: Any = None) -> None:
        self.services, self.door = FakeServices(), door
        self.settings = {"lesson": 50, "debrief": 14, "timer": 180, "notes": NOTES}
        self.tongue = load()
        self.say = self.tongue.say

    def enter(self, door: Any) -> None:
        self.door = door

    def leave(self) -> None:
        pass

    store = leave


def asked_at(screen: Screen, host: Host) -> Screen:
    """Return a table with what the homes say."""
    return asked_of(screen, tables(screen.shot)[0], host)


def screens() -> Iterator[tuple[str, Screen]]:
    """Yield every screen, named."""
    host = Host()
    host.services.doors.append(played(3))
    title = home(host)
    yield "title", title
    yield "title, second scenario", title.put(pick=1)
    yield "title, broken scenario", title.put(pick=2, said="This scenario has problems.")
    yield "saves", title.over("saves", "save.0")
    draft = host.services.scenarios()[2]
    yield "problems", title.over("problems", "close", problems=tuple(draft["problems"]), title=draft["title"])
    for many in (False, True):
        yield (
            f"seats {many}",
            Screen(
                "seats",
                host.services.scenarios()[0],
                first_choice(host.services.scenarios()[0], host.services.bots(), many),
            ),
        )
    for door, name in ((played(0), "first turn"), (played(3), "fourth turn"), (played(9), "tenth turn")):
        host.door = door
        if name == "first turn":
            door.phase = "briefing"
            yield "briefing", now(host)
            door.phase = "orders"
        here = desk(host, "seoul")
        yield f"situation, {name}", here
        for order in ("give_notice", "envoy tokyo", "suspend", "fund"):
            shown = here.at(f"order.{order}").put(
                order=order,
                chosen=("envoy tokyo",),
                said="This takes 2 attention and 1 is left: take an order off first.",
            )
            yield f"situation, {name}, {order}", shown
            yield f"order, {name}, {order}", shown.over("order", "order.choose", order=order)
            if order != "give_notice" or name != "fourth turn":
                continue
            asked = shown.over("order", "order.choose", order=order, forecast=forecast(order, 2))
            yield f"order asked, {name}, {order}", asked
            for at in (0, 2, 5):
                told = asked.put(forecast=forecast(order), aim=1, page=at)
                yield f"order foretold, {name}, {order}, page {at}", told
        for note in NOTES if name == "fourth turn" else ():
            yield f"note {note}, {name}", here.put(note=note)
        yield f"table, {name}", opened(here)
        yield f"table with a package, {name}", asked_at(opened(here).put(items=("curbs", "talks")), host)
        yield f"table refused, {name}", asked_at(opened(here).put(items=("fund",)), host)
        for panel in ("map", "deadlines", "news"):
            yield f"panel {panel}, {name}", here.put(panel=panel, order="give_notice").at(f"tab.{panel}")
        for overlay in ("standing", "news", "keys", "settings", "quit"):
            yield f"{overlay}, {name}", here.over(overlay, "close")
        cards = ("mechanism.clocks", "instrument.gsomia", "meter.trust", "move.fund")
        for of in cards if name == "fourth turn" else cards[1:2]:
            yield f"card {of}, {name}", here.over("card", "close", of=of)
        nested = here.over("ledger", "close", meter="trust.seoul.tokyo")
        yield f"card over a ledger, {name}", nested.over("card", "close", of="mechanism.clocks", level="professor")
        yield f"trust, {name}", here.over("trust", "close")
        yield f"past, {name}", here.over("past", "close", meter="pressure.seoul")
        yield f"standing of Tokyo, {name}", here.over("standing", "close", actor="tokyo")
        yield f"standing, page 2, {name}", here.over("standing", "close", page=1)
        for meter in ("trust.seoul.tokyo", "pressure.seoul", "security"):
            yield f"ledger {meter}, {name}", here.over("ledger", "close", meter=meter)
    for turns in (1, 3, 11):
        host.door = played(turns, phase="reveal")
        shown = now(host)
        yield f"reveal 1, turn {turns}", shown
        for number in (1, 2, 3):
            yield f"reveal 2, {number}, turn {turns}", shown.put(step=2, opened=number)
        yield f"reveal 3, turn {turns}", shown.put(step=3)
    yield from lesson(host)
    yield (
        "trouble",
        Screen(
            "trouble", {}, {"said": "The game could not be saved: the disk is full. Free some space and try again."}
        ),
    )
    yield "blank", Screen("blank")
    over = played(11, phase="reveal")
    over.send({"command": "next"})
    host.door = over
    yield from dict(list(afterwards(host))[:3]).items()
    host.door = played(0, {name: "history" for name in ALL})
    host.door.phase = "orders"
    yield "watch", now(host)
    yield from dict(list(replays(host))[:2]).items()


def variants() -> Iterator[tuple[str, Screen]]:
    """Yield more states of screens that are named above: whatever else the time after a game can look like."""
    host = Host(played(11, phase="reveal"))
    host.services.doors += [played(3), played(2, ALL), host.door] * 8
    for name, more in (("many", {}), ("page 2", {"page": 1})):
        yield f"saves, {name}", home(host).over("saves", "save.0").put(**more)
    name = "2026-11-28 10.42.00 gsomia-2019"
    bad = {"path": "x", "title": name, "seats": {}, "ended": False, "wrong": "It is damaged."}
    yield "saves, damaged", home(host).seen({"scenarios": [], "saves": [bad]}).over("saves", "save.0")
    why = "C:/Users/somebody with a long name/AppData/Local/Backchannel/saves cannot be written (Permission denied)"
    told = f"Games are not saved; set BACKCHANNEL_HOME to a folder of yours. {why}."
    yield "title, unsaved", home(host).seen({**home(host).shot, "unsaved": told})
    yield "title, damaged save", home(host).seen({**home(host).shot, "saves": [bad]})
    for turns in (0, 4):
        said = "C:/Users/somebody/saves/x.journal is damaged at byte 90321 (line 14: the checksum does not fit); "
        yield f"trouble, {turns} turns whole", Screen(
            "trouble", {}, {"said": f"{said}'journal salvage' keeps what stands before", "path": "x", "turns": turns}
        )
    host.services.doors.clear()
    yield "saves, none", home(host).over("saves", "close")
    host.door.send({"command": "next"})
    yield from list(afterwards(host))[3:]
    yield from list(replays(host))[2:]
    yield from filled()


def crowded(shot: dict[str, Any]) -> None:
    """Fill a finished game to the brim: long titles, forty goals each, thirty quiet orders, twelve questions a step."""
    out = shot["outcome"]
    out["title"] = "An ending with a title that is nearly as long as eighty characters can ever be"
    out["text"] = (
        "A first sentence that goes on and on about what became of the pact and the trade over a summer. And more."
    )
    goal = out["scores"][0]["goals"][0]
    for score in out["scores"]:
        score["goals"] = [
            {
                **goal,
                "title": f"Goal {i}: the licences, the lists and the fund stand as they stood",
                "private": i % 3 == 0,
            }
            for i in range(40)
        ]
    quiet = {"actor": "tokyo", "title": "Tell Washington in confidence that the list will be looked at again"}
    shot["quiet_orders"] = [{**quiet, "turn": i % 11 + 1} for i in range(30)]
    asked = "Which step could each capital take next that costs it something and can still be explained at home?"
    shot["questions"] = {step: [asked] * 12 for step in ("what_happened", "why", "so_what", "now_what")}
    for row in shot["mattered"]["told"]:
        row["title"] = "Offer at Settlement: " + ", ".join(["a clause with a long title"] * 7)


def bare(shot: dict[str, Any]) -> None:
    """Empty a finished game: no goals, no story, nothing tried, no record, no meters."""
    shot["outcome"]["scores"] = []
    shot |= {"story": None, "quiet_orders": [], "questions": {}, "mattered": None, "history": {}, "ledger": {}}
    shot |= {"meters": [], "track": {}}


def filled() -> Iterator[tuple[str, Screen]]:
    """Yield what comes after a game that is full to the brim, or almost empty, or of many actors; and long replays."""
    host = Host(played(11, phase="reveal"))
    host.door.send({"command": "next"})
    changes = {"crowded": crowded, "bare": bare}
    changes |= {name: EXTREMES[name] for name in ("five actors", "seven actors", "long strings") if name in EXTREMES}
    for name, change in changes.items():
        shot = host.door.snapshot(None)
        change(shot)
        for one in shot["meters"]:
            shot["track"].setdefault(one["name"], [one["value"]] * 12)
        yield f"ending, {name}", Screen("ending", shot)
        for step in range(6):
            yield f"debrief {step}, {name}", Screen("debrief", shot, {"step": step, "page": step % 2})
    shot = played(4, phase="reveal").snapshot(None)
    for sheet in shot["reveal"]["sheets"]:
        sheet["orders"] = [
            {"title": f"Order {i} with a longer title", "quiet": i == 7, "told": i != 7} for i in range(8)
        ]
    words = "Say that the policy is meant and not the ruler, "
    long = [{"title": words * 2, "quiet": told, "told": told} for told in (False, True)]
    opened = {**shot["reveal"], "sheets": [{**sheet, "orders": long} for sheet in shot["reveal"]["sheets"]]}
    yield "reveal 2, long titles", Screen("reveal", {**shot, "reveal": opened}, {"step": 2, "opened": 3})
    for turns, stop in ((200, 4), (52, 40), (1, 1)):
        ui = {"stop": stop, "last": turns, "over": True, "own": True}
        yield f"replay of {turns} turns", Screen("replay", {**shot, "turns": turns}, ui)


def afterwards(host: Host) -> Iterator[tuple[str, Screen]]:
    """Yield the ending and the debrief: every step and page, every level, searching and having found nothing."""
    ending = now(host)
    talk = act(ending, "ending.debrief", host)
    yield "ending", ending
    yield "debrief", talk
    yield "debrief, saved", talk.put(said=host.services.report(host.door, "en"))
    yield "ending, page 2", ending.put(page=1)
    yield "ending, saved", ending.put(said=host.services.report(host.door, "en"))
    for step in range(6):
        yield f"debrief {step}", talk.put(step=step)
        yield f"debrief {step}, page 2", talk.put(step=step, page=1)
    for one in ("trust.washington.seoul", "pressure.seoul", "security"):
        yield f"debrief of {one}", talk.put(step=1, pick=one)
    found = ending.shot["mattered"]
    for name, other in (
        ("searching", {"part": 0.4, "wrong": "", "told": None}),
        ("nothing found", {**found, "told": [], "given": 100}),
        ("failed", {"part": 0.4, "wrong": "the recording is gone", "told": None}),
        ("stopped", None),
    ):
        shot = {**ending.shot, "mattered": other}
        yield f"debrief, {name}", talk.seen(shot).put(step=3)
        yield f"chart, {name}", talk.seen(shot).put(step=1)


def replays(host: Host) -> Iterator[tuple[str, Screen]]:
    """Yield the replay at several turns: of the record, of a finished game and of one that goes on, cut or whole."""
    host.door = host.services.watch("gsomia-2019")
    for stop in (0, 4, 11):
        yield f"replay of the record {stop}", act(now(host), f"stop:{stop}", host)
    yield "replay, map", now(host).put(panel="map", stop=3)
    yield "replay, playing", now(host).put(playing=True)
    cut = now(host)
    yield (
        "replay, cut",
        cut.seen({**cut.shot, "cut": "The recording comes out differently at turn 5; no more is shown."}),
    )
    host.door = played(3)
    yield "replay of a game that goes on", watch(host, 2)
    words = "The game was stopped after turn 3 of 11. The scores are those of that day."
    yield "replay of a stopped game", watch(host, 3).put(stopped=words)
    yield "replay of a stopped game, early", watch(host, 1).put(stopped=words)
    host.door = played(11, phase="reveal")
    host.door.send({"command": "next"})
    yield "replay for Seoul", act(watch(host, 4, now(host)), "reader:seoul", host)


def lesson(host: Host) -> Iterator[tuple[str, Screen]]:
    """Yield the pages of a class on one screen."""
    host.door = played(2, ALL)
    cover = now(host)
    yield "cover", cover
    sealed = played(2, ALL)
    sealed.send({"command": "seal", "actor": "tokyo", "turn": 3, "orders": []})
    yield "cover, one sealed", now(Host(sealed))
    yield "cover, something said", cover.put(said="This game is not saved: no folder for saves was found.")
    host.door.phase = "briefing"
    yield "cover of a brief", now(host)
    host.door.phase = "orders"
    yield "pause", cover.over("pause", "pause.on")
    yield "settings, page 2", cover.over("settings", "close", page=1)
    slip = slips.opened(host, "seoul", cover)
    yield "slip", slip
    for told in ("taken", "off", "wrong"):
        yield f"slip, {told}", slip.put(typed="12", told=told)
    orders = [move["order"] for move in slip.shot["orders"]["moves"]][:4]
    shown = slip.put(shown=True, typed="3", chosen=(*orders, "sign settlement: curbs + talks"))
    yield "slip, shown", shown
    yield "slip, shown and refused", shown.put(said="This takes 2 attention and 1 is left: take an order off first.")
    page = open_card(cover, host)
    yield "facilitator", page
    events = tuple(host.door.events())
    for tab in ("seats", "events", "turns"):
        yield f"facilitator, {tab}", page.put(tab=tab, said="A bot plays Tokyo now.")
        yield f"facilitator, {tab}, events shown", page.put(tab=tab, events=events, sure=True, **{"bot.tokyo": "hawk"})
    host.door.send({"command": "seat", "actor": "tokyo", "player": "mirror"})
    host.door.send({"command": "inject", "event": "event_3"})
    given = open_card(cover, host)
    for number in range(5):
        yield (
            f"facilitator, given, page {number}",
            given.put(tab="events" if number else "seats", page=number, events=tuple(host.door.events())),
        )
    yield "event ahead", Screen("event", host.door.snapshot(None), {}, "close", cover)
    for phase in ("briefing", "ended"):
        host.door = played(11, ALL, phase="reveal")
        host.door.send({"command": "next"})
        host.door.phase = phase
        for tab in ("class", "seats", "events", "turns"):
            yield f"facilitator, {phase}, {tab}", open_card(now(host), host).put(tab=tab, events=events)
    told = played(3, ALL, phase="reveal").snapshot(None)
    told["reveal"].update(injects=["x"], events=[{"id": "x", **{key: DROPPED[key] for key in ("headline", "text")}}])
    told["ledger"]["pressure.tokyo"].append(
        {"turn": 3, "rule": "x", "amount": 310, "because": "x", "date": "2019-07-29", "title": "x"}
    )
    yield "event that happened", Screen("event", told, {}, "close", cover)
    told = copy.deepcopy(told)
    for number, sheet in enumerate(told["reveal"]["sheets"]):
        sheet["player"] = "reciprocator"
        sheet["why"] = {"what": ("returns", "answers", "leaves")[number % 3], "of": ["seoul", "washington"]}
    yield "reveal 2 of bots", Screen("reveal", told, {"step": 2, "opened": 3}, "next")


def timed() -> Iterator[tuple[str, Screen, Clock]]:
    """Yield the pages that show the time, each with every clock."""
    host = Host(played(3))
    yield from ((f"situation, {name}", desk(host, "seoul"), clock) for name, clock in TIMES.items())
    for screen, here in lesson(Host()):
        if here.name in ("cover", "pause", "slips", "facilitator"):
            yield from ((f"{screen}, {name}", here, clock) for name, clock in TIMES.items())


def rooms() -> Iterator[tuple[str, Screen]]:
    """Yield the screens that have a room view."""
    for turns, seats in ((3, None), (2, ALL), (9, None)):
        host = Host(played(turns, seats))
        yield f"room after {turns}", now(host)
        host = Host(played(turns, seats, phase="reveal"))
        shown = now(host)
        for step in (1, 2, 3):
            yield f"room reveal {step} after {turns}", shown.put(step=step, opened=2)
    for name, screen in lesson(Host()):
        if screen.name in ("pause", "event", "reveal"):
            yield f"room {name}", screen


def many_rooms() -> Iterator[tuple[str, Screen]]:
    """Yield rooms of two to seven capitals."""
    for name, change in EXTREMES.items():
        if "actors" in name:
            shot = copy.deepcopy(dict(played(3, {one: "mirror" for one in ALL}).snapshot(None)))
            change(shot)
            room = Screen("situation", shot, {"chosen": ()}, "watch.next")
            yield f"room, {name}", room
            yield f"room trust, {name}", room.over("trust", "close")


def room_cards() -> Iterator[tuple[str, Screen]]:
    """Yield the overlays that have a room view."""
    for turns in (0, 5):
        public = now(Host(played(turns, {name: "mirror" for name in ALL})))
        for overlay in ("standing", "trust", "past"):
            yield f"room {overlay} after {turns}", public.over(overlay, "close", meter="trust.seoul.tokyo")
        for number in range(3):
            yield f"room standing after {turns}, page {number}", public.over("standing", "close", page=number)

    host = Host(played(11, phase="reveal"))
    host.door.send({"command": "next"})
    for name, screen in afterwards(host):
        yield f"room, {name}", screen
    for name, screen in [*replays(host), *filled()]:
        yield f"room, {name}", screen


def extremes() -> Iterator[tuple[str, Screen]]:
    """Yield desks and reveals at the ends of every scale (T3)."""
    for name, change in EXTREMES.items():
        door = played(3)
        door_shot = door.snapshot("seoul")
        shot = copy.deepcopy(door_shot)
        change(shot)
        orders = shot["orders"]["moves"]
        first = orders[0]["order"] if orders else ""
        yield (
            f"desk, {name}",
            Screen("situation", shot, {"chosen": (), "order": first, "panel": "orders"}, f"order.{first}"),
        )
        yield f"map, {name}", Screen("situation", shot, {"chosen": (), "order": first, "panel": "map"}, "seal")
        yield f"standing, {name}", Screen("situation", shot, {"order": first}).over("standing", "close")
        if "actors" in name:
            yield f"trust, {name}", Screen("situation", shot, {"order": first}).over("trust", "close")
        yield (
            f"ledger, {name}",
            Screen("situation", shot, {"order": first}).over("ledger", "close", meter="trust.tokyo.seoul"),
        )
        seen = played(4, phase="reveal").snapshot("seoul")
        change(seen)
        for row in seen["reveal"]["moved"]:
            one = next(one for one in seen["meters"] if one["name"] == row["meter"])
            row.update(
                after=one["value"], change=one["change"], before=max(min(one["value"] - one["change"], 10000), 0)
            )
        yield f"reveal, {name}", Screen("reveal", seen, {"step": 3, "opened": 3}, "next")


def _levels(value: int, change: int) -> Any:
    def alter(shot: dict[str, Any]) -> None:
        for one in shot["meters"]:
            one["value"], one["change"] = value, change
        for move in (shot.get("orders") or {}).get("moves", ()):
            for effect in move["effects"]:
                effect.update(now=value, low=max(value - 1500, 0), high=min(value + 2500, 10000))

    return alter


def _menu(number: int) -> Any:
    def alter(shot: dict[str, Any]) -> None:
        if not shot.get("orders"):
            return
        moves = shot["orders"]["moves"]
        shot["orders"]["moves"] = [
            {
                **copy.deepcopy(moves[i % len(moves)]),
                "order": f"move_{i}",
                "legal": i % 5 != 4,
                "why_not": "Not before 12 September." if i % 5 == 4 else None,
            }
            for i in range(number)
        ]

    return alter


def _deadlines(number: int) -> Any:
    def alter(shot: dict[str, Any]) -> None:
        shot["deadlines"] = [
            {
                "id": f"x{i}",
                "title": "Arbitration reply due",
                "sub": "asked by Tokyo in May",
                "due": f"2019-{8 + i // 3:02d}-{16 + i:02d}",
                "days": 4 + 9 * i,
                "words": "the board is named, or not",
            }
            for i in range(number)
        ]

    return alter


def _long(shot: dict[str, Any]) -> None:
    for move in (shot.get("orders") or {}).get("moves", ()):
        move["title"] = "Propose a joint compensation fund of both"
        move["text"] = (
            "Companies of both countries pay the plaintiffs of the rulings of 2018. "
            "You may withdraw it before it is taken up."
        )
    for one in shot["headlines"]:
        one["text"] = "Seoul strikes Japan off its list of the most trusted traders"
    for one in shot["deadlines"]:
        one["title"], one["sub"] = "Licences for three chip chemicals", "answer of the ministry in Tokyo"
    for one in shot["meters"]:
        one["thresholds"] = [{"at": 6000, "words": "the governing party splits over it"}]


def _wide_names(shot: dict[str, Any]) -> None:
    for one, name in zip(shot["actors"], ("Kuala Lumpur", "Ulaanbaatar", "Washington"), strict=True):
        one["name"] = name


MORE = [
    ("beijing", "Beijing", [116.4, 39.9], "diamond", "fourth"),
    ("moscow", "Moscow", [37.6, 55.7], "hexagon", "fifth"),
    ("canberra", "Canberra", [149.1, -35.3], "circle", None),
    ("ulaanbaatar", "Ulaanbaatar", [106.9, 47.9], "square", None),
]


def _many(number: int, map_: bool = True) -> Any:
    """Return what gives a crisis so many capitals, with or without a map."""

    def alter(shot: dict[str, Any]) -> None:
        base = shot["meters"][0]
        ids = [one["id"] for one in shot["actors"]][:number]
        shot["actors"] = shot["actors"][:number]
        shot["meters"] = [one for one in shot["meters"] if set(one["of"]) <= set(ids)]
        for name, title, place, marker, colour in MORE[: max(number - 3, 0)]:
            more = {"id": name, "name": title, "place": place, "marker": marker, "colour": colour, "player": "mirror"}
            shot["actors"].append({**shot["actors"][0], **more})
            for other in ids:
                for pair in ([name, other], [other, name]):
                    shot["meters"].append({**base, "name": f"trust.{pair[0]}.{pair[1]}", "of": pair, "value": 4200})
            ids.append(name)
            shot["meters"].append(
                {**base, "name": f"pressure.{name}", "title": "Pressure", "per": "actor", "of": [name], "value": 3300}
            )
        if not map_:
            shot["scenario"]["map"] = None
        names = {one["name"] for one in shot["meters"]}
        reveal = shot.get("reveal")
        if reveal:
            reveal["sheets"] = [one for one in reveal["sheets"] if one["actor"] in ids]
            reveal["moved"] = [one for one in reveal["moved"] if one["meter"] in names]
        for move in (shot.get("orders") or {}).get("moves", ()):
            move["effects"] = [one for one in move["effects"] if one["meter"] in names]

    return alter


EXTREMES = {
    "all 0": _levels(0, -4500),
    "all 100": _levels(10000, 4500),
    "all 29": _levels(2900, 4500),
    "all 61": _levels(6100, -4500),
    "no order": _menu(0),
    "nine orders": _menu(9),
    "24 orders": _menu(24),
    "no deadline": _deadlines(0),
    "six deadlines": _deadlines(6),
    "long strings": _long,
    "wide names": _wide_names,
    "two actors": _many(2),
    "two actors, no map": _many(2, False),
    "four actors": _many(4),
    "five actors": _many(5),
    "five actors, no map": _many(5, False),
    "six actors": _many(6),
    "seven actors": _many(7, False),
}
