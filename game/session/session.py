"""The session: one class playing one game. It takes commands and the time, and touches no screen, clock or network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from game.bots import follows_history
from game.engine import Outcome, State, outcome
from game.errors import GameError, JournalError, TooLate
from game.journal import Journal, Record, Recording, header_of, reopen
from game.scenario import Scenario
from game.session.asking import answered
from game.session.commands import Command, Notice
from game.session.conduct import carry_out
from game.session.forecast import Forecast
from game.session.moment import ENDED, ORDERS, REVEAL, Moment
from game.session.past import reference_of
from game.session.play import Play
from game.session.saving import Saving
from game.session.seats import check_actor, seated
from game.session.snapshot import snapshot_of
from game.session.telling import Telling
from game.session.timing import SLEPT
from game.session.words import sentence
from game.tongue import Tongue, load

MOST_SEED = 2**64 - 1


class Session:
    """One game: who sits where, what is sealed, what happened, and its journal."""

    def __init__(
        self,
        scenario: Scenario,
        seats: Mapping[str, str],
        *,
        pace: str | None = None,
        seed: int = 2019,
        game: int = 0,
        journal: Journal | str | Path | None = None,
    ) -> None:
        """Seat everybody and begin the journal; a game that cannot be saved is played all the same, with a warning.

        `seats` names `person` or a bot for each actor; `journal` is where to save, or a journal just begun with the
        header of this game. Raises GameError for seats, pace, seed or game that cannot be.
        """
        for word, number in (("seed", seed), ("game", game)):
            if not 0 <= number <= MOST_SEED:
                raise GameError(f"the {word} {number} is out of range; use a whole number from 0 to {MOST_SEED}")
        players = seated(scenario.rules, seats)
        header = header_of(scenario, players, pace, seed, game, follows_history(players))
        self.take(Play(scenario, header), Saving(header))
        if isinstance(journal, Journal):
            self.journal = journal
        elif journal is not None:
            self.saving.begin(journal)
            self.warn(self.saving.unsaved)

    def take(self, play: Play, saving: Saving) -> None:
        """Begin with a game and its records."""
        self.play = play
        self.saving = saving
        self.telling = Telling(play.scenario)
        self.told: list[Notice] = []
        """What is to be said with the next command."""
        self.asked: float | None = None
        """When the clocks stood as they are recorded; None before the first command."""
        self.reference: tuple[State, ...] | None = None
        self.forecast: tuple[tuple[str, str, int, int, str], Forecast] | None = None
        """The forecast last asked for, and for what."""

    @classmethod
    def resume(cls, kept: Recording | str | Path, homes: Sequence[Path] = ()) -> Session:
        """Go on with the game of a journal: every sheet that was sealed is back. Raises JournalError.

        A recording that is no file is gone on with unsaved. `homes` are folders of scenarios; if its own is one of
        them, the game is told in the languages of that folder.
        """
        journal, recording = (None, kept) if isinstance(kept, Recording) else reopen(kept)
        try:
            self = cls.__new__(cls)
            scenario = recording.scenario()
            home = next((str(place) for place in homes if place.name == scenario.id), scenario.home)
            play = Play(replace(scenario, home=home), recording.header)
            for record in recording.records:
                play.apply(record)
            self.take(play, Saving(recording.header, recording.records, journal))
            self.warn(sentence(load(), str(recording.torn)) if recording.torn is not None else None)
            self.catch_up()
        except BaseException:
            if journal is not None:
                journal.close()
            raise
        return self

    def catch_up(self) -> None:
        """Do what was due when the game was cut off; what fails is told, and `Next` tries it again."""
        try:
            if self.play.closing_due:
                self.note(self.play.outcome_record())
            if self.play.ready and not self.play.paused:
                self.told += self.open()
        except Exception as problem:  # a bot of somebody's own may do anything, and the save must open all the same
            self.warn(sentence(load(), f"the sheets could not be opened: {problem}"))

    # What a game is

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        return self.play.scenario

    @property
    def phase(self) -> str:
        """briefing, orders, reveal or ended."""
        return self.play.phase

    @property
    def turn(self) -> int:
        """The turn on the table, from 1."""
        return self.play.turn

    @property
    def state(self) -> State:
        """Where the game stands; only for those who may see everything."""
        return self.play.state

    @property
    def outcome(self) -> Outcome:
        """How the game came out, or how it stands."""
        return outcome(self.scenario.rules, self.state)

    @property
    def recording(self) -> Recording:
        """Everything that was recorded so far, to be replayed or written as a journal."""
        return Recording(self.header, tuple(self.records), home=self.scenario.path or self.scenario.home)

    @property
    def header(self) -> Record:
        """The first record of the game: scenario, seats, pace, seed."""
        return self.saving.header

    @property
    def records(self) -> list[Record]:
        """All records after it."""
        return self.saving.records

    @property
    def journal(self) -> Journal | None:
        """The journal this game is saved in."""
        return self.saving.journal

    @journal.setter
    def journal(self, journal: Journal) -> None:
        self.saving.journal = journal

    @property
    def unsaved(self) -> str | None:
        """Why the game is not being saved; None: it is, or nobody asked for it."""
        return self.saving.unsaved

    # What people see

    def snapshot(self, reader: str | None = None, tongue: Tongue | None = None) -> dict[str, Any]:
        """Return what a reader (an actor; None: everybody) may see now, told in a language; raise NotSeated."""
        if reader is not None:
            check_actor(self.scenario.rules, reader)
        return snapshot_of(self.moment(reader, tongue))

    def moment(self, reader: str | None, tongue: Tongue | None = None) -> Moment:
        """Return this moment as a reader sees it, in a language (None: as authored)."""
        return self.telling.of(self.play.moment(reader, self.unsaved, self.past()), tongue)

    def ask(self, reader: str, question: Mapping[str, Any], tongue: Tongue | None = None) -> dict[str, Any]:
        """Return what a reader asks to have worked out (see `asking`). Raises GameError."""
        check_actor(self.scenario.rules, reader)
        return answered(self, reader, question, tongue)

    def snapshot_at(
        self, turn: int, reader: str | None = None, phase: str = REVEAL, tongue: Tongue | None = None
    ) -> dict[str, Any]:
        """Return what a reader could see in an earlier phase of this game; raise TooLate for one not played."""
        if reader is not None:
            check_actor(self.scenario.rules, reader)
        course = self.play.course
        turns = turn if phase in (REVEAL, ENDED) else turn - 1
        if turn < 1 or turns > len(course.turns) or (phase != REVEAL and course.until(turns).over != (phase == ENDED)):
            raise TooLate(f"there is no {phase} of turn {turn}; {len(course.turns)} turns have been played")
        seats = course.turns[turn - 1].by if turn <= len(course.turns) else self.play.seats
        before, seed = course.until(turns), self.header["seed"]
        moment = Moment(before, phase, turn, seats, seed=seed, reference=self.past(), reader=reader)
        return snapshot_of(self.telling.of(moment, tongue))

    def past(self) -> tuple[State, ...]:
        """Return the states of what really happened, worked out when first asked for."""
        if self.reference is None:
            self.reference = reference_of(self.scenario.rules, self.play.state.pace.name)
        return self.reference

    # What people do

    def handle(self, command: Command, now: float = 0.0) -> list[Notice]:
        """Carry out a command and return what is to be said; raise SessionError, OrderError or JournalError.

        When it raises, nothing has changed, but that a sheet already written stays sealed if the turn cannot be. When
        it returns, the journal has it.
        """
        self.tell_time(now)
        notices = carry_out(self, command)
        told, self.told = self.told, []
        return told + notices

    def tell_time(self, now: float) -> None:
        """Write down how long the clocks of a class have run, if a second has passed. Raises JournalError."""
        before, self.asked = self.asked, now if self.asked is None else self.asked
        passed = int(now - before) if before is not None else 0
        if before is None or passed == 0 or self.phase == ENDED:
            return
        if passed > 0 and self.play.timing.on:
            self.note_clock(passed)
        self.asked = before + passed

    def note_clock(self, passed: int, more: int = 0) -> None:
        """Write down where the clocks stand so many seconds later, with more time given. Raises JournalError."""
        stands = self.play.timing.later(passed, self.play.running, more)
        self.note({"record": "clock", "turn": self.turn, **stands})

    def clocks(self, now: float) -> dict[str, Any] | None:
        """Return the clocks of a class as they stand, in seconds; None where there is no timer."""
        timing = self.play.timing
        if not timing.on:
            return None
        passed = max(now - self.asked, 0.0) if self.asked is not None else 0.0
        running = self.play.running
        return {
            "seconds": timing.seconds,
            "length": timing.length,
            "left": max(timing.length - timing.spent - (passed if running and passed < SLEPT else 0.0), 0.0),
            "running": running,
            "orders": self.phase == ORDERS,
            "lesson": timing.lesson + passed,
            "starts": list(timing.starts),
            "unwritten": passed,
        }

    def note(self, record: Record) -> None:
        """Write a record, synced, then let it take effect; a failed write changes nothing. Raises JournalError."""
        self.warn(self.saving.write(record))
        self.play.apply(record)

    def open(self) -> list[Notice]:
        """Let the bots choose, write the turn down, and resolve it; the outcome too if it was the last."""
        record, lineup = self.play.turn_record()
        self.note(record)
        self.play.lineup = lineup
        if self.play.closing_due:
            try:
                self.note(self.play.outcome_record())
            except JournalError as problem:  # the turn is safe, and the outcome follows from it
                self.saving.give_up(problem)
                self.warn(self.unsaved)
        return [Notice("revealed", f"The sheets of turn {self.turn} are open.")]

    def warn(self, text: str | None) -> None:
        """Say something with the next command."""
        if text:
            self.told.append(Notice("warning", text))

    # Where it is kept

    def save_to(self, path: str | Path) -> None:
        """Write the whole game so far to a new journal and go on there; raise JournalError, and nothing has changed."""
        self.saving.save_to(path)

    def close(self) -> None:
        """Let go of the journal; every acknowledged command is in it."""
        self.saving.close()
