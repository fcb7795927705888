"""A scenario with everything that is wrong with it, and the lines to show beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.scenario.allow import allowances, silenced
from game.scenario.files import contents
from game.scenario.lint import NOT_READ, RULES, lint
from game.scenario.load import Scenario, assembled, merged, scenario_nodes
from game.scenario.pages import READING, Page
from game.scenario.problems import ERROR, WARNING, Problem
from game.scenario.record import misfits
from game.scenario.shape import shaped
from game.scenario.translation import put_words, read_sidecar, sidecars, translation_problems

PAGES: tuple[Page, ...] = (*READING, *(rule.page for rule in RULES), NOT_READ)
"""The page of every code that `check` can give without playing."""

Play = Callable[[Scenario], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    scenario: Scenario | None
    """Ready to play; None if there are errors."""
    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]]
    """The lines of every file that could be read."""

    def shown(self, problem: Problem) -> tuple[str, int] | None:
        """Return the line a finding points at and the column in it, from 0; None where there is none to show."""
        lines = self.lines.get(problem.path, ())
        if not 1 <= problem.line <= len(lines):
            return None
        return lines[problem.line - 1], problem.column - 1


def checked(path: str | Path, play: Play | None = None, played: Sequence[Page] = ()) -> Checked:
    """Return what is wrong with a scenario; `play` finds more in one that loads, under the codes of `played`."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    roots = scenario_nodes(path, problems, texts)
    scenario, problems = (None, problems) if roots is None else assembled(roots, problems, str(Path(path)))
    looked = {page.code for page in READING}
    whole = merged(roots or {}, [])
    if scenario is not None and whole is not None:
        problems = [*problems, *lint(scenario.spec, whole, scenario.rules), *misfits(scenario.rules, str(path))]
        problems += told_elsewhere(scenario, path, texts)
        problems += play(scenario) if play is not None else ()
        looked |= {page.code for page in (*(rule.page for rule in RULES), *played)}
    known = {page.code for page in (*PAGES, *played) if page.severity == WARNING}
    given = [one for name, text in texts.items() for one in allowances(name, text)]
    found = silenced(once_each(problems), given, looked, known)
    return Checked(scenario, tuple(found), {name: text.splitlines() for name, text in texts.items()})


def once_each(problems: Sequence[Problem]) -> list[Problem]:
    """Return the findings without errors told again for another target of the same move."""
    kept: dict[tuple[object, ...], Problem] = {}
    for item in sorted(problems):
        place = (item.path, item.line, item.column, item.code)
        kept.setdefault(place if item.severity == ERROR else (*place, item.message), item)
    return list(kept.values())


def told_elsewhere(scenario: Scenario, path: str | Path, texts: dict[str, str]) -> list[Problem]:
    """Return what is wrong with the translations beside a scenario; their texts are measured like the others."""
    files = sidecars(path)
    found = translation_problems(path) if files else []
    for file in files.values():
        data = contents(file, [])
        sidecar = read_sidecar(file)[0]
        roots = scenario_nodes(path, []) if sidecar is not None and data is not None else None
        if roots is None or sidecar is None or data is None:
            continue
        texts[str(file)] = data.decode("utf-8-sig", "replace")
        put_words(roots, sidecar)
        whole = merged(roots, [])
        spec = shaped(whole)[0] if whole is not None else None
        if spec is not None and whole is not None:
            measured = lint(spec, whole, scenario.rules, spoken=True)
            found += [problem for problem in measured if problem.path == str(file)]
    return found


def check(path: str | Path) -> list[Problem]:
    """Return everything that is wrong with a scenario, in the order of files and lines."""
    return list(checked(path).problems)
