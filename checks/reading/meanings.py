"""What the words of a noun phrase say: owner, measure, topic, amount, place, and what it stands for."""

from __future__ import annotations

from typing import Any

from checks.reading.facilities import is_facility, leaves_a_facility, leaves_a_share
from checks.reading.heads import Head, head_of, qualifies_a_measure
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.modifiers import marks, modifiers
from checks.reading.named_entities import entity_of, group_of, some_of_group
from checks.reading.phrases import Phrase
from checks.reading.possessives import Possession, Resolve, possession
from checks.reading.stand_ins import stands_for
from checks.reading.statistical_bodies import body_named
from checks.values import replace

# What phrases mean, by what their items say; with the items, as names are told apart by where they lie in memory.
Remembered = dict[tuple[object, ...], tuple[Phrase, list[Item]]]
_OF_NUMBER = ("more", "fewer", "less")
_MOST_REMEMBERED = 20_000


def _key(item: Item) -> tuple[object, ...] | None:
    """All that an item says, by which phrases are the same in every text; None where it has an amount, a place or a time.

    So it is where the text must say which of several a name means.
    """
    if item.quantity or item.place or item.period:
        return None
    for name in item.names:
        if len(name.ids) > 1:
            return None
    names, verb = id(item.names), id(item.verb)
    return item.kind, item.text, item.capital, item.facility, item.comparative, names, verb


class Meanings:
    """Reads the noun phrases of one sentence's items."""

    def __init__(
        self,
        items: list[Item],
        text: str,
        resolve: Resolve,
        scopes: frozenset[str],
        remembered: Remembered,
    ) -> None:
        self._remembered = remembered
        self._items, self._text, self._resolve, self._scopes = items, text, resolve, scopes
        self._function = english().function

    def phrase(self, first: int, after: int) -> Phrase:
        """The phrase that the items from `first` up to `after` make."""
        whole, beside = self._items[first:after], self._owned_beside(first, after)
        start, end = whole[0].start, whole[-1].end
        text = self._text[start:end]
        key = (*map(_key, whole), beside)
        if None in key:
            return Phrase(first, after, start, end, text, **self._meaning(whole, beside))
        known = self._remembered.get(key)
        if known is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            phrase = Phrase(first, after, start, end, text, **self._meaning(whole, beside))
            self._remembered[key] = phrase, whole
            return phrase
        return replace(known[0], first=first, after=after, start=start, end=end, text=text)

    def _meaning(self, whole: list[Item], beside: bool) -> dict[str, Any]:
        """What a phrase's items say, by the names of a Phrase's fields; `beside`: its owner stands beside it."""
        anywhere = len(whole) > 1 and whole[-1].text == "anywhere"  # "the biggest anywhere"
        if anywhere:
            whole = whole[:-1]
        said = possession(whole, self._resolve, self._scopes)
        found: dict[str, Any] = {"owner": said.owner, "scope": said.scope}
        owner_anaphor = said.named_before
        if said.run:
            found |= self._said(whole, said, beside)
        behind = len(whole) - len(said.run)
        before = " ".join(item.text for item in whole[:behind] if item.kind != "possessive") if behind else ""
        found["refers"] = found.get("refers", "") or said.refers
        if before in self._function["scope_anaphors"]:
            found["scope_anaphor"] = True
            owner_anaphor = found.get("place") is None
        if not said.run and whole[0].quantity is not None:
            found["quantity"] = whole[0].quantity  # "the next | nine countries'"
        if not said.run:
            found["elliptic"] = said.owner is not None or owner_anaphor or said.scope is not None
        found["owner_anaphor"] = owner_anaphor
        topic = (
            said.unknown and before in self._function["topic_anaphors"] and found.get("concept") is not None
        )
        if topic:
            found["of_topic"] = before  # "the metal's output"
        found["opaque"] = found.get("opaque", False) or (said.unknown and not topic)
        if said.unknown and before and found.get("place") is not None:
            found["of_unknown"] = before  # "the rich world's heaviest"
        if anywhere and found["scope"] is None:
            found["scope"] = "WORLD"
        return found

    def _owned_beside(self, first: int, after: int) -> bool:
        """Whether an owner, or an amount, stands beside a phrase: "whose | economy", "the economy | of Vietnam", "economies | worth $2 trillion"."""
        before = self._items[first - 1] if first else None
        behind = self._items[after].text if after < len(self._items) else ""
        if before is None:
            return behind in ("of", "worth")
        sized = (
            before.comparative is not None and before.text not in _OF_NUMBER
        )  # "larger | economies | than"
        return before.text == "whose" or behind in ("of", "worth") or (sized and behind == "than")

    def _said(self, whole: list[Item], said: Possession, beside: bool) -> dict[str, Any]:
        """What the items behind the possessives say, by the names of a Phrase's fields."""
        run = said.run
        if len(run) > 1 and run[-1].text in self._function["marks"] and run[-2].quantity is not None:
            run = run[:-1]  # "the 5 million tonne mark"
        if len(run) > 1 and qualifies_a_measure(run[-1], run[-2]):
            said = replace(said, run=run[:-1])  # "Indonesia's GDP | at purchasing-power parity"
            told = self._said(whole, said, beside)
            return told | {"qualifiers": (*told.get("qualifiers", ()), *marks(run[-1:])["qualifiers"])}
        found: dict[str, Any] = {"head": run[-1].text, "words": tuple(item.text for item in run)}
        named = (item.name("publisher", "dataset") for item in whole if item.names)
        publisher = next((name.ids[0] for name in named if name is not None), None)
        stand_in = stands_for(run, said, self._resolve, self._scopes)
        if stand_in is not None:
            return found | stand_in | {"publisher": publisher}
        found |= marks(run)
        found["publisher"] = publisher or body_named(run)
        owned = said.scope is not None or said.named_before  # "the EU's economy", "its economy"
        beside = beside or (owned and found["place"] is None)
        worlds = any(
            (name := item.name("entity")) and name.ids == ("WORLD",) for item in run[:-1] if item.names
        )
        beside = beside or (worlds and found["place"] is None)  # "the world economy"
        head = head_of(run, said.owner, found["place"] is not None, beside)
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
            found["modifiers"] = modifiers(run)
        if not measured:
            found |= entity_of(run, head, found["place"] is not None, said, self._resolve)
        some = some_of_group(run, self._resolve, self._scopes)
        if some is not None:
            return found | {"entities": (), "scope": some.id, "head": "countries", "opaque": False}
        if head.item.text in self._function["member_nouns"]:
            group = group_of(run[:-1], said.owner, said.scope, self._resolve, self._scopes)
            if group is not None:
                return found | {"entities": (group,), "scope": None}
        if found.get("scope") is not None and self._is_member(head):
            return found | {"head": "country"}  # "the only NATO ally"
        return found | self._facility_or_share(run, head, found, said)

    def _is_member(self, head: Head) -> bool:
        return head.item.text in self._function["member_nouns_of_one"]

    def _is_only_place(self, run: list[Item]) -> bool:
        """ "third", "a distant second", "the top spot": a place by itself."""
        head, words = run[-1], self._function
        return head.kind == "place" or head.text in words["place_nouns"] or head.text in words["tables"]

    def _belonging(self, head: Head, found: dict[str, Any], said: Possession) -> dict[str, Any]:
        """ "Russian reserves", "the China share", "African countries": the owner or the scope that stands before."""
        measured = head.concept is not None or head.agent is not None or found["share"]
        country = head.item.text in self._function["country_nouns"] or self._is_member(head)
        amount = head.item.kind == "quantity"  # "the Irish 0.2%"
        if not (measured or found["topic"] is not None or found["place"] is not None or country or amount):
            return {}
        if said.unknown:
            return {}  # "BHP's Chilean output" is not Chile's
        if len(head.before) == 1 and said.owner is None:
            entity = self._resolve(head.before[0], head.before[0].text)
            if entity.id in self._scopes:
                return {"scope": said.scope or entity.id}
            fled = head.concept.data.get("of_people") if head.concept is not None else None
            told = (
                {"qualifiers": (*found["qualifiers"], fled)} if fled else {}
            )  # "Syrian refugees" fled Syria
            return {"owner": entity, **told}
        return {"opaque": True} if head.before else {}

    def _facility_or_share(
        self, run: list[Item], head: Head, found: dict[str, Any], said: Possession
    ) -> dict[str, Any]:
        """ "Peru's copper mines", "a 12% share"; and what is none of all that, of which nothing is known."""
        more: dict[str, Any] = {}
        harmless, share = self._function["harmless_modifiers"], found["share"]
        if head.concept is None and head.entity is None and not found.get("entities") and is_facility(run):
            more["facility"] = all(leaves_a_facility(item, harmless) for item in run[:-1])
            plain = (
                said.owner is None and not said.unknown
            )  # "Codelco's Chilean mines" are not all of Chile's
            if plain and "owner" not in found and len(head.before) == 1:
                more["owner"] = self._resolve(head.before[0], head.before[0].text)
        if share and not all(leaves_a_share(item, self._function["share_modifiers"]) for item in run[:-1]):
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
