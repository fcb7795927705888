"""Scalars: each kind with what it takes and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from game.scenario import scalars

KINDS: dict[str, tuple[Callable[[str], object], list[str], list[str], str]] = {
    "name": (
        scalars.name,
        ["a", "give_notice", "x9", "no", "on"],
        ["", "A", "9x", "_a", "give-notice", "가", "a" * 41, "class", "None", "a b", "a.b", "a\n"],
        "bad-name",
    ),
    "reserved": (
        scalars.name, ["times_up"],
        ["today", "time_up", "me", "them", "hold", "sign", "min", "range"], "bad-name",
    ),
    "day": (
        scalars.day,
        ["2024-02-29", "1000-01-01", "9999-12-31"],
        ["2023-02-29", "2024-2-1", "24-02-01", "2024-02-01T00:00", "2024-W01-1",
         "20240101", "0999-12-31", "2024-13-01", "２０２４-01-01", ""],
        "bad-date",
    ),
    "points": (
        scalars.points, ["0", "-5", "55.5", "0.25", "1000000"],
        ["", "x", "1.255", "1000000.01", "1e3", "+1"], "bad-number",
    ),
    "place": (scalars.place, ["126.9", "-77.0369", "360"], ["360.1", "10°", "12.34567", "east"], "bad-number"),
    "whole": (
        scalars.whole, ["0", "-12", "999999", "007"],
        ["1.5", "", "1000000", "1_0", "٣", "a"], "bad-number",
    ),
    "span": (
        scalars.span, ["1 day", "2 weeks", "10 days", "0 weeks"],
        ["", "2", "week", "2 months", "1.5 weeks", "two weeks", "2  weeks"], "bad-span",
    ),
    "yes_no": (scalars.yes_no, ["true", "false"], ["yes", "True", "", "1", "on"], "bad-value"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, (_, right, _, _) in KINDS.items() for text in right])
def test_what_is_taken(kind: str, text: str) -> None:
    KINDS[kind][0](text)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, (_, _, bad, _) in KINDS.items() for text in bad])
def test_what_is_refused(kind: str, text: str) -> None:
    check, _, _, code = KINDS[kind]
    with pytest.raises(PydanticCustomError) as caught:
        check(text)
    assert caught.value.type == code
    assert caught.value.context and caught.value.context["message"] and caught.value.context["remedy"]


def test_values() -> None:
    assert scalars.days_of("2 weeks") == 14 and scalars.days_of("1 day") == 1
    assert scalars.yes_no("true") is True and scalars.yes_no("false") is False and scalars.yes_no(False) is False
    assert scalars.ordinal_of("2024-03-04") == date(2024, 3, 4).toordinal()
    assert scalars.listed("a") == ["a"] and scalars.listed(["a", "b"]) == ["a", "b"]


def test_a_refusal_never_repeats_the_input_at_length() -> None:
    for check in (
        scalars.name,
        scalars.day,
        scalars.points,
        scalars.place,
        scalars.whole,
        scalars.span,
        scalars.yes_no,
    ):
        with pytest.raises(PydanticCustomError) as caught:
            check("x" * 10_000)
        assert len(str(caught.value)) < 200
