"""An effect the preview of an order cannot show."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine import Move, Since, Stands, Term, Times, added, below
from game.scenario.lint.draft import Draft, Findings, Path
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "unseen-effect",
    "A move does something its preview cannot show.",
    "Before an order is sealed the board shows what it adds to meters and which status it sets. A move that does "
    "nothing by itself while events or drift answer it, an amount that is always zero, or a status that stands already "
    "show nothing. Give the move an effect of its own, or an instrument whose status carries what follows.",
    "moves: [{id: nod, by: north}]\ndrift: [{id: warm, when: since(north.nod) < 14, effects: {m: 1}}]\n",
    "moves: [{id: nod, by: north, effects: {m: 1}}]\n"
    "drift: [{id: warm, when: since(north.nod) < 14, effects: {m: 1}}]\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield every move whose preview is empty though something follows, and every effect that shows nothing."""
    heard = dict(answers(draft))
    told: set[Path] = set()
    for row, move in enumerate(draft.rules.moves):
        entry = next(at for at, item in enumerate(draft.spec.moves) if item.id == move.id and move.actor in item.by)
        if not move.rule.amounts and not move.rule.settings and row in heard and ("moves", entry) not in told:
            told.add(("moves", entry))
            message = f"{move.id} shows no effect, yet {heard[row]} follows from it"
            yield draft.problem(PAGE, ("moves", entry), message, "give it an effect or a status of its own")
        for key, message in nothing(draft, move):
            path: Path = ("moves", entry, "effects", key)
            if path not in told:
                told.add(path)
                yield draft.problem(PAGE, path, message, "change it or delete it")


def answers(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield the rows of moves that events or drift answer, with the name of one that does."""
    whens = [(item.when, item.rule.name) for item in draft.rules.events]
    whens += [(item.when, item.rule.name) for item in draft.rules.drift]
    for when, name in whens:
        for part in below(when.term) if when is not None else ():
            if isinstance(part, Times | Since):
                yield from ((row, name) for row in part.rows)


def nothing(draft: Draft, move: Move) -> Iterator[tuple[str, str]]:
    """Yield the effects of a move that change nothing whenever it can be ordered."""
    for amount in move.rule.amounts:
        if added(amount, draft.possible.reach) == (0, 0):
            yield amount.key, f"this adds nothing to {draft.rules.meters[amount.meter].name}"
    required = {(part.instrument, part.status) for part in demanded(move.requires.term)} if move.requires else set()
    for setting in move.rule.settings:
        if setting in required:
            instrument = draft.rules.instruments[setting[0]]
            status = instrument.statuses[setting[1]].name
            yield instrument.name, f"{instrument.name} is {status} already whenever this can be ordered"


def demanded(term: Term) -> Iterator[Stands]:
    """Yield the statuses that must stand for a condition to hold."""
    if isinstance(term, Stands) and not term.denied:
        yield term
    if getattr(term, "word", "") == "and":
        for part in getattr(term, "of", ()):
            yield from demanded(part)


RULE = Rule(PAGE, find)
