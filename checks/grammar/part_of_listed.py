"""Parts of all that a user's table counts: "38% of all fires broke out in Leeds", "Leeds recorded 38% of all fires". Examples: tests/test_own_services.py."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.among_some import all_there_are
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.slots import Slots
from checks.grammar.whole import whole_of
from checks.grammar.wholes_of_shares import is_all_of_a_table
from checks.queries import ShareQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_THERE = ("at", "in", "to", "with", "on", "from")
_KEPT = ("at", "in", "on", "by")
_GOING_ON = ("happen", "occur", "go", "come", "break out", "belong", "fall", "arise")
_BEING_THERE = (
    "hold",
    "hold at",
    "house",
    "keep",
    "make",
    "sell",
    "give",
    "find",
    "commit",
    "station",
    "employ",
)
_AMONG = ("in", "at", "of", "across", "among")


@needs("subject", "verb", "part of a whole")
def part_happens_at(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… of all burglaries took place in Leeds"; "… of the thefts in the three towns were recorded at Elm Road"."""
    part, verb = clause.subject, clause.verb
    if part is None or part.whole is None or verb is None or part.share or part.comparative is not None:
        return
    if not is_all_of_a_table(part.whole, slots) or not _is_there(clause, verb):
        return
    behind = [each for each in clause.adjuncts if each[1].start > verb.start]
    ties = _THERE if not verb.passive else _KEPT
    at = behind[0] if len(behind) == 1 and behind[0][0] in ties else None
    named = at[1] if at is not None else None
    if verb.lemma == "hold at" and len(clause.objects) == 1:
        named = clause.objects[0]  # "are | held at | Holmwood"
    elif clause.objects and not _takes_place(clause):
        return
    ahead = [each for each in clause.adjuncts if each[1].start < verb.start]
    among = _just_those(ahead)
    if named is None or not named.is_entity or among == 0:
        return
    yield from _share(clause, slots, parts(clause, named, slots), part, among, "part_happens_at", named)


@needs("active", "object", "part of a whole")
def entity_has_part_of_listed(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… recorded 38% of all burglaries in the four towns"."""
    part, verb = clause.objects[0] if clause.objects else None, clause.verb
    if (
        part is None
        or part.whole is None
        or verb is None
        or len(clause.objects) != 1
        or part.share
        or part.comparative
    ):
        return
    if not is_all_of_a_table(part.whole, slots) or clause.subject is None or verb.negated:
        return
    brings = verb.lemma in english().function["verbs_of_bringing_about"]
    among = _just_those(list(clause.adjuncts))
    shares = verb.is_a("part_of", "have") or bool(verb.concepts)
    if among == 0 or not (brings or (shares and among)):
        return
    last = [node for node in clause.tail if not _is_time(node)][-1:]
    if last != [part] and not (among and last == [clause.adjuncts[-1][1]]):
        return
    who = parts(clause, clause.subject, slots)
    yield from _share(clause, slots, who, part, among, "entity_has_part_of_listed", clause.subject)


def _share(
    clause: Clause,
    slots: Slots,
    who: Parts | None,
    part: Phrase,
    among: int | None,
    construction: str,
    beside: Phrase,
) -> Iterator[Draft]:
    """The share, of all that are listed where they are said to be just so many."""
    whole = part.whole
    if who is None or len(who.entities) != 1 or whole is None or whole_of(part, slots) != "WORLD":
        return
    measure = slots.measure(clause, whole)
    for draft in share_draft(clause, slots, who, part, measure, "WORLD", construction, beside):
        if isinstance(draft.query, ShareQuery):
            yield replace(draft, query=replace(draft.query, so_many=among))


def _is_there(clause: Clause, verb: Verb) -> bool:
    """Whether a verb says no more of something than that it is, or was, in a place."""
    if verb.negated or verb.modal:
        return False
    if verb.passive:
        return verb.lemma in (*english().function["verbs_of_bringing_about"], *_BEING_THERE)
    return verb.lemma in _GOING_ON or verb.is_a("be") or _takes_place(clause)


def _takes_place(clause: Clause) -> bool:
    """ "Took | place"."""
    verb = clause.verb
    return (
        verb is not None and verb.lemma == "take" and [each.words for each in clause.objects] == [("place",)]
    )


def _just_those(tied: list[tuple[str, Phrase]]) -> int | None:
    """How many "in | the four towns" are; None where nothing is tied, 0 where it is something else."""
    if not tied:
        return None
    tie, phrase = tied[0]
    return (all_there_are(phrase) or 0) if len(tied) == 1 and tie in _AMONG else 0


def _is_time(node: Node) -> bool:
    return isinstance(node, Item) and (node.period is not None or node.kind in ("mark", "adverb"))


CONSTRUCTIONS: tuple[Construction, ...] = (part_happens_at, entity_has_part_of_listed)
