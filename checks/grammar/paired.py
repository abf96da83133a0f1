"""Amounts that stand right beside a name: "Iraq, with 4.4 million, …", "Chile (49,000) and China (41,000)". Examples: value.md.

Whatever else a sentence says, an amount beside a name is that one's figure of what is spoken of. It is read where no
construction read the amount, where one measure alone is spoken of, and where nothing but empty words stand between.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, Stated
from checks.grammar.amount_pairs import Pair, pairs
from checks.grammar.course_amounts import is_large
from checks.grammar.doers import is_done_away
from checks.grammar.drafts import Draft, meet
from checks.grammar.openings import leaves_a_part
from checks.grammar.restrictions import restricted
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.grammar.times_told import at_time_told
from checks.queries import ChangeQuery, Kind, OrderQuery, ValueQuery
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity


def paired(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with the amounts beside a name that no construction read; open readings give way."""
    if slots.sentence.is_question or not slots.sentence.quantities:
        return kept
    found = [draft for draft in kept if not draft.is_open]
    new: list[Draft] = []
    for pair in pairs(slots):
        anchor = slots.sentence.span(pair.quantity.first, pair.quantity.after)
        if any(meet(draft.anchor, anchor) and not _goes_round(draft, pair) for draft in found):
            continue
        for draft in _drafts(pair, anchor, found + new, slots):
            new.append(restricted(at_time_told(draft, pair.clause, slots), pair.clause, slots))
    if not new:
        return kept
    read = [draft.anchor for draft in new]
    rest = [draft for draft in kept if not (draft.is_open and any(meet(draft.anchor, each) for each in read))]
    return sorted((*rest, *new), key=lambda draft: (draft.anchor, draft.kind))


def _goes_round(draft: Draft, pair: Pair) -> bool:
    """Whether a claim's words only go round a parenthesis: "more lithium | (22,000 tons) | than Argentina | (13,000) | and Peru"."""
    start, end = draft.anchor
    listed = isinstance(draft.query, OrderQuery) and pair.clause.subject is pair.name
    apart = pair.clause.kind == "parenthesis" and (listed or pair.clause.subject is not pair.name)
    return apart and start < pair.clause.start and pair.clause.end < end


def _drafts(pair: Pair, anchor: tuple[int, int], found: list[Draft], slots: Slots) -> Iterator[Draft]:
    measure = _measure(pair, found, slots) if not _is_unsure(pair) else None
    if measure is None:
        return
    stated = _stated(pair.quantity, measure, slots)
    if stated is None or slots.has_other_rate(pair.clause, pair.amount):
        return
    told = next((draft.query.period for draft in found if hasattr(draft.query, "period")), None)
    period, problem = slots.period(pair.clause if pair.clause.periods else pair.host, pair.amount)
    if not period.words and told is not None and problem is None:
        period = told
    query = ValueQuery(measure, pair.owner, stated, period)
    if any(_is_another_figure(draft, query) for draft in found):
        problem = "ambiguous_measure"  # "Jamaica, | with 2 billion tons, | mined 6.1 million tons"
    yield Draft(Kind.VALUE, anchor, span(anchor, pair.name), query, "paired", problem=problem)


def _is_another_figure(draft: Draft, query: ValueQuery) -> bool:
    """Whether a claim gives another figure of the same, which then is not what the amount beside the name tells."""
    told = draft.query
    if (
        not isinstance(told, ValueQuery)
        or told.entity != query.entity
        or told.period.year != query.period.year
    ):
        return False
    same = (told.measure.concept, told.measure.topic) == (query.measure.concept, query.measure.topic)
    return same and not told.stated.open.meets(query.stated.open)


def _is_unsure(pair: Pair) -> bool:
    """ "…, and | northern | Chile 5.3 million", "…, and Chile | perhaps | 5.3 million", "… | through June |"."""
    nodes = pair.clause.nodes
    at = next((at for at, node in enumerate(nodes) if node is pair.name), 0)
    before = nodes[at - 1] if at else None
    part = isinstance(before, Phrase) and leaves_a_part(before, pair.name)
    said = not english().function["unsure_adverbs"].isdisjoint(pair.clause.adverbs)
    return part or said or _is_done_abroad(pair) or pair.clause.adjunct("through", "until") is not None


def _is_done_abroad(pair: Pair) -> bool:
    """ "China mined 130 tons of gold in | Ghana |": a part of one's figure that another country brings forth."""
    subject, verb = pair.clause.subject, pair.clause.verb
    acts = verb is not None and not verb.passive and bool(verb.concepts)
    return acts and subject is not None and bool(subject.entities) and pair.owner not in subject.entities


def _measure(pair: Pair, found: list[Draft], slots: Slots) -> MeasureWords | None:
    """The one measure that the sentence speaks of, else the one before it; None where there are several."""
    amount = pair.amount
    if amount.concept is not None and "count" in slots.dimensions.get(amount.concept.ids[0], frozenset()):
        return None  # "230,000 people in Chile" need not be its population
    if pair.clause.verb is not None and amount.text.lower().startswith(("a ", "an ")):
        return None  # "fire burned an area of 7.7 million square kilometres in Australia"
    if amount.concept is not None:
        return None if is_done_away(pair.clause, amount) else slots.measure(pair.clause, amount)
    here = [
        (draft, measure)
        for draft in found
        if draft.problem in (None, "unknown_entity")
        and not _is_remark(draft, slots)
        and isinstance(measure := getattr(draft.query, "measure", None), MeasureWords)
    ]
    if _is_broken(pair, [draft for draft, _ in here], slots):
        return None
    if here:
        told = here[-1][1] if len({(each.concept, each.topic) for _, each in here}) == 1 else None
    else:
        told = _named(pair, slots) or slots.measure_told_before() or _by_unit(pair, slots)
    if told is None:
        return None
    if amount.topics and amount.topics != (told.topic,):
        return None
    return carried_measure(told)


def _is_remark(draft: Draft, slots: Slots) -> bool:
    """Whether a claim is made in passing: "Lebanon, a country of six million people, had 759,000" speaks of no population."""
    return any(
        clause.start <= draft.anchor[0] and draft.anchor[1] <= clause.end
        for clause in slots.sentence.clauses
        if clause.kind in ("apposition", "relative")
    )


def _is_broken(pair: Pair, here: list[Draft], slots: Slots) -> bool:
    """Whether something else may be spoken of by then: behind a change, or behind an amount that is not understood."""
    start = slots.sentence.span(pair.quantity.first, pair.quantity.after)[0]
    before = [draft for draft in here if draft.anchor[1] <= start]
    if before and isinstance(before[-1].query, ChangeQuery):
        return True
    since = max((draft.anchor[1] for draft in before), default=slots.sentence.start)
    between = (slots.sentence.span(each.first, each.after) for each in slots.sentence.quantities)
    return any(since <= first and after <= start for first, after in between)


def _named(pair: Pair, slots: Slots) -> MeasureWords | None:
    """The measure that the sentence names though nothing of it is claimed there: by its verb, else by its only noun."""
    acting = [
        clause
        for clause in slots.sentence.clauses
        if clause.verb is not None and clause.verb.concepts and not clause.verb.negated
    ]
    if len(acting) == 1 and acting[0].verb is not None:
        doer = acting[0].subject
        if doer is None or pair.owner not in (*doer.entities, slots.owner(acting[0], doer)):
            return None
        things = (*acting[0].objects, *(phrase for _, phrase in acting[0].adjuncts))
        return slots.measure(acting[0], pair.amount, *things, names=acting[0].verb.concepts)
    plural = english().function["member_nouns"]
    among = [
        phrase
        for clause in slots.sentence.clauses
        for tie, phrase in clause.adjuncts
        if (tie in ("among", "amongst") or (tie == "of" and clause.verb is None)) and phrase.place is None
    ]
    nouns = [
        (clause, node)
        for clause in slots.sentence.clauses
        for node in clause.nodes
        if isinstance(node, Phrase)
        and node is not pair.amount
        and node.whole is None  # "8.8% of its GDP" speaks of no GDP
        and not (node.head in plural and node in among)  # "among the big economies"
        and ((node.concept is not None and not node.concept.data.get("generic")) or node.agent is not None)
    ]
    if not acting and len(nouns) == 1:
        return slots.measure(*nouns[0], pair.amount)
    return None


def _by_unit(pair: Pair, slots: Slots) -> MeasureWords | None:
    """ "China, at 9.4 million square kilometres, is …": an area is how large somebody is, where nothing else is spoken of."""
    if pair.clause.verb is not None:
        return None  # "drought hit 7.7 million square kilometres of Australia"
    spoken = any(not name.data.get("generic") for name in slots.sentence.concept_nouns())
    names = slots.vocabulary_concept("area") if pair.quantity.dimension == "area" and not spoken else ()
    return slots.measure(pair.clause, pair.amount, names=names) if names else None


def _stated(quantity: Quantity, measure: MeasureWords, slots: Slots) -> Stated | None:
    """What an amount states of a measure, with the unit of the amount before it; None where the two do not go together."""
    stated = slots.with_unit(quantity, measure)
    held = slots.dimensions.get(measure.concept, frozenset())
    if quantity.stated.unit is not None or quantity.kind in ("money", "percent"):
        dimension = "percent" if quantity.kind == "percent" else quantity.dimension
        return stated if dimension in held else None
    if stated.unit is not None:
        return stated
    return stated if "count" in held and is_large(stated) else None
