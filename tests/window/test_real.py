"""The window over the real session and the shipped scenarios: whole games, killed and continued, saved or not."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from game.errors import GameError
from game.lettering import load_metrics
from game.scenario import load, shipped_scenarios
from game.session.local import LocalServices
from game.shipped import shipped
from game.window.app import App
from game.window.display import Text
from game.window.screen import Key
from tests.window import audit
from tests.window.pilot import Pilot

METRICS = load_metrics(shipped("assets") / "fonts")


def app(folder: Path | None, **settings: Any) -> App:
    ticks = itertools.count()
    services = LocalServices(folder, lambda: 0.0)
    return App(services, METRICS, clock=lambda: next(ticks) * 0.01, settings={"still": True, **settings})


def test_what_follows_a_deadline_has_a_name_that_says_something() -> None:
    for path in shipped_scenarios():
        instruments = load(path).rules.instruments
        rules = [status.ends for one in instruments for status in one.statuses if status.ends]
        ends = [instruments[row].statuses[to].title for rule in rules for row, to in rule.settings]
        assert ends and not {"none", "no", "nothing"} & {title.lower() for title in ends}, path


@pytest.mark.parametrize("mouse", [False, True], ids=["keys", "clicks"])
@pytest.mark.parametrize("start", ["title.alone", "title.class", "title.watch"])
def test_the_flagship_from_title_to_ending(tmp_path: Path, mouse: bool, start: str) -> None:
    pilot = Pilot(app(tmp_path), mouse)
    seen = pilot.play(start)
    assert seen[-1] == "ending" and not pilot.app.troubles
    shot = pilot.app.screen.shot
    assert shot["outcome"]["title"]
    wrong = audit.problems(pilot.app.page())
    assert not wrong, wrong
    saves = pilot.app.services.saves()
    assert [one["ended"] for one in saves] == ([] if start == "title.watch" else [True])


def test_every_page_of_a_flagship_game_passes_the_audit(tmp_path: Path) -> None:
    for size, zoom in (((1280, 720), 100), ((1024, 768), 100), ((1280, 720), 200)):
        pilot = Pilot(app(tmp_path, zoom=zoom), False)
        pilot.app.resize(*size)
        wrong: list[str] = []
        press = pilot.press

        def watched(name: str, press: Any = press, pilot: Pilot = pilot, wrong: list[str] = wrong) -> None:
            wrong += [f"{pilot.app.screen.name}: {one}" for one in audit.problems(pilot.app.page())]
            press(name)

        pilot.press = watched  # type: ignore[method-assign]
        pilot.play()
        assert not wrong, (size, zoom, list(dict.fromkeys(wrong))[:12])


def test_killed_after_a_seal_continue_resumes(tmp_path: Path) -> None:
    first = Pilot(app(tmp_path), False)
    for name in ("title.class", "seats.start"):
        first.press(name)
    while first.app.screen.name != "situation":
        first.press("cover.open" if first.app.screen.name == "cover" else "briefing.begin")
    reader = first.app.screen.shot["reader"]
    orders = [one.id.removeprefix("order.") for one in first.app.page().targets if one.id.startswith("order.")]
    first.choose(orders[0])
    first.press("seal")
    first.app.door.session.journal.close()  # type: ignore[union-attr]  # what the end of a process does
    second = Pilot(app(tmp_path), False)
    second.press("title.continue")
    assert second.app.screen.name == "cover" and second.app.screen.ui["next"] != reader
    assert second.app.door.snapshot(reader)["orders"]["sealed"] == [orders[0]]  # type: ignore[union-attr]
    while second.app.screen.name != "reveal":
        second.press({"cover": "cover.open", "situation": "seal"}[second.app.screen.name])
    assert second.app.screen.shot["turn"] == 1


def test_a_package_is_put_down_at_the_table_and_stands(tmp_path: Path) -> None:
    for mouse in (False, True):
        pilot = Pilot(app(tmp_path), mouse)
        for name in ("title.alone", "seats.start", "briefing.begin", "table", "table.1", "item.freeze", "table.put"):
            pilot.press(name)
        assert pilot.app.screen.ui["chosen"] == ("sign pause: freeze",)
        pilot.press("seal")
        assert pilot.app.screen.name == "reveal"
        door = pilot.app.door
        assert door is not None and not pilot.app.troubles
        assert door.snapshot("seoul")["offers"] or door.snapshot("seoul")["reveal"]["signed"]
        while pilot.app.screen.name == "reveal":
            pilot.press("next")
        pilot.press("table")
        assert pilot.app.screen.name == "table"


def test_whoever_runs_the_class_goes_back_and_gives_seats(tmp_path: Path) -> None:
    for mouse in (False, True):
        pilot = Pilot(app(tmp_path), mouse)
        for name in ("title.alone", "seats.start", "briefing.begin", "seal"):
            pilot.press(name)
        while pilot.app.screen.name == "reveal":
            pilot.press("next")
        assert pilot.app.screen.shot["turn"] == 2
        pilot.app.handle(Key("f10"))
        pilot.press("turn.less")
        pilot.press("facilitator.back")
        assert pilot.app.screen.name == "situation" and pilot.app.screen.shot["turn"] == 1
        pilot.app.handle(Key("f10"))
        pilot.press("take.tokyo")
        assert pilot.app.screen.name == "facilitator" and "person plays Tokyo" in pilot.app.screen.ui["said"]
        pilot.press("close")
        assert pilot.app.screen.name == "cover" and not pilot.app.troubles


def test_without_a_folder_one_plays_on_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for folder in (None, tmp_path / "file" / "below"):
        pilot = Pilot(app(folder), False)
        told = [item.text for item in pilot.app.page().items if isinstance(item, Text)]
        assert "Games are not saved" in " ".join(told) and "BACKCHANNEL_HOME" in " ".join(told), folder
        pilot.press("title.alone")
        pilot.press("seats.start")
        pilot.press("briefing.begin")
        assert "not saved" in pilot.app.screen.ui["said"], folder
        pilot.press("seal")
        assert pilot.app.screen.name == "reveal"


def test_a_full_disk_is_told_before_a_game_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    assert services.unsaved() == "" and list((tmp_path / "saves").iterdir()) == []

    class Full:
        def __init__(self, dir: Path) -> None:
            self.dir = dir

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def write(self, data: bytes) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.session.local.TemporaryFile", Full)
    assert "No space left on device" in services.unsaved()


def test_damaged_saves_are_told(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    scenario = next(one for one in services.scenarios() if one["id"] == "tiny")
    services.new_game(scenario["name"], {}).close()
    assert len(services.saves()) == 1
    (tmp_path / "saves" / "x.journal").write_bytes(b"nonsense")
    (tmp_path / "settings.json").write_text("[", encoding="utf-8")
    told = [one.get("wrong", "") for one in services.saves()]
    assert len(told) == 2 and sum("first record" in one for one in told) == 1 and services.load_settings() == {}
    services.store_settings({"zoom": 150})
    assert services.load_settings() == {"zoom": 150}
    with pytest.raises(GameError):
        services.resume(str(tmp_path / "saves" / "x.journal"))


def test_a_scenario_with_problems_is_listed_with_them(tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "scenario.yaml").write_text("id: bad\ntitle: Bad\n", encoding="utf-8")
    services = LocalServices(tmp_path, lambda: 0.0, more=[bad])
    entry = next(one for one in services.scenarios() if one["problems"])
    assert entry["problems"][0]["line"] and entry["problems"][0]["message"]
    pilot = Pilot(App(services, METRICS, clock=lambda: 0.0, settings={"still": True}), False)
    at = services.scenarios().index(entry)
    pilot.press(f"scenario.{at}")
    pilot.press(f"scenario.{at}")
    assert pilot.app.screen.name == "problems"
