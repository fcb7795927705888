"""Tests of what ships: fonts that load, widths that are true, licences that are there, an outline of the land."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fontTools.ttLib import TTFont

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.shipped import shipped

ASSETS = shipped("assets")
FONTS = ASSETS / "fonts"
SAMPLE = "Seoul, Tokyo & Washington: “0123456789” − é Š ō · … 서울 도쿄 협정 東京 輸出管理 かな カナ 、。"
LINES = (
    "Seoul’s president offers to “join hands” if Tokyo talks",
    "Office — first official fjord, WAVE",
    "AVATAR To Yo",
    "서울은 도쿄와 협정을 종료한다",
    "東京は輸出管理を厳しくする",
)
REGISTRY = re.compile(rb"registry\.|npmjs|pypi\.|pythonhosted|unpkg|jsdelivr|crates\.io|fonts\.google|gstatic", re.I)


def _script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_build", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = _script(FONTS / "build.py")
FACES: dict[str, Any] = json.loads((FONTS / "metrics.json").read_text(encoding="utf-8"))["faces"]


def _font(path: Path) -> TTFont:
    return TTFont(io.BytesIO(path.read_bytes()), lazy=True)


def _widths(row: dict[str, Any]) -> dict[str, float]:
    """Read a row of metrics.json as assets/README.md says: character -> advance in ems."""
    table = {char: wide / row["upem"] for char, wide in row["widths"].items()}
    for first, last, wide in row["ranges"]:
        table |= {chr(code): wide / row["upem"] for code in range(first, last + 1)}
    return table


def _false_widths(row: dict[str, Any], size: int, chars: str) -> list[str]:
    """Return the characters whose advance is a pixel or more from what pygame draws, oversampled as the window does."""
    fine = 4 if size <= 42 else 2
    font = pygame.font.Font(FONTS / row["file"], size * fine)
    table = _widths(row)
    return [c for c in chars if c in table and abs(font.metrics(c)[0][4] / fine - table[c] * size) >= 1]


@pytest.fixture(scope="module", autouse=True)
def _pygame() -> Iterator[None]:
    pygame.font.init()
    yield
    pygame.font.quit()


@pytest.mark.parametrize("face", FACES)
def test_every_font_loads_and_draws(face: str) -> None:
    font = pygame.font.Font(FONTS / FACES[face]["file"], 32)
    assert font.render("Seoul", True, "black").get_bounding_rect().width > 40


def test_every_font_has_a_row_and_every_row_a_font() -> None:
    there = {path.name for path in FONTS.iterdir() if path.suffix in (".woff", ".otf")}
    assert {row["file"] for row in FACES.values()} == there


@pytest.mark.parametrize("face", FACES)
def test_metrics_are_those_of_the_font(face: str) -> None:
    row, font = FACES[face], _font(FONTS / FACES[face]["file"])
    lines = (font["hhea"].ascent, font["hhea"].descent, font["OS/2"].sCapHeight)
    assert (row["ascent"], row["descent"], row["cap"]) == lines and row["upem"] == font["head"].unitsPerEm
    cmap, table = font.getBestCmap(), _widths(row)
    assert set(table) == {chr(code) for code in cmap if code >= 0x20}
    for char in set(SAMPLE) & set(table):
        assert table[char] * row["upem"] == pytest.approx(font["hmtx"][cmap[ord(char)]][0])


@pytest.mark.parametrize("size", [13, 16, 23, 31, 50, 104])
@pytest.mark.parametrize("face", FACES)
def test_a_width_is_within_a_pixel_of_what_pygame_draws(face: str, size: int) -> None:
    assert _false_widths(FACES[face], size, SAMPLE) == []


def test_a_planted_false_width_is_seen() -> None:
    row = json.loads(json.dumps(FACES["plex400"]))
    row["widths"]["T"] += 80
    assert _false_widths(row, 16, SAMPLE) == ["T"]


@pytest.mark.parametrize("face", FACES)
def test_a_line_is_never_much_wider_than_its_sum(face: str) -> None:
    """Kerning tightens a line by up to a tenth; hinting may widen it by a fiftieth."""
    row = FACES[face]
    table = _widths(row)
    for size in (13, 16, 31, 50):
        fine = 4 if size <= 42 else 2
        font = pygame.font.Font(FONTS / row["file"], size * fine)
        for line in (one for one in LINES if set(one) <= set(table)):
            summed = sum(table[char] for char in line) * size
            assert summed * 0.9 <= font.size(line)[0] / fine <= summed * 1.02 + 1, (size, line)


@pytest.mark.parametrize("face", [face for face in FACES if not face.startswith("cjk")])
def test_digits_are_equally_wide(face: str) -> None:
    assert len({_widths(FACES[face])[digit] for digit in "0123456789"}) == 1


@pytest.mark.parametrize("face", ["cjk400", "cjk700"])
def test_the_fallback_covers_korean_and_japanese(face: str) -> None:
    have = set(_widths(FACES[face]))
    hangul = {chr(code) for code in BUILD._rows("euc-kr", 0xB0, 0xC8)}
    kanji = {chr(code) for code in BUILD._rows("euc-jp", 0xB0, 0xCF)}
    assert (len(hangul), len(kanji)) == (2350, 2965)
    assert hangul | kanji | {chr(code) for code in (*range(0x3041, 0x3095), *range(0x30A1, 0x30FB))} <= have
    assert set("→↑↓−₩¥€■▲▼●★✓ōū") <= have


@pytest.mark.parametrize("face", ["cjk400", "cjk700"])
def test_the_subset_carries_its_own_name_and_the_copyright(face: str) -> None:
    font = _font(FONTS / FACES[face]["file"])
    names = {one.nameID: str(one) for one in font["name"].names}
    assert "Kil Hyung-jin" in str(font["name"].getName(0, 3, 1, 0x409)) and "Open Font License" in names[13]
    assert names[1] == "Backchannel Sans" and names[6].startswith("BackchannelSans-")
    assert not any("Pretendard" in text for number, text in names.items() if number not in (0, 7, 13, 14))
    top = font["CFF "].cff.topDictIndex[0]
    inner = [*font["CFF "].cff.fontNames, top.FullName, top.FamilyName, *(part.FontName for part in top.FDArray)]
    assert not any("Pretendard" in name for name in inner)


def test_the_check_passes_and_catches_stale_metrics(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert BUILD.main(["--check"]) == 0
    for row in FACES.values():
        shutil.copy(FONTS / row["file"], tmp_path)
    there = ["--here", str(tmp_path)]
    assert BUILD.main(["--check", *there]) == 1  # none at all
    assert BUILD.main(["--metrics", *there]) == 0
    assert BUILD.main(["--check", *there]) == 0
    shutil.copy(FONTS / "plex-sans-700.woff", tmp_path / "plex-sans-400.woff")
    assert BUILD.main(["--check", *there]) == 1
    assert "not up to date" in capsys.readouterr().err


def test_another_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is missing"):
        BUILD.verify(tmp_path)
    for archive in BUILD.PACKAGES:
        (tmp_path / archive).write_bytes(b"not it")
    with pytest.raises(SystemExit, match="SHA-256"):
        BUILD.verify(tmp_path)


def test_every_family_has_its_licence() -> None:
    found = {path.name for path in FONTS.glob("*OFL*.txt")}
    assert found == set(BUILD.LICENCES)
    families = {re.sub(r"-\d00(-italic)?\.\w+$", "", row["file"]) for row in FACES.values()}
    assert {name.removesuffix("-OFL.txt") for name in found} == families
    for path in FONTS.glob("*OFL*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text and "Reserved Font Name" in text and "DISCLAIMER" in text


def _addresses(folder: Path) -> list[str]:
    """Return the files that name a registry or a network of copies, in their text or in the names of a font."""
    guilty = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and "__pycache__" not in one.parts):
        text = path.read_bytes()
        if path.suffix in (".woff", ".otf"):
            text += " ".join(str(one) for one in _font(path)["name"].names).encode()
        if REGISTRY.search(text):
            guilty.append(path.name)
    return guilty


def test_no_file_names_a_registry(tmp_path: Path) -> None:
    assert _addresses(ASSETS) == []
    (tmp_path / "planted.txt").write_text("see https://registry.example/font", encoding="utf-8")
    assert _addresses(tmp_path) == ["planted.txt"]


def test_sizes_stay_small() -> None:
    files = (path for path in ASSETS.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    sizes = {path: path.stat().st_size for path in files}
    assert sum(sizes.values()) < 4_500_000
    assert sizes[FONTS / "metrics.json"] < 200_000 and sizes[ASSETS / "map" / "land.json"] < 1_200_000


def test_every_ring_of_the_land_is_sound() -> None:
    raw = json.loads((ASSETS / "map" / "land.json").read_text(encoding="utf-8"))
    script = _script(ASSETS / "map" / "build.py")
    assert raw["scale"] == 100 and len(raw["countries"]) > 200
    for ring in (ring for many in raw["countries"].values() for ring in many):
        points = [(ring[0], ring[1])]
        for dx, dy in zip(ring[2::2], ring[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        assert len(set(points)) >= 3 and all(-9000 <= y <= 9000 for _, y in points)
        assert all(abs(a[0] - b[0]) < 18000 or abs(a[1]) == 9000 for a, b in pairwise(points))
        assert not any(script.within(points, box) for box in script.LEFT_OUT.values())
