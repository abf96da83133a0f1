"""Several that were named before and are taken together: "the two", "these five countries", "the trio"."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_POINTING = ("the", "these", "those")


def told_several(clause: Clause, phrase: Phrase, slots: Slots) -> tuple[EntityWords, ...]:
    """Those for whom "the two" or "these five countries" stands: so many were just named; empty where it is unsure who."""
    if phrase.companions:
        return _with_companions(clause, phrase, slots)
    if phrase.words == ("they",):
        acting = clause.leans_on.subject if clause.leans_on is not None else None
        if clause.leans_on is None:
            together = not english().function["taken_together"].isdisjoint(slots.sentence.adverbs_of(clause))
            return _summed_before(slots) or (
                all_before(clause, slots) or _compared_before(slots) if together else ()
            )
        return acting.entities if acting is not None and len(acting.entities) > 1 else ()
    number = _number(phrase)
    if number is None:
        return ()
    here = [
        node.entities
        for node in slots.sentence.nodes
        if isinstance(node, Phrase) and node.end <= phrase.start and len(node.entities) > 1
    ]
    if here and len(here[-1]) == number:
        return here[-1]
    one_by_one = slots.named_here(phrase.start)  # "Chile's 5.3 million … Congo and … in Peru; the three"
    if here or one_by_one:
        return tuple(one_by_one.values()) if len(one_by_one) == number else ()
    for draft in reversed(slots.before):
        query = draft.query
        if isinstance(query, AggregateQuery | OrderQuery) and draft.problem is None:
            members = query.members if isinstance(query, AggregateQuery) else query.listed
            if len(members) == number:
                return members
    named = {draft.query.entity.id: draft.query.entity for draft in slots.before if _is_of_one(draft.query)}
    spoken = tuple(each for each in slots.sentence.context.entities if each.id not in slots.scopes)
    if len(spoken) == number:
        return spoken
    if len(spoken) == 1 and len(each_told := slots.sentence.context.one_by_one) == number:
        return each_told
    return tuple(named.values()) if len(named) == number else ()


def _with_companions(clause: Clause, phrase: Phrase, slots: Slots) -> tuple[EntityWords, ...]:
    """ "Together with Peru, | it | mined 7.9 million": who was told of before, and those it goes with."""
    beside = {each.id for each in phrase.companions}
    told, actors = slots.entity(clause, replace(phrase, companions=())), slots.sentence.context.actors
    if told is not None and told.id in beside:
        told = actors[0] if len(actors) == 1 else None
    known = told is not None and told.id is not None and told.id not in beside and told.id not in slots.scopes
    return (told, *phrase.companions) if known and told is not None else ()


def _summed_before(slots: Slots) -> tuple[EntityWords, ...]:
    """ "The two countries dug 67,000 tons between them. | They …": those of whom alone the sentence before tells."""
    told = [draft.query for draft in slots.before]
    members = {query.members for query in told if isinstance(query, AggregateQuery)}
    only = len(members) == 1 and all(isinstance(query, AggregateQuery) for query in told)
    return next(iter(members)) if only else ()


def _compared_before(slots: Slots) -> tuple[EntityWords, ...]:
    """ "Peru mined less than the DRC. | Together they | …": all whom the claims of the sentence before set against each other."""
    told: dict[str | None, EntityWords] = {}
    for draft in slots.before:
        whose = getattr(draft.query, "entity", None)
        others = getattr(draft.query, "others", ())
        told.update({each.id: each for each in (whose, *others) if each is not None})
    named = {each.id for each in slots.sentence.context.entities}
    whole = len(told) > 1 and None not in told and set(told) == named
    return tuple(told.values()) if whole and all(draft.problem is None for draft in slots.before) else ()


def all_before(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """ "Chile and Peru are copper giants. | Together they | mined 7.9 million tons": all whom the sentence before names, if they act, or whom those before tell of one by one."""
    context = slots.sentence.context
    if slots.named_here(clause.start):
        return ()
    acting = context.actors
    if len(context.entities) == 1:
        each_told = context.one_by_one
        return each_told if len(each_told) > 1 else ()
    all_of_them = len(acting) > 1 and context.entities == acting and context.alone and not context.scopes
    return acting if all_of_them and all(each.id is not None for each in acting) else ()


def _is_of_one(query: object) -> bool:
    entity = getattr(query, "entity", None)
    return isinstance(entity, EntityWords) and entity.id is not None


def _number(phrase: Phrase) -> int | None:
    """How many "the two", "those three nations" or "the trio" are; None where the words say more, or no number."""
    words = english().function
    if (
        not phrase.words
        or phrase.words[0] not in _POINTING
        or phrase.owner is not None
        or phrase.place is not None
    ):
        return None
    rest = phrase.words[1:]
    if len(rest) == 1 and (many := english().groups_by_number.get(rest[0])):
        return many
    quantity = phrase.quantity
    if quantity is None or quantity.kind != "count" or quantity.stated.value is None:
        return None
    nouns = words["country_nouns"] | words["member_nouns"] | words["relational_nouns"] | words["several_told"]
    lying = int(phrase.scope is not None or bool(phrase.entities))  # "the two | African | countries"
    bare = len(rest) == 1 or (len(rest) == 2 + lying and rest[-1] in nouns)
    return int(quantity.stated.value) if bare and 1 < quantity.stated.value < 20 else None
