"""How many places apart two stand: "ranked eighth, one rung above Canada", "fell to sixth, one place below Russia". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.statements import Statement, remark, statement
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

_BELOW, _ABOVE = ("below", "behind"), ("above", "ahead")


@needs("no verb", "object", "adjunct")
def remark_one_place_apart(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Italy ranked eleventh in steel production in 2024, one place above Taiwan"; "…, a place below Russia and one above Vietnam"."""
    if clause.verb is not None or not clause.objects or not _is_one_place(clause.objects[0]):
        return
    about = statement(clause, slots)
    if about is not None and not isinstance(about.draft.query, RankQuery):
        about = _place_told(clause, about, slots)
    if (
        about is None
        or not isinstance(about.draft.query, RankQuery)
        or about.draft.query.first != about.draft.query.last
    ):
        return
    nodes = [node for node in clause.nodes if not (isinstance(node, Item) and node.kind == "conjunction")]
    for at, step in enumerate(nodes):
        if not isinstance(step, Phrase) or not (_is_one_place(step) or step.words == ("one",)):
            continue
        tie, other = _set_against([*nodes[at + 1 : at + 4]])
        whom = slots.owners(clause, other) if other is not None else ()
        if other is None or len(whom) != 1:
            return
        upper, lower = (about.entity, whom[0]) if tie in _ABOVE else (whom[0], about.entity)
        told = about.draft.query
        query = OrderQuery(
            about.measure,
            upper,
            (lower,),
            "next",
            True,
            True,
            among=told.among,
            from_bottom=told.from_bottom,
            period=about.period,
        )
        yield remark(Kind.ORDER, (step.start, other.end), about, query, "remark_one_place_apart")


def _place_told(clause: Clause, about: Statement, slots: Slots) -> Statement | None:
    """ "Output of 113 billion cubic metres put Norway ninth, | one place behind …": the place told of the same one."""
    last = max(slots.here_before(clause), key=lambda draft: draft.anchor, default=None)
    query = last.query if last is not None and last.problem is None and not last.denied else None
    same = isinstance(query, RankQuery) and query.entity.id == about.entity.id
    return Statement(about.measure, about.entity, about.period, last) if same and last is not None else None


def _is_one_place(phrase: Phrase) -> bool:
    """ "One place", "a rung", "a single spot"."""
    return phrase.head in english().function["steps_between_places"] and phrase.words[0] in (
        "one",
        "a",
        "just",
    )


def _set_against(behind: list[Phrase | Item]) -> tuple[str, Phrase | None]:
    """The word behind "one place" that says which way, and whom it names: "above | Canada", "ahead | of | Peru"."""
    tie, other = [*behind, None, None][:2]
    if isinstance(other, Item) and other.text == "of":
        other = behind[2] if len(behind) > 2 else None
    known = isinstance(tie, Item) and tie.text in (*_BELOW, *_ABOVE) and isinstance(other, Phrase)
    if not known or not isinstance(tie, Item) or not isinstance(other, Phrase):
        return "", None
    return tie.text, other


CONSTRUCTIONS: tuple[Construction, ...] = (remark_one_place_apart,)
