"""Review by people: a run pauses for each finding that needs one, with a form on its page in Prefect.

The answer stands beside the verdict and never changes it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from tempfile import TemporaryFile
from time import monotonic
from typing import Annotated, Any, Literal
from uuid import UUID

from prefect import get_client, get_run_logger, runtime
from prefect.exceptions import FlowPauseTimeout
from prefect.flow_runs import pause_flow_run
from prefect.input import RunInput
from prefect.states import Running
from pydantic import ConfigDict, Field

from checks.assay import Checked
from checks.errors import AssayError
from checks.findings import Decision, Finding
from checks.formats.summary import WORST_FIRST, counted
from flows.markdown import escaped, evidence_line
from flows.outcome import Outcome

MOST = 50
"""So many findings a run are put before people; the others end as undecided."""

_SECONDS_BETWEEN_LOOKS = 1
_PROSE = 600

_ANSWERS: dict[str, Literal["accepted", "rejected", "waived"]] = {
    "accept": "accepted",
    "reject": "rejected",
    "waive": "waived",
}


def _conditions(schema: dict[str, Any]) -> None:
    """What the server asks of the fields together, so that it refuses half an answer with the reason."""

    def needs(answer: str, name: str) -> dict[str, Any]:
        given = {"type": "string", "minLength": 1}
        return {
            "if": {"properties": {"answer": {"const": answer}}, "required": ["answer"]},
            "then": {"required": [name], "properties": {name: given}},
        }

    # A day that is not given has to be left out: the form would send an empty one, which is none.
    until = schema["properties"]["until"]
    until |= {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    for key in ("anyOf", "default"):
        until.pop(key, None)
    schema["allOf"] = [needs("reject", "note"), needs("waive", "note"), needs("waive", "until")]


class Answer(RunInput):
    """The form for one finding. To reject takes a note; to waive takes a note and a day."""

    model_config = ConfigDict(json_schema_extra=_conditions, extra="forbid")

    answer: Literal["accept", "reject", "waive"] = Field(
        title="Answer",
        description="accept: the finding is right. reject: it is wrong, say why. waive: leave it until a day, say why.",
    )
    name: Annotated[str, Field(min_length=1)] = Field(
        title="Your name", description="It is kept with the finding."
    )
    note: str = Field(default="", title="Note", description="Why; needed to reject and to waive.")
    until: str | None = Field(
        default=None,
        title="Waive until",
        description="The last day on which the waiver holds; needed to waive.",
    )


@dataclass
class Review:
    """Puts the findings of a run before people, once for each id; those that were decided before are not asked again.

    `seconds`: how long it waits in all. `keep`: called with each finding that is decided and the decision, so that
    later runs know of it.
    """

    outcome: Outcome
    today: date
    seconds: float
    keep: Callable[[Finding, Decision], object]
    decisions: dict[str, Decision] = field(default_factory=dict)
    undecided: int = 0

    def reviewed(self, results: Iterable[Checked]) -> Iterator[Checked]:
        """The documents with the decisions on their findings, once all are made or the time is over."""
        with TemporaryFile() as spool:
            needing: dict[str, Finding] = {}
            documents = 0
            for each in results:
                documents += 1
                pickle.dump(each, spool)
                for one in each.findings:
                    if one.decision is None and self.outcome.gate.broken_by(one):
                        needing.setdefault(one.id, one)
            self._ask(sorted(needing.values(), key=lambda one: WORST_FIRST.index(one.verdict)))
            spool.seek(0)
            self.outcome.broken.clear()
            for _ in range(documents):
                yield self.outcome.counted(self._decided(pickle.load(spool)))

    def _decided(self, checked: Checked) -> Checked:
        findings = tuple(
            replace(each, decision=self.decisions.get(each.id, each.decision)) for each in checked.findings
        )
        return replace(checked, findings=findings)

    def _ask(self, needing: list[Finding]) -> None:
        until = monotonic() + self.seconds
        over = False
        for number, finding in enumerate(needing, start=1):
            decision = None
            if not over and number <= MOST:
                decision = self._answer(finding, f"{number} of {min(len(needing), MOST)}", until)
                over = decision is None
            if decision is None:
                self.undecided += 1
            else:
                self._keep(finding, decision)
            self.decisions[finding.id] = decision or Decision("undecided")
        if over:
            _run_on()

    def _keep(self, finding: Finding, decision: Decision) -> None:
        """Keep a decision; where that fails it holds for this run, and the run goes on."""
        try:
            self.keep(finding, decision)
        except (AssayError, OSError) as error:
            get_run_logger().warning("What was decided on %s holds for this run only: %s", finding.id, error)

    def _answer(self, finding: Finding, number: str, until: float) -> Decision | None:
        """What a person says of a finding; None where nobody does in time. A wrong day is asked for again."""
        refused = ""
        while (seconds := int(until - monotonic())) > 0:
            get_run_logger().info("Waiting for an answer to finding %s: %s", number, finding.explanation)
            form = Answer.with_initial_data(description=question(finding, number, refused))
            try:
                given = pause_flow_run(
                    wait_for_input=form,
                    timeout=seconds,
                    poll_interval=min(_SECONDS_BETWEEN_LOOKS, seconds),
                )
            except FlowPauseTimeout:
                return None
            try:
                return decision_of(given, self.today)
            except ValueError as error:
                refused = str(error)
                get_run_logger().warning("The answer to %s is refused: %s", finding.id, refused)
        return None

    @property
    def message(self) -> str:
        """One line: how many findings were put before people, and how many nobody decided."""
        asked = counted(len(self.decisions), "finding")
        return f"{asked} for review, {self.undecided} undecided"


def decision_of(given: Answer, today: date) -> Decision:
    """The decision behind a form. Raises ValueError, saying what is wrong with it, for what the server lets through."""
    name, note = given.name.strip(), given.note.strip()
    if not name:
        raise ValueError("no name is given; say who answers")
    if given.answer != "accept" and not note:
        raise ValueError(f"no note is given; say why you {given.answer}")
    until = None
    if given.answer == "waive":
        try:
            until = date.fromisoformat(given.until or "")
        except ValueError:
            raise ValueError(f'"{given.until}" is no day; write the day as YYYY-MM-DD') from None
        if until < today:
            raise ValueError(f"{until} is past; name a day from {today} on")
        if until > today + timedelta(days=3660):
            raise ValueError(f"{until} is more than ten years off; name a nearer day")
    return Decision(_ANSWERS[given.answer], name, note or None, until, today)


def question(finding: Finding, number: str, refused: str) -> str:
    """What the form shows of a finding, in Markdown; no paragraph begins with an article's words, which could make a list."""
    sentence = escaped(finding.sentence, _PROSE)
    quoted = sentence if finding.sentence[:1] == "“" else f"“{sentence}”"
    lines = [
        f"**Finding {escaped(number, 40)}: {escaped(str(finding.verdict), 40)}** in {escaped(finding.document, 200)}",
        f"> {quoted}",
        f"The claim: “{escaped(finding.text, _PROSE)}”",
        f"Explanation: {escaped(finding.explanation, _PROSE)}",
        f"Query: {escaped(finding.query, _PROSE)}",
    ]
    if finding.evidence:
        lines.append(evidence_line(finding.evidence[0]))
    if refused:
        lines.insert(0, f"**The answer was refused: {escaped(refused, _PROSE)}**")
    return "\n\n".join(lines)


def _run_on() -> None:
    """Take the run out of its pause: Prefect lets one that was never answered only fail, without its results."""
    with get_client(sync_client=True) as client:
        client.set_flow_run_state(UUID(str(runtime.flow_run.get_id())), Running(), force=True)
