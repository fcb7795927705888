"""What a session takes and what it refuses, and that a refusal changes nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.bots import BOTS
from game.errors import (
    GameError,
    IllegalMove,
    JournalError,
    NotSeated,
    OrderError,
    OverBudget,
    SeatTaken,
    SessionError,
    TooLate,
    UnknownMove,
    WrongPhase,
)
from game.journal import Journal, read
from game.session import (
    Begin,
    Command,
    End,
    Extend,
    GiveSeat,
    Inject,
    Lesson,
    Next,
    Pause,
    Recall,
    Rewind,
    Seal,
    Session,
    Timer,
    Unseal,
    command_from,
)
from tests.session.playing import crisis, play_on, readers, seen


def begun(**seats: str) -> Session:
    """Return a session of the harbour in the orders of turn 1; unnamed seats are held by `hold`."""
    session = Session(crisis("harbour"), {"all": "hold", **seats})
    session.handle(Begin())
    return session


def standing(session: Session) -> tuple[Any, ...]:
    """Return all that a refusal must leave as it was."""
    return seen(session), session.phase, session.turn, session.recording.records


def test_phases_follow_each_other() -> None:
    session = Session(crisis("harbour"), {"north": "person", "all": "hold"})
    phases = [session.phase]
    for command in (Begin(), Seal("north", 1, ("block",)), Next(), Seal("north", 2), Next()):
        kinds = [notice.kind for notice in session.handle(command)]
        phases.append(session.phase)
        assert kinds and all(isinstance(notice.text, str) for notice in session.handle(Pause(False)))
    assert phases == ["briefing", "orders", "reveal", "orders", "reveal", "orders"]
    while session.phase != "ended":
        session.handle(Seal("north", session.turn) if session.phase == "orders" else Next())
    assert session.turn == 5 and session.recording.outcome is not None


def test_a_game_of_bots_is_played_by_next() -> None:
    session = begun()
    assert [notice.kind for notice in session.handle(Next())] == ["revealed"]
    assert session.phase == "reveal"


def test_me_is_a_person() -> None:
    assert begun(north="me").snapshot(None)["actors"][0]["player"] == "person"


REFUSED: list[tuple[Command, type[GameError]]] = [
    (Begin(), WrongPhase),
    (Next(), WrongPhase),
    (Seal("north", 1, ("bloc",)), UnknownMove),
    (Seal("north", 1, ("free",)), IllegalMove),
    (Seal("north", 1, ("block", "protest south", "protest east")), OverBudget),
    (Seal("north", 1, ("block", "block")), OrderError),
    (Seal("north", 1, ("sign pact: bert",)), UnknownMove),
    (Seal("north", 1, ("withdraw pact",)), IllegalMove),
    (Seal("north", 1, ("sign fort: toll",)), UnknownMove),
    (Seal("north", 0, ()), TooLate),
    (Seal("north", 2, ()), WrongPhase),
    (Seal("west", 1, ()), NotSeated),
    (Seal("east", 1, ()), NotSeated),
    (Unseal("east", 1), NotSeated),
    (Unseal("north", 2), WrongPhase),
    (Rewind(0), SessionError),
    (Rewind(2), SessionError),
    (Inject("strom"), GameError),
    (GiveSeat("west", "mirror"), NotSeated),
    (GiveSeat("north", "person"), SeatTaken),
    (GiveSeat("north", "mirorr"), GameError),
]


@pytest.mark.parametrize(("command", "error"), REFUSED, ids=[str(command) for command, _ in REFUSED])
def test_a_refusal_is_one_sentence_and_changes_nothing(command: Command, error: type[GameError]) -> None:
    session = begun(north="person", south="person")
    session.handle(Seal("south", 1, ("protest north",)))
    before = standing(session)
    with pytest.raises(error) as caught:
        session.handle(command)
    assert standing(session) == before
    assert len(str(caught.value)) > 10 and "\n" not in str(caught.value)


def test_a_late_sheet_is_never_put_into_the_next_turn() -> None:
    session = begun(north="person")
    session.handle(Seal("north", 1, ("block",)))
    for _ in range(2):
        before = standing(session)
        with pytest.raises(TooLate):
            session.handle(Seal("north", 1, ("protest east",)))
        assert standing(session) == before
        if session.phase == "reveal":
            session.handle(Next())


def test_a_sheet_is_replaced_taken_back_and_resent() -> None:
    session = begun(north="person", south="person")
    for orders in (("block",), ("protest east",), ("protest east",)):
        session.handle(Seal("north", 1, orders))
    assert [record["record"] for record in session.recording.records] == ["phase", "sheet", "sheet"]
    assert session.snapshot("north")["orders"]["sealed"] == ["protest east"]
    session.handle(Unseal("north", 1))
    assert session.snapshot("north")["orders"]["sealed"] is None
    session.handle(Seal("south", 1))
    assert session.phase == "orders"
    session.handle(Seal("north", 1))
    assert session.phase == "reveal" and session.recording.line[0]["sheets"]["north"] == []


def test_paused_nothing_is_taken_and_snapshots_say_so() -> None:
    session = begun(north="person")
    session.handle(Pause(True))
    assert all(session.snapshot(reader)["paused"] for reader in readers(session))
    for command in (Seal("north", 1), Unseal("north", 1)):
        with pytest.raises(WrongPhase):
            session.handle(command)
    session.handle(Pause(False))
    session.handle(Seal("north", 1))
    assert session.phase == "reveal"


def test_a_seat_given_to_a_bot_lets_the_others_go_on() -> None:
    session = begun(north="person", south="person")
    session.handle(Seal("north", 1, ("block",)))
    session.handle(GiveSeat("south", "mirror"))
    assert session.phase == "reveal"
    assert session.recording.line[0]["by"] == {"north": "person", "south": "mirror", "east": "hold"}
    session.handle(GiveSeat("south", "person"))
    session.handle(Next())
    session.handle(Seal("north", 2))
    assert session.phase == "orders"


def test_an_inject_happens_whatever_the_event_says() -> None:
    session = begun(north="person")
    session.handle(Inject("fair_day"))
    session.handle(Seal("north", 1))
    assert "fair_day" in [event["id"] for event in session.snapshot(None)["reveal"]["events"]]
    assert session.recording.line[0]["injects"] == ["fair_day"]


@pytest.mark.parametrize(
    ("plain", "command"),
    [
        ({"command": "begin"}, Begin()),
        ({"command": "seal", "actor": "north", "turn": 1, "orders": ["block"]}, Seal("north", 1, ("block",))),
        ({"command": "unseal", "actor": "north", "turn": 1}, Unseal("north", 1)),
        ({"command": "next"}, Next()),
        ({"command": "rewind", "turn": 2}, Rewind(2)),
        ({"command": "inject", "event": "storm"}, Inject("storm")),
        ({"command": "inject", "event": "storm", "later": True}, Inject("storm", True)),
        ({"command": "recall", "event": "storm"}, Recall("storm")),
        ({"command": "timer", "seconds": 180}, Timer(180)),
        ({"command": "extend", "seconds": -60}, Extend(-60)),
        ({"command": "lesson"}, Lesson()),
        ({"command": "end"}, End()),
        ({"command": "seat", "actor": "north", "player": "mirror"}, GiveSeat("north", "mirror")),
        ({"command": "pause", "on": True}, Pause(True)),
    ],
)
def test_commands_are_read_from_plain_data(plain: dict[str, Any], command: Command) -> None:
    assert command_from(plain) == command


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"command": "sael"},
        {"command": None},
        {"command": "seal", "actor": "north"},
        {"command": "seal", "actor": "north", "turn": True, "orders": []},
        {"command": "seal", "actor": "north", "turn": "1", "orders": []},
        {"command": "seal", "actor": ["north"], "turn": 1, "orders": []},
        {"command": "seal", "actor": "north", "turn": 1, "orders": [1]},
        {"command": "seal", "actor": "north", "turn": 1, "orders": "block"},
        {"command": "rewind", "turn": 1.5},
        {"command": "inject", "later": True},
        {"command": "inject", "event": "storm", "later": 1},
        {"command": "timer", "seconds": True},
    ],
)
def test_plain_data_that_is_no_command_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(SessionError):
        command_from(plain)


def test_a_journal_that_fails_leaves_the_session_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.journal"
    session = Session(crisis("harbour"), {"north": "person", "south": "person", "all": "hold"}, journal=path)
    commands = [Begin(), Seal("north", 1, ("block",)), Unseal("north", 1), Inject("storm"), Pause(True), Pause(False),
                GiveSeat("east", "mirror"), Seal("south", 1)]  # fmt: skip

    def full(self: Journal, record: dict[str, Any]) -> None:
        raise JournalError("no room")

    for command in [*commands, Seal("north", 1)]:
        before = standing(session)
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "append", full)
            with pytest.raises(JournalError):
                session.handle(command)
        assert standing(session) == before
        session.handle(command)
    assert session.phase == "reveal"
    before = standing(session)
    monkeypatch.setattr(Journal, "append", full)
    with pytest.raises(JournalError):
        session.handle(Rewind(1))
    assert standing(session) == before
    assert read(path).records == session.recording.records


def test_every_record_is_written_before_it_takes_effect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(crisis("harbour"), {"north": "person", "all": "mirror"}, journal=tmp_path / "game.journal")
    append = Journal.append
    stood: list[tuple[str, str, int]] = []

    def watched(self: Journal, record: dict[str, Any]) -> None:
        stood.append((record["record"], session.phase, session.state.turn))
        append(self, record)

    monkeypatch.setattr(Journal, "append", watched)
    session.handle(Begin())
    session.handle(Seal("north", 1))
    assert stood == [("phase", "briefing", 0), ("sheet", "orders", 0), ("turn", "orders", 0)]


def test_a_game_that_cannot_be_saved_is_played_with_a_warning(tmp_path: Path) -> None:
    session = Session(crisis("harbour"), {"all": "mirror"}, journal=tmp_path / "no such folder" / "game.journal")
    notices = session.handle(Begin())
    assert [notice.kind for notice in notices] == ["warning", "turn"] and "not being saved" in notices[0].text
    play_on(session, Random(1))
    assert session.phase == "ended"
    session.save_to(tmp_path / "late.journal")
    assert read(tmp_path / "late.journal").records == session.recording.records


def test_a_bot_of_somebodys_own_that_fails_does_not_lose_the_game(monkeypatch: pytest.MonkeyPatch) -> None:
    session = begun(north="person", south="mirror")

    class Broken:
        """A bot that fails."""

        sentence = "Fails."

        def choose(self, view: Any, menu: Any, draws: Any) -> Any:
            raise ZeroDivisionError("of its own")

    with monkeypatch.context() as patch:
        patch.setitem(BOTS, "mirror", Broken)
        with pytest.raises(Exception, match="of its own"):
            session.handle(Seal("north", 1, ("block",)))
        assert session.phase == "orders"
        kept = session.recording
        again = Session.resume(kept)
        assert again.phase == "orders"
        again.handle(GiveSeat("south", "hold"))
        assert again.phase == "reveal"
    session.handle(Next())
    assert session.phase == "reveal"
