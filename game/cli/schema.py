"""`schema`: the JSON Schemas of scenario files, one a kind, for editors that complete and explain YAML."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game.cli.exits import DONE
from game.cli.parser import Parser
from game.cli.terminal import Terminal
from game.cli.writing import write_text
from game.scenario import schema_files

FOLDER = "schema"


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("--out", metavar="DIR", default=FOLDER, help=f"the folder to write them to ({FOLDER})")


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the schemas and name the files."""
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / name: text for name, text in schema_files().items()}
    for file, text in files.items():
        write_text(file, text)
        terminal.line(terminal.fit(str(file)))
    terminal.tell(
        "Name one in the first line of a scenario file, for example "
        f"'# yaml-language-server: $schema={next(iter(files)).as_posix()}'."
    )
    return DONE
