"""Exit codes, and which error leads to which."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection

from game.errors import GameError, JournalDiverged, JournalError, ScenarioError

DONE, WRONG, UNREADABLE, INTERRUPTED = 0, 1, 2, 130

MEANING = {
    DONE: "done; also when the reader of the output went away (a closed pipe)",
    WRONG: "the input is wrong: bad usage, a scenario with errors, an order or a seat that cannot be, a replay that "
    "diverges; also a machine that lacks something, and a fault of the program itself (it says so)",
    UNREADABLE: "a file that cannot be read, written or trusted: missing, damaged, from a newer version, a full disk",
    INTERRUPTED: "interrupted from the keyboard",
}


class UsageError(GameError):
    """The command line says something that cannot be; the message names the nearest right thing."""


class FileTrouble(GameError):
    """A file that cannot be read or written."""


def code_of(problem: BaseException) -> int:
    """Return the exit code for an error."""
    if isinstance(problem, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(problem, JournalDiverged):
        return WRONG
    if isinstance(problem, (JournalError, FileTrouble, OSError)):
        return UNREADABLE
    if isinstance(problem, ScenarioError) and any(item.code == "unreadable" for item in problem.problems):
        return UNREADABLE
    return WRONG


REMEDIES = {
    errno.ENOSPC: "the disk is full; make room or choose another folder",
    errno.EDQUOT: "your share of the disk is full; make room or choose another folder",
    errno.EFBIG: "it would become larger than this disk allows; choose another folder",
    errno.EACCES: "permission is denied; choose a file or folder that is yours",
    errno.EPERM: "permission is denied; choose a file or folder that is yours",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.ENOENT: "there is no such file or folder; check the spelling",
    errno.EISDIR: "it is a folder; name a file",
    errno.ENOTDIR: "a part of the path is no folder; check the spelling",
    errno.EEXIST: "it exists already; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EMFILE: "too many files are open; close other programs",
    errno.EIO: "the disk reports a fault; choose another one",
}


def check_new(path: str | None, begins: bool) -> None:
    """Raise FileTrouble before any work is done if a file cannot be made there, or, if it `begins` one, exists."""
    if path is None:
        return
    if not path:
        raise FileTrouble("the name of the file to write is empty; name a file")
    if os.path.isdir(path):
        raise FileTrouble(f"{path[:200]!r} is a folder; name a file in it")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise FileTrouble(f"there is no folder {folder[:200]!r} to write {path[:200]!r} into; make it first")
    if begins and os.path.lexists(path):
        raise FileTrouble(f"{path[:200]!r} exists already; name another file, nothing is overwritten")


def check_ending(path: str | None, what: str, *endings: str) -> None:
    """Raise UsageError if a file to be written is not called as `what` it will hold."""
    if path and not path.endswith(endings):
        raise UsageError(f"{what}; name it {os.path.basename(path)[:60]}{endings[0]}")


def file_sentence(problem: OSError) -> str:
    """Return an operating system's error as one plain sentence with a remedy."""
    what = repr(str(problem.filename)[:200]) if problem.filename else "a file"
    why = REMEDIES.get(problem.errno or 0)
    if why is None:
        why = f"{problem.strerror or type(problem).__name__}; choose another file"
    return f"{what} cannot be used: {why}"


def sentence(text: str, typed: Collection[str] = ()) -> str:
    """Return an error's text with a capital and a stop, unless it begins with a name somebody `typed` just so."""
    first = text.split(" ", 1)[0]
    text = text[0].upper() + text[1:] if first.isalpha() and first.islower() and first not in typed else text
    return text if text.endswith((".", "?", "!")) else f"{text}."
