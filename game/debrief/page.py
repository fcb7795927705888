"""The page of a finished game: one HTML file to print or keep, made of a public snapshot; no script, no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from html import escape
from typing import Any

from game.debrief.curve import curve
from game.lettering import joined, typeset
from game.tokens import SLOTS, THEMES
from game.tongue import Tongue, level, load, mattered_sentence, search_sentence, story_sentences, turning_points

Data = Mapping[str, Any]
STEPS = ("what_happened", "why", "so_what", "now_what")

STYLE = """
:root { color-scheme: light; }
body { background: PAPER; color: INK; font: 16px/1.45 "IBM Plex Sans", "Helvetica Neue", Arial, "Apple SD Gothic Neo",
  "Malgun Gothic", "Hiragino Sans", "Yu Gothic", sans-serif; margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem;
  border-top: 5px solid INK; overflow-wrap: anywhere; }
body:lang(ko) { overflow-wrap: break-word; word-break: keep-all; }
h1, h2, h3 { font-family: "Source Serif 4", Georgia, "Nanum Myeongjo", "Yu Mincho", serif; line-height: 1.2; }
h1 { font-size: 2.6rem; margin: .2rem 0 .6rem; } h2 { border-top: 1px solid INK; margin: 2rem 0 .6rem;
  padding-top: .5rem; } h3 { margin: .8rem 0 .2rem; }
.small, figcaption { color: INK2; font-size: .9rem; } .lead { font-size: 1.15rem; }
.courses { display: grid; gap: 1.2rem; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); }
figure { break-inside: avoid; margin: 0; } svg { height: auto; width: 100%; }
svg text { font-family: inherit; font-size: 12px; paint-order: stroke; stroke: PAPER; stroke-width: 3px; }
.flag text { font-weight: 600; stroke: none; } ol.points { font-size: .9rem; margin: 0; padding-left: 1.6rem; }
li { margin: .3rem 0; } table { border-collapse: collapse; width: 100%; }
td:nth-child(2) { width: 8rem; } td:nth-child(3) { width: 6rem; }
.papers td { width: auto; } .papers td:first-child { white-space: nowrap; }
td { border-bottom: 1px solid RULE; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
.missed { color: HOT; } @media print { body { border: 0; } h2 { break-after: avoid; } }
"""


def page_of(shot: Data, language: str = "en") -> str:
    """Return the page of a game as HTML, in one of the languages of the interface; it tells what the snapshot tells."""
    tongue = load(language)
    title = text((shot.get("scenario") or {}).get("title", ""))
    body = "".join(part for section in SECTIONS for part in section(tongue, shot))
    return (
        f'<!DOCTYPE html>\n<html lang="{tongue.language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style()}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def style() -> str:
    """Return the style sheet in the colours of the window."""
    words = STYLE
    for name in ("paper", "ink2", "ink", "rule", "hot"):
        words = words.replace(name.upper(), THEMES["newsprint"][name])
    return words


def text(value: object) -> str:
    """Return a text of anybody's as HTML that is only text."""
    return escape(typeset(value), quote=True)


def tag(name: str, words: str, kind: str = "") -> str:
    """Return words that are HTML already, in an element."""
    return f'<{name} class="{kind}">{words}</{name}>\n' if kind else f"<{name}>{words}</{name}>\n"


def who(shot: Data, name: str) -> str:
    """Return an actor's name, as HTML."""
    found = next((one for one in shot.get("actors") or () if one["id"] == name), {"name": name})
    return text(found["name"])


def called(shot: Data, name: str) -> str:
    """Return what a meter is called."""
    found = next((one for one in shot.get("meters") or () if one["name"] == name), None)
    return str((found or {}).get("label") or name)


# the sections


def head(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield what it was and how it came out."""
    outcome: Data = shot.get("outcome") or {}
    dates = tongue.days_between(shot.get("start"), shot.get("end"))
    yield tag("p", f"{text((shot.get('scenario') or {}).get('title', ''))} · {text(dates)}", "small")
    yield tag("h1", text(outcome.get("title") or tongue.say("ending.over")))
    if outcome.get("text"):
        yield tag("p", text(outcome["text"]), "lead")
    told = story_sentences(tongue, shot, lambda name: called(shot, name))
    if told:
        yield tag("p", text(reduce(joined, told)))


def chapters(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield the largest chapters."""
    found = (shot.get("story") or {}).get("chapters") or ()
    if not found:
        return
    yield tag("h2", text(tongue.say("ending.chapters")))
    for one in found:
        when = tongue.say("ending.chapter", n=one["turn"], date=tongue.month_date(one["date"]))
        moved = f"{called(shot, one['meter'])} {'+' if one['change'] > 0 else ''}{level(one['change'])}"
        words = text(one["text"] or tongue.say("ending.no_news"))
        yield tag("p", f"{tag('span', text(when), 'small')}<br>{words}<br>{tag('span', text(moved), 'small')}")


def courses(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield a line chart of every level on the board, the record dashed beside it."""
    board = [one for one in shot.get("meters") or () if one.get("board")]
    if not board or not shot.get("outcome"):
        return
    yield tag("h2", text(tongue.say("debrief.courses")))
    yield '<div class="courses">\n'
    for one in board:
        own = next((slot for slot in (colour_of(shot, one),) if slot in SLOTS), "ink")
        drawing = curve(tongue, shot, one, THEMES["newsprint"], own)
        caption = tag("figcaption", text(called(shot, one["name"])))
        yield tag("figure", caption + drawing + keyed(tongue, shot, one))
    yield "</div>\n"
    told = [tongue.say("debrief.how_drawn", year=str(shot.get("start", ""))[:4])]
    told += [tongue.say(f"debrief.flags_{'orders' if (shot.get('mattered') or {}).get('told') else 'own'}")]
    yield tag("p", text(reduce(joined, told)), "small")


def keyed(tongue: Tongue, shot: Data, one: Data) -> str:
    """Return what the numbers of a chart's flags stand for, where they are its own and not those of the orders that
    mattered, which are listed once."""
    points = [] if (shot.get("mattered") or {}).get("told") else turning_points(tongue, shot, one["name"])
    return tag("ol", "".join(tag("li", text(words)) for _, _, words in points), "points") if points else ""


def colour_of(shot: Data, one: Data) -> str:
    """Return the colour token of whom a meter belongs to."""
    ids = [actor["id"] for actor in shot.get("actors") or ()]
    of = list(one.get("of") or ())
    if not of or of[0] not in ids:
        return "ink"
    actor = next(actor for actor in shot["actors"] if actor["id"] == of[0])
    return str(actor.get("colour") or SLOTS[ids.index(of[0]) % len(SLOTS)])


def mattered(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield the orders that mattered."""
    if not shot.get("outcome"):
        return
    yield tag("h2", text(tongue.say("debrief.mattered")))
    words = search_sentence(tongue, shot)
    if words:
        yield tag("p", text(words))
        return
    rows = []
    for one in shot["mattered"]["told"]:
        order = f"<strong>{who(shot, one['actor'])}: {text(one['title'])}</strong>"
        when, error = tongue.say("debrief.turn", n=one["turn"]), tongue.say("debrief.error", n=one["error"])
        sentence = text(mattered_sentence(tongue, shot, one))
        rows.append(tag("li", f"{order} ({text(when)})<br>{sentence} {tag('span', text(error), 'small')}"))
    yield tag("ol", "".join(rows))


def wanted(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield what every capital wanted, public and private, and whether it came."""
    scores = (shot.get("outcome") or {}).get("scores") or ()
    if not scores:
        return
    yield tag("h2", text(tongue.say("debrief.wanted")))
    for score in scores:
        points = tongue.say("ending.points", n=score["points"], of=score["of"])
        yield tag("h3", f"{who(shot, score['actor'])} {tag('span', text(points), 'small')}")
        rows = []
        for goal in score["goals"]:
            met = tongue.say("ending.met" if goal["met"] else "ending.missed")
            private = tongue.say("debrief.private") if goal["private"] else ""
            sign = "✓" if goal["met"] else "✗"
            cells = (
                f"{sign} {text(goal['title'])}",
                text(private),
                tag("span", text(met), "" if goal["met"] else "missed"),
            )
            rows.append(tag("tr", "".join(tag("td", cell) for cell in cells)))
        yield tag("table", "".join(rows))


def unseen(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield the quiet orders."""
    if not shot.get("outcome"):
        return
    yield tag("h2", text(tongue.say("debrief.unseen")))
    quiet = shot.get("quiet_orders") or ()
    if not quiet:
        yield tag("p", text(tongue.say("debrief.no_quiet")))
        return
    rows = []
    for one in quiet:
        cells = (text(tongue.say("debrief.turn", n=one["turn"])), who(shot, one["actor"]), text(one["title"]))
        rows.append(tag("tr", "".join(tag("td", cell) for cell in cells)))
    yield tag("table", "".join(rows), "papers")


def asked(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield the questions, step by step."""
    if not shot.get("outcome"):
        return
    own = shot.get("questions") or {}
    yield tag("h2", text(tongue.say("debrief.talk")))
    for step in STEPS:
        words = own.get(step) or [tongue.say(f"debrief.ask_{step}_{n}") for n in (1, 2)]
        yield tag("h3", text(tongue.say(f"debrief.step_{step}")))
        yield tag("ul", "".join(tag("li", text(one)) for one in words))


def papers(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield every headline, oldest first."""
    news = list(reversed(shot.get("headlines") or ()))
    if not news:
        return
    yield tag("h2", text(tongue.say("debrief.papers")))
    rows = []
    for one in news:
        cells = (tongue.short_date(one.get("date")), one.get("text", ""), one.get("detail") or "")
        rows.append(tag("tr", "".join(tag("td", text(cell)) for cell in cells)))
    yield tag("table", "".join(rows), "papers")


def foot(tongue: Tongue, shot: Data) -> Iterator[str]:
    """Yield how this very game can be played again; the seed is told after the end only."""
    seed = shot.get("seed")
    if seed is not None:
        scenario = (shot.get("scenario") or {}).get("id", "")
        words = tongue.say("debrief.made_of", scenario=scenario, pace=shot.get("pace", ""), seed=seed)
        yield tag("p", text(words), "small")


SECTIONS = (head, chapters, courses, mattered, wanted, unseen, asked, papers, foot)
