"""The door and the house for one machine: a session in this process, scenarios and saves in folders."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from game.bots import BOTS
from game.errors import GameError, JournalError, ScenarioError, SessionError
from game.journal import Journal, Recording
from game.scenario import ERROR, as_saved, load, shipped_scenarios
from game.session.commands import Lesson, Notice, command_of
from game.session.course import Course
from game.session.entries import retitled
from game.session.inquiry import Inquiry, Progress
from game.session.inventory import events_of
from game.session.listing import damaged_row, saved_row, scenario_row
from game.session.moment import ENDED, ORDERS, REVEAL
from game.session.reload import reloaded
from game.session.replay import played
from game.session.salvage import sound
from game.session.saving import MOST_COPIES, NUMBERED
from game.session.session import Session
from game.tongue import load as tongue

SAVES, SETTINGS, SUFFIX = "saves", "settings.json", ".journal"
LOOK = 0.5
"""Seconds between two looks at the files of a scenario."""
KEPT = 5.0
"""Seconds of a clock that may be lost to a crash."""
NEW_LESSON = 20 * 60
"""Seconds a game lay untouched after which it goes on in another lesson."""
BLOCK = 1 << 20
"""Bytes a disk must still take for a game to be begun on it."""
LISTED = 24
"""How many saved games the title looks through."""


Inquire = Callable[[Recording, Progress], Mapping[str, Any]]
"""What a finished game is asked: which orders mattered."""


class LocalDoor:
    """One game in this process: commands go straight to its session, snapshots come straight back."""

    def __init__(
        self,
        session: Session,
        clock: Callable[[], float],
        warning: str = "",
        *,
        follow: bool = False,
        inquire: Inquire | None = None,
        first: int | None = None,
    ) -> None:
        """Open a door to a session; with `follow` an edited scenario is noticed while it is played."""
        self.session = session
        self.clock = clock
        self.warning = warning
        """Said once, with the answer to the first command: why nothing is saved."""
        self.first = first
        """The turn from which the game is to be watched; None: it is to be played."""
        self.inquire = inquire
        self.inquiry: Inquiry | None = None
        self.studied: Course | None = None
        """The finished game the inquiry is about."""
        self.closed = False
        self.language = "en"
        """In which language snapshots and answers are told; the journal knows none."""
        self.edited_place = Path(session.scenario.path) if follow and session.scenario.path else None
        """The scenario whose files are looked at now and then; None: they are taken in on request only."""
        self.saved = as_saved(self.edited_place) if self.edited_place is not None else ()
        self.looked = 0.0

    def snapshot(self, reader: str | None) -> Mapping[str, Any]:
        """Return what `reader` may see now; of a finished game also how far the question is which orders mattered."""
        shot = self.session.snapshot(reader, tongue(self.language))
        if self.session.phase != ENDED or not self.session.play.course.over or self.inquire is None:
            return shot
        found = self._inquiry(self.inquire).tell()
        return {**shot, "mattered": retitled(self.session.moment(reader, tongue(self.language)), found)}

    def _inquiry(self, inquire: Inquire) -> Inquiry:
        """Return the inquiry into this finished game, begun when first asked for."""
        course, recording = self.session.play.course, self.session.recording
        if self.inquiry is None or self.studied is not course:
            self._stop()
            self.studied, self.inquiry = course, Inquiry(lambda progress: inquire(recording, progress))
        return self.inquiry

    def _stop(self) -> None:
        if self.inquiry is not None:
            self.inquiry.stop()
        self.inquiry = None

    def turns(self) -> int:
        """Return how many turns can be looked at again."""
        return len(self.session.play.course.turns)

    def at(self, turn: int, reader: str | None) -> Mapping[str, Any]:
        """Return what `reader` saw when a turn was opened; turn 0 is the first day."""
        return self.session.snapshot_at(turn or 1, reader, REVEAL if turn else ORDERS, tongue(self.language))

    def send(self, command: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Carry out a command written as plain data; raise GameError, and then nothing has changed."""
        if command.get("command") == "reload":
            return [self.reload().plain()]
        notices = self.session.handle(command_of(command), self.clock())
        if self.warning:
            notices, self.warning = [Notice("warning", self.warning), *notices], ""
        return [{"kind": notice.kind, "text": notice.text} for notice in notices]

    def ask(self, reader: str, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what `reader` asks to have worked out; raise GameError."""
        return self.session.ask(reader, question, tongue(self.language))

    def wait(self, seconds: float) -> bool:
        """Return whether the inquiry into a finished game went on; nothing else changes but by a command."""
        return self.inquiry is not None and self.inquiry.news(seconds)

    def edited(self) -> bool:
        """Return whether the scenario's files were saved since they were read, looking twice a second at most."""
        now = self.clock()
        if self.edited_place is None or abs(now - self.looked) < LOOK:
            return False
        self.looked = now
        return as_saved(self.edited_place) != self.saved

    def reload(self) -> Notice:
        """Play the game again on its edited scenario and go on there; raise GameError, and then nothing has changed.

        The new game has a journal of its own; that of the old one goes when every turn of it was carried over.
        """
        old, place = self.session, self.session.scenario.path
        if not place:
            raise SessionError("this game carries its scenario inside; start a new game to play the files as they are")
        if self.edited_place is not None:
            self.saved = as_saved(self.edited_place)
        try:
            edited = load(place)
        except ScenarioError as error:
            first = next((item for item in error.problems if item.severity == ERROR), None)
            what = replace(first, path=Path(first.path).name) if first is not None else error
            raise SessionError(f"The edited scenario was not taken in: {what}.") from error
        new, told = reloaded(old, edited)
        journal = old.journal
        if journal is not None:
            new.save_to(next_to(journal.path))
        new.saving.unsaved = old.unsaved if journal is None else None
        old.close()
        if journal is not None and len(new.play.course.turns) == len(old.play.course.turns):
            journal.path.unlink(missing_ok=True)
        self.session = new
        return Notice("reload", told)

    def clocks(self) -> Mapping[str, Any] | None:
        """Return the clocks of a class as they stand, and write them down now and then; None where there are none."""
        now = self.clock()
        found = self.session.clocks(now)
        if found is not None and found["unwritten"] >= KEPT:
            self.session.tell_time(now)
        return found

    def events(self) -> list[dict[str, Any]]:
        """List the events of the scenario, for whoever runs the class: what each says, and what became of it."""
        moment = self.session.moment(None, tongue(self.language))
        return events_of(moment, self.session.play.injects)

    def close(self) -> None:
        """Close the journal; every acknowledged command is in it."""
        self._stop()
        if not self.closed and isinstance(self.session.journal, Journal):
            self.session.journal.close()
        self.closed = True


def next_to(path: Path) -> Path:
    """Return a free name beside a journal."""
    stem = NUMBERED.sub("", path.stem)
    names = (path.with_name(f"{stem} {number}{path.suffix}") for number in range(2, MOST_COPIES))
    return next((place for place in names if not place.exists()), path.with_name(f"{stem} {MOST_COPIES}{path.suffix}"))


def is_shipped(path: Path) -> bool:
    """Return whether a scenario is one of those that come with the game, which nobody edits."""
    return path.resolve() in {place.resolve() for place in shipped_scenarios()}


class LocalServices:
    """What the title screen offers on one machine; `folder` is the person's data folder, None if there is none."""

    def __init__(
        self,
        folder: Path | None,
        clock: Callable[[], float],
        *,
        seed: Callable[[], int] = lambda: 2019,
        now: Callable[[], datetime] = datetime.now,
        more: Sequence[Path] = (),
        inquire: Inquire | None = None,
        page: Callable[[Mapping[str, Any], str], str] | None = None,
    ) -> None:
        self.page = page
        """How a finished game is written down for people, in a language."""
        self.folder, self.clock, self.seed, self.now, self.inquire = folder, clock, seed, now, inquire
        self.more = tuple(more)
        """Scenarios to list beside those that ship."""
        self.language = "en"
        """In which language scenarios and bots are listed."""
        self._listed: dict[str, list[dict[str, Any]]] = {}

    # scenarios

    def scenarios(self) -> list[dict[str, Any]]:
        """List the scenarios that ship and those given; one with errors comes with its problems."""
        if self.language not in self._listed:
            paths = sorted(shipped_scenarios(), key=lambda path: (path.name == "tiny", path.name))
            self._listed[self.language] = [scenario_row(path, tongue(self.language)) for path in [*paths, *self.more]]
        return self._listed[self.language]

    def bots(self) -> list[dict[str, str]]:
        """List the bots with their temperament."""
        say = tongue(self.language).say
        return [{"name": name, "title": say(f"bot.{name}"), "sentence": say(f"bot.{name}_does")} for name in BOTS]

    # games

    def new_game(
        self, scenario: str, seats: Mapping[str, str], pace: str | None = None, seed: int | None = None
    ) -> LocalDoor:
        """Start a game with a journal in the saves folder; where none can be written, play on and say so once."""
        found = load(scenario)
        number = self.seed() if seed is None else seed
        path, why = self._place(found.id)
        session = Session(found, dict(seats), pace=pace, seed=number, journal=path)
        follow = not is_shipped(Path(scenario))
        return LocalDoor(session, self.clock, why, follow=follow, inquire=self.inquire)

    def _place(self, name: str, suffix: str = SUFFIX) -> tuple[Path | None, str]:
        """Return a free path in the saves folder, or None and why there is none."""
        if self.folder is None:
            return None, "This game is not saved: no folder for saves was found. Set BACKCHANNEL_HOME to one."
        saves = self.folder / SAVES
        stamp = self.now().strftime("%Y-%m-%d %H.%M.%S")
        try:
            saves.mkdir(parents=True, exist_ok=True)
            for number in range(1, 1000):
                path = saves / f"{stamp} {name}{f' {number}' if number > 1 else ''}{suffix}"
                if not path.exists():
                    return path, ""
        except OSError as error:
            why = error.strerror or error
            return (
                None,
                f"This game is not saved: {saves} cannot be written ({why}). Set BACKCHANNEL_HOME to another folder.",
            )
        return None, "This game is not saved: the saves folder is full of games of this second."

    def resume(self, path: str) -> LocalDoor:
        """Continue a saved game with every sheet already sealed, its clocks where they stood."""
        away = self.now().timestamp() - Path(path).stat().st_mtime
        return self._gone_on_with(Session.resume(path, self.more), away)

    def _gone_on_with(self, session: Session, away: float) -> LocalDoor:
        """Return the door to a game that lay untouched for so many seconds."""
        if session.play.timing.on and session.phase != ENDED and away >= NEW_LESSON:
            session.handle(Lesson(), self.clock())
        return LocalDoor(session, self.clock, inquire=self.inquire)

    def salvage(self, path: str, look: bool) -> LocalDoor:
        """Open what is whole of a save that is damaged or comes out differently, to look at or as a copy to go on with.

        The save stays as it is. Raises SessionError if nothing is wrong with it, JournalError if nothing is whole.
        """
        part = sound(path)
        if part is None:
            raise SessionError(f"nothing is wrong with {Path(path).name}; open it as it is")
        if look:
            return LocalDoor(Session.resume(part, self.more), self.clock, first=0)
        place, copy = Path(path), next_to(Path(path))
        away = self.now().timestamp() - place.stat().st_mtime
        try:
            part.write(copy)
            session = Session.resume(copy, self.more)
        except JournalError as problem:
            session = Session.resume(part, self.more)
            session.saving.give_up(problem)
        return self._gone_on_with(session, away)

    def watch(self, scenario: str, pace: str | None = None) -> LocalDoor:
        """Play what really happened to its end, to be watched; nothing is saved."""
        session = played(load(scenario), {"all": "history"}, pace=pace)
        return LocalDoor(session, self.clock, inquire=self.inquire, first=0)

    def report(self, door: Any, language: str) -> str:
        """Write the page of a game beside the saves, as everybody may see it; return where, or raise SessionError."""
        if self.page is None:
            raise SessionError("this start of the program writes no pages; start it with run.py")
        shot = door.snapshot(None)
        place, _ = self._place(shot["scenario"]["id"], ".html")
        if place is None:
            raise SessionError("the page is not written: no folder for saves was found; set BACKCHANNEL_HOME to one")
        try:
            with open(place, "x", encoding="utf-8") as file:
                file.write(self.page(shot, language))
        except OSError as error:
            raise SessionError(f"the page is not written: {place} cannot be ({error.strerror or error})") from error
        return str(place)

    # saves and settings

    def unsaved(self) -> str:
        """Return why games cannot be saved now, with a remedy; nothing where a file can be written."""
        if self.folder is None:
            return "Games are not saved: no folder for them was found. Set BACKCHANNEL_HOME to one and start again."
        saves = self.folder / SAVES
        try:
            saves.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=saves) as file:
                file.write(bytes(BLOCK))
        except OSError as error:
            why = error.strerror or error
            return f"Games are not saved; set BACKCHANNEL_HOME to a folder of yours. {saves} cannot be written ({why})."
        return ""

    def saves(self) -> list[dict[str, Any]]:
        """List saved games, newest first; of a file that cannot be read only what it is called and what is wrong."""
        if self.folder is None:
            return []
        try:
            files = sorted(
                (self.folder / SAVES).glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True
            )
        except OSError:
            return []
        told = self.scenarios() if self.language != "en" and files else []
        titles = {str(one["id"]): str(one["title"]) for one in told}
        out = []
        for path in files[:LISTED]:
            try:
                out.append(saved_row(path, titles))
            except (GameError, OSError, KeyError, TypeError, ValueError) as problem:
                out.append(damaged_row(path, problem))
        return out

    def load_settings(self) -> dict[str, Any]:
        """Return the settings last stored; {} when there are none that can be read."""
        if self.folder is None:
            return {}
        try:
            found = json.loads((self.folder / SETTINGS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def store_settings(self, settings: Mapping[str, Any]) -> None:
        """Write the settings beside the old ones, then in their place; raise OSError if that cannot be done."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{SETTINGS}.new"
        fresh.write_text(json.dumps(dict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(fresh, self.folder / SETTINGS)
