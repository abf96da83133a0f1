"""Where a noun phrase begins and ends: runs of determiners, adjectives, names, nouns and amounts."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english

_OPENERS = frozenset(("determiner", "name", "quantity", "place", "pronoun", "word", "negation"))
_ARTICLES = ("the", "a", "an", "its", "their", "no", "another", "our", "his", "her")


class Runs:
    """Finds the noun phrases of one sentence's items, left to right."""

    def __init__(self, items: list[Item], scopes: frozenset[str]) -> None:
        self._items, self._scopes = items, scopes
        self._words = english()
        self._verbs: set[int] = set()

    def end(self, first: int) -> int:
        """The index behind the noun phrase that begins at an item; the same index where none begins."""
        if not self._opens(first):
            return first
        index = first + 1
        if self._items[first].kind == "pronoun" and self._items[first].text not in ("one", "ones"):
            follows = self._items[index] if index < len(self._items) else None
            return index + 1 if follows is not None and follows.text == "else" else index
        while index < len(self._items) and self._continues(first, index):
            index += 1
        return index

    def _opens(self, index: int) -> bool:
        item = self._items[index]
        if item.kind == "relative":
            return item.text == "that" and self._demonstrative(index)
        if item.kind == "negation":
            follows = self._items[index + 1] if index + 1 < len(self._items) else None
            return (
                item.text == "no" and follows is not None and follows.kind in ("name", "word", "determiner")
            )
        if item.text == "combined":
            return self._combined_opens(index)
        if item.text in ("total", "average") and item.kind == "verb" and self._names_follow(index):
            return True  # "Total world production stood at …"
        if item.kind == "verb" and item.verb_form == "base" and index:
            before = self._items[index - 1]
            return before.kind == "preposition" and before.text != "to"  # "by value", "per head"
        if item.kind not in _OPENERS:
            return False
        if item.kind == "name" and item.is_verb:
            return self._name_opens(index)
        if item.kind == "word" and (item.text == "according" or self._is_degree(index)):
            return False
        if item.kind == "determiner" and self._floats(index):
            return False
        return (
            item.kind != "name" or item.can_be_noun or item.name("concept_adjective", "qualifier") is not None
        )

    def _names_follow(self, index: int) -> bool:
        """Whether a verb's form at the beginning of a clause stands before a noun, and is an adjective."""
        before = self._items[index - 1] if index else None
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        begins = before is None or before.kind in ("mark", "conjunction", "preposition")
        noun = follows is not None and (
            follows.kind == "name" or (follows.kind == "word" and self._items[index].text == "average")
        )
        return begins and noun  # "average rents"

    def _is_degree(self, index: int) -> bool:
        """ "Slightly more", "much larger": a word that only says how much more."""
        item = self._items[index]
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        degree = item.text.endswith("ly") or item.text in ("much", "many")
        return degree and follows is not None and follows.kind == "comparative"

    def _name_opens(self, index: int) -> bool:
        """Whether a name that may be a verb ("mines", "refined") begins a noun phrase."""
        item = self._items[index]
        if item.name("qualifier") is not None and self._before_noun(index):
            return True
        return item.can_be_noun and index not in self._verbs and not self._verb_position(index, None)

    def _floats(self, index: int) -> bool:
        """ "Four countries each mined", "they all", "these are": a determiner without a noun."""
        item = self._items[index]
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        if item.text not in ("each", "all", "both", "this", "these", "those", "that"):
            return False
        return follows is None or (follows.is_verb and not follows.can_be_noun) or follows.kind == "auxiliary"

    def _combined_opens(self, index: int) -> bool:
        """Whether "combined" stands before a noun ("had combined reserves of"), and is no adverb."""
        before = self._items[index - 1] if index else None
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        begins = (
            before is None or before.kind in ("preposition", "verb", "auxiliary", "mark") or before.is_verb
        )
        return (
            begins
            and follows is not None
            and follows.kind == "name"
            and follows.can_be_noun
            and not follows.is_verb
        )

    def _demonstrative(self, index: int) -> bool:
        before = self._items[index - 1] if index else None
        if self._points_back(index):
            return True
        if before is not None and before.kind == "preposition" and self._items[index].text == "that":
            follows = self._items[index + 1] if index + 1 < len(self._items) else None
            if follows is not None and follows.text == "of":
                return True  # "larger than that of Peru"
            part = self._items[index - 2] if before.text == "of" and index > 1 else None
            if part is not None and (
                part.quantity is not None or part.text in self._words.function["share_nouns"]
            ):
                return True  # "half of that came from Chile", "China's share of that was 83%"
            return follows is None or follows.kind in ("word", "name", "mark")
        multiple = before is not None and before.quantity is not None and before.quantity.kind == "multiple"
        next_word = self._items[index + 1].text if index + 1 < len(self._items) else ""
        if multiple and next_word in ("of", "in", "for"):
            return True  # "ten times that in China"
        kind = before.quantity.kind if before is not None and before.quantity is not None else ""
        if kind in ("multiple", "part") and next_word in ("", ".", ",", ";"):
            return True  # "Peru mined half that"
        return next_word == "of" or (
            next_word == "for" and before is not None and before.kind == "conjunction"
        )

    def _points_back(self, index: int) -> bool:
        """ "By 2024 | that had shrunk to …", "that figure had tripled": what the sentence before spoke of."""
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        opening = all(
            item.kind in ("period", "mark", "adverb", "preposition") for item in self._items[:index]
        )
        if follows is None or not opening:
            return False
        stands_for = f"that {follows.text}" in self._words.function["measure_anaphors"]
        return stands_for or follows.kind == "auxiliary"

    def _continues(self, first: int, index: int) -> bool:
        """Whether the item at an index still belongs to the noun phrase that began at `first`."""
        item, before = self._items[index], self._items[index - 1]
        if before.text == "what" and (item.kind in ("determiner", "pronoun") or item.name("entity")):
            return False  # "twice what | Peru mines"
        if item.kind == "possessive":
            return True
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
        if item.kind == "verb" and self._verb_as_noun(first, index):
            return True
        if before.kind == "possessive" and item.is_verb and not item.can_be_noun:
            return item.verb_form == "base" or self._participle_modifies(index)
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
            modified = before.text in function["place_modifiers"] | function["not_now"]
            return self._only_modifiers(first, index - modified)
        if item.kind == "quantity":
            return self._only_modifiers(first, index) or bool(item.quantity and item.quantity.attributive)
        if item.kind == "name":
            return self._name_continues(first, index)
        if item.kind == "verb":
            return self._participle_modifies(index)
        if item.kind == "word":
            one = before.text == "one" and item.text in self._words.function["country_nouns"]
            tie = (before.kind == "pronoun" and not one) or item.text in (
                "according",
                "relative",
            )  # "only one | country"
            return not tie and not self._may_be_a_verb(index)
        if item.kind == "comparative":
            return before.kind in ("determiner", "quantity", "negation")
        if item.kind == "pronoun":
            return item.text in ("one", "ones") and before.name("adjective") is not None
        if item.text == "combined" and before.kind in ("determiner", "possessive"):
            return True
        return item.kind == "adverb" and item.text in ("most", "only") and before.kind == "determiner"

    def _time_modifies(self, first: int, index: int) -> bool:
        """ "Chile's 2024 output", "the third-quarter figures", "19th-century Chile": a time before its noun."""
        item, before = self._items[index], self._items[index - 1]
        if item.kind == "period":
            follows = self._items[index + 1] if index + 1 < len(self._items) else None
            nominal = follows is not None and (follows.kind == "word" or follows.can_be_noun)
            bare = item.period is not None and item.period.words.year is not None and item.text[0].isalnum()
            return nominal and bare and before.kind in ("possessive", "determiner") and not _has_tie(item)
        return item.kind in ("name", "word") and self._items[first] is not before

    def _determiner_continues(self, index: int) -> bool:
        """ "all-time", "no other", "all the": a determiner inside of a noun phrase."""
        item, before = self._items[index], self._items[index - 1]
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        if item.text == "all" and follows is not None and follows.text == "-":
            return True
        if item.text in ("other", "such"):
            return before.kind in ("determiner", "negation")
        return before.kind == "determiner" and before.text in ("all", "both", "half", "such", "what")

    def _verb_as_noun(self, first: int, index: int) -> bool:
        """Whether a verb's form is a noun here: "the move", "an 8% rise", "Russia's total", "a sharp drop", "a new record"."""
        item, before, opener = self._items[index], self._items[index - 1], self._items[first]
        if item.verb_form == "ing":
            listing = item.text in self._words.function["tables"] and before.kind in ("determiner", "name")
            superlative = (
                before.text in self._words.function["superlatives_of_things"]
            )  # "the tallest building"
            return before.kind in ("possessive", "place") or listing or superlative
        if item.verb_form not in ("base", "s"):
            return False
        if before.quantity is not None and item.text in self._words.function["marks"]:
            return opener.text == "the"  # "crossed the 1 trillion cubic metre mark"
        if item.text in self._words.function["facilities"] and before.name("topic", "adjective") is not None:
            return before.name("entity") is None  # "feldspar quarries", but "Turkey quarries feldspar"
        if (before.kind == "determiner" and before.text in _ARTICLES) or before.text == "same":
            return True
        if item.text in self._words.function["relational_nouns"] and opener.kind in (
            "determiner",
            "possessive",
        ):
            return before.kind in ("word", "determiner", "possessive", "place") and item.verb_form == "base"
        if item.text not in self._words.function["nouns_like_verbs"]:
            return False
        if (
            before.kind == "name"
            and item.text not in self._words.function["rise_nouns"]
            and item.text not in self._words.function["fall_nouns"]
        ):
            return before.name("adjective") is not None or (item.text == "total" and self._is_scope(before))
        if opener.kind == "determiner" and opener.text in ("a", "an", "another"):
            return True
        return before.kind in ("determiner", "possessive", "place")

    def _is_scope(self, item: Item) -> bool:
        name = item.name("entity", "adjective")
        return name is not None and bool(set(name.ids) & self._scopes)

    def _may_be_a_verb(self, index: int) -> bool:
        """Whether an unknown word behind a name looks like a verb, or a participle that begins a clause of its own."""
        item, before = self._items[index], self._items[index - 1]
        if before.text in self._words.function["people_wholes"] and not item.capital and before.can_be_noun:
            return True  # "223 million people face …"
        people = before.name("adjective")
        if people is not None and people.data.get("form") == "people" and before.capital and not item.capital:
            return item.text.endswith(("s", "ed"))  # "one in three Britons skips …"
        if (
            item.capital
            or before.kind != "name"
            or before.name("adjective") is not None
            and before.name("entity") is None
        ):
            return False
        if item.text.endswith("ed"):
            return True
        if item.text in self._words.function["member_nouns"]:
            return False
        is_entity = before.name("entity") is not None and before.name("topic", "concept_noun") is None
        return is_entity and item.text.endswith("s") and item.text not in self._words.function["facilities"]

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
            ):
                return False
        return True

    def _name_continues(self, first: int, index: int) -> bool:
        item, before = self._items[index], self._items[index - 1]
        if item.text.startswith("the "):
            return False
        if item.is_verb and not item.can_be_noun:
            if self._is_scope(before) and before.text[:4] != "the " and self._modifies_a_measure(index):
                return True
            counted = (
                before.quantity is not None and before.quantity.kind == "count" and item.verb_form == "s"
            )
            named = before.kind in ("possessive", "determiner") and item.verb_form in ("base", "s")
            of_topic = before.name("topic") is not None and item.name("qualifier") is not None
            of_topic = of_topic and item.verb_form in ("base", "s")  # "tin concentrate"
            return counted or named or of_topic or self._participle_modifies(index)
        if item.is_verb and self._verb_position(index, first):
            self._verbs.add(index)
            return False
        if (
            item.name("entity", "metonym") is not None
            and item.name("adjective", "topic", "concept_noun") is None
        ):
            if before.text in self._words.function["relational_nouns"]:
                return True  # "its eastern neighbour Rwanda"
            if before.kind == "word":
                return before.text in self._words.function["harmless_modifiers"] and self._only_harmless(
                    first, index
                )
            if before.kind == "name":
                return before.name("publisher", "dataset") is not None
            if before.quantity is not None and before.quantity.kind in ("amount", "money", "percent"):
                return False  # "At 11.2 billion tonnes | China's emissions were …"
            counted = before.kind in ("determiner", "place", "quantity", "comparative", "negation")
            return counted or before.text == "total"
        return True

    def _modifies_a_measure(self, index: int) -> bool:
        """ "World | mined | silver supply rose": a participle between the world and a measure that has a verb."""
        item, behind = self._items[index], self._items[index + 1 : index + 5]
        if item.verb_form not in ("past", "participle"):
            return False
        at = next((at for at, each in enumerate(behind) if each.name("concept_noun") is not None), None)
        if at is None or any(each.kind != "name" for each in behind[:at]):
            return False
        return any(each.kind == "auxiliary" or each.kind == "verb" for each in behind[at + 1 : at + 2])

    def _only_harmless(self, first: int, index: int) -> bool:
        harmless = self._words.function["harmless_modifiers"]
        return all(item.kind == "determiner" or item.text in harmless for item in self._items[first:index])

    def _before_noun(self, index: int) -> bool:
        """Whether a noun follows, and what stands before lets a noun phrase begin ("of refined copper")."""
        before = self._items[index - 1] if index else None
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        begins = before is None or before.kind in (
            "preposition",
            "conjunction",
            "mark",
            "verb",
            "quantity",
            "auxiliary",
        )
        return begins and follows is not None and follows.kind == "name" and follows.can_be_noun

    def _participle_modifies(self, index: int) -> bool:
        """ "mined copper", "an estimated 45,000 tonnes": a participle between determiner or adjective and noun."""
        item, before = self._items[index], self._items[index - 1]
        if item.verb_form not in ("past", "participle", "ing") or index + 1 >= len(self._items):
            return False
        follows = self._items[index + 1]
        leads = (
            before.kind in ("determiner", "possessive", "place", "comparative")
            or before.name("adjective") is not None
        )
        nominal = follows.kind == "word" or (follows.kind == "name" and follows.can_be_noun)
        nominal = nominal or (follows.kind == "quantity" and before.kind == "determiner")
        return leads and nominal

    def _verb_position(self, index: int, first: int | None) -> bool:
        """Whether an item that may be noun or verb ("mines", "exports") stands where a verb stands."""
        item = self._items[index]
        if self._noun_follows(index):
            return False
        if first is None:
            before = self._items[index - 1] if index else None
            if before is not None and before.kind == "adverb" and index >= 2:
                return self._items[index - 2].kind in ("word", "name", "pronoun") and item.verb_form in (
                    "base",
                    "s",
                )
            if before is not None and before.text == "," and item.verb_form == "s":
                follows = self._items[index + 1] if index + 1 < len(self._items) else None
                return follows is not None and follows.kind in (
                    "comparative",
                    "determiner",
                    "place",
                    "quantity",
                )
            return before is not None and (
                before.kind in ("relative", "pronoun", "negation")
                or before.text in ("to", ")")
                or (item.verb_form == "base" and before.text in self._words.function["modals"])
            )
        before = self._items[index - 1]
        if item.verb_form == "ing":
            return False
        if before.kind in ("determiner", "possessive", "place", "quantity", "comparative"):
            return False
        if before.name("adjective", "topic") is not None and before.name("entity") is None:
            return False
        return (
            before.kind in ("word", "pronoun", "adverb")
            or before.name("entity", "metonym", "concept_agent") is not None
        )

    def _noun_follows(self, index: int) -> bool:
        """Whether what stands behind an item shows that it is a noun: "exports of", "the mines are"."""
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        if follows is None:
            return False
        if follows.kind in ("auxiliary", "verb", "possessive") or follows.text in ("of", ",", "."):
            return True
        return follows.is_verb and not follows.can_be_noun


def _has_tie(item: Item) -> bool:
    """Whether a time comes with its preposition: "in 2024"."""
    return item.text.split()[0] in english().function["prepositions"]
