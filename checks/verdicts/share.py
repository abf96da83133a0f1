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
    if not own or query.whole != "WORLD" or not spot.measure.exhaustive or spot.table.residuals(spot.period):
        return None
    found = [read(spot, cell.entity, "total") for cell in spot.table.rows(spot.period)]
    figures = [each for each in found if isinstance(each, Figure)]
    if len(figures) != len(found) or sum_of(figures).possible.low <= 0:
        return None
    share = (part / sum_of(figures)).times(PERCENT)
    answered = settled(query.stated, share, explain.share(spot, parts, query.whole, share))
    if answered.fails:
        return abstain(Reason.UNDETERMINED, answered.evidence, answered.says)
    return answered


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
