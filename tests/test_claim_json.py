"""Claims are written and read back as they were."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.assay import Placed, check, rejudged
from checks.claim_json import read_claim, write_claim
from checks.claims import Claim
from checks.documents import Document
from checks.findings import Finding, as_json
from checks.record import Record
from tests.grammar.pages import DAY, examples, kinds

st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisDeprecationWarning")  # threads of Prefect
@given(st.from_type(Claim))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_claim(claim: Claim) -> None:
    line = write_claim(claim)
    assert "\n" not in line
    again = read_claim(line)
    assert (again, again.mentioned) == (claim, claim.mentioned)


def read_from_the_pages(record: Record) -> list[Finding]:
    """The findings of every fourth sentence that the pages of the grammar show as an example."""
    shown = [sentence.replace(" ¶ ", "\n\n") for kind in kinds() for _, sentence in examples(kind)]
    text = "\n\n".join(shown[::4])
    return list(check(Document("pages", text, DAY), record).findings)


def test_a_claim_that_was_stored_is_judged_as_the_article_was(record: Record) -> None:
    findings = read_from_the_pages(record)
    assert len(findings) > 200
    for finding in findings:
        assert finding.claim is not None
        again = read_claim(write_claim(finding.claim))
        assert again == finding.claim
        placed = Placed(finding.document, finding.start, finding.end, finding.text, finding.sentence, again)
        judged = rejudged(placed, finding.occurrence, DAY, record)
        assert as_json(judged) == as_json(finding)
        assert judged.reads == finding.reads


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"kind":"value","query":{"is":"NoQuery"}}', '{"more":1}', "no"]
)
def test_what_is_no_claim_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"not a claim|Expecting"):
        read_claim(line)
