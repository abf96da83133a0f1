"""What a sentence adds to a statement and no query holds: "for women", "in Gauteng", "excluding oil", "short of target".

Such a statement is about less, or about something else, than the measure that it names, so nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import (
    AggregateQuery,
    ChangeQuery,
    ComparisonQuery,
    ExtremeQuery,
    OpenQuery,
    RankQuery,
    ValueQuery,
)
from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import entities, leaves_an_amount, numbers
from checks.grammar.narrowings import is_narrowed_beside, is_told_relatively
from checks.grammar.of_others import is_of_some_branch, is_of_some_people
from checks.grammar.out_of_larger import LARGER
from checks.grammar.series import is_told_of_a_series
from checks.grammar.slots import Slots
from checks.grammar.some_countries import is_among_some_countries
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_LONGEST_TIE = 6
_OF_SOME = ("of", "out of")


def restricted(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    """The draft, with the problem `ambiguous_measure` where its sentence restricts what it states."""
    if draft.problem is not None or isinstance(draft.query, OpenQuery):
        return draft
    if _is_of_other_rate(draft, slots):
        return replace(draft, problem="unit_mismatch")
    query = draft.query
    if isinstance(query, ComparisonQuery) and query.entity.id in [each.id for each in query.others]:
        return replace(draft, problem="ambiguous_period")  # "less than half of what it mined in 2023"
    if _is_of_another_year(query, clause) or is_told_of_a_series(draft, clause, slots):
        return replace(draft, problem="ambiguous_period")
    parts = [clause, *_opening(clause, slots), *_where_subject_stands(clause, slots)]
    found = (
        any(_is_narrowed(part, draft) for part in parts)
        or any(
            _excludes(tie, phrase, draft)
            for each in slots.sentence.clauses
            if each is clause or (each.verb is None and each.adjunct("than") is None)
            for tie, phrase in each.adjuncts
        )
        or bool(clause.subject is not None and clause.subject.modifiers)
        or _is_joined(clause, slots)
        or _is_of_some_plants(clause, draft)
        or is_of_some_branch(clause, draft)
        or is_of_some_people(clause, draft)
        or any(_orders_otherwise(part, draft) for part in _where_subject_stands(clause, slots))
        or is_told_relatively(draft, clause, slots)
        or is_narrowed_beside(clause, draft, slots)
        or _is_among_some_told(draft, slots)
        or is_among_some_countries(clause, draft, slots)
        or _goes_on(draft, clause, slots)
        or leaves_an_amount(draft, slots)
    )
    return replace(draft, problem="ambiguous_measure") if found else draft


def _is_of_another_year(query: object, clause: Clause) -> bool:
    """ "China mined 270,000 tons in 2024, | six times America's in 2010": a remark whose other side has a year of its own."""
    if not isinstance(query, ComparisonQuery) or clause.verb is not None or query.other_period is not None:
        return False
    own = [time.words for time in clause.periods if time.role == "at" and time.words.edition is None]
    return any(each.year not in (None, query.period.year) for each in own)


def _where_subject_stands(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The fragment that holds a subject from which something parts its verb: "Exports to China, …, | were …"."""
    subject = clause.subject
    for other in slots.leading_to(clause):
        if subject is not None and other.verb is None and any(node is subject for node in other.nodes):
            yield other


def _opening(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The fragment that a sentence begins with: "In Gauteng, unemployment …"."""
    first = slots.sentence.clauses[0]
    if first is not clause and first.verb is None and not first.objects:
        yield first


def _is_narrowed(clause: Clause, draft: Draft) -> bool:
    """Whether a complement restricts a claim; one behind "despite strikes" belongs to the strikes."""
    inside = False
    shared = draft.construction == "entity_ties_with"  # "ties with Poland for fourth place"
    for tie, phrase in clause.adjuncts:
        if _is_of_teller(clause, phrase) or (shared and tie == "with" and phrase.entities):
            continue
        if draft.construction == "measure_is_highest_in" and tie == "in":
            continue  # "lowest in Macau and highest | in Chad"
        if isinstance(draft.query, ValueQuery) and _is_behind_than(clause, phrase, draft):
            continue
        if _is_another_side(clause, phrase):
            continue
        if isinstance(draft.query, ExtremeQuery) and phrase.words == ("any",):
            continue  # "than in any | of the previous four years"
        if not inside and _restricts(tie, phrase, draft) and not _of_another_amount(clause, phrase, draft):
            return True
        inside = tie not in english().function["restricting_prepositions"] and phrase.opaque
    return False


def _is_behind_than(clause: Clause, phrase: Phrase, draft: Draft) -> bool:
    """ "Iran's inflation of 42% was higher than that of any other country | in Asia": of those compared with."""
    than = next((node for node in clause.nodes if isinstance(node, Item) and node.text == "than"), None)
    return than is not None and draft.anchor[1] <= than.start < phrase.start


def _is_another_side(clause: Clause, phrase: Phrase) -> bool:
    """ "Three years more than in Britain and 30 more | than in | Nigeria": the side of a comparison, its own or the next one's."""
    at = next((at for at, node in enumerate(clause.nodes) if node is phrase), 0)
    return at > 1 and clause.nodes[at - 2].text == "than" and isinstance(clause.nodes[at - 2], Item)


def _is_of_some_plants(clause: Clause, draft: Draft) -> bool:
    """ "Brazilian rivers generated 413 TWh of electricity": that of some kind of plant is not all that there is."""
    subject, measure = clause.subject, getattr(draft.query, "measure", None)
    if subject is None or measure is None or not subject.facility or subject.topics:
        return False
    return measure.topic == "electricity" and subject.head in english().function["kinds_of_power_plants"]


def _is_among_some_told(draft: Draft, slots: Slots) -> bool:
    """ "Japan's is the lowest of the three; South Korea's is | the highest": of the three, too."""
    query = draft.query
    if not isinstance(query, RankQuery) or query.among != "WORLD" or query.first != 1:
        return False
    here = any(
        (tie in _OF_SOME and _are_some(phrase) and phrase.start < draft.anchor[0])
        or (
            tie == "than" and phrase.head in ("member", "ally") and phrase.scope is None
        )  # "… of the alliance"
        for each in slots.sentence.clauses
        for tie, phrase in each.adjuncts
    )
    told = query.measure.concept_carried and any(
        isinstance(each.query, RankQuery) and each.problem == "ambiguous_measure" for each in slots.before
    )
    return here or told


def _orders_otherwise(fragment: Clause, draft: Draft) -> bool:
    """ "Europe's biggest country | by population | , Russia aside, is …": what the fragment of a subject orders by."""
    measure, by = getattr(draft.query, "measure", None), fragment.adjunct("by")
    named = by.concept if by is not None else None
    return named is not None and measure is not None and measure.concept not in named.ids


def _is_of_teller(clause: Clause, phrase: Phrase) -> bool:
    """ "The ministry | in Lima | puts Peru's reserves at …": where those sit who tell the figure."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or subject.is_entity or subject.facility:
        return False
    return subject.end < phrase.start and phrase.end <= verb.start and verb.is_a("put", "report")


def _of_another_amount(clause: Clause, phrase: Phrase, draft: Draft) -> bool:
    """ "Its 5.3 million tonnes compare with 3.3 million | in Peru": a complement of an amount that is another one's."""
    if draft.construction == LARGER:
        return True  # "of the world's 290,000 tonnes, … | from the DRC"
    before = [node for node in clause.nodes if isinstance(node, Phrase) and node.end <= phrase.start]
    behind = [node for node in clause.nodes if isinstance(node, Phrase) and node.start >= phrase.end]
    if behind and behind[0].quantity is not None and phrase.entities and phrase.start > draft.anchor[1]:
        return True  # "in Ghana it was 14.2% and | in Turkey | 34.9%"
    if len(before) < 2 or before[-1].quantity is None or not phrase.entities:
        return False
    return before[-1].start >= draft.anchor[1] and before[-1].end + _LONGEST_TIE >= phrase.start


def _restricts(tie: str, phrase: Phrase, draft: Draft) -> bool:
    """ "For women", "in Gauteng", "from scrap": a complement that names no part of the query."""
    words = english().function
    if tie == "per":
        measure = getattr(draft.query, "measure", None)
        of_each = measure is not None and "per_head" in measure.concept
        return phrase.period is None and not of_each  # "per capita, Chile produced …"
    if tie == "to" and phrase.quantity is None and (phrase.entities or phrase.scope):
        measure, named = getattr(draft.query, "measure", None), set(entities(draft.query))
        sent = measure is not None and measure.concept in words["concepts_of_what_is_sent"]
        return sent and not any(each.id in named for each in phrase.entities)  # "exports to China"
    if tie == "from" and phrase.text.lower() in words["suns"] | words["winds"]:
        return False  # "22 TWh from the sun"
    if isinstance(draft.query, RankQuery) and tie in _OF_SOME and _are_some(phrase):
        return True  # "the biggest spender of the three"
    if tie == "for" and phrase.concept is not None and phrase.quantity is None:
        measure = getattr(draft.query, "measure", None)
        if measure is not None and measure.concept not in phrase.concept.ids:
            return True  # "copper for export"
    if tie not in words["restricting_prepositions"] or phrase.words[-1:] == ("next",):
        return False  # "than those | of the next nine"
    measure = getattr(draft.query, "measure", None)
    if phrase.head in words["people_abroad"] and measure is not None:
        return measure.concept not in words["concepts_of_people_abroad"]
    if phrase.topics and tie == "in" and measure is not None and measure.topic is None and not phrase.concept:
        return True  # "richer than Sweden in oil"
    if tie in ("among", "amongst") and phrase.modifiers:
        return True  # "the lowest among major producers"
    if phrase.entities:
        named = set(entities(draft.query))
        return tie in words["giving_prepositions"] and not any(each.id in named for each in phrase.entities)
    measure = getattr(draft.query, "measure", None)
    if measure is not None and measure.concept in words["concepts_told_of_others"]:
        told = phrase.concept if phrase.concept and not phrase.concept.data.get("generic") else None
        if phrase.topics or told is not None:
            return told is None or measure.concept not in told.ids  # "growth in exports"
    meant = (
        phrase.scope
        or (phrase.is_measure and not phrase.modifiers)
        or phrase.topics
        or phrase.qualifiers
        or phrase.quantity
        or phrase.place
        or phrase.anaphor
        or phrase.only_qualifies
    )
    known = (
        meant or phrase.period or phrase.publisher or phrase.agent or phrase.facility or phrase.nationality
    )
    everyone = phrase.words[:1] in (("any",), ("all",), ("every",)) or len(phrase.words) == 1
    some = everyone and len(phrase.words) > 2 and tie == "of" and isinstance(draft.query, RankQuery)
    if some and phrase.head in words["country_nouns"] and phrase.scope is None:
        return True  # "the lowest of any big economy"
    everyone = everyone and phrase.head in words["country_nouns"]
    return not known and not everyone and phrase.head not in words["harmless_complements"]


def _are_some(phrase: Phrase) -> bool:
    """ "The three", "these five countries", "them": some who were named before, among whom a place is."""
    counted = phrase.quantity is not None and phrase.quantity.kind == "count" and phrase.place is None
    return (counted or phrase.words == ("them",)) and phrase.scope is None and not phrase.entities


def _is_joined(clause: Clause, slots: Slots) -> bool:
    """ "China, with its ally Russia, produced …": the figure is that of more than the subject."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return False
    between = [each for each in slots.sentence.clauses if subject.end <= each.start < each.end <= verb.start]
    joined = [
        each
        for each in between
        if any(tie in english().function["joining_prepositions"] for tie, _ in each.adjuncts)
    ]
    return any(
        each.start <= hit.start < each.end and any(name.kind == "entity" for name in hit.entry.names)
        for each in joined
        for hit in slots.sentence.hits
    )


def _excludes(tie: str, phrase: Phrase, draft: Draft) -> bool:
    """ "Excluding oil", "without Escondida": an exception that the query does not make."""
    if tie == "including":
        return phrase.opaque and not phrase.entities  # "including scrap"
    if tie not in english().function["excluding_prepositions"]:
        return False
    made = {each.id for each in getattr(draft.query, "except_for", ())}
    if isinstance(draft.query, AggregateQuery) and draft.query.all_but:
        made = {each.id for each in draft.query.members}
    return not phrase.entities or not made.issuperset(each.id for each in phrase.entities)


def _is_of_other_rate(draft: Draft, slots: Slots) -> bool:
    """ "Rose to 5.3 million tonnes | a quarter": an amount of another time than a year."""
    nodes, rates = slots.sentence.nodes, english().function["other_rates"]
    if isinstance(draft.query, ChangeQuery):
        return any(
            isinstance(amount, Phrase) and amount.quantity is not None and rate.text.lower() in rates
            for amount, rate in zip(nodes, nodes[1:], strict=False)
            if draft.anchor[0] <= rate.start
            and any(rate.text.lower() == each.words for each in numbers(draft.query))
        )
    if not isinstance(draft.query, ValueQuery) or draft.query.stated.unit in ("bbl/d", "%"):
        return False
    behind = next((node for node in nodes if node.start >= draft.anchor[1]), None)
    return behind is not None and behind.text.lower() in rates


def _goes_on(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "19.7 million people who use …", "5.3 million tonnes below target": words right behind the claim's amount."""
    if isinstance(draft.query, ChangeQuery):
        return _falls_short(draft, slots)
    if not isinstance(draft.query, ValueQuery):
        return False
    nodes, differences = slots.sentence.nodes, english().function["differences"]
    at = next((at for at, node in enumerate(nodes) if node.start <= draft.anchor[0] < node.end), len(nodes))
    stating, follows = nodes[at : at + 1], nodes[at + 1 : at + 2]
    if any(isinstance(node, Phrase) and not differences.isdisjoint(node.words) for node in stating):
        return True
    if clause.kind == "relative" and any(node is said for node in stating for said in clause.objects):
        return False  # "the 2.2 million tonnes of nickel | that Indonesia mined"
    return any(isinstance(node, Item) and _narrows(node, differences) for node in follows)


def _falls_short(draft: Draft, slots: Slots) -> bool:
    """ "Fell 5.3 million tonnes short": what is missed by an amount does not fall by it."""
    return any(
        (node.head if isinstance(node, Phrase) else node.text) in ("short", "shy")
        and draft.anchor[0] <= node.start < draft.anchor[1]
        for node in slots.sentence.nodes
    )


def _narrows(node: Item, differences: frozenset[str]) -> bool:
    if node.kind == "relative":
        return node.text in ("who", "that", "whose")
    return node.comparative is not None or node.text in differences
