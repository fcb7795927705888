"""T09: a journal of a released format replays for ever, state by state; the files in tests/journals never change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.errors import JournalDiverged
from game.journal import Recording, info, read
from game.journal.records import FIELDS, FORMAT
from game.scenario import from_canonical
from game.session import Session
from tests.journals.keeping import FOLDER, GAMES, HERE, digests, keep

KEPT = sorted(HERE.glob("v*/*.journal"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in KEPT]


@pytest.mark.parametrize("path", KEPT, ids=NAMES)
def test_a_kept_journal_is_the_game_it_was(path: Path) -> None:
    recording = read(path)
    assert recording.torn is None
    assert digests(recording) == path.with_suffix(".digests").read_text(encoding="utf-8")
    assert info(path)["format"] == int(path.parent.name.removeprefix("v"))


@pytest.mark.parametrize("path", KEPT, ids=NAMES)
def test_a_kept_journal_can_be_gone_on_with(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.journal"
    shutil.copyfile(path, copy)
    kept, session = read(path), Session.resume(copy)
    assert digests(session.recording) == path.with_suffix(".digests").read_text(encoding="utf-8")
    assert list(session.play.sealed) == list(kept.sealed)
    session.close()
    assert copy.read_bytes() == path.read_bytes()


def test_this_format_is_kept_and_every_record_it_has() -> None:
    assert {path.stem for path in KEPT if path.parent == FOLDER} == set(GAMES)
    recordings = [read(path) for path in KEPT if path.parent.name == f"v{FORMAT}"]
    kinds = {record["record"] for recording in recordings for record in [recording.header, *recording.records]}
    assert kinds == set(FIELDS)
    assert recordings[0].sealed and not recordings[1].sealed and recordings[1].abandoned


@pytest.mark.parametrize("name", GAMES)
def test_the_command_writes_what_is_kept(name: str, tmp_path: Path) -> None:
    """The same game played today is the same file, byte for byte."""
    scenario = from_canonical(read(FOLDER / f"{name}.journal").header["scenario"])
    keep(name, tmp_path / f"{name}.journal", scenario)
    for suffix in (".journal", ".digests"):
        assert (tmp_path / f"{name}{suffix}").read_bytes() == (FOLDER / f"{name}{suffix}").read_bytes()


def test_another_law_is_caught() -> None:
    """One more order in the past, with a chain made anew: the digests find it."""
    recording = read(FOLDER / "whole game.journal")
    records = [dict(record) for record in recording.records]
    turn = next(record for record in records if record["record"] == "turn")
    turn["sheets"] = {**turn["sheets"], "lower": ["send_engineers"]}
    with pytest.raises(JournalDiverged):
        digests(Recording(recording.header, tuple(records)))
