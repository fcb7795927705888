"""The little language: what it takes, and every refusal with its column and remedy."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from game import engine
from game.engine import expressions
from game.engine.expressions import DEEPEST, LONGEST, check_text
from tests.engine.naming import scope
from tests.tiers import n

TAKEN = {
    "number": ["1", "-a", "a + b * 2", "0.0001", "heat", "min(a, b, 3)", "clamp(a, 0, 10)", "abs(a - b)",
               "fair - today", "times(launch)", "since(post)", "since(north.ask.south)",
               "1 if a > b else 2", " a", "a ", "a\n+ b"],
    "condition": ["a > 1", "1 < a <= b", "post is open", "post is not closed", "not time_up", "today <= fair",
                  "a > 1 and (b > 1 or time_up)", "a == b", "a != b"],
    "date": ["today", "fair"],
}  # fmt: skip

REFUSED = [
    # text, kind, code, column, and a word of the message or remedy
    ("", "number", "bad-expression", 0, "missing"),
    ("   ", "number", "bad-expression", 0, "missing"),
    ("1 +", "number", "bad-expression", None, "complete"),  # which column differs between Pythons
    ("a b", "number", "bad-expression", None, "complete"),
    ("(a", "number", "bad-expression", None, "complete"),
    ("a ** 2", "number", "bad-expression", 2, "**"),
    ("a // 2", "number", "bad-expression", 2, "//"),
    ("a % 2", "number", "bad-expression", 2, "'%'"),
    ("a; b", "number", "bad-expression", 1, "';'"),
    ("a[0]", "number", "bad-expression", 1, "'['"),
    ("'a'", "number", "bad-expression", 0, "meaning"),
    ('a + "x"', "number", "bad-expression", 4, "meaning"),
    ("f'{a}'", "number", "bad-expression", 1, "meaning"),
    ("lambda: 1", "number", "bad-expression", 6, "':'"),
    ("{a}", "number", "bad-expression", 0, "'{'"),
    ("a := 1", "number", "bad-expression", 2, "':'"),
    ("A", "number", "bad-expression", 0, "'A'"),
    ("None", "number", "bad-expression", 0, "'N'"),
    ("a\x00", "number", "bad-expression", 1, "meaning"),
    ("a + é", "number", "bad-expression", 4, "'é'"),
    ("a . b", "number", "bad-expression", 2, "'.'"),
    ("a, b", "number", "bad-expression", 0, "meaning"),
    ("+a", "number", "bad-expression", 0, "meaning"),
    ("await a", "number", "bad-expression", 0, "meaning"),
    ("(yield)", "number", "bad-expression", 1, "meaning"),
    ("min(*a, b)", "number", "bad-expression", 4, "meaning"),
    ("open(a)", "number", "bad-expression", 0, "called"),
    ("1 + a.real(b)", "number", "bad-expression", 4, "called"),
    ("min(a)", "number", "bad-expression", 0, "2 to 8"),
    ("abs(a, b)", "number", "bad-expression", 0, "takes 1"),
    ("clamp(a, b)", "number", "bad-expression", 0, "takes 3"),
    ("1 + times()", "number", "bad-expression", 4, "takes 1"),
    ("times(1)", "number", "bad-expression", 6, "a name is wanted here"),
    ("(a).b", "number", "bad-expression", 3, "'.'"),
    ("a in b", "condition", "bad-expression", 0, "comparison"),
    ("post is open is closed", "condition", "bad-expression", 0, "chain"),
    ("1 + 1e3", "number", "bad-number", 4, "'1e3'"),
    ("0x1f", "number", "bad-number", 0, "'0x1f'"),
    ("1_000", "number", "bad-number", 0, "'1_000'"),
    ("1 + a. b", "number", "bad-expression", 4, "'a.' is half a name, write the name in one piece"),
    ("a - 2024-01-01", "number", "bad-expression", 4, "dates:"),
    ("2j", "number", "bad-number", 0, "'2j'"),
    ("0.00001", "number", "bad-number", 0, "four decimals"),
    ("a + 1000001", "number", "bad-number", 4, "1000000"),
    ("٣", "number", "bad-number", 0, "digits"),
    ("1if a > b else 2", "number", "bad-number", 0, "'1if'"),
    ("zzz", "number", "unknown-name", 0, "define"),
    ("1 + trust.north.suoth", "number", "unknown-name", 4, "'trust.north.south'"),
    ("pst is open", "condition", "unknown-name", 0, "'post'"),
    ("post is opne", "condition", "unknown-name", 8, "'open'"),
    ("times(lanch)", "number", "unknown-name", 6, "'launch'"),
    ("times(post)", "number", "unknown-name", 6, "event or move"),
    ("since(pots)", "number", "unknown-name", 6, "'post'"),
    ("a.__class__", "number", "unknown-name", 0, "define"),
    ("post", "number", "mixed-kinds", 0, "post is STATUS"),
    ("a", "condition", "mixed-kinds", 0, "a condition is wanted"),
    (" a > 1", "number", "mixed-kinds", 1, "a number is wanted"),
    ("fair", "number", "mixed-kinds", 0, "a number is wanted"),
    ("a + fair", "number", "mixed-kinds", 4, "a number is wanted"),
    ("a + (b > 1)", "number", "mixed-kinds", 5, "a number is wanted"),
    ("-today", "number", "mixed-kinds", 1, "a number is wanted"),
    ("not a", "condition", "mixed-kinds", 4, "a condition is wanted"),
    ("a > 1 and b", "condition", "mixed-kinds", 10, "a condition is wanted"),
    ("today > 3", "condition", "mixed-kinds", 0, "dates with dates"),
    ("(a > 1) == (b > 1)", "condition", "mixed-kinds", 0, "compare with numbers"),
    ("fair + 1", "number", "mixed-kinds", 0, "a number is wanted"),
    ("1 if a else 2", "number", "mixed-kinds", 5, "a condition is wanted"),
    ("max(a, today)", "number", "mixed-kinds", 7, "a number is wanted"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TAKEN.items() for text in texts])
def test_the_language(kind: str, text: str) -> None:
    assert engine.parse(text, scope(), kind).kind == kind


@pytest.mark.parametrize(("text", "kind", "code", "column", "word"), REFUSED)
def test_refusals(text: str, kind: str, code: str, column: int | None, word: str) -> None:
    with pytest.raises(engine.ExpressionError) as caught:
        engine.parse(text, scope(), kind)
    error = caught.value
    assert error.code == code
    assert error.column == column if column is not None else 0 <= error.column <= len(text)
    assert word in str(error) and error.remedy


def test_length_parts_and_depth_have_limits() -> None:
    assert engine.parse("1" + " " * (LONGEST - 1), scope())
    for text in ("1" + " " * LONGEST, "+".join("1" * 61), "-" * DEEPEST + "1", "(-" * 90 + "1" + ")" * 90):
        with pytest.raises(engine.ExpressionError) as caught:
            engine.parse(text, scope())
        assert caught.value.code == "too-long" and "readings" in caught.value.remedy
    assert engine.parse("-" * (DEEPEST - 1) + "1", scope())


def test_length_and_signs_are_checked_before_any_parser_sees_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    names = scope()

    def look(text: str, mode: str) -> None:
        seen.append(text)
        raise SyntaxError

    monkeypatch.setattr(expressions, "ast", SimpleNamespace(parse=look))
    for text in ("1+" * 50_000, "a['x']", "a\x00"):
        with pytest.raises(engine.ExpressionError):
            engine.parse(text, names)
    assert seen == []
    with pytest.raises(engine.ExpressionError):
        engine.parse("a + b", names)
    assert seen == ["a + b"]  # the watch would have caught it


def test_numbers_that_could_leave_64_bits_are_refused() -> None:
    assert engine.parse("1000000 * 10000 * 9", scope())
    with pytest.raises(engine.ExpressionError) as caught:
        engine.parse("1000000 * 1000000 * 1000000", scope())
    assert caught.value.code == "too-large"
    with pytest.raises(engine.ExpressionError):
        engine.parse("1000000 * 1000000 * 1000000 > 1", scope(), "condition")


def test_me_and_them_are_the_actors_of_a_shared_move() -> None:
    term = engine.parse("trust.me.them", scope("north", "south"))
    assert isinstance(term, engine.MeterNow) and term.name == "trust.north.south"
    assert isinstance(engine.parse("times(me.ask.them)", scope("north", "south")), engine.Times)
    for text in ("trust.me.them", "times(me.ask)"):
        with pytest.raises(engine.ExpressionError):
            engine.parse(text, scope())
    with pytest.raises(engine.ExpressionError):
        engine.parse("trust.me.them", scope("north"))  # aimed at nobody


@settings(max_examples=n("wild expressions (T30)"), deadline=None)
@given(some.text(alphabet="ab(),.<>=!*/+-0123456789 _'\"\n\tfirsnotandlcemxhuwp", max_size=60) | some.text(max_size=30))
def test_wild_text_is_taken_or_refused_inside_itself(text: str) -> None:
    for kind in ("number", "condition"):
        try:
            engine.parse(text, scope(), kind)
        except engine.ExpressionError as error:
            assert 0 <= error.column <= max(len(text), 0)
            assert error.message and error.remedy


def test_check_text_alone_refuses_foreign_signs() -> None:
    check_text("a + b")
    with pytest.raises(engine.ExpressionError):
        check_text("a $ b")
