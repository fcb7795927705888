"""How it ends: by lot, and between every pair of temperaments."""

from __future__ import annotations

from game.debrief.report.charts import Bar, bars, matrix
from game.debrief.report.html import Safe, tag
from game.debrief.report.source import Source, repeat, section, whole
from game.debrief.study import TEMPERS

LEAST = 0.01
"""An ending is drawn by pairing if its share reaches this in one of them."""


def endings(source: Source) -> Safe:
    """Return the section on endings."""
    study, one, other = source.study, *source.study.pair
    lot, pairing = study.lot, study.plan.pairing
    names = source.rules.names
    lede = (
        f"First everybody draws lots. Then {names[one]} and {names[other]} are played by six temperaments each, "
        f"{whole(pairing)} games a pair" + (", the other seats by “mirror”." if len(source.rules.actors) > 2 else ".")
    )
    shares = lot.endings()
    errors = lot.errors()["endings"]
    ranked = sorted(shares, key=lambda name: -shares[name])
    by_lot = bars(
        "Endings when everybody plays by lot",
        [
            Bar(source.ending(name), shares[name], errors[name], source.share(lot, shares[name], "endings", name))
            for name in ranked
        ],
    )
    caption = tag("figcaption", "By lot ", tag("span", "share of the games; red, two standard errors either way"))
    drawn = [name for name in ranked if any(part.endings()[name] >= LEAST for part in study.pairings.values())]
    left_out = [source.ending(name) for name in ranked if name not in drawn]
    few = f" Under 1 in 100 in every pairing, and so not drawn: {', '.join(left_out)}." if left_out else ""
    example = source.command(study.pairings["hawk", "dove"], seats=f"{one}=ROW,{other}=COLUMN")
    return section(
        "endings",
        "How it ends",
        lede,
        tag(
            "div",
            tag("figure", caption, by_lot, class_="tall" if len(ranked) > 5 else None),
            *(by_pair(source, name) for name in drawn),
            class_="grid",
        ),
        tag(
            "p",
            f"Each cell is a share of its games in hundreds; “<1” is under a half, a dash is none.{few}",
            class_="small",
        ),
        repeat(source.command(lot)),
        repeat(example, before="Repeat a cell: "),
    )


def by_pair(source: Source, ending: str) -> Safe:
    """Return how often an ending comes between each pair of temperaments."""
    study, (one, other), names = source.study, source.study.pair, source.rules.names
    shares = [[study.pairings[a, b].endings()[ending] for b in TEMPERS] for a in TEMPERS]
    numbers = [
        [
            source.share(study.pairings[a, b], shares[row][at], "endings", ending, short=True)
            for at, b in enumerate(TEMPERS)
        ]
        for row, a in enumerate(TEMPERS)
    ]
    title = source.ending(ending)
    drawn = matrix(f"{title}, by pairing", TEMPERS, TEMPERS, numbers, shares, "ink", (names[one], names[other]))
    return tag("figure", tag("figcaption", title), drawn)
