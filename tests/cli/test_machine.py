"""A machine that lacks something hears one sentence with the command to type, in both spellings."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import machine
from game.cli.commands import COMMANDS, START
from tests.cli.calling import ROOT, call, one_sentence


def lacking(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """Make modules look as if they were not installed."""
    real = machine.find_spec
    monkeypatch.setattr(machine, "find_spec", lambda name: None if name in modules else real(name))


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("in_checkout", [True, False])
def test_a_missing_package_is_one_sentence(platform: str, in_checkout: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, "numpy", "yaml")
    monkeypatch.setattr(sys, "base_prefix", sys.prefix if in_checkout else "elsewhere")
    told = machine.complaint(("numpy", "yaml", "pydantic"), platform) or ""
    assert "no numpy and pyyaml" in told and one_sentence(told)
    assert "pip install" in told and "py " in told and "python" in told
    assert ("-m venv" in told) == in_checkout


def test_nothing_missing_is_no_complaint() -> None:
    assert machine.complaint(("numpy", "yaml", "pydantic")) is None


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_both_pygames_are_refused(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: "2.0")
    told = machine.complaint(("pygame",), platform) or ""
    assert "both installed" in told and "uninstall" in told and "pygame-ce" in told and one_sentence(told)


def test_one_pygame_is_enough() -> None:
    assert not machine.both_pygames()


def test_a_command_on_a_bare_machine_leaves_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, "pydantic")
    answer = call("check", "tiny")
    assert answer.code == 1 and answer.out == "" and "pydantic" in answer.err and one_sentence(answer.err)
    assert answer.err.count("\n") == 1, "a command broken over two lines cannot be copied"


def test_help_and_exit_codes_need_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, "numpy", "yaml", "pydantic", "pygame")
    assert call("--help").code == 0
    assert call("exit-codes").code == 0


def test_a_python_without_packages_hears_it_from_run_py() -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-S", str(ROOT / "run.py"), "check", "tiny"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    told = done.stderr.decode()
    assert done.returncode == 1 and done.stdout == b"" and one_sentence(told), told
    assert "numpy" in told and "pip install" in told


def test_run_py_can_be_read_by_old_pythons() -> None:
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source and not re.search(r"\bf\"", source)
    first = re.search(r"^\s*(from|import) game", source, re.M)
    assert first and source.index("version_info") < first.start()


def test_an_old_python_hears_which_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    space: dict[str, object] = {"__name__": "run"}
    exec(compile((ROOT / "run.py").read_text(encoding="utf-8"), "run.py", "exec"), space)
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    start = space["start"]
    assert callable(start) and start() == 1
    told = capsys.readouterr().err
    assert "3.11" in told and "3.8" in told and "py -3.12" in told and ".venv/bin/python" in told and one_sentence(told)


def test_every_need_has_a_name_to_install() -> None:
    assert {need for command in (*COMMANDS, START) for need in command.needs} <= set(machine.DISTRIBUTION)


def test_the_readme_says_the_same_commands() -> None:
    text = Path(ROOT / "README.md").read_text(encoding="utf-8")
    assert machine.POSIX in text and machine.WINDOWS in text
