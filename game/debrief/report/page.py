"""The balance report: one page that needs no network, made of a study; the same study gives the same page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from game.debrief.findings import findings_of
from game.debrief.report.endings import endings
from game.debrief.report.html import Safe, tag
from game.debrief.report.meters import meters
from game.debrief.report.moves import moves
from game.debrief.report.paces import paces
from game.debrief.report.scores import scores
from game.debrief.report.short import in_short, text_of
from game.debrief.report.source import Source, repeat, section, whole
from game.debrief.report.style import css
from game.debrief.study import Study
from game.scenario import Problem

SECTIONS: tuple[tuple[str, str, Callable[[Source], Safe]], ...] = (
    ("endings", "How it ends", endings),
    ("scores", "What each side gets", scores),
    ("meters", "How the meters go", meters),
    ("moves", "What every move does", moves),
    ("paces", "What the pace does", paces),
)
"""Every part of the page after its front, in order."""

TERMS = (
    (
        "By lot",
        "Every seat draws among the orders that fit its sheet, stopping included, all alike. It shows what can happen, "
        "not what anybody would do.",
    ),
    ("Temperaments", "Programs that play a whole game each in one way; the command “bots” tells their sources."),
    (
        "Effect",
        "Games with an order against the same games without it, on the same luck. The standard error is that of the "
        "differences game by game.",
    ),
    ("Quantiles", "To the nearest point; a game that is over keeps its last value."),
    (
        "Findings",
        "“Not once in so many games” leaves room for what is rarer: the sentence says for how much, 95 % sure.",
    ),
    (
        "Repeat",
        "A command prints the numbers beside it, bit for bit, on every machine. Games are numbered: “--games 1 --first "
        "K --journal FILE” writes one of them, to be replayed.",
    ),
)
"""What the words of the page mean."""

LIST = "<!-- commands -->"
LOADS = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'"


def report_page(study: Study, called: str = "", problems: Sequence[Problem] | None = None) -> str:
    """Return the report of a study as one HTML page; `called` is what names the scenario on a command line.

    `problems` are the findings to tell of, where some are allowed by the scenario; else all there are.
    """
    source = Source(study, called or study.scenario.path or study.scenario.id)
    found = findings_of(study)
    told = found if problems is None else problems
    parts = [(name, title, made) for name, title, make in SECTIONS if (made := make(source))]
    title = f"{study.scenario.title}: balance report"
    head = tag(
        "head",
        Safe('<meta charset="utf-8">'),
        Safe(f'<meta http-equiv="Content-Security-Policy" content="{LOADS}">'),
        Safe('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Safe('<meta name="color-scheme" content="light">'),
        tag("title", title),
        Safe(f"<style>\n{css()}</style>"),
    )
    body = tag(
        "body",
        masthead(source, [(name, title) for name, title, _ in parts] + [("method", "How it was made")]),
        tag("main", front(source, told, len(found) - len(told)), *(made for _, _, made in parts), method(source)),
    )
    return f"<!DOCTYPE html>\n{numbered(tag('html', head, body, lang='en'))}\n"


def numbered(page: str) -> str:
    """Return the page with every number's command by its number in the list at the page's end."""
    known: dict[str, int] = {}

    def place(found: re.Match[str]) -> str:
        return f'data-command="{known.setdefault(found[1], len(known) + 1)}"'

    page = re.sub(r'data-command="([^"]*)"', place, page)
    listed = "".join(f"<li><code>{command}</code></li>" for command in known)
    return page.replace(LIST, f'<ol class="commands">{listed}</ol>')


def summary(study: Study, called: str = "") -> list[str]:
    """Return a study in a few plain sentences, those of the front of its page."""
    return [text_of(sentence) for sentence in in_short(Source(study, called or study.scenario.id))]


def masthead(source: Source, contents: Sequence[tuple[str, str]]) -> Safe:
    """Return the head of the page."""
    study, scenario = source.study, source.study.scenario
    pace = source.rules.paces[study.lot.pace]
    facts = (
        f"{whole(study.plan.games)} games by lot",
        f"{whole(study.games - study.plan.games)} in other seatings and paces",
        pace.title or pace.name,
        f"seed {study.lot.seed}",
        f"scenario {scenario.digest}",
    )
    return tag(
        "header",
        tag("p", tag("span", "Backchannel"), tag("span", "Balance report"), class_="kicker"),
        tag("h1", scenario.title),
        tag("p", scenario.summary, class_="deck") if scenario.summary else Safe(""),
        tag("p", *(tag("span", fact) for fact in facts), class_="dateline"),
        tag(
            "nav",
            tag("ol", *(tag("li", tag("a", title, href=f"#{name}")) for name, title in contents)),
            aria_label="Contents",
        ),
    )


def front(source: Source, problems: Sequence[Problem], allowed: int) -> Safe:
    """Return the front: the study in short, and what it finds wrong; so many findings the scenario allows itself."""
    sentences = [tag("li", *sentence) for sentence in in_short(source)]
    found = [finding(problem) for problem in problems]
    if allowed:
        found.append(tag("p", f"Allowed by comments in the scenario, with their reasons: {allowed}.", class_="small"))
    none = "Nothing: every move was ordered and none was always wrong or by far the best, every ending came and none "
    none += "always, no meter ran away, no goal was free or out of reach."
    return tag(
        "div",
        tag("div", tag("h2", "In short"), tag("ul", *sentences, class_="short")),
        tag("div", tag("h2", "Findings from play"), *(found or [tag("p", none)]), repeat(source.whole_command())),
        class_="front",
    )


def finding(problem: Problem) -> Safe:
    """Return one finding with its place and remedy."""
    name = problem.path.replace("\\", "/").rpartition("/")[2]
    return tag(
        "div",
        tag("p", tag("b", problem.code), tag("span", f" {name}:{problem.line}:{problem.column}", class_="place")),
        tag("p", f"{problem.message[0].upper()}{problem.message[1:]}."),
        tag("p", f"Remedy: {problem.remedy}.", class_="small"),
        class_="finding",
    )


def method(source: Source) -> Safe:
    """Return how the numbers were made, and how to check them."""
    plan = source.study.plan
    sizes = (
        f"{whole(plan.games)} games by lot, {whole(plan.pairing)} a pairing, {whole(plan.pace)} at each other pace, "
        f"{whole(plan.effect)} to try a move by lot, {whole(plan.rival)} against each temperament."
    )
    terms = (*TERMS[:-1], ("Sizes", f"{sizes} Every part plays the first games of the seed."), TERMS[-1])
    listed = [part for term, told in terms for part in (tag("dt", term), tag("dd", told))]
    lede = "Every number stands with the command that gives it again. What the words mean:"
    commands = tag("details", tag("summary", "All commands"), Safe(LIST))
    return section("method", "How it was made", lede, tag("dl", *listed), commands)
