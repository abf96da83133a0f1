"""Several places of as many: "Poland, Bolivia and Chile are the fourth-, fifth- and sixth-largest producers". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.among import among
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.ordering import ordering
from checks.grammar.slots import Slots, span
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place


@needs("object")
def each_has_its_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Poland, Bolivia and Chile are the fourth-, fifth- and sixth-largest producers of silver"; "Chile and Peru, the first- and third-biggest miners of copper, …"."""
    phrase = clause.objects[0] if clause.objects else None
    place, subject = phrase.place if phrase is not None else None, clause.subject
    if phrase is None or place is None or not place.several:
        return
    if clause.verb is None:
        subject = _beside(clause, slots)
    elif not clause.verb.is_a("be", "rank", "become", "have"):
        return
    told = ordinals(slots, place)
    listed = subject.entities if subject is not None else ()
    if subject is None or subject.negated or phrase.owner is not None:
        return
    if len(told) != len(listed) or len(listed) < 2:
        return
    measure, scope = ordering(clause, slots, phrase), among(clause, slots, phrase)
    if measure is None or scope is None:
        return
    period, problem = slots.period(clause)
    for entity, (number, anchor) in zip(listed, told, strict=True):
        query = RankQuery(measure, entity, number, number, scope, place.from_bottom, period=period)
        known = problem_of(problem, entity)
        reach, named = span(anchor, subject), "each_has_its_place"
        denied = clause.verb is not None and clause.verb.negated
        yield Draft(Kind.RANK, anchor, reach, query, named, denied, clause.frame, known)


def _beside(clause: Clause, slots: Slots) -> Phrase | None:
    """The names that an apposition with places stands behind, or right before: "the second- and fourth-largest miners, | the United States and Australia"."""
    if clause.kind == "apposition":
        return clause.subject
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    alone = len(clause.nodes) == 1 and behind is not None and behind.link == ","
    first = behind.nodes[0] if alone and behind is not None else None
    return first if isinstance(first, Phrase) and not first.is_measure else None


def ordinals(slots: Slots, place: Place) -> list[tuple[int, tuple[int, int]]]:
    """The ordinals of several places, in order, each with its offsets; the last one with its superlative."""
    tokens, words = slots.sentence.tokens[place.first : place.after], english().ordinals
    told = [(words[token.text], token.start, token.end) for token in tokens if token.text in words]
    if not told:
        return []  # "the three largest"
    ends = [*(end + 1 for _, _, end in told[:-1]), tokens[-1].end]  # with their hyphens
    return [(number, (start, end)) for (number, start, _), end in zip(told, ends, strict=True)]


CONSTRUCTIONS: tuple[Construction, ...] = (each_has_its_place,)
