"""How many countries lie beyond a mark, told by a verb or by where: "Seven top $3 trillion", "in four countries". Examples: count.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, PeriodWords, Stated
from checks.grammar.counted import Counted, beyond, count_draft, countries_counted, number_of, threshold_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import CountQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("active", "amount object", "counted subject")
def economies_exceed_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only two economies top $10 trillion, and seven top $3 trillion"; "Fourteen countries exceed 100 million inhabitants"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not clause.objects:
        return
    amount, number = clause.objects[0], number_of(clause, subject)
    if number is None or amount.quantity is None or amount.quantity.kind not in ("money", "amount", "count"):
        return
    threshold = beyond(amount) if verb.is_a("exceed") else _worth(clause, subject, amount)
    found = _counted_in(clause, slots, subject, amount) if threshold is not None else None
    if threshold is None or found is None:
        return
    measure, among, earlier = found
    draft = count_draft(
        clause, slots, Counted(number, subject, among), measure, threshold, amount, "economies_exceed_amount"
    )
    assert isinstance(draft.query, CountQuery)
    dated = draft.query.period.year is not None
    period = draft.query.period if dated or earlier is None else earlier
    yield replace(draft, query=replace(draft.query, period=period))


def _worth(clause: Clause, subject: Phrase, amount: Phrase) -> Stated | None:
    """ "Twenty-one economies are worth more than $1 trillion apiece"; "produce more than $1 trillion" of money."""
    money = amount.quantity is not None and amount.quantity.kind == "money"
    told = clause.verb is not None and (clause.verb.is_a("value", "be", "have") or clause.verb.concepts)
    economies = subject.agent is not None and subject.head in english().function["country_nouns"]
    several = _is_barenumber_of(subject) and clause.verb is not None and clause.verb.is_a("be")
    named = economies or several  # "…; six | are bigger than $3.5 trillion"
    return threshold_of(amount) if money and told and named and amount.concept is None else None


def _counted_in(
    clause: Clause, slots: Slots, subject: Phrase, amount: Phrase
) -> tuple[MeasureWords, str, PeriodWords | None] | None:
    """By what, and among whom, those are counted who exceed an amount."""
    if amount.concept is not None:
        tallied = countries_counted(clause, slots, subject)
        measure = slots.measure(clause, amount) if tallied is not None and tallied.top is None else None
        return (measure, tallied.among, None) if measure is not None and tallied is not None else None
    bare = _is_barenumber_of(subject)
    return _tallied_before(clause, slots) if bare else _of_economies(clause, slots, subject)


@needs("subject", "active", "object", "adjunct", "amount")
def measure_exceeds_in_countries(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Inflation topped 50% in five countries in 2024"; "In 2024 unemployment was above 20% in three countries"."""
    subject, verb, where = clause.subject, clause.verb, clause.adjunct("in")
    if subject is None or verb is None or where is None or verb.passive or not clause.objects:
        return
    tallied = countries_counted(clause, slots, where) if where.quantity is not None else None
    owned = subject.owner is not None or subject.owner_anaphor or subject.scope is not None
    if tallied is None or tallied.top is not None or subject.concept is None or owned:
        return
    amount = clause.objects[0]
    threshold = (
        beyond(amount) if verb.is_a("exceed") else threshold_of(amount) if verb.is_a("be", "value") else None
    )
    measure = slots.measure(clause, subject, amount) if threshold is not None else None
    if measure is not None:
        yield count_draft(clause, slots, tallied, measure, threshold, amount, "measure_exceeds_in_countries")


@needs("subject", "active", "object", "amount", kind=("relative",), verb=("exceed", "be", "value"))
def countries_whose_measure_exceeds(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "There are only three countries whose copper output exceeds 2 million tonnes"."""
    subject, verb, whom, main = clause.subject, clause.verb, clause.antecedent, clause.leans_on
    if clause.opener != "whose" or subject is None or verb is None or whom is None or main is None:
        return
    there_are = main.subject is not None and main.subject.words == ("there",) and not verb.negated
    tallied = countries_counted(main, slots, whom) if there_are and whom.quantity is not None else None
    if tallied is None or tallied.top is not None or subject.concept is None or len(clause.objects) != 1:
        return
    amount = clause.objects[0]
    threshold = beyond(amount) if verb.is_a("exceed") else threshold_of(amount)
    measure = slots.measure(clause, subject, amount) if threshold is not None else None
    if measure is not None:
        yield count_draft(main, slots, tallied, measure, threshold, amount, "countries_whose_measure_exceeds")


@needs("subject", "verb", "adjunct", "amount")
def mined_in_countries(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Vanadium is mined in only five countries"; "Vanadium comes from just five countries"."""
    subject, verb = clause.subject, clause.verb
    mined = verb is not None and verb.passive and bool(verb.concepts)
    where = clause.adjunct("in", "by") if mined else clause.adjunct("from")
    if subject is None or verb is None or where is None or not (mined or verb.lemma == "come"):
        return
    if not mined and {"just", "only", "but"}.isdisjoint(clause.adverbs):
        return  # "Some of the copper came from four countries"
    tallied = countries_counted(clause, slots, where) if where.quantity is not None else None
    if tallied is None or tallied.top is not None or not subject.is_only_topic or subject.opaque:
        return
    names = verb.concepts if mined else slots.concept_of_dated_topic(subject)
    measure = slots.measure(clause, subject, names=names) if names else None
    if measure is not None:
        yield count_draft(clause, slots, tallied, measure, None, subject, "mined_in_countries")


@needs("subject", verb=("be", "value"))
def number_of_countries_is(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The number of countries with more than a million refugees stood at nine at the end of 2024"."""
    subject, verb, whom = clause.subject, clause.verb, clause.adjunct("of")
    if subject is None or verb is None or not verb.is_a("be", "value"):
        return
    nouns, figures = english().function["country_nouns"], english().function["figure_nouns"]
    told = subject.head in figures and (whom is not None or subject.text.lower().split()[-1] in nouns)
    if not told or (whom is not None and (whom.head not in nouns or whom.entities or whom.quantity)):
        return
    amount, number = clause.adjunct("with"), clause.objects[0] if len(clause.objects) == 1 else None
    if amount is None or number is None:
        return
    stated, threshold = number_of(clause, number), threshold_of(amount)
    if stated is None or threshold is None or amount.concept is None or number.opaque or number.concept:
        return
    measure = slots.measure(clause, amount)
    if measure is not None:
        among = (whom.scope if whom is not None else subject.scope) or "WORLD"
        tallied = Counted(stated, number, among)
        yield count_draft(clause, slots, tallied, measure, threshold, amount, "number_of_countries_is")


@needs("active", "concept verb", "object", "counted subject")
def countries_bring_forth(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Just four countries mine vanadium"."""
    verb, tallied = clause.verb, countries_counted(clause, slots, clause.subject)
    if verb is None or tallied is None or tallied.top is not None or len(clause.objects) != 1 or verb.passive:
        return
    thing = clause.objects[0]
    if clause.adjunct("than", "as") is not None or any(node.comparative for node in clause.tail):
        return  # "Two countries mine more copper than Peru"
    names = verb.telling
    if not names or not thing.is_only_topic or thing.opaque or thing.modifiers:
        return
    measure = slots.measure(clause, thing, names=names)
    if measure is not None and measure.topic is not None:
        yield count_draft(clause, slots, tallied, measure, None, thing, "countries_bring_forth")


def _is_barenumber_of(phrase: Phrase) -> bool:
    return (
        phrase.quantity is not None
        and phrase.quantity.bare
        and not phrase.opaque
        and phrase.concept is None
        and phrase.head not in english().function["country_nouns"]
    )


def _of_economies(
    clause: Clause, slots: Slots, subject: Phrase
) -> tuple[MeasureWords, str, PeriodWords | None] | None:
    """ "Two economies": what is counted names what is measured."""
    country = subject.head in english().function["country_nouns"]
    measure = slots.measure(clause, subject) if subject.agent is not None and country else None
    return (measure, subject.scope or "WORLD", None) if measure is not None else None


def _tallied_before(clause: Clause, slots: Slots) -> tuple[MeasureWords, str, PeriodWords | None] | None:
    """What was counted last, in this sentence or the one before: "…, and seven top $3 trillion", "Six exceed $4 trillion"."""
    for other in reversed([each for each in slots.sentence.clauses if each.end <= clause.start]):
        subject = other.subject
        if subject is not None and not _is_barenumber_of(subject):
            found = _of_economies(other, slots, subject)
            if found is not None:
                return found
    queries = [draft.query for draft in slots.before if isinstance(draft.query, CountQuery)]
    query = queries[-1] if queries else None
    return (
        (query.measure, query.among, query.period)
        if query is not None and query.measure is not None
        else None
    )


CONSTRUCTIONS: tuple[Construction, ...] = (
    mined_in_countries,
    countries_whose_measure_exceeds,
    economies_exceed_amount,
    measure_exceeds_in_countries,
    number_of_countries_is,
    countries_bring_forth,
)
