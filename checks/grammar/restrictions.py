"""What a sentence adds to a statement and no query holds: "for women", "in Gauteng", "excluding oil", "short of target".

Such a statement is about less, or about something else, than the measure that it names, so nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks.claim_words import PeriodWords
from checks.grammar import amounts_of_years
from checks.grammar.about_then import (
    is_dated_by_something,
    is_of_another_year,
    is_of_part_of_its_year,
    is_since_something,
)
from checks.grammar.ages import is_of_an_age
from checks.grammar.among_some import among_so_many, are_some
from checks.grammar.amounts_unsaid import almost
from checks.grammar.averages import is_averaged
from checks.grammar.bracketed import is_bracketed_otherwise
from checks.grammar.change_dates import SINCE_THEN
from checks.grammar.counted_in import is_counted_otherwise, is_of_by_products
from checks.grammar.defined_otherwise import is_defined_otherwise
from checks.grammar.drafts import WORD_BY_WORD, Draft
from checks.grammar.exceptions_made import excludes, is_of_place, tie_of_exception
from checks.grammar.holders import is_among_the_first, is_of_other_holders
from checks.grammar.left_amounts import is_one_more, is_what_is_left, leaves_an_amount
from checks.grammar.lost_members import loses_members
from checks.grammar.narrowed_sides import has_it_abroad, is_of_some_side, lasts_several_years
from checks.grammar.narrowings import is_narrowed_beside, is_told_relatively
from checks.grammar.not_compared import does_otherwise, is_by_another_word, is_done_with_it
from checks.grammar.of_others import is_of_one_person, is_of_some_branch, is_of_some_people
from checks.grammar.openings import is_of_some_of_it, opens_otherwise
from checks.grammar.outsiders import goes_on_behind, is_of_two
from checks.grammar.ranked_by_share import is_ranked_by_share
from checks.grammar.reckoned_otherwise import is_reckoned_otherwise
from checks.grammar.reduced_relatives import is_of_what_follows
from checks.grammar.restricting_complements import has_restricting_complement
from checks.grammar.restricting_ties import OF_SOME
from checks.grammar.restricting_ways import is_got_by_another_act
from checks.grammar.series import in_a_series, is_peak_of_months, is_told_by_months
from checks.grammar.slots import Slots
from checks.grammar.some_countries import is_among_some_countries
from checks.grammar.some_plants import is_of_smelters_before, is_of_some_plants
from checks.grammar.tenses import is_before_then, is_over, is_put_until, is_until_now, was_put_before
from checks.grammar.told_otherwise import (
    goes_on,
    goes_on_by_head,
    is_at_another_pace,
    is_of_all_the_world,
    is_of_an_element,
    is_of_other_rate,
)
from checks.grammar.vouched import vouched_for
from checks.grammar.whose_apposition import is_of_another_host
from checks.queries import ComparisonQuery, OpenQuery, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.values import replace


def restricted(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    """The draft, with the problem that its sentence gives it where it restricts what is stated.

    `unit_mismatch`: it is of another rate; `ambiguous_period`: of an unsure time; `ambiguous_measure`: of a part.
    """
    if draft.problem is not None or isinstance(draft.query, OpenQuery):
        return draft
    if draft.construction == WORD_BY_WORD:
        return draft  # every word of its clause is one of the measure's name
    draft = vouched_for(draft, clause, slots)
    if (
        is_of_other_rate(draft, slots)
        or is_of_an_element(draft, slots)
        or goes_on_by_head(draft, clause, slots)
    ):
        return replace(draft, problem="unit_mismatch")
    query = draft.query
    if (
        not SINCE_THEN.isdisjoint(clause.adverbs)
        and getattr(query, "from_period", getattr(query, "since", None)) is None
    ):
        return replace(draft, problem="ambiguous_period")  # "has since become the largest"
    if isinstance(query, ComparisonQuery) and query.entity.id in [each.id for each in query.others]:
        return replace(draft, problem="ambiguous_period")  # "less than half of what it mined in 2023"
    if _is_of_an_unsure_time(draft, clause, slots):
        return replace(draft, problem="ambiguous_period")
    draft = in_a_series(draft, clause, slots)
    if draft.problem is not None:
        return draft
    priced = getattr(getattr(query, "measure", None), "concept", "") == "prices"
    if is_told_by_months(clause) or (priced and any(time.role == "date" for time in clause.periods)):
        return replace(draft, problem="ambiguous_period")
    picked = isinstance(query, ValueQuery) and _opens_with_countries(slots)
    standing = list(_where_subject_stands(clause, slots))
    parts = [clause, *(() if picked else _opening(clause, slots)), *standing]
    parts += [each for each in slots.sentence.clauses[1:] if _says_in_what_terms(each)]
    draft = among_so_many(draft, parts)
    otherwise = any(_orders_otherwise(part, draft) for part in (*standing, *_opening(clause, slots)))
    tied = otherwise or _is_tied_to_a_part(draft, clause, slots, parts, picked)
    if tied or _is_of_less_than_all(draft, clause, slots):
        return replace(draft, problem="ambiguous_measure")
    return draft


def _says_in_what_terms(fragment: Clause) -> bool:
    """ "…, behind Chile and China, | in value terms": what a fragment at the end says of how much that is."""
    if fragment.verb is not None or fragment.objects or len(fragment.adjuncts) != 1:
        return False
    tie, phrase = fragment.adjuncts[0]
    return tie == "in" and phrase.head == "terms" and len(phrase.words) > 1


def _is_of_an_unsure_time(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """Whether what is said of a time, or of several, leaves open when a claim holds."""
    undated = getattr(draft.query, "period", PeriodWords()).year is None
    return (
        amounts_of_years.are_mixed(draft, slots)
        or lasts_several_years(draft, clause, slots)
        or was_put_before(clause)
        or is_put_until(clause, slots.sentence)
        or is_peak_of_months(draft, clause)
        or (undated and is_over(clause, slots.sentence))
        or (undated and is_before_then(clause, slots.sentence))
        or is_until_now(draft.query, clause, slots.sentence)
        or is_of_another_year(draft, clause)
        or is_dated_by_something(draft, clause)
        or is_of_part_of_its_year(draft, clause)
        or is_since_something(draft, clause, slots.sentence)
        or is_averaged(draft, clause, slots)
        or opens_otherwise(draft, clause, slots)
    )


def _is_tied_to_a_part(draft: Draft, clause: Clause, slots: Slots, parts: list[Clause], picked: bool) -> bool:
    """Whether the complements of some clauses tie a claim to a part; `picked`: one told of among some is whole."""
    query = draft.query
    return (
        any(has_restricting_complement(part, draft, slots) for part in parts)
        or is_among_the_first(draft, parts)
        or is_of_other_holders(draft, slots)
        or any(
            excludes(tie_of_exception(each, tie), phrase, draft)
            for each in slots.sentence.clauses
            if each is clause or (each.verb is None and each.adjunct("than") is None)
            if not (picked and each is slots.sentence.clauses[0])
            if each is clause or not (isinstance(query, ValueQuery) and is_of_place(each))
            for tie, phrase in each.adjuncts
        )
    )


def _is_of_less_than_all(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """Whether a claim's subject, its verb or what stands beside it leaves only some of what it states."""
    return (
        bool(clause.subject is not None and clause.subject.modifiers)
        or _is_joined(clause, slots)
        or is_of_another_host(clause, slots)
        or loses_members(draft, slots)
        or _may_be_a_number(draft)
        or is_of_some_plants(clause, draft)
        or is_of_smelters_before(draft, slots)
        or has_it_abroad(clause, slots)
        or is_of_by_products(clause)
        or is_of_some_of_it(draft, slots)
        or is_of_an_age(clause, draft)
        or is_counted_otherwise(draft, slots)
        or is_of_some_branch(clause, draft)
        or is_of_some_people(clause, draft, slots)
        or is_of_one_person(clause, draft, slots)
        or does_otherwise(clause, draft)
        or is_done_with_it(clause, draft, slots)
        or is_got_by_another_act(clause, draft)
        or is_by_another_word(clause, draft)
        or goes_on_behind(draft, slots)
        or is_told_relatively(draft, clause, slots)
        or is_narrowed_beside(clause, draft, slots)
        or _is_among_some_told(draft, slots)
        or is_among_some_countries(clause, draft, slots)
        or goes_on(draft, clause, slots)
        or is_what_is_left(draft, slots)
        or is_at_another_pace(draft, slots)
        or is_of_all_the_world(clause, draft)
        or is_of_two(draft, clause, slots)
        or leaves_an_amount(draft, slots)
        or is_one_more(draft, slots)
        or is_bracketed_otherwise(clause, draft, slots)
        or is_of_some_side(clause, draft, slots)
        or is_ranked_by_share(draft, slots)
        or is_of_what_follows(clause, draft, slots)
        or is_reckoned_otherwise(clause, draft, slots)
        or is_defined_otherwise(clause, draft, slots)
        or (isinstance(draft.query, RankQuery) and almost(clause))
    )


def _may_be_a_number(draft: Draft) -> bool:
    """ "Singapore's | urban population | is the largest", "… grew": how many live in towns, and not how large a part."""
    measure = getattr(draft.query, "measure", None)
    if measure is None or isinstance(draft.query, ValueQuery):
        return False
    return _is_told_by_number_too(measure.words)


@lru_cache(maxsize=1024)
def _is_told_by_number_too(words: str) -> bool:
    said = words.lower()
    return any(each in said for each in english().function["told_by_number_too"])


def _where_subject_stands(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The fragment that holds a subject from which something parts its verb: "Exports to China, …, | were …"."""
    subject = clause.subject
    for other in slots.leading_to(clause):
        if subject is not None and other.verb is None and any(node is subject for node in other.nodes):
            yield other


def _opening(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The fragment that a sentence begins with: "In Gauteng, unemployment …"."""
    first = slots.sentence.clauses[0]
    if first is not clause and first.verb is None and not first.objects:
        yield first


def _opens_with_countries(slots: Slots) -> bool:
    """ "Of the two countries that extract bromine, | Israel produced 140,000 tons": among whom somebody is picked, whose figure it leaves whole."""
    first = slots.sentence.clauses[0]
    tie, among = first.adjuncts[0] if first.verb is None and first.adjuncts else ("", None)
    function = english().function
    countries = among is not None and (
        among.head in function["country_nouns"] or among.head in function["member_nouns"]
    )
    return tie in ("of", "among", "amongst") and countries


def _is_among_some_told(draft: Draft, slots: Slots) -> bool:
    """ "Japan's is the lowest of the three; South Korea's is | the highest": of the three, too."""
    query = draft.query
    if not isinstance(query, RankQuery) or query.among != "WORLD" or query.first != 1:
        return False
    if query.so_many is not None:
        return False
    here = any(
        (tie in OF_SOME and are_some(phrase) and phrase.start < draft.anchor[0])
        or (
            tie == "than" and phrase.head in ("member", "ally") and phrase.scope is None
        )  # "… of the alliance"
        for each in slots.sentence.clauses
        for tie, phrase in each.adjuncts
    )
    told = query.measure.concept_carried and any(
        isinstance(each.query, RankQuery) and each.problem == "ambiguous_measure" for each in slots.before
    )
    return here or told


def _orders_otherwise(fragment: Clause, draft: Draft) -> bool:
    """ "Europe's biggest country | by population | , Russia aside, is …": what the fragment of a subject orders by."""
    measure, by = getattr(draft.query, "measure", None), fragment.adjunct("by")
    named = by.concept if by is not None else None
    return named is not None and measure is not None and measure.concept not in named.ids


def _is_joined(clause: Clause, slots: Slots) -> bool:
    """ "China, with its ally Russia, produced …": the figure is that of more than the subject."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return False
    between = [each for each in slots.sentence.clauses if subject.end <= each.start < each.end <= verb.start]
    ties = english().function["joining_prepositions"]
    joined = [each for each in between if any(t in ties and p.quantity is None for t, p in each.adjuncts)]
    if not joined:
        return False
    related = english().function["relational_nouns"]
    if any(phrase.head in related for each in joined for _, phrase in each.adjuncts):
        return True
    return any("together" in each.adverbs for each in joined) or any(
        each.start <= hit.start < each.end and any(name.kind == "entity" for name in hit.entry.names)
        for each in joined
        for hit in slots.sentence.hits
    )
