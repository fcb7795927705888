"""The table of places against the window itself: no place gives a text less room than lint believes."""

from __future__ import annotations

import pytest

from game import scenario
from game.lettering import Metrics, load_metrics
from game.scenario.lint.room import ROOM
from game.scenario.lint.texts import texts
from game.session import replayed
from game.shipped import shipped
from game.sweeps import sweep
from game.tokens import STYLES
from game.window.pictures import draw_list, screen_for

SCREENS = {"situation": "orders", "standing": "orders", "event": "reveal", "ending": "ended"}


@pytest.fixture(scope="module")
def given() -> dict[str, list[tuple[str, float, int]]]:
    """Return the rooms the desk gave to the texts of the flagship, by kind: (style, width, lines)."""
    found = scenario.load(scenario.find("gsomia-2019"))
    kinds = {told.text: told.kind for told in texts(found.spec)}
    seen: dict[str, list[tuple[str, float, int]]] = {}

    class Recorder(Metrics):
        """Notes what is cut or wrapped, and to which width."""

        def cut(self, text: str, style: str, width: float) -> str:
            """Note one line."""
            seen.setdefault(kinds.get(text, ""), []).append((style, width, 1))
            return Metrics.cut(self, text, style, width)

        def wrap(self, text: str, style: str, width: float, most: int = 99) -> list[str]:
            """Note a few lines."""
            seen.setdefault(kinds.get(text, ""), []).append((style, width, most))
            return Metrics.wrap(self, text, style, width, most)

    plain = load_metrics(shipped("assets") / "fonts")
    recording = sweep(found, dict.fromkeys(found.rules.actors, "history"), 1, 2019).journal(0)
    for name, phase in SCREENS.items():
        shot = replayed(recording, None if phase == "ended" else 8, phase).snapshot("seoul")
        recorder = Recorder(plain.widths, plain.files)
        draw_list(screen_for(name, shot), recorder, width=1280, height=720, theme="newsprint", zoom=100)
    return seen


def narrower(given: dict[str, list[tuple[str, float, int]]], table: dict[str, object]) -> list[str]:
    """Return the places with less room than the table says."""
    wrong = []
    for kind, rooms in given.items():
        room = ROOM.get(kind) if kind in table else None
        for style, width, lines in rooms if room is not None else ():
            assert room is not None
            small = STYLES[style].size <= STYLES[room.style].size
            if lines == 1 and room.lines == 1 and small and width < room.width - 1:
                wrong.append(f"{kind}: {style} {width:.0f}")
            if 1 < lines < 99 and room.lines > 1 and (width < room.width - 1 or lines < room.lines):
                wrong.append(f"{kind}: {style} {width:.0f} x {lines}")
    return sorted(set(wrong))


def test_no_place_is_narrower_than_lint_believes(given: dict[str, list[tuple[str, float, int]]]) -> None:
    assert narrower(given, dict(ROOM)) == []
    seen = {kind for kind in given if kind in ROOM}
    assert {"actor.name", "move.title", "instrument.title", "status.title", "threshold", "goal.title"} <= seen


def test_a_narrower_place_is_noticed(given: dict[str, list[tuple[str, float, int]]]) -> None:
    assert narrower({**given, "move.title": [("bodyS", 200, 1)]}, dict(ROOM)) == ["move.title: bodyS 200"]


def test_every_kind_is_one_of_a_text_and_every_style_is_there() -> None:
    kinds = {told.kind for told in texts(scenario.load(scenario.find("gsomia-2019")).spec)}
    assert set(ROOM) <= kinds and {room.style for room in ROOM.values()} <= set(STYLES)
