"""First places with a difference: more than any other, nobody more. Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.among import among, left_out
from checks.grammar.amounts import is_amount
from checks.grammar.compared_sides import growing
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.everyone import is_any_other, scope_of_others
from checks.grammar.needs import needs
from checks.grammar.order_words import outside_parentheses
from checks.grammar.rank_drafts import ordered_by_something_else
from checks.grammar.slots import Slots, span
from checks.names import Name
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_BUT, _CLOSING = ("but", "bar", "except", "save"), (".", ",", ";", ":", "–", "!", "?")
_FEW = 20


@needs("subject", "verb", word=("than",))
def more_than_any_other(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mines more rare earths than any other country"; "Russia has fewer people than any other nation";
    "Peru mines more copper than all but two countries".
    """
    subject, verb = clause.subject, clause.verb
    than = _any_other_behind(clause)
    if subject is None or verb is None or than is None:
        return
    more = _comparative_before(clause, than)
    compared = more.comparative if more is not None else None
    if more is None or compared is None or subject.negated:
        return
    if len(subject.entities) > 1 and not subject.is_measure:
        yield from _first_together(clause, slots, subject, than, compared)
        return  # what several have is no place of one
    phrase = clause.objects[0] if clause.objects and clause.objects[0] is not than else None
    if phrase is None and verb.is_a("have") and _is_right_behind(clause, more, "than"):
        phrase = _amount_beside(clause, slots)
    gets = verb.is_a("receive") and phrase is not None and phrase.concept is not None
    if not (verb.concepts or subject.is_measure or gets):
        return
    grown = growing(clause, subject)
    if grown or verb.is_a("rise", "fall", "multiply"):
        entity = slots.owner(clause, subject) if subject.is_measure else slots.entity(clause, subject)
        measure = slots.measure(clause, subject, names=grown) if grown else None
        compared = "less" if verb.is_a("fall") else compared
    elif subject.is_measure and subject.concept is not None:
        measure, entity = slots.measure(clause, subject), slots.owner(clause, subject)
    else:
        named = (phrase.concept,) if phrase is not None and phrase.concept is not None else verb.concepts
        measure = slots.measure(clause, phrase or subject, subject, names=named)
        entity = slots.entity(clause, subject)
    begins = more.start if _second_of_two(clause, more) else None
    for draft in first_alone(clause, slots, measure, entity, compared, than, "more_than_any_other", subject):
        yield replace(draft, anchor=(begins, draft.anchor[1])) if begins is not None else draft


def _is_right_behind(clause: Clause, node: Node, word: str) -> bool:
    """Whether a word stands right behind a node, or behind "of them"."""
    at = next(at for at, each in enumerate(clause.nodes) if each is node)
    behind = [each.text for each in clause.nodes[at + 1 : at + 4]]
    return word in behind[:1] or behind == ["of", "them", word]


def _amount_beside(clause: Clause, slots: Slots) -> Phrase | None:
    """ "Chad, | with 1.3 million refugees, | has more than any other country": what "more" is more of."""
    before = [each for each in slots.sentence.clauses if each.end <= clause.start]
    if not before or before[-1].verb is not None or before[-1].objects:
        return None
    amounts = [phrase for tie, phrase in before[-1].adjuncts if tie == "with" and is_amount(phrase)]
    return amounts[0] if len(amounts) == 1 and amounts[0].concept is not None else None


def _any_other_behind(clause: Clause) -> Phrase | None:
    """ "More copper than Peru and more than | any other country": what stands behind the last "than"."""
    last = max((at for at, node in enumerate(clause.nodes) if node.text == "than"), default=None)
    if last is None:
        return None
    than = behind_than(replace(clause, nodes=clause.nodes[last:]), "than")
    if than is None or not (is_any_other(than, clause) or _all_but_so_many(clause, than) is not None):
        return None
    return than


def _all_but_so_many(clause: Clause, than: Phrase) -> int | None:
    """ "More copper than | all but two countries": how many stand above."""
    before = [node.text for node in clause.nodes if node.end <= than.start]
    number = than.quantity.stated.value if than.quantity is not None else None
    countries = than.head in english().function["country_nouns"] and not than.opaque
    if before[-1:] != ["all but"] or number is None or not countries:
        return None
    return int(number) if 0 < number < _FEW else None


def _comparative_before(clause: Clause, than: Phrase) -> Node | None:
    """The comparative that goes with what stands behind "than"; None where two of them may."""
    found = [node for node in clause.tail if node.comparative is not None and node.end <= than.start]
    thans = [node for node in clause.tail if node.text == "than"]
    return found[-1] if len(found) == 1 or (len(found) > 1 and len(found) == len(thans)) else None


def _second_of_two(clause: Clause, more: Node) -> bool:
    """Whether another comparison stands before a comparative: "twice as much copper as Peru and | more than …"."""
    before = [node for node in clause.tail if node.end <= more.start]
    return any(isinstance(node, Item) and node.text in ("than", "as") for node in before)


def _first_together(
    clause: Clause, slots: Slots, subject: Phrase, than: Phrase, compared: str
) -> Iterator[Draft]:
    """ "Iran and Turkey host more refugees than any other countries": the first two of the ordering."""
    verb, held = clause.verb, clause.objects[0] if clause.objects and clause.objects[0] is not than else None
    names = concepts_measured(held, verb.concepts) if held is not None and verb is not None else ()
    if (
        verb is None
        or held is None
        or not names
        or not than.head.endswith("ies")
        or than.quantity is not None
    ):
        return
    measure, scope = slots.measure(clause, held, names=names), scope_of_others(than, slots) or "WORLD"
    if measure is None:
        return
    period, problem = slots.period(clause)
    low, listed = compared == "less", subject.entities
    query = OrderQuery(measure, None, listed, "above", True, among=scope, from_bottom=low, period=period)
    anchor = (subject.start, than.end)
    problem = problem_of(problem, *listed)
    words = outside_parentheses(anchor, slots)
    yield Draft(Kind.ORDER, words, anchor, query, "first_together", verb.negated, clause.frame, problem)


def concepts_measured(phrase: Phrase, concepts: tuple[Name, ...]) -> tuple[Name, ...]:
    """The concept that a phrase names, else those that its verb brings."""
    return (phrase.concept,) if phrase.concept is not None else concepts


def behind_than(clause: Clause, word: str) -> Phrase | None:
    """What stands behind "than", with a preposition between or not: "than in any other country"."""
    for index, node in enumerate(clause.nodes):
        if isinstance(node, Item) and node.text == word:
            follows = [each for each in clause.nodes[index + 1 : index + 3] if isinstance(each, Phrase)]
            behind = clause.nodes[index + 3 : index + 4]
            if follows and follows[0].words in (("those",), ("that",)) and behind:
                follows = [
                    each for each in behind if isinstance(each, Phrase)
                ]  # "than those of any other country"
            return follows[0] if follows else None
    return None


def comparative_of(clause: Clause) -> str | None:
    """The one comparative anywhere in a clause."""
    found = [each.comparative for each in clause.nodes if each.comparative is not None]
    return found[0] if len(found) == 1 else None


def first_alone(
    clause: Clause,
    slots: Slots,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    compared: str,
    than: Phrase,
    construction: str,
    subject: Phrase,
    apart: bool = False,
) -> Iterator[Draft]:
    """First place with a difference: more, or less, than every other; `apart`: the clause's "in" is the entity's own."""
    if measure is None or clause.verb is None:
        return
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity)
    if ordered_by_something_else(clause, measure, slots):
        problem = problem or "ambiguous_measure"
    scope = scope_of_others(than, slots) or ("WORLD" if apart else among(clause, slots, than, subject))
    if entity is not None and scope == entity.id:
        scope = "WORLD"  # "is higher in Guinea than anywhere else"
    query = RankQuery(
        measure,
        entity or EntityWords(None),
        1,
        1,
        scope or "WORLD",
        from_bottom=compared == "less",
        strict=True,
        except_for=left_out(clause, slots),
        period=period,
        by_value=True,
    )
    anchor = span((clause.verb.start, max(than.end, clause.verb.end)))
    if subject.negated or subject.comparative:
        anchor = span(anchor, subject)
    denied = clause.verb.negated
    above = _all_but_so_many(clause, than)
    but = (above, than.end) if above is not None else _but_so_many(slots, than)
    several = (
        than.quantity is not None and than.quantity.kind == "count"
    )  # "than any other | two | countries"
    if several or (but is None and _leaves_some_out(slots, than)) or "ever" in than.words:
        problem = problem or "ambiguous_measure"  # "any other country but one in Latin America"
    if but is not None:
        places, end = but
        query = replace(query, first=places + 1, last=places + 1, strict=False)
        anchor = (anchor[0], end)
    yield Draft(Kind.RANK, anchor, span(anchor, subject), query, construction, denied, clause.frame, problem)


def _leaves_some_out(slots: Slots, than: Phrase) -> bool:
    """ "Any other country | but one …": so many, whoever they are."""
    behind = [token.text for token in slots.sentence.tokens if token.start >= than.end][:2]
    return len(behind) > 1 and behind[0] in _BUT and behind[1] in english().digits


def _but_so_many(slots: Slots, than: Phrase) -> tuple[int, int] | None:
    """How many are left out of "any other country | but one", and where the words end."""
    behind = [token for token in slots.sentence.tokens if token.start >= than.end]
    number = behind[1].text if len(behind) > 1 and behind[0].text in _BUT else ""
    more = behind[2].text if len(behind) > 2 else "."
    if number not in english().digits or more not in _CLOSING:
        return None
    return english().digits[number], behind[1].end


CONSTRUCTIONS: tuple[Construction, ...] = (more_than_any_other,)
