"""The terminal a command speaks to: two streams, a width, and whether it may colour and show progress."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import StringIO
from typing import TextIO

from game.cli.plain import HANDLER, cleaned, fitted, install
from game.cli.wrap import columns, wrap

NARROWEST, WIDEST, USUAL = 20, 100, 80
BAR = 24  # columns of a progress bar at most
STYLES = {"strong": "1", "faint": "2", "warn": "33"}


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command writes, and the machine it runs on."""

    out: TextIO
    """Standard output: what was asked for."""
    err: TextIO
    """Standard error: warnings, summaries, progress."""
    platform: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=dict)
    width: int = USUAL
    """Columns of a line."""
    colour: bool = False
    """Whether the output may carry colour: only on a terminal, never with NO_COLOR."""
    lively: bool = False
    """Whether progress may be shown: standard error is a terminal."""
    program: str = "python run.py"
    """What people type to start Backchannel."""

    def fit(self, text: str) -> str:
        """Return a text as standard output can show it."""
        return fitted(cleaned(text), self.out.encoding or "utf-8")

    def line(self, text: str = "") -> None:
        """Write one line as it is."""
        self.out.write(text + "\n")

    def say(self, text: str, first: str = "", rest: str | None = None) -> None:
        """Write a paragraph to standard output, wrapped."""
        for line in wrap(self.fit(text), self.width, self.fit(first), rest):
            self.line(line)

    def tell(self, text: str) -> None:
        """Write a paragraph to standard error, wrapped; where nobody can hear it, go on."""
        with suppress(OSError, ValueError):
            self.clear()
            for line in wrap(fitted(cleaned(text), self.err.encoding or "utf-8"), self.width):
                self.err.write(line + "\n")
            self.err.flush()

    def quote(self, text: str) -> None:
        """Write a sentence to standard error on one line, so that the command in it can be copied whole."""
        with suppress(OSError, ValueError):
            self.clear()
            self.err.write(fitted(cleaned(text), self.err.encoding or "utf-8") + "\n")
            self.err.flush()

    def styled(self, text: str, style: str) -> str:
        """Return a text in bold or faint type where the output can show it."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.colour and text else text

    def progress(self, done: int, total: int) -> None:
        """Show how far long work is, on a terminal only."""
        if self.lively:
            told = f"{done:,} of {total:,}".replace(",", " ")
            room = min(BAR, self.width - len(told) - 2)
            full = room * min(done, total) // max(total, 1)
            bar = fitted("\u2588" * full + "\u2591" * (room - full), self.err.encoding or "utf-8")
            self.err.write(f"\r{bar} {told}\x1b[K" if room > 3 else f"\r{told}\x1b[K")
            self.err.flush()

    def clear(self) -> None:
        """Take a shown progress line away."""
        if self.lively:
            self.err.write("\r\x1b[K")

    def measure(self, text: str) -> int:
        """Return the columns a text takes on standard output."""
        return columns(self.fit(text))


def standard(environment: Mapping[str, str], platform: str = sys.platform) -> Terminal:
    """Return the terminal this process was started in; a stream that is closed swallows what it is told."""
    install()
    out, err = (stream if stream is not None else StringIO() for stream in (sys.stdout, sys.stderr))
    for stream in (out, err):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=HANDLER)
    return Terminal(
        out,
        err,
        platform,
        environment,
        width_of(environment, out),
        may_colour(environment, platform, out),
        on_screen(err),
        program_of(platform),
    )


def width_of(environment: Mapping[str, str], out: TextIO) -> int:
    """Return the width people asked for with COLUMNS, else the terminal's, else the usual one."""
    given = environment.get("COLUMNS", "")
    wide = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0
    if not wide:
        try:
            wide = os.get_terminal_size(out.fileno()).columns
        except (OSError, ValueError):
            wide = USUAL
    return max(NARROWEST, min(wide or USUAL, WIDEST))


def on_screen(stream: TextIO) -> bool:
    """Return whether a stream is a terminal."""
    try:
        return stream.isatty()
    except ValueError:  # it is closed
        return False


def may_colour(environment: Mapping[str, str], platform: str, out: TextIO) -> bool:
    """Return whether standard output takes colour: a terminal that knows how, and nobody said no."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" or not on_screen(out):
        return False
    return platform != "win32" or any(name in environment for name in ("WT_SESSION", "ANSICON", "TERM"))


def program_of(platform: str) -> str:
    """Return what people typed to come here."""
    name = os.path.basename(sys.argv[0] if sys.argv else "")
    if name.startswith("backchannel"):
        return "backchannel"
    return "py run.py" if platform == "win32" else "python run.py"


def is_closed_pipe(problem: BaseException, platform: str = sys.platform) -> bool:
    """Return whether an error means that the reader of the output went away; Windows calls it an invalid argument."""
    if isinstance(problem, BrokenPipeError):
        return True
    return (
        platform == "win32" and isinstance(problem, OSError) and problem.errno == errno.EINVAL and not problem.filename
    )


def let_go(stream: TextIO) -> None:
    """Point a stream that cannot be written to nowhere, so that nothing more is said about it at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
