"""Cards over the desk: nested ones, forecasts, what homes say, trust, the course of a meter, notes of a first game."""

from __future__ import annotations

import copy
import itertools
from dataclasses import replace
from typing import Any

import pytest

from game.lettering import load_metrics
from game.shipped import shipped
from game.tongue import load as tongue
from game.window import terms
from game.window.app import App
from game.window.board import draw_board
from game.window.display import OVERLAY, Dots, Marker, Poly, Rect, Stroke, Text
from game.window.flow import desk
from game.window.forecast import DOTS, dots_of, telling
from game.window.model import gauge_of, mark_words, meters, ties
from game.window.notes import NOTES
from game.window.page import Look, Page
from game.window.screen import Click, Key, Screen
from game.window.screens.past import courses
from game.window.stage import layout, on_event, ready
from game.window.words import decimals, exact
from tests.window import audit, cells
from tests.window.fixtures import IDS, FakeServices, forecast, played
from tests.window.pilot import Pilot

METRICS = load_metrics(shipped("assets") / "fonts")
LOOK = Look(METRICS, still=True)
TONGUE = tongue("en")


def texts(screen: Screen, look: Look = LOOK) -> list[str]:
    page = ready(screen, look)[1]
    return [one.text for one in page.items if isinstance(one, Text)]


def names(screen: Screen, look: Look = LOOK) -> set[str]:
    return {one.id for one in ready(screen, look)[1].targets}


def here(turns: int = 3) -> tuple[Screen, cells.Host]:
    host = cells.Host(played(turns))
    return desk(host, "seoul"), host


def pressed(screen: Screen, host: Any, *keys: str) -> Screen:
    for key in keys:
        screen, page = ready(screen, LOOK)
        screen = on_event(screen, Key(key), LOOK, host, page)
    return screen


def clicked(screen: Screen, host: Any, name: str) -> Screen:
    page = ready(screen, LOOK)[1]
    x, y, w, h = next(one.box for one in page.targets if one.id == name)
    return on_event(screen, Click(x + w / 2, y + h / 2), LOOK, host)


def focus_by_tab(screen: Screen, host: Any, name: str) -> Screen:
    screen = ready(screen, LOOK)[0]
    for _ in range(200):
        if screen.focus == name:
            return screen
        screen = pressed(screen, host, "tab")
    raise AssertionError(f"Tab never reached {name}")


# nested cards


def test_words_of_the_glossary_are_found_whole_and_the_longest_first() -> None:
    shot = {"glossary": [{"id": "instrument.pact", "words": ["Intelligence pact (GSOMIA)", "GSOMIA", "pact"]}]}
    assert terms.spots(shot, "The Intelligence pact (GSOMIA) and GSOMIA") == [
        (4, "Intelligence pact (GSOMIA)", "instrument.pact"),
        (35, "GSOMIA", "instrument.pact"),
    ]
    assert terms.spots(shot, "an impact of pacts") == []
    assert [word for _, word, _ in terms.spots(shot, "GSOMIA를 끝내다")] == ["GSOMIA"]


@pytest.mark.parametrize("mouse", [False, True], ids=["keys", "clicks"])
def test_a_line_of_a_ledger_opens_the_idea_behind_it_at_three_levels(mouse: bool) -> None:
    screen, host = here()
    ledger = screen.over("ledger", "close", meter="trust.tokyo.seoul")
    line = next(
        one.id
        for one in ready(ledger, LOOK)[1].targets
        if one.id.startswith("line.") and one.action.startswith("card:")
    )
    if mouse:
        card = clicked(clicked(ledger, host, line), host, line)
    else:
        card = pressed(focus_by_tab(ledger, host, line), host, "enter")
    assert card.name == "card" and card.ui["of"] == "mechanism.clocks"
    found = []
    for key in ("1", "2", "3"):
        card = pressed(card, host, key)
        found.append(" ".join(texts(card)))
    assert ["Miss the day" in found[0], "no capital controls" in found[1], "default differs" in found[2]] == [True] * 3
    assert all("× Tokyo’s trust in Seoul" in one for one in found)
    assert host.settings["level"] == "professor"
    again = on_event(card, Key("escape"), LOOK, host)
    assert again.name == "ledger" and on_event(again, Key("escape"), LOOK, host).name == "situation"


def test_the_figures_of_a_ledger_stand_in_one_column() -> None:
    screen, _ = here()
    rows = [
        {**screen.shot["ledger"]["trust.tokyo.seoul"][0], "rule": f"cause.{n}", "amount": n} for n in (-130, 34, 400)
    ]
    screen = screen.seen({**screen.shot, "ledger": {"trust.tokyo.seoul": rows}})
    told = texts(screen.over("ledger", "close", meter="trust.tokyo.seoul"))
    assert {"−1.30", "+0.34", "+4.00"} <= set(told)
    assert exact(-130) == "−1.3" and exact(-130, places=2) == "−1.30" and decimals([100, 50, 1]) == 2


def test_a_low_room_shows_who_trusts_whom_as_a_table() -> None:
    screen, _ = here()
    look = Look(METRICS, still=True, room=True, zoom=125)
    page = ready(screen, look)[1]
    drawn = {one.id for one in page.targets if one.group == "board"}
    assert {f"meter.{one['name']}" for one in ties(screen.shot)} <= drawn
    assert not any(isinstance(one, Dots) for one in page.items)


def test_a_nested_card_never_covers_a_figure_of_its_ledger() -> None:
    screen, _ = here()
    card = screen.over("ledger", "close", meter="trust.tokyo.seoul").over("card", "close", of="mechanism.clocks")
    page = ready(card, LOOK)[1]
    left = next(one.box for one in page.targets if one.id == "close")
    shot = ready(card.below, LOOK)[1] if card.below else page
    figures = [
        audit.extent(one) for one in shot.items if isinstance(one, Text) and one.text[:1] in "+−" and one.layer > 3
    ]
    assert figures and all(box[0] > left[0] + left[2] for box in figures)


def test_an_instrument_tells_where_it_stands_and_how_each_capital_tells_it() -> None:
    screen, host = here()
    card = screen.over("card", "close", of="instrument.gsomia")
    said = texts(card)
    assert {"Seoul", "Tokyo", "Washington"} <= set(said) and "In force" in said
    assert any("missiles fly" in one for one in said)
    order = screen.over("order", "order.choose", order="give_notice")
    assert "term.instrument.gsomia" in names(order)
    assert clicked(order, host, "term.instrument.gsomia").ui["of"] == "instrument.gsomia"


def test_a_family_of_meters_names_its_thresholds_and_whose_they_are() -> None:
    screen, _ = here()
    said = texts(screen.over("card", "close", of="meter.trust"))
    assert "20 · talks freeze (Seoul and Tokyo)" in said and "45 · cables go unread" in said


def test_no_heading_stands_last_on_a_page() -> None:
    screen, _ = here()
    for size, number in itertools.product(((1280, 720), (1366, 768), (1280, 640), (1024, 700)), range(4)):
        look = Look(METRICS, *size, still=True)
        page = ready(screen.over("card", "close", of="mechanism.clocks", page=number), look)[1]
        set_ = [one for one in page.items if isinstance(one, Text) and one.style in ("axis", "labelS", "kicker")]
        rules = [one for one in set_ if one.text.startswith(("Rule ", "Tokyo’s trust in Seoul less"))]
        if rules:
            assert max(rules, key=lambda one: one.y).style == "axis", (size, number)


def test_no_rule_runs_through_the_keys_at_any_size() -> None:
    screen, _ = here()
    for size, zoom in (((1280, 720), 100), ((1280, 720), 200), ((1366, 768), 150), ((640, 360), 100)):
        look = replace(LOOK, width=size[0], height=size[1], zoom=zoom)
        for number in range(6):
            page = ready(screen.over("keys", "close", page=number), look)[1]
            card = [one for one in page.items if one.layer >= OVERLAY]
            rules = [one.box[1] for one in card if isinstance(one, Rect) and one.fill == "rule2"]
            keys = [one.y for one in card if isinstance(one, Text) and one.style == "labelS"]
            assert not [(y, base) for y in rules for base in keys if base - 11 < y < base + 4], (size, zoom, number)


def test_dotted_words_are_dotted() -> None:
    screen, _ = here()
    page = ready(screen.over("order", "order.choose", order="give_notice"), LOOK)[1]
    assert [one for one in page.items if isinstance(one, Stroke) and one.dash == (2, 2)]


def test_a_card_of_nothing_is_not_opened() -> None:
    screen, host = here()
    assert terms.opened(screen, "instrument.nowhere", {}) is screen
    assert on_event(screen, Key("?"), LOOK, host).name == "keys"


# reach


def test_every_meter_instrument_and_day_can_be_reached_at_a_desk_and_in_a_room() -> None:
    door = played(3, {name: "mirror" for name in IDS})
    shot = door.snapshot(None)
    for look in (LOOK, Look(METRICS, still=True, room=True), Look(METRICS, still=True, zoom=200)):
        found, said = set(), []
        screen = Screen("situation", shot, {"chosen": ()})
        for number in range(20):
            panel = screen.over("standing", "close", page=number)
            found |= names(panel, look)
            said += texts(panel, look)
        assert {f"meter.{one['name']}" for one in meters(shot)} <= found
        assert {f"instrument.{one['id']}" for one in shot["instruments"]} <= found
        for one in shot["instruments"]:
            assert any(str(one["status_title"])[:12] in words for words in said), one
        for day in shot["deadlines"]:
            assert any(str(day["title"])[:16] in words for words in said), day


def test_the_audit_of_reach_sees_a_meter_that_has_no_place() -> None:
    shot = dict(played(3).snapshot("seoul"))
    shot["meters"] = [
        *shot["meters"],
        {**shot["meters"][0], "name": "lost", "per": "nobody", "of": [], "title": "Lost"},
    ]
    found: set[str] = set()
    for number in range(20):
        found |= names(Screen("situation", shot, {}).over("standing", "close", page=number))
    assert "meter.lost" not in found


def test_keys_and_presses_lead_to_standing_trust_and_the_course() -> None:
    screen, host = here()
    for key, name in (("g", "standing"), ("x", "trust"), ("h", "past")):
        assert pressed(screen, host, key).name == name == clicked(screen, host, f"link.{name}").name


def test_the_course_never_shows_the_record_beyond_today() -> None:
    shot = dict(played(3).snapshot("seoul"))
    track = shot["track"]["trust.seoul.tokyo"]
    shot["history"] = {"trust.seoul.tokyo": [*track, 100, 9900]}
    one = next(one for one in meters(shot) if one["name"] == "trust.seoul.tokyo")
    assert courses(shot, one) == (track, track)
    card = Screen("situation", shot, {}).over("past", "close", meter="trust.seoul.tokyo")
    page = ready(card, LOOK)[1]
    dashed = [one.points for one in page.items if isinstance(one, Stroke) and one.dash == (7, 5)]
    solid = [one.points for one in page.items if isinstance(one, Stroke) and not one.dash[0] and one.layer > 3]
    course = max(solid, key=len)
    assert [len(points) for points in dashed if len(points) == len(course)] and len(course) == len(track)
    assert max(points[-1][0] for points in dashed) <= course[-1][0]


def test_the_course_of_any_meter_can_be_chosen() -> None:
    screen, host = here()
    card = pressed(screen, host, "h")
    seen = set()
    for _ in meters(screen.shot):
        card = pressed(card, host, "pagedown")
        seen.add(card.ui["meter"])
    assert seen == {one["name"] for one in meters(screen.shot)}


# forecasts


def test_twenty_dots_round_to_the_nearest() -> None:
    assert [dots_of(met, 400) for met in (0, 9, 10, 200, 389, 390, 400)] == [0, 0, 1, 10, 19, 20, 20]
    assert dots_of(0, 0) == 0
    assert telling(forecast("fund")) == 1


@pytest.mark.parametrize("mouse", [False, True], ids=["keys", "clicks"])
def test_a_forecast_is_asked_for_worked_out_between_looks_and_told_in_dots(mouse: bool) -> None:
    ticks = itertools.count()
    services = FakeServices()
    app = App(services, METRICS, clock=lambda: next(ticks) * 0.01, settings={"still": True, "notes": NOTES})
    pilot = Pilot(app, mouse)
    for name in ("title.alone", "seats.start", "briefing.begin"):
        pilot.press(name)
    app.handle(Key("enter"))
    assert app.screen.name == "order" and not app.work()
    pilot.press("forecast.ask")
    rounds = 0
    while app.work():
        rounds += 1
        assert app.dirty
    assert rounds == 5 and app.screen.ui["forecast"]["done"]
    page = app.page()
    said = [one.text for one in page.items if isinstance(one, Text)]
    figures = [one for one in said if one.endswith(" of 20")]
    filled = [one for one in page.items if isinstance(one, Marker) and one.shape == "circle" and 3 < one.r < 5]
    assert len(figures) == 6 and len([one for one in filled if one.layer > 3]) == 6 * DOTS
    solid = [one for one in filled if not one.outline and one.layer > 3]
    assert len(solid) == sum(int(one.split()[0]) for one in figures)
    aim = app.screen.ui.get("aim")
    pilot.press("forecast.aim")
    assert app.screen.ui["aim"] != aim


def test_no_forecast_where_the_reader_wants_none() -> None:
    screen, host = here()
    host.settings["forecasts"] = False
    order = on_event(screen, Key("enter"), LOOK, host)
    assert order.name == "order" and "forecast.ask" not in names(order)
    host.settings["forecasts"] = True
    assert "forecast.ask" in names(on_event(screen, Key("enter"), LOOK, host))


def test_a_forecast_that_fails_becomes_a_sentence_and_the_window_stays() -> None:
    app = App(FakeServices(), METRICS, clock=lambda: 0.0, settings={"still": True, "notes": NOTES})
    app.door = played(0)
    app.screen = desk(app, "seoul").over("order", "order.choose", order="fund", forecast=forecast("fund", 1))

    def broken(reader: str, question: Any) -> Any:
        raise ZeroDivisionError

    app.door.ask = broken  # type: ignore[method-assign]
    assert app.work() and app.screen.name == "trouble" and not app.work()


# tables


def test_a_home_that_would_refuse_says_why_and_what_would_change_its_mind() -> None:
    screen, host = here()
    table = pressed(screen, host, "a")
    assert table.name == "table" and table.ui["told"] is None
    table = clicked(table, host, "item.talks")
    said = " ".join(texts(table))
    assert "Tokyo’s home would refuse: worth 12 against 31 needed." in said
    assert "Adding “WTO case paused” would be enough; or Pressure in Tokyo at 48 or lower." in said


def test_a_table_is_worked_by_keys_from_its_first_open_clause() -> None:
    screen, host = here()
    table = pressed(screen, host, "a")
    items = screen.shot["orders"]["tables"][0]["items"]
    assert table.focus == next(f"item.{one['id']}" for one in items if one["legal"])
    ticked = pressed(table.at("item.talks"), host, "space")
    assert ticked.ui["items"] == ("talks",) and ticked.focus == "item.talks"
    back = pressed(ticked, host, "enter")
    assert back.name == "situation" and back.ui["chosen"] == ("sign settlement: talks",)
    again = pressed(back, host, "a")
    assert pressed(again.at("item.talks"), host, "enter").ui["chosen"] == ()


def test_a_package_on_the_sheet_is_previewed_on_the_board() -> None:
    screen, host = here()
    table = clicked(pressed(screen, host, "a"), host, "item.talks")
    back = pressed(table.at("table.put"), host, "space")
    assert back.name == "situation" and back.focus == "table" and back.ui["chosen"] == ("sign settlement: talks",)
    page = layout(back, LOOK)
    now = next(one["value"] for one in meters(back.shot) if one["name"] == "trust.seoul.tokyo") // 100
    assert any(isinstance(one, Text) and one.text == "40–46" for one in page.items), now
    assert "40–46" not in texts(back.at("seal"))


def test_win_sets_stand_on_every_page_that_shows_a_sheet() -> None:
    screen, _ = here()
    sheet = screen.over("order", "order.choose", order="fund")
    for one, said in ((screen, "home carries 4 of 7"), (sheet, "carry 4 of 7 packages; both homes, 1")):
        assert any(said in words for words in texts(one))
    assert any("packages; both homes, 1" in words for words in texts(screen, Look(METRICS, still=True, zoom=200)))


# the first game


def test_the_first_game_has_four_notes_each_shown_once_and_remembered() -> None:
    for end in ("escape", "note.next", "note.skip"):
        services = FakeServices()
        app = App(services, METRICS, clock=lambda: 0.0, settings={"still": True})
        app.enter(played(0))
        app.screen = desk(app, "seoul")
        for name in NOTES:
            assert app.screen.ui["note"] == name
            spots = [one for one in app.page().targets if one.id == "note.next"]
            assert len(spots) == 1 and not audit.problems(app.page())
            if end == "escape":
                app.handle(Key("escape"))
            else:
                x, y, w, h = next(one.box for one in app.page().targets if one.id == end)
                app.handle(Click(x + w / 2, y + h / 2))
            if end == "note.skip":
                break
        assert app.screen.name == "situation" and app.screen.ui["note"] == ""
        assert list(services.kept["notes"]) == list(NOTES)
        assert App(services, METRICS, clock=lambda: 0.0).settings["notes"] == list(NOTES)
        app.handle(Key("escape"))
        assert app.screen.name == "pause"


def test_a_note_points_at_what_it_speaks_of_and_covers_none_of_it() -> None:
    screen, _ = here()
    for name, start in zip(NOTES, ("meter.", "capital.seoul", "deadline.", "seal"), strict=True):
        page = ready(screen.put(note=name), LOOK)[1]
        aim = next(one.box for one in page.targets if one.id.startswith(start))
        x, y, w, h = next(one.box for one in page.targets if one.id == "note.next")
        assert not audit.meets((x, y, w, h), aim)


def test_no_note_lies_over_a_card() -> None:
    screen, _ = here()
    assert "note.next" in names(screen.put(note="trust"))
    assert "note.next" not in names(screen.put(note="trust").over("standing", "close"))


# many capitals


def board(many: int, frame: tuple[float, float, float, float], room: bool, few: bool = False) -> Page:
    """Draw the board of so many capitals; with `few` only three pairs of them trust each other."""
    shot = copy.deepcopy(played(3).snapshot("seoul"))
    cells._many(many)(shot)
    if few:
        of = {one["id"] for one in shot["actors"][:3]}
        shot["meters"] = [one for one in shot["meters"] if one["per"] != "pair" or set(one["of"]) <= of]
    page = Page(replace(LOOK, room=room))
    draw_board(page, frame, shot)
    return page


def test_of_many_capitals_all_arrows_are_drawn_while_they_are_few_and_the_grid_where_figures_would_lie_astray() -> None:
    def arrows(page: Page) -> int:
        return sum(isinstance(one, Poly) for one in page.items)

    assert arrows(board(5, (32, 98, 796, 340), False, few=True)) == 6
    assert arrows(board(5, (36, 114, 824, 470), True)) == 0, "a room whose arrows are crowded has the grid"
    assert arrows(board(3, (36, 114, 824, 470), True)) == 6, "three capitals keep their map"


def test_small_cards_name_their_thresholds_or_a_line_below_does() -> None:
    for size in ((1280, 720), (1366, 768)):
        screen, _ = here()
        look = replace(LOOK, width=size[0], height=size[1], zoom=200)
        own = gauge_of(screen.shot, "tokyo")
        assert own is not None
        words, _ = mark_words(TONGUE, own)
        said = " ".join(texts(screen.put(panel="map").at("capital.tokyo"), look))
        assert words and words in said, size


def test_above_three_capitals_only_the_arrows_of_one_are_drawn_and_above_five_a_grid() -> None:
    for number, arrows in ((2, 2), (4, 6), (5, 8)):
        shot = dict(played(3).snapshot("seoul"))
        shot = {
            **shot,
            "actors": [dict(one) for one in shot["actors"]],
            "meters": [dict(one) for one in shot["meters"]],
        }
        cells._many(number)(shot)
        page = layout(Screen("situation", shot, {"chosen": (), "order": "fund"}, "order.fund"), LOOK)
        found = [one.id for one in page.targets if one.id.startswith("meter.trust")]
        assert len(found) == arrows
    for number in (6, 7):
        shot = dict(played(3).snapshot("seoul"))
        shot = {
            **shot,
            "actors": [dict(one) for one in shot["actors"]],
            "meters": [dict(one) for one in shot["meters"]],
        }
        cells._many(number, False)(shot)
        found = names(Screen("situation", shot, {"chosen": (), "order": "fund"}, "order.fund"))
        ties = {f"meter.{one['name']}" for one in shot["meters"] if one["per"] == "pair"}
        assert ties <= found and {f"capital.{one['id']}" for one in shot["actors"]} <= found


def test_the_grid_is_the_same_as_the_arrows() -> None:
    screen, _ = here()
    found = {one for one in names(screen.over("trust", "close")) if one.startswith("meter.")}
    assert found == {f"meter.{one['name']}" for one in meters(screen.shot) if one["per"] == "pair"}


def test_pages_of_a_public_screen_tell_no_secret() -> None:
    mark = "QZSECRETZQ"
    public = dict(played(3, cells.ALL).snapshot(None))
    own = played(3, cells.ALL).snapshot("seoul")
    public["orders"] = {**own["orders"], "moves": [{**move, "title": mark} for move in own["orders"]["moves"]]}
    look = Look(METRICS, still=True, room=True)
    for overlay in ("standing", "trust", "past"):
        screen = Screen("situation", public, {"chosen": ()}).over(overlay, "close")
        assert not [words for words in texts(screen, look) if mark in words]


def test_a_page_knows_what_lies_beneath() -> None:
    page = Page(LOOK)
    assert page.beneath is False
