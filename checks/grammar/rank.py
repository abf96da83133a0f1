"""Constructions of the kind rank: an entity's place in an ordering. Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.claims import EntityWords, Kind, MeasureWords, RankQuery
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place

_PLACE_VERBS = ("rank", "be")
_STAYING = ("remain", "become", "stay")


def _telling(phrase: Phrase) -> Place | None:
    """The place of a phrase, where its words say that it is one: a superlative, or a weak one with a measure beside."""
    place = phrase.place
    if place is None:
        return None
    if place.strength in ("superlative", "number"):
        return place
    named = phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None
    return place if named and place.strength == "weak" else None


def _names_holder(phrase: Phrase) -> bool:
    """Whether a phrase names who holds a place ("producer", "most populous country"), not what is held."""
    if phrase.agent is not None or phrase.adjective is not None:
        return True
    return phrase.concept is not None and phrase.head in english().function["country_nouns"]


def _draft(
    clause: Clause,
    slots: Slots,
    place: Place,
    phrase: Phrase,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    construction: str,
    *others: Phrase | None,
    listed: tuple[EntityWords, ...] = (),
) -> Iterator[Draft]:
    if measure is None:
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    anchor = slots.sentence.span(place.first, place.after)
    anaphor = phrase.scope_anaphor or any(
        p.text.lower() in english().function["scope_anaphors"] for _, p in clause.adjuncts
    )
    among = phrase.scope or _scope(clause) or (slots.scope_before(clause) if anaphor else "WORLD")
    if among is None:
        return
    first, last = place.low, place.high
    above = _named(clause, slots, "after", "behind")
    if place.low == place.high == 1 and place.strength != "number" and above:
        first = last = 1 + len(above)  # "the largest after China" is the second-largest
        listed = above
    left_out = _named(clause, slots, "outside", "excluding", "bar", "barring", "except", "excepting")
    if _by_something_else(clause, measure):
        problem = problem or "ambiguous_measure"
    query = RankQuery(
        measure,
        entity or EntityWords(None),
        first,
        last,
        among,
        from_bottom=place.from_bottom,
        joint=place.joint,
        listed=listed,
        except_for=left_out,
        period=period,
    )
    denied = clause.verb is not None and clause.verb.negated
    yield Draft(
        Kind.RANK, anchor, span(anchor, phrase, *others), query, construction, denied, clause.frame, problem
    )


def _named(clause: Clause, slots: Slots, *ties: str) -> tuple[EntityWords, ...]:
    """The entities behind a preposition: "after China", "outside China and India"."""
    phrase = clause.adjunct(*ties)
    if phrase is None:
        return ()
    return phrase.entities or (slots.owners(clause, phrase) if phrase.elliptic or phrase.anaphor else ())


def _by_something_else(clause: Clause, measure: MeasureWords) -> bool:
    """Whether the ordering is by more than the measure says: "by value", "per head"."""
    by = clause.adjunct("by")
    if by is not None and by.concept is not None and by.concept.ids[0] != measure.concept:
        return True
    return any(
        tie in ("by", "per") and each.opaque and each.publisher is None for tie, each in clause.adjuncts
    )


def _by_measure(clause: Clause, phrase: Phrase) -> Phrase:
    """What a country is ranked by, where that is said: "the largest country by population"; else the phrase itself."""
    by = clause.adjunct("by")
    if by is not None and by.concept is not None and phrase.head in english().function["country_nouns"]:
        return by
    return phrase


def _scope(clause: Clause) -> str | None:
    """The ordering's scope where it stands apart from the place: "in Africa", "among OPEC members"."""
    for preposition, phrase in clause.adjuncts:
        if (
            preposition in ("in", "among", "amongst", "of", "on")
            and len(phrase.entities) == 1
            and phrase.scope is None
        ):
            return phrase.entities[0].id
    return None


def entity_has_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has the world's fifth-largest reserves of rare earth metals"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or not clause.objects:
        return
    phrase = clause.objects[0]
    place = _telling(phrase)
    if place is None or place.several or phrase.concept is None or phrase.owner is not None:
        return
    if verb.is_a("have") or any(
        name.data.get("generic") or name.ids == phrase.concept.ids for name in verb.concepts
    ):
        measure = slots.measure(clause, phrase)
        yield from _draft(
            clause, slots, place, phrase, measure, slots.entity(clause, subject), "entity_has_place", subject
        )


def entity_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile is the world's largest producer of copper"; "China remains the leading holder of reserves"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or not clause.objects:
        return
    if not (verb.is_a("be") or verb.lemma in _STAYING):
        return
    phrase = clause.objects[0]
    place = _telling(phrase)
    if place is None or place.several or not _names_holder(phrase):
        return
    measure = slots.measure(clause, _by_measure(clause, phrase))
    yield from _draft(
        clause, slots, place, phrase, measure, slots.entity(clause, subject), "entity_is_place", subject
    )


def measure_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The country's reserves are the seventh-largest in the world"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.is_measure or not clause.objects:
        return
    if not (verb.is_a(*_PLACE_VERBS) or verb.lemma in _STAYING):
        return
    phrase = clause.objects[0]
    place = phrase.place
    if place is None or place.several or phrase.agent is not None:
        return
    if place.strength in ("weak",) or (place.strength == "ordinal" and not verb.is_a("rank")):
        return
    measure = slots.measure(clause, subject, phrase)
    yield from _draft(
        clause, slots, place, phrase, measure, slots.owner(clause, subject), "measure_is_place", subject
    )


def entity_ranks(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Myanmar ranks third in the mining of rare earths"; "Russia ranks No. 5 by reserves of rare earths"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.concept is not None or not verb.is_a("rank"):
        return
    for phrase in clause.objects:
        if phrase.place is None or phrase.place.several:
            continue
        measured = subject if subject.elliptic and phrase.concept is None and not phrase.topics else phrase
        if measured is phrase and phrase.concept is None and not phrase.topics:
            found = [
                p
                for tie, p in slots.framing(clause)
                if tie in ("in", "for", "by", "with") and (p.concept or p.topics)
            ]
            if len(found) != 1:
                continue
            measured = found[0]
        names = (
            ()
            if measured.concept or measured.agent or measured is subject
            else slots.concept_of_bare_topic(measured)
        )
        if names is None:
            continue
        measure = slots.measure(clause, measured, phrase, names=names)
        entity = slots.entity(clause, subject)
        yield from _draft(
            clause, slots, phrase.place, phrase, measure, entity, "entity_ranks", subject, measured
        )


def apposition_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile, the world's largest copper producer, said"; "the American economy, the biggest of all, grew"."""
    subject = clause.subject or _measured_before(clause)
    if clause.kind not in ("apposition", "parenthesis", "fragment") or subject is None or not clause.objects:
        return
    phrase = clause.objects[0]
    place = _telling(phrase)
    if place is None or place.several or clause.verb is not None:
        return
    if subject.is_measure and phrase.concept is None and phrase.agent is None:
        entity, measure = slots.owner(clause, subject), slots.measure(clause, subject, phrase)
    elif (
        phrase.topics
        and place.strength == "number"
        and not phrase.opaque
        and phrase.concept is None
        and phrase.agent is None
    ):
        names = slots.concept_of_bare_topic(phrase)
        entity = slots.entity(clause, subject)
        measure = slots.measure(clause, phrase, names=names) if names is not None else None
    elif _names_holder(phrase):
        entity, measure = slots.entity(clause, subject), slots.measure(clause, phrase)
    else:
        return
    if entity is None or entity.id is None:
        return
    yield from _draft(clause, slots, place, phrase, measure, entity, "apposition_is_place", subject)


def _measured_before(clause: Clause) -> Phrase | None:
    """The measure that a fragment speaks of: "Venezuela's oil reserves, at 304 billion barrels the largest …, "."""
    before = clause.leans_on
    if (
        clause.kind != "fragment"
        or clause.link != ","
        or before is None
        or before.kind != "fragment"
        or not before.objects
    ):
        return None
    return before.objects[-1] if before.objects[-1].concept is not None else None


def entity_among_top(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia is among the top five holders of rare-earth reserves"; "is one of the three largest producers"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not (verb.is_a("be", "rank") or verb.lemma in _STAYING):
        return
    phrase = clause.adjunct("among", "amongst", "in", "of")
    if phrase is None or phrase.place is None or not phrase.place.several:
        return
    measured = phrase
    if phrase.concept is None and phrase.agent is None and phrase.adjective is None:
        inner = clause.adjunct("with", "by", "for")
        if inner is None:
            return
        measured = inner
    measure = slots.measure(clause, measured, phrase)
    entity = slots.owner(clause, subject) if subject.is_measure else slots.entity(clause, subject)
    yield from _draft(clause, slots, phrase.place, phrase, measure, entity, "entity_among_top", subject)


def second_only_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "America's mine output of rare earths is second only to China's"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "rank") or not subject.is_measure:
        return
    phrase = next((each for each in clause.objects if each.place is not None), None)
    above = clause.adjunct("to")
    if phrase is None or phrase.place is None or above is None or "only" not in clause.adverbs:
        return
    if phrase.place.low != 2:
        return
    measure = slots.measure(clause, subject)
    listed = slots.owners(clause, above)
    owner = slots.owner(clause, subject)
    yield from _draft(
        clause, slots, phrase.place, phrase, measure, owner, "second_only_to", subject, above, listed=listed
    )


def entity_has_the_most(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China has the most rare earths"; "Australia mines the least gold"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not verb.concepts
        or not clause.objects
        or len(subject.entities) > 1
    ):
        return
    phrase = clause.objects[0]
    place = phrase.place
    if place is None or place.strength != "weak" or phrase.concept is not None or not phrase.topics:
        return
    measure = slots.measure(clause, phrase, names=verb.concepts)
    entity = slots.entity(clause, subject)
    yield from _draft(clause, slots, place, phrase, measure, entity, "entity_has_the_most", subject)


def gapped_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China was the largest producer of rare earths in 2024 and the United States the second-largest"."""
    if (
        clause.kind != "fragment"
        or clause.link not in ("and", ",", ";", "while", "but")
        or len(clause.objects) != 2
    ):
        return
    owner, phrase = clause.objects
    place = phrase.place
    if place is None or phrase.concept is not None or phrase.agent is not None or place.several:
        return
    if not (owner.is_entity or owner.elliptic or owner.facility):
        return
    model = next(
        (
            d
            for before in slots.leaned_on(clause)
            if before is not clause
            for rule in _MODELS
            for d in rule(before, slots)
        ),
        None,
    )
    if model is None or not isinstance(model.query, RankQuery):
        return
    entity = slots.entity(clause, owner)
    anchor = slots.sentence.span(place.first, place.after)
    query = replace(
        model.query,
        entity=entity or EntityWords(None),
        first=place.low,
        last=place.high,
        among=phrase.scope or model.query.among,
        from_bottom=place.from_bottom or (place.strength == "ordinal" and model.query.from_bottom),
        joint=place.joint,
        listed=(),
    )
    problem = model.problem if entity is not None and entity.id is not None else "unknown_entity"
    reach = (model.reach[0], max(anchor[1], phrase.end))
    yield Draft(Kind.RANK, anchor, reach, query, "gapped_place", model.denied, model.frame, problem)


def another_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China tops the table of rare-earth reserves, Brazil is the runner-up and India is third"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not (verb.is_a("be", "rank") or verb.lemma in _STAYING)
        or not clause.objects
    ):
        return
    phrase = clause.objects[0]
    place = phrase.place
    if (
        place is None
        or place.several
        or phrase.concept
        or phrase.agent
        or phrase.adjective
        or phrase.topics
        or phrase.opaque
    ):
        return
    if (
        place.strength not in ("number", "ordinal")
        or not (subject.is_entity or subject.facility)
        or clause.adjunct("in", "for")
    ):
        return
    before = [other for other in slots.sentence.clauses if other.end <= clause.start]
    model = next((d for each in reversed(before) for rule in _MODELS for d in rule(each, slots)), None)
    if model is None or not isinstance(model.query, RankQuery):
        return
    entity = slots.entity(clause, subject)
    anchor = slots.sentence.span(place.first, place.after)
    query = replace(
        model.query, entity=entity or EntityWords(None), first=place.low, last=place.high, joint=place.joint
    )
    problem = model.problem if entity is not None and entity.id is not None else "unknown_entity"
    yield Draft(
        Kind.RANK,
        anchor,
        span(anchor, subject),
        query,
        "another_is_place",
        verb.negated,
        clause.frame,
        problem,
    )


def place_behind_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China spends $314 billion a year on its armed forces, the second-largest military budget in the world"."""
    before = clause.leans_on
    if (
        clause.kind not in ("apposition", "fragment")
        or before is None
        or before.verb is None
        or not clause.objects
    ):
        return
    phrase = clause.objects[0]
    place = _telling(phrase)
    if (
        place is None
        or place.several
        or phrase.concept is None
        or _names_holder(phrase)
        or phrase.owner is not None
    ):
        return
    entity = slots.entity(before, before.subject)
    if entity is None or entity.id is None:
        return
    measure = slots.measure(clause, phrase)
    yield from _draft(clause, slots, place, phrase, measure, entity, "place_behind_measure", before.subject)


def holder_is_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The world's largest producer of rare earths is China"; "the largest reserves of rare earths are in China"."""
    phrase, verb = clause.subject, clause.verb
    if phrase is None or verb is None or not (verb.is_a("be") or verb.lemma in ("lie", "belong")):
        return
    place = _telling(phrase)
    if place is None or place.several or phrase.owner is not None:
        return
    named = clause.objects[0] if phrase.agent is not None and clause.objects else clause.adjunct("in", "to")
    if phrase.concept is not None and clause.objects and clause.objects[0].anaphor == "measure":
        named = clause.objects[0]
    if named is None:
        return
    owners = slots.owners(clause, named)
    if len(owners) != 1:
        return
    measure = slots.measure(clause, phrase)
    yield from _draft(clause, slots, place, phrase, measure, owners[0], "holder_is_entity", named)


def entity_leads_table(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China tops the table of rare-earth reserves"; "China leads the world in the mining of rare earths"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not verb.is_a("lead")
        or not clause.objects
        or len(subject.entities) > 1
    ):
        return
    phrase = clause.objects[0]
    measured = phrase if phrase.concept is not None else clause.adjunct("in", "of", "for", "by")
    if (
        measured is None
        or measured.concept is None
        or measured.owner is not None
        or measured.quantity is not None
    ):
        return
    if (
        phrase is not measured
        and phrase.head not in english().function["tables"]
        and phrase.scope is None
        and not phrase.entities
    ):
        return
    measure = slots.measure(clause, measured)
    if measure is None:
        return
    period, problem = slots.period(clause)
    entity = slots.entity(clause, subject)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    scope = phrase.entities[0].id if phrase.entities else phrase.scope
    query = RankQuery(
        measure, entity or EntityWords(None), 1, 1, scope or _scope(clause) or "WORLD", period=period
    )
    anchor = (verb.start, max(phrase.end, measured.end))
    yield Draft(
        Kind.RANK,
        anchor,
        span(subject, anchor),
        query,
        "entity_leads_table",
        verb.negated,
        clause.frame,
        problem,
    )


def entity_among_countries_with(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia is among the five countries with the largest rare-earth reserves"."""
    subject, verb = clause.subject, clause.verb
    group, held = clause.adjunct("among", "amongst", "of"), clause.adjunct("with")
    if subject is None or verb is None or not verb.is_a("be") or group is None or held is None:
        return
    number = group.quantity.stated.value if group.quantity is not None else None
    if (
        number is None
        or held.place is None
        or held.concept is None
        or group.head not in english().function["country_nouns"]
    ):
        return
    measure = slots.measure(clause, held)
    place = replace(held.place, high=int(number), several=True)
    entity = slots.entity(clause, subject)
    for draft in _draft(
        clause, slots, place, held, measure, entity, "entity_among_countries_with", subject, group
    ):
        yield replace(draft, anchor=(group.start, draft.anchor[1]))


def more_than_any_other(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mines more rare earths than any other country"; "Russia has fewer people than any other nation"."""
    subject, verb = clause.subject, clause.verb
    than = clause.adjunct("than")
    if subject is None or verb is None or than is None or not _any_other(than):
        return
    compared = _comparative(clause)
    if compared is None or not (verb.concepts or subject.is_measure):
        return
    phrase = clause.objects[0] if clause.objects and clause.objects[0] is not than else None
    if subject.is_measure and subject.concept is not None:
        measure, entity = slots.measure(clause, subject), slots.owner(clause, subject)
    else:
        named = (phrase.concept,) if phrase is not None and phrase.concept is not None else verb.concepts
        measure = slots.measure(clause, phrase or subject, subject, names=named)
        entity = slots.entity(clause, subject)
    yield from _first(clause, slots, measure, entity, compared, than, "more_than_any_other", subject)


def nobody_more_than(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nobody has more rare earths in the ground than China"; "No other country mines as many rare earths as China"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.negated or not verb.concepts or verb.negated:
        return
    if (
        subject.words[-1] not in ("nobody", "none")
        and subject.head not in english().function["country_nouns"]
    ):
        return
    named = clause.adjuncts[-1] if clause.adjuncts else None
    if named is None or named[0] not in ("than", "as") or not (named[1].is_entity or named[1].elliptic):
        return
    compared = _comparative(clause) or ("more" if named[0] == "as" else None)
    if compared is None:
        return
    held = next(
        (p for p in (*clause.objects, *(each for _, each in clause.adjuncts)) if p.topics or p.concept), None
    )
    if held is None:
        return
    concepts = (held.concept,) if held.concept is not None else verb.concepts
    measure = slots.measure(clause, held, names=concepts)
    owners = slots.owners(clause, named[1])
    if len(owners) != 1:
        return
    yield from _first(clause, slots, measure, owners[0], compared, named[1], "nobody_more_than", subject)


def _any_other(phrase: Phrase) -> bool:
    return phrase.text.lower().startswith(
        ("any other", "anyone else", "anywhere else", "everyone else", "every other")
    )


def _comparative(clause: Clause) -> str | None:
    """The comparative behind the verb: "more" or "less"; None where there is none or several."""
    found = [
        node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative is not None
    ]
    found += [p.comparative for p in clause.objects if p.comparative is not None]
    return found[0] if len(found) == 1 else None


def _first(
    clause: Clause,
    slots: Slots,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    compared: str,
    than: Phrase,
    construction: str,
    subject: Phrase,
) -> Iterator[Draft]:
    """First place with a difference: more, or less, than every other."""
    if measure is None or clause.verb is None:
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    if _by_something_else(clause, measure):
        problem = problem or "ambiguous_measure"
    query = RankQuery(
        measure,
        entity or EntityWords(None),
        1,
        1,
        than.scope or _scope(clause) or "WORLD",
        from_bottom=compared == "less",
        strict=True,
        period=period,
    )
    anchor = (clause.verb.start, max(than.end, clause.verb.end))
    if subject.negated:
        anchor = span(anchor, subject)
    denied = clause.verb.negated
    yield Draft(Kind.RANK, anchor, span(anchor, subject), query, construction, denied, clause.frame, problem)


_MODELS: tuple[Construction, ...] = (
    entity_has_place,
    entity_is_place,
    measure_is_place,
    entity_ranks,
    entity_leads_table,
)
CONSTRUCTIONS: tuple[Construction, ...] = (
    *_MODELS,
    apposition_is_place,
    entity_among_top,
    second_only_to,
    entity_has_the_most,
    gapped_place,
    another_is_place,
    place_behind_measure,
    holder_is_entity,
    entity_among_countries_with,
    more_than_any_other,
    nobody_more_than,
)
