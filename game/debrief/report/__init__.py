"""The balance report: what many games of a scenario come to, as one page and as a few sentences."""

from game.debrief.report.page import report_page, summary

__all__ = ["report_page", "summary"]
