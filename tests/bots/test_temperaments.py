"""Each bot does what its sentence says; played against orders written by hand, turn by turn."""

from __future__ import annotations

import numpy as np

from game.testing import play
from tests.bots.field import crowded, played


def sheets_of(bot: str, text: str, turns: int, seat: str = "ash") -> list[list[str]]:
    """Return the sheets of a bot in one seat while the others do what a text says."""
    game = play(text, crowded(), seats={seat: bot}, turns=turns)
    return [game.sheets(turn)[seat] for turn in range(1, game.turns + 1)]


def test_hold_holds() -> None:
    assert sheets_of("hold", "birch: complain ash, raise_dues", 3) == [[], [], []]


def test_hawk_presses_as_hard_as_it_can_and_signs_nothing() -> None:
    first, second = sheets_of("hawk", "birch: sign treaty: dues_low", 2)
    assert first == ["complain birch", "give_notice"]
    assert not any(entry.startswith("sign") for entry in second)


def test_dove_reaches_out_whatever_happens_and_puts_down_what_home_would_ratify() -> None:
    first, second = sheets_of("dove", "birch: complain ash, raise_dues", 2)
    assert first[:2] == ["visit birch", "visit cedar"] and first[2].startswith("sign treaty: ")
    assert "dues_low" in first[2]  # the only item worth more to ash than ash needs
    assert not any(entry.startswith(("complain", "whisper", "give_notice")) for entry in second)


def test_dove_signs_a_standing_offer_in_its_win_set_and_no_other() -> None:
    assert "sign treaty: dues_low + talks_open" in sheets_of("dove", "birch: sign treaty: dues_low + talks_open", 2)[1]
    second = sheets_of("dove", "birch: sign treaty: ferry_kept", 2)[1]
    assert "sign treaty: ferry_kept" not in second


def test_mirror_opens_friendly_answers_in_kind_and_forgives() -> None:
    first, second, third = sheets_of("mirror", "birch: complain ash / hold / hold", 3)
    assert (first, second, third) == (["praise birch"], ["complain birch"], [])


def test_mirror_answers_no_dearer_than_it_was_struck() -> None:
    assert sheets_of("mirror", "birch: raise_dues", 2)[1] == ["complain birch", "whisper birch"]
    assert sheets_of("mirror", "birch: raise_dues, complain ash", 2)[1] == ["give_notice"]


def test_mirror_answers_only_what_it_was_told_and_what_was_aimed_at_it() -> None:
    assert sheets_of("mirror", "birch: whisper ash", 2)[1] == []
    assert sheets_of("mirror", "birch: complain cedar", 2)[1] == []
    assert sheets_of("mirror", "birch: whisper cedar", 2, seat="cedar")[1] == ["complain birch"]


def test_mirror_signs_the_offer_of_an_actor_that_did_not_strike() -> None:
    assert sheets_of("mirror", "birch: sign treaty: dues_low", 2)[1] == ["sign treaty: dues_low"]
    assert sheets_of("mirror", "birch: sign treaty: dues_low, complain ash", 2)[1] == ["complain birch"]


def test_reciprocator_answers_friend_and_foe_alike() -> None:
    text = "birch: praise ash; cedar: complain ash"
    assert sheets_of("reciprocator", text, 2)[1] == ["complain cedar", "praise birch"]


def test_grit_goes_on_unanswered_grows_when_answered_and_meets_a_blow_with_the_least() -> None:
    assert sheets_of("grit", "", 2) == [["praise birch", "praise cedar"]] * 2
    answered = sheets_of("grit", "birch: praise ash", 2)[1]
    assert "visit birch" in answered or "envoy birch" in answered
    struck = sheets_of("grit", "birch: raise_dues, complain ash", 2)[1]
    assert [entry for entry in struck if entry.startswith(("complain", "whisper", "give"))] == ["complain birch"]
    assert any(entry.startswith("praise") for entry in struck)


def test_generous_lets_one_blow_in_three_pass() -> None:
    rules = crowded().rules
    turns = played(crowded(), {"ash": "generous", "birch": "hawk", "cedar": "hold"}, 3_000)
    next(turns)
    sheets = next(turns)[2]
    answered = sheets.moves[[rules.move_index[name] for name in ("ash.complain.birch", "ash.give_notice")]].any(axis=0)
    assert 0.62 < answered.mean() < 0.71


def test_contrite_takes_a_deserved_answer_where_mirror_hits_back() -> None:
    """Birch strikes ash; ash's answer hits cedar too; cedar answers it, and rightly."""
    text = "birch: raise_dues, complain ash / hold / cedar: complain ash / hold"
    assert sheets_of("mirror", text, 4)[1:] == [["give_notice"], [], ["complain cedar"]]
    assert sheets_of("contrite", text, 4)[1:] == [["give_notice"], [], []]


def test_contrite_hits_back_where_it_did_nothing() -> None:
    text = "hold / hold / cedar: complain ash / hold"
    assert sheets_of("contrite", text, 4)[3] == sheets_of("mirror", text, 4)[3] == ["complain cedar"]


def test_history_gives_each_order_on_the_first_sheet_it_fits() -> None:
    game = play("", crowded(), seats={"all": "history"}, turns=8)
    assert game.sheets(1)["ash"] == ["complain birch", "give_notice"]
    assert game.sheets(1)["birch"] == ["complain ash", "raise_dues"] and game.sheets(1)["cedar"] == []
    assert game.sheets(2) == {"ash": ["complain birch"], "birch": [], "cedar": ["mediate"]}
    assert game.sheets(3)["birch"] == ["sign treaty: ferry_kept + dues_low"] == game.sheets(3)["ash"]
    assert "brawl" in game.events(3)


def test_history_keeps_what_does_not_fit_for_later() -> None:
    """At the brisk pace `give_notice` is dearer than a turn; what follows is given all the same, in its turn."""
    game = play("", crowded(), seats={"all": "history"}, turns=12, pace="brisk")
    given = [entry for turn in range(1, game.turns + 1) for entry in game.sheets(turn)["ash"]]
    assert given.count("complain birch") == 2 and "give_notice" not in given
    cedar = [game.sheets(turn)["cedar"] for turn in range(1, game.turns + 1)]
    assert ["visit ash"] in cedar and ["visit birch"] in cedar  # listed on one day, too dear for one sheet of 2


def test_no_two_bots_play_the_same_game_against_a_mix_of_blows_and_gifts() -> None:
    bots = ("random", "hold", "history", "mirror", "hawk", "dove", "grit", "reciprocator")
    text = " / ".join(["birch: complain ash, praise ash; cedar: praise ash", "hold", "cedar: complain ash"] * 2)
    games = {bot: str(sheets_of(bot, text, 7)) for bot in bots}
    assert len(set(games.values())) == len(games)


def test_random_draws_every_order_about_equally() -> None:
    rules, games = crowded().rules, 30_000
    state, allowed, sheets, _ = next(played(crowded(), {"all": "random"}, games))
    for actor in rules.actors:
        rows = [row for row in rules.actor_moves[actor] if allowed.moves[row].all()]
        for cost in (1, 2):
            alike = [row for row in rows if rules.moves[row].cost == cost and not rules.conflicts[row].any()]
            shares = [sheets.moves[row].mean() for row in alike]
            assert not shares or max(shares) < 1.15 * min(shares)
        empty = ~sheets.moves[list(rules.actor_moves[actor])].any(axis=0)
        assert abs(empty.mean() - 1 / (len(rows) + 1)) < 0.01
    assert state.turn == 0


def test_random_bargains_now_and_then() -> None:
    turns = list(played(crowded(), {"all": "random"}, 2_000))
    signs = np.mean([(sheets.signs > 0)[:, state.live].mean() for state, _, sheets, _ in turns])
    assert 0.05 < signs < 0.5
    assert any(sheets.withdraws.any() for _, _, sheets, _ in turns)
    assert any(signing.package.max() >= 0 for *_, resolution in turns for signing in resolution.signings)
