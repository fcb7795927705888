"""`schema`: the JSON Schemas of scenario files, one a kind, for editors that complete and explain YAML."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game.cli.exits import DONE
from game.cli.parser import Parser
from game.cli.terminal import Terminal
from game.scenario import write_schemas

FOLDER = "schema"


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("--out", metavar="DIR", default=FOLDER, help=f"the folder to write them to ({FOLDER})")


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the schemas and name the files."""
    files = write_schemas(Path(options.out))
    for file in files:
        terminal.line(terminal.fit(str(file)))
    terminal.tell(
        "Name one in the first line of a scenario file, for example "
        f"'# yaml-language-server: $schema={Path(options.out).as_posix()}/{files[0].name}'."
    )
    return DONE
