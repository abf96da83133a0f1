"""Value claims: a measure of an entity has a value."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.queries import ValueQuery
from checks.reasons import Reason
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.course import before
from checks.verdicts.evidence import Figure, Gap, read
from checks.verdicts.settle import settled
from checks.verdicts.view import Spot

OTHER_DAY = 0.97
"""A headline of another day in the year is no further below the table's figure than this."""


def answer(query: ValueQuery, spot: Spot) -> Answer:
    """Hold the stated number against the entity's figure."""
    entity = query.entity.id or ""
    figure = read(spot, entity)
    if isinstance(figure, Gap):
        return abstain(figure.reason, figure.evidence, explain.no_figure(spot, [entity], figure.reason))
    found = settled(query.stated, figure, explain.value(spot, entity, figure))
    if found.holds and query.first and _was_so_before(query, spot):
        return abstain(Reason.UNDETERMINED, found.evidence, found.says)
    if not found.fails:
        return found
    if _may_be_headline(query.stated, figure, spot):
        return abstain(Reason.AMBIGUOUS_MEASURE, figure.evidence, f"{found.says}; {spot.measure.headline}")
    return found.saying(explain.rather_than(query.stated))


def _was_so_before(query: ValueQuery, spot: Spot) -> bool:
    """Whether the table shows the same of an earlier period, so that it is not so for the first time."""
    earlier = (read(each, query.entity.id or "") for each in before(spot))
    return any(isinstance(each, Figure) and settled(query.stated, each, "").holds for each in earlier)


def _may_be_headline(stated: Stated, figure: Figure, spot: Spot) -> bool:
    """Whether the number may be the publisher's headline figure (rule 8): of a wider scope, or of another day."""
    return spot.measure.headline is not None and stated.holds.high >= OTHER_DAY * figure.possible.low
