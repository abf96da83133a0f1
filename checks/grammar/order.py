"""Constructions of the kind order: which entities stand above or below another. Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import EntityWords, Kind, OrderQuery, RankQuery
from checks.grammar import rank
from checks.grammar.compared import only_before_subject
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

_ABOVE = ("following", "behind", "after")
_LISTING = (",", ";", "and", "then")


def place_behind_list(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "the fifth-largest reserves, following China, Brazil, India, and Australia": exactly these stand above."""
    others = clause.adjunct(*_ABOVE)
    if others is None or not (others.entities or others.listed or others.elliptic):
        return
    if (
        clause.verb is None
        and (clause.objects or others is not clause.adjuncts[-1][1])
        and not _names_place(clause)
    ):
        return  # "After China joined the talks, …"
    listed = slots.owners(clause, others)
    preposition = next(tie for tie, phrase in clause.adjuncts if phrase is others)
    place = next((found for each in _around(clause, slots) for found in _places(each, slots)), None)
    if (
        place is None
        or not isinstance(place.query, RankQuery)
        or place.query.first == 1
        or place.query.listed
    ):
        return
    start = next(
        (
            node.start
            for node in clause.nodes
            if node.end <= others.start and getattr(node, "text", "") == preposition
        ),
        others.start,
    )
    start = max(
        (
            node.start
            for node in clause.nodes
            if getattr(node, "text", "") == preposition and node.end <= others.start
        ),
        default=start,
    )
    query = OrderQuery(
        place.query.measure,
        place.query.entity,
        listed,
        "below" if place.query.from_bottom else "above",
        exclusive=len(listed) == place.query.first - 1,  # "fourth, behind Germany" names only the next one
        among=place.query.among,
        period=place.query.period,
    )
    yield Draft(
        Kind.ORDER,
        (start, others.end),
        (place.reach[0], others.end),
        query,
        "place_behind_list",
        place.denied,
        place.frame,
        place.problem,
    )


def _names_place(clause: Clause) -> bool:
    """Whether the place itself stands in the clause: "the No. 3 in nuclear power after America and China"."""
    return any(phrase.place is not None for phrase in clause.objects)


def _around(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The clause itself, the one it leans on, and the one right behind it: where the place may stand."""
    yield clause
    if clause.leans_on is not None:
        yield clause.leans_on
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if clause.verb is None and following:
        yield following[0]


def _places(clause: Clause, slots: Slots) -> Iterator[Draft]:
    for rule in rank.CONSTRUCTIONS:
        yield from rule(clause, slots)


def measure_is_ranked_after(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS ranks Russia's reserves of rare earths after those of China, Brazil and India only"."""
    verb, others = clause.verb, clause.adjunct("after", "behind", "below")
    if verb is None or not verb.is_a("rank", "cause") or others is None:
        return
    named = clause.subject if verb.passive else (clause.objects[0] if clause.objects else None)
    listed = slots.owners(clause, others) if others.is_measure or others.entities else ()
    if named is None or named.concept is None or not listed or named.place is not None:
        return
    measure, entity = slots.measure(clause, named), slots.owner(clause, named)
    if measure is None or entity is None:
        return
    period, problem = slots.period(clause)
    only = "only" in clause.adverbs
    query = OrderQuery(measure, entity, listed, "above", exclusive=only, period=period)
    start = next((node.start for node in clause.tail if node.start >= named.end), others.start)
    anchor = (start, others.end)
    problem = problem if entity.id is not None else problem or "unknown_entity"
    named_here = "measure_is_ranked_after"
    yield Draft(
        Kind.ORDER, anchor, span(anchor, named), query, named_here, verb.negated, clause.frame, problem
    )


def first_places_are(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The three largest producers of rare earths are China, the United States and Myanmar"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be") or subject.place is None:
        return
    place, named = subject.place, clause.objects[0] if clause.objects else behind_order(clause, slots)
    if named is None:
        return
    listed = slots.owners(clause, named) if named.anaphor == "measure" or named.elliptic else named.entities
    if (
        place.low != 1
        or place.is_next
        or subject.owner is not None
        or len(listed) < 2
        or (place.several and place.high != len(listed))
    ):
        return
    if subject.concept is None and subject.agent is None and subject.adjective is None:
        return
    measure = slots.measure(clause, subject)
    if measure is None or place.strength == "ordinal":
        return
    period, problem = slots.period(clause)
    told = _in_that_order(slots)
    scope = subject.scope or "WORLD"
    query = OrderQuery(
        measure, None, listed, "above", True, told, among=scope, from_bottom=place.from_bottom, period=period
    )
    start = slots.sentence.start if told else subject.start
    anchor = (start, named.end)
    yield Draft(Kind.ORDER, anchor, anchor, query, "first_places_are", verb.negated, clause.frame, problem)


def entities_have_the_most_in_order(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China, Brazil, India and Australia have the most rare earths, in that order"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or len(subject.entities) < 2:
        return
    phrase = clause.objects[0] if clause.objects else behind_order(clause, slots)
    if phrase is None or phrase.place is None or phrase.place.low != 1 or phrase.place.is_next:
        return
    if phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None:
        measure = slots.measure(clause, phrase)
    elif verb.concepts and phrase.topics:
        measure = slots.measure(clause, phrase, names=verb.concepts)
    else:
        return
    told = _in_that_order(slots)
    if measure is None:
        return
    period, problem = slots.period(clause)
    scope = phrase.scope or "WORLD"
    query = OrderQuery(
        measure,
        None,
        subject.entities,
        "above",
        True,
        told,
        among=scope,
        from_bottom=phrase.place.from_bottom,
        period=period,
    )
    end = max(slots.sentence.clauses[-1].end, phrase.end) if told else phrase.end
    anchor = (subject.start, end)
    yield Draft(
        Kind.ORDER,
        anchor,
        anchor,
        query,
        "entities_have_the_most_in_order",
        verb.negated,
        clause.frame,
        problem,
    )


def behind_order(clause: Clause, slots: Slots) -> Phrase | None:
    """What a verb says of its subject, where "in that order" parts the two: "A, B and C are, in that order, the largest …"."""
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if len(following) != 2 or not _in_that_order(slots):
        return None
    return following[1].objects[0] if following[1].verb is None and len(following[1].objects) == 1 else None


def _in_that_order(slots: Slots) -> bool:
    """Whether the sentence says that its list is in order."""
    return any(
        phrase.words[-1:] == ("order",) and phrase.words[:1] in (("that",), ("this",), ("descending",))
        for clause in slots.sentence.clauses
        for _, phrase in clause.adjuncts
    )


def first_followed_by(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China was the biggest producer of rare earths in 2024, followed by the United States and Myanmar"."""
    verb = clause.verb
    others = clause.adjunct("by")
    if verb is None or verb.lemma != "follow" or others is None or clause.leans_on is None:
        return
    more = () if others.quantity is not None else named_behind(slots, others)
    listed = (*slots.owners(clause, others), *more)
    model = next(
        (d for before in slots.leaned_on(clause) if before is not clause for d in _places(before, slots)),
        _placed_before(clause, slots),
    )
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
        "above" if head or model.query.from_bottom else "below",
        exclusive=head,
        sequence=True,
        among=model.query.among,
        from_bottom=model.query.from_bottom,
        period=model.query.period,
    )
    anchor = (verb.start, others.end)
    yield Draft(
        Kind.ORDER,
        anchor,
        (model.reach[0], others.end),
        query,
        "first_followed_by",
        model.denied,
        model.frame,
        model.problem,
    )


def named_behind(slots: Slots, first: Phrase) -> tuple[EntityWords, ...]:
    """The entities that go on a list whose members have their figures behind them: "by Russia (310 tons) and Canada (200)"."""
    found: list[EntityWords] = []
    nodes = _without_parentheses([node for node in slots.sentence.nodes if node.start >= first.end])
    if nodes is None:
        return ()
    for tie, named, behind in zip(nodes, nodes[1:], [*nodes[2:], None], strict=False):
        if not isinstance(tie, Item) or tie.text not in _LISTING:
            continue
        if isinstance(named, Item) and named.text in _LISTING:
            continue
        ends = behind is None or (isinstance(behind, Item) and behind.text in (*_LISTING, ".", ":", '"'))
        if not isinstance(named, Phrase) or not named.is_entity or not ends or named.quantity is not None:
            break
        found += named.entities
    return tuple(found)


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


def is_followed_by(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China is the biggest miner of gold. It was followed by Russia and Australia"."""
    subject, verb, others = clause.subject, clause.verb, clause.adjunct("by")
    if verb is None or subject is None or verb.lemma != "follow" or not verb.passive or others is None:
        return
    if clause.leans_on is not None or verb.form != "finite" or not subject.is_entity:
        return
    entity, listed = slots.entity(clause, subject), (*others.entities, *named_behind(slots, others))
    model = (
        None if entity is None else next((m for m in _places_before(slots) if m.entity.id == entity.id), None)
    )
    if model is None or entity is None or model.first != model.last or not listed:
        return
    head = model.first == 1
    period, problem = slots.period(clause)
    query = OrderQuery(
        model.measure,
        None if head else entity,
        (entity, *listed) if head else listed,
        "above" if head or model.from_bottom else "below",
        exclusive=head,
        sequence=True,
        among=model.among,
        from_bottom=model.from_bottom,
        period=period if period.year is not None else model.period,
    )
    anchor = (verb.start, others.end)
    reach = (subject.start, others.end)
    yield Draft(Kind.ORDER, anchor, reach, query, "is_followed_by", verb.negated, clause.frame, problem)


def _places_before(slots: Slots) -> list[RankQuery]:
    """The places that the sentence before gives."""
    return [each.query for each in slots.before if isinstance(each.query, RankQuery) and each.problem is None]


def _placed_before(clause: Clause, slots: Slots) -> Draft | None:
    """The last place that was claimed before a clause of its sentence."""
    drafts = [draft for draft in slots.here if draft.anchor[1] <= clause.start and draft.kind is Kind.RANK]
    return max(drafts, key=lambda draft: draft.anchor, default=None)


def only_these_have_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only China, Brazil and Australia have more rare earths than Russia"."""
    subject, verb = clause.subject, clause.verb
    than = clause.adjunct("than")
    if (
        subject is None
        or verb is None
        or than is None
        or not subject.entities
        or "only" not in clause.adverbs
    ):
        return
    if not clause.objects or not verb.concepts or not only_before_subject(clause):
        return
    phrase = clause.objects[0]
    compared = [node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative]
    if len(compared) != 1 and phrase.comparative is None:
        return
    names = (phrase.concept,) if phrase.concept is not None else verb.concepts
    measure = slots.measure(clause, phrase, names=names)
    owners = slots.owners(clause, than)
    if measure is None or len(owners) != 1:
        return
    period, problem = slots.period(clause)
    side = "below" if "less" in (*compared, phrase.comparative) else "above"
    query = OrderQuery(measure, owners[0], subject.entities, side, exclusive=True, period=period)  # type: ignore[arg-type]
    start = min(subject.start, clause.start)
    anchor = (start, than.end)
    yield Draft(
        Kind.ORDER, anchor, anchor, query, "only_these_have_more", verb.negated, clause.frame, problem
    )


CONSTRUCTIONS: tuple[Construction, ...] = (
    place_behind_list,
    measure_is_ranked_after,
    entities_have_the_most_in_order,
    first_places_are,
    first_followed_by,
    is_followed_by,
    only_these_have_more,
)
