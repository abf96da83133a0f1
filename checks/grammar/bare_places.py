"""The bare places of a clause, and whose they are: "Indonesia, a distant second", "with Peru third", "next comes Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.had_most import had_most
from checks.grammar.held_places import is_of_figure, single
from checks.grammar.hosts import described
from checks.grammar.ordering import is_of_holders
from checks.grammar.placements import placements
from checks.grammar.slots import Slots
from checks.queries import Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.places import Place
from checks.reading.reader import Sentence
from checks.values import dataclass

_AT_PLACE = ("in", "at", "on", "as")
_NEXT_TO = ("behind", "alongside")
_STANDING_BEHIND = (
    "rank behind",
    "be behind",
    "come behind",
    "slip behind",
    "fall behind",
    "drop behind",
    "sink behind",
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A place, and whose it is."""

    phrase: Phrase
    entity: EntityWords
    beside: Phrase


def may_hold_places(sentence: Sentence) -> bool:
    """Whether a sentence has any place, "next", or a verb by which somebody leads."""
    if sentence.places or "next" in sentence.said:
        return True
    return any(clause.verb is not None and clause.verb.is_a("lead") for clause in sentence.clauses)


def holdings(clause: Clause, slots: Slots) -> Iterator[Holding]:
    """The bare places of a clause, each with the one whose it is said to be."""
    seen: list[Phrase] = []
    for placed in placements(clause):
        entity = placed.holder(clause, slots)
        if _is_bare(placed.phrase) and entity is not None:
            seen.append(placed.phrase)
            yield Holding(placed.phrase, entity, placed.subject)
    for largest in filter(is_of_holders, clause.objects if clause.subject is not None else ()):
        who = slots.entity(clause, clause.subject) if clause.subject is not None else None
        seen.append(largest)
        if (
            who is not None
            and clause.subject is not None
            and clause.verb is not None
            and clause.verb.is_a("be")
        ):
            yield Holding(largest, who, clause.subject)
    for each in _of_several(clause):
        seen.append(each.phrase)
        yield each
    if (leading := _leading(clause)) is not None:
        entity = slots.entity(clause, leading.subject)
        yield from (
            ()
            if entity is None or leading.subject is None
            else (Holding(_first(leading), entity, leading.subject),)
        )
    for node in clause.nodes:
        title = node.title if isinstance(node, Phrase) else None
        if isinstance(node, Phrase) and title is not None and _is_bare(title):
            entities = (node.owner,) if node.owner is not None else node.entities
            yield from (Holding(title, each, node) for each in entities[:1])
    if (most := had_most(clause)) is not None and clause.subject is not None:
        who = slots.entity(clause, clause.subject)
        yield from (Holding(most, each, clause.subject) for each in (who,) if each is not None)
    if (earlier := _earlier_place(clause)) is not None and (held := _last_holder(clause, slots)) is not None:
        yield Holding(earlier, held, earlier)
    for at, phrase in enumerate(clause.nodes):
        if not isinstance(phrase, Phrase) or phrase in seen or not _is_bare(phrase):
            continue
        if phrase.words == ("next",) and [node.text for node in clause.nodes[at + 1 : at + 2]] == ["to"]:
            continue  # "Next to Chile, it is a minnow"
        beside = phrase if phrase.owner is not None else _holder_before(clause, at, slots)
        entity = phrase.owner or (_entity_of(clause, beside, slots) if beside is not None else None)
        if beside is not None and entity is not None:
            yield Holding(phrase, entity, beside)


def _of_several(clause: Clause) -> Iterator[Holding]:
    """ "China and Peru came second and third", "with | China and Peru | second and third": one place each, in turn."""
    verb, named = clause.verb, clause.subject
    if verb is None:
        named = clause.adjunct("with")
    elif verb.passive or verb.negated or not verb.is_a("be", "rank", "become", "win"):
        return
    if named is None or len(named.entities) < 2 or named.concept is not None:
        return
    places = [node for node in clause.nodes if isinstance(node, Phrase) and _is_bare(node)]
    if len(places) == len(named.entities) and all(named.end <= each.start for each in places):
        for phrase, entity in zip(places, named.entities, strict=True):
            yield Holding(phrase, entity, named)


def _earlier_place(clause: Clause) -> Phrase | None:
    """ "…, up from | eleventh | in 2022": the place of a dated time before."""
    place = clause.adjunct("from")
    if clause.verb is not None or place is None or clause.objects or not _is_bare(place) or place.owner:
        return None
    moved = any(isinstance(node, Item) and node.text in ("up", "down") for node in clause.nodes[:2])
    dated = len(clause.periods) == 1 and clause.periods[0].role == "at"
    return place if moved and dated else None


def _last_holder(clause: Clause, slots: Slots) -> EntityWords | None:
    """Whose place was claimed last before a clause of its sentence."""
    ranks = [draft for draft in slots.here_before(clause) if draft.kind is Kind.RANK]
    last = max(ranks, key=lambda draft: draft.anchor, default=None)
    return last.query.entity if last is not None else None


def _leading(clause: Clause) -> Clause | None:
    """ "China leads with 380 tonnes", "China leads the way": a verb that says no more than that its subject is first."""
    verb, table = clause.verb, clause.objects[0] if clause.objects else None
    if verb is None or clause.subject is None or verb.passive or not verb.is_a("lead") or verb.is_a("exceed"):
        return None
    words = english().function
    plain = table is None or table.head in words["tables"] or table.head in ("way", "world")
    told = any(phrase.concept or phrase.agent or phrase.topics for _, phrase in clause.adjuncts)
    empty = plain and (table is None or not (table.concept or table.topics or table.agent or table.quantity))
    return clause if empty and not told and clause.subject.is_entity else None


def _first(clause: Clause) -> Phrase:
    """The first place that a verb says its subject has, as if a phrase had said it."""
    assert clause.verb is not None
    scope = clause.objects[0].scope if clause.objects else None
    verb = clause.verb
    return Phrase(
        0, 0, verb.start, verb.end, "", place=Place(0, 0, 1, 1, False, "number"), only_place=True, scope=scope
    )


def _is_bare(phrase: Phrase) -> bool:
    """Whether a phrase is one place and nothing else: "third", "a distant second", "in the lead", "next"."""
    named = phrase.concept or phrase.agent or phrase.adjective or phrase.topics or phrase.quantity
    more = phrase.words[:1] == ("a",) and phrase.place is not None and phrase.place.strength == "ordinal"
    if named or phrase.negated or (more and len(phrase.words) == 2):
        return False  # "Only three hold more; | a fourth |, Russia, is not far off"
    if phrase.words == ("next",):
        return True
    alone = phrase.only_place or is_of_figure(phrase) or is_of_holders(phrase)
    return phrase.place is not None and alone and single(phrase) is not None


def _entity_of(clause: Clause, phrase: Phrase, slots: Slots) -> EntityWords | None:
    owned = phrase.is_measure or (phrase.quantity is not None and phrase.owner is not None)
    return slots.owner(clause, phrase) if owned else slots.entity(clause, phrase)


def _holder_before(clause: Clause, at: int, slots: Slots) -> Phrase | None:
    """Whose place stands at an index: "China | in the lead", "Pakistan | fifth", "Indonesia, | a distant second, |"."""
    here = clause.nodes[at]
    if clause.verb is not None and clause.verb.is_a("be", "rank", "become"):
        if here is clause.subject or _is_in_front(clause, at):
            return _inverted(clause)
        if here.text.lower() == "next":
            return clause.subject
    before: Node | None = clause.nodes[at - 1] if at else None
    if isinstance(before, Item) and before.text in _AT_PLACE and before.kind == "preposition":
        at -= 1
        before = clause.nodes[at - 1] if at else None
    if isinstance(before, Phrase) and before is not here and _is_stood_behind(clause, before):
        return clause.subject
    if isinstance(before, Phrase) and _is_beside_whom(clause, at - 1):
        return None
    if isinstance(before, Phrase):
        if before.quantity is not None and before.owner is not None and clause.verb is None:
            return before  # "Israel's 8.8% was the second highest and Algeria's 8% | the third"
        acts = before is clause.subject or before.quantity is not None
        return before if (before.is_entity or before.elliptic) and not acts else None
    tied = clause.nodes[0] is not here or here.text.lower().startswith(("at ", "in ", "on "))
    if at == 0 and tied and clause.verb is None and clause.link == ";":
        return named_right_behind(clause, slots)  # "…; at the top, China"
    joined = isinstance(before, Item) and before.text == "and" and at == 1
    if clause.verb is not None or (before is not None and not joined):
        return None
    if (joined or clause.link == "and") and clause.leans_on is not None and getattr(here, "scope", None):
        return clause.leans_on.subject  # "Africa's most populous nation, | and the world's sixth"
    beside = clause.subject if clause.kind in ("apposition", "parenthesis") else described(clause, slots)
    beside = beside or _behind_colon(clause, slots)
    last = (
        clause.leans_on.nodes[-1] if clause.leans_on is not None and clause.link in (",", "(", "–") else None
    )
    if isinstance(last, Phrase) and last.elliptic:
        beside = last  # "India's, | in fifth, | is …"
    return beside if beside is not None and (beside.is_entity or beside.elliptic or beside.facility) else None


def _is_stood_behind(clause: Clause, named: Phrase) -> bool:
    """ "Spain ranks behind | Chile | in second place": who is only told to stand in front of the one whose place it is."""
    verb = clause.verb
    return verb is not None and verb.lemma in _STANDING_BEHIND and named in clause.objects


def _is_beside_whom(clause: Clause, at: int) -> bool:
    """ "…, level with | Myanmar | in third place", "…, behind | Myanmar | in third": whoever it is that stands so, it need not be that one."""
    tie, word = clause.nodes[at - 1] if at else None, clause.nodes[at - 2] if at > 1 else None
    if not isinstance(tie, Item):
        return False
    last = word.text.split()[-1] if word is not None else ""
    level = last in english().function["level_with_each_other"] or last in ("tied", "even")
    return tie.text in _NEXT_TO or (tie.text == "with" and level)


def named_right_behind(clause: Clause, slots: Slots) -> Phrase | None:
    """ "At the top, | China | , with 1.27 million": who is named alone behind a place."""
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    alone = behind is not None and behind.link == "," and len(behind.nodes) == 1 and len(behind.objects) == 1
    named = behind.objects[0] if alone and behind is not None and len(clause.nodes) <= 2 else None
    return named if named is not None and len(named.entities) == 1 else None


def _behind_colon(clause: Clause, slots: Slots) -> Phrase | None:
    """ "No. 2: | the United States": whose place a label is."""
    first, second = [*slots.sentence.clauses[:2], None, None][:2]
    labels = clause is first and len(clause.nodes) == 1 and second is not None and second.link == ":"
    named = (
        second.objects[0]
        if labels and second is not None and len(second.nodes) == 1 and second.objects
        else None
    )
    return named if named is not None and len(named.entities) == 1 else None


def _is_in_front(clause: Clause, at: int) -> bool:
    """ "In | third place | was China", "Coming in | third | is China": a place before the one whose it is."""
    if clause.subject is not None or clause.verb is None:
        return False
    behind = clause.nodes[at + 1] if at + 1 < len(clause.nodes) else None
    stands = isinstance(behind, Item) and behind.kind == "auxiliary"
    return clause.nodes[at].end <= clause.verb.start or (clause.kind == "participle" and stands)


def _inverted(clause: Clause) -> Phrase | None:
    """ "Next comes | Peru"."""
    behind = [node for node in clause.tail if isinstance(node, Phrase) and node.is_entity]
    return behind[0] if len(behind) == 1 else None
