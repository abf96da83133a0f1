"""What the words of a noun phrase say: owner, measure, topic, amount, place, and what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checks.claims import EntityWords
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place
from checks.values import dataclass, replace

_PERSONAL = ("he", "she", "we", "i", "you", "him", "us", "me", "who", "whom")
_QUANTIFIERS = ("some", "many", "most", "any", "several", "few", "other", "another", "two", "both", "no")
_LEVELS = ("total", "totals", "figure", "figures", "level", "levels", "capacity", "volume", "volumes")
_OTHER_POSSESSIVES = ("our", "his", "her", "my", "your")


@dataclass(frozen=True, slots=True)
class _Possession:
    """What possessives say: owner or scope, whether it was named before or is unknown, and the items behind them."""

    owner: EntityWords | None
    scope: str | None
    named_before: bool
    unknown: bool
    run: list[Item]
    refers: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the last word of a phrase can be, and the entities that stand before it ("Chilean", "China")."""

    item: Item
    concept: Name | None
    agent: Name | None
    entity: Name | None
    demonym: Name | None
    before: tuple[Name, ...]

    @property
    def is_known(self) -> bool:
        """Whether the catalogue knows the word, or it is an amount or a place."""
        named = (
            self.concept
            or self.agent
            or self.entity
            or self.demonym
            or self.item.name("topic", "concept_adjective")
        )
        return bool(named) or self.item.kind in ("quantity", "place")


class Meanings:
    """Reads the noun phrases of one sentence's items."""

    def __init__(
        self,
        items: list[Item],
        text: str,
        resolve: Callable[[Name, str], EntityWords],
        scopes: frozenset[str],
    ) -> None:
        self._items, self._text, self._resolve, self._scopes = items, text, resolve, scopes
        self._function = english().function

    def phrase(self, first: int, after: int) -> Phrase:
        """The phrase that the items from `first` up to `after` make."""
        whole = self._items[first:after]
        anywhere = len(whole) > 1 and whole[-1].text == "anywhere"  # "the biggest anywhere"
        if anywhere:
            whole = whole[:-1]
        said = self._possession(whole)
        found: dict[str, Any] = {"owner": said.owner, "scope": said.scope}
        owner_anaphor = said.named_before
        if said.run:
            found |= self._said(whole, said, self._owned_beside(first, after))
        before = " ".join(
            item.text for item in whole[: len(whole) - len(said.run)] if item.kind != "possessive"
        )
        found["refers"] = found.get("refers", "") or said.refers
        if before in self._function["scope_anaphors"]:
            found["scope_anaphor"] = True
            owner_anaphor = found.get("place") is None
        if not said.run and whole[0].quantity is not None:
            found["quantity"] = whole[0].quantity  # "the next | nine countries'"
        if not said.run:
            found["elliptic"] = said.owner is not None or owner_anaphor or said.scope is not None
        found["owner_anaphor"] = owner_anaphor
        found["opaque"] = found.get("opaque", False) or said.unknown
        if anywhere and found["scope"] is None:
            found["scope"] = "WORLD"
        start, end = whole[0].start, self._items[after - 1].end
        return Phrase(first, after, start, end, self._text[start:end], **found)

    # ---------------------------------------------------------------- possessives
    def _possession(self, run: list[Item]) -> _Possession:
        """ "Russia's reserves", "the world's largest", "the country's", "its", "whose"."""
        owner: EntityWords | None = None
        scope: str | None = None
        named_before = unknown = False
        refers = ""
        begin = 0
        for at, item in enumerate(run):
            if item.kind != "possessive":
                continue
            if _is_topic(run[begin:at]) and at + 1 < len(run):
                continue  # "copper's biggest producer"
            entity, named_before = self._possessor(run[begin:at])
            if entity is not None and entity.id in self._scopes:
                scope = entity.id
            elif entity is not None:
                owner = entity
            unknown = entity is None and not named_before
            if unknown:
                owner = scope = None  # "Guinea's neighbours' people" are not Guinea's
            refers = self._kind_of_anaphor(run[begin:at]) if named_before else ""
            begin = at + 1
        run = run[begin:]
        word = run[0].text if run else ""
        if word in ("its", "their", "whose"):
            named_before = True
        elif word in _OTHER_POSSESSIVES:
            named_before, unknown = False, True
        return _Possession(owner, scope, named_before, unknown, run, "" if refers == "country" else refers)

    def _kind_of_anaphor(self, items: list[Item]) -> str:
        """What words that stand for an entity stand for: "country", "group", "the former", "the latter"; "" where for none."""
        spoken, function = " ".join(item.text for item in items), self._function
        if spoken in function["of_a_pair"]:
            return spoken
        if spoken in function["scope_anaphors"]:
            return "group"
        if spoken in function["entity_anaphor_phrases"]:
            return "country"
        head, opener = items[-1], items[0]
        named = len(items) > 1 and opener.text in ("the", "this", "that") and not head.capital
        if not named or head.text not in function["country_anaphors"]:
            return ""
        return "country" if all(self._leaves_an_anaphor(item) for item in items[1:-1]) else ""

    def _leaves_an_anaphor(self, item: Item) -> bool:
        """Whether a word before "country" leaves it the one spoken of: "the landlocked country", "the African nation"."""
        name = item.name("adjective")
        if name is not None and set(name.ids) & self._scopes and name.ids != ("WORLD",):
            return True
        text, function = item.text, self._function
        return text in function["country_anaphor_modifiers"] or text in function["harmless_modifiers"]

    def _possessor(self, items: list[Item]) -> tuple[EntityWords | None, bool]:
        """The entity that possesses, and whether it is one named before ("the country's")."""
        if not items:
            return None, False
        head = items[-1]
        name = head.name("entity")
        plain = all(
            item.kind == "determiner" or item.text in self._function["harmless_modifiers"]
            for item in items[:-1]
        )
        if name is not None and plain and not _is_part_of_world(name, items):
            return self._resolve(name, head.text), False
        if self._kind_of_anaphor(items) or head.text in ("it", "they"):
            return None, True
        if head.name("concept_noun") is not None:
            given = [name for item in items[:-1] if (name := item.name("adjective")) is not None]
            return (self._resolve(given[0], given[0].text), False) if len(given) == 1 else (None, False)
        demonym = head.name("adjective")
        if demonym is not None and demonym.data.get("form") == "people" and plain:
            return self._resolve(demonym, head.text), False
        return None, False

    def _owned_beside(self, first: int, after: int) -> bool:
        """Whether an owner stands beside a phrase: "whose | economy", "the economy | of Vietnam"."""
        before = self._items[first - 1].text if first else ""
        behind = self._items[after].text if after < len(self._items) else ""
        return before == "whose" or behind == "of"

    # ---------------------------------------------------------------- what a run says
    def _said(self, whole: list[Item], said: _Possession, beside: bool) -> dict[str, Any]:
        """What the items behind the possessives say, by the names of a Phrase's fields."""
        run = said.run
        if len(run) > 1 and run[-1].text in self._function["marks"] and run[-2].quantity is not None:
            run = run[:-1]  # "the 5 million tonne mark"
        found: dict[str, Any] = {"head": run[-1].text, "words": tuple(item.text for item in run)}
        stand_in = self._stand_in(run, said)
        if stand_in is not None:
            return found | stand_in
        found |= _marks(run)
        found["publisher"] = next(
            (n.ids[0] for item in whole if (n := item.name("publisher", "dataset")) is not None), None
        )
        beside = beside or (said.scope is not None and found["place"] is None)  # "the EU's economy"
        head = self._head(run, said.owner, found["place"] is not None, beside)
        found["only_place"] = found["place"] is not None and self._is_only_place(run)
        found["share"] = head.item.text in self._function["share_nouns"] and head.concept is None
        found |= self._belonging(head, found, said)
        agent = head.agent
        if head.concept is not None and found["place"] is None:
            agent = None  # "the American economy" is measured, "the largest economy" is a country
        found["concept"], found["agent"] = head.concept, agent
        if head.concept is not None and said.owner is None:
            found["scope"] = (
                found.get("scope") or said.scope or head.concept.data.get("scope")
            )  # "world output"
        measured = head.concept is not None or agent is not None
        if measured or head.item.name("topic") is not None:
            found["modifiers"] = self._modifiers(run)
        if not measured:
            found |= self._entity(run, head, found["place"] is not None, said)
        if head.item.text in self._function["member_nouns"]:
            group = self._group(run[:-1], said.owner, said.scope)
            if group is not None:
                return found | {"entities": (group,), "scope": None}
        return found | self._facility_or_share(run, head, found, said)

    def _is_only_place(self, run: list[Item]) -> bool:
        """ "third", "a distant second", "the top spot": a place by itself."""
        head, words = run[-1], self._function
        return head.kind == "place" or head.text in words["place_nouns"] or head.text in words["tables"]

    def _stand_in(self, run: list[Item], said: _Possession) -> dict[str, Any] | None:
        """What a phrase stands for that was named before: "the country", "the total", "the metal", "he"."""
        head, spoken, function = run[-1], " ".join(item.text for item in run), self._function
        kind = self._kind_of_anaphor(run)
        if kind or (len(run) == 1 and head.text in function["entity_anaphors"]):
            return {"anaphor": "entity", "refers": "" if kind == "country" else kind}
        if len(run) == 1 and head.text in _PERSONAL and head.name("entity") is None:
            return {"opaque": True}
        if head.text in ("total", "totals") and len(run) > 1 and said.scope is None:
            over = [item for item in run[:-1] if item.kind != "determiner"]
            named = over[0].name("entity", "adjective") if len(over) == 1 else None
            if named is not None and set(named.ids) & self._scopes:
                return {"anaphor": "measure", "scope": named.ids[0]}  # "the world total"
        owned = said.owner is not None or said.named_before
        if (people := self._people_before(run)) is not None:
            return {"anaphor": "measure", "owner": people}  # "the American total"
        if spoken in function["measure_anaphors"] or (owned and spoken in function["owned_figures"]):
            return {"anaphor": "measure"}
        return {"anaphor": "topic"} if self._stands_for_topic(run, spoken) else None

    def _people_before(self, run: list[Item]) -> EntityWords | None:
        """Whose a figure is, where only a people's adjective stands before it: "the American total"."""
        if len(run) < 2 or run[-1].text not in self._function["owned_figures"]:
            return None
        name = run[-2].name("adjective")
        plain = name is not None and not set(name.ids) & self._scopes and name.data.get("form") != "people"
        if not plain or name is None or any(item.kind != "determiner" for item in run[:-2]):
            return None
        return self._resolve(name, run[-2].text)

    def _stands_for_topic(self, run: list[Item], spoken: str) -> bool:
        """ "The metal", "the battery metal": a commodity named before, with a word of praise or use perhaps."""
        function = self._function
        if spoken in function["topic_anaphors"]:
            return True
        plain = len(run) == 3 and run[0].text == "the" and run[1].kind == "word" and not run[1].capital
        return plain and f"the {run[2].text}" in function["topic_anaphors"]

    def _head(self, run: list[Item], owner: EntityWords | None, has_place: bool, beside: bool) -> _Head:
        item = run[-1]
        concept = item.name("concept_noun")
        if item.text in self._function["country_nouns"] and not has_place:
            owned = owner is not None or any(each.name("adjective") is not None for each in run[:-1])
            owned = owned or (beside and item.text == "economy")
            priced = any(each.quantity is not None and each.quantity.kind == "money" for each in run[:-1])
            if not (owned or priced):
                concept = None  # "the largest country" speaks of its area, "a country" does not
        if concept is None and len(run) > 1 and item.kind == "word" and item.text in _LEVELS:
            concept = run[-2].name("concept_noun")
        return _Head(
            item,
            concept,
            item.name("concept_agent"),
            item.name("entity"),
            item.name("adjective"),
            _givers(run[:-1]),
        )

    def _belonging(self, head: _Head, found: dict[str, Any], said: _Possession) -> dict[str, Any]:
        """ "Russian reserves", "the China share", "African countries": the owner or the scope that stands before."""
        measured = head.concept is not None or head.agent is not None or found["share"]
        country = head.item.text in self._function["country_nouns"]
        amount = head.item.kind == "quantity"  # "the Irish 0.2%"
        if not (measured or found["topic"] is not None or found["place"] is not None or country or amount):
            return {}
        if said.unknown:
            return {}  # "BHP's Chilean output" is not Chile's
        if len(head.before) == 1 and said.owner is None:
            entity = self._resolve(head.before[0], head.before[0].text)
            return {"scope": said.scope or entity.id} if entity.id in self._scopes else {"owner": entity}
        return {"opaque": True} if head.before else {}

    def _entity(self, run: list[Item], head: _Head, has_place: bool, said: _Possession) -> dict[str, Any]:
        """ "The United States", "the Chinese", "is Chinese": what a phrase without a measure denotes."""
        if head.entity is not None:
            if said.owner is not None or said.scope is not None:
                return {}
            if self._is_plain(run, head.item):
                return {"entities": (self._resolve(head.entity, head.item.text),)}
            if (place := _place_of_name(run)) is not None:
                title = Phrase(0, 0, place.start, place.end, place.text, place=place.place, only_place=True)
                return {
                    "entities": (self._resolve(head.entity, head.item.text),),
                    "title": title,
                    "place": None,
                }
            return {"opaque": not has_place}
        if head.demonym is None:
            return {}
        people = self._resolve(head.demonym, head.item.text)
        if run[0].text == "the" or head.demonym.data.get("form") == "people":
            return {"entities": (people,), "nationality": people}
        return {"nationality": people}

    def _is_plain(self, run: list[Item], head: Item) -> bool:
        """Whether nothing stands before an entity's name that would make it another thing."""
        if len(run) > 1 and run[-2].text in self._function["relational_nouns"]:
            return True  # "its eastern neighbour Rwanda"
        members = head.text.split()[-1] in self._function["member_nouns"] and run[0].text in ("the", "all")
        return all(
            item.kind in ("determiner", "negation")
            or item.text in self._function["harmless_modifiers"]
            or (members and item.kind == "quantity")
            for item in run[:-1]
        )

    def _facility_or_share(
        self, run: list[Item], head: _Head, found: dict[str, Any], said: _Possession
    ) -> dict[str, Any]:
        """ "Peru's copper mines", "a 12% share"; and what is none of all that, of which nothing is known."""
        more: dict[str, Any] = {}
        harmless, share = self._function["harmless_modifiers"], found["share"]
        if (
            head.concept is None
            and head.entity is None
            and not found.get("entities")
            and self._is_facility(run)
        ):
            more["facility"] = all(_leaves_a_facility(item, harmless) for item in run[:-1])
            if said.owner is None and "owner" not in found and len(head.before) == 1:
                more["owner"] = self._resolve(head.before[0], head.before[0].text)
        if share and not all(_leaves_a_share(item, self._function["share_modifiers"]) for item in run[:-1]):
            share = False
            more |= {"share": False, "opaque": True}
        named = len(run) > 1 and run[-2].name("topic") is not None
        minerals = named and head.item.text in self._function["topic_heads"]
        if (
            not (more.get("facility") or share or head.is_known or minerals)
            and head.item.text not in self._function["country_nouns"]
        ):
            more |= {"opaque": True, "proper": head.item.capital}
            if len(head.before) == 1:
                more["nation"] = self._resolve(head.before[0], head.before[0].text)
            if head.item.text not in self._function["topic_hosts"]:
                more |= {"topics": (), "topic": None}  # "rare-earth magnets" are no rare earths
        return more

    def _group(self, before: list[Item], owner: EntityWords | None, scope: str | None) -> EntityWords | None:
        """The group all of whose members a noun names: "the BRICS countries", "the EU's 27 members"; not "some …"."""
        groups = [item for item in before if item.kind == "name"]
        others = [item for item in before if item.kind != "name"]
        if owner is not None or any(
            item.kind != "quantity" and item.text not in ("the", "all") for item in others
        ):
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

    def _is_facility(self, run: list[Item]) -> bool:
        """Whether a run names all that an owner has of a kind: "copper mines", but not "the biggest mine" or "some mines"."""
        head = run[-1]
        if head.text not in self._function["facilities"]:
            return False
        quantifiers = (
            "some",
            "many",
            "most",
            "any",
            "several",
            "few",
            "other",
            "another",
            "two",
            "both",
            "no",
        )
        return all(
            (item.kind == "determiner" and item.text not in quantifiers)
            or item.name("topic", "adjective", "entity", "qualifier") is not None
            or item.text in self._function["harmless_measure_modifiers"]
            or item.text == "-"
            for item in run[:-1]
        )

    def _modifiers(self, run: list[Item]) -> tuple[str, ...]:
        """The words before a measure that may make it another one: "female population", "export growth"."""
        harmless = self._function["harmless_measure_modifiers"]
        measured = run[-1].name("concept_noun")
        return tuple(
            item.text
            for item in run[:-1]
            if item.text not in harmless
            and (
                item.kind == "word"
                or (item.kind == "verb" and not item.names)
                or (measured is not None and _is_other_measure(item, measured))
            )
        )


def _is_topic(items: list[Item]) -> bool:
    """Whether a possessor is a commodity, alone or behind an article."""
    named = items[-1] if items else None
    plain = all(item.kind == "determiner" for item in items[:-1])
    return named is not None and plain and named.name("topic") is not None and named.name("entity") is None


def _is_part_of_world(name: Name, items: list[Item]) -> bool:
    """ "The rich world's", "the free world's": a part of it of which no list is kept."""
    told = [item.text for item in items[:-1] if item.kind != "determiner"]
    return name.ids == ("WORLD",) and any(text not in ("whole", "entire") for text in told)


def _is_other_measure(item: Item, measured: Name) -> bool:
    """Whether a noun before a measure is another measure, of which that one is told: "remittance growth"."""
    noun = item.name("concept_noun")
    other = noun is not None and not noun.data.get("generic") and not set(noun.ids) & set(measured.ids)
    return other and item.name("topic", "entity", "adjective", "qualifier") is None


def _marks(run: list[Item]) -> dict[str, Any]:
    """What single items of a run say: topics, amount, place, superlative, comparative, qualifiers, negation."""
    named = [item for item in run if item.names]
    topics = tuple(
        dict.fromkeys(topic for item in named if (name := item.name("topic")) for topic in name.ids)
    )
    found: dict[str, Any] = {
        "topics": topics,
        "topic": topics[0] if len(topics) == 1 else None,
        "place": None,
    }
    for item in run:
        if item.place is not None:
            found["place"] = item.place
        if item.quantity is not None:
            found.setdefault("quantity", item.quantity)
        if item.period is not None:
            found["period"] = item.period
        if item.names and (adjective := item.name("concept_adjective")) is not None:
            found["adjective"] = adjective
            if item.place is not None or found["place"] is not None:
                found["place"] = _ordered_by(adjective, item.place, found["place"])
        if item.comparative is not None:
            found["comparative"] = item.comparative
    found["qualifiers"] = tuple(q for item in named if (name := item.name("qualifier")) for q in name.ids)
    found["negated"] = run[0].text in ("no", "neither", "nobody", "none")
    return found


def _ordered_by(adjective: Name, own: Place | None, before: Place | None) -> Place | None:
    """The place from the end that an adjective asks for: "poorest", "most sparsely populated", "least equal"."""
    low = adjective.data.get("end") == "low"
    if own is not None:
        return replace(own, from_bottom=low)
    return replace(before, from_bottom=before.from_bottom != low) if before is not None else None


def _place_of_name(run: list[Item]) -> Item | None:
    """The place right before a country's name, as its title: "runner-up China", "second-placed Peru", "No. 2 Chile"."""
    item = run[-2] if len(run) > 1 else None
    if item is None or item.place is None or any(each.kind != "determiner" for each in run[:-2]):
        return None
    return item if item.place.strength == "number" or item.text.endswith(("placed", "ranked")) else None


def _givers(items: list[Item]) -> tuple[Name, ...]:
    """The entities named before a head, adjectives first: those that are nothing else, those that are names, too."""
    items = [item for item in items if item.names]
    if not items:
        return ()
    adjectives = [
        (item.name("entity") is not None, name) for item in items if (name := item.name("adjective"))
    ]
    nouns = [name for item in items if not item.name("adjective") and (name := item.name("entity"))]
    return (*(name for _, name in sorted(adjectives, key=lambda pair: pair[0])), *nouns)


def _leaves_a_facility(item: Item, modifiers: frozenset[str]) -> bool:
    """Whether a word before "mines" leaves them all of a country's: not "Chile's Escondida mine", "two Chilean mines"."""
    return item.kind in ("determiner", "mark", "name") or item.text in modifiers or item.facility


def _leaves_a_share(item: Item, modifiers: frozenset[str]) -> bool:
    """Whether a word before "share" leaves it a share of what is named: "the Chinese share", "a 12% share"."""
    if item.kind in ("determiner", "quantity", "place", "comparative") or item.text in modifiers:
        return True
    return item.name("adjective", "entity") is not None
