"""The pages of all codes of reading a scenario; those of lint stand with their rules."""

from __future__ import annotations

from game.scenario.pages.allowing import ALLOWING
from game.scenario.pages.page import Page, page_lines
from game.scenario.pages.rules import RULES
from game.scenario.pages.shape import SHAPE
from game.scenario.pages.text import TEXT
from game.scenario.pages.translation import TRANSLATION

READING = (*TEXT, *SHAPE, *RULES, *TRANSLATION, *ALLOWING)

__all__ = ["READING", "Page", "page_lines"]
