"""The audit over every screen, size and zoom; and that it catches what it should (T1, T3, T5 to T9, T11, T15)."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.lettering import load_metrics
from game.shipped import shipped
from game.window.display import BOARD, OVERLAY, PANEL, DisplayList, Marker, Rect, Target, Text
from game.window.model import meters
from game.window.page import Look, Page
from game.window.screen import Key, Screen
from game.window.screens.ledger import amounts
from game.window.stage import KINDS, ROOMS, layout, on_event, ready
from tests.tiers import n
from tests.window import audit, cells
from tests.window.fixtures import played

METRICS = load_metrics(shipped("assets") / "fonts")


def laid(screen: Screen, **how: object) -> DisplayList:
    look = Look(METRICS, still=True, **how)  # type: ignore[arg-type]
    return ready(screen, look)[1]


def every(chosen: int) -> Iterator[tuple[str, DisplayList]]:
    """Yield `chosen` cells of all screens x sizes x zooms, drawn without repetition by a fixed seed."""
    found = [
        (name, screen, size, zoom, False)
        for name, screen in [*cells.screens(), *cells.variants(), *cells.extremes()]
        for size in cells.SIZES
        for zoom in cells.ZOOMS
    ]
    found += [
        (name, screen, size, zoom, True)
        for name, screen in [*cells.rooms(), *cells.room_cards(), *cells.many_rooms()]
        for size in cells.SIZES
        for zoom in (100, 125)
    ]
    cells_of = [(*cell, None) for cell in found]
    cells_of += [
        (name, screen, size, zoom, room, clock)
        for name, screen, clock in cells.timed()
        for size in cells.SIZES
        for room in ((False, True) if screen.name in ROOMS else (False,))
        for zoom in ((100, 125) if room else cells.ZOOMS)
    ]
    random.Random(2019).shuffle(cells_of)
    for name, screen, (w, h), zoom, room, clock in cells_of[:chosen]:
        page = laid(screen, width=w, height=h, zoom=zoom, room=room, clock=clock)
        yield f"{name} at {w}x{h} {zoom} %{' room' * room}", page


def test_no_page_has_a_problem() -> None:
    wrong = [f"{name}: {one}" for name, page in every(n("window_cells")) for one in audit.problems(page)]
    assert not wrong, "\n".join(wrong[:20])


def test_every_screen_of_the_table_is_audited() -> None:
    named = {screen.name for _, screen in cells.screens()}
    assert named == set(KINDS)


def test_meaning_never_rests_on_colour_alone() -> None:
    for name, screen in [*cells.screens(), *cells.extremes()]:
        for size in ((1280, 720), (1024, 768)):
            wrong = list(audit.sole_colours(laid(screen, width=size[0], height=size[1])))
            assert not wrong, (name, wrong)


SAFE = (24.0, 10.0, 1232.0, 700.0)


@pytest.mark.parametrize(
    ("word", "items", "targets"),
    [
        (
            "overlap",
            [
                Text(100, 100, "one", "body", "ink", SAFE, width=40),
                Text(120, 104, "two", "body", "ink", SAFE, width=40),
            ],
            [],
        ),
        ("safe area", [Text(4, 100, "left", "body", "ink", (0, 0, 1280, 720), width=40)], []),
        ("container", [Text(100, 100, "wide", "body", "ink", (90, 80, 60, 30), width=80)], []),
        ("covered", [Text(100, 100, "under", "body", "ink", SAFE, width=40), Rect((90, 80, 80, 40), "card")], []),
        ("sign", [Text(100, 100, "under", "body", "ink", SAFE, width=40), Marker("circle", 120, 95, 8, "hot")], []),
        ("smaller than 24", [], [Target("a", (10, 10, 20, 20), "a")]),
        ("off the page", [], [Target("a", (1270, 10, 60, 40), "a")]),
        ("two targets called", [], [Target("a", (10, 10, 60, 40), "a"), Target("a", (10, 90, 60, 40), "a")]),
        ("with the key", [], [Target("a", (10, 10, 60, 40), "a", "x"), Target("b", (10, 90, 60, 40), "b", "x")]),
        ("focus", [], [Target("b", (10, 90, 60, 40), "b")]),
    ],
)
def test_the_audit_catches_a_planted_fault(word: str, items: list[object], targets: list[Target]) -> None:
    page = DisplayList(1280, 720, tuple(items), tuple(targets), "a" if word != "focus" else "gone")  # type: ignore[arg-type]
    assert any(word in one for one in audit.problems(page)), audit.problems(page)


def test_the_audit_knows_overlays_and_the_back_row() -> None:
    below = Text(100, 100, "below", "body", "ink", SAFE, BOARD, width=40)
    above = (
        Rect((90, 80, 80, 40), "card", layer=OVERLAY),
        Text(100, 100, "above", "body", "ink", SAFE, OVERLAY, width=40),
    )
    assert not audit.problems(DisplayList(1280, 720, (below, *above), ()))
    small = Text(100, 100, "small", "body", "ink", SAFE, PANEL, width=40)
    assert audit.problems(DisplayList(1280, 720, (small,), (), room=True))
    lone = Text(100, 100, "12", "num", "hot", SAFE, PANEL, width=24)
    assert list(audit.sole_colours(DisplayList(1280, 720, (lone,), ())))


# keys


def test_tab_visits_every_target_once_and_space_equals_a_click() -> None:
    host = cells.Host(played(3))
    for name, screen in cells.screens():
        look = Look(METRICS, still=True)
        here, page = ready(screen, look)
        seen: list[str] = []
        for _ in page.targets:
            seen.append(here.focus)
            here = on_event(here, Key("tab"), look, host)
        stops = [one.id for one in page.targets if one.tab]
        moving = ("deadline.", "order.", "page.")  # a focused order may add a deadline or turn the page of the menu
        fixed = sorted(one for one in stops if not one.startswith(moving))
        assert sorted(one for one in seen[: len(stops)] if not one.startswith(moving)) == fixed or name.startswith(
            "situation"
        ), name
        assert set(fixed) <= set(seen), name
        assert all(one.tab or one.key for one in page.targets), name
        assert all(one.action for one in page.targets), name


def test_every_meter_can_be_reached() -> None:
    host = cells.Host(played(3))
    shot = host.door.snapshot("seoul")
    found: set[str] = set()
    screen = Screen("situation", shot, {"order": "give_notice"})
    for number in range(8):
        page = laid(screen.over("standing", "close", page=number))
        found |= {one.id.removeprefix("meter.") for one in page.targets if one.id.startswith("meter.")}
    assert found == {one["name"] for one in meters(shot)}


# secrecy


def test_what_is_secret_never_reaches_a_public_page() -> None:
    mark = "QZSECRETZQ"
    door = played(3, cells.ALL)
    own = door.snapshot("seoul")
    for move in own["orders"]["moves"]:
        move["title"] = move["text"] = mark
    public = {**door.snapshot(None), "reader": None}
    assert public["orders"] is None
    for room in (False, True):
        for screen in (
            Screen("cover", public, {"next": "tokyo"}),
            Screen("situation", public, {}),
            Screen("reveal", played(3, phase="reveal").snapshot(None), {"step": 1}),
        ):
            page = laid(screen, room=room)
            assert not [item for item in page.items if isinstance(item, Text) and mark in item.text]
    shown = laid(Screen("situation", own, {"order": own["orders"]["moves"][0]["order"]}))
    assert [item for item in shown.items if isinstance(item, Text) and mark in item.text], (
        "the mark would be seen if it were there"
    )
    room_page = laid(Screen("situation", own, {"order": own["orders"]["moves"][0]["order"]}), room=True)
    assert not [item for item in room_page.items if isinstance(item, Text) and mark in item.text]


def test_quiet_orders_stay_quiet_in_the_reveal() -> None:
    shot = copy.deepcopy(played(3, phase="reveal").snapshot(None))
    for sheet in shot["reveal"]["sheets"]:
        sheet["orders"] = [
            {"title": "QZSECRETZQ", "headline": "QZSECRETZQ", "quiet": True, "told": False, "text": "QZSECRETZQ"}
        ]
    for step in (1, 2, 3):
        page = laid(Screen("reveal", shot, {"step": step, "opened": 3}))
        texts = [item.text for item in page.items if isinstance(item, Text)]
        assert not [text for text in texts if "QZSECRETZQ" in text]
        assert step == 1 or sum("quiet order" in text for text in texts) >= 3


# numbers


def test_every_ledger_adds_up() -> None:
    for turns in range(1, 11):
        shot = played(turns, phase="reveal").snapshot("seoul")
        for one in meters(shot):
            assert amounts(shot, one["name"]) == one["value"], one["name"]


def test_reduced_motion_shows_the_end_at_once() -> None:
    for name, screen in cells.screens():
        first = layout(screen, Look(METRICS, still=True, age=0.0))
        assert first == layout(screen, Look(METRICS, still=True, age=9.0)), name
        assert not first.moving


def test_motion_comes_to_rest() -> None:
    shot = played(3, phase="reveal").snapshot("seoul")
    screen = Screen("reveal", shot, {"step": 3, "opened": 3}, "next")
    assert layout(screen, Look(METRICS, age=0.0)).moving
    end = layout(screen, Look(METRICS, age=5.0))
    assert not end.moving and end == layout(screen, Look(METRICS, still=True, age=0.0))


def test_every_character_has_a_glyph() -> None:
    for name, screen in [*cells.screens(), *cells.extremes()]:
        for item in laid(screen).items:
            if isinstance(item, Text):
                missing = [char for char in item.text if not METRICS.face_of(char, "plex400")]
                assert not missing, (name, item.text)


def test_korean_and_japanese_lay_out() -> None:
    shot = copy.deepcopy(played(3).snapshot("seoul"))
    for one, name in zip(shot["actors"], ("서울", "東京", "ワシントン"), strict=True):
        one["name"] = name
    for move in shot["orders"]["moves"]:
        move["title"], move["text"] = (
            "군사정보보호협정 종료를 통보하다",
            "通告から九十日で協定は失効する。それまでは通告を停止できる。",
        )
    screen = Screen("situation", shot, {"order": "give_notice", "chosen": ()}, "order.give_notice")
    for size, zoom in (((1280, 720), 100), ((1024, 768), 100), ((1280, 720), 200)):
        assert not audit.problems(laid(screen, width=size[0], height=size[1], zoom=zoom))


def test_pages_do_not_change_what_they_show() -> None:
    shot = played(3).snapshot("seoul")
    before = copy.deepcopy(shot)
    for name in ("situation", "standing", "ledger", "order", "news", "event"):
        screen = Screen("situation", shot, {"order": "give_notice"})
        laid(screen if name == "situation" else screen.over(name, "close", order="give_notice", meter="security"))
    assert shot == before


def test_a_panel_that_fails_leaves_the_others_alive() -> None:
    shot = copy.deepcopy(played(3).snapshot("seoul"))
    shot["deadlines"] = [{"id": None, "due": object(), "days": "many"}]
    page = laid(Screen("situation", shot, {"order": "give_notice", "chosen": ()}, "seal"))
    words = [item.text for item in page.items if isinstance(item, Text)]
    assert any("cannot be drawn" in text for text in words)
    assert "Give notice to end GSOMIA" in words and any(target.id == "seal" for target in page.targets)


def test_the_focus_is_seen() -> None:
    for name, screen in cells.screens():
        look = Look(METRICS, still=True)
        here, page = ready(screen, look)
        if not page.targets or name == "blank":
            continue
        other = next((one.id for one in page.targets if one.id != here.focus), None)
        if other is None:
            continue
        assert layout(replace(here, focus=other), look).items != page.items, name


def test_pages_with_little_to_say_say_it_large() -> None:
    """The news of an event, the keys of a slip and the columns of the facilitator fill a large window."""
    screens = dict(cells.screens())
    for size in ((1280, 720), (1920, 1080), (1024, 768)):
        page = laid(screens["event ahead"], width=size[0], height=size[1])
        news = [item for item in page.items if isinstance(item, Text) and item.style in ("cover", "coverM")]
        assert news and any(isinstance(item, Rect) and item.fill == "sunk" for item in page.items), size
        for name, low in (("slip", 0.77), ("facilitator", 0.84)):
            page = laid(screens[name], width=size[0], height=size[1])
            keys = [one.box for one in page.targets if one.id == "take" or one.id.startswith("give.")]
            assert max(y + h for _, y, _, h in keys) > low * page.height, (name, size)


def test_a_page_is_built_in_units() -> None:
    look = Look(METRICS, 2560, 1440)
    page = Page(look)
    assert (page.W, page.H) == (1280, 720) and look.form == "WIDE"
    assert Look(METRICS, 1024, 768).form == "TALL" and Look(METRICS, 1280, 720, zoom=200).form == "COMPACT"
    assert Look(METRICS, 640, 360).scale == 1.0
