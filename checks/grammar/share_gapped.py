"""Parts in a gap, which go on from the share told before: "… and Zimbabwe 11%", "… and Australia 14". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.part_of_topic import entity_has_part_of_topic
from checks.grammar.parts import Parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_gaps import gap, owned_parts
from checks.grammar.share_measures import nearest_claim_before
from checks.grammar.share_of_told import part_of_told_amount
from checks.grammar.share_with import entity_placed_with_share, entity_with_part
from checks.grammar.sharing import MODELS
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.whole import is_its_own, whole_of
from checks.names import Name
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.carried_units import as_percent
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_BESIDE = (entity_with_part, entity_placed_with_share)
_OF_IT = (("it",), ("them",))
LINKS = ("and", ",", ";", "while", "but", "whereas", "or", "–", "(")


@needs("amount")
def gapped_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 71% of the world's platinum in 2024 and Zimbabwe 11%"."""
    if clause.link not in LINKS and clause.leans_on is not None:
        return
    begins = clause.start == min([each.start for each in slots.sentence.clauses])
    if begins and (not slots.before or _told_in_sentence_before(clause, slots) is None):
        return  # there is no share before it
    clause = replace(
        clause,
        objects=tuple(_in_percent(each) for each in clause.objects),
        adjuncts=tuple((tie, _in_percent(_of_that(each))) for tie, each in clause.adjuncts),
    )
    for who, amount in owned_parts(clause) or filter(None, (gap(clause, slots),)):
        yield from _like_the_share_before(clause, slots, who, amount)


def _in_percent(phrase: Phrase) -> Phrase:
    """ "China has 17% of the world's people and America | four": a bare number, as if it were one of percent."""
    quantity = phrase.quantity
    if quantity is None or phrase.concept or phrase.topics or phrase.opaque:
        return phrase
    return replace(phrase, quantity=as_percent(quantity) or quantity)


def _of_that(phrase: Phrase) -> Phrase:
    """ "…; China, on | a tenth of it": of the whole that was told; "half | of that" is of the share."""
    told = phrase.quantity is not None and phrase.whole is not None and phrase.whole.words in _OF_IT
    return replace(phrase, whole=None, anaphor=None) if told else phrase


def _like_the_share_before(
    clause: Clause, slots: Slots, who: Parts | None, amount: Phrase
) -> Iterator[Draft]:
    model = nearest_claim_before(
        clause, slots, (*MODELS, *_BESIDE, part_of_told_amount, entity_has_part_of_topic), shares=True
    )
    model = model or _told_behind(clause, slots) or _told_in_sentence_before(clause, slots)
    if model is None or not isinstance(model.query, ShareQuery | AggregateQuery):
        return
    if amount.whole is None and _names_another_topic(clause, slots, model, model.query.measure):
        return  # "29% of diatomite output, but ranks third in talc, | with 8%"
    measure: MeasureWords | None = model.query.measure
    said = _told_by(clause.verb)
    if said and not any(model.query.measure.concept in name.ids for name in said):
        return  # "China has half of the reserves; it mines 12 percent"
    comes = clause.verb is not None and clause.verb.lemma == "come"
    if comes and model.query.measure.concept not in english().function["concepts_of_a_bare_topic"]:
        return  # "China burns half of the world's coal, but 12 percent | comes from Mongolia"
    how = {each for name in said for each in name.data.get("qualifiers", "").split()}
    told = set(model.query.measure.qualifiers)
    if how - told - {"mined"}:
        return  # "A tenth of the gold was mined in Russia; China smelted 12 percent"
    if how and told - how and measure is not None:
        measure = replace(
            measure, qualifiers=tuple(how)
        )  # "refines 44% of the world's copper but | mines 8%"
    whole: str | None = model.query.whole
    if amount.whole is not None:
        part_of, same = amount.whole, whole if whole in slots.scopes else None
        goes_on = part_of.owner_anaphor and clause.verb is None and who is not None
        if goes_on:
            part_of = _as_the_whole_before(part_of)
            amount = replace(amount, whole=part_of)
        whole = whole_of(amount, slots)
        whole = same if goes_on and whole is not None else whole
        assert measure is not None
        names = (part_of.concept,) if part_of.concept else slots.vocabulary_concept(measure.concept)
        measure = slots.measure(clause, part_of, names=names)
        if measure is not None and not part_of.concept:
            measure = replace(measure, qualifiers=model.query.measure.qualifiers, concept_carried=True)
    if whole is None:
        return
    who = who or Parts(
        _of(model.query), getattr(model.query, "top", None), getattr(model.query, "all_but", False)
    )
    for draft in share_draft(clause, slots, who, amount, measure, whole, "gapped_part", *clause.objects):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period = query.period if clause.periods else model.query.period
        owned = clause.subject is not None and clause.subject.quantity is not None
        reach = draft.reach if owned else (model.reach[0], draft.reach[1])
        denied = model.denied if clause.verb is None else draft.denied
        yield replace(
            draft, query=replace(query, period=period), reach=reach, denied=denied, frame=model.frame
        )


def _told_by(verb: Verb | None) -> tuple[Name, ...]:
    """What a verb measures; "supplies" and others that may tell of many things measure what was told, if that is one of them."""
    if verb is None or verb.is_a("part_of", "have", "bring_forth", "come", "lie", "be"):
        return ()
    return verb.telling or verb.concepts


def _as_the_whole_before(whole: Phrase) -> Phrase:
    """ "A third of the world's bauxite, and Gabon for a fifth of | its manganese": of the same whole, but not "its own"."""
    return whole if is_its_own(whole) else replace(whole, owner=None, owner_anaphor=False)


def _names_another_topic(clause: Clause, slots: Slots, model: Draft, measure: MeasureWords) -> bool:
    """Whether another topic is named between the share told before and a clause."""
    nodes = (node for node in slots.sentence.nodes if isinstance(node, Phrase) and node.topics)
    between = (node for node in nodes if model.reach[1] <= node.start < clause.start)
    return any(measure.topic not in node.topics for node in between)


def _told_behind(clause: Clause, slots: Slots) -> Draft | None:
    """ "China | (28%) | and Brazil (26%) hold more than half of the world's graphite": of the whole that is told of both."""
    host = clause.subject.entities if clause.kind == "parenthesis" and clause.subject is not None else ()
    behind = [each for each in slots.sentence.clauses if each.start >= clause.end]
    main = next((each for each in behind if each.verb is not None), None)
    if main is None or main.kind != "main" or len(host) != 1:
        return None
    if any(each.verb is not None for each in slots.leading_to(clause)):
        return None
    told = nearest_claim_before(replace(clause, start=main.end), slots, (*MODELS, part_of_told_amount))
    members = told.query.members if told is not None and isinstance(told.query, AggregateQuery) else ()
    return told if any(each.id == host[0].id for each in members) else None


def _told_in_sentence_before(clause: Clause, slots: Slots) -> Draft | None:
    """ "Chile mined 23% of the world's copper. | Peru follows with 11%": the share on which the sentence before ends."""
    last: Draft | None = slots.before[-1] if slots.before else None
    if last is None or not isinstance(last.query, ShareQuery | AggregateQuery):
        return None
    if last.problem is not None or last.denied or slots.here_before(clause):
        return None
    if slots.is_in_percent(last.query.measure):
        return None  # "Japan's debt is 236%, a third of the G7's. | Italy's is 135%": no part
    query = replace(last.query, measure=carried_measure(last.query.measure))
    return replace(last, query=query, reach=(clause.start, clause.end))


def _of(query: ShareQuery | AggregateQuery) -> tuple[EntityWords, ...]:
    return query.parts if isinstance(query, ShareQuery) else query.members


CONSTRUCTIONS: tuple[Construction, ...] = (gapped_part,)
