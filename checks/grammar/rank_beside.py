"""Places told without a verb: in appositions, behind "with". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.amounts import is_amount
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.held_places import holder, names_holder, only_resumes, single, telling
from checks.grammar.needs import needs
from checks.grammar.ordering import names_no_ordering, ordering
from checks.grammar.placed_before import as_before
from checks.grammar.placed_there import place_elsewhere
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots, span
from checks.grammar.whom_it_places import whom_it_places
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("no verb", "object", kind=("apposition", "parenthesis", "fragment"))
def apposition_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile, the world's largest copper producer, said"; "the American economy, the biggest of all, grew"."""
    if clause.kind not in ("apposition", "parenthesis", "fragment") or clause.verb is not None:
        return
    subject = whom_it_places(clause, slots)
    if subject is None or place_elsewhere(clause, slots) is not None:
        return
    said: list[Draft] = []
    for phrase in clause.objects:
        place, entity = single(phrase), holder(clause, slots, subject)
        if (
            said
            and phrase.only_place
            and phrase.scope is not None
            and place is not None
            and entity is not None
        ):
            yield from as_before(clause, slots, phrase, place, entity, subject, said, "apposition_is_place")
            continue  # "the third-biggest miner in the world and | the second-biggest in Africa"
        bare = phrase.only_place and not phrase.opaque
        bare = bare and (subject.concept is not None or not names_no_ordering(clause, slots, phrase))
        place = single(phrase) if telling(phrase) or bare else None  # "Brazil, fourth in wind power, …"
        if place is None or phrase.owner is not None:
            return
        held = subject.is_measure and phrase.concept is None and phrase.agent is None
        number = place.strength == "number" and bool(phrase.topics or phrase.concept) and not phrase.opaque
        if not (held or number or bare or names_holder(phrase)):
            return
        firm = subject.opaque and subject.text[:1].isupper() and subject.quantity is None
        if entity is not None and (entity.id is not None or firm):
            measure = ordering(clause, slots, phrase, subject)
            found = list(
                drafts(clause, slots, place, phrase, measure, entity, "apposition_is_place", subject)
            )
            said += found
            yield from found


@needs("no verb")
def entity_beside_what_it_has(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "With the world's largest oil reserves, Venezuela should be rich"; "Congo, home to the biggest cobalt reserves, …"."""
    if clause.verb is not None or clause.kind not in ("fragment", "apposition", "parenthesis"):
        return
    phrase = clause.adjunct("with", "to")
    home = [each for each in clause.objects if each.words == ("home",)]
    if phrase is None or phrase.concept is None or phrase.owner is not None or names_holder(phrase):
        return
    place = single(phrase) if telling(phrase) else None
    if place is None or (clause.adjunct("to") is phrase) != bool(home):
        return
    subject = clause.subject or whom_it_tells_of(clause, slots)
    entity = holder(clause, slots, subject) if subject is not None else None
    if subject is not None and entity is not None and entity.id is not None:
        measure = ordering(clause, slots, phrase)
        named = "entity_beside_what_it_has"
        yield from drafts(clause, slots, place, phrase, measure, entity, named, subject)


def whom_it_tells_of(clause: Clause, slots: Slots) -> Phrase | None:
    """Whom a fragment speaks of: the phrase right before it, or, where it opens the sentence, the subject behind it."""
    before = [other for other in slots.sentence.clauses if other.end <= clause.start]
    if before:
        return before[-1].objects[-1] if before[-1].verb is None and before[-1].objects else None
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end]
    first = behind[0] if behind else None
    if first is None:
        return None
    return first.subject if first.verb is not None else (first.objects[0] if first.objects else None)


@needs("object", "leans", kind=("apposition", "fragment"))
def place_behind_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China spends $314 billion a year on its armed forces, the second-largest military budget in the world"."""
    before = clause.leans_on
    if before is not None and before.verb is None and before.objects and all(map(is_amount, before.objects)):
        before = (
            before.leans_on
        )  # "… the most copper, | 190 million tons, | but only the second-highest output of zinc"
    if (
        clause.kind not in ("apposition", "fragment")
        or before is None
        or before.verb is None
        or not clause.objects
    ):
        return
    phrase = clause.objects[0]
    place = single(phrase) if telling(phrase) else None
    if place is None or phrase.concept is None or names_holder(phrase) or phrase.owner is not None:
        return
    if only_resumes(phrase) or _resumes_the_amount(before, phrase):
        return
    entity = slots.entity(before, before.subject)
    if entity is not None and entity.id is not None:
        measure = slots.measure(clause, phrase)
        named = "place_behind_measure"
        yield from drafts(clause, slots, place, phrase, measure, entity, named, before.subject)


def _resumes_the_amount(before: Clause, placed: Phrase) -> bool:
    """ "4.9 million square kilometres of forest, | the second-largest area": what was told in the unit that its noun stands for.

    So does "population" behind some people: "hosts 3.5 million refugees, | the largest population".
    """
    told = [each.quantity for each in before.objects if each.quantity is not None and each.concept]
    people = placed.head == "population" and any(each.kind == "count" for each in told)
    resumed = people or placed.head in [each.dimension for each in told]
    return resumed and placed.words[-1:] == (placed.head,)


@needs("no verb")
def name_behind_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Africa's biggest economy, South Africa, grew by 0.6% in 2024"; "… sold to the world's largest importer, China"."""
    name = clause.objects[0] if len(clause.objects) == 1 and len(clause.nodes) == 1 else None
    if (
        clause.verb is not None
        or clause.link not in (",", "–", "(")
        or name is None
        or len(name.entities) != 1
    ):
        return
    before = next((other for other in reversed(slots.sentence.clauses) if other.end <= clause.start), None)
    phrase = before.nodes[-1] if before is not None else None
    if before is None or not isinstance(phrase, Phrase) or not telling(phrase) or not names_holder(phrase):
        return
    place, closed = single(phrase), _closes(clause, slots)
    overtaken = before.verb is not None and before.verb.is_a("exceed", "trail", "become")
    if (
        place is None
        or not closed
        or phrase.owner is not None
        or overtaken
        or (phrase.start - before.start > 0 and before.kind == "apposition")
    ):
        return
    measure = ordering(before, slots, phrase)
    for draft in drafts(before, slots, place, phrase, measure, name.entities[0], "name_behind_place", name):
        yield replace(draft, denied=False)


def _closes(clause: Clause, slots: Slots) -> bool:
    """Whether a name in commas is no member of a list: the sentence ends behind it, or goes on with its verb."""
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end]
    return not behind or behind[0].verb is not None or behind[0].kind == "relative"


@needs("subject", "object")
def firm_in_country(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Codelco, Chile's largest copper producer, cut its forecast"; "Shanxi is China's biggest coal producer"."""
    subject, verb = clause.subject, clause.verb
    stands = clause.kind in ("apposition", "parenthesis") if verb is None else verb.is_a("be", "become")
    if (
        subject is None
        or not stands
        or not clause.objects
        or not subject.opaque
        or subject.quantity is not None
    ):
        return
    phrase = clause.objects[0]
    place, owner = single(phrase) if telling(phrase) else None, phrase.owner
    if place is None or place.is_next or owner is None or owner.id is None or not names_holder(phrase):
        return
    measure = ordering(clause, slots, phrase)
    if measure is None or subject.is_measure or subject.facility or subject.entities:
        return
    period, _ = slots.period(clause)
    firm = EntityWords(None, subject.text)
    query = RankQuery(measure, firm, place.low, place.high, owner.id, place.from_bottom, period=period)
    own, denied = slots.sentence.span(place.first, place.after), verb is not None and verb.negated
    reach, named = span(own, phrase, subject), "firm_in_country"
    yield Draft(Kind.RANK, own, reach, query, named, denied, clause.frame, "unknown_entity")


def place_before_name(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Output of copper in top producer Chile fell in 2023"; "the world's second-largest exporter Australia …"."""
    for phrase in clause.nodes:
        title = phrase.title if isinstance(phrase, Phrase) else None
        if title is None or title.place is None or not isinstance(phrase, Phrase) or title.only_place:
            continue
        measure = _measure_of_title(clause, slots, title)
        entity = phrase.owner or (phrase.entities[0] if phrase.entities else None)
        if measure is None or entity is None or title.scope_anaphor or title.owner_anaphor:
            continue
        place = title.place
        if place.is_next:
            continue
        query = RankQuery(
            measure,
            entity,
            place.low,
            place.high,
            title.scope or "WORLD",
            place.from_bottom,
            joint=place.joint,
        )
        anchor = slots.sentence.span(place.first, place.after)
        problem = problem_of(None, entity)
        reach = (title.start, phrase.end)
        yield Draft(Kind.RANK, anchor, reach, query, "place_before_name", problem=problem)


def _measure_of_title(clause: Clause, slots: Slots, title: Phrase) -> MeasureWords | None:
    """What a title's place is in; "top exporter" takes its topic from the clause: "Top exporter Qatar sold … of LNG"."""
    topical = [node for node in clause.nodes if isinstance(node, Phrase) and node.topics]
    measure = slots.measure(clause, title, *([] if title.topics else topical))
    if measure is None or measure.topic is not None:
        return measure
    return measure if slots.topics.get(measure.concept, frozenset()) == {None} else None


MODELS: tuple[Construction, ...] = (apposition_is_place, place_behind_measure)
CONSTRUCTIONS: tuple[Construction, ...] = (
    *MODELS,
    entity_beside_what_it_has,
    firm_in_country,
    place_before_name,
    name_behind_place,
)
