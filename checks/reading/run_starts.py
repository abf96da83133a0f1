"""Where a noun phrase may begin: "the mines", but not "slightly more"; "that of Peru", but not "that rose"."""

from __future__ import annotations

from checks.reading.conjoined import STRONG_MARKS
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.verb_or_noun import before_noun, participle_modifies, verb_position
from checks.reading.who_acts import each_acts

_STATING = frozenset(("mean", "part_of", "value", "exceed", "trail", "match", "cause"))
_OWNING_NOUNS = ("of", "in", "by", "from")
_OWNING = ("of", "in", "for", "to", "from", "at")
_NEAR = 4
NEVER_OPENING = frozenset(
    ("mark", "preposition", "conjunction", "auxiliary", "possessive", "contrast", "condition")
)
_TURNING = [[",", word] for word in ("but", "though", "although", "yet", "while", "whereas")]
_OPENERS = frozenset(("determiner", "name", "quantity", "place", "pronoun", "word", "negation"))


def opens(items: list[Item], index: int, verbs: set[int]) -> bool:
    """Whether a noun phrase may begin at an item; `verbs` are the items that are verbs where they stand."""
    item = items[index]
    if item.kind in NEVER_OPENING:
        return False
    if item.kind == "relative":
        return item.text == "that" and _demonstrative(items, index)
    if item.kind == "negation":
        follows = items[index + 1] if index + 1 < len(items) else None
        none = item.text in english().function["none_of_a_kind"]
        return none and follows is not None and follows.kind in ("name", "word", "determiner")
    if item.text in ("itself", "themselves") and index:
        return items[index - 1].kind not in (
            "auxiliary",
            "name",
        )  # "is itself followed by", "Peru itself mines"
    if item.text == "combined":
        return _combined_opens(items, index)
    if index == 0 and item.kind == "verb" and _opens_a_measure(items):
        return True  # "Proved gas reserves in Iran stood at …"
    if item.text in ("total", "average") and item.kind == "verb" and _names_follow(items, index):
        return True  # "Total world production stood at …"
    if item.kind == "verb" and _participle_opens(items, index):
        return True  # "tons of | planned copper", "leads in | expected output"
    if index and item.kind == "verb" and items[index - 1].kind == "verb":
        return item.text in english().function["intentions"]  # "approved | plans to lift tin output"
    if item.kind == "verb" and item.verb_form == "base" and index:
        before = items[index - 1]
        return before.kind == "preposition" and before.text != "to"  # "by value", "per head"
    if item.kind not in _OPENERS:
        return False
    if item.kind == "name" and item.is_verb:
        return _name_opens(items, index, verbs)
    if item.kind == "word" and (item.text == "according" or _is_degree(items, index)):
        return False
    if item.kind == "determiner" and _floats(items, index):
        return False
    return item.kind != "name" or item.can_be_noun or item.name("concept_adjective", "qualifier") is not None


def adverbs_here(items: list[Item]) -> list[int]:
    """The items that are adverbs where they stand: "sold 115 billion cubic metres of LNG | abroad |", "has | since | fallen"."""
    adverbs = english().function["away_adverbs"]
    return [
        at
        for at, item in enumerate(items)
        if (item.text in adverbs and _is_away(items, at))
        or (item.text == "since" and _is_since_then(items, at))
    ]


def _is_away(items: list[Item], index: int) -> bool:
    """Whether a word says where to, behind an amount, and is no part of its noun phrase."""
    if index < 2:
        return False
    behind = items[index + 1] if index + 1 < len(items) else None
    ends = behind is None or behind.kind in ("mark", "period", "conjunction", "preposition")
    near = items[max(index - _NEAR, 0) : index]
    amount = next((at for at, each in enumerate(near) if each.quantity is not None), None)
    between = near[amount + 1 :] if amount is not None else []
    return (
        ends and amount is not None and all(each.kind in ("name", "word", "preposition") for each in between)
    )


def _is_since_then(items: list[Item], index: int) -> bool:
    """ "Has | since | fallen": from the time on that was told before, and no preposition."""
    if not index or items[index - 1].text not in ("has", "have", "had"):
        return False
    behind = next((each for each in items[index + 1 : index + 4] if each.kind != "adverb"), None)
    return behind is not None and behind.is_verbal


def _names_follow(items: list[Item], index: int) -> bool:
    """Whether a verb's form at the beginning of a clause stands before a noun, and is an adjective."""
    before = items[index - 1] if index else None
    follows = items[index + 1] if index + 1 < len(items) else None
    begins = before is None or before.kind in ("mark", "conjunction", "preposition")
    noun = follows is not None and (
        follows.kind == "name" or (follows.kind == "word" and items[index].text == "average")
    )
    return begins and noun  # "average rents"


def _participle_opens(items: list[Item], index: int) -> bool:
    """Whether a participle behind a preposition says more of the noun that follows: "of | planned copper"."""
    before, follows = items[index - 1 : index], items[index + 1 : index + 2]
    if items[index].verb_form not in ("past", "participle") or not before or not follows:
        return False
    tied = before[0].kind == "preposition" and before[0].text in _OWNING_NOUNS
    return tied and follows[0].name("topic", "concept_noun") is not None


def _is_degree(items: list[Item], index: int) -> bool:
    """ "Slightly more", "much larger": a word that only says how much more."""
    item = items[index]
    follows = items[index + 1] if index + 1 < len(items) else None
    degree = item.text.endswith("ly") or item.text in ("much", "many")
    return degree and follows is not None and follows.kind == "comparative"


def _opens_a_measure(items: list[Item]) -> bool:
    """Whether a participle opens a sentence before the measure that it says more of, which has a verb of its own."""
    measured = next(
        (at for at, each in enumerate(items[1:4], 1) if each.name("concept_noun") is not None), None
    )
    if items[0].verb_form not in ("past", "participle") or measured is None:
        return False
    named = all(each.kind == "name" for each in items[1 : measured + 1])
    return named and any(each.is_verbal for each in items[measured + 1 :])


def _name_opens(items: list[Item], index: int, verbs: set[int]) -> bool:
    """Whether a name that may be a verb ("mines", "refined") begins a noun phrase."""
    item = items[index]
    if item.name("qualifier") is not None and before_noun(items, index):
        return True
    if item.name("qualifier") is not None and item.verb_form == "base" and index:
        return items[index - 1].text == "of"  # "6,300 tonnes of | concentrate"
    return item.can_be_noun and index not in verbs and not verb_position(items, index, None)


def _floats(items: list[Item], index: int) -> bool:
    """ "Four countries each mined", "they all", "these are": a determiner without a noun."""
    item = items[index]
    follows = items[index + 1] if index + 1 < len(items) else None
    if item.text == "this" and _points_back(items, index):
        return False
    if item.text not in ("each", "all", "both", "this", "these", "those", "that"):
        return False
    if index and items[index - 1].kind == "preposition" and follows is not None:
        together = follows.text in english().function["taken_together"]  # "more than | both combined"
        if together or participle_modifies(items, index + 1):
            return False  # "of | all mined cobalt"
    acts = follows is None or (follows.is_verb and not follows.can_be_noun) or follows.kind == "auxiliary"
    return acts or each_acts(items, index + 1)


def _combined_opens(items: list[Item], index: int) -> bool:
    """Whether "combined" stands before a noun ("had combined reserves of"), and is no adverb."""
    before = items[index - 1] if index else None
    follows = items[index + 1] if index + 1 < len(items) else None
    begins = before is None or before.kind in ("preposition", "verb", "auxiliary", "mark") or before.is_verb
    return (
        begins
        and follows is not None
        and follows.kind == "name"
        and follows.can_be_noun
        and not follows.is_verb
    )


def _demonstrative(items: list[Item], index: int) -> bool:
    """Whether "that" stands for something: "larger than that of Peru", "half of that"."""
    before = items[index - 1] if index else None
    if _points_back(items, index):
        return True
    if before is not None and before.kind == "preposition" and items[index].text == "that":
        follows = items[index + 1] if index + 1 < len(items) else None
        ties = _OWNING if before.text in ("than", "as") else ("of",)
        if follows is not None and follows.text in ties:
            return True  # "larger than that of Peru", "more than that in China"
        part = items[index - 2] if before.text == "of" and index > 1 else None
        if part is not None and (part.quantity is not None or part.text in english().function["share_nouns"]):
            return True  # "half of that came from Chile", "China's share of that was 83%"
        return follows is None or follows.kind in ("word", "name", "mark")
    times = before.quantity.kind if before is not None and before.quantity is not None else ""
    next_word = items[index + 1].text.partition(" ")[0] if index + 1 < len(items) else ""
    if times in ("multiple", "part") and next_word in ("of", "in", "for", "at"):
        return True  # "ten times that in China", "less than half that at Leeds"
    if (
        before is not None
        and next_word in ("in", "at")
        and before.verb is not None
        and not {"exceed", "trail", "match"}.isdisjoint(before.verb.classes)
    ):
        return True  # "exceeds that in Britain"
    if times in ("multiple", "part") and next_word in ("", ".", ",", ";"):
        return True  # "Peru mined half that"
    return next_word == "of" or (next_word == "for" and before is not None and before.kind == "conjunction")


def _points_back(items: list[Item], index: int) -> bool:
    """ "By 2024 | that had shrunk to …", "that figure had tripled", "…; that is twice …": what was spoken of before."""
    follows = items[index + 1] if index + 1 < len(items) else None
    if follows is None or not _begins_anew(items, index):
        return False
    stands_for = f"that {follows.text}" in english().function["measure_anaphors"]
    told = follows.verb is not None and (follows.verb_form in ("s", "past") or follows.text == "put")
    classes = follows.verb.classes if told and follows.verb is not None else ()
    return stands_for or follows.kind == "auxiliary" or not _STATING.isdisjoint(classes)


def _begins_anew(items: list[Item], index: int) -> bool:
    """Whether an item opens a sentence, or what stands behind a semicolon, a colon, a dash or ", but"."""
    at = index
    while at and items[at - 1].kind in ("period", "adverb", "preposition"):
        at -= 1
    before = items[:at]
    return all(item.kind in ("period", "mark", "adverb", "preposition") for item in before) or (
        before[-1].text in STRONG_MARKS or [item.text for item in before[-2:]] in _TURNING
    )
