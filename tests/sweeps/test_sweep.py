"""A sweep counts what its games came to, and any of them can be opened again alone."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.bots import BOTS, Lineup
from game.engine import Chance, digest, goals_met, legal, outcome, resolve, start
from game.errors import GameError, JournalDiverged
from game.journal import info, read
from game.sweeps import SIZE, Chunk, Sweep, play_chunk, pool, sweep
from game.sweeps import effect as effect_module
from game.sweeps.pool import spans
from tests.bots.field import crowded
from tests.scenario.finding import problems_of, whole

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


def kept() -> float:
    """Return how many bytes a game its arrays hold."""
    few = sweep(crowded(), {"all": "hold"}, 8)
    return sum(block.nbytes for block in (few.ending, few.turns, few.points, few.finals, few.used)) / 8


def test_memory_grows_by_what_is_kept_of_a_game() -> None:
    assert kept() < 80
    assert bytes_a_game() < 2.5 * kept()  # twice while the chunks are joined


def test_a_sweep_that_hoards_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: every chunk keeps its last state."""
    hoard = []

    def hoarding(*asked: object) -> Chunk:
        hoard.append(np.ones((200, SIZE), np.int8))
        return play_chunk(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(pool, "play_chunk", hoarding)
    assert bytes_a_game() > 2.5 * kept()


def test_every_bot_can_be_swept() -> None:
    for bot in BOTS:
        assert sum(sweep(crowded(), {"all": bot}, 5).endings().values()) == pytest.approx(1)


def test_uses_and_goals_are_counted_as_in_each_game_alone(result: Sweep) -> None:
    rules = crowded().rules
    times = np.zeros(len(rules.moves), int)
    games, could = np.zeros(len(rules.moves), int), np.zeros(len(rules.moves), int)
    met = {actor: dict.fromkeys([goal.title for goal in rules.goals[actor]], 0) for actor in rules.goals}
    for game in range(100, 140):
        *before, last = result.journal(game).replay().states
        could += sum(legal(rules, state).moves[:, 0].astype(int) for state in before)
        counts = last.times[: len(rules.moves), 0]
        times += counts
        games += counts > 0
        for actor in met:
            for goal, held in goals_met(rules, last, actor):
                met[actor][goal.title] += held
    uses = result.uses()
    assert [use.orders for use in uses.values()] == times.tolist()
    assert [use.games * 40 for use in uses.values()] == pytest.approx(games.tolist())
    assert [use.open for use in uses.values()] == could.tolist()
    assert result.goals() == {actor: {title: count / 40 for title, count in row.items()} for actor, row in met.items()}
    move = max(uses, key=lambda name: uses[name].orders)
    assert len(result.games_using(move)) == round(uses[move].games * 40)


def test_quantiles_are_those_of_the_values_to_the_nearest_point(result: Sweep) -> None:
    values = [result.journal(game).replay().states for game in range(100, 140)]
    for row, meter in enumerate(crowded().rules.meters):
        for turn in (0, 3, -1):
            at = sorted(
                (states[min(turn, len(states) - 1)] if turn >= 0 else states[-1]).meters[row, 0] for states in values
            )
            wanted = [at[int(np.ceil(share * 40)) - 1] for share in (0.05, 0.25, 0.5, 0.75, 0.95)]
            found = result.quantiles()[meter.name][turn]
            assert found == [min(np.floor((int(value) - meter.low) / 100 + 0.5) + meter.low / 100, meter.high / 100)
                             for value in wanted]  # fmt: skip
    with pytest.raises(GameError, match="use numbers from 0 to 1"):
        result.quantiles(5)


def test_score_shares_add_up_to_the_mean(result: Sweep) -> None:
    for actor, shares in result.score_shares().items():
        assert sum(shares.values()) == pytest.approx(1)
        assert sum(points * share for points, share in shares.items()) == pytest.approx(result.scores()[actor])


def test_a_sweep_without_a_move_never_orders_it_and_can_be_opened(result: Sweep) -> None:
    move = max(result.uses(), key=lambda name: result.uses()[name].orders)
    struck = sweep(crowded(), SEATS, 40, seed=9, first=100, hashes=True, without=[move])
    assert struck.uses()[move].orders == 0 and result.uses()[move].orders > 0
    assert [mark for game, _, mark in struck.hashes() if game == 117] == struck.journal(117).replay().digests[1:]
    untouched = set(range(100, 140)) - set(result.games_using(move).tolist())
    same = [
        dict(((game, turn), mark) for game, turn, mark in part.hashes() if game in untouched)
        for part in (result, struck)
    ]
    assert same[0] == same[1]
    with pytest.raises(GameError, match=f"did you mean '{move}'"):
        sweep(crowded(), SEATS, 2, without=[move + "x"])


def test_an_effect_is_the_difference_of_two_sweeps_over_the_games_with_the_move(result: Sweep) -> None:
    move = max(result.uses(), key=lambda name: result.uses()[name].orders)
    effect, struck = result.effect(move), sweep(crowded(), SEATS, 40, seed=9, first=100, without=[move])
    chosen = result.games_using(move) - 100
    assert (effect.games, effect.of, effect.move) == (len(chosen), 40, move) and effect.games > 10
    for row, ending in enumerate(item.id for item in crowded().rules.endings):
        pairs = np.array([[int(part.ending[at] == row) for at in chosen] for part in (result, struck)])
        assert effect.endings[ending].with_it == pytest.approx(pairs[0].mean())
        assert effect.endings[ending].without_it == pytest.approx(pairs[1].mean())
        apart = pairs[0] - pairs[1]
        assert effect.endings[ending].error == pytest.approx(apart.std(ddof=1) / len(chosen) ** 0.5)
    for row, actor in enumerate(crowded().rules.actors):
        apart = (result.points[row] - struck.points[row])[chosen]
        assert effect.scores[actor].difference == pytest.approx(apart.mean())
        assert effect.scores[actor].error == pytest.approx(apart.std(ddof=1) / len(chosen) ** 0.5)
    for row, meter in enumerate(crowded().rules.meters):
        apart = (result.finals[row].astype(int) - struck.finals[row])[chosen] / 100
        assert effect.meters[meter.name].difference == pytest.approx(apart.mean())
    assert any(change.difference for change in effect.meters.values())


def test_a_move_nobody_ordered_has_no_effect() -> None:
    idle = sweep(crowded(), {"all": "hold"}, 3)
    effect = idle.effect(crowded().rules.moves[0].name)
    assert effect.games == 0 and not any(change.sure for change in effect.endings.values())


def test_a_game_found_by_numpy_can_be_written_and_read(result: Sweep, tmp_path: Path) -> None:
    game = result.games_using(next(name for name, use in result.uses().items() if use.games))[0]
    result.journal(game).write(tmp_path / "found.journal")
    assert read(tmp_path / "found.journal").replay().header["game"] == int(game)


def test_what_a_notebook_shows_of_a_result_is_one_line(result: Sweep) -> None:
    recording = result.journal(100)
    shown = [repr(item) for item in (result, recording, recording.replay(), result.scenario, result.scenario.rules)]
    assert all(line.startswith("<") and "\n" not in line and len(line) < 160 for line in shown)
    assert shown[0] == "<Sweep of 40 games of crowded, seed 9, slow: ash=random, birch=hawk, cedar=dove>"


class Idle:
    """A bot of somebody's own that orders nothing."""

    sentence, source = "Orders nothing.", "a test"

    def choose(self, view, menu, draws):  # type: ignore[no-untyped-def]
        return menu.legal & False


def test_a_bot_of_ones_own_can_be_seated_by_its_class() -> None:
    own = sweep(crowded(), {"all": Idle}, 8, hashes=True)
    assert own.seats["ash"] == "tests.sweeps.test_sweep:Idle"
    assert list(own.hashes()) == list(sweep(crowded(), {"all": "hold"}, 8, hashes=True).hashes())
    assert own.journal(3).replay().outcome.ending
    assert sweep(crowded(), {"all": BOTS["history"]}, 2).seats == dict.fromkeys(crowded().rules.actors, "history")


def test_games_that_all_end_early_keep_their_last_meters_to_the_end(tmp_path: Path) -> None:
    text = "drift: [{id: up, effects: {m: 5}}]\nendings: [{id: high, when: m >= 60}, {id: drawn, when: time_up}]\n"
    scenario, _ = problems_of(tmp_path / "case.yaml", whole("paces: {p: {turn: 1 week, turns: 5}}\n" + text))
    assert scenario is not None
    result = sweep(scenario, {"all": "hold"}, 4)
    assert result.meters_by_turn() == {"m": [50, 55, 60, 60, 60, 60]} and result.live.tolist() == [4, 4, 0, 0, 0]
    assert result.quantiles(0, 1) == {"m": [[50, 50], [55, 55], *[[60, 60]] * 4]}


def test_games_are_numbered_up_to_the_last_that_luck_tells_apart() -> None:
    assert sweep(crowded(), {"all": "hold"}, 1, first=2**32 - 1).journal(2**32 - 1).replay().turns > 0
    for first, games in ((2**32 - 1, 2), (2**32, 1), (-1, 1), (0, 0)):
        with pytest.raises(GameError, match="cannot be played; number them from 0 to 4294967295"):
            sweep(crowded(), {"all": "hold"}, games, first=first)


def test_games_without_a_move_are_cut_into_batches_of_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effect_module, "SIZE", 5)
    chosen = {"a": np.arange(12), "b": np.arange(0), "c": np.arange(3), "d": np.arange(4, 6)}
    parts = [[(move, places.tolist()) for move, places in part] for part in effect_module.batches(chosen)]
    assert parts == [
        [("a", [0, 1, 2, 3, 4])],
        [("a", [5, 6, 7, 8, 9])],
        [("a", [10, 11]), ("c", [0, 1, 2])],
        [("d", [4, 5])],
    ]
