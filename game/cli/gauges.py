"""Meters as small gauges of text, and the reasons behind the largest changes."""

from __future__ import annotations

from game.cli.account import Account
from game.cli.terminal import Terminal
from game.cli.wrap import padded
from game.engine import Meter, Reason

FULL, EMPTY, MINUS = "\u2588", "\u2591", "\u2212"
VALUE, CHANGE, GAPS = 6, 7, 4  # columns of the two figures and of the spaces between
NARROW, WIDE = 8, 24  # columns of a gauge
MOST_METERS, MOST_REASONS = 3, 3


def points(hundredths: int, signed: bool = False) -> str:
    """Return hundredths as points with one decimal; a change too small for it still shows its sign."""
    tenths = (abs(hundredths) + 5) // 10
    sign = "" if not signed else MINUS if hundredths < 0 else "+"
    if not signed and hundredths < 0:
        sign = MINUS
    return f"{sign}{tenths // 10}.{tenths % 10}"


def shown_meters(account: Account) -> list[tuple[int, Meter]]:
    """Return the meters of the board, or all if the scenario has no board."""
    rules, spec = account.rules, account.scenario.spec
    board = [(row, meter) for row, meter in enumerate(rules.meters) if spec.meters[meter.name.partition(".")[0]].board]
    return board or list(enumerate(rules.meters))


def gauge_lines(account: Account, turn: int, terminal: Terminal) -> list[str]:
    """Return one line a meter: title, gauge, value, change."""
    meters = shown_meters(account)
    room = terminal.width - 2 - VALUE - CHANGE - GAPS - NARROW
    wide = min(max(terminal.measure(meter.title) for _, meter in meters), max(room, 6))
    gauge = max(NARROW, min(WIDE, terminal.width - 2 - wide - VALUE - CHANGE - GAPS))
    lines = []
    for row, meter in meters:
        before, after = int(account.before(turn).meters[row, 0]), int(account.after(turn).meters[row, 0])
        change = points(after - before, True) if after != before else ""
        parts = (
            padded(terminal.fit(meter.title), wide),
            terminal.fit(drawn(meter, after, gauge)),
            padded(terminal.fit(points(after)), VALUE, True),
            padded(terminal.fit(change), CHANGE, True),
        )
        lines.append(" ".join(parts).rstrip())
    return lines


def drawn(meter: Meter, value: int, width: int) -> str:
    """Return a gauge filled as far as a value stands in its meter's range."""
    span = max(meter.high - meter.low, 1)
    filled = ((value - meter.low) * width * 2 + span) // (span * 2)
    filled = max(0, min(width, filled))
    return FULL * filled + EMPTY * (width - filled)


def reason_lines(account: Account, turn: int) -> list[str]:
    """Return why the meters that moved most did so: the largest causes, and what the rest adds up to."""
    by_meter: dict[str, list[Reason]] = {}
    for reason in account.reasons(turn):
        by_meter.setdefault(reason.meter, []).append(reason)
    titles = {meter.name: meter.title for meter in account.rules.meters}
    totals = {name: sum(reason.amount for reason in found) for name, found in by_meter.items()}
    largest = sorted((name for name in totals if totals[name]), key=lambda name: (-abs(totals[name]), name))
    return [f"{titles[name]} {points(totals[name], True)}: {causes(by_meter[name])}" for name in largest[:MOST_METERS]]


def causes(reasons: list[Reason]) -> str:
    """Return the largest causes of one meter's change, and the rest in one sum that keeps the total exact."""
    order = sorted(reasons, key=lambda reason: -abs(reason.amount))
    named = [f"{said(reason)} {points(reason.amount, True)}" for reason in order[:MOST_REASONS]]
    rest = order[MOST_REASONS:]
    if rest:
        named.append(f"{len(rest)} more {points(sum(reason.amount for reason in rest), True)}")
    return "; ".join(named)


def said(reason: Reason) -> str:
    """Return the words of a cause without the stop at their end."""
    return (reason.because or reason.title or reason.rule).rstrip(" .")
