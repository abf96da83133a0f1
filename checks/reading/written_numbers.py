"""Digits as writers group them to numbers: "45,000", "1 450", "3.8", "2½"."""

from __future__ import annotations

import re

from checks.digits import Number
from checks.reading.tokens import FRACTIONS

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})*,\d{3}")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")


def written_number(text: str) -> Number | None:
    """Digits as a number; None for what is none in English ("1.2.3", "3,8").

    >>> written_number("45,000")
    Number(value=45000.0, step=1000.0, last_step=1.0)
    >>> written_number("3.80").step
    0.1
    """
    if text[-1:] in FRACTIONS:
        return _with_fraction(text[:-1], *FRACTIONS[text[-1]])
    if _GROUPED.fullmatch(text) or _SPACED.fullmatch(text):
        plain = text.replace(",", "").replace(" ", "")
    elif _PLAIN.fullmatch(text):
        plain = text
    else:
        return None
    if len(plain) > 30 or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None  # "007": a name or part of a telephone number
    whole, _, decimals = plain.partition(".")
    last_step = float(f"1e-{len(decimals)}") if decimals else 1.0
    significant = decimals.rstrip("0")
    if significant:
        step = float(f"1e-{len(significant)}")
    else:
        zeros = len(whole) - len(whole.rstrip("0"))
        step = 10.0**zeros if whole.strip("0") else 1.0
    return Number(float(plain), step, last_step)


def _with_fraction(whole: str, above: int, below: int) -> Number | None:
    """ "2½": the fraction is as fine as it is written."""
    if (whole and not whole.isdecimal()) or len(whole) > 6:
        return None
    return Number(float(whole or 0) + above / below, 1 / below, 1 / below)
