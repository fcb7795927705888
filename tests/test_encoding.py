"""The game runs where text is hard: locale C, a path with a space and Hangul, no HOME, a read-only install."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from game.cli.wrap import columns

ROOT = Path(__file__).resolve().parents[1]
STRICT = ("-X", "dev", "-X", "warn_default_encoding", "-W", "error::EncodingWarning")
COMMANDS = (
    ("--help",),
    ("exit-codes",),
    ("check", "gsomia-2019"),
    ("moves", "gsomia-2019"),
    ("sim", "tiny", "--games", "20"),
    ("play", "gsomia-2019", "--headless"),
    ("play", "tiny", "--headless", "--seats", "all=random", "--json"),
    ("render", "tiny", "--screen", "situation", "--png", "{folder}/out.png"),
    (),
)
PATHS = r"path|^file\b|folder|place|target|Path\(| / "
"""What an object looks like whose method `open` opens a file."""
CONSOLES = ("cp949", "ascii")
"""Two of those tests/cli shows everything on, in processes of their own."""


def tree(folder: Path) -> dict[str, str]:
    """Return every file of a folder with its content's hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def far_away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a copy of the game in a folder with a space and Hangul that nobody may write to."""
    place = tmp_path_factory.mktemp("far") / "\uc11c\uc6b8 \ub3c4\ucfc4"
    place.mkdir()
    for name in ("game", "scenarios", "assets"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copy(ROOT / "run.py", place / "run.py")
    folders = [place, *(path for path in place.rglob("*") if path.is_dir())]
    modes = {path: path.stat().st_mode for path in folders}
    for path in folders:
        path.chmod(0o555)
    yield place
    for path, mode in modes.items():
        path.chmod(mode)


def run(place: Path, words: tuple[str, ...], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the copy with nearly no environment: no HOME, locale C, every unnamed encoding an error."""
    base = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "PYTHONDONTWRITEBYTECODE": "1", **environment}
    if sys.platform == "win32":
        base["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    given = [word.replace("{folder}", str(folder)) for word in words]
    command = [sys.executable, *STRICT, str(place / "run.py"), *given]
    return subprocess.run(command, cwd=folder, env=base, capture_output=True, timeout=180, check=False)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_runs_far_away(far_away: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    before = tree(far_away)
    done = run(far_away, words, tmp_path, BACKCHANNEL_HOME=str(tmp_path / "saves"))
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert b"Traceback" not in done.stderr and b"Warning" not in done.stderr, done.stderr.decode(errors="replace")
    assert tree(far_away) == before, "it wrote into its own install"


def test_without_home_or_saves_the_game_plays_on(far_away: Path, tmp_path: Path) -> None:
    done = run(far_away, ("play", "tiny", "--headless", "--seats", "all=random"), tmp_path)
    assert done.returncode == 0 and done.stdout


@pytest.mark.parametrize("console", CONSOLES)
def test_output_survives_redirection_under_every_console(console: str, tmp_path: Path) -> None:
    done = run(ROOT, (), tmp_path, PYTHONIOENCODING=console, COLUMNS="60")
    assert done.returncode == 0, done.stderr.decode(console)
    text = done.stdout.decode(console)
    assert max(columns(line) for line in text.splitlines()) <= 60 and "\x1b" not in text


def opened_blindly(sources: Mapping[str, str]) -> list[str]:
    """Return every place that opens a text without naming its encoding."""
    calls = (
        (path, node)
        for path, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
    )
    return [f"{path}:{node.lineno} {blind(node)}" for path, node in calls if blind(node)]


def blind(node: ast.Call) -> str:
    """Return what a call is named if it opens a text and leaves the encoding to the machine, else nothing."""
    method = isinstance(node.func, ast.Attribute)
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    named = {word.arg: word.value for word in node.keywords}
    if "encoding" in named or name not in ("open", "read_text", "write_text"):
        return ""
    if name != "open":
        return "" if len(node.args) > (name == "write_text") else name
    if isinstance(node.func, ast.Attribute) and not re.search(PATHS, ast.unparse(node.func.value)):
        return ""  # something else that can be opened: a game, an archive, a descriptor
    place = 0 if method else 1
    mode = named.get("mode") or (node.args[place] if len(node.args) > place else None)
    return "" if "b" in str(getattr(mode, "value", "")) else name


def test_every_text_names_its_encoding() -> None:
    sources = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for folder in ("game", "tests", "assets")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert opened_blindly(sources) == []


def test_a_planted_blind_open_is_found() -> None:
    planted = (
        "open('a')\nopen('a', 'rb')\nopen('a', encoding='utf-8')\npath.read_text()\npath.open('w')\n"
        "path.open('rb')\npath.write_text('x', encoding='utf-8')\nos.open('a', 1)\n"
    )
    assert [line.split(":")[1] for line in opened_blindly({"a.py": planted})] == ["1 open", "4 read_text", "5 open"]


def test_the_switch_catches_a_planted_blind_open(tmp_path: Path) -> None:
    code = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('x')"
    done = subprocess.run([sys.executable, *STRICT, "-c", code, str(tmp_path / "a")], capture_output=True, check=False)
    assert done.returncode != 0 and b"EncodingWarning" in done.stderr
