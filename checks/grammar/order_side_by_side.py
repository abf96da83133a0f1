"""Several told side by side: "rank first and second", "neck and neck", "between Peru and Chile". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.among import among
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.measured_in import measured_in
from checks.grammar.needs import needs
from checks.grammar.ordering import ordering
from checks.grammar.ratios import level_of
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

_EXACTLY = ("level", "dead heat")


@needs("subject", verb=("be", "rank", "become"))
def entities_take_places(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru and Australia rank second and third in zinc mining": one place each, in the order in which they stand."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or len(subject.entities) < 2 or not verb.is_a("be", "rank", "become"):
        return
    placed = _placed(clause, slots)
    told = _each_place(placed, clause, slots)
    if len(told) != len(subject.entities) or verb.negated:
        return
    last = placed[-1]
    measure, scope = ordering(clause, slots, last), among(clause, slots, last)
    if measure is None or scope is None or any(phrase.owner is not None for phrase in placed):
        return
    period, problem = slots.period(clause)
    for entity, (number, own) in zip(subject.entities, told, strict=True):
        query = RankQuery(measure, entity, number, number, scope, _is_low(placed), period=period)
        trouble = problem_of(problem, entity)
        reach, named = span(own, subject, last), "entities_take_places"
        yield Draft(Kind.RANK, own, reach, query, named, False, clause.frame, trouble)


def _placed(clause: Clause, slots: Slots) -> list[Phrase]:
    """The places that a clause names, over the commas between them; nothing where it names anything else."""
    named = list(clause.objects)
    clauses = slots.sentence.clauses
    at = next((at for at, each in enumerate(clauses) if each is clause), len(clauses))
    for follows in clauses[at + 1 : at + 2]:
        if follows.link == "," and follows.verb is None and follows.objects and not follows.adjuncts:
            named += follows.objects if all(_is_place(phrase) for phrase in follows.objects) else ()
    return named if all(_is_place(phrase) for phrase in named) else []


def _is_place(phrase: Phrase) -> bool:
    place = phrase.place
    return phrase.only_place and place is not None and not place.several and not place.is_next


def _is_low(placed: list[Phrase]) -> bool:
    return any(phrase.place is not None and phrase.place.from_bottom for phrase in placed)


def _each_place(placed: list[Phrase], clause: Clause, slots: Slots) -> list[tuple[int, tuple[int, int]]]:
    """Each place with its offsets; those of a range ("second to fourth") with the offsets of who takes them."""
    last = clause.adjunct("to")
    begins = placed[0].place if len(placed) == 1 else None
    ends = last.place if last is not None and _is_place(last) else None
    if begins is not None and ends is not None and last is not None and clause.subject is not None:
        placed.append(last)
        names = _names_in(clause.subject, slots)
        numbers = range(begins.low, ends.low + 1)
        return list(zip(numbers, names, strict=True)) if len(numbers) == len(names) else []
    places = [phrase.place for phrase in placed if phrase.place is not None]
    return [(place.low, slots.sentence.span(place.first, place.after)) for place in places]


def _names_in(phrase: Phrase, slots: Slots) -> list[tuple[int, int]]:
    """The offsets of the entities that a phrase names, in order."""
    found: list[tuple[int, int]] = []
    for hit in slots.sentence.hits:
        inside = phrase.start <= hit.start < phrase.end and not (found and hit.start < found[-1][1])
        if inside and any(name.kind == "entity" for name in hit.entry.names):
            found.append((hit.start, hit.end))
    return found


@needs("subject", verb=("be", "stay", "rank"))
def entities_are_level(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Bolivia and Poland are neck and neck in silver mining"; "almost level", as figures are that are about the same."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or len(subject.entities) < 2 or not verb.is_a("be", "stay", "rank"):
        return
    told = " ".join(node.text.lower() for node in clause.tail)
    words = next(
        (words for words in english().function["level_with_each_other"] if told.startswith(words)), None
    )
    measure = measured_in(clause, slots, subject, subject) if words is not None else None
    if measure is None:
        return
    period, problem = slots.period(clause)
    first, *others = subject.entities
    query: ComparisonQuery | OrderQuery = OrderQuery(measure, first, tuple(others), level=True, period=period)
    if len(others) == 1:
        hedged = any(node.text in english().approximators for node in clause.nodes)
        nearly = hedged or not str(words).endswith(_EXACTLY)
        ratio = level_of("about") if nearly else None
        query = ComparisonQuery(measure, first, tuple(others), "equal", ratio, period=period)
    kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.COMPARISON
    anchor = (subject.start, clause.end)
    yield Draft(kind, anchor, anchor, query, "entities_are_level", verb.negated, clause.frame, problem)


@needs("subject", "active", verb=("be", "rank", "lie"))
def entity_is_between(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Vietnam sits between Russia and India in the ranking of graphite reserves"; "Peru's zinc output ranks between China's and Australia's"."""
    subject, verb, two = clause.subject, clause.verb, clause.adjunct("between")
    if subject is None or verb is None or two is None or verb.passive or not verb.is_a("be", "rank", "lie"):
        return
    if subject.head in english().function["gap_nouns"]:
        return  # "the gap | between Chile and Peru"
    listed = two.entities or slots.owners(clause, two)
    if len(listed) != 2 or subject.negated or len(subject.entities) > 1:
        return
    if subject.is_measure:
        measure, entity = slots.measure(clause, subject), slots.owner(clause, subject)
    else:
        places = verb.lemma in ("rank", "come", "finish")  # a country may lie between two others on the map
        measure, entity = measured_in(clause, slots, subject, two, places), slots.entity(clause, subject)
    if measure is None or entity is None:
        return
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity)
    query = OrderQuery(measure, entity, listed, "between", period=period)
    start = max(node.start for node in clause.nodes if isinstance(node, Item) and node.end <= two.start)
    anchor = (start, two.end)
    named = "entity_is_between"
    yield Draft(Kind.ORDER, anchor, span(subject, anchor), query, named, verb.negated, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (entities_take_places, entities_are_level, entity_is_between)
