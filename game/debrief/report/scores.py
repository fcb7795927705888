"""What each actor gets out of it: points by lot, by pairing, and goal by goal."""

from __future__ import annotations

import numpy as np

from game.debrief.report.charts import histogram, matrix
from game.debrief.report.html import Safe, tag
from game.debrief.report.source import Source, repeat, section
from game.debrief.study import TEMPERS


def scores(source: Source) -> Safe:
    """Return the section on points."""
    actors = [actor for actor in source.rules.actors if source.rules.goals.get(actor)]
    study, (one, other) = source.study, source.study.pair
    lede = "Points are the goals an actor has met when the game is over, public and private together."
    example = source.command(study.pairings["hawk", "dove"], seats=f"{one}=ROW,{other}=COLUMN")
    return section(
        "scores",
        "What each side gets",
        lede,
        tag("h3", "By lot"),
        tag("div", *(by_lot(source, actor) for actor in actors), class_="grid"),
        tag("h3", "By pairing"),
        tag("div", *(by_pair(source, actor) for actor in actors), class_="grid"),
        tag("p", "Mean points; the darker, the more.", class_="small"),
        repeat(example, before="Repeat a cell: "),
        tag("h3", "Goal by goal"),
        tag("div", goals(source, actors), class_="wide"),
        repeat(source.command(study.lot)),
    )


def by_lot(source: Source, actor: str) -> Safe:
    """Return how often each number of points came to an actor by lot."""
    lot, name = source.study.lot, source.rules.names[actor]
    shares = [
        (points, share, source.share(lot, share, "score_shares", actor, str(points)))
        for points, share in lot.score_shares()[actor].items()
    ]
    drawn = histogram(f"Points of {name} by lot", shares, lot.scores()[actor], source.colour(actor))
    caption = tag("figcaption", f"{name} ", tag("span", "share of the games by points"))
    mean = source.points(lot, lot.scores()[actor], "scores", actor, digits=2)
    error = source.points(lot, lot.errors()["scores"][actor], "errors", "scores", actor, digits=3)
    return tag("figure", caption, drawn, tag("p", "Mean ", mean, " \u00b1\u00a0", error, class_="small"))


def by_pair(source: Source, actor: str) -> Safe:
    """Return an actor's mean points between each pair of temperaments."""
    study, (one, other), names = source.study, source.study.pair, source.rules.names
    means = np.array([[study.pairings[a, b].scores()[actor] for b in TEMPERS] for a in TEMPERS])
    low, high = float(means.min()), float(means.max())
    shades = ((means - low) / ((high - low) or 1)).tolist()
    numbers = [
        [source.points(study.pairings[a, b], float(means[row, at]), "scores", actor) for at, b in enumerate(TEMPERS)]
        for row, a in enumerate(TEMPERS)
    ]
    drawn = matrix(
        f"Points of {names[actor]}, by pairing",
        TEMPERS,
        TEMPERS,
        numbers,
        shades,
        source.slot(actor),
        (names[one], names[other]),
    )
    return tag("figure", tag("figcaption", f"Points of {names[actor]}"), drawn)


def goals(source: Source, actors: list[str]) -> Safe:
    """Return a table of every goal: how often it was met by lot, and where least and most among the pairings."""
    study, rows = source.study, []
    lot = study.lot.goals()
    by_pairing = {key: part.goals() for key, part in study.pairings.items()}
    for actor in actors:
        for goal in source.rules.goals[actor]:
            met = {key: shares[actor][goal.title] for key, shares in by_pairing.items()}
            ends: list[Safe] = []
            for key in (min(met, key=lambda key: met[key]), max(met, key=lambda key: met[key])):
                number = source.share(study.pairings[key], met[key], "goals", actor, goal.title)
                ends += [
                    tag(
                        "td",
                        number,
                        tag("span", f" {key[0]}, {key[1]}", class_="pm"),
                        data_label=("Most", "Least")[not ends],
                    )
                ]
            rows.append(
                tag(
                    "tr",
                    tag("th", goal.title, tag("span", " private" if goal.private else "", class_="aside"), scope="row"),
                    tag("td", source.rules.names[actor], data_label="Of"),
                    tag("td", str(goal.points), class_="n", data_label="Points"),
                    tag(
                        "td",
                        source.share(study.lot, lot[actor][goal.title], "goals", actor, goal.title),
                        class_="n",
                        data_label="By lot",
                    ),
                    *ends,
                )
            )
    pair = ", ".join(source.rules.names[actor] for actor in study.pair)
    head = [("Goal", ""), ("Of", ""), ("Points", "n"), ("By lot", "n"), ("Least", ""), ("Most", "")]
    caption = f"How often each goal was met; least and most among the pairings of {pair}"
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *(tag("th", title, scope="col", class_=kind or None) for title, kind in head))),
        tag("tbody", *rows),
        class_="stack",
    )
