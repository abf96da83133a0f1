"""Remarks of who stands ahead of whom: "…, just ahead of the United States", "…, leaving Germany far behind". Examples: order.md, comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import EntityWords
from checks.grammar.among import among, only_beside
from checks.grammar.compared import Direction
from checks.grammar.comparing import is_another_figure
from checks.grammar.drafts import Construction, Draft
from checks.grammar.exceeding import by_which
from checks.grammar.needs import needs
from checks.grammar.order_words import in_that_order
from checks.grammar.owned import end_of_owner
from checks.grammar.slots import Slots
from checks.grammar.statements import Statement, remark, statement
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_AWAY = ("a distance", "bay", "arm's length")


@needs("no verb")
def remark_ahead_of(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China was the largest producer of rare earths in 2024, just ahead of the United States"; "…, behind Chile and ahead of Peru".

    "Mexico was the largest producer of silver in 2024, ahead of China by 3,000 tons".
    """
    if (margin := _margin(clause)) is not None:
        yield from _ahead_by(clause, slots, margin)
        return
    if clause.verb is not None or clause.objects or not 1 <= len(clause.adjuncts) <= 2:
        return
    about = statement(clause, slots) if any(tie in _STANDING for tie, _ in clause.adjuncts) else None
    if about is None or _has_place_between(clause, about, slots):
        return
    begins = clause.start
    for tie, others in clause.adjuncts:
        before = [node.text for node in clause.nodes if isinstance(node, Item) and node.end <= others.start]
        ahead = before[-2:] == ["ahead", "of"]
        ahead = ahead or (tie == "before" and clause.link == "but")  # "after Chile, but before Peru"
        known = ahead or tie in ("behind", "above", "below")
        plain = (
            others.quantity is None or others.owner is not None
        )  # "ahead of the Philippines' $462 billion"
        against = slots.owners(clause, others) if known and plain else ()
        words = [node.start for node in clause.nodes if node.start >= begins and node.text != "and"]
        anchor, begins = (words[0], end_of_owner(others, slots)), others.end
        if not against or (against[0].id is None and others.text.islower()):
            return  # "well short of the peak of 2005"
        if is_another_figure(others, about.measure):
            return  # "…, ahead of Australia's reserves"
        behind = tie in ("behind", "below")
        if only_beside(clause, others):
            yield from _only(clause, about, against, anchor, behind, slots)
            continue
        ordered = in_that_order(slots)
        yield from _stands(about, against, anchor, behind, _tells_figures(tie, others), ordered)


@needs("no verb", "object", word=("right", "immediately", "directly", "straight"))
def remark_right_behind(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru was the third-largest copper producer in 2024, right behind the Democratic Republic of Congo"."""
    beside = english().function["nothing_between"]
    tie, other = clause.adjuncts[0] if len(clause.adjuncts) == 1 else ("", None)
    said = [phrase.text.lower() for phrase in clause.objects]
    if clause.verb is not None or len(said) != 1 or said[0] not in beside or other is None:
        return
    ahead = tie == "of" and any(node.text == "ahead" for node in clause.nodes)
    about = statement(replace(clause, objects=()), slots) if tie == "behind" or ahead else None
    if about is None or not other.is_one_entity or other.quantity is not None:
        return
    first, second = (about.entity, other.entities[0]) if ahead else (other.entities[0], about.entity)
    among = getattr(about.draft.query, "among", "WORLD")
    query = OrderQuery(about.measure, first, (second,), "next", True, among=among, period=about.period)
    yield remark(Kind.ORDER, (clause.start, other.end), about, query, "remark_right_behind")


def _tells_figures(tie: str, others: Phrase) -> bool:
    """ "The lowest of the four, and well below | Peru's 2.6 million", which is no place in an ordering from below."""
    return tie in ("above", "below") and (others.elliptic or others.quantity is not None)


def _margin(clause: Clause) -> Phrase | None:
    """ "Ahead of China | by 200 tonnes": by how much, told last."""
    tie, by = clause.adjuncts[-1] if clause.adjuncts else ("", None)
    return by if tie == "by" and by is not None and by.quantity is not None else None


def _ahead_by(clause: Clause, slots: Slots, margin: Phrase) -> Iterator[Draft]:
    """The claim that one stands so much ahead of another, or behind; nothing where the margin is of something else."""
    tie, other = clause.adjuncts[0]
    ahead = tie == "of" and clause.nodes[0].text == "ahead"
    if (
        clause.verb is not None
        or clause.objects
        or len(clause.adjuncts) != 2
        or not (ahead or tie == "behind")
    ):
        return
    about, against = statement(clause, slots), slots.owners(clause, other)
    plain = margin.is_bare and margin.concept is None and not margin.of_unknown
    if about is None or len(against) != 1 or other.quantity is not None or not plain:
        return
    way: Direction = "more" if ahead else "less"
    ratio, difference = by_which([margin], [], way, slots, about.measure)
    if ratio is None and difference is None or _has_place_between(clause, about, slots):
        return
    one = ComparisonQuery(about.measure, about.entity, against, way, ratio, difference, period=about.period)
    yield remark(Kind.COMPARISON, (clause.start, margin.end), about, one, "remark_ahead_of")


def _has_place_between(clause: Clause, about: Statement, slots: Slots) -> bool:
    """Whether another place was told since, which may be the one that is behind somebody's."""
    nodes = (node for other in slots.sentence.clauses if other is not clause for node in other.nodes)
    return any(
        isinstance(node, Phrase)
        and node.place is not None
        and about.draft.anchor[1] <= node.start
        and node.end <= clause.start
        for node in nodes
    )


_STANDING = ("of", "before", "behind", "above", "below")


def _stands(
    about: Statement,
    against: tuple[EntityWords, ...],
    anchor: tuple[int, int],
    behind: bool,
    of_figures: bool = False,
    ordered: bool = False,
) -> Iterator[Draft]:
    """The claim that whoever was spoken of stands behind, or ahead of, some others; or that its figure does."""
    if isinstance(about.draft.query, RankQuery) and behind and about.draft.query.first > len(against):
        return  # "third, behind China and India" is read with its place
    low = isinstance(about.draft.query, RankQuery) and about.draft.query.from_bottom and not of_figures
    behind = behind != low  # "has the lowest rate, just ahead of Sweden": whose rate is higher
    if len(against) == 1:
        direction: Direction = "less" if behind else "more"
        one = ComparisonQuery(
            about.measure, about.entity, against, direction, period=about.period, by_place=True
        )
        yield remark(Kind.COMPARISON, anchor, about, one, "remark_ahead_of")
        return
    side: Literal["above", "below"] = "above" if behind else "below"
    query = OrderQuery(about.measure, about.entity, against, side, sequence=ordered, period=about.period)
    yield remark(Kind.ORDER, anchor, about, query, "remark_ahead_of")


def _only(
    clause: Clause,
    about: Statement,
    against: tuple[EntityWords, ...],
    anchor: tuple[int, int],
    behind: bool,
    slots: Slots,
) -> Iterator[Draft]:
    """ "…, behind only China and India": that nobody else stands there."""
    told = about.draft.query
    low = isinstance(told, RankQuery) and told.from_bottom
    side: Literal["above", "below"] = "above" if behind != low else "below"
    own = told.among if isinstance(told, RankQuery) else "WORLD"
    scope = among(clause, slots) or "WORLD"
    query = OrderQuery(
        about.measure,
        about.entity,
        against,
        side,
        exclusive=True,
        among=own if scope == "WORLD" else scope,
        period=about.period,
    )
    yield remark(Kind.ORDER, anchor, about, query, "remark_ahead_of")


@needs("no verb")
def remark_between(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The Canadian economy was the world's tenth-largest in 2025, between Italy's and Brazil's"."""
    two = clause.adjuncts[0][1] if len(clause.adjuncts) == 1 else None
    if clause.verb is not None or clause.objects or two is None or clause.adjuncts[0][0] != "between":
        return
    listed = two.entities or slots.owners(clause, two)
    about = statement(clause, slots) if len(listed) == 2 else None
    if about is None or not isinstance(about.draft.query, RankQuery):
        return
    query = OrderQuery(about.measure, about.entity, listed, "between", period=about.period)
    yield remark(Kind.ORDER, (clause.start, clause.end), about, query, "remark_between")


@needs("verb", "object", said=("leaving", "keeping"))
def remark_leaving_behind(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's exports grew to $3.8 trillion in 2024, leaving America and Germany far behind"; "…, keeping Japan at bay"."""
    verb = clause.verb
    if verb is None or verb.form != "ing" or not clause.objects:
        return
    behind = verb.lemma == "leave behind" or any(node.text.lower() == "behind" for node in clause.nodes[-1:])
    away = verb.lemma == "keep" and any(
        tie == "at" and phrase.text in _AWAY for tie, phrase in clause.adjuncts
    )
    if not (behind and verb.lemma.startswith("leave")) and not away:
        return
    against = clause.objects[0].entities
    about = statement(clause, slots) if against else None
    if about is None:
        return
    anchor = (clause.start, clause.end)
    if len(against) == 1:
        one = ComparisonQuery(
            about.measure, about.entity, against, "more", period=about.period, by_place=True
        )
        yield remark(Kind.COMPARISON, anchor, about, one, "remark_leaving_behind")
    else:
        several = OrderQuery(about.measure, about.entity, against, "below", period=about.period)
        yield remark(Kind.ORDER, anchor, about, several, "remark_leaving_behind")


CONSTRUCTIONS: tuple[Construction, ...] = (
    remark_ahead_of,
    remark_right_behind,
    remark_between,
    remark_leaving_behind,
)
