"""Orders that mattered: the finished game is played again without each order, on the same luck, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.engine import (
    Chance,
    Rules,
    Sheets,
    State,
    legal,
    no_orders,
    parse_package,
    parse_sheets,
    resolve,
    start,
)
from game.journal import Playback

REPLAYS = 400
TOLD = 3
SURE = 2.0
"""Standard errors an effect must reach to be told."""
TOGETHER = 24
"""Orders tried in one batch."""


@dataclass(frozen=True, slots=True)
class Order:
    """One order of a finished game."""

    turn: int
    actor: str
    entry: str
    title: str


@dataclass(frozen=True, slots=True)
class Mattered:
    """How much one order did for the ending that happened."""

    order: Order
    ending: str
    """Title of the ending that happened."""
    replays: int
    with_it: int
    """Replays that end so with every recorded order."""
    without_it: int
    """Replays that end so without this one."""
    changed: int
    """Replays in which the ending comes with the order and not without it, or the other way round."""
    dropped: bool
    """Whether recorded orders no longer stood in some replays and were left out there."""

    @property
    def effect(self) -> float:
        """Difference in the share of the ending, -1 to 1."""
        return (self.with_it - self.without_it) / self.replays

    @property
    def error(self) -> float:
        """Standard error of the effect: each replay without the order is compared with the one on the same luck."""
        return sqrt(max(self.changed / self.replays - self.effect**2, 0.0) / self.replays)

    @property
    def sure(self) -> bool:
        """Whether the effect is too large to be luck."""
        return self.effect != 0 and abs(self.effect) >= SURE * self.error

    @property
    def sentence(self) -> str:
        """The effect as one plain sentence."""
        without, given = (round(100 * count / self.replays) for count in (self.without_it, self.with_it))
        left_out = " Later orders that no longer stood were left out." if self.dropped else ""
        return f"Without it “{self.ending}” came in {without} of 100 replays; with it in {given}.{left_out}"

    def plain(self) -> dict[str, Any]:
        """Return it as plain data, shares in hundredths."""
        shares = {"without": self.without_it / self.replays, "given": self.with_it / self.replays, "error": self.error}
        given = self.order
        order = {"turn": given.turn, "actor": given.actor, "order": given.entry, "title": given.title}
        return {**order, **{name: round(100 * share) for name, share in shares.items()}, "dropped": self.dropped}


def orders_given(playback: Playback) -> list[Order]:
    """Return every order of a game, turn by turn."""
    rules = playback.scenario.rules
    found = []
    for turn in range(1, playback.turns + 1):
        for actor, entries in playback.sheets(turn).items():
            found += [Order(turn, actor, entry, title_of(rules, actor, entry)) for entry in entries]
    return found


def title_of(rules: Rules, actor: str, entry: str) -> str:
    """Return what people call an entry of a sheet: a move, with its target where it has several, or an offer."""
    row = rules.move_index.get(".".join([actor, *entry.split()]))
    if row is not None:
        move = rules.moves[row]
        twins = sum(other.actor == actor and other.id == move.id for other in rules.moves)
        return f"{move.title}: {rules.names[move.target]}" if move.target and twins > 1 else move.title
    word, _, rest = entry.partition(" ")
    name, _, package = rest.partition(":")
    table = rules.tables[rules.table_index[name.strip()]]
    if word == "withdraw":
        return f"Withdraw the offer at {table.title}"
    items = [table.items[item].title for item in table.packages[parse_package(table, package)]]
    return f"Offer at {table.title}: {', '.join(items)}"


def effects(
    playback: Playback, replays: int = REPLAYS, progress: Callable[[float], None] | None = None
) -> list[Mattered]:
    """Return the effect of every order of a finished game, in the order they were given.

    `replays` games are played for each order, on the seeds of the game and of those that follow it. Raises ValueError
    for a game that is not finished.
    """
    finished = playback.states[-1]
    if finished.live[0]:
        raise ValueError("the game is not finished; play it to its end first")
    ending = int(finished.ending[0])
    title = playback.scenario.rules.endings[ending].title
    orders = orders_given(playback)
    result: list[Mattered] = []
    for place in range(0, len(orders), TOGETHER):
        part = orders[place : place + TOGETHER]
        ends, fell = replayed(playback, [None, *part], ending, replays)
        for order, end, lost in zip(part, ends[1:], fell[1:], strict=True):
            changed = int((end != ends[0]).sum())
            dropped = bool((lost | fell[0]).any())
            result.append(Mattered(order, title, replays, int(ends[0].sum()), int(end.sum()), changed, dropped))
        if progress:
            progress(min(1.0, (place + len(part)) / len(orders)))
    return result


def told(found: Sequence[Mattered], most: int = TOLD) -> list[Mattered]:
    """Return the largest effects that are too large to be luck."""
    return sorted((item for item in found if item.sure), key=lambda item: -abs(item.effect))[:most]


def replayed(
    playback: Playback, left_out: Sequence[Order | None], ending: int, replays: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return for each order left out (None: none) and each replay whether it ends so, and whether orders fell away."""
    rules, own = playback.scenario.rules, playback.chance
    numbers = np.tile(np.arange(replays, dtype=np.uint64) + np.uint64(playback.header["game"]), len(left_out))
    chance = Chance(own.seed, numbers, own.history)
    state = start(rules, playback.header["pace"], len(numbers))
    fell = np.zeros(len(numbers), bool)
    for turn, sheets in recorded(playback, len(numbers)):
        for place, order in enumerate(left_out):
            if order is not None and order.turn == turn:
                erase(rules, sheets, order, slice(place * replays, (place + 1) * replays))
        standing = still_standing(rules, state, sheets)
        lost = (standing.moves != sheets.moves).any(axis=0) | (standing.signs != sheets.signs).any(axis=0)
        fell |= lost & state.live
        injects = playback.line[turn - 1]["injects"]
        state = resolve(rules, state, standing, chance, injects, reasons=False).state
    state = played_out(rules, state, chance)
    ends: NDArray[np.bool_] = np.equal(state.ending, ending).reshape(len(left_out), replays)
    return ends, fell.reshape(len(left_out), replays)


def recorded(playback: Playback, games: int) -> Iterator[tuple[int, Sheets]]:
    """Yield each turn with its recorded sheets for a whole batch, free to be written on."""
    for turn in range(1, playback.turns + 1):
        one = parse_sheets(playback.scenario.rules, playback.line[turn - 1]["sheets"])
        blocks = (np.repeat(block, games, axis=1) for block in (one.moves, one.signs, one.withdraws))
        yield turn, Sheets(*blocks)


def erase(rules: Rules, sheets: Sheets, order: Order, games: slice) -> None:
    """Take one order off the sheets of some games."""
    one = parse_sheets(rules, {order.actor: [order.entry]})
    sheets.moves[:, games] &= ~one.moves
    sheets.signs[:, games] *= one.signs == 0
    sheets.withdraws[:, games] &= ~one.withdraws


def still_standing(rules: Rules, state: State, sheets: Sheets) -> Sheets:
    """Return the sheets without what is no longer legal in each game."""
    allowed = legal(rules, state)
    signs: NDArray[np.int16] = sheets.signs.copy()
    games = np.arange(state.games)
    for party, (table, _) in enumerate(rules.parties):
        package = signs[party]
        signs[party] *= allowed.packages[table][np.maximum(package - 1, 0), games]
    return Sheets(sheets.moves & allowed.moves, signs, sheets.withdraws & (state.offers > 0))


def played_out(rules: Rules, state: State, chance: Chance) -> State:
    """Return the games that outlast the record played on with empty sheets to their end."""
    while state.live.any():
        state = resolve(rules, state, no_orders(rules, state.games), chance, reasons=False).state
    return state
