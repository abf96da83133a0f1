"""Shares that a clause's verb states: "China accounts for 69% of output". Examples: share.md.

A part of several together is an aggregate: the constructions are the same, and aggregate.md shows them.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import AggregateQuery, EntityWords, MeasureWords, ShareQuery, ValueQuery
from checks.grammar import aggregate, value
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts import described
from checks.grammar.owned import owned_measure
from checks.grammar.parts import Parts, all_but, counts_people, is_share, parts, share_draft
from checks.grammar.slots import Slots
from checks.grammar.whole import concepts_of, ends_clause, is_narrowed, whole_of, with_rivals
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_PERCENT = frozenset(("percent",))
_PLACES = ("in", "from", "by", "within", "to", "under", "beneath", "underneath")


def measure_of(
    clause: Clause, slots: Slots, part: Phrase, verb: Verb | None, *others: Phrase, lying: bool = False
) -> MeasureWords | None:
    """The measure of the whole; None where it needs no topic and no scope is named ("of GDP" is a measure in percent)."""
    whole = part.whole
    if whole is None:
        return None
    names = concepts_of(part, verb, slots, lying)
    if names is None:
        return None
    if not names and whole.topics:
        return None
    if names:
        topicless = not whole.topics and None in frozenset().union(
            *(slots.topics.get(i, frozenset()) for n in names for i in n.ids)
        )
        worldwide = whole.scope is not None or bool(whole.entities) or "world" in whole.text.lower()
        if topicless and not worldwide and not counts_people(whole):
            return None
        measure = slots.measure(clause, whole, *others, names=names)
        return with_rivals(measure, names, slots) if measure is not None else None
    return _measure_before(clause, slots, part)


def _measure_before(clause: Clause, slots: Slots, part: Phrase) -> MeasureWords | None:
    """The measure of the claim before: "… feldspar is quarried in Turkey, which accounts for 29 percent of the total"."""
    model = model_before(clause, slots, (*MODELS, *value.CONSTRUCTIONS, *aggregate.CONSTRUCTIONS))
    if model is None:
        return slots.heading_measure()
    assert isinstance(model.query, ShareQuery | AggregateQuery | ValueQuery)
    return replace(model.query.measure, concept_carried=True)


def model_before(
    clause: Clause, slots: Slots, rules: tuple[Construction, ...], nearest: bool = False
) -> Draft | None:
    """The nearest claim before a clause in its sentence, out of the constructions given; or that of the clause before."""
    earlier = sorted(
        (other for other in slots.sentence.clauses if other.start < clause.start), key=lambda each: each.start
    )
    for before in reversed(earlier[-1:] if nearest else earlier):
        found = [draft for rule in rules for draft in rule(before, slots) if draft.problem is None]
        found = [
            draft for draft in found if isinstance(draft.query, ShareQuery | AggregateQuery | ValueQuery)
        ]
        if found:
            return found[0] if len({draft.query for draft in found}) == 1 else None
    return None


def _is_share_verb(verb: Verb) -> bool:
    return verb.is_a("part_of", "bring_forth") or bool(verb.concepts)


def entity_accounts_for_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China accounted for 69% of the rare earths mined worldwide in 2024"; "Chile holds a quarter of global copper reserves"."""
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
    yield from share_draft(
        clause, slots, who, part, measure, whole, "entity_accounts_for_part", clause.subject
    )


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


def part_comes_from_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Almost 70 per cent of the rare earths mined in 2024 came from China"; "two-fifths of zinc reserves lie in Australia"."""
    part, verb = clause.subject, clause.verb
    if part is None or verb is None or not is_share(part, slots) or part.share or clause.objects:
        return
    comes, lies = verb.is_a("come"), verb.is_a("lie") or verb.lemma == "sit"
    lives = verb.lemma == "live" and part.whole is not None and counts_people(part.whole)
    lies = lies or (verb.is_a("be") and not verb.passive and clause.adjunct("in") is not None)
    if not (comes or lies or lives or (verb.passive and (verb.concepts or verb.is_a("bring_forth")))):
        return
    where = clause.adjunct("from", "out of") if comes else clause.adjunct(*_PLACES)
    who, whole = parts(clause, where, slots), whole_of(part, slots)
    if who is None or whole is None or is_narrowed(clause, slots, part, where):
        return
    measure = measure_of(clause, slots, part, verb, lying=lies)
    yield from share_draft(clause, slots, who, part, measure, whole, "part_comes_from_entity", where)


def part_of_whole_named_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the copper mined in 2024, 23% came from Chile"."""
    part, verb = clause.subject, clause.verb
    before = next((other for other in reversed(slots.sentence.clauses) if other.end <= clause.start), None)
    if part is None or verb is None or before is None or before.verb is not None or before.objects:
        return
    of = before.adjunct("of")
    if (
        of is None
        or len(before.adjuncts) != 1
        or before is not slots.sentence.clauses[0]
        or part.whole is not None
    ):
        return
    is_somewhere = verb.is_a("be") and not verb.passive and clause.adjunct("in") is not None
    if not (is_somewhere or verb.is_a("come", "lie") or (verb.passive and verb.concepts)) or clause.objects:
        return
    if part.quantity is None or part.concept is not None or part.topics:
        return
    joined = replace(part, whole=of)
    where = clause.adjunct("from") if verb.is_a("come") else clause.adjunct(*_PLACES)
    who, whole = parts(clause, where, slots), whole_of(joined, slots)
    if who is None or whole is None or is_narrowed(clause, slots, part, where):
        return
    measure = measure_of(before, slots, joined, verb, lying=verb.is_a("lie"))
    for draft in share_draft(
        clause, slots, who, joined, measure, whole, "part_of_whole_named_before", of, where
    ):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period, _ = slots.period(before)
        yield replace(
            draft, query=replace(query, period=query.period if query.period.year is not None else period)
        )


def part_is_national(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Some 70 percent of known platinum reserves are South African"; "one tonne of salt in five is American"."""
    part, verb = clause.subject, clause.verb
    if (
        part is None
        or verb is None
        or part.share
        or not verb.is_a("be")
        or verb.passive
        or not is_share(part, slots)
    ):
        return
    who, whole = nationality(clause, slots), whole_of(part, slots)
    if who is None or whole is None:
        return
    measure = measure_of(clause, slots, part, None)
    yield from share_draft(clause, slots, who, part, measure, whole, "part_is_national", clause.objects[0])


def nationality(clause: Clause, slots: Slots) -> Parts | None:
    """Whose a part is said to be: "is Chinese", "are China's"."""
    if len(clause.objects) != 1 or clause.adjuncts:
        return None
    said = clause.objects[0]
    if (
        said.nationality is not None
        and not said.topics
        and said.quantity is None
        and said.place is None
        and said.owner is None
    ):
        return Parts((said.nationality,))
    if said.elliptic and said.owner is not None and not said.topics:
        return Parts((said.owner,))
    return None


def share_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's share of world copper production slipped to 23 percent"; "for molybdenum the Chilean figure is one in three"."""
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
    who = sharer(clause, slots, subject)
    if who is None:
        return
    stated = replace(amount, whole=subject.whole)
    whole: str | None
    if subject.whole is not None:
        whole, measure = whole_of(stated, slots), measure_of(clause, slots, stated, None)
    else:
        found = _share_of_what(clause, slots, amount) or _share_of_told(subject, who, slots)
        if found is None or (subject.head == "figure" and amount.quantity.kind != "part"):
            return
        whole, measure = found
    if whole is not None:
        yield from share_draft(clause, slots, who, stated, measure, whole, "share_is_part", subject)


def _share_of_what(clause: Clause, slots: Slots, amount: Phrase) -> tuple[str, MeasureWords | None] | None:
    """What a share is of that does not say it: what "for" names ("For molybdenum the share is …"), or the claim before."""
    topic = clause.adjunct("for")
    if topic is not None:
        if len(topic.topics) != 1 or topic.concept is not None or topic.owner is not None or topic.opaque:
            return None
        stated = replace(amount, whole=topic)
        return "WORLD", measure_of(clause, slots, stated, None)
    model = model_before(clause, slots, MODELS)
    if model is None or not isinstance(model.query, ShareQuery | AggregateQuery):
        return None
    return model.query.whole, model.query.measure


def _share_of_told(share: Phrase, who: Parts, slots: Slots) -> tuple[str, MeasureWords | None] | None:
    """ "The world mined 390,000 tons of rare earths. | China's share was 69%": of what the sentence before is about."""
    told = [draft.query for draft in slots.before if draft.problem is None and not draft.denied]
    queries = [query for query in told if isinstance(query, ValueQuery | ShareQuery)]
    wholes = {query.whole if isinstance(query, ShareQuery) else query.entity.id for query in queries}
    found = {
        replace(query.measure, concept_carried=True, topic_carried=query.measure.topic is not None)
        for query in queries
        if slots.dimensions.get(query.measure.concept) != _PERCENT
    }
    of_world = wholes <= {"WORLD", *(part.id for part in who.entities)}  # not a part of Asia's
    return ("WORLD", found.pop()) if share.share and of_world and len(found) == 1 else None


def measure_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output was 23% of the world total"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or verb.passive
        or subject.concept is None
        or subject.place is not None
    ):
        return
    if not verb.is_a("value", "be", "part_of") or len(clause.objects) != 1:
        return
    part = clause.objects[0]
    if part.whole is None or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    said, owner, whole = part.whole, slots.owner(clause, subject), whole_of(part, slots)
    measure = slots.measure(clause, subject, said)
    if owner is None or measure is None or whole is None or (said.concept is None and said.anaphor is None):
        return
    if said.concept is not None and measure.concept not in said.concept.ids:
        return
    yield from share_draft(clause, slots, Parts((owner,)), part, measure, whole, "measure_is_part", subject)


def sharer(clause: Clause, slots: Slots, share: Phrase) -> Parts | None:
    if share.owner is not None:
        return Parts((share.owner,))
    if share.scope is not None and share.scope != "WORLD":
        return Parts((EntityWords(share.scope, share.text),))
    if not share.owner_anaphor:
        return None
    owner = slots.owner(clause, share)
    return Parts((owner,)) if owner is not None and owner.id is not None else None


def _amount_of(clause: Clause, verb: Verb) -> Phrase | None:
    """What a share is said to be, or to have come to."""
    if verb.is_a("rise", "fall"):
        return clause.adjunct("to") if not clause.objects else None
    if verb.is_a("value", "be") and len(clause.objects) == 1 and not verb.passive:
        return clause.objects[0]
    if verb.is_a("put", "value", "rank"):
        return clause.adjunct("at") if not clause.objects else None
    return None


def entity_has_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru has a 10% share of world copper production"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or len(clause.objects) != 1:
        return
    share = clause.objects[0]
    if not share.share or share.quantity is None or share.owner is not None or share.opaque:
        return
    if not (verb.is_a("have", "part_of") or any(name.data.get("generic") for name in verb.concepts)):
        return
    who, whole = parts(clause, subject, slots), whole_of(share, slots)
    if who is None or whole is None or not ends_clause(clause, slots, share):
        return
    measure = measure_of(clause, slots, share, None)
    yield from share_draft(clause, slots, who, share, measure, whole, "entity_has_share", subject)


def amount_represents_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's 5.3 million tons of copper represented 23% of world output in 2024": a value and a share."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or verb.passive
        or subject.concept is not None
        or len(clause.objects) != 1
    ):
        return
    part = clause.objects[0]
    if not is_amount(subject) or not verb.is_a("value", "be", "part_of"):
        return
    if part.whole is None or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    owner, whole = slots.owner(clause, subject), whole_of(part, slots)
    names = concepts_of(part, None, slots)
    measure = slots.measure(clause, subject, part.whole, names=names) if names else None
    if names == ():
        measure = owned_measure(clause, slots, subject)
    if (
        owner is None
        or measure is None
        or whole is None
        or (subject.owner is None and not subject.owner_anaphor)
    ):
        return
    name = "amount_represents_part"
    yield from value_draft(clause, slots, measure, owner, subject, name, part)
    yield from share_draft(clause, slots, Parts((owner,)), part, measure, whole, name, subject)


def share_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's 24% share of world copper output is the largest"."""
    for share in (node for node in clause.nodes if isinstance(node, Phrase)):
        if not share.share or share.quantity is None or share.whole is None or share.opaque:
            continue
        if share.owner is None and not share.owner_anaphor:
            continue
        who, whole = sharer(clause, slots, share), whole_of(share, slots)
        if who is not None and whole is not None:
            measure = measure_of(clause, slots, share, None)
            yield from share_draft(clause, slots, who, share, measure, whole, "share_of_amount")


def amount_gives_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The DRC mined 220,000 tons of cobalt in 2024, giving it a 76% share of global output"."""
    verb = clause.verb
    if (
        verb is None
        or verb.lemma not in ("give", "hand", "leave")
        or len(clause.objects) != 2
        or verb.passive
    ):
        return
    receiver, share = clause.objects
    if receiver.anaphor != "entity" or not share.share or share.quantity is None or share.owner is not None:
        return
    who, whole = parts(clause, clause.subject, slots), whole_of(share, slots)
    if who is None or whole is None or not ends_clause(clause, slots, share):
        return
    measure = measure_of(clause, slots, share, None)
    for draft in share_draft(clause, slots, who, share, measure, whole, "amount_gives_share"):
        model = model_before(clause, slots, value.CONSTRUCTIONS)
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        if model is not None and isinstance(model.query, ValueQuery) and query.period.year is None:
            draft = replace(draft, query=replace(query, period=model.query.period))
        yield draft


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
    entity_is_responsible_for_part,
    part_comes_from_entity,
    part_of_whole_named_before,
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
