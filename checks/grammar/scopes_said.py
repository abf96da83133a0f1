"""Among whom a complement counts, where it says nothing more: "in Africa", "among the EU's members"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


def only_says_among_whom(clause: Clause, slots: Slots) -> bool:
    """Whether no complement says more than among whom is counted: "in Africa", "among the EU's members"."""
    return all(
        tie in ("in", "of", "among", "amongst") and scope_of(phrase, slots) is not None
        for tie, phrase in clause.adjuncts
    )


def scope_of(phrase: Phrase, slots: Slots) -> str | None:
    """The group or continent that a phrase names and says no more of: "Africa", "African countries"."""
    if phrase.topics or phrase.concept or phrase.opaque or phrase.quantity or phrase.is_of_one:
        return None
    named = [each.id for each in phrase.entities if each.id in slots.scopes]
    return phrase.scope or (named[0] if len(named) == len(phrase.entities) == 1 else None)


def parted_from(clause: Clause, slots: Slots) -> list[Clause] | None:
    """The fragments that stand before a verb with its subject: "In Africa, | only Nigeria, | among oil exporters, | had more".

    None where one of them says more than among whom, or how much.
    """
    fragments: list[Clause] = []
    for each in slots.leading_to(clause) if clause.link in ("", ",") else ():
        if each.verb is not None or each.kind == "parenthesis":
            fragments = []
        else:
            fragments.append(each)
    plain = all(
        (only_says_among_whom(each, slots) and each.objects in ((), (clause.subject,))) or has_so_much(each)
        for each in fragments
    )
    return fragments if plain else None


def has_so_much(clause: Clause) -> bool:
    """ "Only Ukraine, | at 34%, | spends more": whether a fragment only gives the figure."""
    amounts = [
        tie in ("at", "with") and each.quantity is not None and each.is_bare for tie, each in clause.adjuncts
    ]
    return not clause.objects and amounts == [True]
