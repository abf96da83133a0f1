"""Constructions of the kind comparison: one entity's figure against another's. Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar import (
    exceeding,
    exceeding_gapped,
    groups_compared,
    larger_of_two,
    level_with,
    multiples_had,
    sizes_of_countries,
)
from checks.grammar.among import among
from checks.grammar.compared import Compared, compared, only_before_subject, owner_of_less
from checks.grammar.compared_sides import side
from checks.grammar.comparing import About, drafts_of, is_agent_of_another_measure, of_what_is_compared
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.everyone import is_any_other, scope_of_others
from checks.grammar.multiples_of import entity_has_multiple, measure_is_part_of_measure, multiple_of_measure
from checks.grammar.needs import needs
from checks.grammar.nobody_else import only_where
from checks.grammar.ratios import ratio_of, towards
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("verb", word=("than", "as"))
def compared_with_others(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mines six times as much in the way of rare earths as the United States"; "Australia has more rare earths in the ground than Russia"."""
    if clause.verb is None or only_before_subject(clause) or _is_of_a_change(clause):
        return
    if "only" in clause.adverbs and only_where(clause) is not None:
        return  # "Inflation was higher | only in Zimbabwe | than in Argentina"
    told: tuple[MeasureWords | None, EntityWords | None] = (None, None)
    for each in compared(clause):
        measure, entity = _spoken_of(clause, slots, each) or side(clause, slots, each) or (None, None)
        if _says_no_more(each) and (measure is None or _is_without_topic_of(measure, told[0])):
            measure, entity = told  # "half as much in remittances as India and | twice as much as Egypt"
        if measure is not None:
            told = (measure, entity)
            period, problem = slots.period(clause)
            about = About(measure, entity or EntityWords(None), period, problem, clause.frame)
            yield from drafts_of(clause, slots, each, about, "compared_with_others", clause.subject)


def _is_of_a_change(clause: Clause) -> bool:
    """ "Output fell by 100 tons, | more than Peru produces": by how much it fell is compared, and not what there was."""
    before, verb = clause.leans_on, clause.verb
    if before is None or before.verb is None or verb is None:
        return False
    if not any(node.text in ("than", "as") and node.end <= verb.start for node in clause.nodes):
        return False
    if not before.verb.is_a("rise", "fall", "lift", "lower") or before.adjunct("to") is not None:
        return False
    amount = before.adjunct("by") or next(iter(before.objects), None)
    return amount is not None and amount.quantity is not None


def _spoken_of(
    clause: Clause, slots: Slots, each: Compared
) -> tuple[MeasureWords | None, EntityWords | None] | None:
    """What was compared before, for "Brazil has four-fifths as many as America": a verb that says nothing by itself."""
    verb, before = clause.verb, clause.leans_on or _joined_by_semicolon(clause, slots)
    if verb is None or before is None or before.verb is None or not _says_no_more(each):
        return None
    if not (verb.is_a("have") or verb.lemma == before.verb.lemma):
        return None
    found = [d.query for d in compared_with_others(before, slots) if isinstance(d.query, ComparisonQuery)]
    entity = slots.entity(clause, clause.subject)
    return (found[0].measure, entity) if len(found) == 1 and entity is not None else None


def _joined_by_semicolon(clause: Clause, slots: Slots) -> Clause | None:
    """ "Argentina produced less lithium than Zimbabwe; | Brazil produced less than Argentina"."""
    behind = [other for other in slots.sentence.clauses if other.end <= clause.start]
    return behind[-1] if behind and clause.link == ";" else None


def _says_no_more(each: Compared) -> bool:
    """Whether a comparison names nothing that is compared: "twice as much as", "8,000 tons less than"."""
    return not any(phrase.concept or phrase.topics or phrase.adjective for phrase in each.named)


def _is_without_topic_of(measure: MeasureWords, told: MeasureWords | None) -> bool:
    same = told is not None and measure.concept == told.concept
    return same and told is not None and measure.topic is None and told.topic is not None


@needs("object", kind=("fragment",), word=("than", "as"))
def gapped_comparison(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India has 1.2 million tons more rare earths than Australia, and Russia 1.9 million tons less than Australia"."""
    if (
        clause.kind != "fragment"
        or clause.link not in ("and", ",", ";", "but", "while")
        or not clause.objects
    ):
        return
    named = clause.objects[0]
    owner = owner_of_less(named)
    found = [each for each in compared(clause) if owner is not None or each.start >= named.end]
    if found and named.negated:
        yield from _nobody_gapped(clause, slots, found[0], named)
    if not (named.is_entity or owner is not None or named.elliptic) or not found or "only" in clause.adverbs:
        return
    before = [each for each in slots.leaned_on(clause) if each is not clause]
    model = next((d for each in before for d in compared_with_others(each, slots)), None)
    entity = owner or (slots.owner(clause, named) if named.elliptic else slots.entity(clause, named))
    if entity is None:
        return
    if model is not None and isinstance(model.query, ComparisonQuery | OrderQuery):
        about = About(model.query.measure, entity, model.query.period, model.problem, model.frame)
        reach = model.reach
    else:
        measure = _done_before(before, slots)
        if measure is None:
            return
        about = About(measure, entity, *slots.period(clause), clause.frame)
        reach = (named.start, named.end)
    told = of_what_is_compared(about.measure, found[0], slots)
    if told is None or any(is_agent_of_another_measure(phrase, told) for phrase in found[0].named):
        return
    about = replace(about, measure=told)
    if is_any_other(found[0].other, clause) and found[0].amount is None and found[0].direction != "equal":
        low, first = found[0].direction == "less", entity  # "…, and Sudan more than any other country"
        scope = scope_of_others(found[0].other, slots) or "WORLD"
        query = RankQuery(about.measure, first, 1, 1, scope, low, strict=True, period=about.period)
        anchor, frame = (named.start, found[0].end), about.frame
        problem = about.problem_with((first,))
        yield Draft(
            Kind.RANK, anchor, (reach[0], anchor[1]), query, "gapped_comparison", False, frame, problem
        )
        return
    for draft in drafts_of(clause, slots, found[0], about, "gapped_comparison", named):
        yield replace(draft, anchor=(named.start, draft.anchor[1]), reach=(reach[0], draft.reach[1]))


def _nobody_gapped(clause: Clause, slots: Slots, each: Compared, nobody: Phrase) -> Iterator[Draft]:
    """ "No country in Asia mines more tin than China, and no country in Africa | more than the Democratic Republic of Congo"."""
    before = [other for other in slots.leaned_on(clause) if other is not clause]
    measure, first = _done_before(before, slots), each.other.entities
    words = english().function
    country = nobody.head in words["country_nouns"] or nobody.words[-1] in words["nobody"]
    if (
        measure is None
        or not country
        or len(first) != 1
        or each.amount is not None
        or clause.verb is not None
    ):
        return
    scope, (period, problem) = (
        nobody.scope or among(clause, slots, nobody, holder=first[0]),
        slots.period(clause),
    )
    if scope is None:
        return
    low = each.direction == "less"
    query = RankQuery(measure, first[0], 1, 1, scope, low, strict=True, period=period)
    anchor, frame = (nobody.start, each.end), clause.frame
    problem = problem_of(problem, first[0])
    yield Draft(Kind.RANK, anchor, anchor, query, "gapped_comparison", False, frame, problem)


def _done_before(before: list[Clause], slots: Slots) -> MeasureWords | None:
    """What a clause before says that its subject does: "Britain generated less electricity …, and Germany less than …"."""
    for each in before:
        verb = each.verb
        done = [] if verb is None else [name for name in verb.concepts if not name.data.get("generic")]
        topics = [phrase for phrase in each.objects if phrase.is_only_topic or phrase.topics]
        if done and topics:
            return slots.measure(each, topics[0], names=tuple(done))
    return None


def _is_bare_part(phrase: Phrase) -> bool:
    """ "Less than a twentieth", but neither "a tenth of India's" nor "a third lower"."""
    part = phrase.quantity is not None and phrase.quantity.kind == "part"
    return part and phrase.whole is None and phrase.owner is None and phrase.comparative is None


def _opens_with_its_owner(phrase: Phrase) -> bool:
    return phrase.owner is not None and phrase.text.lower().startswith(phrase.owner.words.lower())


@needs("no verb")
def gapped_multiple(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Pakistan has one and a half times the population of Bangladesh, and Nigeria twice that of Ethiopia".

    "Turkey's feldspar output is four times Italy's, and Iran's half of India's".
    """
    phrases = (*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie == "of"))
    if clause.verb is not None or clause.kind != "fragment" or len(phrases) not in (1, 2, 3):
        return
    if len(phrases) == 2 and phrases[0].elliptic and _is_bare_part(phrases[1]):
        phrases = (replace(phrases[1], owner=phrases[0].owner),)  # "…; Canada's, | less than a tenth"
    named, multiple = phrases[0], phrases[-2:][0]
    other = phrases[-1] if phrases[1:] else None  # "…, and China's just over half": of the same
    quantity, own = multiple.quantity, named.is_entity or multiple.owner is not None
    if not own or quantity is None or quantity.kind not in ("multiple", "part") or multiple.is_measure:
        return
    if other is not None and not (other.elliptic or other.anaphor == "measure"):
        return
    if other is None and len(clause.objects) == 1 and not _opens_with_its_owner(multiple):
        return  # "…, but less than a quarter of China's total"
    before = [each for each in slots.leaned_on(clause) if each is not clause]
    rules = (entity_has_multiple, multiple_of_measure, measure_is_part_of_measure, compared_with_others)
    model = next((draft for each in before for rule in rules for draft in rule(each, slots)), None)
    entity = multiple.owner or slots.entity(clause, named)
    same = model.query.others if model is not None and isinstance(model.query, ComparisonQuery) else ()
    against = slots.owners(clause, other) if other is not None else same
    if model is None or not isinstance(model.query, ComparisonQuery) or entity is None or len(against) != 1:
        return
    before_it = model.query.ratio
    alike = before_it is not None and (before_it.value or 0) < 1 and quantity.kind == "part"
    if other is None and not (alike and multiple.comparative is None):
        return  # "…, four times Italy's; Iran's, | half": of whose?
    ratio = ratio_of(quantity)
    direction = towards(ratio)
    told = model.query
    query = ComparisonQuery(told.measure, entity, against, direction, ratio, period=told.period)
    problem = problem_of(model.problem, entity, against[0])
    anchor = (multiple.start, phrases[-1].end)
    reach = (model.reach[0], phrases[-1].end)
    yield Draft(Kind.COMPARISON, anchor, reach, query, "gapped_multiple", model.denied, model.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (
    entity_has_multiple,
    compared_with_others,
    *exceeding.CONSTRUCTIONS,
    *exceeding_gapped.CONSTRUCTIONS,
    *groups_compared.CONSTRUCTIONS,
    *multiples_had.CONSTRUCTIONS,
    *sizes_of_countries.CONSTRUCTIONS,
    *larger_of_two.CONSTRUCTIONS,
    *level_with.CONSTRUCTIONS,
    gapped_comparison,
    gapped_multiple,
    measure_is_part_of_measure,
    multiple_of_measure,
)
