"""Running the command line from a test, in this process or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from game.cli import main
from game.cli.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
CODES = {0, 1, 2, 130}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


def call(*words: str, environment: Mapping[str, str] | None = None, **terminal: Any) -> Answer:
    """Run in this process, without a display; options of the terminal may be set."""
    out, err = StringIO(), StringIO()
    code = main(list(words), Terminal(out, err, environment=environment or {}, **terminal))
    return Answer(code, out.getvalue(), err.getvalue())


def bare_environment(**more: str) -> dict[str, str]:
    """Return an environment without a display, colours or a terminal's size."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP")}
    return {**kept, **more}


def run(
    *words: str,
    environment: Mapping[str, str] | None = None,
    switches: Sequence[str] = (),
    cwd: Path = ROOT,
    **more: Any,
) -> subprocess.CompletedProcess[bytes]:
    """Run `python run.py` as a process of its own."""
    command = [sys.executable, *switches, str(more.pop("script", ROOT / "run.py")), *words]
    given = bare_environment() if environment is None else dict(environment)
    return subprocess.run(command, env=given, cwd=cwd, capture_output=True, timeout=120, **more)


def one_sentence(text: str) -> bool:
    """Return whether an error is one plain sentence: no traceback, a full stop, not a page."""
    flat = " ".join(text.split())
    return bool(flat) and "Traceback" not in flat and flat.endswith((".", "?", "!")) and len(flat) < 600
