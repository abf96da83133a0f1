"""What stands behind "than" and has no figure in a table: "than Peru had hoped", "than Peru used to"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.everyone import TOGETHER
from checks.grammar.slots import Slots
from checks.grammar.tenses import PAST
from checks.queries import ComparisonQuery, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

_THINKING = frozenset(("report", "doubt", "belief", "forecast", "target"))
_REACH = 3
_DOING = ("do", "does", "did")
_SET_AGAINST = (ComparisonQuery, OrderQuery, RankQuery)


def is_only_thought(clause: Clause, other: Phrase) -> bool:
    """ "Than Peru | used to", "… | had hoped", "… | says": what somebody hoped, said or did in other times."""
    behind = [node for node in clause.nodes if node.start >= other.end][:_REACH]
    acting: list[Item] = []
    for node in behind:
        if not isinstance(node, Item) or node.kind == "mark":
            break
        acting.append(node)
    thinks = any(not _THINKING.isdisjoint(item.verb.classes) for item in acting if item.verb is not None)
    return thinks or [item.text for item in acting[:2]] == ["used", "to"]


def is_done_with_it(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "Chile's copper output | is worth | twice as much as Peru's", "… | spends | more on refugees", "… | sent back | more refugees"."""
    measure, verb = getattr(draft.query, "measure", None), clause.verb
    if measure is None or verb is None or not isinstance(draft.query, _SET_AGAINST):
        return False
    words, counted = english().function, slots.dimensions.get(measure.concept, frozenset())
    if _is_to_be_done(clause) or _is_done_where_it_lies(clause, measure) or _is_of_all_time(clause):
        return True
    if _is_much_of_another_thing(clause):
        return True
    if isinstance(draft.query, ComparisonQuery) and _is_of_several_together(clause, draft.query, slots):
        return True
    if verb.lemma in words["verbs_of_money"]:
        return not any(each.startswith(("money", "percent")) for each in counted)
    return measure.concept in words["concepts_of_those_let_in"] and verb.lemma in words["verbs_of_sending"]


def _is_to_be_done(clause: Clause) -> bool:
    """ "Has more copper | to sell | than Peru": an infinitive behind what is had, and not behind the verb itself."""
    rows = zip(clause.tail, clause.tail[1:], clause.tail[2:], strict=False)
    return any(
        isinstance(held, Phrase)
        and bool(held.topics)
        and tie.text == "to"
        and isinstance(act, Item)
        and act.verb_form == "base"
        for held, tie, act in rows
    )


def _is_much_of_another_thing(clause: Clause) -> bool:
    """ "Emits twice | as much soot | as America": what the verb's measure is not of."""
    return any(
        tie == "as"
        and len(phrase.words) > 1
        and phrase.words[0] in ("much", "many")
        and phrase.opaque
        and phrase.concept is None
        and phrase.agent is None
        and not phrase.topics
        and phrase.head not in english().function["amounts_of_anything"]
        for tie, phrase in clause.adjuncts
    )


def _is_of_several_together(clause: Clause, query: ComparisonQuery, slots: Slots) -> bool:
    """ "More than China, | Russia and the rest of Asia combined", "… than Peru | in 2023 and 2024 together": of one of them alone nothing is said."""
    if (
        len(query.others) != 1
        or query.also
        or query.next_places is not None
        or query.others[0].id in (*slots.scopes, "REST_OF_WORLD")
    ):
        return False
    if slots.sentence.said.isdisjoint(TOGETHER):
        return False
    clauses = slots.sentence.clauses
    behind = next((each for each in clauses if each.start >= clause.end and each.verb is None), None)
    than = clause.adjunct("than", "as")
    here = than is not None and any(node.text in TOGETHER and node.start > than.end for node in clause.nodes)
    goes_on = behind is not None and behind.link in (",", "and") and bool(behind.objects)
    return here or (behind is not None and goes_on and not TOGETHER.isdisjoint(behind.adverbs))


def _is_of_all_time(clause: Clause) -> bool:
    """ "More refugees than any other member | has ever | done": than what all years held."""
    rows = zip(clause.nodes, clause.nodes[1:], strict=False)
    return clause.adjunct("than") is not None and any(
        tie.text in ("has", "have", "had") and ever.text == "ever" for tie, ever in rows
    )


def _is_done_where_it_lies(clause: Clause, measure: MeasureWords) -> bool:
    """ "Mines more copper | underground | than Peru": what lies there is not what is brought up."""
    acts = [
        name
        for name in (clause.verb.concepts if clause.verb is not None else ())
        if not name.data.get("generic")
    ]
    lies = measure.concept in english().function["concepts_of_lying"]
    return lies and bool(acts) and not any(measure.concept in name.ids for name in acts)


def is_by_another_word(clause: Clause, draft: Draft) -> bool:
    """ "America's economy is more | dynamic | than China's", "Peru mines copper more | cheaply | than …", "… | longer | than …": no size is compared."""
    if clause.verb is None or not isinstance(draft.query, _SET_AGAINST):
        return False
    is_so = clause.verb.is_a("be", "become", "stay")
    for node, behind in zip(clause.nodes, clause.nodes[1:], strict=False):
        if not isinstance(node, Item) or not draft.anchor[0] <= node.start < draft.anchor[1]:
            continue
        if node.text in ("more", "less", "fewer", "as") and isinstance(behind, Phrase):
            quality = is_a_quality(behind) and (_is_a_manner(behind) or (is_so and node.text != "as"))
            if quality or (node.text != "as" and (behind.facility or _is_a_number(behind))):
                return True  # "more | copper mines | than Peru"
        elif node.text in ("more", "less"):
            if is_so and isinstance(behind, Item) and behind.is_verb:
                return True
        elif node.comparative is not None and not is_so and behind.text in ("than", "as"):
            object_before = any(each.end <= node.start and each.topics for each in _held(clause))
            if object_before and node.text not in ("fewer", "faster"):
                return True  # "has mined copper | longer | than Peru"
    return False


def _held(clause: Clause) -> tuple[Phrase, ...]:
    """What stands behind the verb bare, or in one phrase with it: "has | mined copper"."""
    begins = clause.verb.start if clause.verb is not None else clause.start
    return tuple(each for each in clause.nodes if isinstance(each, Phrase) and each.start >= begins)


def is_a_quality(phrase: Phrase) -> bool:
    """ "Volatile", "cheaply": a word behind "more" that names nothing that is measured, and is none for how many."""
    told = (
        phrase.concept
        or phrase.agent
        or phrase.adjective
        or phrase.topics
        or phrase.quantity
        or phrase.entities
    )
    plain = phrase.opaque and not told and phrase.place is None and len(phrase.words) == 1
    return plain and phrase.head not in english().function["words_of_number"]


def _is_a_number(phrase: Phrase) -> bool:
    """ "More | unemployed": how many there are, of whom a table tells which part they are."""
    told = phrase.concept.text.lower() if phrase.concept is not None else ""
    return told in english().function["told_by_number_too"]


def _is_a_manner(phrase: Phrase) -> bool:
    """ "Cheaply", and not "quickly", which tells how fast something grows."""
    return phrase.head.endswith("ly") and f"more {phrase.head}" not in english().of_speed


def does_otherwise(clause: Clause, draft: Draft) -> bool:
    """ "Peru mines more copper than Australia | used": what the other one does with it is no such figure."""
    sides = [each for tie, each in clause.adjuncts if tie in ("than", "as")]
    if not sides:
        return False
    other = next((each for each in sides if each.entities or each.elliptic or each.owner), None)
    measure = getattr(draft.query, "measure", None)
    if other is None or measure is None:
        return False
    if other.concept is not None and other.text.split()[-1:] == [other.concept.text]:
        beside = getattr(draft.query, "other_measure", None)
        if beside is None and measure.concept not in other.concept.ids and _ends_as_verb(other):
            return True  # "twice as much copper as | Peru exports"
    behind = next((node for node in clause.nodes if node.start >= other.end), None)
    if getattr(draft.query, "other_period", None) is None and _is_past_of_present(clause, behind):
        return True  # "is richer than Germany | was"
    if isinstance(behind, Item) and behind.text in english().function["modals"]:
        return True  # "than Peru | could"
    if isinstance(behind, Item) and behind.text in _DOING and _is_another_thing(clause, behind, measure):
        return True  # "more refugees than Germany | does | migrants"
    named = behind.names if isinstance(behind, Item) else ()
    acts = [name for name in named if name.kind == "concept_verb"]
    return bool(acts) and not any(
        measure.concept in name.ids
        and set(name.data.get("qualifiers", "").split()) <= set(measure.qualifiers)
        for name in acts
    )


def _is_another_thing(clause: Clause, does: Item, measure: MeasureWords) -> bool:
    """Whether what somebody does it with stands behind "does", and is not what is compared."""
    after = next((node for node in clause.nodes if node.start >= does.end), None)
    if not isinstance(after, Phrase) or after.entities or after.quantity is not None:
        return False
    named = after.concept is not None and measure.concept not in after.concept.ids
    return named or after.opaque or (bool(after.topics) and measure.topic not in after.topics)


def _ends_as_verb(other: Phrase) -> bool:
    """ "Peru exports", not "Peru's exports"."""
    return "'s" not in other.text and "’s" not in other.text and other.owner is not None


def _is_past_of_present(clause: Clause, behind: object) -> bool:
    """Whether an auxiliary of the past stands behind the other side of what is told in the present."""
    verb = clause.verb
    if verb is None or not isinstance(behind, Item) or behind.text not in PAST:
        return False
    said = {
        node.text for node in clause.nodes if isinstance(node, Item) and verb.start <= node.start < verb.end
    }
    return not said.isdisjoint(_PRESENT)


_PRESENT = frozenset(("is", "are", "has", "have", "does", "do"))
