"""Whose an amount is that says no more: the words of its clause that belong to it, and the one entity that they name."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.grammar.times_told import is_time_alone
from checks.queries import ComparisonQuery, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.vocabulary import longest

# what sets two amounts against each other; "to" only behind a comparison, without a verb
AGAINST = ("against", "versus", "to")


def stretch(clause: Clause, phrase: Phrase) -> list[Node]:
    """The nodes of a clause that belong to an amount: all of them, or those from the last other amount to the next one.

    "Iraq | 4.4 million | and Nigeria 1.6 million": what a conjunction ties to the next amount belongs to that one.
    """
    at = next(index for index, node in enumerate(clause.nodes) if node is phrase)
    amounts = [
        index for index, node in enumerate(clause.nodes[:at]) if isinstance(node, Phrase) and node.quantity
    ]
    links = [
        index
        for index, node in enumerate(clause.nodes[:at])
        if amounts and index > amounts[-1] and isinstance(node, Item) and node.kind == "conjunction"
    ]
    first = max((*amounts[-1:], *links[-1:]), default=-1) + 1
    last = next(
        (
            index
            for index, node in enumerate(clause.nodes[at + 1 :], at + 1)
            if isinstance(node, Phrase) and node.quantity
        ),
        len(clause.nodes),
    )
    ties = [
        index
        for index, node in enumerate(clause.nodes[at + 1 : last], at + 1)
        if isinstance(node, Item) and (node.kind == "conjunction" or node.text == ",")
    ]
    named = [node for node in clause.nodes[first:at] if isinstance(node, Phrase) and node.entities]
    hangs = (
        bool(named) and bool(ties) and ties[-1] == len(clause.nodes) - 2
    )  # "Uganda 1.8 million | and Chad"
    return list(clause.nodes[first : ties[-1] if ties and (hangs or last < len(clause.nodes)) else last])


def owner_around(
    clause: Clause, phrase: Phrase, others: list[Phrase], slots: Slots
) -> tuple[EntityWords, ...] | None:
    """The one entity that the words around an amount name, none, or None where they name more, or something else."""
    aside = clause.subject if clause.kind == "parenthesis" else None
    if aside is not None and aside.nationality is not None:
        return (aside.nationality,)  # "Sudanese | (682,500)"
    found: list[EntityWords] = []
    for other in (phrase, *others):
        owner: EntityWords | None
        if _is_figure_elsewhere(clause, other):
            continue
        if other.anaphor == "measure" and other.scope is not None:
            owner = EntityWords(other.scope, other.text)  # "the world total"
        elif other.owner is not None or other.elliptic:
            if _is_another_figure(other):
                return None
            owner = slots.owner(clause, other)
        elif other.is_entity:
            if len(other.entities) > 1:
                return None
            owner = slots.entity(clause, other)
        elif other.nationality is not None and (other.quantity is None or _is_said_of(clause, other)):
            owner = other.nationality  # "$64.7 billion of | Ukrainian", "… and 1.3 million Peruvian"
        elif other.nation is not None and _is_same_noun(other, slots):
            owner = other.nation
        else:
            if other is not phrase and not _says_nothing_new(other):
                return None
            continue
        if owner is None:
            return None
        found.append(owner)
    subject = clause.subject
    if not found and subject is not None and clause.verb is not None and subject not in clause.nodes:
        acting = slots.entity(clause, subject) if len(subject.entities) == 1 else None
        found += [acting] if acting is not None else []  # "Canada, in second place, | managed 7,100 t"
    if not found and clause.opener == "whose" and phrase is subject and clause.antecedent is not None:
        found += slots.owners(clause, clause.antecedent)  # "the DRC, whose 3.3 million tonnes …"
    if len({each.id for each in found}) > 1:
        return None
    return tuple(found[:1])


def _is_figure_elsewhere(clause: Clause, subject: Phrase) -> bool:
    """ "Italian women had 1.18 children each. In Chad | it | was 6.0": the figure of another place, and nobody."""
    verb, where = clause.verb, clause.adjunct("in", "for", "among")
    stands = subject is clause.subject and subject.words in (("it",), ("that",))
    named = where is not None and len(where.entities) == 1 and where.quantity is None
    return stands and named and verb is not None and verb.is_a("be")


def _is_another_figure(phrase: Phrase) -> bool:
    """ "Germany's youth rate", "Chile's goal": words that make somebody's figure another one than that which was spoken of."""
    plain = (
        phrase.elliptic
        or phrase.anaphor == "measure"
        or phrase.concept is not None
        or phrase.quantity is not None
    )
    words = english().function
    figures = (words[name] for name in ("figure_nouns", "level_nouns", "rate_nouns", "quantity_nouns"))
    other = len(phrase.words) > 1 or (phrase.opaque and not any(phrase.head in each for each in figures))
    return not plain and other and not phrase.facility


def _is_same_noun(phrase: Phrase, slots: Slots) -> bool:
    """ "Italian women had 1.18 children each, | French women | 1.61": the noun of the one before, of another country."""
    before = (node for node in slots.sentence.nodes if isinstance(node, Phrase) and node.end <= phrase.start)
    return any(node.words[1:] == phrase.words[1:] and node.nation is not None for node in before)


def is_some_there(clause: Clause, phrase: Phrase) -> bool:
    """ "The world mined 390,000 tonnes of rare earths, | 270,000 of them | in China": how many of those told are in one place."""
    some, quantity = phrase.some_of, phrase.quantity
    if some is None or some.words != ("them",) or quantity is None or (quantity.stated.value or 0) < 100:
        return False
    tie, where = ([node for node in clause.nodes if node.start >= phrase.end] + [None, None])[:2]
    there = isinstance(where, Phrase) and len(where.entities) == 1
    return tie is not None and tie.text == "in" and there


def _says_nothing_new(phrase: Phrase) -> bool:
    """ "The figure", "the rate", "that", a time, the source: what stands beside an amount and changes nothing."""
    words = english().function
    return bool(
        phrase.anaphor == "measure"
        or only_its_place(phrase)
        or phrase.words == ("next",)
        or phrase.publisher
        or phrase.head in words["figure_nouns"]
        or phrase.head in words["level_nouns"]
    )


def only_its_place(phrase: Phrase) -> bool:
    """ "Canada, in second place, managed 7,100 t": a place that says nothing of what is counted."""
    return phrase.only_place and not phrase.scope and phrase.quantity is None


def names_another(before: int, entity: EntityWords | None, slots: Slots) -> bool:
    """ "Japan lost 4 million. South Korea is the exception: …, against | 51.0 million": somebody else is spoken of now."""
    told = entity.id if entity is not None else None
    return any(
        hit.end <= before and told not in name.ids and not set(name.ids) & slots.scopes
        for hit in longest(slots.sentence.hits)
        for name in hit.entry.names
        if name.kind == "entity"
    )


def _is_said_of(clause: Clause, amount: Phrase) -> bool:
    """ "Four million were Chinese and | 1.3 million Peruvian": an amount with whose it is said to be, and no people."""
    be = clause.verb is not None and clause.verb.is_a("be")
    return be and not amount.text.endswith("s") and len(amount.words) == 2


def is_there(clause: Clause) -> bool:
    """ "In Sudan | there are still 793,000": a subject that names nobody."""
    subject, verb = clause.subject, clause.verb
    return subject is not None and verb is not None and subject.words == ("there",) and verb.is_a("be")


def is_noun_of_another_measure(phrase: Phrase, measure: MeasureWords) -> bool:
    """ "… reserves come to 35 million tons and China's | output | to 1.9 million": a noun that names another measure."""
    concept = phrase.concept
    if concept is None or (concept.data.get("generic") and (phrase.owner is None or phrase.quantity)):
        return False
    if concept.data.get("before"):  # "… on its armed forces, and its | outlays | 4% of GDP"
        return not any(measure.concept.startswith(each) for each in concept.ids)
    return measure.concept not in concept.ids


def time_in_front(clause: Clause, slots: Slots) -> Clause | None:
    """ "Vietnam's reserves stand at 140,000 tons; | in 2010, | the USGS says, they were 74,000": the time that stands alone before a clause."""
    if clause.verb is None or clause.periods:
        return None
    before = [each for each in slots.sentence.clauses if each.end <= clause.start][-1:]
    return before[0] if before and is_time_alone(before[0]) else None


def time_before(clause: Clause) -> Clause | None:
    """ "Last year Mozambique mined 75,000 tons; | the year before, | 98,000": the time that alone stands before an amount."""
    before = clause.leans_on
    alone = before is not None and before.verb is None and not before.objects and not before.adjuncts
    beside = clause.link in (",", ":") and clause.kind == "fragment" and not clause.periods
    return before if beside and alone and before is not None and len(before.periods) == 1 else None


def names_sides(draft: Draft, clause: Clause) -> bool:
    """ "More silver than Russia | (92,000 tons) | and Australia": whose figures may stand in parentheses among its words."""
    return clause.kind == "parenthesis" and isinstance(draft.query, ComparisonQuery | OrderQuery)


def is_of_a_part(clause: Clause, phrase: Phrase) -> bool:
    """ "Half of | last year's 360 tons": an amount of which somebody has a part, and which is nobody's own."""
    before = [node for node in clause.nodes if node.end <= phrase.start]
    owned = (
        isinstance(before[-1], Item) and before[-1].text == "'s" if before else False
    )  # "last year | 's | 360 tons"
    parts = [
        n
        for n in before[-3:]
        if isinstance(n, Phrase) and n.quantity is not None and n.quantity.kind == "part"
    ]
    of = any(isinstance(node, Item) and node.text.split()[:1] == ["of"] for node in before[-2:])
    return bool(parts) and parts[-1].is_bare and (of or owned)


def is_first_of_two(clause: Clause, phrase: Phrase) -> bool:
    """ "| $2.18 trillion | against $2.17 trillion": the first of two amounts set against each other, and nothing else."""
    first, *rest = [node for node in clause.nodes if isinstance(node, Phrase)]
    second = rest[0] if len(rest) == 1 and rest[0].quantity is not None else None
    return first is phrase and second is not None and tie_before(clause, second) in AGAINST


def tie_before(clause: Clause, phrase: Phrase) -> str:
    """The word right before an amount: "bigger than China, | by $1.7 trillion" says by how much, and not how much."""
    at = next(index for index, node in enumerate(clause.nodes) if node is phrase)
    parted = at > 1 and clause.nodes[at - 1].text in ("just", "only")
    tie = clause.nodes[at - 1 - parted] if at else None
    return tie.text if isinstance(tie, Item) else ""
