"""What a sentence may take from the text before it: the topic, the entity, the measure that were last spoken of.

Where two compete nothing is taken over, and the claim ends as ambiguous.
"""

from __future__ import annotations

import re
from datetime import date

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.context import Context
from checks.reading.language import english
from checks.reading.opening_measures import OpeningMeasure, opening_measure, opens_with
from checks.reading.vocabulary import Hit

_FIRST_WORDS = 2
_LONGEST_KIND = 16
_WORDS_OF_WORKS = 4  # "nuclear power plants"
_DONE_TO_SEVERAL = re.compile(r"\b(?:are|were) (?:all )?[a-z]+ by (?:the )?\Z")
_OF_HEADINGS = ("topic", "concept_noun", "publisher", "dataset")
_HARMLESS = ("determiners", "prepositions", "conjunctions", "country_nouns", "tables", "figure_nouns", "heading_words",
             "days_and_months")  # fmt: skip
_OPENING_WORDS = ("determiners", "prepositions", "conjunctions", "pronouns", "adverbs", "contrastive", "conditional", "relative",
                  "auxiliaries", "negations", "harmless_modifiers", "harmless_measure_modifiers", "facilities")  # fmt: skip
_OWNED = re.compile(r"'s? ")
_SENTENCE_MARKS = ".!?:"
_LONGEST_TIE = 16
_TIES = frozenset(
    "in of from at with by to for near between against within across than as inside outside behind after like unlike"
    " beyond over under above below besides alongside toward towards into on past versus without about".split()
)
_PART_OF = re.compile(
    r"(?:%|\bper ?cent|\bshare|\bproportion|\bratio|\brelative) (?:of|to) (?:(?:its|their|the) )?\Z"
)
_LONGEST_PART = 24
_TOLD = frozenset(("topic", "publisher", "concept_noun", "dataset", "entity", "adjective", "metonym"))
_SPOKEN_OF = ("entity", "adjective", "metonym")  # "Peruvian miners" and "Lima" speak of Peru, too
_BEHIND_A_VERB = ("the", "in", "by", "all", "a", "an", "its", "to", "over")
_LISTING = (",", "and", ", and", "or", ", or", "&")
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
_YEAR = re.compile(
    r"(?=[12][09])(?<![\d.,$€£-])(?<!since )(?<!until )(?<!from )(?<!than in )\b((?:19|20)\d\d)\b(?![\d,.]\d)"
)


def _is_one_of_a_kind(before: list[str]) -> bool:
    """ "A potash | power:", "an emerging | power,": a country by what it is, and no power from a plant."""
    return len(before) > 1 and not {"a", "an"}.isdisjoint(before[-3:-1])


class Discourse:
    """What each sentence of an article mentions, asked for from the sentences behind it."""

    def __init__(
        self,
        hits: list[list[Hit]],
        scopes: frozenset[str],
        folded: str = "",
        text: str = "",
        spans: list[tuple[int, int]] | None = None,
        published: date | None = None,
    ) -> None:
        """`hits`: per sentence, in order, the longest hits; `folded` and `text`: the whole text; `spans`: the sentences.

        `published`: the day of the article, None where it is unknown.

        Sentences begin behind their dateline: it speaks of nobody, but makes sure which of two a name means.
        """
        self._scopes, self._text, self._spans = scopes, text, spans or []
        self._newest = published.year - 1 if published is not None else None
        self._hits, self._folded = hits, folded
        self._starts = {start for start, _ in self._spans}
        self._entities: list[tuple[EntityWords, ...] | None] = [None] * len(hits)
        self._certain: set[str] = set()
        mentioned: dict[str, None] = {}
        self.topics: list[tuple[str, ...]] = []
        self.publishers: list[tuple[str, ...]] = []
        self.concepts: list[tuple[str, ...]] = []
        self.groups: list[tuple[str, ...]] = []
        for at, sentence in enumerate(hits):
            begins = self._spans[at][0] if self._spans else 0
            if sentence and sentence[0].start < begins:
                dateline = [hit for hit in sentence if hit.start < begins]
                self._certain.update(
                    name.ids[0] for hit in dateline for name in hit.entry.names if self._is_sure(name)
                )
                sentence = self._hits[at] = sentence[len(dateline) :]
            told = [hit for hit in sentence if not hit.entry.kinds.isdisjoint(_TOLD)]
            if not told:
                for mentions in (self.topics, self.publishers, self.concepts, self.groups):
                    mentions.append(())
                continue
            names: dict[str, dict[str, None]] = {
                "topic": {},
                "publisher": {},
                "concept_noun": {},
                "entity": {},
            }
            for hit in told:
                generic = hit.entry.generic  # "prices", "debt"
                for name in hit.entry.names:
                    kind, ids = name.kind, name.ids
                    if "heads" in name.data:  # "visitors", of a table of foreign visitors, too
                        ids = tuple(each for each in ids if each not in name.data["heads"].split(";"))
                    stands_in = name.data.get("before") or (generic and kind == "concept_noun")
                    stands_in = stands_in or (kind == "topic" and self._is_no_topic(hit, generic))
                    stands_in = stands_in or (kind == "concept_noun" and self._is_base(hit))
                    if kind in names and not stands_in:
                        names[kind].update(dict.fromkeys(ids))
                    elif kind == "dataset":
                        names["publisher"].update(dict.fromkeys(ids))
                    if self._is_sure(name):
                        self._certain.add(ids[0])
                        if kind != "metonym" and ids[0] not in scopes:
                            mentioned[ids[0]] = None
            self.topics.append((*names["topic"],))
            self.publishers.append((*names["publisher"],))
            self.concepts.append((*names["concept_noun"],))
            self.groups.append(tuple(each for each in names["entity"] if each in scopes and each != "WORLD"))
        self.mentioned = tuple(mentioned)

    @staticmethod
    def _is_sure(name: Name) -> bool:
        return len(name.ids) == 1 and name.kind in _SPOKEN_OF

    def entities(self, index: int) -> tuple[EntityWords, ...]:
        """The entities of a sentence."""
        found = self._entities[index]
        if found is None:
            found = self._entities[index] = self._entities_of(self._hits[index])
        return found

    def _is_no_topic(self, hit: Hit, generic: bool) -> bool:
        """ "Copper | wire", "nickel | -linked": something named after it; "mines that lead | the world": another word.

        Also what a word before makes another one: "| hard | coal".
        """
        before = self._folded[max(0, hit.start - _LONGEST_KIND) : hit.start].split()
        if before and before[-1] in english().function["kinds_before_topics"]:
            return True
        behind = _WORD.match(self._folded, hit.end + 1)
        if behind is None:
            return generic and _is_one_of_a_kind(before)
        if self._folded[hit.end] == "-" and not behind[0].endswith("ing"):  # but "tin-producing countries"
            return True
        return behind[0] in english().function["products"] or (generic and behind[0] in _BEHIND_A_VERB)

    def _is_base(self, hit: Hit) -> bool:
        """ "Spent 7.3% of | GDP", "a share of its | economy": what something is a part of, which is not spoken of itself."""
        base = self._folded[hit.start : hit.end] in english().function["bases_of_rates"]
        return (
            base and _PART_OF.search(self._folded, max(0, hit.start - _LONGEST_PART), hit.start) is not None
        )

    def resolve(self, name: Name, words: str) -> EntityWords:
        """The entity that a name means: its only one, or the only one of several that the article is sure about."""
        if len(name.ids) == 1:
            return EntityWords(name.ids[0], words)
        sure = [each for each in name.ids if each in self._certain]
        return EntityWords(sure[0] if len(sure) == 1 else None, words)

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
        """Whether the sentence before, in the same paragraph, names only years before the last: "In 2015 prices slumped. | …", "A decade ago …"."""
        if self._newest is None or not 0 < index < len(self._spans):
            return False
        before, start = self._spans[index - 1], self._spans[index][0]
        if "\n" in self._folded[before[1] : start]:
            return False
        told = [int(year) for year in _YEAR.findall(self._folded, *before)]
        return max(told) < self._newest if told else _LONG_AGO.match(self._folded, *before) is not None

    def told_before(self, index: int) -> int:
        """The sentence before one that tells of somebody by name: one that begins with "it" goes on with the one before."""
        index -= 1
        while index > 0 and not any(self._names(hit) for hit in self._hits[index]) and self._goes_on(index):
            index -= 1
        return index

    def _goes_on(self, index: int) -> bool:
        """Whether a sentence is about whoever the one before is about: "it", "the country"."""
        return _GOES_ON.match(self._folded, *self._spans[index]) is not None

    @staticmethod
    def _names(hit: Hit) -> bool:
        return not hit.entry.kinds.isdisjoint(_SPOKEN_OF)

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
        first = next((hit for hit in sentence if self._names(hit)), None)
        if first is None or actor.id not in {each for name in first.entry.names for each in name.ids}:
            return False
        people = all(name.data.get("form") == "people" for name in first.entry.names)
        if not people and not {"entity", "metonym"} & first.entry.kinds:
            return False  # "A Chinese firm has bought a deposit in Mali. The country …"
        before = _WORD.findall(self._folded, self._spans[index][0], first.start)
        return len(before) <= _FIRST_WORDS

    def opens(self, index: int, actor: EntityWords) -> bool:
        """Whether a sentence begins with the name of an entity that acts there."""
        first = next((hit for hit in self._sentence(index) if self._names(hit)), None)
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

    def works(self, index: int) -> EntityWords | None:
        """Whose works open a sentence, with which "they" goes on: "France's reactors are humming again. They …"."""
        first = next((hit for hit in self._sentence(index) if self._names(hit)), None)
        owned = _OWNED.match(self._folded, first.end) if first is not None else None
        if first is None or owned is None or not self._opens(first):
            return None
        kinds = [
            hit for hit in self._sentence(index) if any(name.kind == "topic" for name in hit.entry.names)
        ]
        words = list(_WORD.finditer(self._folded, owned.end()))[:_WORDS_OF_WORKS]
        at = next((n for n, w in enumerate(words) if w[0] in english().function["facilities"]), None)
        follows = words[at + 1 : at + 2] if at is not None else []
        ties = [english().function[name] for name in ("prepositions", "conjunctions", "relative")]
        acts = bool(follows) and not any(follows[0][0] in tie for tie in ties)
        acts = (
            acts
            and self._folded[follows[0].start() - 1] == " "
            and self._folded[follows[0].start() - 2].isalpha()
        )
        plain = acts and all(any(hit.start <= word.start() < hit.end for hit in kinds) for word in words[:at])
        entities = self._entities_of([first])
        return entities[0] if plain and len(entities) == 1 else None

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

    def words(self, index: int) -> frozenset[str]:
        """The words of a sentence, folded; none of one before the first."""
        return frozenset(_WORD.findall(self._folded, *self._spans[index])) if index >= 0 else frozenset()

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

    def _opens_plainly(self, word: re.Match[str]) -> bool:
        """Whether the first word of a sentence, which has a capital anyway, is none of a name: "A strike …", "In 2023 …"."""
        if self._folded[word.end() : word.end() + 1] == "'":
            return False
        function = english().function
        return any(word[0].lower() in function[name] for name in _OPENING_WORDS)

    def pair(self, index: int) -> tuple[EntityWords, ...]:
        """The two of a sentence that are "the former" and "the latter": all that it names, or the last that "and" ties."""
        named = [hit for hit in self._sentence(index) if self._names(hit)]
        entities = self._entities_of(named)
        if len(entities) == 2:
            return entities
        for first, second in reversed(list(zip(named, named[1:], strict=False))):
            if self._folded[first.end : second.start].replace("the ", "").strip() in (
                "and",
                "or",
                "nor",
                "&",
            ):
                return self._entities_of([first, second])
        return ()

    def _sentence(self, index: int) -> list[Hit]:
        return self._hits[index] if index >= 0 else []

    def _entities_of(self, sentence: list[Hit]) -> tuple[EntityWords, ...]:
        found: dict[str | None, EntityWords] = {}
        for hit in sentence:
            for name in hit.entry.names if self._names(hit) else ():
                if name.kind in _SPOKEN_OF and not set(name.ids) & self._scopes:
                    entity = self.resolve(name, name.text)
                    if self._is_first_of_compound(hit):
                        entity = EntityWords(None, name.text)
                    found.setdefault(entity.id, EntityWords(entity.id, name.text, carried=True))
        return tuple(found.values())

    def _is_first_of_compound(self, hit: Hit) -> bool:
        """ "The | Chinese | -owned smelters on Sulawesi": nobody that "the island" or "it" could be."""
        return self._text[hit.end : hit.end + 1] == "-" and self._text[hit.end + 1 : hit.end + 2].islower()

    def _acting(self, sentence: list[Hit]) -> list[Hit]:
        """The names that act; all that "and" ties together do what the first of them does: "than Turkey and India"."""
        lists: list[list[Hit]] = []
        tied_by: list[str] = []
        for hit in sentence:
            if not self._names(hit):
                continue
            between = self._folded[lists[-1][-1].end : hit.start].replace("the ", "").strip() if lists else ""
            if between in _LISTING:
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

    def _opens(self, hit: Hit) -> bool:
        """Whether a sentence begins with a name: "Chile's mines are old", but not "Escondida is Chile's biggest mine"."""
        before = self._folded[max(0, hit.start - _LONGEST_TIE) : hit.start].removesuffix("the ")
        if hit.start - 4 * (self._folded[hit.start - 4 : hit.start] == "the ") in self._starts:
            return True  # behind a dateline
        return not before.strip() or before.rstrip()[-1] in _SENTENCE_MARKS or before.endswith("\n")

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

    def is_about_a_name(self, index: int) -> bool:
        """Whether a sentence begins with a name that nobody knows, and right behind it with what that does."""
        if any(self._names(hit) for hit in self._sentence(index)) or not self._is_led_by_a_name(index):
            return False
        words = list(_WORD.finditer(self._folded, *self._spans[index]))[:2]
        second, language = words[-1], english()
        doing = {hit.start for hit in self._hits[index] if "concept_verb" in hit.entry.kinds}
        acts = second[0] in language.verbs or second[0] in language.function["auxiliaries"]
        return len(words) > 1 and (acts or second.start() in doing or second[0] == "alone")

    def opens_with_country(self, index: int) -> bool:
        """Whether a sentence begins with the name of a country, and not with one of its people: "Peru mined less than …"."""
        first = next((hit for hit in self._sentence(index) if self._names(hit)), None)
        if first is None or not self._opens(first) or self._folded[first.end : first.end + 1] == "'":
            return False
        return all(name.kind == "entity" and name.data.get("form") != "people" for name in first.entry.names)

    def is_of_some(self, index: int) -> bool:
        """Whether a sentence begins with only a part or one thing of a country, of which the next one may go on."""
        begun = (hit for hit in self._sentence(index) if self._opens(hit))
        return any(self._is_of_some(hit) or self._is_of_one_thing(hit) for hit in begun)

    def _is_of_one_thing(self, hit: Hit) -> bool:
        """ "Peru's | biggest mine | is Cerro Verde": whether one mine, firm or region of a country's is spoken of, which "its" may be."""
        owned = _OWNED.match(self._folded, hit.end)
        words = list(_WORD.finditer(self._folded, owned.end()))[: _WORDS_OF_WORKS + 1] if owned else []
        function, verbs = english().function, english().verbs
        for word, follows in zip(words, words[1:], strict=False):
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
