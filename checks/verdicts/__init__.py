"""Verdicts: a claim held against the record. `judge` is the way in."""

from checks.verdicts.judge import judge

__all__ = ["judge"]
