"""A game that is closed and opened again, anywhere, is the game that was never closed (reliability T17)."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.engine import digest
from game.errors import JournalDiverged
from game.journal import Recording, read
from game.session import Begin, Command, GiveSeat, Inject, Next, Pause, Rewind, Seal, Session, Unseal
from tests.session.playing import NAMES, crisis, next_commands, play_on, seen, some_seats
from tests.tiers import n

Told = list[tuple[Command, int]]
"""Commands of a game, each with how many records there were before it."""


def busy_game(name: str, luck: Random) -> tuple[Session, Told]:
    """Play a game in which people also rewind, inject, pause, change seats and take sheets back."""
    scenario = crisis(name)
    session = Session(scenario, some_seats(scenario, luck), seed=luck.randrange(2**64))
    told: Told = []

    def send(command: Command) -> None:
        told.append((command, len(session.recording.records)))
        session.handle(command)

    for _ in range(100):
        if session.phase == "ended":
            break
        send(next_commands(session, luck)[0])
        for extra in asides(session, luck):
            send(extra)
    return session, told


def asides(session: Session, luck: Random) -> list[Command]:
    """Return what somebody does between two sheets, mostly nothing."""
    lot, rules = luck.random(), session.scenario.rules
    players = {one["id"]: one for one in session.snapshot(None)["actors"]}
    if session.phase not in ("orders", "reveal") or lot > 0.3:
        return []
    if lot < 0.05:
        return [Pause(True), Pause(False)]
    if lot < 0.1 and session.phase == "orders":
        return [Inject(luck.choice(list(rules.event_index)))]
    if lot < 0.13:
        actor = luck.choice(rules.actors)
        taken = players[actor]["player"] == "person"
        return [GiveSeat(actor, luck.choice(["mirror", "hold", "random"]) if taken else "person")]
    if lot < 0.2 and session.turn > 2:
        return [Rewind(session.turn - luck.randint(0, 2))]
    sealed = [actor for actor, one in players.items() if one["sealed"] and one["player"] == "person"]
    return [Unseal(sealed[0], session.turn)] if sealed and session.phase == "orders" else []


def standing(session: Session) -> dict[str, Any]:
    """Return all that can be known of a session."""
    end = digest(session.scenario.rules, session.state)
    return {
        "seen": seen(session),
        "phase": session.phase,
        "turn": session.turn,
        "end": end,
        "records": session.recording.records,
    }


@pytest.mark.parametrize("name", NAMES)
def test_cut_off_after_any_record_it_goes_on_as_if_never_stopped(name: str, tmp_path: Path) -> None:
    for game in range(n("sessions resumed (T17)")):
        luck = Random(f"{name} {game}")
        whole, told = busy_game(name, luck)
        kept = whole.recording
        every = range(len(kept.records) + 1)
        for cut in every if name == "harbour" and game == 0 else luck.sample(every, 3):
            session = Session.resume(Recording(kept.header, kept.records[:cut]))
            for command, before in told:
                if before >= max(cut, len(session.recording.records)):
                    session.handle(command)
            assert standing(session) == standing(whole), f"cut after record {cut}"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_off_after_a_record_is_gone_on_with(name: str, tmp_path: Path) -> None:
    luck = Random(name)
    whole, told = busy_game(name, luck)
    kept = whole.recording
    path = tmp_path / "cut.journal"
    Recording(kept.header, kept.records[: len(kept.records) // 2]).write(path)
    session = Session.resume(path)
    for command, before in told:
        if before >= len(session.recording.records):
            session.handle(command)
    session.close()
    assert standing(session) == standing(whole)
    assert read(path).records == kept.records


def test_each_phase_comes_back_as_it_was(tmp_path: Path) -> None:
    luck = Random(3)
    scenario = crisis("harbour")
    seats = {"north": "person", "south": "person", "east": "mirror"}
    session = Session(scenario, seats, journal=tmp_path / "kept.journal")
    for _ in range(40):
        again = copied(session, tmp_path)
        assert standing(again) == standing(session)
        if session.phase == "ended":
            return
        session.handle(next_commands(session, luck)[0])
    raise AssertionError("the game did not end")


def copied(session: Session, folder: Path) -> Session:
    """Return the session as somebody opens it who found a copy of its journal."""
    path = folder / f"{len(list(folder.iterdir()))}.journal"
    path.write_bytes((folder / "kept.journal").read_bytes())
    return Session.resume(path)


def test_a_journal_that_is_another_game_is_refused(tmp_path: Path) -> None:
    session, _ = busy_game("harbour", Random(1))
    at = next(
        i for i, record in enumerate(session.recording.records) if record["record"] == "turn" and record["turn"] == 2
    )
    planted = [dict(record) for record in session.recording.records]
    planted[at]["before"] = "0" * 16
    path = tmp_path / "other.journal"
    Recording(session.recording.header, tuple(planted)).write(path)
    with pytest.raises(JournalDiverged):
        Session.resume(path)


def test_a_resumed_game_that_lost_its_injects_is_noticed(tmp_path: Path) -> None:
    scenario = crisis("harbour")
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, "person"), seed=3)
    session.handle(Begin())
    session.handle(Inject("storm"))
    kept = session.recording
    path = tmp_path / "planted.journal"
    Recording(kept.header, tuple(one for one in kept.records if one["record"] != "inject")).write(path)
    planted = Session.resume(path)
    for one in (session, planted):
        play_on(one, Random(1), 1)
    assert standing(planted) != standing(session)


@pytest.mark.parametrize("name", NAMES)
def test_turns_rolled_back_and_played_again_come_out_the_same(name: str) -> None:
    for game in range(n("sessions resumed (T17)")):
        luck = Random(game)
        scenario = crisis(name)
        session = Session(scenario, some_seats(scenario, luck), seed=luck.randrange(2**64))
        play_on(session, Random(game))
        end, have = seen(session), session.state.turn
        for back in {1, 2, have}:
            turn = max(have - back, 0) + 1
            sheets = [record["sheets"] for record in session.recording.line]
            session.handle(Rewind(turn))
            assert (session.phase, session.turn) == ("orders", turn)
            again(session, sheets)
            assert seen(session) == end
        assert [len(line) for line in session.recording.abandoned] == [min(back, have) for back in {1, 2, have}]


def again(session: Session, sheets: list[dict[str, list[str]]]) -> None:
    """Seal the same sheets again until the end; bots find theirs by themselves."""
    while session.phase != "ended":
        persons = [one["id"] for one in session.snapshot(None)["actors"] if one["player"] == "person"]
        turn = session.turn
        if session.phase == "orders":
            for actor in persons:
                session.handle(Seal(actor, turn, tuple(sheets[turn - 1][actor])))
        session.handle(Next())


def test_a_rewind_can_lead_elsewhere_and_keeps_what_was_left() -> None:
    scenario = crisis("harbour")
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, "person"), seed=4)
    play_on(session, Random(1))
    left = [record for record in session.recording.line if record["turn"] >= 2]
    session.handle(Rewind(2))
    play_on(session, Random(2))
    assert session.recording.abandoned == [left]
    assert session.recording.replay().digests[-1] == digest(scenario.rules, session.state)
