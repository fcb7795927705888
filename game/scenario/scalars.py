"""Words, numbers and dates as a scenario writes them: each kind of scalar with the check it must pass."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from game.engine import parse_decimal, parse_hundredths

NAME = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_NAME = 40  # characters
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
NO_ACTOR = ("all", "neutral")  # whoever is not seated by name; the papers of no capital
EARLIEST = 1000  # year; weeks before the first day must have dates too
SPAN = re.compile(r"([0-9]{1,5}) (day|week)s?")


def wrong(code: str, message: str, remedy: str) -> PydanticCustomError:
    """Return the error a validator raises."""
    return PydanticCustomError(code, "{message}", {"message": message, "remedy": remedy})


def name(text: str) -> str:
    """Check a name."""
    if len(text) > LONGEST_NAME:
        raise wrong("bad-name", f"a name of {len(text)} characters", f"at most {LONGEST_NAME} fit here")
    if not NAME.fullmatch(text) or keyword.iskeyword(text):
        raise wrong(
            "bad-name",
            f"{text!r} is not a name",
            "use small letters, digits and _, starting with a letter, no Python keyword",
        )
    if text in RESERVED:
        raise wrong("bad-name", f"{text!r} has a meaning of its own", "choose another name")
    return text


def actor_trouble(text: str) -> str:
    """Return why a text cannot be the name of an actor, nothing if it can."""
    try:
        name(text)
    except PydanticCustomError as error:
        return str((error.context or {})["remedy"])
    return "choose another name" if text in NO_ACTOR else ""


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
        remedy = "write a point for the decimals" if "," in text else "write digits with at most two decimals"
        raise wrong("bad-number", f"{text[:40]!r} is not a number of points", remedy)
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


@dataclass(frozen=True, slots=True)
class OneOf:
    """A closed list of words."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Check the word."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """Return the words, and the numbers they look like."""
        return {"enum": [*self.words, *(int(word) for word in self.words if word.isdigit())]}

    def check(self, text: str) -> str:
        """Check a word."""
        if text not in self.words:
            raise wrong("bad-value", f"{text[:40]!r} is not one of {', '.join(self.words)}", "use one of them")
        return text


@dataclass(frozen=True, slots=True)
class Under:
    """Plain text that stands for a mapping with one key."""

    key: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Read the text before the mapping is checked."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """Return either of both."""
        whole = handler(schema)
        inner = handler.resolve_ref_schema(whole)
        short = inner.get("properties", {}).get(self.key) or inner.get("additionalProperties") or {}
        return {"anyOf": [{name: value for name, value in short.items() if name != "default"}, whole]}

    def read(self, value: Any) -> Any:
        """Read plain text as a mapping with one key."""
        return {self.key: value} if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Listed:
    """One word that stands for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Read the word before the list is checked."""
        return core_schema.no_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """Return either of both."""
        return {"anyOf": [{"type": "string"}, handler(schema)]}


def listed(value: Any) -> Any:
    """Read one word as a list of one."""
    return [value] if isinstance(value, str) else value


def one_of(*words: str) -> OneOf:
    """Return the check for a closed list of words."""
    return OneOf(words)


def under(key: str) -> Under:
    """Return the reader of plain text as a mapping with one key."""
    return Under(key)


def up_to(most: int) -> AfterValidator:
    """Return a validator for a text of so many characters."""

    def check(text: str) -> str:
        if len(text) > most:
            raise wrong("too-long", f"a text of {len(text)} characters", f"at most {most} fit here")
        if text and not text.strip():
            raise wrong("blank", "this text is blank", "write something, or leave it out")
        return text

    return AfterValidator(check)


def form(pattern: str = "", *kinds: str, **more: Any) -> WithJsonSchema:
    """Return what editors are told of a scalar: text of a pattern, or a plain value of other kinds."""
    found: dict[str, Any] = {"type": ["string", *kinds] if kinds else "string"}
    return WithJsonSchema(found | ({"pattern": pattern} if pattern else {}) | more)


ANYTHING = ("number", "boolean", "null")
"""What YAML editors take a plain text for."""
FILLED = r"^$|\S"
NO_NAMES = "|".join(sorted([*RESERVED, *(word for word in keyword.kwlist if word[0].islower())]))

Name = Annotated[str, AfterValidator(name), form(rf"^(?!(?:{NO_NAMES})$)[a-z][a-z0-9_]{{0,{LONGEST_NAME - 1}}}$")]
Title = Annotated[str, up_to(80), form(FILLED, *ANYTHING, maxLength=80)]
Heading = Annotated[str, Field(min_length=1), up_to(80), form(r"\S", "number", "boolean", maxLength=80)]
"""A title that must be there."""
Sentence = Annotated[str, up_to(400), form(FILLED, *ANYTHING, maxLength=400)]
Paragraph = Annotated[str, up_to(2_000), form(FILLED, *ANYTHING, maxLength=2_000)]
Date = Annotated[str, AfterValidator(day), form(r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$")]
Points = Annotated[
    str, AfterValidator(points), form(r"^-?[0-9]+([.][0-9]{1,2})?$", "number", minimum=-(10**6), maximum=10**6)
]
Degrees = Annotated[
    str, AfterValidator(place), form(r"^-?[0-9]+([.][0-9]{1,4})?$", "number", minimum=-360, maximum=360)
]
Whole = Annotated[str, AfterValidator(whole), form("^-?[0-9]{1,6}$", "integer", minimum=-999_999, maximum=999_999)]
Span = Annotated[str, AfterValidator(span), form("^[0-9]{1,5} (day|week)s?$")]
Flag = Annotated[bool, BeforeValidator(yes_no), WithJsonSchema({"enum": [True, False, "true", "false"]})]
Words = Annotated[list[str], Listed()]
Question = Annotated[str, Field(min_length=1), up_to(160), form(r"\S", maxLength=160)]
Asked = Annotated[list[Question], Listed(), Field(max_length=12)]
Formula = Annotated[str, form("", "number")]
"""A number as the text of an expression over the scenario's names."""
Condition = Annotated[str, form("", "boolean", "number")]
"""What holds or does not hold, as the text of an expression."""
AMOUNT = {
    "anyOf": [
        {"type": ["string", "number", "boolean"], "description": "an amount, a formula, or the status to enter"},
        {"type": "array", "items": {"type": ["string", "number"]}, "description": "[least, most], drawn anew"},
    ]
}
Effects = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "additionalProperties": AMOUNT})]
Because = Annotated[dict[str, Sentence], Under("")]
Press = dict[str, Sentence]
