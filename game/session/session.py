"""The session: one class playing one game. It takes commands and the time, and touches no screen, clock or network."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from game.bots import follows_history
from game.engine import Outcome, State, check_sheets, format_sheets, outcome, parse_sheets
from game.errors import GameError, JournalError, NotSeated, OrderError, SeatTaken, SessionError, TooLate, WrongPhase
from game.journal import Journal, Record, Recording, create, header_of, reopen
from game.scenario import Scenario, from_canonical
from game.session.commands import Begin, Command, GiveSeat, Inject, Next, Notice, Pause, Rewind, Seal, Unseal
from game.session.moment import BRIEFING, ENDED, ORDERS, REVEAL, Moment
from game.session.past import reference_of
from game.session.play import Play
from game.session.seats import PERSON, check_actor, check_player, seated
from game.session.snapshot import snapshot_of
from game.session.words import sentence

FACILITATOR = "facilitator"
MOST_SEED = 2**64 - 1
MOST_COPIES = 100


class Session:
    """One game: who sits where, what is sealed, what happened, and its journal."""

    def __init__(
        self,
        scenario: Scenario,
        seats: Mapping[str, str],
        *,
        pace: str | None = None,
        seed: int = 2019,
        journal: str | Path | None = None,
    ) -> None:
        """Seat everybody and begin the journal; a game that cannot be saved is played all the same, with a warning.

        `seats` names `person` or a bot for each actor. Raises GameError for seats, pace or seed that cannot be.
        """
        if not 0 <= seed <= MOST_SEED:
            raise GameError(f"the seed {seed} is out of range; use a whole number from 0 to {MOST_SEED}")
        players = seated(scenario.rules, seats)
        self.header: Record = header_of(scenario, players, pace, seed, 0, follows_history(players))
        self.play = Play(scenario, self.header)
        self.records: list[Record] = []
        self.journal: Journal | None = None
        self.unsaved: str | None = None
        """Why the game is not being saved; None: it is, or nobody asked for it."""
        self.told: list[Notice] = []
        """What is to be said with the next command."""
        self.reference: tuple[State, ...] | None = None
        if journal is not None:
            try:
                self.journal = create(journal, self.header)
            except JournalError as problem:
                self.give_up_saving(problem)

    @classmethod
    def resume(cls, path: str | Path) -> Session:
        """Go on with the game of a journal: every sheet that was sealed is back. Raises JournalError."""
        journal, recording = reopen(path)
        try:
            self = cls.__new__(cls)
            self.header = recording.header
            self.play = Play(from_canonical(recording.header["scenario"]), recording.header)
            self.records = []
            self.journal, self.unsaved, self.told, self.reference = journal, None, [], None
            for record in recording.records:
                self.play.apply(record)
                self.records.append(record)
            if recording.torn is not None:
                self.told.append(Notice("warning", sentence(str(recording.torn))))
            if self.play.course.over and self.play.phase == REVEAL and self.records[-1]["record"] == "turn":
                self.note(self.play.outcome_record())
            if self.play.ready:
                self.told += self.open()
        except BaseException:
            journal.close()
            raise
        return self

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
    def recording(self) -> Recording:
        """Everything that was recorded so far, to be replayed or written as a journal."""
        return Recording(self.header, tuple(self.records))

    @property
    def outcome(self) -> Outcome:
        """How the game came out, or how it stands."""
        return outcome(self.scenario.rules, self.state)

    def snapshot(self, reader: str | None = None) -> dict[str, Any]:
        """Return what a reader (an actor; None: everybody) may see now, as plain data. Raises NotSeated."""
        if reader is not None:
            check_actor(self.scenario.rules, reader)
        return snapshot_of(self.play.moment(reader, self.unsaved, self.past()))

    def snapshot_at(self, turn: int, reader: str | None = None, phase: str = REVEAL) -> dict[str, Any]:
        """Return what a reader could see in an earlier phase of this game."""
        if reader is not None:
            check_actor(self.scenario.rules, reader)
        turns = turn if phase in (REVEAL, ENDED) else turn - 1
        if not 0 <= turns <= len(self.play.course.turns) or turn < 1:
            raise TooLate(f"turn {turn} has not been played; there are {len(self.play.course.turns)}")
        seats = self.play.course.turns[turn - 1].by if turn <= len(self.play.course.turns) else self.play.seats
        course = self.play.course.until(turns)
        return snapshot_of(Moment(course, phase, turn, seats, reference=self.past(), reader=reader))

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
        notices = self.carry_out(command)
        told, self.told = self.told, []
        return told + notices

    def carry_out(self, command: Command) -> list[Notice]:
        """Find who takes a command."""
        match command:
            case Begin():
                return self.begin()
            case Seal():
                return self.seal(command)
            case Unseal():
                return self.unseal(command)
            case Next():
                return self.go_on()
            case Rewind():
                return self.rewind(command)
            case Inject():
                return self.inject(command)
            case GiveSeat():
                return self.give_seat(command)
            case Pause():
                return self.pause(command)
        raise SessionError(f"{command!r} is no command")

    def note(self, record: Record) -> None:
        """Write a record, synced, then let it take effect; a failed write changes nothing. Raises JournalError."""
        if self.journal is not None and self.journal.broken:
            self.move_on()
        if self.journal is not None:
            self.journal.append(record)
        self.play.apply(record)
        self.records.append(record)

    def begin(self) -> list[Notice]:
        """Open the orders of turn 1."""
        if self.phase != BRIEFING:
            raise WrongPhase("the game has begun already; go on with its orders")
        self.note({"record": "phase", "phase": ORDERS, "turn": self.play.coming})
        return [self.turn_notice()]

    def turn_notice(self) -> Notice:
        """Return the notice of a turn whose orders are open."""
        return Notice("turn", f"Turn {self.turn} of {self.state.pace.turns} is open for orders.")

    def in_orders(self, actor: str, turn: int) -> None:
        """Raise unless this actor's sheet of this turn can be changed now."""
        check_actor(self.scenario.rules, actor)
        check_person(self.play.seats, actor, self.scenario.rules.names[actor])
        if turn < self.play.coming:
            raise TooLate(f"the sheets of turn {turn} are open already; order for turn {self.play.coming}")
        if self.phase != ORDERS:
            when = "when the briefing is over" if self.phase == BRIEFING else "when the next turn has begun"
            raise WrongPhase(f"sheets are taken {when}" if self.phase != ENDED else "the game is over; start a new one")
        if turn > self.play.coming:
            raise WrongPhase(f"turn {turn} has not come; order for turn {self.play.coming}")
        if self.play.paused:
            raise WrongPhase("the game is paused; hand the sheet in when it goes on")

    def seal(self, command: Seal) -> list[Notice]:
        """Take a sheet; the last one opens them all."""
        actor, rules = command.actor, self.scenario.rules
        self.in_orders(actor, command.turn)
        sheets = parse_sheets(rules, {actor: command.orders})
        check_sheets(rules, self.state, sheets)
        orders = format_sheets(rules, sheets)[actor]
        if self.play.sealed.get(actor) != tuple(orders):
            self.note({"record": "sheet", "turn": command.turn, "actor": actor, "orders": orders, "by": PERSON})
        return [Notice("sealed", f"{rules.names[actor]} has sealed its sheet."), *self.open_if_ready()]

    def unseal(self, command: Unseal) -> list[Notice]:
        """Give a sheet back."""
        self.in_orders(command.actor, command.turn)
        if command.actor not in self.play.sealed:
            return []
        self.note({"record": "unseal", "turn": command.turn, "actor": command.actor})
        return [Notice("unsealed", f"{self.scenario.rules.names[command.actor]} has taken its sheet back.")]

    def open_if_ready(self) -> list[Notice]:
        """Open the sheets if every person has sealed."""
        return self.open() if self.play.ready and not self.play.paused else []

    def open(self) -> list[Notice]:
        """Let the bots choose, write the turn down, and resolve it."""
        record, lineup = self.play.turn_record()
        self.note(record)
        self.play.lineup = lineup
        notices = [Notice("revealed", f"The sheets of turn {self.turn} are open.")]
        if self.play.course.over:
            try:
                self.note(self.play.outcome_record())
            except JournalError as problem:  # the turn is safe, and the outcome follows from it
                self.give_up_saving(problem)
                notices += self.told
                self.told = []
        return notices

    def go_on(self) -> list[Notice]:
        """Leave the reveal; where nobody is seated, open the sheets."""
        if self.phase == BRIEFING:
            return self.begin()
        if self.phase == ENDED:
            raise WrongPhase("the game is over; go back to an earlier turn, or start a new game")
        if self.play.paused:
            raise WrongPhase("the game is paused; go on with it first")
        if self.phase == ORDERS:
            if self.play.waiting:
                names = [self.scenario.rules.names[actor] for actor in self.play.waiting]
                raise WrongPhase(f"waiting for {', '.join(names)}; the sheets open when all are sealed")
            return self.open()
        phase = self.play.next_phase()
        turn = self.turn if phase == ENDED else self.play.coming
        self.note({"record": "phase", "phase": phase, "turn": turn})
        return [self.turn_notice()] if phase == ORDERS else [Notice("ended", "The game is over.")]

    def rewind(self, command: Rewind) -> list[Notice]:
        """Go back to the orders of a turn."""
        if self.phase == BRIEFING:
            raise WrongPhase("nothing has been played; begin the game first")
        last = min(self.play.coming, self.turn)
        if not 1 <= command.turn <= last:
            raise WrongPhase(f"there is no turn {command.turn} to go back to; use 1 to {last}")
        self.note({"record": "rewind", "to": command.turn})
        return [Notice("rewound", f"Back at the orders of turn {command.turn}; what was played since is kept.")]

    def inject(self, command: Inject) -> list[Notice]:
        """Drop an event into the coming turn."""
        rules = self.scenario.rules
        if command.event not in rules.event_index:
            known = ", ".join(rules.event_index)
            raise OrderError(f"{rules.id} has no event {command.event[:60]!r}; use one of {known}")
        if self.play.course.over:
            raise WrongPhase("the game is over; go back to an earlier turn first")
        if command.event not in self.play.injects:
            self.note({"record": "inject", "turn": self.play.coming, "event": command.event})
        return [Notice("inject", f"It will happen in turn {self.play.coming}.", FACILITATOR)]

    def give_seat(self, command: GiveSeat) -> list[Notice]:
        """Give a seat to a bot, or back to a person."""
        rules = self.scenario.rules
        check_actor(rules, command.actor)
        check_player(command.player)
        name = rules.names[command.actor]
        if command.player == PERSON and self.play.seats[command.actor] == PERSON:
            raise SeatTaken(f"somebody plays {name} already; choose another seat")
        if self.play.seats[command.actor] != command.player:
            self.note({"record": "seat", "actor": command.actor, "player": command.player})
        who = "a person" if command.player == PERSON else f"the bot {command.player}"
        return [Notice("seat", f"{name} is now played by {who}."), *self.open_if_ready()]

    def pause(self, command: Pause) -> list[Notice]:
        """Stop taking sheets, or go on."""
        if command.on != self.play.paused:
            self.note({"record": "pause", "on": command.on})
        return [Notice("pause", "The game is paused." if command.on else "The game goes on."), *self.open_if_ready()]

    # Where it is kept

    def give_up_saving(self, problem: JournalError) -> None:
        """Play on without saving, with a warning."""
        self.stop_saving()
        self.unsaved = f"This game is not being saved: {problem}."
        self.told.append(Notice("warning", self.unsaved))

    def stop_saving(self) -> None:
        """Close the journal and play on without one."""
        if self.journal is not None:
            with suppress(OSError):
                self.journal.close()
            self.journal = None
        self.unsaved = "This game is not being saved."

    def move_on(self) -> None:
        """Go on in a new complete journal beside one that could not be written; raise JournalError if that fails too."""
        assert self.journal is not None
        old = self.journal.path
        names = [old.with_name(f"{old.stem} {number}{old.suffix}") for number in range(2, MOST_COPIES)]
        fresh = next((place for place in names if not place.exists()), names[-1])
        self.save_to(fresh)
        self.told.append(Notice("warning", f"{old.name} could not be written; the whole game is now saved in {fresh}."))

    def save_to(self, path: str | Path) -> None:
        """Write the whole game so far to a new journal and go on there; raise JournalError, and nothing has changed."""
        journal = create(path, self.header)
        try:
            for record in self.records:
                journal.append(record)
        except JournalError:
            journal.close()
            with suppress(OSError):
                journal.path.unlink()
            raise
        if self.journal is not None:
            with suppress(OSError):
                self.journal.close()
        self.journal, self.unsaved = journal, None

    def close(self) -> None:
        """Let go of the journal; every acknowledged command is in it."""
        if self.journal is not None:
            self.journal.close()
            self.journal = None


def check_person(seats: Mapping[str, str], actor: str, name: str) -> None:
    """Raise NotSeated if a bot plays an actor."""
    if seats[actor] != PERSON:
        raise NotSeated(f"{name} is played by the bot {seats[actor]}; take the seat first")
