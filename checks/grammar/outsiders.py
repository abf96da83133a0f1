"""What narrows a place or figure without a preposition that says so: "not counting Asia", "the largest non-OPEC producer"."""

from __future__ import annotations

from functools import lru_cache

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

GAP_IS_AMOUNT = "gap_is_amount"
_PREFIXES = (("non",), ("ex",))
_ITS_OWN = ("its", "their", "the")


def is_of_some_alone(draft: Draft, slots: Slots) -> bool:
    """Whether a sentence leaves somebody out, or ranks among some alone, in words that no query holds."""
    told = not slots.sentence.said.isdisjoint(_words_that_tell())
    if not told and not isinstance(draft.query, RankQuery):
        return False
    nodes = slots.sentence.nodes
    rest = [*nodes[1:], None]
    beyond = [*nodes[2:], None, None]
    return any(
        _has_prefix(node, word, behind) or (placed and _is_of_another_kind(node, word, behind))
        for node, word, behind in zip(nodes, rest, beyond, strict=False)
        for placed in (_is_placed(node, draft),)
        if isinstance(node, Phrase)
    ) or (
        told and any(_leaves_out(each, draft) or _sets_in_relation(each) for each in slots.sentence.clauses)
    )


def goes_on_behind(draft: Draft, slots: Slots) -> bool:
    """ "5.3 million tons of copper | -bearing rock", "… | too little", "… | net | of imports", "… |, net": what the amount's words run on to."""
    nodes = slots.sentence.nodes
    if slots.sentence.said.isdisjoint(_RUNNING_ON):
        return False
    for at, node in enumerate(nodes):
        if not isinstance(node, Phrase) or not node.start <= draft.anchor[0] < node.end:
            continue
        said = [_said(each) for each in nodes[at + 1 : at + 4]]
        compound = said[:1] == ["-"] and nodes[at + 1].start == node.end
        too_much = " ".join(said[:2]).split()[:2] in _TOO_FEW
        of_less = not _OF_LESS.isdisjoint(said) or node.words[-1:] in _LESS
        weighed = node.quantity is not None and node.quantity.dimension == "mass"
        worth = weighed and "worth" in node.text.split()  # "2.6 million tons' worth of copper contracts"
        return compound or too_much or of_less or worth
    return False


def opening_gap(clause: Clause, slots: Slots) -> tuple[Phrase, Phrase] | None:
    """ "The gap between | Germany's jobless rate | and | Spain's is …": the noun, and the first of the two, before a clause."""
    if clause.link != "and" or "between" not in slots.sentence.said:
        return None
    before = next((each for each in reversed(slots.sentence.clauses) if each.end <= clause.start), None)
    if before is None or before.verb is not None or len(before.objects) != 1:
        return None
    one = before.adjunct("between")
    return (before.objects[0], one) if one is not None and before.nodes[-1] is one else None


def is_of_two(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """Whether an amount is by how much two differ, or how much of one there is for the other, and no figure of either."""
    return _is_for_each_of_others(draft, slots) or _is_one_side_of_gap(draft, clause, slots)


def _is_one_side_of_gap(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "The gap between Germany's jobless rate and | Spain's is eight points": no figure of the second."""
    return draft.construction != GAP_IS_AMOUNT and opening_gap(clause, slots) is not None


def _is_for_each_of_others(draft: Draft, slots: Slots) -> bool:
    """ "22,000 tons | for every 88,000 | that Australia mined", "… | for every mine": a ratio, and no amounts."""
    if not isinstance(draft.query, ValueQuery) or {"every", "each"}.isdisjoint(slots.sentence.said):
        return False
    if "enough" in slots.sentence.said:
        return False  # "1.8 million tons, | enough for every pickup"
    ties = (pair for each in slots.sentence.clauses for pair in each.adjuncts)
    return any(
        tie == "for" and phrase.words[:1] in (("every",), ("each",)) and not _is_somebody(phrase)
        for tie, phrase in ties
    )


def _is_somebody(phrase: Phrase) -> bool:
    """ "For every | person", "… | inhabitant": what a figure for each person is told by, too."""
    return phrase.quantity is None and phrase.head in english().function["people_wholes"]


def _said(node: Node) -> str:
    return " ".join(node.words) if isinstance(node, Phrase) else node.text


_LESS = (("net",), ("gross",))
_OF_LESS = frozenset(("net", "gross"))
_RUNNING_ON = frozenset(("-", "too", "worth", *_OF_LESS))
_TOO_FEW = [["too", each] for each in ("little", "few", "much", "many", "low", "high")]


@lru_cache(maxsize=1)
def _words_that_tell() -> frozenset[str]:
    """The words of which a sentence needs one to leave somebody out, or to set something in relation to another."""
    words = english().function
    told = (words["leaving_out"], words["counting_in"], words["putting_away"])
    return frozenset(("non", "ex", "save", "relative", "relation", "given")).union(*told)


def _is_placed(node: Node, draft: Draft) -> bool:
    return isinstance(draft.query, RankQuery) and node.start <= draft.anchor[0] < node.end


def _has_prefix(phrase: Phrase, word: Node | None, behind: Node | None) -> bool:
    """ "Non | - | Asian countries", "Ex | - | Asia"."""
    glued = isinstance(word, Item) and word.text == "-" and isinstance(behind, Phrase)
    return glued and phrase.words[-1:] in _PREFIXES and behind is not None and behind.start == phrase.end + 1


def _is_of_another_kind(phrase: Phrase, word: Node | None, behind: Node | None) -> bool:
    """ "The most populous | landlocked country", "… English | -speaking country", "… country south of the Sahara"."""
    directions = english().function["directions"]
    if not directions.isdisjoint(phrase.words[-1:]) or (isinstance(word, Item) and word.text in directions):
        return True
    if isinstance(word, Phrase):
        return phrase.adjective is not None and phrase.concept is None and word.head in _COUNTRIES
    if not isinstance(word, Item):
        return False
    compound = word.text == "-" and word.start == phrase.end
    other = behind.kind not in ("preposition", "mark") if isinstance(behind, Item) else False
    denied = word.kind == "negation" and (other or (isinstance(behind, Phrase) and not behind.is_measure))
    return compound or denied


_COUNTRIES = ("country", "countries", "nation", "nations", "state", "states", "economy", "economies")


def _leaves_out(clause: Clause, draft: Draft) -> bool:
    """ "Not counting Asia", "leaving Asia aside", "Asia excluded", "save for Asia"; "counting its mines abroad"."""
    words = english().function
    said = [
        word for node in clause.nodes for word in (node.words if isinstance(node, Phrase) else (node.text,))
    ]
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    denied = any(
        isinstance(node, Item) and (node.kind == "negation" or node.text == "without")
        for node in clause.nodes
    )
    leaves = (
        not words["leaving_out"].isdisjoint(said)
        or (denied and not words["counting_in"].isdisjoint(said))
        or (not words["putting_away"].isdisjoint(said) and not {"aside", "out"}.isdisjoint(said))
        or said[:1] == ["save"]
        or (said[:1] == ["counting"] and not any(each.quantity for each in phrases))
    )
    if not leaves or not phrases:
        return False
    named = {
        e.id for phrase in phrases for e in (*phrase.entities, *((phrase.nation,) if phrase.nation else ()))
    }
    if clause.subject is not None and clause.kind == "main" and not named:
        return False  # "The ministry ignored the warnings"
    made = {each.id for each in getattr(draft.query, "except_for", ())}
    return not named or not named <= made


def _sets_in_relation(clause: Clause) -> bool:
    """ "… | relative | to its size", "…, in | relation | to its size", "… | given | its size"."""
    for node, behind in zip(clause.nodes, clause.nodes[1:], strict=False):
        if (
            isinstance(node, Phrase)
            and node.words in (("relative",), ("relation",))
            and isinstance(behind, Item)
        ):
            return behind.text == "to"
        given = isinstance(node, Item) and node.text == "given" and isinstance(behind, Phrase)
        if given and isinstance(behind, Phrase) and behind.words[:1] and behind.words[0] in _ITS_OWN:
            return behind.quantity is None and not behind.entities
    return False
