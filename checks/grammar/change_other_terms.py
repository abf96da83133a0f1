"""A change told a second time, in other terms: "fell by 6%, or 160,000 tons", "by 160,000 tons (6%)". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Draft, meet
from checks.grammar.left_amounts import is_in_other_terms
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery
from checks.reading.clauses import Clause
from checks.values import replace

_NEAR = 4  # ", or "
_KINDS = ("percent", "amount", "money", "count", "points")


def told_in_other_terms(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with the changes that go on in other terms; open readings of the same amounts give way."""
    changes = [draft for draft in kept if isinstance(draft.query, ChangeQuery)]
    if not changes or len(slots.sentence.quantities) < 2:
        return kept
    new = [draft for clause in slots.sentence.clauses for draft in _again(clause, changes, slots)]
    read = [draft.anchor for draft in new]
    rest = [draft for draft in kept if not (draft.is_open and any(meet(draft.anchor, each) for each in read))]
    return sorted((*rest, *new), key=lambda draft: (draft.anchor, draft.kind)) if new else kept


def _again(clause: Clause, changes: list[Draft], slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output fell by 6%, | or 160,000 tons |, in 2024"; "… by 160,000 tons | (6%) | in 2024"."""
    quantity = clause.objects[0].quantity if len(clause.objects) == 1 else None
    if quantity is None or quantity.kind not in _KINDS or not is_in_other_terms(quantity, slots):
        return
    told = _told_right_before(clause, changes, slots)
    query = told.query if told is not None else None
    if told is None or not isinstance(query, ChangeQuery):
        return
    in_percent = quantity.kind == "percent"
    if (query.relative is None) != in_percent or (query.difference is None) == in_percent:
        return  # the same terms again, or terms that set both ends
    stated = quantity.stated if in_percent else slots.with_unit(quantity, query.measure)
    relative, difference = (stated, None) if in_percent else (None, stated)
    again = replace(query, relative=relative, difference=difference, degree="")
    anchor = slots.sentence.span(quantity.first, quantity.after)
    yield replace(told, anchor=anchor, reach=anchor, query=again, construction="told_in_other_terms")


def _told_right_before(clause: Clause, changes: list[Draft], slots: Slots) -> Draft | None:
    """The change whose amount stands right before a clause."""
    quantities = slots.sentence.quantities
    ends = [
        end for each in quantities if (end := slots.sentence.span(each.first, each.after)[1]) <= clause.start
    ]
    near = bool(ends) and clause.start - max(ends) <= _NEAR
    around = [each for each in changes if each.anchor[0] <= max(ends, default=0) <= each.anchor[1]]
    return around[0] if near and len(around) == 1 else None
