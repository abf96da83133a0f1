"""First places with a difference: more than any other, nobody more. Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import EntityWords, Kind, MeasureWords, OrderQuery, RankQuery
from checks.grammar.among import among, left_out
from checks.grammar.compared import compared as set_beside
from checks.grammar.compared_sides import growing, is_of_another_thing
from checks.grammar.drafts import Construction, Draft
from checks.grammar.everyone import is_any_other, scope_of_others
from checks.grammar.needs import needs
from checks.grammar.ordering import comparative
from checks.grammar.part_of_first import nobody_has_part
from checks.grammar.rank_drafts import ordered_by_something_else
from checks.grammar.slots import Slots, span
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_BUT, _CLOSING = ("but", "bar", "except", "save"), (".", ",", ";", ":", "–", "!", "?")
_FEW = 20
_NOBODYS = ("no country's ", "no other country's ", "no nation's ", "no other nation's ")


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
    anchor, known = (subject.start, than.end), all(each.id is not None for each in listed)
    problem = problem or (None if known else "unknown_entity")
    yield Draft(Kind.ORDER, anchor, anchor, query, "first_together", verb.negated, clause.frame, problem)


@needs("subject", "verb", "negated")
def nobody_more_than(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nobody has more rare earths in the ground than China"; "No other country mines as many rare earths as China"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated:
        return
    named = clause.adjuncts[-1] if clause.adjuncts else None
    if not is_nobody(subject) or named is None or named[0] not in ("than", "as"):
        return
    compared = comparative(clause) or ("more" if named[0] == "as" else None)
    if compared is None or not (named[1].is_entity or named[1].elliptic):
        return
    behind = (*clause.objects, *(each for _, each in clause.adjuncts))
    held = next((p for p in behind if (p.topics or p.concept or p.share) and p is not named[1]), None)
    if held is not None and is_of_another_thing((*clause.objects[:1], held)):
        return
    if held is None and subject.concept is None:
        framed = [p for tie, p in slots.framing(clause) if tie in ("in", "for", "of") and p.is_only_topic]
        held = next((p for p in clause.objects if p.anaphor == "topic"), framed[0] if framed else None)
    if held is None and verb.is_a("be"):
        held = next((p for p in clause.objects if p.adjective is not None), None)
    owners = slots.owners(clause, named[1])
    done = growing(clause, subject) or growing(clause, named[1])
    if "growth" in {each for name in done for each in name.ids} and not _of_speed(clause):
        return  # "no country grew richer than Norway"
    names = (
        concepts_measured(held, verb.concepts) if held is not None else done or concepts_measured(subject, ())
    )
    if held is not None and held.adjective is not None:
        names = (held.adjective,)  # "No country is more populous than India"
    if len(owners) != 1 or not names:
        return
    measure = slots.measure(clause, held or subject, names=names)
    by_so_much = next((each for each in set_beside(clause) if each.amount is not None), None)
    if by_so_much is None:
        yield from first_alone(
            clause, slots, measure, owners[0], compared, named[1], "nobody_more_than", subject
        )
    elif measure is not None:
        yield from nobody_has_part(clause, slots, measure, owners[0], by_so_much, subject)


def is_nobody(phrase: Phrase) -> bool:
    """Whether a phrase denies that there is anybody: "nobody", "no one", "no other country", "no G7 economy"."""
    words = english().function
    return phrase.negated and (
        phrase.words[0] in words["nobody"]
        or phrase.words[-1] == "one"
        or (phrase.head == "member" and phrase.scope is not None)  # "No NATO member"
        or phrase.head in words["country_nouns"]
        or (phrase.agent is not None and "gdp" in phrase.agent.ids)  # "No G7 economy grew more slowly"
    )


def _of_speed(clause: Clause) -> bool:
    """Whether a comparative says how fast, or how much: "grew faster", "grew more"."""
    said = [node.text.lower() for node in clause.nodes if node.comparative is not None]
    return all(word in english().of_speed or word in ("more", "less") for word in said)


@needs("subject", verb=("be",), word=("than",))
def nobodys_is_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "No country's fertility rate is lower than Macau's"."""
    subject, verb, than = clause.subject, clause.verb, behind_than(clause, "than")
    compared = comparative_of(clause)
    if subject is None or verb is None or than is None or compared is None or subject.concept is None:
        return
    nobody = subject.text.replace("’", "'").lower().startswith(_NOBODYS) and subject.quantity is None
    owners = slots.owners(clause, than) if nobody and than.elliptic else ()
    if len(owners) != 1 or verb.negated:
        return
    measure, named = slots.measure(clause, subject), "nobodys_is_more"
    yield from first_alone(clause, slots, measure, owners[0], compared, than, named, subject)


@needs("subject", verb=("be",))
def there_is_no_bigger(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "There is no bigger producer of natural soda ash than the United States"; "No producer of lithium is bigger than Australia"."""
    subject, verb, than = clause.subject, clause.verb, behind_than(clause, "than")
    if subject is None or verb is None or than is None or not verb.is_a("be"):
        return
    there = subject.words == ("there",)
    held = clause.objects[0] if there and clause.objects else subject
    none = verb.negated or any(isinstance(node, Item) and node.text == "no" for node in clause.nodes)
    compared = held.comparative or comparative_of(clause)
    owners = slots.owners(clause, than) if than.is_entity or than.elliptic else ()
    named = held.agent is not None and held.place is None and held.owner is None and held.quantity is None
    if compared is None or len(owners) != 1 or not named or not (none if there else held.negated):
        return
    measure = slots.measure(clause, held)
    for draft in first_alone(clause, slots, measure, owners[0], compared, than, "there_is_no_bigger", held):
        yield replace(draft, denied=False)


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
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
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


CONSTRUCTIONS: tuple[Construction, ...] = (
    more_than_any_other,
    nobody_more_than,
    nobodys_is_more,
    there_is_no_bigger,
)
