"""Telling a game in a language: the same moment, with the texts of the scenario and of what happened translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.engine import QUIET, RANGE, Reason, Rule, Rules
from game.scenario import Scenario, translated
from game.session.course import Course
from game.session.moment import Moment
from game.tongue import Tongue


class Telling:
    """One game's texts in every language it was asked for; the game itself knows none."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.known: dict[str, tuple[Scenario, dict[tuple[str, str, str], tuple[str, str]]]] = {}

    def of(self, moment: Moment, tongue: Tongue | None) -> Moment:
        """Return a moment as a language tells it; None: as it was authored."""
        if tongue is None or tongue.language == "en":
            return moment
        if tongue.language not in self.known:
            scenario = translated(self.scenario, tongue)
            self.known[tongue.language] = scenario, dict(causes(scenario.rules))
        scenario, known = self.known[tongue.language]
        fixed = {QUIET: tongue.say("session.quiet_move"), RANGE: tongue.say("session.range")}
        turns = tuple(
            replace(turn, reasons=tuple(_told(reason, known, fixed) for reason in turn.reasons))
            for turn in moment.course.turns
        )
        return replace(moment, course=Course(scenario, moment.course.first, turns), tongue=tongue)


def _told(reason: Reason, known: dict[tuple[str, str, str], tuple[str, str]], fixed: dict[str, str]) -> Reason:
    """Return a reason with its cause in the words of the scenario that tells it."""
    if reason.rule in fixed:
        return replace(reason, because=fixed[reason.rule], title=fixed[reason.rule])
    because, title = known.get((reason.rule, reason.meter, reason.where), (reason.because, reason.title))
    return replace(reason, because=because, title=title)


def causes(rules: Rules) -> Iterator[tuple[tuple[str, str, str], tuple[str, str]]]:
    """Yield (rule, meter, place) with (why, title) of every effect."""
    for rule in every_rule(rules):
        for amount in rule.amounts:
            meter = rules.meters[amount.meter].name
            yield (rule.name, meter, amount.where), (amount.because or rule.title, rule.title)


def every_rule(rules: Rules) -> Iterator[Rule]:
    """Yield every rule of a scenario."""
    for group in (rules.moves, rules.events, rules.drift):
        yield from (one.rule for one in group)
    for _, _, status in rules.all_statuses():
        yield from (rule for rule in (status.ends, status.standing) if rule is not None)
    for table in rules.tables:
        yield from (table.ratified, *table.refused, *(item.rule for item in table.items))
