"""How each command is judged and carried out: refused with one sentence, or written down and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine import check_sheets, format_sheets, parse_sheets
from game.errors import NotSeated, OrderError, SeatTaken, SessionError, TooLate, WrongPhase
from game.session.commands import (
    Begin,
    Command,
    End,
    Extend,
    GiveSeat,
    Inject,
    Lesson,
    Next,
    Notice,
    Pause,
    Recall,
    Rewind,
    Seal,
    Timer,
    Unseal,
)
from game.session.moment import BRIEFING, ENDED, ORDERS
from game.session.seats import PERSON, check_actor, check_player
from game.session.timing import LONGEST

if TYPE_CHECKING:
    from game.session.session import Session

FACILITATOR = "facilitator"


def carry_out(session: Session, command: Command) -> list[Notice]:
    """Carry out a command; raise SessionError, OrderError or JournalError."""
    match command:
        case Begin():
            return begin(session)
        case Seal():
            return seal(session, command)
        case Unseal():
            return unseal(session, command)
        case Next():
            return go_on(session)
        case Rewind():
            return rewind(session, command)
        case Inject():
            return inject(session, command)
        case Recall():
            return recall(session, command)
        case GiveSeat():
            return give_seat(session, command)
        case Pause():
            return pause(session, command)
        case Timer():
            return timer(session, command)
        case Extend():
            return extend(session, command)
        case Lesson():
            session.note({"record": "lesson", "turn": session.play.coming})
            return [Notice("timer", "The lesson is counted from now.", FACILITATOR)]
        case End():
            return end(session)
    raise SessionError(f"{str(command)[:60]!r} is no command; send one of game.session")


def begin(session: Session) -> list[Notice]:
    """Open the orders of turn 1."""
    if session.phase != BRIEFING:
        raise WrongPhase("the game has begun already; go on with its orders")
    session.note({"record": "phase", "phase": ORDERS, "turn": session.play.coming})
    return [turn_notice(session)]


def turn_notice(session: Session) -> Notice:
    """Return the notice of a turn whose orders are open."""
    return Notice("turn", f"Turn {session.turn} of {session.state.pace.turns} is open for orders.")


def check_open(session: Session, actor: str, turn: int) -> None:
    """Raise unless this actor's sheet of this turn can be changed now."""
    play, rules = session.play, session.scenario.rules
    check_actor(rules, actor)
    if play.seats[actor] != PERSON:
        raise NotSeated(f"{rules.names[actor]} is played by the bot {play.seats[actor]}; take the seat first")
    if turn < play.coming:
        raise TooLate(f"the sheets of turn {turn} are open already; order for turn {play.coming}")
    if session.phase == ENDED:
        raise WrongPhase("the game is over; start a new one")
    if session.phase != ORDERS:
        what = "the briefing is over" if session.phase == BRIEFING else "the next turn has begun"
        raise WrongPhase(f"sheets are taken when {what}; go on first")
    if turn > play.coming:
        raise WrongPhase(f"turn {turn} has not come; order for turn {play.coming}")
    if play.paused:
        raise WrongPhase("the game is paused; hand the sheet in when it goes on")


def seal(session: Session, command: Seal) -> list[Notice]:
    """Take a sheet; the last one opens them all. The same sheet twice is one."""
    actor, rules = command.actor, session.scenario.rules
    check_open(session, actor, command.turn)
    sheets = parse_sheets(rules, {actor: command.orders})
    check_sheets(rules, session.state, sheets)
    orders = format_sheets(rules, sheets)[actor]
    if session.play.sealed.get(actor) != tuple(orders):
        session.note({"record": "sheet", "turn": command.turn, "actor": actor, "orders": orders, "by": PERSON})
    return [Notice("sealed", f"{rules.names[actor]} has sealed its sheet."), *open_if_ready(session)]


def unseal(session: Session, command: Unseal) -> list[Notice]:
    """Give a sheet back; one that is not in needs nothing."""
    check_open(session, command.actor, command.turn)
    if command.actor not in session.play.sealed:
        return []
    session.note({"record": "unseal", "turn": command.turn, "actor": command.actor})
    return [Notice("unsealed", f"{session.scenario.rules.names[command.actor]} has taken its sheet back.")]


def open_if_ready(session: Session) -> list[Notice]:
    """Open the sheets if every person has sealed."""
    return session.open() if session.play.ready and not session.play.paused else []


def go_on(session: Session) -> list[Notice]:
    """Leave the reveal; where every sheet is in or nobody is seated, open the sheets."""
    play = session.play
    if session.phase == BRIEFING:
        return begin(session)
    if session.phase == ENDED:
        raise WrongPhase("the game is over; go back to an earlier turn, or start a new game")
    if play.paused:
        raise WrongPhase("the game is paused; go on with it first")
    if session.phase == ORDERS:
        if play.waiting:
            names = ", ".join(session.scenario.rules.names[actor] for actor in play.waiting)
            raise WrongPhase(f"waiting for {names}; the sheets open when all are sealed")
        return session.open()
    if play.course.over:
        session.note({"record": "phase", "phase": ENDED, "turn": session.turn})
        return [Notice("ended", "The game is over.")]
    session.note({"record": "phase", "phase": ORDERS, "turn": play.coming})
    return [turn_notice(session)]


def rewind(session: Session, command: Rewind) -> list[Notice]:
    """Go back to the orders of a turn."""
    if session.phase == BRIEFING:
        raise WrongPhase("nothing has been played; begin the game first")
    last = session.play.coming if session.play.stopped else session.turn
    if not 1 <= command.turn <= last:
        raise WrongPhase(f"there is no turn {command.turn} to go back to; use 1 to {last}")
    session.note({"record": "rewind", "to": command.turn})
    return [Notice("rewound", f"Back at the orders of turn {command.turn}; what was played since is kept.")]


def inject(session: Session, command: Inject) -> list[Notice]:
    """Drop an event into the coming turn; only the facilitator is told."""
    rules = session.scenario.rules
    if command.event not in rules.event_index:
        known = ", ".join(rules.event_index)
        raise OrderError(f"{rules.id} has no event {command.event[:60]!r}; use one of {known}")
    play = session.play
    turn = play.coming + command.later
    if play.course.over or play.stopped:
        raise WrongPhase("the game is over; go back to an earlier turn first")
    if turn > play.state.pace.turns:
        raise WrongPhase(f"the game has {play.state.pace.turns} turns; drop it into this one")
    if (turn, command.event) not in play.injects:
        session.note({"record": "inject", "turn": turn, "event": command.event})
    return [Notice("inject", f"It will happen in turn {turn}.", FACILITATOR)]


def recall(session: Session, command: Recall) -> list[Notice]:
    """Take back an event that was dropped in; one that was not needs nothing."""
    if any(event == command.event for _, event in session.play.injects):
        session.note({"record": "recall", "event": command.event})
    return [Notice("inject", "It will not be dropped in.", FACILITATOR)]


def give_seat(session: Session, command: GiveSeat) -> list[Notice]:
    """Give a seat to a bot, or back to a person; a sheet sealed from it is taken off the table."""
    rules, play = session.scenario.rules, session.play
    check_actor(rules, command.actor)
    check_player(command.player)
    name = rules.names[command.actor]
    if command.player == PERSON and play.seats[command.actor] == PERSON:
        raise SeatTaken(f"somebody plays {name} already; choose another seat")
    if play.seats[command.actor] != command.player:
        session.note({"record": "seat", "actor": command.actor, "player": command.player})
    who = "a person" if command.player == PERSON else f"the bot {command.player}"
    return [Notice("seat", f"{name} is now played by {who}."), *open_if_ready(session)]


def pause(session: Session, command: Pause) -> list[Notice]:
    """Stop taking sheets, or go on."""
    if command.on != session.play.paused:
        session.note({"record": "pause", "on": command.on})
    return [Notice("pause", "The game is paused." if command.on else "The game goes on."), *open_if_ready(session)]


def timer(session: Session, command: Timer) -> list[Notice]:
    """Give the orders of every turn so much time."""
    if not 0 <= command.seconds <= LONGEST:
        raise SessionError(f"a turn cannot be given {command.seconds} seconds; use 0 to {LONGEST}")
    if command.seconds != session.play.timing.seconds:
        session.note({"record": "timer", "seconds": command.seconds})
    return [Notice("timer", f"Each turn has {command.seconds} seconds." if command.seconds else "The timer is off.")]


def extend(session: Session, command: Extend) -> list[Notice]:
    """Give this turn more time, or less."""
    if session.phase != ORDERS or not session.play.timing.on:
        raise WrongPhase("no timer runs; it runs while orders are given, if each turn has a time")
    if abs(command.seconds) > LONGEST:
        raise SessionError(f"a turn cannot be given {command.seconds} seconds more; use up to {LONGEST}")
    session.note_clock(0, command.seconds)
    return [Notice("timer", f"The turn has {session.play.timing.length} seconds now.")]


def end(session: Session) -> list[Notice]:
    """End the game where it stands; what lies sealed is not opened."""
    play = session.play
    if session.phase == ENDED:
        raise WrongPhase("the game is over; go back to an earlier turn, or start a new game")
    if not play.course.turns:
        raise WrongPhase("nothing has been played to talk over; play a turn first")
    session.note({"record": "end", "turn": len(play.course.turns)})
    return [Notice("ended", "The game is over.")]
