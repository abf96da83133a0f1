"""By how much one is ahead of another, told behind the figure or the comparison. Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.compared import Direction
from checks.grammar.drafts import Construction, Draft
from checks.grammar.measured_in import AHEAD, BEHIND
from checks.grammar.needs import needs
from checks.grammar.owned import end_of_owner
from checks.grammar.slots import Slots, span
from checks.grammar.statements import remark, statement
from checks.grammar.told_before import time_like, told_before
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_PRONOUNS = (("it",), ("they",))


@needs("no verb", "object", "adjunct", "amount")
def remark_margin(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Mexico mined 700,000 tons of zinc in 2024, 460,000 tons ahead of Sweden"; "Sweden mined 240,000 tons of zinc in 2024, 460,000 tons short of Mexico's total"."""
    if clause.verb is not None or len(clause.objects) != 1 or clause.link == ";":
        return
    margin, found = clause.objects[0], _set_against(clause)
    if found is None:
        return
    about = statement(clause, slots)
    tie, other = found
    if about is None:
        return
    against = slots.owners(clause, other) if other.quantity is None or other.owner is not None else ()
    if (
        len(against) != 1
        or against[0].id in (about.entity.id, *slots.scopes)
        or not can_be_margin(margin, about.measure, slots)
    ):
        return
    if other.concept is not None and about.measure.concept not in other.concept.ids:
        return  # "…, 2 million tons ahead of Peru's reserves"
    assert margin.quantity is not None
    difference = slots.with_unit(margin.quantity, about.measure)
    direction: Direction = "less" if tie in BEHIND else "more"
    query = ComparisonQuery(
        about.measure, about.entity, against, direction, None, difference, period=about.period
    )
    anchor = (margin.start, end_of_owner(other, slots))
    yield remark(Kind.COMPARISON, anchor, about, query, "remark_margin")


def _set_against(clause: Clause) -> tuple[str, Phrase] | None:
    """The word right behind an amount that says which way, and whom it names: "ahead of | Peru", "short of | Mexico's"."""
    nodes = [node for node in clause.nodes if not (isinstance(node, Item) and node.kind == "adverb")]
    at = next((at for at, node in enumerate(nodes) if node is clause.objects[0]), None)
    behind = nodes[at + 1 : at + 4] if at is not None else []
    if len(behind) > 2 and behind[1].text == "of":
        behind = [behind[0], *behind[2:]]
    if len(behind) < 2 or not isinstance(behind[0], Item) or not isinstance(behind[1], Phrase):
        return None
    return (behind[0].text, behind[1]) if behind[0].text in (*AHEAD, *BEHIND) else None


def can_be_margin(margin: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """Whether an amount can be by how much two figures of a measure differ."""
    quantity = margin.quantity
    plain = not (margin.topics or margin.concept or margin.opaque or margin.owner or margin.whole)
    if quantity is None or not plain or quantity.kind not in ("amount", "money", "points", "count"):
        return False
    held = slots.dimensions.get(measure.concept, frozenset())
    if quantity.kind == "count":
        return "count" in held and quantity.has_multiplier
    return quantity.kind == "points" or quantity.dimension in held


@needs("subject", "object", verb=("be", "lie"))
def ahead_by_so_much(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India overtook China in barite last year. With 2.6 million tons it was half a million tons ahead"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "lie") or len(clause.objects) != 1:
        return
    word = clause.nodes[-1].text if isinstance(clause.nodes[-1], Item) else ""
    told = told_before(clause, slots) if word in (*AHEAD, *BEHIND) and not verb.negated else None
    whose = slots.entity(clause, subject) if subject.is_entity else None
    same = told is not None and (
        subject.words in _PRONOUNS or (whose is not None and whose.id == told.entity.id)
    )
    margin = clause.objects[0]
    if told is None or not same or len(told.others) != 1 or not can_be_margin(margin, told.measure, slots):
        return
    assert margin.quantity is not None
    difference = slots.with_unit(margin.quantity, told.measure)
    direction: Direction = "less" if word in BEHIND else "more"
    period, problem = time_like(clause, slots, told)
    query = ComparisonQuery(
        told.measure, told.entity, told.others, direction, None, difference, period=period
    )
    anchor, name = (margin.start, clause.nodes[-1].end), "ahead_by_so_much"
    yield Draft(Kind.COMPARISON, anchor, anchor, query, name, frame=clause.frame, problem=problem)


@needs("no verb", "adjunct", "amount")
def only_by_so_much(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Germany outspent India on defence in 2024, but only by $2.3 billion": the comparison before it, with its margin."""
    margin = clause.adjunct("by") if len(clause.adjuncts) == 1 and not clause.objects else None
    if (
        clause.verb is not None
        or margin is None
        or clause.link not in (",", "but", "though", "if", "–", "and")
    ):
        return
    last = max(slots.here_before(clause), key=lambda draft: draft.anchor, default=None)
    query = last.query if last is not None and last.problem is None and not last.denied else None
    if last is None or not isinstance(query, ComparisonQuery) or query.direction == "equal":
        return
    if clause.leans_on is None or last.anchor[0] < clause.leans_on.start:
        return  # "trails Russia but leads China, if only by 10,000 tons"
    if query.ratio is not None or query.difference is not None or query.leads:
        return
    if not can_be_margin(margin, query.measure, slots):
        return
    assert margin.quantity is not None
    told = replace(query, difference=slots.with_unit(margin.quantity, query.measure))
    anchor = slots.sentence.span(margin.quantity.first, margin.quantity.after)
    reach = span(last.reach, anchor)
    yield Draft(Kind.COMPARISON, anchor, reach, told, "only_by_so_much", frame=last.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (remark_margin,)
RULES: tuple[Construction, ...] = (ahead_by_so_much, only_by_so_much)
