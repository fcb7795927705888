"""For whoever runs the class: go back to an earlier turn, give a seat to a bot and back. Never a sheet."""

from __future__ import annotations

from game.window.display import Box
from game.window.flow import now, send
from game.window.model import Data, actors, named
from game.window.overlays import card, card_box, home
from game.window.page import Page
from game.window.parts import button, capital
from game.window.screen import Host, Kind, Screen
from game.window.words import days_between


def layout(page: Page, screen: Screen) -> None:
    """Lay out the card: seats at the left, turns at the right; nothing on it is secret."""
    shot = screen.shot
    everyone = list(actors(shot))
    box = card_box(page, 820, 190 + 58 * len(everyone))
    x, y, w, h = box
    card(page, box)
    wide = w > 700 and h > 400
    pad = 28.0 if wide else 16.0
    with page.inside(box):
        page.text(x + pad, y + (44 if wide else 34), "Running the class", "h2")
        turn = (
            f"Turn {shot.get('turn', 1)} of {shot.get('turns', 1)} · {days_between(shot.get('from'), shot.get('to'))}"
        )
        if wide:
            page.text(x + w - pad, y + 43, turn, "label", "ink2", anchor="r")
        top = y + (60.0 if wide else 46.0)
        page.rule(x + pad, top, w - 2 * pad, "ink")
        foot = y + h - (64 if wide else 50)
        half = (w - 2 * pad - 28) * 0.55
        _seats(page, (x + pad, top, half, foot - top), shot, wide)
        _turns(page, (x + pad + half + 28, top, w - 2 * pad - half - 28, foot - top), screen, wide)
        said = str(screen.ui.get("said", ""))
        high = 46.0 if wide else 38.0
        button(page, "close", (x + w - pad - 150, foot + 4, 150, high), "Close", "escape", primary=True)
        page.text(x + pad, foot + 4 + high / 2 + 5, said, "label", "hot", room=w - 2 * pad - 170)


def _seats(page: Page, area: Box, shot: Data, wide: bool) -> None:
    x, y, w, h = area
    row = 56.0 if wide else min(48.0, h / max(len(actors(shot)), 1))
    page.text(x, y + 22, "Seats", "kicker", "ink2") if wide else None
    y += 30 if wide else 4
    for one in actors(shot):
        person = one.get("player") == "person"
        style = page.first_that_fits(named(shot, one["id"]), ("h3" if wide else "labelS", "axisM"), w * 0.42 - 30)
        capital(page, shot, one["id"], x, y + row / 2 + 6, style, 7, room=w * 0.42 - 30)
        player = "a person" if person else str(one.get("player"))
        page.text(x + w * 0.42, y + row / 2 + 5, player, "label" if wide else "axis", "ink2", room=w * 0.19)
        words = "Give to a bot" if person else "Give to a person"
        box = (x + w * 0.62, y + (row - 38) / 2, w * 0.38, 38.0)
        button(page, f"give.{one['id']}", box, words, action=f"give:{one['id']}", style="labelS")
        y += row
        page.rule(x, y, w, "rule2")


def _turns(page: Page, area: Box, screen: Screen, wide: bool) -> None:
    x, y, w, _ = area
    shot = screen.shot
    last = int(shot.get("turn", 1))
    at = min(max(int(screen.ui.get("turn", last)), 1), last)
    if wide:
        page.text(x, y + 22, "Go back", "kicker", "ink2")
        y += 30
    page.text(x, y + 26, f"To the orders of turn {at}", "bodyM" if wide else "label", room=w - 100)
    for name, sign, left, step in (("turn.less", "less", x + w - 72, -1), ("turn.more", "more", x + w - 34, 1)):
        box = (left, y + 4, 32.0, 32.0)
        page.rect(*box, "card", "ink3")
        page.marker("back" if sign == "less" else "chevron", left + 16, y + 20, 6, "ink")
        if page.target(name, box, f"turn:{at + step}", group="turns"):
            page.ring(box, 0)
    button(page, "facilitator.back", (x, y + 46, w, 42), f"Go back to turn {at}", style="labelS")
    if wide:
        page.para(x, y + 112, "The line left is kept in the record; luck does not change.", "small", "ink2", w, 2)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Carry out what was pressed and show where the game is then."""
    verb, _, rest = action.partition(":")
    if verb == "turn":
        return screen.put(turn=min(max(int(rest), 1), int(screen.shot.get("turn", 1))))
    if host.door is None:
        return home(host)
    if verb == "give":
        bot = next((one for one in host.services.bots() if one["name"] == "mirror"), None)
        person = next((one.get("player") == "person" for one in actors(screen.shot) if one["id"] == rest), False)
        player = (bot["name"] if bot else "hold") if person else "person"
        wrong = send(host, {"command": "seat", "actor": rest, "player": player})
        who = "A bot" if person else "A person"
        return _after(screen, host, wrong, f"{who} plays {named(screen.shot, rest)} now.")
    if action == "facilitator.back":
        at = int(screen.ui.get("turn", screen.shot.get("turn", 1)))
        wrong = send(host, {"command": "rewind", "turn": at})
        return screen.put(said=wrong) if wrong else now(host)
    return screen


def _after(screen: Screen, host: Host, wrong: str, done: str) -> Screen:
    """Stay on the card over the screen the game is at now."""
    if wrong:
        return screen.put(said=wrong)
    return now(host).over("facilitator", "close", turn=screen.ui.get("turn"), said=done)


KIND = Kind(layout, act, "close", over=True)
