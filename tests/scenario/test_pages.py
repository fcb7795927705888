"""The pages of codes: one each, and every example is what it says it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game import scenario
from game.cli.explain import ALL
from game.scenario.nodes import MOST_NODES
from tests.scenario.finding import whole

TEXTUAL = [page for page in ALL if not page.outside and not page.played]


def codes(path: Path, page: scenario.Page, example: str, encoding: str = "utf-8") -> set[str]:
    """Return the codes found in an example, completed to a scenario where it can be."""
    alone = example.startswith("#") and ":" not in example
    text = example if alone else whole(example)
    path.write_bytes(text.encode(encoding))
    return {item.code for item in scenario.check(path)}


@pytest.mark.parametrize("page", TEXTUAL, ids=lambda page: page.code)
def test_the_wrong_example_has_the_code_and_the_right_one_has_not(page: scenario.Page, tmp_path: Path) -> None:
    bad = codes(tmp_path / "bad.yaml", page, page.bad, page.encoding)
    good = codes(tmp_path / "good.yaml", page, page.good)
    assert page.code in bad and page.code not in good
    errors = {item.code for item in scenario.check(tmp_path / "good.yaml") if item.severity == scenario.ERROR}
    assert errors == set(), "the right example loads"


def test_every_code_has_one_page_and_every_page_its_parts() -> None:
    assert len({page.code for page in ALL}) == len(ALL) >= 50
    for page in ALL:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.code), page.code
        assert page.what.endswith(".") and page.why.endswith(".") and page.bad.strip() and page.good.strip()
        assert (page.bad, page.encoding) != (page.good, "utf-8"), page.code
        assert len(page.what) < 160 and len(page.why) < 480, page.code
        lines = scenario.page_lines(page)
        assert lines[0] == f"{page.code} ({page.severity})" and "Wrong:" in lines and "Right:" in lines


def test_every_code_the_reader_can_give_has_a_page() -> None:
    """Read the source: whatever is written as the code of a problem is explained."""
    folder = Path(scenario.__file__).parent
    known = {page.code for page in ALL}
    word = r"([a-z0-9]+(?:-[a-z0-9]+)+|cycle|missing|blank)"
    before = r'(?:[^()"]|\([^()]*\))*?'
    called = re.compile(rf'(?:report|refuse|wrong|ExpressionError|noted|at|Problem)\({before}"{word}"', re.S)
    sources = [*folder.glob("*.py"), folder.parent / "engine" / "expressions.py"]
    found = {code for file in sources for code in called.findall(file.read_text("utf-8"))}
    assert len(found) > 25 and found - known == set()


def test_links_are_what_their_page_says(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "a.yaml").write_text(whole(""), encoding="utf-8")
    (tmp_path / "case" / "b.yaml").symlink_to(tmp_path / "case" / "a.yaml")
    assert "no-links" in {item.code for item in scenario.check(tmp_path / "case")}


def test_a_page_that_lies_is_noticed(tmp_path: Path) -> None:
    page = next(item for item in TEXTUAL if item.code == "unknown-key")
    assert page.code not in codes(tmp_path / "a.yaml", page, page.good)
    assert "spoiler" not in codes(tmp_path / "b.yaml", page, page.bad)
    assert MOST_NODES  # the page of too-large names a limit that is there
