"""What a finished game tells, as rows: orders that mattered, what was wanted, what nobody could see, its chapters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.tokens import STYLES
from game.tongue import mattered_sentence, search_sentence, story_sentences
from game.window.flowing import Row
from game.window.model import Data, color, label, meter, named, shape
from game.window.page import Page
from game.window.parts import change, sign

STEPS = ("what_happened", "why", "so_what", "now_what")
"""The steps of the talk, in this order."""


@dataclass(frozen=True, slots=True)
class Type:
    """The type of the rows, at the desk or for the back row."""

    head: str
    name: str
    title: str
    text: str
    note: str
    number: str
    r: float

    def lead(self, style: str) -> float:
        """Return the height of one line of a style."""
        return STYLES[style].size * STYLES[style].line


DESK = Type("kicker", "h3", "bodyS", "label", "small", "axisM", 6.0)
ROOM = Type("rk", "rh2", "rbodyS", "rlab", "rlab", "rlab", 9.5)


def type_of(page: Page) -> Type:
    """Return the type for this page."""
    return ROOM if page.room else DESK


def heading(page: Page, words: str) -> Row:
    """Return the head of a list: a kicker over a hairline."""
    kind = type_of(page)
    high = kind.lead(kind.head) + 24

    def draw(x: float, y: float, w: float) -> None:
        page.text(x, y + high - 16, words, kind.head, "ink2", room=w)
        page.rule(x, y + high - 6, w, "rule")

    return Row(high, draw, head=True)


def said(page: Page, words: str, width: float, style: str = "", tone: str = "ink2") -> Row:
    """Return a sentence as a row."""
    kind = type_of(page)
    style = style or kind.note
    lead = kind.lead(style)

    def draw(x: float, y: float, w: float) -> None:
        page.para(x, y + STYLES[style].size, words, style, tone, page.even(words, style, w))

    return Row(page.lines(words, style, width) * lead + lead * 0.6, draw)


# orders that mattered


def told_orders(shot: Data) -> list[Data]:
    """Return the orders that mattered, the largest first; none while they are being looked for."""
    return list((shot.get("mattered") or {}).get("told") or ())


def mattered_rows(page: Page, shot: Data, width: float) -> list[Row]:
    """Return the orders that mattered, or how far the search for them is, or that none did."""
    rows = [heading(page, page.say("debrief.mattered"))]
    words = search_sentence(page.tongue, shot)
    found: Mapping[str, Any] = shot.get("mattered") or {}
    if words and found.get("told", ()) is None and not found.get("wrong"):
        return [*rows, _progress(page, float(found.get("part", 0.0)), words, width)]
    if words:
        return [*rows, said(page, words, width)]
    return [*rows, *(_mattered(page, shot, one, i, width) for i, one in enumerate(told_orders(shot)))]


def _progress(page: Page, part: float, words: str, width: float) -> Row:
    kind = type_of(page)
    text = said(page, words, width)

    def draw(x: float, y: float, w: float) -> None:
        text.draw(x, y, w)
        bar = y + text.high + 2
        page.rect(x, bar, w, kind.r, "sunk")
        page.rect(x, bar, w * min(max(part, 0.0), 1.0), kind.r, "ink")

    return Row(text.high + kind.r + 14, draw)


def _mattered(page: Page, shot: Data, one: Data, index: int, width: float) -> Row:
    kind = type_of(page)
    indent = kind.r * 2 + 20
    words, title = mattered_sentence(page.tongue, shot, one), str(one.get("title", ""))
    when = page.say("debrief.turn", n=one.get("turn", 0))
    inner = width - indent
    room = inner - 2 * kind.r - 8 - page.wide(when, kind.note) - 16
    titles, lead = page.lines(title, kind.title, room), kind.lead(kind.title)
    high = titles * lead + page.lines(words, kind.note, inner) * kind.lead(kind.note) + 18

    def draw(x: float, y: float, w: float) -> None:
        side = indent - 10
        page.rect(x, y + 7, side, side, "ink")
        size = STYLES[kind.number].size
        page.text(x + side / 2, y + 7 + side / 2 + size * 0.35, str(index + 1), kind.number, "onink", anchor="c")
        base = y + 7 + STYLES[kind.title].size
        after = sign(page, one["actor"], shot, x + indent, base, kind.title, kind.r) + 8
        page.para(after, base, title, kind.title, "ink", room)
        page.text(x + w, base, when, kind.note, "ink2", anchor="r")
        page.para(x + indent, y + 7 + titles * lead + STYLES[kind.note].size, words, kind.note, "ink2", w - indent)
        page.rule(x, y + high - 1, w, "rule2")
        box = (x, y + 2, w, high - 4)
        if page.target(f"mattered.{index}", box, f"again:{one.get('turn', 0)}", group="mattered"):
            page.ring(box, 0)

    return Row(high, draw)


# goals


def goals_rows(page: Page, shot: Data, width: float, *, private: bool | None = None) -> list[Row]:
    """Return what each capital wanted and got; `private` picks the public (False) or the private aims (True)."""
    rows: list[Row] = []
    for score in (shot.get("outcome") or {}).get("scores") or ():
        goals = list(score.get("goals") or ())
        shown = [one for one in goals if private is None or bool(one.get("private")) == private]
        hidden = [one for one in goals if one.get("private")] if private is False else []
        if shown or hidden:
            rows.append(_whose(page, shot, score, private is not True))
            rows += [_goal(page, score["actor"], one, width) for one in shown]
        if hidden:
            met = sum(bool(one.get("met")) for one in hidden)
            words = page.say("debrief.private_met", met=met, of=len(hidden))
            rows.append(_private(page, score["actor"], words))
    return rows


def _whose(page: Page, shot: Data, score: Data, points: bool) -> Row:
    kind = type_of(page)
    lead = kind.lead(kind.name)

    def draw(x: float, y: float, w: float) -> None:
        base = y + lead
        after = sign(page, score["actor"], shot, x, base, kind.name, kind.r + 1) + kind.r + 2
        words = page.say("ending.points", n=score.get("points", 0), of=score.get("of", 0)) if points else ""
        reserve = page.wide(words, kind.text) + 16
        page.text(after, base, named(shot, score["actor"]), kind.name, room=x + w - after - reserve)
        page.text(x + w, base, words, kind.text, "ink2", anchor="r")

    return Row(lead + 8, draw, head=True, group=score["actor"])


def _goal(page: Page, actor: str, goal: Data, width: float) -> Row:
    kind = type_of(page)
    met = bool(goal.get("met"))
    words = page.say("ending.met" if met else "ending.missed")
    lead, reserve = kind.lead(kind.text), page.wide(words, kind.text) + 16
    indent = 2 * kind.r + 10
    lines = page.lines(goal.get("title", ""), kind.text, width - indent - reserve)

    def draw(x: float, y: float, w: float) -> None:
        base = y + STYLES[kind.text].size * 1.05
        page.marker("tick" if met else "cross", x + kind.r, base - kind.r * 0.8, kind.r, "ink" if met else "hot")
        even = page.even(goal.get("title", ""), kind.text, w - indent - reserve)
        page.para(x + indent, base, goal.get("title", ""), kind.text, "ink", even)
        page.text(x + w, base, words, kind.text, "ink2" if met else "hot", anchor="r")

    return Row(lines * lead + 2.5, draw, group=actor)


def _private(page: Page, actor: str, words: str) -> Row:
    kind = type_of(page)
    lead = kind.lead(kind.text)

    def draw(x: float, y: float, w: float) -> None:
        base = y + STYLES[kind.text].size * 1.05
        page.marker("lock", x + kind.r, base - kind.r * 0.75, kind.r * 0.9, "ink2")
        page.text(x + 2 * kind.r + 10, base, words, kind.text, "ink2", room=w - 2 * kind.r - 10)

    return Row(lead + 6, draw, group=actor)


# what nobody could see


def unseen_rows(page: Page, shot: Data, width: float) -> list[Row]:
    """Return the quiet orders, and the private aims, which everybody may see now."""
    rows = [heading(page, page.say("debrief.unseen"))]
    quiet = list(shot.get("quiet_orders") or ())
    rows += [_quiet(page, shot, one, width) for one in quiet]
    if not quiet:
        rows.append(said(page, page.say("debrief.no_quiet"), width))
    aims = goals_rows(page, shot, width, private=True)
    return [*rows, heading(page, page.say("debrief.private_aims")), *aims] if aims else rows


def _quiet(page: Page, shot: Data, one: Data, width: float) -> Row:
    kind = type_of(page)
    when = page.say("debrief.turn", n=one.get("turn", 0))
    start = page.wide(page.say("debrief.turn", n=88), kind.text) + 12
    words = page.say("debrief.did", who=named(shot, one["actor"]), what=one.get("title", ""))
    inner = width - start - 2 * kind.r - 8
    lines, lead = page.lines(words, kind.text, inner), kind.lead(kind.text)

    def draw(x: float, y: float, w: float) -> None:
        base = y + lead
        page.text(x, base, when, kind.text, "ink2", room=start - 6)
        page.marker(shape(shot, one["actor"]), x + start + kind.r, base - kind.r, kind.r, color(shot, one["actor"]))
        page.para(x + start + 2 * kind.r + 8, base, words, kind.text, "ink", w - start - 2 * kind.r - 8)
        page.rule(x, y + lines * lead + 10, w, "rule2")

    return Row(lines * lead + 12, draw)


# the story


def sentences(page: Page, shot: Data) -> list[str]:
    """Return plain sentences on what was done and what became of it."""

    def called(name: str) -> str:
        one = meter(shot, name)
        return label(page.tongue, shot, one) if one is not None else name

    return story_sentences(page.tongue, shot, called)


def chapter_rows(page: Page, shot: Data, width: float) -> list[Row]:
    """Return the largest chapters: turn and date, the headline, and what moved most."""
    found: Mapping[str, Any] = shot.get("story") or {}
    return [_chapter(page, shot, one, width) for one in found.get("chapters") or ()]


def _chapter(page: Page, shot: Data, one: Data, width: float) -> Row:
    kind = type_of(page)
    head = "deck" if not page.room else "rdeck"
    when = page.say("ending.chapter", n=one.get("turn", 0), date=page.tongue.month_date(one.get("date")))
    words = str(one.get("text") or page.say("ending.no_news"))
    moved = meter(shot, one.get("meter", ""))
    top, lead, low = kind.lead(kind.note), kind.lead(head), kind.lead(kind.note)
    lines = page.lines(words, head, width)

    def draw(x: float, y: float, w: float) -> None:
        page.text(x, y + top, when, kind.note, "ink2", room=w)
        page.para(x, y + top + lead, words, head, "ink", page.even(words, head, w))
        if moved is not None:
            base = y + top + lines * lead + low
            name = label(page.tongue, shot, moved)
            wide = page.text(x, base, name, kind.note, "ink2", room=w - 46)
            change(page, x + wide + 8, base, moved, int(one.get("change", 0)), kind.text)
        page.rule(x, y + top + lines * lead + low + 12, w, "rule2")
        box = (x - 4, y + 2, w + 8, top + lines * lead + low + 6)
        if page.target(f"chapter.{one.get('turn')}", box, f"again:{one.get('turn', 0)}", group="chapters"):
            page.ring(box, -1)

    return Row(top + lines * lead + low + 16, draw)
