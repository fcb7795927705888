"""Files a command writes: whole, or not at all, with an error that names them."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: str | Path, write: Callable[[str], object]) -> None:
    """Let `write` make a file beside this one, then put it in its place; what stood there stays if that fails."""
    part = Path(path).with_name(f"part-{os.getpid()}{Path(path).suffix}")
    try:
        if os.path.lexists(path):
            open(path, "ab").close()  # what may not be written may not be replaced either
        write(str(part))
        os.replace(part, path)
    except OSError as problem:  # that of a full disk names no file
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_text(path: str | Path, text: str) -> None:
    """Write a text file whole: UTF-8, lines that end alike on every machine."""
    write_whole(path, lambda part: Path(part).write_text(text, encoding="utf-8", newline="\n"))
