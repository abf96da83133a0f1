"""What breaks a build, and what does not."""

from __future__ import annotations

import pytest

from checks.errors import BadUsage
from checks.findings import Decision, Finding, Verdict, Waiver
from checks.gate import DEFAULT, Gate
from checks.reasons import Reason
from tests.formats.samples import finding

VERIFIED = finding(verdict=Verdict.VERIFIED)
CONTRADICTED = finding(verdict=Verdict.CONTRADICTED, reason=None)
OUTDATED = finding(verdict=Verdict.CONTRADICTED, reason=Reason.OUTDATED)
KNOWN = finding(verdict=Verdict.UNVERIFIABLE, reason=Reason.NO_DATA_FOR_ENTITY)
UNKNOWN = finding(verdict=Verdict.UNVERIFIABLE, reason=Reason.NO_REFERENCE_TABLE, measure=None)
FORECAST = finding(verdict=Verdict.NOT_CHECKABLE)
ALL = (VERIFIED, CONTRADICTED, OUTDATED, KNOWN, UNKNOWN, FORECAST)


@pytest.mark.parametrize(
    ("words", "breaking"),
    [
        (DEFAULT, (CONTRADICTED, OUTDATED, KNOWN, UNKNOWN)),
        ("contradicted", (CONTRADICTED, OUTDATED)),
        ("contradicted,unverifiable:known", (CONTRADICTED, OUTDATED, KNOWN)),
        ("unverifiable", (KNOWN, UNKNOWN)),
        ("no_reference_table, outdated", (OUTDATED, UNKNOWN)),
        ("none", ()),
    ],
)
def test_which_findings_break_it(words: str, breaking: tuple[Finding, ...]) -> None:
    gate = Gate.parse(words)
    assert tuple(each for each in ALL if gate.broken_by(each)) == breaking


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_a_word_of_the_gate(reason: Reason) -> None:
    assert Gate.parse(str(reason)).broken_by(finding(verdict=Verdict.UNVERIFIABLE, reason=reason))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("contradicted,unverifable", '"unverifable" is no verdict or reason; did you mean unverifiable?'),
        ("sorce_not_held", "did you mean source_not_held?"),
        ("verified", '"verified" is no verdict or reason'),
        ("xyz", "give contradicted, unverifiable, unverifiable:known, none or a reason"),
        ("", '"" is no verdict or reason'),
        ("none,contradicted", "none stands alone"),
    ],
)
def test_a_wrong_word_is_named_with_the_way_out(words: str, message: str) -> None:
    with pytest.raises(BadUsage) as raised:
        Gate.parse(words)
    assert message in str(raised.value)


def test_what_is_waived_or_rejected_by_a_person_breaks_nothing() -> None:
    gate = Gate.parse(DEFAULT)
    waived = finding(
        verdict=Verdict.CONTRADICTED, waiver=Waiver("waiver", "waivers.yaml, line 1", "known", "Ada")
    )
    assert not gate.broken_by(waived)
    answers = ("accepted", "rejected", "waived", "undecided")
    decided = [finding(verdict=Verdict.CONTRADICTED, decision=Decision(answer, "Ada")) for answer in answers]
    assert [gate.broken_by(each) for each in decided] == [True, False, False, True]
