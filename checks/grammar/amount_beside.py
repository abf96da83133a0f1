"""Values beside what they are of: "Tuvalu (population 10,000)", "At 84.7 years, life expectancy in Japan …". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Draft
from checks.grammar.hosts import described, host_of
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.names import Name
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_BESIDE = (",", "–")
_BY_CONTRAST = tuple(
    [(tie, (word,))]
    for tie, word in (("by", "contrast"), ("by", "comparison"), ("for", "example"), ("for", "instance"))
)


@needs("no verb", "adjunct", "amount")
def opening_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "At 84.7 years, life expectancy in Japan is among the highest"; "With 2.6 million tonnes, Peru mines more copper than Zambia"."""
    if clause.verb is not None or clause.objects or len(clause.adjuncts) != 1 or clause.link not in ("", ";"):
        return
    tie, amount = clause.adjuncts[0]
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end]
    follows = min(behind, key=lambda other: other.start, default=None)
    if tie not in ("at", "with") or not is_amount(amount) or amount.concept is not None:
        return
    if follows is None or follows.verb is None or follows.subject is None or amount.opaque:
        return
    measured, told = follows.subject, _told_by_verb(follows)
    acts = bool(told) and measured.concept is None and not any(is_amount(each) for each in follows.objects)
    if measured.quantity is not None or measured.place is not None or (amount.topics and not acts):
        return
    measure: MeasureWords | None
    entity: EntityWords | None
    if (meant := slots.it_of(follows)) is not None:
        measure, entity = meant  # "At 3.3 million tonnes, | it was the second-highest in the world"
    elif acts:
        measure = slots.measure(follows, amount, *follows.objects, names=told)
        entity = slots.entity(follows, measured)
    elif measured.concept is not None:
        measure, entity = slots.measure(follows, measured, amount), slots.owner(follows, measured)
    else:
        return
    for draft in value_draft(clause, slots, measure, entity, amount, "opening_amount", measured):
        assert isinstance(draft.query, ValueQuery)
        period = slots.period(follows, amount)[0] if not clause.periods else draft.query.period
        yield replace(draft, query=replace(draft.query, period=period))


@needs("adjunct", "amount")
def opening_amount_before_subject(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "With 84 million inhabitants Germany is the EU's most populous member"; "At 9.4 million square kilometres China is …"."""
    tie, amount = clause.adjuncts[0] if clause.adjuncts else ("", None)
    if amount is None or tie not in ("at", "with") or not is_amount(amount) or amount.opaque:
        return
    host = clause if clause.verb is not None else _goes_on_behind(clause, slots)
    subject = host.subject if host is not None else None
    if host is None or subject is None or amount.end > subject.start:
        return
    name = "opening_amount_before_subject"
    if amount.concept is None and not amount.topics and (meant := slots.it_of(host)) is not None:
        yield from value_draft(host, slots, *meant, amount, name, subject)
        return  # "At $88.5 billion in 2024 it outstripped Britain's"
    plain = subject.concept is not None and subject.quantity is None and subject.place is None
    of_base = amount.whole is not None and amount.whole.text.lower() in english().function["bases_of_rates"]
    if plain and not ((amount.concept and not of_base) or amount.topics or subject.share):
        measured, whose = slots.measure(host, subject, amount), slots.owner(host, subject)
        yield from value_draft(host, slots, measured, whose, amount, name, subject)
        return  # "At 82 million tons Turkey's cement output was lower than America's"
    if not (subject.is_entity or subject.anaphor == "entity") or len(subject.entities) > 1:
        return
    names = (amount.concept,) if amount.concept is not None else _told_by_verb(host) or _told_by_place(host)
    if not names and host.verb is not None and host.adjunct("than") is not None:
        names = host.verb.concepts  # "With 37 trillion cubic metres it has more than any other country"
    if not names and amount.quantity is not None and amount.quantity.dimension == "area":
        names = slots.vocabulary_concept("area")
    measure = slots.measure(host, amount, *host.objects, names=names) if names else None
    entity = slots.entity(host, subject)
    yield from value_draft(host, slots, measure, entity, amount, name, subject)


def _goes_on_behind(fragment: Clause, slots: Slots) -> Clause | None:
    """ "With 840,000 refugees Sudan, | itself at war, | is …": the clause with the verb of a subject on which a fragment ends."""
    named = (
        fragment.objects[0]
        if len(fragment.objects) == 1 and fragment.nodes[-1] is fragment.objects[0]
        else None
    )
    behind = (each for each in slots.sentence.clauses if each.start >= fragment.end and each.subject is named)
    return next(behind, None) if named is not None and fragment.kind == "fragment" else None


def _told_by_place(clause: Clause) -> tuple[Name, ...]:
    """What a place that a clause gives its subject is one of: "Germany is Europe's biggest | producer | of wind power"."""
    told = clause.objects[0] if len(clause.objects) == 1 else None
    if (
        told is None
        or told.place is None
        or clause.verb is None
        or not clause.verb.is_a("be", "become", "rank")
    ):
        return ()
    return tuple(name for name in (told.agent or told.concept,) if name is not None)


def _told_by_verb(clause: Clause) -> tuple[Name, ...]:
    """What the verb of somebody who acts says to be measured: "Peru | mines more copper"."""
    acts = clause.subject is not None and len(clause.subject.entities) == 1
    return clause.verb.telling if acts and clause.verb is not None and not clause.verb.passive else ()


@needs("no verb", "object", "amount", kind=("parenthesis", "fragment"))
def amount_in_parenthesis(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkey's boron reserves (950 million tons) dwarf …"; "Tuvalu (population 10,000) is sinking"."""
    if clause.verb is not None or clause.kind not in ("parenthesis", "fragment") or clause.adjuncts:
        return
    found = _measure_and_amount(clause, slots)
    if found is None:
        return
    measured, amount, beside = found
    if not is_amount(amount) or amount.topics or amount.opaque:
        return
    if amount.concept is not None and amount.concept.ids != (measured.concept or amount.concept).ids:
        return  # but "fertility rate: 6.03 | births per woman"
    if amount.owner is not None:
        return  # "… 5.3 million tons in 2024, | Peru's 2.6 million"
    holder = next((other for other in slots.sentence.clauses if beside in other.nodes), clause)
    entity = slots.entity(holder, beside) if beside is not measured else slots.owner(holder, measured)
    names = slots.concepts_of_bare_topic(measured) if _is_somebodys_topic(measured) else None
    measure = slots.measure(holder, measured, amount, names=names or ())
    for draft in value_draft(clause, slots, measure, entity, amount, "amount_in_parenthesis", beside):
        yield replace(draft, frame=clause.frame)


def _label(clause: Clause, slots: Slots) -> Phrase | None:
    """ "Guinea's bauxite output: | 130 million tons in 2024": the measure that opens the sentence."""
    first = slots.sentence.clauses[0]
    said = first.objects[0] if first.verb is None and len(first.objects) == 1 and not first.adjuncts else None
    named = said is not None and (said.concept is not None or _is_somebodys_topic(said))
    behind = said is not None and said.end >= clause.start - 2 and named
    of_somebody = said is not None and (said.owner is not None or said.scope is not None)
    return said if behind and of_somebody else None


def _is_somebodys_topic(phrase: Phrase) -> bool:
    """ "American wind power": whose what, though not which measure of it."""
    alone = phrase.topic is not None and phrase.concept is None and phrase.owner is not None
    return alone and not phrase.opaque and phrase.quantity is None and phrase.place is None


def _measure_and_amount(clause: Clause, slots: Slots) -> tuple[Phrase, Phrase, Phrase] | None:
    """What is measured, the amount, and the noun beside which both stand."""
    beside = clause.subject if clause.kind == "parenthesis" else None
    if beside is None and clause.link in _BESIDE:
        beside = described(clause, slots)
    if beside is None and clause.link == ":" and len(slots.sentence.clauses) > 1:
        beside = _label(clause, slots)
    if beside is None:
        return None
    if len(clause.objects) == 2:
        measured, amount = clause.objects
        plain = measured.concept is not None and measured.owner is None and measured.quantity is None
        return (measured, amount, beside) if plain and len(beside.entities) == 1 else None
    labelled = clause.link == ":" and _is_somebodys_topic(beside)
    named = beside.concept is not None or beside.anaphor == "measure" or labelled
    if len(clause.objects) != 1 or not named or beside.quantity is not None or beside.place is not None:
        return None
    return beside, clause.objects[0], beside


@needs("object", "leans", "amount", kind=("fragment",))
def amount_behind_course(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Gas output in Qatar was flat: 179 billion cubic metres in 2024, against 178 billion in 2023": what a measure came to."""
    before, amount = clause.leans_on, clause.objects[0] if len(clause.objects) == 1 else None
    if clause.kind != "fragment" or clause.link != ":" or before is None or before.verb is None:
        return
    measured = before.subject
    if amount is None or not is_amount(amount) or measured is None or not measured.is_measure:
        return
    own = amount.concept is not None and measured.concept is not None
    same = own and set(amount.concept.ids) & set(measured.concept.ids)  # type: ignore[union-attr]
    if (
        (amount.concept is not None and not same)
        or amount.topics
        or amount.opaque
        or amount.place is not None
    ):
        return
    if amount.comparative:
        return
    if measured.quantity is not None or measured.place is not None or measured.share or not clause.periods:
        return
    measure, name = slots.measure(before, measured, amount), "amount_behind_course"
    yield from value_draft(clause, slots, measure, slots.owner(before, measured), amount, name, measured)


@needs("leans", "amount", kind=("fragment",))
def measure_amount_in_apposition(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia's reserves of rare earths, 5.7 million tonnes by the USGS's count, are not the constraint"."""
    before = _before_a_word(clause)
    if clause.kind != "fragment" or clause.link not in _BESIDE or before is None or before.kind != "fragment":
        return
    told = [
        phrase for phrase in clause.objects if phrase.words != ("worth",)
    ]  # "economy, worth $2 trillion, …"
    amount = told[0] if told else None
    if amount is None or amount.place is not None:
        amount = clause.adjunct("at", "with")
    if len(told) > 1 or not before.objects or amount is None or not is_amount(amount):
        return
    measured = before.objects[-1]
    if not measured.is_measure or measured.quantity is not None or measured.place is not None:
        return
    if amount.concept is not None and measured.elliptic:
        return  # "more than | what he won in 2023 |, and eight titles"
    host = next((other for other in slots.sentence.clauses if other.subject is measured), before)
    measure, owner = slots.measure(before, measured, amount), slots.owner(host, measured)
    yield from value_draft(clause, slots, measure, owner, amount, "measure_amount_in_apposition", measured)


def _before_a_word(clause: Clause) -> Clause | None:
    """ "Japan's debt, | meanwhile, | at 237% of GDP, is …": what a fragment leans on, beyond words that say nothing of it."""
    before = clause.leans_on
    while before is not None and before.kind == "fragment" and before.nodes and before.leans_on is not None:
        words = all(isinstance(node, Item) and node.kind == "adverb" for node in before.nodes)
        if not words and [(tie, phrase.words) for tie, phrase in before.adjuncts] not in _BY_CONTRAST:
            break
        before = before.leans_on
    return before


@needs("no verb", "adjunct", "amount")
def with_measure_at_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "With inflation at 8.4%, Russia pays high interest rates"; "Turkey, with unemployment at 8.7%, …"."""
    if clause.verb is not None or clause.objects or [tie for tie, _ in clause.adjuncts] != ["with", "at"]:
        return
    (_, measured), (_, amount) = clause.adjuncts
    whole = amount.whole
    if measured.concept is None or not is_amount(amount) or measured.quantity is not None or amount.owner:
        return
    if measured.place is not None or measured.scope is not None or measured.owner_anaphor or measured.opaque:
        return
    if whole is not None and whole.text.lower() not in english().function["bases_of_rates"]:
        return
    if whole is None and amount.concept is not None:
        return
    host = host_of(clause, slots) if measured.owner is None else None
    beside = host.subject if host is not None else None
    entity = measured.owner or (_whose(host, beside, slots) if host is not None else None)
    if entity is None:
        return
    measure = slots.measure(clause, measured, replace(amount, concept=None, whole=None))
    for draft in value_draft(clause, slots, measure, entity, amount, "with_measure_at_amount", measured):
        if host is not None and not clause.periods and isinstance(draft.query, ValueQuery):
            draft = replace(draft, query=replace(draft.query, period=slots.period(host)[0]))
        yield replace(draft, frame=host.frame) if host is not None else draft


def _whose(host: Clause, beside: Phrase | None, slots: Slots) -> EntityWords | None:
    """Of whom a host tells: who acts, or whose measure its subject is ("Russia's economy grew, with …")."""
    if beside is None:
        return None
    return slots.owner(host, beside) if beside.is_measure else slots.entity(host, beside)


_NONETHELESS = ("despite", "amid", "alongside", "notwithstanding")


@needs("subject", "verb", "adjunct", "amount", word=_NONETHELESS)
def measure_despite_which(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia's economy grew by 4.1% in 2024 despite inflation of 8.4%": what the same one has in another measure."""
    for tie, phrase in clause.adjuncts:
        if tie not in _NONETHELESS or phrase.concept is None or not is_amount(phrase) or phrase.place:
            continue
        if (
            phrase.owner
            or phrase.scope
            or phrase.opaque
            or phrase.is_change
            or phrase.concept.data.get("generic")
        ):
            continue
        entity, measure = _whose(clause, clause.subject, slots), slots.measure(clause, phrase)
        if entity is not None and measure is not None:
            name = "measure_despite_which"
            for draft in value_draft(clause, slots, measure, entity, phrase, name, clause.subject):
                yield replace(draft, denied=False)
