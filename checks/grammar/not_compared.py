"""What stands behind "than" and has no figure in a table: "than Peru had hoped", "than Peru used to"."""

from __future__ import annotations

from checks.claims import ComparisonQuery, OrderQuery
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.grammar.tenses import PAST
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

_THINKING = frozenset(("report", "doubt", "belief", "forecast", "target"))
_REACH = 3


def is_only_thought(clause: Clause, other: Phrase) -> bool:
    """ "Than Peru | used to", "… | had hoped", "… | says": what somebody hoped, said or did in other times."""
    behind = [node for node in clause.nodes if node.start >= other.end][:_REACH]
    acting: list[Item] = []
    for node in behind:
        if not isinstance(node, Item) or node.kind == "mark":
            break
        acting.append(node)
    thinks = any(not _THINKING.isdisjoint(item.verb.classes) for item in acting if item.verb is not None)
    return thinks or [item.text for item in acting[:2]] == ["used", "to"]


def is_done_with_it(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "Chile's copper output | is worth | twice as much as Peru's", "… | spends | more on refugees", "… | sent back | more refugees"."""
    measure, verb = getattr(draft.query, "measure", None), clause.verb
    if measure is None or verb is None or not isinstance(draft.query, ComparisonQuery | OrderQuery):
        return False
    words, counted = english().function, slots.dimensions.get(measure.concept, frozenset())
    if verb.lemma in words["verbs_of_money"]:
        return counted.isdisjoint(("money", "percent"))
    return measure.concept in words["concepts_of_those_let_in"] and verb.lemma in words["verbs_of_sending"]


def is_by_another_word(clause: Clause, draft: Draft) -> bool:
    """ "America's economy is more | dynamic | than China's": what is compared is no size."""
    if clause.verb is None or not clause.verb.is_a("be", "become", "stay"):
        return False
    for node, behind in zip(clause.nodes, clause.nodes[1:], strict=False):
        if node.text not in ("more", "less") or not draft.anchor[0] <= node.start < draft.anchor[1]:
            continue
        if isinstance(behind, Item):
            return behind.is_verb
        said = behind.concept or behind.topics or behind.adjective or behind.quantity or behind.entities
        return behind.opaque and not said and behind.head not in english().function["words_of_number"]
    return False


def does_otherwise(clause: Clause, draft: Draft) -> bool:
    """ "Peru mines more copper than Australia | used": what the other one does with it is no such figure."""
    sides = [each for tie, each in clause.adjuncts if tie in ("than", "as")]
    other = next((each for each in sides if each.entities or each.elliptic or each.owner), None)
    measure = getattr(draft.query, "measure", None)
    if other is None or measure is None:
        return False
    if other.concept is not None and other.text.split()[-1:] == [other.concept.text]:
        beside = getattr(draft.query, "other_measure", None)
        if beside is None and measure.concept not in other.concept.ids and _ends_as_verb(other):
            return True  # "twice as much copper as | Peru exports"
    behind = next((node for node in clause.nodes if node.start >= other.end), None)
    if getattr(draft.query, "other_period", None) is None and _is_past_of_present(clause, behind):
        return True  # "is richer than Germany | was"
    if isinstance(behind, Item) and behind.text in english().function["modals"]:
        return True  # "than Peru | could"
    named = behind.names if isinstance(behind, Item) else ()
    acts = [name for name in named if name.kind == "concept_verb"]
    return bool(acts) and not any(
        measure.concept in name.ids
        and set(name.data.get("qualifiers", "").split()) <= set(measure.qualifiers)
        for name in acts
    )


def _ends_as_verb(other: Phrase) -> bool:
    """ "Peru exports", not "Peru's exports"."""
    return "'s" not in other.text and "’s" not in other.text and other.owner is not None


def _is_past_of_present(clause: Clause, behind: object) -> bool:
    """Whether an auxiliary of the past stands behind the other side of what is told in the present."""
    verb = clause.verb
    if verb is None or not isinstance(behind, Item) or behind.text not in PAST:
        return False
    said = {
        node.text for node in clause.nodes if isinstance(node, Item) and verb.start <= node.start < verb.end
    }
    return not said.isdisjoint(_PRESENT)


_PRESENT = frozenset(("is", "are", "has", "have", "does", "do"))
