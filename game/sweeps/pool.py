"""Who plays the chunks: this process, or several beside it; the games come out the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal
from typing import Any

import numpy as np

from game.engine import Rules
from game.scenario import from_canonical
from game.sweeps.chunk import SIZE, Chunk, play_chunk
from game.sweeps.course import Task

Span = tuple[int, int]


def spans(first: int, games: int, workers: int = 1, size: int = SIZE) -> list[Span]:
    """Return (first game, games) of each chunk: at most `size`, and at least one chunk a worker where games suffice."""
    share = min(size, -(-games // workers))
    return [(low, min(share, first + games - low)) for low in range(first, first + games, share)]


def play_span(rules: Rules, task: Task, span: Span) -> Chunk:
    """Play the games of one span."""
    numbers = np.arange(span[0], span[0] + span[1], dtype=np.uint64)
    return play_chunk(rules, task.seats, task.pace, task.seed, numbers, task.hashes, task.without)


def played_here(rules: Rules, task: Task, wanted: list[Span]) -> Iterator[Chunk]:
    """Play chunk after chunk in this process."""
    for span in wanted:
        yield play_span(rules, task, span)


def played_beside(canonical: Mapping[str, Any], task: Task, wanted: list[Span], workers: int) -> Iterator[Chunk]:
    """Play chunks in other processes, started anew so that they share nothing; yield them in order."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), prepare, (canonical, task))
    try:
        yield from pool.map(play_prepared, wanted)
    finally:
        pool.shutdown(cancel_futures=True)


PREPARED: list[tuple[Rules, Task]] = []  # in a worker process: the one sweep it was started for


def prepare(canonical: Mapping[str, Any], task: Task) -> None:
    """Compile the scenario once in a new worker process, which leaves Ctrl-C to the process that started it."""
    signal(SIGINT, SIG_IGN)
    PREPARED.append((from_canonical(dict(canonical)).rules, task))


def play_prepared(span: Span) -> Chunk:
    """Play the games of one span of the worker's sweep."""
    rules, task = PREPARED[-1]
    return play_span(rules, task, span)
