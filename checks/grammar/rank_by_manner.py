"""First places told by how somebody does it: "grew fastest in the G20", "live longest in Europe". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.among import among
from checks.grammar.compared_sides import growing
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.queries import Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_LENGTHS = ("longest", "shortest")


@needs("subject", "active", "object", "concept verb")
def does_it_fastest(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India's economy grew fastest in the G20 in 2024"; "The Swiss live longest in Europe"; "People live longest in Japan"."""
    subject, verb = clause.subject, clause.verb
    how = clause.objects[0] if len(clause.objects) == 1 else None
    if subject is None or verb is None or how is None or how.place is None or not _is_manner(how):
        return
    names = growing(clause, subject)
    if not names or subject.quantity is not None or subject.negated or len(subject.entities) > 1:
        return
    where = clause.adjunct("in")
    if (
        where is not None
        and len(where.entities) > 1
        and how.words[-1] in _LENGTHS
        and subject.words == ("people",)
    ):
        yield from _live_longest_there(clause, slots, how, where, slots.measure(clause, subject, names=names))
        return
    entity = _whose(clause, slots, subject)
    of_years = how.words[-1] not in _LENGTHS  # "Guyana grew fastest in 2022": of all, or of its years
    if of_years and how.scope is None and among(clause, slots, how, holder=entity) in (None, "WORLD"):
        return
    measure = slots.measure(clause, subject, names=names)
    yield from drafts(clause, slots, how.place, how, measure, entity, "does_it_fastest", subject)


def _live_longest_there(
    clause: Clause, slots: Slots, how: Phrase, where: Phrase, measure: MeasureWords | None
) -> Iterator[Draft]:
    """ "People live longest in | Japan, Switzerland and Italy": the first so many of the ordering."""
    if measure is None or how.place is None or clause.verb is None:
        return
    period, problem = slots.period(clause)
    low, listed = how.place.from_bottom, where.entities
    query = OrderQuery(measure, None, listed, "above", True, from_bottom=low, period=period)
    problem = problem_of(problem, *listed)
    anchor, name = (how.start, where.end), "does_it_fastest"
    yield Draft(Kind.ORDER, anchor, anchor, query, name, clause.verb.negated, clause.frame, problem)


def _is_manner(phrase: Phrase) -> bool:
    """ "Fastest", "the slowest", "longest in Europe": how, and nothing of what."""
    word = phrase.words[-1:]
    told = phrase.concept or phrase.topics or phrase.agent or phrase.quantity
    return not told and (word[0] in english().superlatives_of_speed or word[0] in _LENGTHS)


def _whose(clause: Clause, slots: Slots, subject: Phrase) -> EntityWords | None:
    """Whose growth or lives it is: the subject's, or those of where it is: "People live longest | in Japan"."""
    if subject.owner is not None or subject.owner_anaphor or subject.elliptic:
        return slots.owner(clause, subject)
    if subject.is_entity or subject.anaphor is not None:
        return slots.entity(clause, subject)
    where = clause.adjunct("in")
    return where.entities[0] if where is not None and len(where.entities) == 1 else None


CONSTRUCTIONS: tuple[Construction, ...] = (does_it_fastest,)
