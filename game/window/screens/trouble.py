"""What is shown when something went wrong: one sentence, what can be done, and a way back."""

from __future__ import annotations

from game.errors import GameError
from game.tongue import retold
from game.window.flow import now, watch
from game.window.overlays import home
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the sentence; of a saved game that cannot be continued also what is whole of it."""
    top_rule(page)
    left = 32.0
    w = min(page.W - 64, 760)
    middle = page.H * 0.3
    page.marker("warning", left + 12, middle - 10, 13, "hot")
    page.text(left + 36, middle, page.say("trouble.title"), "h1" if page.W > 600 else "h2", room=w - 36)
    said = str(screen.ui.get("said", ""))
    stop = "" if said.endswith((".", "?", "。")) else page.say("common.sentence", what="")
    base = page.para(left, middle + 40, said[:1].upper() + said[1:] + stop, "body", "ink", w, 5)
    foot = page.H - 70
    if "turns" in screen.ui:
        turns = int(screen.ui["turns"])
        whole = page.say("trouble.whole" if turns else "trouble.begun", n=turns)
        page.para(left, base + 14, whole, "body", "ink2", w, 3)
        wide = min(page.W - 64, 340.0)
        go = (left, foot - 56, wide, 46.0)
        button(page, "trouble.go", go, page.say("trouble.go"), "g", primary=True)
        if turns:
            beside = 2 * wide + 12 <= page.W - 64
            look = (left + wide + 12 if beside else left, foot - 56 if beside else foot - 112, wide, 46.0)
            button(page, "trouble.look", look, page.say("trouble.look"), "w")
    words = page.say("common.back" if screen.below else "common.home")
    button(page, "trouble.back", (left, foot, 240, 46), words, "escape", hint="Esc", primary="turns" not in screen.ui)
    if screen.below:
        button(page, "trouble.home", (left + 252, foot, 200, 46), page.say("common.home"), "")


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Open what is whole of a saved game, go back to what was there, or home."""
    if action in ("trouble.go", "trouble.look") and "turns" in screen.ui:
        try:
            host.enter(host.services.salvage(str(screen.ui["path"]), action == "trouble.look"))
            return watch(host, 0) if action == "trouble.look" else now(host)
        except (GameError, OSError) as error:
            host.enter(None)
            return screen.put(said=retold(host.tongue, str(error)))
    if action in ("trouble.back", "back", "space", "enter") and screen.below is not None:
        return screen.below
    if action in ("trouble.home", "trouble.back", "back", "space", "enter"):
        host.enter(None)
        return home(host)
    return screen


KIND = Kind(layout, act, "trouble.back")
