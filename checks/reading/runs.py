"""Where a noun phrase begins and ends: runs of determiners, adjectives, names, nouns and amounts."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.leaders import LEADERS
from checks.reading.run_starts import adverbs_here, opens
from checks.reading.verb_or_noun import (
    acts_itself,
    is_level_then,
    is_scope,
    may_be_a_verb,
    modifies_a_measure,
    participle_modifies,
    verb_as_noun,
    verb_position,
)
from checks.reading.who_acts import names_works, some_of_people_act


class Runs:
    """Finds the noun phrases of one sentence's items, left to right."""

    def __init__(self, items: list[Item], scopes: frozenset[str]) -> None:
        self._items, self._scopes = items, scopes
        self._words = english()
        self._verbs: set[int] = set()
        self.adverbs = adverbs_here(items)

    def end(self, first: int) -> int:
        """The index behind the noun phrase that begins at an item; the same index where none begins."""
        if first in self.adverbs or not opens(self._items, first, self._verbs):
            return first
        index = first + 1
        if self._items[first].kind == "pronoun" and self._items[first].text not in ("one", "ones"):
            follows = self._items[index] if index < len(self._items) else None
            return index + 1 if follows is not None and follows.text == "else" else index
        while index < len(self._items) and self._continues(first, index):
            index += 1
        return index

    def _continues(self, first: int, index: int) -> bool:
        """Whether the item at an index still belongs to the noun phrase that began at `first`."""
        item, before = self._items[index], self._items[index - 1]
        if before.text == "what" and (item.kind in ("determiner", "pronoun") or item.name("entity")):
            return False  # "twice what | Peru mines"
        if item.kind == "possessive":
            return True
        if item.name("concept_noun") is not None:
            if item.text.startswith("on ") and before.name("entity") is not None:
                return False  # "outspends France | on defence"
            if before.text[-1:] == "s" and before.text in self._words.function["country_nouns"]:
                return False  # "In seven countries | inflation was …"
        if index in self.adverbs:
            return False
        if first and before.text in self._words.function["heads"] and self._items[first - 1].text == "per":
            return False  # "more per head | on health"
        if (
            before.quantity is not None
            and before.quantity.kind in ("multiple", "part")
            and item.kind != "comparative"
        ):
            return item.kind == "word"  # "twice Germany's" is two phrases
        if item.kind == "mark":
            return (
                item.text == "-"
                and item.glued
                and index + 1 < len(self._items)
                and self._items[index + 1].glued
            )
        if item.kind == "verb" and verb_as_noun(self._items, first, index, self._scopes):
            return True
        if before.kind == "word" and item.verb_form == "base" and acts_itself(self._items, first, index):
            return True
        if before.kind == "word" and item.kind == "verb" and self._is_rival(index):
            return True  # "its nearest | rivals"
        if before.kind == "possessive" and item.is_verb and not item.can_be_noun:
            if (item.verb_form == "base" and self._place_follows(index)) or self._acts(index):
                return False  # "Switzerland's | rank fourth", "India's | run to 7 million"
            figures = item.text in self._words.function["figure_nouns"]  # "the World Bank's numbers suggest"
            return figures or item.verb_form == "base" or participle_modifies(self._items, index)
        if item.kind == "period" or before.kind == "period":
            return self._time_modifies(first, index)
        if before.kind == "possessive" or before.text == "-":
            return item.text == "only" or item.kind in (
                "name",
                "word",
                "place",
                "quantity",
                "comparative",
                "determiner",
            )
        return self._kind_continues(first, index)

    def _kind_continues(self, first: int, index: int) -> bool:
        """Whether an item continues a noun phrase by its kind and what stands directly before it."""
        item, before = self._items[index], self._items[index - 1]
        if item.kind == "determiner":
            return self._determiner_continues(index)
        if item.kind == "place":
            function = self._words.function
            if item.text in LEADERS and before.text == "the world":
                return True
            modified = before.text in function["place_modifiers"] or before.text in function["not_now"]
            return self._only_modifiers(first, index - modified)
        if item.kind == "quantity" and before.place is not None and before.place.several and _is_part(item):
            return False  # "… and the top three | 68 percent"
        if item.kind == "quantity":
            return self._only_modifiers(first, index) or bool(item.quantity and item.quantity.attributive)
        if item.kind == "name":
            return self._name_continues(first, index)
        if item.kind == "verb":
            return participle_modifies(self._items, index)
        if item.kind == "word":
            counted = item.text == "member" or item.text in self._words.function["country_nouns"]
            one = before.text == "one" and counted
            tie = (before.kind == "pronoun" and not one) or item.text in (
                "according",
                "relative",
                "compared",
            )  # "only one | country"
            priced = item.text == "worth" and before.text in ("economy", "economies")
            tie = tie or (priced and self._price_follows(index))
            framed = index == first + 1 and self._frames(first)
            tie = tie or (item.text == "next" and before.name("entity") is not None)  # "with Chad | next"
            return not (tie or framed or may_be_a_verb(self._items, index))
        if item.kind == "comparative":
            return before.kind in ("determiner", "quantity", "negation")
        if item.kind == "pronoun":
            other = before.name("adjective") is not None or before.text == "only"
            return item.text in ("one", "ones") and other
        if item.text == "combined" and before.kind in ("determiner", "possessive"):
            return True
        return item.kind == "adverb" and item.text in ("most", "only") and before.kind == "determiner"

    def _place_follows(self, index: int) -> bool:
        """ "Rank | third", "rank only | third": whether a bare place stands behind an index."""
        behind = [each for each in self._items[index + 1 : index + 3] if each.kind != "adverb"]
        return bool(behind) and behind[0].kind == "place"

    def _acts(self, index: int) -> bool:
        """ "Run to | 7 million", "have | risen", "exceeded | Peru's": whether what follows shows that it is a verb."""
        item, behind = self._items[index], next(iter(self._items[index + 1 : index + 2]), None)
        if behind is None or (item.verb is not None and "exceed" in item.verb.classes):
            return behind is not None and behind.name("entity") is not None
        had = item.text == "have" and (behind.verb_form in ("past", "participle") or behind.text == "been")
        amount = behind.kind == "quantity" and item.text.endswith((" to", " at"))
        return item.verb_form == "base" and (had or amount)

    def _is_rival(self, index: int) -> bool:
        """ "Rivals", "partners" without anybody behind them whom it could be done to."""
        behind = self._items[index + 1 : index + 2]
        free = all(each.kind in ("mark", "preposition", "auxiliary", "conjunction") for each in behind)
        return free and self._items[index].text in self._words.function["relational_nouns"]

    def _price_follows(self, index: int) -> bool:
        """ "Economies | worth | $2 trillion": whether an amount of money stands behind an index."""
        follows = self._items[index + 1 : index + 2]
        return any(each.quantity is not None and each.quantity.kind == "money" for each in follows)

    def _time_modifies(self, first: int, index: int) -> bool:
        """ "Chile's 2024 output", "the third-quarter figures", "the agency's 2024 report": a time before its noun."""
        item, before = self._items[index], self._items[index - 1]
        if item.kind == "period":
            follows = self._items[index + 1] if index + 1 < len(self._items) else None
            said = item.period.words if item.period is not None else None
            bare = said is not None and (said.year or said.edition) is not None and item.text[0].isalnum()
            nominal = follows is not None and (
                follows.kind == "word"
                or follows.can_be_noun
                or is_level_then(follows)
                or _names_edition(item)
            )
            return nominal and bare and before.kind in ("possessive", "determiner") and not _has_tie(item)
        nominal = item.kind in ("name", "word") or _names_edition(before)
        return nominal and self._items[first] is not before

    def _determiner_continues(self, index: int) -> bool:
        """ "all-time", "no other", "all the": a determiner inside of a noun phrase."""
        item, before = self._items[index], self._items[index - 1]
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        if item.text == "all" and follows is not None and follows.text == "-":
            return True
        if item.text in ("other", "such"):
            return before.kind in ("determiner", "negation")
        return before.kind == "determiner" and before.text in ("all", "both", "half", "such", "what")

    def _only_modifiers(self, first: int, index: int) -> bool:
        """Whether nothing but determiners, adjectives and superlatives stands between an index and the run's begin."""
        for item in reversed(self._items[first:index]):
            if item.kind == "possessive":
                return True
            modifier = item.kind in ("determiner", "place", "negation", "comparative")
            if (
                not modifier
                and item.name("adjective") is None
                and item.text
                not in ("joint", "estimated", "known", "proven", "record", "only", "combined", "collective")
                and not (item.text in self._words.function["emphatic"] and self._items[index].quantity)
                and not (item.text in self._words.function["besides"] and _is_part(self._items[index]))
            ):
                return False
        return True

    def _name_continues(self, first: int, index: int) -> bool:
        item, before = self._items[index], self._items[index - 1]
        if item.text.startswith("the ") or (index == first + 1 and self._frames(first)):
            return False
        if some_of_people_act(self._items, first, index):
            self._verbs.add(index)
            return False
        if item.is_verb and not item.can_be_noun:
            if (
                is_scope(before, self._scopes)
                and before.text[:4] != "the "
                and modifies_a_measure(self._items, index)
            ):
                return True
            counted = (
                before.quantity is not None and before.quantity.kind == "count" and item.verb_form == "s"
            )
            named = before.kind in ("possessive", "determiner") and item.verb_form in ("base", "s")
            one = before.place is not None and not before.place.several
            one = one or before.text in self._words.function["superlatives_of_things"]
            named = named or (one and item.verb_form == "base")  # "Zambia's biggest mine", "its oldest mine"
            of_topic = before.name("topic") is not None and item.name("qualifier") is not None
            of_topic = of_topic and item.verb_form in ("base", "s")  # "tin concentrate"
            works = names_works(self._items, first, index)
            return counted or named or of_topic or works or participle_modifies(self._items, index)
        if item.is_verb and verb_position(self._items, index, first):
            self._verbs.add(index)
            return False
        if (
            item.name("entity", "metonym") is not None
            and item.name("adjective", "topic", "concept_noun") is None
        ):
            if before.text in self._words.function["relational_nouns"]:
                return True  # "its eastern neighbour Rwanda"
            counting = before.text == "only" or (before.text == "one" and index == first + 1)
            if counting and is_scope(item, self._scopes):
                return True  # "only one G7 country", "the only G7 country"
            if self._is_part_of_world(first, index):
                return True
            if before.kind == "word":
                return before.text in self._words.function["harmless_modifiers"] and self._only_harmless(
                    first, index
                )
            if before.kind == "name":
                follows = self._items[index + 1] if index + 1 < len(self._items) else None
                acts = follows is not None and follows.is_verbal
                return before.name("publisher", "dataset") is not None and not acts
            if before.quantity is not None and before.quantity.kind in ("amount", "money", "percent"):
                return False  # "At 11.2 billion tonnes | China's emissions were …"
            counted = before.kind in ("determiner", "place", "quantity", "comparative", "negation")
            return counted or before.text == "total"
        return True

    def _frames(self, first: int) -> bool:
        """ "…: in Indonesia | tin production fell", "in zinc | Chinese mines …": where or of what, told before what is told."""
        framed = first and self._items[first - 1].text in ("in", "for")
        opens = first == 1 or (first > 1 and self._items[first - 2].kind in ("mark", "conjunction"))
        if framed and opens and self._items[first].name("topic") is not None:
            return self._items[first + 1].name("adjective") is not None
        if not first or self._items[first - 1].text != "in" or self._items[first].name("entity") is None:
            return False
        opens_clause = first == 1 or self._items[first - 2].kind in ("mark", "conjunction")
        rest = self._items[first + 1 :]
        verb = next((at for at, item in enumerate(rest) if item.is_verb and not item.can_be_noun), None)
        return (
            opens_clause and verb is not None and all(each.kind in ("name", "word") for each in rest[:verb])
        )

    def _is_part_of_world(self, first: int, index: int) -> bool:
        """ "The rich world's heaviest debt": words before "world's" that make it less than the whole."""
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        name, between = self._items[index].name("entity"), self._items[first + 1 : index]
        return (
            name is not None
            and name.ids == ("WORLD",)
            and follows is not None
            and follows.kind == "possessive"
            and self._items[first].kind == "determiner"
            and all(item.kind in ("word", "name") for item in between)
        )

    def _only_harmless(self, first: int, index: int) -> bool:
        harmless = self._words.function["harmless_modifiers"]
        return all(item.kind == "determiner" or item.text in harmless for item in self._items[first:index])


def _names_edition(item: Item) -> bool:
    """Whether a time is an edition, which what it is an edition of follows: "the 2024 | report"."""
    return item.period is not None and item.period.words.edition is not None


def _has_tie(item: Item) -> bool:
    """Whether a time comes with its preposition: "in 2024"."""
    return item.text.split()[0] in english().function["prepositions"]


def _is_part(item: Item) -> bool:
    return item.quantity is not None and item.quantity.is_fraction
