"""Work on a finished game that goes on beside the window, and can be asked at any moment how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import Any

Progress = Callable[[float], None]
Work = Callable[[Progress], Mapping[str, Any]]


class Stopped(Exception):
    """Nobody waits for the work any more."""


class Inquiry:
    """One piece of work in a thread of its own; it begins at once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._part, self._wrong = 0.0, ""
        self._found: Mapping[str, Any] | None = None
        self._left, self._news = Event(), Event()
        self._thread = Thread(target=self._run, name="inquiry", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._found = self._work(self._progress)
        except Stopped:
            return
        except Exception as problem:  # what cannot be worked out is told; the game does not depend on it
            self._wrong = str(problem) or type(problem).__name__
        self._news.set()

    def _progress(self, part: float) -> None:
        if self._left.is_set():
            raise Stopped
        self._part = part
        self._news.set()

    def tell(self) -> dict[str, Any]:
        """Return how far it is, 0 to 1, what went wrong, and once it is done what was found."""
        found = self._found
        return {"part": self._part if found is None else 1.0, "wrong": self._wrong, "told": None, **(found or {})}

    def news(self, seconds: float = 0.0) -> bool:
        """Return whether something is new since the last time this was asked, waiting at most so long."""
        fresh = self._news.wait(seconds)
        if fresh:
            self._news.clear()
        return fresh

    def stop(self) -> None:
        """Let the work end at its next step; what it found is not wanted."""
        self._left.set()

    def join(self, seconds: float) -> None:
        """Wait until the work is over, at most so long."""
        self._thread.join(seconds)
