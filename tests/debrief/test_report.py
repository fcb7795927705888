"""The balance report: every number is what its command prints, and nothing a scenario says can steer the page."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game.cli.seats import parse_seats
from game.debrief import report_page, study
from game.debrief.report.charts import COLOURS, CONTRAST, blend, contrast, legible, rgb
from game.debrief.report.html import Number, Safe, datum, tag
from game.debrief.report.meters import window
from game.debrief.report.source import spoken_seats
from game.engine import Meter
from game.scenario import find, load
from tests import oracle
from tests.bots.field import crowded
from tests.cli.calling import call, run
from tests.scenario.finding import whole
from tests.tiers import n

LONE = {"meta", "rect", "line", "circle", "polygon", "polyline", "path"}
TAGS = LONE | {
    "html", "head", "title", "style", "body", "header", "p", "span", "h1", "h2", "h3", "nav", "ol", "ul", "li", "a",
    "main", "div", "section", "figure", "figcaption", "svg", "desc", "text", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "data", "b", "code", "dl", "dt", "dd", "details", "summary",
}  # fmt: skip
"""Every kind of element the page is made of."""


@dataclass
class Element:
    """One element with what it holds."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[Element] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads a page into elements, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.all.append(element)
        for outer in self.open[-1:]:
            outer.inside.append(element)
        if tag not in LONE:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in LONE:
            assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def elements(page: str) -> list[Element]:
    """Return every element of a page; everything that is opened is closed."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader.all


@cache
def made(name: str = "tiny") -> str:
    """Return the report of a small study."""
    return report_page(study(load(find(name)), 120), name)


def commands(page: str) -> list[str]:
    """Return the commands listed at the end of a page."""
    listed = next(one for one in elements(page) if one.attributes.get("class") == "commands")
    return [one.text for one in listed.inside]


def numbers(page: str) -> dict[str, list[Element]]:
    """Return the numbers of a page by the command that gives them."""
    known, found = commands(page), {}
    for one in elements(page):
        if "data-path" in one.attributes:
            found.setdefault(known[int(one.attributes["data-command"]) - 1], []).append(one)
    return found


def wrong(answer: Any, given: list[Element]) -> list[str]:
    """Return the numbers of a page that are not what a command printed, or are shown as something else."""
    found = []
    for one in given:
        value = answer
        for step in json.loads(one.attributes["data-path"]):
            value = value[step]
        if repr(float(value)) != repr(float(one.attributes["data-value"])) or not shows(one.text, float(value)):
            found.append(f"{one.attributes['data-path']} {one.text}: {value}")
    return found


def shows(text: str, value: float) -> bool:
    """Return whether a text is a value, or its hundredfold, rounded as far as the text goes."""
    if text == "\u2013":
        return value == 0
    if text == "<1":
        return 0 < value < 0.005
    digits = re.search(r"-?\d+(?:\.(\d+))?", text.replace("\u2212", "-").replace("\u202f", ""))
    assert digits
    half = 0.5 * 10 ** -len(digits[1] or "") + 1e-9
    return any(abs(float(digits[0]) - scale * value) <= half for scale in (1, 100))


def evenly(items: list[Any], most: int) -> list[Any]:
    """Return some items from everywhere in a list."""
    return items[:: max(1, -(-len(items) // most))]


def test_every_number_is_what_its_command_prints() -> None:
    by_command = numbers(made())
    assert len(by_command) > 50 and sum(map(len, by_command.values())) > 350
    for command in evenly(sorted(by_command), n("commands of a report")):
        words = shlex.split(command)
        assert words[:3] == ["python", "run.py", "sim"]
        answer = call(*words[2:])
        assert answer.code == 0, answer.err
        assert wrong(json.loads(answer.out), by_command[command]) == []


def test_a_number_that_was_tampered_with_is_found() -> None:
    """The planted fault: a value, and a text, that are not what the command prints."""
    command, given = next(iter(numbers(made()).items()))
    answer = json.loads(call(*shlex.split(command)[2:]).out)
    first = next(one for one in given if one.text.endswith("%") and float(one.attributes["data-value"]) > 0.01)
    other = Element("data", first.attributes | {"data-value": "0.123"}, first.text)
    assert wrong(answer, [first]) == [] and len(wrong(answer, [other])) == 1
    assert len(wrong(answer, [Element("data", first.attributes, "0.7 %")])) == 1


def test_endings_points_and_meters_agree_with_the_oracle() -> None:
    """Each game by lot is played again by the scalar oracle from its sheets."""
    games = n("games of a study by the oracle")
    scenario = load(find("tiny"))
    made = study(scenario, games)
    world, lot = oracle.load(scenario.path), made.lot
    ends: dict[str, int] = {}
    points: dict[str, int] = {}
    meters: dict[str, int] = {}
    for game in range(games):
        play = oracle.Play(world, seed=2019, game=game)
        for record in lot.journal(game).records:
            if record["record"] == "turn":
                play.resolve({actor: list(entries) for actor, entries in record["sheets"].items()})
        assert play.ending
        ends[play.ending] = ends.get(play.ending, 0) + 1
        for totals, found in ((points, play.scores()), (meters, play.meters)):
            for name, value in found.items():
                totals[name] = totals.get(name, 0) + value
    assert {name: share for name, share in lot.endings().items() if share} == {
        name: count / games for name, count in sorted(ends.items(), key=lambda item: list(lot.endings()).index(item[0]))
    }
    assert lot.scores() == pytest.approx({name: total / games for name, total in points.items()})
    assert lot.meters() == pytest.approx({name: total / games / 100 for name, total in meters.items()})


def test_the_same_seed_gives_the_same_page_bit_for_bit(tmp_path: Path) -> None:
    assert report_page(study(load(find("tiny")), 120), "tiny") == made()
    out = tmp_path / "elsewhere.html"
    done = run("report", "tiny", "--games", "120", "--out", str(out), switches=("-W", "error"),
               environment={"PYTHONHASHSEED": "77", "LC_ALL": "C", "TZ": "Asia/Seoul"})  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert out.read_text(encoding="utf-8") == made()
    assert report_page(study(load(find("tiny")), 120, seed=3), "tiny") != made()


EVIL = ("</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><iframe src=//evil.example>",
        "&lt;script&gt; &amp;", "javascript:alert(1)", "' onload='alert(1)")  # fmt: skip


def hostile() -> str:
    """Return a scenario that says something evil wherever it can."""
    quoted = [json.dumps(text) for text in EVIL]
    return whole(
        f"title: {quoted[0]}\nsummary: {quoted[1]}\n"
        f"paces: {{p: {{title: {quoted[2]}, turn: 1 week, turns: 3, attention: 2}}, "
        f"q: {{title: {quoted[1]}, turn: 2 weeks, turns: 2, attention: 2}}}}\n"
        f"actors: {{north: {quoted[1]}, south: {quoted[5]}}}\n"
        f"meters: {{m: {{title: {quoted[2]}, start: 50}}}}\n"
        f"moves:\n- {{id: nod, title: {quoted[1]}, by: [north, south]}}\n"
        f"- {{id: march, title: {quoted[0]}, by: [north, south], cost: 3, effects: {{m: 5}}}}\n"
        f"- {{id: press, title: {quoted[5]}, by: north, at: south, effects: {{m: -5}}}}\n"
        f"goals: {{north: [{{title: {quoted[0]}, when: m > 90, points: 2}}, "
        f"{{title: {quoted[3]}, when: m > 0, points: 1}}]}}\n"
        f"endings: [{{id: low, title: {quoted[2]}, when: m < 45}}, {{id: drawn, title: {quoted[4]}, when: time_up}}]\n"
    )


def test_what_a_scenario_says_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "evil'; alert(1) #.yaml"
    path.write_text(hostile(), encoding="utf-8")
    page = report_page(study(load(path), 120), str(path))
    found = elements(page)
    assert {one.name for one in found} <= TAGS
    assert not [name for one in found for name in one.attributes if name.startswith("on") or name in ("src", "style")]
    assert {one.attributes["href"][0] for one in found if "href" in one.attributes} == {"#"}
    heading = next(one for one in found if one.name == "h1")
    assert heading.text == EVIL[0]
    assert all(text in next(one for one in found if one.name == "body").text for text in EVIL[1:])
    whole_study = next(one.text for one in found if one.name == "code")
    assert call(*shlex.split(whole_study)[2:], "--out", str(tmp_path / "again.html")).code == 0
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == page
    answer = call(*shlex.split(commands(page)[0])[2:])
    assert answer.code == 0, answer.err


def test_text_that_is_not_escaped_is_found_out() -> None:
    """The planted fault: markup passed on as it is."""
    assert [one.name for one in elements(tag("p", EVIL[1]))] == ["p"]
    assert [one.name for one in elements(tag("p", Safe(EVIL[1] + "</img>")))] != ["p"]
    number = datum("data", Number(EVIL[1], 1.0, EVIL[5], (EVIL[0],)))
    assert [one.name for one in elements(number)] == ["data"]


def test_the_page_needs_no_network() -> None:
    page = made()
    bare = re.sub(r"url\(data:font/woff;base64,[A-Za-z0-9+/=]+\)", "", page)
    assert bare.count("@font-face") == 8 and len(page) - len(bare) > 300_000
    for word in ("http:", "https:", "//", "url(", "@import", "<script", "<link", "<img", "javascript:", "xmlns"):
        assert word not in bare, word
    assert "default-src 'none'" in bare


def test_headings_are_in_order_and_drawings_have_words() -> None:
    found = elements(made())
    levels = [int(one.name[1]) for one in found if re.fullmatch(r"h[1-6]", one.name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    drawings = [one for one in found if one.name == "svg" and "aria-hidden" not in one.attributes]
    assert len(drawings) > 15
    for one in drawings:
        assert one.attributes["role"] == "img"
        assert [inner.name for inner in one.inside[:2]] == ["title", "desc"]
        assert all(len(inner.text) > 8 for inner in one.inside[:2])
    for one in found:
        if one.name == "table":
            assert one.inside[0].name == "caption" and one.inside[0].text
        if one.name == "th":
            assert one.attributes["scope"] in ("row", "col")
    ids = [one.attributes["id"] for one in found if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert {one.attributes["href"][1:] for one in found if "href" in one.attributes} <= set(ids)
    assert found[0].attributes["lang"] == "en"


@pytest.mark.parametrize("fill", ["ink", "ink2", "seoul", "tokyo", "wash", "fourth", "fifth"])
def test_numbers_on_shaded_cells_are_legible(fill: str) -> None:
    for step in range(101):
        opacity, light = legible(fill, step / 100)
        text = rgb(COLOURS["onink" if light else "ink"])
        assert contrast(text, blend(COLOURS[fill], COLOURS["sunk"], opacity)) >= CONTRAST
        assert abs(opacity - step / 100) < 0.25
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


@pytest.mark.parametrize(
    ("values", "drawn"),
    [([50], (30, 70)), ([0], (0, 40)),
     ([100], (60, 100)), ([3, 97], (0, 100)), ([62, 69], (50, 90)), ([41, 83], (40, 90))],
)  # fmt: skip
def test_the_part_of_a_meter_that_is_drawn_holds_its_values(values: list[float], drawn: tuple[float, float]) -> None:
    low, high = window(Meter("m", "M", 0, 10_000, 5_000), values)
    assert low <= min(values) and max(values) <= high and high - low >= 40
    assert (low, high) == drawn


def test_the_terminal_tells_the_front_of_the_page(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    answer = call("report", "tiny", "--games", "120", "--out", str(out))
    assert answer.code == 0 and out.read_text(encoding="utf-8") == made()
    flat = " ".join(answer.out.replace("- ", "").split())
    front = next(one for one in elements(made()) if one.attributes.get("class") == "short")
    assert len(front.inside) > 4
    for sentence in front.inside:
        assert " ".join(sentence.text.split()) in flat
    assert "\r" not in answer.err and str(out) in answer.err.replace("\n", "")
    lively = call("report", "tiny", "--games", "100", "--out", str(out), lively=True).err
    shown = re.findall(r"\r[█░]+ ([0-9 ]+) of ([0-9 ]+)", lively)
    told = [(int(done.replace(" ", "")), total) for done, total in shown]
    assert told == sorted(told) and len({total for _, total in told}) == 1
    assert told[-1][0] == int(told[-1][1].replace(" ", ""))


def test_what_cannot_be_written_is_said_before_any_game(tmp_path: Path) -> None:
    assert call("report", "tiny", "--out", "page.txt").code == 1
    assert call("report", "tiny", "--out", str(tmp_path / "no" / "page.html")).code == 2
    assert call("report", "tiny", "--games", "99").code == 1
    assert call("report", "tiny", "--games", "100", "--out", f"{tmp_path}/.html").code in (0, 2)


@pytest.mark.parametrize(
    ("players", "words"),
    [
        ("random random random", ""),
        ("hawk hawk hawk", "all=hawk"),
        ("mirror mirror mirror", "all=mirror"),
        ("hawk dove mirror", "ash=hawk,birch=dove"),
        ("random mirror mirror", "ash=random"),
        ("dove random dove", "birch=random,all=dove"),
        ("mirror random random", "ash=mirror,all=random"),
    ],
)
def test_seats_are_told_in_few_words_that_seat_the_same_players(players: str, words: str) -> None:
    rules = crowded().rules
    seats = dict(zip(rules.actors, players.split(), strict=True))
    assert spoken_seats(seats) == words
    assert parse_seats(words or "all=random", rules) == seats
