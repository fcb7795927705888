"""A move that nobody ever orders, because it is never open or never affordable."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.debrief.findings.finding import Evidence, Finding, never, whole
from game.engine import in_words
from game.scenario import WARNING, Page, Problem

CODE = "dead-move"


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for each move of the text whose orders stood on no sheet, actors and targets together."""
    rules = evidence.rules
    orders = np.sum([part.orders for part in evidence.sweeps], axis=0).tolist()
    could = np.sum([part.open for part in evidence.sweeps], axis=0).tolist()
    dead: dict[int, list[int]] = {}
    for row, move in enumerate(rules.moves):
        if not orders[row]:
            dead.setdefault(evidence.move_row(move.name), []).append(row)
    for rows in dead.values():
        move = rules.moves[rows[0]]
        names = ", ".join(rules.moves[row].name for row in rows)
        times, games = sum(could[row] for row in rows), evidence.study.games
        if times:
            limit = max(pace.attention[move.actor] for pace in rules.paces.values())
            message = f"{names} was open on {whole(times)} sheets and ordered {never(games)}"
            remedy = f"it costs {move.cost} and a turn allows {limit}, so make it cheaper or give more attention"
        else:
            message = f"{names} was open {never(games)}"
            needs = f"it is open only while {in_words(move.requires.term, rules)}; " if move.requires else ""
            remedy = f"{needs}loosen what it requires or delete it"
        yield evidence.of_move(CODE, move.name, message, remedy)


PAGE = Page(
    code=CODE,
    what="A move was ordered in no game: not by chance, not by any bot, not at any pace, not in the record.",
    why=(
        "A move that cannot be ordered is text nobody will read and a choice nobody has. Either what it requires never "
        "comes true before the game is over, or it costs more than a turn allows."
    ),
    bad="""\
instruments:
  bridge: {start: open, statuses: {open: {}, shut: {}}}
moves:
  - {id: nod, by: [north, south]}
  - {id: repair, by: north, requires: bridge is shut, effects: {bridge: open}}
""",
    good="""\
instruments:
  bridge: {start: open, statuses: {open: {}, shut: {}}}
moves:
  - {id: nod, by: [north, south]}
  - {id: blow_up, by: south, effects: {bridge: shut}}
  - {id: repair, by: north, requires: bridge is shut, effects: {bridge: open}}
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
