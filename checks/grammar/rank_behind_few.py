"""Places told by how many have more: "Only two countries have more people than the United States". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.counted import number_of
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.elliptic import comparative_alone, says_the_same
from checks.grammar.needs import needs
from checks.grammar.ordering import comparative, ordering
from checks.grammar.rank_alone import behind_than
from checks.grammar.scopes_said import scope_of
from checks.grammar.slots import Slots
from checks.grammar.told_before import time_like, told_before
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "verb", word=("than",), said=("only", "just"))
def only_so_many_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only two countries have more people than the United States": the third place."""
    subject, verb, than = clause.subject, clause.verb, behind_than(clause, "than")
    only = {"only", "just"} & {*clause.adverbs} or (
        subject is not None and subject.text.lower().startswith(("only", "just"))
    )
    if subject is None or verb is None or than is None or not only or verb.negated:
        return
    number = number_of(clause, subject)
    country = subject.head in english().function["country_nouns"] and subject.place is None
    compared = comparative(clause)
    if number is None or number.value is None or number.approximator or not country or compared is None:
        return
    phrase = clause.objects[0] if clause.objects and clause.objects[0] is not than else None
    names = (phrase.concept,) if phrase is not None and phrase.concept is not None else verb.concepts
    owners = slots.owners(clause, than) if than.is_entity or than.elliptic or than.owner else ()
    measure = slots.measure(clause, phrase or subject, names=names) if names and len(owners) == 1 else None
    if measure is None:
        return
    period, problem = slots.period(clause)
    place = int(number.value) + 1
    scope = subject.scope or "WORLD"
    query = RankQuery(
        measure, owners[0], place, place, scope, compared == "less", period=period, by_value=True
    )
    anchor = (clause.start, than.end)
    problem = problem_of(problem, owners[0])
    named = _named_behind_mark(slots, than)
    if len(named) == number.value:
        query = replace(query, listed=named)  # "…: Iran"
    yield Draft(Kind.RANK, anchor, anchor, query, "only_so_many_more", False, clause.frame, problem)


def _named_behind_mark(slots: Slots, than: Phrase) -> tuple[EntityWords, ...]:
    """Who is named behind the next mark: "Only one country hosts more than Turkey: | Iran", "… behind only two in output, | …"."""
    behind = [node for node in slots.sentence.nodes if node.start >= than.end]
    at = next((at for at, node in enumerate(behind) if isinstance(node, Item) and node.kind == "mark"), -1)
    if (
        at < 0
        or behind[at].text not in (":", "–", "-", ",")
        or any(isinstance(n, Item) and n.is_verb for n in behind[:at])
    ):
        return ()
    behind = behind[at:]
    return tuple(
        each for node in behind if isinstance(node, Phrase) and node.is_entity for each in node.entities
    )


@needs("subject", "active", said=("only", "just"))
def only_so_many_have_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mines 2.6 million tons of copper; only two countries (in the world) mine more": the third place, in what was told."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or verb.passive:
        return
    scopes = [scope_of(phrase, slots) for _, phrase in clause.adjuncts]
    scopes += [subject.scope] if subject.scope is not None else []
    among = scopes[0] if scopes else "WORLD"
    if among is None or len(scopes) > 1:
        return
    only = {"only", "just"} & {*clause.adverbs} or subject.text.lower().startswith(("only", "just"))
    number = number_of(clause, subject) if only else None
    country = subject.head in english().function["country_nouns"] and subject.place is None
    compared = comparative_alone(clause, slots) if number is not None and country else None
    if number is None or number.value is None or number.approximator or compared is None:
        return
    told = told_before(clause, slots)
    if told is None or not says_the_same(clause, told) or told.entity.id is None:
        return
    place, low = int(number.value) + 1, compared == "less"
    period, problem = time_like(clause, slots, told)
    query = RankQuery(told.measure, told.entity, place, place, among, low, period=period, by_value=True)
    anchor, named = (clause.start, clause.tail[-1].end), "only_so_many_have_more"
    yield Draft(Kind.RANK, anchor, anchor, query, named, frame=clause.frame, problem=problem)


@needs("subject", "verb", "active", said=("only", "just"))
def behind_only_so_many(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru is behind only two countries in copper output, Chile and the DRC"; "Peru trails just two countries in copper mining"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or verb.passive:
        return
    trailing = verb.is_a("trail") and bool(clause.objects)
    others = clause.objects[0] if trailing else clause.adjunct("behind")
    if others is None or others.place is not None or others.head not in english().function["country_nouns"]:
        return
    number = number_of(clause, others)
    only = {"only", "just"} & {*clause.adverbs} or others.text.lower().startswith(("only", "just"))
    if not only or number is None or number.value is None or number.approximator:
        return
    entity, measure = slots.entity(clause, subject), ordering(clause, slots, others)
    if entity is None or measure is None:
        return
    period, problem = slots.period(clause)
    place = int(number.value) + 1
    among = others.scope or "WORLD"
    query = RankQuery(measure, entity, place, place, among, period=period, by_value=True)
    named = _named_behind_mark(slots, others)
    query = replace(query, listed=named) if len(named) == number.value else query
    anchor = (verb.start, max(others.end, clause.end))
    problem = problem or ("unknown_entity" if entity.id is None else None)
    yield Draft(Kind.RANK, anchor, anchor, query, "behind_only_so_many", False, clause.frame, problem)


RULES: tuple[Construction, ...] = (only_so_many_have_more,)
CONSTRUCTIONS: tuple[Construction, ...] = (only_so_many_more, behind_only_so_many)
