"""Options of a sub-command: argparse, with errors that name the nearest right thing."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, NoReturn

from game.cli.exits import UsageError
from game.cli.terminal import Terminal

MOST_SEED = 2**64 - 1
MOST_GAMES = 2**32


class HelpWanted(Exception):
    """Somebody asked how a command is used; the text is the answer."""


class ShowHelp(argparse.Action):
    """The option --help."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Leave parsing with the help text."""
        raise HelpWanted(parser.format_help())


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError instead of leaving the program."""

    def __init__(self, terminal: Terminal, name: str, summary: str) -> None:
        layout = partial(argparse.HelpFormatter, width=terminal.width, max_help_position=26)
        super().__init__(
            prog=f"{terminal.program} {name}",
            description=f"{summary[0].upper()}{summary[1:]}.",
            add_help=False,
            allow_abbrev=False,
            formatter_class=layout,
        )
        self.color = False
        self.add_argument("-h", "--help", action=ShowHelp, nargs=0, help="show this and leave")
        self.add_argument("--debug", action="store_true", help="show the whole traceback of an error")

    def error(self, message: str) -> NoReturn:
        """Turn argparse's complaint into a sentence with a remedy."""
        hint = "" if ";" in message else f"; type '{self.prog} --help' to see how it is used"
        raise UsageError(f"{message}{hint}")

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Return the options in `words`; raise UsageError that names the nearest option or what was too much."""
        options, left = self.parse_known_args(list(words))
        if left:
            word = left[0].partition("=")[0]
            if word.startswith("-") and len(word) > 1:
                known = [name for action in self._actions for name in action.option_strings]
                hint = nearest(word, known, f"type '{self.prog} --help' to see what there is")
                raise UsageError(f"{self.prog} has no option {clipped(word)}; {hint}")
            raise UsageError(
                f"{clipped(left[0])} is one word too many; type '{self.prog} --help' to see how it is used"
            )
        return options


def nearest(word: str, known: Sequence[str], otherwise: str = "") -> str:
    """Return 'did you mean ...?', or what to do otherwise, which is to use one of the known."""
    near = get_close_matches(word, known, 1, 0.55)
    return f"did you mean {near[0]}?" if near else otherwise or f"use one of {', '.join(known)}"


def clipped(word: str) -> str:
    """Return what somebody typed, quoted and short enough for a sentence."""
    return repr(word if len(word) <= 60 else word[:57] + "...")


def refuse(sentence: str) -> NoReturn:
    """Leave a converter with a sentence of its own."""
    raise argparse.ArgumentTypeError(sentence)


def whole(what: str, low: int, high: int) -> Callable[[str], int]:
    """Return a converter for a whole number in a range."""

    def read(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,24}", text) or not low <= int(text) <= high:
            refuse(f"{clipped(text)} is no {what}; use a whole number from {low} to {high}")
        return int(text)

    return read


def size(text: str) -> tuple[int, int]:
    """Read a size such as 1280x720."""
    found = re.fullmatch(r"([0-9]{1,5})[xX×]([0-9]{1,5})", text)
    wide, high = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (320 <= wide <= 7680 and 240 <= high <= 4320):
        refuse(f"{clipped(text)} is no size; use WIDTHxHEIGHT from 320x240 to 7680x4320, for example 1280x720")
    return wide, high


def one_of(what: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return a converter for a word out of a short list."""

    def read(text: str) -> str:
        if text not in known:
            near = get_close_matches(text, known, 1, 0.5)
            refuse(
                f"{clipped(text)} is no {what}; " + (f"did you mean {near[0]}?" if near else f"use {', '.join(known)}")
            )
        return text

    return read


def journal_name(text: str) -> str:
    """Return the name of a journal; without one the folder one is in would be read."""
    return text or refuse("the journal's name is empty; name a file")


seed = whole("seed", 0, MOST_SEED)
turn = whole("turn", 1, 10_000)
