"""A sweep counts what its games came to, and any of them can be opened again alone."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.bots import BOTS, Lineup
from game.engine import Chance, digest, outcome, resolve, start
from game.errors import GameError, JournalDiverged
from game.journal import info, read
from game.sweeps import SIZE, Chunk, Sweep, play_chunk, pool, sweep
from game.sweeps.pool import spans
from tests.bots.field import crowded

SEATS = {"ash": "random", "birch": "hawk", "cedar": "dove"}


@pytest.fixture(scope="module")
def result() -> Sweep:
    return sweep(crowded(), SEATS, 40, seed=9, first=100, hashes=True)


def one_by_one(game: int) -> tuple[list[str], str, dict[str, int], list[float]]:
    """Return digests, ending, scores and last meters of one game, played without the sweep."""
    rules = crowded().rules
    state, chance = start(rules), Chance(9, game)
    lineup, found = Lineup(rules, state.pace, SEATS), []
    while state.ending[0] < 0:
        state = resolve(rules, state, lineup.sheets(state, chance), chance).state
        found.append(digest(rules, state))
    came = outcome(rules, state)
    return found, came.ending or "", dict(came.scores), state.meters[:, 0].tolist()


def test_it_counts_exactly_what_its_games_came_to(result: Sweep) -> None:
    games = [one_by_one(game) for game in range(100, 140)]
    endings = [ending for _, ending, _, _ in games]
    assert result.endings() == {item.id: endings.count(item.id) / 40 for item in crowded().rules.endings}
    assert list(result.endings()) == [item.id for item in crowded().rules.endings]
    for actor in crowded().rules.actors:
        assert result.scores()[actor] == pytest.approx(sum(points[actor] for _, _, points, _ in games) / 40)
    for row, meter in enumerate(crowded().rules.meters):
        assert result.meters()[meter.name] == pytest.approx(sum(meters[row] for *_, meters in games) / 4000)
    assert list(result.hashes()) == [
        (100 + at, turn, mark) for at, (marks, *_) in enumerate(games) for turn, mark in enumerate(marks, 1)
    ]
    assert result.decisions == 3 * sum(len(marks) for marks, *_ in games)
    assert result.speed > 0


def test_means_by_turn_begin_at_the_start_and_end_at_the_end(result: Sweep) -> None:
    by_turn = result.meters_by_turn()
    assert by_turn["trade"][0] == 60.0
    assert len(by_turn["trade"]) == 9
    assert {name: values[-1] for name, values in by_turn.items()} == result.meters()


def test_games_can_be_found_by_how_they_ended(result: Sweep) -> None:
    found = [int(game) for ending in result.endings() for game in result.games_ending(ending)]
    assert sorted(found) == list(range(100, 140))
    with pytest.raises(GameError, match="crowded has no ending 'peace'; use one of stranded, concord"):
        result.games_ending("peace")


def test_it_is_saved_as_plain_arrays(result: Sweep, tmp_path: Path) -> None:
    result.save(tmp_path / "sweep.out")
    with np.load(tmp_path / "sweep.out", allow_pickle=False) as file:
        assert file["game"].tolist() == list(range(100, 140))
        assert file["endings"][file["ending"]].tolist() == [one_by_one(game)[1] for game in range(100, 140)]
        assert file["meter_sums"][-1].tolist() == result.sums[-1].tolist()
        assert f"{int(file['digests'][0, 3]):016x}" == next(iter(one_by_one(103)[0]))
        assert str(file["scenario"][0]) == "crowded" and int(file["seed"]) == 9


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"games": 0}, "games 0 to -1 cannot be played"),
        ({"games": 10, "first": -1}, "number them from 0"),
        ({"games": 10, "first": 2**32 - 5}, "cannot be played"),
        ({"games": 10, "seed": -1}, "the seed -1 is out of range"),
        ({"games": 10, "seed": 2**64}, "out of range"),
        ({"games": 10, "workers": 0}, "0 workers cannot play"),
        ({"games": 10, "pace": "sloow"}, "did you mean 'slow'"),
        ({"games": 10, "seats": {"all": "hawkk"}}, "did you mean 'hawk'"),
        ({"games": 10, "seats": {"oak": "hawk"}}, "crowded has no seat 'oak'"),
    ],
)
def test_what_cannot_be_played_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(GameError, match=words):
        sweep(crowded(), **({"seats": SEATS} | change))  # type: ignore[arg-type]


def test_without_digests_it_says_how_to_get_them() -> None:
    with pytest.raises(GameError, match="hashes=True"):
        list(sweep(crowded(), SEATS, 2).hashes())


def test_any_game_can_be_opened_again_alone(result: Sweep, tmp_path: Path) -> None:
    for game in (100, 117, 139):
        marks, ending, points, meters = one_by_one(game)
        recording = result.journal(game)
        again = recording.replay()
        assert again.digests[1:] == marks
        assert (again.outcome.ending, dict(again.outcome.scores)) == (ending, points)
        assert again.states[-1].meters[:, 0].tolist() == meters
        recording.write(tmp_path / f"{game}.journal")
        assert read(tmp_path / f"{game}.journal").replay().digests == again.digests
        assert info(tmp_path / f"{game}.journal")["game"] == game
    with pytest.raises(GameError, match="this sweep has no game 140; choose one from 100 to 139"):
        result.journal(140)


def test_a_game_of_the_record_is_reopened_with_the_luck_of_the_record(tmp_path: Path) -> None:
    swept = sweep(crowded(), {"all": "history"}, 3, hashes=True)
    assert [mark for game, _, mark in swept.hashes() if game == 2] == swept.journal(2).replay().digests[1:]


def test_a_reopened_game_with_another_number_is_found_out(result: Sweep) -> None:
    recording = result.journal(100)
    other = replace(recording, header=recording.header | {"game": 101})
    with pytest.raises(JournalDiverged):
        other.replay()


def test_progress_is_told_after_each_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    sweep(crowded(), {"all": "hold"}, SIZE + 5, progress=lambda done, games: told.append((done, games)))
    assert told == [(SIZE, SIZE + 5), (SIZE + 5, SIZE + 5)]


@pytest.mark.parametrize("wanted", [(0, 1, 1), (5, 100, 2), (0, SIZE, 1), (3, SIZE * 2 + 1, 2), (0, 3, 8)])
def test_spans_cover_every_game_once(wanted: tuple[int, int, int]) -> None:
    first, games, workers = wanted
    numbers = [number for low, count in spans(first, games, workers) for number in range(low, low + count)]
    assert numbers == list(range(first, first + games))
    assert max(count for _, count in spans(first, games, workers)) <= SIZE


def bytes_a_game() -> float:
    """Return how much the greatest memory of a sweep grows with each game more."""

    def most(games: int) -> int:
        tracemalloc.start()
        try:
            sweep(crowded(), {"all": "hold"}, games)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most(SIZE)
    return (most(6 * SIZE) - most(SIZE)) / (5 * SIZE)


def test_memory_grows_by_a_few_bytes_a_game() -> None:
    assert bytes_a_game() < 60


def test_a_sweep_that_hoards_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: every chunk keeps its last state."""
    hoard = []

    def hoarding(*asked: object) -> Chunk:
        hoard.append(np.ones((200, SIZE), np.int8))
        return play_chunk(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(pool, "play_chunk", hoarding)
    assert bytes_a_game() > 200


def test_every_bot_can_be_swept() -> None:
    for bot in BOTS:
        assert sum(sweep(crowded(), {"all": bot}, 5).endings().values()) == pytest.approx(1)
