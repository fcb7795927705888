"""A bot written for one game, made to play batches: simpler to write, slower to run."""

from __future__ import annotations

from inspect import getdoc
from typing import Any, ClassVar

import numpy as np

from game.bots.bargain import Array
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View
from game.errors import IllegalMove, OrderError, UnknownMove


class OneView:
    """What an actor may know in one game: plain numbers and words instead of arrays."""

    def __init__(self, view: View, game: int) -> None:
        self._view, self._game = view, game
        self.actor: str = view.actor
        self.actors: tuple[str, ...] = tuple(view.actors)

    def meter(self, name: str) -> int:
        """Return a meter in hundredths of a point."""
        return int(self._view.meter(name)[self._game])

    def stands(self, instrument: str, status: str) -> bool:
        """Return whether an instrument has a status."""
        return bool(self._view.stands(instrument, status)[self._game])

    def times(self, move: str) -> int:
        """Return how often a move, by full name, was played as far as this actor was told."""
        return int(self._view.times(move)[self._game])

    def last_turn(self, move: str) -> bool:
        """Return whether a move, by full name, was played last turn as far as this actor was told."""
        return bool(self._view.last_turn(move)[self._game])


class OneMenu:
    """What an actor may order in one game."""

    def __init__(self, menu: Menu, game: int) -> None:
        self.actor = menu.actor
        self.turn = menu.turn
        self.attention = menu.attention
        self.others = menu.others
        open_now = np.flatnonzero(menu.legal[:, game]).tolist()
        self.orders: list[str] = [menu.orders[row] for row in open_now]
        """The moves open now, as entries of a sheet."""
        self.costs: dict[str, int] = {menu.orders[row]: menu.costs[row] for row in open_now}
        self.tone: dict[str, str] = {menu.orders[row]: menu.tone[row] for row in open_now}
        self.target: dict[str, str | None] = {menu.orders[row]: menu.target[row] for row in open_now}
        self.packages: dict[str, list[str]] = {
            bargain.name: [bargain.packages[row] for row in np.flatnonzero(bargain.open[:, game])]
            for bargain in menu.tables
        }
        """Packages that may be put down now, by table."""
        self.offered: dict[str, str] = {
            bargain.name: bargain.packages[int(bargain.theirs[game]) - 1]
            for bargain in menu.tables
            if bargain.theirs[game]
        }
        """The other party's standing package, by table."""


class OneDraws:
    """A bot's luck in one game."""

    def __init__(self, draws: Draws, game: int) -> None:
        self._draws = Draws(draws.chance, draws.actor, draws.tick, draws.numbers[game : game + 1])

    def below(self, n: int, what: str = "") -> int:
        """Return a whole number below n; the same again for the same `what`."""
        return int(self._draws.below(n, what)[0])


def each(bot: type[Any]) -> type[Any]:
    """Return a bot for batches from one whose `choose(view, menu, draws)` plays one game and returns a list of entries.

    Each game gets a bot of its own, so memory never leaks from one game into another:

        class Patient:
            def choose(self, view, menu, draws):
                return ["protest tokyo"] if menu.turn > 3 and "protest tokyo" in menu.orders else []

        Batched = game.bots.each(Patient)
    """

    class Each:
        """A bot for one game, one of them for each game of a batch."""

        sentence: ClassVar[str] = getattr(bot, "sentence", (getdoc(bot) or bot.__name__).strip().partition("\n")[0])
        source: ClassVar[str] = getattr(bot, "source", "")

        def __init__(self) -> None:
            self.players: list[Any] = []
            self.opening: tuple[Any, ...] | None = None

        def begin(self, *opening: Any) -> None:
            """Remember what the bots of single games are told before their first turn."""
            self.opening = opening

        def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
            """Ask the bot of each game in turn."""
            while len(self.players) < menu.games:
                player = bot()
                if hasattr(player, "begin") and self.opening is not None:
                    player.begin(*self.opening)
                self.players.append(player)
            choice = Choice(
                np.zeros(menu.legal.shape, bool),
                np.zeros((len(menu.tables), menu.games), np.int16),
                np.zeros((len(menu.tables), menu.games), bool),
            )
            for game in range(menu.games):
                entries = self.players[game].choose(OneView(view, game), OneMenu(menu, game), OneDraws(draws, game))
                for entry in entries:
                    write_entry(menu, choice, game, entry)
            return choice

    Each.__name__, Each.__qualname__, Each.__module__ = bot.__name__, bot.__qualname__, bot.__module__
    return Each


def once(block: Array, row: int, game: int, value: int, what: str) -> None:
    """Write a value where nothing stands yet; raise OrderError for a second one."""
    if block[row, game]:
        raise OrderError(f"{what} twice; a sheet is a set, order it once")
    block[row, game] = value


def write_entry(menu: Menu, choice: Choice, game: int, entry: str) -> None:
    """Write one entry of a sheet, `protest tokyo`, `sign TABLE: a + b`, `withdraw TABLE` or `hold`, for one game."""
    text = " ".join(entry.split())
    word, _, rest = text.partition(" ")
    if text == "hold":
        return
    if text in menu.orders:
        once(choice.moves, menu.orders.index(text), game, True, f"{menu.actor} orders {text!r}")
        return
    name, _, items = rest.partition(":") if word == "sign" else (rest, "", "")
    places = [place for place, bargain in enumerate(menu.tables) if bargain.name == name.strip()]
    if word not in ("sign", "withdraw") or not places:
        raise UnknownMove(f"{menu.actor} has no move {entry!r}; use the orders of its menu as they are written there")
    if word == "withdraw" and choice.withdraws is not None:
        once(choice.withdraws, places[0], game, True, f"{menu.actor} orders {text!r}")
        return
    wanted = sorted(part.strip() for part in items.split("+"))
    for number, package in enumerate(menu.tables[places[0]].packages):
        if sorted(package.split(" + ")) == wanted and choice.signs is not None:
            once(choice.signs, places[0], game, number + 1, f"{menu.actor} puts something on the table {name.strip()}")
            return
    what = f"{menu.actor} cannot put {items.strip()!r} on the table {name.strip()}"
    raise IllegalMove(f"{what}: there is no such package; choose one of menu.packages", "there is no such package")
