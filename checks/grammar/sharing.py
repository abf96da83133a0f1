"""Shares that a clause's verb states: "China accounts for 69% of output". Examples: share.md.

A part of several together is an aggregate: the constructions are the same, and aggregate.md shows them.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts import described
from checks.grammar.needs import needs
from checks.grammar.part_of_whole import (
    part_comes_from_entity,
    part_is_national,
    part_of_opened_whole_is_national,
    part_of_whole_named_before,
)
from checks.grammar.parts import Parts, all_but, parts
from checks.grammar.share_by_name import (
    amount_gives_share,
    entity_has_share,
    share_of_amount,
    share_of_somebody,
    sharer,
    without_sharer,
)
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of, nearest_claim_before
from checks.grammar.share_moves import both_ends
from checks.grammar.share_of_measure import amount_represents_part, measure_is_part
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.whole import ends_clause, is_its_own, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace


def _is_share_verb(verb: Verb) -> bool:
    return verb.is_a("part_of", "bring_forth") or bool(verb.concepts)


@needs("active", "object", "part of a whole")
def entity_accounts_for_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China accounted for 69% of the rare earths mined worldwide in 2024"; "Chile has 31% of lithium reserves and 20% of output"."""
    verb = clause.verb
    if verb is None or verb.passive or not clause.objects or not _is_share_verb(verb):
        return
    part = clause.objects[0]
    if (
        not is_share(part, slots)
        or part.share
        or part.comparative is not None
        or not ends_clause(clause, slots, part)
    ):
        return
    who = parts(clause, clause.subject, slots) or all_but(clause)
    whole = whole_of(part, slots)
    if who is None or whole is None:
        return
    others = (
        (clause.subject,) if clause.subject is not None and (clause.subject.facility or who.ordering) else ()
    )
    measure = measure_of(clause, slots, part, verb, *others)
    if part.whole is not None and part.whole.anaphor == "measure" and who.agent is not None and who.ordering:
        measure = slots.measure(clause, who.ordering, names=(who.agent,))
    name = "entity_accounts_for_part"
    yield from share_draft(clause, slots, who, part, measure, whole, name, clause.subject)
    for more in clause.objects[1:]:
        joined = _of_the_same(more, part, slots)
        whole = whole_of(joined, slots) if joined is not None else None
        if joined is None or whole is None or not ends_clause(clause, slots, more):
            return
        measure = measure_of(clause, slots, joined, verb, *others)
        yield from share_draft(clause, slots, who, joined, measure, whole, name, clause.subject)


@needs("no verb", "object", "part of a whole")
def more_parts_of_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 60% of the world's antimony in 2024, 79% of its graphite and 83% of its tungsten"; "…, but 23% of output"."""
    more = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    host = next((each for each in slots.leaned_on(clause) if each.verb is not None), None)
    if more is None or clause.link not in (",", "and", "but") or host is None or host.verb is None:
        return
    part, said = host.objects[0] if host.objects else None, more.whole
    if part is None or said is None or host.verb.passive:
        return
    if clause.link != "but" and not (said.owner_anaphor and len(said.topics) == 1):
        return  # "3.6% of the world's manganese reserves | but 23% of production"
    first = part.whole.scope if part.whole is not None else None
    if (
        first != "WORLD"
        or not is_share(part, slots)
        or not _is_share_verb(host.verb)
        or not ends_clause(clause, slots, more)
    ):
        return
    who, joined = parts(host, host.subject, slots), _of_the_same(more, part, slots)
    measure = measure_of(host, slots, joined, host.verb) if joined is not None else None
    if joined is not None and who is not None:
        name, denied = "more_parts_of_whole", host.verb.negated
        for draft in share_draft(clause, slots, who, joined, measure, first, name, host.subject):
            yield replace(draft, frame=host.frame, denied=denied)


def _of_the_same(more: Phrase, part: Phrase, slots: Slots) -> Phrase | None:
    """ "31% of lithium reserves | and 20% of output": another part, of what the first is one of where it names nothing else."""
    said, before = more.whole, part.whole
    if (
        said is None
        or before is None
        or is_its_own(said)
        or more.share
        or more.comparative is not None
        or more.quantity is None
        or not more.quantity.is_fraction
    ):
        return None
    if said.owner_anaphor and before.scope == "WORLD":
        said = replace(
            said, owner_anaphor=False, scope="WORLD"
        )  # "31% of the world's lithium and 20% of its copper"
        more = replace(more, whole=said)
    if said.topics and is_share(more, slots):
        return more
    plain = said.concept is not None and not (
        said.owner or said.owner_anaphor or said.opaque or said.entities
    )
    return replace(more, whole=replace(said, topic=before.topic, topics=before.topics)) if plain else None


@needs("object", "adjunct", "part of a whole")
def entity_is_responsible_for_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China is responsible for more than half of the world's tungsten production"; "India is home to a sixth of humanity"."""
    verb, subject = clause.verb, clause.subject
    if len(clause.objects) != 1 or (verb is not None and not verb.is_a("be")):
        return
    if verb is None:
        subject = described(clause, slots) if clause.kind in ("fragment", "apposition") else None
    said = clause.objects[0]
    tie = {"responsible": "for", "home": "to", "the home": "to", "host": "to"}.get(said.text.lower())
    tie = (
        "of"
        if tie is None and said.agent is not None and said.head == "source" and said.place is None
        else tie
    )
    part = clause.adjunct(tie) if tie is not None else None
    if part is None or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    who, whole = parts(clause, subject, slots), whole_of(part, slots)
    if who is None or whole is None:
        return
    measure = measure_of(clause, slots, part, None, lying=tie == "to")
    name = "entity_is_responsible_for_part"
    yield from share_draft(clause, slots, who, part, measure, whole, name, subject)


@needs("subject", "verb", "amount", one_of=("share", "elliptic subject"))
def share_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's share of world copper production slipped to 23 percent"; "… fell to 23% in 2024 from 24% in 2023"; "for molybdenum the Chilean figure is one in three"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.quantity is not None or subject.opaque:
        return
    if not subject.share and not (subject.elliptic and subject.owner is not None and not subject.topics):
        return
    amount = _amount_of(clause, verb)
    if (
        amount is None
        or amount.quantity is None
        or amount.whole is not None
        or amount.topics
        or amount.concept is not None
    ):
        return
    inside = [p for tie, p in clause.adjuncts if tie == "in" and subject.end <= p.start < verb.start]
    told = share_of_somebody(subject, inside)
    inside = inside if told is None else []
    who, subject = told or (sharer(clause, slots, subject), without_sharer(subject))
    if who is None or any(phrase.is_measure for phrase in inside):
        return  # "its share of copper | in its exports"
    whole: str | None
    if subject.whole is not None:
        stated = replace(amount, whole=subject.whole)
        whole, measure = whole_of(stated, slots), measure_of(clause, slots, stated, None)
    else:
        found = _share_of_what(clause, slots, amount) or _share_of_told(subject, who, slots)
        if found is None or (subject.head == "figure" and amount.quantity.kind != "part"):
            return
        whole, measure = found
    if whole is None:
        return
    for end, period in both_ends(clause, slots, amount):
        stated = replace(end, whole=subject.whole)
        for draft in share_draft(clause, slots, who, stated, measure, whole, "share_is_part", subject):
            query = draft.query
            assert isinstance(query, ShareQuery | AggregateQuery)
            yield (
                draft if period is None else replace(draft, query=replace(query, period=period), problem=None)
            )


def _opening_topic(clause: Clause, slots: Slots) -> Phrase | None:
    """ "In copper, | Chile's share is 23%", "in zinc mining | Peru's share is 11%"."""
    begins = clause.subject.start if clause.subject is not None else clause.start
    before = [phrase for tie, phrase in slots.framing(clause) if tie == "in" and phrase.end <= begins]
    opened = [phrase for phrase in before if phrase.is_only_topic or _is_all_of_a_topic(phrase)]
    return opened[0] if len(opened) == 1 else None


def _is_all_of_a_topic(phrase: Phrase) -> bool:
    """ "Zinc mining", "tin output": of nobody by name."""
    whose = phrase.owner or phrase.owner_anaphor or phrase.scope not in (None, "WORLD") or phrase.entities
    told = phrase.concept is not None and len(phrase.topics) == 1 and phrase.quantity is None
    return told and not (whose or phrase.opaque or phrase.modifiers or phrase.place)


def _share_of_what(clause: Clause, slots: Slots, amount: Phrase) -> tuple[str, MeasureWords | None] | None:
    """What a share is of that does not say it: what "for" names ("For molybdenum the share is …"), or the claim before."""
    if (opened := _opening_topic(clause, slots)) is not None:
        names = (opened.concept,) if opened.concept is not None else slots.concepts_of_bare_topic(opened)
        return ("WORLD", slots.measure(clause, opened, names=names)) if names else None
    topic = clause.adjunct("for")
    if topic is not None:
        if len(topic.topics) != 1 or topic.concept is not None or topic.owner is not None or topic.opaque:
            return None
        stated = replace(amount, whole=topic)
        return "WORLD", measure_of(clause, slots, stated, None)
    model = nearest_claim_before(clause, slots, MODELS)
    if model is None or not isinstance(model.query, ShareQuery | AggregateQuery):
        return None
    return model.query.whole, model.query.measure


def _share_of_told(share: Phrase, who: Parts, slots: Slots) -> tuple[str, MeasureWords | None] | None:
    """ "The world mined 390,000 tons of rare earths. | China's share was 69%": of what the sentence before is about."""
    told = [draft.query for draft in slots.before if draft.problem is None and not draft.denied]
    queries = [query for query in told if isinstance(query, ValueQuery | ShareQuery)]
    wholes = {query.whole if isinstance(query, ShareQuery) else query.entity.id for query in queries}
    found = {carried_measure(query.measure) for query in queries if not slots.is_in_percent(query.measure)}
    of_world = wholes <= {"WORLD", *(part.id for part in who.entities)}  # not a part of Asia's
    return ("WORLD", found.pop()) if share.share and of_world and len(found) == 1 else None


def _amount_of(clause: Clause, verb: Verb) -> Phrase | None:
    """What a share is said to be, or to have come to."""
    if verb.is_a("rise", "fall"):
        return clause.adjunct("to") if not clause.objects else None
    if verb.is_a("value", "be", "stay") and len(clause.objects) == 1 and not verb.passive:
        return clause.objects[0]
    if verb.is_a("put", "value", "rank"):
        return clause.adjunct("at") if not clause.objects else None
    return None


@needs("verb", "object", "adjunct", "part of a whole")
def publisher_credits_with_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS credits Chile with 23 percent of the world's copper output"."""
    verb = clause.verb
    if verb is None or verb.lemma != "credit" or len(clause.objects) != 1:
        return
    part = clause.adjunct("with")
    if part is None or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    who, whole = parts(clause, clause.objects[0], slots), whole_of(part, slots)
    if who is None or whole is None:
        return
    measure = measure_of(clause, slots, part, None)
    yield from share_draft(
        clause, slots, who, part, measure, whole, "publisher_credits_with_part", clause.objects[0]
    )


MODELS: tuple[Construction, ...] = (
    entity_accounts_for_part,
    more_parts_of_whole,
    entity_is_responsible_for_part,
    part_comes_from_entity,
    part_of_whole_named_before,
    part_of_opened_whole_is_national,
    part_is_national,
    share_is_part,
    measure_is_part,
    entity_has_share,
    publisher_credits_with_part,
    amount_represents_part,
    share_of_amount,
    amount_gives_share,
)
CONSTRUCTIONS: tuple[Construction, ...] = MODELS
