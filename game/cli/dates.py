"""Dates as people read them."""

from __future__ import annotations

from datetime import date, timedelta

from game.engine import Rules, date_of, format_day


def day(when: date) -> str:
    """Return a date without its year: 24 August."""
    return format_day(when.toordinal())


def full_day(when: date) -> str:
    """Return a date with its year: 24 August 2019."""
    return f"{day(when)} {when.year}"


def span(first: date, last: date) -> str:
    """Return two dates as a span: 1 to 14 July 2019."""
    if first.year != last.year:
        return f"{full_day(first)} to {full_day(last)}"
    if first.month != last.month:
        return f"{day(first)} to {full_day(last)}"
    return f"{first.day} to {full_day(last)}"


def turn_days(rules: Rules, turn_ticks: int, turn: int) -> tuple[date, date]:
    """Return the first and last day of a turn counted from 1."""
    first = date_of(rules, (turn - 1) * turn_ticks)
    return first, date_of(rules, turn * turn_ticks) - timedelta(days=1)
