"""Who is one of so many, or the only one, with an amount: "the only country that mines more than …". Examples: count.md."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import Stated
from checks.claims import Frame
from checks.grammar.among_some import how_many
from checks.grammar.counted import beyond, is_one_of, number_of, so_many, threshold_of
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.moved_by import GAINING
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.intervals import Interval
from checks.queries import CountQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("object", "amount")
def one_of_those_with_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China is the only country that mines more than 100,000 tonnes of rare earths"; "Kyrgyzstan, one of just four countries with …"; "the only G7 country whose debt is …"."""
    behind = clause.kind in ("relative", "participle")
    main = clause.leans_on if behind else clause
    whose = clause.subject if clause.opener == "whose" else None
    told = clause.antecedent if whose is not None else clause.subject
    told = told if behind else (clause.objects[0] if clause.objects else None)
    amount = (clause.objects[0] if clause.objects else None) if behind else clause.adjunct("with")
    if main is None or told is None or amount is None:
        return
    among_them = behind and _is_said_to_be_among(main, told)
    if told.head not in english().function["country_nouns"] and not among_them:
        return
    verb = clause.verb if behind else None
    if verb is not None and (verb.lemma in GAINING or verb.is_a("lift", "lower", "add")):
        return  # "the only club to lose more than 1,000 members"
    if whose is not None and _without_base(amount).whole is not None:
        return  # "whose debt is below 65% of its exports"
    if whose is not None:
        amount = replace(_without_base(amount), concept=whose.concept, topics=whose.topics, topic=whose.topic)
    subject = main.subject if among_them else _whose_count(main, told)
    several = subject.entities if subject is not None and len(subject.entities) > 1 else ()
    if is_one_of(told) or among_them:
        number, several = number_of(clause, told), ()
    else:
        number = so_many(len(several) or 1) if "only" in told.words else None
    exceeds = behind and clause.verb is not None and clause.verb.is_a("exceed")
    threshold = beyond(amount) if exceeds else threshold_of(amount)
    if number is None or threshold is None:
        return
    entity = several[0] if several else slots.entity(main, subject) if subject is not None else None
    said = clause.verb.concepts if behind and clause.verb is not None else ()
    if not behind and amount.topics:
        said = slots.vocabulary_concept("reserves")  # "with more than 4 million tons of lithium"
    names = (amount.concept,) if amount.concept is not None else said
    measure = slots.measure(clause, amount, names=names) if names else None
    if measure is None or entity is None:
        return
    period, problem = slots.period(clause)
    some = told.some_of if "only" in told.words else None
    group = told.entities[0].id if among_them and told.entities else told.scope
    of, among = how_many(some) if some is not None else None, group or "WORLD"
    if some is not None and of is None:
        return  # "the only one of the countries on the coast"
    counts = CountQuery(number, "countries", measure, threshold, among, entity, period)
    query = replace(counts, also=several[1:], so_many=of)
    anchor = (told.start, amount.end)
    named, denied = "one_of_those_with_amount", main.verb is not None and main.verb.negated
    if denied and not (is_one_of(told) or among_them):
        query, denied = replace(query, number=_more_than(number)), False
    problem = problem_of(problem, entity)
    frame = clause.frame if main.frame is Frame.ASSERTED else main.frame
    reach = span(anchor, subject) if among_them else anchor
    yield Draft(Kind.COUNT, anchor, reach, query, named, denied, frame, problem)


def _without_base(amount: Phrase) -> Phrase:
    """ "Less than 65% | of its GDP": the amount, without what a rate is measured in anyway."""
    whole = amount.whole
    base = whole is not None and whole.head in english().function["bases_of_rates"]
    return replace(amount, whole=None, concept=None) if base else amount


def _is_said_to_be_among(main: Clause, told: Phrase) -> bool:
    """ "Chad | is among | the four African countries | that host more than a million refugees", "belongs to | the three"."""
    verb, quantity = main.verb, told.quantity
    if verb is None or quantity is None or quantity.kind != "count" or told.place is not None:
        return False
    member = told is main.adjunct("among", "amongst") and verb.is_a("be", "rank")
    member = member or (told is main.adjunct("to") and verb.lemma == "belong")
    nouns = english().function["country_nouns"] | english().function["member_nouns"]
    return member and told.head in nouns and told.start > verb.start


def _whose_count(main: Clause, told: Phrase) -> Phrase | None:
    """Who is said to be one of those counted: a subject, or what an apposition stands behind."""
    if main.verb is not None:
        return main.subject if main.verb.is_a("be", "become") else None
    before = main.leans_on if main.objects[:1] == (told,) else None
    if main.subject is not None:
        return main.subject
    last = before.nodes[-1] if before is not None else None
    return last if isinstance(last, Phrase) and len(last.entities) == 1 else None


def _more_than(number: Stated) -> Stated:
    """ "China is not the only one": it is one of them, and there are others."""
    more = Interval(number.holds.high, math.inf, open_low=True)
    return replace(number, holds=more, open=more, words=f"more than {number.words}")


CONSTRUCTIONS: tuple[Construction, ...] = (one_of_those_with_amount,)
