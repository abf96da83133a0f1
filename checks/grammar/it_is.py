"""What "it", "that" or "this" is said to be, of the figure told before: "It is twice that of Bolivia". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.claims import Frame
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.owned import is_size_of_somebody
from checks.grammar.remarks import remark_compared, remark_multiple
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_entity, carried_measure
from checks.grammar.told_before import Told, told_before, where_else
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_FIGURES = (("it",), ("that",), ("this",), ("they",))
_AMOUNTS = ("more", "less", "fewer", "much", "many")


@needs(verb=("be",))
def figure_told_is(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's lead output was 270,000 tons in 2024. It is twice that of Bolivia"; "…; that was more than Mexico"."""
    verb = clause.verb
    if verb is None or not verb.is_a("be") or not _is_of_figure(clause):
        return
    if verb.negated or verb.modal or verb.bygone or clause.frame is not Frame.ASSERTED or not clause.tail:
        return
    where = where_else(clause)
    told = told_before(clause, slots) if where is not None or _says_how_much(clause) else None
    if told is None or (told.draft not in slots.here and not slots.sentence.context.alone):
        return  # "…, half of it at Antamina. It is bigger than Mexico's"
    if any(time.words.year not in (None, told.period.year) for time in clause.periods):
        return
    if where is not None:
        told = replace(told, entity=where.entities[0])  # "In Argentina it was less than half of that"
    said = replace(slots, here=(_carried(told, slots),))
    nodes = tuple(
        node for node in clause.nodes if node.start >= verb.start and getattr(node, "kind", "") != "auxiliary"
    )
    ties = tuple(pair for pair in clause.adjuncts if pair[1] is not where)
    bare = replace(
        clause, kind="fragment", subject=None, verb=None, adjuncts=ties, leans_on=None, link=",", nodes=nodes
    )
    for rule in (remark_compared, remark_multiple):
        for draft in rule(replace(bare, start=nodes[0].start), said):
            yield replace(draft, construction="figure_told_is")


def _is_of_figure(clause: Clause) -> bool:
    """Whether a clause begins with "it", "that" or "this" as what it tells of: also "…; that was more than Mexico"."""
    if clause.subject is not None and clause.subject.words in _FIGURES:
        return True
    opens = (clause.nodes[0].text.lower(),) in _FIGURES and isinstance(clause.nodes[0], Item)
    return opens and (clause.subject is None or clause.link in (";", "–", ":"))


def _carried(told: Told, slots: Slots) -> Draft:
    """What was told last; as something that is carried, where another sentence told it."""
    if told.draft in slots.here:
        return told.draft
    measure = carried_measure(told.measure)
    query: Any = told.draft.query
    carried = replace(query, measure=measure, entity=carried_entity(told.entity))
    return replace(told.draft, query=carried)


def _says_how_much(clause: Clause) -> bool:
    """Whether it is a figure that is told of: "twice that of Bolivia", "more than Mexico", but not "bigger than Mexico"."""
    figures = [node for node in clause.tail if isinstance(node, Phrase)]
    if any(is_size_of_somebody(phrase) for phrase in figures):
        return False  # "twice | the size of Peru", which a country is
    stands_in = any(phrase.elliptic or phrase.anaphor == "measure" for phrase in figures)
    wholes = [phrase.whole for phrase in figures if phrase.whole is not None]
    of_another = any(whole.elliptic or whole.anaphor == "measure" for whole in wholes)
    words = {node.text.lower() for node in clause.tail if isinstance(node, Item)}
    words |= {word for phrase in figures for word in phrase.words[:1]}
    return stands_in or of_another or not words.isdisjoint(_AMOUNTS)


RULES: tuple[Construction, ...] = (figure_told_is,)
