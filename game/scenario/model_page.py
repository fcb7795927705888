"""The page on a scenario's model: mechanisms with their formulas, what is fact and what is judged, model against data.

    python -m game.scenario.model_page docs [--check]           every shipped scenario that explains its mechanisms
    python -m game.scenario.model_page docs SCENARIO [--check]  one of them, or one of your own
    python -m game.scenario.model_page --fit SCENARIO

A page is named for the year in which its crisis begins: `docs/model-2019.md`. `--check` compares each page with what
stands there, `--fit` prints what a search over the fitted coefficients would change. Data are read from `data.csv` and
`fitted.csv` beside the YAML files, where there are any.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from game.errors import ScenarioError
from game.lettering import typeset
from game.scenario.calibration import Point, Residual, read_points, residuals
from game.scenario.entries import Event, Move
from game.scenario.fitting import fit, misfit, number_at, read_coefficients
from game.scenario.formulas import formulas
from game.scenario.load import Scenario, find, load, shipped_scenarios
from game.scenario.mechanisms import things
from game.scenario.truth import marks, totals
from game.tongue import load as load_tongue

USED = {"fit": "fitted to", "band": "band", "test": "kept out"}


def model_page(scenario: Scenario) -> str:
    """Return the page as Markdown; it needs the folder the scenario came from."""
    parts = [head(scenario), mechanisms(scenario), truth(scenario)]
    if read_points(scenario.path):
        parts.append(against_data(scenario))
    if any(item.goldstein for item in acts(scenario).values()):
        parts.append(in_codes(scenario))
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def page_name(scenario: Scenario) -> str:
    """Return the file name of a scenario's page."""
    return f"model-{scenario.spec.start[:4]}.md"


def explained() -> list[Scenario]:
    """Return the shipped scenarios that explain their mechanisms; an example that explains none has no page."""
    return [one for one in map(load, shipped_scenarios()) if one.spec.mechanisms]


def head(scenario: Scenario) -> Iterator[str]:
    """Yield the title and what the page is made from."""
    folder = Path(scenario.path).name
    yield f"# The model of {scenario.title[0].lower()}{scenario.title[1:]}"
    yield ""
    yield f"Made from the scenario `{folder}`; do not edit it. Write it anew with"
    yield ""
    yield f"    python -m game.scenario.model_page docs {folder}"
    yield ""
    yield "Every formula below is printed from the object that computes it. Amounts are points."
    yield ""


def mechanisms(scenario: Scenario) -> Iterator[str]:
    """Yield each mechanism at three reading levels with the rules that carry it."""
    yield "## Mechanisms"
    kinds, sources = things(scenario.spec), scenario.spec.sources
    for number, item in enumerate(scenario.spec.mechanisms, 1):
        yield ""
        yield f"### {number}. {item.title}"
        yield ""
        yield f"*For a pupil.* {item.text.pupil}"
        yield ""
        yield f"*For an undergraduate.* {item.text.undergraduate}"
        yield ""
        yield f"*For a professor.* {item.text.professor}"
        yield ""
        if item.source:
            yield f"Source: {item.source}, {sources[item.source]}"
            yield ""
        yield "| rule | what it computes |"
        yield "|---|---|"
        for name in item.rules:
            lines = "<br>".join(cell(line) for line in formulas(scenario.rules, name)) or named_day(scenario, name)
            yield f"| {kinds[name]} `{name}` | {lines} |"
    yield ""


def named_day(scenario: Scenario, name: str) -> str:
    """Return what a named date is: its day and what it is called."""
    given = scenario.spec.dates[name]
    day = load_tongue().long_date(given.on)
    return f"{day}: {cell(given.title)}" if given.title else day


def cell(text: str) -> str:
    """Return a text that may stand in a table, with typographic marks."""
    return typeset(text).replace("|", "\\|").replace("*", "\\*")


def truth(scenario: Scenario) -> Iterator[str]:
    """Yield what is fact, fitted, judged and unverified, counted and listed from the scenario's own marks."""
    yield "## How true is this?"
    yield ""
    yield "Counted from the marks in the scenario itself. A thing can rest on a source and have judged amounts: then it"
    yield "counts in both columns."
    yield ""
    yield "| part | all | with a source | fitted | judged | unverified |"
    yield "|---|---|---|---|---|---|"
    for part, row in totals(scenario.spec).items():
        yield f"| {part} | {row['all']} | {row['fact']} | {row['fitted']} | {row['judged']} | {row['unverified']} |"
    found = list(marks(scenario.spec))
    for kind, title in (("fitted", "Fitted"), ("unverified", "Unverified")):
        yield ""
        yield f"### {title}"
        yield ""
        for mark in found:
            if kind in mark.kinds:
                yield f"- {mark.part} `{mark.name}`: {mark.why}"
    yield ""
    yield "### Judged"
    yield ""
    for part in dict.fromkeys(mark.part for mark in found):
        names = [f"`{mark.name}`" for mark in found if mark.part == part and "judged" in mark.kinds]
        if names:
            yield f"- {part}: {', '.join(names)}"
    yield ""


def against_data(scenario: Scenario) -> Iterator[str]:
    """Yield the record of the scenario held against data, with the residuals."""
    points, items = read_points(scenario.path), read_coefficients(scenario.path)
    fitted = [point for point in points if point.used == "fit"]
    yield "## Model against data"
    yield ""
    yield f"Fitted coefficients: {len(items)}. Data points they were fitted to: {len(fitted)}. Bands the fit stays in:"
    yield f"{sum(point.used == 'band' for point in points)}. Points kept out as a test: "
    yield f"{sum(point.used == 'test' for point in points)}."
    yield "A dated value is compared with the straight line between the start and the end of its turn, a monthly value"
    latest = max(map(last_day, fitted), default="the first day")
    yield f"with the mean over the month. Nothing later than {latest} was fitted to."
    for pace in scenario.rules.paces:
        yield ""
        yield f"### Pace `{pace}`"
        yield ""
        yield "| meter | when | what | data | model | model - data | tolerance | used | |"
        yield "|---|---|---|---|---|---|---|---|---|"
        yield from (row(found) for found in residuals(scenario.rules, points, pace))
    yield ""
    yield "### The fitted coefficients"
    yield ""
    yield "| coefficient | value | least step tried |"
    yield "|---|---|---|"
    for item in items:
        yield f"| `{item.name}` | {number_at(scenario, item):g} | {item.step:g} |"
    yield ""
    yield "Run the fit again, and see what it would change, with"
    yield ""
    yield f"    python -m game.scenario.model_page --fit {Path(scenario.path).name}"


def acts(scenario: Scenario) -> dict[str, Move | Event]:
    """Return moves and events by name."""
    found: dict[str, Move | Event] = {move.id: move for move in scenario.spec.moves}
    return found | {event.id: event for event in scenario.spec.events}


def in_codes(scenario: Scenario) -> Iterator[str]:
    """Yield the record as event data has it: a code and its value for each order and event that has one."""
    coded = acts(scenario)
    yield "## The record in codes"
    yield ""
    yield "Each act with its code in the CAMEO scheme and the value that Goldstein's scale gives the code, to compare"
    yield "with event data. They are labels: no rule reads them, since the scale ranks kinds of acts and knows neither"
    yield "weight nor arena nor audience. What no government did, and what clocks did by themselves, has no code."
    yield ""
    yield "| day | who | what | CAMEO | Goldstein |"
    yield "|---|---|---|---|---|"
    for past in scenario.spec.history:
        actor, _, order = (past.order or "").partition(": ")
        name, _, target = (past.event or order).partition(" ")
        item = coded.get(name)
        if item is not None and item.goldstein is not None:
            who = " → ".join(scenario.rules.names[one] for one in (actor, target) if one in scenario.rules.names)
            yield f"| {past.on} | {who} | {cell(item.title)} | {item.cameo} | {float(item.goldstein):+.1f} |"
    yield ""


def last_day(point: Point) -> date:
    """Return the last day a point was measured over."""
    return point.on + timedelta(days=point.days - 1)


def row(item: Residual) -> str:
    """Return one line of the table."""
    point = item.point
    when = f"{point.on}" if point.days == 1 else f"mean of {point.days} days from {point.on}"
    fine = "" if item.within else "**outside**"
    numbers = f"{point.value:g} | {item.model:.1f} | {item.off:+.1f} | {point.tolerance:g}"
    return f"| `{point.meter}` | {when} | {point.what} ({point.source}) | {numbers} | {USED[point.used]} | {fine} |"


def told_fit(scenario: Scenario) -> Iterator[str]:
    """Yield what the fit finds: residuals as they are, and each coefficient it would move."""
    points, items = read_points(scenario.path), read_coefficients(scenario.path)
    count = sum(point.used == "fit" for point in points)
    yield f"{len(items)} coefficients, {count} data points; misfit {misfit(scenario, points):.4f}"
    for seen in residuals(scenario.rules, points):
        yield f"  {seen.point.meter} {seen.point.on} data {seen.point.value:g} model {seen.model:.2f} ({seen.off:+.2f})"
    found = fit(scenario, points, items)
    moved = {item: value for item, value in found.items() if value != number_at(scenario, item)}
    for item, value in moved.items():
        yield f"{item.name}: {number_at(scenario, item):g} -> {value:g}"
    if not moved:
        yield "the search would change nothing"


def settled(folder: Path, scenario: Scenario, check: bool) -> bool:
    """Write the page of a scenario into a folder, or with `check` return whether it stands there as it should."""
    page, text = folder / page_name(scenario), model_page(scenario)
    if not check:
        page.write_text(text, encoding="utf-8", newline="\n")
        return True
    if page.is_file() and page.read_text(encoding="utf-8") == text:
        return True
    print(f"{page} is not what the scenario says; write it anew without --check", file=sys.stderr)
    return False


def main(arguments: list[str] | None = None) -> int:
    """Write, check or fit; return the exit code."""
    reader = argparse.ArgumentParser(
        prog="python -m game.scenario.model_page", description=(__doc__ or "").partition("\n")[0]
    )
    reader.add_argument("folder", type=Path, nargs="?", help="where the pages lie: docs")
    reader.add_argument("scenario", nargs="?", help="one scenario instead of every shipped one")
    reader.add_argument("--check", action="store_true", help="compare with the pages instead of writing them")
    reader.add_argument("--fit", metavar="SCENARIO", help="print what a search over its fitted coefficients changes")
    chosen = reader.parse_args(arguments)
    if chosen.folder is None and not chosen.fit:
        reader.error("name the folder of the pages, or --fit")
    try:
        if chosen.fit:
            print("\n".join(told_fit(load(find(chosen.fit)))))
            return 0
        wanted = explained() if chosen.scenario is None else [load(find(chosen.scenario))]
        return 0 if all([settled(chosen.folder, scenario, chosen.check) for scenario in wanted]) else 1
    except ScenarioError as error:
        reader.exit(1, f"{error}\n")
    except OSError as error:
        reader.exit(2, f"{chosen.folder} cannot be written ({error.strerror}); name a folder that is there\n")


if __name__ == "__main__":
    sys.exit(main())
