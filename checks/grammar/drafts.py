"""What a construction returns, and how overlapping readings are settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from checks.claim_words import EntityWords
from checks.claims import Frame
from checks.grammar.selections import fitting
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ComparisonQuery, Kind, OpenQuery, OrderQuery, Query, ValueQuery
from checks.reading.clauses import Clause
from checks.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is settled: `anchor` are its own words, `reach` everything that its slots were filled from.

    `problem` is a Reason value found while reading. `unsaid`: it is only asked for, so that nobody claims it.
    `set_against`: it gives another's figure only to set it against the one of which the sentence tells.
    """

    kind: Kind
    anchor: tuple[int, int]
    reach: tuple[int, int]
    query: Query
    construction: str
    denied: bool = False
    frame: Frame = Frame.ASSERTED
    problem: str | None = None
    unsaid: bool = False
    set_against: bool = False

    @property
    def is_told(self) -> bool:
        """Whether words of its own claim it; what several amounts have in common is told with the first of them."""
        return not self.unsaid and self.anchor[0] < self.anchor[1]

    @property
    def is_open(self) -> bool:
        """Whether no measure of the catalogue is understood; its `reach` is then what it shows as its words."""
        return isinstance(self.query, OpenQuery)


Construction = Callable[[Clause, Slots], Iterator[Draft]]


def drafts_by(constructions: tuple[Construction, ...], clause: Clause, slots: Slots) -> Iterator[Draft]:
    """What some constructions read in a clause, one construction after another."""
    for rule in fitting(constructions, clause):
        yield from rule(clause, slots)


def settle(drafts: list[Draft]) -> tuple[list[Draft], list[str]]:
    """One reading for each stretch of words, and a line for each that gave way.

    Of two readings with the same kind and query one is enough. Otherwise a reading with every slot filled beats one
    with a problem, and then the one that takes in more of the sentence wins. Two that reach equally far and ask
    different things leave an ambiguous claim, whatever the order in which they were found.
    """
    ranked = sorted(
        drafts,
        key=lambda draft: (
            draft.problem is not None,
            draft.is_open,
            -_length(draft),
            draft.anchor,
            draft.construction,
        ),
    )
    kept: list[Draft] = []
    away: list[str] = []
    for draft in ranked:
        rival = next((other for other in kept if _rivals(draft, other)), None)
        if rival is None:
            kept.append(draft)
        elif (
            rival.problem is None
            and draft.problem is None
            and _length(rival) == _length(draft)
            and _asked(rival.query) != _asked(draft.query)
            and not _is_of_group(draft, rival)
        ):
            kept[kept.index(rival)] = _ambiguous(rival)
            away.append(
                f"{draft.construction}: as far-reaching as {rival.construction}, so the claim is ambiguous"
            )
        else:
            away.append(f"{draft.construction}: gave way to {rival.construction}")
    whole = [draft for draft in kept if not any(_inside(draft, other) for other in kept)]
    away += [f"{draft.construction}: part of a longer reading" for draft in kept if draft not in whole]
    return sorted(whole, key=lambda draft: (draft.anchor, draft.kind)), away


def _asked(query: Query) -> Query:
    """A query without the words that its measure and its entity were named by, and whence they were taken."""
    if isinstance(query, OpenQuery):
        return query
    changes: dict[str, Any] = {}
    if query.measure is not None:
        changes["measure"] = replace(query.measure, words="", topic_carried=False, concept_carried=False)
    if isinstance(entity := getattr(query, "entity", None), EntityWords):
        changes["entity"] = EntityWords(entity.id)
    if isinstance(query, ComparisonQuery):
        changes["by_place"] = False
    return replace(query, **changes)


def problem_of(problem: str | None, *entities: EntityWords | None) -> str | None:
    """Why a claim may not be judged: the problem that it has, else that one of its entities is unknown."""
    if problem is not None or all(each is not None and each.id is not None for each in entities):
        return problem
    return "unknown_entity"


def meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def _inside(draft: Draft, other: Draft) -> bool:
    """Whether the words of a draft are only a part of another one's words: "China leads" in "China leads, with …"."""
    starts, ends = other.anchor[0] <= draft.anchor[0], draft.anchor[1] <= other.anchor[1]
    longer = starts and ends and draft.anchor != other.anchor and other.problem is None
    if draft.kind is Kind.EXTREME and other.kind in (Kind.VALUE, Kind.CHANGE):
        return False  # "rose to | a record | 20.1 million barrels a day"
    return longer and not _is_of_the_other(draft, other)


def _is_of_the_other(draft: Draft, other: Draft) -> bool:
    """ "Brazil's reserves dwarf Canada's 1.6 million", "Chile (49,000 t) and China (41,000) mined the most": figures of their own."""
    value, compared = draft.query, other.query
    if not isinstance(value, ValueQuery) or not isinstance(compared, ComparisonQuery | OrderQuery):
        return False
    named = compared.others if isinstance(compared, ComparisonQuery) else compared.listed
    return value.entity.id in [each.id for each in named]


def _length(draft: Draft) -> int:
    return draft.reach[1] - draft.reach[0]


WORD_BY_WORD = "part_in_words_of_table"
"""The construction of a value whose every word is one of its measure's name."""

_TWICE = ({Kind.VALUE, Kind.AGGREGATE}, {Kind.VALUE, Kind.SHARE})


def _rivals(one: Draft, other: Draft) -> bool:
    """Whether two drafts read the same words: their anchors overlap, and they are of one kind or one is open.

    One amount is not a value and a sum as well, nor a share where it is one in the words of a table.
    """
    overlap = one.anchor[0] < other.anchor[1] and other.anchor[0] < one.anchor[1]
    twice = one.anchor == other.anchor and {one.kind, other.kind} in _TWICE
    twice = twice and (
        Kind.SHARE not in (one.kind, other.kind) or WORD_BY_WORD in (one.construction, other.construction)
    )
    return overlap and (one.kind == other.kind or one.is_open or other.is_open or twice)


def _is_of_group(one: Draft, other: Draft) -> bool:
    """ "Output in the G7 came to …": a group's figure, and the sum of its members."""
    for value, total in ((one.query, other.query), (other.query, one.query)):
        if isinstance(value, ValueQuery) and isinstance(total, AggregateQuery):
            return [each.id for each in total.members] == [value.entity.id]
    return False


def _ambiguous(draft: Draft) -> Draft:
    return Draft(
        draft.kind,
        draft.anchor,
        draft.reach,
        draft.query,
        draft.construction,
        draft.denied,
        draft.frame,
        "ambiguous_measure",
    )
