"""The measure that an amount in a list, in brackets or behind a name takes from the words around it."""

from __future__ import annotations

from checks.claim_words import MeasureWords, PeriodWords
from checks.grammar.amounts import is_amount
from checks.grammar.slots import Slots
from checks.grammar.telling_concepts import telling_concepts
from checks.grammar.times import dates_another_figure
from checks.grammar.whole import listed_concepts
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def title_of_list(clause: Clause, slots: Slots) -> tuple[MeasureWords, PeriodWords] | None:
    """The measure and the time that a list's first words name: "Copper output, 2024: …", "Top copper producers in 2024: …"."""
    clauses = slots.sentence.clauses
    title = clauses[0]
    if title is clause or len(title.objects) != 1 or title.adjuncts:
        return None
    measured = title.objects[0]
    owned = measured.owner is not None or measured.quantity is not None or measured.opaque
    if owned or (measured.concept is None and measured.agent is None):
        return None
    measure = slots.measure(title, measured)
    colon = next((each.start for each in clauses if each.link == ":"), 0)
    period = next(
        (
            told
            for each in clauses
            if each.end <= clause.start and (each.periods or each is title)
            if not (each.kind == "parenthesis" and title.end < colon <= each.start)
            if not any(dates_another_figure(each, time) for time in each.periods)
            if (told := slots.period(each)[0]).year
        ),
        None,
    )
    return (measure, period or PeriodWords()) if measure is not None else None


def measure_around(clause: Clause, slots: Slots) -> tuple[MeasureWords, PeriodWords] | None:
    """The only measure of the sentence, and its time, for what is set in brackets behind an entity."""
    title = title_of_list(clause, slots)
    if title is not None:
        return title
    found = [pair for other in slots.sentence.clauses for pair in _measures_in(other, slots)]
    return _only(found)


def measure_leaned_on(clause: Clause, slots: Slots) -> tuple[MeasureWords, PeriodWords] | None:
    """The only measure of the nearest clause, of those that a clause leans on, that names any, and its time."""
    for other in slots.leaned_on(clause):
        found = _measures_in(other, slots)
        if found:
            return _only(found)
    return None


def _measures_in(clause: Clause, slots: Slots) -> list[tuple[MeasureWords, PeriodWords]]:
    """The measures that a clause names, by nouns and by what its verb says of an amount."""
    if clause.kind == "parenthesis":
        return []
    found: list[tuple[MeasureWords, PeriodWords]] = []
    for phrase in (node for node in clause.nodes if isinstance(node, Phrase)):
        if phrase.adjective is None and phrase.agent is None and _names_no_measure(phrase):
            continue
        measure = slots.measure(clause, phrase)
        if measure is not None:
            found.append((replace(measure, words=""), slots.period(clause)[0]))
    names = _told_by_verb(clause, slots)
    objects = [node for node in clause.nodes if isinstance(node, Phrase)]
    measure = slots.measure(clause, *objects, names=names) if objects and names else None
    return found if measure is None else [*found, (replace(measure, words=""), slots.period(clause)[0])]


def _told_by_verb(clause: Clause, slots: Slots) -> tuple[Name, ...]:
    """What a verb says to be measured: "mined", or "has" before an amount of something that one has."""
    verb, amount = clause.verb, clause.objects[0] if clause.objects else None
    coming = clause.subject if verb is not None and verb.is_a("come") else None
    coming = coming.whole or coming if coming is not None else None  # "half of all ilmenite | comes from …"
    if coming is not None and coming.is_only_topic:
        return listed_concepts("concepts_of_coming", slots, coming)  # "ilmenite comes from China (…)"
    if amount is not None and amount.concept is not None:
        return ()  # "hosts | more asylum-seekers": the object itself is what is measured
    if verb is None or any(not name.data.get("generic") for name in verb.concepts):
        return verb.concepts if verb is not None else ()
    more = clause.adjunct("than") is not None  # "makes | more hydropower | than Japan (79 TWh)"
    told = amount is not None and (is_amount(amount) or more) and amount.topics and amount.concept is None
    return telling_concepts(verb.concepts, amount, clause, slots) if told and amount is not None else ()


def _only(
    found: list[tuple[MeasureWords, PeriodWords]],
) -> tuple[MeasureWords, PeriodWords] | None:
    """The one that all of them are; "producer" and "mined" are one, with what is said by either."""
    named = {(measure.concept, measure.topic) for measure, _ in found}
    qualified = [pair for pair in found if pair[0].qualifiers]
    same = len(named) == 1 and len({measure.qualifiers for measure, _ in qualified}) <= 1
    unsure = [pair for pair in found if pair[0].rivals]  # "nickel …. It mined 50,000 tons" may be of tin
    return (unsure or qualified or found)[0] if same else None


def _names_no_measure(phrase: Phrase) -> bool:
    return phrase.concept is None or bool(phrase.concept.data.get("generic"))
