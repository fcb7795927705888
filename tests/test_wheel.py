"""The wheel carries scenarios and assets, and plays from another directory in an empty environment."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.calling import call

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel and, lent by this one, what it depends on."""

    wheel: Path
    python: Path
    command: Path
    elsewhere: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment far from the checkout."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        return subprocess.run(
            words,
            cwd=self.elsewhere,
            env={**kept, "HOME": str(self.elsewhere)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """Build the wheel without the network and install it into an empty environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, encoding="utf-8", timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    wheel = next(folder.glob("*.whl"))
    place = folder / "empty"
    venv.create(place, with_pip=False)
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / ("python.exe" if sys.platform == "win32" else "python")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
        str(wheel),
    ]
    done = subprocess.run(install, capture_output=True, text=True, encoding="utf-8", timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    lend(python)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    yield Installed(wheel, python, programs / "backchannel", elsewhere)


def lend(python: Path) -> None:
    """Let the environment read the libraries of this one, after its own: they would need the network."""
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    own = Path(subprocess.run(ask, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip())
    lent = [entry for entry in sys.path if entry.endswith("site-packages")]
    (own / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")


def test_the_wheel_carries_what_it_needs(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    data = "game/shipped_data/"
    assert {
        f"{data}scenarios/tiny/scenario.yaml",
        f"{data}scenarios/gsomia-2019/moves.yaml",
        f"{data}assets/fonts/metrics.json",
    } <= names
    assert not any(name.startswith(("tests/", "docs/", "scenarios/", "assets/")) for name in names)
    shipped = {
        path.relative_to(ROOT).as_posix()
        for folder in ("scenarios", "assets")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {f"{data}{name}" for name in shipped} <= names


def test_it_is_the_installed_game_that_runs(installed: Installed) -> None:
    done = installed.run(str(installed.python), "-c", "import game; print(game.__file__)")
    assert done.returncode == 0 and str(ROOT) not in done.stdout and "empty" in done.stdout, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check", "gsomia-2019", "--strict"),
        ("sim", "gsomia-2019", "--games", "10", "--hashes"),
        ("play", "tiny", "--headless", "--seats", "all=random", "--json"),
        ("render", "tiny", "--screen", "situation", "--png", "out.png"),
        (),
    ],
)
def test_it_plays_from_another_directory(installed: Installed, words: tuple[str, ...]) -> None:
    done = installed.run(str(installed.command), *words)
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    if words and words[0] != "render":
        assert done.stdout == call(*words).out
