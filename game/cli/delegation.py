"""The handout of one capital: brief and aims, a card for each role, its orders by number, and a slip for every turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.cli.printed import colour, escape, kicker, marker, page, paragraphs, pips
from game.tongue import Tongue

KINDS = ("statement", "act", "offer", "answer")

BOXES = 8
"""Numbers a slip has room for; more orders than attention can pay for need none."""
CLAUSES = 6


@dataclass(frozen=True, slots=True)
class Handout:
    """All that one capital's page is made of."""

    shot: Mapping[str, Any]
    """What the capital may see before the first turn."""
    roles: tuple[tuple[str, str, str], ...]
    """(title, private fact, aim) of everybody in the delegation."""
    turns: tuple[tuple[str, str], ...]
    """First and last day of each turn, ISO."""
    tongue: Tongue

    @property
    def actor(self) -> Mapping[str, Any]:
        """The capital."""
        return next(one for one in self.shot["actors"] if one["id"] == self.shot["reader"])

    @property
    def place(self) -> int:
        """Its number in scenario order."""
        return [one["id"] for one in self.shot["actors"]].index(self.actor["id"])

    @property
    def tone(self) -> str:
        """Its colour."""
        return colour(self.actor.get("colour"), self.place)

    @property
    def sign(self) -> str:
        """Its marker."""
        return marker(self.actor.get("marker"), self.place, self.tone)

    def say(self, key: str, **values: object) -> str:
        """Return a sentence, safe to stand on the page."""
        return escape(self.tongue.say(key, **values))


def delegation_page(it: Handout) -> str:
    """Return the whole page of a capital."""
    name, title = str(it.actor["name"]), str(it.shot["scenario"]["title"])
    body = "\n".join(part for part in (_brief(it), _roles(it), _orders(it), _slips(it)) if part)
    return page(f"{title}: {name}", it.tone, body, it.tongue.language)


def _head(it: Handout, what: str) -> str:
    return kicker(str(it.shot["scenario"]["title"]), it.tongue.say(what, name=it.actor["name"]))


def _brief(it: Handout) -> str:
    """Return brief, aims, advisers and days ahead: one page."""
    actor, dates = it.actor, it.tongue.days_between(it.shot["start"], it.shot["end"])
    advice = "".join(
        f'<div class="quote keep"><b>{escape(str(one["title"]))}</b>{escape(str(one["text"]))}</div>'
        for one in actor["advisers"]
    )
    days = "".join(
        f'<tr><td class="num">{escape(it.tongue.month_date(row["due"]))}</td><td>{escape(str(row["title"]))}</td></tr>'
        for row in it.shot["deadlines"]
    )
    left = f'<h3 style="margin: 5mm 0 3mm">{it.say("handout.advisers")}</h3>{advice}' if advice else ""
    right = f'<h3>{it.say("handout.days")}</h3><table class="tight">{days}</table>' if days else ""
    return (
        f'<section>{_head(it, "handout.for")}<h1 style="margin: 5mm 0 2mm">{it.sign}{escape(str(actor["name"]))}</h1>'
        f'<p class="kicker">{escape(dates)}</p><div class="rule"></div>'
        f'<div class="lead">{paragraphs(str(actor["brief"]))}</div><div class="rule"></div>'
        f'<div class="two"><div><h3>{it.say("handout.aims")}</h3>{_aims(it)}{left}</div>'
        f'<div>{right}<p class="small" style="margin-top: 3mm">{it.say("handout.how")}</p></div></div></section>'
    )


def _aims(it: Handout) -> str:
    """Return the aims that are no role's own: those everybody knows, and those only this delegation knows."""
    own = [goal for goal in it.actor["goals"] if not goal["private"] or not it.roles]
    rows = "".join(
        f"<tr><td>{escape(str(goal['title']))}{_secret(it, goal)}</td>"
        f'<td class="points num">{it.say("handout.points", n=goal["points"])}</td></tr>'
        for goal in own
    )
    return f"<table>{rows}</table>"


def _secret(it: Handout, goal: Mapping[str, Any]) -> str:
    return f' <span class="small">{it.say("handout.private")}</span>' if goal["private"] else ""


def _roles(it: Handout) -> str:
    """Return a card to cut out for each role, and the private aims they score."""
    if not it.roles:
        return ""
    cards = "".join(
        f'<div class="card"><span class="kicker">{escape(str(it.actor["name"]))}</span><h3>{escape(title)}</h3>'
        f'<p class="kicker">{it.say("handout.fact")}</p><p class="fact">{escape(fact)}</p>'
        f'<div class="aim"><span class="kicker">{it.say("handout.aim")}</span><br>{escape(aim)}</div></div>'
        for title, fact, aim in it.roles
    )
    rows = "".join(
        f'<tr><td>{escape(str(goal["title"]))}</td><td class="points num">'
        f"{it.say('handout.points', n=goal['points'])}</td></tr>"
        for goal in it.actor["goals"]
        if goal["private"]
    )
    private = (
        f'<div class="keep"><div class="rule"></div><h3>{it.say("handout.scored")}</h3><table>{rows}</table></div>'
    )
    return (
        f'<section>{_head(it, "handout.cut")}<h2 style="margin: 4mm 0">{it.say("handout.roles")}</h2>'
        f'<div class="cards">{cards}</div>{private if rows else ""}</section>'
    )


def _orders(it: Handout) -> str:
    """Return the menu by number, in groups, with what is bargained at each table."""
    orders = it.shot["orders"]
    groups = []
    for kind in KINDS:
        own = [move for move in orders["moves"] if move["kind"] == kind]
        if own:
            head = f"<h3>{it.say(f'handout.kind_{kind}')}</h3>"
            groups.append(head + "".join(_order(it, move) for move in own))
    tables = "".join(_table(it, table) for table in orders["tables"])
    return (
        f'<section>{_head(it, "handout.for")}<h2 style="margin: 4mm 0 1.5mm">{it.say("handout.orders")}</h2>'
        f'<p class="small">{it.say("handout.pay", n=orders["attention"])}</p>'
        f'<div class="menu">{"".join(groups)}{tables}</div></section>'
    )


def _order(it: Handout, move: Mapping[str, Any]) -> str:
    """Return one order: number, title, cost, what it is and when it is open."""
    notes = [str(move.get("cooldown_words") or "")]
    if move["quiet"] is not False:
        names = [one["name"] for one in it.shot["actors"] if one["id"] in move["quiet"]]
        notes.append(it.tongue.say("handout.quiet" if names else "handout.secret", names=names))
    if not move["legal"]:
        notes.append(str(move.get("why_not") or ""))
    said = " ".join(part for part in (str(move["text"]), *notes) if part)
    return (
        f'<div class="order"><span class="cap">{move["number"]}</span><div><b><span>{escape(str(move["title"]))}</span>'
        f"{pips(int(move['cost']))}</b><p>{escape(said)}</p></div></div>"
    )


def _table(it: Handout, table: Mapping[str, Any]) -> str:
    """Return one table: its clauses by number, and the number that takes an offer back."""
    name = next(one["name"] for one in it.shot["actors"] if one["id"] == table["with"])
    rows = "".join(
        f'<div class="order"><span class="cap">{item["number"]}</span><div><b>{escape(str(item["title"]))}</b>'
        f"<p>{escape(str(item['text']))}</p></div></div>"
        for item in table["items"]
    )
    cap = f'<span class="cap">{table["number"]}</span>'
    back = f'<div class="order">{cap}<div><b>{it.say("handout.withdraw")}</b></div></div>'
    return (
        f"<h3>{it.say('handout.table', title=table['title'], name=name)}</h3>"
        f'<p class="small">{it.say("handout.clauses")}</p>{rows}{back}'
    )


def _slips(it: Handout) -> str:
    """Return an order slip for every turn, to cut apart."""
    slips = "".join(_slip(it, number, *days) for number, days in enumerate(it.turns, 1))
    return f'<section>{_head(it, "handout.slips")}<div style="height: 2mm"></div>{slips}</section>'


def _slip(it: Handout, number: int, first: str, last: str) -> str:
    attention, tables = int(it.shot["orders"]["attention"]), it.shot["orders"]["tables"]
    boxes = "<i></i>" * min(attention, BOXES)
    table = (
        f'<span class="kicker">{it.say("handout.package")}</span><div class="boxes low">{"<i></i>" * CLAUSES}</div>'
        if tables
        else ""
    )
    return (
        f'<div class="slip"><div class="who">{it.sign}<b>{escape(str(it.actor["name"]))}</b>'
        f'<div class="turn">{it.say("handout.turn", n=number)}</div>'
        f'<span class="small">{escape(it.tongue.days_between(first, last))}</span></div>'
        f'<div><span class="kicker">{it.say("handout.numbers")}</span><div class="boxes">{boxes}</div>{table}'
        f'<p class="small" style="margin: 0"><span class="ticks">{"<i></i>" * attention}</span> '
        f"{it.say('handout.attention', n=attention)}</p>"
        f'<div class="two"><div class="line">{it.say("handout.why")}</div>'
        f'<div class="line">{it.say("handout.sealed")}</div></div></div></div>'
    )
