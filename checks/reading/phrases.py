"""Items to noun phrases: who owns what, of which topic, how much of it, at which place in which ordering.

"Russia's rare-earth reserves", "the reserves of rare earths held by Russia" and "Russian reserves of rare earths" all
become one Phrase with the concept `reserves`, the topic `rare_earths` and the owner RUS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from checks.claims import EntityWords
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.periods import Period
from checks.reading.places import Place
from checks.reading.quantities import Quantity

Resolve = Callable[[Name, str], EntityWords]
_OPENERS = frozenset(("determiner", "name", "quantity", "place", "pronoun", "word", "negation"))
_PERSONAL = ("he", "she", "we", "i", "you", "him", "us", "me", "who", "whom")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: items `first` up to, without, `after`; offsets are those of the text.

    entities    what the phrase as a whole denotes: one, or several that are coordinated; empty where it is no entity
    owner       whose the measure is: possessor, adjective, "of" or "in" complement
    scope       the world, a continent or a group in which a place or a whole is counted
    anaphor     "entity" ("the country", "it"), "measure" ("those of …", "the amount"), "topic", or None
    elliptic    a possessive without what is possessed ("exceed Russia's")
    opaque      its head is a word that the catalogue does not know, or something else of unknown owner stands in it
    adjective   the concept of a superlative adjective ("most populous")
    negated     "no country", "no other"
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
    elliptic: bool = False
    opaque: bool = False
    negated: bool = False
    comparative: str | None = None
    head: str = ""
    words: tuple[str, ...] = ()
    proper: bool = False
    listed: tuple[EntityWords, ...] = field(default=())

    @property
    def is_measure(self) -> bool:
        """Whether the phrase names a measure, or stands for one named before."""
        return self.concept is not None or self.anaphor == "measure" or self.elliptic

    @property
    def is_entity(self) -> bool:
        """Whether the phrase denotes entities, or stands for one named before."""
        return bool(self.entities) or self.anaphor == "entity"


Node = Phrase | Item


def phrases(items: list[Item], text: str, resolve: Resolve, scopes: frozenset[str]) -> list[Node]:
    """The items with every noun phrase folded into one node, complements with "of" and "in" attached.

    `resolve` says which entity a name means in this article; `scopes` are the ids of groups, continents, the world.
    """
    return _coordinated(_with_complements(_Chunker(items, text, resolve, scopes).run(), text, scopes), text)


class _Chunker:
    """Folds runs of nominal items into phrases, left to right."""

    def __init__(self, items: list[Item], text: str, resolve: Resolve, scopes: frozenset[str]) -> None:
        self._items, self._text, self._resolve, self._scopes = items, text, resolve, scopes
        self._words = english()

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
        if item.kind == "negation":
            return item.text == "no" and index + 1 < len(self._items) and self._items[index + 1].kind in ("name", "word")
        if item.kind not in _OPENERS:
            return False
        if item.kind == "name" and item.is_verb:
            return item.can_be_noun and not self._verb_position(index, None)
        if item.kind == "word" and item.text == "according":
            return False
        if item.kind == "relative" or (item.kind == "determiner" and item.text in ("that", "which")):
            return self._demonstrative(index)
        return item.kind != "name" or item.can_be_noun or item.name("concept_adjective", "qualifier") is not None

    def _demonstrative(self, index: int) -> bool:
        return index + 1 < len(self._items) and self._items[index + 1].text == "of"

    def _continues(self, first: int, index: int) -> bool:
        item, before = self._items[index], self._items[index - 1]
        if item.kind == "possessive":
            return True
        if item.kind == "mark":
            return item.text == "-" and item.glued and index + 1 < len(self._items) and self._items[index + 1].glued
        if before.kind == "possessive" or before.text == "-":
            return item.kind in ("name", "word", "place", "quantity", "comparative", "verb", "determiner") or item.is_verb
        if item.kind == "determiner":
            return before.kind == "determiner" and before.text in ("all", "both", "half", "such", "what")
        if item.kind == "place":
            return self._only_modifiers(first, index)
        if item.kind == "quantity":
            return self._only_modifiers(first, index) or bool(item.quantity and item.quantity.attributive)
        if item.kind == "name":
            return self._name_continues(first, index)
        if item.kind == "verb":
            return self._participle_modifies(index)
        if item.kind in ("word",):
            return before.kind != "pronoun"
        if item.kind == "comparative":
            return before.kind in ("determiner", "quantity", "negation")
        return item.kind == "adverb" and item.text in ("most", "only") and before.kind == "determiner"

    def _only_modifiers(self, first: int, index: int) -> bool:
        """Whether nothing but determiners, adjectives and superlatives stands between an index and the run's begin."""
        for item in reversed(self._items[first:index]):
            if item.kind == "possessive":
                return True
            modifier = item.kind in ("determiner", "place", "negation", "comparative")
            if not modifier and item.name("adjective") is None and item.text not in ("joint", "estimated", "known", "proven"):
                return False
        return True

    def _name_continues(self, first: int, index: int) -> bool:
        item, before = self._items[index], self._items[index - 1]
        if item.is_verb and not item.can_be_noun:
            return self._participle_modifies(index)
        if item.is_verb and self._verb_position(index, first):
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

    def _participle_modifies(self, index: int) -> bool:
        """ "mined copper", "an estimated 45,000 tonnes": a participle between determiner or adjective and noun."""
        item, before = self._items[index], self._items[index - 1]
        if item.verb_form not in ("past", "participle", "ing") or index + 1 >= len(self._items):
            return False
        follows = self._items[index + 1]
        leads = before.kind in ("determiner", "possessive", "place", "comparative") or before.name("adjective") is not None
        nominal = follows.kind in ("word", "quantity") or (follows.kind == "name" and follows.can_be_noun)
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
        found["publisher"] = next((n.ids[0] for item in run if (n := item.name("publisher", "dataset")) is not None), None)
        found["qualifiers"] = tuple(q for item in run if (name := item.name("qualifier")) for q in name.ids)
        found["negated"] = run[0].text in ("no", "neither", "nobody", "none")
        concept, agent = head.name("concept_noun"), head.name("concept_agent")
        if concept is None and len(run) > 1 and head.kind == "word" and head.text in ("total", "totals", "figure", "figures", "level", "levels", "capacity", "volume", "volumes"):
            concept = run[-2].name("concept_noun")
        entity = head.name("entity")
        adjectives = [name for item in run[:-1] if (name := item.name("adjective")) is not None and item.name("entity") is None]
        adjectives += [name for item in run[:-1] if (name := item.name("adjective")) is not None and item.name("entity") is not None]
        nouns = [name for item in run[:-1] if item.name("adjective") is None and (name := item.name("entity")) is not None]
        if concept is not None or agent is not None or found["topic"] is not None or found.get("place") is not None:
            given = adjectives + nouns
            if len(given) == 1 and owner is None:
                adjective = self._resolve(given[0], given[0].text)
                if adjective.id in self._scopes:
                    found["scope"] = scope or adjective.id
                else:
                    found["owner"] = adjective
            elif len(given) > 1 or (given and owner is not None):
                found["opaque"] = True
        found["concept"], found["agent"] = concept, agent
        if concept is None and agent is None and entity is not None and owner is None and scope is None:
            if all(item.kind in ("determiner", "negation") or item.text in function["harmless_modifiers"] for item in run[:-1]):
                found["entities"] = (self._resolve(entity, head.text),)
            else:
                found["opaque"] = found.get("place") is None
        demonym = head.name("adjective")
        if concept is None and agent is None and entity is None and demonym is not None:
            if run[0].text in ("the",) or demonym.data.get("form") == "people":
                found["entities"] = (self._resolve(demonym, head.text),)
        known_head = concept or agent or entity or demonym or found["topic"] or head.kind in ("quantity", "place")
        if not known_head and head.text not in function["country_nouns"]:
            found["opaque"] = True
            found["proper"] = head.capital
        return replace(phrase, **found)  # type: ignore[arg-type]


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
            node, index = grown
        kept.append(node)
    return kept


def _complement(
    phrase: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int] | None:
    """The phrase with the next complement taken in, and the index behind it; None where none can be."""
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
    end = replace(phrase, after=other.after, end=other.end, text=text[phrase.start : other.end])
    if tie.text == "of":
        return _of(phrase, other, end, scopes, can_be_owned, at)
    if tie.text in ("in", "by", "from", "on", "among", "amongst", "outside") and can_be_owned and other.entities:
        if len(other.entities) != 1 or (tie.text in ("by", "from") and tie is nodes[index]):
            return None
        entity = other.entities[0]
        if entity.id in scopes:
            return (replace(end, scope=entity.id), at + 1) if phrase.scope is None else None
        if phrase.owner is None and not phrase.owner_anaphor and tie.text not in ("among", "amongst", "outside") and phrase.is_measure:
            return replace(end, owner=entity), at + 1
        return None
    if tie.text in ("in", "for") and can_be_owned and _only_topic(other) and phrase.topic is None and not phrase.topics:
        return replace(end, topic=other.topic, topics=other.topics), at + 1
    return None


def _only_topic(phrase: Phrase) -> bool:
    return phrase.topic is not None and phrase.concept is None and phrase.owner is None and phrase.quantity is None and phrase.place is None


def _of(
    phrase: Phrase, other: Phrase, end: Phrase, scopes: frozenset[str], can_be_owned: bool, at: int
) -> tuple[Phrase, int] | None:
    quantity = phrase.quantity is not None and phrase.concept is None
    if _only_topic(other) and (can_be_owned or quantity) and phrase.topic is None:
        return replace(end, topic=other.topic, topics=other.topics, qualifiers=phrase.qualifiers + other.qualifiers), at + 1
    if other.anaphor == "topic" and (can_be_owned or quantity):
        return end, at + 1
    if quantity and other.concept is not None and phrase.topic is None:
        merged = replace(end, concept=other.concept, topic=other.topic, topics=other.topics, owner=other.owner or phrase.owner,
                         owner_anaphor=other.owner_anaphor, scope=other.scope or phrase.scope)  # fmt: skip
        return merged, at + 1
    if can_be_owned and len(other.entities) == 1 and not phrase.opaque:
        entity = other.entities[0]
        if entity.id in scopes:
            return replace(end, scope=entity.id), at + 1
        if phrase.owner is None and phrase.is_measure:
            return replace(end, owner=entity), at + 1
    if other.entities and phrase.anaphor == "measure":
        return replace(end, listed=other.entities), at + 1
    if quantity and phrase.quantity is not None and other.opaque:
        return replace(end, head=other.head, words=other.words, opaque=True, topics=other.topics), at + 1
    if phrase.opaque and not phrase.is_measure:
        return replace(end, opaque=True), at + 1
    return None


def _coordinated(nodes: list[Node], text: str) -> list[Node]:
    """Lists of entities ("China, Brazil, India, and Australia") as one phrase with all of them."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
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
                members.append(candidate)
                after, closed = step + 1, joined
            if closed:
                kept.append(_joined(members, text))
                index = after
                continue
        kept.append(node)
        index += 1
    return kept


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
