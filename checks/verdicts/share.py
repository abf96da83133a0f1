"""Share claims: parts of a whole."""

from __future__ import annotations

import math
import re

from checks.claims import Interval, ShareQuery
from checks.findings import Reason, Role
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
        return abstain(share.reason, (*together.evidence, *share.evidence))
    return settled(query.stated, share, explain.share(spot, parts, query.whole, share))


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
