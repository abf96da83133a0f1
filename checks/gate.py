"""The gate: which findings fail a build."""

from __future__ import annotations

from dataclasses import dataclass

from checks.errors import BadUsage
from checks.findings import Finding, Verdict
from checks.patterns import Patterns
from checks.reasons import Reason

DEFAULT = "contradicted,unverifiable"

NONE = "none"
STALE = "stale_waivers"
"""A word of the gate beside verdicts and reasons: waivers that are expired, unused or no longer fit fail, too."""

_KNOWN = "unverifiable:known"
_WORDS = [*map(str, (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE, _KNOWN, NONE, *Reason, STALE))]

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdicts and reasons that a finding must not have; none at all lets everything pass.

    `overrides`: other words for some documents; the last that fits a document counts.
    """

    words: Words
    overrides: tuple[tuple[Patterns, Words], ...] = ()

    @classmethod
    def parse(cls, written: str) -> Gate:
        """The gate behind a comma-separated list of verdicts and reasons, as --fail-on takes it.

        >>> sorted(Gate.parse("contradicted,source_not_held").words)
        ['contradicted', 'source_not_held']
        """
        return cls(gate_words(written.split(","), "--fail-on"))

    def broken_by(self, finding: Finding) -> bool:
        """Whether the finding fails the build. One that is verified, not checkable or excused never does."""
        if finding.excused or finding.verdict not in (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE):
            return False
        return named_by(self._words_for(finding.document), finding)

    @property
    def minds_stale_waivers(self) -> bool:
        """Whether waivers that no longer hold fail the build."""
        return STALE in self.words

    def _words_for(self, document: str) -> Words:
        fitting = (words for patterns, words in reversed(self.overrides) if patterns.match(document))
        return next(fitting, self.words)


def gate_words(written: list[str], where: str) -> Words:
    """The words of a gate. Raises BadUsage, which begins with `where`, for one that is no verdict or reason."""
    words = [word.strip() for word in written]
    for word in words:
        if word not in _WORDS:
            raise BadUsage(f'{where}: "{word}" is no verdict or reason; {_nearest(word)}')
    if NONE in words and len(words) > 1:
        raise BadUsage(f"{where}: none stands alone; leave out none or everything else")
    return frozenset(words) - {NONE}


def named_by(words: Words, finding: Finding) -> bool:
    """Whether words of a gate name a finding's verdict or its reason."""
    if finding.verdict in words or finding.reason in words:
        return True
    return _KNOWN in words and finding.verdict == Verdict.UNVERIFIABLE and finding.measure_known


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, _WORDS, n=1)
    return f"did you mean {near[0]}?" if near else f"give {', '.join(_WORDS[:4])} or a reason"
