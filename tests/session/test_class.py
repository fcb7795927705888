"""A class without phones: timers, events dropped in, games stopped, and all of it there after a restart."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.errors import GameError, OrderError, WrongPhase
from game.session import (
    Begin,
    Command,
    End,
    Extend,
    GiveSeat,
    Inject,
    Lesson,
    LocalServices,
    Next,
    Pause,
    Recall,
    Rewind,
    Seal,
    Session,
    Timer,
)
from game.session.timing import EARLY, SLEPT
from tests.session.playing import HARBOUR, crisis, play_on, readers, seen, some_sheet
from tests.tiers import n

ALL = dict.fromkeys(("north", "south", "east"), "person")


def lesson(seconds: int = 180) -> Session:
    session = Session(crisis("harbour"), ALL)
    session.handle(Timer(seconds))
    session.handle(Begin())
    return session


def clocks(session: Session, now: float) -> dict[str, object]:
    found = session.clocks(now)
    assert found is not None
    return found


# timers


def test_the_time_of_a_turn_runs_while_orders_are_given_and_closes_nothing() -> None:
    session = lesson()
    assert clocks(session, 0.0)["left"] == 180 + EARLY
    assert clocks(session, 10.5)["left"] == 199.5
    session.handle(Seal("north", 1), 10.5)
    assert clocks(session, 10.5)["left"] == 199.5
    for now in range(11, 400):  # somebody looks every second
        session.tell_time(float(now))
    assert clocks(session, 399.0)["left"] == 0 and session.phase == "orders"
    session.handle(Seal("south", 1), 400.0)
    session.handle(Seal("east", 1), 401.0)
    assert session.phase == "reveal" and not clocks(session, 401.0)["running"]
    session.handle(Next(), 430.0)
    assert clocks(session, 430.0)["left"] == 180 + EARLY and clocks(session, 431.0)["left"] == 209


def test_the_first_turns_last_longer() -> None:
    session, given = lesson(), []
    while session.phase != "ended":
        given.append(clocks(session, 0.0)["length"])
        play_on(session, Random(1), 1)
        session.handle(Next())
    assert given == [210, 210, 210, 180, 180]


def test_a_pause_stops_the_turn_but_not_the_lesson() -> None:
    session = lesson()
    session.handle(Pause(True), 20.0)
    session.handle(Pause(False), 50.0)
    found = clocks(session, 60.0)
    assert found["left"] == 210 - 30 and found["lesson"] == 60


def test_minutes_are_added_and_taken_off_for_this_turn_only() -> None:
    session = lesson()
    session.handle(Extend(60))
    session.handle(Extend(60))
    session.handle(Extend(-60))
    assert clocks(session, 0.0)["left"] == 270
    session.handle(Timer(240))
    assert clocks(session, 0.0)["left"] == 330
    for _ in range(20):
        session.handle(Extend(-60))
    assert clocks(session, 0.0)["left"] == 0
    for actor in ALL:
        session.handle(Seal(actor, 1))
    session.handle(Next())
    assert clocks(session, 0.0)["left"] == 270
    session.handle(Timer(0))
    assert session.clocks(0.0) is None
    with pytest.raises(WrongPhase):
        session.handle(Extend(60))


@pytest.mark.parametrize("seconds", [-1, 3601])
def test_a_time_nobody_means_is_refused(seconds: int) -> None:
    with pytest.raises(GameError):
        lesson().handle(Timer(seconds))


def test_a_machine_that_slept_costs_the_turn_nothing() -> None:
    session = lesson()
    assert clocks(session, float(SLEPT + 5))["left"] == 210
    session.handle(Pause(True), SLEPT + 5.0)
    assert clocks(session, SLEPT + 5.0)["left"] == 210 and clocks(session, SLEPT + 5.0)["lesson"] == SLEPT + 5


def test_a_clock_that_goes_back_does_no_harm() -> None:
    session = lesson()
    session.handle(Seal("north", 1), 100.0)
    session.handle(Seal("south", 1), 40.0)
    assert clocks(session, 45.0)["left"] in (210, 205, 210 - 45, 210 - 5)
    session.tell_time(50.0)
    session.handle(Seal("east", 1), 51.0)
    assert session.phase == "reveal"


def test_without_a_timer_no_clock_is_written() -> None:
    session = Session(crisis("harbour"), ALL)
    for now, command in enumerate((Begin(), Seal("north", 1), Pause(True), Pause(False))):
        session.handle(command, 10.0 * now)
    assert "clock" not in {record["record"] for record in session.records} and session.clocks(99.0) is None


def test_going_back_gives_the_turn_its_whole_time_again() -> None:
    session = lesson()
    play_on(session, Random(3), 2)
    session.handle(Rewind(1), 100.0)
    assert clocks(session, 100.0)["left"] == 210
    assert clocks(session, 100.0)["starts"] == [(1, 100)]


def test_after_a_crash_the_clock_stands_where_it_was(tmp_path: Path) -> None:
    now = [0.0]
    services = LocalServices(tmp_path, lambda: now[0])
    door = services.new_game(str(HARBOUR), ALL)
    door.send({"command": "timer", "seconds": 180})
    door.send({"command": "begin"})
    while now[0] < 33:
        now[0] += 0.25
        door.clocks()
    assert door.clocks()["left"] == 177  # type: ignore[index]
    door.session.close()  # what the end of a process does
    now[0] = 5_000.0  # another process has another clock
    again = services.resume(services.saves()[0]["path"])
    assert 177 <= again.clocks()["left"] <= 182  # type: ignore[index]
    again.send({"command": "pause", "on": True})
    again.session.close()
    last = services.resume(services.saves()[0]["path"])
    assert last.session.play.paused and not last.clocks()["running"]  # type: ignore[index]


def test_a_game_gone_on_with_another_day_is_another_lesson(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    door = services.new_game(str(HARBOUR), ALL)
    for command in ({"command": "timer", "seconds": 60}, {"command": "begin"}):
        door.send(command)
    door.session.tell_time(59.0)
    door.session.close()
    path = services.saves()[0]["path"]
    soon = services.resume(path)
    assert soon.clocks()["lesson"] == 59  # type: ignore[index]
    soon.session.close()
    started = services.now
    services.now = lambda: started().replace(year=started().year + 1)
    later = services.resume(path)
    assert later.clocks()["lesson"] == 0 and later.clocks()["left"] == 60 + EARLY - 59  # type: ignore[index]


# events dropped in


def test_an_event_dropped_in_now_is_told_to_everybody_and_happens_in_this_turn() -> None:
    session = lesson()
    session.handle(Inject("storm"))
    for reader in readers(session):
        (row,) = session.snapshot(reader)["dropped"]
        assert row["headline"] == "A storm over the harbour" and row["moves"] == [{"meter": "trade", "amount": -300}]
        assert session.snapshot(reader)["headlines"][0]["text"] == "A storm over the harbour"
    assert session.snapshot(None)["meters"] == lesson().snapshot(None)["meters"]
    for actor in ALL:
        session.handle(Seal(actor, 1))
    shot = session.snapshot(None)
    assert shot["reveal"]["injects"] == ["storm"] and not shot["dropped"]
    assert [row["amount"] for row in shot["ledger"]["trade"] if row["rule"] == "storm"] == [-300]


def test_an_event_for_the_next_turn_is_a_secret_until_then() -> None:
    session = lesson()
    before = seen(session)
    session.handle(Inject("storm", later=True))
    assert seen(session) == before
    for actor in ALL:
        session.handle(Seal(actor, 1))
    assert session.snapshot(None)["reveal"]["injects"] == []
    assert not session.snapshot(None)["dropped"]
    session.handle(Next())
    assert [row["id"] for row in session.snapshot("east")["dropped"]] == ["storm"]
    for actor in ALL:
        session.handle(Seal(actor, 2))
    assert session.snapshot(None)["reveal"]["injects"] == ["storm"]


def test_an_event_can_be_taken_back_and_goes_with_the_line_that_is_left() -> None:
    session = lesson()
    session.handle(Inject("storm"))
    session.handle(Recall("storm"))
    session.handle(Recall("fair_day"))
    assert not session.snapshot(None)["dropped"]
    session.handle(Inject("storm", later=True))
    session.handle(Rewind(1))
    assert session.play.injects == []
    for actor in ALL:
        session.handle(Seal(actor, 1))
    assert session.recording.line[0]["injects"] == []


def test_what_cannot_be_dropped_in_is_refused() -> None:
    session = lesson()
    with pytest.raises(OrderError):
        session.handle(Inject("strom"))
    play_on(session, Random(1), 4)
    session.handle(Next())
    with pytest.raises(WrongPhase):
        session.handle(Inject("storm", later=True))
    session.handle(Inject("storm"))
    play_on(session, Random(1), 1)
    with pytest.raises(WrongPhase):
        session.handle(Inject("storm"))


# stopping


def test_a_game_that_is_stopped_shows_everything_and_can_be_gone_on_with() -> None:
    session = lesson()
    with pytest.raises(WrongPhase):
        session.handle(End())
    for actor in ALL:
        session.handle(Seal(actor, 1, ("whisper",) if actor == "south" else ()))
    session.handle(Next())
    session.handle(Seal("north", 2, ("block",)))
    session.handle(End())
    shot = session.snapshot(None)
    assert shot["phase"] == "ended" and shot["outcome"]["ending"] is None and len(shot["outcome"]["scores"]) == 3
    assert "turn 1 of 5" in shot["outcome"]["text"] and shot["quiet_orders"][0]["title"] == "§south whispers"
    with pytest.raises(WrongPhase):
        session.handle(End())
    with pytest.raises(WrongPhase):
        session.handle(Next())
    session.handle(Rewind(2))
    assert session.phase == "orders" and session.turn == 2 and "§south whispers" not in str(session.snapshot(None))
    play_on(session, Random(2))
    assert session.outcome.ending is not None and session.recording.ended


def test_saves_say_whether_a_game_is_over(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    door = services.new_game(str(HARBOUR), ALL)
    door.send({"command": "begin"})
    for actor in ALL:
        door.send({"command": "seal", "actor": actor, "turn": 1, "orders": []})
    assert not services.saves()[0]["ended"]
    door.send({"command": "end"})
    assert services.saves()[0]["ended"]
    door.send({"command": "rewind", "turn": 1})
    assert not services.saves()[0]["ended"]


def test_the_facilitator_sees_every_event_and_what_became_of_it(tmp_path: Path) -> None:
    door = LocalServices(tmp_path, lambda: 0.0).new_game(str(HARBOUR), ALL)
    door.send({"command": "begin"})
    door.send({"command": "inject", "event": "fair_day"})
    rows = {row["id"]: row for row in door.events()}
    assert rows["storm"]["headline"] == "A storm over the harbour" and rows["storm"]["turn"] is None
    assert rows["fair_day"]["turn"] == 1 and rows["fair_day"]["happened"] is None
    for actor in ALL:
        door.send({"command": "seal", "actor": actor, "turn": 1, "orders": []})
    rows = {row["id"]: row for row in door.events()}
    assert rows["fair_day"]["turn"] is None and rows["fair_day"]["happened"] == "2024-05-06"


# all of it after a restart


def some_command(session: Session, luck: Random) -> Command:
    """Return something a class may do next."""
    waiting = session.play.waiting
    choices: list[Command] = [
        Timer(luck.choice((0, 120, 180))),
        Extend(luck.choice((60, -60))),
        Inject(luck.choice(("storm", "fair_day")), luck.random() < 0.5),
        Recall("storm"),
        Lesson(),
        Pause(luck.random() < 0.3),
        GiveSeat(luck.choice(tuple(ALL)), luck.choice(("mirror", "hold", "person"))),
        Rewind(luck.randint(1, max(session.turn, 1))),
        Next(),
        Begin(),
    ]
    if luck.random() < 0.02:
        choices = [End()]
    if waiting and luck.random() < 0.7:
        actor = luck.choice(waiting)
        return Seal(actor, session.turn, some_sheet(session, actor, luck))
    return luck.choice(choices)


def test_whatever_a_class_does_is_there_after_a_restart() -> None:
    for game in range(n("classes resumed (T17)")):
        luck = Random(game)
        session = Session(crisis("harbour"), ALL)
        now = 0.0
        for _ in range(60):
            now += luck.random() * 8
            try:
                session.handle(some_command(session, luck), now)
            except GameError:
                continue
            again = Session.resume(session.recording)
            assert seen(again) == seen(session)
            assert again.play.timing == session.play.timing and again.play.injects == session.play.injects
            assert again.phase == session.phase and again.play.stopped == session.play.stopped
            assert again.recording.replay().digests == session.recording.replay().digests


def test_a_record_that_is_lost_would_be_missed() -> None:
    """The planted fault: without its clock records a game comes back with all its time."""
    session = lesson()
    session.handle(Seal("north", 1), 30.0)
    session.saving.records[:] = [record for record in session.records if record["record"] != "clock"]
    assert Session.resume(session.recording).play.timing != session.play.timing
