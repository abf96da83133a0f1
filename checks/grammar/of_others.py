"""Some of those whom a measure counts: "Syrian refugees", "took in two million in 2024 alone", "German plants consumed".

Such a claim is of fewer than the table's figure, so nothing is decided.
"""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import values_of

_AGES = ("under", "over", "below", "above", "aged")
_OLDEST = 120
_PEOPLES = ("ans", "ese", "is")  # as no country's name ends
_TIES = ("from", "of", "by", "in", "at", "on", "for", "with")


def is_of_some_people(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether a clause tells of some of those alone whom its measure counts."""
    measure, words = getattr(draft.query, "measure", None), english().function
    if not isinstance(measure, MeasureWords):
        return False
    if _is_of_another_people(draft, slots) or _are_of_a_kind(clause.subject):
        return True
    owned = [each for each in _told(clause) if each.owner is not None and each.concept is not None]
    if owned and (_are_anothers(clause, measure, draft) or any(_is_of_two(each, measure) for each in owned)):
        return True
    aged = not slots.sentence.said.isdisjoint(_AGES)
    if aged and any(_is_age(tie, phrase, draft) for tie, phrase in (*clause.adjuncts, *_bounds(clause))):
        return True
    if (
        measure.concept not in words["concepts_of_dwellers"]
        and measure.concept not in words["concepts_of_people"]
    ):
        return False
    if measure.concept in words["concepts_of_dwellers"] and _may_be_who_were_named(draft, measure, slots):
        return True
    alone = any(isinstance(node, Item) and node.text == "alone" for node in clause.nodes)
    return alone or _tells_ages(clause, draft) or _came_that_year(clause, measure)


def _are_of_a_kind(people: Phrase | None) -> bool:
    """ "| Young | Germans drank 73 million hectolitres of beer": some of a people, by another word than "the" or "average"."""
    if people is None or people.nationality is None or people.quantity is not None or people.negated:
        return False
    words = english().function
    said = {*people.words} - {*people.nationality.words.lower().split()} - words["picking_one"]
    return any(word.isalpha() and word not in words["determiners"] for word in said)


def _is_of_another_people(draft: Draft, slots: Slots) -> bool:
    """ "Turkey, with | 2.9 million Syrian refugees |, is the second-largest host": those of another country than the holder's."""
    query = draft.query
    if not isinstance(query, ValueQuery):
        return False
    start, end = draft.anchor
    said = (node for node in slots.sentence.nodes if node.start <= start and end <= node.end)
    return any(
        isinstance(node, Phrase)
        and node.concept is not None
        and node.quantity is not None
        and node.owner is not None
        and node.owner.id not in (None, query.entity.id)
        and query.measure.concept in english().function["concepts_of_dwellers"]
        for node in said
    )


def _may_be_who_were_named(draft: Draft, measure: MeasureWords, slots: Slots) -> bool:
    """ "Turkey has taken in many Syrians. It hosts | 2.9 million |": of the people named before, for all one knows."""
    named = (name for name in slots.sentence.concept_nouns())
    if any(measure.concept in name.ids for name in named):
        return False
    own = {each.id for each in _entities(draft)}
    peoples = (each for each in slots.sentence.context.entities if each.id not in own)
    return any(each.words.endswith(_PEOPLES) for each in peoples)


def _tells_ages(clause: Clause, draft: Draft) -> bool:
    """ "Refugees | of working age", "… aged 18 or over", "… under the age of 60": behind the amount, how old they are."""
    said = (node.text.lower().split() for node in clause.nodes if node.start >= draft.anchor[1])
    return any(not english().function["words_of_age"].isdisjoint(words) for words in said)


def _came_that_year(clause: Clause, measure: MeasureWords) -> bool:
    """ "Germany | took in | 250,000 refugees | in 2024": those who came in a year, and not all who were there."""
    verb, words = clause.verb, english().function
    comes = verb is not None and verb.lemma in words["verbs_of_letting_in"]
    dated = any(time.role == "at" and time.words.how == "in" and time.words.year for time in clause.periods)
    return comes and dated and measure.concept in words["concepts_of_those_let_in"]


def is_of_one_person(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "A Turk | earns a quarter of what a Dutchman does": one of a people, and no figure of the country."""
    subject, measure = clause.subject, getattr(draft.query, "measure", None)
    if subject is None or subject.nationality is None or not isinstance(measure, MeasureWords):
        return False
    if len(subject.words) != 2 or subject.words[0] not in ("a", "an", "one"):
        return False
    each = measure.concept in english().function["concepts_of_each_person"]
    return not (each or slots.is_per_head(measure.concept) or "per_head" in measure.qualifiers)


def _are_anothers(clause: Clause, measure: MeasureWords, draft: Draft) -> bool:
    """ "Turkey sheltered 2.9 million | Syrian | refugees": those of another country than whoever is spoken of."""
    owners = {
        phrase.owner.id
        for phrase in clause.objects
        if phrase.owner is not None
        and phrase.owner.id is not None
        and phrase.concept is not None
        and measure.concept in phrase.concept.ids
        and phrase.whole is None  # "less than a third of American consumption"
    }
    named = {each.id for each in _entities(draft)} if owners else set()
    return bool(named) and not owners <= named


def _told(clause: Clause) -> tuple[Phrase, ...]:
    return (*((clause.subject,) if clause.subject is not None else ()), *clause.objects)


def _is_of_two(phrase: Phrase, measure: MeasureWords) -> bool:
    """ "Turkey's Syrian refugees", "Syrian refugees in Europe": of one country, and of another's people."""
    if phrase.concept is None or measure.concept not in phrase.concept.ids:
        return False
    counted = english().function["concepts_of_dwellers"] | english().function["concepts_of_fled"]
    elsewhere = measure.concept in counted and phrase.scope not in (None, "WORLD")
    return phrase.opaque or elsewhere


def _bounds(clause: Clause) -> list[tuple[str, Phrase]]:
    """Numbers that a clause only bounds, each as if its hedge tied it: "refugees | under 18"."""
    found = [each for each in clause.objects if each.quantity is not None and each.concept is None]
    return [(each.text.lower().split()[0], each) for each in found]


def _is_age(tie: str, phrase: Phrase, draft: Draft) -> bool:
    """ "Refugees | under 18": how old they are, and no bound of the amount."""
    quantity = phrase.quantity
    young = quantity is not None and quantity.kind == "count" and (quantity.stated.holds.low < _OLDEST)
    return tie in _AGES and young and phrase.start >= draft.anchor[1]


def _entities(draft: Draft) -> list[EntityWords]:
    """All entities that a draft's query names."""
    found: list[EntityWords] = []
    for value in values_of(draft.query).values():
        found += [
            one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, EntityWords)
        ]
    return found


def is_of_some_branch(clause: Clause, draft: Draft) -> bool:
    """ "German plants consumed …", "emissions from German industry": all that a country mines, and a part of what it uses."""
    subject, measure, words = clause.subject, getattr(draft.query, "measure", None), english().function
    if measure is None or measure.concept in words["concepts_brought_forth"]:
        return False
    branch = subject is not None and subject.facility and subject.concept is None
    named = words["facilities"].intersection(measure.words.lower().split())
    return branch or (bool(named) and not _are_counted(measure.words.lower(), named))


def _are_counted(words: str, works: frozenset[str]) -> bool:
    """ "Wind turbines", "the number of power stations": a measure that counts the works themselves, as users' tables do."""
    whole = words.removeprefix("the ").removeprefix("number of ").split()
    tie = next((at for at, word in enumerate(whole) if word in _TIES), len(whole))
    return bool(works.intersection(whole[tie - 1 : tie]))
