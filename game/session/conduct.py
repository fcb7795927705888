"""How each command is judged and carried out: refused with one sentence, or written down and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine import check_sheets, format_sheets, parse_sheets
from game.errors import NotSeated, OrderError, SeatTaken, SessionError, TooLate, WrongPhase
from game.session.commands import Begin, Command, GiveSeat, Inject, Next, Notice, Pause, Rewind, Seal, Unseal
from game.session.moment import BRIEFING, ENDED, ORDERS
from game.session.seats import PERSON, check_actor, check_player

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
        case GiveSeat():
            return give_seat(session, command)
        case Pause():
            return pause(session, command)
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
    if not 1 <= command.turn <= session.turn:
        raise WrongPhase(f"there is no turn {command.turn} to go back to; use 1 to {session.turn}")
    session.note({"record": "rewind", "to": command.turn})
    return [Notice("rewound", f"Back at the orders of turn {command.turn}; what was played since is kept.")]


def inject(session: Session, command: Inject) -> list[Notice]:
    """Drop an event into the coming turn; only the facilitator is told."""
    rules = session.scenario.rules
    if command.event not in rules.event_index:
        known = ", ".join(rules.event_index)
        raise OrderError(f"{rules.id} has no event {command.event[:60]!r}; use one of {known}")
    if session.play.course.over:
        raise WrongPhase("the game is over; go back to an earlier turn first")
    if command.event not in session.play.injects:
        session.note({"record": "inject", "turn": session.play.coming, "event": command.event})
    return [Notice("inject", f"It will happen in turn {session.play.coming}.", FACILITATOR)]


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
