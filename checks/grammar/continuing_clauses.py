"""Which clauses only go on with whose figure an amount is: no change, no comparison, no verb of their own."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.continued_model import Model
from checks.grammar.continued_owners import is_some_there, only_its_place, stretch, tie_before
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase

_VERBS = ("be", "have", "do", "value", "proverb", "put", "set_beside")


def may_go_on(clause: Clause, phrase: Phrase, model: Model) -> bool:
    """Whether a clause says nothing but whose figure the amount is: no change, no comparison, no verb of its own."""
    verb = clause.verb
    known = not phrase.opaque or _is_rate_of_growth(phrase, model.measure) or is_some_there(clause, phrase)
    if not known or phrase.place is not None or phrase.whole is not None or phrase.share:
        return False
    if phrase.extreme or phrase.adjective is not None:
        return False
    nodes = stretch(clause, phrase)
    if tie_before(clause, phrase) == "from" and not clause.periods:
        return False  # "doubled its output, | from 13,200 tons": what it was before
    if tie_before(clause, phrase) == "to" and clause.adjunct("from") is not None and verb is None:
        return False  # "and Polish from $26.3 billion | to $38 billion"
    if tie_before(clause, phrase) == "by" and (model.stated is None or model.stated.unit != "%"):
        return False
    than = tie_before(clause, phrase) == "than" and (
        phrase.owner is not None or _is_beyond_then(clause, phrase, model)
    )  # "faster than | India's 7.6%"
    if any(
        isinstance(node, Item) and ((node.comparative is not None and not than) or _is_new_verb(node))
        for node in nodes
    ):
        return False
    if any(
        isinstance(node, Phrase)
        and ((node.place is not None and not only_its_place(node)) or node.comparative)
        for node in nodes
    ):
        return False
    if verb is None or not (verb.start < phrase.start or phrase is clause.subject):
        return True
    if phrase is clause.subject and not verb.concepts:
        return not verb.is_a("move", "plain")  # "… and 310 tonnes | went to India"
    measured = verb.concepts and any(model.measure.concept in name.ids for name in verb.concepts)
    beside = clause.adjunct("by") is not None or tie_before(clause, phrase) in ("with", "at", "on")
    follows = (
        verb.is_a("trail", "rank", "complete") and beside
    )  # "followed by Algeria with 8%", "Peru comes next with …"
    onward = next((node.text for node in clause.nodes if node.start >= phrase.end), "")
    coming = verb.is_a("come") and onward == "from"  # "… and 2.6 million from Peru"
    return not verb.negated and (verb.is_a(*_VERBS) or bool(measured) or follows or coming)


def _is_beyond_then(clause: Clause, phrase: Phrase, model: Model) -> bool:
    """ "4.4% in 2024, faster than | the 2.9% recorded in 2023": the figure of another time, of which what is said of it holds."""
    other, told = phrase.quantity, model.stated
    compared = [node.comparative for node in clause.nodes if isinstance(node, Item) and node.comparative]
    behind = [node for node in clause.nodes if isinstance(node, Phrase) and node.start >= phrase.end]
    noted = clause.verb is None or clause.verb.is_a("undergo", "put")
    if phrase.words[:1] != ("the",) or not clause.periods or other is None or told is None:
        return False
    if behind or not noted:
        return False  # "less than the 2.8 million tons | Chile exported in 2023", "… | sold in 2023"
    then, now = other.stated.value, told.value
    if then is None or now is None or now < 0 or len(compared) != 1:
        return False
    return (now > then) == (compared[0] == "more") and now != then


def is_beside_other_side(clause: Clause, phrase: Phrase, found: list[Draft]) -> bool:
    """ "… was 404 times that of Burundi, | at $344": of which of the two, is not said."""
    if clause.verb is not None or tie_before(clause, phrase) != "at" or clause.link != ",":
        return False
    return any(
        isinstance(each.query, ComparisonQuery)
        and each.query.ratio is not None
        and clause.start - each.anchor[1] in (1, 2)
        for each in found
    )


def tells_of_another(clause: Clause, model: Model, slots: Slots) -> bool:
    """ "Australia's tin reserves are put at … | It mines hardly any: | 9,900 tons": a verb between them names another measure."""
    if any(token.text in ("hardly", "scarcely") for token in slots.sentence.tokens):
        return True
    if _is_of_a_rise(clause, slots):
        return True
    since = model.draft.anchor[1]
    if since <= slots.sentence.start and slots.names_another_measure(model.measure, clause.start):
        return True
    return any(
        not any(model.measure.concept in name.ids for name in other.verb.concepts)
        for other in slots.sentence.clauses
        if since <= other.start < clause.start and other.verb is not None and other.verb.concepts
    )


def _is_of_a_rise(clause: Clause, slots: Slots) -> bool:
    """ "India saw the largest increase after China, | of 123 million tonnes": how large a rise is, where words part the two."""
    first = clause.nodes[0]
    if clause.verb is not None or not isinstance(first, Item) or first.text != "of":
        return False
    before = [each for each in slots.sentence.clauses if each.verb is not None and each.end <= clause.start]
    return bool(before) and any(phrase.is_change for phrase in before[-1].objects)


def _is_rate_of_growth(phrase: Phrase, measure: MeasureWords) -> bool:
    """ "Grew by 3.2%, against … a contraction of 0.2% in Germany": a rate of growth, below zero where it is a fall."""
    percent = phrase.quantity is not None and phrase.quantity.kind == "percent"
    return phrase.is_change and percent and measure.concept == "growth"


def _is_new_verb(node: Item) -> bool:
    return node.verb is not None and bool(
        {"rise", "fall", "multiply", "lift", "lower"} & set(node.verb.classes)
    )


def is_one_of_two_before(clause: Clause, phrase: Phrase) -> bool:
    """ "120 tons of platinum and 72 of palladium, down from | 125 and 74 tons | a year earlier": one for each of two."""
    nodes = clause.nodes
    for tie, first, link, last in zip(nodes, nodes[1:], nodes[2:], nodes[3:], strict=False):
        tied = isinstance(tie, Item) and tie.kind == "preposition" and link.text == "and"
        if tied and isinstance(first, Phrase) and isinstance(last, Phrase) and phrase in (first, last):
            bare = not (first.entities or last.entities or first.topics or last.topics)
            return bare and clause.verb is None and first.quantity is not None and last.quantity is not None
    return False
