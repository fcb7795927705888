"""Words, numbers and dates as a scenario writes them: each kind of scalar with the check it must pass."""

from __future__ import annotations

import keyword
import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from game.engine import parse_decimal, parse_hundredths

NAME = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = {
    "today",
    "time_up",
    "me",
    "them",
    "hold",
    "sign",
    "withdraw",
    "min",
    "max",
    "abs",
    "clamp",
    "times",
    "since",
    "range",
}
EARLIEST = 1000  # year; weeks before the first day must have dates too
SPAN = re.compile(r"([0-9]{1,5}) (day|week)s?")


def wrong(code: str, message: str, remedy: str) -> PydanticCustomError:
    """Return the error a validator raises."""
    return PydanticCustomError(code, "{message}", {"message": message, "remedy": remedy})


def name(text: str) -> str:
    """Check a name."""
    if not NAME.fullmatch(text) or keyword.iskeyword(text) or len(text) > 40:
        raise wrong(
            "bad-name",
            f"{text[:60]!r} is not a name",
            "use small letters, digits and _, starting with a letter, no Python keyword",
        )
    if text in RESERVED:
        raise wrong("bad-name", f"{text!r} has a meaning of its own", "choose another name")
    return text


def ordinal_of(text: str) -> int | None:
    """Return a date written YYYY-MM-DD as an ordinal, or None if it is none, or of another age."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found.toordinal() if found.year >= EARLIEST else None


def day(text: str) -> str:
    """Check a date."""
    if ordinal_of(text) is None:
        raise wrong("bad-date", f"{text[:40]!r} is not a date", "write YYYY-MM-DD")
    return text


def points(text: str) -> str:
    """Check a number of points with at most two decimals."""
    value = parse_hundredths(text)
    if value is None or abs(value) > 10**8:
        raise wrong("bad-number", f"{text[:40]!r} is not a number of points", "write digits with at most two decimals")
    return text


def place(text: str) -> str:
    """Check a longitude or latitude."""
    if parse_decimal(text) is None or abs(parse_decimal(text) or 0) > 360 * 10_000:
        raise wrong(
            "bad-number", f"{text[:40]!r} is not a longitude or latitude", "write degrees with at most four decimals"
        )
    return text


def whole(text: str) -> str:
    """Check a whole number."""
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise wrong("bad-number", f"{text[:40]!r} is not a whole number", "write digits only")
    return text


def yes_no(text: Any) -> Any:
    """Read true or false."""
    if isinstance(text, bool) or text not in ("true", "false"):
        if isinstance(text, bool):
            return text
        raise wrong("bad-value", f"{str(text)[:40]!r} is neither true nor false", "write true or false")
    return text == "true"


def span(text: str) -> str:
    """Check a length of time."""
    if not SPAN.fullmatch(text):
        raise wrong("bad-span", f"{text[:40]!r} is not a length of time", "write for example 2 weeks or 10 days")
    return text


def days_of(text: str) -> int:
    """Return the days of a checked length of time."""
    found = SPAN.fullmatch(text)
    assert found
    return int(found[1]) * (7 if found[2] == "week" else 1)


def one_of(*words: str) -> AfterValidator:
    """Return a validator for a closed list of words."""

    def check(text: str) -> str:
        if text not in words:
            raise wrong("bad-value", f"{text[:40]!r} is not one of {', '.join(words)}", "use one of them")
        return text

    return AfterValidator(check)


def listed(value: Any) -> Any:
    """Read one word as a list of one."""
    return [value] if isinstance(value, str) else value


def under(key: str) -> BeforeValidator:
    """Return a validator that reads plain text as a mapping with one key."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def up_to(most: int) -> AfterValidator:
    """Return a validator for a text of so many characters."""

    def check(text: str) -> str:
        if len(text) > most:
            raise wrong("too-long", f"a text of {len(text)} characters", f"at most {most} fit here")
        if text and not text.strip():
            raise wrong("blank", "this text is blank", "write something, or leave it out")
        return text

    return AfterValidator(check)


Name = Annotated[str, AfterValidator(name)]
Title = Annotated[str, up_to(80)]
Sentence = Annotated[str, up_to(400)]
Paragraph = Annotated[str, up_to(2_000)]
Date = Annotated[str, AfterValidator(day)]
Points = Annotated[str, AfterValidator(points)]
Degrees = Annotated[str, AfterValidator(place)]
Whole = Annotated[str, AfterValidator(whole)]
Span = Annotated[str, AfterValidator(span)]
Flag = Annotated[bool, BeforeValidator(yes_no)]
Words = Annotated[list[str], BeforeValidator(listed)]
Question = Annotated[str, Field(min_length=1), up_to(160)]
Asked = Annotated[list[Question], BeforeValidator(listed), Field(max_length=12)]
Effects = dict[str, Any]
Because = Annotated[dict[str, Sentence], under("")]
Press = dict[str, Sentence]
