"""What a change is a change of: the measure and the entity of a clause whose subject is a measure."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar import owned_topics
from checks.grammar.directions import bare
from checks.grammar.named_shares import named_share
from checks.grammar.series import is_of_a_row
from checks.grammar.slots import Slots
from checks.grammar.slots_topics import is_in_money
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_PRICES = (
    "prices"  # the concept that own_concepts.yaml gives to what users' tables call the price of something
)
_NEAR = len(" by the ")
_RESTRICTING = (
    "at",
    "from",
    "by",
    "to",
    "with",
    "for",
    "on",
    "under",
    "via",
    "in",
    "into",
    "between",
    "against",
)


def about_of(clause: Clause, slots: Slots, *others: Phrase) -> tuple[MeasureWords | None, EntityWords | None]:
    """The measure and the entity of a clause whose subject is a measure; nothing where more words narrow it down."""
    subject, power = clause.subject, slots.power_of(clause, clause.subject)
    if clause.kind == "participle" and clause.leans_on is not None and subject is clause.leans_on.subject:
        moved = moved_in(clause.leans_on, slots)
        if moved is not None:
            return moved
    subject = _priced(clause, subject, slots)
    if subject is not None and power is not None:
        return power, slots.owner(clause, subject)
    if (told := slots.it_of(clause) or named_share(clause, subject, slots)) is not None:
        return told
    if (
        subject is not None
        and subject.topic is not None
        and not subject.is_measure
        and _moves_to_tons(clause)
    ):
        return owned_topics.of_year(clause, slots) or (None, None)
    if (
        subject is None
        or not subject.is_measure
        or subject.place is not None
        or (subject.quantity is not None and not _has_its_amount(subject))
        or (subject.share and subject.anaphor != "measure")
    ):
        return None, None
    others = (*others, *in_other_terms(clause, subject))
    if (doer := _done_by(clause, subject)) is not None:
        return slots.measure(clause, subject, *others), doer
    if narrowed(clause, subject) or _are_prices_of_some(subject, slots):
        return None, None
    return slots.measure(clause, subject, *others), slots.owner(clause, subject)


def in_other_terms(clause: Clause, measured: Phrase) -> list[Phrase]:
    """ "Rose | by 5% in real terms", "grew | by a third in nominal terms": amounts that say in which terms something changed.

    An economy's growth is told in real terms anyway.
    """
    told = [node for node in clause.tail if isinstance(node, Phrase) and node.qualifiers]
    grows = measured.concept is not None and "gdp" in measured.concept.ids
    told = [each for each in told if not (grows and "real" in each.qualifiers)]
    return [each for each in told if each.quantity is not None and each.concept is None and not each.topics]


def _moves_to_tons(clause: Clause) -> bool:
    """ "Graphite from Mozambique fell | to 75,000 tonnes": an amount of it, and not its price."""
    arrived = clause.adjunct("to")
    return arrived is not None and arrived.quantity is not None and arrived.quantity.dimension == "mass"


def _priced(clause: Clause, subject: Phrase | None, slots: Slots) -> Phrase | None:
    """ "A day pass | rose by €6", "Dutch petrol | fell 3%": a thing as its price, where a user's table has that and no more of it."""
    topic = subject.topic if subject is not None else None
    held = [each for each, topics in slots.topics.items() if topic in topics] if topic is not None else []
    names = slots.vocabulary_concept(_PRICES) if _PRICES in held else ()
    if subject is None or not names or (len(held) > 1 and not is_in_money(clause)):
        return subject
    named = subject.concept or subject.agent or subject.quantity or subject.place or subject.share
    return subject if named or subject.opaque or subject.facility else replace(subject, concept=names[0])


def _are_prices_of_some(subject: Phrase, slots: Slots) -> bool:
    """ "Tungsten prices | rose 3%": no inflation, and no prices that a user's table has."""
    named = subject.concept.ids if subject.concept is not None else ()
    held = any(subject.topic in slots.topics.get(each, frozenset()) for each in named)
    return bool(subject.topics) and "inflation" in named and not held


def _done_by(clause: Clause, measured: Phrase) -> EntityWords | None:
    """ "The number of ships delivered | by | Japan": who did what a measure of a user's table is called by."""
    first = clause.adjuncts[0] if clause.adjuncts else ("", measured)
    name = measured.concept.text.split() if measured.concept is not None else []
    done = len(name) > 1 and (name[-1].endswith("ed") or name[-1] in english().verbs)
    beside = first[0] == "by" and len(first[1].entities) == 1 and first[1].start - measured.end <= _NEAR
    return first[1].entities[0] if done and beside and measured.owner is None else None


def _has_its_amount(subject: Phrase) -> bool:
    """ "Mexico's receipts of $67.6 billion | were up by 2%": a measure with its figure beside it."""
    quantity, concept = subject.quantity, subject.concept
    owned = subject.owner is not None or subject.scope is not None
    told = concept is not None and not concept.data.get("generic") and owned
    return told and quantity is not None and quantity.kind in ("amount", "money") and not subject.opaque


def narrowed(clause: Clause, measured: Phrase) -> bool:
    """Whether words behind a measure make it another one: "exports to China", "output at the mine"."""
    between = [node for node in clause.nodes if node.start >= measured.end]
    for index, node in enumerate(between):
        if isinstance(node, Item) and (node.kind in ("auxiliary", "negation") or node.is_verb):
            break
        tie = between[index - 1] if index else None
        if (
            isinstance(node, Phrase)
            and isinstance(tie, Item)
            and tie.text in _RESTRICTING
            and node.quantity is None
            and not is_of_a_row(tie.text, node)
            and not (tie.text == "in" and _is_an_edition(node))
        ):
            return not (measured.owner is None and tie.text == "in" and len(node.entities) == 1)
    return any(
        tie in ("in", "at", "to", "from", "with")
        and phrase.start > measured.end
        and (phrase.entities or phrase.proper)
        for tie, phrase in clause.adjuncts
        if not (measured.owner is None and (tie == "in" or (tie == "at" and phrase.entities)))
    )


def _is_an_edition(phrase: Phrase) -> bool:
    """ "In | its new edition |", "in | its latest report |": where a figure stands."""
    return phrase.head in ("edition", "summaries", "tables") or phrase.head in english().function["documents"]


def without_edition(nodes: list[Node]) -> list[Node]:
    """ "To 1 million tons | in its new edition |": what is told of a change, without where it stands last."""
    at = len(nodes) - 2
    last = nodes[-1] if at >= 0 and nodes[at].text == "in" else None
    return nodes[:at] if isinstance(last, Phrase) and _is_an_edition(last) else nodes


def moved_in(before: Clause, slots: Slots) -> tuple[MeasureWords, EntityWords] | None:
    """ "Chile recorded an increase in copper output, | rising 1% …", "America saw a drop in emissions – | a fall of 3%": of what."""
    verb, subject = before.verb, before.subject
    change = before.objects[0] if len(before.objects) == 1 else None
    if verb is None or not verb.is_a("undergo", "have") or change is None or not change.is_change:
        return None
    if change.quantity is not None or subject is None or not subject.is_one_entity:
        return None
    measured = change if change.concept is not None else before.adjunct("in", "of")
    if measured is None or not measured.is_measure or narrowed(before, measured):
        return None
    measure = slots.measure(before, replace(bare(measured), place=None))
    owner = slots.owner(before, measured) if measured.owner is not None else slots.entity(before, subject)
    return (measure, owner) if measure is not None and owner is not None else None
