"""What a sentence may take from the text before it: the topic, the entity, the measure that were last spoken of.

Where two compete nothing is taken over, and the claim ends as ambiguous.
"""

from __future__ import annotations

import re
from itertools import pairwise

from checks.claim_words import EntityWords
from checks.reading.context import Context
from checks.reading.language import english
from checks.reading.named_roles import NamedRoles
from checks.reading.opening_measures import OpeningMeasure, opening_measure, opens_with

_FIRST_WORDS = 2
_WORDS_OF_WORKS = 4  # "nuclear power plants"
_OF_HEADINGS = ("topic", "concept_noun", "publisher", "dataset")
_HARMLESS = ("determiners", "prepositions", "conjunctions", "country_nouns", "tables", "figure_nouns", "heading_words",
             "days_and_months")  # fmt: skip
_OWNED = re.compile(r"'s? ")
_WORD = re.compile(r"[^\W\d_]+")
_AGO = r"\w+ (?:years?|months|decades?) (?:ago|before|earlier|later)"
_AT = r"(?:in|by|since|until|at the end of|by the end of|as of) (?:(?:january|mid-|early|late) ?)?\d{4}"
# "It …", "Now it …", "Five years ago the country …": a sentence that goes on about whoever the one before is about
_GOES_ON = re.compile(
    r"[\W\d_]*(?:(?:that|this) (?:\w+ ){0,2}(?:made|makes|left|leaves|puts?|placed|places|keeps?|kept|ranks) "
    r"|(?:and|but|now|today|yet|still|then|once|here|meanwhile|by contrast|instead|in all|overall"
    rf"|{_AT}|{_AGO}|last year|this year|that year),? )*"
    r"(?:its?|the (?:[a-z]+ ){0,2}(?:country|nation|kingdom|republic|emirate|island|state))\b"
)
_LONG_AGO = re.compile(
    r"[\W\d_]*(?:as recently as |only |just |about |some |more than )?(?:\w+ (?:years|decades) ago|a decade ago|a generation ago"
    r"|in the (?:early |late |mid-)?(?:19|20)\d0s|back then|in those days)\b"
)
_STRETCH = re.compile(r"\b(?:between|from) (?:19|20)\d\d (?:and|to|until) (?:19|20)\d\d\b")
_SHORT = re.compile(
    r"[\W\d_]*(?:in |the |its |their |[a-z]+'s? )*(?:first|second|third|fourth|opening|closing|last|final|latest|\w+ing) (?:half|quarter|months?|weeks?)\b"
)
_YEAR = re.compile(
    r"(?=[12][09])(?<![\d.,$€£-])(?<!since )(?<!until )(?<!from )(?<!than in )\b((?:19|20)\d\d)\b(?![\d,.]\d)"
)

# "… crept up to 3,300 tonnes from 3,280 tonnes in 2024", "the same as in 2024": years that others are held against
_HELD_AGAINST = re.compile(
    r"\b(?:as in|(?:from|against|with) [$€£]?\d[\d.,]*[a-z]{0,3}(?: [a-z]+){0,3} in) ((?:19|20)\d\d)\b"
)
_FAR = 2
_ONE_EACH = 4  # sentences back that may each tell of one
_LAST_YEAR = re.compile(r"\blast year\b(?! (?:of|in|that|when)\b)")


class Discourse(NamedRoles):
    """What the sentences of an article tell, asked for from the sentences behind each."""

    def context(self, index: int) -> Context:
        """What stands before the sentence with an index."""
        return Context(self, index)

    def opening_measure(self, index: int) -> OpeningMeasure | None:
        """The measure with which a sentence opens, and whose it is."""
        if not 0 <= index < len(self._spans):
            return None
        told = self._hits[index], self._folded, self._spans[index]
        return opening_measure(*told, self.resolve, self._scopes)

    def opens_with(self, index: int) -> frozenset[str]:
        """Whether a sentence begins with a topic, a measure or both, and nothing that narrows it."""
        if not 0 <= index < len(self._spans):
            return frozenset()
        return opens_with(self._hits[index], self._folded, self._spans[index])

    def is_about_then(self, index: int) -> bool:
        """Whether the sentence before, in the same paragraph, tells only of years before the last, or of no year: "In 2015 prices slumped. | …", "A decade ago …", "The first half was strong. | …"."""
        if self.newest is None or not 0 < index < len(self._spans):
            return False
        before, start = self._spans[index - 1], self._spans[index][0]
        if "\n" in self._folded[before[1] : start]:
            return False
        told = [int(year) for year in _YEAR.findall(self._folded, *before)]
        if _SHORT.match(self._folded, *before) or (len(told) > 1 and _STRETCH.search(self._folded, *before)):
            return True
        if not told:
            return _LONG_AGO.match(self._folded, *before) is not None
        if max(told) >= self.newest or _LAST_YEAR.search(self._folded, *before):
            return False
        return len(told) > len(_HELD_AGAINST.findall(self._folded, *before))

    def steps_back(self, index: int, year: int) -> bool:
        """ "China dug 4.8 billion tonnes in 2024. India passed a billion in 2023. | In America …": whether the sentence but one before tells of a later year."""
        if index < _FAR or "\n" in self._folded[self._spans[index - 2][0] : self._spans[index][0]]:
            return False
        told = self._spans[index - 2]
        last = self.newest if _LAST_YEAR.search(self._folded, *told) else None
        years = [int(each) for each in _YEAR.findall(self._folded, *told)]
        return max([*years, last or 0], default=0) > year

    def told_before(self, index: int) -> int:
        """The sentence before one that tells of somebody by name: one that begins with "it" goes on with the one before."""
        index -= 1
        while index > 0 and not any(self._names(hit) for hit in self._hits[index]) and self._goes_on(index):
            index -= 1
        return index

    def _goes_on(self, index: int) -> bool:
        """Whether a sentence is about whoever the one before is about: "it", "the country"."""
        return _GOES_ON.match(self._folded, *self._spans[index]) is not None

    def actors(self, index: int) -> tuple[EntityWords, ...]:
        """The entities of a sentence that stand there by themselves; none of the sentence before the first."""
        if self._names_a_place_or_firm(index):
            return ()
        return self._with_those_before(index, self._entities_of(self._acting(self._sentence(index))))

    def _with_those_before(self, index: int, found: tuple[EntityWords, ...]) -> tuple[EntityWords, ...]:
        """The entities of a sentence, and before them those that its "it" may be: "Now it is second, behind Chile"."""
        if index <= 0 or not self._goes_on(index):
            return found
        before = self.told_before(index)
        named = self._entities_of(self._sentence(before))
        meant = self.owners(before) or (named if len(named) == 1 and self.is_alone(before) else ())
        return tuple({each.id: each for each in (*meant, *found)}.values())

    def owners(self, index: int) -> tuple[EntityWords, ...]:
        """These, and who begins the sentence."""
        acting = [] if self._names_a_place_or_firm(index) else self._acting(self._sentence(index))
        row = self._sentence(index)
        begun = [hit for hit in row if self._opens(hit)]
        opening = [
            hit
            for hit in begun
            if not (self._is_of_a_name(hit, row) or self._is_of_some(hit) or self._is_of_one_thing(hit))
        ]
        if self.is_of_some(index):
            acting = []  # "France's capital is Paris. Its population …"
        acting = acting if opening or not self._is_led_by_a_name(index) else []
        found = self._entities_of([hit for hit in row if hit in acting or hit in opening])
        return self._with_those_before(index, found)

    def is_subject(self, index: int, actor: EntityWords) -> bool:
        """Whether an entity is the only one of a sentence, or named there before a verb could be: in its first words."""
        sentence = self._sentence(index)
        if len(self._entities_of(sentence)) < 2:
            return True
        first = self._first_named(index)
        if first is None or actor.id not in {each for name in first.entry.names for each in name.ids}:
            return False
        people = all(name.data.get("form") == "people" for name in first.entry.names)
        if not people and not {"entity", "metonym"} & first.entry.kinds:
            return False  # "A Chinese firm has bought a deposit in Mali. The country …"
        before = _WORD.findall(self._folded, self._spans[index][0], first.start)
        return len(before) <= _FIRST_WORDS

    def works(self, index: int) -> EntityWords | None:
        """Whose works open a sentence, with which "they" goes on: "France's reactors are humming again. They …", "The reactors of France …"."""
        first = self._first_named(index)
        if first is None:
            return None
        owned = _OWNED.match(self._folded, first.end) if self._opens(first) else None
        begin = owned.end() if owned is not None else self._spans[index][0]
        words = list(_WORD.finditer(self._folded, begin))[: _WORDS_OF_WORKS + (owned is None)]
        at = next((n for n, w in enumerate(words) if w[0] in english().function["facilities"]), None)
        if at is None:
            return None
        kinds = [
            hit for hit in self._sentence(index) if any(name.kind == "topic" for name in hit.entry.names)
        ]
        named = words[:at] if owned is not None else words[1:at]
        plain = all(any(hit.start <= word.start() < hit.end for hit in kinds) for word in named)
        led = owned is not None or (words[0][0] == "the" and self._is_tied_to(words[at].end(), first.start))
        entities = self._entities_of([first])
        acts = plain and led and self._acts_behind(words[at].end() if owned is not None else first.end)
        return entities[0] if acts and len(entities) == 1 else None

    def _is_tied_to(self, end: int, start: int) -> bool:
        """ "reactors | of | France": whether a name stands right behind a word."""
        return self._folded[end:start] in (" of ", " in ", " of the ", " in the ")

    def _acts_behind(self, end: int) -> bool:
        """Whether a word that ties nothing stands behind, with no mark between."""
        follows = _WORD.match(self._folded, end + 1) if self._folded[end : end + 1] == " " else None
        ties = [english().function[name] for name in ("prepositions", "conjunctions", "relative")]
        return follows is not None and not any(follows[0] in tie for tie in ties)

    def is_plain_heading(self, index: int, measured: bool = False) -> bool:
        """Whether what names the topic or measure before a sentence says nothing else: no "targets", no "Codelco's".

        `measured`: it is what names the measure, beyond lines that only name topics.
        """
        before = range(index - 1, -1, -1)
        at = next((at for at in before if self.concepts[at] or (self.topics[at] and not measured)), None)
        if at is None:
            return False
        known = {
            place
            for hit in self._hits[at]
            if all(name.kind in _OF_HEADINGS or set(name.ids) & self._scopes for name in hit.entry.names)
            for place in range(hit.start, hit.end)
        }
        function = english().function
        harmless = [function[name] for name in _HARMLESS]
        return not any(
            word.start() not in known
            and (
                word[0] in function["excluding_prepositions"]
                or not any(word[0] in words for words in harmless)
            )
            for word in _WORD.finditer(self._folded, *self._spans[at])
        )

    def pair(self, index: int) -> tuple[EntityWords, ...]:
        """The two of a sentence that are "the former" and "the latter": all that it names, or the last that "and" ties."""
        named = [hit for hit in self._sentence(index) if self._names(hit)]
        entities = self._entities_of(named)
        if len(entities) == 2:
            return entities
        for first, second in reversed(list(pairwise(named))):
            if self._folded[first.end : second.start].replace("the ", "").strip() in (
                "and",
                "or",
                "nor",
                "&",
            ):
                return self._entities_of([first, second])
        return ()

    def one_by_one(self, index: int) -> tuple[EntityWords, ...]:
        """ "Indonesia mined … . The Philippines mined … . | Together they …": whom the sentences before one tell of, one each.

        Back to the first of a few that names nobody; nobody where one names several, or a firm, or the row goes on.
        """
        found: list[EntityWords] = []
        for at in range(index - 1, max(-1, index - 1 - _ONE_EACH), -1):
            told = self.entities(at)
            if not told:
                return tuple(found)
            if len(told) > 1 or told[0].id is None or not self.is_alone(at) or told[0] in found:
                return ()
            found.insert(0, told[0])
        return tuple(found) if index <= _ONE_EACH else ()
