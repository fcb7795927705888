"""A format that has been released is readable for ever: the same digests turn by turn (T09)."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.errors import JournalDiverged
from game.journal import read, read_bytes
from tests.journal.games import chained

JOURNALS = sorted(Path(__file__).parent.glob("v*/*.journal"))


def test_every_released_format_is_kept() -> None:
    assert {path.parent.name for path in JOURNALS} == {"v1"}
    assert {path.stem for path in JOURNALS} == {"tiny", "gsomia-2019"}


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_it_replays_turn_by_turn_to_the_end_it_had(path: Path) -> None:
    recording = read(path)
    playback = recording.replay()
    assert [record["before"] for record in recording.line] == playback.digests[:-1]
    closing = recording.outcome
    assert closing and closing["digest"] == playback.digests[-1]
    assert closing["ending"] == playback.outcome.ending
    assert len(recording.abandoned) == 1


def test_a_changed_digest_would_be_noticed() -> None:
    recording = read(JOURNALS[0])
    last = len(recording.records) - 1
    records = [recording.header, *recording.records[:last], {**recording.records[last], "digest": "0" * 16}]
    with pytest.raises(JournalDiverged):
        read_bytes(b"".join(chained(records))).replay()
