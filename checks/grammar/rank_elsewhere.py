"""First places told by where more is than elsewhere: "in China than in any other country", "nowhere else". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.compared_sides import brought_where
from checks.grammar.drafts import Construction, Draft
from checks.grammar.everyone import is_any_other
from checks.grammar.needs import needs
from checks.grammar.placed_there import placed_there
from checks.grammar.rank_alone import (
    behind_than,
    comparative_of,
    concepts_measured,
    first_alone,
)
from checks.grammar.slots import Slots, span
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "verb", word=("than",))
def more_there_than_elsewhere(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "More rare earths are mined in China than in any other country"; "… come from China than from anywhere else"."""
    subject, verb, than = clause.subject, clause.verb, behind_than(clause, "than")
    if subject is None or verb is None or than is None or not is_any_other(than, clause):
        return
    brought, ties = brought_where(clause, slots, subject)
    names = concepts_measured(subject, brought)
    places = [
        phrase
        for tie, phrase in clause.adjuncts
        if tie in ties and len(phrase.entities) == 1 and phrase.start < than.start
    ]
    compared = subject.comparative or comparative_of(clause)
    if len(places) != 1 or compared is None or not names or subject.owner is not None:
        return
    measure, entity = slots.measure(clause, subject, names=names), places[0].entities[0]
    yield from first_alone(
        clause, slots, measure, entity, compared, than, "more_there_than_elsewhere", subject, apart=True
    )


@needs("subject", verb=("be",), word=("than",))
def there_are_more_than_elsewhere(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "There are more asylum-seekers in the United States than in any other country"."""
    subject, than = clause.subject, behind_than(clause, "than")
    if subject is None or subject.words != ("there",) or than is None or not is_any_other(than, clause):
        return
    held = clause.objects[0] if len(clause.objects) == 1 else None
    compared = comparative_of(clause)
    if held is None or compared is None or held.concept is None or held.owner is None:
        return
    measure, entity, named = (
        slots.measure(clause, held),
        slots.owner(clause, held),
        "there_are_more_than_elsewhere",
    )
    yield from first_alone(clause, slots, measure, entity, compared, than, named, held, apart=True)


@needs("verb", said=("nowhere",))
def nowhere_more_than(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nowhere else is more cobalt mined than in Congo-Kinshasa"; "Nowhere is as much cobalt mined as in Zambia"."""
    verb = clause.verb
    first = clause.nodes[0]
    if verb is None or not first.text.lower().startswith("nowhere"):
        return
    compared = comparative_of(clause) or ("more" if behind_than(clause, "as") is not None else None)
    behind = [
        p for tie, p in clause.adjuncts if tie == "in" and len(p.entities) == 1 and p.start > verb.start
    ]
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    held = next((node for node in phrases if node.topics), None)
    if held is None and verb.is_a("be"):
        held = next((node for node in phrases if node.concept is not None), None)  # "are there more refugees"
    names = concepts_measured(held, verb.concepts) if held is not None else ()
    if compared is None or held is None or len(behind) != 1 or not names:
        return
    measure = slots.measure(clause, held, names=names)
    where = [p for tie, p in clause.adjuncts if tie == "in" and p.start < verb.start]
    scopes = [scope for p in where if (scope := _scope_of(p, slots)) is not None]
    if len(scopes) != len(where) or len(scopes) > 1:
        return
    for draft in first_alone(
        clause,
        slots,
        measure,
        behind[0].entities[0],
        compared,
        behind[0],
        "nowhere_more_than",
        held,
        apart=True,
    ):
        if isinstance(draft.query, RankQuery) and scopes:
            draft = replace(draft, query=replace(draft.query, among=scopes[0]))
        yield draft


def _scope_of(phrase: Phrase, slots: Slots) -> str | None:
    """ "Nowhere in | the G7 | is inflation higher": among whom one is first."""
    named = phrase.entities[0].id if len(phrase.entities) == 1 else None
    return phrase.scope or (named if named in slots.scopes else None)


@needs("subject", "adjunct", verb=("be",))
def measure_is_highest_in(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Unemployment is highest in Eswatini and South Africa"; "Fertility is lowest in Macau and highest in Chad"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.concept is None or subject.owner is not None:
        return
    placed = list(placed_there(clause))
    if not placed or subject.quantity is not None or subject.place is not None or subject.owner_anaphor:
        return
    measure, (period, problem) = slots.measure(clause, subject), slots.period(clause)
    for phrase, where in placed if measure is not None and len(placed) == len(clause.adjuncts) else ():
        place, listed = phrase.place, where.entities
        if place is None or measure is None or any(each.id in slots.scopes for each in listed):
            return
        of_it = phrase.adjective is None or measure.concept in phrase.adjective.ids
        if not of_it or (place.low > 1 and len(listed) > 1):
            return
        anchor, low = (phrase.start, where.end), place.from_bottom
        problem = problem if all(each.id for each in listed) else problem or "unknown_entity"
        query: RankQuery | OrderQuery = RankQuery(
            measure, listed[0], place.low, place.high, from_bottom=low, period=period, by_value=True
        )
        if len(listed) > 1:
            query = OrderQuery(measure, None, listed, "above", True, from_bottom=low, period=period)
        kind = Kind.RANK if len(listed) == 1 else Kind.ORDER
        reach, named = span(anchor, subject), "measure_is_highest_in"
        yield Draft(kind, anchor, reach, query, named, verb.negated, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (
    more_there_than_elsewhere,
    there_are_more_than_elsewhere,
    nowhere_more_than,
    measure_is_highest_in,
)
