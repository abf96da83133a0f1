"""Values beside a noun: "Peru's 41,000-tonne molybdenum output", "Thailand, with 13,000 tons, …". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.among_some import are_some
from checks.grammar.amount_beside import (
    amount_behind_course,
    amount_in_parenthesis,
    measure_amount_in_apposition,
    measure_despite_which,
    opening_amount,
    opening_amount_before_subject,
    with_measure_at_amount,
)
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.doers import is_done_away, is_somebody_elses
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts import described, host_of
from checks.grammar.inhabitants import amount_of_people, is_postmodified
from checks.grammar.needs import needs
from checks.grammar.parts import JOINT
from checks.grammar.slots import Slots
from checks.grammar.some_of_it import counts_dwellers, is_some_of_it
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_WHERE = ("in", "from", "at", "near")


@needs("amount", "measure")
def measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's 41,000-tonne molybdenum output"; "Russia's 3.8 million tons of rare-earth reserves"; "In Chad there are 1.5 million refugees"."""
    clause = _with_place_apart(clause, slots)
    for phrase in (
        *([clause.subject] if clause.subject else []),
        *clause.objects,
        *(p for _, p in clause.adjuncts),
    ):
        if (
            phrase.concept is None
            or (phrase.concept.data.get("generic") and not (phrase.topics and phrase.owner is not None))
            or not is_amount(phrase)
            or phrase.quantity is None
        ):
            continue
        if phrase.whole is not None or is_somebody_elses(clause, phrase) or is_done_away(clause, phrase):
            continue
        if phrase is clause.adjunct("within"):
            continue  # "came | within | two million tonnes of America's output"
        if is_some_of_it(clause, phrase) or (_priced(phrase) is not None and phrase in clause.objects):
            continue  # "is a trillion-dollar economy"
        whose = clause.opener == "whose" and phrase is clause.subject
        group = phrase is clause.subject and phrase.scope is not None and JOINT.isdisjoint(phrase.words)
        said = phrase.quantity.attributive or phrase.owner is not None or phrase.owner_anaphor
        if not (said or whose or group):
            continue
        measure = slots.measure(clause, phrase)
        for draft in value_draft(
            clause, slots, measure, slots.owner(clause, phrase), phrase, "measure_of_amount"
        ):
            shared = _is_between_two(clause, phrase, slots)
            yield replace(draft, problem=draft.problem or ("ambiguous_measure" if shared else None))


def _with_place_apart(clause: Clause, slots: Slots) -> Clause:
    """ "In Chad | there are 1.5 million refugees", "there are 1.5 million | in the country", "there are 43 million | worldwide": as if they were the place's."""
    there = clause.subject is not None and clause.subject.words == ("there",)
    held = clause.objects[0] if len(clause.objects) == 1 else None
    alone = there and len(clause.adjuncts) <= 1 and clause.verb is not None and clause.verb.is_a("be")
    if not alone or held is None or held.owner is not None or held.opaque:
        return clause
    where = clause.adjunct("in") or _opening_place(clause, slots)
    if held.scope == "WORLD" and not clause.adjuncts:  # "There were 103 million hives | in the world"
        return replace(clause, objects=(replace(held, owner=EntityWords("WORLD", "the world"), scope=None),))
    if where is None:
        world = slots.world(clause) if not clause.adjuncts else None
        return replace(clause, objects=(replace(held, owner=world),)) if world is not None else clause
    before = len(where.entities) == 1 and where.start < held.start
    everywhere = [each.id for each in where.entities] == ["WORLD"]
    whose = slots.entity(clause, where) if before or everywhere or where.anaphor == "entity" else None
    return replace(clause, objects=(replace(held, owner=whose),)) if whose is not None else clause


def _opening_place(clause: Clause, slots: Slots) -> Phrase | None:
    """ "In Mexico, | there were 2.2 million": a place that a comma parts."""
    opening = [phrase for tie, phrase in slots.framing(clause) if tie == "in" and phrase.end <= clause.start]
    return opening[0] if len(opening) == 1 and not clause.adjuncts else None


def _is_between_two(clause: Clause, phrase: Phrase, slots: Slots) -> bool:
    """ "Turkey hosts 2.9 million refugees from Syria": a figure of two countries, which no table has."""
    subject, verb = clause.subject, clause.verb
    where = clause.antecedent if clause.opener == "where" else None
    if where is not None and where.is_entity and phrase.owner is not None:
        return phrase.owner not in where.entities  # "Uganda, where a million South Sudanese refugees live"
    if verb is None and phrase.owner is not None and counts_dwellers(phrase):
        others = [each.id for other in _beside(clause, slots) for each in other.entities]
        return (
            bool(others) and phrase.owner.id not in others
        )  # "Turkey, | with 2.9 million Syrian refugees, | is …"
    if subject is None or verb is None or subject.publisher or phrase not in clause.objects:
        return False
    told = subject.is_entity and subject.words != ("there",)
    return told and phrase.owner is not None and phrase.owner not in subject.entities


def _beside(clause: Clause, slots: Slots) -> list[Phrase]:
    """Who is told of right beside a clause without a verb: "| Uganda | is the largest host, with 1.8 million refugees from …"."""
    clauses = slots.sentence.clauses
    at = next(at for at, each in enumerate(clauses) if each is clause)
    told = [clause.subject, clause.leans_on.subject if clause.leans_on is not None else None]
    told += clauses[at - 1].objects[-1:] if at else [each.subject for each in clauses[1:2]]
    return [each for each in told if each is not None and each.is_entity]


@needs("no verb")
def described_by_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "With 223 million people, Nigeria is …"; "Nigeria, home to 223 million people, …"; "Germany, a $4.7 trillion economy, …"."""
    if clause.verb is not None or clause.kind not in ("fragment", "apposition", "parenthesis"):
        return
    several = _amounts_behind_with(clause)
    for each in several:
        yield from _described_by(clause, slots, each, opening=True)  # "With 402 acts and 213,000 visitors, …"
    amount = _describing_amount(clause, slots) if not several else None
    if amount is not None:
        yield from _described_by(clause, slots, amount, opening=not clause.objects)


def _described_by(clause: Clause, slots: Slots, amount: Phrase, opening: bool) -> Iterator[Draft]:
    """The value of whoever an amount describes; `opening`: it stands before whom it describes."""
    if amount.concept is None or not is_amount(amount) or amount.whole is not None:
        return
    if amount.owner is not None or amount.owner_anaphor or amount.scope is not None or amount.opaque:
        return
    if is_postmodified(clause, slots, amount) or amount.comparative is not None:
        return
    host = host_of(clause, slots)
    beside = described(clause, slots) if not opening else host.subject if host is not None else None
    if clause.kind == "parenthesis" and clause.subject is not None and clause.subject is not beside:
        return  # "Iran came behind Saudi Arabia | (with an output of 11 million barrels a day)"
    measure, entity = slots.measure(clause, amount), slots.entity(clause, beside)
    if entity is None and beside is not None and beside.concept is not None and host is not None:
        entity = beside.owner  # "With a GDP of $1.6 trillion, | Turkey's economy | is …"
    if entity is None:
        return
    for draft in value_draft(clause, slots, measure, entity, amount, "described_by_amount"):
        if host is not None and not clause.periods and isinstance(draft.query, ValueQuery):
            period = slots.period(host)[0]
            draft = replace(draft, query=replace(draft.query, period=period))
            if period.year is not None and not opening and not _tells_what_is(host):
                draft = replace(draft, problem=draft.problem or "ambiguous_period")
        yield draft


def _tells_what_is(clause: Clause) -> bool:
    """Whether a verb tells what somebody is or has, and not what happened then: "Turkey, home to 85 million, | fell behind Iran in 2023"."""
    verb = clause.verb
    return verb is None or bool(verb.concepts) or verb.is_a("be", "have", "rank", "become", "value", "stay")


def _amounts_behind_with(clause: Clause) -> tuple[Phrase, ...]:
    """ "With | 402 acts and 213,000 visitors": amounts that each name their measure; nothing where it is one."""
    tie, first = clause.adjuncts[0] if len(clause.adjuncts) == 1 else ("", None)
    told = (first, *clause.objects) if tie == "with" and first is not None else ()
    named = len(told) > 1 and all(each.concept is not None and is_amount(each) for each in told)
    return told if named and clause.nodes[0].start < told[0].start else ()


def _describing_amount(clause: Clause, slots: Slots) -> Phrase | None:
    """The amount in "with N people", "home to N people", "a country of N (people)", "a $4.7 trillion economy"."""
    if not clause.objects:
        ties = [(tie, phrase) for tie, phrase in clause.adjuncts if tie == "with"]
        return ties[0][1] if len(ties) == 1 and clause.adjuncts[0] == ties[0] else None
    if len(clause.objects) != 1:
        return None
    said = clause.objects[0]
    if said.quantity is not None and said.concept is not None and said.words[:1] in (("a",), ("an",)):
        return said
    if said.head in ("home", "host") and said.words[-1:] == (said.head,):
        return clause.adjunct("to")
    if clause.kind == "parenthesis" and _is_of_people_there(clause, said, slots):
        return said
    return people_of_country(clause, said, slots)


def _is_of_people_there(clause: Clause, said: Phrase, slots: Slots) -> bool:
    """ "Egypt | (115 million people) | overtook …": how many live in or came to a country; but not "the floods in Pakistan (33 million people)"."""
    subject, quantity = clause.subject, said.quantity
    if subject is None or quantity is None or not subject.is_one_entity or clause.adjuncts:
        return False
    if (
        said.concept is None
        or said.owner is not None
        or quantity.kind != "count"
        or said.words[0] == said.head
    ):
        return False
    before = next((node for node in reversed(slots.sentence.nodes) if node.end <= subject.start), None)
    return before is None or not isinstance(before, Item) or before.text not in _WHERE


def people_of_country(clause: Clause, said: Phrase, slots: Slots) -> Phrase | None:
    """ "A country of 83 million (people)": an amount that needs no noun."""
    amount = said.contained or clause.adjunct("of")
    if amount is None or said.head not in english().function["lands"] or said.quantity is not None:
        return None
    if (
        said.place is not None
        or said.owner is not None
        or said.words[:1] not in (("a",), ("an",), ("the",), ("this",))
    ):
        return None
    quantity, names = amount.quantity, slots.vocabulary_concept("population")
    if quantity is None or amount.concept is not None or amount.opaque or amount.topics:
        return amount
    bare = quantity.kind == "count" and quantity.has_multiplier
    return replace(amount, concept=names[0]) if names and bare else None


def _priced(said: Phrase) -> Phrase | None:
    """ "A $4.7 trillion economy", "a trillion-dollar economy": what a country is said to be, by the size that it has."""
    quantity = said.quantity
    if quantity is None or quantity.kind != "money" or said.concept is None or said.head != "economy":
        return None
    return said if said.text[:2].lower() == "a " or said.text[:3].lower() == "an " else None


@needs("object", verb=("be", "become"))
def country_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Switzerland is a country of nine million people"; "Germany is now a $5 trillion economy"."""
    if clause.verb is None or not clause.verb.is_a("be", "become") or len(clause.objects) != 1:
        return
    amount = _priced(clause.objects[0]) or people_of_country(clause, clause.objects[0], slots)
    if amount is None or amount.concept is None or not is_amount(amount):
        return
    measure, entity = slots.measure(clause, amount), slots.entity(clause, clause.subject)
    yield from value_draft(clause, slots, measure, entity, amount, "country_of_amount", clause.subject)


@needs("subject", "verb", "measure object", "adjunct")
def entity_with_measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has rare-earth reserves of 3.8 million tons"; "with an output of 13,000 tons, Thailand …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not clause.objects or not (verb.concepts or verb.is_a("have")):
        return
    measured = clause.objects[0]
    amount = clause.adjunct("of", "at")
    if measured.concept is None or measured.owner is not None or not is_amount(amount) or amount is None:
        return
    if amount.start < measured.end or (are_some(amount) and amount.words[:1] == ("the",)):
        return  # "Of the ten countries, Japan has the highest …", "the lowest rate of | the seven"
    measure = slots.measure(clause, measured, amount)
    yield from value_draft(
        clause,
        slots,
        measure,
        slots.entity(clause, subject),
        amount,
        "entity_with_measure_of_amount",
        subject,
    )


CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_of_amount,
    amount_of_people,
    described_by_amount,
    country_of_amount,
    opening_amount,
    opening_amount_before_subject,
    amount_in_parenthesis,
    entity_with_measure_of_amount,
    amount_behind_course,
    measure_amount_in_apposition,
    with_measure_at_amount,
    measure_despite_which,
)
