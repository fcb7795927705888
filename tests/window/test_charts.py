"""Charts and lists place themselves: whatever the numbers are, no word touches another, a line or a flag."""

from __future__ import annotations

import itertools
from random import Random
from typing import Any

import pytest

from game.lettering import load_metrics
from game.shipped import shipped
from game.window import charts
from game.window.charts import Course, Flag, Plot, apart, chart, crosses
from game.window.display import DisplayList, Marker, Rect, Stroke, Text
from game.window.flowing import Row, blocks, pages_of
from game.window.page import Look, Page
from game.window.placing import overlaps
from tests.tiers import n
from tests.window import audit

METRICS = load_metrics(shipped("assets") / "fonts")
WORDS = (
    "Seoul: Give notice on the pact",
    "Tokyo: Take Seoul off the list",
    "Washington: Bring three ministers together",
)


def drawn(luck: Random, flags: int = 3) -> DisplayList:
    """Return a chart of chance on a page of its own."""
    room = luck.random() < 0.4
    page = Page(Look(METRICS, luck.choice((1280, 1024, 1600)), 720, room=room, still=True))
    turns = luck.choice((1, 5, 11, 30))
    level, played, past = luck.randrange(0, 10001), [], []
    for _ in range(turns + 1):
        level = min(max(level + luck.randint(-1500, 1500), 0), 10000)
        played.append(level)
        past.append(min(max(level + luck.randint(-900, 900), 0), 10000))
    played = played[: luck.randint(2, turns + 1)] if luck.random() < 0.3 else played
    marks = [
        {"at": at, "words": f"something named happens at {at // 100}"}
        for at in luck.sample(range(500, 9600, 50), luck.randint(0, 3))
    ]
    one = {
        "name": "trust.a.b",
        "low": 0,
        "high": 10000,
        "per": "pair",
        "tense": "down",
        "thresholds": marks,
        "value": 0,
    }
    told = [Flag(luck.randint(1, turns), str(i + 1), luck.choice(WORDS)) for i in range(flags)]
    course = Course(one, played, past if luck.random() < 0.8 else [], ("Your class", "2019"), told)
    shot = {"start": "2019-07-01", "end": "2019-12-01", "turns": turns}
    wide, high = luck.randint(420, int(page.W) - 80), luck.randint(190, 520)
    chart(page, (40, 60, wide, high), course, shot)
    return page.done()


def lines_of(page: DisplayList) -> list[Stroke]:
    """Return the lines of the game and of the record."""
    return [item for item in page.items if isinstance(item, Stroke) and item.width in (3.6, 2.2)]


def problems(page: DisplayList) -> list[str]:
    """Return words over words, under flags or on the lines."""
    found = audit.problems(page)
    for item in page.items:
        if isinstance(item, Text):
            for line in lines_of(page):
                if crosses(line.points, audit.extent(item), 0.0) and item.anchor != "r":
                    found.append(f"a line runs through {item.text!r}")
    flags = [
        item.box for item in page.items if isinstance(item, Rect) and item.fill == "ink" and item.box[2] == item.box[3]
    ]
    found += ["two flags meet" for i, a in enumerate(flags) for b in flags[i + 1 :] if overlaps(a, b)]
    return found


def test_nothing_on_a_chart_touches_anything_else() -> None:
    flagged = 0
    for number in range(n("charts of chance")):
        page = drawn(Random(number))
        assert problems(page) == [], number
        flagged += sum(
            isinstance(item, Rect) and item.fill == "ink" and item.box[2] == item.box[3] for item in page.items
        )
    assert flagged > 2 * n("charts of chance"), "most flags find a place"


def test_a_chart_that_does_not_look_where_it_writes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Plot, "_free", lambda *_: True)
    monkeypatch.setattr(Plot, "_clear", lambda *_: True)
    assert any(problems(drawn(Random(number))) for number in range(20))


def test_labels_keep_apart_and_in_order() -> None:
    for number in range(200):
        luck = Random(number)
        wanted = [luck.uniform(0, 100) for _ in range(luck.randint(1, 4))]
        placed = apart(wanted, 20, 0, 100)
        order = sorted(range(len(wanted)), key=lambda i: wanted[i])
        gaps = [placed[b] - placed[a] for a, b in itertools.pairwise(order)]
        assert all(gap >= 20 - 1e-9 for gap in gaps) and min(placed) >= -1e-9 and max(placed) <= 100 + 1e-9


def test_a_line_is_known_to_cross_a_box() -> None:
    line = [(0.0, 0.0), (100.0, 100.0), (200.0, 0.0)]
    assert crosses(line, (40, 45, 10, 10), 0) and crosses(line, (90, 90, 30, 5), 0)
    assert not crosses(line, (40, 0, 10, 10), 0) and not crosses(line, (210, 0, 10, 10), 0)
    assert crosses(line, (40, 0, 10, 25), 20)
    assert charts.stem(10, (0, 0, 20, 20), 50)[3] == 30


# lists


def rows(luck: Random) -> list[Row]:
    """Return rows of chance: heads, groups and single ones."""
    out: list[Row] = []
    for block in range(luck.randint(1, 9)):
        if luck.random() < 0.5:
            out.append(Row(luck.choice((20.0, 34.0)), _nothing, head=True))
        group = f"g{block}" if luck.random() < 0.6 else ""
        out += [Row(luck.choice((18.0, 36.0, 54.0)), _nothing, group=group) for _ in range(luck.randint(1, 8))]
    return out


def _nothing(x: float, y: float, w: float) -> None: ...


def test_every_row_stands_once_in_order_and_inside() -> None:
    for number in range(300):
        luck = Random(number)
        every, high, columns = rows(luck), luck.uniform(90, 400), luck.randint(1, 3)
        placed = [spot for part in pages_of(every, high, columns) for spot in part]
        assert [id(row) for _, _, row in placed] == [id(row) for row in every]
        for (column, top, row), after in zip(placed, [*placed[1:], None], strict=True):
            assert 0 <= column < columns and (top + row.high <= high or top == 0), number
            if row.head and after is not None and row.high + after[2].high <= high:
                assert (after[0], after[1]) == (column, top + row.high), "a head stands over what it heads"


def test_what_belongs_together_stays_together_where_it_fits() -> None:
    for number in range(300):
        luck = Random(number)
        every, high = rows(luck), luck.uniform(200, 400)
        where: dict[int, tuple[int, int]] = {}
        for page, part in enumerate(pages_of(every, high, 2)):
            where |= {id(row): (page, column) for column, _, row in part}
        for block in blocks(every):
            if sum(row.high for row in block) <= high:
                assert len({where[id(row)] for row in block}) == 1, number


def test_markers_of_a_chart_lie_on_its_line() -> None:
    page = drawn(Random(3), flags=0)
    line = next(item for item in lines_of(page) if item.width == 3.6)
    dots: set[Any] = {(item.x, item.y) for item in page.items if isinstance(item, Marker)}
    assert dots == set(line.points)
