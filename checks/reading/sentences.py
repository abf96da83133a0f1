"""Text to sentences, as spans of offsets."""

from __future__ import annotations

import re

from checks.reading.language import Language, english

# A full stop, question or exclamation mark with what may close behind it, then space; or a line's end. It begins with
# one class of letters, as the search then goes three times as fast.
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[\"')\]]*(?=\s))")
_LAST_WORD = re.compile(r"[^\s\"'(\[]{1,20}$")
_FIRST_ITEM = re.compile(r":[ (]{0,2}1[.)]")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,9}")
_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
BULLETS = "-–*•·◦▪#>|"
_WRAPPED_LINE = (
    40  # a shorter line is a headline, a byline or an item of a list, and not one that was wrapped
)
_BEFORE_NUMBERS = ("no", "nos")
_GOES_ON = ("determiners", "prepositions", "conjunctions", "auxiliaries")


def sentences(folded: str, text: str) -> list[tuple[int, int]]:
    """The sentences of a text; each line that starts with a capital, mark or digit starts one, too.

    `folded` is the text folded (for its quotes), of the same length.

    >>> sentences("the u.s. mined 5 t. peru did not.", "The U.S. mined 5 t. Peru did not.")
    [(0, 19), (20, 33)]
    """
    words = english()
    wrapped = _wrapped_paragraphs(text)
    found: list[tuple[int, int]] = []
    start, paragraph = 0, 0
    for match in _END.finditer(folded):
        after, mark = match.end(), match.group()[0]
        if mark == "\n":
            while paragraph < len(wrapped) and wrapped[paragraph][1] <= match.start():
                paragraph += 1
            inside = paragraph < len(wrapped) and wrapped[paragraph][0] <= match.start()
            if len(match.group()) == 1 and _runs_on(folded, text, start, match.start(), after, inside, words):
                continue
        elif mark == "." and not _full_stop(folded, text, start, match.start(), after, words):
            continue
        if mark in "!…" and _first_letter(text, after).islower():  # behind "?" the question has ended
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


def _wrapped_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs whose lines were wrapped: some long line of theirs goes on in lower case."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*(match.start() for match in _PARAGRAPH_END.finditer(text)), len(text)]:
        line = start
        while (stop := text.find("\n", line, end)) >= 0:
            if (
                stop - line >= _WRAPPED_LINE
                and text[stop + 1 : stop + 2].islower()
                and text[stop - 1] not in ".!?:;"
            ):
                found.append((start, end))
                break
            line = stop + 1
        start = end
    return found


def _runs_on(folded: str, text: str, start: int, at: int, after: int, wrapped: bool, words: Language) -> bool:
    """Whether a line break only wraps a line: the next one goes on in lower case, or this one cannot end there."""
    follows, before = text[after : after + 1], text[at - 1 : at]
    if not follows or follows in BULLETS or before in (":", ";", ""):
        return False
    if follows.islower() and before not in ".!?":
        return True
    full_line = at >= _WRAPPED_LINE and text.rfind("\n", at - _WRAPPED_LINE, at) < 0
    if before == ".":
        return full_line and start < at  # "U.S." at a line's end
    last = _LAST_WORD.search(folded[max(0, at - 20) : at])
    if before == "," or (last is not None and any(words.is_a(last.group(), name) for name in _GOES_ON)):
        return True
    return wrapped and full_line


def _first_letter(text: str, at: int) -> str:
    """What the next sentence begins with, behind spaces and opening quotes."""
    while at < len(text) and text[at] in " \t\n\r\u00a0\"'“‘(":
        at += 1
    return text[at : at + 1]


def _full_stop(folded: str, text: str, start: int, stop: int, after: int, words: Language) -> bool:
    """Whether the full stop ends the sentence, and not an abbreviation, an initial or "No." before a number."""
    word = _word_before(folded, max(start, stop - 20), stop)
    begins = _first_letter(text, after)
    if begins.islower() or (begins.isdigit() and folded[stop - 1] == "."):
        return False  # "Indonesia ..... 2,200,000": dots that lead to a figure
    plain = len(word) > 1 and word.isalpha() and word not in _BEFORE_NUMBERS
    if plain and word not in words.function["abbreviations"]:
        return True
    if word.isdecimal() and len(word) <= 2 and not text[start : stop - len(word)].strip():
        return False  # "1. First point"
    if word.isdecimal() and len(word) <= 2 and _numbers_item(folded, start, stop - len(word), word):
        return False
    follower = text.find(begins, after) if begins else len(text)
    if _INITIALS.fullmatch(word):  # an abbreviation such as "u.s."
        return begins.isupper() and word not in ("e.g", "i.e") and _new_sentence_word(folded, follower, words)
    if len(word) == 1 and word.isalpha() and text[stop - 1].isupper():
        return False
    if word in _BEFORE_NUMBERS:
        return not begins.isdigit()
    if word not in words.function["abbreviations"]:
        return True
    return begins.isupper() and (word in words.months or _new_sentence_word(folded, follower, words))


def _word_before(folded: str, first: int, stop: int) -> str:
    """The word, or what else stands between spaces, quotes and brackets, right before a full stop."""
    window = folded[first:stop]
    word = window[window.rfind(" ") + 1 :]
    if word.isalnum():
        return word
    match = _LAST_WORD.search(window)
    return match.group() if match else ""


def _numbers_item(folded: str, start: int, at: int, number: str) -> bool:
    """ "The biggest miners: | 1. | China; | 2. | Peru": whether a number behind a colon, or behind others there, counts items."""
    before = folded[start:at].rstrip(" (")
    if number == "1":
        return before.endswith(":")
    listed = _FIRST_ITEM.search(before) is not None
    return listed and (before.endswith((",", ";", ")")) or before.endswith((" and", " then")))


def _new_sentence_word(folded: str, at: int, words: Language) -> bool:
    """Whether the word at an offset is one that begins sentences, rather than going on after "U.S."."""
    match = _WORD.match(folded, at)
    if match is None:
        return False
    word = match.group()
    starters = (
        "determiners",
        "pronouns",
        "prepositions",
        "contrastive",
        "conditional",
        "adverbs",
        "relative",
    )
    return any(word in words.function[name] for name in starters)


def pieces(folded: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    """A sentence in pieces that are not too long, cut behind a semicolon, a comma or a space, in this order.

    What holds none of them for so long is no sentence, and stays whole.

    >>> pieces("one, two three four", 0, 19, 10)
    [(0, 4), (5, 8), (9, 19)]
    """
    if end - start <= longest:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    while end - start > longest:
        ends = (folded.rfind(mark, start, start + longest) + 1 for mark in (";", ",", " "))
        cut = next((each for each in ends if each > start), 0)
        if not cut:  # over-long and unbroken: left out, up to the next space
            cut = folded.find(" ", start, end) + 1 or end
        _keep(folded, start, cut, found)
        start = cut
    _keep(folded, start, end, found)
    return found
