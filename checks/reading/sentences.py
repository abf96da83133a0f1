"""Text to sentences, as spans of offsets."""

from __future__ import annotations

import re

from checks.reading.language import Language, english

# A full stop, question or exclamation mark with what may close behind it, then space; or a line's end.
_END = re.compile(r"[.!?…][\"')\]]*(?=\s)|\n+")
_LAST_WORD = re.compile(r"[^\s\"'(\[]{1,20}$")


def sentences(folded: str, text: str) -> list[tuple[int, int]]:
    """The sentences of a text; each line that starts with a capital, mark or digit starts one, too.

    `folded` is the text folded (for its quotes), of the same length.

    >>> sentences("the u.s. mined 5 t. peru did not.", "The U.S. mined 5 t. Peru did not.")
    [(0, 19), (20, 33)]
    """
    words = english()
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(folded):
        after = match.end()
        if match.group()[0] == "\n":
            if len(match.group()) == 1 and _runs_on(text, match.start(), after):
                continue
        elif match.group()[0] == "." and not _full_stop(folded, text, start, match.start(), after, words):
            continue
        _keep(folded, start, after, found)
        start = after
    _keep(folded, start, len(folded), found)
    return found


def _keep(folded: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))


def _runs_on(text: str, at: int, after: int) -> bool:
    """Whether a line break only wraps a line: the next one goes on in lower case and this one has not ended."""
    return after < len(text) and text[after].islower() and at > 0 and text[at - 1] not in ".!?:;"


def _full_stop(folded: str, text: str, start: int, stop: int, after: int, words: Language) -> bool:
    """Whether the full stop ends the sentence, and not an abbreviation, an initial or "No." before a number."""
    window = folded[max(start, stop - 20) : stop]
    match = _LAST_WORD.search(window)
    word = match.group() if match else ""
    follower = after
    while follower < len(text) and text[follower] in " \t\n\r\"'“‘(":
        follower += 1
    begins = text[follower : follower + 1]
    if begins.islower():
        return False
    if "." in word:  # an abbreviation such as "u.s."
        return begins.isupper() and word not in ("e.g", "i.e") and _new_sentence_word(folded, follower, words)
    if len(word) == 1 and word.isalpha() and text[stop - 1].isupper():
        return False
    if word in ("no", "nos"):
        return not begins.isdigit()
    return word not in words.function["abbreviations"] or (word in words.months and begins.isupper())


def _new_sentence_word(folded: str, at: int, words: Language) -> bool:
    """Whether the word at an offset is one that begins sentences, rather than going on after "U.S."."""
    match = re.compile(r"[^\W\d_]+").match(folded, at)
    if match is None:
        return False
    word = match.group()
    starters = ("determiners", "pronouns", "prepositions", "contrastive", "conditional", "adverbs", "relative")
    return any(word in words.function[name] for name in starters)
