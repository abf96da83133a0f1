"""Amounts that say less than the value before them: another owner's, another year's, another topic's. Examples: value.md.

"Peru mined 5,300 tons of silver, well short of Mexico's 6,300"; "… 2.7 million. In Niger the figure was 5.9". An amount
that no construction read is taken for one more figure of the measure that was spoken of last, where the words around it
name one other owner, time or topic, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.claims import Frame
from checks.grammar.among_some import how_many
from checks.grammar.amounts import is_margin
from checks.grammar.amounts_unsaid import almost
from checks.grammar.continued_model import Model, fell_here, is_in_percent, model_of
from checks.grammar.continued_owners import (
    AGAINST,
    is_first_of_two,
    is_noun_of_another_measure,
    is_of_a_part,
    is_there,
    names_another,
    names_sides,
    owner_around,
    stretch,
    tie_before,
    time_before,
    time_in_front,
)
from checks.grammar.continued_sides import compared_beside, is_of_two_compared, other_side, time_of_both
from checks.grammar.continuing_clauses import (
    is_beside_other_side,
    is_one_of_two_before,
    may_go_on,
    tells_of_another,
)
from checks.grammar.course_amounts import in_its_unit, is_large, like, negative
from checks.grammar.drafts import Draft, meet, problem_of
from checks.grammar.hosts import host_of
from checks.grammar.hosts_of_amounts import host_before
from checks.grammar.owned import is_behind_another
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.grammar.tenses import was_put_before
from checks.grammar.times import before_parenthesis
from checks.grammar.times_told import at_that_time
from checks.queries import ChangeQuery, ComparisonQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.values import replace

_KINDS = ("amount", "money", "count", "percent", "rate", "part")
_GAPPED = ("gapped_amount", "entity_at_amount")


def continued(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with those that go on from a value; open readings of the same amounts give way."""
    found = [draft for draft in kept if not draft.is_open]
    if not found and not slots.before:
        return kept
    for clause in slots.sentence.clauses:
        for phrase in clause.nodes:
            if isinstance(phrase, Phrase) and phrase.quantity is not None:
                found += _continuation(clause, phrase, phrase.quantity, found, slots)
    read = [draft.anchor for draft in found]
    still_open = [
        draft for draft in kept if draft.is_open and not any(meet(draft.anchor, each) for each in read)
    ]
    return sorted((*found, *still_open), key=lambda draft: (draft.anchor, draft.kind))


def _continuation(
    clause: Clause, phrase: Phrase, quantity: Quantity, found: list[Draft], slots: Slots
) -> Iterator[Draft]:
    anchor = slots.sentence.span(quantity.first, quantity.after)
    read = [each for each in found if not names_sides(each, clause)]
    if is_beside_other_side(clause, phrase, found):
        return
    if quantity.kind not in _KINDS or any(meet(anchor, _told_by(each, anchor)) for each in read):
        return
    if _is_no_figure(clause, phrase, quantity) or _is_out_of_a_total(clause, phrase):
        return
    model = _of_the_topic_named(model_of(clause, anchor, found, slots), slots)
    if (
        model is None
        or (quantity.kind == "part" and not (phrase.is_bare and is_in_percent(model)))
        or is_of_a_part(clause, phrase)
        or not may_go_on(clause, phrase, model)
        or tells_of_another(clause, model, slots)
    ):
        return
    stated = _stated(quantity, model, slots)
    measure = slots.of_one_person(clause, _measure(phrase, model, slots))
    falls = phrase.head in english().function["fall_nouns"] or _fell_before(model) or fell_here(clause, slots)
    if stated is not None and falls and (stated.value or 0) > 0:
        stated = negative(stated)
    others = [node for node in stretch(clause, phrase) if isinstance(node, Phrase) and node is not phrase]
    if any(is_noun_of_another_measure(other, model.measure) for other in others):
        return  # "… reserves come to 35 million tons and China's output to 1.9 million"
    if phrase.some_of is not None and (model.entity is None or model.entity.id not in slots.scopes):
        return
    named = _around(clause, phrase, others, model, slots)
    if stated is None or measure is None or named is None:
        return
    if named and clause.verb is None and model.draft in found and _may_be_a_change(model, quantity):
        return  # "Poland lost 1.6 million people, | Japan nearly 4 million": by which it changed
    named = named or _beside(clause, phrase, others, model, found, slots)
    if not named and model.draft not in found and names_another(anchor[0], model.entity, slots):
        return
    entity = named[0] if named else model.entity
    dated, period, problem = _when(clause, phrase, model, found, slots)
    is_new = bool(named) or (dated and model.stated is not None) or measure.topic != model.measure.topic
    same = (entity, period.year, measure.topic) == (model.entity, model.period.year, model.measure.topic)
    if entity is None or not is_new or (same and model.stated is not None):
        return
    if phrase.owner_anaphor and is_behind_another(clause, entity):
        return
    problem = problem or ("ambiguous_period" if was_put_before(clause) else None)
    yield Draft(
        Kind.VALUE,
        anchor,
        span(anchor, *others),
        ValueQuery(measure, entity, stated, period),
        "continued",
        frame=_frame(clause, phrase, model, dated),
        problem=problem_of(problem, entity),
    )


def _fell_before(model: Model) -> bool:
    """ "Italy's economy | shrank by 8.9% | in 2020 and Spain's by 10.9": whether a verb said that the number before is below zero."""
    told, written = model.stated, model.quantity
    if told is None or written is None or not isinstance(model.draft.query, ValueQuery):
        return False
    return (told.value or 0) < 0 < (written.stated.value or 0)


def _interrupted_in_a_year(clause: Clause, slots: Slots) -> Clause | None:
    """ "America, | with 12 million tons, | regained first place in 2024": the clause that an amount stands within, with its time."""
    if clause.verb is not None or clause.objects or clause.link != ",":
        return None
    host = host_of(clause, slots)
    told = host is not None and host.subject is not None and host.subject.start < clause.start
    return host if host is not None and told and host.start >= clause.end and host.periods else None


def _is_out_of_a_total(clause: Clause, phrase: Phrase) -> bool:
    """ "…, or | 220,000 tonnes | of a world total of 290,000": whose it is, the total does not say."""
    at = next((at for at, node in enumerate(clause.nodes) if node is phrase), len(clause.nodes))
    tie, total = [*clause.nodes[at + 1 : at + 3], None, None][:2]
    tied = tie is not None and tie.text in ("of", "out of")
    return tied and isinstance(total, Phrase) and total.head.endswith("total") and total.quantity is None


def _is_no_figure(clause: Clause, phrase: Phrase, quantity: Quantity) -> bool:
    """Whether an amount is no figure by itself: a number of members, a margin, one of each, what others have a part of."""
    plants = english().function["kinds_of_power_plants"]
    if how_many(phrase) is not None or any(word in plants for word in phrase.words[-1:]):
        return True  # "the smallest of | the four", "It has | 57 reactors"
    if quantity.stated.words == "one" and phrase.owner is not None:
        return True  # "and the Polish one by 2.9%"
    if is_one_of_two_before(clause, phrase) or is_margin(clause, phrase) or almost(clause):
        return True
    if any(node.text == "+" and node.end == phrase.start for node in clause.nodes):
        return True  # "in China (| +255 TWh |)": by how much it rose
    if any(node.text.lower() in ("each", "apiece") for node in clause.nodes):
        return True  # "…, which stand at | 100,000 tons | apiece"
    if clause.kind == "parenthesis" and clause.subject is not None and clause.subject.is_part:
        return True  # "most of it (| 1,000 tons |) in China"
    if tie_before(clause, phrase) == "within":
        return True  # "is | within | $40m of Italy's"
    # "…: | of the 290,000 tonnes | mined in 2024, some 220,000 came from Congo": what all of them mined
    return clause.nodes[0].text == "of" and phrase.words[:1] == ("the",) and phrase.owner is None


def _around(
    clause: Clause, phrase: Phrase, others: list[Phrase], model: Model, slots: Slots
) -> tuple[EntityWords, ...] | None:
    """Whom the words around an amount name, or where it is; None where they name more than one, or something else."""
    named = owner_around(clause, phrase, others, slots)
    if is_there(clause):
        return _place_before(clause, model, slots)
    if clause.opener == "where" and (not named or named[0].carried):
        there = slots.where_told(clause)
        return (there,) if there is not None else None
    return named


def _beside(
    clause: Clause, phrase: Phrase, others: list[Phrase], model: Model, found: list[Draft], slots: Slots
) -> tuple[EntityWords, ...]:
    """Whose an amount is that names nobody: of the other side, of whoever stands before it in commas or brackets."""
    compares = clause.verb is None and (
        isinstance(model.draft.query, ComparisonQuery) or is_of_two_compared(clause, found)
    )
    named: tuple[EntityWords, ...] = ()
    if tie_before(clause, phrase) in (AGAINST if compares else AGAINST[:2]):
        assert phrase.quantity is not None
        named = other_side(slots.sentence.span(phrase.quantity.first, phrase.quantity.after), found)
    elif compares and model.entity is not None and is_first_of_two(clause, phrase):
        named = (model.entity,)  # "Peru mined more copper than Mexico (| 2.6 million tons | to 700,000)"
    return named or host_before(clause, others, slots) or compared_beside(clause, phrase, model, found)


def _when(
    clause: Clause, phrase: Phrase, model: Model, found: list[Draft], slots: Slots
) -> tuple[bool, PeriodWords, str | None]:
    """Whether an amount has a time of its own, its time, and a problem where that is open."""
    label = time_before(clause) or time_in_front(clause, slots)
    dated = bool(clause.periods) or clause.opener == "when" or label is not None
    dated = dated or before_parenthesis(clause, slots.sentence) is not None
    if not dated and (around := _interrupted_in_a_year(clause, slots)) is not None:
        dated, label = True, around
    period, problem = (
        slots.period(label or clause, phrase) if dated else slots.time_carried(clause, model.period)
    )
    if clause.verb is not None and not dated:
        problem = problem or slots.unsure_when(clause)  # "Peru's | once | yielded 2.6 million"
    if model.draft not in found and model.draft.frame is not Frame.ASSERTED and not dated:
        period, problem = PeriodWords(), None  # "Chile will mine 7 million by 2034. | It mines | 5.3 million"
    if period == PeriodWords() and (both := time_of_both(clause, found)) is not None:
        period, problem = both, None
    if (then := at_that_time(clause, phrase, slots, model.period)) is not None:
        return True, then, None if then.year is not None else "ambiguous_period"
    return dated, period, problem


def _of_the_topic_named(model: Model | None, slots: Slots) -> Model | None:
    """ "… of copper. | In lithium the leader is Australia: 88,000 tons": of what this sentence names, where it names it alone."""
    if model is None or model.draft.anchor[1] > slots.sentence.start:
        return model
    measure = slots.of_topic_named(model.measure)
    return replace(model, measure=measure) if measure is not None else None


def _told_by(draft: Draft, anchor: tuple[int, int]) -> tuple[int, int]:
    """The words that a draft tells all of; of one in a gap behind an amount only its own: "in Vietnam it is | 39 | , in Ghana 59"."""
    gapped = draft.construction in _GAPPED and draft.anchor[0] >= anchor[1]
    return draft.anchor if gapped else draft.reach


def _may_be_a_change(model: Model, quantity: Quantity) -> bool:
    """Whether an amount may be by how much another's changed: not "…, eight times what they did in 2010, and Vietnamese ones | 26 TWh"."""
    change = model.draft.query
    if not isinstance(change, ChangeQuery):
        return False
    multiplied = change.ratio is not None and change.difference is None and model.stated is not None
    return not (multiplied and quantity.kind in ("amount", "money"))


def _frame(clause: Clause, phrase: Phrase, model: Model, dated: bool) -> Frame:
    """ "Chile may have mined 5.3 million tons in 2024 and Peru, its neighbour, | 2.6 million": as unsure as what it goes on from."""
    apart = (
        clause.verb is not None
        or dated
        or tie_before(clause, phrase) in ("against", "versus", "from", "than")
    )
    return clause.frame if apart or clause.frame is not Frame.ASSERTED else model.draft.frame


def _place_before(clause: Clause, model: Model, slots: Slots) -> tuple[EntityWords, ...] | None:
    """Where "there" is: the one place that stands between the last claim and the clause, or in the clause."""
    near = [other for other in slots.leading_to(clause) if other.start >= model.draft.anchor[1]]
    places = [where for other in (*near, clause) if (where := other.adjunct("in")) is not None]
    named = {where.entities[0].id: where.entities[0] for where in places if len(where.entities) == 1}
    return tuple(named.values()) if len(named) == 1 else None


def _measure(phrase: Phrase, model: Model, slots: Slots) -> MeasureWords | None:
    """The model's measure, of the topic that the amount names; None where it is about something else."""
    measure = model.measure
    carried = carried_measure(measure)
    if phrase.concept is not None and measure.concept not in phrase.concept.ids:
        return None
    if not phrase.topics or phrase.topics == (measure.topic,):
        return carried
    if len(phrase.topics) != 1 or phrase.topics[0] not in slots.topics.get(measure.concept, frozenset()):
        return None
    return replace(carried, topic=phrase.topics[0], topic_carried=False)


def _stated(quantity: Quantity, model: Model, slots: Slots) -> Stated | None:
    """What the amount states, with the unit of the model's where it has none; None where the two do not go together."""
    stated, before = quantity.stated, model.stated
    if before is None:
        dimension = quantity.dimension or "count"
        fits = dimension in slots.dimensions.get(model.measure.concept, frozenset())
        return stated if fits and (stated.unit is not None or is_large(stated)) else None
    if stated.unit is None and before.unit is not None and quantity.kind == "count":
        if model.quantity is None:
            return in_its_unit(stated, before)
        return like(quantity, model.quantity, slots)
    if stated.unit != before.unit:
        held = slots.dimensions.get(model.measure.concept, frozenset())
        anew = model.draft in slots.before and {before.unit, stated.unit} == {"t", "m3"}
        return (
            stated if anew and quantity.dimension in held else None
        )  # "2,000 tonnes …. It was 11 million m³"
    return None if before.unit is None and is_large(before) and not is_large(stated) else stated
