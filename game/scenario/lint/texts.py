"""Every text people read: where it stands in the scenario, who speaks, on which day it is first seen, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from game.scenario.entries import Event, Move
from game.scenario.spec import Spec

Path = tuple[str | int, ...]
NEUTRAL, DEBRIEF = "", -1


@dataclass(frozen=True, slots=True)
class Told:
    """One text."""

    path: Path
    text: str
    kind: str
    """What it is, for example `move.title`."""
    side: str = NEUTRAL
    """The actor who speaks or is spoken to; empty: nobody's side."""
    day: int = 0
    """First day on which it can be read, an ordinal; 0: from the first day on, -1: after the end."""
    owner: str = ""
    """Move or event it belongs to."""

    @property
    def neutral(self) -> bool:
        """Whether it must take no side."""
        return self.side == NEUTRAL


def texts(spec: Spec) -> Iterator[Told]:
    """Yield every text that is not empty."""
    for found in (of_scenario, of_actors, of_meters, of_instruments, of_moves, of_events, of_deals, of_end):
        yield from (told for told in found(spec) if told.text)


def of_scenario(spec: Spec) -> Iterator[Told]:
    """Yield title, summary, paces and dates."""
    yield Told(("title",), spec.title, "scenario.title")
    yield Told(("summary",), spec.summary, "scenario.summary")
    for key, pace in spec.paces.items():
        yield Told(("paces", key, "title"), pace.title, "pace.title")
    for key, item in spec.dates.items():
        yield Told(("dates", key, "title"), item.title, "date.title")


def of_actors(spec: Spec) -> Iterator[Told]:
    """Yield what a delegation reads of itself; only its name is for all."""
    for key, actor in spec.actors.items():
        path: Path = ("actors", key)
        yield Told((*path, "name"), actor.name, "actor.name")
        yield Told((*path, "brief"), actor.brief, "actor.brief", key)
        for row, adviser in enumerate(actor.advisers):
            yield Told((*path, "advisers", row, "title"), adviser.title, "adviser.title", key)
            yield Told((*path, "advisers", row, "text"), adviser.text, "adviser.text", key)
            for place, saying in enumerate(adviser.says):
                yield Told((*path, "advisers", row, "says", place, "text"), saying.text, "adviser.text", key)
        for row, role in enumerate(actor.roles):
            yield Told((*path, "roles", row, "title"), role.title, "role.title", key)
            yield Told((*path, "roles", row, "fact"), role.fact, "role.fact", key)
            yield Told((*path, "roles", row, "aim"), role.aim, "role.aim", key)


def of_meters(spec: Spec) -> Iterator[Told]:
    """Yield meters, their thresholds, readings and the ideas behind them."""
    for key, meter in spec.meters.items():
        yield Told(("meters", key, "title"), meter.title, "meter.title")
        for level, text in meter.text.model_dump().items():
            yield Told(("meters", key, "text", level), text, "meter.text")
        yield from thresholds(("meters", key, "thresholds"), meter.thresholds)
    for key, reading in spec.readings.items():
        yield Told(("readings", key, "title"), reading.title, "reading.title")
        for level, text in reading.text.model_dump().items():
            yield Told(("readings", key, "text", level), text, "reading.text")
    for row, idea in enumerate(spec.mechanisms):
        yield Told(("mechanisms", row, "title"), idea.title, "mechanism.title")
        for level, text in idea.text.model_dump().items():
            yield Told(("mechanisms", row, "text", level), text, "mechanism.text")


def thresholds(path: Path, given: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the words of thresholds, by actor or not."""
    for level, words in given.items():
        if isinstance(words, Mapping):
            yield from thresholds((*path, level), words)
        else:
            yield Told((*path, level), str(words), "threshold")


def of_instruments(spec: Spec) -> Iterator[Told]:
    """Yield instruments and their statuses."""
    for key, item in spec.instruments.items():
        path: Path = ("instruments", key)
        clocked = any(status.then is not None for status in item.statuses.values())
        yield Told((*path, "title"), item.title, "instrument.title" if clocked else "instrument.still")
        yield Told((*path, "text"), item.text, "instrument.text")
        yield from versions(path, item.versions)
        for name, status in item.statuses.items():
            here: Path = (*path, "statuses", name)
            kind = "status.title" if status.then is not None else "status.still"
            yield Told((*here, "title"), status.title, kind)
            yield Told((*here, "text"), status.text, "status.text")
            yield from reasons(here, status.because)


def of_moves(spec: Spec) -> Iterator[Told]:
    """Yield moves; the menu shows them from the first day on."""
    for row, item in enumerate(spec.moves):
        path: Path = ("moves", row)
        side = item.by[0] if len(item.by) == 1 else NEUTRAL
        yield from entry(path, item, "move", 0)
        yield Told((*path, "reason_given"), item.reason_given, "move.reason", side, 0, item.id)


def of_events(spec: Spec) -> Iterator[Told]:
    """Yield events, which are read when they happen, and drift."""
    for row, item in enumerate(spec.events):
        on = item.on and (spec.dates[item.on].on if item.on in spec.dates else item.on)
        yield from entry(("events", row), item, "event", date.fromisoformat(on).toordinal() if on else 0)
    for row, drift in enumerate(spec.drift):
        yield Told(("drift", row, "title"), drift.title, "drift.title")
        yield from reasons(("drift", row), drift.because)


def entry(path: Path, item: Move | Event, what: str, day: int) -> Iterator[Told]:
    """Yield what moves and events have alike."""
    yield Told((*path, "title"), item.title, f"{what}.title", NEUTRAL, day, item.id)
    yield Told((*path, "text"), item.text, f"{what}.text", NEUTRAL, day, item.id)
    for reader, text in item.headlines.items():
        side = NEUTRAL if reader == "neutral" else reader
        yield Told((*path, "headlines", reader), text, "headline", side, day, item.id)
    yield from versions(path, item.versions, day, item.id)
    yield from reasons(path, item.because, day, item.id)


def versions(path: Path, given: Mapping[str, str], day: int = 0, owner: str = "") -> Iterator[Told]:
    """Yield what each capital says of a contested matter."""
    for actor, text in given.items():
        yield Told((*path, "versions", actor), text, "version", actor, day, owner)


def reasons(path: Path, given: Mapping[str, str], day: int = 0, owner: str = "") -> Iterator[Told]:
    """Yield the sentences of the ledger."""
    for key, text in given.items():
        yield Told((*path, "because", key) if key else (*path, "because"), text, "because", NEUTRAL, day, owner)


def of_deals(spec: Spec) -> Iterator[Told]:
    """Yield tables and their clauses."""
    for row, deal in enumerate(spec.deals):
        yield Told(("deals", row, "title"), deal.title, "deal.title")
        yield Told(("deals", row, "text"), deal.text, "deal.text")
        yield from reasons(("deals", row), deal.because)
        for key, item in deal.items.items():
            path: Path = ("deals", row, "items", key)
            yield Told((*path, "title"), item.title, "item.title")
            yield Told((*path, "text"), item.text, "item.text")
            yield from reasons(path, item.because)


def of_end(spec: Spec) -> Iterator[Told]:
    """Yield goals, and what is read after the end only."""
    for actor, goals in spec.goals.items():
        for row, goal in enumerate(goals):
            yield Told(("goals", actor, row, "title"), goal.title, "goal.title", actor)
            yield Told(("goals", actor, row, "text"), goal.text, "goal.text", actor)
    for row, ending in enumerate(spec.endings):
        yield Told(("endings", row, "title"), ending.title, "ending.title", NEUTRAL, DEBRIEF)
        yield Told(("endings", row, "text"), ending.text, "ending.text", NEUTRAL, DEBRIEF)
    for step, asked in spec.questions.model_dump().items():
        for row, text in enumerate(asked):
            yield Told(("questions", step, row), text, "question", NEUTRAL, DEBRIEF)
    for row, past in enumerate(spec.history):
        yield Told(("history", row, "note"), past.note, "past.note", NEUTRAL, DEBRIEF)
