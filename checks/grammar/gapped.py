"""Values that lean on a value before them: "… and Australia 13,000", "while Spain managed 160,000 tons". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, PeriodWords
from checks.grammar.amounts import is_amount, is_margin, value_draft
from checks.grammar.amounts_of_another import another_has_amount
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.pairs import pair
from checks.grammar.slots import Slots
from checks.grammar.stating import MODELS
from checks.grammar.times import compared_from
from checks.grammar.value_before import model_before
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("adjunct", "amount")
def against_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States has 1.9 million tons of rare earths in the ground, against 5.7 million in Australia"."""
    for position, (tie, amount) in enumerate(clause.adjuncts[:-1]):
        following, where = clause.adjuncts[position + 1]
        if (
            tie not in ("against", "versus")
            or following not in ("in", "for")
            or not is_amount(amount)
            or len(where.entities) != 1
        ):
            continue
        model = next((draft for rule in MODELS for draft in rule(clause, slots)), None) or model_before(
            clause, slots
        )
        if (
            model is None
            or not isinstance(model.query, ValueQuery)
            or amount.quantity is None
            or amount.topics
        ):
            continue
        for draft in value_draft(
            clause, slots, model.query.measure, where.entities[0], amount, "against_amount", where
        ):
            query = replace(model.query, entity=where.entities[0], stated=slots.with_unit(amount.quantity))
            yield replace(draft, query=query, reach=(model.reach[0], where.end))


@needs(word=("against", "versus", "compared"))
def compared_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States mined 45,000 t of rare earths in 2024, compared with 41,600 t in 2023"; "…, against 41,600 t a year earlier"."""
    nodes = clause.nodes
    at = compared_from(nodes)
    rest = nodes[at:]
    amount = next((node for node in rest if isinstance(node, Phrase) and node.quantity is not None), None)
    times = [node.period for node in rest if isinstance(node, Item) and node.period is not None]
    if amount is None or len(times) != 1 or not is_amount(amount) or amount.topics or amount.opaque:
        return
    others = [
        node for node in rest if isinstance(node, Phrase) and node is not amount and node.head != "compared"
    ]
    if others or amount.concept is not None or amount.quantity is None:
        return
    here = [draft for rule in MODELS for draft in rule(clause, slots)] if clause.verb is not None else []
    told_here = any(isinstance(node, Phrase) and node.quantity is not None for node in nodes[:at])
    if clause.verb is not None and told_here and not here:
        return  # "The budget shrank by 4%, against | 2% in 2023": of what was told here, not before
    model = here[0] if here else model_before(clause, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    period, year = times[0].words, model.query.period.year
    if times[0].years == 1:
        period = PeriodWords(year - 1 if year is not None else None, words=period.words)
    problem = model.problem or ("ambiguous_period" if period.year is None else None)
    for draft in value_draft(
        clause, slots, model.query.measure, model.query.entity, amount, "compared_amount"
    ):
        query = replace(
            model.query, stated=slots.with_unit(amount.quantity, model.query.measure), period=period
        )
        yield replace(draft, query=query, reach=(model.reach[0], rest[-1].end), problem=problem, denied=False)


@needs("object", kind=("fragment",))
def gapped_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 270,000 tons of rare earths in 2024 and Australia 13,000"; "…, and Japan's three million"."""
    if (
        clause.kind != "fragment"
        or clause.link not in ("and", ",", ";", "while", "but", "whereas")
        or not clause.objects
        or clause.adjunct("through", "until") is not None
        or not english().function["unsure_adverbs"].isdisjoint(clause.adverbs)
    ):
        return  # "…, and Chile | perhaps | 5.3 million"
    two = _owner_and_amount(clause)
    if two is None:
        return
    owner, amount = two
    if amount.quantity is None or len(owner.entities) > 1 or _is_another_amount(clause, amount):
        return
    model = model_before(clause, slots)
    told = model.query if model is not None else None
    if model is None or not isinstance(told, ValueQuery):
        return
    measure = told.measure
    if amount.topic is not None and amount.topic != measure.topic:
        of_topic = slots.measure(clause, amount, names=slots.vocabulary_concept(measure.concept))
        if of_topic is None:
            return
        measure = of_topic
    entity = slots.entity(clause, owner) if owner.is_entity or owner.facility else slots.owner(clause, owner)
    if owner.anaphor == "measure" and owner.topic is not None and owner.owner is None:
        if owner.topic not in slots.topics.get(measure.concept, frozenset()):
            return
        measure = replace(measure, topic=owner.topic)
        entity = (
            told.entity
        )  # "Australia's reserves of zinc are 64 million tons, | those of lead | 35 million"
    period: PeriodWords = clause.periods[0].words if clause.periods else told.period
    for draft in value_draft(clause, slots, measure, entity, amount, "gapped_amount", owner):
        stated = slots.with_unit(amount.quantity, told.measure)
        query = ValueQuery(measure, entity or EntityWords(None), stated, period)
        reach = (model.reach[0], draft.reach[1])
        yield replace(draft, query=query, reach=reach, denied=model.denied, frame=model.frame)


def _owner_and_amount(clause: Clause) -> tuple[Phrase, Phrase] | None:
    """Whose an amount is that a fragment gives, and the amount: "Australia | 13,000", "Japan's three million", "13,000 | in Australia"."""
    if (beside := pair(clause)) is not None:
        return beside if is_amount(beside[1]) else None
    first, alone = clause.objects[0], len(clause.objects) == 1
    bare = first.concept is None and first.whole is None
    if alone and first.quantity is not None and first.owner is not None and bare:
        return (first, first) if is_amount(first) else None
    if alone and is_amount(first) and first.concept is None and not first.topics and not first.opaque:
        where = clause.adjunct("in", "from", "of")
        return (where, first) if where is not None and (where.is_entity or where.facility) else None
    if not (first.is_entity or first.elliptic or first.anaphor == "measure") or first.quantity is not None:
        return None
    amount = clause.objects[1] if len(clause.objects) == 2 else clause.adjunct("with", "at", "on")
    return (first, amount) if amount is not None and is_amount(amount) else None


def _is_another_amount(clause: Clause, amount: Phrase) -> bool:
    """Whether a fragment's amount says more than how much: a margin, a comparison, what is denied."""
    behind = next((node for node in clause.nodes if node.start >= amount.end), None)
    if amount.adjective is not None or (behind is not None and behind.text == "as"):
        return True  # "and Brazil 88% urban", "half as high as in Italy"
    if amount.comparative is not None or (behind is not None and behind.comparative is not None):
        return True  # "America spent $997 billion and China $314 billion less"
    opaque = amount.opaque and amount.quantity is not None and amount.quantity.kind == "amount"
    if is_margin(clause, amount) or opaque:
        return True  # "…, 460,000 tons ahead of Sweden", "… and China 1.8 million tons of ore"
    return getattr(clause.nodes[0], "kind", "") == "negation"  # "… but not Peru's 2.6 million"


CONSTRUCTIONS: tuple[Construction, ...] = (
    another_has_amount,
    against_amount,
    compared_amount,
    gapped_amount,
)
