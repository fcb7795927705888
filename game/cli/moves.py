"""`moves`: what every actor of a scenario can order, with cost and conditions in words."""

from __future__ import annotations

from argparse import Namespace

from game.cli.exits import DONE, UsageError
from game.cli.figures import as_json
from game.cli.parser import Parser, clipped, nearest
from game.cli.scenarios import loaded
from game.cli.terminal import Terminal
from game.engine import Move, Rules, in_words
from game.scenario import Scenario


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("scenario", metavar="SCENARIO", help="the name of a shipped scenario, or a path")
    parser.add_argument("actor", metavar="ACTOR", nargs="?", help="only this actor's menu")
    parser.add_argument("--json", action="store_true", help="one JSON object a move")


def run(options: Namespace, terminal: Terminal) -> int:
    """Print the menus."""
    scenario = loaded(options.scenario)
    rules = scenario.rules
    if options.actor not in (None, *rules.actors):
        hint = nearest(options.actor, rules.actors)
        raise UsageError(f"{rules.id} has no actor {clipped(options.actor)}; {hint}")
    for actor in rules.actors if options.actor is None else (options.actor,):
        menu = [rules.moves[row] for row in rules.actor_moves[actor]]
        if options.json:
            for move in menu:
                terminal.line(as_json(plain(rules, move) | labels(scenario, move)))
        else:
            tell_menu(rules, actor, menu, terminal)
    return DONE


def tell_menu(rules: Rules, actor: str, menu: list[Move], terminal: Terminal) -> None:
    """Write one actor's menu."""
    attention = ", ".join(f"{pace.attention[actor]} a turn at {name}" for name, pace in rules.paces.items())
    terminal.say(f"{rules.names[actor]} ({actor}; attention {attention})")
    for move in menu:
        terminal.say(f"{move.order}: {move.title} ({'; '.join(terms(rules, move))})", first="  ", rest="      ")
    for table in rules.tables:
        if actor in table.between:
            items = ", ".join(f"{item.name} ({item.title})" for item in table.items)
            terminal.say(f"sign {table.name}: {items}", first="  ", rest="      ")
    terminal.line()


def terms(rules: Rules, move: Move) -> list[str]:
    """Return cost and conditions of a move in words."""
    found = [f"costs {move.cost}"]
    if move.once:
        found.append("once in a game")
    if move.cooldown:
        found.append(f"again after {move.cooldown} days")
    if move.quiet is not None:
        others = [rules.names[actor] for actor in sorted(move.quiet) if actor != move.actor]
        found.append(f"quiet, told to {' and '.join(others)}" if others else "quiet, told to nobody")
    if move.requires is not None:
        found.append(f"open while {in_words(move.requires.term, rules)}")
    return found


def plain(rules: Rules, move: Move) -> dict[str, object]:
    """Return a move as a plain object."""
    return {
        "actor": move.actor,
        "order": move.order,
        "title": move.title,
        "cost": move.cost,
        "kind": move.kind,
        "tone": move.tone,
        "cooldown": move.cooldown,
        "once": move.once,
        "quiet": None if move.quiet is None else sorted(move.quiet),
        "requires": in_words(move.requires.term, rules) if move.requires else None,
    }


def labels(scenario: Scenario, move: Move) -> dict[str, object]:
    """Return the code of a move in the CAMEO scheme and its value on Goldstein's scale, None where it has none."""
    spec = next(item for item in scenario.spec.moves if item.id == move.id)
    return {
        "cameo": spec.cameo or None,
        "goldstein": None if spec.goldstein is None else float(spec.goldstein),
    }
