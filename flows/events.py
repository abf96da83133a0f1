"""Events for what a run found, so that an automation can react: docs/reviewing.md shows one."""

from __future__ import annotations

from collections import Counter

from prefect.events import emit_event
from prefect.events.schemas.events import RelatedResource

from checks.findings import Finding, Verdict
from checks.formats.lines import shortened

NAMES = {
    Verdict.CONTRADICTED: "assay.claim.contradicted",
    Verdict.UNVERIFIABLE: "assay.claim.unverifiable",
}
MOST = 500
"""So many events of a name a run: more would hold it up, and nobody reacts to each of them."""

ENDED = "assay.run.ended"
"""The event of an unattended run that came to its end."""

_LONGEST = 500


class Events:
    """Tells Prefect of the findings of a run, one event a finding; the excused ones are nobody's alarm."""

    def __init__(self, run_id: str, run: str) -> None:
        self._run = RelatedResource.model_validate(
            {
                "prefect.resource.id": f"prefect.flow-run.{run_id}",
                "prefect.resource.role": "flow-run",
                "prefect.resource.name": run,
            }
        )
        self._told: Counter[str] = Counter()

    def ended(self, flow: str, told: dict[str, object]) -> None:
        """Emit the event of the end of a run, with its counts and durations."""
        resource = {"prefect.resource.id": f"assay.desk.{flow}", "prefect.resource.name": flow}
        emit_event(ENDED, resource, related=[self._run], payload=told)

    def tell(self, finding: Finding) -> None:
        """Emit the event of a finding, if it has one."""
        name = NAMES.get(finding.verdict)
        if name is None or finding.excused or self._told[name] >= MOST:
            return
        self._told[name] += 1
        payload = {
            "finding": finding.id,
            "document": finding.document,
            "text": shortened(finding.text, _LONGEST),
            "sentence": shortened(finding.sentence, _LONGEST),
            "query": shortened(finding.query, _LONGEST),
            "verdict": str(finding.verdict),
            "reason": str(finding.reason or ""),
            "explanation": shortened(finding.explanation, _LONGEST),
        }
        resource = {
            "prefect.resource.id": f"assay.claim.{finding.id}",
            "prefect.resource.name": shortened(finding.text, 80),
        }
        emit_event(name, resource, related=[self._run], payload=payload)
