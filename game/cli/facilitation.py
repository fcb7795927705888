"""The handout of whoever runs the class: the lesson by the minute, the turns by date, slips, keys, aims and events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.cli.printed import INK, colour, escape, kicker, marker, page
from game.tongue import Tongue

LESSON, BRIEF, DEBRIEF, RECAP = 50, 8, 14, 4
"""Minutes of a lesson, for joining and briefing, kept for the debrief, and to find the thread again."""
ONE_LESSON = 7
"""Turns that fit into one lesson; a longer game takes two."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that the facilitator's page is made of."""

    shots: Mapping[str, Mapping[str, Any]]
    """What each capital may see before the first turn."""
    roles: Mapping[str, Sequence[tuple[str, str, str]]]
    turns: tuple[tuple[str, str], ...]
    events: Sequence[tuple[str, str]]
    """(title, what it is) of every event that can be dropped in."""
    tongue: Tongue

    @property
    def shot(self) -> Mapping[str, Any]:
        """What any of them sees of what is public."""
        return next(iter(self.shots.values()))

    def say(self, key: str, **values: object) -> str:
        """Return a sentence, safe to stand on the page."""
        return escape(self.tongue.say(key, **values))


def plan(turns: int) -> list[list[tuple[str, int, int]]]:
    """Return the lessons a game takes, each a list of (what, number of the turn, minutes) that fill it."""
    if turns <= ONE_LESSON:
        return [[("brief", 0, BRIEF), *played(1, turns, LESSON - BRIEF - DEBRIEF), ("debrief", 0, DEBRIEF)]]
    half = turns // 2
    first = [("brief", 0, BRIEF), *played(1, half, LESSON - BRIEF)]
    second = [("recap", 0, RECAP), *played(half + 1, turns, LESSON - RECAP - DEBRIEF), ("debrief", 0, DEBRIEF)]
    return [first, second]


def played(first: int, last: int, minutes: int) -> list[tuple[str, int, int]]:
    """Return turns that share so many minutes, the first ones the odd minutes."""
    each, more = divmod(minutes, last - first + 1)
    return [("turn", number, each + (number - first < more)) for number in range(first, last + 1)]


def facilitation_page(it: Lesson) -> str:
    """Return the whole page."""
    title = str(it.shot["scenario"]["title"])
    body = "\n".join((_plan(it), _private(it), _events(it)))
    return page(f"{title}: {it.tongue.say('handout.facilitator')}", INK["ink"], body, it.tongue.language)


def _head(it: Lesson) -> str:
    return kicker(str(it.shot["scenario"]["title"]), it.tongue.say("handout.only_you"))


def _plan(it: Lesson) -> str:
    """Return the lessons by the minute, how slips are typed, and what helps when something goes wrong."""
    lessons = plan(len(it.turns))
    parts = []
    for number, lesson in enumerate(lessons, 1):
        name = it.say("handout.lesson", n=number) if len(lessons) > 1 else it.say("handout.plan")
        bar = "".join(
            f'<div{" class=on" if what != "turn" else ""} style="flex: {minutes}">{_part(it, what, turn)}'
            f"<span>{minutes}′</span></div>"
            for what, turn, minutes in lesson
        )
        parts.append(f'<h3>{name}</h3><div class="bar">{bar}</div>')
    rows = "".join(
        f'<tr><td class="num">{it.say(f"handout.{what}_when")}</td><td>{it.say(f"handout.{what}_do")}</td></tr>'
        for what in ("read", "talk", "seal", "open", "reflect")
    )
    keys = "".join(
        f'<tr><td class="num">{escape(key)}</td><td>{it.say(f"handout.key_{name}")}</td></tr>'
        for key, name in (
            ("F10", "card"),
            ("P", "pause"),
            ("+  −", "time"),
            ("B", "blank"),
            ("F8", "room"),
            ("E", "slip"),
        )
    )
    wrong = "".join(
        f"<tr><td><b>{it.say(f'handout.wrong_{what}')}</b></td><td>{it.say(f'handout.mend_{what}')}</td></tr>"
        for what in ("late", "absent", "mistake", "crash")
    )
    return (
        f'<section>{_head(it)}<h1 style="margin: 5mm 0 4mm">{it.say("handout.facilitator")}</h1>{"".join(parts)}'
        f'<div class="two"><div><h3>{it.say("handout.a_turn")}</h3><table>{rows}</table></div>'
        f"<div><h3>{it.say('handout.keys')}</h3><table>{keys}</table></div></div>"
        f'<div class="rule"></div><div class="two"><div><h3>{it.say("handout.paper")}</h3>'
        f"<p>{it.say('handout.paper_how')}</p></div><div><h3>{it.say('handout.wrong')}</h3>"
        f"<table>{wrong}</table></div></div>{_turns(it)}</section>"
    )


def _part(it: Lesson, what: str, turn: int) -> str:
    return str(turn) if what == "turn" else it.say(f"handout.part_{what}")


def _turns(it: Lesson) -> str:
    """Return the days of each turn, with the dates that fall into it."""
    rows = []
    for number, (first, last) in enumerate(it.turns, 1):
        due = [row for row in it.shot["deadlines"] if first <= str(row["due"]) <= last]
        said = "; ".join(f"{it.tongue.month_date(row['due'])}: {row['title']}" for row in due)
        rows.append(
            f'<tr><td class="num">{number}</td><td>{escape(it.tongue.days_between(first, last))}</td>'
            f"<td>{escape(said)}</td></tr>"
        )
    heads = "".join(f"<th>{it.say(f'handout.col_{what}')}</th>" for what in ("turn", "days", "dates"))
    return (
        f'<div class="rule"></div><h3>{it.say("handout.turns")}</h3>'
        f'<table class="tight"><tr>{heads}</tr>{"".join(rows)}</table>'
    )


def _private(it: Lesson) -> str:
    """Return what each capital and each role wants: for the facilitator alone."""
    parts = []
    for place, (name, shot) in enumerate(it.shots.items()):
        actor = next(one for one in shot["actors"] if one["id"] == name)
        tone = colour(actor.get("colour"), place)
        goals = "".join(
            f"<tr><td>{escape(str(goal['title']))}"
            f"{' · ' + it.say('handout.secret_aim') if goal['private'] else ''}</td>"
            f'<td class="points num">{it.say("handout.points", n=goal["points"])}</td></tr>'
            for goal in actor["goals"]
        )
        roles = "".join(
            f"<tr><td><b>{escape(title)}</b></td><td>{escape(fact)}<br>{escape(aim)}</td></tr>"
            for title, fact, aim in it.roles.get(name, ())
        )
        sign = marker(actor.get("marker"), place, tone).replace("<svg ", '<svg style="width: 4.4mm; height: 4.4mm" ', 1)
        parts.append(
            f'<div class="keep" style="margin-bottom: 5mm"><h3>{sign} {escape(str(actor["name"]))}</h3>'
            f'<div class="two"><table class="tight">{goals}</table><table class="tight">{roles}</table></div></div>'
        )
    return f'<section>{_head(it)}<h2 style="margin: 4mm 0 3mm">{it.say("handout.wants")}</h2>{"".join(parts)}</section>'


def _events(it: Lesson) -> str:
    """Return the events that can be dropped in."""
    rows = "".join(f"<tr><td><b>{escape(title)}</b></td><td>{escape(text)}</td></tr>" for title, text in it.events)
    if not rows:
        return ""
    return (
        f'<section>{_head(it)}<h2 style="margin: 4mm 0 1.5mm">{it.say("handout.events")}</h2>'
        f'<p class="small">{it.say("handout.events_how")}</p><table class="small">{rows}</table></section>'
    )
