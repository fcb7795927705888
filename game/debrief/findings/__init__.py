"""Findings from play: what many games show to be wrong with a scenario. One kind a file, one table."""

from game.debrief.findings.finding import Finding
from game.debrief.findings.table import FINDINGS, findings_of

__all__ = ["FINDINGS", "Finding", "findings_of"]
