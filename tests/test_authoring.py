"""The tutorial of docs/authoring.md, followed literally: files are written, commands run, what it says is said."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from game import scenario
from game.cli import reference
from tests.cli.calling import call

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "authoring.md"
TEXT = PAGE.read_text(encoding="utf-8")
TUTORIAL = TEXT.partition("## While you write")[0]
PLACE = r"(?:^(Write this into|Add this to|Change the line in) `([^`]+)`:\n\n)?"
STEP = re.compile(rf"{PLACE}^```(\w+)\n(.*?)^```", re.M | re.S)


def follow(text: str) -> list[str]:
    """Follow a tutorial in the present folder; return what did not come out as it says."""
    wrong, said = [], ""
    for verb, path, language, body in STEP.findall(text):
        if language == "yaml":
            put(verb, Path(path), body)
        elif language == "sh":
            said = ""
            for line in body.splitlines():
                answer = call(*shlex.split(line)[2:])
                said += " ".join((answer.out + answer.err).split()) + " "
                wrong += [f"{line}: {answer.err}"] if answer.code else []
        elif language == "text":
            wrong += [f"not said: {line}" for line in body.splitlines() if line not in said]
    return wrong


def put(verb: str, path: Path, body: str) -> None:
    """Write a block as the sentence before it says."""
    assert verb, f"a block goes into no file: {body[:60]}"
    path.parent.mkdir(exist_ok=True)
    if verb == "Write this into":
        path.write_text(body, encoding="utf-8")
        return
    old = path.read_text(encoding="utf-8")
    key = body.partition(":")[0]
    changed = re.sub(rf"^{key}:.*\n", body, old, flags=re.M) if verb.startswith("Change") else old + body
    assert changed != old
    path.write_text(changed, encoding="utf-8")


def test_the_tutorial_can_be_followed_literally(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert follow(TUTORIAL) == []
    made = scenario.load("ferry-war")
    assert len(made.rules.actors) == 3 and len(list((tmp_path / "ferry-war").glob("*.yaml"))) == 8
    assert scenario.check("ferry-war") == []
    assert [page.name for page in (tmp_path / "schema").iterdir() if page.name == scenario.CRISIS_FILE]


def test_every_block_of_it_is_taken_and_its_last_game_is_its_record(tmp_path: Path) -> None:
    steps = STEP.findall(TUTORIAL)
    assert len(steps) == TUTORIAL.count("```") / 2
    assert [language for _, _, language, _ in steps].count("yaml") >= 10


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("by: coast", "by: cost"),
        ("nothing ever sets boats to stopped", "nothing ever sets boats to sunk"),
        ("ferry-war --strict", "fairy-war --strict"),
    ],
)
def test_a_tutorial_that_lies_is_noticed(
    right: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = TUTORIAL.partition("### 8")[0]
    assert right in text and follow(text.replace(right, wrong, 1)) != []


def test_the_reference_is_what_the_code_says(tmp_path: Path) -> None:
    assert reference.main([str(PAGE), "--check"]) == 0
    copy = tmp_path / "authoring.md"
    copy.write_text(TEXT.replace("#### spoiler", "#### spoilers"), encoding="utf-8")
    assert reference.main([str(copy), "--check"]) == 1
    assert reference.main([str(copy)]) == 0 and copy.read_text(encoding="utf-8") == TEXT


def test_the_reference_names_every_key_and_every_code() -> None:
    for part in scenario.schemas()["crisis"]["definitions"].values():
        assert all(f"| `{key}` |" in TEXT for key in part["properties"])
    assert all(f"\n#### {page.code}\n" in TEXT for page in reference.ALL)
    titles = [line[5:] for line in TEXT.splitlines() if line.startswith("#### ")]
    anchors = {title.lower().replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([a-z-]+)\)", TEXT)) <= anchors


def test_the_scenarios_point_to_it() -> None:
    assert "docs/authoring.md" in (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
