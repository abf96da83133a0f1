"""Shares told of the part: "two-fifths of zinc reserves lie in Australia", "70 percent are South African". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of
from checks.grammar.slots import Slots
from checks.grammar.whole import has_another_complement, whole_of, whole_opening
from checks.grammar.wholes_of_shares import counts_people, counts_the_fled, is_share
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.reading.wholes import few_of_every
from checks.values import replace

_PLACES = ("in", "from", "by", "within", "to", "under", "beneath", "underneath")


@needs("subject", "verb", "part of a whole")
def part_comes_from_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Almost 70 per cent of the rare earths mined in 2024 came from China"; "two-fifths of zinc reserves lie in Australia"."""
    part, verb = clause.subject, clause.verb
    if part is None or verb is None or not is_share(part, slots) or part.share or clause.objects:
        return
    comes, lies = verb.is_a("come"), verb.is_a("lie") or verb.lemma == "sit"
    of = part.whole
    lives = verb.lemma == "live" and of is not None and (counts_people(of) or counts_the_fled(of))
    lies = lies or (verb.is_a("be") and not verb.passive and clause.adjunct("in") is not None)
    comes = comes or (verb.is_a("be") and not verb.passive and clause.adjunct("from") is not None)
    if not (comes or lies or lives or (verb.passive and (verb.concepts or verb.is_a("bring_forth")))):
        return
    where = _whence(clause, verb) or _of_which_is_told(clause, slots)
    who, whole = parts(clause, where, slots), whole_of(part, slots)
    if who is None or whole is None or has_another_complement(clause, part, where):
        return
    for each in (*_parts_before(clause, slots), part):
        measure, of_all = (
            measure_of(clause, slots, each, verb, lying=lies and not comes),
            whole_of(each, slots),
        )
        if of_all is not None:
            yield from share_draft(clause, slots, who, each, measure, of_all, "part_comes_from_entity", where)


def _parts_before(clause: Clause, slots: Slots) -> list[Phrase]:
    """ "Some | 99% of the world's gallium |, 84% of its silicon | and 70% of its vanadium come from China": the first parts of a row."""
    row = [each for each in slots.sentence.clauses if each.end <= clause.start]
    found = [each.objects[0] for each in row if each.kind == "fragment" and len(each.objects) == 1]
    plain = len(found) == len(row) and not any(each.verb or each.adjuncts or each.periods for each in row)
    return found if plain and all(is_share(each, slots) and not each.share for each in found) else []


@needs("verb", "amount subject")
def part_of_whole_named_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the copper mined in 2024, 23% came from Chile"."""
    part, verb = clause.subject, clause.verb
    before = whole_opening(clause, slots)
    of = before.adjunct("of") if before is not None else None
    if part is None or verb is None or before is None or of is None or part.whole is not None:
        return
    part, of = few_of_every(part, of) or (part, of)
    is_somewhere = verb.is_a("be") and not verb.passive and clause.adjunct("in") is not None
    if not (is_somewhere or verb.is_a("come", "lie") or (verb.passive and verb.concepts)) or clause.objects:
        return
    if part.quantity is None or part.concept is not None or part.topics:
        return
    joined = replace(part, whole=of)
    where = _whence(clause, verb)
    who, whole = parts(clause, where, slots), whole_of(joined, slots)
    if who is None or whole is None or has_another_complement(clause, part, where):
        return
    measure = measure_of(before, slots, joined, verb, lying=verb.is_a("lie") and not verb.is_a("come"))
    for draft in share_draft(
        clause, slots, who, joined, measure, whole, "part_of_whole_named_before", of, where
    ):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period, _ = slots.period(before)
        yield replace(
            draft, query=replace(query, period=query.period if query.period.year is not None else period)
        )


def _of_which_is_told(clause: Clause, slots: Slots) -> Phrase | None:
    """ "Chile, | where 23% of the world's copper is mined, …", "Chile, | from which 23% … comes": whom a relative clause is about."""
    told = clause.antecedent if clause.kind == "relative" else None
    if told is None or not told.is_one_entity:
        return None
    before = [token.text for token in slots.sentence.tokens if token.start < clause.start][-1:]
    tied = clause.opener == "where" or (clause.opener == "which" and before in (["from"], ["in"]))
    return told if tied else None


def _whence(clause: Clause, verb: Verb) -> Phrase | None:
    """Where a part comes from or lies: "came from China", "lie in Australia", "originates in Chile"."""
    ties = ("from", *(("of",) if _comes_out(clause) else ())) if verb.is_a("come") else ()
    return clause.adjunct(*ties, *(_PLACES if verb.is_a("lie") or not ties else ()))


def _comes_out(clause: Clause) -> bool:
    """ "Most of it came | out | of Chile"."""
    return any(node.text == "out" and behind.text == "of" for node, behind in pairwise(clause.tail))


@needs("subject", "active", "part of a whole", verb=("be",))
def part_is_national(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Some 70 percent of known platinum reserves are South African"; "one tonne of salt in five is American"."""
    part, verb = clause.subject, clause.verb
    if (
        part is None
        or verb is None
        or part.share
        or not verb.is_a("be")
        or verb.passive
        or not is_share(part, slots)
    ):
        return
    who, whole = nationality(clause), whole_of(part, slots)
    if who is None or whole is None:
        return
    measure = measure_of(clause, slots, part, None)
    people = part.whole.concept if part.whole is not None else None
    fled = people.data.get("of_people") if people is not None else None
    if fled is not None and measure is not None:
        measure = replace(measure, qualifiers=(fled,))  # "a fifth of all refugees are | Syrian"
    yield from share_draft(clause, slots, who, part, measure, whole, "part_is_national", clause.objects[0])


@needs("active", "amount subject", "object", verb=("be",))
def part_of_opened_whole_is_national(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of all the potash mined in 2024, 31 percent was Canadian and 19 percent Russian"."""
    verb, before = clause.verb, whole_opening(clause, slots)
    of = before.adjunct("of") if before is not None else None
    if verb is None or verb.passive or before is None or of is None or clause.adjuncts:
        return
    first, *others = clause.objects
    row = [(clause.subject, replace(first, quantity=None)), *((other, other) for other in others)]
    for part, named in row:
        few = few_of_every(part, of) if part is not None else None
        part, all_of_it = few or (part, of)
        quantity = part.quantity if part is not None else None
        if part is None or quantity is None or not quantity.is_fraction or named.topics:
            return
        nation = named.nationality
        if nation is None or named.place is not None or part.whole is not None:
            return
        joined = replace(part, whole=all_of_it)
        measure, whole = measure_of(before, slots, joined, None), whole_of(joined, slots)
        if whole is None:
            return
        name = "part_of_opened_whole_is_national"
        for draft in share_draft(clause, slots, Parts((nation,)), joined, measure, whole, name, of):
            query = draft.query
            assert isinstance(query, ShareQuery | AggregateQuery)
            time = query.period if query.period.year is not None else slots.period(before)[0]
            yield replace(draft, query=replace(query, period=time))


def nationality(clause: Clause) -> Parts | None:
    """Whose a part is said to be: "is Chinese", "are China's"."""
    if len(clause.objects) != 1 or clause.adjuncts:
        return None
    said = clause.objects[0]
    if (
        said.nationality is not None
        and not said.topics
        and said.quantity is None
        and said.place is None
        and said.owner is None
    ):
        return Parts(said.entities or (said.nationality,))
    if said.elliptic and said.owner is not None and not said.topics:
        return Parts((said.owner,))
    return None
