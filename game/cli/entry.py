"""From the words somebody typed to an exit code: find the sub-command, run it, turn errors into sentences."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from game.cli.commands import COMMANDS, START, Command, command_named
from game.cli.exits import DONE, INTERRUPTED, UNREADABLE, WRONG, UsageError, code_of, file_sentence, sentence
from game.cli.terminal import Terminal, is_closed_pipe, let_go, standard
from game.cli.wrap import padded
from game.errors import GameError

if TYPE_CHECKING:
    from game.cli.parser import Parser


def main(words: Sequence[str] | None = None, terminal: Terminal | None = None) -> int:
    """Run the command line and return its exit code; nothing but an exit code ever leaves it."""
    terminal = standard(os.environ) if terminal is None else terminal
    given = list(sys.argv[1:] if words is None else words)
    debug = "--debug" in given
    return guarded(lambda: dispatch([word for word in given if word != "--debug"], terminal), terminal, debug, given)


def guarded(work: Callable[[], int], terminal: Terminal, debug: bool, words: Sequence[str]) -> int:
    """Do the work; return its exit code, or that of what went wrong after saying it in one sentence."""
    try:
        code = work()
        terminal.out.flush()
        return code
    except KeyboardInterrupt:
        terminal.tell("Interrupted.")
        return INTERRUPTED
    except Exception as problem:
        if is_closed_pipe(problem, terminal.platform):
            let_go(terminal.out)
            return DONE
        if debug:
            from traceback import format_exc

            terminal.err.write(format_exc())
        return explained(problem, terminal, words)


def explained(problem: Exception, terminal: Terminal, words: Sequence[str]) -> int:
    """Say what went wrong in one sentence and return the exit code."""
    if isinstance(problem, GameError):
        terminal.tell(sentence(str(problem), names_in(words)))
        return code_of(problem)
    if isinstance(problem, OSError):
        if problem.filename is None and not still_writes(terminal):
            let_go(terminal.out)
            terminal.tell(f"The output cannot be written: {problem.strerror}; make room or send it elsewhere.")
            return UNREADABLE
        terminal.tell(sentence(file_sentence(problem)))
        return UNREADABLE
    if isinstance(problem, MemoryError):
        terminal.tell("This needs more memory than there is; ask for fewer games or a smaller size.")
        return WRONG
    name = f"{type(problem).__name__}: {str(problem)[:200]}"
    whose = next(iter(getattr(problem, "__notes__", ())), "")  # somebody's own bot broke, not the house
    said = f"{whose} broke ({name}); add --debug to see where, and mend it"
    fault = f"A fault in Backchannel itself stopped this ({name}); add --debug to see where, and report it"
    terminal.tell(sentence(said if whose else fault))
    return WRONG


def names_in(words: Sequence[str]) -> set[str]:
    """Return the names somebody typed: of scenarios and files, of seats and bots in `upper=hawk,lower=dove`."""
    return {name for word in words for name in re.split("[=,:]", word)}


def still_writes(terminal: Terminal) -> bool:
    """Return whether standard output takes what is written to it."""
    try:
        terminal.out.flush()
    except OSError:
        return False
    return True


def dispatch(words: list[str], terminal: Terminal) -> int:
    """Run the sub-command that the words name, the title screen if there are none."""
    if any("\0" in word for word in words):
        raise UsageError("an argument holds a NUL sign, which no name can; leave it out")
    if not words:
        return run(START, [], terminal)
    if words[0] in ("-h", "--help", "help"):
        if words[0] != "help" or len(words) == 1:
            return show_help(terminal)
        told = command_named(words[1])
        if told is None:
            raise UsageError(unknown(words[1], terminal))
        return run(told, ["--help"], terminal)
    if words[0] == "--version":
        return show_version(terminal)
    command = command_named(words[0])
    if command is None:
        raise UsageError(unknown(words[0], terminal))
    return run(command, words[1:], terminal)


def run(command: Command, words: list[str], terminal: Terminal) -> int:
    """Read the options of one sub-command and run it, if this Python has what it needs."""
    from game.cli.machine import complaint

    trouble = complaint(command.needs, terminal.platform)
    if trouble:
        terminal.quote(trouble)
        return WRONG
    from game.cli.parser import HelpWanted, Parser

    module = import_module(command.module)
    parser: Parser = Parser(terminal, command.name, command.summary)
    module.arguments(parser)
    try:
        options = parser.read(words)
    except HelpWanted as answer:
        terminal.out.write(str(answer))
        return DONE
    code: int = module.run(options, terminal)
    return code


def unknown(word: str, terminal: Terminal) -> str:
    """Return what to say about a first word that is no sub-command."""
    from difflib import get_close_matches

    if word.startswith("-"):
        return f"an option such as {word[:60]!r} comes after a command; type '{terminal.program} --help'"
    if os.path.exists(word):
        verb = "replay" if os.path.isfile(word) and not word.endswith((".yaml", ".yml")) else "play"
        what = "folder" if os.path.isdir(word) else "file"
        return f"{word[:60]!r} is a {what}, no command; did you mean '{verb} {word[:60]}'?"
    near = get_close_matches(word, [command.name for command in COMMANDS], 1, 0.5)
    if near:
        return f"there is no command {word[:60]!r}; did you mean {near[0]!r}?"
    return f"there is no command {word[:60]!r}; type '{terminal.program} --help' to see all"


def show_help(terminal: Terminal) -> int:
    """Say what there is."""
    terminal.say("Backchannel: a diplomatic crisis you can play, teach and take apart.")
    terminal.line()
    terminal.say(f"{terminal.program}: {START.summary}", rest="    ")
    for command in COMMANDS:
        terminal.say(command.summary, first="  " + padded(command.name, 12))
    terminal.line()
    terminal.say(
        f"'{terminal.program} COMMAND --help' shows the options of a command; --version, --debug and --help "
        "work everywhere."
    )
    return DONE


def show_version(terminal: Terminal) -> int:
    """Say which version this is."""
    from game import __version__

    terminal.line(f"backchannel {__version__} (Python {sys.version.split()[0]})")
    return DONE
