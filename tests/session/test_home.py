"""A game of a scenario of one's own is told in the languages of its folder, though its journal has none of them."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from game.scenario import find, load
from game.session import LocalServices, Session, replayed
from game.sweeps import sweep
from game.tongue import load as tongue


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the folder of a scenario that does not ship, with a Korean translation."""
    folder = copytree(find("tiny"), tmp_path / "own" / "lock")
    file = folder / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: tiny\n", "id: lock\n"), encoding="utf-8")
    return folder


def title(session: Session) -> str:
    """Return the title that a Korean reader sees."""
    told: str = session.snapshot("upper", tongue("ko"))["scenario"]["title"]
    return told


def test_a_recording_of_a_scenario_knows_its_folder(own: Path) -> None:
    recording = sweep(load(own), {"all": "random"}, 1).journal(0)
    assert title(replayed(recording, 1, "orders")) == "강의 수문"
    assert title(replayed(replayed(recording, 2).recording, 1)) == "강의 수문"
    assert title(Session.resume(recording.__class__(recording.header, recording.records))) == "The river gate"


def test_a_saved_game_goes_on_in_the_language_of_the_folder_it_was_begun_from(own: Path, tmp_path: Path) -> None:
    def services(*more: Path) -> LocalServices:
        return LocalServices(tmp_path / "data", lambda: 0.0, more=more)

    door = services(own).new_game(str(own), {"upper": "person", "lower": "hold"})
    assert door.session.journal is not None
    path = str(door.session.journal.path)
    door.session.close()
    for more, wanted in (((own,), "강의 수문"), ((), "The river gate")):
        again = services(*more).resume(path)
        assert title(again.session) == wanted
        again.session.close()
