"""The oracle gives the published answers: Random123's vectors and the worked example of the law."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import oracle

BORDER_POST = Path(__file__).parents[1] / "scenarios" / "border_post.yaml"
METERS = ("trust.north.south", "trust.south.north", "anger.north", "anger.south", "trade")
SHEETS = [
    {"north": ["warn"], "south": ["protest north"]},
    {"north": ["reopen", "sign pact: hold_talks"], "south": ["propose", "sign pact: hold_talks"]},
    {"north": ["protest south"], "south": ["protest north"]},
]
STANDARD = [
    ("124673ddef30c5e7", (4000, 5550, 3000, 3000, 6000)),
    ("88f1b86f118114ed", (3800, 5105, 2709, 2590, 6000)),
    ("d7a36a7c496dbc9f", (3700, 5105, 2399, 2444, 6200)),
    ("0cb3441b6696778d", (3500, 4905, 2356, 2365, 7200)),
]


@pytest.mark.parametrize(
    "counter, key, words",
    [
        ((0, 0, 0, 0), (0, 0), "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            (0xA4093822, 0x299F31D0),
            "d16cfe09 94fdcceb 5001e420 24126ea1",
        ),
    ],
)
def test_philox_gives_the_published_words(counter: tuple[int, int, int, int], key: tuple[int, int], words: str) -> None:
    assert " ".join(f"{word:08x}" for word in oracle.philox(counter, key)) == words


def test_border_post_at_the_standard_pace() -> None:
    play = oracle.Play(oracle.load(BORDER_POST), seed=7)
    assert (play.digest(), tuple(play.meters[name] for name in METERS)) == STANDARD[0]
    for sheets, wanted in zip(SHEETS, STANDARD[1:], strict=True):
        play.resolve(sheets)
        assert (play.digest(), tuple(play.meters[name] for name in METERS)) == wanted, play.digest_text()
    assert play.ending == "drawn"
    assert play.scores() == {"north": 3, "south": 2}


def test_border_post_at_the_quick_pace() -> None:
    play = oracle.Play(oracle.load(BORDER_POST), pace="quick", seed=7)
    play.resolve(SHEETS[0])
    assert play.digest() == "618bf7f8244acfaf"
    assert (play.meters["trade"], play.meters["anger.north"]) == (5100, 2399)
    play.resolve(SHEETS[1])
    assert (play.digest(), play.ending) == ("0b0bf181172b034e", "peace")


def test_first_turn_by_hand() -> None:
    assert oracle.draw(7, 0, 0, "south.protest.north anger.them", 201) == 161
    play = oracle.Play(oracle.load(BORDER_POST), seed=7)
    play.resolve(SHEETS[0])
    sums = play.sums()
    assert sums["north.warn", "trust.south.north"] == -445
    assert sums["cooling", "anger.north"] == -315 - 237
    assert sums["cooling", "anger.south"] == -263 - 197


def test_a_wrong_number_changes_the_answer() -> None:
    """The planted fault: one hundredth in one drift rule must not pass unseen."""
    data = oracle.read(BORDER_POST)
    data["drift"][0]["effects"]["anger.north"] = "0.25 * (20.01 - anger.north)"
    play = oracle.Play(oracle.load(data), seed=7)
    play.resolve(SHEETS[0])
    assert play.digest() != STANDARD[1][0]
