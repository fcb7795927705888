"""The story of a finished game as plain data: what was given, what moved most, and its largest chapters."""

from __future__ import annotations

from typing import Any

from game.engine import Meter, date_of
from game.session.course import Played
from game.session.entries import entry_of
from game.session.moment import Moment
from game.session.news import turn_headlines

CHAPTERS = 4


def story_part(moment: Moment) -> dict[str, Any] | None:
    """Return the story; None before the end."""
    if not moment.everything:
        return None
    given = [
        entry_of(moment.rules, actor, order)
        for turn in moment.course.turns
        for actor, orders in turn.sheets.items()
        for order in orders
    ]
    return {
        "turns": len(moment.course.turns),
        "orders": len(given),
        "quiet": sum(entry.quiet for entry in given),
        "tie": weakest_tie(moment),
        "home": largest_at_home(moment),
        "chapters": chapters(moment),
    }


def on_board(moment: Moment, per: str) -> dict[int, Meter]:
    """Return the meters on the board that stand between two actors (`pair`) or belong to one (`actor`), by row."""
    return {
        row: meter
        for row, meter in enumerate(moment.rules.meters)
        if (spec := moment.scenario.spec.meters[meter.name.partition(".")[0]]).per == per and spec.board
    }


def ends(moment: Moment, row: int) -> tuple[int, int]:
    """Return a meter at the start and at the end, in hundredths."""
    return int(moment.course.first.meters[row, 0]), int(moment.course.state.meters[row, 0])


def weakest_tie(moment: Moment) -> dict[str, Any] | None:
    """Return how the two actors fared who began with the weakest mutual tie, the mean of both ways."""
    rows = {tuple(meter.name.split(".")): row for row, meter in on_board(moment, "pair").items()}
    found: list[dict[str, Any]] = []
    for (family, one, other), row in rows.items():
        back = rows.get((family, other, one))
        if back is not None and row < back:
            before, after = (sum(pair) // 2 for pair in zip(ends(moment, row), ends(moment, back), strict=True))
            title = moment.scenario.spec.meters[family].title
            found.append({"title": title, "of": [one, other], "before": before, "after": after})
    return min(found, key=lambda tie: int(tie["before"]), default=None)


def largest_at_home(moment: Moment) -> dict[str, Any] | None:
    """Return the meter of one actor on the board that moved most over the game."""
    found: list[dict[str, Any]] = []
    for row, meter in on_board(moment, "actor").items():
        before, after = ends(moment, row)
        found.append({"meter": meter.name, "before": before, "after": after})
    return max(found, key=lambda one: abs(int(one["after"]) - int(one["before"])), default=None)


def chapters(moment: Moment) -> list[dict[str, Any]]:
    """Return the turns in which the board moved most, oldest first: headline, and the largest change."""
    rows = [*on_board(moment, "pair"), *on_board(moment, "actor")] or list(range(len(moment.rules.meters)))
    largest = sorted(moment.course.turns, key=lambda turn: -sum(abs(change) for change in changes(turn, rows)))
    told = sorted(largest[:CHAPTERS], key=lambda turn: turn.number)
    return [chapter(moment, turn, rows) for turn in told]


def changes(turn: Played, rows: list[int]) -> list[int]:
    """Return how far some meters moved in a turn, in hundredths."""
    return [int(turn.after.meters[row, 0]) - int(turn.before.meters[row, 0]) for row in rows]


def chapter(moment: Moment, turn: Played, rows: list[int]) -> dict[str, Any]:
    """Return one chapter."""
    moved = changes(turn, rows)
    place = max(range(len(rows)), key=lambda number: abs(moved[number]))
    news = turn_headlines(moment, turn)
    return {
        "turn": turn.number,
        "date": date_of(moment.rules, turn.before.tick).isoformat(),
        "text": str(news[0]["text"]) if news else "",
        "meter": moment.rules.meters[rows[place]].name,
        "change": moved[place],
    }
