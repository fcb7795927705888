"""Lines break where a reader expects it: at spaces, at Japanese phrases, never before a closing sign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.lettering import clean, load_metrics, may_break, typeset
from game.shipped import shipped

METRICS = load_metrics(shipped("assets") / "fonts")
JAPANESE = "通告から九十日で協定は失効する。それまでは「2019年8月24日」に、通告を停止できる（ワシントンが求めた）。"
LETTERS = st.text(st.sampled_from("協定は、。「」（）ー々ァっ2019年 GSOMIA서울은도쿄ab…"), max_size=60)


def test_every_hangul_and_kanji_has_a_width() -> None:
    assert all(METRICS.face_of(char, "plex400") for char in "가힘漢字かなカナ、。「」")
    assert METRICS.width("가나다", "body") > METRICS.width("abc", "body") > 0


def test_hangul_breaks_at_spaces() -> None:
    assert METRICS.wrap("서울은 도쿄와 협정을 종료한다", "body", 110) == ["서울은 도쿄와", "협정을 종료한다"]


def test_japanese_breaks_at_phrases() -> None:
    assert METRICS.wrap("通告から九十日で協定は失効する。", "body", 130) == ["通告から九十日で", "協定は失効する。"]
    assert METRICS.wrap("ワシントンが求めた延長", "body", 100) == ["ワシントンが", "求めた延長"]


def test_quotation_marks_are_those_of_print() -> None:
    assert typeset('the other side\'s \'last word\', "no" ("yes")') == "the other side’s ‘last word’, “no” (“yes”)"
    assert typeset("ministers' meeting, '19") == "ministers’ meeting, ‘19"
    assert typeset("on the air - at last, day-one") == "on the air – at last, day-one"


@given(st.text(st.sampled_from("ab '\"(“’")))
def test_typesetting_changes_no_other_sign(text: str) -> None:
    done = typeset(text)
    assert len(done) == len(clean(text)) and "'" not in done and '"' not in done
    assert all(a == b or a in "'\"-" for a, b in zip(clean(text), done, strict=True)) and typeset(done) == done


def test_kinsoku() -> None:
    assert not may_break("る", "。") and not may_break("「", "輸") and not may_break("9", "年")
    assert may_break("日", "で") and may_break("め", "G") and not may_break("G", "S") and not may_break("서", "울")


@given(LETTERS, st.floats(8, 400))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    lines = METRICS.wrap(text, "body", width)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    assert all(METRICS.width(line, "body") <= width or len(line) == 1 for line in lines)
    assert all(lines) or lines == [""]


def test_no_line_begins_with_a_closing_sign_where_there_is_room() -> None:
    for width in range(80, 400, 7):
        lines = METRICS.wrap(JAPANESE, "body", width)
        assert not [line for line in lines if line[0] in "、。）」ー" or line[-1] in "（「"], (width, lines)


def test_a_line_of_korean_or_japanese_is_set_in_one_face() -> None:
    assert [face for face, _ in METRICS.runs("2019년 8월 26일, WTO", "serif600")] == ["cjk700"]
    assert [face for face, _ in METRICS.runs("26 August 2019", "serif600")] == ["serif600"]
    assert (
        METRICS.width("2019년", "h1")
        == METRICS.width("2019", "h1")
        - METRICS.width("2019", "h1")
        + sum(METRICS.widths["cjk700"][char] for char in "2019년") * 31 / 1000
    )
    assert {face for face, _ in METRICS.runs("압력 +1.5", "plex400")} == {"cjk400", "plex400"}


def test_a_short_line_of_japanese_is_filled_with_part_of_the_next_phrase() -> None:
    text = "判決はそれに反すると考えます。韓国の裁判所は日本企業の株式を差し押さえています。"
    for width in range(160, 420, 10):
        lines = METRICS.wrap(text, "body", width)
        assert all(METRICS.width(line, "body") >= 0.45 * width for line in lines[:-1]), (width, lines)
        assert not [line for line in lines if len(line) == 1]


def test_what_is_cut_at_the_end_has_no_space_in_it() -> None:
    text = "通告から九十日で協定は失効する。それまでは通告を停止できる。"
    assert " " not in METRICS.wrap(text, "body", 160, 2)[-1]
    assert METRICS.wrap("서울은 도쿄와 협정을 종료한다", "body", 110, 1)[0].startswith("서울은 도쿄")
