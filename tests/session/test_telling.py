"""A game told in another language: the same numbers, no English sentence, and a journal that knows no language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from game.scenario import find, load
from game.session import Session, command_of
from game.tongue import LANGUAGES, Tongue
from game.tongue import load as tongue
from tests.tiers import n

ENGLISH = re.compile(r"[A-Za-z]{3,}[ ’'][A-Za-z]{2,}")
NOT_TOLD = ("source", "judged", "where", "sources", "path")
"""Keys of a snapshot that name sources and files; they are cited as they are."""


@cache
def playing(turns: int) -> Session:
    """Return the flagship after some turns of bots, in the reveal, or ended if it did not last so long."""
    session = Session(load(find("gsomia-2019")), {"seoul": "hawk", "tokyo": "mirror", "washington": "dove"})
    session.handle(command_of({"command": "begin"}))
    for _ in range(2 * turns - 1):
        if session.phase != "ended":
            session.handle(command_of({"command": "next"}))
    return session


def words(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every text of a snapshot."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_TOLD:
                yield from words(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from words(inner, f"{path}[]")
    elif isinstance(value, str):
        yield path, value


def bare(value: Any) -> Any:
    """Return a snapshot with every text replaced by nothing, but ids and dates."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [bare(inner) for inner in value]
    return "" if isinstance(value, str) else value


def english(snapshot: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the texts of a snapshot that hold an English phrase."""
    return [
        (path, text)
        for path, text in words(snapshot)
        if ENGLISH.search(text) and not path.endswith((".entry", ".rule", ".order"))
    ]


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("reader", [None, "seoul", "tokyo", "washington"])
def test_no_english_phrase_is_left(language: str, reader: str | None) -> None:
    for turns in (1, 4, 7)[: n("turns told in a language")]:
        assert english(playing(turns).snapshot(reader, tongue(language))) == []


def test_planted_english_is_seen() -> None:
    assert english({"a": [{"title": "Give notice", "source": "by A. Author"}]}) == [(".a[].title", "Give notice")]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_only_words_differ(language: str) -> None:
    session = playing(4)
    plain, told = session.snapshot("seoul"), session.snapshot("seoul", tongue(language))
    plain.pop("glossary"), told.pop("glossary")
    for part in ("meters", "track", "history", "turn", "phase", "seed"):
        assert bare(told[part]) == bare(plain[part]), part
    assert [one["name"] for one in told["meters"]] == [one["name"] for one in plain["meters"]]
    ledgers = [[[one["amount"] for one in rows] for rows in shot["ledger"].values()] for shot in (plain, told)]
    assert ledgers[0] == ledgers[1]


def test_causes_are_told_in_the_language() -> None:
    causes = [one for rows in playing(4).snapshot("seoul", tongue("ko"))["ledger"].values() for one in rows]
    assert causes and not [one for one in causes if re.search("[a-z]{2,}", one["because"] + one["title"])]


def test_the_journal_knows_no_language() -> None:
    session = playing(1)
    before = list(session.records)
    session.snapshot("seoul", tongue("ja"))
    assert (
        session.records == before
        and session.header["scenario"]["files"]["scenario.yaml"]["title"] == "The 2019 dispute"
    )


def test_a_language_nobody_wrote_is_english() -> None:
    assert playing(1).snapshot(None, Tongue("eo"))["scenario"]["title"] == "The 2019 dispute"
