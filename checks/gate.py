"""The gate: which findings fail a build."""

from __future__ import annotations

from dataclasses import dataclass

from checks.errors import BadUsage
from checks.findings import Finding, Reason, Verdict

DEFAULT = "contradicted,unverifiable"

NONE = "none"

_KNOWN = "unverifiable:known"
_WORDS = [*map(str, (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE, _KNOWN, NONE, *Reason))]


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdicts and reasons that a finding must not have; none at all lets everything pass."""

    words: frozenset[str]

    @classmethod
    def parse(cls, written: str) -> Gate:
        """The gate behind a comma-separated list of verdicts and reasons, as --fail-on takes it.

        >>> sorted(Gate.parse("contradicted,source_not_held").words)
        ['contradicted', 'source_not_held']
        """
        words = [word.strip() for word in written.split(",")]
        for word in words:
            if word not in _WORDS:
                raise BadUsage(f'--fail-on: "{word}" is no verdict or reason; {_nearest(word)}')
        if NONE in words and len(words) > 1:
            raise BadUsage("--fail-on: none stands alone; leave out none or everything else")
        return cls(frozenset(words) - {NONE})

    def broken_by(self, finding: Finding) -> bool:
        """Whether the finding fails the build. One that is verified, not checkable or excused never does."""
        if finding.excused or finding.verdict not in (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE):
            return False
        if finding.verdict in self.words or finding.reason in self.words:
            return True
        return _KNOWN in self.words and finding.verdict == Verdict.UNVERIFIABLE and finding.measure_known


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, _WORDS, n=1)
    return f"did you mean {near[0]}?" if near else f"give {', '.join(_WORDS[:4])} or a reason"
