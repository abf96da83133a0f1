"""Parts tied to whoever has them: "with 70% of world output, South Africa …", "is the largest with 23% of output". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar import rank
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts import host_of
from checks.grammar.measures_around import measure_around
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, parts, plain_part
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of
from checks.grammar.slots import Slots
from checks.grammar.whole import ends_clause, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, RankQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_CHIEFLY = frozenset(
    "in and , above all mainly mostly chiefly largely primarily principally predominantly".split()
)


@needs("adjunct", "part of a whole")
def entity_with_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "With 70% of world platinum output, South Africa dominates the market"; "Chile, with 23% of copper output, …"."""
    verb = clause.verb
    holder = _is_first(clause)
    placed = holder is not None or (verb is not None and verb.is_a("lead", "rank") and not verb.passive)
    inside = placed and clause.kind != "relative"
    if not inside and (verb is not None or clause.objects or len(clause.adjuncts) != 1):
        return
    tie, part = clause.adjuncts[-1] if clause.adjuncts else ("", None)
    if (
        part is None
        or tie not in ("with", "at")
        or not is_share(part, slots)
        or not ends_clause(clause, slots, part)
    ):
        return
    host = clause if inside else host_of(clause, slots) if clause.link in ("", ",", "(", "and") else None
    whole = whole_of(part, slots)
    if host is None or whole is None:
        return
    holder = holder or host.subject
    who = parts(host, holder, slots)
    measure = _measure_beside(host, slots, part)
    for draft in share_draft(clause, slots, who, part, measure, whole, "entity_with_part", holder):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period, problem = slots.period(host) if query.period.year is None else (query.period, None)
        yield replace(draft, query=replace(query, period=period), problem=draft.problem or problem)


@needs("adjunct", "percentage")
def entity_placed_with_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Indonesia is the largest nickel producer, with a 59% share"; "China leads the world in tin mining with a 23 percent share"."""
    from checks.grammar import rank  # which asks for shares itself

    part = clause.adjuncts[-1][1] if clause.adjuncts and clause.adjuncts[-1][0] == "with" else None
    beside = clause.verb is None and not clause.objects and len(clause.adjuncts) == 1 and clause.link == ","
    host = clause.leans_on if beside else clause
    if part is None or host is None or host.verb is None or not _is_bare_share(part):
        return
    told = [draft for draft in rank.places_told(host, slots) if isinstance(draft.query, RankQuery)]
    query = told[0].query if len(told) == 1 and told[0].problem is None and not told[0].denied else None
    if not isinstance(query, RankQuery) or slots.is_in_percent(query.measure) or query.measure.topic is None:
        return
    if query.from_bottom or query.moved or not ends_clause(clause, slots, part):
        return  # "with a 59% share | a decade from now"
    who, name = Parts((query.entity,)), "entity_placed_with_share"
    for draft in share_draft(clause, slots, who, part, query.measure, query.among, name, host.subject):
        assert isinstance(draft.query, ShareQuery | AggregateQuery)
        yield replace(draft, query=replace(draft.query, period=query.period), frame=host.frame)


def _is_bare_share(part: Phrase) -> bool:
    """ "A 59% share", of what is not said."""
    quantity, owned = part.quantity, part.owner or part.owner_anaphor or part.scope
    told = quantity is not None and quantity.kind in ("percent", "part") and part.share
    return told and part.whole is None and not (owned or part.opaque or part.topics)


def _is_first(clause: Clause) -> Phrase | None:
    """ "Chile | is the largest copper producer with 23% of output", "the largest is | Chile | with 23%": who is placed."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "become") or len(clause.objects) != 1:
        return None
    named, place = (clause.objects[0], subject) if subject.place is not None else (subject, clause.objects[0])
    return named if place.place is not None and named.place is None and named.is_one_entity else None


def _measure_beside(host: Clause, slots: Slots, part: Phrase) -> MeasureWords | None:
    """The measure of a part that a clause's own phrases may complete: "70% of world output" beside "platinum"."""
    whole = part.whole
    if whole is None:
        return None
    beside = [node for node in host.nodes if isinstance(node, Phrase)]
    if whole.concept is None and not whole.topics:
        named = [phrase for phrase in beside if phrase.concept is not None or phrase.agent is not None]
        return slots.measure(host, named[0]) if len(named) == 1 else None
    return measure_of(host, slots, part, None, *beside)


@needs("no verb", "object", "percentage", kind=("parenthesis",))
def member_has_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The biggest producers of zinc are China (33%), Peru (11%) and Australia (9%)"; "most zinc comes from China (33%) …"."""
    member, part = clause.subject, clause.objects[0] if len(clause.objects) == 1 else None
    if member is None or part is None or clause.adjuncts or not member.is_one_entity or not plain_part(part):
        return
    about = measure_around(clause, slots) or _coming(slots) if _tells_who_brings_it_forth(slots) else None
    if about is None or slots.is_in_percent(about[0]) or about[0].topic is None:
        return
    measure, period = about
    unsure = any(slots.period(each)[1] for each in slots.sentence.clauses if each.verb is not None)
    if unsure or _is_denied(clause):
        return  # "last century were Chile (23%) and …"
    for draft in share_draft(
        clause, slots, Parts(member.entities), part, measure, "WORLD", "member_has_part", member
    ):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        yield draft if query.period.year is not None else replace(draft, query=replace(query, period=period))


@needs("no verb", "object", "part of a whole")
def part_beside_name(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru (11% of world zinc output) is …"; "Peru: 11% of world zinc output"."""
    part, label = clause.objects[0] if len(clause.objects) == 1 else None, clause.leans_on
    if part is None or clause.adjuncts or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    if _is_denied(clause):
        return
    named = clause.subject if clause.kind == "parenthesis" else None
    if clause.link == ":" and label is not None and label.verb is None and len(label.nodes) == 1:
        named = label.objects[0] if label.objects else None
    whole = whole_of(part, slots)
    held = _held(named, clause, slots) if named is not None and whole is not None else None
    if named is None or whole is None or held is None:
        return
    holders, told = held
    bare = part.whole is not None and part.whole.concept is None and not part.whole.topics
    measure = told if bare else measure_of(clause, slots, part, None)  # "(31% of the total)"
    yield from share_draft(clause, slots, Parts(holders), part, measure, whole, "part_beside_name", named)


def _held(
    named: Phrase, clause: Clause, slots: Slots
) -> tuple[tuple[EntityWords, ...], MeasureWords | None] | None:
    """Who is named, or holds the place that is, and of what that is: "Peru", "China is | the leading producer | (23% of world output)"."""
    if named.is_one_entity:
        about = measure_around(clause, slots)
        return named.entities, about[0] if about is not None else None
    if named.place is None or named.only_place or named.place.several:
        return None
    around = (each for each in slots.sentence.clauses if each.kind != "parenthesis" and named in each.nodes)
    told = (draft for each in around for draft in rank.places_told(each, slots))
    within = (each.query for each in told if named.start <= each.anchor[0] < named.end)
    query = next(within, None)
    if not isinstance(query, RankQuery) or query.first != query.last:
        return None
    return (query.entity,), query.measure


def _is_denied(clause: Clause) -> bool:
    """ "Chile (not 23% of …)"."""
    return any(isinstance(node, Item) and node.kind == "negation" for node in clause.nodes)


def _coming(slots: Slots) -> tuple[MeasureWords, PeriodWords] | None:
    """ "| Most copper | comes from Chile (23%) …", "copper is mined above all in Chile (23%) …": what is brought forth of it."""
    for each in slots.sentence.clauses:
        subject, mined = each.subject, _is_mined(each)
        if (
            each.verb is None
            or not (mined or each.verb.is_a("come"))
            or subject is None
            or subject.topic is None
        ):
            continue
        names = each.verb.telling if mined else slots.concept_of_dated_topic(subject)
        measure = slots.measure(each, subject, names=names)
        return (measure, slots.period(each)[0]) if measure is not None else None
    return None


def _is_mined(clause: Clause) -> bool:
    """ "Molybdenum | is mined chiefly in | China (42%) and Peru (16%)"."""
    subject, verb = clause.subject, clause.verb
    bare = subject is not None and subject.is_only_topic and subject.quantity is None
    if not bare or verb is None or not verb.passive or not verb.telling:
        return False
    behind = [node for node in clause.nodes if node.start >= verb.end]
    named = [node for node in behind if isinstance(node, Phrase) and not _CHIEFLY.issuperset(node.words)]
    beside = {node.text for node in behind if isinstance(node, Item) and node.period is None}
    there = bool(named) and all(phrase.is_entity for phrase in named)  # not "by women in China"
    return there and "in" in beside and beside <= _CHIEFLY


def _tells_who_brings_it_forth(slots: Slots) -> bool:
    """Whether a sentence places those whom it lists in an ordering of all, or tells whence something comes."""
    told = False
    for each in slots.sentence.clauses:
        phrases = [node for node in each.nodes if isinstance(node, Phrase)]
        if each.verb is not None and (each.verb.negated or each.verb.is_a("rise", "fall", "multiply")):
            return False
        if each.verb is not None and each.verb.modal:
            return False  # "could come from Chile (23%) and …"
        if each.verb is not None and each.adjunct("to", "into", "for") is not None:
            return False  # "comes from Chile (23%) to America"
        if any(p.owner is not None or p.owner_anaphor or p.scope not in (None, "WORLD") for p in phrases):
            return False
        leads = each.verb is not None and (each.verb.is_a("lead", "come") or _is_mined(each))
        told = told or leads or any(p.place is not None and p.agent is not None for p in phrases)
    return told


CONSTRUCTIONS: tuple[Construction, ...] = (
    entity_with_part,
    entity_placed_with_share,
    member_has_part,
    part_beside_name,
)
