"""What part a name plays in its sentence: who opens it, who acts there, of whom only a part or one thing is told."""

from __future__ import annotations

import re
from itertools import pairwise

from checks.claim_words import EntityWords
from checks.reading.language import english
from checks.reading.mentions import Mentions
from checks.reading.vocabulary import Hit

_WORDS_OF_WORKS = 4  # "nuclear power plants"
_DONE_TO_SEVERAL = re.compile(r"\b(?:are|were) (?:all )?[a-z]+ by (?:the )?\Z")
_OPENING_WORDS = ("determiners", "prepositions", "conjunctions", "pronouns", "adverbs", "contrastive", "conditional", "relative",
                  "auxiliaries", "negations", "harmless_modifiers", "harmless_measure_modifiers", "facilities")  # fmt: skip
_OWNED = re.compile(r"'s? ")
_SENTENCE_MARKS = ".!?:"
_LONGEST_TIE = 16
_TIES = frozenset(
    "in of from at with by to for near between against within across than as inside outside behind after like unlike"
    " beyond over under above below besides alongside toward towards into on past versus without about".split()
)
_LISTING = (",", "and", ", and", "or", ", or", "&")
# "Behind Iran | with 3.5 million | and Turkey": what stands beside one of several
_AMOUNT_BESIDE = re.compile(
    r"\([^()]*\)|,? ?\b(?:with|at|on) (?:about |some |around |nearly )?[$€£]?\d[\d.,]*(?: ?[a-z%]+){0,3}?(?=,? (?:and|or)\b|,|\Z)"
)
_WORD = re.compile(r"[^\W\d_]+")


class NamedRoles(Mentions):
    """Which names open a sentence, and which act there."""

    def opens(self, index: int, actor: EntityWords) -> bool:
        """Whether a sentence begins with the name of an entity that acts there."""
        first = self._first_named(index)
        if first is None or not self._opens(first) or not self._acts(first):
            return False
        return actor.id in {each for name in first.entry.names for each in name.ids}

    def leader(self, index: int) -> EntityWords | None:
        """Who opens a sentence by name where only adjectives name others: "Mongolia courts German buyers"."""
        nouns = [
            hit for hit in self._sentence(index) if any(name.kind == "entity" for name in hit.entry.names)
        ]
        found = self._entities_of(nouns)
        leads = len(found) == 1 and self._opens(nouns[0]) and self._acts(nouns[0])
        return found[0] if leads and not self._names_a_place_or_firm(index) else None

    def opens_with_country(self, index: int) -> bool:
        """Whether a sentence begins with the name of a country, and not with one of its people: "Peru mined less than …"."""
        first = self._first_named(index)
        if first is None or not self._opens(first) or self._folded[first.end : first.end + 1] == "'":
            return False
        return all(name.kind == "entity" and name.data.get("form") != "people" for name in first.entry.names)

    def is_of_some(self, index: int) -> bool:
        """Whether a sentence begins with only a part or one thing of a country, of which the next one may go on."""
        begun = (hit for hit in self._sentence(index) if self._opens(hit))
        return any(self._is_of_some(hit) or self._is_of_one_thing(hit) for hit in begun)

    def is_about_a_name(self, index: int) -> bool:
        """Whether a sentence begins with a name that nobody knows, and right behind it with what that does."""
        if any(self._names(hit) for hit in self._sentence(index)) or not self._is_led_by_a_name(index):
            return False
        words = list(_WORD.finditer(self._folded, *self._spans[index]))[:2]
        second, language = words[-1], english()
        doing = {hit.start for hit in self._hits[index] if "concept_verb" in hit.entry.kinds}
        acts = second[0] in language.verbs or second[0] in language.function["auxiliaries"]
        return len(words) > 1 and (acts or second.start() in doing or second[0] == "alone")

    def is_alone(self, index: int) -> bool:
        """Whether a sentence names nobody but whom the catalogue knows, and no firm or mine that it could be about."""
        if not 0 <= index < len(self._spans):
            return False
        start, end = self._spans[index]
        known = {at for hit in self._hits[index] for at in range(hit.start, hit.end)}
        words = list(_WORD.finditer(self._text, start, end))
        named = [word for word in words[1:] if word.start() not in known and word[0][0].isupper()]
        days = english().function["days_and_months"]
        if any(word[0].lower() not in days for word in named):
            return False
        if words and words[0].start() not in known and not self._opens_plainly(words[0]):
            return False  # "Antamina's boss, a Peruvian, …"; "Escondida is …"
        return english().function["enterprises"].isdisjoint(word[0].lower() for word in words)

    def _acting(self, sentence: list[Hit]) -> list[Hit]:
        """The names that act; all that "and" ties together do what the first of them does: "than Turkey and India"."""
        lists: list[list[Hit]] = []
        tied_by: list[str] = []
        for hit in sentence:
            if not self._names(hit):
                continue
            between = self._folded[lists[-1][-1].end : hit.start].replace("the ", "").strip() if lists else ""
            if between in _LISTING or _AMOUNT_BESIDE.sub("", between).strip() in _LISTING:
                lists[-1].append(hit)
                tied_by[-1] += between
            else:
                lists.append([hit])
                tied_by.append("")
        found: list[Hit] = []
        for hits, tie in zip(lists, tied_by, strict=True):
            whole = tie.strip(",") != ""
            found += [hit for hit in hits if self._acts(hits[0] if whole else hit)]
        return found

    def _acts(self, hit: Hit) -> bool:
        """Whether a name is neither a possessor nor the complement of a preposition."""
        if self._folded[hit.end : hit.end + 1] == "'":
            return False
        before = self._folded[max(0, hit.start - _LONGEST_TIE) : hit.start].removesuffix("the ").split()
        return not before or before[-1] not in _TIES or self._acts_on_several(hit)

    def _acts_on_several(self, hit: Hit) -> bool:
        """ "All four are dwarfed by | China. It …": no other noun of the sentence can be "it"."""
        ends = self._folded[hit.end : hit.end + 1] == "."
        return ends and _DONE_TO_SEVERAL.search(self._folded, 0, hit.start) is not None

    def _opens(self, hit: Hit) -> bool:
        """Whether a sentence begins with a name: "Chile's mines are old", but not "Escondida is Chile's biggest mine"."""
        before = self._folded[max(0, hit.start - _LONGEST_TIE) : hit.start].removesuffix("the ")
        if hit.start - 4 * (self._folded[hit.start - 4 : hit.start] == "the ") in self._starts:
            return True  # behind a dateline
        return not before.strip() or before.rstrip()[-1] in _SENTENCE_MARKS or before.endswith("\n")

    def _opens_plainly(self, word: re.Match[str]) -> bool:
        """Whether the first word of a sentence, which has a capital anyway, is none of a name: "A strike …", "In 2023 …"."""
        if self._folded[word.end() : word.end() + 1] == "'":
            return False
        function = english().function
        return any(word[0].lower() in function[name] for name in _OPENING_WORDS)

    def _is_of_a_name(self, hit: Hit, row: list[Hit]) -> bool:
        """ "China's | Guangdong": whether a name that nobody knows stands behind a possessor."""
        owned = _OWNED.match(self._folded, hit.end)
        at = owned.end() if owned is not None else None
        known = at is not None and any(each.start <= at < each.end for each in row)
        return at is not None and not known and self._text[at : at + 1].isupper()

    def _is_of_some(self, hit: Hit) -> bool:
        """ "Spain's | young", "Spain's | south": whether only some of a country or its people are spoken of."""
        owned = _OWNED.match(self._folded, hit.end)
        word = _WORD.match(self._folded, owned.end()) if owned is not None else None
        return word is not None and word[0] in english().function["parts_of_a_people"]

    def _is_of_one_thing(self, hit: Hit) -> bool:
        """ "Peru's | biggest mine | is Cerro Verde": whether one mine, firm or region of a country's is spoken of, which "its" may be."""
        owned = _OWNED.match(self._folded, hit.end)
        words = list(_WORD.finditer(self._folded, owned.end()))[: _WORDS_OF_WORKS + 1] if owned else []
        function, verbs = english().function, english().verbs
        for word, follows in pairwise(words):
            if word[0] not in function["single_things"]:
                continue
            ties = ("auxiliaries", "prepositions", "relative", "conjunctions", "facilities")
            apart = self._folded[word.end()] != " " or follows[0] in verbs
            if apart or any(follows[0] in function[name] for name in ties):
                return True
        return False

    def _names_a_place_or_firm(self, index: int) -> bool:
        """ "Chile has a big miner, | Codelco |", "Peru is home to | Antamina |, a giant mine": a name that nobody knows, of a thing that "it" may be."""
        if not 0 <= index < len(self._spans):
            return False
        words = list(_WORD.finditer(self._text, *self._spans[index]))
        if english().function["single_things"].isdisjoint(word[0].lower() for word in words):
            return False
        known = {at for hit in self._hits[index] for at in range(hit.start, hit.end)}
        return any(word.start() not in known and word[0][0].isupper() for word in words[1:])

    def _is_led_by_a_name(self, index: int) -> bool:
        """ "BHP left Chile. Its mines …": whether a sentence begins with a name that nobody knows."""
        first = _WORD.search(self._text, *self._spans[index]) if index >= 0 else None
        if first is None or any(hit.start <= first.start() < hit.end for hit in self._sentence(index)):
            return False
        return not (self._opens_plainly(first) or first[0].islower() or first[0].endswith("s"))
