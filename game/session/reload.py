"""A running game played again on its edited scenario, as far as its orders still stand."""

from __future__ import annotations

from game.engine import check_sheets, digest, parse_sheets
from game.errors import GameError, OrderError, SessionError
from game.journal import Record
from game.scenario import Scenario
from game.session.commands import Next
from game.session.moment import BRIEFING, ENDED, ORDERS
from game.session.play import Play
from game.session.replay import opening, phase_record
from game.session.seats import PERSON
from game.session.session import Session
from game.session.timing import Timing


def reloaded(old: Session, scenario: Scenario) -> tuple[Session, str]:
    """Return the game on the edited scenario, unsaved, and one sentence on how far it could be played again.

    Seats, pace, seed, clocks and every sheet are those of the old game, which stays as it is. Raises SessionError where
    nobody could sit as before.
    """
    header = old.header
    if set(scenario.rules.actors) != set(old.play.seats):
        raise SessionError("the edited scenario has other actors; start a new game to play it")
    try:
        seats, pace = header["seats"], header["pace"]
        new = Session(scenario, seats, pace=pace, seed=header["seed"], game=header["game"])
    except GameError as problem:
        raise SessionError(f"the edited scenario cannot take this game over: {problem}") from problem
    recording = old.recording
    line, why = recording.line, ""
    timing = old.play.timing
    if timing.seconds:
        new.note({"record": "timer", "seconds": timing.seconds})
    for number in range(len(line)):
        *before, turn = opening(recording, line, number)
        why = trouble(new.play, turn)
        if why:
            break
        for one in [*lesson_records(timing, number + 1), *before]:
            new.note(one)
        new.note({**turn, "before": digest(scenario.rules, new.play.state)})
    have, whole = len(new.play.course.turns), len(line)
    settle(old, new, have == whole)
    new.asked = old.asked
    if why:
        return new, f"The edited scenario was played again up to turn {have + 1}: {why}. The game goes on there."
    return new, f"The edited scenario was taken in, and the game played again on it up to turn {new.turn}."


def trouble(play: Play, record: Record) -> str:
    """Return why a turn cannot be played again as it was, nothing if it can."""
    if play.course.over:
        return "there it has come to its end"
    try:
        sheets = parse_sheets(play.rules, record["sheets"])
        check_sheets(play.rules, play.state, sheets)
    except OrderError as problem:
        return str(problem).replace(";", ",")
    lost = [name for name in record["injects"] if name not in play.rules.event_index]
    return f"the event {lost[0]!r} is gone" if lost else ""


def lesson_records(timing: Timing, turn: int, now: int | None = None) -> list[Record]:
    """Return what is recorded before the orders of a turn of this lesson open: when that was, or that it is now."""
    starts = dict(timing.starts)
    lesson = starts.get(turn) if now is None else now
    if lesson is None:
        return []
    anew: list[Record] = [{"record": "lesson", "turn": turn}] if 1 < turn <= min(starts, default=0) else []
    return [*anew, {"record": "clock", "turn": turn, "length": 0, "spent": 0, "lesson": lesson}]


def settle(old: Session, new: Session, whole: bool) -> None:
    """Bring the new game to the phase of the old one: seats and clocks as they are now, sealed sheets that still stand,
    what was dropped in; a game that stands at an earlier turn begins its orders anew."""
    play, timing = new.play, old.play.timing
    for actor, player in old.play.seats.items():
        if play.seats[actor] != player:
            new.note({"record": "seat", "actor": actor, "player": player})
    if play.closing_due:
        new.note(play.outcome_record())
    for one in lesson_records(timing, play.coming, None if whole else timing.lesson):
        new.note(one)
    if whole and old.play.stopped:
        new.note({"record": "end", "turn": new.turn})
    elif play.course.over:
        if play.phase != ENDED and (old.phase == ENDED or not whole):
            new.handle(Next())
    elif old.phase != BRIEFING and (not whole or old.phase == ORDERS):
        new.note(phase_record(ORDERS, play.coming))
    if whole and play.timing != timing:
        new.note({"record": "clock", "turn": new.turn, **timing.later(0, False)})
    for turn, event in old.play.injects if whole else ():
        if event in play.rules.event_index:
            new.note({"record": "inject", "turn": turn, "event": event})
    if old.play.paused:
        new.note({"record": "pause", "on": True})
    for actor, orders in old.play.sealed.items() if whole and play.phase == ORDERS else ():
        if stands(play, actor, orders):
            new.note({"record": "sheet", "actor": actor, "turn": play.coming, "orders": list(orders), "by": PERSON})


def stands(play: Play, actor: str, orders: tuple[str, ...]) -> bool:
    """Return whether a sealed sheet is still legal."""
    try:
        check_sheets(play.rules, play.state, parse_sheets(play.rules, {actor: list(orders)}))
    except OrderError:
        return False
    return True
