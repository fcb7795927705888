"""What README.md shows is true: its Python runs, its commands exist, its pictures and pages are there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.commands import COMMANDS
from tests.cli.calling import call

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
LANGUAGES = {"sh", "bat", "python"}


def blocks(text: str, language: str) -> list[str]:
    """Return the code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def commands() -> list[list[str]]:
    """Return every `python run.py ...` line of the shell blocks as words."""
    lines = [line for block in blocks(TEXT, "sh") for line in block.splitlines()]
    return [shlex.split(line)[2:] for line in lines if line.startswith("python run.py")]


def run_python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one block in a process of its own; a test in it is run by pytest."""
    tested = "def test_" in code
    file = folder / "test_readme_block.py"
    file.write_text(code, encoding="utf-8")
    command = [sys.executable, "-W", "error", *(["-m", "pytest", "-q", "-p", "no:cacheprovider"] if tested else [])]
    return subprocess.run([*command, str(file)], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
                          capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)  # fmt: skip


def test_every_block_says_what_it_is() -> None:
    assert set(re.findall(r"^```(\S*)$", TEXT, re.M)) - {""} == LANGUAGES
    assert TEXT.count("```") == 2 * sum(len(blocks(TEXT, language)) for language in LANGUAGES)


@pytest.mark.parametrize("code", blocks(TEXT, "python"), ids=lambda code: code.split("\n", 1)[0])
def test_its_python_runs(code: str, tmp_path: Path) -> None:
    done = run_python(code, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    if "def test_" in code:
        assert re.search(r"[1-9]\d* passed", done.stdout)


def test_a_block_that_is_wrong_is_found(tmp_path: Path) -> None:
    assert run_python("import game\ngame.nonsense\n", tmp_path).returncode != 0
    assert run_python("def test_it():\n    assert 1 == 2\n", tmp_path).returncode != 0


def test_its_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {command.name for command in COMMANDS}
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    for words in commands():
        assert words[0] in names or words == ["--help"], words
        answer = call(*words)
        assert answer.code == 0, (words, answer.err)
        if "--begin" in words:  # "write every English text over", it says there
            file = tmp_path / words[1] / f"text.{words[2]}.yaml"
            file.write_text(file.read_text("utf-8").replace(': "', ': "文 '), "utf-8")


def test_it_names_enough_commands() -> None:
    assert {words[0] for words in commands()} >= {"play", "replay", "check", "sim", "moves", "--help"}


def test_both_commands_stand_in_both_spellings_and_make_their_own_environment() -> None:
    posix = [line for block in blocks(TEXT, "sh") for line in block.splitlines() if "-m venv" in line]
    windows = [line for block in blocks(TEXT, "bat") for line in block.splitlines()]
    assert len(posix) == len(windows) == 2
    for one, other in zip(posix, windows, strict=True):
        place = one.split("-m venv ", 1)[1].split(" ", 1)[0]
        assert other.startswith(f'cmd /c "py -m venv {place} && ') and other.endswith('"')
        parts = [part.split(" ", 1)[1] for part in one.split(" && ")[1:]]
        others = [part.split(" ", 1)[1].rstrip('"') for part in other.split(" && ")[1:]]
        assert [part.replace('"', "") for part in parts] == others
        assert all(part.startswith(f"{place}/bin/python ") for part in one.split(" && ")[1:])
        assert all(part.startswith(f"{place}\\Scripts\\python ") for part in other.split(" && ")[1:])
    assert posix[0].endswith("run.py") and posix[1].endswith("pytest")


def test_what_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target


def test_it_says_what_was_not_run() -> None:
    assert "Windows" in TEXT and "macOS" in TEXT and "nothing was run on a Windows or macOS" in TEXT.replace("\n", " ")
