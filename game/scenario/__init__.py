"""A YAML folder in, rules out: text with places, then shape, then names, bounds and references."""

from game.scenario.checked import PAGES, Checked, check, checked
from game.scenario.files import as_saved
from game.scenario.formulas import formulas
from game.scenario.load import Scenario, find, from_canonical, load, shipped_scenarios
from game.scenario.pages import Page, page_lines
from game.scenario.places import Places
from game.scenario.problems import ERROR, WARNING, Problem
from game.scenario.scalars import actor_trouble
from game.scenario.schema import CRISIS_FILE, KINDS, schema_files, schemas
from game.scenario.template import template
from game.scenario.translation import (
    sidecars,
    stamped,
    stamps_of,
    translated,
    translation_begun,
    translation_problems,
)

__all__ = [
    "CRISIS_FILE",
    "ERROR",
    "KINDS",
    "PAGES",
    "WARNING",
    "Checked",
    "Page",
    "Places",
    "Problem",
    "Scenario",
    "actor_trouble",
    "as_saved",
    "check",
    "checked",
    "find",
    "formulas",
    "from_canonical",
    "load",
    "page_lines",
    "schema_files",
    "schemas",
    "shipped_scenarios",
    "sidecars",
    "stamped",
    "stamps_of",
    "template",
    "translated",
    "translation_begun",
    "translation_problems",
]
