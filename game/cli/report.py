"""`report`: a scenario's balance as one HTML page, and in a few sentences on the terminal."""

from __future__ import annotations

from argparse import Namespace

from game.cli.exits import DONE, check_ending, check_new
from game.cli.explain import PLAYED
from game.cli.parser import MOST_GAMES, Parser, seed, whole
from game.cli.plain import cleaned
from game.cli.scenarios import loaded
from game.cli.terminal import Terminal
from game.cli.writing import write_text
from game.debrief import FINDINGS, findings_of, report_page, study, summary
from game.scenario import checked

GAMES = 100_000
LEAST = 100


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("scenario", metavar="SCENARIO", help="the name of a shipped scenario, or a path")
    parser.add_argument(
        "--games",
        metavar="N",
        type=whole("number of games", LEAST, MOST_GAMES),
        default=GAMES,
        help=f"games played by lot ({GAMES}); the other parts are shares of it",
    )
    parser.add_argument("--out", metavar="FILE.html", help="where the page goes, in English (SCENARIO-report.html)")
    parser.add_argument("--seed", metavar="N", type=seed, default=2019, help="where luck comes from (2019)")
    parser.add_argument("--pace", metavar="P", help="a pace of the scenario (its first)")


def run(options: Namespace, terminal: Terminal) -> int:
    """Study the scenario, print what matters most and write the page."""
    check_ending(options.out, "--out writes an HTML page", ".html", ".htm")
    scenario = loaded(options.scenario)
    path = f"{scenario.id}-report.html" if options.out is None else options.out
    check_new(path, begins=False)
    made = study(scenario, options.games, options.seed, options.pace, terminal.progress)
    found = checked(scenario.path, lambda _: findings_of(made), PLAYED)
    problems = [problem for problem in found.problems if problem.code in FINDINGS]
    write_text(path, report_page(made, options.scenario, problems))
    terminal.clear()
    for sentence in summary(made, options.scenario):
        terminal.say(sentence, first="- ", rest="  ")
    terminal.say(f"Findings from play: {len(problems) or 'none'}.", first="- ", rest="  ")
    for problem in problems:
        terminal.line(terminal.fit(cleaned(str(problem))))
    terminal.tell(f"The report is in {path}; open it in a browser, it needs no network.")
    return DONE
