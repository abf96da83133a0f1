"""Who the subject of a relative clause is: "Chile, | which holds …", "a mine in Chile | that produced …", "Chile, | whose output …"."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.claims import Frame
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.segments import Segment
from checks.values import replace

_LYING = ("in", "from", "near", "at", "outside", "of")


def relative_clause(clause: Clause, segment: Segment, before: list[Clause]) -> Clause:
    """ "Chile, which holds …": the subject is what stands before "which"."""
    antecedent, first = segment.antecedent or last_phrase(before), clause.nodes[0]
    if len(before) > 1 and says_who_is_not_meant(before[-1]):
        antecedent = last_phrase(before[:-1])  # "It is China, not America, that mines …"
    antecedent = _what_lies_there(antecedent, before) or antecedent
    if not english().function["taken_together"].isdisjoint(clause.adverbs):
        antecedent = _list_that_ends_with(antecedent, before)
    objects = clause.objects
    if clause.subject is not None and not objects and antecedent is not None and _stands_for_object(first):
        tied = bool(before) and isinstance(before[-1].nodes[-1], Item)  # "…, of | which Chile …"
        objects = () if tied else (antecedent,)  # "reserves, which the USGS puts at …"
    if (fronted := _whose_is_told(clause)) is not None:
        whose, teller = fronted
        clause, objects = replace(clause, subject=teller), (whose,)
    if first.text == "which" and _is_said_of_amount(clause, antecedent):
        return as_remark_on_amount(
            clause, [each for each in before if each.start < clause.start]
        )  # without its own brackets
    return replace(
        clause,
        objects=objects,
        subject=clause.subject or antecedent,
        antecedent=antecedent,
        opener=first.text if isinstance(first, Item) else "",
        leans_on=before[-1] if before else None,
    )


def _list_that_ends_with(last: Phrase | None, before: list[Clause]) -> Phrase | None:
    """ "… Mexico (6,300 t), China (3,300 t) and Peru (3,100 t), which together …": the list over its parentheses, with whoever is named last.

    The phrase itself where it is of several; None where it is of one, of whom "together" cannot be told.
    """
    if last is None or not last.is_one_entity:
        return last
    entities: tuple[EntityWords, ...] = ()
    for clause in reversed([each for each in before if each.kind != "parenthesis"]):
        named = next((node for node in reversed(clause.nodes) if isinstance(node, Phrase)), None)
        if named is None or not named.is_entity or named.quantity is not None:
            break
        entities = (*named.entities, *entities)
        if clause.link != "," or len(clause.nodes) > 1:
            break
    return replace(last, entities=entities) if len(entities) > 1 else None


def _what_lies_there(place: Phrase | None, before: list[Clause]) -> Phrase | None:
    """ "A mine | in Chile | that produced 430,000 tons": the works or firm of which, and not of the country, more is told."""
    nodes = before[-1].nodes if before else ()
    at = next((at for at, node in enumerate(nodes) if node is place), 0)
    if place is None or at < 2 or not place.is_one_entity or nodes[at - 1].text not in _LYING:
        return None
    works = nodes[at - 2]
    if not isinstance(works, Phrase) or works.head not in english().function["enterprises"]:
        return None
    return None if works.is_entity or works.is_measure or works.quantity or works.place else works


def _whose_is_told(clause: Clause) -> tuple[Phrase, Phrase] | None:
    """ "Chile, whose | copper output | the USGS | puts at …": what is told of, and who tells it."""
    opener, whose, teller = (*clause.nodes[:3], None, None, None)[:3]
    if clause.verb is None or clause.subject is not None or clause.objects or clause.verb.passive:
        return None
    if not isinstance(whose, Phrase) or not isinstance(teller, Phrase) or opener is None:
        return None
    stands = opener.text == "whose" and whose.is_measure and teller.end <= clause.verb.start
    return (whose, teller) if stands else None


def points_at_amount(clause: Clause, before: list[Clause]) -> bool:
    """ "The DRC mined 3.3 million tons; | that is more than twice as much as China": whether "that" is the amount before."""
    subject, told = clause.subject, last_phrase([each for each in before if each.kind != "parenthesis"])
    pointing = subject is not None and subject.words in (("that",), ("this",))
    return pointing and told is not None and _is_said_of_amount(replace(clause, subject=None), told)


def _is_said_of_amount(clause: Clause, antecedent: Phrase | None) -> bool:
    """ "Chile mined 5.3 million tons, | which is twice Peru's figure": whether an amount is said to be something."""
    verb, amount = clause.verb, antecedent.quantity if antecedent is not None else None
    if verb is None or amount is None or antecedent is None or antecedent.is_part or not clause.tail:
        return False
    plain = verb.lemma == "be" and not (verb.passive or verb.negated or verb.modal or verb.bygone)
    counted = amount.kind in ("amount", "money", "count", "percent") and antecedent.place is None
    return plain and counted and clause.subject is None and verb.frame is Frame.ASSERTED


def as_remark_on_amount(clause: Clause, before: list[Clause]) -> Clause:
    """The clause without its "which is": "Chile mined 5.3 million tons, | twice Peru's figure"."""
    nodes, last = clause.tail, before[-1] if before else None
    return replace(
        clause, kind="fragment", verb=None, nodes=nodes, start=nodes[0].start, link=",", leans_on=last
    )


def _stands_for_object(opener: Node) -> bool:
    return isinstance(opener, Item) and opener.text in ("which", "that")


def says_who_is_not_meant(clause: Clause) -> bool:
    """ "not America", "rather than America": a fragment that only says who is not meant."""
    first = clause.nodes[0]
    denying = isinstance(first, Item) and (first.kind == "negation" or first.text == "rather than")
    return clause.verb is None and denying


def last_phrase(before: list[Clause]) -> Phrase | None:
    """The last phrase before a clause: what a relative clause behind it tells of."""
    if not before:
        return None
    return next((node for node in reversed(before[-1].nodes) if isinstance(node, Phrase)), None)
