"""Share claims: parts of a whole."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from checks.findings import Role
from checks.intervals import Interval
from checks.queries import ShareQuery
from checks.reasons import Reason
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.evidence import Figure, Gap, read, sum_of
from checks.verdicts.rank import lists_just
from checks.verdicts.settle import settled, without_figures
from checks.verdicts.view import Spot

PERCENT = 100.0

_PARTIAL = re.compile(r"\b[Ee]xclud(?:es|ing)\b")
"""The footnote of a world total that leaves somebody out."""


def answer(query: ShareQuery, spot: Spot) -> Answer:
    """Hold the stated share against the parts' figures in the whole's."""
    parts = [part.id or "" for part in query.parts]
    role: Role = "subject" if len(parts) == 1 else "member"
    found: dict[str, Figure | Gap] = {part: read(spot, part, role) for part in parts}
    missing = without_figures((spot, part, figure) for part, figure in found.items())
    if missing:
        return missing
    together = sum_of(figure for figure in found.values() if isinstance(figure, Figure))
    if query.so_many is not None:
        if not lists_just(spot, query.so_many):
            return abstain(Reason.AMBIGUOUS_MEASURE, together.evidence)
        of_those = _of_rows(query, spot, parts, together)
        return of_those or abstain(Reason.UNDETERMINED, together.evidence)
    share = share_of(spot, together, query.whole)
    if isinstance(share, Gap):
        listed = _of_all_listed(query, spot, parts, together)
        return listed or abstain(share.reason, (*together.evidence, *share.evidence))
    return settled(query.stated, share, explain.share(spot, parts, query.whole, share))


def _of_all_listed(query: ShareQuery, spot: Spot, parts: Sequence[str], part: Figure) -> Answer | None:
    """A part of all that a user's table lists, where it prints no total; it may bear a share out, and contradicts none."""
    own = all(
        (who := spot.catalogue.entities.get(each)) is not None and who.kind == "other" for each in parts
    )
    if not own or query.whole != "WORLD" or spot.table.residuals(spot.period):
        return None
    answered = _of_rows(query, spot, parts, part)
    if answered is not None and answered.fails:
        return abstain(Reason.UNDETERMINED, answered.evidence, answered.says)
    return answered


def _of_rows(query: ShareQuery, spot: Spot, parts: Sequence[str], part: Figure) -> Answer | None:
    """A part of the sum of all rows; None where one of them has no figure, or figures are not added up."""
    found = [read(spot, cell.entity, "total") for cell in spot.table.rows(spot.period)]
    figures = [each for each in found if isinstance(each, Figure)]
    if not spot.measure.exhaustive or len(figures) != len(found) or sum_of(figures).possible.low <= 0:
        return None
    share = (part / sum_of(figures)).times(PERCENT)
    return settled(query.stated, share, explain.share(spot, parts, "", share))


def share_of(spot: Spot, part: Figure, whole: str) -> Figure | Gap:
    """A figure's share of the whole, in percent."""
    if spot.measure.unit == "%":
        return Gap(Reason.UNIT_MISMATCH)
    total = read(spot, whole, "total")
    if isinstance(total, Gap):
        return total
    if total.possible.low <= 0:
        return Gap(Reason.UNDETERMINED, total.evidence)
    cell = spot.table.cell(whole, spot.period)
    if cell and cell.note and cell.row == "total" and _PARTIAL.search(cell.note):
        at_least = Interval(total.possible.low, math.inf)
        total = Figure(at_least, at_least, total.evidence)
    return (part / total).times(PERCENT)
