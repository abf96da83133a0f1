"""What several came to together in another year, beside their sum: "…, up from 7.8 million in 2023". Examples: aggregate.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import PeriodWords, Stated
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.queries import AggregateQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_TIES = (["up", "from"], ["down", "from"], ["from"], ["against"], ["versus"])


@needs("no verb", "amount", "dated", kind=("fragment",))
def sum_of_another_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Peru together mined 8 million tons of copper in 2023, up from 7.7 million in 2022"; "…, compared with 7.7 million a year earlier"."""
    before = slots.here_before(clause)
    told = before[-1].query if before else None
    if not isinstance(told, AggregateQuery) or told.how != "sum" or told.period.year is None:
        return
    if clause.link != ",":
        return
    amounts = [node for node in clause.nodes if isinstance(node, Phrase) and node.quantity is not None]
    times = [node.period for node in clause.nodes if isinstance(node, Item) and node.period is not None]
    if len(amounts) != 1 or len(times) != 1 or amounts[0].opaque or amounts[0].topics or amounts[0].concept:
        return
    quantity = amounts[0].quantity
    ties = [node.text for node in clause.nodes if isinstance(node, Item) and node.period is None]
    stated = slots.with_unit(quantity, told.measure) if quantity is not None else None
    if stated is None or stated.unit != told.stated.unit or not _rose_so(ties, told.stated, stated):
        return
    year = told.period.year - 1 if times[0].years == 1 else times[0].words.year
    period = replace(times[0].words, year=year) if year is not None else PeriodWords()
    query = replace(told, stated=stated, period=period)
    anchor, name = (clause.nodes[0].start, clause.end), "sum_of_another_year"
    yield replace(
        before[-1], anchor=anchor, reach=span(before[-1].reach, anchor), query=query, construction=name
    )


def _rose_so(ties: list[str], now: Stated, then: Stated) -> bool:
    """Whether nothing but "up from" or "compared with" ties an amount to the sum, and it rose or fell as told."""
    if ties not in _TIES or now.value is None or then.value is None:
        return False
    rose = now.value > then.value
    return {"up": rose, "down": not rose}.get(ties[0], True)


RULES: tuple[Construction, ...] = (sum_of_another_year,)
