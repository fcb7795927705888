"""T26 through the command line: a broken scenario is refused line by line, one that passes is played and told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.calling import ROOT, call, run
from tests.cli.test_arguments import wrong
from tests.scenario.mutants import mutant, tree_of
from tests.tiers import n

FINDING = re.compile(r"\S.*:\d+:\d+ [a-z0-9-]+: .+|    \| .*")
"""A finding, or the line of the file it points at."""


def judged(path: Path) -> tuple[int, str]:
    """Check a scenario, play it if it may be played, and return (exit code of check, what is wrong with that)."""
    answer = call("check", str(path))
    fault = wrong(answer)
    if not fault and answer.code == 2:
        fault = "a mutant is wrong input, no trouble with files"
    for line in answer.out.splitlines():
        if not FINDING.fullmatch(line):
            fault = f"no place in {line!r}"
    if not fault and answer.code == 0:
        for words in (("play", str(path), "--headless", "--seats", "all=random"), ("moves", str(path))):
            told = call(*words, width=60)
            fault = fault or wrong(told) or ("it passed and was refused" if told.code else "")
    return answer.code, fault


@pytest.mark.parametrize("name", ["tiny", "gsomia-2019"])
def test_every_mutant_is_refused_in_its_place_or_played(name: str, tmp_path: Path) -> None:
    tree = tree_of(ROOT / "scenarios" / name)
    path = tmp_path / "mutant.yaml"
    codes = []
    for number in range(n("mutants by command line (T26)") // (1 if name == "tiny" else 4)):
        path.write_bytes(mutant(tree, number))
        code, fault = judged(path)
        assert not fault, (name, number, fault)
        codes.append(code)
    assert 1 in codes and (0 in codes or len(codes) < 60)  # of a few large ones perhaps none stands


def test_a_mutant_is_refused_by_a_process_too(tmp_path: Path) -> None:
    tree = tree_of(ROOT / "scenarios" / "tiny")
    for number in range(4):
        (tmp_path / "mutant.yaml").write_bytes(mutant(tree, number))
        done = run("check", "mutant.yaml", cwd=tmp_path)
        assert done.returncode in (0, 1) and b"Traceback" not in done.stderr
        assert all(FINDING.fullmatch(line) for line in done.stdout.decode("utf-8").splitlines())


def test_a_planted_line_without_a_place_is_found() -> None:
    assert not FINDING.fullmatch("somewhere: bad-name: it is wrong")
    assert FINDING.fullmatch("C:\\a b\\x.yaml:3:14 bad-name: '1' is not a name, use small letters")
