"""`translate`: a scenario in another language: begin the file, see what is missing or stale, renew its stamps."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game.cli.exits import DONE, WRONG, UsageError
from game.cli.parser import Parser, one_of
from game.cli.plain import cleaned
from game.cli.scenarios import located
from game.cli.terminal import Terminal
from game.cli.writing import write_text
from game.scenario import sidecars, stamped, stamps_of, translation_begun, translation_problems
from game.tongue import LANGUAGES

OTHERS = LANGUAGES[1:]


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("path", metavar="PATH", help="a scenario folder, or the name of one that ships")
    parser.add_argument("language", metavar="LANG", type=one_of("language", OTHERS), help=", ".join(OTHERS))
    parser.add_argument("--begin", action="store_true", help="write a file with every English text, to be written over")
    parser.add_argument("--stamp", action="store_true", help="say that every text was read against today's English")


def run(options: Namespace, terminal: Terminal) -> int:
    """Print what is missing or stale; 1 if anything is. With --begin or --stamp write the file first."""
    path = Path(located(options.path))
    if not path.is_dir():
        raise UsageError(f"{path} is one file; put it into a folder of its own, where translations can stand beside it")
    file = sidecars(path).get(options.language, path / f"text.{options.language}.yaml")
    if options.begin:
        if file.exists():
            raise UsageError(f"{file} is there already; write on in it")
        write_text(file, translation_begun(path))
        terminal.tell(f"{file} holds every English text; write each over, then renew the stamps with --stamp.")
        return DONE
    if not file.exists():
        raise UsageError(f"there is no {file}; begin it with --begin")
    if options.stamp:
        write_text(file, stamped(file.read_text(encoding="utf-8"), stamps_of(path)))
    found = [problem for problem in translation_problems(path) if Path(problem.path).name == file.name]
    for problem in found:
        terminal.line(terminal.fit(cleaned(str(problem))))
    terminal.tell(f"{file} is complete and fresh." if not found else f"{file}: {len(found)} to be seen to.")
    return WRONG if found else DONE
