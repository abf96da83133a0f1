"""What rose or fell with all whom a user's table lists, but for those left out: "at every branch except Leeds". Examples: tests/test_own_services.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import EntityWords, Stated
from checks.grammar.among import left_out
from checks.grammar.amounts_unsaid import almost
from checks.grammar.change_complements import tail_of, times_before
from checks.grammar.counted import so_many
from checks.grammar.course_reader import course
from checks.grammar.course_times import when
from checks.grammar.directions import direction_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.slots_given import phrases_in
from checks.intervals import ANY
from checks.queries import CountQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

EVERY = Stated(None, ANY, ANY, words="every")
"""As many as a table lists, but for those left out."""

_EACH = ("every", "each", "all")
_LEFT_OUT = ("except", "but", "save")


@needs("active", "measured", verb=("rise", "fall"))
def measure_changes_everywhere(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "assaults rose at every prison except Fenside"; "… in all but one of the five towns"; "… everywhere but in Leeds"."""
    verb, subject = clause.verb, clause.subject
    direction = direction_of(clause, ("rise", "up"), ("fall", "down"))
    where = _everywhere(clause)
    if verb is None or subject is None or where is None or direction not in ("up", "down"):
        return
    if verb.negated or almost(clause) or subject.owner is not None or subject.modifiers or subject.quantity:
        return
    except_for, number = left_out(clause, slots) or _left_out_there(clause), _how_many(where, clause)
    named = {each.id for each in except_for}
    if where.words == ("everywhere",) and not named:
        return  # wherever that is
    if None in named or named & set(slots.scopes) or number == (0, 0):
        return
    if number is not None and not named and "all but" not in clause.adverbs:
        return  # "in all four states" is counted as any other number is
    behind = [node for node in tail_of(clause, slots) if not _says_where(node, where, clause, slots)]
    told = course(behind, slots, times_before(clause, slots))
    measure = slots.measure(clause, subject)
    if told is None or measure is None or told.has_amount or told.arrived or told.left or told.to_extreme:
        return
    own = f"{measure.concept} {measure.topic or ''}".strip() in slots.of_holders
    if told.every_year or told.in_series or not (told.is_dated or (own and not measure.by_head)):
        return
    since, until, problem = when(told, slots)
    many, of = number or (0, 0)
    query = CountQuery(
        so_many(many - len(except_for)) if many else EVERY,
        "countries",
        measure,
        period=until,
        except_for=except_for,
        so_many=of or None,
        moved=direction,
        since=since,
        every=not many,
    )
    anchor = (subject.start, max(where.end, told.end, *(node.end for node in _excepted(clause))))
    name = "measure_changes_everywhere"
    yield Draft(Kind.COUNT, anchor, span(anchor, subject), query, name, False, clause.frame, problem)


def _everywhere(clause: Clause) -> Phrase | None:
    """ "At | every prison", "| everywhere", "in all but | one of the five towns"; None where more is said of them."""
    where = clause.objects[0] if len(clause.objects) == 1 else clause.adjunct("in", "at", "on")
    if where is None or where.scope is not None or where.owner is not None or where.modifiers:
        return None
    if where.words == ("everywhere",):
        return where
    countries = where.head in english().function["country_nouns"] and not where.entities
    if "all but" in clause.adverbs:
        return where if countries and where.words[:3] == ("one", "of", "the") else None
    plain = len(where.words) == (3 if where.quantity is not None else 2)
    return where if countries and plain and where.words[0] in _EACH else None


def _how_many(where: Phrase, clause: Clause) -> tuple[int, int] | None:
    """How many rose, and of how many: (4, 5) of "all but one of the five"; None where no number is said, (0, 0) where it is unsure."""
    if where.quantity is None:
        return None
    value = where.quantity.stated.value if where.quantity.bare else None
    if value is None or value != int(value):
        return 0, 0
    return int(value) - ("all but" in clause.adverbs), int(value)


def _left_out_there(clause: Clause) -> tuple[EntityWords, ...]:
    """ "Everywhere | except | at | Fenside": who is left out, told by where that is."""
    for out, tie, phrase in zip(clause.tail, clause.tail[1:], clause.tail[2:], strict=False):
        if out.text in _LEFT_OUT and tie.text in ("in", "at", "on") and isinstance(phrase, Phrase):
            return phrase.entities
    return ()


def _excepted(clause: Clause) -> Sequence[Phrase]:
    """Who is left out."""
    return [phrase for phrase in phrases_in(clause.nodes) if phrase.entities]


def _says_where(node: Node, where: Phrase, clause: Clause, slots: Slots) -> bool:
    """Whether a node only says with whom it was so."""
    if isinstance(node, Item):
        return node.kind in ("preposition", "conjunction") or node.text == "all but"
    return node is where or any(node is each for each in _excepted(clause))


CONSTRUCTIONS: tuple[Construction, ...] = (measure_changes_everywhere,)
