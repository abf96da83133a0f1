"""Constructions of the kind share: somebody's part of a whole. Examples: share.md.

A part of several together is an aggregate: the constructions are the same, and aggregate.md shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.claims import AggregateQuery, EntityWords, MeasureWords, ShareQuery, ValueQuery
from checks.grammar import aggregate, value
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts import host_of
from checks.grammar.parts import Parts, all_but, counts_people, is_share, parts, share_draft
from checks.grammar.slots import Slots
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb

_PLACES = ("in", "from", "by", "within", "to")
_LINKS = ("and", ",", ";", "while", "but", "whereas", "or", "–", "(")


# -------------------------------------------------------------------- the whole
def _whole(part: Phrase, slots: Slots) -> str | None:
    """What the part is a part of: the world, a continent or a group; None where it is one entity's, or unclear."""
    whole = part.whole
    if whole is None or whole.quantity is not None or whole.place is not None or whole.negated:
        return None
    if whole.owner is not None or whole.owner_anaphor or whole.facility or len(whole.topics) > 1:
        return None
    if whole.agent is not None or (whole.opaque and not counts_people(whole)):
        return None
    if whole.entities:
        entity = whole.entities[0]
        return entity.id if len(whole.entities) == 1 and entity.id in slots.scopes else None
    return whole.scope or "WORLD"


def _names(part: Phrase, verb: Verb | None, slots: Slots, lying: bool = False) -> tuple[Name, ...] | None:
    """The concepts that the whole or the verb names; empty where both leave it to what was said before, None in conflict.

    A verb that says what is done with the whole must agree with it: nobody mines reserves.
    """
    whole = part.whole
    assert whole is not None
    telling = (
        tuple(name for name in verb.concepts if not name.data.get("generic")) if verb is not None else ()
    )
    named = whole.concept
    if named is not None and whole.head in english().function["outputs_of_either"]:
        return telling or (named, *_concepts("concepts_of_coming", slots))
    if named is not None:
        agrees = not telling or any(set(name.ids) & set(named.ids) for name in telling)
        return (named,) if agrees else None
    if counts_people(whole):
        return _concepts("concepts_of_people", slots) or None
    if telling:
        return telling
    if not whole.topics:
        return () if whole.anaphor or whole.elliptic or whole.entities else None
    if lying:
        return _concepts("concepts_of_lying", slots, whole)
    if verb is not None and verb.concepts and not verb.is_a("part_of"):
        return verb.concepts
    return _concepts("concepts_of_a_bare_topic", slots, whole)


def _concepts(listed: str, slots: Slots, whole: Phrase | None = None) -> tuple[Name, ...]:
    """The concepts of the catalogue that a list of words.yaml gives, those that fit the whole's topic."""
    topics = set(whole.topics) if whole is not None else set()
    return tuple(
        Name(concept, "concept_noun", (concept,))
        for concept in sorted(english().function[listed])
        if concept in slots.topics and (not topics or topics & slots.topics[concept])
    )


def _measure(
    clause: Clause, slots: Slots, part: Phrase, verb: Verb | None, *others: Phrase, lying: bool = False
) -> MeasureWords | None:
    """The measure of the whole; None where it needs no topic and no scope is named ("of GDP" is a measure in percent)."""
    whole = part.whole
    if whole is None:
        return None
    names = _names(part, verb, slots, lying)
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
        return _with_rivals(measure, names, slots) if measure is not None else None
    return _measure_before(clause, slots, part)


def _with_rivals(measure: MeasureWords, names: tuple[Name, ...], slots: Slots) -> MeasureWords:
    """The measure; open where "world output" may also be that of the topic which is spoken of."""
    if measure.topic is not None or len(names) < 2:
        return measure
    others = {each for name in names for each in name.ids} - {measure.concept}
    spoken = tuple(
        t for t in slots.sentence.context.topics if any(t in slots.topics.get(o, frozenset()) for o in others)
    )
    return replace(measure, rivals=(*measure.rivals, *spoken))


def _measure_before(clause: Clause, slots: Slots, part: Phrase) -> MeasureWords | None:
    """The measure of the claim before: "… feldspar is quarried in Turkey, which accounts for 29 percent of the total"."""
    model = _model(clause, slots, (*_MODELS, *value.CONSTRUCTIONS, *aggregate.CONSTRUCTIONS))
    if model is None:
        return slots.heading_measure()
    assert isinstance(model.query, ShareQuery | AggregateQuery | ValueQuery)
    return replace(model.query.measure, concept_carried=True)


def _model(
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


def _ends_clause(clause: Clause, slots: Slots, part: Phrase) -> bool:
    """Whether nothing behind the part narrows it: "69% of the rare earths used in magnets" is another whole."""
    for node in clause.nodes:
        if node.start < part.end:
            continue
        if isinstance(node, Item) and node.kind == "conjunction":
            break
        if isinstance(node, Phrase):
            return False
        if node.kind in ("period", "adverb", "conjunction") or node.text in (",", "in", "on"):
            continue
        return False
    following = next((other for other in slots.sentence.clauses if other.start >= part.end), None)
    return following is None or following.link != "relative" or following.start > part.end + 1


def _narrowed(clause: Clause, slots: Slots, part: Phrase, *taken: Phrase | None) -> bool:
    """As above, where complements that the construction takes itself may stand behind the part."""
    spans = [(phrase.start, phrase.end) for phrase in taken if phrase is not None]
    for node in clause.nodes:
        inside = any(start <= node.start and node.end <= end for start, end in spans)
        if node.start >= part.end and isinstance(node, Phrase) and not inside:
            return True
    return False


def _is_share_verb(verb: Verb) -> bool:
    return verb.is_a("part_of", "bring_forth") or bool(verb.concepts)


# -------------------------------------------------------------------- constructions
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
        or not _ends_clause(clause, slots, part)
    ):
        return
    who = parts(clause, clause.subject, slots) or all_but(clause)
    whole = _whole(part, slots)
    if who is None or whole is None:
        return
    others = (
        (clause.subject,) if clause.subject is not None and (clause.subject.facility or who.ordering) else ()
    )
    measure = _measure(clause, slots, part, verb, *others)
    yield from share_draft(
        clause, slots, who, part, measure, whole, "entity_accounts_for_part", clause.subject
    )


def entity_is_responsible_for_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China is responsible for more than half of the world's tungsten production"; "India is home to a sixth of humanity"."""
    verb, host = clause.verb, clause
    if len(clause.objects) != 1 or (verb is not None and not verb.is_a("be")):
        return
    if verb is None:
        described = host_of(clause, slots) if clause.kind in ("fragment", "apposition") else None
        if described is None:
            return
        host = described
    said = clause.objects[0]
    tie = {"responsible": "for", "home": "to", "the home": "to", "host": "to"}.get(said.text.lower())
    tie = (
        "of"
        if tie is None and said.agent is not None and said.head == "source" and said.place is None
        else tie
    )
    part = clause.adjunct(tie) if tie is not None else None
    if part is None or not is_share(part, slots) or not _ends_clause(clause, slots, part):
        return
    who, whole = parts(host, host.subject, slots), _whole(part, slots)
    if who is None or whole is None:
        return
    measure = _measure(clause, slots, part, None, lying=tie == "to")
    yield from share_draft(
        clause, slots, who, part, measure, whole, "entity_is_responsible_for_part", host.subject
    )


def part_comes_from_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Almost 70 per cent of the rare earths mined in 2024 came from China"; "two-fifths of zinc reserves lie in Australia"."""
    part, verb = clause.subject, clause.verb
    if part is None or verb is None or not is_share(part, slots) or part.share or clause.objects:
        return
    comes, lies = verb.is_a("come"), verb.is_a("lie") or verb.lemma == "sit"
    lives = verb.lemma == "live" and part.whole is not None and counts_people(part.whole)
    if not (comes or lies or lives or (verb.passive and (verb.concepts or verb.is_a("bring_forth")))):
        return
    where = clause.adjunct("from", "out of") if comes else clause.adjunct(*_PLACES)
    who, whole = parts(clause, where, slots), _whole(part, slots)
    if who is None or whole is None or _narrowed(clause, slots, part, where):
        return
    measure = _measure(clause, slots, part, verb, lying=lies)
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
    if not (verb.is_a("come", "lie") or (verb.passive and verb.concepts)) or clause.objects:
        return
    if part.quantity is None or part.concept is not None or part.topics:
        return
    joined = replace(part, whole=of)
    where = clause.adjunct("from") if verb.is_a("come") else clause.adjunct(*_PLACES)
    who, whole = parts(clause, where, slots), _whole(joined, slots)
    if who is None or whole is None or _narrowed(clause, slots, part, where):
        return
    measure = _measure(before, slots, joined, verb, lying=verb.is_a("lie"))
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
        or not is_share(part, slots)
        or part.share
        or not verb.is_a("be")
        or verb.passive
    ):
        return
    who, whole = _nationality(clause, slots), _whole(part, slots)
    if who is None or whole is None:
        return
    measure = _measure(clause, slots, part, None)
    yield from share_draft(clause, slots, who, part, measure, whole, "part_is_national", clause.objects[0])


def _nationality(clause: Clause, slots: Slots) -> Parts | None:
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
    who = _sharer(clause, slots, subject)
    if who is None:
        return
    stated = replace(amount, whole=subject.whole)
    whole: str | None
    if subject.whole is not None:
        whole, measure = _whole(stated, slots), _measure(clause, slots, stated, None)
    else:
        found = _share_of_what(clause, slots, amount)
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
        return "WORLD", _measure(clause, slots, stated, None)
    model = _model(clause, slots, _MODELS)
    if model is None or not isinstance(model.query, ShareQuery | AggregateQuery):
        return None
    return model.query.whole, model.query.measure


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
    if not verb.is_a("value", "be", "part_of") or len(clause.objects) != 1 or subject.quantity is not None:
        return
    part = clause.objects[0]
    if part.whole is None or not is_share(part, slots) or not _ends_clause(clause, slots, part):
        return
    said, owner, whole = part.whole, slots.owner(clause, subject), _whole(part, slots)
    measure = slots.measure(clause, subject, said)
    if owner is None or measure is None or whole is None or (said.concept is None and said.anaphor is None):
        return
    if said.concept is not None and measure.concept not in said.concept.ids:
        return
    yield from share_draft(clause, slots, Parts((owner,)), part, measure, whole, "measure_is_part", subject)


def _sharer(clause: Clause, slots: Slots, share: Phrase) -> Parts | None:
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
    who, whole = parts(clause, subject, slots), _whole(share, slots)
    if who is None or whole is None or not _ends_clause(clause, slots, share):
        return
    measure = _measure(clause, slots, share, None)
    yield from share_draft(clause, slots, who, share, measure, whole, "entity_has_share", subject)


def entity_with_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "With 70% of world platinum output, South Africa dominates the market"; "Chile, with 23% of copper output, …"."""
    verb = clause.verb
    inside = verb is not None and verb.is_a("lead", "rank") and not verb.passive and clause.kind != "relative"
    if not inside and (verb is not None or clause.objects or len(clause.adjuncts) != 1):
        return
    tie, part = clause.adjuncts[-1] if clause.adjuncts else ("", None)
    if (
        part is None
        or tie not in ("with", "at")
        or not is_share(part, slots)
        or not _ends_clause(clause, slots, part)
    ):
        return
    host = clause if inside else host_of(clause, slots) if clause.link in ("", ",", "(", "and") else None
    whole = _whole(part, slots)
    if host is None or whole is None:
        return
    who = parts(host, host.subject, slots)
    measure = _measure_beside(host, slots, part)
    for draft in share_draft(clause, slots, who, part, measure, whole, "entity_with_part", host.subject):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period, problem = slots.period(host) if query.period.year is None else (query.period, None)
        yield replace(draft, query=replace(query, period=period), problem=draft.problem or problem)


def _measure_beside(host: Clause, slots: Slots, part: Phrase) -> MeasureWords | None:
    """The measure of a part that a clause's own phrases may complete: "70% of world output" beside "platinum"."""
    whole = part.whole
    if whole is None:
        return None
    beside = [node for node in host.nodes if isinstance(node, Phrase)]
    if whole.concept is None and not whole.topics:
        named = [phrase for phrase in beside if phrase.concept is not None or phrase.agent is not None]
        return slots.measure(host, named[0]) if len(named) == 1 else None
    return _measure(host, slots, part, None, *beside)


def publisher_credits_with_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS credits Chile with 23 percent of the world's copper output"."""
    verb = clause.verb
    if verb is None or verb.lemma != "credit" or len(clause.objects) != 1:
        return
    part = clause.adjunct("with")
    if part is None or not is_share(part, slots) or not _ends_clause(clause, slots, part):
        return
    who, whole = parts(clause, clause.objects[0], slots), _whole(part, slots)
    if who is None or whole is None:
        return
    measure = _measure(clause, slots, part, None)
    yield from share_draft(
        clause, slots, who, part, measure, whole, "publisher_credits_with_part", clause.objects[0]
    )


def amount_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States mined 45,000 tons of rare earths in 2024, or 12% of the world total"."""
    if clause.verb is not None or len(clause.objects) != 1 or clause.adjuncts or clause.link not in _LINKS:
        return
    part = clause.objects[0]
    if not is_share(part, slots) or part.whole is None or not _ends_clause(clause, slots, part):
        return
    model = _model(clause, slots, (*value.CONSTRUCTIONS, *aggregate.CONSTRUCTIONS), nearest=True)
    whole = _whole(part, slots)
    if model is None or whole is None or isinstance(model.query, ShareQuery):
        return
    assert isinstance(model.query, ValueQuery | AggregateQuery)
    if isinstance(model.query, AggregateQuery) and model.query.how != "sum":
        return
    measure, said = model.query.measure, part.whole
    if (
        said.concept is not None
        and measure.concept not in said.concept.ids
        or said.topics
        and said.topics != (measure.topic,)
    ):
        return
    if isinstance(model.query, ValueQuery):
        who = Parts((model.query.entity,))
    else:
        who = Parts(model.query.members, model.query.top, model.query.all_but)
    for draft in share_draft(clause, slots, who, part, measure, whole, "amount_is_part"):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        yield replace(
            draft, query=replace(query, period=model.query.period), denied=model.denied, frame=model.frame
        )


def gapped_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 71% of the world's platinum in 2024 and Zimbabwe 11%"."""
    if clause.link not in _LINKS:
        return
    found = _gap(clause, slots)
    if found is None:
        return
    who, amount = found
    model = _model(clause, slots, _MODELS)
    if model is None or not isinstance(model.query, ShareQuery | AggregateQuery):
        return
    measure: MeasureWords | None = model.query.measure
    whole: str | None = model.query.whole
    if amount.whole is not None:
        whole = _whole(amount, slots)
        assert measure is not None
        names = (amount.whole.concept,) if amount.whole.concept else slots.vocabulary_concept(measure.concept)
        measure = slots.measure(clause, amount.whole, names=names)
        if measure is not None and not amount.whole.concept:
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
        reach = (model.reach[0], draft.reach[1])
        denied = model.denied if clause.verb is None else draft.denied
        yield replace(
            draft, query=replace(query, period=period), reach=reach, denied=denied, frame=model.frame
        )


def _of(query: ShareQuery | AggregateQuery) -> tuple[EntityWords, ...]:
    return query.parts if isinstance(query, ShareQuery) else query.members


def _gap(clause: Clause, slots: Slots) -> tuple[Parts | None, Phrase] | None:
    """The two things that a gapped clause says: whose part, and how large; whose is None where that is left out, too."""
    if clause.verb is not None:
        part = clause.subject
        if (
            clause.verb.is_a("part_of")
            and len(clause.objects) == 1
            and _plain_part(clause.objects[0])
            and not clause.adjuncts
        ):
            who = parts(clause, clause.subject, slots)
            return (who, clause.objects[0]) if who is not None else None
        if part is None or not _plain_part(part) or not clause.verb.is_a("be"):
            return None
        who = _nationality(clause, slots)
        return (who, part) if who is not None else None
    if clause.kind not in ("fragment", "parenthesis"):
        return None
    if len(clause.objects) == 1 and len(clause.adjuncts) == 1 and _plain_part(clause.objects[0]):
        tie, where = clause.adjuncts[0]
        who = parts(clause, where, slots) if tie in ("from", "in", "by") else None
        return (who, clause.objects[0]) if who is not None else None
    phrases = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("for", "with", "at"))]
    if len(phrases) != len(clause.objects) + len(clause.adjuncts):
        return None
    if (
        len(phrases) == 2
        and _plain_part(phrases[0])
        and phrases[1].nationality is not None
        and not phrases[1].topics
    ):
        return Parts((phrases[1].nationality,)), phrases[0]
    if len(phrases) == 2 and (_plain_part(phrases[1]) or is_share(phrases[1], slots)):
        who = parts(clause, phrases[0], slots)
        return (who, phrases[1]) if who is not None else None
    if len(phrases) != 1 or not clause.objects:
        return None
    alone = phrases[0]
    label = clause.leans_on
    if (
        _plain_part(alone)
        and label is not None
        and label.kind == "fragment"
        and label.end == clause.start - 2
    ):
        named = label.objects[0] if len(label.objects) == 1 and not label.adjuncts else None
        return (Parts(named.entities), alone) if named is not None and named.entities else None
    if _plain_part(alone) and alone.nationality is not None:
        return Parts((alone.nationality,)), alone
    if _plain_part(alone) and clause.link == "(" and clause.subject is not None and clause.subject.is_entity:
        return parts(clause, clause.subject, slots), alone
    if is_share(alone, slots) and alone.whole is not None and alone.whole.topics and _goes_on(clause):
        return None, alone
    return None


def _goes_on(clause: Clause) -> bool:
    first = clause.nodes[0]
    return clause.link == "and" or (isinstance(first, Item) and first.text == "and")


def _plain_part(phrase: Phrase) -> bool:
    quantity = phrase.quantity
    if (
        quantity is None
        or quantity.kind not in ("percent", "part")
        or phrase.whole is not None
        or phrase.share
    ):
        return False
    return (
        not phrase.topics and phrase.concept is None and phrase.agent is None and phrase.comparative is None
    )


_MODELS: tuple[Construction, ...] = (
    entity_accounts_for_part,
    entity_is_responsible_for_part,
    part_comes_from_entity,
    part_of_whole_named_before,
    part_is_national,
    share_is_part,
    measure_is_part,
    entity_has_share,
    publisher_credits_with_part,
)
CONSTRUCTIONS: tuple[Construction, ...] = (*_MODELS, entity_with_part, amount_is_part, gapped_part)
