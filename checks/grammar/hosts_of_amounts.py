"""Whose an amount is that stands behind a name, in commas or parentheses: "Chad, | with 1.28 million |, …"."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase


def _place_of_figure(before: Clause) -> Phrase | None:
    """ "Turkey's inflation was 58.5%. | In China it barely moved, | at 0.2%": where a figure is, which is no entity."""
    subject, where = before.subject, before.adjunct("in")
    stands = subject is not None and subject.words in (("it",), ("they",), ("that",))
    named = where is not None and len(where.entities) == 1 and where.quantity is None
    return where if stands and named and before.verb is not None else None


def _singled_out(clause: Clause) -> Phrase | None:
    """ "It was | Peru |, with 2.6 million tons, that came third": who is singled out, and not whom "it" would stand for."""
    cleft = clause.subject is not None and clause.subject.words == ("it",) and len(clause.objects) == 1
    named = clause.objects[0] if cleft and clause.verb is not None and clause.verb.is_a("be") else None
    return named if named is not None and named.is_one_entity else None


def host_before(clause: Clause, others: list[Phrase], slots: Slots) -> tuple[EntityWords, ...]:
    """Whose figure stands behind a name in commas or parentheses: "Chad, with 1.28 million, …", "India's … (6 million)"."""
    before = clause.leans_on
    if others or clause.verb is not None:
        return ()
    if clause.kind == "parenthesis" and clause.subject is not None and clause.subject.only_place:
        return holder_of(clause.subject, slots)
    if before is not None and (singled := _singled_out(before)) is not None:
        return singled.entities
    if before is None:
        named = clause.subject.entities if clause.kind == "parenthesis" and clause.subject is not None else ()
        return named if len(named) == 1 else ()
    if (host := _before_remark(before)) is not None:
        owner = slots.owner(before, host) if host.is_measure else slots.entity(before, host)
        return () if owner is None else (owner,)
    if clause.link == "," and (beaten := _compared_last(before)) is not None:
        owner = slots.owner(before, beaten) if clause.nodes[0] in clause.objects else None
        return () if owner is None else (owner,)  # "more than Canada's total, | 343 TWh"
    if before.verb is not None and before.verb.is_a("trail") and (last := _named_last(before)) is not None:
        return last.entities  # "followed by Russia, | 310 tons"
    if (where := _place_of_figure(before)) is not None:
        return where.entities
    for phrase in (clause.subject, before.subject, *(before.objects if len(before.objects) == 1 else ())):
        if before.verb is not None and phrase is before.subject and phrase is not None and phrase.is_measure:
            owner = slots.owner(before, phrase)  # "Brazil's economy overtook Russia's: | $2.18 trillion"
            return () if owner is None else (owner,)
        stands_in = phrase is not None and _stands_for_owned(phrase)  # "those of Bolivia, | 1,300"
        if phrase is not None and (phrase.is_entity or stands_in):
            owner = slots.owner(before, phrase) if stands_in else slots.entity(before, phrase)
            return () if owner is None else (owner,)
    return ()


def _compared_last(before: Clause) -> Phrase | None:
    """Somebody's figure with which a clause ends as what it compares with: "… was larger than | Canada's"."""
    last = before.nodes[-1]
    compared = any(phrase is last for tie, phrase in before.adjuncts if tie in ("than", "as"))
    owned = isinstance(last, Phrase) and (last.elliptic or (last.is_measure and last.owner is not None))
    return last if compared and owned and isinstance(last, Phrase) and last.quantity is None else None


def _named_last(before: Clause) -> Phrase | None:
    """The one entity with which a clause ends."""
    last = before.nodes[-1]
    return last if isinstance(last, Phrase) and len(last.entities) == 1 and last.quantity is None else None


def holder_of(place: Phrase, slots: Slots) -> tuple[EntityWords, ...]:
    """ "Canada came fourth (5.9 million), Iran | fifth | (5.1 million)": who stands first in the clause of a place."""
    told = [each for each in slots.sentence.clauses if any(node is place for node in each.nodes)]
    for each in told:
        for node in each.nodes:
            if isinstance(node, Phrase) and (node.is_entity or node.elliptic) and node.end <= place.start:
                owner = slots.owner(each, node) if node.elliptic else slots.entity(each, node)
                return () if owner is None else (owner,)
    return ()


def _before_remark(remark: Clause) -> Phrase | None:
    """ "…, and Chad | , one of the poorest countries anywhere, | 1.3 million": who stands last before what is said between."""
    each = (
        remark.leans_on if remark.kind == "relative" else remark
    )  # "…, and Chad | , where … , | 1.3 million"
    while each is not None and each.verb is None and not any(_may_own(node) for node in each.objects):
        each = each.leans_on
    if each is None or each is remark or not each.nodes:
        return None
    last, link = each.nodes[-1], each.nodes[-2] if len(each.nodes) > 1 else None
    alone = link is None or (isinstance(link, Item) and (link.kind == "conjunction" or link.text == ","))
    named = isinstance(last, Phrase) and last.quantity is None and len(last.entities) <= 1
    return last if alone and named and isinstance(last, Phrase) and _may_own(last) else None


def _may_own(phrase: Phrase) -> bool:
    """Whether a figure may be a phrase's, or it holds one: an entity, "that of Kazakhstan", an amount."""
    return phrase.quantity is not None or bool(phrase.entities) or _stands_for_owned(phrase)


def _stands_for_owned(phrase: Phrase) -> bool:
    return (phrase.elliptic or phrase.anaphor == "measure") and phrase.owner is not None
