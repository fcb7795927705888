"""The rules of play over arrays: the law of docs/rules.md, and nothing of files, clocks, seats or screens."""

from game.engine.chance import Chance, philox, purpose_of
from game.engine.deals import Signing, Stakes, open_items, overlap, stakes, winset
from game.engine.evaluate import compiled
from game.engine.expressions import ExpressionError, Scope, base_values, parse, reading
from game.engine.legal import Legal, check_sheets, legal, legal_orders, why_not
from game.engine.numbers import HUNDREDTH, UNIT, format_points, parse_decimal, parse_hundredths
from game.engine.preview import Preview, preview, preview_package, previews
from game.engine.resolution import Reason, Resolution
from game.engine.rules import (
    RULES_VERSION,
    Amount,
    Drift,
    Ending,
    Event,
    Expression,
    Goal,
    HistoryOrder,
    Instrument,
    Item,
    Meter,
    Move,
    Pace,
    Rule,
    Rules,
    Status,
    Table,
    date_of,
    tick_holding,
)
from game.engine.scoring import Outcome, goals_met, outcome, scores
from game.engine.sheets import (
    Sheets,
    format_orders,
    format_package,
    format_sheets,
    no_orders,
    parse_orders,
    parse_package,
    parse_sheets,
    stack,
)
from game.engine.state import Columns, State, digest, digest_text, digests, start, tick_of
from game.engine.terms import CONDITION, DATE, NUMBER, Day, MeterNow, Term
from game.engine.turn import resolve
from game.engine.view import View, view
from game.engine.words import format_day, in_words

__all__ = [
    "CONDITION", "DATE", "HUNDREDTH", "NUMBER", "RULES_VERSION", "UNIT",
    "Amount", "Chance", "Columns", "Day", "Drift", "Ending", "Event", "Expression", "ExpressionError", "Goal", "HistoryOrder",
    "Instrument", "Item", "Legal", "Meter", "MeterNow", "Move", "Outcome", "Pace", "Preview", "Reason", "Resolution", "Rule",
    "Rules", "Scope", "Sheets", "Signing", "Stakes", "State", "Status", "Table", "Term", "View",
    "base_values", "check_sheets", "compiled", "date_of", "digest", "digest_text", "digests", "format_day", "format_orders",
    "format_package", "format_points", "format_sheets", "goals_met", "in_words", "legal", "legal_orders", "no_orders",
    "open_items", "outcome", "overlap", "parse", "parse_decimal", "parse_hundredths", "parse_orders", "parse_package",
    "parse_sheets", "philox", "preview", "preview_package", "previews", "purpose_of", "reading", "resolve", "scores", "stack",
    "stakes", "start", "tick_holding", "tick_of", "view", "why_not", "winset",
]  # fmt: skip
