"""Items to noun phrases: who owns what, of which topic, how much of it, at which place in which ordering.

"Russia's rare-earth reserves", "the reserves of rare earths held by Russia" and "Russian reserves of rare earths" all
become one Phrase with the concept `reserves`, the topic `rare_earths` and the owner RUS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from checks.claims import EntityWords, Stated
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.periods import Period
from checks.reading.places import Place
from checks.reading.quantities import Quantity
from checks.reading.stated import part

Resolve = Callable[[Name, str], EntityWords]
_OPENERS = frozenset(("determiner", "name", "quantity", "place", "pronoun", "word", "negation"))
_PERSONAL = ("he", "she", "we", "i", "you", "him", "us", "me", "who", "whom")


@dataclass(frozen=True, slots=True)
class Extreme:
    """A highest or lowest over time: since a year, over a number of `years`, or ever where neither is said.

    `end` is the offset behind the words that say so.
    """

    side: Literal["highest", "lowest"]
    since: int | None = None
    years: int | None = None
    end: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: items `first` up to, without, `after`; offsets are those of the text.

    entities    what the phrase as a whole denotes: one, or several that are coordinated; empty where it is no entity
    owner       whose the measure is: possessor, adjective, "of" or "in" complement
    scope       the world, a continent or a group in which a place or a whole is counted
    anaphor     "entity" ("the country", "it"), "measure" ("those of …", "the amount"), "topic", or None
    elliptic    a possessive without what is possessed ("exceed Russia's")
    facility    it names what brings forth a country's output ("Peru's copper mines"), and so stands for its owner
    extreme     it is the highest or lowest over time ("its highest level since 2012", "a record 45,000 tons")
    opaque      its head is a word that the catalogue does not know, or something else of unknown owner stands in it
    adjective   the concept of a superlative adjective ("most populous")
    negated     "no country", "no other"
    modifiers   unknown words before a measure, which may make it another one ("female population")
    whole       what a part is a part of ("69% of the world's cement", "Chile's share of copper output")
    share       its head is a word for a part ("share", "proportion"); `owner` is then whose part it is
    nationality a people's adjective that stands alone ("is Chinese", "one in seven American")
    """

    first: int
    after: int
    start: int
    end: int
    text: str
    entities: tuple[EntityWords, ...] = ()
    owner: EntityWords | None = None
    scope: str | None = None
    concept: Name | None = None
    agent: Name | None = None
    adjective: Name | None = None
    topic: str | None = None
    topics: tuple[str, ...] = ()
    place: Place | None = None
    quantity: Quantity | None = None
    period: Period | None = None
    publisher: str | None = None
    qualifiers: tuple[str, ...] = ()
    anaphor: str | None = None
    owner_anaphor: bool = False
    scope_anaphor: bool = False
    elliptic: bool = False
    facility: bool = False
    opaque: bool = False
    negated: bool = False
    comparative: str | None = None
    modifiers: tuple[str, ...] = ()
    head: str = ""
    words: tuple[str, ...] = ()
    proper: bool = False
    listed: tuple[EntityWords, ...] = field(default=())
    extreme: Extreme | None = None
    whole: Phrase | None = None
    share: bool = False
    nationality: EntityWords | None = None

    @property
    def is_measure(self) -> bool:
        """Whether the phrase names a measure, or stands for one named before."""
        return self.concept is not None or self.anaphor == "measure" or self.elliptic

    @property
    def is_change(self) -> bool:
        """Whether the phrase is headed by a noun for a rise or a fall."""
        words = english().function
        return self.head in words["rise_nouns"] or self.head in words["fall_nouns"]

    @property
    def is_entity(self) -> bool:
        """Whether the phrase denotes entities, or stands for one named before."""
        return bool(self.entities) or self.anaphor == "entity"

    @property
    def is_part(self) -> bool:
        """Whether the phrase is a part of what a topic, the world or a group has: "69% of the world's cement"."""
        whole = self.whole
        if whole is None:
            return False
        general = whole.concept is not None and bool(whole.concept.data.get("generic"))
        return bool(whole.topics or whole.scope or whole.entities or whole.anaphor or general)


Node = Phrase | Item


def phrases(items: list[Item], text: str, resolve: Resolve, scopes: frozenset[str]) -> list[Node]:
    """The items with every noun phrase folded into one node, complements with "of" and "in" attached.

    `resolve` says which entity a name means in this article; `scopes` are the ids of groups, continents, the world.
    """
    chunks = [_as_extreme(node) if isinstance(node, Phrase) else node for node in _Chunker(items, text, resolve, scopes).run()]
    return _coordinated(_in_time(_with_complements(chunks, text, scopes)), text)


class _Chunker:
    """Folds runs of nominal items into phrases, left to right."""

    def __init__(self, items: list[Item], text: str, resolve: Resolve, scopes: frozenset[str]) -> None:
        self._items, self._text, self._resolve, self._scopes = items, text, resolve, scopes
        self._words = english()
        self._verbs: set[int] = set()

    def run(self) -> list[Node]:
        nodes: list[Node] = []
        index = 0
        while index < len(self._items):
            after = self._run_end(index)
            if after == index:
                nodes.append(self._items[index])
                index += 1
            else:
                nodes.append(self._phrase(index, after))
                index = after
        return nodes

    # ---------------------------------------------------------------- where a run ends
    def _run_end(self, first: int) -> int:
        """The index behind the noun phrase that begins at an item; the same index where none begins."""
        if not self._opens(first):
            return first
        index = first + 1
        if self._items[first].kind == "pronoun" and self._items[first].text not in ("one", "ones"):
            return index
        while index < len(self._items) and self._continues(first, index):
            index += 1
        return index

    def _opens(self, index: int) -> bool:
        item = self._items[index]
        if item.kind == "relative":
            return item.text == "that" and self._demonstrative(index)
        if item.kind == "negation":
            follows = self._items[index + 1] if index + 1 < len(self._items) else None
            return item.text == "no" and follows is not None and follows.kind in ("name", "word", "determiner")
        if item.text == "combined":
            return self._combined_opens(index)
        if item.kind == "verb" and item.verb_form == "base" and index:
            before = self._items[index - 1]
            return before.kind == "preposition" and before.text != "to"  # "by value", "per head"
        if item.kind not in _OPENERS:
            return False
        if item.kind == "name" and item.is_verb:
            if item.name("qualifier") is not None and self._before_noun(index):
                return True
            return item.can_be_noun and index not in self._verbs and not self._verb_position(index, None)
        if item.kind == "word" and item.text == "according":
            return False
        if item.kind == "determiner" and self._floats(index):
            return False
        return item.kind != "name" or item.can_be_noun or item.name("concept_adjective", "qualifier") is not None

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
        begins = before is None or before.kind in ("preposition", "verb", "auxiliary", "mark") or before.is_verb
        return begins and follows is not None and follows.kind == "name" and follows.can_be_noun and not follows.is_verb

    def _demonstrative(self, index: int) -> bool:
        before = self._items[index - 1] if index else None
        if before is not None and before.kind == "preposition" and self._items[index].text == "that":
            return index + 1 >= len(self._items) or self._items[index + 1].kind in ("word", "name", "mark")
        follows = self._items[index + 1].text if index + 1 < len(self._items) else ""
        return follows == "of" or (follows == "for" and before is not None and before.kind == "conjunction")

    def _continues(self, first: int, index: int) -> bool:
        item, before = self._items[index], self._items[index - 1]
        if item.kind == "possessive":
            return True
        if before.quantity is not None and before.quantity.kind in ("multiple", "part") and item.kind != "comparative":
            return item.kind == "word"  # "twice Germany's" is two phrases
        if item.kind == "mark":
            return item.text == "-" and item.glued and index + 1 < len(self._items) and self._items[index + 1].glued
        if item.kind == "verb" and self._verb_as_noun(first, index):
            return True
        if before.kind == "possessive" and item.is_verb and not item.can_be_noun:
            return item.verb_form == "base" or self._participle_modifies(index)
        if before.kind == "possessive" or before.text == "-":
            return item.kind in ("name", "word", "place", "quantity", "comparative", "determiner")
        if item.kind == "determiner":
            if item.text == "all" and self._items[index + 1 : index + 2] and self._items[index + 1].text == "-":
                return True
            if item.text in ("other", "such"):
                return before.kind in ("determiner", "negation")
            return before.kind == "determiner" and before.text in ("all", "both", "half", "such", "what")
        if item.kind == "place":
            return self._only_modifiers(first, index)
        if item.kind == "quantity":
            return self._only_modifiers(first, index) or bool(item.quantity and item.quantity.attributive)
        if item.kind == "name":
            return self._name_continues(first, index)
        if item.kind == "verb":
            return self._participle_modifies(index)
        if item.kind == "word":
            return before.kind != "pronoun" and not self._may_be_a_verb(index)
        if item.kind == "comparative":
            return before.kind in ("determiner", "quantity", "negation")
        if item.kind == "pronoun":
            return item.text in ("one", "ones") and before.name("adjective") is not None
        if item.text == "combined" and before.kind in ("determiner", "possessive"):
            return True
        return item.kind == "adverb" and item.text in ("most", "only") and before.kind == "determiner"

    def _verb_as_noun(self, first: int, index: int) -> bool:
        """Whether a verb's form is a noun here: "the move", "an 8% rise", "Russia's total", "a sharp drop", "a new record"."""
        item, before, opener = self._items[index], self._items[index - 1], self._items[first]
        if before.kind == "possessive" and item.verb_form == "ing":
            return True
        if item.verb_form not in ("base", "s"):
            return False
        if before.kind == "determiner" and before.text in ("the", "a", "an", "its", "their", "no", "another", "our", "his", "her"):
            return True
        if item.text not in self._words.function["nouns_like_verbs"]:
            return False
        if before.kind == "name" and item.text not in self._words.function["rise_nouns"] | self._words.function["fall_nouns"]:
            return before.name("adjective") is not None or (item.text == "total" and self._is_scope(before))
        if opener.kind == "determiner" and opener.text in ("a", "an", "another"):
            return True
        return before.kind in ("determiner", "possessive")

    def _group(self, before: list[Item], owner: EntityWords | None, scope: str | None) -> EntityWords | None:
        """The group all of whose members a noun names: "the BRICS countries", "the EU's 27 members"; not "some …"."""
        groups = [item for item in before if item.kind == "name"]
        others = [item for item in before if item.kind != "name"]
        if owner is not None or any(item.kind != "quantity" and item.text not in ("the", "all") for item in others):
            return None
        definite = scope is not None or any(item.text in ("the", "all") for item in others)
        if len(others) > 1 and not definite or (others and others[0].kind == "quantity" and not definite):
            return None
        if scope is not None and not groups:
            return EntityWords(scope, " ".join(item.text for item in before)) if scope != "WORLD" else None
        name = groups[0].name("adjective", "entity") if len(groups) == 1 and scope is None else None
        if name is None or name.ids == ("WORLD",) or not set(name.ids) & self._scopes:
            return None
        return self._resolve(name, groups[0].text)

    def _is_scope(self, item: Item) -> bool:
        name = item.name("entity", "adjective")
        return name is not None and bool(set(name.ids) & self._scopes)

    def _is_facility(self, run: list[Item]) -> bool:
        """Whether a run names all that an owner has of a kind: "copper mines", but not "the biggest mine" or "some mines"."""
        head = run[-1]
        if head.text not in self._words.function["facilities"]:
            return False
        quantifiers = ("some", "many", "most", "any", "several", "few", "other", "another", "two", "both", "no")
        return all(
            (item.kind == "determiner" and item.text not in quantifiers)
            or item.name("topic", "adjective", "entity", "qualifier") is not None
            or item.text in self._words.function["harmless_measure_modifiers"]
            or item.text == "-"
            for item in run[:-1]
        )

    def _modifiers(self, run: list[Item]) -> tuple[str, ...]:
        """The words before a measure that may make it another one: "female population", "offshore reserves"."""
        harmless = self._words.function["harmless_measure_modifiers"]
        return tuple(
            item.text
            for item in run[:-1]
            if (item.kind == "word" or (item.kind == "verb" and not item.names)) and item.text not in harmless and not item.capital
        )

    def _may_be_a_verb(self, index: int) -> bool:
        """Whether an unknown word behind a name looks like a verb, or a participle that begins a clause of its own."""
        item, before = self._items[index], self._items[index - 1]
        if item.capital or before.kind != "name" or before.name("adjective") is not None and before.name("entity") is None:
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
            if not modifier and item.name("adjective") is None and item.text not in ("joint", "estimated", "known", "proven", "record"):
                return False
        return True

    def _name_continues(self, first: int, index: int) -> bool:
        item, before = self._items[index], self._items[index - 1]
        if item.text.startswith("the "):
            return False
        if item.is_verb and not item.can_be_noun:
            counted = before.quantity is not None and before.quantity.kind == "count" and item.verb_form == "s"
            named = before.kind in ("possessive", "determiner") and item.verb_form in ("base", "s")
            return counted or named or self._participle_modifies(index)
        if item.is_verb and self._verb_position(index, first):
            self._verbs.add(index)
            return False
        if item.name("entity", "metonym") is not None and item.name("adjective", "topic", "concept_noun") is None:
            if before.kind == "word":
                return before.text in self._words.function["harmless_modifiers"] and self._only_harmless(first, index)
            if before.kind == "name":
                return before.name("publisher", "dataset") is not None
            return before.kind in ("determiner", "place", "quantity", "comparative", "negation")
        return True

    def _only_harmless(self, first: int, index: int) -> bool:
        harmless = self._words.function["harmless_modifiers"]
        return all(item.kind == "determiner" or item.text in harmless for item in self._items[first:index])

    def _before_noun(self, index: int) -> bool:
        """Whether a noun follows, and what stands before lets a noun phrase begin ("of refined copper")."""
        before = self._items[index - 1] if index else None
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        begins = before is None or before.kind in ("preposition", "conjunction", "mark", "verb", "quantity", "auxiliary")
        return begins and follows is not None and follows.kind == "name" and follows.can_be_noun

    def _participle_modifies(self, index: int) -> bool:
        """ "mined copper", "an estimated 45,000 tonnes": a participle between determiner or adjective and noun."""
        item, before = self._items[index], self._items[index - 1]
        if item.verb_form not in ("past", "participle", "ing") or index + 1 >= len(self._items):
            return False
        follows = self._items[index + 1]
        leads = before.kind in ("determiner", "possessive", "place", "comparative") or before.name("adjective") is not None
        nominal = follows.kind == "word" or (follows.kind == "name" and follows.can_be_noun)
        nominal = nominal or (follows.kind == "quantity" and before.kind == "determiner")
        return leads and nominal

    def _verb_position(self, index: int, first: int | None) -> bool:
        """Whether an item that may be noun or verb ("mines", "exports") stands where a verb stands."""
        item = self._items[index]
        follows = self._items[index + 1] if index + 1 < len(self._items) else None
        if follows is not None and (
            follows.kind in ("auxiliary", "verb", "possessive")
            or follows.text in ("of", ",", ".")
            or (follows.is_verb and not follows.can_be_noun)
        ):
            return False
        if first is None:
            before = self._items[index - 1] if index else None
            if before is not None and before.kind == "adverb" and index >= 2:
                return self._items[index - 2].kind in ("word", "name", "pronoun") and item.verb_form in ("base", "s")
            return before is not None and (before.kind in ("relative", "pronoun") or before.text == "to")
        before = self._items[index - 1]
        if item.verb_form == "ing":
            return False
        if before.kind in ("determiner", "possessive", "place", "quantity", "comparative"):
            return False
        if before.name("adjective", "topic") is not None and before.name("entity") is None:
            return False
        return before.kind in ("word", "pronoun", "adverb") or before.name("entity", "metonym", "concept_agent") is not None

    # ---------------------------------------------------------------- what a run says
    def _phrase(self, first: int, after: int) -> Phrase:
        run = self._items[first:after]
        begin = first
        owner: EntityWords | None = None
        scope: str | None = None
        owner_anaphor = opaque = False
        while (at := next((i for i, item in enumerate(run) if item.kind == "possessive"), None)) is not None:
            possessor, run = run[:at], run[at + 1 :]
            entity, anaphoric = self._possessor(possessor)
            if entity is not None and entity.id in self._scopes:
                scope = entity.id
            elif entity is not None:
                owner = entity
            opaque = entity is None and not anaphoric
            owner_anaphor = anaphoric
            begin += at + 1
        if run and run[0].text in ("its", "their"):
            owner_anaphor = True
        elif run and run[0].text in ("our", "his", "her", "my", "your", "whose"):
            opaque = run[0].text != "whose" or opaque
            owner_anaphor = run[0].text == "whose"
        phrase = self._core(run, first, after, owner, scope)
        before = " ".join(item.text for item in self._items[first : after - len(run)] if item.kind != "possessive")
        if before in self._words.function["scope_anaphors"]:
            phrase = replace(phrase, scope_anaphor=True)
            owner_anaphor = phrase.place is None
        if not run:
            phrase = replace(phrase, elliptic=owner is not None or owner_anaphor or scope is not None)
        return replace(phrase, owner_anaphor=owner_anaphor, opaque=phrase.opaque or opaque)

    def _possessor(self, items: list[Item]) -> tuple[EntityWords | None, bool]:
        """The entity that possesses, and whether it is one named before ("the country's")."""
        if not items:
            return None, False
        head = items[-1]
        name = head.name("entity")
        plain = all(item.kind == "determiner" or item.text in self._words.function["harmless_modifiers"] for item in items[:-1])
        if name is not None and plain:
            return self._resolve(name, head.text), False
        spoken = " ".join(item.text for item in items)
        if spoken in self._words.function["entity_anaphor_phrases"] or head.text in ("it", "they"):
            return None, True
        if head.name("concept_noun") is not None:
            given = [name for item in items[:-1] if (name := item.name("adjective")) is not None]
            return (self._resolve(given[0], given[0].text), False) if len(given) == 1 else (None, False)
        demonym = head.name("adjective")
        if demonym is not None and demonym.data.get("form") == "people" and plain:
            return self._resolve(demonym, head.text), False
        return None, False

    def _core(self, run: list[Item], first: int, after: int, owner: EntityWords | None, scope: str | None) -> Phrase:
        whole = self._items[first:after]
        start, end = whole[0].start, whole[-1].end
        phrase = Phrase(first, after, start, end, self._text[start:end], owner=owner, scope=scope)
        if not run:
            return phrase
        head = run[-1]
        words = tuple(item.text for item in run)
        found: dict[str, object] = {"head": head.text, "words": words}
        spoken = " ".join(words)
        function = self._words.function
        if spoken in function["entity_anaphor_phrases"] or (len(run) == 1 and head.text in function["entity_anaphors"]):
            return replace(phrase, anaphor="entity", head=head.text, words=words)
        if len(run) == 1 and head.text in _PERSONAL:
            return replace(phrase, opaque=True, head=head.text, words=words)
        if head.text in ("total", "totals") and len(run) > 1:
            over = [item for item in run[:-1] if item.kind != "determiner"]
            if scope is None and len(over) == 1 and self._is_scope(over[0]):
                named = over[0].name("entity", "adjective")
                assert named is not None
                return replace(phrase, anaphor="measure", scope=named.ids[0], head=head.text, words=words)
        if spoken in function["measure_anaphors"]:
            return replace(phrase, anaphor="measure", head=head.text, words=words)
        if spoken in function["topic_anaphors"]:
            return replace(phrase, anaphor="topic", head=head.text, words=words)
        topics = tuple(dict.fromkeys(topic for item in run if (name := item.name("topic")) for topic in name.ids))
        found["topics"] = topics
        found["topic"] = topics[0] if len(topics) == 1 else None
        for item in run:
            if item.place is not None:
                found["place"] = item.place
            if item.quantity is not None and found.get("quantity") is None:
                found["quantity"] = item.quantity
            if item.name("concept_adjective") is not None:
                found["adjective"] = item.name("concept_adjective")
            if item.comparative is not None:
                found["comparative"] = item.comparative
        found["publisher"] = next((n.ids[0] for item in whole if (n := item.name("publisher", "dataset")) is not None), None)
        found["qualifiers"] = tuple(q for item in run if (name := item.name("qualifier")) for q in name.ids)
        found["negated"] = run[0].text in ("no", "neither", "nobody", "none")
        concept, agent = head.name("concept_noun"), head.name("concept_agent")
        owned = owner is not None or any(item.name("adjective") is not None for item in run[:-1])
        if head.text in function["country_nouns"] and found.get("place") is None and not owned:
            concept = None  # "the largest country" speaks of its area, "a country" does not
        if concept is None and len(run) > 1 and head.kind == "word" and head.text in ("total", "totals", "figure", "figures", "level", "levels", "capacity", "volume", "volumes"):
            concept = run[-2].name("concept_noun")
        entity = head.name("entity")
        adjectives = [name for item in run[:-1] if (name := item.name("adjective")) is not None and item.name("entity") is None]
        adjectives += [name for item in run[:-1] if (name := item.name("adjective")) is not None and item.name("entity") is not None]
        nouns = [name for item in run[:-1] if item.name("adjective") is None and (name := item.name("entity")) is not None]
        found["share"] = head.text in function["share_nouns"] and concept is None
        measured = concept is not None or agent is not None or bool(found["share"])
        if measured or found["topic"] is not None or found.get("place") is not None or head.text in function["country_nouns"]:
            given = adjectives + nouns
            if len(given) == 1 and owner is None:
                adjective = self._resolve(given[0], given[0].text)
                if adjective.id in self._scopes:
                    found["scope"] = scope or adjective.id
                else:
                    found["owner"] = adjective
            elif len(given) > 1 or (given and owner is not None):
                found["opaque"] = True
        if concept is not None and agent is not None and found.get("place") is None:
            agent = None  # "the American economy" is measured, "the largest economy" is a country
        found["concept"], found["agent"] = concept, agent
        if concept is not None or agent is not None:
            found["modifiers"] = self._modifiers(run)
        if concept is None and agent is None and entity is not None and owner is None and scope is None:
            members = head.text.split()[-1] in function["member_nouns"] and run[0].text in ("the", "all")
            plain = all(item.kind in ("determiner", "negation") or item.text in function["harmless_modifiers"]
                        or (members and item.kind == "quantity") for item in run[:-1])  # fmt: skip
            if plain:
                found["entities"] = (self._resolve(entity, head.text),)
            else:
                found["opaque"] = found.get("place") is None
        demonym = head.name("adjective")
        if concept is None and agent is None and entity is None and demonym is not None:
            if run[0].text in ("the",) or demonym.data.get("form") == "people":
                found["entities"] = (self._resolve(demonym, head.text),)
            found["nationality"] = self._resolve(demonym, head.text)
        if head.text in function["member_nouns"] and (group := self._group(run[:-1], owner, scope)) is not None:
            return replace(phrase, **{**found, "entities": (group,), "scope": None})  # type: ignore[arg-type]
        if concept is None and entity is None and not found.get("entities") and self._is_facility(run):
            found["facility"] = all(_leaves_a_facility(item, function["harmless_modifiers"]) for item in run[:-1])
            if "owner" not in found and owner is None and len(adjectives + nouns) == 1:
                found["owner"] = self._resolve((adjectives + nouns)[0], (adjectives + nouns)[0].text)
        if found["share"] and not all(_leaves_a_share(item, function["share_modifiers"]) for item in run[:-1]):
            found["share"], found["opaque"] = False, True
        known_head = found.get("facility") or found["share"] or concept or agent or entity or demonym or head.name("topic") or head.kind in ("quantity", "place")
        if not known_head and head.text not in function["country_nouns"]:
            found["opaque"] = True
            found["proper"] = head.capital
            found["topics"], found["topic"] = (), None  # "rare-earth magnets" are no rare earths
        return replace(phrase, **found)  # type: ignore[arg-type]


_RECORD_WORDS = frozenset(
    ("a", "an", "the", "its", "their", "another", "new", "fresh", "all", "-", "time", "annual", "yearly", "record", "records",
     "high", "low", "historic", "historical", "ever", "absolute", "peak", "highest", "lowest", "level", "levels", "year",
     "largest", "smallest", "recorded")
)  # fmt: skip


def _as_extreme(phrase: Phrase) -> Phrase:
    """A phrase of which the words alone say that it is an extreme: "a record", "an all-time high", "a five-year low"."""
    words = phrase.words
    if not words:
        return phrase
    low = "low" in words or "lowest" in words or "smallest" in words
    side: Literal["highest", "lowest"] = "lowest" if low else "highest"
    if phrase.quantity is not None and phrase.quantity.stated.unit == "years" and phrase.head in ("high", "low", "peak"):
        years = int(phrase.quantity.stated.value or 0)
        return replace(phrase, quantity=None, extreme=Extreme(side, years=years or None, end=phrase.end)) if years else phrase
    named = phrase.concept is not None or phrase.quantity is not None or phrase.head in ("year", "harvest", "crop")
    forever = "record" in words[:-1] and named
    forever = forever or (bool(words) and set(words) <= _RECORD_WORDS and _speaks_of_a_record(words))
    if not forever:
        return phrase
    return replace(phrase, place=None, opaque=False, extreme=Extreme(side, end=phrase.end))


def _speaks_of_a_record(words: tuple[str, ...]) -> bool:
    if "record" in words:
        return words[0] in ("a", "an", "another", "record") or {"high", "low", "level", "levels"} & set(words) != set()
    if "records" in words:
        return words[0] in ("new", "records", "fresh")
    if words[-1] in ("high", "low", "peak"):
        return bool({"time", "new", "fresh", "historic", "historical"} & set(words))
    return "ever" in words and bool({"highest", "lowest", "largest", "smallest"} & set(words))


def _in_time(nodes: list[Node]) -> list[Node]:
    """First places with a time behind them are extremes, and no place among countries: "the lowest since 2012"."""
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        time = nodes[index + 1] if index + 1 < len(nodes) else None
        timed = isinstance(time, Item) and time.period is not None and time.period.role in ("since", "over")
        if isinstance(node, Phrase) and node.scope is None and node.agent is None and node.adjective is None:
            if timed and node.place is not None and not node.entities and (node.place.high != 1 or "second" in node.words):
                node = replace(node, place=None, opaque=True)
            if node.extreme is not None and node.extreme.since is None and node.extreme.years is None:
                node = _since(node, node.extreme.side, time)
            elif node.extreme is None and (side := _end_of_a_scale(node)) is not None:
                node = _since(node, side, time, recorded=_on_record(nodes, index + 1))
        kept.append(node)
    return kept


def _end_of_a_scale(phrase: Phrase) -> Literal["highest", "lowest"] | None:
    """The end that a superlative without anything to be counted names: "its lowest level", "the fastest"."""
    function = english().function
    counted = phrase.entities or phrase.head in function["country_nouns"] or phrase.facility
    if counted or "second" in phrase.words or (phrase.place is not None and phrase.place.high != 1):
        return None
    if any(word in function["high_points"] for word in phrase.words):
        return "highest"
    return "lowest" if any(word in function["low_points"] for word in phrase.words) else None


def _since(phrase: Phrase, side: Literal["highest", "lowest"], time: Node | None, recorded: int = 0) -> Phrase:
    """The phrase as an extreme over the time that follows it; as it was where none does."""
    period = time.period if isinstance(time, Item) else None
    if period is not None and time is not None and period.role == "since" and period.words.year is not None:
        return replace(phrase, place=None, opaque=False, extreme=Extreme(side, since=period.words.year, end=time.end))
    if period is not None and time is not None and period.role == "over" and period.words.year is None and period.years != 1:
        extreme = Extreme(side, since=period.began, years=period.years, end=time.end)
        return replace(phrase, place=None, opaque=False, extreme=extreme)
    if recorded and phrase.extreme is None:
        return replace(phrase, place=None, opaque=False, extreme=Extreme(side, end=recorded))
    return phrase


def _on_record(nodes: list[Node], index: int) -> int:
    """The offset behind "on record", "ever", "of all time" or "in its history", where one of them follows; else 0."""
    here = nodes[index] if index < len(nodes) else None
    behind = nodes[index + 1] if index + 1 < len(nodes) else None
    if here is None or behind is None or not isinstance(here, Item) or here.kind != "preposition":
        return 0
    words = behind.words if isinstance(behind, Phrase) else (behind.text,)
    return behind.end if words[-1:] and words[-1] in ("record", "history") or words == ("all", "time") else 0


def _with_complements(nodes: list[Node], text: str, scopes: frozenset[str]) -> list[Node]:
    """Phrases with what "of", "in", "held by" and the like tie to them."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        index += 1
        while isinstance(node, Phrase):
            grown = _complement(node, nodes, index, text, scopes)
            if grown is None:
                break
            added = grown[0].topics != node.topics
            node, index = grown
            if added:
                node, index = _more_topics(node, nodes, index, text)
        kept.append(node)
    return kept


def _complement(
    phrase: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int] | None:
    """The phrase with the next complement taken in, and the index behind it; None where none can be."""
    if phrase.whole is None and (joined := _whole_beside(phrase, nodes, index, text)) is not None:
        return joined
    if phrase.whole is not None:
        return _grown_whole(phrase, phrase.whole, nodes, index, text, scopes)
    if _participle_follows(phrase, nodes, index):
        return _with_participle(phrase, nodes, index, text, scopes)
    if index + 1 >= len(nodes):
        return None
    tie, at = nodes[index], index + 1
    if isinstance(tie, Phrase):
        return None
    ties = english().function["owner_ties"]
    if tie.text in ties and isinstance(nodes[at], Item) and nodes[at].text in ("by", "in", "from") and at + 1 < len(nodes):
        tie, at = nodes[at], at + 1  # type: ignore[assignment]
        if isinstance(tie, Phrase):
            return None
    elif tie.kind != "preposition":
        return None
    other = nodes[at]
    if not isinstance(other, Phrase):
        return None
    can_be_owned = phrase.is_measure or phrase.agent is not None or phrase.place is not None or phrase.adjective is not None
    can_be_owned = can_be_owned or phrase.facility
    end = replace(phrase, after=other.after, end=other.end, text=text[phrase.start : other.end])
    if tie.text in ("of", "in") and phrase.share and not phrase.opaque:
        if other.quantity is not None and other.quantity.kind in ("percent", "part") and phrase.quantity is None:
            return replace(end, quantity=other.quantity, whole=other.whole), at + 1
        return replace(end, whole=other, concept=None), at + 1
    if tie.text == "for" and phrase.anaphor == "measure" and other.elliptic and phrase.owner is None:
        return replace(end, owner=other.owner), at + 1
    if tie.text in ("for", "of") and phrase.head in english().function["figure_nouns"] and phrase.quantity is None and other.is_measure:
        return replace(other, first=phrase.first, start=phrase.start, text=text[phrase.start : other.end]), at + 1
    if tie.text == "in" and (part := _one_in(phrase, other, end)) is not None:
        return part, at + 1
    if tie.text == "of" and not (phrase.place is not None and phrase.concept is None and phrase.agent is None and (other.concept or other.agent)):
        return _of(phrase, other, end, scopes, can_be_owned, at)
    if tie.text in ("in", "by", "from", "on", "among", "amongst", "outside") and can_be_owned and other.entities:
        if len(other.entities) != 1 or (tie.text in ("by", "from") and tie is nodes[index]):
            return None
        entity = other.entities[0]
        if entity.id in scopes:
            return (replace(end, scope=entity.id), at + 1) if phrase.scope is None else None
        if phrase.owner is None and not phrase.owner_anaphor and tie.text not in ("among", "amongst", "outside") and (phrase.is_measure or phrase.facility):
            return replace(end, owner=entity), at + 1
        return None
    if tie.text in ("in", "for", "by", "of") and phrase.place is not None and phrase.concept is None and phrase.agent is None:
        if (other.concept is not None or other.agent is not None) and other.owner is None and other.place is None and not other.opaque:
            merged = replace(end, concept=other.concept, agent=other.agent, topic=other.topic or phrase.topic,
                             topics=other.topics or phrase.topics, scope=other.scope or phrase.scope,
                             qualifiers=phrase.qualifiers + other.qualifiers)  # fmt: skip
            return merged, at + 1
    if tie.text in ("in", "for") and can_be_owned and _only_topic(other) and phrase.topic is None and not phrase.topics:
        return replace(end, topic=other.topic, topics=other.topics), at + 1
    return None


def _more_topics(phrase: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int]:
    """ "tons of copper and lithium": two topics, of which neither may be taken for the other."""
    if index + 1 >= len(nodes):
        return phrase, index
    link, other = nodes[index], nodes[index + 1]
    if not (isinstance(link, Item) and link.kind == "conjunction" and isinstance(other, Phrase) and _only_topic(other)):
        return phrase, index
    follows = nodes[index + 2] if index + 2 < len(nodes) else None
    if isinstance(follows, Item) and (follows.kind == "auxiliary" or follows.is_verb):
        return phrase, index
    both = replace(phrase, topic=None, topics=phrase.topics + other.topics, end=other.end, text=text[phrase.start : other.end])
    return replace(both, after=other.after), index + 2


def _only_topic(phrase: Phrase) -> bool:
    return phrase.topic is not None and phrase.concept is None and phrase.owner is None and phrase.quantity is None and phrase.place is None


def _of(
    phrase: Phrase, other: Phrase, end: Phrase, scopes: frozenset[str], can_be_owned: bool, at: int
) -> tuple[Phrase, int] | None:
    quantity = phrase.quantity is not None and phrase.concept is None
    if other.quantity is not None and phrase.quantity is None and (phrase.is_change or phrase.extreme is not None):
        return replace(end, quantity=other.quantity, topics=phrase.topics + other.topics), at + 1
    if quantity and phrase.quantity is not None and phrase.quantity.kind in ("percent", "part") and _is_bare(phrase):
        return _part_of(phrase, other, end), at + 1
    if _only_topic(other) and (can_be_owned or quantity) and phrase.topic is None:
        return replace(end, topic=other.topic, topics=other.topics, qualifiers=phrase.qualifiers + other.qualifiers), at + 1
    if other.anaphor == "topic" and (can_be_owned or quantity):
        return end, at + 1
    if quantity and other.concept is not None and phrase.topic is None:
        merged = replace(end, concept=other.concept, topic=other.topic, topics=other.topics, owner=other.owner or phrase.owner,
                         owner_anaphor=other.owner_anaphor, scope=other.scope or phrase.scope)  # fmt: skip
        return merged, at + 1
    if phrase.concept is not None and phrase.quantity is None and other.quantity is not None and other.concept is None:
        if other.owner is None and not other.opaque:
            topics = phrase.topics or other.topics
            return replace(end, quantity=other.quantity, topic=phrase.topic or other.topic, topics=topics), at + 1
    if phrase.place is not None and other.scope is not None and other.head in english().function["country_nouns"]:
        return replace(end, scope=other.scope), at + 1
    if can_be_owned and len(other.entities) == 1 and not phrase.opaque:
        entity = other.entities[0]
        if entity.id in scopes:
            return replace(end, scope=entity.id), at + 1
        if phrase.owner is None and (phrase.is_measure or phrase.facility):
            return replace(end, owner=entity), at + 1
    if other.entities and phrase.anaphor == "measure":
        return replace(end, listed=other.entities), at + 1
    if quantity and phrase.quantity is not None and (other.opaque or other.agent is not None or other.facility):
        return replace(end, head=other.head, words=other.words, opaque=True, topics=other.topics), at + 1
    if phrase.head in english().function["tables"] and other.concept is not None and other.owner is None:
        return replace(end, concept=other.concept, topic=other.topic, topics=other.topics, opaque=False), at + 1
    if phrase.opaque and not phrase.is_measure:
        return replace(end, opaque=True, topics=phrase.topics + other.topics if _only_topic(other) else phrase.topics), at + 1
    return None


def _is_bare(phrase: Phrase) -> bool:
    """Whether a phrase is a quantity and nothing else, or one with a countable noun ("one in seven barrels")."""
    return phrase.owner is None and phrase.scope is None and not phrase.topics and not phrase.owner_anaphor


def _part_of(part: Phrase, whole: Phrase, end: Phrase) -> Phrase:
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


def _whole_beside(phrase: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "half | the world's coal", "one in six | people", "people | on the planet": a whole or a scope without a preposition."""
    other = nodes[index] if index < len(nodes) else None
    if not isinstance(other, Phrase):
        return None
    end = replace(phrase, after=other.after, end=other.end, text=text[phrase.start : other.end])
    if phrase.concept is not None and len(other.entities) == 1 and other.text.lower().startswith("on "):
        return (replace(end, scope=other.entities[0].id), index + 1) if phrase.scope is None else None
    quantity = phrase.quantity
    if quantity is None or quantity.kind != "part" or not _is_bare(phrase) or phrase.concept is not None:
        return None
    if other.quantity is not None or other.place is not None or not (other.concept or other.topics):
        return None
    halved = quantity.stated.words.split()[-1:] == ["half"] and (other.scope is not None or other.words[:1] == ("the",))
    counted = " in " in f" {quantity.stated.words} "
    return (_part_of(phrase, other, end), index + 1) if halved or counted else None


def _grown_whole(
    phrase: Phrase, whole: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int] | None:
    """The part with a further complement of its whole: "a third of global output | of zinc"."""
    grown = _complement(whole, nodes, index, text, scopes)
    if grown is None:
        return None
    larger, after = grown
    end = replace(phrase, after=larger.after, end=larger.end, text=text[phrase.start : larger.end], whole=larger)
    if phrase.share:
        return end, after
    return replace(_part_of(phrase, larger, end), head=larger.head), after


def _one_in(phrase: Phrase, other: Phrase, end: Phrase) -> Phrase | None:
    """ "One tonne of salt in five", "one person in eleven": a part whose two numbers stand apart."""
    one, many = phrase.quantity, other.quantity
    if one is None or many is None or phrase.concept is not None or not many.bare or other.topics or other.concept:
        return None
    few, total = one.stated.value, many.stated.value
    if few is None or total is None or one.has_multiplier or many.stated.words != other.text.lower():
        return None
    few = few / one.stated.unit_factor
    if not (few == int(few) and 1 <= few < total <= 1000) or one.kind not in ("count", "amount"):
        return None
    percent = 100 * few / total
    holds, open_ = part(percent, english())
    stated = Stated(percent, holds, open_, "%", words=end.text, written_unit="part", approximator=one.stated.approximator)
    quantity = replace(one, after=many.after, stated=stated, kind="part", dimension="percent")
    return replace(end, quantity=quantity, whole=replace(phrase, quantity=None))


def _leaves_a_facility(item: Item, modifiers: frozenset[str]) -> bool:
    """Whether a word before "mines" leaves them all of a country's: not "Chile's Escondida mine", "two Chilean mines"."""
    return item.kind in ("determiner", "mark", "name") or item.text in modifiers or item.facility


def _leaves_a_share(item: Item, modifiers: frozenset[str]) -> bool:
    """Whether a word before "share" leaves it a share of what is named: "the Chinese share", "a 12% share"."""
    if item.kind in ("determiner", "quantity", "place", "comparative") or item.text in modifiers:
        return True
    return item.name("adjective", "entity") is not None


def _participle_follows(phrase: Phrase, nodes: list[Node], index: int) -> bool:
    """Whether a participle behind a topic belongs to it ("the copper mined in 2024 came …"), and is not the verb."""
    tie = nodes[index] if index < len(nodes) else None
    if not phrase.topics or phrase.concept is not None or not isinstance(tie, Item) or tie.kind == "auxiliary":
        return False
    if tie.verb_form not in ("past", "participle") or tie.name("concept_verb") is None or phrase.place is not None:
        return False
    for node in reversed(nodes[: index - 1]):
        if isinstance(node, Item):
            if node.kind == "mark":
                break
            if _can_be_finite(node):
                return True
    first = nodes[0] if nodes else None
    if isinstance(first, Item) and first.text == "of" and not _mark_before(nodes, index):
        return True
    for at in range(index + 1, len(nodes)):
        node, before = nodes[at], nodes[at - 1]
        if isinstance(node, Phrase):
            if not (isinstance(before, Item) and before.kind in ("preposition", "conjunction")):
                return False
        elif _can_be_finite(node):
            return True
        elif node.kind not in ("preposition", "conjunction", "period", "adverb"):
            return False
    return False


def _can_be_finite(item: Item) -> bool:
    """Whether some reading of an item is a verb that can stand with a subject."""
    if item.kind == "auxiliary" or (item.verb is not None and item.verb.form in ("s", "past", "base")):
        return True
    return any(name.kind == "concept_verb" and name.data.get("form", "base") in ("s", "past", "base") for name in item.names)


def _mark_before(nodes: list[Node], index: int) -> bool:
    return any(isinstance(node, Item) and node.kind == "mark" for node in nodes[:index])


def _with_participle(
    phrase: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int]:
    """The phrase with the measure that a participle names, and "worldwide" behind it as its scope."""
    tie = nodes[index]
    assert isinstance(tie, Item)
    after, end, scope = index + 1, tie, phrase.scope
    follows = nodes[after] if after < len(nodes) else None
    world = follows.name("entity", "adjective") if isinstance(follows, Item) and follows.kind == "adverb" else None
    if isinstance(follows, Item) and world is not None and world.ids[0] in scopes:
        after, end, scope = after + 1, follows, world.ids[0]
    return (
        replace(
            phrase,
            concept=tie.name("concept_verb"),
            scope=scope,
            after=end.tokens[1],
            end=end.end,
            text=text[phrase.start : end.end],
        ),
        after,
    )


def _coordinated(nodes: list[Node], text: str) -> list[Node]:
    """Lists of entities ("China, Brazil, India, and Australia") as one phrase with all of them."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, Phrase) and node.facility and _another_facility(nodes, index + 1):
            other = nodes[index + 2]
            kept.append(replace(node, after=index + 3, end=other.end, text=text[node.start : other.end]))
            index += 3
            continue
        if isinstance(node, Phrase) and (owners := _owned_together(nodes, index)) is not None:
            listed, index = owners
            kept.append(replace(node, owner=None, listed=listed, end=nodes[index - 1].end, text=text[node.start : nodes[index - 1].end]))
            continue
        if isinstance(node, Phrase) and _listable(node):
            members, after = [node], index + 1
            closed = False
            while after < len(nodes) and not closed:
                step = after
                link = nodes[step]
                if isinstance(link, Item) and link.text == ",":
                    step += 1
                    link = nodes[step] if step < len(nodes) else link
                joined = isinstance(link, Item) and link.kind == "conjunction"
                if joined:
                    step += 1
                if step == after or step >= len(nodes):
                    break
                candidate = nodes[step]
                if not isinstance(candidate, Phrase) or not _alike(node, candidate):
                    break
                if joined and len(members) == 1 and step - after == 2:
                    break  # ", and" before the second of two begins something new
                members.append(candidate)
                after, closed = step + 1, joined
            if closed:
                kept.append(_joined(members, text))
                index = after
                continue
        kept.append(node)
        index += 1
    return kept


def _owned_together(nodes: list[Node], index: int) -> tuple[tuple[EntityWords, ...], int] | None:
    """ "The combined output of Chile | , Bolivia | and Peru": the owners of what is said to be taken together."""
    node = nodes[index]
    if not isinstance(node, Phrase) or node.concept is None or node.owner is None or "combined" not in node.words:
        return None
    owners, at = [node.owner], index + 1
    while at + 1 < len(nodes):
        link, other = nodes[at], nodes[at + 1]
        if not isinstance(link, Item) or not isinstance(other, Phrase) or not other.entities:
            return None
        owners += other.entities
        at += 2
        if link.kind == "conjunction" or len(other.entities) > 1:
            return tuple(owners), at
        if link.text != ",":
            return None
    return None


def _another_facility(nodes: list[Node], index: int) -> bool:
    """Whether "and refineries" follows: more of what the same owner has."""
    if index + 1 >= len(nodes):
        return False
    link, other = nodes[index], nodes[index + 1]
    if not isinstance(link, Item) or link.kind != "conjunction" or not isinstance(other, Phrase):
        return False
    return other.facility and other.owner is None and not other.owner_anaphor and not other.topics


def _listable(phrase: Phrase) -> bool:
    if phrase.elliptic and phrase.owner is not None:
        return True
    if phrase.anaphor == "measure" and (phrase.owner is not None or phrase.listed):
        return True
    return bool(phrase.entities) and phrase.place is None


def _alike(first: Phrase, other: Phrase) -> bool:
    if first.anaphor == "measure" or first.elliptic:
        return _listable(other)
    return bool(other.entities) and other.place is None


def _joined(members: list[Phrase], text: str) -> Phrase:
    first, last = members[0], members[-1]
    entities: list[EntityWords] = []
    for member in members:
        entities += member.entities or member.listed or ((member.owner,) if member.owner else ())
    joined = replace(first, after=last.after, end=last.end, text=text[first.start : last.end])
    if first.anaphor == "measure" or first.elliptic:
        return replace(joined, owner=None, listed=tuple(entities))
    return replace(joined, entities=tuple(entities))
