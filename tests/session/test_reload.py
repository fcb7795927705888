"""Live reload: the running game is played again on the edited scenario, and goes on or says where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game import scenario
from game.errors import SessionError
from game.journal import read
from game.session import (
    Begin,
    End,
    Extend,
    Inject,
    Lesson,
    LocalDoor,
    LocalServices,
    Next,
    Pause,
    Rewind,
    Seal,
    Session,
    Timer,
    reloaded,
)
from tests.tiers import n

TINY = (scenario.find("tiny") / "scenario.yaml").read_text(encoding="utf-8")
SEATS = {"upper": "person", "lower": "dove"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a scenario of one's own."""
    (tmp_path / "mine.yaml").write_text(TINY, encoding="utf-8")
    return tmp_path / "mine.yaml"


def edit(place: Path, right: str, wrong: str) -> scenario.Scenario:
    """Change the scenario and load it."""
    text = place.read_text(encoding="utf-8")
    assert right in text
    place.write_text(text.replace(right, wrong), encoding="utf-8")
    return scenario.load(place)


def begun(place: Path, *sheets: tuple[str, ...], seats: dict[str, str] = SEATS) -> Session:
    """Return a game in which the upper valley gave these sheets, at the orders after them."""
    session = Session(scenario.load(place), seats, seed=7)
    session.handle(Begin())
    for turn, orders in enumerate(sheets, 1):
        session.handle(Seal("upper", turn, orders))
        session.handle(Next())
    return session


def test_a_number_that_changed_is_played_from_the_first_turn_on(place: Path) -> None:
    old = begun(place, ("protest lower",), ())
    before = old.state.meters[:, 0].tolist()
    new, told = reloaded(old, edit(place, "trust.them.me: -2", "trust.them.me: -5"))
    assert (new.turn, new.phase, new.play.seats) == (3, "orders", old.play.seats)
    assert new.state.meters[:, 0].tolist() != before and "up to turn 3" in told
    assert [turn.sheets for turn in new.play.course.turns] == [turn.sheets for turn in old.play.course.turns]
    assert old.state.meters[:, 0].tolist() == before
    new.handle(Seal("upper", 3, ("protest lower",)))
    assert new.phase == "reveal" and Session.resume(new.recording).state.meters.tolist() == new.state.meters.tolist()


def test_an_unchanged_scenario_gives_the_same_game_in_every_phase(place: Path) -> None:
    same = scenario.load(place)
    for stage in range(n("games killed") * 2):
        session = Session(same, {"upper": "random", "lower": "mirror"}, seed=stage)
        for _ in range(stage):
            if session.phase != "ended":
                session.handle(Begin() if session.phase == "briefing" else Next())
        new, told = reloaded(session, same)
        assert (new.phase, new.turn) == (session.phase, session.turn), told
        assert new.recording.line == session.recording.line
        assert new.snapshot() == session.snapshot()


def test_what_no_longer_stands_stops_it_there_and_says_so(place: Path) -> None:
    old = begun(place, (), ("close_gate",), ())
    new, told = reloaded(old, edit(place, "close_gate", "shut_gate"))
    assert (new.turn, new.phase) == (2, "orders")
    assert "up to turn 2" in told and "close_gate" in told and told.endswith("The game goes on there.")
    costly = edit(place, "requires: gate is open and treaty is none", "requires: gate is closed")
    assert reloaded(old, costly)[0].turn == 2


def test_a_game_that_ends_earlier_stands_at_its_end(place: Path) -> None:
    old = begun(place, (), (), ())
    new, told = reloaded(old, edit(place, "when: water < 25", "when: water < 61"))
    assert (new.phase, new.outcome.ending) == ("ended", "dry_fields") and "come to its end" in told


def test_a_sealed_sheet_stays_sealed_while_it_stands(place: Path) -> None:
    seats = {"upper": "person", "lower": "person"}
    old = Session(scenario.load(place), seats)
    old.handle(Begin())
    old.handle(Seal("upper", 1, ("close_gate",)))
    assert reloaded(old, edit(place, "water: -8", "water: -9"))[0].play.sealed == {"upper": ("close_gate",)}
    assert reloaded(old, edit(place, "requires: gate is open and", "requires: gate is closed and"))[0].play.sealed == {}


def test_nobody_could_sit_as_before(place: Path) -> None:
    old = begun(place, ())
    with pytest.raises(SessionError, match="other actors"):
        reloaded(old, edit(place, "upper", "higher"))
    place.write_text(TINY.replace("short:", "brief:"), encoding="utf-8")
    with pytest.raises(SessionError, match="no pace 'short'"):
        reloaded(old, scenario.load(place))


BOTH = {"upper": "person", "lower": "person"}


def lesson_of(place: Path) -> Session:
    """Return a class in the orders of turn 3: 30 seconds of a longer turn used, the lesson's second half hour."""
    session = Session(scenario.load(place), BOTH)
    session.handle(Timer(180), 0.0)
    session.handle(Begin(), 20.0)
    for turn in (1, 2):
        session.handle(Seal("upper", turn), turn * 60.0)
        session.handle(Seal("lower", turn), turn * 60.0 + 5)
        if turn == 1:
            session.handle(Lesson(), 70.0)
        session.handle(Next(), turn * 60.0 + 50)
    session.handle(Extend(60), 180.0)
    session.handle(Seal("upper", 3), 200.0)
    return session


def test_a_class_keeps_its_clocks_when_the_scenario_is_edited(place: Path) -> None:
    old = lesson_of(place)
    before = old.clocks(200.4)
    new, _ = reloaded(old, edit(place, "water: -8", "water: -9"))
    assert before is not None and before["left"] < 240 and new.clocks(200.4) == before
    assert Session.resume(new.recording).play.timing == old.play.timing == new.play.timing
    new.handle(Seal("lower", 3), 210.0)
    new.handle(Next(), 215.0)
    old.handle(Seal("lower", 3), 210.0)
    old.handle(Next(), 215.0)
    assert new.clocks(230.0) == old.clocks(230.0)


def test_a_game_that_goes_back_to_an_earlier_turn_keeps_the_time_of_the_lesson(place: Path) -> None:
    old = Session(scenario.load(place), BOTH)
    old.handle(Timer(180), 0.0)
    old.handle(Begin(), 0.0)
    for turn, orders in ((1, ()), (2, ("close_gate",)), (3, ())):
        old.handle(Seal("upper", turn, orders), turn * 50.0)
        old.handle(Seal("lower", turn), turn * 50.0)
        old.handle(Next(), turn * 50.0 + 10)
    new, told = reloaded(old, edit(place, "close_gate", "shut_gate"))
    old.handle(Rewind(2), 160.0)
    assert "up to turn 2" in told and new.clocks(165.0) == old.clocks(165.0)
    anew = lesson_of(place)
    anew.handle(Seal("lower", 3), 210.0)
    anew.handle(Lesson(), 220.0)
    back, _ = reloaded(anew, scenario.load(place))
    assert back.clocks(250.0) == anew.clocks(250.0) and back.phase == "reveal"


def test_what_the_facilitator_did_is_carried_over(place: Path) -> None:
    same, event = scenario.load(place), "dry_spell"
    old = lesson_of(place)
    old.handle(Inject(event, later=True))
    old.handle(Pause(True))
    new, _ = reloaded(old, same)
    assert (new.play.injects, new.play.paused) == ([(4, event)], True) and new.play.sealed == old.play.sealed
    assert reloaded(old, edit(place, event, "drought"))[0].play.injects == []
    old.handle(Pause(False))
    old.handle(End())
    stopped, _ = reloaded(old, same)
    assert (stopped.phase, stopped.play.stopped, stopped.recording.ended) == ("ended", True, True)


def test_a_game_that_ends_by_the_edit_is_recorded_as_ended(place: Path) -> None:
    old = begun(place, (), (), ())
    new, _ = reloaded(old, edit(place, "when: water < 25", "when: water < 61"))
    assert new.recording.ended and new.recording.replay().outcome.ending == "dry_fields"


class Clock:
    """Time that only goes on when told."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def door(place: Path, tmp_path: Path) -> Callable[[], tuple[LocalDoor, Clock]]:
    """Return the opener of a saved game of one's own scenario."""

    def opened() -> tuple[LocalDoor, Clock]:
        clock = Clock()
        door = LocalServices(tmp_path / "data", clock).new_game(str(place), SEATS)
        door.send({"command": "begin"})
        door.send({"command": "seal", "actor": "upper", "turn": 1, "orders": []})
        return door, clock

    return opened


def test_the_door_notices_a_saved_file_twice_a_second(door: Callable[[], tuple[LocalDoor, Clock]], place: Path) -> None:
    opened, clock = door()
    clock.now = 1.0
    assert not opened.edited()
    edit(place, "water: -8", "water: -10")
    assert not opened.edited()  # it has just looked
    clock.now = 1.6
    assert opened.edited()
    (told,) = opened.send({"command": "reload"})
    assert told["kind"] == "reload" and "taken in" in told["text"]
    clock.now = 3.0
    assert not opened.edited() and opened.session.phase == "reveal"
    shipped = LocalServices(None, clock).new_game(str(scenario.find("tiny")), SEATS)
    clock.now = 9.0
    assert not shipped.edited()


def test_the_new_game_is_saved_and_the_old_journal_goes_only_when_all_was_carried_over(
    door: Callable[[], tuple[LocalDoor, Clock]], place: Path, tmp_path: Path
) -> None:
    opened, _ = door()
    saves = tmp_path / "data" / "saves"
    (first,) = saves.iterdir()
    edit(place, "water: -8", "water: -10")
    opened.send({"command": "reload"})
    (second,) = saves.iterdir()
    assert second != first and len(read(second).line) == 1
    opened.send({"command": "next"})
    opened.send({"command": "seal", "actor": "upper", "turn": 2, "orders": ["close_gate"]})
    edit(place, "close_gate", "shut_gate")
    opened.send({"command": "reload"})
    assert len(list(saves.iterdir())) == 2 and opened.session.turn == 2


def test_a_scenario_that_does_not_load_changes_nothing(
    door: Callable[[], tuple[LocalDoor, Clock]], place: Path
) -> None:
    opened, clock = door()
    before = opened.session
    place.write_text(TINY.replace("tick: week", "tick: year"), encoding="utf-8")
    clock.now = 5.0
    assert opened.edited()
    with pytest.raises(SessionError, match=r"not taken in: mine\.yaml:7:7 bad-value"):
        opened.send({"command": "reload"})
    clock.now = 6.0
    assert opened.session is before and not opened.edited()  # said once, until it is saved again
    with pytest.raises(SessionError, match="carries its scenario inside"):
        LocalDoor(Session.resume(before.recording), clock).send({"command": "reload"})
