"""What Assay reports: verdicts, their reasons and notes, the evidence, and the finding that binds them to a claim."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, Self

from checks.claims import Claim
from checks.values import dataclass

SCHEMA = "1"


class Verdict(StrEnum):
    """The outcome of holding a claim against the record."""

    VERIFIED = "verified"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not_checkable"


class _Described(StrEnum):
    """A code that describes itself: a heading, a sentence, and what would settle it."""

    heading: str
    sentence: str
    settled_by: str

    def __new__(cls, code: str, heading: str, sentence: str, settled_by: str = "") -> Self:
        """A member with its code as value and the words that describe it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.heading, member.sentence, member.settled_by = heading, sentence, settled_by
        return member


class Reason(_Described):
    """Why a claim is unverifiable, in the order in which they apply; the last two are reasons of contradicted."""

    NO_REFERENCE_TABLE = (
        "no_reference_table",
        "No reference table",
        "No held table is about this, or the publisher named has no such table.",
        "A table of this measure, added with --reference-data.",
    )
    SOURCE_NOT_HELD = (
        "source_not_held",
        "Source not held",
        "The claim is credited to a publisher whose tables are not held; another one is never put in its place.",
        "The tables of that publisher, added with --reference-data.",
    )
    UNKNOWN_ENTITY = (
        "unknown_entity",
        "Unknown entity",
        "The claim is about something that the catalogue of entities does not know.",
        "An entry for it in the catalogue of entities.",
    )
    AMBIGUOUS_MEASURE = (
        "ambiguous_measure",
        "Ambiguous measure",
        "The words may mean several measures, and these would be judged differently.",
        "Words that say which measure, basis or unit is meant.",
    )
    AMBIGUOUS_PERIOD = (
        "ambiguous_period",
        "Ambiguous period",
        "The words may mean several periods, and these would be judged differently.",
        "Words that say which period is meant.",
    )
    EDITION_NOT_HELD = (
        "edition_not_held",
        "Edition not held",
        "The edition in force on the day is not held, and the held ones before and after it disagree.",
        "The edition that was in force on the day of publication.",
    )
    NO_DATA_FOR_ENTITY = (
        "no_data_for_entity",
        "No data for the entity",
        "The table is held, and has no figure for this entity.",
        "An edition that prints a figure for the entity.",
    )
    NO_DATA_FOR_PERIOD = (
        "no_data_for_period",
        "No data for the period",
        "The table is held, and does not reach the period that the claim speaks of.",
        "An edition that covers the period.",
    )
    INCOMPLETE_PERIOD = (
        "incomplete_period",
        "Incomplete period",
        "Too few entities have a figure for the period to rank them.",
        "A later edition, in which the period is complete.",
    )
    PROJECTION_ONLY = (
        "projection_only",
        "Projection only",
        "The claim states as a fact what the publisher only projects.",
        "A later edition, which prints an actual figure.",
    )
    WITHHELD = (
        "withheld",
        "Withheld",
        "The publisher withholds the figure.",
        "An edition in which the figure is no longer withheld.",
    )
    UNIT_MISMATCH = (
        "unit_mismatch",
        "Unit mismatch",
        "The claim is in a dimension or on a basis in which the table does not count.",
        "The figure in the table's own unit and basis.",
    )
    PUBLISHERS_DISAGREE = (
        "publishers_disagree",
        "Publishers disagree",
        "No publisher is named, and the claim holds by one publisher's figures and not by another's.",
        "Words that say whose figure it is.",
    )
    RANK_UNDETERMINED = (
        "rank_undetermined",
        "Rank undetermined",
        "The table leaves open who ranks above: a row is withheld, missing, tied or hidden in a remainder.",
        "An edition that lists every entity that may outrank.",
    )
    UNDETERMINED = (
        "undetermined",
        "Undetermined",
        "Withheld rows, printed bounds or a remainder leave the answer open.",
        "An edition without the gap.",
    )
    COARSE = (
        "coarse",
        "Coarse rounding",
        "The figure rounds to what is stated, but only coarsely.",
        "One more digit in the article.",
    )
    FINER_THAN_TABLE = (
        "finer_than_table",
        "Finer than the table",
        "The statement is more precise than the table's rounded figures can confirm or deny.",
        "A source that prints more digits.",
    )
    VAGUE = (
        "vague",
        "Vague",
        "The words are too vague to be held against a figure.",
        "A number instead of a vague word.",
    )
    KIND_NOT_SUPPORTED = (
        "kind_not_supported",
        "Kind not supported",
        "Claims of this kind are read, but not judged yet.",
        "A later version of Assay.",
    )
    OUTDATED = (
        "outdated",
        "Outdated",
        "The claim held in an older edition or period, and no longer did on the day of publication.",
        "The figure of the edition in force on the day.",
    )
    AHEAD_OF_EDITION = (
        "ahead_of_edition",
        "Ahead of the edition",
        "The claim holds only in an edition that appeared after the article.",
        "The article's true date, or the figure of the edition in force on it.",
    )


class Note(_Described):
    """A remark on any verdict."""

    REVISED_SINCE = (
        "revised_since",
        "Revised since",
        "True on the day of publication; a newer edition has another figure.",
    )
    UNDERSTATES = (
        "understates",
        "Understates",
        "True, but the figure is far beyond the bound that is stated.",
    )
    LISTED_OUT_OF_ORDER = (
        "listed_out_of_order",
        "Listed out of order",
        "The right entities, in another order than the table's.",
    )
    SOME_WITHOUT_FIGURES = (
        "some_without_figures",
        "Some without figures",
        "The table lists entities without a figure; they are not ranked.",
    )
    REST_UNLISTED = (
        "rest_unlisted",
        "Rest unlisted",
        'An entity hidden in "Other countries" could outrank only if it held more than half of that remainder.',
    )
    TIED = ("tied", "Tied", "Equal printed figures; the place is shared.")
    DATE_UNKNOWN = (
        "date_unknown",
        "Date unknown",
        "The article's day is unknown; the newest edition is taken.",
    )
    NEIGHBOURING_EDITIONS = (
        "neighbouring_editions",
        "Neighbouring editions",
        "The edition in force is not held; those before and after it agree.",
    )
    ACROSS_EDITIONS = (
        "across_editions",
        "Across editions",
        "The two ends of the change are read from different editions.",
    )
    REVISION = (
        "revision",
        "Revision",
        "A stock that changed between editions was re-estimated, not used up.",
    )
    PUBLISHERS_DISAGREE = (
        "publishers_disagree",
        "Publishers disagree",
        "Another held publisher's figure would be judged otherwise.",
    )
    OTHER_TON = ("other_ton", "Other ton", "The figure is met in another ton than the metric.")


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
