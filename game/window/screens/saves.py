"""Saved games, newest first: go on with one, see how one ended, or watch any of them again."""

from __future__ import annotations

from game.tongue import date_of
from game.window.flow import opened
from game.window.flowing import Row, flow, pager
from game.window.model import Data
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the list, paged."""
    wide = page.W >= 1000 and page.H >= 620
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    top_rule(page)
    page.text(left, 66 if wide else 44, page.say("saves.title"), "h1" if wide else "h2", room=w)
    top, foot = (88.0, page.H - 76) if wide else (58.0, page.H - 58)
    page.rule(left, top, w, "ink")
    saves = list(screen.shot.get("saves") or ())
    rows = [_row(page, one, i, wide) for i, one in enumerate(saves)]
    if not rows:
        page.para(left, top + 44, page.say("title.nothing"), "body", "ink2", w, 2)
    else:
        at = int(screen.ui.get("page", 0))
        many = flow(page, (left, top + 2, w, foot - top - 6), rows, at=at)
        pager(page, left + w, foot + 36, at, many)
    button(page, "close", (left, foot + 12, 200, 46 if wide else 38), page.say("replay.back"), "escape", primary=True)


def _row(page: Page, one: Data, index: int, wide: bool) -> Row:
    high = 64.0 if wide else 52.0

    def draw(x: float, y: float, w: float) -> None:
        press = 180.0 if wide else 128.0
        box = (x, y + 2, w - press - 12, high - 6)
        with page.inside((x, y, w, high)):
            page.text(x + 10, y + high * 0.42, one.get("title", ""), "h3" if wide else "bodyS", room=box[2] - 20)
            tone = "hot" if one.get("wrong") else "ink2"
            page.text(x + 10, y + high * 0.42 + 21, stands(page, one), "label", tone, room=box[2] - 20)
        if page.target(f"save.{index}", box, f"open:{index}", group="saves"):
            page.ring(box, -1)
        page.rule(x, y + high - 1, w, "rule2")
        if one.get("wrong"):
            return
        again = (x + w - press, y + (high - 40) / 2, press, 40.0)
        button(page, f"again.{index}", again, page.say("ending.again"), action=f"again:{index}", style="labelS")

    return Row(high, draw)


def stands(page: Page, one: Data) -> str:
    """Return where a saved game stands, who plays and when it was saved."""
    people = [name for name, player in (one.get("seats") or {}).items() if player == "person"]
    key = "saves.wrong" if one.get("wrong") else "saves.over" if one.get("ended") else "saves.open"
    where = page.say(key, n=one.get("turn", 1), of=one.get("turns", 1))
    who = "" if one.get("wrong") else page.say("saves.people", n=len(people)) if people else page.say("saves.nobody")
    stamp = str(one.get("saved") or "")
    day = page.tongue.long_date(stamp) if date_of(stamp) else ""
    return " · ".join(part for part in (where, who, day, stamp.partition("T")[2]) if part)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Open a game or watch it again."""
    verb, _, rest = action.partition(":")
    if action in ("page.more", "page.less"):
        return screen.put(page=int(screen.ui.get("page", 0)) + (1 if action == "page.more" else -1))
    if verb not in ("open", "again"):
        return screen
    return opened(host, screen.shot["saves"][int(rest)]["path"], screen, verb == "again")


KIND = Kind(layout, act, "close")
