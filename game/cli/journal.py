"""`journal`: what a journal holds, and how to keep the good part of a damaged one."""

from __future__ import annotations

from argparse import Namespace

from game.cli.exits import DONE
from game.cli.figures import as_json, several
from game.cli.parser import Parser, journal_name, one_of
from game.cli.terminal import Terminal
from game.journal import info, salvage


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument(
        "what",
        metavar="salvage|info",
        type=one_of("thing to do with a journal", ("salvage", "info")),
        help="what to do",
    )
    parser.add_argument("journal", metavar="JOURNAL", type=journal_name, help="a journal file")
    parser.add_argument("--out", metavar="FILE", help="salvage: where the good part goes (JOURNAL.salvaged)")
    parser.add_argument("--json", action="store_true", help="info: one JSON object")


def run(options: Namespace, terminal: Terminal) -> int:
    """Do one of the two."""
    return tell_info(options, terminal) if options.what == "info" else save(options, terminal)


def save(options: Namespace, terminal: Terminal) -> int:
    """Write the good beginning of a damaged journal to a new file; the old one stays as it is."""
    target = options.out or f"{options.journal}.salvaged"
    kept = salvage(options.journal, target)
    terminal.say(
        f"{several(kept.records, 'record')} with {several(kept.turns, 'whole turn')} now in {target}; "
        f"{several(kept.dropped, 'byte')} of {options.journal} left out, and that file is as it was."
    )
    return DONE


def tell_info(options: Namespace, terminal: Terminal) -> int:
    """Print what a journal holds."""
    held = info(options.journal)
    if options.json:
        terminal.line(as_json(held))
        return DONE
    seats = ", ".join(f"{actor}={player}" for actor, player in held["seats"].items())
    lines = [
        ("scenario", f"{held['title']} ({held['scenario']}, digest {held['digest']})"),
        (
            "played",
            f"{held['turns']} of {held['of']} turns at pace {held['pace']}, seed {held['seed']}, game {held['game']}",
        ),
        ("seats", seats),
        ("outcome", held["ending"] or "not over"),
        ("format", f"{held['format']}, rules {held['rules']}, {held['bytes']} bytes"),
    ]
    if held["sealed"]:
        lines.append(("sealed", ", ".join(held["sealed"])))
    if held["left_behind"]:
        lines.append(("rewound", f"turns on lines that were left: {held['left_behind']}"))
    if held["torn"]:
        lines.append(("torn", held["torn"]))
    for name, text in lines:
        terminal.say(text, first=f"{name}: ".ljust(11))
    return DONE
