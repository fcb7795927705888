"""The rows of the ratio table: each measures one goal of the performance page, or says what is missing."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

import numpy as np
import yaml

from game.bots import Lineup, seating
from game.debrief import report_page, study
from game.engine import Chance, Sheets, State, format_sheets, legal, no_orders, resolve, scores, start
from game.journal import read
from game.lettering import load_metrics
from game.scenario import Places, Scenario, checked, find, load
from game.scenario.lint import lint
from game.session import LocalDoor, replayed
from game.shipped import shipped
from game.sweeps import SIZE, Sweep, sweep
from game.window.loop import load_pygame
from game.window.paint import Painter
from game.window.pictures import draw_list, screen_for
from tests import oracle
from tests.benchmarks.timing import Measured, lasting, medians, often, once

ROOT = Path(__file__).parents[2]
SEED = 2019
ORDERS, CONTINUED = 40, 1_000  # of a what-if


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    value: float | None
    """None: there is nothing to measure yet."""
    side: str
    """<= or >=; empty for information."""
    goal: float
    detail: str

    @property
    def verdict(self) -> str:
        """passes, misses, for information, or not there yet."""
        if self.value is None:
            return "not there yet"
        if not self.side:
            return "information"
        met = self.value <= self.goal if self.side == "<=" else self.value >= self.goal
        return "passes" if met else "misses"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn ready to be resolved again and again."""

    state: State
    sheets: Sheets
    chance: Chance


def turns_of(scenario: Scenario, games: int, player: str = "random") -> list[Turn]:
    """Return the turns of a batch while at least one game in eight goes on, finished games left out."""
    rules = scenario.rules
    state, chance, turns = start(rules, None, games), Chance(SEED, np.arange(games, dtype=np.uint64)), []
    lineup = Lineup(rules, state.pace, seating(rules, {"all": player}))
    while not state.time_up and state.live.sum() * 8 >= games:
        sheets = lineup.sheets(state, chance)
        index = np.flatnonzero(state.live)
        turns.append(Turn(state.take(index), sheets.take(index), chance.take(index, games)))
        state = resolve(rules, state, sheets, chance, reasons=False).state
    return turns


def resolving(scenario: Scenario, turns: list[Turn], reasons: bool) -> Measured:
    """Return a measurement of `resolve`, judging the sheets included: seconds a turn, the mean over `turns`."""

    def work() -> None:
        for turn in turns:
            resolve(scenario.rules, turn.state, turn.sheets, turn.chance, reasons=reasons)

    return lambda: once(work)() / len(turns)


def copying(state: State) -> Measured:
    """Return a measurement of copying a state's rows into rows that are there already."""
    rows = [getattr(state.columns, item.name) for item in fields(state.columns)]
    room = [row.copy() for row in rows]

    def work() -> None:
        for row, place in zip(rows, room, strict=True):
            np.copyto(place, row)

    return often(work)


def chunk_turn(scenario: Scenario) -> Row:
    """Measure a turn of a chunk against a copy of its state."""
    whole = [turn for turn in turns_of(scenario, SIZE) if turn.state.games == SIZE] or turns_of(scenario, SIZE)[:1]
    turn, copy = medians(resolving(scenario, whole, False), copying(whole[0].state))
    detail = f"{turn * 1e3:.2f} ms / {copy * 1e6:.0f} us"
    return Row(f"turn of {SIZE} games / copy of its state", turn / copy, "<=", 80, detail)


def one_game_turn(scenario: Scenario) -> Row:
    """Measure a turn of one game against numpy's smallest addition."""
    one, two = np.array([1], np.int16), np.array([2], np.int16)
    turn, tiny = medians(resolving(scenario, turns_of(scenario, 1), True), often(lambda: np.add(one, two)))
    return Row("turn of one game / tiny np.add", turn / tiny, "<=", 1400, f"{turn * 1e3:.3f} ms / {tiny * 1e9:.0f} ns")


def state_bytes(scenario: Scenario) -> Row:
    """Count the bytes of a game."""
    return Row("state, bytes a game", start(scenario.rules).bytes_per_game, "<=", 256, "counted")


def late_turns(scenario: Scenario) -> Row:
    """Measure the last third of the turns against the first, with equally many games."""
    turns = turns_of(scenario, 4 * SIZE)
    third, index = max(1, len(turns) // 3), np.arange(min(SIZE, turns[-1].state.games))

    def part(chosen: list[Turn]) -> Measured:
        cut = [
            Turn(turn.state.take(index), turn.sheets.take(index), turn.chance.take(index, turn.state.games))
            for turn in chosen
        ]
        return resolving(scenario, cut, False)

    early, late = medians(part(turns[:third]), part(turns[-third:]))
    return Row("last turns / first turns", late / early, "<=", 1.05, f"{late * 1e3:.2f} / {early * 1e3:.2f} ms")


def two_processes(scenario: Scenario) -> Row:
    """Measure how much more two processes play than one, starting them included."""
    games = 48 * SIZE

    def side(workers: int) -> Measured:
        return lasting(lambda: sweep(scenario, {"all": "random"}, games, workers=workers))

    one, two = medians(side(1), side(2), rounds=5, warm=True)
    return Row("two processes / one", one / two, ">=", 1.7, f"{games} games: {one:.2f} s, {two:.2f} s")


def loading(scenario: Scenario) -> Row:
    """Measure loading a scenario against the C loader reading the same text."""
    place = Path(str(scenario.path))
    inside = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    files = [file for file in inside if not file.name.startswith("text.")]
    texts = [file.read_text(encoding="utf-8") for file in files]
    ready, plain = medians(
        once(lambda: load(place)), once(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts])
    )
    return Row("loading / yaml CSafeLoader", ready / plain, "<=", 5, f"{ready * 1e3:.0f} / {plain * 1e3:.0f} ms")


def linting(scenario: Scenario) -> Row:
    """Measure the rules of lint against the C loader reading the same text."""
    files = [Path(name) for name in checked(scenario.path).lines if not Path(name).name.startswith("text.")]
    texts, root = [file.read_text(encoding="utf-8") for file in files], Places(scenario).root
    rules, plain = medians(
        once(lambda: lint(scenario.spec, root, scenario.rules)),
        once(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]),
    )
    return Row("lint / yaml CSafeLoader", rules / plain, "<=", 8, f"{rules * 1e3:.0f} / {plain * 1e3:.0f} ms")


def replaying(scenario: Scenario) -> Row:
    """Measure replaying a journal, digests compared, against resolving its turns; compiling the scenario is apart."""
    turns = turns_of(scenario, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game.journal"
        sweep(scenario, {"all": "random"}, 1, seed=SEED).journal(0).write(path)
        recording = read(path)
    with patch("game.journal.playback.from_canonical", lambda canonical: scenario):
        whole, turn = medians(once(lambda: recording.replay()), resolving(scenario, turns, True))
    replay = whole / len(turns)
    detail = f"{replay * 1e3:.2f} / {turn * 1e3:.2f} ms a turn"
    return Row("replay, turns/s / resolve", turn / replay, ">=", 0.8, detail)


def starting(scenario: Scenario) -> Row:
    """Measure `run.py --help` against Python starting and doing nothing."""
    if not (ROOT / "run.py").exists():
        return Row("run.py --help / python -c pass", None, "<=", 5, "")

    def running(*words: str) -> Measured:
        return lasting(lambda: subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True))

    ready, bare = medians(running("run.py", "--help"), running("-c", "pass"))
    return Row("run.py --help / python -c pass", ready / bare, "<=", 5, f"{ready * 1e3:.0f} / {bare * 1e3:.0f} ms")


def what_if(scenario: Scenario) -> Row:
    """Measure thinking through one turn in the middle of a game: orders, each continued to the end in many games."""
    rules, turns = scenario.rules, turns_of(scenario, 1)
    before = turns[len(turns) // 2].state
    orders = np.flatnonzero(legal(rules, before).moves[:, 0]).tolist()[:ORDERS]
    orders = (orders * ORDERS)[:ORDERS]  # where fewer are open they are tried again

    def think() -> None:
        for first in range(0, ORDERS * CONTINUED, SIZE):
            games = np.arange(first, min(first + SIZE, ORDERS * CONTINUED))
            state = before.take(np.zeros(len(games), np.int64))
            chance = Chance(SEED, (games % CONTINUED).astype(np.uint64))
            lineup = Lineup(rules, state.pace, seating(rules, {"all": "random"}))
            while not state.time_up and state.live.any():
                allowed = legal(rules, state)
                sheets = lineup.sheets(state, chance, allowed)
                if state.turn == before.turn:
                    sheets = no_orders(rules, len(games))
                    sheets.moves[np.array(orders)[games // CONTINUED], np.arange(len(games))] = True
                state = resolve(rules, state, sheets, chance, legal=allowed, reasons=False).state
            scores(rules, state)

    (spent,) = medians(once(think), rounds=5)
    detail = f"{ORDERS} orders, {CONTINUED} games each, from turn {before.turn + 1} of {before.pace.turns} to the end"
    return Row("what-if at one turn, seconds", spent, "<=", 1, detail)


def redraw(scenario: Scenario) -> Row:
    """Measure laying out and painting the desk at 1920x1080 against filling the surface a hundred times."""
    recording = sweep(scenario, {"all": "history"}, 1, seed=SEED).journal(0)
    turn = recording.replay().turns // 2 + 1
    snapshot = replayed(recording, turn, "orders").snapshot(scenario.rules.actors[0])
    desk = screen_for("situation", snapshot, door=LocalDoor(replayed(recording, turn, "orders"), perf_counter))
    pygame = load_pygame(dummy=True)
    fonts = shipped("assets") / "fonts"
    metrics = load_metrics(fonts)
    painter, surface = Painter(metrics, fonts), pygame.Surface((1920, 1080))

    def draw() -> None:
        painter.paint(surface, draw_list(desk, metrics, width=1920, height=1080), "newsprint")

    one, hundred = medians(once(draw), once(lambda: [surface.fill((i, i, i)) for i in range(100)]))
    return Row("redraw of the desk / 100 fills", one / hundred, "<=", 1, f"{one * 1e3:.0f} / {hundred * 1e3:.0f} ms")


def decisions(scenario: Scenario) -> Row:
    """Measure decisions a second of random play in this process."""
    (cost,) = medians(deciding(scenario, "random"), rounds=5)
    detail = "legality, draws and counting included, one process, in its processor time"
    return Row("decisions/s, random play, millions", 1e-6 / cost, "", 0, detail)


def deciding(scenario: Scenario, player: str) -> Measured:
    """Return a measurement of a sweep: seconds a decision."""

    def measured() -> float:
        played: list[Sweep] = []
        spent = once(lambda: played.append(sweep(scenario, {"all": player}, 2 * SIZE)))()
        return spent / played[0].decisions

    return measured


def mirror(scenario: Scenario) -> Row:
    """Measure what a sweep of mirrors costs against one of random players, decision by decision."""
    reflected, drawn = medians(deciding(scenario, "mirror"), deciding(scenario, "random"), rounds=5)
    detail = f"{reflected * 1e9:.0f} / {drawn * 1e9:.0f} ns a decision"
    return Row("mirror sweep / random sweep", reflected / drawn, "<=", 3, detail)


def report(scenario: Scenario) -> Row:
    """Measure a whole balance report, its page included, against one random sweep of the same size."""
    games = 100_000

    def work() -> object:
        return report_page(study(scenario, games))

    whole, drawn = medians(once(work), once(lambda: sweep(scenario, {"all": "random"}, games)), rounds=1, warm=True)
    return Row("balance report / random sweep", whole / drawn, "<=", 30, f"{whole:.0f} / {drawn:.1f} s")


def scalar_oracle(scenario: Scenario) -> Row:
    """Measure the scalar oracle on one game against a chunk, turn by turn and game by game."""
    turns, world = turns_of(scenario, 1), oracle.load(scenario.path)
    sheets = [format_sheets(scenario.rules, turn.sheets) for turn in turns]

    def slowly() -> float:
        play = oracle.Play(world, seed=SEED)
        return once(lambda: [play.resolve(sheet) for sheet in sheets])() / len(sheets)

    batch = turns_of(scenario, SIZE)[:3]
    slow, quick = medians(slowly, resolving(scenario, batch, False), rounds=5)
    rate = slow * sum(turn.state.games for turn in batch) / len(batch) / quick
    return Row("scalar oracle / chunk, a turn of a game", rate, "", 0, f"oracle {slow * 1e3:.2f} ms a turn")


def legality(scenario: Scenario) -> Row:
    """Measure where a chunk turn of random play spends its time besides resolving."""
    turn = turns_of(scenario, SIZE)[0]
    lineup = Lineup(scenario.rules, turn.state.pace, seating(scenario.rules, {"all": "random"}))
    allowed = legal(scenario.rules, turn.state)
    judging, choosing, playing = medians(
        once(lambda: legal(scenario.rules, turn.state)),
        once(lambda: lineup.sheets(turn.state, turn.chance, allowed)),
        once(lambda: resolve(scenario.rules, turn.state, turn.sheets, turn.chance, legal=allowed, reasons=False)),
    )
    whole = judging + choosing + playing
    detail = f"legal {judging * 1e3:.1f}, bots {choosing * 1e3:.1f}, resolve {playing * 1e3:.1f} ms"
    return Row("share of resolve in a chunk turn", playing / whole, "", 0, detail)


ROWS: tuple[Callable[[Scenario], Row], ...] = (
    chunk_turn,
    one_game_turn,
    state_bytes,
    late_turns,
    two_processes,
    loading,
    linting,
    replaying,
    starting,
    mirror,
    what_if,
    redraw,
    decisions,
    legality,
    report,
    scalar_oracle,
)


def flagship() -> Scenario:
    """Return the scenario the goals are set for."""
    return load(find("gsomia-2019"))
