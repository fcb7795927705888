"""A word of one side where no side may speak."""

from __future__ import annotations

from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.phrases import Phrases
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "one-sided-term",
    "A text that belongs to no side uses a word of one side.",
    "Words to avoid stand under `neutral_terms:` with the neutral ones. A capital's own brief, headline or version may "
    "use them; titles, neutral headlines and explanations may not. A translation has a list of its own, in its "
    "language.",
    "neutral_terms: [{avoid: the robbers, use: the other side}]\nsummary: How the robbers came back.\n",
    "neutral_terms: [{avoid: the robbers, use: the other side}]\nsummary: How the other side came back.\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield every term to avoid in a neutral text."""
    terms = Phrases({term.avoid: term.use for term in draft.spec.neutral_terms})
    for told in draft.texts:
        if told.neutral:
            for start, found, use in terms.within(told.text):
                message = f"{found!r} takes a side, and this text belongs to none"
                yield draft.problem(PAGE, told.path, message, f"write {use!r}", at=start)


RULE = Rule(PAGE, find, spoken=True)
