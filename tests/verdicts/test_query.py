"""The readable query of every kind."""

from __future__ import annotations

from datetime import date

import pytest

from checks.claim_words import EntityWords, PeriodWords
from checks.queries import (
    AggregateQuery,
    ChangeQuery,
    ComparisonQuery,
    CountQuery,
    ExtremeQuery,
    OpenQuery,
    OrderQuery,
    Query,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.verdicts.query import readable
from tests.verdicts.tables import (
    RESERVES,
    catalogue,
    claim,
    exactly,
    measure,
    more_than,
    named,
    value_of,
    whole,
    words,
)

ORE = catalogue(measure()).measures[RESERVES]
ALFA = EntityWords("ALF")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        (value_of("ALF", 5e6, year=2024), "value(desk.ore.reserves, ALF, 2024) = 5 million t"),
        (
            RankQuery(words(), ALFA, 1, 3, joint=True),
            "rank(desk.ore.reserves, ALF, among: WORLD, shared) = 1 to 3",
        ),
        (
            RankQuery(words(), ALFA, 2, 2, except_for=named("BRV"), listed=named("CHR")),
            "rank(desk.ore.reserves, ALF, among: WORLD, except: {BRV}) = 2, above: {CHR}",
        ),
        (
            OrderQuery(words(), ALFA, named("BRV", "CHR"), exclusive=True),
            "above(desk.ore.reserves, ALF, among: WORLD) = {BRV, CHR}",
        ),
        (OrderQuery(words(), ALFA, named("BRV"), "below"), "below(desk.ore.reserves, ALF) includes {BRV}"),
        (
            OrderQuery(words(), None, named("ALF", "BRV"), exclusive=True),
            "head(desk.ore.reserves, among: WORLD) = [ALF, BRV]",
        ),
        (ComparisonQuery(words(), ALFA, named("BRV", "CHR")), "compare(desk.ore.reserves, ALF > BRV + CHR)"),
        (
            ComparisonQuery(words(), ALFA, (), next_places=15, direction="less"),
            "compare(desk.ore.reserves, ALF < next 15)",
        ),
        (
            ComparisonQuery(words(), ALFA, named("BRV"), ratio=exactly(2.0, "x")),
            "ratio(desk.ore.reserves, ALF : BRV) = 2 times",
        ),
        (
            CountQuery(whole(2), "countries", words(), more_than(20.0)),
            "count(countries, desk.ore.reserves, more than 20, among: WORLD) = 2",
        ),
        (CountQuery(whole(300), "firms"), "count(firms) = 300"),
        (
            ShareQuery(words(), named("ALF"), exactly(69.0, "%")),
            "share(desk.ore.reserves, ALF, of: WORLD) = 69%",
        ),
        (AggregateQuery(words(), (), exactly(9.0), top=3), "sum(desk.ore.reserves, first 3) = 9 t"),
        (
            AggregateQuery(words(), named("ALF"), exactly(9.0), all_but=True),
            "sum(desk.ore.reserves, all but ALF) = 9 t",
        ),
        (
            ChangeQuery(words(), ALFA, "up", exactly(8.0, "%"), from_period=PeriodWords(2023)),
            "change(desk.ore.reserves, ALF, 2023 to) rises by 8%",
        ),
        (ExtremeQuery(words(), ALFA, "highest", 2012), "highest(desk.ore.reserves, ALF, since: 2012)"),
        (OpenQuery(whole(31), "people killed"), "value(people killed) = 31"),
    ],
)
def test_queries_read_by_themselves(query: Query, shown: str) -> None:
    assert readable(claim(query), ORE, None) == shown


def test_what_surrounds_a_query() -> None:
    asked = claim(value_of("ALF", 5e6), "Desk", denied=True)
    assert readable(asked, ORE, date(2025, 3, 18)) == (
        "not value(desk.ore.reserves, ALF) = 5 million t, source: Desk, as of 2025-03-18"
    )


def test_what_was_carried_or_not_found_is_marked() -> None:
    carried = ValueQuery(
        words(topic_carried=True, concept_carried=True),
        EntityWords("ALF", carried=True),
        exactly(5.0),
        PeriodWords(2024, "end"),
    )
    assert readable(claim(carried), ORE, None) == (
        "value(desk.ore.reserves [carried: ore, reserves], ALF [carried], end of 2024) = 5 t"
    )
    unknown = ValueQuery(words("exports", rivals=("tin",)), EntityWords(None, "Zembla"), exactly(5.0))
    assert readable(claim(unknown), None, None) == 'value(exports of ore [or: tin], "Zembla") = 5 t'
