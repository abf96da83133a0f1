"""Multiples and differences of what was told before: "Ten times as much", "a third more", "an eighth of the size". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.grammar.compared import Direction
from checks.grammar.drafts import Construction, Draft
from checks.grammar.elliptic import may_stand_for, says_the_same
from checks.grammar.multiples_alone import HEIGHTS, multiple_alone
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.told_before import Told, told_before, where_else
from checks.queries import ChangeQuery, ComparisonQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace


@needs("amount", one_of=("ratio", "compared"))
def multiple_as_much(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mines six times as much copper as Peru. Ten times as much, a lobbyist said"; "…, and Russia twice as much"."""
    found = multiple_alone(clause)
    it = clause.subject is not None and clause.subject.words == ("it",)
    where = where_else(clause) if it else None  # "In Argentina it was | twice as high"
    beside = [pair for pair in clause.adjuncts if pair[0] != "as" and pair[1] is not where]
    if (
        found is None
        or _is_than_then(clause)
        or any(phrase.quantity is None and not phrase.only_qualifies for _, phrase in beside)
    ):
        return  # "half as much | from open pits"
    told = _told_of_another(clause, slots)
    if told is None or (len(clause.nodes) == 1 and getattr(told.draft.query, "ratio", None) is None):
        return  # "… more lithium than China. | Three times |, a minister came"
    if any(not may_stand_for(p, told) for p in clause.objects if p.start >= found[-1]):
        return
    phrase, ratio, difference, direction, end = found
    if phrase.comparative is not None and phrase.concept is not None and not may_stand_for(phrase, told):
        return  # "Peru has fewer people than Chile, but it has | 100,000 more refugees"
    subject, verb = clause.subject, clause.verb
    if verb is None and phrase.owner is not None and phrase.owner.id != told.entity.id:
        return  # "…, | Iran's half | that": of whose?
    then = verb is None or not any(tie == "as" for tie, _ in clause.adjuncts)
    if then and isinstance(told.draft.query, ChangeQuery):
        return  # "The DRC dug a quarter more cobalt than in 2023; Australia, a third less": than Australia then
    owned = subject is not None and (subject.elliptic or subject.is_measure or where is not None)
    entity = told.entity if verb is None else slots.entity(clause, subject)
    if owned and subject is not None:
        entity = where.entities[0] if where is not None else slots.owner(clause, subject)
        if subject.concept is not None and not may_stand_for(subject, told):
            return  # "… 2.6 million tons of copper. Chile's reserves are twice as large"
    itself = _stands_for_measure(clause, told, slots) if where is None else None
    if itself is not None:  # "China's tin output is twice Indonesia's. In fact | it | is 38% larger"
        owned, entity = True, itself
    if not owned and any(node.text.lower() in (*HEIGHTS, "higher", "lower") for node in clause.nodes[-1:]):
        return  # "Peru mines half of that and is | twice as large"
    named = [each for each in clause.objects if each.end <= phrase.start] if verb is None else []
    if named:  # "…, and Russia twice as much"
        entity = slots.entity(clause, named[0]) if len(named) == 1 and named[0].is_entity else None
    if verb is not None and verb.is_a("part_of"):
        return  # "China accounted for | a tenth of that": a share
    if verb is not None and not (says_the_same(clause, told) or _earns(clause, told, slots)):
        measure = _done_with_the_same(clause, slots, told)
        if measure is None:
            return
        told = replace(told, measure=measure)
    if entity is None or entity.id is None:
        return
    if named and told.others and clause.link != "and":
        return  # "China mines twice as much zinc as Peru; Russia half as much": as whom?
    same = entity.id == told.entity.id or (bool(named) and bool(told.others))
    against = told.others if same else (told.entity,)
    if verb is None and not named and len(against) == 1 and _is_of_the_larger(told, direction):
        entity, against = against[0], (entity,)  # "Japan's is dwarfed by China's, nearly six times its size"
    if len(against) != 1:
        return
    said, unsure = slots.period(clause)
    if said.year is not None and said.year != (told.period.year or said.year):
        return  # "Peru mined twice as much in 2010"
    period, problem = (said, None) if said.year is not None else slots.time_carried(clause, told.period)
    problem = unsure or problem
    if difference is not None and phrase.quantity is not None:
        difference = slots.with_unit(phrase.quantity, told.measure)  # "310,000 tons; Turkey | 60,000 | fewer"
    query = ComparisonQuery(told.measure, entity, against, direction, ratio, difference, period=period)
    denied = verb is not None and verb.negated
    anchor, name = (phrase.start, end), "multiple_as_much"
    yield Draft(Kind.COMPARISON, anchor, span(anchor, subject), query, name, denied, clause.frame, problem)


def _is_than_then(clause: Clause) -> bool:
    """ "…, and 1% more | than in 2023": than at another time, and not than somebody."""
    than = next((at for at, node in enumerate(clause.nodes) if node.text == "than"), None)
    behind = clause.nodes[than + 1 :] if than is not None else ()
    return any(isinstance(node, Item) and node.period is not None for node in behind[:2])


@needs("no verb", "object", kind=("fragment",))
def another_has_a_little_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 2.6 million tonnes of copper in 2024, and Zambia far less"; "…, China slightly more"."""
    named = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    if clause.verb is not None or named is None or clause.periods or clause.leans_on is None:
        return
    nodes = [
        node
        for node in clause.nodes
        if not (isinstance(node, Item) and node.kind in ("conjunction", "adverb"))
    ]
    last = nodes[-1]
    if len(nodes) != 2 or nodes[0] is not named or last is not clause.nodes[-1]:
        return
    if not isinstance(last, Item) or last.comparative is None:
        return
    owned = named.elliptic and named.owner is not None
    entity = slots.owner(clause, named) if owned else slots.entity(clause, named) if named.is_entity else None
    told = told_before(clause, slots)
    if told is None or told.others or not isinstance(told.draft.query, ValueQuery):
        return
    if entity is None or entity.id is None or entity.id == told.entity.id:
        return
    direction: Direction = "less" if last.comparative == "less" else "more"
    query = ComparisonQuery(told.measure, entity, (told.entity,), direction, period=told.period)
    anchor, name = (named.start, last.end), "another_has_a_little_more"
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(told.draft.reach, anchor),
        query,
        name,
        told.draft.denied,
        told.draft.frame,
    )


@needs("subject", verb=("be",))
def another_measure_is_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Morocco's output of phosphate rock is dwarfed by China's, but its reserves are ten times as large"; "… are larger"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.concept is None or verb.negated or verb.modal:
        return
    if (
        clause.periods
        or any(tie != "as" for tie, _ in clause.adjuncts)
        or not {"now", "today"}.isdisjoint(clause.adverbs)
    ):
        return
    found, told = _larger_alone(clause), _compared_last(clause, slots)
    entity, measure = slots.owner(clause, subject), slots.measure(clause, subject)
    if found is None or told is None or entity is None or measure is None or subject.place is not None:
        return
    sides = {each.id: each for each in (told.entity, *told.others)}
    if entity.id not in sides or len(sides) != 2 or measure.topic != told.measure.topic:
        return
    direction, ratio, anchor = found
    against = next(each for key, each in sides.items() if key != entity.id)
    query = ComparisonQuery(measure, entity, (against,), direction, ratio, period=told.period)
    reach, name = span(anchor, subject), "another_measure_is_more"
    yield Draft(Kind.COMPARISON, anchor, reach, query, name, frame=clause.frame)


def _larger_alone(clause: Clause) -> tuple[Direction, Stated | None, tuple[int, int]] | None:
    """ "(Are) larger", "(are) ten times as large", with nothing behind it: which way, how many times, and the words."""
    if (found := multiple_alone(clause)) is not None and found[1] is not None and found[2] is None:
        return found[3], found[1], (found[0].start, found[4])
    last = clause.tail[-1] if clause.tail else None
    if not isinstance(last, Item) or last.comparative is None or clause.objects:
        return None
    return ("less" if last.comparative == "less" else "more"), None, (last.start, last.end)


def _compared_last(clause: Clause, slots: Slots) -> ComparisonQuery | None:
    """The one comparison of two that stands before a clause, here or in the sentence before."""
    drafts = [draft for draft in slots.earlier(clause) if draft.problem is None and not draft.denied]
    found = [draft.query for draft in drafts if isinstance(draft.query, ComparisonQuery)]
    return found[0] if len(found) == 1 and len(found[0].others) == 1 and not found[0].also else None


def _told_of_another(clause: Clause, slots: Slots) -> Told | None:
    """What was told last of somebody else than the clause's subject: "China, whose mines yielded 70,000 tons, | mined twice as much"."""
    subject = clause.subject
    if clause.verb is None or subject is None or len(subject.entities) != 1:
        return told_before(clause, slots)
    own = subject.entities[0].id
    told_of = ((draft, getattr(draft.query, "entity", None)) for draft in slots.here)
    here = tuple(draft for draft, entity in told_of if entity is None or entity.id != own)
    found = told_before(clause, replace(slots, here=here)) if len(here) < len(slots.here) else None
    return found or told_before(clause, slots)


def _stands_for_measure(clause: Clause, told: Told, slots: Slots) -> EntityWords | None:
    """Whose measure "it" or "they" is, where it is the one that was told of, and no country."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.lemma != "be" or subject.words not in (("it",), ("they",)):
        return None
    named = told.measure.words.split()
    stands = slots.it_of(clause) if len(named) > 1 and named[-1].islower() else None
    if stands is None or (stands[0].concept, stands[0].topic) != (told.measure.concept, told.measure.topic):
        return None
    return stands[1]


def _done_with_the_same(clause: Clause, slots: Slots, told: Told) -> MeasureWords | None:
    """ "Japan sits on 4.9 million tons of iodine; Chile | mines twice as much": what a verb says is done with what was told of."""
    verb = clause.verb
    names = tuple(name for name in verb.concepts if not name.data.get("generic")) if verb is not None else ()
    lies = told.measure.concept in english().function["concepts_of_lying"]  # it is not what is mined there
    if not names or clause.subject is None or told.measure.topic is None or not lies:
        return None
    whose = slots.entity(clause, clause.subject)
    same = whose is not None and whose.id == told.entity.id  # "…, though it | mines only a fifth as much"
    if told.others and told.others != clause.subject.entities and not same:
        return None  # "Peru has more silver than Mexico; Poland mines twice as much"
    measure = slots.measure(clause, clause.subject, names=names)
    return measure if measure is not None and measure.topic == told.measure.topic else None


def _is_of_the_larger(told: Told, direction: Direction) -> bool:
    """Whether a multiple is one of the other that was said to be larger, or a part one of that said to be smaller."""
    query = told.draft.query
    return isinstance(query, ComparisonQuery) and {query.direction, direction} == {"more", "less"}


def _earns(clause: Clause, told: Told, slots: Slots) -> bool:
    """ "An average Luxembourger earned 630 times as much": what each person has."""
    earning = clause.verb is not None and clause.verb.lemma == "earn"
    return earning and slots.is_per_head(told.measure.concept)


RULES: tuple[Construction, ...] = (multiple_as_much, another_has_a_little_more, another_measure_is_more)
