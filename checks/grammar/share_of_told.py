"""Parts of an amount that was told before, or is told beside them: "76% of it in the DRC", "half of that". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar import aggregate, value
from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.part_of_whole import nationality
from checks.grammar.parts import Parts, parts
from checks.grammar.share_by_name import sharer
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of, nearest_claim_before
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.whole import TOLD, ends_clause, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, ChangeQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_WHENCE = ("from", "out of", "in", "by", "at", "on", "with")


def is_part_of_told(phrase: Phrase | None) -> bool:
    """Whether a phrase is a part of what was told: "76% of it", "half of that"."""
    if phrase is None or phrase.quantity is None or not phrase.quantity.is_fraction:
        return False
    whole = phrase.whole
    told = whole is not None and (whole.words in TOLD or is_that_there(whole))
    return told and phrase.comparative is None and not phrase.share


def is_that_there(whole: Phrase) -> bool:
    """ "76% of | that in the DRC": what was told, and where; or somebody else's figure, where it was told of one."""
    at = whole.text.lower().startswith(("that in ", "that at ", "that on "))
    return at and whole.owner is not None and whole.anaphor == "measure"


@needs("percentage")
def part_of_told_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The world mined 290,000 tons of cobalt in 2024, 76% of it in the DRC"; "…, of which 98% came from China"; "… half of that"."""
    part = _part_told(clause) or _bare_part(clause, slots)
    if part is None:
        return
    rules = (*value.CONSTRUCTIONS, *aggregate.CONSTRUCTIONS)
    model = nearest_claim_before(clause, slots, rules) or slots.value_before() or _sum_before(slots)
    who = _whose(clause, slots, part) if model is not None and model.problem is None else None
    if who is None or model is None or not isinstance(model.query, ValueQuery | AggregateQuery):
        return
    if _does_something_else(clause, part, model.query.measure):
        return  # "the US | consumes | 15% of that"
    told, so_many, whole = model.query, None, ""
    if isinstance(told, AggregateQuery):
        so_many, whole = (told.top, told.whole) if _is_of_all(model) else (None, "")
    elif told.entity.id in slots.scopes:
        whole = told.entity.id or ""
    if not whole:
        return  # "Chile mined 5.3 million tons, a third of it in Antofagasta"
    measure = carried_measure(told.measure)
    name = "part_of_told_amount"
    for draft in share_draft(clause, slots, who, part, measure, whole, name):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        if so_many is not None and not isinstance(query, ShareQuery):
            return
        period = query.period if clause.periods else told.period
        query = replace(query, period=period)
        yield replace(
            draft, query=replace(query, so_many=so_many) if isinstance(query, ShareQuery) else query
        )


def _does_something_else(clause: Clause, part: Phrase, measure: MeasureWords) -> bool:
    """Whether what a clause says to be done with a part is no act of the measure that was told."""
    verb = clause.verb
    if verb is None or part is clause.subject or verb.is_a("part_of", "bring_forth"):
        return False
    return bool(verb.concepts) and all(measure.concept not in name.ids for name in verb.concepts)


@needs("subject", "active", "object", "percentage")
def others_part_of_told_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 38% of the world's palladium in 2024. Russia dug 39% of it"."""
    verb, subject, part = clause.verb, clause.subject, clause.objects[0] if clause.objects else None
    told = [draft for draft in slots.before if not draft.is_open]
    query = told[0].query if len(told) == 1 and told[0].problem in (None, "unknown_entity") else None
    if verb is None or part is None or not is_part_of_told(part) or not isinstance(query, ShareQuery):
        return
    entity = slots.entity(clause, subject)
    same = any(query.measure.concept in name.ids for name in verb.telling)
    how = {each for name in verb.telling for each in name.data.get("qualifiers", "").split()}
    same = same and not how - {"mined"} - set(query.measure.qualifiers)
    if not same or entity is None or entity.id in (None, *(each.id for each in query.parts)):
        return  # "… | bought half of it"
    measure, name = carried_measure(query.measure), "others_part_of_told_whole"
    whole = query.whole if query.whole in slots.scopes else None
    for draft in share_draft(clause, slots, Parts((entity,)), part, measure, whole, name) if whole else ():
        dated = bool(clause.periods)
        assert isinstance(draft.query, ShareQuery)
        period = draft.query.period if dated else query.period
        yield replace(draft, query=replace(draft.query, period=period))


def _is_of_all(draft: Draft) -> bool:
    """ "The five cities together recorded 1,200 fires": the sum of all that a table lists."""
    query = draft.query
    return isinstance(query, AggregateQuery) and query.how == "sum" and query.all_of


def _sum_before(slots: Slots) -> Draft | None:
    """The sum of all that a table lists, where it is what the sentence before tells last."""
    last: Draft | None = slots.before[-1] if slots.before else None
    return last if last is not None and _is_of_all(last) else None


def _bare_part(clause: Clause, slots: Slots) -> Phrase | None:
    """ "Global coal output was 9.2bn tonnes. China accounted for | more than half |": of what was told, unless it is said to have grown."""
    verb, part = clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    if verb is None or part is None or not verb.is_a("part_of") or verb.passive or clause.adjuncts:
        return None
    quantity = part.quantity
    if quantity is None or not quantity.is_fraction or part.whole is not None or part.share:
        return None
    if not part.is_bare or part.concept is not None or part.opaque:
        return None  # "76% of exports" is of another thing
    lead = [each for each in slots.leading_to(clause) if not (each.only_adverbs or _points_back(each))]
    if len(lead) > 1 or (lead and not _tells_amount(lead[0])):
        return None  # "Of exports, | the DRC accounted for 76%"; "Refining is done elsewhere, and | …"
    grown = any(isinstance(draft.query, ChangeQuery) for draft in slots.earlier(clause))
    return part if not grown and part.comparative is None else None


def _points_back(clause: Clause) -> bool:
    """ "Of this, | the DRC accounted for 76%"."""
    alone = clause.verb is None and not clause.objects
    return alone and all(tie == "of" and phrase.words in TOLD for tie, phrase in clause.adjuncts)


def _tells_amount(clause: Clause) -> bool:
    """ "The world mined 290,000 tons of cobalt | ; the DRC accounted for 76%"."""
    amounts = (node.quantity for node in clause.nodes if isinstance(node, Phrase))
    return clause.verb is not None and any(each is not None and each.kind != "percent" for each in amounts)


def _part_told(clause: Clause) -> Phrase | None:
    """The part of what was told that a clause speaks of; in one with "of which" it stands without a whole."""
    candidates = [clause.subject, *clause.objects[:1]]
    part = next((phrase for phrase in candidates if is_part_of_told(phrase)), None)
    if part is not None or clause.opener != "which" or clause.leans_on is None:
        return part
    opened = clause.leans_on.nodes[-1] if clause.leans_on.nodes else None
    return next(
        (
            phrase
            for phrase in candidates
            if phrase is not None
            and isinstance(opened, Item)
            and opened.text == "of"
            and phrase.quantity is not None
            and phrase.quantity.is_fraction
            and phrase.whole is None
        ),
        None,
    )


def _whose(clause: Clause, slots: Slots, part: Phrase) -> Parts | None:
    """Whose part it is: who accounts for it, where it comes from, or whose it is by name: "98% of it Chinese"."""
    verb, there = clause.verb, part.whole
    if there is not None and is_that_there(there) and there.owner is not None:
        return Parts((there.owner,)) if verb is None and not clause.adjuncts else None
    if verb is not None and part is not clause.subject:
        brings = verb.is_a("part_of", "bring_forth") or bool(verb.concepts)
        return parts(clause, clause.subject, slots) if brings and not verb.passive else None
    if verb is None and len(clause.adjuncts) > 1:
        return None  # "76% of it as a by-product in the DRC"
    where = clause.adjunct(*_WHENCE)
    if verb is not None and verb.is_a("be") and not verb.passive and where is None:
        return nationality(clause)
    if verb is not None and not (verb.is_a("come", "lie", "be") or verb.passive):
        return None
    if where is not None:
        return parts(clause, where, slots)
    given = clause.objects[1] if len(clause.objects) == 2 else None
    people = given.nationality if given is not None and not given.topics and given.quantity is None else None
    return Parts((people,)) if people is not None else None


@needs("subject", "active", verb=("be", "value", "part_of"))
def told_amount_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 1.3 million tons of zinc in 2024. That's about a tenth of the world's total": what was told is a part."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "value", "part_of") or verb.passive:
        return
    told = slots.spoken(subject) if subject.anaphor == "measure" else None
    part = clause.objects[0] if len(clause.objects) == 1 else None
    if told is None or part is None or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    whole, said = whole_of(part, slots), part.whole
    if whole is None or said is None or said.topics not in ((), (told.measure.topic,)):
        return
    if said.concept is not None and told.measure.concept not in said.concept.ids:
        return
    measure, who = replace(told.measure, concept_carried=True), Parts((told.entity,))
    for draft in share_draft(clause, slots, who, part, measure, whole, "told_amount_is_part"):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        yield replace(draft, query=replace(query, period=query.period if clause.periods else told.period))


@needs("subject", "verb", "part of a whole")
def share_of_told(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The world mined 81,000 tons of tungsten in 2024. China's share of that came to 83%"."""
    share, verb = clause.subject, clause.verb
    if (
        share is None
        or verb is None
        or not share.share
        or share.whole is None
        or share.whole.words not in TOLD
    ):
        return
    amount = (
        clause.objects[0]
        if len(clause.objects) == 1 and verb.is_a("be", "value")
        else clause.adjunct("at", "to")
    )
    model, who = slots.value_before(), sharer(clause, slots, share)
    if amount is None or model is None or who is None or model.query.entity.id not in slots.scopes:
        return
    told, stated = model.query, replace(amount, whole=share.whole)
    measure = carried_measure(told.measure)
    whole, name = told.entity.id or "", "share_of_told"
    for draft in share_draft(clause, slots, who, stated, measure, whole, name, share):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        yield replace(draft, query=replace(query, period=query.period if clause.periods else told.period))


@needs("part of a whole")
def world_amount_as_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkey accounts for a quarter of the world's 9.5 million tons of feldspar": what the world's amount is said to be."""
    for part in (node for node in clause.nodes if isinstance(node, Phrase)):
        whole = part.whole
        if whole is None or whole.quantity is None or part.quantity is None or whole.scope is None:
            continue
        if whole.opaque or whole.owner is not None or whole.place is not None:
            continue
        if whole.anaphor == "measure" and clause.verb is None:
            continue  # "140,000 tons, a fifth of the global total of 640,000": of what the amount before is one of
        measure = measure_of(clause, slots, part, clause.verb)
        world = EntityWords(whole.scope, whole.text)
        yield from value_draft(
            clause, slots, measure, world, replace(whole, whole=None), "world_amount_as_whole"
        )


CONSTRUCTIONS: tuple[Construction, ...] = (
    part_of_told_amount,
    others_part_of_told_whole,
    told_amount_is_part,
    share_of_told,
    world_amount_as_whole,
)
