"""Parts in a gap, which go on from the share told before: "… and Zimbabwe 11%", "… and Australia 14". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.part_of_topic import entity_has_part_of_topic
from checks.grammar.part_of_whole import nationality
from checks.grammar.parts import Parts, parts, plain_part
from checks.grammar.share_by_name import sharer
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import nearest_claim_before
from checks.grammar.share_of_told import part_of_told_amount
from checks.grammar.share_with import entity_placed_with_share, entity_with_part
from checks.grammar.sharing import MODELS
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.whole import whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.carried_units import as_percent
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_BESIDE = (entity_with_part, entity_placed_with_share)
_OF_IT = (("it",), ("them",))
_STANDING = ("ahead", "behind", "before", "after")
LINKS = ("and", ",", ";", "while", "but", "whereas", "or", "–", "(")


@needs("amount")
def gapped_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 71% of the world's platinum in 2024 and Zimbabwe 11%"."""
    if clause.link not in LINKS and clause.leans_on is not None:
        return
    first = min(each.start for each in slots.sentence.clauses)
    if clause.start == first and _told_in_sentence_before(clause, slots) is None:
        return  # there is no share before it
    clause = replace(
        clause,
        objects=tuple(_in_percent(each) for each in clause.objects),
        adjuncts=tuple((tie, _in_percent(_of_that(each))) for tie, each in clause.adjuncts),
    )
    for who, amount in _owned_parts(clause) or filter(None, (_gap(clause, slots),)):
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


def _owned_parts(clause: Clause) -> list[tuple[Parts | None, Phrase]]:
    """ "…, America's 13 percent and the EU's 7 percent": several in one row."""
    row: list[tuple[EntityWords | None, Phrase]] = []
    for each, behind in zip(clause.objects, (*clause.objects[1:], None), strict=False):
        if _is_people(each) and row:
            continue
        people = behind.nationality if behind is not None and _is_people(behind) else None
        if not plain_part(each) or each.opaque or (people is not None and _owner_of(each) is not None):
            return []
        row.append((_owner_of(each) or people, each))
    whole = clause.verb is None and not clause.adjuncts
    return [(Parts((owner,)), each) for owner, each in row if owner is not None] if whole else []


def _is_people(phrase: Phrase) -> bool:
    """ "A quarter | Chinese |, 11 percent Peruvian": whose a part is, as a phrase of its own."""
    return phrase.nationality is not None and phrase.quantity is None and len(phrase.words) == 1


def _owner_of(phrase: Phrase) -> EntityWords | None:
    scope = EntityWords(phrase.scope, phrase.text) if phrase.scope is not None else None
    return phrase.owner or phrase.nationality or scope  # "… is Mexican, | 13% Chinese and 12% Peruvian"


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
    said = clause.verb.telling if clause.verb is not None else ()
    if said and not any(model.query.measure.concept in name.ids for name in said):
        return  # "China has half of the reserves; it mines 12 percent"
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
        whole = whole_of(amount, slots)
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
        owned = clause.subject is not None and clause.subject.quantity is not None
        reach = draft.reach if owned else (model.reach[0], draft.reach[1])
        denied = model.denied if clause.verb is None else draft.denied
        yield replace(
            draft, query=replace(query, period=period), reach=reach, denied=denied, frame=model.frame
        )


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
    told = last is not None and last.problem is None and not last.denied and not slots.here_before(clause)
    if last is None or not told or not isinstance(last.query, ShareQuery | AggregateQuery):
        return None
    query = replace(last.query, measure=carried_measure(last.query.measure))
    return replace(last, query=query, reach=(clause.start, clause.end))


def _of(query: ShareQuery | AggregateQuery) -> tuple[EntityWords, ...]:
    return query.parts if isinstance(query, ShareQuery) else query.members


def _gap(clause: Clause, slots: Slots) -> tuple[Parts | None, Phrase] | None:
    """The two things that a gapped clause says: whose part, and how large; whose is None where that is left out, too."""
    if (coming := _coming_next(clause, slots)) is not None:
        return coming
    if clause.verb is not None:
        part = clause.subject
        if (
            (clause.verb.is_a("part_of", "have") or clause.verb.telling)
            and not clause.verb.passive
            and len(clause.objects) == 1
            and plain_part(clause.objects[0])
            and not clause.adjuncts
        ):
            owned = part is not None and part.quantity is not None and part.owner is not None
            who = Parts((part.owner,)) if owned and part and part.owner else parts(clause, part, slots)
            return (who, clause.objects[0]) if who is not None else None
        if part is None or not plain_part(part) or not clause.verb.is_a("be"):
            return None
        who = nationality(clause)
        return (who, part) if who is not None else None
    if clause.kind not in ("fragment", "parenthesis"):
        return None
    if (set_against := _set_against(clause, slots)) is not None:
        return set_against
    if len(clause.objects) == 1 and len(clause.adjuncts) == 1 and plain_part(clause.objects[0]):
        tie, where = clause.adjuncts[0]
        who = parts(clause, where, slots) if tie in ("from", "in", "by") else None
        return (who, clause.objects[0]) if who is not None else None
    if len(clause.objects) == 1 and clause.objects[0].only_place and len(clause.adjuncts) == 2:
        (first, holder), (second, part) = clause.adjuncts
        who = parts(clause, holder, slots) if first == "with" and second in ("with", "at", "on") else None
        return (
            (who, part) if who is not None and plain_part(part) else None
        )  # "with Peru second | at 4 percent"
    if not clause.objects and len(clause.adjuncts) == 2 and clause.adjuncts[1][0] in ("with", "at", "on"):
        (tie, other), (_, told) = clause.adjuncts
        stands = tie in _STANDING or (tie == "of" and clause.nodes[0].text == "ahead")
        who = parts(clause, other, slots) if stands and other.is_entity and plain_part(told) else None
        return (who, told) if who is not None else None  # "ahead of | Australia | with 23 percent"
    phrases = [
        *clause.objects,
        *(phrase for tie, phrase in clause.adjuncts if tie in ("for", "with", "at", "to", "on")),
    ]
    if len(phrases) != len(clause.objects) + len(clause.adjuncts):
        return None
    if (
        len(phrases) == 2
        and plain_part(phrases[0])
        and phrases[1].nationality is not None
        and not phrases[1].topics
    ):
        return Parts((phrases[1].nationality,)), phrases[0]
    if len(phrases) == 2 and phrases[0].share and phrases[0].whole is not None and plain_part(phrases[1]):
        whose = sharer(clause, slots, phrases[0]) if phrases[0].quantity is None else None
        joined = replace(phrases[1], whole=phrases[0].whole)
        return (whose, joined) if whose is not None else None  # "and its share of reserves | at 28 percent"
    if len(phrases) == 2 and (owner := _owner_of_amount(phrases[0])) is not None and plain_part(phrases[1]):
        return Parts((owner,)), phrases[1]
    if len(phrases) == 2 and (plain_part(phrases[1]) or is_share(phrases[1], slots)):
        who = parts(clause, phrases[0], slots)
        return (who, phrases[1]) if who is not None else None
    if len(phrases) != 1 or not clause.objects:
        return None
    alone = phrases[0]
    label = clause.leans_on
    if plain_part(alone) and label is not None and label.kind == "fragment" and label.end == clause.start - 2:
        named = label.objects[0] if len(label.objects) == 1 and not label.adjuncts else None
        owner = named.owner if named is not None and (named.elliptic or named.quantity is not None) else None
        if owner is not None and named is not None and named.concept is None and not named.opaque:
            return Parts((owner,)), alone  # "Russia's, | 20%", "Germany's $1.76 trillion, | 7%"
        return (Parts(named.entities), alone) if named is not None and named.entities else None
    if plain_part(alone) and alone.owner is not None and not alone.opaque:
        return Parts((alone.owner,)), alone
    if plain_part(alone) and alone.nationality is not None:
        return Parts((alone.nationality,)), alone
    if plain_part(alone) and clause.link == "(" and clause.subject is not None and clause.subject.is_entity:
        return parts(clause, clause.subject, slots), alone
    if is_share(alone, slots) and alone.whole is not None and alone.whole.topics and _goes_on(clause):
        return None, alone
    return None


def _owner_of_amount(phrase: Phrase) -> EntityWords | None:
    """ "… and | India's 1.09 billion | 12%": whose amount the part is."""
    quantity = phrase.quantity
    amount = quantity is not None and quantity.kind in ("amount", "count") and phrase.comparative is None
    return phrase.owner if amount and phrase.concept is None and not phrase.opaque else None


def _set_against(clause: Clause, slots: Slots) -> tuple[Parts | None, Phrase] | None:
    """ "…, against | Peru's 11%", "…, compared | with | 11% | for | Peru", "…, versus 11% in Peru"."""
    compared = [phrase.words for phrase in clause.objects] in ([("compared",)], [])
    if not compared or not 1 <= len(clause.adjuncts) <= 2:
        return None
    (tie, amount), *rest = clause.adjuncts
    if tie not in (("with", "to") if clause.objects else ("against", "versus")) or not plain_part(amount):
        return None
    if not rest:
        return (Parts((amount.owner,)), amount) if amount.owner is not None and not amount.opaque else None
    where, named = rest[0]
    who = parts(clause, named, slots) if where in ("for", "in", "from") and amount.owner is None else None
    return (who, amount) if who is not None else None


def _coming_next(clause: Clause, slots: Slots) -> tuple[Parts | None, Phrase] | None:
    """ "…, followed by | Peru | with | 11 percent", "Peru comes next with 11 percent": whoever comes behind, and with how much."""
    amount, told = clause.adjunct("with", "at", "on"), clause.leans_on
    if clause.verb is None and len(clause.nodes) == 2 and clause.link in (",", "–") and told is not None:
        clause = told  # "Zimbabwe follows, | with 11%"
    verb = clause.verb
    if verb is None or verb.negated or amount is None or not plain_part(amount):
        return None
    next_ = [phrase.words for phrase in clause.objects] in ([("next",)], [("second",)], [("third",)])
    follows = verb.lemma == "follow" and not clause.objects
    if not (follows or (next_ and verb.is_a("come", "rank", "be"))):
        return None
    behind = clause.adjunct("by") if follows and clause.adjunct("by") is not None else clause.subject
    who = parts(clause, behind, slots) if behind is not None else None
    return (who, amount) if who is not None else None


def _goes_on(clause: Clause) -> bool:
    first = clause.nodes[0]
    return clause.link == "and" or (isinstance(first, Item) and first.text == "and")


CONSTRUCTIONS: tuple[Construction, ...] = (gapped_part,)
