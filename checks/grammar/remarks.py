"""Remarks behind a statement, which take measure, entity and time from it. Examples: comparison.md, rank.md, order.md.

"China mined 270,000 tons, more than the United States and Myanmar combined"; "…, fifth behind China and India".
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar import margins, part_of_output, remarks_apart, remarks_of_order, remarks_of_place
from checks.grammar.among import among, left_out
from checks.grammar.compared import Compared, compared, owner_of_less
from checks.grammar.comparing import (
    About,
    drafts_of,
    is_agent_of_another_measure,
    is_another_figure,
    is_of_another,
    of_what_is_compared,
)
from checks.grammar.drafts import Construction, Draft
from checks.grammar.everyone import is_any_other, scope_of_others
from checks.grammar.needs import needs
from checks.grammar.owned import end_of_owner, is_owned_amount, says_whose
from checks.grammar.ratios import level_of, ratio_of, towards
from checks.grammar.share_of_told import is_that_there
from checks.grammar.slots import Slots, span
from checks.grammar.statements import Statement, remark, statement
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_MANY = 100  # so many countries


@needs("no verb")
def remark_compared(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 270,000 tons of rare earths in 2024, more than the United States and Myanmar combined"."""
    if clause.verb is not None:
        return
    found = list(compared(clause))
    about = statement(clause, slots) if found else None
    named = [each for each in clause.objects[:1] if not found or each.start < found[0].end]
    if about is None or any(p.is_entity or p.negated or owner_of_less(p) is not None for p in named):
        return
    if any(_is_another_thing(p) or _is_of_its_own(p) for p in named):
        return  # "…, | its 18 million carats worth | more than Angola's"
    if any(p.elliptic and p.end <= found[0].start for p in named):
        return  # "India's economy grew twice as fast as America's, and | Indonesia's | as fast as China's"
    if any(p.concept is not None and about.measure.concept not in p.concept.ids for p in named):
        return  # "Peru mines less than Chile, but | exports | more than any other country"
    if not isinstance(about.draft.query, ShareQuery) and not slots.is_in_percent(about.measure):
        shares = any(phrase.head in _SHARES for each in found for phrase in each.named)
        about = _told_in_percent(about, clause, slots) if shares else about
        if about is None:
            return
    said = About(about.measure, about.entity, about.period, None, about.draft.frame)
    for each in found:
        if any(_is_another_thing(p) or is_agent_of_another_measure(p, about.measure) for p in each.named):
            continue  # "…, and as much maize as Zambia"
        if is_another_figure(each.other, about.measure):
            continue  # "Spain's GDP came to $1.73 trillion, less than Australia's debt"
        measure = of_what_is_compared(about.measure, each, slots)
        if measure is None:
            continue
        if (placed_too := _so_many_more(about, clause, each)) is not None:
            yield remark(Kind.RANK, (each.start, each.end), about, placed_too, "remark_compared")
            continue
        about, said = replace(about, measure=measure), replace(said, measure=measure)
        if is_any_other(each.other, clause) and each.amount is None and each.direction != "equal":
            first = _first(about, clause, each, slots)
            placed = remark(Kind.RANK, (each.start, each.end), about, first, "remark_compared")
            yield replace(placed, denied=each.denied)
            if each.other.scope is not None:
                continue  # "faster than every other G20 country": than the G20 itself, no less
        for draft in drafts_of(clause, slots, each, said, "remark_compared", None):
            yield replace(draft, reach=span(about.draft.reach, draft.reach))


def _so_many_more(about: Statement, clause: Clause, each: Compared) -> RankQuery | None:
    """ "Only three countries have more people than Indonesia, | and only six more than Brazil": the place of another one."""
    told, quantity = about.draft.query, each.amount.quantity if each.amount is not None else None
    bare = quantity is not None and quantity.kind == "count" and quantity.stated.approximator is None
    if not isinstance(told, RankQuery) or about.draft.construction != "only_so_many_more" or not bare:
        return None
    many = quantity.stated.value if quantity is not None else None
    if many is None or many >= _MANY or len(each.other.entities) != 1:
        return None
    place = int(many) + 1
    return replace(told, entity=each.other.entities[0], first=place, last=place, listed=())


def _told_in_percent(about: Statement, clause: Clause, slots: Slots) -> Statement | None:
    """ "$64.7 billion, or 34% of GDP, …, | a larger share than": the measure in percent that was told of the same one."""
    rules = (*part_of_output.CONSTRUCTIONS, *part_of_output.RULES)
    beside = [draft for each in slots.leading_to(clause) for rule in rules for draft in rule(each, slots)]
    told = [
        draft
        for draft in (*beside, *slots.here_before(clause))
        if isinstance(draft.query, ValueQuery) and slots.is_in_percent(draft.query.measure)
    ]
    same = (draft for draft in told if draft.query.entity.id == about.entity.id and draft.problem is None)
    draft = next(same, None)
    return replace(about, measure=draft.query.measure, draft=draft) if draft is not None else None


def _is_another_thing(phrase: Phrase) -> bool:
    """Whether what is compared is something that the catalogue does not know."""
    known = phrase.concept or phrase.topics or phrase.quantity or phrase.comparative or phrase.adjective
    return phrase.opaque and not known and len(phrase.words) > 1


def _is_of_its_own(phrase: Phrase) -> bool:
    """ "Its miners", "its pits", "its stones worth": what is told of those, and not of how much there is."""
    thing = phrase.owner_anaphor and phrase.concept is None and phrase.quantity is None
    return thing or "worth" in phrase.words


def _first(about: Statement, clause: Clause, each: Compared, slots: Slots) -> RankQuery:
    """First place with a difference: "…, more than any other country"."""
    low = each.direction == "less"
    scope = scope_of_others(each.other, slots) or among(clause, slots, holder=about.entity)
    return RankQuery(
        about.measure,
        about.entity,
        1,
        1,
        scope or "WORLD",
        low,
        strict=True,
        except_for=left_out(clause, slots),
        period=about.period,
    )


_SUMMED = frozenset(("combined", "together"))
_LEVEL, _THE_SAME = (("level",), ("tied",), ("equal",)), (("the", "same"), ("same",))


@needs("no verb", "object")
def remark_level_with(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand was the joint fourth-largest producer of rare earths in 2024, level with Nigeria and Australia"; "Zambia mined 760,000 tons of copper in 2023, almost level with Indonesia"; "…, the same as Indonesia"."""
    same = bool(clause.objects) and clause.objects[0].words in _THE_SAME
    others = clause.adjunct("as") if same else clause.adjunct("with")
    level = clause.verb is None and len(clause.objects) == 1 and len(clause.adjuncts) == 1
    if not level or others is None or not (same or clause.objects[0].words in _LEVEL):
        return
    yield from _as_much_as(clause, slots, others)


@needs("no verb", word=("par",))
def remark_on_a_par(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru was the joint sixth-largest producer of diatomite in 2024, on a par with Argentina and Mexico"."""
    tied = [*clause.adjuncts, ("", None), ("", None)][:2]
    (on, par), (tie, others) = tied
    told = on == "on" and par is not None and par.words[-1:] == ("par",) and len(par.words) < 3
    if told and tie == "with" and others is not None and len(clause.adjuncts) == 2 and not clause.objects:
        yield from _as_much_as(clause, slots, others)


def _as_much_as(clause: Clause, slots: Slots, others: Phrase) -> Iterator[Draft]:
    if not _SUMMED.isdisjoint(node.text for node in clause.nodes):
        return  # "on a par with Peru and China | combined"
    about, named = statement(clause, slots), slots.owners(clause, others) if others.quantity is None else ()
    if about is None or not named or is_of_another(others, about.measure):
        return
    hedge = next((n.text for n in clause.nodes if n.text in english().approximators), None)
    if hedge is not None:
        nearly = ComparisonQuery(
            about.measure, about.entity, named, "equal", level_of(hedge), period=about.period
        )
        if len(named) == 1:
            yield remark(Kind.COMPARISON, (clause.start, others.end), about, nearly, "remark_level_with")
        return
    query = OrderQuery(about.measure, about.entity, named, level=True, period=about.period)
    yield remark(Kind.ORDER, (clause.start, others.end), about, query, "remark_level_with")


_SHARES = ("share", "proportion", "percentage", "portion", "slice")


_ANOTHERS = ("and", "but")


@needs("no verb", "object")
def remark_multiple(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile has 9.3 million tonnes of lithium reserves, more than twice those of Argentina"; "…, twice Argentina's 4 million"."""
    if clause.verb is not None or not clause.objects:
        return
    if len(clause.objects) > 1 and all(each.quantity and each.whole for each in clause.objects):
        for (
            each
        ) in clause.objects:  # "a third of what China did and | less than a third of American consumption"
            yield from remark_multiple(replace(clause, objects=(each,)), slots)
        return
    if len(clause.objects) == 4:
        for pair in (clause.objects[:2], clause.objects[2:]):
            yield from remark_multiple(replace(clause, objects=pair), slots)
        return  # "nearly four times | Indonesia's | and ten times | America's"
    multiple = clause.objects[0]
    other = clause.objects[1] if len(clause.objects) == 2 else multiple.whole
    if other is None or len(clause.objects) > 2:
        return
    quantity = multiple.quantity
    if other is multiple.whole and clause.link in ("while", "whereas"):
        return
    if quantity is None or quantity.kind not in ("multiple", "part", "percent"):
        return
    if other is not multiple.whole and (multiple.is_measure or quantity.kind == "percent"):
        return
    if other is not multiple.whole and multiple.owner is not None:
        return  # "…, and Peru's three times that of Mexico"
    owned = is_owned_amount(other) or (other.quantity is not None and says_whose(other))
    against = slots.owners(clause, other) if other.is_measure or owned else ()
    if quantity.kind != "multiple" and any(each.id in slots.scopes for each in against):
        return  # "half of the world's" is a share
    about = statement(clause, slots) if len(against) == 1 else None
    if about is None or (other.concept is not None and about.measure.concept not in other.concept.ids):
        return
    if against[0].id == about.entity.id:
        return  # "a third of the world's lead and | a quarter of its zinc reserves"
    if about.entity.id in slots.scopes and is_that_there(other):
        return  # "The world mined 290,000 tons, 76% of | that in the DRC"
    gapped = other is multiple.whole and clause.link in _ANOTHERS
    if gapped and other.concept is None and _is_part(about, slots):
        return
    ratio = ratio_of(quantity)
    direction = towards(ratio)
    query = ComparisonQuery(about.measure, about.entity, against, direction, ratio, period=about.period)
    anchor = (multiple.start, end_of_owner(other, slots))
    yield remark(Kind.COMPARISON, anchor, about, query, "remark_multiple")


def _is_part(about: Statement, slots: Slots) -> bool:
    """ "Trees cover a third of Germany's land, but a tenth | of Ireland's": a part of the same of another."""
    return isinstance(about.draft.query, ShareQuery) or slots.is_in_percent(about.measure)


CONSTRUCTIONS: tuple[Construction, ...] = (
    remark_compared,
    remark_level_with,
    remark_on_a_par,
    remark_multiple,
    *remarks_of_order.CONSTRUCTIONS,
    *remarks_of_place.CONSTRUCTIONS,
    *remarks_apart.CONSTRUCTIONS,
    *margins.CONSTRUCTIONS,
)
