"""A measure that is told as a part of a whole: "military spending, as a share of GDP", "spends more of its GDP on …"."""

from __future__ import annotations

from checks.grammar.slots_given import Given, phrases_in
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import Percentage, english
from checks.reading.phrases import Node, Phrase

_OUTPUT = ("output", "economy")  # "as a share of output"


class PartSlots(Given):
    """Which percentage is meant where a clause names what is a part, and what it is a part of."""

    def as_part(self, clause: Clause, concept: str, phrases: tuple[Phrase, ...]) -> str:
        """The concept of the percentage that a measure is told as; the measure's own where it is told as none."""
        if (named := _named_part(clause, phrases)) is not None:
            return named
        found = [each for each in english().percentages if concept in each.part and concept != each.concept]
        if len(found) != 1 or any(_is_money(phrase) for phrase in (*phrases, *clause.objects)):
            return concept
        told = found[0].concept in self.topics and self.is_told_as_part(found[0], clause)
        return found[0].concept if told else concept

    def is_told_as_part(self, percentage: Percentage, clause: Clause) -> bool:
        """ "As a share of GDP it spent 8.8%": whether a clause, or what opens or interrupts it, names the whole of a percentage."""
        return any(self._is_part_of(percentage, each) for each in (clause, *self._interrupting(clause)))

    def _interrupting(self, clause: Clause) -> list[Clause]:
        """The fragments between a clause's subject and its verb, or that open its sentence: "…, as a share of GDP, …"."""
        begins = clause.subject.start if clause.subject is not None else clause.start
        first = self.sentence.clauses[0]
        opening = [first] if first is not clause and first.verb is None and not first.objects else []
        return opening + [
            each for each in self.sentence.clauses if each.verb is None and begins < each.start < clause.end
        ]

    def _is_part_of(self, percentage: Percentage, clause: Clause) -> bool:
        """Whether a clause speaks of a share of the whole, or of "more of" it."""
        words = english().function
        nodes = clause.nodes
        for at, node in enumerate(nodes):
            if not isinstance(node, Phrase):
                continue
            ratio = node.head in words["share_nouns"] or node.head in words["rate_nouns"]
            if ratio and self.names_whole(percentage, node):
                return True
            before = nodes[max(0, at - 2) : at]
            if is_base_behind(before) and self.names_whole(percentage, node):
                return True
            more = [each.comparative for each in before if isinstance(each, Item)]
            if (
                len(more) == 2
                and more[0] is not None
                and before[1].text == "of"
                and self.names_whole(percentage, node)
            ):
                return True
        return False

    def names_whole(self, percentage: Percentage, phrase: Phrase) -> bool:
        """Whether a phrase names the whole: "a share of its GDP", "national income"."""
        named = {each for name in self.sentence.concept_nouns(phrase.start, phrase.end) for each in name.ids}
        output = percentage.of == "gdp" and phrase.text.split()[-1].lower() in _OUTPUT
        return output or not named.isdisjoint((percentage.of, percentage.concept))


def is_base_behind(before: tuple[Node | None, ...]) -> bool:
    """ "Military spending of | 7.1% of | GDP": whether what stands right before a phrase is a percentage of it."""
    amount, tie = before if len(before) == 2 else (None, None)
    if not isinstance(amount, Phrase) or not isinstance(tie, Item) or tie.text != "of":
        return False
    return amount.concept is not None and amount.quantity is not None and amount.quantity.kind == "percent"


def _named_part(clause: Clause, phrases: tuple[Phrase, ...]) -> str | None:
    """The percentage that words for a part name together with its whole: "a larger share of its | GDP on research"."""
    said = {
        each
        for phrase in (*phrases, *phrases_in(clause.nodes))
        for told in (phrase.whole if phrase.share else phrase,)
        if told is not None and told.concept is not None and told.concept.text.startswith("gdp ")
        for each in told.concept.ids
    }
    if len(said) != 1:
        return None
    return said.pop() if said <= {each.concept for each in english().percentages} else None


def _is_money(phrase: Phrase) -> bool:
    return phrase.quantity is not None and phrase.quantity.kind == "money"
