"""A class on one screen: three people at one keyboard, the clock, slips, events, and what no shared screen may tell."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from game.errors import GameError
from game.lettering import load_metrics
from game.scenario import Scenario, find, load
from game.session import Session
from game.session.local import LocalDoor, LocalServices
from game.shipped import shipped
from game.tongue import load as tongue
from game.window import overlays
from game.window.app import App
from game.window.clock import Clock, minutes
from game.window.display import DisplayList, Text
from game.window.flow import keep_time, now
from game.window.page import Look
from game.window.plan import plan_of
from game.window.screen import Key, Screen
from game.window.screens import slips
from game.window.stage import KINDS, layout, ready
from tests.session.playing import HARBOUR
from tests.tiers import n
from tests.window import audit
from tests.window.fixtures import FakeServices
from tests.window.pilot import Pilot

METRICS = load_metrics(shipped("assets") / "fonts")
WAYS = [pytest.param(False, id="keys"), pytest.param(True, id="clicks")]
BOTH = pytest.mark.parametrize("mouse", WAYS)
SOME = pytest.mark.parametrize("mouse", WAYS[: n("ways to press")])


def app(folder: Path | None, clock: Callable[[], float], more: tuple[Path, ...] = (), **settings: Any) -> App:
    """Return a window over the real house; both run on one clock that a test turns."""
    return App(LocalServices(folder, clock, more=more), METRICS, clock=clock, settings={"still": True, **settings})


def ticking(step: float = 0.02) -> Callable[[], float]:
    counter = itertools.count()
    return lambda: next(counter) * step


def words(page: DisplayList) -> str:
    return "\n".join(item.text for item in page.items if isinstance(item, Text))


def seated(pilot: Pilot, scenario: Path = HARBOUR, pace: str | None = None) -> Pilot:
    """Begin a class with a person at every seat and go to its first cover of orders."""
    window, actors = pilot.app, loaded(scenario).rules.actors
    window.enter(window.services.new_game(str(scenario), dict.fromkeys(actors, "person"), pace, 7))
    keep_time(window)
    window.screen = now(window)
    while window.screen.name != "cover" or "brief" in window.screen.ui:
        pilot.press("cover.open" if window.screen.name == "cover" else "briefing.begin")
    return pilot


@cache
def loaded(scenario: Path) -> Scenario:
    return load(scenario)


def onward(pilot: Pilot, until: str) -> None:
    """Play on to a screen."""
    while pilot.app.screen.name != until:
        getattr(pilot, "_" + pilot.app.screen.name)(pilot.app.screen)


# whole games


GAMES = ((HARBOUR, None, 5), (find("gsomia-2019"), "one_lesson", 6), (find("gsomia-2019"), "two_lessons", 11))


@BOTH
@pytest.mark.parametrize("slip", [False, True], ids=["desks", "slips"])
def test_three_people_play_to_the_end_against_the_clock(tmp_path: Path, mouse: bool, slip: bool) -> None:
    for scenario, pace, turns in GAMES[: n("classes played")]:
        pilot = seated(Pilot(app(tmp_path, ticking(0.2)), mouse), scenario, pace)
        if slip:
            pilot._cover = lambda screen, pilot=pilot: pilot.press("cover.slip")  # type: ignore
            pilot._slips = lambda screen, pilot=pilot: slip_of(pilot, screen)  # type: ignore
        onward(pilot, "ending")
        assert not pilot.app.troubles and not audit.problems(pilot.app.page())
        records = [record["record"] for record in pilot.app.door.session.records]  # type: ignore[union-attr]
        assert records.count("clock") > 10 and records.count("sheet") == 3 * records.count("turn") > 0
        assert records.count("turn") == turns or pilot.app.screen.shot["outcome"]["ending"] is not None


def slip_of(pilot: Pilot, screen: Screen) -> None:
    """Type the first order that can be given, and seal."""
    move = next((one for one in screen.shot["orders"]["moves"] if one["legal"]), None)
    if move is not None:
        pilot.type(move["number"])
        assert pilot.app.screen.ui["chosen"] == (move["order"],)
    pilot.press("slips.seal")


# the clock


def test_a_tick_draws_only_the_figures_and_an_idle_window_draws_nothing(tmp_path: Path) -> None:
    from game.window.loop import frame, load_pygame
    from game.window.paint import Painter

    pygame = load_pygame(dummy=True)
    pygame.display.init()
    surface = pygame.display.set_mode((1280, 720))
    time = [0.0]
    window = app(tmp_path, lambda: time[0])
    pilot = seated(Pilot(window, False))
    painter, touched = Painter(METRICS, shipped("assets") / "fonts"), []
    plain = painter.paint

    def watched(*args: Any, **how: Any) -> Any:
        touched.append(plain(*args, **how))
        return touched[-1]

    painter.paint = watched  # type: ignore[method-assign]
    for name in ("cover", "situation"):
        if name == "situation":
            pilot.press("cover.open")
        assert pilot.app.screen.name == name
        frame(pygame, window, painter)
        touched.clear()
        drawn = 0
        for _ in range(40):  # ten seconds, looked at four times each
            time[0] += 0.25
            window.tick()
            drawn += frame(pygame, window, painter)
        assert drawn == len(touched) == 10
        assert all(area.w * area.h < 0.01 * 1280 * 720 for area in touched), touched
        whole = pygame.Surface((1280, 720))
        plain(whole, window.page(), "newsprint")
        assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(whole, "RGB")
    window.handle(Key("p"))
    frame(pygame, window, painter)
    touched.clear()
    for _ in range(40):
        time[0] += 0.25
        window.tick()
        assert frame(pygame, window, painter) == 0
    assert not touched
    pygame.display.quit()


def test_time_is_soft_and_minutes_are_given_and_taken(tmp_path: Path) -> None:
    time = [0.0]
    window = app(tmp_path, lambda: time[0])
    pilot = seated(Pilot(window, False))
    assert "3:30" in words(window.page())
    for key, shown in (("+", "4:30"), ("-", "3:30"), ("-", "2:30")):
        window.handle(Key(key))
        assert shown in words(window.page())
    while time[0] < 200:
        time[0] += 1
        window.tick()
        if window.time and window.time.left == 30:
            figure = next(item for item in window.page().items if isinstance(item, Text) and item.text == "0:30")
            assert figure.color == "hot"
    assert "Time" in words(window.page()).split("\n") and window.screen.name == "cover"
    pilot.press("cover.open")
    pilot.turn(1)
    assert window.screen.name == "cover" and window.screen.ui["next"] != "north" and not window.troubles


def test_a_pause_hides_the_desk_stops_the_clock_and_lasts_through_a_crash(tmp_path: Path) -> None:
    time = [0.0]
    window = app(tmp_path, lambda: time[0])
    pilot = seated(Pilot(window, False))
    pilot.press("cover.open")
    title = window.screen.shot["orders"]["moves"][0]["title"]
    assert title in words(window.page())
    time[0] = 20.0
    window.handle(Key("p"))
    assert window.screen.name == "pause" and title not in words(window.page()) and "3:10" in words(window.page())
    time[0] = 50.0
    window.tick()
    assert "3:10" in words(window.page())
    window.door.session.journal.close()  # type: ignore[union-attr]  # what the end of a process does
    again = app(tmp_path, lambda: time[0])
    again.enter(again.services.resume(again.services.saves()[0]["path"]))
    again.screen = now(again)
    assert again.screen.name == "pause" and "3:10" in words(again.page())
    Pilot(again, False).press("pause.on")
    assert again.screen.name == "cover"
    time[0] = 55.0
    again.tick()
    assert "3:05" in words(again.page())


def test_continue_gives_turns_the_time_the_settings_say_now(tmp_path: Path) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0, timer=360), False))
    assert "6:30" in words(pilot.app.page())
    pilot.app.enter(None)
    again = app(tmp_path, lambda: 0.0, timer=180)
    again.handle(Key("r"))
    assert again.screen.name == "cover" and "3:30" in words(again.page())
    while again.screen.name != "ending":
        getattr(pilot := Pilot(again, False), "_" + again.screen.name)(again.screen)
    pilot.app.enter(None)
    written = next((tmp_path / "saves").iterdir()).read_bytes()
    over = app(tmp_path, lambda: 0.0, timer=240)
    over.handle(Key("v"))
    over.handle(Key("space"))
    assert over.screen.name == "ending" and next((tmp_path / "saves").iterdir()).read_bytes() == written


def test_only_a_class_that_wants_one_has_a_clock() -> None:
    for start, settings, timed in (
        ("title.alone", {}, False), ("title.class", {"timer": 0}, False), ("title.class", {}, True)
    ):  # fmt: skip
        window = App(FakeServices(), METRICS, clock=ticking(), settings={"still": True, **settings})
        Pilot(window, False).press(start)
        Pilot(window, False).press("seats.start")
        window.handle(Key("+"))
        assert (window.time is not None) == timed and not window.troubles


# slips


@BOTH
def test_a_slip_seals_what_was_typed_and_shows_the_class_nothing_of_it(tmp_path: Path, mouse: bool) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), mouse))
    pilot.press("cover.slip")
    window = pilot.app
    orders = window.screen.shot["orders"]
    legal = [move for move in orders["moves"] if move["legal"] and move["cost"] == 1]
    blind = []
    for move in legal[:2]:
        pilot.type(move["number"])
        blind.append(words(window.page()))
    assert blind[0] == blind[1]
    assert not any(move["title"] in blind[0] for move in orders["moves"])
    pilot.press("slips.show")
    assert legal[0]["title"] in words(window.page()) and legal[1]["title"] in words(window.page())
    pilot.press("slips.show")
    pilot.type(legal[0]["number"])  # again: taken off
    pilot.type(9999)
    assert window.screen.ui["told"] == "wrong" and window.screen.ui["chosen"] == (legal[1]["order"],)
    table = orders["tables"][0]
    item = next(one for one in table["items"] if one["legal"])
    pilot.type(item["number"])
    actor = str(window.screen.ui["actor"])
    pilot.press("slips.seal")
    assert window.screen.name == "slips" and window.screen.ui["actor"] != actor
    sealed = window.door.snapshot(actor)["orders"]["sealed"]  # type: ignore[union-attr]
    assert sorted(sealed) == sorted([legal[1]["order"], f"sign {table['id']}: {item['id']}"])
    pilot.press("slips.seal")
    pilot.press("slips.seal")
    assert window.screen.name == "reveal" and not window.troubles


@SOME
def test_a_sealed_sheet_is_taken_back_to_its_desk_until_the_last_is_in(tmp_path: Path, mouse: bool) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), mouse))
    window = pilot.app
    pilot.press("cover.open")
    actor = str(window.screen.shot["reader"])
    order = next(move["order"] for move in window.screen.shot["orders"]["moves"] if move["legal"])
    pilot.choose(order)
    pilot.press("seal")
    pilot.press(f"again.{actor}")
    assert window.screen.name == "situation" and window.screen.ui["chosen"] == (order,)
    window.screen = window.screen.put(chosen=())
    pilot.press("seal")
    assert window.screen.name == "cover" and window.door.snapshot(actor)["orders"]["sealed"] == []  # type: ignore


def test_numbers_on_a_slip_are_for_good_and_for_everything() -> None:
    door = FakeServices().new_game("x", dict.fromkeys(("seoul", "tokyo", "washington"), "person"))
    door.send({"command": "begin"})
    orders = door.snapshot("seoul")["orders"]
    table = orders["tables"][0]
    numbers = slips.numbered(orders)
    assert len(numbers) == len(orders["moves"]) + len(table["items"]) + 1
    package, _ = slips.taken(tongue().say, orders, (), 101)
    package, _ = slips.taken(tongue().say, orders, package, 102)
    assert package == ("sign settlement: curbs + talks",)
    assert slips.taken(tongue().say, orders, package, 101)[0] == ("sign settlement: talks",)
    assert slips.taken(tongue().say, orders, package, 100) == (package, "No offer of yours stands there.")
    table["standing"]["mine"] = table["packages"][0]
    assert slips.taken(tongue().say, orders, package, 100)[0] == ("withdraw settlement",)
    assert slips.taken(tongue().say, orders, ("withdraw settlement",), 103)[0] == ("sign settlement: fund",)
    assert slips.taken(tongue().say, orders, ("withdraw settlement",), 100)[0] == ()
    table["packages"] = [one for one in table["packages"] if not {"curbs", "talks"} <= set(one["items"])]
    assert slips.taken(tongue().say, orders, ("sign settlement: curbs",), 102)[1] == "These do not go together."
    table["packages"] = [one for one in table["packages"] if "talks" not in one["items"]]
    assert slips.taken(tongue().say, orders, (), 102) == ((), "Not possible now.")


# whoever runs the class


def event_of(window: App, happened: bool = False) -> dict[str, Any]:
    """Return an event of the list that has not happened yet."""
    return next(one for one in window.screen.ui["events"] if bool(one["happened"]) == happened and not one["turn"])


@SOME
def test_an_event_dropped_in_now_is_told_at_once_and_again_when_it_has_moved_something(
    tmp_path: Path, mouse: bool
) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), mouse))
    window = pilot.app
    window.handle(Key("f10"))
    pilot.press("events")
    one = event_of(window)
    pilot.press(f"now.{one['id']}")
    assert window.screen.name == "event" and one["headline"] in words(window.page()).replace("\n", " ")
    pilot.press("close")
    assert window.screen.name == "cover"
    onward(pilot, "reveal")
    while window.screen.name == "reveal" and window.screen.ui["step"] < 3:
        pilot.press("next")
    assert window.screen.name == "event" and "What it moved" in words(window.page()), words(window.page())
    pilot.press("close")
    assert window.screen.name == "reveal" and window.screen.ui["step"] == 3 and not window.troubles


def test_an_event_for_the_next_turn_waits_and_can_be_taken_back(tmp_path: Path) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), False))
    window = pilot.app
    window.handle(Key("f10"))
    pilot.press("events")
    first, second = [one for one in window.screen.ui["events"]][:2]
    for one in (first, second):
        pilot.press(f"next.{one['id']}")
    pilot.press(f"back.{second['id']}")
    pilot.press("close")
    assert window.screen.name == "cover" and first["headline"] not in words(window.page())
    onward(pilot, "event")
    assert window.screen.shot["turn"] == 2 and window.screen.shot["phase"] == "orders"
    assert [one["id"] for one in window.screen.shot["dropped"]] == [first["id"]]
    pilot.press("close")
    assert window.screen.name == "cover"


@SOME
def test_orders_are_closed_after_asking_twice_with_empty_sheets_for_the_rest(tmp_path: Path, mouse: bool) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), mouse))
    window = pilot.app
    pilot.press("cover.open")
    order = next(move["order"] for move in window.screen.shot["orders"]["moves"] if move["legal"])
    pilot.choose(order)
    pilot.press("seal")
    window.handle(Key("f10"))
    pilot.press("shut")
    assert window.screen.name == "facilitator"
    pilot.press("shut")
    assert window.screen.name == "reveal" and not window.troubles
    sheets = window.door.session.recording.line[0]["sheets"]  # type: ignore[union-attr]
    assert sorted(map(len, sheets.values())) == [0, 0, 1] or list(sheets.values()) == [[order]]
    window.handle(Key("f10"))
    assert not {"shut", "time.more", "time.less"} & targets(window)  # the sheets are open: nothing is given now


@SOME
def test_seats_go_to_any_bot_and_back(tmp_path: Path, mouse: bool) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), mouse))
    window = pilot.app
    window.handle(Key("f10"))
    pilot.press("bot.south.1")
    bot = window.screen.ui["bot.south"]
    assert bot != "mirror"
    pilot.press("give.south")
    door = window.door
    assert door.session.play.seats["south"] == bot  # type: ignore[union-attr]
    pilot.press("take.south")
    assert door.session.play.seats["south"] == "person" and not window.troubles  # type: ignore[union-attr]


@SOME
def test_a_game_is_stopped_after_asking_twice_and_gone_on_with(tmp_path: Path, mouse: bool) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), mouse))
    window = pilot.app
    onward(pilot, "reveal")
    window.handle(Key("f10"))
    pilot.press("facilitator.end")
    assert window.screen.name == "facilitator"
    pilot.press("facilitator.end")
    assert window.screen.name == "ending" and "Stopped" in words(window.page())
    wrong = audit.problems(window.page())
    assert not wrong, wrong
    pilot.press("ending.again")
    last = window.screen.ui["last"]
    window.handle(Key("home"))
    assert "stopped here" in words(window.page()) and "was stopped after" not in words(window.page())
    window.handle(Key("end"))
    assert f"was stopped after turn {last} of" in words(window.page()) and not audit.problems(window.page())
    pilot.press("replay.next")
    window.handle(Key("f10"))
    pilot.press("facilitator.back")
    assert window.screen.name == "cover" and window.screen.shot["turn"] == 2 and not window.troubles


def targets(window: App) -> set[str]:
    """Return what can be pressed."""
    return {one.id for one in window.page().targets}


def refused(window: App) -> list[str]:
    """Press everything on the page of whoever runs the class, each in the same moment; return what was refused."""
    page, door, out = window.screen, window.door, []
    assert isinstance(door, LocalDoor)
    session, plain = door.session, door.send

    def send(command: Mapping[str, Any]) -> Any:
        try:
            return plain(command)
        except GameError as error:
            out.append(f"{session.phase} {session.turn}: {error}")
            raise

    with patch.object(door, "send", send):
        for target in window.page().targets:
            door.session = Session.resume(session.recording)
            sure = page.put(sure=True, shutting=True)
            (overlays.common(sure, target.action, window) or KINDS["facilitator"].act(sure, target.action, window))
    door.session = session
    return out


def test_the_page_offers_only_what_can_be_done(tmp_path: Path) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), False))
    window, offered = pilot.app, {}
    while "ended" not in offered:
        window.handle(Key("f10"))
        if "events" in targets(window):
            pilot.press("events")
        shot = window.screen.shot
        phase, turn = shot["phase"], shot["turn"]
        offered[phase if phase == "ended" else f"{phase} {turn}"] = targets(window)
        assert not refused(window)
        pilot.press("close")
        door = window.door
        assert isinstance(door, LocalDoor)
        if phase == "orders":
            for actor in door.session.play.waiting:
                door.send({"command": "seal", "actor": actor, "turn": turn, "orders": []})
        elif phase == "reveal":
            door.send({"command": "next"})
        window.screen = now(window)
    kinds = {where: {name.partition(".")[0] for name in found} for where, found in offered.items()}
    assert {"pause", "time", "shut", "give", "now", "next"} <= kinds["orders 1"]
    assert "facilitator.end" not in offered["orders 1"] and "facilitator.end" in offered["reveal 1"]
    assert "now" in kinds[f"orders {turn}"] and "next" not in kinds[f"orders {turn}"]
    assert not {"now", "next"} & kinds[f"reveal {turn}"]
    assert kinds["ended"] == {"blank", "lesson", "turn", "facilitator", "close"}
    assert "facilitator.end" not in offered["ended"]


def test_the_page_never_lies_over_a_sheet(tmp_path: Path) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), False))
    pilot.press("cover.open")
    titles = [move["title"] for move in pilot.app.screen.shot["orders"]["moves"]]
    assert any(title in words(pilot.app.page()) for title in titles)
    pilot.app.handle(Key("f10"))
    assert pilot.app.screen.name == "facilitator" and pilot.app.screen.shot["orders"] is None
    assert not any(title in words(pilot.app.page()) for title in titles)
    pilot.press("close")
    assert pilot.app.screen.name == "situation"


def test_a_part_that_fails_leaves_the_others(tmp_path: Path) -> None:
    pilot = seated(Pilot(app(tmp_path, lambda: 0.0), False))
    pilot.app.handle(Key("f10"))
    screen = pilot.app.screen
    for size in ((1280, 720), (1024, 768)):
        page = layout(screen.seen({**screen.shot, "actors": 7}), Look(METRICS, *size, still=True))
        assert "cannot be drawn" in words(page) and {"events", "facilitator.back"} <= {one.id for one in page.targets}


# secrecy (T7)


PRIVATE = ("briefing", "situation", "order", "table")
"""What one delegation alone looks at."""


def secrets_on(window: App) -> list[str]:
    """Return the marked texts on every public page that can be reached from here by a key, in both densities."""
    found = []
    for room in (False, True):
        window.settings["room"] = room
        for key in ("", "f10", "p", "b"):
            before = window.screen
            if before.name in PRIVATE and not key:
                continue
            if key:
                window.handle(Key(key))
            if window.screen is before and key:
                continue
            page = words(ready(window.screen, window.look())[1])
            found += [f"{window.screen.name} over {before.name}: {line}" for line in page.split("\n") if "§" in line]
            while key and window.screen is not before and window.screen.name in ("facilitator", "pause", "blank"):
                window.handle(Key("escape"))
    window.settings["room"] = False
    return found


def test_nothing_secret_is_on_any_page_a_class_can_see(tmp_path: Path) -> None:
    window = app(tmp_path, lambda: 0.0, more=(HARBOUR,))
    window.enter(window.services.new_game(str(HARBOUR), dict.fromkeys(("north", "south", "east"), "person")))
    door = window.door
    assert door is not None
    door.send({"command": "timer", "seconds": 60})
    window.screen = now(window)
    pilot = Pilot(window, False)
    visited: set[str] = set()
    found: list[str] = []
    for step in range(70):
        screen = window.screen
        if int(screen.shot.get("turn", 1)) > n("turns looked at for secrets (T7)") or screen.name == "ending":
            break
        visited.add(screen.name)
        found += secrets_on(window)
        if screen.name == "cover" and "brief" not in screen.ui and step % 2:
            pilot.press("cover.slip")
            found += secrets_on(window)
            visited.add("slips")
            for move in window.screen.shot["orders"]["moves"]:
                if move["legal"] and "§" in move["title"]:
                    pilot.type(move["number"])
            found += [line for line in words(window.page()).split("\n") if "§" in line]
            pilot.press("slips.seal")
        elif screen.name == "situation":
            quiet = [move["order"] for move in screen.shot["orders"]["moves"] if "§" in move["title"] and move["legal"]]
            window.screen = screen.put(chosen=tuple(quiet[:1]))
            found += secrets_on(window)
            pilot.press("seal")
        else:
            getattr(pilot, "_" + screen.name)(screen)
        if screen.name == "reveal" and step % 5 == 0 and window.screen.shot["phase"] == "orders":
            door.send({"command": "inject", "event": "storm"})
    assert not found, found[:5]
    assert visited >= {"cover", "slips", "reveal", "situation"}


def test_the_search_for_secrets_finds_a_planted_one(tmp_path: Path) -> None:
    window = app(tmp_path, lambda: 0.0, more=(HARBOUR,))
    window.enter(window.services.new_game(str(HARBOUR), dict.fromkeys(("north", "south", "east"), "person")))
    window.door.send({"command": "begin"})  # type: ignore[union-attr]
    window.screen = now(window).put(said="§south whispers")
    assert any("§south whispers" in one for one in secrets_on(window))


# the pace of a lesson


def plan(clock: Clock, turn: int, turns: int = 6, phase: str = "orders") -> tuple[str, dict[str, Any]]:
    pace = plan_of(clock, turn, turns, phase, 50, 14)
    return pace.key, dict(pace.values)


def lesson(at: int, starts: tuple[tuple[int, int], ...], seconds: int = 180) -> Clock:
    return Clock(100, seconds, True, True, at, starts, seconds)


def test_the_pace_keeps_the_debrief_or_says_what_would() -> None:
    key, values = plan(lesson(480, ((1, 480),)), 1)
    assert key == "plan.good" and values["minutes"] == 15 and values["turn"] == 6
    key, values = plan(lesson(1120, ((1, 480), (2, 800), (3, 1120))), 3)
    assert key == "plan.shorter" and values["minutes"] == 10 and values["time"] == "2:30"
    key, values = plan(lesson(2400, ((1, 480), (2, 1440), (3, 2400))), 3)
    assert key == "plan.earlier" and values["turn"] == 3
    assert plan(lesson(3100, ((1, 480),)), 2)[0] == "plan.over"
    assert plan(lesson(2500, ((1, 480),)), 6, phase="ended")[0] == "plan.ended"


def test_a_game_of_two_lessons_is_not_hurried_in_the_first() -> None:
    key, values = plan(lesson(480, ((1, 480),)), 1, turns=11)
    assert key == "plan.lesson" and 5 <= values["turn"] <= 9
    key, values = plan(lesson(30, ((6, 0),)), 6, turns=11)
    assert key == "plan.good" and values["turn"] == 11
    quick = tuple((number, 60 * number) for number in range(1, 4))
    assert plan(lesson(180, quick), 3, turns=11)[0] == "plan.good"  # it all fits, the debrief too
    slower = tuple((number, 240 * number) for number in range(1, 4))
    assert plan(lesson(740, slower), 3, turns=11)[0] == "plan.whole"


def test_the_bar_is_as_long_as_the_lesson_whatever_happened() -> None:
    for at in range(0, 3000, 100):
        for turn in range(1, 7):
            starts = tuple((number, 480 + 200 * (number - 1)) for number in range(1, turn + 1))
            pace = plan_of(lesson(max(at, starts[-1][1]), starts), turn, 6, "orders", 50, 14)
            assert [one.number for one in pace.stretches if one.what == "turn"] == list(range(1, 7))[
                : len([one for one in pace.stretches if one.what == "turn"])
            ]
            assert all(one.seconds >= 0 for one in pace.stretches) and pace.left >= 0
            assert sum(one.state == "now" for one in pace.stretches) == 1


def test_minutes_are_written_as_on_a_clock() -> None:
    assert [minutes(value) for value in (0, 5, 60, 155, 3600)] == ["0:00", "0:05", "1:00", "2:35", "60:00"]


def test_a_clock_on_every_page_that_is_audited(tmp_path: Path) -> None:
    """What the audit looks at is what people see: every timed page shows the time."""
    from tests.window.cells import timed

    for name, screen, clock in timed():
        look = Look(METRICS, still=True, clock=clock)
        page = words(ready(screen, look)[1])
        assert (clock.figure if clock.left else "Time") in page.replace("\n", " ") or screen.name == "pause", name


def test_news_that_is_a_headline_alone_is_told_once() -> None:
    screen = Screen("event", {"headlines": [{"text": "Talks fail", "detail": "", "date": "2024-05-06"}]}, {}, "close")
    shown = layout(screen, Look(load_metrics(shipped("assets") / "fonts"), still=True))
    assert words(shown).count("Talks") == 1
