"""Golden playthroughs: whole games as text, one file a scenario, so that any change of play shows as a difference."""

from __future__ import annotations

from pathlib import Path

from game.bots import seating
from game.engine import RULES_VERSION, Rules, date_of, format_orders, format_points
from game.scenario import Scenario, find, load, shipped_scenarios
from game.testing import Played, play

HERE = Path(__file__).parent
ANCHOR = HERE.parent / "bots" / "crowded.yaml"
SEED = 2019
RUNS = ("history", "random", "mirror", "hawk", "dove")


class Unsealed(Exception):
    """The same rules and scenario play another game than before."""


def paths() -> dict[str, Path]:
    """Return what is played, by name: every shipped scenario, and one that never changes."""
    return {path.name.removesuffix(".yaml"): find(path.name) for path in shipped_scenarios()} | {"crowded": ANCHOR}


def file_of(name: str, folder: Path = HERE) -> Path:
    """Return where the playthrough of a scenario is kept."""
    return folder / f"{name}.txt"


def head(scenario: Scenario) -> list[str]:
    """Return the lines that say what the rest was made with."""
    return [f"playthrough of {scenario.id}", f"rules {RULES_VERSION}", f"scenario {scenario.digest}", f"seed {SEED}"]


def text_of(scenario: Scenario) -> str:
    """Return the playthrough of a scenario: the record at every pace, then one game of each plain bot."""
    lines = head(scenario)
    for player in RUNS:
        paces = list(scenario.rules.paces) if player == "history" else list(scenario.rules.paces)[:1]
        for pace in paces:
            seats = seating(scenario.rules, {"all": player})
            game = play("", scenario, seats=seats, turns=scenario.rules.paces[pace].turns, pace=pace, seed=SEED)
            first = pace == next(iter(scenario.rules.paces))
            lines += ["", f"== all={player}, pace {pace}", *told(game, player == "history" and first)]
    return "\n".join(lines) + "\n"


def told(game: Played, reasons: bool) -> list[str]:
    """Return one game as lines."""
    rules, lines = game.scenario.rules, [f"start {game.digests[0]}"]
    for turn in range(1, game.turns + 1):
        lines += ["", f"turn {turn}, {days(rules, game, turn)}, {game.digests[turn]}"]
        lines += [f"  > {format_orders(actor, entries)}" for actor, entries in game.sheets(turn).items()]
        if events := game.events(turn):
            lines.append(f"  events: {', '.join(events)}")
        lines += changed("meters", {name: f"{value:g}" for name, value in game.meters(turn - 1).items()},
                         {name: f"{value:g}" for name, value in game.meters(turn).items()})  # fmt: skip
        lines += changed("statuses", game.statuses(turn - 1), game.statuses(turn))
        if reasons:
            told_why = [(format_points(line.amount, True), line.meter, line.rule) for line in game.reasons(turn)]
            lines += [f"    {amount} {meter}: {rule}" for amount, meter, rule in told_why]
    came = game.outcome
    scores = ", ".join(f"{actor} {points}" for actor, points in came.scores.items())
    return [*lines, "", f"ending {came.ending} in turn {came.turn}; {scores}"]


def days(rules: Rules, game: Played, turn: int) -> str:
    """Return the first days of a turn and of the next."""
    ticks = game.states[0].pace.turn_ticks
    return f"{date_of(rules, (turn - 1) * ticks)} to {date_of(rules, turn * ticks)}"


def changed(what: str, before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return one line of what is new, or none."""
    new = [f"{name} {value}" for name, value in after.items() if before[name] != value]
    return [f"  {what}: {', '.join(new)}"] if new else []


def body(text: str) -> str:
    """Return a playthrough without the lines that say what it was made with."""
    return text.partition("\n\n")[2]


def made_with(text: str) -> list[str]:
    """Return the lines that say what a playthrough was made with."""
    return text.partition("\n\n")[0].splitlines()


Turn = tuple[tuple[str, ...], str]
"""The orders of a turn, and the digest after it."""


def turns_of(text: str) -> dict[str, list[Turn]]:
    """Return the turns of each run of a playthrough; the first has no orders and the digest of the start."""
    runs: dict[str, list[Turn]] = {}
    for part in body(text).split("== ")[1:]:
        title, _, rest = part.partition("\n")
        turns: list[Turn] = [((), rest.split()[1])]
        for block in rest.split("\nturn ")[1:]:
            first, *lines = block.splitlines()
            orders = tuple(line for line in lines if line.startswith("  > "))
            turns.append((orders, first.split()[-1]))
        runs[title] = turns
    return runs


def sealed(old: str, new: str) -> None:
    """Raise Unsealed if the same orders lead elsewhere though neither the rules' version nor the scenario changed.

    A run is compared as far as its orders are the same: a bot may learn to play better without a new law.
    """
    if made_with(old) != made_with(new):
        return
    before, after = turns_of(old), turns_of(new)
    for title in before.keys() & after.keys():
        for (orders, mark), (again, other) in zip(before[title], after[title], strict=False):
            if orders != again:
                break
            if mark != other:
                raise Unsealed(
                    f"{made_with(new)[0]}, {title}: the same orders now lead to {other}, not {mark}, and old journals "
                    "would diverge. Bump RULES_VERSION in game/engine/rules.py, or undo the change"
                )


def regenerate(folder: Path = HERE) -> list[str]:
    """Write every playthrough anew and return the names of those that changed; raise Unsealed and write nothing."""
    made = {name: text_of(load(path)) for name, path in paths().items()}
    news = []
    for name, text in made.items():
        file = file_of(name, folder)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        if old:
            sealed(old, text)
        if old != text:
            news.append(name)
    for name in news:
        file_of(name, folder).write_text(made[name], encoding="utf-8", newline="\n")
    return news
