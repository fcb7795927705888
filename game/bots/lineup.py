"""The bots of one batch, each in its seat, asked together for the sheets of a turn."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.bots.bargain import Array
from game.bots.bot import Bot
from game.bots.draws import Draws
from game.bots.menu import Card, Choice, Menu, card_of, menu_of
from game.bots.table import BOTS, make
from game.engine import Chance, Legal, Pace, Rules, Sheets, State, View, legal, no_orders, view
from game.errors import GameError, IllegalMove, OverBudget


class Lineup:
    """Who plays which seat in one batch of games; make a new one for every batch, for bots may remember.

    To go on with a game in its middle, ask it once for every turn already played and throw the answers away.
    """

    def __init__(self, rules: Rules, pace: Pace, players: Mapping[str, str], seed: int = 0) -> None:
        """Seat a bot, by name, for each actor in `players`; other actors are left alone. Raises GameError."""
        self.rules, self.pace, self.seed = rules, pace, seed
        self.players = dict(players)
        for actor in players:
            if actor not in rules.actors:
                raise GameError(f"{rules.id} has no seat {actor!r}; use one of {', '.join(rules.actors)}")
        self.cards: dict[str, Card] = {actor: card_of(rules, actor) for actor in players}
        self.bots: dict[str, Bot] = {actor: make(name, rules, actor) for actor, name in players.items()}

    def sheets(self, state: State, chance: Chance | None = None, allowed: Legal | None = None) -> Sheets:
        """Return the sheets of the seated actors for the coming turn; everybody else's stay empty.

        Without `chance` it is game 0 and following of the line-up's seed. `allowed`, where known, saves judging again.
        """
        chance = Chance(self.seed) if chance is None else chance
        allowed = legal(self.rules, state) if allowed is None else allowed
        sheets = no_orders(self.rules, state.games)
        numbers = chance.numbers(state.games)
        for actor, bot in self.bots.items():
            card = self.cards[actor]
            menu = menu_of(self.rules, self.pace, card, state, allowed)
            draws = Draws(chance, actor, state.tick, numbers)
            answer = self.asked(actor, bot, menu, view(self.rules, state, actor), draws)
            choice = answer if isinstance(answer, Choice) else Choice(np.asarray(answer))
            if type(bot) not in BOTS.values():
                check_choice(menu, choice, self.players[actor], state.live)
            self.place(sheets, card, choice)
        return sheets

    def asked(self, actor: str, bot: Bot, menu: Menu, seen: View, draws: Draws) -> Choice | Array:
        """Return what a bot answers; what somebody's own bot raises is raised on, with a note that says whose it is."""
        try:
            return bot.choose(seen, menu, draws)
        except Exception as problem:
            if type(bot) not in BOTS.values():
                problem.add_note(f"the bot {self.players[actor]} for {actor}")
            raise

    def place(self, sheets: Sheets, card: Card, choice: Choice) -> None:
        """Write one actor's choice into the sheets of all."""
        sheets.moves[card.rows] = choice.moves
        for at, place in enumerate(card.tables):
            if choice.signs is not None:
                sheets.signs[place.mine] = choice.signs[at]
            if choice.withdraws is not None:
                sheets.withdraws[place.mine] = choice.withdraws[at]


def check_choice(menu: Menu, choice: Choice, name: str, live: Array) -> None:
    """Raise OrderError, naming the bot and what is wrong, if its sheets do not stand in a game that goes on."""
    who = f"the bot {name} for {menu.actor}"
    moves = choice.moves
    if moves.shape != menu.legal.shape or moves.dtype != bool:
        wanted = f"bool {list(menu.legal.shape)}, moves by games"
        raise IllegalMove(f"{who} answered {moves.dtype} {list(moves.shape)}; its choose must return {wanted}")
    bad = moves & ~menu.legal & live
    if bad.any():
        row = int(np.flatnonzero(bad.any(axis=1))[0])
        raise IllegalMove(f"{who} ordered {menu.orders[row]!r}, which is not open now; choose where menu.legal is true")
    cost = sum((moves[row] * np.int64(price) for row, price in enumerate(menu.costs)), np.zeros(menu.games, np.int64))
    if (cost[live] > menu.attention).any():
        spent = f"spent {int(cost[live].max())} attention and the turn allows {menu.attention}"
        raise OverBudget(f"{who} {spent}; choose fewer moves")
    for row, other in np.argwhere(np.triu(menu.conflicts)).tolist():
        if (moves[row] & moves[other] & live).any():
            pair = f"{menu.orders[row]!r} and {menu.orders[other]!r}"
            raise IllegalMove(f"{who} ordered {pair}, which set the same instrument; choose one of them")
    check_tables(menu, choice, who, live)


def check_tables(menu: Menu, choice: Choice, who: str, live: Array) -> None:
    """Raise IllegalMove if a package or a withdrawal does not stand."""
    shape = (len(menu.tables), menu.games)
    for part, what in ((choice.signs, "signs"), (choice.withdraws, "withdraws")):
        if part is not None and part.shape != shape:
            raise IllegalMove(f"{who} answered {what} {list(part.shape)}; they must be {list(shape)}, tables by games")
    for place, bargain in enumerate(menu.tables):
        if choice.signs is not None:
            signs = np.where(live, choice.signs[place], 0)
            none = (signs < 0) | (signs > len(bargain.packages))
            if none.any():
                there = f"{bargain.name} has {len(bargain.packages)}"
                raise IllegalMove(f"{who} put down package {int(signs[none][0])} and {there}; write number + 1")
            bad = (signs > 0) & ~bargain.allows(signs)
            if bad.any():
                text = bargain.packages[int(signs[bad][0]) - 1]
                raise IllegalMove(f"{who} put {text!r} on the table {bargain.name}; it is not open now, see `open`")
        if choice.withdraws is not None and (choice.withdraws[place] & (bargain.mine == 0) & live).any():
            raise IllegalMove(f"{who} withdrew an offer at {bargain.name} where none stands; see its `mine`")
