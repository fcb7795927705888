"""`gallery`: every screen in one folder, told where one is left out."""

from __future__ import annotations

import re
from pathlib import Path

from game.cli.gallery import PAGE, PICTURES
from game.window import SCREEN_NAMES
from tests.cli.calling import call, one_sentence

ROOT = Path(__file__).resolve().parents[2]


def test_every_screen_is_drawn_and_shown(tmp_path: Path) -> None:
    answer = call("gallery", "tiny", "--size", "640x480", "--theme", "night", "--out", str(tmp_path / "new" / "place"))
    assert answer.code == 0 and answer.out == ""
    files = {path.name for path in (tmp_path / "new" / "place").glob("*.png")}
    page = (tmp_path / "new" / "place" / PAGE).read_text(encoding="utf-8")
    assert set(re.findall(r'src="([^"]+)"', page)) == files == {f"{one.name}.png" for one in PICTURES}
    assert {one.screen for one in PICTURES} == set(SCREEN_NAMES)
    assert not re.search("https?:|<script", page)


def test_a_game_under_way_has_a_gallery_without_its_end(tmp_path: Path) -> None:
    kept = tmp_path / "kept.journal"
    assert call("play", "tiny", "--headless", "--seats", "all=hold", "--journal", str(kept)).code == 0
    cut = tmp_path / "cut.journal"
    cut.write_bytes(b"\n".join(kept.read_bytes().split(b"\n")[:3]) + b"\n")
    answer = call("gallery", str(cut), "--size", "640x480", "--out", str(tmp_path / "out"))
    assert answer.code == 0 and "Left out ending" in answer.err
    assert not (tmp_path / "out" / "ending.png").exists() and (tmp_path / "out" / "situation.png").exists()


def test_what_no_screen_can_show_is_refused(tmp_path: Path) -> None:
    answer = call("gallery", "tiny", "--as", "nobody", "--out", str(tmp_path / "out"))
    assert answer.code == 1 and one_sentence(answer.err) and not (tmp_path / "out" / PAGE).exists()


def test_its_page_tells_every_screen_and_how_each_picture_was_made() -> None:
    told = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", told, re.M)) == SCREEN_NAMES
    made = set(re.findall(r"^\| `\S+` \| `python run.py render .* --png (\S+)` \|$", told, re.M))
    assert made == {f"docs/pictures/{path.name}" for path in (ROOT / "docs" / "pictures").iterdir()}
