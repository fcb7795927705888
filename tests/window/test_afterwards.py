"""After the end: every ending of the flagship laid out, the talk, the replay by keys and clicks, and the saved page."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from game.debrief import effects, page_of, told
from game.journal import Recording, read
from game.lettering import load_metrics
from game.scenario import find, load
from game.session import LocalDoor, LocalServices, Session, Timeline, played
from game.shipped import shipped
from game.sweeps import sweep
from game.window.app import App
from game.window.display import Text
from game.window.overlays import home
from game.window.page import Look
from game.window.screen import Click, Key, Screen, Wheel
from game.window.stage import ready
from tests.tiers import n
from tests.window import audit

FLAGSHIP = str(find("gsomia-2019"))
SCENARIO = load(FLAGSHIP)
METRICS = load_metrics(shipped("assets") / "fonts")
GAMES = 400
"""Games of chance among which every ending comes."""
SIZES = ((1280, 720, 100, False), (1024, 768, 100, False), (1280, 720, 200, False), (1920, 1080, 150, False),
         (1280, 720, 100, True), (1024, 768, 100, True))  # fmt: skip
"""Width, height, zoom, and whether it is the room."""


@cache
def endings() -> dict[str, Recording]:
    """Return a played game of chance for every ending that came."""
    result = sweep(SCENARIO, dict.fromkeys(SCENARIO.rules.actors, "random"), GAMES, 2019)
    found: dict[str, Recording] = {}
    for number in range(GAMES):
        ending = SCENARIO.rules.endings[int(result.ending[number])].id
        if ending not in found:
            found[ending] = result.journal(number)
    return found


def snapshot_of(recording: Recording) -> dict[str, Any]:
    """Return the end of a game as everybody may see it, with the orders that mattered, from few replays."""
    playback = recording.replay()
    found = effects(playback, replays=4)
    rows = [item.plain() for item in told(found) or found[:3]]
    mattered = {"part": 1.0, "wrong": "", "told": rows, "tried": len(found), "replays": 4, "given": 50}
    return {**Timeline(playback).snapshot(playback.turns, "ended"), "mattered": mattered}


def laid(screen: Screen, how: tuple[int, int, int, bool]) -> Any:
    width, height, zoom, room = how
    look = Look(METRICS, width, height, zoom=zoom, room=room, still=True)
    return ready(screen, look)[1]


def words(page: Any) -> list[str]:
    """Return every text of a page."""
    return [item.text for item in page.items if isinstance(item, Text)]


def pages(screen: Screen, how: tuple[int, int, int, bool]) -> Iterator[Any]:
    """Yield all pages of a screen, as Space and the pager turn them."""
    seen: list[Any] = []
    for step in range(6 if screen.name == "debrief" else 1):
        for number in range(12):
            page = laid(screen.put(step=step, page=number), how)
            if words(page) in seen:
                break  # there is no further page
            seen.append(words(page))
            yield page


def test_every_ending_of_the_flagship_comes() -> None:
    assert set(endings()) == {ending.id for ending in SCENARIO.rules.endings}


@pytest.mark.parametrize("number", range(len(SCENARIO.rules.endings)))
def test_its_ending_and_debrief_are_laid_out_whole(number: int) -> None:
    shot = snapshot_of(endings()[SCENARIO.rules.endings[number].id])
    for how in [SIZES[(number + more) % len(SIZES)] for more in range(n("sizes of every ending"))]:
        for screen in (Screen("ending", shot), Screen("debrief", shot)):
            shown: set[str] = set()
            for page in pages(screen, how):
                assert audit.problems(page) == [], (how, screen.name)
                shown |= set(words(page))
            assert not [text for text in shown if "…" in text], (how, screen.name)
            told_whole = " ".join(shown)
            assert str(shot["outcome"]["title"]) in told_whole or screen.name == "debrief"
            if not how[3] and screen.name == "ending":
                for score in shot["outcome"]["scores"]:
                    assert all(goal["title"].split()[0] in told_whole for goal in score["goals"])


def test_the_heads_of_an_endings_columns_line_up() -> None:
    """A column that begins above the heading of the one beside it reads as if it belonged elsewhere."""
    shot = history().snapshot(None)
    names = [one["name"] for one in shot["actors"]]
    for how in ((1280, 720, 100, False), (1920, 1080, 100, False), (1024, 768, 100, False)):
        texts = [item for item in laid(Screen("ending", shot), how).items if isinstance(item, Text)]
        heads = [item.y for item in texts if item.style == "h3" and item.text in names]
        assert len(heads) == 3 and len(set(heads)) == 1, how
        chapters = [item.y for item in texts if item.text.startswith("Turn ") and item.style == "small"]
        assert len(chapters) == (4 if how[0] > 1100 else 0) and len(set(chapters)) < 2, how


def test_a_small_talk_says_nothing_twice() -> None:
    shot = history().snapshot(None)
    found = words(laid(Screen("debrief", shot), (1280, 720, 200, False)))
    long = [text for text in found if len(text) > 20]
    assert long and len(long) == len(set(long)) and not [one for one in long if sum(one in text for text in long) > 1]


def test_a_small_ending_has_its_headings_over_both_columns() -> None:
    page = laid(Screen("ending", history().snapshot(None)), (1366, 768, 150, False))
    texts = [item for item in page.items if isinstance(item, Text)]
    turns = [item for item in texts if item.text.startswith("Turn ") and item.style == "small"]
    first = min(item.y for item in turns)
    assert len([item for item in turns if item.y == first]) == 2
    assert any(item.style == "kicker" and item.y < first for item in texts if item.x == turns[0].x)


# the talk


def app(services: LocalServices, door: Any = None, **settings: Any) -> App:
    ticks = itertools.count()
    return App(services, METRICS, door=door, clock=lambda: next(ticks) * 0.01, settings={"still": True, **settings})


class Slow:
    """A search that goes on only when it is let, and then finds one order."""

    def __init__(self) -> None:
        self.steps = [Event() for _ in range(3)]

    def __call__(self, recording: Recording, progress: Callable[[float], None]) -> dict[str, Any]:
        for number, step in enumerate(self.steps):
            assert step.wait(30)
            progress((number + 1) / 4)
        row = {"turn": 4, "actor": "seoul", "order": "give_notice", "title": "", "without": 97, "given": 61, "error": 3}
        return {"told": [{**row, "dropped": True}], "tried": 58, "replays": 400, "given": 61}


def history() -> Session:
    return played(SCENARIO, {"all": "history"})


def test_the_window_answers_while_orders_are_tried() -> None:
    slow = Slow()
    window = app(LocalServices(None, lambda: 0.0), LocalDoor(history(), lambda: 0.0, inquire=slow))
    door = window.door
    assert isinstance(door, LocalDoor) and window.screen.name == "ending"
    window.handle(Key("space"))
    assert window.screen.name == "debrief" and any("0 %" in text for text in words(window.page()))
    slow.steps[0].set()
    assert door.wait(30)
    window.refresh()
    assert any("25 %" in text for text in words(window.page()))
    before = words(window.page())
    window.handle(Key("space"))
    assert words(window.page()) != before, "keys are answered while the search goes on"
    window.handle(Key("?"))
    for step in slow.steps[1:]:
        step.set()
    assert door.inquiry is not None
    door.inquiry.join(30)
    assert door.wait(0)
    window.refresh()
    assert window.stale, "an overlay waits"
    window.handle(Key("escape"))
    window.refresh()
    shown = " ".join(words(window.page()))
    assert "Give notice on the pact" in shown and "97 of 100 replays" in shown and not window.troubles
    door.close()


def test_the_record_on_the_chart_begins_where_the_game_is_another() -> None:
    same = Screen("debrief", history().snapshot(None))
    other = Screen("debrief", played(SCENARIO, {"all": "mirror"}).snapshot(None))
    marks = [any(text.startswith("2019 ") for text in words(laid(one, SIZES[0]))) for one in (same, other)]
    assert marks == [False, True]


def test_every_level_can_be_charted() -> None:
    shot = history().snapshot(None)
    screen, seen = Screen("debrief", shot), set()
    for _ in range(len(shot["meters"])):
        page = laid(screen, SIZES[0])
        following = next(one for one in page.targets if one.id == "line.more")
        seen.add(following.action)
        screen = screen.put(pick=following.action.removeprefix("pick:"))
    assert seen == {f"pick:{one['name']}" for one in shot["meters"]}
    chips = {one.id for one in page.targets if one.id.startswith("pick.")}
    assert chips == {f"pick.{one['name']}" for one in shot["meters"] if one["board"]} and len(chips) == 9


def test_the_page_of_a_game_is_kept_beside_its_saves(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0, page=page_of)
    window = app(services, LocalDoor(history(), lambda: 0.0), language="ko")
    window.handle(Key("s", ctrl=True))
    kept = list((tmp_path / "saves").glob("*.html"))
    assert len(kept) == 1 and str(kept[0]) in window.screen.ui["said"]
    assert '<html lang="ko">' in kept[0].read_text(encoding="utf-8")
    window.handle(Key("space"))
    window.handle(Key("s", ctrl=True))
    assert len(list((tmp_path / "saves").glob("*.html"))) == 2 and audit.problems(window.page()) == []


def test_a_page_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for folder, page in ((None, page_of), (tmp_path / "file", page_of), (tmp_path, None)):
        window = app(LocalServices(folder, lambda: 0.0, page=page), LocalDoor(history(), lambda: 0.0))
        window.handle(Key("s", ctrl=True))
        assert window.screen.ui["said"] and window.screen.name == "ending"
    slow = Slow()
    window = app(LocalServices(tmp_path, lambda: 0.0, page=page_of), LocalDoor(history(), lambda: 0.0, inquire=slow))
    window.handle(Key("s", ctrl=True))
    assert "moment" in window.screen.ui["said"] and not list(tmp_path.rglob("*.html"))
    window.enter(None)
    slow.steps[0].set()


# the replay


def watching(language: str = "en") -> App:
    """Return a window in which the record of 2019 is watched from its first day."""
    services = LocalServices(None, lambda: 0.0)
    return app(services, services.watch(FLAGSHIP), language=language)


def at(window: App) -> tuple[int, int, str]:
    """Return where a replay stands: its stop, and turn and phase of what is shown."""
    return window.screen.ui["stop"], window.screen.shot["turn"], window.screen.shot["phase"]


def test_the_track_goes_to_any_turn_by_keys() -> None:
    window = watching()
    assert window.screen.name == "replay" and at(window) == (0, 1, "orders")
    assert window.page().focus == "stop.0"
    for key, wanted in (("right", 1), ("right", 2), ("left", 1), ("end", 11), ("right", 11), ("home", 0), ("left", 0)):
        window.handle(Key(key))
        assert window.screen.ui["stop"] == wanted == int(window.page().focus.removeprefix("stop.")), key
    window.handle(Key("end"))
    assert at(window) == (11, 11, "reveal")
    window.handle(Key("space"))
    assert window.screen.name == "ending" or window.screen.ui["stop"] == 11


def test_space_goes_on_from_the_stop_that_is_shown() -> None:
    window = watching()
    for wanted in (1, 2):
        window.handle(Key("space"))
        assert window.screen.ui["stop"] == wanted == int(window.page().focus.removeprefix("stop."))


def test_the_track_goes_to_any_turn_by_clicks_and_wheel() -> None:
    window = watching()
    for wanted in (7, 3, 11, 0):
        x, y, w, h = next(one.box for one in window.page().targets if one.id == f"stop.{wanted}")
        window.handle(Click(x + w / 2, y + h / 2))
        assert window.screen.ui["stop"] == wanted
    window.handle(Key("?"))
    window.handle(Key("escape"))
    window.handle(Wheel(-1))
    window.handle(Wheel(-1))
    window.handle(Wheel(1))
    assert window.screen.ui["stop"] == 1
    while window.screen.name == "replay":
        x, y, w, h = next(one.box for one in window.page().targets if one.id == "replay.next")
        window.handle(Click(x + w / 2, y + h / 2))
    assert window.screen.name == "ending" and not window.troubles


def test_it_plays_by_itself_turn_by_turn_and_stops_at_the_end() -> None:
    now = [0.0]
    services = LocalServices(None, lambda: 0.0)
    window = App(services, METRICS, door=services.watch(FLAGSHIP), clock=lambda: now[0], settings={"still": True})
    window.beat()
    assert window.screen.ui["stop"] == 0, "it waits to be told"
    window.handle(Key("p"))
    stops = []
    for _ in range(400):
        now[0] += 0.1
        window.beat()
        stops.append(window.screen.ui["stop"])
    assert [stop for stop, _ in itertools.groupby(stops)][-11:] == list(range(1, 12))
    assert not window.screen.ui["playing"]
    assert min(stops.count(stop) for stop in range(1, 11)) >= 20, "every turn can be read"
    window.handle(Key("home"))
    window.handle(Key("p"))
    window.handle(Key("p"))
    now[0] += 99
    window.beat()
    assert window.screen.ui["stop"] == 0, "stopped again"


def test_before_the_end_a_replay_shows_no_seat_and_no_future() -> None:
    session = played(SCENARIO, {"all": "mirror"}, turn=5, phase="orders")
    window = app(LocalServices(None, lambda: 0.0), LocalDoor(session, lambda: 0.0, first=2))
    assert at(window) == (2, 2, "reveal") and window.screen.ui["last"] == 4 and not window.screen.ui["over"]
    assert not [one for one in window.page().targets if one.id.startswith("reader.")]
    assert {len(line) for line in window.screen.shot["history"].values()} == {3}
    window.handle(Key("end"))
    window.handle(Key("right"))
    assert at(window)[0] == 4


def test_after_the_end_any_seat_can_be_looked_over_the_shoulder() -> None:
    window = watching()
    for _ in range(4):
        window.handle(Key("right"))
    public = words(window.page())
    assert "One quiet order" in public
    x, y, w, h = next(one.box for one in window.page().targets if one.id == "reader.tokyo")
    window.handle(Click(x + w / 2, y + h / 2))
    assert window.screen.shot["reader"] == "tokyo" and "Send a quiet envoy" in words(window.page())
    window.handle(Key("home"))
    assert window.screen.shot["reader"] == "tokyo"


def test_a_game_of_ones_own_is_taken_up_again_from_a_turn(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    window = app(services, services.new_game(str(find("tiny")), {"upper": "person", "lower": "mirror"}))
    window.handle(Key("space"))
    while window.screen.name != "ending":
        window.handle(Key("s") if window.screen.name == "situation" else Key("space"))
    window.handle(Key("r"))
    assert window.screen.name == "replay" and window.screen.below is not None
    window.handle(Key("right"))
    window.handle(Key("right"))
    window.handle(Key("u"))
    assert window.screen.name == "situation" and window.screen.shot["turn"] == 2 and not window.troubles


# saved games


def test_saved_games_are_opened_and_watched_from_the_title(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    for turns in (5, 2):
        door = services.new_game(str(find("tiny")), {"upper": "person", "lower": "mirror"})
        door.send({"command": "begin"})
        while door.session.phase != "ended" and len(door.session.play.course.turns) < turns:
            door.send({"command": "seal", "actor": "upper", "turn": door.session.turn, "orders": []})
            door.send({"command": "next"})
        door.close()
    window = app(services)
    rows = {one["ended"]: number for number, one in enumerate(services.saves())}
    assert set(rows) == {True, False}
    for name, wanted in (("save", {True: "ending", False: "situation"}), ("again", {True: "replay", False: "replay"})):
        for ended, number in rows.items():
            window.handle(Key("v"))
            assert window.screen.name == "saves" and audit.problems(window.page()) == []
            x, y, w, h = next(one.box for one in window.page().targets if one.id == f"{name}.{number}")
            window.handle(Click(x + w / 2, y + h / 2))
            assert window.screen.name == wanted[ended] and not window.troubles
            window.enter(None)
            window.screen = home(window)


def test_a_save_that_is_gone_is_told(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    services.new_game(str(find("tiny")), {"upper": "person", "lower": "mirror"}).close()
    window = app(services)
    window.handle(Key("v"))
    next((tmp_path / "saves").glob("*.journal")).write_bytes(b"nonsense")
    window.handle(Key("space"))
    assert window.screen.name == "trouble" and "first record" in window.screen.ui["said"] and window.door is None
    assert "trouble.go" not in {one.id for one in window.page().targets}
    window.handle(Key("escape"))
    assert window.screen.name == "saves"


@pytest.mark.parametrize("start", ["saves", "again", "continue"])
@pytest.mark.parametrize("key", ["g", "w"])
def test_what_is_whole_of_a_game_that_comes_out_differently_is_a_press_away(
    tmp_path: Path, start: str, key: str
) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    door = services.new_game(str(find("tiny")), {"upper": "person", "lower": "mirror"})
    door.send({"command": "begin"})
    for turn in (1, 2, 3):
        door.send({"command": "seal", "actor": "upper", "turn": turn, "orders": []})
        door.send({"command": "next"})
    door.close()
    (path,) = (tmp_path / "saves").iterdir()
    recording = read(path)
    records = [{**one, "before": "0" * 16} if one.get("turn") == 3 and "before" in one else one
               for one in recording.records]  # fmt: skip
    path.unlink()
    replace(recording, records=tuple(records)).write(path)
    before = path.read_bytes()
    window = app(services)
    window.handle(Key("r" if start == "continue" else "v"))
    if start != "continue":
        window.screen = window.screen.at("save.0" if start == "saves" else "again.0")
        window.handle(Key("space"))
    assert window.screen.name == "trouble" and "Up to turn 1" in " ".join(words(window.page()))
    assert "The game comes out differently at turn 3" in " ".join(words(window.page()))
    for size in ((1280, 720), (800, 600), (640, 480)):
        window.resize(*size)
        assert audit.problems(window.page()) == []
    window.handle(Key(key))
    assert window.screen.name == ("situation" if key == "g" else "replay") and not window.troubles
    assert window.door is not None and window.door.turns() == 1 and path.read_bytes() == before
    if key == "w":
        window.handle(Key("end"))
        assert "replay.take_up" not in {one.id for one in window.page().targets}
    else:
        window.handle(Key("s"))
        assert window.screen.name == "reveal" and len(services.saves()) == 2
