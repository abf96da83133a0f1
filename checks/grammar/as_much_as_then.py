"""Changes told as a multiple of what was then: "twice as much lithium in 2024 as in 2023", "fewer than the year before". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.changes import change_draft
from checks.grammar.course import Course
from checks.grammar.directions import BESIDE, Direction, then_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.ratios import ratio_of
from checks.grammar.slots import Slots
from checks.grammar.spoken_of import spoken_of
from checks.grammar.telling_concepts import telling_concepts
from checks.grammar.then import as_much_of_it, without_amount_then
from checks.grammar.what_changes import narrowed
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "active", "amount", "dated", word=("as",))
def entity_makes_as_much_as_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina mined more than twice as much lithium in 2024 as it had the year before"; "… three times as much as in 2010"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or subject.is_measure:
        return
    found = as_much_of_it(clause.tail)
    if found is None or narrowed(clause, subject):
        return
    multiple, much, made, before, end = found
    bare = much.concept is None and clause.adjunct("in") is None
    names = verb.telling if bare else telling_concepts(verb.concepts, much, clause, slots)
    if not names or multiple.quantity is None:
        return
    until = made[0].words if made else None
    told = Course(since=before, until=until, end=end)
    told.ratio = ratio_of(multiple.quantity)
    phrases = [node for node in clause.tail if isinstance(node, Phrase) and node.quantity is None]
    about = slots.measure(clause, subject, *phrases, names=names), slots.entity(clause, subject)
    direction: Direction = "up" if multiple.quantity.kind == "multiple" else "down"
    name, start = "entity_makes_as_much_as_then", multiple.start
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=verb.negated)


@needs("no verb", "dated", kind=("fragment",))
def remark_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Spain's windmills made 63 TWh in 2024, slightly fewer than the year before"; "…, fewer than the 2.9 million of 2023"; "…, still below its 2021 level": which way, and from when."""
    nodes = [
        node for node in clause.nodes if not (isinstance(node, Item) and node.kind in ("mark", "adverb"))
    ]
    plain, level = without_amount_then(nodes)
    nodes = list(plain)
    if clause.verb is not None or len(nodes) < 2 or clause.link != ",":
        return
    more, than = nodes[:2]
    beside = BESIDE.get(more.text)
    then = then_of(nodes[1:] if beside is not None else nodes[2:])
    word = more.comparative
    bare = not isinstance(more, Phrase) or (more.quantity is None and not more.topics and not more.opaque)
    if then is None or then[1] != nodes[-1].end or not bare:
        return
    if beside is None and (word is None or than.text != "than"):
        return
    spoken = spoken_of(clause, slots)
    if spoken is None:
        return
    measure, entity, model, before = spoken
    moves = before.verb is not None and before.verb.is_a("rise", "fall")
    if moves and before.adjunct("to") is None:
        return  # "grew 3.5% in 2024, faster than in 2023": how much it changed is compared
    told, name = Course(since=then[0], end=then[1], left=level), "remark_more_than_then"
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = model.query.period
    direction: Direction = beside or ("up" if word == "more" else "down")
    problem = model.problem if model is not None else None
    for draft in change_draft(
        clause, slots, (measure, entity), direction, told, more.start, name, frame=before.frame
    ):
        yield replace(draft, problem=draft.problem or problem)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_makes_as_much_as_then, remark_more_than_then)
