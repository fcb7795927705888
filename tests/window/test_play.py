"""A person can sit down and play: whole games by keys alone and by clicks alone, alone and several at one keyboard."""

from __future__ import annotations

import itertools

import pytest

from game.lettering import load_metrics
from game.shipped import shipped
from game.window import app as app_module
from game.window import stage
from game.window.app import App
from game.window.display import DisplayList
from game.window.page import Look
from game.window.screen import Click, Key, Screen, Wheel
from tests.window.fixtures import FakeServices
from tests.window.pilot import Pilot

METRICS = load_metrics(shipped("assets") / "fonts")


def app(services: FakeServices | None = None, size: tuple[int, int] = (1280, 720), **settings: object) -> App:
    ticks = itertools.count()
    return App(
        services or FakeServices(),
        METRICS,
        clock=lambda: next(ticks) * 0.01,
        size=size,
        settings={"still": True, **settings},
    )


@pytest.mark.parametrize("mouse", [False, True], ids=["keys", "clicks"])
@pytest.mark.parametrize("start", ["title.alone", "title.class", "title.watch"])
def test_a_whole_game_from_title_to_ending(mouse: bool, start: str) -> None:
    pilot = Pilot(app(), mouse)
    seen = pilot.play(start)
    assert seen[-1] == "ending"
    if start != "title.watch":
        assert {"seats", "briefing", "situation", "reveal"} <= set(seen)
        assert all(pilot.app.services.doors[-1].sheets is not None for _ in [0])
    if start == "title.class":
        assert seen.count("cover") >= 11
    assert not pilot.app.troubles


@pytest.mark.parametrize("mouse", [False, True], ids=["keys", "clicks"])
@pytest.mark.parametrize(
    ("size", "zoom"), [((1280, 720), 200), ((1024, 768), 100), ((1024, 768), 200), ((2560, 1440), 150)]
)
def test_a_whole_game_at_other_sizes(mouse: bool, size: tuple[int, int], zoom: int) -> None:
    pilot = Pilot(app(FakeServices(3), size, zoom=zoom), mouse)
    assert pilot.play()[-1] == "ending"


def test_a_page_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    window, lay, laid = app(), stage.layout, []
    window.page()

    def counted(screen: Screen, look: Look) -> DisplayList:
        laid.append(screen)
        return lay(screen, look)

    for module in (stage, app_module):
        monkeypatch.setattr(module, "layout", counted)
    for _ in range(3):
        window.handle(Key("tab"))
        window.page()
    assert len(laid) == 3


def test_what_is_sealed_is_what_was_chosen() -> None:
    pilot = Pilot(app(), False)
    pilot.press("title.alone")
    pilot.press("seats.start")
    pilot.press("briefing.begin")
    orders = [one.id.removeprefix("order.") for one in pilot.app.page().targets if one.id.startswith("order.")]
    pilot.choose(orders[1])
    assert pilot.app.screen.ui["chosen"] == (orders[1],)
    pilot.choose(orders[1])
    assert pilot.app.screen.ui["chosen"] == ()
    pilot.choose(orders[0])
    pilot.press("seal")
    sent = [one for one in pilot.app.door.sent if one["command"] == "seal"]  # type: ignore[union-attr]
    assert sent == [{"command": "seal", "actor": "seoul", "turn": 1, "orders": [orders[0]]}]


def test_attention_and_conflicts_are_refused_with_a_sentence() -> None:
    pilot = Pilot(app(), False)
    for name in ("title.alone", "seats.start", "briefing.begin"):
        pilot.press(name)
    one = pilot.app
    for order in ("give_notice", "renew"):
        one.screen = one.screen.at(f"order.{order}")
        one.handle(Key("space"))
    assert one.screen.ui["chosen"] == ("give_notice",)
    assert "take that off first" in one.screen.ui["said"]
    one.screen = one.screen.at("order.fund")
    one.handle(Key("space"))
    assert "attention" in one.screen.ui["said"]
    one.screen = one.screen.at("order.suspend")
    one.handle(Key("space"))
    assert "notice of GSOMIA stands" in one.screen.ui["said"]


def test_overlays_open_and_close_and_lose_nothing() -> None:
    pilot = Pilot(app(), False)
    for name in ("title.alone", "seats.start", "briefing.begin"):
        pilot.press(name)
    one = pilot.app
    one.handle(Key("space"))
    chosen, focus = one.screen.ui["chosen"], one.screen.focus
    assert chosen
    for key in ("g", "?", "p", "l", "n", "f10", ",", "enter", "b"):
        one.handle(Key(key))
        assert one.screen.name != "situation", key
        one.handle(Key("escape"))
        assert one.screen.name == "situation", key
        assert one.screen.ui["chosen"] == chosen
    assert focus.startswith("order.")
    one.handle(Key("t"))
    assert one.settings["theme"] == "night"
    one.handle(Key("+", ctrl=True))
    assert one.settings["zoom"] == 125
    one.handle(Key("q", ctrl=True))
    assert one.screen.name == "quit" and not one.left
    one.handle(Key("escape"))
    one.handle(Key("q", ctrl=True))
    one.handle(Key("q", ctrl=True))
    assert one.left


def test_continue_resumes_the_newest_game() -> None:
    services = FakeServices()
    first = Pilot(app(services), False)
    for name in ("title.alone", "seats.start", "briefing.begin", "seal"):
        first.press(name)
    second = Pilot(app(services), False)
    second.press("title.continue")
    assert second.app.screen.name == "reveal"
    assert second.app.screen.shot["turn"] == 1


def test_briefs_read_on_paper_are_not_opened_one_by_one() -> None:
    pilot = Pilot(app(FakeServices()), False)
    for name in ("title.class", "seats.start", "cover.read"):
        pilot.press(name)
    assert pilot.app.screen.name == "cover" and "brief" not in pilot.app.screen.ui
    pilot.press("cover.slip")
    assert pilot.app.screen.name == "slips"


def test_a_sheet_sealed_before_the_window_died_is_still_sealed() -> None:
    services = FakeServices()
    first = Pilot(app(services), False)
    for name in ("title.class", "seats.start"):
        first.press(name)
    while first.app.screen.name != "situation":
        first.press("cover.open" if first.app.screen.name == "cover" else "briefing.begin")
    first.press("seal")
    assert first.app.screen.name == "cover" and first.app.screen.ui["next"] == "tokyo"
    second = Pilot(app(services), False)
    second.press("title.continue")
    assert second.app.screen.ui["next"] == "tokyo"


def test_letters_can_be_switched_off() -> None:
    pilot = Pilot(app(letters=False), False)
    one = pilot.app
    one.handle(Key("p"))
    assert one.screen.name == "title"
    one.handle(Key("space"))
    assert one.screen.name == "seats"


def test_clicks_nowhere_and_wheels_do_nothing() -> None:
    one = app()
    before = one.screen
    for happening in (Click(-5, -5), Click(1e9, 2), Wheel(3), Wheel(-3), object(), Key("f"), Key("é")):
        one.handle(happening)
    assert one.screen == before


def test_an_unwritable_settings_folder_is_no_reason_to_stop() -> None:
    class Full(FakeServices):
        def store_settings(self, settings: object) -> None:
            raise OSError(28, "No space left on device")

    one = app(Full())
    one.handle(Key("t"))
    assert one.settings["theme"] == "night" and one.troubles
