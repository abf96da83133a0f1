"""What Assay reports: verdicts, their reasons and notes, the evidence, and the finding that binds them to a claim."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from checks.claims import Claim
from checks.reasons import Note, Reason
from checks.values import dataclass

SCHEMA = "1"


class Verdict(StrEnum):
    """The outcome of holding a claim against the record."""

    VERIFIED = "verified"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not_checkable"


Role = Literal["subject", "object", "total", "member", "closest"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One table cell that the verdict read. `value` is None where the cell holds no number; `status` then says why.

    `lower` and `upper` are bounds that the publisher printed instead of a number. `measure` is the cell's measure id.
    """

    table: str
    publisher: str
    edition: str
    published: date | None
    role: Role
    entity: str
    period: str
    value: float | None
    unit: str | None
    measure: str
    status: str = "reported"
    lower: float | None = None
    upper: float | None = None
    rank: int | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What would make a contradicted claim true (rule 11); `replacement` the words to put for the wrong ones."""

    kind: Literal[
        "other_edition",
        "other_period",
        "other_measure",
        "power_of_ten",
        "other_unit",
        "digits",
        "other_entity",
        "other_place",
    ]
    text: str
    cell: Evidence | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the verdict step returns for one claim, before it is bound to the document."""

    verdict: Verdict
    reason: Reason | None = None
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    diagnosis: Diagnosis | None = None
    explanation: str = ""
    query: str = ""
    measure: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class StatedShown:
    """The claim's own numbers, as findings show them."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    rank: int | None = None
    entities: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a finding does not break the gate; its verdict stands. `place` is where that is written, for people.

    kind: `waiver`, an entry of the file of waivers; `inline`, a remark in the article; `baseline`, an old finding.
    `until` is the last day on which it holds; None: it has no end.
    """

    kind: Literal["waiver", "inline", "baseline"]
    place: str
    why: str
    by: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person answered to a finding. It stands beside the verdict and never changes it.

    accepted: the finding is right; rejected: it is wrong; waived: it is left for now, `until` a day;
    undecided: somebody was asked and nobody answered.
    """

    answer: Literal["accepted", "rejected", "waived", "undecided"]
    by: str | None = None
    note: str | None = None
    until: date | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim with its verdict. `text` is document text[start:end] in Unicode code points.

    `claim`, `reads` and `occurrence` are what it takes to judge it again: the claim as it was read, the measures whose
    tables the verdict read or looked for, and the how-manieth it is of those that say the same in the same words.
    """

    document: str
    id: str
    start: int
    end: int
    text: str
    sentence: str
    kind: str
    query: str
    entity: str | None
    measure: str | None
    attribution: str | None
    period: str | None
    record: str
    stated: StatedShown
    verdict: Verdict
    reason: Reason | None
    notes: tuple[Note, ...]
    evidence: tuple[Evidence, ...]
    diagnosis: Diagnosis | None
    explanation: str
    waiver: Waiver | None = None
    decision: Decision | None = None
    construction: str = field(default="", compare=False)
    claim: Claim | None = field(default=None, compare=False, repr=False)
    reads: tuple[str, ...] = field(default=(), compare=False, repr=False)
    occurrence: int = field(default=1, compare=False, repr=False)

    @property
    def measure_known(self) -> bool:
        """Whether the catalogue knows the measure: what `unverifiable:known` asks."""
        return self.measure is not None

    @property
    def excused(self) -> bool:
        """Whether it does not break a gate although its verdict would: it is waived, or a person rejected it."""
        answer = self.decision.answer if self.decision else None
        return self.waiver is not None or answer in ("rejected", "waived")


def as_json(value: Any) -> Any:
    """A finding, or a part of one, as plain JSON values with the keys of the published schema."""
    if isinstance(value, Finding):
        shown = {name: as_json(getattr(value, name)) for name in _FINDING_KEYS}
        return shown | {"schema": SCHEMA}
    if isinstance(value, Evidence | Diagnosis | StatedShown | Waiver | Decision):
        return {name: as_json(getattr(value, name)) for name in value.__slots__}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


_FINDING_KEYS = tuple(
    name
    for name in Finding.__dataclass_fields__
    if name not in ("construction", "claim", "reads", "occurrence")
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of a document: claims read, claims decided (verified or contradicted), numbers not read."""

    claims: int = 0
    decided: int = 0
    numbers_not_read: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            self.claims + other.claims,
            self.decided + other.decided,
            self.numbers_not_read + other.numbers_not_read,
        )
