"""`sim`: many games at once; how they ended, how the meters went, how fast."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping

from game.cli.exits import DONE, UsageError, check_ending, check_new
from game.cli.figures import as_json
from game.cli.parser import MOST_GAMES, Parser, seed, whole
from game.cli.scenarios import loaded
from game.cli.seats import parse_seats, persons
from game.cli.terminal import Terminal
from game.cli.wrap import padded, wrap
from game.cli.writing import write_whole
from game.sweeps import QUANTILES, Change, Effect, Sweep, rows_of, sweep

BAR = 24


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("scenario", metavar="SCENARIO", help="the name of a shipped scenario, or a path")
    parser.add_argument(
        "--games", metavar="N", type=whole("number of games", 1, MOST_GAMES), required=True, help="how many games"
    )
    parser.add_argument(
        "--seats",
        "--players",
        metavar="SEATS",
        default="all=random",
        help="who plays, for example seoul=mirror,all=random (the default is all=random)",
    )
    parser.add_argument("--seed", metavar="N", type=seed, default=2019, help="where luck comes from (2019)")
    parser.add_argument("--pace", metavar="P", help="a pace of the scenario (its first)")
    parser.add_argument(
        "--first",
        metavar="K",
        type=whole("game number", 0, MOST_GAMES - 1),
        default=0,
        help="number of the first game (0)",
    )
    parser.add_argument(
        "--without", metavar="MOVE", action="append", default=[], help="strike a move, such as seoul.give_notice"
    )
    parser.add_argument(
        "--effect", metavar="MOVE", help="play the games in which this was ordered again without it, and compare"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--hashes", action="store_true", help="only lines 'game turn digest' on standard output")
    form.add_argument("--json", action="store_true", help="only one JSON object on standard output")
    parser.add_argument("--out", metavar="FILE.npz", help="write every game's ending, turns and points as arrays")
    parser.add_argument("--journal", metavar="FILE", help="with --games 1: write that game as a journal")


def run(options: Namespace, terminal: Terminal) -> int:
    """Play the games and print what came of them."""
    if options.journal and options.games != 1:
        raise UsageError(f"--journal writes one game; use --games 1 and say which with --first {options.first}")
    check_ending(options.out, "--out writes an .npz file", ".npz")
    check_new(options.journal, begins=True)
    check_new(options.out, begins=False)
    scenario = loaded(options.scenario)
    players = parse_seats(options.seats, scenario.rules)
    people = persons(players)
    if people:
        raise UsageError(f"a sweep has no people in it; seat a bot: --seats {people[0]}=mirror")
    if options.first + options.games > MOST_GAMES:
        raise UsageError(f"games are numbered up to {MOST_GAMES - 1}; ask for fewer, or for a smaller --first")
    if options.effect:
        rows_of(scenario.rules, options.effect)
    result = sweep(
        scenario,
        players,
        options.games,
        options.seed,
        options.pace,
        options.first,
        options.hashes,
        progress=terminal.progress,
        without=options.without,
    )
    effect = result.effect(options.effect) if options.effect else None
    terminal.clear()
    report(result, effect, options, terminal)
    if options.out:
        write_whole(options.out, result.save)
        terminal.tell(f"Every game's ending, turns and points are in {options.out}.")
    if options.journal:
        result.journal(options.first).write(options.journal)
        terminal.tell(
            f"Game {options.first} is in {options.journal}; '{terminal.program} replay {options.journal}' shows it."
        )
    return DONE


def report(result: Sweep, effect: Effect | None, options: Namespace, terminal: Terminal) -> None:
    """Print the result in the form asked for; what is not asked for goes to standard error."""
    if options.hashes:
        for game, turn, mark in result.hashes():
            terminal.line(f"{game} {turn} {mark}")
    elif options.json:
        terminal.line(as_json(plain(result) | ({"effect": plain_effect(effect)} if effect else {})))
    else:
        for line in (*told(result, terminal), *(compared(result, effect, terminal) if effect else ())):
            terminal.line(line)
        terminal.say(speed(result))
        return
    terminal.tell(f"{heading(result)} {speed(result)}")


def heading(result: Sweep) -> str:
    """Return what was played in one sentence."""
    seats = ", ".join(f"{actor}={player}" for actor, player in result.seats.items())
    last = result.first + result.games - 1
    games = f"game {result.first}" if result.games == 1 else f"games {result.first} to {last}"
    struck = f"; without {', '.join(result.without)}" if result.without else ""
    return f"{result.scenario.title}, {games} of seed {result.seed} at pace {result.pace}; {seats}{struck}."


def speed(result: Sweep) -> str:
    """Return how fast it went."""
    rate = f"{result.speed:,.0f}".replace(",", " ")
    return f"{result.decisions} decisions in {result.seconds:.2f} s: {rate} a second."


def told(result: Sweep, terminal: Terminal) -> Iterator[str]:
    """Yield the report for people: endings, points, meters."""
    yield from wrap(terminal.fit(heading(result)), terminal.width)
    titles = {item.id: item.title or item.id for item in result.scenario.spec.endings}
    shares = [(titles[name], share * 100) for name, share in result.endings().items()]
    yield from ("", "Endings", *rows(((title, f"{share:.1f} %", share) for title, share in shares), terminal))
    yield from ("", "Points, mean")
    names = result.scenario.rules.names
    yield from rows(((names[actor], f"{value:.2f}", None) for actor, value in result.scores().items()), terminal)
    yield from ("", "Meters, mean at the start and at the end")
    tracks = result.meters_by_turn()
    arrow = terminal.fit("\u2192")
    meters = [
        (meter.title, f"{tracks[meter.name][0]:.1f} {arrow} {tracks[meter.name][-1]:.1f}", None)
        for meter in result.scenario.rules.meters
    ]
    yield from rows(meters, terminal)
    yield ""


def rows(lines: Iterable[tuple[str, str, float | None]], terminal: Terminal) -> Iterator[str]:
    """Yield lines of title, figure and, for a share in hundreds, a bar."""
    known = [(terminal.fit(title), figure, share) for title, figure, share in lines]
    figures = max((len(figure) for _, figure, _ in known), default=0)
    bar = BAR if any(share is not None for _, _, share in known) else 0
    room = max(terminal.width - figures - bar - 4, 12)
    wide = min(max((terminal.measure(title) for title, _, _ in known), default=0), room)
    for title, figure, share in known:
        gauge = terminal.fit("\u2588" * round((share or 0) * BAR / 100))
        yield f"  {padded(title, wide)} {figure.rjust(figures)} {gauge}".rstrip()


def compared(result: Sweep, effect: Effect, terminal: Terminal) -> Iterator[str]:
    """Yield what a move did in the games in which it was ordered, as far as it is sure."""
    often = f"{effect.move} was ordered in {effect.games or 'none'} of {effect.of} games"
    if not any(at.sure for group in (effect.endings, effect.scores, effect.meters) for at in group.values()):
        yield from wrap(f"{often}; nothing is surely different without it.", terminal.width)
        yield ""
        return
    yield from wrap(f"{often}. In those, without it and with it, and the difference's standard error:", terminal.width)
    rules, names = result.scenario.rules, result.scenario.rules.names
    endings = [(item.title or item.id, effect.endings[item.id], 100.0, " %") for item in rules.endings]
    points = [(f"{names[actor]}, points", change, 1.0, "") for actor, change in effect.scores.items()]
    meters = [(meter.title, effect.meters[meter.name], 1.0, "") for meter in rules.meters]
    arrow, about = terminal.fit("\u2192"), terminal.fit("\u00b1")
    yield from rows(
        (
            (
                title,
                f"{at.without_it * unit:.2f} {arrow} {at.with_it * unit:.2f}{sign} {about} {at.error * unit:.2f}",
                None,
            )
            for title, at, unit, sign in (*endings, *points, *meters)
            if at.sure
        ),
        terminal,
    )
    yield ""


def plain_effect(effect: Effect) -> dict[str, object]:
    """Return an effect as a plain object; shares of one, points for meters and scores."""

    def side(changes: Mapping[str, Change]) -> dict[str, dict[str, float]]:
        return {
            name: {"with": at.with_it, "without": at.without_it, "difference": at.difference, "error": at.error}
            for name, at in changes.items()
        }

    parts = {"endings": side(effect.endings), "scores": side(effect.scores), "meters": side(effect.meters)}
    return {"move": effect.move, "games": effect.games, "of": effect.of} | parts


def plain(result: Sweep) -> dict[str, object]:
    """Return the result as a plain object; shares of one; meters and scores in points, not in hundredths."""
    return {
        "scenario": result.scenario.id,
        "digest": result.scenario.digest,
        "seed": result.seed,
        "pace": result.pace,
        "seats": dict(result.seats),
        "without": list(result.without),
        "first": result.first,
        "games": result.games,
        "decisions": result.decisions,
        "unit": "points",
        "endings": result.endings(),
        "meters": result.meters_by_turn(),
        "quantiles": {"shares": QUANTILES, "meters": result.quantiles()},
        "scores": result.scores(),
        "errors": result.errors(),
        "score_shares": result.score_shares(),
        "goals": result.goals(),
        "uses": {
            move: {"open": use.open, "orders": use.orders, "games": use.games} for move, use in result.uses().items()
        },
    }
