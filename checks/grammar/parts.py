"""Whose part, sum or mean a sentence speaks of: one entity, several together, the first of an ordering, all but some."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.among import set_aside
from checks.grammar.among_some import all_there_are, are_some, so_many_countries
from checks.grammar.slots import Slots
from checks.grammar.told_several import told_several
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace

JOINT = frozenset(("combined", "joint", "total", "collective", "aggregate"))
"""Words before an amount that say that it is that of several together."""
EVERY_ONE = ("each", "apiece", "both")
OF_EVERY_ONE = (*EVERY_ONE, "respectively", "alike")


_WITH = ("with", "at", "on")
_BESIDE = 3  # a comma, a dash or a parenthesis, with its spaces


@dataclass(frozen=True, slots=True)
class Parts:
    """The entities that make up a part, a sum or a mean; `top`: the first so many of the ordering instead, which are `all_of` a table ("the five cities").

    `named_before`: they are "the two", "the trio".  `so_many`: any so many countries, as long as they are more than could each have the part.  `all_but`: all entities except these.  `agent`: the concept of the noun that names them ("the three largest miners").
    """

    entities: tuple[EntityWords, ...] = ()
    top: int | None = None
    all_but: bool = False
    agent: Name | None = None
    ordering: Phrase | None = None
    named_before: bool = False
    all_of: bool = False
    so_many: bool = False

    def is_group(self, scopes: frozenset[str]) -> bool:
        """Whether more than one entity is meant."""
        return (
            self.top is not None
            or self.all_but
            or len(self.entities) > 1
            or any(e.id in scopes for e in self.entities)
        )


def plain_part(phrase: Phrase) -> bool:
    """ "23%", "a third": a part by itself, of what is told elsewhere."""
    quantity = phrase.quantity
    if quantity is None or not quantity.is_fraction or phrase.whole is not None or phrase.share:
        return False
    return (
        not phrase.topics and phrase.concept is None and phrase.agent is None and phrase.comparative is None
    )


def parts(clause: Clause, phrase: Phrase | None, slots: Slots) -> Parts | None:
    """What a phrase denotes as the part of a whole or the members of a sum; None where that is not clear."""
    if phrase is None or phrase.negated or phrase.is_part or phrase.comparative is not None:
        return None
    if is_the_rest(phrase) or slots.tells_of_some(clause, phrase):
        return None
    if phrase.place is not None:
        return _named(_first_of_ordering(phrase), phrase, slots)
    if (first := _first_by_measure(clause, phrase)) is not None:
        return first
    if phrase.entities and phrase.quantity is not None and not _counts_all(phrase, slots):
        told = told_several(clause, phrase, slots)
        lying = slots.members.get(phrase.entities[0].id or "", frozenset())
        there = bool(told) and all(each.id in lying for each in told)
        return Parts(told, named_before=True) if there else None
    if phrase.entities:
        whole_group = phrase.words[:1] not in (("some",), ("many",), ("any",), ("other",), ("such",))
        return (
            Parts(phrase.entities)
            if whole_group and (phrase.quantity is None or _names_members(phrase))
            else None
        )
    if told := told_several(clause, phrase, slots):
        return Parts(told, named_before=True)
    if phrase.quantity is not None:
        return spelled_out(phrase, slots) or _all_so_many(phrase) or _some_of_all(phrase, slots)
    if phrase.concept is not None or (phrase.agent is not None and not phrase.head.endswith("s")):
        return None
    entity = slots.entity(clause, phrase)
    return Parts((entity,)) if entity is not None else None


def _counts_all(phrase: Phrase, slots: Slots) -> bool:
    """Whether a group is told with as many as it may have: "the EU's 27 members", but not "the two African countries"."""
    members = [slots.members[each.id] for each in phrase.entities if each.id and each.id in slots.members]
    number = phrase.quantity.stated.value if phrase.quantity is not None else None
    return number is None or not members or any(2 * number > len(each) for each in members)


def _all_so_many(phrase: Phrase) -> Parts | None:
    """ "The five cities": as many as a table may list, and no more."""
    number = all_there_are(phrase) if are_some(phrase) else None
    return Parts(top=number, all_of=True) if number is not None else None


def _some_of_all(phrase: Phrase, slots: Slots) -> Parts | None:
    """ "Just three countries"; of "Three countries, | China, India and others, | made …" not the first three are meant."""
    number = so_many_countries(phrase)
    beside = any(
        each.verb is None and 0 <= each.start - phrase.end <= _BESIDE for each in slots.sentence.clauses
    )
    return Parts(top=number, so_many=True) if number is not None and not beside else None


def spelled_out(phrase: Phrase, slots: Slots) -> Parts | None:
    """ "Three countries, | China, India and Vietnam, | made …": as many as are counted, named right behind it or a colon."""
    quantity = phrase.quantity
    if quantity is None or quantity.kind != "count" or phrase.concept is not None or phrase.topics:
        return None
    end = _end_of_some(phrase, slots)
    for clause in slots.sentence.clauses:
        behind = clause.verb is None and clause.link in (",", "–", "—", "(", ":") and not clause.adjuncts
        named = clause.objects[0] if behind and len(clause.objects) == 1 else None
        if named is None or named.start < phrase.end or named.quantity is not None:
            continue
        if clause.link not in (":", "–", "—") and named.start - end > _BESIDE:
            continue
        alone = named.concept is None and not named.topics and named.place is None
        if alone and 1 < len(named.entities) == quantity.stated.value:
            return Parts(named.entities)
    listed = _listed_behind(end, slots)
    return Parts(listed) if 1 < len(listed) == quantity.stated.value else None


def _listed_behind(end: int, slots: Slots) -> tuple[EntityWords, ...]:
    """ "Three countries: | Chile with 5.3 million tons, the DRC (3.3 million) and Peru": who stands in a list of amounts."""
    found: dict[str | None, EntityWords] = {}
    for clause in slots.sentence.clauses:
        if clause.start < end or clause.kind == "parenthesis":
            continue
        named = clause.objects[0] if len(clause.objects) == 1 and clause.verb is None else None
        amounts = all(tie in _WITH and amount.quantity is not None for tie, amount in clause.adjuncts)
        if named is None or not amounts or not named.is_entity or named.quantity is not None:
            break
        found |= {each.id: each for each in named.entities}
    return tuple(found.values())


def _end_of_some(phrase: Phrase, slots: Slots) -> int:
    """Where "two | of | the four regions", or a number by itself, ends."""
    for clause in slots.sentence.clauses:
        at = next((at for at, node in enumerate(clause.nodes) if node is phrase), None)
        if at is not None:
            tie, whole = [*clause.nodes[at + 1 : at + 3], None, None][:2]
            return whole.end if tie is not None and tie.text == "of" and whole is not None else phrase.end
    return phrase.end


def is_the_rest(phrase: Phrase) -> bool:
    """Whether a phrase is "the rest of the world"."""
    return phrase.head == "rest" or phrase.words[-1:] == ("rest",)


def _first_of_ordering(phrase: Phrase) -> Parts | None:
    """ "the top three", "the three largest producers", "the five biggest countries", counted in the whole world."""
    place = phrase.place
    if place is None or not place.several or place.from_bottom or place.low != 1 or phrase.owner is not None:
        return None
    if phrase.scope not in (None, "WORLD") or phrase.owner_anaphor or phrase.quantity is not None:
        return None
    counted = phrase.agent is not None or phrase.head in english().function["country_nouns"]
    bare = (
        phrase.concept is None
        and not phrase.opaque
        and not phrase.facility
        and not phrase.topics
        and not phrase.entities
    )
    if not (counted or bare or phrase.concept is not None):
        return None
    return Parts(top=place.high, agent=phrase.agent or phrase.concept, ordering=phrase)


def _named(first: Parts | None, phrase: Phrase, slots: Slots) -> Parts | None:
    """ "The three largest miners, Indonesia, the Philippines and Russia, …": those that are named, whoever the first are."""
    if first is None or first.top is None:
        return first
    for clause in slots.sentence.clauses:
        beside = clause.kind in ("fragment", "parenthesis") and 0 <= clause.start - phrase.end <= _BESIDE
        if beside and len(clause.objects) == 1 and len(clause.objects[0].entities) == first.top:
            return replace(first, entities=clause.objects[0].entities, top=None)
    return first


def _first_by_measure(clause: Clause, phrase: Phrase) -> Parts | None:
    """ "The three countries with the largest reserves of rare earths"."""
    quantity, by = phrase.quantity, clause.adjunct("with")
    if quantity is None or quantity.kind != "count" or by is None or by.place is None or by.concept is None:
        return None
    number, place = quantity.stated.value, by.place
    if phrase.head not in english().function["country_nouns"] or phrase.opaque or by.owner is not None:
        return None
    if number is None or not 2 <= number <= 50 or (place.low, place.high) != (1, 1) or place.from_bottom:
        return None
    if any(scope not in (None, "WORLD") for scope in (phrase.scope, by.scope)):
        return None
    return Parts(top=int(number), agent=by.concept, ordering=by)


def all_but(clause: Clause) -> Parts | None:
    """ "All countries other than China", "every country but Chile": the entities that are left out."""
    words = english().function
    for index, node in enumerate(clause.nodes):
        if isinstance(node, Item) and node.is_verbal:
            return None
        if not isinstance(node, Phrase) or node.head not in words["country_nouns"] or not node.words:
            continue
        if node.words[0] not in ("all", "every") or node.opaque or node.scope is not None:
            continue
        if node.words[0] == "every" and english().function["taken_together"].isdisjoint(clause.adverbs):
            continue  # each of them by itself
        between = [o.text for o in clause.nodes[index + 1 : index + 2] if isinstance(o, Item)]
        tied = len(between) == 1 and between[0] in words["excluding_prepositions"]
        follows = clause.nodes[index + 1 + len(between) : index + 2 + len(between)]
        if tied and follows and isinstance(follows[0], Phrase) and follows[0].entities:
            return Parts(follows[0].entities, all_but=True)
    return None


def all_but_those_left_out(clause: Clause, slots: Slots) -> Parts | None:
    """ "Outside China, the world mined …"; "Russia aside, the world's mines yielded …": the world without who is named."""
    subject = clause.subject
    if subject is None or subject.head == "rest":
        return None
    mines = subject.facility and subject.scope == "WORLD" and subject.place is None
    if not mines and [each.id for each in subject.entities] != ["WORLD"]:
        return None
    ties = english().function["excluding_prepositions"]
    left_out = [phrase.entities for tie, phrase in slots.framing(clause) if tie in ties and phrase.entities]
    aside = set_aside(slots)
    told = [*left_out, *([aside] if aside else [])]
    return Parts(told[0], all_but=True) if len(told) == 1 else None


def orders_by(who: Parts, measure: MeasureWords) -> bool:
    """Whether the ordering of which the first are meant can be that of the measure, if there is one."""
    if who.ordering is None:
        return True
    if who.agent is not None and measure.concept not in who.agent.ids:
        return False
    return not who.ordering.topics or who.ordering.topics == (measure.topic,)


def together(clause: Clause, slots: Slots) -> bool:
    """Whether the words say that the entities are taken together."""
    return bool(english().function["taken_together"] & slots.sentence.adverbs_of(clause))


def denotes_several_together(clause: Clause, phrase: Phrase, slots: Slots) -> bool:
    """Whether a phrase denotes several that are taken together: a group's members, the first of an ordering, a list."""
    if len(phrase.entities) > 1 or (phrase.place is not None and phrase.place.several):
        return True
    if told_several(clause, phrase, slots):
        return True
    group = bool(phrase.entities) and phrase.entities[0].id in slots.scopes
    return group and (_names_members(phrase) or together(clause, slots))


def _names_members(phrase: Phrase) -> bool:
    return phrase.text.lower().split()[-1] in english().function["member_nouns"]


def of_every_one(clause: Clause) -> bool:
    """Whether an amount is said of every single one of several: "each", "apiece", "alike", "respectively"."""
    if "respectively" in clause.adverbs or "alike" in clause.adverbs:
        return True
    subject = clause.subject
    two = subject is not None and len(subject.entities) == 2
    if two and subject is not None and subject.text.lower().startswith("both "):
        return True
    said = {text for node in clause.nodes if (text := node.text.lower()) in EVERY_ONE}
    return bool(said - {"both"}) or (two and bool(said))


def all_outside(clause: Clause, measured: Phrase, slots: Slots) -> Parts | None:
    """ "Rare-earth output | outside China | reached 120,000 tons": that of all but who is named."""
    if measured.owner is not None or measured.owner_anaphor or measured.scope not in (None, "WORLD"):
        return None
    ties = english().function["excluding_prepositions"]
    left_out = [p for tie, p in slots.framing(clause) if tie in ties and p.is_entity]
    return Parts(left_out[0].entities, all_but=True) if len(left_out) == 1 else None
