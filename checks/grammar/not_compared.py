"""What stands behind "than" and has no figure in a table: "than Peru had hoped", "than Peru used to"."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.grammar.tenses import PAST
from checks.reading.clauses import Clause
from checks.reading.items import Item
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


def does_otherwise(clause: Clause, draft: Draft) -> bool:
    """ "Peru mines more copper than Australia | used": what the other one does with it is no such figure."""
    other, measure = clause.adjunct("than", "as"), getattr(draft.query, "measure", None)
    if other is None or measure is None or not (other.entities or other.elliptic):
        return False
    behind = next((node for node in clause.nodes if node.start >= other.end), None)
    if getattr(draft.query, "other_period", None) is None and _is_past_of_present(clause, behind):
        return True  # "is richer than Germany | was"
    named = behind.names if isinstance(behind, Item) else ()
    acts = [name for name in named if name.kind == "concept_verb"]
    return bool(acts) and not any(
        measure.concept in name.ids
        and set(name.data.get("qualifiers", "").split()) <= set(measure.qualifiers)
        for name in acts
    )


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
