"""Text as the reader compares it: one case, straight quotes, plain spaces, of the same length as the text itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

_QUOTES = {"‘": "'", "’": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
)
_HYPHENS = dict.fromkeys("\u2010\u2011\u2212", "-")
_DASHES = dict.fromkeys("\u2012\u2014\u2015", "\u2013")
_PLAIN = _QUOTES | _SPACES | _HYPHENS | _DASHES
_NAME_BREAKS = dict.fromkeys("-'\".,;:!?()[]{}/|*#\n\r–&<>=+_~`", " ")
_BREAKS_OF_ASCII = str.maketrans(_NAME_BREAKS)
_TYPED_DASH = re.compile(r"(?<![-\S])--(?![-\S])|(?<=\w)--(?=\w)")  # but no rule of a table
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")


def lower(text: str) -> str:
    """Lower case, letter by letter, so that the length stays: the few letters that grow are left as they are."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def fold(text: str) -> str:
    """Lower case with straight quotes, plain spaces, hyphens and one kind of dash; as long as the text."""
    # all that is folded but case and tabs is no ASCII
    folded = text.lower().replace("\t", " ") if text.isascii() else _replaced(lower(text), _PLAIN)
    return _TYPED_DASH.sub("––", folded) if "--" in folded else folded


def name_form(folded: str) -> str:
    """Folded text in which every mark is a space, as the automaton of names compares it; as long as the text."""
    return folded.translate(_BREAKS_OF_ASCII) if folded.isascii() else _replaced(folded, _NAME_BREAKS)


def _replaced(text: str, letters: Mapping[str, str]) -> str:
    """One letter after the other: a hundred times as fast as `str.translate` where a text is more than ASCII."""
    for letter, plain in letters.items():
        text = text.replace(letter, plain)
    return text


def without_invisible(text: str) -> tuple[str, list[int] | None]:
    """The text without soft hyphens and zero-width marks, and where each of its characters (and its end) stood.

    The list is None where the text holds none of them, and offsets are the same.
    """
    if not any(mark in text for mark in _INVISIBLE):
        return text, None
    kept = [index for index, letter in enumerate(text) if letter not in _INVISIBLE]
    return "".join(text[index] for index in kept), [*kept, len(text)]
