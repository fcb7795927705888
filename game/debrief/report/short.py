"""The study in a few sentences, the same for the page and for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.debrief.report.html import Child, Number
from game.debrief.report.source import Source, minus
from game.debrief.study import LOT, TEMPERS
from game.sweeps import Change

Sentence = Sequence[Child]


def in_short(source: Source) -> list[Sentence]:
    """Return what matters most, a sentence each."""
    told = [by_lot(source), by_pairing(source), points(source), *best_and_worst(source), drift(source)]
    return [sentence for sentence in told if sentence]


def text_of(sentence: Sentence) -> str:
    """Return a sentence as plain text."""
    return "".join(part.text if isinstance(part, Number) else part for part in sentence)


def by_lot(source: Source) -> Sentence:
    """Return the commonest endings, and those that never came, by lot."""
    lot = source.study.lot
    shares = lot.endings()
    ranked = sorted((name for name in shares if shares[name]), key=lambda name: -shares[name])[:3]
    parts: list[Child] = ["By lot it ends as "]
    for at, name in enumerate(ranked):
        joint = "" if not at else " and " if at == len(ranked) - 1 else ", "
        parts += [f"{joint}“{source.ending(name)}” in ", source.share(lot, shares[name], "endings", name)]
    never = [f"“{source.ending(name)}”" for name in shares if not shares[name]]
    return [*parts, f" of the games; never as {', '.join(never)}." if never else " of the games."]


def by_pairing(source: Source) -> Sentence:
    """Return the ending that depends most on who plays."""
    study, names = source.study, source.rules.names
    one, other = study.pair

    def share(key: tuple[str, str], name: str) -> float:
        return study.pairings[key].endings()[name]

    spans = {item.id: sorted(study.pairings, key=partial(share, name=item.id)) for item in source.rules.endings}
    most = max(spans, key=lambda name: share(spans[name][-1], name) - share(spans[name][0], name))
    low, high = spans[most][0], spans[most][-1]
    if share(low, most) == share(high, most):
        return [f"Who plays changes no ending: all {len(TEMPERS) ** 2} pairings end alike."]
    ends = [source.share(study.pairings[key], share(key, most), "endings", most) for key in (high, low)]
    first = f" with {names[one]} as {high[0]} and {names[other]} as {high[1]}, "
    last = f" with {low[0]} and {low[1]}."
    return [f"“{source.ending(most)}” depends most on who plays: ", ends[0], first, ends[1], last]


def points(source: Source) -> Sentence:
    """Return each actor's mean points by lot."""
    lot, rules = source.study.lot, source.rules
    parts: list[Child] = ["By lot the mean is "]
    scoring = [actor for actor in rules.actors if rules.goals.get(actor)]
    for at, actor in enumerate(scoring):
        joint = "" if not at else " and " if at == len(scoring) - 1 else ", "
        best = sum(goal.points for goal in rules.goals[actor])
        parts += [joint, source.points(lot, lot.scores()[actor], "scores", actor, digits=2),
                  f" of {best} points for {rules.names[actor]}"]  # fmt: skip
    return [*parts, "."] if scoring else []


def best_and_worst(source: Source) -> list[Sentence]:
    """Return the move that pays its own actor most, and the one that costs it most, by lot."""
    found: list[tuple[float, str, Change]] = []
    for move in source.rules.moves:
        change = source.study.effects[move.name][LOT].scores[move.actor]
        if change.sure and source.study.effects[move.name][LOT].games >= 30:
            found.append((change.difference, move.name, change))
    ends = [(max(found), "pays its own side most")] if found and max(found)[0] > 0 else []
    ends += [(min(found), "costs its own side most")] if found and min(found)[0] < 0 else []
    told: list[Sentence] = []
    for (_, name, change), words in ends:
        actor = name.partition(".")[0]
        move = source.rules.moves[source.rules.move_index[name]]
        base = source.study.bases[actor, LOT]
        command, path = source.command(base, name), ("effect", "scores", actor)
        value = Number(minus(f"{change.difference:+.2f}"), change.difference, command, (*path, "difference"))
        error = Number(f"{change.error:.2f}", change.error, command, (*path, "error"))
        who = source.rules.names[actor]
        told.append([f"The move that {words} is {who}’s “{move.title}”: ", value, " \u00b1\u00a0", error, " points."])
    return told


def drift(source: Source) -> Sentence:
    """Return the meter whose mean moves most by lot, as a part of its range."""
    lot = source.study.lot
    tracks = lot.meters_by_turn()
    turns = lot.sums.shape[0] - 1
    most = max(
        source.rules.meters,
        key=lambda meter: abs(tracks[meter.name][-1] - tracks[meter.name][0]) / ((meter.high - meter.low) or 1),
    )
    first, last = tracks[most.name][0], tracks[most.name][-1]
    return [
        f"The meter that moves most by lot is “{most.title}”, on the mean from ",
        source.points(lot, first, "meters", most.name, 0), " to ",
        source.points(lot, last, "meters", most.name, turns), ".",
    ]  # fmt: skip
