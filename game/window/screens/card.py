"""A nested card: what a dotted word means, at three reading levels, who tells it how, and the formula behind it."""

from __future__ import annotations

from game.tokens import STYLES
from game.window import terms
from game.window.display import Box
from game.window.model import Data, actors, color, meters, named, shape, thresholds
from game.window.overlays import card
from game.window.page import Page
from game.window.parts import button, page_words, rows_of
from game.window.rows import Row, head, headed, para
from game.window.screen import Host, Kind, Screen
from game.window.words import figure

NARROW = 336.0
"""Beside a ledger, so that none of its figures is covered."""


def place(page: Page, screen: Screen) -> tuple[float, float]:
    """Return the left edge and the width of the card."""
    below = screen.below
    if below is not None and below.name == "ledger" and page.W >= 1180:
        return page.W - 452 - 460 - NARROW + 8, NARROW
    w = min(640.0, page.W - 48)
    return (page.W - w) / 2, w


def layout(page: Page, screen: Screen) -> None:
    """Lay out the card as high as what it says, paged where that is more than the page holds."""
    shot = screen.shot
    one = terms.entry(shot, str(screen.ui.get("of", "")))
    if one is None:
        return
    left, w = place(page, screen)
    inner = w - 36
    level = chosen_level(one, str(screen.ui.get("level", "")))
    rows = rows_for(page, shot, one, level, inner)
    head = 40 + 26.0 * page.lines(one["title"], "h3", inner, 2) + (38 if len(one.get("levels") or ()) > 1 else 4)
    most = page.H - 32 - head - 62
    parts = rows_of([high for high, _ in rows], most)
    at = int(screen.ui.get("page", 0)) % max(len(parts), 1)
    shown = rows[parts[at][0] : parts[at][1]] if rows else []
    high = max(sum(rows[i][0] for i in range(*part)) for part in parts) if rows else 0.0
    box: Box = (left, max((page.H - head - high - 62) / 2, 16), w, head + high + 62)
    card(page, box)
    x, y = left + 18, box[1]
    with page.inside(box):
        page.text(x, y + 26, page.say(f"card.{one['kind']}"), "kicker", "ink2", room=inner)
        base = page.para(x, y + 52, one["title"], "h3", "ink", inner, 2) - 16
        if len(one.get("levels") or ()) > 1:
            _levels(page, x, base, inner, one, level)
            base += 34
        page.rule(x, y + head - 6, inner, "ink")
        top = y + head
        for row_high, draw in shown:
            draw(page, x, top, inner)
            top += row_high
        foot = box[1] + box[3] - 52
        if len(parts) > 1:
            more = page_words(page, at, len(parts))
            button(page, "page.more", (x, foot, min(inner - 130, 190), 38), more, "pagedown", hint="PgDn",
                   style="labelS")  # fmt: skip
        button(page, "close", (x + inner - 118, foot, 118, 38), page.say("common.close"), "escape", hint="Esc",
               primary=True, style="labelS")  # fmt: skip


def chosen_level(one: Data, wanted: str) -> str:
    """Return the reading level shown: the one last chosen if this card has it, else its first."""
    have = [str(level) for level, _ in one.get("levels") or ()]
    return wanted if wanted in have else have[0] if have else ""


def _levels(page: Page, x: float, y: float, w: float, one: Data, level: str) -> None:
    """Draw one press for each reading level."""
    have = [str(name) for name, _ in one["levels"]]
    each = (w - 8 * (len(have) - 1)) / len(have)
    for i, name in enumerate(have):
        box = (x + i * (each + 8), y, each, 28.0)
        here = name == level
        page.rect(*box, "ink" if here else "card", "" if here else "ink3")
        with page.inside(box):
            words = page.say(f"card.{name}")
            style = page.first_that_fits(words, ("labelS", "axisM"), each - 32)
            page.text(box[0] + 8, y + 19, words, style, "onink" if here else "ink", room=each - 32)
            page.text(box[0] + each - 8, y + 19, str(i + 1), "axis", "onink" if here else "ink2", anchor="r")
        if page.target(f"level.{name}", box, f"level:{name}", key=str(i + 1), group="tabs"):
            page.ring(box, 0)


# rows


def rows_for(page: Page, shot: Data, one: Data, level: str, w: float) -> list[Row]:
    """Return everything the card has to say, in rows that a page may begin with."""
    rows: list[Row] = []
    text = dict(one.get("levels") or ()).get(level) or one.get("text")
    if text:
        rows.append(_text(page, shot, str(text), w))
    rows += status_rows(page, shot, one, w)
    rows += mark_rows(page, shot, one, w)
    if one.get("versions"):
        rows += headed([head(page, page.say("card.versions"))], version_rows(page, shot, one["versions"], w))
    ideas = [name for name in one.get("ideas") or ideas_of(shot, one) if terms.entry(shot, f"mechanism.{name}")]
    if ideas:
        rows += headed([head(page, page.say("card.ideas"))], [_link(shot, f"mechanism.{name}") for name in ideas])
    for place_, formula in enumerate(one.get("formulas") or ()):
        heads = [head(page, page.say("card.formula"))] if place_ == 0 else []
        if len(one["formulas"]) > 1 or formula["title"] != one["title"]:
            heads.append(para(page, str(formula["title"]), "labelS", "ink", w, 2))
        rows += headed(heads, [para(page, str(line), "axis", "ink2", w, 9) for line in formula["lines"]])
    for key in ("judged", "source"):
        if one.get(key) and one["kind"] != "move":
            rows += headed([head(page, page.say(f"card.{key}"))], [para(page, str(one[key]), "axis", "ink2", w, 3)])
    return rows


def ideas_of(shot: Data, one: Data) -> list[str]:
    """Return the ideas whose formulas are those of this entry."""
    titles = {str(formula["title"]) for formula in one.get("formulas") or ()}
    if one["kind"] == "mechanism" or not titles:
        return []
    ideas = [entry for entry in terms.entries(shot) if entry["kind"] == "mechanism"]
    return [
        str(entry["id"]).removeprefix("mechanism.")
        for entry in ideas
        if titles & {str(formula["title"]) for formula in entry["formulas"]}
    ]


def status_rows(page: Page, shot: Data, one: Data, w: float) -> list[Row]:
    """Return where an instrument can stand, with a mark where it stands now."""
    if not one.get("statuses") or one["kind"] != "instrument":
        return []
    name = str(one["id"]).removeprefix("instrument.")
    now = next((item.get("status") for item in shot.get("instruments") or () if item["id"] == name), "")
    found = [_status(page, row, row.get("id") == now, w) for row in one["statuses"]]
    return headed([head(page, page.say("card.statuses"))], found)


def _status(ruler: Page, row: Data, here: bool, w: float) -> Row:
    lines = ruler.lines(row["text"], "axis", w - 20, 3) if row["text"] else 0

    def draw(page: Page, x: float, y: float, w: float) -> None:
        page.marker("chevron", x + 6, y + 12, 6, "ink" if here else "card")
        page.text(x + 18, y + 17, row["title"], "labelS" if here else "label", room=w * 0.6)
        if here:
            page.text(x + w, y + 17, page.say("card.now"), "axisM", "ink2", anchor="r", room=w * 0.3)
        if lines:
            page.para(x + 18, y + 34, row["text"], "axis", "ink2", w - 20, 3)

    return 26.0 + lines * 17, draw


def mark_rows(page: Page, shot: Data, one: Data, w: float) -> list[Row]:
    """Return the named thresholds of a family of meters, with whose they are where they differ."""
    if one["kind"] != "meter":
        return []
    family = str(one["id"]).removeprefix("meter.")
    found: dict[tuple[int, str], list[str]] = {}
    own = [item for item in meters(shot) if item["name"].split(".")[0] == family]
    for item in own:
        for mark in thresholds(item):
            whose = found.setdefault((int(mark["at"]), str(mark["words"])), [])
            whose += [named(shot, name) for name in list(item.get("of") or ())[:1] if named(shot, name) not in whose]
    everybody = {named(shot, name) for item in own for name in list(item.get("of") or ())[:1]}
    rows = []
    for (at, words), whose in sorted(found.items()):
        names = f" ({page.tongue.listed(whose)})" if whose and set(whose) != everybody else ""
        rows.append(para(page, f"{figure(at)} · {words}{names}", "small", "ink", w, 2))
    return headed([head(page, page.say("card.marks"))], rows) if rows else []


def version_rows(page: Page, shot: Data, versions: Data, w: float) -> list[Row]:
    """Return one text per capital, side by side where there is room."""
    tellers = [one["id"] for one in actors(shot) if versions.get(one["id"])]
    if w < 480 or len(tellers) > 3:
        return [_version(page, shot, [name], versions, w) for name in tellers]
    return [_version(page, shot, tellers, versions, w)] if tellers else []


def _version(ruler: Page, shot: Data, tellers: list[str], versions: Data, w: float) -> Row:
    each = (w + 20) / len(tellers) - 20
    lines = max(ruler.lines(versions[name], "small", each) for name in tellers)

    def draw(page: Page, x: float, y: float, w: float) -> None:
        for i, name in enumerate(tellers):
            left = x + i * (each + 20)
            page.rect(left, y + 4, each, 3, color(shot, name))
            page.marker(shape(shot, name), left + 6, y + 21, 5.5, color(shot, name))
            page.text(left + 18, y + 26, named(shot, name), "labelS", room=each - 18)
            page.para(left, y + 46, versions[name], "small", "ink", each)

    return 40.0 + lines * 18.2, draw


def _text(ruler: Page, shot: Data, words: str, w: float) -> Row:
    """Return the explanation itself, with its dotted words."""
    step = STYLES["body"].size * STYLES["body"].line
    lines = ruler.lines(words, "body", w)

    def put(page: Page, x: float, y: float, w: float) -> None:
        terms.para(page, shot, x, y + step * 0.82, words, "body", "ink", w)

    return lines * step + 8.0, put


def _link(shot: Data, name: str) -> Row:
    def draw(page: Page, x: float, y: float, w: float) -> None:
        title = str((terms.entry(shot, name) or {}).get("title", name))
        title = page.look.metrics.cut(title, "label", w)
        page.text(x, y + 18, title, "label")
        terms.underline(page, x, y + 18, page.wide(title, "label"), name)

    return 26.0, draw


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Choose a reading level, turn the page or close."""
    verb, _, rest = action.partition(":")
    if verb == "level":
        host.settings["level"] = rest
        return screen.put(level=rest, page=0)
    if action == "page.more":
        return screen.put(page=int(screen.ui.get("page", 0)) + 1)
    if action in ("space", "enter") and screen.below is not None:
        return screen.below
    return screen


KIND = Kind(layout, act, "close", over=True)
