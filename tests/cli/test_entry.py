"""From words to an exit code: help, what is misspelt, faults, interrupts, streams that fail."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.bots import BOTS
from game.cli import check as check_command
from game.cli.commands import COMMANDS
from game.cli.exits import MEANING
from tests.cli.calling import CODES, ROOT, bare_environment, call, one_sentence, run


def test_help_names_every_command() -> None:
    answer = call("--help")
    assert answer.code == 0 and answer.err == ""
    assert all(f"  {command.name} " in answer.out for command in COMMANDS)


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_explains_its_options(name: str) -> None:
    for words in ((name, "--help"), (name, "-h"), ("help", name)):
        answer = call(*words)
        assert answer.code == 0 and "--help" in answer.out and answer.err == ""


def test_version_is_that_of_the_distribution() -> None:
    assert call("--version").out.startswith(f"backchannel {__version__} ")
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_bot_is_printed_with_its_temperament() -> None:
    answer = call("bots")
    flat = " ".join(answer.out.split())
    assert answer.code == 0 and all(f"{name} {bot.sentence}" in flat for name, bot in BOTS.items())


def test_exit_codes_are_printed() -> None:
    lines = call("exit-codes").out.splitlines()
    assert [int(line[:3]) for line in lines if line[:3].strip()] == list(MEANING) and set(MEANING) == CODES


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("smi",), "'sim'"),
        (("repaly", "x"), "'replay'"),
        (("xyzzy",), "--help"),
        (("--seed", "5"), "--help"),
        (("run.py",), "'replay run.py'"),
        (("scenarios",), "'play scenarios'"),
        (("sim", "tiny", "--gmaes", "5"), "--games"),
        (("sim", "tiny", "--games=5", "--hash"), "--hashes"),
        (("sim", "tiny"), "--games"),
        (("sim", "tiny", "--games", "0"), "from 1 to"),
        (("sim", "tiny", "--games", "many"), "from 1 to"),
        (("sim", "tiny", "--games", "5", "--seed", "-1"), "from 0 to"),
        (("sim", "tiny", "--games", "5", "--seed", str(2**64)), "from 0 to"),
        (("sim", "tiny", "--games", "5", "--seats", "upper=mirrro"), "'mirror'"),
        (("sim", "tiny", "--games", "5", "--seats", "uper=mirror"), "'upper'"),
        (("sim", "tiny", "--games", "5", "--seats", "upper"), "--seats"),
        (("sim", "tiny", "--games", "5", "--seats", "upper=hold,upper=dove"), "twice"),
        (("sim", "tiny", "--games", "5", "--seats", "upper=me"), "upper=mirror"),
        (("sim", "tiny", "--games", "5", "--seats", "upper=no.such.module:Bot"), "no.such"),
        (("sim", "tiny", "--games", "5", "--pace", "shrot"), "'short'"),
        (("sim", "tiny", "--games", "5", "--journal", "x"), "--games 1"),
        (("sim", "tiny", "--games", "5", "--out", "x.csv"), ".npz"),
        (("sim", "tiny", "--games", "5", "--json", "--hashes"), "not allowed with"),
        (("sim", "gsomia", "--games", "5"), "'gsomia-2019'"),
        (("moves", "tiny", "uper"), "upper"),
        (("check", "tiny", "extra"), "one word too many"),
        (("check", "a\0b"), "NUL"),
    ],
)
def test_what_is_misspelt_is_answered_with_the_nearest_thing(words: tuple[str, ...], hint: str) -> None:
    answer = call(*words)
    assert answer.code == 1 and answer.out == ""
    assert one_sentence(answer.err) and hint in " ".join(answer.err.split()), answer.err


def test_players_is_another_spelling_of_seats() -> None:
    words = ("sim", "tiny", "--games", "3", "--hashes")
    assert call(*words, "--seats", "all=hawk").out == call(*words, "--players=all=hawk").out
    assert call(*words, "--players", "all=hawk").out != call(*words).out


def test_a_fault_of_the_program_is_a_sentence_and_with_debug_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: object) -> list[object]:
        raise RuntimeError("planted")

    monkeypatch.setattr(check_command, "checked", broken)
    answer = call("check", "tiny")
    assert answer.code == 1 and one_sentence(answer.err) and "planted" in answer.err
    answer = call("check", "tiny", "--debug")
    assert answer.code == 1 and "Traceback" in answer.err and "in broken" in answer.err


def test_no_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(path: object) -> list[object]:
        raise MemoryError

    monkeypatch.setattr(check_command, "checked", greedy)
    answer = call("check", "tiny")
    assert answer.code == 1 and one_sentence(answer.err) and "memory" in answer.err


def test_an_interrupt_leaves_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(path: object) -> list[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "checked", stopped)
    assert call("check", "tiny").code == 130


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a console differ")
def test_an_interrupt_from_the_keyboard_leaves_no_traceback() -> None:
    code = (
        "import signal, sys, time; sys.argv=['run.py','check','tiny']\nimport game.cli.check as c\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background job ignores it
        "c.checked = lambda path, *_: print('ready', flush=True) or time.sleep(60)\n"
        "import run; sys.exit(run.start())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=bare_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and b"Traceback" not in err


def test_a_closed_pipe_ends_quietly() -> None:
    code = (
        f"import subprocess, sys; p = subprocess.Popen([sys.executable, {str(ROOT / 'run.py')!r}, 'sim', 'tiny', "
        "'--games', '3000', '--hashes'], stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
        "p.stdout.readline(); p.stdout.close(); err = p.stderr.read(); print(p.wait(), err)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=bare_environment(), timeout=120, check=True
    )
    code_word, _, err = done.stdout.decode().strip().partition(" ")
    assert code_word == "0" and "Broken" not in err and "Exception ignored" not in err, err


def test_a_closed_pipe_is_known_by_its_windows_number_too() -> None:
    from game.cli.terminal import is_closed_pipe

    assert is_closed_pipe(BrokenPipeError())
    assert is_closed_pipe(OSError(22, "Invalid argument"), "win32")
    assert not is_closed_pipe(OSError(22, "Invalid argument"), "linux")
    assert not is_closed_pipe(OSError(22, "Invalid argument", "a?b"), "win32")
    assert not is_closed_pipe(OSError(28, "No space left"))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output_is_a_sentence() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "run.py"), "moves", "tiny"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=bare_environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == 2 and one_sentence(done.stderr.decode()), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed to close a stream")
@pytest.mark.parametrize(
    ("closed", "words", "code"),
    [
        (">&-", "moves tiny", 0),
        ("2>&-", "check nothing", 1),
        (">&- 2>&-", "moves tiny", 0),
        (">&- 2>&-", "check nothing", 1),
    ],
)
def test_closed_streams_do_no_harm(closed: str, words: str, code: int) -> None:
    command = f'"{sys.executable}" "{ROOT / "run.py"}" {words} {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=bare_environment(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == code and b"Traceback" not in done.stderr


def test_the_command_runs_from_any_folder(tmp_path: Path) -> None:
    assert run("check", "tiny", cwd=tmp_path).returncode == 0
