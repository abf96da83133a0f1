"""Constructions of the kind aggregate: a sum or a mean of several. Examples: aggregate.md.

Shares of several together are read by the constructions of share.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar import aggregate_beside, amounts
from checks.grammar.amounts_of_another import world_without
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.origins import measured_from
from checks.grammar.parts import (
    JOINT,
    Parts,
    all_but,
    all_outside,
    denotes_several_together,
    of_every_one,
    parts,
    spelled_out,
    together,
)
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.sums import how_taken, is_amount_of_several, is_sum, sum_draft
from checks.grammar.taken_together import members_taken_together
from checks.grammar.telling_concepts import telling_concepts, topic_adjuncts, what_is_done
from checks.grammar.value_before import model_before
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_MEAN_WORDS = frozenset(("average", "mean"))
_SUMMING = ("add up to", "total", "sum to", "tally")


@needs("active", "amount object")
def several_have_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Peru together mined 7.9 million tons of copper in 2024"; "all countries other than China produced 120,000 tons of rare earths"."""
    verb = clause.verb
    if verb is None or verb.passive or not clause.objects or not is_sum(clause.objects[0]):
        return
    if amounts.only_the_subject(clause):
        return  # "Only Chile and Peru mined more than 2 million tons"
    amount = clause.objects[0]
    who = _several(clause, slots) if _may_tell_of_several(clause) else None
    if who is None or any("respectively" in other.adverbs for other in slots.sentence.clauses):
        return
    if _opens_with_time_of_own(clause, slots):
        return
    if amounts.coordinated_amounts(clause, slots) is not None:
        return
    if not who.all_but and amounts.compares(clause, amount):
        return
    concepts = telling_concepts(verb.concepts, amount, clause, slots)
    agrees = who.agent is not None and any(set(name.ids) & set(who.agent.ids) for name in verb.concepts)
    if not concepts and who.agent is not None and (agrees or verb.lemma == "average"):
        concepts = (who.agent,)
    joined = who.all_but or together(clause, slots)
    if (
        not concepts
        and joined
        and not amount.topics
        and (verb.is_a("proverb", "have") or _does_as_before(clause))
    ):
        model = model_before(clause, slots)
        if model is not None and isinstance(model.query, ValueQuery) and model.problem is None:
            told, time = carried_measure(model.query.measure), model.query.period
            yield from sum_draft(clause, slots, who, amount, told, "sum", "several_have_amount", time=time)
    if concepts:
        beside = [phrase for phrase in (who.ordering, clause.subject) if phrase is not None]
        measure = slots.measure(clause, amount, *topic_adjuncts(clause), *beside, names=concepts)
        how = how_taken(clause, slots, amount)
        yield from sum_draft(clause, slots, who, amount, measure, how, "several_have_amount", *beside)


def _may_tell_of_several(clause: Clause) -> bool:
    """Whether a verb says what somebody has: by itself, as "have" and "do" may, as the deed that was told before, or as a mean."""
    verb = clause.verb
    if verb is None:
        return False
    return (
        bool(verb.concepts)
        or verb.is_a("proverb", "have")
        or verb.lemma == "average"
        or _does_as_before(clause)
    )


def _opens_with_time_of_own(clause: Clause, slots: Slots) -> bool:
    """ "…; | in 2020 |, together with Peru, it mined 7.9 million": a time parted from those who go together."""
    if clause.subject is None or not clause.subject.companions:
        return False
    before = [each for each in slots.sentence.clauses if each.end <= clause.start]
    acts = max((at for at, each in enumerate(before) if each.verb is not None), default=-1)
    return any(each.periods for each in before[acts + 1 :])


def _does_as_before(clause: Clause) -> bool:
    """ "Germany spent $88 billion on its army; together with France it | spent | …": the deed that was just told, or a share in it."""
    verb, before = clause.verb, clause.leans_on
    same = (
        before is not None
        and before.verb is not None
        and verb is not None
        and before.verb.lemma == verb.lemma
    )
    return same or (verb is not None and verb.lemma == "account for")


def _several(clause: Clause, slots: Slots) -> Parts | None:
    """Those who are taken together; a group's bare name ("OPEC") counts where the words say so."""
    who = world_without(clause, slots) or parts(clause, clause.subject, slots) or all_but(clause)
    if who is None or not who.is_group(slots.scopes):
        return None
    subject = clause.subject
    told = together(clause, slots)
    return (
        who
        if who.all_but
        or who.top
        or who.named_before
        or who.all_of
        or (told and subject is not None and spelled_out(subject, slots) is not None)
        or (subject is not None and denotes_several_together(clause, subject, slots))
        else None
    )


@needs("active", "amount object", "measure object")
def several_have_combined_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The BRICS countries had combined bauxite reserves of 3.9 billion tons"."""
    verb = clause.verb
    if (
        verb is None
        or verb.passive
        or len(clause.objects) != 1
        or (not verb.concepts and not verb.is_a("have"))
    ):
        return
    amount = clause.objects[0]
    how = "mean" if _MEAN_WORDS & set(amount.words) else how_taken(clause, slots)
    if (
        amount.concept is None
        or not is_amount_of_several(amount, how)
        or amount.owner is not None
        or amount.owner_anaphor
    ):
        return
    who = parts(clause, clause.subject, slots)
    measure = slots.measure(clause, amount)
    joint = not JOINT.isdisjoint(amount.words)
    alone = how == "sum" and not joint and who is not None and len(who.entities) == 1
    if alone and clause.subject is not None and not denotes_several_together(clause, clause.subject, slots):
        return  # "the EU has a population of 450 million" is a value
    yield from sum_draft(
        clause, slots, who, amount, measure, how, "several_have_combined_measure", clause.subject, joint=joint
    )


@needs("verb", "measured")
def combined_measure_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The combined copper output of Chile and Peru was 7.9 million tons in 2024"; "The average life expectancy of the G7 is 82 years"; "The average output of the three largest copper producers was 3.7 million tons in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.concept is None or subject.opaque:
        return
    if verb.is_a("rise", "fall"):
        return  # "attendance rose at three of the four parks"
    if amounts.coordinated_amounts(clause, slots) is not None:
        return  # "the reserves of Chile and Peru stand at 190 and 100 million tons"
    outside = all_outside(clause, subject, slots)
    first = _first_of_whom(clause, subject, slots)
    who = outside or whose_together(subject) or first or _theirs(clause, subject, slots)
    mean = bool(_MEAN_WORDS & set(subject.words))
    joint = mean or outside is not None or not JOINT.isdisjoint(subject.words) or verb.lemma in _SUMMING
    if who is None or not (joint or together(clause, slots) or subject.listed or first is not None):
        return
    amount = (
        clause.objects[0]
        if verb.is_a("value", "be") and clause.objects and not verb.passive
        else clause.adjunct("at")
    )
    how = "mean" if mean else how_taken(clause, slots)
    if amount is None or not is_amount_of_several(amount, how) or amounts.compares(clause, amount):
        return
    one_figure = verb.is_a("value") and not verb.passive and subject.listed and not of_every_one(clause)
    joint = joint or bool(one_figure)  # "Military spending by France and Britain came to $146 billion"
    ordering = [who.ordering] if who.ordering is not None else []
    measure = slots.measure(clause, subject, amount, *ordering)
    yield from sum_draft(
        clause, slots, who, amount, measure, how, "combined_measure_is_amount", subject, joint=joint
    )


def _theirs(clause: Clause, measured: Phrase, slots: Slots) -> Parts | None:
    """ "Chile and Peru are copper giants. | Their combined output | was 7.9 million tons in 2024"."""
    several = members_taken_together(clause, measured, slots) if measured.owner_anaphor else ()
    return Parts(several, named_before=True) if len(several) > 1 else None


def _first_of_whom(clause: Clause, measured: Phrase, slots: Slots) -> Parts | None:
    """ "The output | of the three largest copper producers", "the reserves | of the top five": that of the first of an ordering."""
    if measured.owner is not None or measured.owner_anaphor or measured.place is not None:
        return None
    holders = [phrase for tie, phrase in clause.adjuncts if tie == "of" and phrase.start >= measured.end]
    who = parts(clause, holders[0], slots) if len(holders) == 1 else None
    return who if who is not None and who.top is not None else None


def whose_together(measured: Phrase) -> Parts | None:
    """Those of whom a measure is, taken together: "of Chile and Peru", "of the G7"."""
    if len(measured.listed) > 1:
        return Parts(measured.listed)
    if measured.scope in (None, "WORLD") or measured.owner is not None or measured.place is not None:
        return None
    return Parts((EntityWords(measured.scope, measured.text),))


@needs("subject", "object", verb=("be",))
def several_are_source_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Peru were between them the source of 7.9 million tons of copper in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be") or len(clause.objects) != 1:
        return
    source, amount = clause.objects[0], clause.adjunct("of")
    if amount is None or not is_sum(amount) or source.place is not None:
        return
    name = source.agent or source.concept
    who = _several(clause, slots)
    names = measured_from(name, amount, slots) if name is not None else ()
    if not names or who is None:
        return
    measure = slots.measure(clause, amount, source, names=names)
    how, construction = how_taken(clause, slots, amount), "several_are_source_of_amount"
    yield from sum_draft(clause, slots, who, amount, measure, how, construction, subject)


@needs("subject", "passive")
def amount_of_several(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Together, 7.9 million tons of copper were mined in Chile and Peru in 2024"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not verb.passive or not is_sum(amount) or clause.objects:
        return
    names = what_is_done(verb, amount)
    ahead = [phrase for tie, phrase in slots.framing(clause) if tie == "in" and phrase.quantity is not None]
    where = clause.adjunct("in", "by", "from", "at") or (ahead[0] if len(ahead) == 1 else None)
    if not names:
        return
    who = parts(clause, where, slots)
    if who is None or len(who.entities) == 1:
        return
    measure = slots.measure(clause, amount, names=names)
    how = how_taken(clause, slots, amount)
    yield from sum_draft(clause, slots, who, amount, measure, how, "amount_of_several", where)


CONSTRUCTIONS: tuple[Construction, ...] = (
    *aggregate_beside.CONSTRUCTIONS,
    several_have_amount,
    several_have_combined_measure,
    combined_measure_is_amount,
    several_are_source_of_amount,
    amount_of_several,
)
