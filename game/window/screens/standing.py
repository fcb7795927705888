"""Standing: every meter and every instrument has its place here, with since when and what may come next."""

from __future__ import annotations

from dataclasses import dataclass

from game.window import rows, terms
from game.window.model import (
    Data,
    actors,
    color,
    gauge_of,
    label,
    mark_words,
    meters,
    named,
    others_of,
    shape,
    ties,
    worlds,
)
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, change, gauge, page_words
from game.window.rows import Row
from game.window.screen import Host, Kind, Screen
from game.window.words import figure


@dataclass(frozen=True, slots=True)
class Type:
    """What rows are set in: at a desk, or for the back row of a room."""

    head: str
    name: str
    small: str
    number: str
    step: float
    """Baseline to baseline within a row."""
    high: float
    """A row of two lines."""


DESK = Type("kicker", "label", "axis", "num", 16.0, 42.0)
ROOM = Type("rk", "rlab", "rlab", "rbodyS", 28.0, 68.0)


def layout(page: Page, screen: Screen) -> None:
    """Lay out meters at the left and instruments at the right; on a small page one after the other, paged."""
    shot = screen.shot
    box = card_box(page, 1160, 660)
    x, y, w, h = box
    card(page, box)
    wide = w >= 900 and not page.room
    pad = 28.0 if w >= 900 else 16.0
    about = str(screen.ui.get("actor", ""))
    with page.inside(box):
        title = named(shot, about) if about else page.say("standing.title")
        left = x + pad
        if about:
            page.marker(shape(shot, about), left + 9, y + 32, 9, color(shot, about))
            left += 28
        page.text(left, y + 41, title, "rh2" if page.room else "h2", room=w - 2 * pad - 40)
        page.rule(x + pad, y + 54, w - 2 * pad, "ink")
        foot = y + h - 52
        space = foot - y - 60
        half = (w - 2 * pad - 36) / 2 if wide else w - 2 * pad
        first, second = meter_rows(page, shot, about), instrument_rows(page, shot, about, half)
        columns = [first, second] if wide else [first + second]
        pages = rows.pages_of(columns, space)
        at = int(screen.ui.get("page", 0)) % pages
        rows.draw(page, columns, x + pad, y + 56, half, space, at)
        style = "rlab" if page.room else ""
        if pages > 1:
            more = page_words(page, at, pages)
            button(page, "page.more", (x + pad, foot + 2, 260, 42), more, "pagedown", hint="PgDn", style=style)
        button(page, "close", (x + w - pad - 170, foot + 2, 170, 42), page.say("common.close"), "escape", hint="Esc",
               primary=True, style=style)  # fmt: skip


def _meter(ruler: Page, shot: Data, one: Data) -> Row:
    kind = ROOM if ruler.room else DESK

    def draw(page: Page, x: float, y: float, w: float) -> None:
        of = list(one.get("of") or ())
        tone = color(shot, of[0]) if of else "ink"
        middle = y + kind.high / 2 - (12 if page.room else 5)
        base = middle + (8 if page.room else 5)
        page.marker(shape(shot, of[0]) if of else "diamond", x + 7, middle, 9 if page.room else 6, tone)
        words = label(page.tongue, shot, one, None if page.room else shot.get("reader"))
        left, room = x + (26 if page.room else 20), w * 0.5 - (34 if page.room else 26)
        style = page.first_that_fits(words, (kind.name,) if page.room else ("label", "axisM"), room)
        page.text(left, base, words, style, room=room)
        gauge(page, (x + w * 0.5, middle - 5, w * 0.27, 10), one, tone)
        number = x + w * 0.77 + (62 if page.room else 44)
        page.text(number, base + 1, figure(int(one["value"])), kind.number, anchor="r")
        change(page, x + w - 2, base, one, int(one.get("change", 0)), kind.name, "r")
        words, hot = mark_words(page.tongue, one)
        if words:
            page.text(x + w * 0.5, base + kind.step, words, kind.small, "hot" if hot else "ink2", room=w * 0.5 - 4)
        page.rule(x, y + kind.high - 1, w, "rule2")
        name = f"meter.{one['name']}"
        if page.target(name, (x, y + 1, w, kind.high - 2), name, enter=name, group="board"):
            page.ring((x, y + 1, w, kind.high - 2), -1)

    return kind.high, draw


def meter_rows(page: Page, shot: Data, about: str) -> list[Row]:
    """Return rows for the meters: all of them, or those that touch one capital."""
    found_rows: list[Row] = []
    if about:
        own = [one for one in [gauge_of(shot, about), *others_of(shot, about)] if one]
        touched = [one for one in meters(shot) if one.get("per") == "pair" and about in (one.get("of") or ())]
        groups = [(page.say("standing.home"), own), (page.say("standing.others"), touched)]
    else:
        pairs = [one for one in meters(shot) if one.get("per") == "pair" and one not in ties(shot)]
        groups = [
            (page.say("standing.world"), worlds(shot)),
            (page.say("standing.pairs"), pairs),
            *(
                (named(shot, one["id"]), [m for m in [gauge_of(shot, one["id"]), *others_of(shot, one["id"])] if m])
                for one in actors(shot)
            ),
            (str(ties(shot)[0].get("title", "")) if ties(shot) else "", ties(shot)),
        ]
    shown: set[str] = set()
    for title, found in groups:
        fresh = [one for one in found if one["name"] not in shown]
        shown |= {one["name"] for one in fresh}
        if fresh:
            found_rows += rows.headed([rows.head(page, title)], [_meter(page, shot, one) for one in fresh])
    return found_rows


def instrument_rows(page: Page, shot: Data, about: str, w: float) -> list[Row]:
    """Return rows for instruments, offers and days ahead; for one capital only what it has put on a table."""
    found = [] if about else list(shot.get("instruments") or ())
    offers = [one for one in shot.get("offers") or () if about in ("", one["actor"])]
    ahead = [] if about else list(shot.get("deadlines") or ())
    found_rows: list[Row] = []
    for key, group in (
        ("standing.instruments", [_instrument(shot, one, page, w) for one in found]),
        ("standing.offers", [_offer(page, shot, one) for one in offers]),
        ("standing.ahead", [_day(page, shot, one) for one in ahead]),
    ):
        if group:
            found_rows += rows.headed([rows.head(page, page.say(key))], group)
    return found_rows


def _offer(ruler: Page, shot: Data, one: Data) -> Row:
    kind = ROOM if ruler.room else DESK

    def draw(page: Page, x: float, y: float, w: float) -> None:
        base = y + (28 if page.room else 19)
        page.marker(shape(shot, one["actor"]), x + 7, base - 5, 6, color(shot, one["actor"]))
        words = page.say("standing.offers_at", name=named(shot, one["actor"]), table=one.get("title", ""))
        page.text(x + 20, base, words, kind.name, room=w - 22)
        titles = page.tongue.listed([str(title) for title in one.get("titles") or ()])
        page.text(x + 20, base + kind.step, titles, kind.small, "ink2", room=w - 22)
        page.rule(x, y + kind.high, w, "rule2")

    return kind.high + 2, draw


def _day(ruler: Page, shot: Data, one: Data) -> Row:
    kind = ROOM if ruler.room else DESK
    high = 40.0 if ruler.room else 25.0

    def draw(page: Page, x: float, y: float, w: float) -> None:
        days = int(one.get("days") or 0)
        words = page.say("standing.today") if days == 0 else page.say("standing.days", n=days)
        base = y + (28 if page.room else 17)
        wide = page.text(x + w, base, page.tongue.short_date(one.get("due")), kind.small, "ink2", anchor="r")
        left = 120.0 if page.room else 70.0
        page.text(x, base, words, kind.small, "hot" if days <= 7 else "ink2", room=left - 6)
        page.text(x + left, base, one.get("title", ""), kind.name, room=w - wide - left - 12)
        page.rule(x, y + high - 1, w, "rule2")

    return high, draw


def _instrument(shot: Data, one: Data, ruler: Page, w: float) -> Row:
    kind, tongue = (ROOM if ruler.room else DESK), ruler.tongue
    due, since = one.get("due"), one.get("since")
    parts = [tongue.say("standing.since", day=tongue.short_date(since))] if since else []
    if due:
        then = one.get("then_title") or tongue.say("standing.ends")
        parts.append(tongue.say("standing.then", what=then, day=tongue.short_date(due)))
    possible = [str(name) for name in one.get("possible") or ()]
    more = tongue.say("standing.possible", orders=possible[:3]) if possible and not ruler.room else ""
    lines = ruler.lines(more, "axis", w, 2) if more else 0
    high = kind.high + 1 + lines * 17

    def draw(page: Page, x: float, y: float, w: float) -> None:
        status, title = str(one.get("status_title", "")), str(one.get("title", ""))
        strong = "rbodyS" if page.room else "labelS"
        room = min(page.wide(status, strong), w * 0.5)
        base = y + (28 if page.room else 18)
        style = page.first_that_fits(title, (kind.name,) if page.room else ("label", "axisM"), w - room - 14)
        title = page.look.metrics.cut(title, style, w - room - 14)
        page.text(x, base, title, style)
        page.text(x + w, base, status, strong, "hot" if one.get("due") else "ink", anchor="r", room=w * 0.5)
        page.text(x, base + kind.step, " · ".join(parts), kind.small, "ink2", room=w)
        if more:
            page.para(x, base + 32, more, "axis", "ink2", w, 2)
        page.rule(x, y + high - 1, w, "rule2")
        name = f"instrument.{one['id']}"
        if terms.entry(shot, name):
            page.stroke([(x, base + 3.5), (x + page.wide(title, style), base + 3.5)], "ink2", 1.4, (2, 2))
        if page.target(name, (x, y + 1, w, high - 2), f"card:{name}", enter=f"card:{name}", group="board"):
            page.ring((x, y + 1, w, high - 2), -1)

    return high, draw


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Turn the page or close."""
    if action == "page.more":
        return screen.put(page=int(screen.ui.get("page", 0)) + 1)
    if action in ("space", "enter") and screen.below is not None:
        return screen.below
    return screen


KIND = Kind(layout, act, "close", over=True)
