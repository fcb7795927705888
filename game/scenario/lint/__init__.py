"""Rules that read the text of a scenario which loads: one rule a file, one table."""

from __future__ import annotations

from game.engine import Rules
from game.scenario.lint import (
    cannot_happen,
    impossible_clock,
    missing_glyph,
    no_framing,
    no_source,
    one_sided_term,
    spoiler,
    too_wide,
    unmoved_meter,
    unreachable_status,
    unread_meter,
    unseen_effect,
)
from game.scenario.lint.draft import Draft
from game.scenario.lint.rule import Rule
from game.scenario.nodes import Node
from game.scenario.pages import Page
from game.scenario.problems import WARNING, Problem
from game.scenario.spec import Spec

RULES: tuple[Rule, ...] = (
    unreachable_status.RULE,
    unread_meter.RULE,
    unmoved_meter.RULE,
    impossible_clock.RULE,
    cannot_happen.RULE,
    unseen_effect.RULE,
    no_source.RULE,
    no_framing.RULE,
    one_sided_term.RULE,
    spoiler.RULE,
    too_wide.RULE,
    missing_glyph.RULE,
)


MOST_TEXT = 1_000_000  # characters: seven times the flagship
NOT_READ = Page(
    "not-read",
    "The texts of the scenario are too long to be read by lint.",
    "No crisis people play has a million characters. What lint would find is not known. Shorten the texts.",
    "Thousands of moves with paragraphs of text.",
    "As many words as a class can read.",
    WARNING,
    outside=True,
)


def lint(spec: Spec, root: Node, rules: Rules, *, spoken: bool = False) -> list[Problem]:
    """Return what the rules find in a scenario that loads; of a translation only what rules that read words do."""
    draft = Draft(spec, root, rules)
    if sum(len(told.text) for told in draft.texts) > MOST_TEXT:
        message = f"the texts have more than {MOST_TEXT} characters, and are not read by lint"
        return [draft.problem(NOT_READ, ("id",), message, "shorten them")]
    return [problem for rule in RULES if rule.spoken or not spoken for problem in rule.find(draft)]


__all__ = ["NOT_READ", "RULES", "Draft", "Rule", "lint"]
