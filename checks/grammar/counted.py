"""Who is counted: so many countries, none of a group, three of the ten largest producers."""

from __future__ import annotations

import math

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.grammar.among import left_out
from checks.grammar.among_some import all_there_are, how_many
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.parts import spelled_out
from checks.grammar.slots import Slots
from checks.intervals import Interval, point
from checks.queries import CountQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace

_NOBODY = ("nobody", "no one", "none")  # "Nobody | but Chile | mined more than 5 million tons"
_NOBODY_ELSE = ("nobody else", "no one else", "none other")


@dataclass(frozen=True, slots=True)
class Counted:
    """Countries that are counted: how many, among whom, or among the first so many of an ordering."""

    number: Stated
    phrase: Phrase
    among: str = "WORLD"
    top: Phrase | None = None
    except_for: tuple[EntityWords, ...] = ()
    so_many: int | None = None
    perhaps_except: tuple[EntityWords, ...] = ()


def countries_counted(clause: Clause, slots: Slots, phrase: Phrase | None) -> Counted | None:
    """The countries that a subject counts; None where it counts none, or something else."""
    if phrase is None or phrase.entities or phrase.owner is not None or is_one_of(phrase):
        return None
    number, words = number_of(clause, phrase), english().function
    if number is None:
        return None
    part = phrase.whole if phrase.quantity is not None and phrase.quantity.kind == "part" else None
    here = next((each for each in (*slots.leading_to(clause), clause) if phrase in each.nodes), clause)
    some = phrase.some_of or part or _right_behind(here, phrase) or _fronted(clause, slots)
    if some is not None:
        place = some.place
        if place is not None and place.high > 1 and not place.from_bottom and place.low == 1:
            whole = some.scope in (None, "WORLD")
            return Counted(number, phrase, top=_with_its_complement(phrase, some)) if whole else None
        if (all_of_them := all_there_are(some)) is not None:
            return Counted(number, phrase, so_many=all_of_them)  # "Of the four museums, two …"
        group = some.entities[0].id if some.entities else some.scope
        return Counted(number, phrase, group) if group in slots.scopes else None
    country = phrase.head in words["country_nouns"] and phrase.place is None
    nobody_else = phrase.negated and phrase.text.lower() in _NOBODY_ELSE
    nobody = phrase.negated and phrase.text.lower() in _NOBODY and bool(left_out(clause, slots))
    if not (country or nobody_else or nobody or _counts_on(clause, slots, phrase)):
        return None
    except_for = _spoken_of(clause, slots) if "other" in phrase.words or nobody_else else ()
    if except_for is None:
        return None
    perhaps = named_besides(slots, except_for) if except_for else ()
    except_for = tuple(dict.fromkeys((*except_for, *left_out(clause, slots))))
    group = phrase.scope or _named_scope(clause, slots)
    if group is None and _stands_for_group(clause, slots):
        group = slots.scope_before(clause)
        if group is None:
            return None
    return Counted(number, phrase, group or "WORLD", None, except_for, perhaps_except=perhaps)


def _with_its_complement(counting: Phrase, first: Phrase) -> Phrase:
    """ "None of | the three largest exporters | of shoes": the first with what is said behind them of what they are."""
    behind = counting.text[max(first.end - counting.start, 0) :].strip()
    if counting.some_of is not first or not behind.startswith("of ") or not counting.opaque or first.topics:
        return first
    if counting.topics:
        return replace(first, topic=counting.topic, topics=counting.topics)
    return replace(first, of_unknown=behind.removeprefix("of "))


def named_besides(slots: Slots, told: tuple[EntityWords, ...]) -> tuple[EntityWords, ...]:
    """ "The DRC mined 230,000 tons. Indonesia mined 44,000. | No other country |": whom "other" may leave out, too."""
    known = {each.id for each in told}
    return tuple(each for each in slots.sentence.context.named if each.id not in known)


def so_many(number: int) -> Stated:
    """The number of those who are named one by one."""
    words = "one" if number == 1 else str(number)
    return Stated(float(number), point(number), point(number), words=words)


def is_one_of(phrase: Phrase) -> bool:
    """Whether a phrase is one of so many countries: "one of four countries", "one of only three African countries"."""
    return phrase.words[:2] == ("one", "of") and phrase.quantity is not None


def only_of_those(phrase: Phrase) -> bool:
    """Whether a phrase is the only one of some countries: "the only European country", "the only Asian ones"."""
    country = phrase.head in english().function["country_nouns"] or phrase.head in ("one", "ones")
    return "only" in phrase.words and country and phrase.quantity is None


def number_of(clause: Clause, phrase: Phrase) -> Stated | None:
    """How many are counted; bare digits and words are exact, "no country" and "none of" are zero."""
    if phrase.negated:
        return Stated(0.0, point(0.0), point(0.0), words=phrase.words[0])
    if phrase.place is not None and "all but" in clause.adverbs and phrase.words[:1] == ("one",):
        rest = float(phrase.place.high - 1)
        return Stated(rest, point(rest), point(rest), words=f"all but one of {phrase.place.high}")
    if (
        phrase.words[:1] == ("one",)
        and not is_one_of(phrase)
        and phrase.head in english().function["country_nouns"]
    ):
        return Stated(1.0, point(1.0), point(1.0), words="one")
    if phrase is clause.subject and (phrase.words == ("one",) or _is_only_one_of_the_first(clause, phrase)):
        return Stated(1.0, point(1.0), point(1.0), words="one")  # "Of the ten biggest, just | one | is Asian"
    if phrase.quantity is not None and phrase.quantity.kind == "part":
        return _part_of_the_first(phrase)
    if phrase.quantity is None or phrase.quantity.kind != "count":
        return None
    stated = phrase.quantity.stated
    if stated.approximator is None and stated.value is not None and stated.value < 100:
        return replace(stated, holds=point(stated.value), open=point(stated.value))
    return stated


def _is_only_one_of_the_first(clause: Clause, phrase: Phrase) -> bool:
    """ "Only | one of the ten biggest tin miners | is in Africa"."""
    several = phrase.place is not None and phrase.place.high > phrase.place.low and not phrase.entities
    before = [node.text for node in clause.nodes if node.end <= phrase.start]
    return several and phrase.text.lower().startswith("one of ") and before[-1:] in (["only"], ["just"])


def _part_of_the_first(phrase: Phrase) -> Stated | None:
    """ "Half of the ten largest producers": five of them."""
    whole, quantity = phrase.whole, phrase.quantity
    if quantity is None or quantity.stated.value is None or whole is None or whole.place is None:
        return None
    number = quantity.stated.value * whole.place.high / 100
    exact = whole.place.several and quantity.stated.approximator is None and number == int(number)
    return Stated(number, point(number), point(number), words=quantity.stated.words) if exact else None


def _counts_on(clause: Clause, slots: Slots, phrase: Phrase) -> bool:
    """Whether a number by itself goes on counting countries: "…; no fewer than eight mined more than 10,000 tons"."""
    number = phrase.quantity is not None and not phrase.opaque and phrase.concept is None
    before = [other.subject for other in slots.sentence.clauses if other.end <= clause.start]
    nouns = english().function["country_nouns"]
    return number and any(each is not None and each.quantity and each.head in nouns for each in before)


def _fronted(clause: Clause, slots: Slots) -> Phrase | None:
    """Of whom is counted, where that stands first: "Of the ten most populous countries, five are in Asia"."""
    subject = clause.subject
    alone = subject is not None and subject.words == ("one",)
    bare = subject is not None and subject.quantity is not None and subject.quantity.bare
    if subject is None or not (alone or (bare and not subject.opaque)):
        return subject if subject is not None and subject.place is not None else None
    found = [
        phrase
        for tie, phrase in slots.framing(clause)
        if tie in ("of", "among") and phrase.end <= subject.start
    ]
    return found[0] if len(found) == 1 else None


def _right_behind(clause: Clause, phrase: Phrase) -> Phrase | None:
    """ "Two | of | the four museums | had …": of how many a bare number counts some."""
    bare = phrase.quantity is not None and phrase.quantity.bare and len(phrase.words) == 1
    nodes = clause.nodes
    at = next((at for at, node in enumerate(nodes) if node is phrase), len(nodes))
    some = nodes[at + 2] if bare and at + 2 < len(nodes) and nodes[at + 1].text == "of" else None
    return some if isinstance(some, Phrase) and how_many(some) is not None else None


def _named_scope(clause: Clause, slots: Slots) -> str | None:
    """Among whom countries are counted, where that stands apart: "in Africa", "outside of …"."""
    found = [
        p.entities[0].id
        for tie, p in slots.framing(clause)
        if tie in ("in", "among") and len(p.entities) == 1
    ]
    return found[0] if found and found[0] in slots.scopes else None


def _stands_for_group(clause: Clause, slots: Slots) -> bool:
    """ "No other country | on the continent", "two countries in the bloc": in a group that was named before."""
    nouns = english().function["scope_anaphors"]
    return any(phrase.text.lower() in nouns for _, phrase in slots.framing(clause))


def _spoken_of(clause: Clause, slots: Slots) -> tuple[EntityWords, ...] | None:
    """Whom "no other country" leaves out: those that the sentence before speaks of; None where nobody is."""
    told = [each.subject for each in slots.sentence.clauses if each.end <= clause.start and each.subject]
    here = [each.entities for each in told if each.entities and not each.negated]
    if here:
        return here[-1] if all(each.id is not None for each in here[-1]) else None
    found: dict[str | None, EntityWords] = {}
    for draft in slots.before:
        one = getattr(draft.query, "entity", None)
        several = getattr(draft.query, "members", ()) or getattr(draft.query, "parts", ())
        several = several or (getattr(draft.query, "listed", ()) if one is None else ())
        for each in (*several, *([one] if one is not None else [])):
            found[each.id] = each
    return tuple(found.values()) if found and None not in found else None


def threshold_of(amount: Phrase) -> Stated | None:
    """The bound that an amount is: "more than 5 million tons"; None where it is none."""
    if (
        amount.quantity is None
        or amount.quantity.stated.approximator not in ("over", "under")
        or amount.quantity.stated.words.startswith(("as much as", "as many as"))  # of nobody it is a least
        or amount.is_part
    ):
        return None
    return replace(amount.quantity.stated, understates_above=None)


def beyond(amount: Phrase) -> Stated | None:
    """The bound that an amount is behind a verb of exceeding: "top | $10 trillion"."""
    stated = amount.quantity.stated if amount.quantity is not None else None
    if stated is None or stated.value is None or amount.is_part:
        return None
    bound = Interval(stated.value, math.inf, open_low=True)
    return replace(stated, holds=bound, open=bound, understates_above=None)


def noun_of(counted: Phrase) -> str:
    """What those counted are called: "airlines" where a user's table is of them, else "countries"."""
    said = counted.text.lower().split()[-1]
    words = english().function
    of_rows = (
        counted.head in words["country_nouns"] and said not in words["country_nouns"] | words["member_nouns"]
    )
    return said if of_rows and said.endswith("s") else "countries"


def _is_narrowed_by_a_relative(clause: Clause) -> bool:
    """ "Five countries that | border | the sea mine …": words between "that" and the verb which say of which they are counted."""
    verb = clause.verb
    if verb is None or clause.kind != "relative" or clause.opener not in ("that", "which", "who"):
        return False
    return any(isinstance(node, Phrase) and node.opaque and node.end <= verb.start for node in clause.nodes)


def _are_told_more_of(clause: Clause) -> bool:
    """ "Five countries that mine more than a million tons | signed | the pact": there may be more of them."""
    verb = clause.verb
    if verb is None or clause.kind != "relative":
        return False
    behind = (node for node in clause.nodes if isinstance(node, Item) and node.start > verb.end)
    return any(node.is_verbal for node in behind)


def count_draft(
    clause: Clause,
    slots: Slots,
    tallied: Counted,
    measure: MeasureWords,
    threshold: Stated | None,
    amount: Phrase,
    construction: str,
) -> Draft:
    """The claim that so many countries have a figure beyond a threshold, or any figure at all."""
    period, problem = slots.period(clause)
    query = CountQuery(
        tallied.number,
        noun_of(tallied.phrase),
        measure,
        threshold,
        tallied.among,
        period=period,
        except_for=tallied.except_for,
        perhaps_except=tallied.perhaps_except,
        so_many=tallied.so_many,
    )
    if (named := spelled_out(tallied.phrase, slots)) is not None and tallied.top is None:
        first, *also = named.entities  # "Three countries, | China, Peru and Australia, | mined …"
        query = replace(query, entity=first, also=tuple(also))
        problem = problem_of(problem, *named.entities)
    if _is_narrowed_by_a_relative(clause) or _are_told_more_of(clause):
        problem = problem or "ambiguous_measure"
    start, end = min(tallied.phrase.start, amount.start), max(tallied.phrase.end, amount.end)
    denied = clause.verb is not None and clause.verb.negated
    return Draft(Kind.COUNT, (start, end), (start, end), query, construction, denied, clause.frame, problem)
