"""What every part of the page draws on: the study, how its scenario is called, and numbers that know their command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from shlex import quote

from game.bots import UNNAMED
from game.debrief.report.html import Child, Number, Safe, joined, tag
from game.debrief.study import LOT, Study
from game.engine import Rules, date_of, format_day
from game.sweeps import Change, Sweep
from game.tokens import SLOTS

PROGRAM = "python run.py"
SEED = 2019
MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Source:
    """A study to be told."""

    study: Study
    called: str
    """What to type to name the scenario on a command line."""

    @property
    def rules(self) -> Rules:
        """The compiled scenario."""
        return self.study.scenario.rules

    def command(self, part: Sweep, effect: str | None = None, seats: str | None = None) -> str:
        """Return the command that plays a sweep again; what is usual is left out."""
        words = [PROGRAM, "sim", quote(self.called), "--games", str(part.games)]
        wanted = seats or spoken_seats(part.seats)
        words += ["--seats", wanted] if wanted else []
        words += self.luck(part)
        words += ["--effect", effect] if effect else []
        return " ".join([*words, "--json"])

    def whole_command(self) -> str:
        """Return the command that makes the whole study again, findings and page."""
        lot = self.study.lot
        words = [PROGRAM, "report", quote(self.called), "--games", str(lot.games)]
        return " ".join([*words, *self.luck(lot)])

    def luck(self, part: Sweep) -> list[str]:
        """Return the options for seed and pace, as far as they are not the usual ones."""
        seed = ["--seed", str(part.seed)] if part.seed != SEED else []
        return seed + (["--pace", part.pace] if part.pace != next(iter(self.rules.paces)) else [])

    def share(self, part: Sweep, value: float, *path: str | int, short: bool = False) -> Number:
        """Return a share in hundreds."""
        return Number(few(value) if short else hundreds(value), value, self.command(part), path)

    def points(self, part: Sweep, value: float, *path: str | int, digits: int = 1) -> Number:
        """Return an amount in points."""
        return Number(minus(f"{value:.{digits}f}"), value, self.command(part), path)

    def difference(self, part: Sweep, move: str, change: Change, *path: str, unit: float = 1, digits: int = 2) -> Safe:
        """Return what a move changed, with its standard error, both as numbers; enough digits for the error to show."""
        command, where = self.command(part, move), ("effect", *path)
        while 0 < change.error * unit < 0.5 * 10**-digits and digits < MOST_DIGITS:
            digits += 1
        text = minus(f"{change.difference * unit:+.{digits}f}")
        value = Number(text, change.difference, command, (*where, "difference"))
        error = Number(f"{change.error * unit:.{digits}f}", change.error, command, (*where, "error"))
        return joined(value, tag("span", " \u00b1\u00a0", error, class_="pm"))

    def ending(self, name: str) -> str:
        """Return the title of an ending."""
        return next((item.title or item.id for item in self.rules.endings if item.id == name), name)

    def slot(self, actor: str | None) -> str:
        """Return the token of an actor's colour, ink for the world."""
        actors = list(self.rules.actors)
        if actor not in actors:
            return "ink2"
        return self.study.scenario.spec.actors[actor].colour or SLOTS[actors.index(actor) % len(SLOTS)]

    def colour(self, actor: str | None) -> str:
        """Return the colour of an actor as a style sheet writes it."""
        return f"var(--{self.slot(actor)})"

    def day(self, turn: int, pace: str) -> str:
        """Return the first day after so many turns, 0 for the first day of all."""
        return format_day(date_of(self.rules, turn * self.rules.paces[pace].turn_ticks).toordinal())


def spoken_seats(seats: Mapping[str, str]) -> str:
    """Return who plays as a command says it: what most play as `all`, `mirror` and play by lot left out where usual."""
    players = list(seats.values())
    common = max(players, key=lambda player: (players.count(player), player == UNNAMED))
    if players.count(common) == len(players):
        return "" if common == LOT else f"all={common}"
    named = [f"{actor}={player}" for actor, player in seats.items() if player != common]
    return ",".join(named if common == UNNAMED else [*named, f"all={common}"])


def hundreds(share: float) -> str:
    """Return a share in hundreds with one decimal, and two where it is small."""
    return f"{100 * share:.2f} %" if 0 < share < 0.001 else f"{100 * share:.1f} %"


def few(share: float) -> str:
    """Return a share in hundreds in as few signs as fit a cell."""
    return "\u2013" if share == 0 else "<1" if share < 0.005 else f"{100 * share:.0f}"


def minus(text: str) -> str:
    """Return a number with a real minus."""
    return text.replace("-", "\u2212")


def whole(number: int) -> str:
    """Return a count with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f")


def repeat(*commands: str, before: str = "Repeat: ") -> Safe:
    """Return the line that says how to get the same numbers."""
    parts: list[Child] = [before]
    for at, command in enumerate(commands):
        parts += [" \u00b7 " if at else "", tag("code", command)]
    return tag("p", *parts, class_="repeat")


def section(name: str, title: str, lede: str, *children: Safe) -> Safe:
    """Return a section of the page."""
    heading = tag("h2", title, id=f"{name}-title")
    return tag("section", heading, tag("p", lede, class_="lede"), *children, id=name, aria_labelledby=f"{name}-title")
