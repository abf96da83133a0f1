"""Rules 7, 8 and 12: whose measure it is, in which unit, and what a denial or another frame makes of a claim."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checks.claim_words import Attribution, EntityWords, Stated
from checks.claims import Frame
from checks.findings import Judgement, Verdict
from checks.intervals import Interval
from checks.queries import ComparisonQuery, CountQuery, OpenQuery, RankQuery, ValueQuery
from checks.reasons import Note, Reason
from checks.verdicts import judge
from tests.verdicts.tables import (
    Tables,
    catalogue,
    claim,
    edition,
    exactly,
    measure,
    table,
    value_of,
    whole,
    words,
)

DAY = date(2025, 6, 1)
MINED, REFINED = "desk.ore.mined", "desk.ore.refined"


def book(*figures: tuple[dict[str, Any], float | str], unheld: tuple[str, ...] = ()) -> Tables:
    """A record in which each measure has one table, with one figure for Alfa; Bravo always has 1."""
    entries = [entry for entry, _ in figures]
    tables = [
        table(edition("2025"), {"ALF": figure, "BRV": 1}, name=entry["id"]) for entry, figure in figures
    ]
    return Tables(catalogue(*entries, unheld=unheld), tables)


def production(name: str, *qualifiers: str, **more: Any) -> dict[str, Any]:
    return measure(name, concept="production", kind="flow", qualifiers=list(qualifiers), **more)


def produced(
    number: float,
    record: Tables,
    publisher: str | None = None,
    *,
    qualifiers: tuple[str, ...] = (),
    **more: Any,
) -> Judgement:
    query = ValueQuery(
        words("production", qualifiers=qualifiers), EntityWords("ALF"), exactly(number, **more)
    )
    return judge(claim(query, publisher), record, DAY)


BOTH = book((production(MINED, "mined"), 50), (production(REFINED, "refined", default=False), 70))
EITHER = book((production(MINED, "mined"), 50), (production(REFINED, "refined"), 70))
TWO = book(
    (production("desk.ore.one"), 50),
    (production("bank.ore.one", default=False), 70),
    (production("desk.salt.one", topics=["salt"]), 50),
    unheld=("Elsewhere",),
)


def test_the_default_reading_decides() -> None:
    assert produced(50.0, BOTH).verdict is Verdict.VERIFIED
    assert produced(90.0, BOTH).verdict is Verdict.CONTRADICTED
    other = produced(70.0, BOTH)
    assert other.reason is Reason.AMBIGUOUS_MEASURE
    assert "refined of ore" in other.explanation


def test_a_qualifier_picks_a_reading() -> None:
    assert produced(70.0, BOTH, qualifiers=("refined",)).verdict is Verdict.VERIFIED
    assert produced(50.0, BOTH, qualifiers=("refined",)).verdict is Verdict.CONTRADICTED
    assert produced(50.0, BOTH, qualifiers=("smelted",)).reason is Reason.NO_REFERENCE_TABLE
    assert produced(50.0, BOTH, qualifiers=("contained",)).reason is Reason.UNIT_MISMATCH


def test_ore_is_not_counted_as_its_metal_but_ranked_as_it() -> None:
    asked = words("production", "ore", qualifiers=("ore",))
    value = claim(ValueQuery(asked, EntityWords("ALF"), exactly(50.0)))
    assert judge(value, BOTH, DAY).reason is Reason.UNIT_MISMATCH
    place = claim(RankQuery(asked, EntityWords("ALF"), 1, 1))
    assert judge(place, BOTH, DAY).reason is not Reason.UNIT_MISMATCH


def test_a_verb_may_bring_a_qualifier_that_nothing_needs() -> None:
    assert produced(50.0, TWO, "Desk", qualifiers=("mined",)).verdict is Verdict.VERIFIED


def test_without_a_default_all_readings_must_agree() -> None:
    assert produced(50.0, EITHER).reason is Reason.AMBIGUOUS_MEASURE
    assert produced(90.0, EITHER).verdict is Verdict.CONTRADICTED
    same = book((production(MINED, "mined"), 50), (production(REFINED, "refined"), 50))
    assert produced(50.0, same).verdict is Verdict.VERIFIED


def test_a_reading_without_a_figure_says_nothing() -> None:
    silent = book((production(MINED, "mined"), 50), (production(REFINED, "refined"), "NA"))
    assert produced(50.0, silent).verdict is Verdict.VERIFIED
    default = book((production(MINED, "mined"), "NA"), (production(REFINED, "refined", default=False), 50))
    assert produced(50.0, default).reason is Reason.NO_DATA_FOR_ENTITY


def test_publishers_are_never_put_in_each_others_place() -> None:
    assert produced(50.0, TWO, "Desk").verdict is Verdict.VERIFIED
    assert produced(70.0, TWO, "Desk").verdict is Verdict.CONTRADICTED
    assert produced(70.0, TWO, "Bank").verdict is Verdict.VERIFIED
    assert produced(70.0, TWO).reason is Reason.PUBLISHERS_DISAGREE
    assert produced(50.0, TWO).notes == (Note.PUBLISHERS_DISAGREE,)
    assert produced(50.0, TWO, "Desk").notes == ()


def test_a_publisher_that_is_not_held() -> None:
    found = produced(50.0, TWO, "Elsewhere")
    assert found.reason is Reason.SOURCE_NOT_HELD
    assert [(cell.role, cell.value) for cell in found.evidence] == [("closest", 50)]
    assert found.measure == "desk.ore.one"
    assert produced(50.0, TWO, "Nobody").reason is Reason.SOURCE_NOT_HELD


def test_a_held_publisher_without_such_a_table() -> None:
    record = book((production("desk.ore.one"), 50), (measure("bank.ore.reserves"), 70))
    assert produced(50.0, record, "Bank").reason is Reason.NO_REFERENCE_TABLE


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (words("production", topic=None), Reason.AMBIGUOUS_MEASURE),
        (words("production", rivals=("tin",)), Reason.AMBIGUOUS_MEASURE),
        (words("exports"), Reason.NO_REFERENCE_TABLE),
        (words("exports", topic=None), Reason.NO_REFERENCE_TABLE),
        (words("production", topic="tin"), Reason.NO_REFERENCE_TABLE),
    ],
)
def test_words_that_name_no_single_measure(asked: Any, reason: Reason) -> None:
    assert judge(claim(ValueQuery(asked, EntityWords("ALF"), exactly(50.0))), TWO, DAY).reason is reason


def test_units() -> None:
    assert produced(50.0, TWO, "Desk", unit="m3").reason is Reason.UNIT_MISMATCH
    dollars = book((production("desk.ore.worth", unit="USD_PPP", dimension="money"), 50))
    assert produced(50.0, dollars, unit="USD").verdict is Verdict.VERIFIED
    assert produced(50.0, dollars, unit="EUR").reason is Reason.UNIT_MISMATCH


def test_none_is_none_in_every_unit() -> None:
    record = Tables(catalogue(measure()), [table(edition("2025"), {"ALF": 0, "BRV": 40})])
    none = whole(0)
    assert (
        judge(claim(ValueQuery(words(), EntityWords("ALF"), none)), record, DAY).verdict is Verdict.VERIFIED
    )
    assert (
        judge(claim(ValueQuery(words(), EntityWords("BRV"), none)), record, DAY).verdict
        is Verdict.CONTRADICTED
    )


SHORT = (("short ton", 0.90718474),)


def test_another_ton_counts_only_where_it_is_written() -> None:
    record = book((production("desk.ore.one"), 4500))
    assert produced(4500.0, record, other_units=SHORT).verdict is Verdict.VERIFIED
    doubtful = produced(4960.0, record, other_units=SHORT)
    assert (doubtful.reason, doubtful.notes) == (Reason.AMBIGUOUS_MEASURE, (Note.OTHER_TON,))
    assert produced(4960.0, record).verdict is Verdict.CONTRADICTED
    written = Stated(4499.6, Interval(4495, 4504), Interval(4495, 4504), "t", unit_factor=0.90718474)
    query = ValueQuery(words("production"), EntityWords("ALF"), written)
    found = judge(claim(query), record, DAY)
    assert (found.verdict, found.notes) == (Verdict.VERIFIED, (Note.OTHER_TON,))


RESERVES = Tables(
    catalogue(measure()), [table(edition("2025"), {"ALF": 50, "BRV": 40, "CHR": 40, "DLT": "W"})]
)


def place(entity: str, first: int, last: int, **more: Any) -> Judgement:
    return judge(claim(RankQuery(words(), EntityWords(entity), first, last), **more), RESERVES, DAY)


def test_a_denial_turns_the_query_round() -> None:
    assert judge(claim(value_of("ALF", 50.0), denied=True), RESERVES, DAY).verdict is Verdict.CONTRADICTED
    assert judge(claim(value_of("ALF", 90.0), denied=True), RESERVES, DAY).verdict is Verdict.VERIFIED
    assert judge(claim(value_of("DLT", 90.0), denied=True), RESERVES, DAY).reason is Reason.WITHHELD
    assert place("BRV", 1, 1, denied=True).verdict is Verdict.VERIFIED
    assert place("BRV", 1, 4, denied=True).verdict is Verdict.CONTRADICTED
    assert place("ALF", 1, 1, denied=True).reason is Reason.RANK_UNDETERMINED


def test_a_tie_does_not_decide_a_denial() -> None:
    tied = Tables(catalogue(measure()), [table(edition("2025"), {"ALF": 50, "BRV": 50})])
    query = RankQuery(words(), EntityWords("ALF"), 1, 1)
    assert judge(claim(query), tied, DAY).verdict is Verdict.VERIFIED
    assert judge(claim(query, denied=True), tied, DAY).reason is Reason.RANK_UNDETERMINED


@pytest.mark.parametrize("frame", [frame for frame in Frame if frame is not Frame.ASSERTED])
def test_only_assertions_are_about_the_record(frame: Frame) -> None:
    found = judge(claim(value_of("ALF", 50.0), frame=frame), RESERVES, DAY)
    assert (found.verdict, found.reason, found.evidence) == (Verdict.NOT_CHECKABLE, None, ())
    assert found.explanation
    assert str(frame) in found.query


def test_what_the_reading_found_comes_in_the_order_of_reasons() -> None:
    unknown = ValueQuery(words(), EntityWords(None, "Zembla"), exactly(50.0))
    found = judge(claim(unknown), RESERVES, DAY)
    assert (found.reason, found.measure) == (Reason.UNKNOWN_ENTITY, "desk.ore.reserves")
    assert (
        judge(claim(value_of("ALF", 50.0), problem="ambiguous_measure"), RESERVES, DAY).reason
        is Reason.AMBIGUOUS_MEASURE
    )
    nowhere = ValueQuery(words("exports"), EntityWords(None, "Zembla"), exactly(50.0))
    assert judge(claim(nowhere), RESERVES, DAY).reason is Reason.NO_REFERENCE_TABLE


def test_claims_without_a_measure() -> None:
    count = CountQuery(whole(300), "firms")
    assert judge(claim(count), RESERVES, DAY).reason is Reason.NO_REFERENCE_TABLE
    about = OpenQuery(whole(300), "firms that left", EntityWords(None, "the West"))
    found = judge(claim(about), RESERVES, DAY)
    assert (found.reason, found.measure, found.evidence) == (Reason.NO_REFERENCE_TABLE, None, ())
    assert judge(claim(about, "Elsewhere"), RESERVES, DAY).reason is Reason.SOURCE_NOT_HELD


def test_a_speaker_is_checked_against_the_record() -> None:
    spoken = claim(value_of("ALF", 50.0))
    found = judge(spoken, RESERVES, DAY)
    named = claim(value_of("ALF", 50.0)).__class__(
        spoken.kind, 0, 1, (0, 1), spoken.query, Attribution(speaker="The minister")
    )
    assert judge(named, RESERVES, DAY).verdict is found.verdict
    assert "speaker: The minister" in judge(named, RESERVES, DAY).query


def test_a_credited_publisher_is_read_in_the_defaults_kind() -> None:
    """Nominal is the kind of the default, so that the bank's nominal figure is meant, too, although PPP has a default."""
    worth = {"concept": "worth", "kind": "flow", "topics": [], "dimension": "money"}
    record = book(
        (measure("desk.worth", qualifiers=["nominal"], unit="USD", **worth), 50),
        (measure("bank.worth", qualifiers=["nominal"], unit="USD", default=False, **worth), 52),
        (measure("bank.worth_ppp", qualifiers=["ppp"], unit="USD_PPP", **worth), 90),
    )

    def worth_of(number: float, publisher: str | None, *qualifiers: str) -> Judgement:
        asked = words("worth", None, qualifiers=qualifiers)
        query = ValueQuery(asked, EntityWords("ALF"), exactly(number, "USD"))
        return judge(claim(query, publisher), record, DAY)

    assert worth_of(52.0, "Bank").verdict is Verdict.VERIFIED
    assert worth_of(90.0, "Bank").reason is Reason.AMBIGUOUS_MEASURE
    assert worth_of(90.0, "Bank", "ppp").verdict is Verdict.VERIFIED
    assert worth_of(50.0, None).verdict is Verdict.VERIFIED


def test_a_number_may_be_the_headline_figure() -> None:
    headline = "the publisher's headline adds others"
    record = Tables(catalogue(measure(headline=headline)), [table(edition("2025"), {"ALF": 50, "BRV": 40})])
    assert judge(claim(value_of("ALF", 50.0)), record, DAY).verdict is Verdict.VERIFIED
    assert judge(claim(value_of("ALF", 70.0)), record, DAY).reason is Reason.AMBIGUOUS_MEASURE
    assert judge(claim(value_of("ALF", 20.0)), record, DAY).verdict is Verdict.CONTRADICTED


def test_a_place_that_the_headline_would_change_is_ambiguous() -> None:
    added = measure("desk.ore.others", concept="others")
    entry = measure(headline="the publisher's headline adds others", headline_adds=["desk.ore.others"])
    figures = {"ALF": 50, "BRV": 40, "CHR": 20}
    record = Tables(
        catalogue(entry, added),
        [table(edition("2025"), figures), table(edition("2025"), {"BRV": 30, "DLT": 5}, name=added["id"])],
    )

    def largest(entity: str) -> Judgement:
        return judge(claim(RankQuery(words(), EntityWords(entity), 1, 1)), record, DAY)

    assert (largest("ALF").reason, largest("BRV").reason) == (Reason.AMBIGUOUS_MEASURE,) * 2
    assert "; the publisher's headline adds others." in largest("BRV").explanation
    assert largest("CHR").verdict is Verdict.CONTRADICTED
    assert judge(claim(value_of("ALF", 50.0)), record, DAY).verdict is Verdict.VERIFIED
    assert judge(claim(value_of("BRV", 40.0)), record, DAY).reason is Reason.AMBIGUOUS_MEASURE


def test_bare_words_may_mean_a_measure_of_another_concept_though_not_by_default() -> None:
    fled = measure(
        "desk.ore.fled", concept="fled", also_concept="reserves", qualifiers=["origin"], default=False
    )
    record = Tables(
        catalogue(measure(qualifiers=["hosted"]), fled),
        [
            table(edition("2025"), {"ALF": 50, "BRV": 1}),
            table(edition("2025"), {"ALF": 20, "BRV": 70}, name=fled["id"]),
        ],
    )

    def judged(number: float, *qualifiers: str) -> Judgement:
        return judge(claim(value_of("ALF", number, qualifiers=qualifiers)), record, DAY)

    assert judged(50.0).verdict is Verdict.VERIFIED
    assert judged(20.0).reason is Reason.AMBIGUOUS_MEASURE
    assert judged(90.0).verdict is Verdict.CONTRADICTED
    assert judged(20.0, "hosted").verdict is Verdict.CONTRADICTED
    assert judged(20.0, "origin").verdict is Verdict.VERIFIED


def test_words_that_often_mean_another_figure_contradict_nothing_unless_credited() -> None:
    entry = measure(namesake="what a bank holds is called reserves, too")
    record = Tables(catalogue(entry), [table(edition("2025"), {"ALF": 50, "BRV": 40})])
    assert judge(claim(value_of("ALF", 50.0)), record, DAY).verdict is Verdict.VERIFIED
    other = judge(claim(value_of("ALF", 20.0)), record, DAY)
    assert other.reason is Reason.AMBIGUOUS_MEASURE
    assert "; what a bank holds is called reserves, too." in other.explanation
    assert judge(claim(value_of("ALF", 20.0), "Desk"), record, DAY).verdict is Verdict.CONTRADICTED


def test_a_reading_that_is_not_the_default_contradicts_nothing_in_its_place() -> None:
    default = table(edition("2026"), {"ALF": 70, "BRV": 1}, name="desk.ore.new")
    record = Tables(
        catalogue(production("desk.ore.new"), production("desk.ore.old", default=False)),
        [default, table(edition("2025"), {"ALF": 50, "BRV": 1}, name="desk.ore.old")],
    )
    assert produced(50.0, record).verdict is Verdict.VERIFIED
    assert produced(20.0, record).reason is Reason.EDITION_NOT_HELD


def test_a_measure_that_its_publisher_gave_up_is_no_reading() -> None:
    given_up = table(
        edition("2023", next_release=date(2024, 1, 31)), {"ALF": 70, "BRV": 1}, name="desk.ore.old"
    )
    record = Tables(
        catalogue(production("desk.ore.old"), production("desk.ore.new")),
        [given_up, table(edition("2025"), {"ALF": 50, "BRV": 1}, name="desk.ore.new")],
    )
    assert produced(50.0, record).verdict is Verdict.VERIFIED
    assert produced(70.0, record).verdict is Verdict.CONTRADICTED


def test_nobody_named_and_unknown_groups_are_no_crash() -> None:
    empty = ComparisonQuery(words(), EntityWords("ALF"), ())
    assert judge(claim(empty), RESERVES, DAY).reason is Reason.UNKNOWN_ENTITY
    strange = CountQuery(whole(0), "members", words(), among="NOWHERE")
    assert judge(claim(strange), RESERVES, DAY).reason is Reason.UNKNOWN_ENTITY
