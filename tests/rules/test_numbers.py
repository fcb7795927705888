"""Rules R1 to R12: numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.properties.sins import sins

Begin = Callable[..., Any]


def drift(*effects: str, start: str = "m: {start: 50, range: [-1000, 1000]}") -> str:
    """Return a scenario whose meters change by one drift."""
    return f"meters: {{{start}}}\ndrift: [{{id: d, effects: {{{', '.join(effects)}}}}}]\n"


def test_r1_a_meter_is_a_whole_number_of_hundredths(begin: Begin) -> None:
    play = begin("meters: {m: {start: 55.5}, n: {start: 0.01}}\n")
    assert play.meters == {"m": 5550, "n": 1}  # 55.5 points and a hundredth of one


def test_r2_a_range_holds_both_ends(begin: Begin) -> None:
    play = begin(
        drift("a: 30", "b: -30", "c: 30", start="a: {start: 80}, b: {start: 5}, c: {start: 9, range: [-4, 12.5]}")
    )
    play.turn()
    assert play.meters == {"a": 10_000, "b": 0, "c": 1250}  # 110 -> 100, -25 -> 0, 39 -> 12.5


def test_r3_expressions_count_in_ten_thousandths(begin: Begin) -> None:
    play = begin(drift('m: "0.0001 * 10000"'))  # one ten-thousandth is not lost: it makes one point
    play.turn()
    assert play.meters["m"] == 5100


@pytest.mark.parametrize(
    "a, b, ten_thousandths",
    [
        ("0.0001", "0.5", 1),  # 1 * 5000 / 10000 = 0.5 -> 1
        ("-0.0001", "0.5", -1),  # -0.5 -> -1
        ("0.0003", "0.5", 2),  # 1.5 -> 2
        ("0.0003", "0.4999", 1),  # 3 * 4999 / 10000 = 1.4997 -> 1
    ],
)
def test_r4_a_product_rounds_half_away_from_zero(begin: Begin, a: str, b: str, ten_thousandths: int) -> None:
    play = begin(drift(f'm: "{a} * {b} * 1000"'))  # a thousand times: ten-thousandths seen as tenths of a point
    play.turn()
    assert play.meters["m"] == 5000 + ten_thousandths * 10


@pytest.mark.parametrize(
    "a, b, ten_thousandths",
    [
        ("1", "3", 3333),  # 3333.3
        ("2", "3", 6667),  # 6666.7
        ("-2", "3", -6667),
        ("0.0001", "2", 1),  # 0.5 -> 1
        ("-0.0001", "2", -1),
        ("0.0001", "-2", -1),
        ("-0.0003", "-2", 2),  # 1.5 -> 2
    ],
)
def test_r5_a_quotient_rounds_half_away_from_zero(begin: Begin, a: str, b: str, ten_thousandths: int) -> None:
    play = begin(drift(f'm: "{a} / {b} * 100"'))  # a hundred times: one ten-thousandth is one hundredth
    play.turn()
    assert play.meters["m"] == 5000 + ten_thousandths


def test_r6_anything_over_nothing_is_nothing(begin: Begin) -> None:
    play = begin(drift('m: "7 / (m - 50) + 1"'))  # m is 50: 7 / 0 = 0
    play.turn()
    assert play.meters["m"] == 5100


def test_r7_sums_and_choices_are_exact(begin: Begin) -> None:
    play = begin(
        drift(
            'm: "(0.0001 + 0.0002 - 0.0004) * 10000"',
            'n: "100 * max(0.0051, min(0.0062, 0.0062))"',
            'o: "100 * abs(-0.0049) - -100 * clamp(0.0077, 0.0001, 0.0066)"',
            start="m: {start: 50}, n: {start: 50}, o: {start: 50}",
        )
    )
    play.turn()
    assert play.meters == {"m": 4900, "n": 5062, "o": 5000 + 49 + 66}


@pytest.mark.parametrize(
    "amount, hundredths",
    [
        ("0.005", 1),
        ("-0.005", -1),
        ("0.0049", 0),
        ("0.015", 2),
        ("-0.0249", -2),
        ("1.2349", 123),
        ("-1.235", -124),
    ],
)
def test_r8_an_amount_is_rounded_once_to_hundredths(begin: Begin, amount: str, hundredths: int) -> None:
    play = begin(drift(f'm: "{amount}"', f'n: "1 * {amount}"', start="m: {start: 50}, n: {start: 50}"))
    play.turn()
    assert play.meters == {"m": 5000 + hundredths, "n": 5000 + hundredths}


def test_r9_a_reading_keeps_its_ten_thousandths(begin: Begin) -> None:
    text = "readings: {third: m / 3, tiny: third / 1000}\n" + drift('m: "tiny * 1000"', start="m: {start: 10}")
    play = begin(text)
    play.turn()
    assert play.meters["m"] == 1000 + 330  # 10/3 = 3.3333; /1000 = 0.0033 (hundredths would be 0); *1000 = 3.30


def test_r10_counts_and_days_are_whole_points(begin: Begin) -> None:
    text = "instruments: {i: {start: on, statuses: {on: {}}}}\n"
    text += drift('m: "times(north.nod)"', 'n: "since(i) / 7"', start="m: {start: 50}, n: {start: 50}")
    play = begin(text)
    play.turn("north: nod")  # one nod: +1.00; tick 0: 0 days
    assert play.meters == {"m": 5100, "n": 5000}
    play.turn()  # still one nod: +1.00; tick 1: 7 / 7 = 1 day
    assert play.meters == {"m": 5200, "n": 5100}


def test_r11_numbers_that_leave_64_bits_are_refused(refusals: Callable[[str], set[str]]) -> None:
    # m up to 1 000 000 points is 10^10; a product of two such is 10^20, over 2^63 = 9.2 * 10^18.
    big = "m: {start: 50, range: [0, 1000000]}"
    assert "too-large" in refusals(drift('m: "m * m"', start=big))
    assert refusals(drift('m: "m * 90000"', start=big)) == set()  # 10^10 * 9 * 10^8 = 9 * 10^18: it just fits
    assert "too-large" in refusals(drift('m: "m * 93000"', start=big))  # 9.3 * 10^18


def test_r12_no_float_touches_a_rule(engine_game: Callable[..., Any]) -> None:
    """Every row of a state is of whole numbers; tests/properties/test_static.py reads the source."""
    play = engine_game(drift('m: "0.1 * m / 3"'))
    play.turn()
    rows = (play.state.meters, play.state.status, play.state.entered, play.state.times, play.state.last)
    assert {row.dtype.kind for row in rows} == {"i"}
    folder = Path(__file__).parents[2] / "game" / "engine"
    assert {path.name: sins(path.read_text(encoding="utf-8")) for path in folder.glob("*.py")} == {
        path.name: [] for path in folder.glob("*.py")
    }
