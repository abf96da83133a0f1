"""What a word that may be verb, noun or participle is where it stands: "Chile mines", "the mines are", "mined copper"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.who_acts import BEGINNING_AMOUNTS, each_acts, people_act

_QUANTIFIERS = ("some", "all", "any", "most", "several", "many", "these", "those", "such", "other")
_TIED = ("on", "to", "into")  # with which a measure's name may begin ("on arms")
_HOW_MUCH = ("much", "many", "little")
_BEING = ("is", "are", "was", "were", "been")
_NEAR = 5
_CUTS = ("mark", "relative", "conjunction", "contrast", "condition")
_ARTICLES = ("the", "a", "an", "its", "their", "no", "another", "our", "his", "her")


def verb_as_noun(items: list[Item], first: int, index: int, scopes: frozenset[str]) -> bool:
    """Whether a verb's form is a noun here: "the move", "an 8% rise", "Russia's total", "a sharp drop", "a new record"."""
    item, before, opener = items[index], items[index - 1], items[first]
    if item.verb_form == "ing":
        listing = item.text in english().function["tables"] and before.kind in ("determiner", "name")
        behind = items[index + 1] if index + 1 < len(items) else None
        listing = listing and (behind is None or behind.kind != "place")  # "with Vietnam | ranking | second"
        superlative = before.text in english().function["superlatives_of_things"]  # "the tallest building"
        return before.kind in ("possessive", "place") or listing or superlative
    if item.verb_form not in ("base", "s"):
        ever = before.text == "ever" and index - first > 1  # "the highest ever | recorded"
        return ever or (before.text == "little" and item.verb_form == "past")  # "was little | changed"
    if (
        before.quantity is not None
        and item.verb_form == "s"
        and item.text in english().function["plural_places"]
    ):
        return before.quantity.bare  # "rose two | places"
    if before.kind == "period" and is_level_then(item):
        return index - first == 2 and opener.kind != "verb"  # "its 2013 | peak"
    if before.quantity is not None and item.text in english().function["marks"]:
        return opener.text == "the"  # "crossed the 1 trillion cubic metre mark"
    if before.quantity is not None and item.text in english().function["relational_nouns"]:
        return opener.kind == "determiner"  # "the two | rivals"
    function = english().function
    if before.kind == "place" and (
        item.text in function["figure_nouns"] or item.text in function["place_nouns"]
    ):
        return True  # "the largest number of refugees", "the first two | places"
    things = before.text in english().function["superlatives_of_things"]
    superlative = things or before.name("concept_adjective") is not None
    if superlative and item.text in english().function["plural_places"]:
        return True  # "one of the poorest | places | on Earth"
    told_of = before.name("concept_noun") if before.kind == "name" else None
    if told_of is not None and told_of.text.split()[0] in _TIED and item.verb_form == "s":
        return True  # "on arms | imports", where nobody stands who could act
    if item.text in english().function["facilities"] and before.name("topic", "adjective") is not None:
        return before.name("entity") is None  # "feldspar quarries", but "Turkey quarries feldspar"
    if (before.kind == "determiner" and before.text in _ARTICLES) or before.text == "same":
        return True
    if (
        opener.text in ("a", "an", "another")
        and item.verb_form == "base"
        and before.name("concept_noun", "topic")
    ):
        return before.kind == "name"  # "a mining | ban"
    if _is_what_somebody_has(items, first, index):
        return True
    if before.text in _QUANTIFIERS and index >= 2 and items[index - 2].kind == "preposition":
        return True  # "by some | counts"
    if item.text in english().function["relational_nouns"] and opener.kind in (
        "determiner",
        "possessive",
    ):
        return before.kind in ("word", "determiner", "possessive", "place") and item.verb_form == "base"
    follows = items[index + 1] if index + 1 < len(items) else None
    if item.text in english().function["figure_nouns"] and before.name("publisher", "dataset") is not None:
        if first and items[first - 1].kind == "preposition":
            return True  # "by USGS | estimates"
        return (
            follows is not None and follows.is_verb and not follows.can_be_noun
        )  # "Energy Institute numbers show"
    acts = follows is not None and follows.is_verb
    paper = acts and item.text in english().function["documents"]  # "the Survey's latest | report | credits"
    if (paper or item.text in english().function["figure_nouns"]) and before.kind == "word":
        return any(
            each.kind == "possessive" for each in items[first:index]
        )  # "the Bank's modelled estimates"
    if item.text not in english().function["nouns_like_verbs"]:
        return False
    if (
        before.kind == "name"
        and item.text not in english().function["rise_nouns"]
        and item.text not in english().function["fall_nouns"]
    ):
        return before.name("adjective") is not None or (item.text == "total" and is_scope(before, scopes))
    if opener.kind == "determiner" and opener.text in ("a", "an", "another"):
        return True
    known = opener.text in _ARTICLES and before.text in english().function["harmless_measure_modifiers"]
    known = known or before.text in english().function["straight_words"]  # "its third straight | decline"
    return before.kind in ("determiner", "possessive", "place") or known  # "of the known total"


def acts_itself(items: list[Item], first: int, index: int) -> bool:
    """ "A new | mine | raised output", "an extra | shift | lifted …": one thing, behind a word for it, that does something."""
    opener, before = items[first], items[index - 1]
    follows = items[index + 1] if index + 1 < len(items) else None
    one = opener.text in ("a", "an", "another") and items[index].verb_form == "base"
    if not one or before.kind != "word" or before is opener or follows is None:
        return False
    acts = follows.is_verb and follows.verb_form in ("past", "s")
    return acts and all(item.kind == "word" for item in items[first + 1 : index])


def is_level_then(item: Item) -> bool:
    """ "Its 2013 | peak", "their 2021 | total": what something came to at a time."""
    return item.text == "total" or item.text in english().function["peaks_of_somebody"]


def _is_what_somebody_has(items: list[Item], first: int, index: int) -> bool:
    """ "Has more copper | projects | than Peru": behind what it is made for, and behind the verb that has it for its object."""
    item, before = items[index], items[index - 1]
    if (
        item.verb_form != "s"
        or item.names
        or before.name("topic") is None
        or before.name("entity") is not None
    ):
        return False
    follows = items[index + 1] if index + 1 < len(items) else None
    ends = follows is None or follows.kind in ("mark", "preposition", "period", "conjunction")
    near = items[max(first - _NEAR, 0) : first]
    since = next((at for at in range(len(near), 0, -1) if near[at - 1].kind in _CUTS), 0)
    acts = [each for each in near[since:] if each.is_verbal]
    return ends and bool(acts) and not (acts[-1].verb is not None and "report" in acts[-1].verb.classes)


def may_be_a_verb(items: list[Item], index: int) -> bool:
    """Whether an unknown word behind a name looks like a verb, or a participle that begins a clause of its own."""
    item, before = items[index], items[index - 1]
    if item.text in english().function["away_adverbs"]:
        return False  # "Samoans | overseas | send home …"
    if before.text in english().function["people_wholes"] and not item.capital and before.can_be_noun:
        return True  # "223 million people face …"
    people = before.name("adjective")
    if people is not None and people.data.get("form") == "people" and before.capital and not item.capital:
        return item.text.endswith(("s", "ed"))  # "one in three Britons skips …"
    if (
        item.capital
        or before.kind != "name"
        or (before.name("adjective") is not None and before.name("entity") is None)
    ):
        return False
    if item.text.endswith("ed"):
        return True
    if item.text in english().function["member_nouns"]:
        return False
    is_entity = before.name("entity") is not None and before.name("topic", "concept_noun") is None
    return is_entity and item.text.endswith("s") and item.text not in english().function["facilities"]


def verb_position(items: list[Item], index: int, first: int | None) -> bool:
    """Whether an item that may be noun or verb ("mines", "exports") stands where a verb stands."""
    item = items[index]
    if _noun_follows(items, index) or _is_topic_of_noun(items, index):
        return False
    if each_acts(items, index):
        return True
    going_on = first is None and index > 0 and item.verb_form == "ing" and items[index - 1].text in _BEING
    if going_on and len(items) > index + 1 and items[index + 1].kind in BEGINNING_AMOUNTS:
        return True  # "Indonesia was | mining | 2.2 million tons"
    if first is None and item.verb_form == "ing" and (not index or items[index - 1].text in (",", "–")):
        told = items[index + 1 : index + 2]  # "Mining | 49,000 tonnes in 2024, Chile …"
        return bool(told) and told[0].kind == "quantity"
    if first is None:
        before = items[index - 1] if index else None
        if before is not None and before.kind == "adverb" and index >= 2 and items[index - 2].text == ",":
            before = items[index - 2]  # "Chile, which lost it, | still | mines 5 million tons"
        if before is not None and before.kind == "adverb" and index >= 2:
            acts = items[index - 2].kind in ("word", "name", "pronoun", "negation", "auxiliary", "relative")
            return acts and item.verb_form in ("base", "s")  # "that it did not | even | lead"
        amount = items[index + 1 : index + 2]
        if before is not None and before.text == "and" and amount and amount[0].kind == "quantity":
            return item.verb_form == "s"  # "refines 12 million tons of copper and | mines | 1.8 million"
        if before is not None and before.text in (",", "but", "yet") and item.verb_form == "s":
            behind = (each for each in items[index + 1 : index + 3] if each.kind != "adverb")
            follows = next(behind, None)  # "Spain, at 11 million tons, | mines | slightly more"
            return follows is not None and follows.kind in (
                "comparative",
                "determiner",
                "place",
                "quantity",
            )
        return before is not None and (
            before.kind in ("relative", "pronoun", "negation")
            or before.text in ("to", ")", "else")
            or (item.verb_form == "base" and before.text in english().function["modals"])
        )
    before = items[index - 1]
    if item.verb_form == "ing":
        follows = items[index + 1] if index + 1 < len(items) else None
        acts = before.name("entity") is not None and before.name("topic") is None
        return acts and follows is not None and follows.kind == "quantity"  # "Peru | mining | 3,100 tons"
    if people_act(items, first, index):
        return True
    if before.kind in ("determiner", "possessive", "place", "quantity", "comparative"):
        return False
    if before.text in _HOW_MUCH:
        return False  # "twice as much | lead | as Canada"
    if before.name("adjective", "topic") is not None and before.name("entity") is None:
        return False
    return (
        before.kind in ("word", "pronoun", "adverb")
        or before.name("entity", "metonym", "concept_agent") is not None
        or (before.facility and item.verb_form == "base")  # "Chilean mines | supply a quarter"
    )


def _is_topic_of_noun(items: list[Item], index: int) -> bool:
    """ "The world | cement | table", "world | lead | output": a commodity, and nothing that one world does."""
    item, follows = items[index], items[index + 1] if index + 1 < len(items) else None
    topical = item.name("topic") is not None and item.verb_form == "base"
    if topical and index and items[index - 1].text in ("world", "global"):
        return True
    return (
        topical
        and follows is not None
        and follows.kind == "word"
        and follows.text in english().function["tables"]
    )


def _noun_follows(items: list[Item], index: int) -> bool:
    """Whether what stands behind an item shows that it is a noun: "exports of", "the mines are"."""
    follows = items[index + 1] if index + 1 < len(items) else None
    if follows is None:
        return index >= 2 and items[index - 2].kind == "preposition"  # "- Qatar: 43% of world | supply"
    if follows.kind in ("auxiliary", "verb", "possessive") or follows.text in ("of", ",", "."):
        return True
    return follows.is_verb and not follows.can_be_noun


def before_noun(items: list[Item], index: int) -> bool:
    """Whether a noun follows, and what stands before lets a noun phrase begin ("of refined copper")."""
    before = items[index - 1] if index else None
    follows = items[index + 1] if index + 1 < len(items) else None
    begins = before is None or before.kind in (
        "preposition",
        "conjunction",
        "mark",
        "verb",
        "quantity",
        "auxiliary",
    )
    return begins and follows is not None and follows.kind == "name" and follows.can_be_noun


def participle_modifies(items: list[Item], index: int) -> bool:
    """ "mined copper", "an estimated 45,000 tonnes": a participle between determiner or adjective and noun."""
    item, before = items[index], items[index - 1]
    if item.verb_form not in ("past", "participle", "ing") or index + 1 >= len(items):
        return False
    follows = items[index + 1]
    if before.kind == "possessive" and follows.text in english().function["flat_words"]:
        return False  # "Egypt's | held | steady"
    lead = before.name("adjective")
    act = lead is not None and lead.data.get("form") == "people" and item.verb_form == "past"
    leads = (
        before.kind in ("determiner", "possessive", "place", "comparative")
        or (lead is not None and not act)  # but "Ghanaians | saw | prices rise"
        or (index > 1 and items[index - 2].kind == "place" and before.name("concept_adjective") is not None)
    )  # "the most indebted | advanced | economy"
    nominal = follows.kind == "word" or (follows.kind == "name" and follows.can_be_noun)
    nominal = nominal or (follows.kind == "quantity" and before.kind == "determiner")
    return leads and nominal


def modifies_a_measure(items: list[Item], index: int) -> bool:
    """ "World | mined | silver supply rose": a participle between the world and a measure that has a verb."""
    item, behind = items[index], items[index + 1 : index + 5]
    if item.verb_form not in ("past", "participle"):
        return False
    at = next((at for at, each in enumerate(behind) if each.name("concept_noun") is not None), None)
    if at is None or any(each.kind != "name" for each in behind[:at]):
        return False
    return any(each.kind == "auxiliary" or each.kind == "verb" for each in behind[at + 1 : at + 2])


def is_scope(item: Item, scopes: frozenset[str]) -> bool:
    """Whether a name is that of the world, a continent or a group, among others that it may be."""
    name = item.name("entity", "adjective")
    return name is not None and bool(set(name.ids) & scopes)
