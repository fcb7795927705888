"""Journals of every released format, kept as they were written: they must replay for ever (reliability T09)."""
