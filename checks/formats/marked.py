"""An article's text cut into parts: plain ones, and those that belong to a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checks.findings import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text. `claims`: numbers of the findings that it belongs to; `claim` is the shortest of these.

    `ends`: the findings that end with it.
    """

    text: str
    claims: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    claim: int = -1
    verdict: Verdict | None = None


def parts(text: str, findings: Sequence[Finding]) -> Iterator[Part]:
    """The whole text, cut where findings begin and end; where they overlap, the shortest one has the words."""
    cuts = sorted({0, len(text), *(place for each in findings for place in (each.start, each.end))})
    for start, end in pairwise(cuts):
        over = [number for number, each in enumerate(findings) if each.start <= start and end <= each.end]
        if not over:
            yield Part(text[start:end])
            continue
        claim = min(over, key=lambda number: (findings[number].end - findings[number].start, number))
        ends = tuple(number for number in over if findings[number].end == end)
        yield Part(text[start:end], tuple(over), ends, claim, findings[claim].verdict)
