"""Amounts that say whose they are, but not of what: "Mexico's 6,300 tons", "its 21m tonnes in 2024". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.measures_around import measure_around, measure_leaned_on
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_OF_SIZE = (
    "be", "rank", "become", "stay", "exceed", "trail", "near", "miss", "match", "lead", "value", "cause", "put", "tie",
    "set_beside", "mean", "part_of", "win", "join", "rise", "fall", "multiply", "come", "report", "complete",
)  # fmt: skip
_PHYSICAL = ("mass", "volume", "energy", "electricity", "oil flow")
_POSSESSIVE = ("'s", "’s", "s'", "s’")


@needs("owned amount")
def owned_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's silver output trails Mexico's 6,300 tons"; "South Africa's 7.4 million tonnes of manganese in 2024 were …"."""
    said = [node for node in clause.nodes if isinstance(node, Phrase)]
    halved = [phrase.whole for phrase in said if phrase.whole is not None]  # "half of | Mexico's 6,300"
    for phrase in (*said, *halved):
        if clause.opener == "whose" and phrase is clause.subject and phrase.quantity is not None:
            phrase = replace(phrase, owner=slots.owner(clause, phrase))  # "whose | 120 tonnes of platinum"
        if is_owned_amount(phrase):
            measure = owned_measure(clause, slots, phrase)
        elif says_whose(phrase) and phrase is clause.subject and slots.before:
            measure = _rate_told_before(phrase, slots)
            if measure is None:
                continue
        else:
            continue
        if is_owned_amount(phrase) and measure is not None and not _fits(phrase, measure, slots):
            continue
        owner = slots.owner(clause, phrase)
        if phrase.owner_anaphor and is_behind_another(clause, owner):
            continue
        for draft in value_draft(clause, slots, measure, owner, phrase, "owned_amount"):
            moved = phrase.topics and _is_moved(clause, phrase, measure)
            yield replace(draft, problem=draft.problem or ("ambiguous_measure" if moved else None))


def is_behind_another(clause: Clause, owner: EntityWords | None) -> bool:
    """ "Peru mines less zinc than China, | with its 4 million tons": of whom "its" is, where another stands right before."""
    before = clause.leans_on.nodes[-1] if clause.leans_on is not None and clause.verb is None else None
    if not isinstance(before, Phrase) or clause.nodes[0].text != "with" or owner is None:
        return False
    named = (before.owner,) if before.owner is not None else before.entities
    return bool(named) and owner.id not in {each.id for each in named}


def _is_moved(clause: Clause, amount: Phrase, measure: MeasureWords | None) -> bool:
    """ "Peru's 30,000 tons of tin | were sold to China", "… | went to China": whether a verb tells what became of it, and not how much it is."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or (subject.start, subject.end) != (amount.start, amount.end):
        return False
    told = next(iter(clause.objects), None)
    opaque = (
        told is not None
        and told.opaque
        and not (told.place or told.quantity or told.concept or told.comparative)
    )
    if verb.lemma == "go" or (verb.is_a("be") and opaque):
        return True  # "whose 120 tons were | stolen"
    says_so = measure is not None and any(measure.concept in name.ids for name in verb.telling)
    return not verb.is_a(*_OF_SIZE) and not (verb.passive and says_so)


def _rate_told_before(phrase: Phrase, slots: Slots) -> MeasureWords | None:
    """ "Ukraine spent 34% of its GDP on arms. | Israel's 8.8% | was the second-highest burden": the rate spoken of before."""
    told = slots.measure_told_before()
    percent = phrase.quantity is not None and phrase.quantity.kind == "percent"
    if told is None or not percent or not slots.is_in_percent(told):
        return None
    return carried_measure(told)


def is_owned_amount(phrase: Phrase) -> bool:
    """Whether a phrase is an amount that says no more than whose it is."""
    quantity = phrase.quantity
    if quantity is None or not says_whose(phrase):
        return False
    counted = quantity.kind == "count" and quantity.stated.unit is None
    return quantity.dimension in _PHYSICAL or counted


def says_whose(phrase: Phrase) -> bool:
    """Whether a phrase is any amount of somebody's, a rate or money too: "France's 7.4%", where it is compared with."""
    quantity = phrase.quantity
    if quantity is None or not is_amount(phrase) or phrase.opaque or phrase.concept is not None:
        return False
    owned = phrase.owner is not None or phrase.owner_anaphor
    plain = phrase.comparative is None and not phrase.is_change and phrase.whole is None and not phrase.share
    return owned and plain and not quantity.attributive


def is_size_of_somebody(phrase: Phrase) -> bool:
    """ "The size of Bolivia", and not "the size of Bolivia's", which is that of a figure told before."""
    return phrase.head == "size" and phrase.owner is not None and not phrase.text.endswith(_POSSESSIVE)


def more_owners(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """ "Lower than France's 7.4% | and Spain's 11.3%": whose amounts go on a list behind a clause."""
    return tuple(
        owner for other in goes_on_in(clause, slots) for owner in slots.owners(other, other.objects[0])
    )


def goes_on_in(clause: Clause, slots: Slots) -> list[Clause]:
    """The clauses right behind one that name but one more owned amount each."""
    found: list[Clause] = []
    for other in (each for each in slots.sentence.clauses if each.start >= clause.end):
        listed = other.kind == "fragment" and other.link in ("and", ",") and len(other.objects) == 1
        if not listed or other.adjuncts or not says_whose(other.objects[0]):
            break
        found.append(other)
    return found


def end_of_owner(phrase: Phrase, slots: Slots) -> int:
    """Where a phrase ends that a claim is about but for its amount: "Mexico's" of "Mexico's 6,300 tons"."""
    if phrase.quantity is None or not says_whose(phrase):
        return phrase.end
    tokens, first = slots.sentence.tokens, phrase.quantity.first
    behind = tokens[first - 1].text == "the"  # "more than | the 990m tonnes made by China"
    return tokens[first - 2 if behind else first - 1].end


def _fits(amount: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """Whether an amount is one that the measure can have; a bare number has the unit of the amount before it."""
    quantity = amount.quantity
    assert quantity is not None
    if quantity.dimension in _PHYSICAL:
        return True
    stated = slots.with_unit(quantity, measure)
    return not amount.topics and stated.unit is not None and stated.unit not in ("%", "pp", "USD")


def owned_measure(clause: Clause, slots: Slots, amount: Phrase) -> MeasureWords | None:
    """What somebody's amount is one of: what the sentence or the one before tells; else what its topic is measured by."""
    if not amount.topics:
        around = measure_leaned_on(clause, slots) or measure_around(clause, slots)
        if around is not None:
            return around[0]
        told = slots.measure_told_before()
        if told is not None:
            return carried_measure(told)
        return _of_topic_around(clause, slots, amount) or slots.heading_measure()
    return _of_topic(clause, slots, amount)


def _of_topic(clause: Clause, slots: Slots, phrase: Phrase) -> MeasureWords | None:
    """What an amount of a topic is one of: in a year, what is brought forth then; else all that it may be."""
    dated = any(time.words.year is not None for time in clause.periods) or bool(slots.period(clause)[0].year)
    names = slots.concept_of_dated_topic(phrase) if dated else slots.concepts_of_bare_topic(phrase)
    return slots.measure(clause, phrase, names=names) if names else None


def _of_topic_around(clause: Clause, slots: Slots, amount: Phrase) -> MeasureWords | None:
    """ "In coal, | Indonesia's 836 million tonnes in 2024 …"; "Coal is dirty. | Indonesia's 836 million tonnes in 2024 …"."""
    framed = [where for tie, where in slots.framing(clause) if tie in ("in", "for") and where.is_only_topic]
    if framed:
        return _of_topic(clause, slots, framed[0]) if len(framed) == 1 else None
    spoken, verb = slots.sentence.context.topics, clause.verb
    if verb is not None and not verb.is_a("be", "value", "part_of", "set_beside", "rank", "exceed", "match"):
        return None  # "Its 555 million tonnes went to China"
    if len(spoken) != 1 or slots.period(clause)[0].year is None:
        return None
    found = _of_topic(clause, slots, replace(amount, topic=spoken[0], topics=spoken))
    told = slots.sentence.context.concepts  # "the largest oil refining capacity. … past | America's 18.4m"
    if (
        found is not None
        and found.concept not in told
        and any(spoken[0] in slots.topics.get(each, ()) for each in told)
    ):
        return None
    return replace(found, topic_carried=True, concept_carried=True) if found is not None else None


CONSTRUCTIONS: tuple[Construction, ...] = (owned_amount,)
