"""Make the fonts of assets/fonts and metrics.json, the widths of all their characters.

    python assets/fonts/build.py FOLDER     make the fonts from the npm archives in FOLDER, then metrics.json
    python assets/fonts/build.py --metrics  make metrics.json again from the fonts that lie here
    python assets/fonts/build.py --check    exit 1 when metrics.json is not what the fonts say

FOLDER holds the archives of `PACKAGES` as `npm pack NAME@VERSION` writes them; nothing is downloaded here, and an
archive with another SHA-256 is refused. Needs fonttools. The format of metrics.json is in assets/README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
TABLE = "metrics.json"
NAME = "Backchannel Sans"
"""Pretendard JP reserves its name; a subset is a modified version and must carry another."""

PACKAGES: dict[str, tuple[str, str, str]] = {
    # archive: (npm name, version, SHA-256)
    "ibm-plex-sans-1.1.0.tgz": (
        "@ibm/plex-sans", "1.1.0", "c3818979c2a2c82927ea3e7c485e389a18de0b7462887dd4f7acc9a525568962"),
    "ibm-plex-sans-condensed-2.0.0.tgz": (
        "@ibm/plex-sans-condensed", "2.0.0", "1daf6d3e89def24b38e86bc859335cb89b02a395e5f93e3a2371f82a54a27338"),
    "fontsource-source-serif-4-5.3.1.tgz": (
        "@fontsource/source-serif-4", "5.3.1", "54b7898afa20cf4b2d807bbf2b5a2f865e28a83db8a5fcc563dafce5ecb5e7c8"),
    "pretendard-jp-1.3.9.tgz": (
        "pretendard-jp", "1.3.9", "41c95516f85d6b5f9a20a9d601636d44e4a520a38f55a9e6b8bf2f5917931f05"),
}
_PLEX, _COND, _SERIF, _JP = PACKAGES

FACES: dict[str, tuple[str, str, str]] = {
    # face: (file here, archive, file in the archive)
    "plex400": ("plex-sans-400.woff", _PLEX, "fonts/complete/woff/IBMPlexSans-Regular.woff"),
    "plex500": ("plex-sans-500.woff", _PLEX, "fonts/complete/woff/IBMPlexSans-Medium.woff"),
    "plex600": ("plex-sans-600.woff", _PLEX, "fonts/complete/woff/IBMPlexSans-SemiBold.woff"),
    "plex700": ("plex-sans-700.woff", _PLEX, "fonts/complete/woff/IBMPlexSans-Bold.woff"),
    "cond400": ("plex-sans-condensed-400.woff", _COND, "fonts/complete/woff/IBMPlexSansCondensed-Regular.woff"),
    "cond500": ("plex-sans-condensed-500.woff", _COND, "fonts/complete/woff/IBMPlexSansCondensed-Medium.woff"),
    "cond600": ("plex-sans-condensed-600.woff", _COND, "fonts/complete/woff/IBMPlexSansCondensed-SemiBold.woff"),
    "serif400": ("source-serif-400.woff", _SERIF, "files/source-serif-4-latin-400-normal.woff"),
    "serif400i": ("source-serif-400-italic.woff", _SERIF, "files/source-serif-4-latin-400-italic.woff"),
    "serif600": ("source-serif-600.woff", _SERIF, "files/source-serif-4-latin-600-normal.woff"),
    "serif700": ("source-serif-700.woff", _SERIF, "files/source-serif-4-latin-700-normal.woff"),
    "cjk400": ("backchannel-sans-400.otf", _JP, "dist/public/static/PretendardJP-Regular.otf"),
    "cjk700": ("backchannel-sans-700.otf", _JP, "dist/public/static/PretendardJP-Bold.otf"),
}

LICENCES: dict[str, tuple[str, str, str]] = {
    # file here: (archive, file in the archive, what goes above it)
    "plex-sans-OFL.txt": (_PLEX, "LICENSE.txt", ""),
    "plex-sans-condensed-OFL.txt": (_COND, "LICENSE.txt", ""),
    "source-serif-OFL.txt": (
        _SERIF, "LICENSE", "© 2014 - 2021 Adobe Systems Incorporated, with Reserved Font Name ‘Source’.\n\n"),
    "backchannel-sans-OFL.txt": (
        _JP, "dist/LICENSE.txt", f"{NAME} is a subset of Pretendard JP under another name. Pretendard JP:\n\n"),
}


def characters() -> set[int]:
    """Return the code points that the Korean and Japanese subset keeps."""
    spans = [(0x20, 0x17F), (0x2010, 0x203F), (0x2190, 0x21FE), (0x3000, 0x30FF), (0xFF01, 0xFFEE)]
    kept = {code for first, last in spans for code in range(first, last + 1)}
    kept |= {ord(char) for char in "−₩¥€■▲▼●★✓"}
    kept |= set(_rows("euc-kr", 0xB0, 0xC8))  # the 2,350 Hangul of KS X 1001
    kept |= set(_rows("euc-jp", 0xB0, 0xCF))  # the 2,965 kanji of JIS level 1
    return kept


def _rows(coding: str, first: int, last: int) -> Iterator[int]:
    for row in range(first, last + 1):
        for cell in range(0xA1, 0xFF):
            char = bytes((row, cell)).decode(coding, "ignore")
            if char:
                yield ord(char)


def member(folder: Path, archive: str, name: str) -> bytes:
    """Return one file of an archive."""
    with tarfile.open(folder / archive) as packed:
        found = packed.extractfile(f"package/{name}")
        assert found is not None, name
        return found.read()


def verify(folder: Path) -> None:
    """Stop unless every archive is there and is the one this script was written for."""
    for archive, (name, version, expected) in PACKAGES.items():
        path = folder / archive
        if not path.is_file():
            sys.exit(f"{path} is missing: make it with `npm pack {name}@{version}`.")
        have = hashlib.sha256(path.read_bytes()).hexdigest()
        if have != expected:
            sys.exit(f"{path} has SHA-256 {have}, expected {expected}.")


def subset(data: bytes) -> bytes:
    """Return the font cut down to `characters` and renamed."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    options = Options(layout_features=["*"], name_IDs=["*"], name_languages=["*"])
    options.drop_tables += ["DSIG"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters())
    cutter.subset(font)
    rename(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def rename(font: TTFont) -> None:
    """Give a font our name everywhere but in its copyright, trademark and licence."""
    bold = font["OS/2"].usWeightClass >= 600
    style = "Bold" if bold else "Regular"
    short = f"{NAME.replace(' ', '')}-{style}"
    ours = {1: NAME, 2: style, 3: f"{short} 1.0", 4: f"{NAME} {style}", 6: short}
    table = font["name"]
    table.names = [one for one in table.names if one.nameID in (0, 5, 7, 13, 14)]
    for number, text in ours.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [short]
        top = cff.topDictIndex[0]
        top.FullName, top.FamilyName = ours[4], NAME
        for part in getattr(top, "FDArray", ()):
            part.FontName = short


def make_fonts(folder: Path) -> None:
    """Write every font and licence text."""
    verify(folder)
    for file, archive, source in FACES.values():
        data = member(folder, archive, source)
        (HERE / file).write_bytes(subset(data) if archive == _JP else data)
    for file, (archive, source, above) in LICENCES.items():
        text = member(folder, archive, source).decode("utf-8-sig").replace("\r\n", "\n").rstrip()
        (HERE / file).write_text(above + text + "\n", encoding="utf-8", newline="\n")


def measure(path: Path) -> dict[str, Any]:
    """Return the row of one font in metrics.json, without its file name."""
    font = TTFont(io.BytesIO(path.read_bytes()), lazy=True)
    advance = font["hmtx"].metrics
    table = {code: advance[glyph][0] for code, glyph in sorted(font.getBestCmap().items()) if code >= 0x20}
    long = [run for run in _runs(table) if run[1] - run[0] >= 2]
    inside = {code for first, last, _ in long for code in range(first, last + 1)}
    wide = path.suffix == ".otf"
    return {
        "upem": font["head"].unitsPerEm,
        "ascent": font["hhea"].ascent,
        "descent": font["hhea"].descent,
        "cap": font["OS/2"].sCapHeight,
        "widths": {chr(code): width for code, width in table.items() if not (wide and code in inside)},
        "ranges": long if wide else [],
    }


def _runs(table: dict[int, int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for code, width in table.items():
        if runs and runs[-1][1] == code - 1 and runs[-1][2] == width:
            runs[-1][1] = code
        else:
            runs.append([code, code, width])
    return runs


def metrics(folder: Path = HERE) -> str:
    """Return the text of metrics.json for the fonts in `folder`, one face a line."""
    rows = []
    for face, (file, _, _) in FACES.items():
        row = {"file": file, **measure(folder / file)}
        rows.append(f"{json.dumps(face)}:{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}")
    return '{"faces":{\n' + ",\n".join(rows) + "\n}}\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, help="folder with the npm archives")
    parser.add_argument("--metrics", action="store_true", help="only write metrics.json again")
    parser.add_argument("--check", action="store_true", help="exit 1 when metrics.json is not up to date")
    parser.add_argument("--here", type=Path, default=HERE, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if not (given.folder or given.metrics or given.check):
        parser.error("name the folder of the npm archives, or say --metrics or --check")
    path: Path = given.here / TABLE
    if given.check:
        if path.is_file() and path.read_text(encoding="utf-8") == metrics(given.here):
            return 0
        print(f"{path} is not up to date: run `python assets/fonts/build.py --metrics`.", file=sys.stderr)
        return 1
    if given.folder:
        make_fonts(given.folder)
    path.write_text(metrics(given.here), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
