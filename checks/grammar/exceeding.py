"""Comparisons told by a verb: "exceeds", "is overtaken by", "lies behind", "moves ahead of". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.grammar.among import among, only_beside
from checks.grammar.compared import Direction, only_before_subject
from checks.grammar.compared_with import others_are_summed
from checks.grammar.comparing import About, against_query
from checks.grammar.crossing import passed
from checks.grammar.drafts import Construction, Draft
from checks.grammar.everyone import is_any_other
from checks.grammar.measured_in import AHEAD, BEHIND, measured_beside
from checks.grammar.needs import needs
from checks.grammar.nobody import is_nobodys
from checks.grammar.owned import end_of_owner
from checks.grammar.ratios import grown_by, level_of
from checks.grammar.sides_exceeding import completes_place, is_another_thing, is_outcome, sides
from checks.grammar.slots import Slots, span
from checks.grammar.slots_given import phrases_in
from checks.queries import Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs(
    "subject",
    verb=(
        "exceed",
        "trail",
        "match",
        "lead",
        "be",
        "rank",
        "lie",
        "become",
        "stay",
        "shift",
        "cause",
        "rise",
        "fall",
    ),
)
def one_exceeds_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia's reserves of rare earths exceed Russia's"; "Australia has overtaken the United States in rare-earth output"."""
    clause = _of_whom_it_puts(clause)
    subject, verb, found = clause.subject, clause.verb, set_against(clause, slots)
    if subject is None or verb is None or found is None:
        return
    direction, other = found
    if other.quantity is not None and other.owner is None and other.words == (other.head,):
        return  # "topped | 31,000 TWh"
    if subject.is_measure and is_another_thing(subject, other):
        return
    if verb.lemma == "follow" and clause.adjunct("by") is not None and other in clause.objects:
        return  # "followed by Sudanese (682,500) and | Colombians": one more of a list
    measure, entity, against = sides(clause, slots, subject, other)
    if entity is None and verb.passive and verb.is_a("lead"):
        return  # "the table of tin mining is topped by China"
    if other.anaphor == "measure" and not other.listed and all(each.id is None for each in against):
        return  # "well below the peak of 2005"
    several = len(subject.entities) > 1 and not only_before_subject(clause)
    several = (
        several or (subject.quantity is not None and not subject.is_measure) or is_any_other(other, clause)
    )
    if measure is None or not against or several or subject.negated or is_nobodys(subject):
        return
    named = None if subject.is_measure else measured_beside(clause, slots)
    period, problem = slots.period(clause)
    if clause.link == "but" and not clause.periods and period.year is not None and named is None:
        problem = "ambiguous_period"  # "… was second in 2023, but was overtaken by Australia"
    about = About(measure, entity or EntityWords(None), period, problem, clause.frame)
    by = [p for tie, p in clause.adjuncts if tie == "by" and p.quantity is not None and p is not other]
    by += _directly_before(clause, other)
    told = _by_how_much(clause, slots, found, by, measure, against)
    if told is None:
        return
    ratio, difference = told
    inside = named is not None and verb.start < named.start and named.end <= clause.end
    beside = named if inside and named is not None and named.place is None else None
    placed = (phrase for phrase in phrases_in(clause.nodes) if phrase.place is not None)
    if beside is not None and any(other.end <= each.start < beside.start for each in placed):
        beside = None  # "leapfrogged Poland | into fifth place | among silver producers"
    whose = (other.start, end_of_owner(other, slots))
    anchor = span((verb.start, verb.end), whose, beside, *by)
    together = len(against) == 1 or others_are_summed(clause, slots, other)
    query = against_query(about, against, direction, ratio, difference, together)
    if query is not None and (verb.is_a("overtake") or passed(clause) is not None) and not verb.negated:
        query = replace(query, newly=about.period.year is not None or is_outcome(clause))
    if direction == "equal" and not (together or ratio or difference):
        query = OrderQuery(about.measure, about.entity, against, level=True, period=about.period)
    alone = _is_alone(clause, other, direction)
    if "only" in clause.adverbs and clause.periods and not alone:
        about = replace(about, problem=about.problem or "ambiguous_period")  # "overtook Peru only last year"
    if _is_beside_it(slots, verb.start, other) and not (ratio or difference):
        query = _next_to(clause, slots, about, against, direction)
    elif isinstance(query, OrderQuery) and completes_place(clause, slots, len(against)):
        query = replace(query, exclusive=True, among=among(clause, slots) or query.among)
    elif alone and direction != "equal" and not (ratio or difference):
        query = _only(clause, slots, about, against, direction)
        if query is not None and query.entity is not None:
            about, against = replace(about, entity=query.entity), query.listed
    if query is not None:
        kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.COMPARISON
        problem = about.problem_with(against)
        named_here = "one_exceeds_another"
        reach = span(subject, anchor)
        yield Draft(kind, anchor, reach, query, named_here, verb.negated, clause.frame, problem)


def _by_how_much(
    clause: Clause,
    slots: Slots,
    found: tuple[Direction, Phrase],
    by: list[Phrase],
    measure: MeasureWords,
    against: tuple[EntityWords, ...],
) -> tuple[Stated | None, Stated | None] | None:
    """The ratio and the difference that a clause tells, neither where it tells none; None where what it tells is unclear.

    `found`: how somebody stands to whom; `by`: the amounts behind "by", or directly before the other.
    """
    direction, other = found
    if by and any(tie == "to" and phrase.quantity is not None for tie, phrase in clause.adjuncts):
        return None  # "leads Australia by 9.3 million tons to 7 million"
    if slots.is_in_percent(measure) and any(_is_part(p) for p in by):
        return None  # "exceeds it by 5%": of it, or points
    beside_it = [p for p in clause.objects if p is not other and not _is_of_another(clause, p, other)]
    if other.quantity is not None and other.quantity.kind == "multiple":
        beside_it.append(other)  # "exceeded | Russia's twofold"
    ratio, difference = by_which(by, beside_it, direction, slots, measure)
    if difference is not None and any(each.id in slots.scopes for each in against):
        return None  # "are 44 million tonnes short of the world's total"
    if ratio is None and difference is None and clause.verb is not None and clause.verb.lemma == "rival":
        ratio = level_of("about")  # "rivals America's": about as much
    return ratio, difference


def _directly_before(clause: Clause, other: Phrase) -> list[Phrase]:
    """ "Peru's output was | 9 percent | below Myanmar's": how far beside it."""
    for amount, tie, behind in zip(clause.tail, clause.tail[1:], clause.tail[2:], strict=False):
        if behind is other and tie.text in ("below", "above") and isinstance(amount, Phrase):
            return [amount] if _is_part(amount) and amount.is_bare else []
    return []


def _is_alone(clause: Clause, other: Phrase, direction: Direction) -> bool:
    """ "Is outdone only by Chile", "only trails Chile": that nobody else stands there; but not "only narrowly"."""
    trails = direction == "less" and "only" in clause.adverbs
    trails = trails and not clause.periods and "just" not in clause.adverbs
    alone = only_before_subject(clause) or only_beside(clause, other) or trails
    slight = english().function["slight_words"]
    return alone and slight.isdisjoint({*clause.adverbs} - {"just"})


def _is_of_another(clause: Clause, amount: Phrase, other: Phrase) -> bool:
    """ "A shade below Qatar's and more than double | Russia's": a multiple of somebody else's."""
    behind = [node for node in clause.nodes if isinstance(node, Phrase) and node.start >= amount.end][:1]
    return any(each is not other and (each.elliptic or each.anaphor == "measure") for each in behind)


def _of_whom_it_puts(clause: Clause) -> Clause:
    """ "…, putting it ahead of Canada", "SIPRI ranks Italy behind Poland alone": as if it stood there by itself."""
    verb, put = clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    if verb is None or put is None or verb.passive or not verb.is_a("cause"):
        return clause
    source = clause.subject is not None and clause.subject.publisher is not None
    if put.anaphor != "entity" and not (source and put.is_entity and len(put.entities) == 1):
        return clause
    return replace(clause, subject=put, objects=())


def _is_beside_it(slots: Slots, start: int, other: Phrase) -> bool:
    """ "Ranks right behind | China", "came immediately after | China": that nobody stands between."""
    words = english().function["nothing_between"]
    return any(start <= token.start < other.start and token.text in words for token in slots.sentence.tokens)


def _next_to(
    clause: Clause, slots: Slots, about: About, against: tuple[EntityWords, ...], direction: Direction
) -> OrderQuery | None:
    """ "Ranks right behind China", "right ahead of Peru": who comes next after whom."""
    told = among(clause, slots)
    scope = told if told is not None and told in slots.scopes else "WORLD"  # "ahead | of Australia"
    if len(against) != 1 or told is None or direction == "equal":
        return None
    first, second = (about.entity, against[0]) if direction == "more" else (against[0], about.entity)
    return OrderQuery(about.measure, first, (second,), "next", True, among=scope, period=about.period)


def _only(
    clause: Clause, slots: Slots, about: About, against: tuple[EntityWords, ...], direction: Direction
) -> OrderQuery | None:
    """ "Trails only Chile": whoever is named are all who stand there; "Only Chile outproduces Peru" says so of Chile."""
    below, above = ("below", "above") if direction == "more" else ("above", "below")
    side: Literal["above", "below"] = "below" if below == "below" else "above"
    if not only_before_subject(clause):
        return OrderQuery(about.measure, about.entity, against, side, exclusive=True, period=about.period)
    subject = clause.subject
    listed = (about.entity,) if subject is None or subject.is_measure else subject.entities
    if len(against) != 1 or not listed:
        return None
    side = "above" if above == "above" else "below"
    scope = among(clause, slots)
    if scope is None:
        return None
    return OrderQuery(about.measure, against[0], listed, side, True, among=scope, period=about.period)


def set_against(clause: Clause, slots: Slots) -> tuple[Direction, Phrase] | None:
    """Which way a verb sets its subject against another phrase: "exceeds X", "is overtaken by X", "lies behind X"."""
    verb = clause.verb
    if verb is None:
        return None
    if verb.is_a("rise", "fall") and (crossed := passed(clause)) is not None:
        return crossed
    directions: tuple[tuple[str, Direction], ...] = (
        ("exceed", "more"),
        ("trail", "less"),
        ("match", "equal"),
    )
    told = next((direction for name, direction in directions if verb.is_a(name)), None)
    if verb.lemma == "follow" and any(tie == "by" and p.is_entity for tie, p in clause.adjuncts):
        return None  # "…, followed by | Botswana | on 270,000 and | Ethiopia"
    opens = (
        verb.passive and bool(clause.objects) and verb.lemma.endswith(" behind")
    )  # "Ranked behind China, …"
    if told is not None and (verb.passive or not clause.objects) and verb.lemma != "follow" and not opens:
        by = next(
            (
                p
                for tie, p in clause.adjuncts
                if tie == "by"
                and ((p.quantity is None and (p.is_entity or p.is_measure)) or p.owner is not None)
            ),
            None,
        )
        turned: dict[Direction, Direction] = {"more": "less", "less": "more", "equal": "equal"}
        if by is not None or verb.passive:
            return (turned[told], by) if by is not None else None
    if told is None and verb.is_a("lead") and not verb.passive and _is_one(clause.objects[:1]):
        told = "more"  # "Kazakhstan leads China in asbestos mining"
    if told is not None and clause.objects:
        part = clause.objects[0].quantity is not None and clause.objects[0].whole is not None
        return (
            None
            if part or (verb.is_a("lead") and _is_table(clause.objects[0], slots))
            else (told, clause.objects[0])
        )
    put = verb.is_a("cause") and clause.subject is not None and clause.subject.anaphor == "entity"
    if not (put or verb.is_a("be", "rank", "lie", "become", "stay", "trail", "shift")):
        return None
    placed = any(phrase.place is not None for phrase in (*clause.objects, *(p for _, p in clause.adjuncts)))
    ranked = verb.is_a("rank")  # "comes after Chile"
    lower, higher = (*BEHIND, *(("after",) if ranked else ())), (*AHEAD, *(("before",) if ranked else ()))
    for index, node in enumerate(() if placed else clause.tail[:-1]):
        if isinstance(node, Item) and node.text in (*lower, *higher):
            behind = next(
                (each for each in clause.tail[index + 1 : index + 3] if isinstance(each, Phrase)), None
            )
            owned = behind is not None and (behind.quantity is None or behind.owner is not None)
            if behind is not None and owned and (behind.is_entity or behind.is_measure or behind.owner):
                return ("less" if node.text in lower else "more"), behind
            return None
    return None


def _is_one(objects: tuple[Phrase, ...]) -> bool:
    return len(objects) == 1 and objects[0].is_entity and objects[0].concept is None


def _is_table(phrase: Phrase, slots: Slots) -> bool:
    """Whether a phrase is what one leads, and not whom one tops: "the list", "the world", "Africa"."""
    whole = bool(phrase.entities) and phrase.entities[0].id in slots.scopes
    return whole or phrase.scope is not None or phrase.head in english().function["tables"]


def _is_part(phrase: Phrase) -> bool:
    return phrase.quantity is not None and phrase.quantity.is_fraction


def by_which(
    amounts: list[Phrase],
    bare: list[Phrase],
    direction: Direction,
    slots: Slots,
    measure: MeasureWords | None,
) -> tuple[Stated | None, Stated | None]:
    """By how much: a ratio ("several fold", "by a factor of three"), or a difference in the measure's unit."""
    for phrase in (*amounts, *bare):
        if phrase.quantity is not None and phrase.quantity.kind == "multiple":
            return phrase.quantity.stated, None
        if phrase.quantity is not None and _is_part(phrase) and phrase in amounts:
            return grown_by(phrase.quantity.stated, direction), None  # "by two-thirds"
        if phrase.quantity is not None and phrase.quantity.kind in ("amount", "money", "count", "points"):
            return None, slots.with_unit(phrase.quantity, measure)
    return None, None


CONSTRUCTIONS: tuple[Construction, ...] = (one_exceeds_another,)
