"""Orders told by who follows whom: "China was the biggest producer, followed by Russia". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar import rank
from checks.grammar.amounts import is_amount
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.order_words import outside_parentheses
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, ComparisonQuery, Kind, OrderQuery, RankQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

_LISTING = (",", ";", "and", "then")
_ELSEWHERE = ("in", "into", "to")
_NEAR = frozenset(("closely", "narrowly", "hotly", "tightly"))


@needs("verb", "adjunct", "leans")
def first_followed_by(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China was the biggest producer of rare earths in 2024, followed by the United States and Myanmar"."""
    verb = clause.verb
    others = clause.adjunct("by")
    if verb is None or verb.lemma != "follow" or others is None or clause.leans_on is None:
        return
    if not only_follows(clause):
        return
    more = () if others.quantity is not None else listed_behind(slots, others)
    nation = (
        () if others.nationality is None else (others.nationality,)
    )  # "followed by | Sudanese | (682,500)"
    first = slots.owners(clause, others) or nation
    listed = (*first, *more) if first else ()
    model = next(
        (
            d
            for before in slots.leaned_on(clause)
            if before is not clause
            for d in rank.places_told(before, slots)
        ),
        _placed_before(clause, slots),
    )
    known = bool(listed) and all(each.id is not None for each in listed)
    if model is None and known and (figure := _figure_beside(clause, slots)) is not None:
        model, entity, among = figure
        assert isinstance(model.query, ValueQuery | ShareQuery)
        measure, period = model.query.measure, model.query.period
        query = OrderQuery(
            measure, entity, listed, "next", exclusive=True, sequence=True, among=among, period=period
        )
        words = (verb.start, others.end)
        reach, named, near = (model.reach[0], others.end), "first_followed_by", how_near(clause)
        yield Draft(Kind.ORDER, words, reach, query, named, False, model.frame, near)
        return
    if (
        model is None
        or not isinstance(model.query, RankQuery)
        or not listed
        or model.query.first != model.query.last
    ):
        return
    head = model.query.first == 1
    query = OrderQuery(
        model.query.measure,
        None if head else model.query.entity,
        (model.query.entity, *listed) if head else listed,
        "above" if head else "next",
        exclusive=True,
        sequence=True,
        among=model.query.among,
        from_bottom=model.query.from_bottom,
        period=model.query.period,
    )
    words = (verb.start, others.end)
    yield Draft(
        Kind.ORDER,
        outside_parentheses(words, slots) if head else words,
        (model.reach[0], others.end),
        query,
        "first_followed_by",
        model.denied,
        model.frame,
        model.problem or how_near(clause),
    )


def only_follows(clause: Clause) -> bool:
    """Not "followed by Turkey | in exports |", "| into recession |": whether nothing says in what else they follow."""
    if any(node.text in _ELSEWHERE for node in clause.nodes):
        return False  # "in | banning exports"
    return all(
        tie == "by" or phrase.quantity is not None or phrase.words[-1:] == ("distance",)
        for tie, phrase in clause.adjuncts
    )


def how_near(clause: Clause) -> str | None:
    """ "| Closely | followed by Turkey": how near is not said in figures."""
    return None if _NEAR.isdisjoint(clause.adverbs) else "vague"


def listed_behind(slots: Slots, first: Phrase) -> tuple[EntityWords, ...]:
    """The entities that go on a list whose members have their figures behind them: "by Russia (310 tons) and Canada (200)"."""
    found: list[EntityWords] = []
    behind = [node for node in slots.sentence.nodes if node.start >= first.end]
    plain = _without_amounts(behind) or _without_parentheses(behind)
    if plain is None:
        return ()
    for tie, named, after in zip(plain, plain[1:], [*plain[2:], None], strict=False):
        if not isinstance(tie, Item) or tie.text not in _LISTING:
            continue
        if isinstance(named, Item) and named.text in _LISTING:
            continue
        ends = after is None or (isinstance(after, Item) and after.text in (*_LISTING, ".", ":", '"'))
        if not isinstance(named, Phrase) or not named.is_entity or not ends or named.quantity is not None:
            break
        found += named.entities
    return tuple(found)


def _without_amounts(nodes: list[Node]) -> list[Node] | None:
    """ "Russia | with 310 tons | and Canada with 200": some nodes without the amounts; None where they open with none."""
    if len(nodes) < 2 or not _is_with_amount(nodes[0], nodes[1]):
        return None
    kept: list[Node] = []
    for at, node in enumerate(nodes):
        opens = at + 1 < len(nodes) and _is_with_amount(node, nodes[at + 1])
        if not opens and not (at and _is_with_amount(nodes[at - 1], node)):
            kept.append(node)
    return kept


def _is_with_amount(tie: Node, amount: Node) -> bool:
    with_it = isinstance(tie, Item) and tie.text in ("with", "at", "on")
    return with_it and isinstance(amount, Phrase) and is_amount(amount)


def _without_parentheses(nodes: list[Node]) -> list[Node] | None:
    """Some nodes without what stands in parentheses; None where the first of them opens none."""
    if not nodes or not isinstance(nodes[0], Item) or nodes[0].text != "(":
        return None
    kept: list[Node] = []
    inside = 0
    for node in nodes:
        text = node.text if isinstance(node, Item) else ""
        inside += text == "("
        if not inside:
            kept.append(node)
        inside -= text == ")"
    return kept


@needs("subject", "passive", "adjunct")
def is_followed_by(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China is the biggest miner of gold. It was followed by Russia and Australia"."""
    subject, verb, others = clause.subject, clause.verb, clause.adjunct("by")
    if verb is None or subject is None or verb.lemma != "follow" or not verb.passive or others is None:
        return
    goes_on = clause.leans_on is not None and subject.words != ("it",)  # "…; it was followed by Turkey"
    if goes_on or verb.form != "finite" or not subject.is_entity or not only_follows(clause):
        return
    entity, listed = slots.entity(clause, subject), others.entities
    listed = (*listed, *listed_behind(slots, others)) if listed else ()
    told = [
        each for each in _places_before(clause, slots) if entity is not None and each.entity.id == entity.id
    ]
    model = told[0] if told else None
    if (
        model is None
        and listed
        and entity is not None
        and (figure := _figure_before(clause, entity, slots)) is not None
    ):
        anchor = (verb.start, others.end)
        query = OrderQuery(
            figure.measure, entity, listed, "next", exclusive=True, sequence=True, period=figure.period
        )
        named, near = "is_followed_by", how_near(clause)
        reach = (subject.start, others.end)
        yield Draft(Kind.ORDER, anchor, reach, query, named, verb.negated, clause.frame, near)
    if model is None or entity is None or model.first != model.last or not listed:
        return
    head = model.first == 1
    period, problem = slots.period(clause)
    query = OrderQuery(
        model.measure,
        None if head else entity,
        (entity, *listed) if head else listed,
        "above" if head else "next",
        exclusive=True,
        sequence=True,
        among=model.among,
        from_bottom=model.from_bottom,
        period=period if period.year is not None else model.period,
    )
    words = (verb.start, others.end)
    reach = (subject.start, others.end)
    yield Draft(
        Kind.ORDER,
        outside_parentheses(words, slots) if head else words,
        reach,
        query,
        "is_followed_by",
        verb.negated,
        clause.frame,
        problem or how_near(clause),
    )


def _places_before(clause: Clause, slots: Slots) -> list[RankQuery]:
    """The places that stand before a clause, or that the sentence before gives."""
    told = slots.earlier(clause)
    return [each.query for each in told if isinstance(each.query, RankQuery) and each.problem is None]


def _figure_before(clause: Clause, entity: EntityWords, slots: Slots) -> ValueQuery | None:
    """ "South Africa mined 21 million tons of chromite. | It was followed by Turkey": the only figure before, where it is of whom others follow."""
    told = slots.earlier(clause)
    plain = all(each.problem is None and not each.denied for each in told)
    values = (each.query for each in told if isinstance(each.query, ValueQuery))
    figures = [query for query in values if query.entity.id != "WORLD"]
    one = len(figures) == 1 and plain and figures[0].entity.id == entity.id is not None
    return figures[0] if one and not clause.periods else None


def _figure_beside(clause: Clause, slots: Slots) -> tuple[Draft, EntityWords, str] | None:
    """ "China has 69% of world output, | followed by America |", "The world mined 390,000 tons, China 270,000, …": whose figure stands before."""
    told = slots.here_before(clause)
    model = max(told, key=lambda draft: draft.anchor, default=None)
    if model is None or model.problem is not None or model.denied:
        return None
    shares = [each.query for each in told if isinstance(each.query, ShareQuery)]
    if len({(query.measure.concept, query.measure.topic) for query in shares}) > 1:
        return None  # "69% of the rare earths and 60% of the antimony, | followed by America |": in which of them?
    if any(isinstance(each.query, ChangeQuery) for each in told):
        return None  # "rose by 8% to 31,000 tons, | followed by Brazil": in a rise, or in tons?
    between = (node for node in slots.sentence.nodes if model.anchor[1] <= node.start < clause.start)
    if any(isinstance(node, Phrase) and (node.entities or node.owner) for node in between):
        return None
    query = model.query
    worlds = any(isinstance(each.query, ValueQuery) and each.query.entity.id == "WORLD" for each in told)
    if slots.scope_before(clause) is not None:
        return None  # "… of the world's gold, | followed by South Africa |": in Africa, or in the world?
    if isinstance(query, ValueQuery) and query.entity.id not in slots.scopes and worlds:
        return model, query.entity, "WORLD"  # else it may be followed by others of its continent alone
    if isinstance(query, ShareQuery) and len(query.parts) == 1:
        return model, query.parts[0], query.whole
    return None


def _placed_before(clause: Clause, slots: Slots) -> Draft | None:
    """The last place that was claimed before a clause of its sentence."""
    drafts = [draft for draft in slots.here_before(clause) if draft.kind is Kind.RANK]
    return max(drafts, key=lambda draft: draft.anchor, default=None)


@needs("no verb", "object")
def next_in_apposition(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "America spent $997 billion on its armed forces in 2024, three times as much as China, the next-biggest spender"."""
    phrase = clause.objects[0] if len(clause.objects) == 1 else None
    place, subject = (phrase.place if phrase is not None else None), clause.subject
    if (
        phrase is None
        or place is None
        or not place.is_next
        or phrase.agent is None
        or phrase.scope is not None
    ):
        return
    if clause.kind != "apposition" or subject is None or len(subject.entities) != 1 or clause.adjuncts:
        return
    entity, measure = subject.entities[0], slots.measure(clause, phrase)
    told = [draft for draft in slots.here_before(clause) if draft.problem is None and not draft.denied]
    queries = [draft.query for draft in told if isinstance(draft.query, ValueQuery | ComparisonQuery)]
    others = {query.entity.id: query for query in queries if query.entity.id != entity.id}
    if measure is None or len(others) != 1 or place.from_bottom:
        return
    before = next(iter(others.values()))
    if (before.measure.concept, before.measure.topic) != (
        measure.concept,
        measure.topic,
    ) or not before.entity.id:
        return
    period = slots.period(clause)[0] if clause.periods else before.period
    query = RankQuery(measure, entity, 2, 2, listed=(before.entity,), period=period)
    anchor = (phrase.start, phrase.end)
    yield Draft(
        Kind.RANK, anchor, (subject.start, phrase.end), query, "next_in_apposition", False, clause.frame
    )
