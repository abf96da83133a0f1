"""Parts and what they are parts of: "69% of the world's cement", "half the world's coal", "one person in eleven"."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.reading.stated import part as part_intervals
from checks.values import replace

_LARGEST_TOTAL = 1000


def part_of(part: Phrase, whole: Phrase, end: Phrase) -> Phrase:
    """A part with what it is a part of; what the whole is of, the part is of, too."""
    return replace(
        end,
        whole=whole,
        concept=whole.concept,
        topic=whole.topic,
        topics=whole.topics,
        scope=whole.scope,
        owner=whole.owner,
        owner_anaphor=whole.owner_anaphor,
        opaque=whole.opaque,
        qualifiers=whole.qualifiers,
        head=whole.head if part.whole is None else part.head,
        words=part.words + whole.words,
    )


def whole_beside(phrase: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "half | the world's coal", "one in six | people", "people | on the planet": a whole or a scope without a preposition."""
    other = nodes[index] if index < len(nodes) else None
    if not isinstance(other, Phrase):
        return None
    end = replace(phrase, after=other.after, end=other.end, text=text[phrase.start : other.end])
    held = phrase.concept is not None or phrase.place is not None
    if held and len(other.entities) == 1 and other.text.lower().startswith("on "):
        return (replace(end, scope=other.entities[0].id), index + 1) if phrase.scope is None else None
    quantity = phrase.quantity
    if quantity is None or quantity.kind != "part" or not phrase.is_bare or phrase.concept is not None:
        return None
    people = other.nationality is not None and len(other.words) == 1
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    acting = isinstance(follows, Item) and follows.is_verbal
    people = people and (bool(other.entities) or acting)  # "three in five | Chinese | live in towns"
    total = other.anaphor == "measure" and other.scope is not None  # "half | the world total"
    named = other.concept or other.topics or people or total or _is_all_of_a_people(other)
    if other.quantity is not None or other.place is not None or not named:
        return None
    halved = quantity.stated.words.split()[-1:] in (["half"], ["all"]) and (
        other.scope is not None or other.words[:1] == ("the",)
    )
    counted = " in " in f" {quantity.stated.words} " or quantity.stated.words.startswith("every ")
    return (part_of(phrase, other, end), index + 1) if halved or counted else None


def _is_all_of_a_people(other: Phrase) -> bool:
    """ "One in nine | Spanish workers": those of a nation of whom percentages are told."""
    return other.nation is not None and any(other.head in each.words for each in english().percentages)


def odds_of(phrase: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "One tonne of salt | in five", "nine barrels | out of every ten": how many of how many."""
    if nodes[index].text not in ("out", "of", "in"):
        return None
    out = nodes[index].text == "out"
    tie, many = [*nodes[index + out : index + out + 2], None, None][:2]
    if tie is None or isinstance(tie, Phrase) or not isinstance(many, Phrase):
        return None
    each = many.words[:1] == ("every",)
    if tie.text != "of" if out else tie.text != "in" and not (each and tie.text == "of"):
        return None
    words = text[phrase.start : many.end]
    part = _one_in(phrase, many, words)
    if part is None:
        return None
    measured = phrase.quantity is not None and phrase.quantity.kind == "amount" and not phrase.topics
    counted = phrase.words[1:] or phrase.words  # "one | worker"
    whole = (
        None if measured else replace(phrase, quantity=None, words=counted)
    )  # "nine tonnes out of ten | of the cobalt"
    return replace(
        phrase, after=many.after, end=many.end, text=words, quantity=part, whole=whole
    ), index + out + 2


def few_of_every(few: Phrase, every: Phrase) -> tuple[Phrase, Phrase] | None:
    """ "Of | every ten tonnes of potash |, | three | were Canadian": the part in percent, and what it is a part of."""
    one, many = few.quantity, every.quantity
    if one is None or many is None or every.words[:1] != ("every",) or not few.is_bare or one.kind != "count":
        return None
    small, total = one.stated.value, many.stated.value
    if small is None or total is None or one.has_multiplier or many.has_multiplier:
        return None
    total = total / many.stated.unit_factor
    if not (small == int(small) and total == int(total) and 1 <= small < total <= _LARGEST_TOTAL):
        return None
    holds, open_ = part_intervals(100 * small / total, english())
    words, hedge = f"{one.stated.words} of {every.text}", one.stated.approximator
    stated = Stated(
        100 * small / total, holds, open_, "%", words=words, written_unit="part", approximator=hedge
    )
    quantity = replace(one, stated=stated, kind="part", dimension="percent")
    return replace(few, quantity=quantity), replace(every, quantity=None, words=every.words[1:])


def _one_in(phrase: Phrase, other: Phrase, words: str) -> Quantity | None:
    """ "One tonne of salt in five", "nine barrels out of every ten": a part whose two numbers stand apart."""
    one, many = phrase.quantity, other.quantity
    if (
        one is None
        or many is None
        or phrase.concept is not None
        or not many.bare
        or other.topics
        or other.concept
    ):
        return None
    percent = _percent(one, many, other.text.lower().removeprefix("every "))
    if percent is None:
        return None
    holds, open_ = part_intervals(percent, english())
    hedge = one.stated.approximator
    stated = Stated(percent, holds, open_, "%", words=words, written_unit="part", approximator=hedge)
    return replace(one, after=many.after, stated=stated, kind="part", dimension="percent")


def _percent(one: Quantity, many: Quantity, text: str) -> float | None:
    """How much "one" is of "eleven", whose words are `text`, in percent; None where they are no part of each other."""
    few, total = one.stated.value, many.stated.value
    if few is None or total is None or one.has_multiplier or many.stated.words != text:
        return None
    few = few / one.stated.unit_factor
    if not (few == int(few) and 1 <= few < total <= _LARGEST_TOTAL) or one.kind not in ("count", "amount"):
        return None
    return 100 * few / total
