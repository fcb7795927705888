"""Every bot against every bot in the dispute of 2019, as a table anybody can make again bit for bit.

python -m tests.round_robin           write docs/round-robin.md
python -m tests.round_robin --check   compare with what stands there
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from game.bots import BOTS, Lineup
from game.engine import Chance, Rules, Sheets, State, legal, no_orders, resolve, scores, stack, start
from game.scenario import Scenario, load
from game.shipped import shipped

PAGE = Path(__file__).resolve().parents[1] / "docs" / "round-robin.md"
SEED, GAMES = 2019, 40
STYLES = ("facilitate", "formulate", "lean", "hands_off")
PLAYERS = tuple(name for name in BOTS if name not in STYLES)
HELP = "facilitate"  # who sits in Washington while Seoul and Tokyo meet everybody
TRUSTS = ("trust.seoul.tokyo", "trust.tokyo.seoul")


@cache
def scenario() -> Scenario:
    """Return the scenario as it ships."""
    return load(shipped("scenarios") / "gsomia-2019")


@dataclass(frozen=True, slots=True)
class Match:
    """What came of some games of one seating: means over the games."""

    points: dict[str, float]
    trust: tuple[float, float]
    endings: dict[str, float]


def played(rules: Rules, seats: dict[str, str], games: int = GAMES, seed: int = SEED) -> State:
    """Return the last state of some games."""
    state, chance = start(rules, None, games), Chance(seed, np.arange(games, dtype=np.uint64))
    lineup = Lineup(rules, state.pace, seats, seed)
    while not state.time_up and state.live.any():
        state = resolve(rules, state, lineup.sheets(state, chance), chance, reasons=False).state
    return state


def match(seats: dict[str, str], games: int = GAMES) -> Match:
    """Return what came of some games of one seating."""
    rules = scenario().rules
    return told(rules, played(rules, seats, games))


def told(rules: Rules, state: State) -> Match:
    """Return the means over the games of a last state."""
    trust = [float(state.meters[rules.meter_index[name]].mean()) / 100 for name in TRUSTS]
    numbers, counts = np.unique(state.ending[state.ending >= 0], return_counts=True)
    endings = {rules.endings[number].id: count / state.games for number, count in zip(numbers, counts, strict=True)}
    points = {actor: float(points.mean()) for actor, points in scores(rules, state).items()}
    return Match(points, (trust[0], trust[1]), endings)


@cache
def meetings() -> dict[tuple[str, str], Match]:
    """Return every pair of bots in Seoul and Tokyo, with help from Washington."""
    return {
        (seoul, tokyo): match({"seoul": seoul, "tokyo": tokyo, "washington": HELP})
        for seoul in PLAYERS
        for tokyo in PLAYERS
    }


@cache
def helped() -> dict[tuple[str, str], Match]:
    """Return each style of Washington over pairs of bots of the same kind in Seoul and Tokyo."""
    pairs = [name for name in PLAYERS if name != "hold"]
    return {
        (style, name): match({"seoul": name, "tokyo": name, "washington": style}) for style in STYLES for name in pairs
    }


# --- scripts: sheets written down once and given whatever the others do


Script = list[Sheets]


def script_of(actor: str, seats: dict[str, str]) -> Script:
    """Return the sheets an actor gave in one game, turn by turn."""
    rules, found = scenario().rules, []
    state, chance = start(rules, None, 1), Chance(SEED, 0)
    lineup = Lineup(rules, state.pace, seats, SEED)
    while not state.time_up and state.live[0]:
        sheets = lineup.sheets(state, chance)
        found.append(sheets)
        state = resolve(rules, state, sheets, chance, reasons=False).state
    return found


def follow(actor: str, scripts: Sequence[Script], other: str, games: int = GAMES) -> list[float]:
    """Return the mean points of an actor that follows each script, every other seat played by one bot; all on the
    same luck, and all in one batch."""
    rules, every = scenario().rules, games * len(scripts)
    state, chance = start(rules, None, every), Chance(SEED, np.tile(np.arange(games, dtype=np.uint64), len(scripts)))
    lineup = Lineup(rules, state.pace, {seat: other for seat in rules.actors if seat != actor}, SEED)
    rows = list(rules.actor_moves[actor])
    costs = np.array([rules.moves[row].cost for row in rows])
    while not state.time_up and state.live.any():
        open_now, own = legal(rules, state), no_orders(rules, every)
        for number, script in enumerate(scripts):
            if state.turn < len(script):
                its = slice(number * games, (number + 1) * games)
                own.moves[rows, its] = script[state.turn].moves[rows][:, :1] & open_now.moves[rows, its]
        assert (costs @ own.moves[rows] <= state.pace.attention[actor]).all()
        sheets = own | lineup.sheets(state, chance, open_now)
        state = resolve(rules, state, sheets, chance, reasons=False).state
    return scores(rules, state)[actor].reshape(len(scripts), games).mean(axis=1).tolist()


OPPONENTS = ("random", "mirror", "hawk", "dove", "grit", "reciprocator", "generous", "contrite", "search")


def scripts(actor: str, most: int = 99) -> dict[str, Script]:
    """Return what is tried as a fixed script: what the record, the search against everybody, and each bot did."""
    rules = scenario().rules
    seatings = {"history": dict.fromkeys(rules.actors, "history")}
    for other in ("search", "random", "reciprocator", *OPPONENTS):  # the most unlike first, for short trials
        seatings[f"search against {other}"] = dict.fromkeys(rules.actors, other) | {actor: "search"}
        seatings[f"{other} against itself"] = dict.fromkeys(rules.actors, other)
    return {name: script_of(actor, seats) for name, seats in list(seatings.items())[:most]}


def script_table(actor: str, games: int = GAMES, most: int = 99) -> dict[str, dict[str, float]]:
    """Return the points of each script of an actor, or of the first `most`, against each bot."""
    tried = scripts(actor, most)
    points = [follow(actor, list(tried.values()), other, games) for other in OPPONENTS]
    return {name: dict(zip(OPPONENTS, row, strict=True)) for name, *row in zip(tried, *points, strict=True)}


def best_everywhere(table: dict[str, dict[str, float]]) -> list[str]:
    """Return the scripts that no other beats against any bot."""
    tops = {other: max(row[other] for row in table.values()) for other in next(iter(table.values()))}
    return [name for name, row in table.items() if all(row[other] >= top - 1e-9 for other, top in tops.items())]


# --- what the searching bot chooses, in positions of many kinds

FIELD = (
    ("random", "random", "random"), ("history", "history", "history"), ("hawk", "hawk", "lean"),
    ("dove", "dove", "facilitate"), ("history", "mirror", "hands_off"), ("history", "history", "formulate"),
    ("search", "search", "search"), ("history", "random", "facilitate"),
)  # fmt: skip


def chosen(games: int) -> dict[str, tuple[int, int]]:
    """Return for each move how often the searching bot chose it and how often it was open, over the field, which is
    played in one batch: the bot that thinks is asked once a turn."""
    rules = scenario().rules
    picked, opened = np.zeros(len(rules.moves), np.int64), np.zeros(len(rules.moves), np.int64)
    counts = [games if {"random", "search"} & set(seats) else max(4, games // 5) for seats in FIELD]
    places = np.split(np.arange(sum(counts)), np.cumsum(counts)[:-1])
    numbers = [np.arange(count, dtype=np.uint64) for count in counts]
    state, chance = start(rules, None, sum(counts)), Chance(78, np.concatenate(numbers))
    lineups = [Lineup(rules, state.pace, dict(zip(rules.actors, seats, strict=True)), 78) for seats in FIELD]
    asked = Lineup(rules, state.pace, dict.fromkeys(rules.actors, "search"), 79)
    while not state.time_up and state.live.any():
        open_now = legal(rules, state)
        opened += (open_now.moves & state.live).sum(axis=1)
        thought = asked.sheets(state, chance, open_now)
        picked += (thought.moves & state.live).sum(axis=1)
        given = [
            thought.take(place) if set(seats) == {"search"} else lineup.sheets(state.take(place), Chance(78, number))
            for seats, lineup, place, number in zip(FIELD, lineups, places, numbers, strict=True)
        ]
        state = resolve(rules, state, stack(given), chance, reasons=False).state
    return {move.name: (int(picked[row]), int(opened[row])) for row, move in enumerate(rules.moves)}


# --- the page


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# Round robin"
    yield ""
    yield f"Scenario `gsomia-2019`, seed {SEED}, {GAMES} games a seating, pace `two_lessons`; means over the games."
    yield "Write it anew with `python -m tests.round_robin`; with `--check` it is compared instead."
    yield ""
    for name in BOTS:
        yield f"- `{name}`: {BOTS[name].sentence} {BOTS[name].source}"
    yield ""
    for actor, title in (("seoul", "Points of Seoul"), ("tokyo", "Points of Tokyo")):
        yield f"## {title}, Washington played by `{HELP}`"
        yield ""
        yield from grid(lambda item, actor=actor: f"{item.points[actor]:.1f}")
    yield "## Trust at the end, Seoul in Tokyo / Tokyo in Seoul"
    yield ""
    yield from grid(lambda item: f"{item.trust[0]:.0f} / {item.trust[1]:.0f}")
    yield "## Ending that comes most often"
    yield ""
    yield from grid(lambda item: max(item.endings, key=lambda name: item.endings[name]))
    yield "## Styles of Washington, the same bot in Seoul and Tokyo"
    yield ""
    yield "Points of Washington, then trust of Seoul in Tokyo / of Tokyo in Seoul."
    yield ""
    pairs = list(dict.fromkeys(name for _, name in helped()))
    yield f"| Washington | {' | '.join(pairs)} |"
    yield f"|---|{'---|' * len(pairs)}"
    for style in STYLES:
        cells = [helped()[style, name] for name in pairs]
        row = [f"{item.points['washington']:.1f}, {item.trust[0]:.0f} / {item.trust[1]:.0f}" for item in cells]
        yield f"| `{style}` | {' | '.join(row)} |"


def grid(cell) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Yield a table of every pair, Seoul down and Tokyo across."""
    yield f"| Seoul, Tokyo | {' | '.join(PLAYERS)} |"
    yield f"|---|{'---|' * len(PLAYERS)}"
    for seoul in PLAYERS:
        yield f"| `{seoul}` | {' | '.join(cell(meetings()[seoul, tokyo]) for tokyo in PLAYERS)} |"
    yield ""


def main(arguments: list[str]) -> int:
    """Write the page, or check it; return the exit code."""
    text = page()
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{PAGE} is not what the bots play; write it anew without --check", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
