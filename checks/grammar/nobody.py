"""First places told by a denial: nobody has more, no country's is larger. Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.compared import compared as set_beside
from checks.grammar.compared_sides import growing, is_of_another_thing
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.ordering import comparative
from checks.grammar.part_of_first import nobody_has_part
from checks.grammar.rank_alone import behind_than, comparative_of, concepts_measured, first_alone
from checks.grammar.slots import Slots
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace


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
    ours = named[1].words in (("we",), ("us",))
    if compared is None or not (named[1].is_entity or named[1].elliptic or ours):
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
    we = slots.entity(clause, named[1]) if ours else None  # "no one mines more tin than | us"
    owners = ((we,) if we is not None else ()) if ours else slots.owners(clause, named[1])
    done = growing(clause, subject) or growing(clause, named[1])
    if "growth" in {each for name in done for each in name.ids} and not _of_speed(clause):
        return  # "no country grew richer than Norway"
    names = (
        concepts_measured(held, verb.concepts) if held is not None else done or concepts_measured(subject, ())
    )
    if held is not None and held.adjective is not None:
        names = (held.adjective,)  # "No country is more populous than India"
    if not names and held is None and all(each.is_bare or each.comparative for each in clause.objects):
        names = _done_before(verb, slots)
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


def _done_before(verb: Verb, slots: Slots) -> tuple[Name, ...]:
    """ "Uganda hosted 1.8 million refugees. No one | hosted | more than Iran": what a verb tells of that was told before."""
    told = slots.measure_told_before()
    same = told is not None and any(told.concept in name.ids for name in verb.concepts)
    return verb.concepts if same else ()


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


@needs("subject", "active", "object", verb=("exceed", "match"))
def nobodys_exceeds(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "No other country's debt ratio matches Japan's"; "No African country's copper output exceeds Zambia's"."""
    subject, verb, than = clause.subject, clause.verb, clause.objects[0] if clause.objects else None
    if subject is None or verb is None or than is None or subject.concept is None or verb.negated:
        return
    owners = slots.owners(clause, than) if than.elliptic and is_nobodys(subject) else ()
    if len(owners) != 1 or owners[0].id in slots.scopes:
        return
    measure, named = slots.measure(clause, subject), "nobodys_exceeds"
    yield from first_alone(clause, slots, measure, owners[0], "more", than, named, subject)


def is_nobodys(phrase: Phrase) -> bool:
    """Whether a phrase denies that anybody has what it names: "no country's output", "no other EU state's debt"."""
    text = phrase.text.replace("’", "'").lower()
    owner, possessed, _ = text.partition("'s ")
    last = owner.split()[-1:]
    words = english().function
    some = bool(last) and (last[0] in words["country_nouns"] or last[0] in words["member_nouns"])
    return text.startswith("no ") and bool(possessed) and some and phrase.quantity is None


@needs("subject", verb=("be",), word=("than",))
def nobodys_is_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "No country's fertility rate is lower than Macau's"."""
    subject, verb, than = clause.subject, clause.verb, behind_than(clause, "than")
    compared = comparative_of(clause)
    if subject is None or verb is None or than is None or compared is None or subject.concept is None:
        return
    owners = slots.owners(clause, than) if than.elliptic and is_nobodys(subject) else ()
    if len(owners) != 1 or verb.negated:
        return
    measure, named = slots.measure(clause, subject), "nobodys_is_more"
    yield from first_alone(clause, slots, measure, owners[0], compared, than, named, subject)


@needs("subject", "active", "concept verb", word=("than", "as"))
def nobodys_yield_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "No country's coal mines yield as much as China's"; "No other nation's wells pump more oil than America's"."""
    subject, verb, named = clause.subject, clause.verb, clause.adjuncts[-1] if clause.adjuncts else None
    if subject is None or verb is None or named is None or named[0] not in ("than", "as") or verb.negated:
        return
    if subject.head not in english().function["facilities"] or not is_nobodys(subject):
        return
    tie, than = named
    compared, owners = comparative(clause), slots.owners(clause, than) if than.elliptic else ()
    compared = "more" if tie == "as" and compared is None else compared
    plain = all(each.is_only_topic for each in clause.objects)
    by_so_much = any(isinstance(node, Phrase) and node.quantity is not None for node in clause.nodes)
    if compared is None or len(owners) != 1 or owners[0].id in slots.scopes or not plain or by_so_much:
        return
    measure = slots.measure(clause, *clause.objects[:1], subject, names=verb.concepts)
    yield from first_alone(clause, slots, measure, owners[0], compared, than, "nobodys_yield_more", subject)


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


CONSTRUCTIONS: tuple[Construction, ...] = (
    nobody_more_than,
    nobodys_exceeds,
    nobodys_is_more,
    nobodys_yield_more,
    there_is_no_bigger,
)
