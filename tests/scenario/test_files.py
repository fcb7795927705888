"""The files of a scenario: only those of its own folder, only plain ones, and no crash over any other (T29)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game import scenario
from game.errors import ScenarioError
from game.scenario.files import LARGEST_FILE, MOST_FILES, scenario_files
from tests.scenario.finding import BASE, found, misread

TEXT = BASE.read_text(encoding="utf-8")
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX makes them")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a whole scenario in two files."""
    head, moves = TEXT.partition("moves:\n")[0], TEXT.partition("moves:\n")[2]
    place = tmp_path / "crisis"
    place.mkdir()
    (place / "scenario.yaml").write_text(head, encoding="utf-8")
    (place / "rest.yml").write_text("moves:\n" + moves, encoding="utf-8")
    return place


def test_a_folder_is_one_scenario(folder: Path) -> None:
    assert misread(folder) == []
    assert list(scenario.load(folder).canonical["files"]) == ["rest.yml", "scenario.yaml"]


def test_other_files_are_left_alone(folder: Path) -> None:
    for name in (".text.ko.yaml", ".hidden.yaml", "notes.txt", "scenario.yaml.bak", "README", "moves.json"):
        (folder / name).write_bytes(b"\x00 not for reading [")
    (folder / "dates.yaml").mkdir()  # a folder that looks like a file
    (folder / "inner").mkdir()
    (folder / "inner" / "more.yaml").write_text("[", encoding="utf-8")
    assert misread(folder) == []
    (folder / "text.ko.yaml").write_bytes(b"\x00 not for reading [")
    assert [item.code for item in misread(folder)] == ["bad-character"]  # a translation is read, and stops nothing
    assert scenario.load(folder)


@posix
def test_pipes_and_devices_are_not_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert misread(folder) == []
    with pytest.raises(ScenarioError, match="there is no scenario at"):
        scenario.load(folder / "pipe.yaml")
    with pytest.raises(ScenarioError):
        scenario.load("/dev/zero")


@posix
def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("dates: {secret: 2024-01-01}\n", encoding="utf-8")
    (folder / "out.yaml").symlink_to(secret)
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "gone.yaml").symlink_to("nothing.yaml")
    (folder / "root.yaml").symlink_to("/etc/passwd")
    problems = misread(folder)
    assert {item.code for item in problems} == {"no-links"} and len(problems) == 4
    assert all(item.severity == scenario.WARNING for item in problems)
    loaded = scenario.load(folder)
    assert "secret" not in str(loaded.canonical) and len(loaded.warnings) == 4


@posix
def test_a_link_that_is_followed_would_be_seen(folder: Path, tmp_path: Path) -> None:
    """Plant the same file as a copy: then its key is read, and stands twice."""
    (folder / "copy.yaml").write_text("dates: {secret: 2024-01-01}\n", encoding="utf-8")
    assert "13:1 duplicate-key" in found(folder)


def refused(path: Path | str) -> str:
    """Return the sentence a path is refused with."""
    with pytest.raises(ScenarioError) as caught:
        scenario.load(path)
    with pytest.raises(ScenarioError):
        misread(path)
    return str(caught.value)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).endswith("holds no YAML file; add scenario.yaml")
    (tmp_path / "a.yaml").mkdir()
    assert "holds no YAML file" in refused(tmp_path)


NOWHERE = [
    "nowhere",
    "../../nowhere",
    "",
    "\x00",
    "a\x00b.yaml",
    "x" * 5_000,
    "/" + "x/" * 3_000,
    "CON",
    "//host/a",
    "C:",
]


@pytest.mark.parametrize("path", NOWHERE, ids=lambda path: ascii(path[:12]))
def test_paths_that_lead_nowhere(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(path)
    if path:
        with pytest.raises(ScenarioError, match=r"there is no scenario|cannot be read \(File name too long\)"):
            scenario.find(path)


def test_a_file_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def shut(self: Path) -> bytes:
        if self.name == "rest.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", shut)
    problems = [item for item in misread(folder) if item.code == "unreadable"]
    assert [str(item) for item in problems] == [
        f"{folder / 'rest.yml'}:1:1 unreadable: the file cannot be read (Permission denied), "
        "check its path and permissions"
    ]


def test_a_folder_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(self: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", shut)
    assert "unreadable: the file cannot be read (Permission denied)" in refused(folder)


def test_a_huge_file_is_not_read_to_its_end(folder: Path) -> None:
    with (folder / "huge.yaml").open("wb") as stream:
        stream.truncate(8 << 30)  # eight gibibytes of nothing
    assert "too-large" in [item.code for item in misread(folder)]
    (folder / "huge.yaml").write_bytes(b"#" * LARGEST_FILE)  # the largest that is read
    assert [item.code for item in misread(folder)] == ["empty-file"]


def test_many_files(folder: Path) -> None:
    for number in range(MOST_FILES - 2):
        (folder / f"f{number}.yaml").write_text("{}", encoding="utf-8")
    assert misread(folder) == []
    (folder / "last.yaml").write_text("{}", encoding="utf-8")
    assert "holds 65 YAML files; at most 64 are read" in refused(folder)


def test_all_files_together_have_a_limit(folder: Path) -> None:
    for number in range(9):
        (folder / f"f{number}.yaml").write_text(f"k{number}: [{'a,' * 12_000}]", encoding="utf-8")
    problems = misread(folder)
    assert [(item.code, Path(item.path).name) for item in problems] == [("too-large", "f8.yaml")]


@posix
@pytest.mark.parametrize("name", [b"a\nb.yaml", b"\x1b[2J.yaml", b"\xff.yaml", "a\u202eb.yaml".encode()])
def test_names_of_files_that_cannot_be_shown(name: bytes, folder: Path) -> None:
    try:
        (Path(os.fsdecode(bytes(folder) + b"/" + name))).write_text("{}", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    sentence = refused(folder)
    assert "cannot be shown" in sentence and sentence.isprintable()


@pytest.mark.skipif(sys.getfilesystemencoding() != "utf-8", reason="this system cannot name such a file")
def test_hangul_in_a_path(folder: Path) -> None:
    place = folder.rename(folder.parent / "위기 2019")
    (place / "추가.yaml").write_text("sources: {B: b}\n", encoding="utf-8")
    codes = [item.code for item in misread(place)]
    assert codes == ["duplicate-key"]  # read, and its key stands twice


def test_the_list_of_files_is_in_order(folder: Path) -> None:
    assert [file.name for file in scenario_files(folder)[0]] == ["rest.yml", "scenario.yaml"]
