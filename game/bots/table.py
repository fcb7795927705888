"""The bots there are, by name, and how to make one; bots from outside are named `package.module:Class`."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from game.bots.bot import Bot
from game.bots.contrite import Contrite
from game.bots.dove import Dove
from game.bots.facilitate import Facilitate
from game.bots.formulate import Formulate
from game.bots.generous import Generous
from game.bots.grit import Grit
from game.bots.hands_off import HandsOff
from game.bots.hawk import Hawk
from game.bots.history import History
from game.bots.hold import Hold
from game.bots.lean import Lean
from game.bots.mirror import Mirror
from game.bots.random import Random
from game.bots.reciprocator import Reciprocator
from game.bots.search import Search
from game.engine import Rules
from game.errors import GameError

BOTS: dict[str, type[Any]] = {
    "random": Random,
    "hold": Hold,
    "history": History,
    "mirror": Mirror,
    "hawk": Hawk,
    "dove": Dove,
    "grit": Grit,
    "reciprocator": Reciprocator,
    "generous": Generous,
    "contrite": Contrite,
    "search": Search,
    "facilitate": Facilitate,
    "formulate": Formulate,
    "lean": Lean,
    "hands_off": HandsOff,
}
UNNAMED = "mirror"  # who plays a seat nobody named


def make(name: str, rules: Rules, actor: str) -> Bot:
    """Return a new bot for one actor of one batch, by its name or as `package.module:Class`; raise GameError."""
    bot: Bot = bot_class(name)()
    begin = getattr(bot, "begin", None)
    if begin is not None:
        begin(getattr(rules, "rules", rules), actor)  # a scenario does as well as its rules
    return bot


def bot_class(name: str) -> type[Any]:
    """Return the class of a bot by its name or as `package.module:Class`; raise GameError with the remedy."""
    if name in BOTS:
        return BOTS[name]
    if ":" in name:
        return outside_class(name)
    near = get_close_matches(name, list(BOTS), 1, 0.5)
    known = f"use one of {', '.join(BOTS)}, or package.module:Class for your own"
    raise GameError(f"there is no bot {name[:60]!r}; {f'did you mean {near[0]!r}?' if near else known}")


def outside_class(name: str) -> type[Any]:
    """Return a class from somebody else's module."""
    module_name, _, class_name = name.partition(":")
    if not all(part.isidentifier() for part in module_name.split(".")):
        raise GameError(f"{name[:60]!r} cannot name a bot; write package.module:Class for one of your own")
    try:
        module = import_module(module_name)
    except ModuleNotFoundError as problem:
        missing = problem.name or module_name
        if f"{module_name}.".startswith(f"{missing}."):
            why = f"there is no module {missing!r}; start in the folder that holds it, or name it in PYTHONPATH"
        else:
            why = f"it needs the module {missing!r}, which is not installed; install it first"
        raise GameError(f"the bot {name!r} cannot be loaded: {why}") from problem
    except (Exception, SystemExit) as problem:  # a module may also end the program it is loaded by
        why = f"its module says {type(problem).__name__}: {problem}; correct it"
        raise GameError(f"the bot {name!r} cannot be loaded: {why}") from problem
    found = getattr(module, class_name, None)
    if not isinstance(found, type):
        classes = [key for key, value in vars(module).items() if isinstance(value, type) and hasattr(value, "choose")]
        near = get_close_matches(class_name, classes, 1, 0.3) or classes[:1]
        hint = f"did you mean {near[0]!r}?" if near else "it has no class with a method 'choose'"
        raise GameError(f"{module_name} has no class {class_name!r}; {hint}")
    if not callable(getattr(found, "choose", None)):
        raise GameError(f"{name} has no method 'choose'; a bot needs choose(self, view, menu, draws)")
    return found


def seating(rules: Rules, seats: Mapping[str, str]) -> dict[str, str]:
    """Return who plays every actor, in the scenario's order: `all` stands for the rest, a seat not named is `mirror`.

    Raise GameError if a seat is named that the scenario has not; the players' names are not looked at.
    """
    for actor in seats:
        if actor not in rules.actors and actor != "all":
            near = get_close_matches(actor, rules.actors, 1, 0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(rules.actors)}, or all"
            raise GameError(f"{rules.id} has no seat {actor!r}; {hint}")
    return {actor: seats.get(actor, seats.get("all", UNNAMED)) for actor in rules.actors}


def follows_history(seats: Mapping[str, str]) -> bool:
    """Return whether every seat is played by `history`, so that chance follows the record too."""
    return all(player == "history" for player in seats.values())
