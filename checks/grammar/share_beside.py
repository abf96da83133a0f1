"""Parts beside a noun, behind an amount, or in a gap: "with 70% of world output", "…, or 12% of the total". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar import aggregate, moving, share_gapped, share_with, value
from checks.grammar.amounts import is_amount
from checks.grammar.comparison import compared_with_others
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, plain_part, together
from checks.grammar.share_by_name import sharer
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_gapped import LINKS
from checks.grammar.share_measures import measure_of, nearest_claim_before
from checks.grammar.share_of_measure import whole_is_amount
from checks.grammar.sharing import MODELS
from checks.grammar.slots import Slots
from checks.grammar.whole import ends_clause, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, ComparisonQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_EQUIVALENT = ("equivalent", "equal", "corresponding", "close")


@needs("no verb")
def share_beside_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "At 24%, Chile's share of world copper output is the largest"; "Chile's share of world copper output, 24% in 2024, …"."""
    if clause.verb is not None or len(clause.objects) + len(clause.adjuncts) != 1:
        return
    phrases = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie == "at")]
    if len(phrases) != 1:
        return
    amount = phrases[0]
    clauses = slots.sentence.clauses
    at = next(index for index, other in enumerate(clauses) if other is clause)
    near = (
        clauses[at - 1]
        if at and clause.link in (",", "(")
        else clauses[1]
        if not at and len(clauses) > 1
        else None
    )
    if near is None or not plain_part(amount):
        return
    nodes = [node for node in near.nodes if isinstance(node, Phrase)]
    share = near.subject if not at else nodes[-1] if nodes else None
    if share is None or not share.share or share.quantity is not None or share.whole is None or share.opaque:
        return
    who = sharer(near, slots, share)
    stated = replace(amount, whole=share.whole)
    whole = whole_of(stated, slots)
    if who is not None and whole is not None:
        measure = measure_of(near, slots, stated, None)
        yield from share_draft(clause, slots, who, stated, measure, whole, "share_beside_part", share)


@needs("no verb", "object")
def amount_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States mined 45,000 tons of rare earths in 2024, or 12% of the world total"."""
    if clause.verb is not None or len(clause.objects) != 1 or clause.link not in (*LINKS, ":"):
        return
    part = clause.objects[0]
    if part.text.lower() in _EQUIVALENT and len(clause.adjuncts) == 1 and clause.adjuncts[0][0] == "to":
        part = clause.adjuncts[0][1]
    elif clause.adjuncts:
        return
    if not is_share(part, slots) or part.whole is None or not ends_clause(clause, slots, part):
        return
    before = clause.leans_on
    larger = before.adjunct("of") if before is not None else None
    if larger is not None and larger.quantity is not None and (larger.owner or larger.owner_anaphor):
        return  # "supplied 413 of Brazil's 746 terawatt-hours, | or 55% of the total"
    rules = (*value.CONSTRUCTIONS, *aggregate.CONSTRUCTIONS)
    relates = before is not None and clause.link == "and" and any(_relates(each) for each in before.objects)
    pointing = before is not None and before.subject is not None and slots.spoken(before.subject) is not None
    if (
        before is not None and relates and before.verb is None
    ):  # "…, twice Peru's 2.6 million | and a quarter of …"
        model = nearest_claim_before(replace(clause, start=before.start), slots, rules)
    else:
        compares = relates and pointing  # "That is twice Peru's 2.6 million | and a quarter of …"
        model = None if compares else nearest_claim_before(clause, slots, rules, nearest=True)
        if model is None and before is not None and before.verb is not None and before.adjunct("to"):
            model = nearest_claim_before(
                clause, slots, moving.MODELS, nearest=True
            )  # "climbed to 21 million tons"
    model = slots.value_before() if model is None and pointing else model
    whole = whole_of(part, slots)
    if model is None or whole is None or isinstance(model.query, ShareQuery):
        return
    assert isinstance(model.query, ValueQuery | AggregateQuery)
    if isinstance(model.query, AggregateQuery) and model.query.how not in ("sum", "each"):
        return
    measure, said = model.query.measure, part.whole
    if (said.concept is not None and measure.concept not in said.concept.ids) or (
        said.topics and said.topics != (measure.topic,)
    ):
        return
    who = _whose_amounts(clause, slots, model.query)
    if who is None:
        return
    if set(said.qualifiers) - set(measure.qualifiers):
        measure = replace(
            measure, qualifiers=said.qualifiers
        )  # "…, and 23% of the world's | refined | copper"
    for draft in share_draft(clause, slots, who, part, measure, whole, "amount_is_part"):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        query = _of_each(query, model.query)
        yield replace(
            draft, query=replace(query, period=model.query.period), denied=model.denied, frame=model.frame
        )
    yield from whole_is_amount(clause, slots, part, measure, model.query.period)


@needs("active", "object", "part of a whole", kind=("relative",))
def amount_that_represents_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Bolivia mined 21,000 tons of tin in 2024, which represents 7% of the world total"; "…, which equates to 7% of …"."""
    subject, verb = clause.subject, clause.verb
    if clause.kind != "relative" or subject is None or verb is None or verb.passive or verb.negated:
        return
    if is_amount(subject) and verb.is_a("value", "part_of", "mean") and len(clause.objects) == 1:
        for draft in amount_is_part(replace(clause, verb=None, link=","), slots):
            yield replace(draft, construction="amount_that_represents_part")


@needs("no verb", "object", "part of a whole")
def more_than_another_and_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China pours more cement than India and America together, and half of the world's"."""
    added = clause.link == "and" or clause.nodes[0].text == "and"
    if clause.verb is not None or len(clause.objects) != 1 or clause.adjuncts or not added:
        return
    part, before = clause.objects[0], clause.leans_on
    if not is_share(part, slots) or part.whole is None or before is None:
        return
    whole, said = whole_of(part, slots), part.whole
    model = next((each for each in compared_with_others(before, slots) if each.problem is None), None)
    query = model.query if model is not None else None
    if whole is None or model is None or not isinstance(query, ComparisonQuery) or said.concept is not None:
        return
    if said.topics and said.topics != (query.measure.topic,):
        return
    for draft in share_draft(
        clause, slots, Parts((query.entity,)), part, query.measure, whole, "more_than_another_and_part"
    ):
        assert isinstance(draft.query, ShareQuery)
        told = replace(draft.query, period=query.period)
        yield replace(draft, query=told, denied=model.denied, frame=model.frame)


@needs("no verb", "object", "percentage")
def amount_is_as_large_a_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Indonesia mined 59% of the world's nickel in 2024. The Philippines mined 330,000 tons, or 9%": of what a share was told of."""
    part = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    said = clause.link == "or" or clause.nodes[0].text == "or"
    if part is None or clause.verb is not None or not said or not plain_part(part):
        return
    model = nearest_claim_before(clause, slots, value.CONSTRUCTIONS, nearest=True)
    if model is None or not isinstance(model.query, ValueQuery) or slots.is_in_percent(model.query.measure):
        return
    measure = model.query.measure
    told = [*slots.before, nearest_claim_before(clause, slots, MODELS)]
    shares = [each.query for each in told if each is not None and isinstance(each.query, ShareQuery)]
    wholes = {each.whole for each in shares if _measured(each.measure) == _measured(measure)}
    if len(wholes) != 1 or model.problem is not None:
        return
    who, name = Parts((model.query.entity,)), "amount_is_as_large_a_part"
    for draft in share_draft(clause, slots, who, part, measure, wholes.pop(), name):
        assert isinstance(draft.query, ShareQuery)
        query = replace(draft.query, period=model.query.period)
        yield replace(draft, query=query, denied=model.denied, frame=model.frame)


def _measured(measure: MeasureWords) -> tuple[str, str | None]:
    return measure.concept, measure.topic


def _of_each(
    part: ShareQuery | AggregateQuery, told: ValueQuery | AggregateQuery
) -> ShareQuery | AggregateQuery:
    """ "Peru and Mexico each mine 100,000 tonnes, | 3 percent of the total": the part of every one of them."""
    if not (isinstance(told, AggregateQuery) and told.how == "each" and isinstance(part, ShareQuery)):
        return part
    return AggregateQuery(
        part.measure, told.members, part.stated, "each_share", whole=part.whole, period=part.period
    )


def _relates(phrase: Phrase) -> bool:
    """Whether a phrase sets an amount against another: "a rise of 13%", "six times America's"."""
    return phrase.is_change or (phrase.quantity is not None and phrase.quantity.kind == "multiple")


def _whose_amounts(clause: Clause, slots: Slots, told: ValueQuery | AggregateQuery) -> Parts | None:
    """Whose the part is: whose amount stands before, or all of theirs: "…, together 13% of the world's supply"."""
    if isinstance(told, AggregateQuery) and told.how == "each":
        return Parts(told.members[:1])
    if isinstance(told, AggregateQuery):
        return Parts(told.members, told.top, told.all_but)
    if not together(clause, slots):
        return Parts((told.entity,))
    before = (other for other in slots.sentence.clauses if other.start < clause.start)
    drafts = (draft for other in before for draft in drafts_by(value.CONSTRUCTIONS, other, slots))
    queries = (draft.query for draft in drafts if draft.problem is None)
    owners = {
        query.entity.id: query.entity
        for query in queries
        if isinstance(query, ValueQuery) and _measured(query.measure) == _measured(told.measure)
    }
    return Parts(tuple(owners.values())) if len(owners) > 1 else None


CONSTRUCTIONS: tuple[Construction, ...] = (
    *share_with.CONSTRUCTIONS,
    share_beside_part,
    amount_is_part,
    amount_that_represents_part,
    more_than_another_and_part,
    amount_is_as_large_a_part,
    *share_gapped.CONSTRUCTIONS,
)
