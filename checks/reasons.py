"""Why a claim is unverifiable or contradicted, and the remarks on any verdict: codes that describe themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


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
