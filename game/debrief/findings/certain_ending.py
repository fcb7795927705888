"""An ending that comes whatever anybody does."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.findings.finding import Evidence, Finding, percent, whole
from game.scenario import WARNING, Page, Problem

CODE = "certain-ending"
NEARLY = 0.95
"""Share of the games, in every seating, from which an ending counts as certain."""


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for an ending that nearly always comes, whoever plays, though there are others."""
    endings, seatings = evidence.rules.endings, evidence.seatings
    if len(endings) < 2 or not seatings:
        return
    lot = evidence.study.lot
    for row, ending in enumerate(endings):
        shares = [part.endings()[ending.id] for part in seatings]
        if min(shares) >= NEARLY:
            others = f" and at least {percent(min(shares[1:]))} of the games of each of {len(shares) - 1} pairings"
            message = f"the ending {ending.id!r} came in {percent(shares[0])} of {whole(lot.games)} games by lot"
            remedy = "narrow when it comes, or make the other endings easier to reach"
            yield evidence.at(CODE, message + (others if shares[1:] else ""), remedy, "endings", row, "when")


PAGE = Page(
    code=CODE,
    what="One ending came in at least 95 of 100 games by chance and in every pairing of temperaments.",
    why=(
        "If the same ending comes to hawks and doves alike, nobody's choices matter. Its condition may hold from the "
        "start, or the meters it reads may run there by themselves. A crisis with one ending only is left alone."
    ),
    bad="""\
moves: [{id: press, by: [north, south], effects: {m: -1}}]
endings:
  - {id: peace, when: m > 90}
  - {id: stuck, when: m > 20}
  - {id: drawn, when: time_up}
""",
    good="""\
moves: [{id: press, by: [north, south], tone: hostile, effects: {m: -5}}]
endings:
  - {id: stuck, when: m < 20}
  - {id: drawn, when: time_up}
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
