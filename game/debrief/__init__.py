"""What happened and why: a recorded game taken apart, many games studied, and what they show to be wrong."""

from game.debrief.findings import FINDINGS, Finding, findings_of
from game.debrief.mattered import REPLAYS, Mattered, Order, effects, orders_given, told
from game.debrief.page import page_of
from game.debrief.report import report_page, summary
from game.debrief.study import Plan, Study, study

__all__ = [
    "FINDINGS",
    "REPLAYS",
    "Finding",
    "Mattered",
    "Order",
    "Plan",
    "Study",
    "effects",
    "findings_of",
    "orders_given",
    "page_of",
    "report_page",
    "study",
    "summary",
    "told",
]
