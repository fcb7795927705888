"""The menu of orders: pages that hold many rows, groups, what is used of the budget, and the way back."""

from __future__ import annotations

import copy
from typing import Any

from game.lettering import load_metrics
from game.shipped import shipped
from game.window.display import DisplayList, Text
from game.window.flow import desk
from game.window.menu import Menu, sorted_moves
from game.window.model import is_quiet
from game.window.page import Look, Page
from game.window.screen import Click, Key, Screen
from game.window.screens.order import who_knows
from game.window.stage import on_event, ready
from tests.window import cells
from tests.window.fixtures import played

METRICS = load_metrics(shipped("assets") / "fonts")
LOOK = Look(METRICS, still=True)


def laid(screen: Screen) -> DisplayList:
    return ready(screen, LOOK)[1]


def menu_of(number: int) -> dict[str, Any]:
    shot = copy.deepcopy(dict(played(3).snapshot("seoul")))
    cells.EXTREMES["24 orders" if number == 24 else "nine orders" if number == 9 else "no order"](shot)
    return shot


def drawn(shot: dict[str, Any], order: str) -> Menu:
    return Menu(Page(LOOK), (864, 154, 384, 374), shot, (), order)


def test_a_page_of_a_long_menu_holds_seven_rows_beside_the_open_one() -> None:
    shot = menu_of(24)
    whole = drawn(shot, "move_0").pages()
    assert sum(last - first for first, last in whole) == 24
    assert max(last - first for first, last in whole) >= 7
    assert all(last - first <= 9 for first, last in whole)


def test_every_order_stands_on_one_page_and_closed_ones_come_last_with_their_reason() -> None:
    shot = menu_of(24)
    rows = sorted_moves(shot["orders"])
    assert [group for group, _ in rows].index("closed") == sum(group != "closed" for group, _ in rows)
    seen: dict[str, int] = {}
    for _, move in rows:
        page = laid(Screen("situation", shot, {"order": move["order"], "chosen": ()}, f"order.{move['order']}"))
        for target in page.targets:
            if target.id.startswith("order."):
                seen[target.id] = seen.get(target.id, 0) + 1
        if not move["legal"]:
            assert any(isinstance(one, Text) and "Not before 12 September" in one.text for one in page.items)
    assert set(seen) == {f"order.{move['order']}" for _, move in rows}


def test_whatever_row_is_open_the_page_stays_in_its_area() -> None:
    for number in (9, 24):
        shot = menu_of(number)
        for _, move in sorted_moves(shot["orders"]):
            menu = drawn(shot, move["order"])
            menu.draw()
            assert max(target.box[1] + target.box[3] for target in menu.page.targets) <= 154 + 374 + 1


def test_undo_takes_back_step_by_step_by_key_chord_and_mouse() -> None:
    host = cells.Host(played(0))
    host.door.phase = "orders"
    screen = desk(host, "seoul")
    orders = [move["order"] for _, move in sorted_moves(screen.shot["orders"])][:2]
    for key in ("space", "2", "space"):
        screen = on_event(screen, Key(key), LOOK, host)
    assert screen.ui["chosen"] == tuple(orders)
    assert on_event(screen, Key("z"), LOOK, host).ui["chosen"] == (orders[0],)
    assert on_event(screen, Key("z", ctrl=True), LOOK, host).ui["chosen"] == (orders[0],)
    box = next(target.box for target in laid(screen).targets if target.id == "undo")
    once = on_event(screen, Click(box[0] + 5, box[1] + 5), LOOK, host)
    assert once.ui["chosen"] == (orders[0],)
    twice = on_event(once, Key("z"), LOOK, host)
    assert twice.ui["chosen"] == () and "undo" not in {target.id for target in laid(twice).targets}


def test_the_heading_says_what_is_used_of_the_budget() -> None:
    shot = played(3).snapshot("seoul")
    page = laid(Screen("situation", shot, {"order": "give_notice", "chosen": ("give_notice",)}, "order.give_notice"))
    assert any(isinstance(one, Text) and one.text == "2 of 3 attention" for one in page.items)


def test_a_quiet_order_told_to_nobody_is_not_called_public() -> None:
    page, shot = Page(LOOK), menu_of(9)
    said = [who_knows(page, shot, {"quiet": quiet}) for quiet in (False, [], ["tokyo"])]
    assert said == [page.say("order.public"), page.say("order.quiet"), page.say("order.told", who=["Tokyo"])]
    assert [is_quiet({"quiet": quiet}) for quiet in (False, [], ["tokyo"])] == [False, True, True]
    assert not is_quiet({})
