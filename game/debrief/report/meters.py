"""How the meters go: quantiles over the turns when everybody plays by lot, beside the record."""

from __future__ import annotations

from math import ceil, floor

from game.debrief.report.charts import Fan, fan
from game.debrief.report.html import Safe, lone, tag
from game.debrief.report.source import Source, repeat, section
from game.engine import Meter
from game.sweeps import QUANTILES

LEAST_TENTHS = 4
"""Of a meter's range, drawn at least."""


def meters(source: Source) -> Safe:
    """Return the section on meters."""
    study, rules = source.study, source.rules
    tracks = study.lot.quantiles()
    record = study.record.meters_by_turn() if study.record is not None else {}
    lede = "Nine games in ten lie in the light band, half of them in the dark one; the line is the median game by lot."
    figures = [
        tag("figure", tag("figcaption", meter.title), fan(chart(source, meter, tracks[meter.name], record)))
        for meter in rules.meters
    ]
    dotted = tag(
        "svg",
        lone(
            "line",
            x1=1,
            y1=6,
            x2=21,
            y2=6,
            stroke="var(--ink)",
            stroke_width="1.6",
            stroke_dasharray="1.5 3.5",
            stroke_linecap="round",
        ),
        viewBox="0 0 22 12",
        aria_hidden="true",
    )
    commands = [source.command(study.lot)] + ([source.command(study.record)] if study.record is not None else [])
    return section(
        "meters",
        "How the meters go",
        lede,
        tag("ul", tag("li", dotted, "the record, played by “history”"), class_="keys") if record else Safe(""),
        tag("div", *figures, class_="grid"),
        tag("h3", "At the end, in numbers"),
        tag("div", table(source, tracks), class_="wide"),
        repeat(*commands),
    )


def chart(source: Source, meter: Meter, quantiles: list[list[float]], record: dict[str, list[float]]) -> Fan:
    """Return the drawing of one meter."""
    lot = source.study.lot
    turns = len(quantiles) - 1
    low, high = window(meter, [*(value for row in quantiles for value in row), *record.get(meter.name, ())])
    return Fan(
        name=f"{meter.title} over the turns, by lot",
        low=low,
        high=high,
        quantiles=quantiles,
        record=record.get(meter.name),
        begins=source.day(0, lot.pace),
        ends=source.day(turns, lot.pace),
        fill=source.colour(owner(meter, source)),
    )


def window(meter: Meter, values: list[float]) -> tuple[float, float]:
    """Return the part of a meter's range that is drawn: whole tenths of it that hold all values, four at least."""
    bottom, top = meter.low / 100, meter.high / 100
    step = (top - bottom) / 10 or 1.0
    first, last = floor((min(values) - bottom) / step), ceil((max(values) - bottom) / step)
    middle = ((min(values) + max(values)) / 2 - bottom) / step
    while last - first < LEAST_TENTHS:
        down = first > 0 and (last >= 10 or middle - first < last - middle)
        first, last = (first - 1, last) if down else (first, last + 1)
    return bottom + first * step, bottom + last * step


def owner(meter: Meter, source: Source) -> str | None:
    """Return whose meter it is, None for the world's."""
    return next((part for part in meter.name.split(".")[1:] if part in source.rules.actors), None)


def table(source: Source, tracks: dict[str, list[list[float]]]) -> Safe:
    """Return the quantiles of each meter at the end as a table."""
    lot, turns = source.study.lot, source.study.lot.sums.shape[0] - 1
    means = lot.meters_by_turn()
    rows = []
    for meter in source.rules.meters:
        cells = [
            source.points(lot, tracks[meter.name][turns][at], "quantiles", "meters", meter.name, turns, at, digits=0)
            for at in range(len(QUANTILES))
        ]
        labels = [f"{share * 100:g} %" for share in QUANTILES]
        first = source.points(lot, means[meter.name][0], "meters", meter.name, 0)
        mean = source.points(lot, means[meter.name][turns], "meters", meter.name, turns)
        rows.append(
            tag(
                "tr",
                tag("th", meter.title, tag("span", f" {meter.name}", class_="aside"), scope="row"),
                tag("td", first, class_="n", data_label="Start"),
                tag("td", mean, class_="n", data_label="Mean"),
                *(tag("td", cell, class_="n", data_label=label) for cell, label in zip(cells, labels, strict=True)),
            )
        )
    head = ["Start", "Mean", *(f"{share * 100:g} %" for share in QUANTILES)]
    return tag(
        "table",
        tag("caption", "Meters at the end, by lot: mean, and the points below or at which a share of the games stands"),
        tag(
            "thead",
            tag("tr", tag("th", "Meter", scope="col"), *(tag("th", title, scope="col", class_="n") for title in head)),
        ),
        tag("tbody", *rows),
        class_="tight",
    )
