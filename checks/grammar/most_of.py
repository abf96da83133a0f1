"""Most or nearly all of a topic: "Most tungsten is mined in China", "Nearly all gallium comes from China". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.part_of_whole import part_comes_from_entity, part_is_national
from checks.grammar.slots import Slots
from checks.reading import stated as rules
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.values import replace


@needs("subject", "verb", said=("most", "all"))
def most_comes_from_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Most tungsten is mined in China"; "Nearly all gallium comes from China"; "Most niobium is Brazilian"."""
    subject = clause.subject
    if subject is None or subject.words[:1] not in (("most",), ("all",)) or not subject.topics:
        return
    part = _part(clause, subject, slots)
    if part is not None:
        there = replace(clause, subject=part)
        yield from (*part_comes_from_entity(there, slots), *part_is_national(there, slots))


def _part(clause: Clause, subject: Phrase, slots: Slots) -> Phrase | None:
    """The subject as a part of all that there is of its topic: "most | tungsten", "nearly all | gallium"."""
    before = next((node for node in reversed(clause.nodes) if node.end <= subject.start), None)
    loosely = before.text if isinstance(before, Item) and before.kind in ("adverb", "preposition") else ""
    words = f"{loosely} {subject.words[0]}".strip() if subject.words[0] == "all" else "most"
    ends = english().shares.get(words)
    named = subject.owner or subject.owner_anaphor or subject.entities or subject.quantity
    if ends is None or named or subject.opaque or subject.agent is not None or len(subject.words) > 3:
        return None
    start = before.start if before is not None and words != "most" else subject.start
    tokens = slots.sentence.tokens
    first = next((at for at, token in enumerate(tokens) if token.start == start), None)
    if first is None:
        return None
    stated = rules.share_named(words, *ends)
    quantity = Quantity(first, first, first + len(words.split()), stated, "part", "percent")
    whole = replace(subject, place=None, words=subject.words[1:])
    return replace(subject, place=None, concept=None, quantity=quantity, whole=whole, topics=(), topic=None)


CONSTRUCTIONS: tuple[Construction, ...] = (most_comes_from_entity,)
