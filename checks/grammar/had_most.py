"""Who has "the most" of what was spoken of before: "Iran, with 3.5 million, hosts the most", "Sudan had the most of any country"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_ALL = (("all",), ("them", "all"))
MOST = ("most", "least", "fewest")


def had_most(clause: Clause) -> Phrase | None:
    """The place of a clause that says no more than that its subject has most: "hosts | the most |", "spends | least | of all"."""
    subject, verb, phrase = (
        clause.subject,
        clause.verb,
        clause.objects[0] if len(clause.objects) == 1 else None,
    )
    if subject is None or verb is None or phrase is None or verb.passive or phrase.place is None:
        return None
    if subject.words[-1:] and subject.words[-1] in english().function["nobody"]:
        return None
    if not phrase.only_place or not phrase.words or phrase.words[-1] not in MOST:
        return None
    of = clause.adjunct("of")
    told = phrase.words[:1] == ("the",) or (of is not None and of.words in _ALL) or _is_picked_out(clause)
    return phrase if told and (verb.concepts or verb.is_a("have")) else None


def _is_picked_out(clause: Clause) -> bool:
    """ "It is Indonesia | that mines | most"."""
    before = clause.leans_on
    return (
        clause.kind == "relative"
        and before is not None
        and before.subject is not None
        and before.subject.words == ("it",)
        and before.verb is not None
        and before.verb.lemma == "be"
    )


def may_be_had(clause: Clause, measure: MeasureWords, slots: Slots) -> bool:
    """Whether the verb of a clause may tell of a measure: "hosts" of refugees, "spends" of a share, "has" of what is counted."""
    verb = clause.verb
    named = {each for name in verb.concepts for each in name.ids} if verb is not None else set()
    if (
        verb is not None
        and verb.is_a("have")
        and slots.dimensions.get(measure.concept) == frozenset(("count",))
    ):
        return True
    parts = (each.part for each in english().percentages if each.concept == measure.concept)
    return measure.concept in named or any(named & set(part) for part in parts)
