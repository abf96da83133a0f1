"""The amount out of which a smaller one is: "of the world's 290,000 tons", "Of the 170 tonnes mined in 2024, …"."""

from __future__ import annotations

from checks.grammar.amounts import is_amount
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

OPENING = (":", ";", "–")
_A_TOTAL = 1000


def larger_of(clause: Clause, amount: Phrase, slots: Slots) -> tuple[Phrase, Clause] | None:
    """The amount out of which another one is, and the clause that holds it: the sentence's opening, or the same clause."""
    if (opened := opened_with_larger_amount(clause, slots)) is not None:
        return opened
    beside = (
        clause.adjuncts[:1] and clause.adjuncts[0][0] == "of" and clause.adjuncts[0][1].start > amount.end
    )
    larger = clause.adjuncts[0][1] if beside else None
    return (larger, clause) if larger is not None and is_total(larger) else None


def opened_with_larger_amount(clause: Clause, slots: Slots) -> tuple[Phrase, Clause] | None:
    """ "Of the 170 tonnes of platinum mined in 2024, | South Africa supplied 120": the amount with which a sentence, or what follows a colon, opens."""
    before = slots.leading_to(clause)[-1:] if clause.link == "," else []
    opening = before[0] if before and before[0].link in OPENING else slots.sentence.clauses[0]
    opened = opening.verb is None and not opening.objects and len(opening.adjuncts) == 1
    larger = opening.adjunct("of") if opened and opening is not clause else None
    whole = larger is not None and is_total(larger) and is_all_of_it(larger, opening, slots)
    return (larger, opening) if larger is not None and whole else None


def is_worldwide(larger: Phrase) -> bool:
    """Whether an amount is said to be that of all the world: "mined worldwide", "the world's 290,000 tons"."""
    return larger.scope is not None or larger.words[-1] in english().function["world_adverbs"]


def is_all_of_it(larger: Phrase, opening: Clause, slots: Slots) -> bool:
    """Not "Peru mines tin: | of the 31,000 tons mined in 2024, …", where it may be the amount of whoever was named."""
    return opening.link == "" or is_worldwide(larger) or not slots.named_here(opening.start)


def is_total(larger: Phrase) -> bool:
    """Whether an amount may be all that there is: not "of every ten tons, nine come from Brazil"."""
    quantity = larger.quantity
    if quantity is None or not is_amount(larger):
        return False
    measured = bool(larger.topics) or quantity.kind == "amount"
    named = measured and larger.words[:1] == ("the",)
    return named or quantity.has_multiplier or (quantity.stated.value or 0) >= _A_TOTAL
