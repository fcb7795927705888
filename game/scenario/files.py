"""The files a scenario is read from: nothing outside its folder, and never more than can be a scenario."""

from __future__ import annotations

from pathlib import Path

from game.errors import ScenarioError
from game.scenario.problems import WARNING, Problem

MOST_FILES = 64
LARGEST_FILE = 1 << 20  # bytes
SUFFIXES = (".yaml", ".yml")
LOCALE = "text."


def scenario_files(place: Path) -> tuple[list[Path], list[Problem]]:
    """Return the YAML files of a folder, or the one file, and what was left out; raise ScenarioError if it has none."""
    try:
        alone = place.is_file()
        if not alone and not place.is_dir():
            raise ScenarioError(f"there is no scenario at {place}; check the spelling of the path")
        inside = [] if alone else sorted(place.iterdir())
    except OSError as error:
        what = unreadable(place, error)
        raise ScenarioError(str(what), [what]) from None
    named = [item for item in inside if item.suffix in SUFFIXES and not item.name.startswith((".", LOCALE))]
    links = [item for item in named if item.is_symlink()]
    files = [place] if alone else [item for item in named if item not in links and item.is_file()]
    if not files:
        raise ScenarioError(f"the folder {place} holds no YAML file; add scenario.yaml")
    if len(files) > MOST_FILES:
        raise ScenarioError(f"the folder {place} holds {len(files)} YAML files; at most {MOST_FILES} are read")
    for file in files:
        if not file.name.isprintable():
            raise ScenarioError(f"the name of the file {file.name!a} cannot be shown; give it a plain one")
    remedy = "put a copy of the file here"
    return files, [Problem(str(item), 1, 1, "no-links", "a link is not followed", remedy, WARNING) for item in links]


def contents(file: Path, problems: list[Problem]) -> bytes | None:
    """Return the bytes of a file; None after noting why it is not read."""
    try:
        if file.stat().st_size <= LARGEST_FILE:
            return file.read_bytes()
        remedy = f"at most {LARGEST_FILE} bytes are read"
        problems.append(Problem(str(file), 1, 1, "too-large", "the file is larger than any scenario", remedy))
    except OSError as error:
        problems.append(unreadable(file, error))
    return None


def as_saved(place: Path) -> tuple[tuple[str, int, int], ...]:
    """Return names, times and sizes of the files of a scenario: another stamp means that something was saved."""
    found = []
    for file in sorted(place.iterdir()) if place.is_dir() else [place]:
        try:
            if file.suffix in SUFFIXES and not file.is_symlink():
                about = file.stat()
                found.append((file.name, about.st_mtime_ns, about.st_size))
        except OSError:
            continue  # it is being replaced
    return tuple(found)


def unreadable(place: Path, error: OSError) -> Problem:
    """Return the problem of a file or folder the system does not open."""
    message = f"the file cannot be read ({error.strerror})"
    return Problem(str(place)[:200], 1, 1, "unreadable", message, "check its path and permissions")
