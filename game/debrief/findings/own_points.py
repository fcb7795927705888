"""What a move does to the points of the actor that orders it, against every temperament it was tried against."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.findings.finding import LEAST, Evidence, whole
from game.sweeps import Change


@dataclass(frozen=True, slots=True)
class Gain:
    """The change of an actor's own points by one of its moves, rival by rival."""

    move: str
    by_rival: dict[str, Change]
    games: dict[str, int]

    @property
    def told(self) -> str:
        """The numbers as a clause."""
        parts = [
            f"{change.difference:+.2f} \u00b1 {change.error:.2f} against {rival} ({whole(self.games[rival])} games)"
            for rival, change in self.by_rival.items()
        ]
        return ", ".join(parts).replace("-", "\u2212")


def gains_of(evidence: Evidence, actor: str) -> list[Gain]:
    """Return the gain of each move of an actor that was ordered often enough against every rival."""
    found = []
    for row in evidence.rules.actor_moves[actor]:
        effects = evidence.study.effects[evidence.rules.moves[row].name]
        if effects and all(effect.games >= LEAST for effect in effects.values()):
            changes = {rival: effect.scores[actor] for rival, effect in effects.items()}
            games = {rival: effect.games for rival, effect in effects.items()}
            found.append(Gain(evidence.rules.moves[row].name, changes, games))
    return found


def spread_of(evidence: Evidence, actor: str) -> float:
    """Return the standard deviation of an actor's points in play by lot."""
    return float(evidence.study.lot.points[evidence.rules.actors.index(actor)].std())
