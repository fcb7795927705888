"""Handouts: everything a delegation needs is on its page, nothing of another's is, and no text becomes markup."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.cli.facilitation import LESSON, plan
from game.cli.handouts import pages_of, roles_of
from game.lettering import typeset
from game.scenario import Scenario, find, load
from game.session import PERSON, Session
from game.tongue import LANGUAGES
from game.tongue import load as tongue
from tests.cli.calling import call, one_sentence
from tests.session.playing import HARBOUR

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "section", "div", "span", "p", "b", "i", "br", "h1", "h2",
    "h3", "table", "tr", "th", "td", "svg", "circle", "rect", "path",
}  # fmt: skip
"""Everything a page is made of."""
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "style", "class", "viewbox", "fill", "aria-hidden", "cx", "cy", "r",
    "x", "y", "width", "height", "d",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects the tags, attributes and words of a page, and whether everything opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.said.append(data)


def words(text: str) -> str:
    """Return what can be read on a page, blanks taken together."""
    return " ".join("".join(Reader(text).said).split())


def flat(text: str) -> str:
    """Return a text as it is printed, blanks taken together."""
    return typeset(" ".join(text.split()))


def private_of(scenario: Scenario, actor: str) -> set[str]:
    """Return every text that is for one capital alone."""
    spec = scenario.spec
    texts = {one.text for one in spec.actors[actor].advisers}
    texts |= {text for _, fact, aim in roles_of(scenario, actor) for text in (fact, aim)}
    return {flat(text) for text in texts | {goal.title for goal in spec.goals.get(actor, ()) if goal.private} if text}


def leaks(scenario: Scenario, pages: dict[str, str]) -> list[str]:
    """Return (page: text) of every private text on another capital's page, but what that one may see anyway."""
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, PERSON))
    found = []
    for actor in scenario.rules.actors:
        own = {other: private_of(scenario, other) for other in scenario.rules.actors}
        said = words(pages[actor])
        known = " ".join(typeset(part) for part in json.dumps(session.snapshot(actor), ensure_ascii=False).split('"'))
        for other, texts in own.items():
            strange = sorted(text for text in texts - own[actor] if text not in known)
            found += [f"{actor}: {text}" for text in strange if other != actor and text in said]
    return found


@pytest.mark.parametrize("name", ["gsomia-2019", "tiny", "harbour"])
def test_every_order_and_aim_of_a_capital_is_on_its_page_and_no_secret_of_another(name: str) -> None:
    scenario = load(HARBOUR if name == "harbour" else find(name))
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, PERSON))
    pages = dict(pages_of(scenario, None, tongue()))
    assert list(pages) == [*scenario.rules.actors, "facilitator"]
    for actor in scenario.rules.actors:
        said, shot = words(pages[actor]), session.snapshot(actor)
        for move in shot["orders"]["moves"]:
            assert f"{move['number']}{flat(move['title'])}" in said, (actor, move["order"])
            assert flat(move["text"]) in said
        for table in shot["orders"]["tables"]:
            assert all(f"{item['number']}{flat(item['title'])}" in said for item in table["items"])
        own = next(one for one in shot["actors"] if one["id"] == actor)
        assert all(flat(goal["title"]) in said for goal in own["goals"])
        assert all(flat(text) in said for text in private_of(scenario, actor))
        assert flat(own["brief"]) in said
        turns = scenario.rules.pace(None).turns
        assert pages[actor].count('class="slip"') == turns and f"Turn {turns}" in said
    assert leaks(scenario, pages) == []
    told = words(pages["facilitator"])
    assert all(
        flat(text) in told for actor in scenario.rules.actors for _, *rest in roles_of(scenario, actor) for text in rest
    )
    assert all(flat(event.title or event.id) in told for event in scenario.spec.events)


def test_a_secret_on_the_wrong_page_is_found() -> None:
    scenario = load(HARBOUR)
    pages = dict(pages_of(scenario, None, tongue()))
    planted = {**pages, "north": pages["north"].replace("</main>", "<p>§south goal</p></main>")}
    assert leaks(scenario, planted) == ["north: §south goal"]


HOSTILE = (
    "<script>alert(1)</script>", "</style><h1>", '"><img src=x onerror=alert(1)>', "<<a>h1>", "&lt;b&gt;",
    "' onload='x", "]]><!--", "{}%s{0}", "=HYPERLINK(1)",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, tmp_path: Path) -> None:
    source = HARBOUR.read_text(encoding="utf-8")
    quoted = text.replace("'", "''")
    for old in (
        "North",
        "The harbour pact",
        "A berth each",
        "Protest",
        "A storm",
        "Free pier",
        "Three towns share one harbour.",
    ):
        source = re.sub(rf"(?<=: ){re.escape(old)}(?=[,}}\n])", lambda _: f"'{quoted}'", source)
    path = tmp_path / "hostile.yaml"
    path.write_text(source, encoding="utf-8")
    for name, page in pages_of(load(path), None, tongue()):
        reader = Reader(page)
        assert reader.tags <= TAGS and reader.attributes <= ATTRIBUTES and not reader.open, name
        if name in ("north", "facilitator"):
            assert flat(text) in words(page)


def test_marks_are_typographic() -> None:
    for name, page in pages_of(load(find("gsomia-2019")), None, tongue()):
        said = words(page)
        assert "’" in said and not re.search(r"['\"]", said), name


def test_pages_ask_nothing_of_the_network_and_run_nothing() -> None:
    for page in dict(pages_of(load(find("tiny")), None, tongue())).values():
        assert "default-src 'none'" in unescape(page)
        outside = re.sub(r"data:font/[a-z]+;base64,[A-Za-z0-9+/=]+", "", page)
        assert not re.search(r"https?:|//|src=|href|@import|<script|\bon[a-z]+=", outside)
        assert len(re.findall(r"url\(", outside)) == len(re.findall(r"@font-face", outside)) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_told_in_every_language_and_are_the_same_each_time(language: str) -> None:
    scenario = load(find("gsomia-2019"))
    one, other = (dict(pages_of(scenario, "one_lesson", tongue(language))) for _ in range(2))
    assert one == other
    assert all(f'<html lang="{language}">' in page and "{" not in words(page) for page in one.values())
    assert (language == "en") == ("Your orders, by number" in words(one["seoul"]))


@pytest.mark.parametrize("turns", range(1, 21))
def test_a_lesson_is_planned_to_its_last_minute(turns: int) -> None:
    lessons = plan(turns)
    assert all(sum(minutes for _, _, minutes in lesson) == LESSON for lesson in lessons)
    assert [number for lesson in lessons for what, number, _ in lesson if what == "turn"] == list(range(1, turns + 1))
    assert lessons[-1][-1][0] == "debrief" and lessons[-1][-1][2] == 14
    assert all(minutes > 0 for lesson in lessons for _, _, minutes in lesson)


def test_the_command_writes_the_pages_and_names_them(tmp_path: Path) -> None:
    out = tmp_path / "new" / "pages"
    answer = call("handouts", "tiny", "--out", str(out))
    assert answer.code == 0 and sorted(path.stem for path in out.iterdir()) == ["facilitator", "lower", "upper"]
    assert len(answer.out.split()) >= 3 and "A4" in answer.err
    assert call("handouts", "tiny", "--out", str(out)).code == 0


def test_what_cannot_be_written_or_chosen_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for words_, code in (
        (("tiny", "--out", str(tmp_path / "file" / "below")), 2),
        (("tiny", "--out", str(tmp_path), "--pace", "nonsense"), 1),
        (("tiny", "--out", str(tmp_path), "--lang", "xx"), 1),
        (("no-such", "--out", str(tmp_path)), 1),
    ):
        answer = call("handouts", *words_)
        assert answer.code == code and one_sentence(answer.err), (words_, answer)
