"""The words of a claim in their line of the article."""

from __future__ import annotations

from checks.formats.lines import one_line

_BEFORE, _AFTER = 50, 40


def excerpt(at: int, line: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before a claim in its line, its own words, and what stands after; long ends are cut at a word.

    `at` is the offset at which the line begins; a claim that goes on in the next line ends with this one.

    >>> excerpt(10, "It has the fifth-largest reserves.", 21, 34)
    ('It has the ', 'fifth-largest', ' reserves.')
    """
    before, words, after = line[: start - at], line[start - at : end - at], line[end - at :]
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].partition(" ")[2]
    if len(after) > _AFTER:
        after = after[:_AFTER].rpartition(" ")[0] + " …"
    return _kept(before), _kept(words), _kept(after)


def _kept(words: str) -> str:
    """Words on one line, with a space where they begin or end with one."""
    left, right = (" " if words[place:][:1].isspace() else "" for place in (0, -1))
    line = one_line(words)
    return f"{left}{line}{right}" if line else " " if words else ""
