"""A save that is damaged or comes out differently: what is whole can be looked at and gone on with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.errors import JournalError, SessionError
from game.journal import Record, read
from game.scenario import find
from game.session import LocalServices
from game.session.salvage import sound


@pytest.fixture
def services(tmp_path: Path) -> LocalServices:
    """Return a house with one save: four turns played, the fifth sealed by one of two persons."""
    services = LocalServices(tmp_path, lambda: 0.0)
    door = services.new_game(str(find("tiny")), {"upper": "person", "lower": "person"})
    door.send({"command": "timer", "seconds": 120})
    door.send({"command": "begin"})
    for turn in range(1, 5):
        for actor in ("upper", "lower"):
            door.send({"command": "seal", "actor": actor, "turn": turn, "orders": []})
        door.send({"command": "next"})
    door.send({"command": "seal", "actor": "upper", "turn": 5, "orders": []})
    door.close()
    return services


def save_of(services: LocalServices) -> Path:
    """Return the path of the only save."""
    (one,) = services.saves()
    return Path(one["path"])


def diverging(place: Path, turn: int, **change: object) -> None:
    """Write a save again whose record of a turn says something else, each line with its checksum."""
    recording = read(place)
    records: list[Record] = [{**one, **change} if one["record"] == "turn" and one["turn"] == turn else one
                             for one in recording.records]  # fmt: skip
    place.unlink()
    replace(recording, records=tuple(records)).write(place)


def test_a_whole_save_needs_nothing(services: LocalServices) -> None:
    place = save_of(services)
    assert sound(str(place)) is None
    with pytest.raises(SessionError, match="nothing is wrong"):
        services.salvage(str(place), look=False)
    assert len(services.saves()) == 1


def test_of_a_game_that_comes_out_differently_the_confirmed_turns_are_kept(services: LocalServices) -> None:
    place = save_of(services)
    diverging(place, 3, before="0" * 16)  # so turn 2 came out differently: only turn 1 is the one played
    kept = place.read_bytes()
    with pytest.raises(JournalError, match="comes out differently at turn 3"):
        services.resume(str(place))
    look = services.salvage(str(place), look=True)
    assert (look.turns(), look.first, len(services.saves())) == (1, 0, 1)
    door = services.salvage(str(place), look=False)
    assert (door.session.phase, door.session.turn, door.turns()) == ("orders", 2, 1)
    assert door.session.play.sealed == {} and door.session.play.timing.seconds == 120
    door.send({"command": "seal", "actor": "upper", "turn": 2, "orders": []})
    door.close()
    assert place.read_bytes() == kept and len(services.saves()) == 2
    copy = next(one["path"] for one in services.saves() if one["path"] != str(place))
    assert services.resume(copy).session.play.sealed == {"upper": ()}


def test_an_order_that_does_not_stand_leaves_the_turn_before(services: LocalServices) -> None:
    place = save_of(services)
    diverging(place, 3, sheets={"upper": ["no_such_move"], "lower": []})
    assert services.salvage(str(place), look=True).turns() == 2


def test_of_a_damaged_save_what_stands_before_is_kept(services: LocalServices) -> None:
    place = save_of(services)
    lines = place.read_bytes().split(b"\n")
    at = next(i for i, line in enumerate(lines) if b'"turn":3' in line and b'"record":"turn"' in line)
    lines[at] = lines[at].replace(b'"by"', b'"BY"')
    place.write_bytes(b"\n".join(lines))
    (row,) = services.saves()
    assert "damaged" in row["wrong"] and not row["ended"]
    door = services.salvage(str(place), look=False)
    assert (door.session.phase, door.turns()) == ("reveal", 3)  # both sheets of turn 3 were in, and open again


def test_a_folder_that_cannot_be_written_is_told_and_the_game_goes_on(
    services: LocalServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = save_of(services)
    diverging(place, 3, before="0" * 16)
    monkeypatch.setattr("game.session.local.next_to", lambda path: path.parent / "gone" / "x.journal")
    door = services.salvage(str(place), look=False)
    assert door.session.turn == 2 and "not being saved" in str(door.snapshot(None)["unsaved"])


def test_nothing_can_be_done_with_what_is_no_journal(services: LocalServices) -> None:
    place = save_of(services)
    place.write_bytes(b"nonsense")
    with pytest.raises(JournalError, match="nothing in"):
        services.salvage(str(place), look=False)
    diverged = services.new_game(str(find("tiny")), {"upper": "person", "lower": "dove"})
    diverged.send({"command": "begin"})
    diverged.send({"command": "seal", "actor": "upper", "turn": 1, "orders": []})
    diverged.close()
    first = next(Path(one["path"]) for one in services.saves() if not one.get("wrong"))
    diverging(first, 1, before="0" * 16)
    with pytest.raises(JournalError, match="comes out differently at turn 1"):
        services.salvage(str(first), look=True)
