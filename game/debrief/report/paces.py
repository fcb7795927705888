"""What the length of a turn does: endings and points by lot at every pace."""

from __future__ import annotations

from math import hypot

from game.debrief.report.html import Child, Safe, joined, tag
from game.debrief.report.source import Source, repeat, section
from game.sweeps import Sweep


def paces(source: Source) -> Safe:
    """Return the section on paces; empty for a scenario that has only one."""
    study = source.study
    if not study.paces:
        return Safe("")
    parts = [study.lot, *study.paces.values()]
    first = source.rules.paces[study.lot.pace].title or study.lot.pace
    lede = f"By lot at every pace. A mark says that a pace differs from “{first}” by over two standard errors."
    return section(
        "paces",
        "What the pace does",
        lede,
        tag("div", table(source, parts), class_="wide"),
        repeat(*(source.command(part) for part in parts)),
    )


def table(source: Source, parts: list[Sweep]) -> Safe:
    """Return endings and points, a column a pace."""
    titles = [source.rules.paces[part.pace].title or part.pace for part in parts]
    rows = [
        row_of(source, parts, titles, source.ending(item.id), "endings", item.id) for item in source.rules.endings
    ] + [
        row_of(source, parts, titles, f"{source.rules.names[actor]}, points", "scores", actor)
        for actor in source.rules.actors
    ]
    return tag(
        "table",
        tag("caption", "Endings and mean points by pace, each with its standard error"),
        tag("thead", tag("tr", tag("th", "", scope="col"), *(tag("th", title, scope="col") for title in titles))),
        tag("tbody", *rows),
        class_="stack",
    )


def row_of(source: Source, parts: list[Sweep], titles: list[str], title: str, group: str, name: str) -> Safe:
    """Return one quantity at every pace."""
    cells = []
    values = [(part.endings() if group == "endings" else part.scores())[name] for part in parts]
    errors = [part.errors()[group][name] for part in parts]
    for at, part in enumerate(parts):
        told: list[Child] = [
            source.share(part, values[at], group, name)
            if group == "endings"
            else source.points(part, values[at], group, name, digits=2),
            tag("span", " \u00b1\u00a0", error_of(source, part, errors[at], group, name), class_="pm"),
        ]
        apart = values[at] - values[0]
        if at and abs(apart) > 2 * hypot(errors[0], errors[at]):
            told.append(tag("span", " \u25b2 more" if apart > 0 else " \u25bc less", class_="pm"))
        cells.append(tag("td", joined(*told), data_label=titles[at]))
    return tag("tr", tag("th", title, scope="row"), *cells)


def error_of(source: Source, part: Sweep, value: float, group: str, name: str) -> Child:
    """Return a standard error as a number."""
    if group == "scores":
        return source.points(part, value, "errors", group, name, digits=3)
    number = source.share(part, value, "errors", group, name)
    return type(number)(f"{100 * value:.2f}", number.value, number.command, number.path)
