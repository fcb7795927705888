"""A recording in the window: any turn of it, seen by everybody or by one seat, and nothing past a divergence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.cli.watching import RecordedDoor, whole_part
from game.errors import GameError, JournalDiverged, WrongPhase
from game.journal import read
from tests.cli.calling import call, one_sentence
from tests.cli.test_bad_input import rewritten
from tests.cli.test_play import RANDOM, SEEN, opened


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return the journal of a finished game."""
    path = tmp_path / "game.journal"
    assert call("play", "tiny", *RANDOM, "--seed", "7", "--journal", str(path)).code == 0
    return path


def test_every_turn_of_a_recording_can_be_looked_at(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(monkeypatch)
    assert call("replay", str(journal), "--window", "--turn", "2", environment=SEEN).code == 0
    door = window.door
    assert (door.first, door.turns()) == (2, 3)
    seen = [(door.at(turn, None)["turn"], door.at(turn, None)["phase"]) for turn in range(4)]
    assert seen == [(1, "orders"), (1, "reveal"), (2, "reveal"), (3, "reveal")]
    assert door.at(2, "upper")["reader"] == "upper" and not door.at(2, None).get("cut")
    assert door.snapshot(None)["phase"] == "ended"
    for command in ({"command": "next"}, {"command": "seal", "actor": "upper", "turn": 1, "orders": []}):
        with pytest.raises(WrongPhase, match="only be watched"):
            door.send(command)


def test_a_recording_tells_which_orders_mattered(journal: Path) -> None:
    recording = read(journal)
    door = RecordedDoor(recording, recording.replay())
    assert not door.wait(0)
    assert door.snapshot(None)["mattered"]["part"] <= 1.0
    assert door.inquiry is not None
    door.inquiry.join(60)
    assert door.wait(0) and not door.wait(0)
    found = door.snapshot(None)["mattered"]
    assert not found["wrong"] and found["replays"] >= 400 and len(found["told"]) <= 3 < found["tried"]
    door.close()


def test_a_recording_is_seen_with_the_eyes_of_a_seat(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(monkeypatch)
    assert call("replay", str(journal), "--window", "--as", "upper", environment=SEEN).code == 0
    assert window.door.at(1, None)["reader"] == "upper" == window.door.snapshot(None)["reader"]
    answer = call("replay", str(journal), "--window", "--as", "nobody", environment=SEEN)
    assert answer.code == 1 and one_sentence(answer.err)


def test_nobody_sits_in_a_recording(journal: Path) -> None:
    recording = read(journal)
    playback = recording.replay()
    for record in playback.line:
        record["by"]["upper"] = "person"
    shot = RecordedDoor(recording, playback).at(0, None)
    assert [actor["player"] for actor in shot["actors"]] == ["recorded", "random"]


def spoiled(journal: Path, turn: int) -> Path:
    """Return a journal in which the sheets of a turn are not those that were played."""

    def change(records: list[dict[str, Any]]) -> None:
        played = records[turn]["sheets"]
        records[turn]["sheets"] = {"upper": [], "lower": ["protest upper"]}
        assert played != records[turn]["sheets"]

    return rewritten(journal, change)


def test_nothing_is_shown_past_a_divergence(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(monkeypatch)
    whole = read(journal).replay()
    answer = call("replay", str(spoiled(journal, 2)), "--window", environment=SEEN)
    assert answer.code == 1 and "turn 3" in answer.err and one_sentence(answer.err)
    door = window.door
    assert door.turns() == 1 and door.timeline.playback.digests == whole.digests[:2]
    assert "turn 3" in door.at(1, None)["cut"] and door.snapshot(None)["outcome"] is None
    with pytest.raises(GameError):
        door.at(2, None)


def test_a_recording_that_diverges_at_once_is_not_shown(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(monkeypatch)
    path = spoiled(journal, 1)
    assert whole_part(read(path)) is None
    with pytest.raises(JournalDiverged):
        read(path).replay()
    answer = call("replay", str(path), "--window", environment=SEEN)
    assert answer.code == 1 and one_sentence(answer.err) and window.door is None


def test_a_turn_past_a_divergence_is_refused(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(monkeypatch)
    answer = call("replay", str(spoiled(journal, 2)), "--window", "--turn", "2", environment=SEEN)
    assert answer.code == 1 and window.door is None


def test_the_page_of_a_recording_is_written_once(journal: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    answer = call("replay", str(journal), "--page", str(page))
    assert answer.code == 0 and str(page) in answer.err.replace("\n", "")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>") and "The river gate" in text
    again = call("replay", str(journal), "--page", str(page))
    assert again.code != 0 and one_sentence(again.err) and page.read_text(encoding="utf-8") == text
    begun = tmp_path / "begun.journal"
    begun.write_bytes(b"\n".join(journal.read_bytes().split(b"\n")[:3]) + b"\n")
    early = tmp_path / "early.html"
    assert call("replay", str(begun), "--page", str(early)).code == 0
    assert "seed 7" in text and "seed" not in early.read_text(encoding="utf-8")
    begun.write_bytes(journal.read_bytes().split(b"\n")[0] + b"\n")
    assert call("replay", str(begun), "--page", str(tmp_path / "none.html")).code == 1
    assert not (tmp_path / "none.html").exists()
