"""Changes told by a noun or in a gap: "an 8% rise in output", "and Peru's by 3%", "after rising 133%". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.change_complements import course_of, until_verb
from checks.grammar.changes import change_draft
from checks.grammar.course import Course
from checks.grammar.course_reader import course
from checks.grammar.course_times import date_before, opening_periods
from checks.grammar.directions import Direction, bare, direction_of, noun_direction, up_or_down
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.moving import MODELS
from checks.grammar.needs import needs
from checks.grammar.rates_of_change import signed
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.spoken_of import spoken_of
from checks.grammar.what_changes import about_of, narrowed
from checks.queries import ChangeQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace


@needs("no verb", "object")
def gapped_change(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose by 8% in 2024 and Peru's by 3%"; "the USGS cut its figure for Vietnam's reserves of rare earths
    to 3.5 million tons from 22 million and that for Russia's by more than half"; "Chilean …, and Indonesian by 21 percent".
    """
    before = clause.leans_on
    nodes = clause.nodes[1:] if getattr(clause.nodes[0], "kind", "") == "conjunction" else clause.nodes
    if (
        clause.verb is not None
        or before is None
        or before.verb is None
        or not clause.objects
        or nodes[:1] != clause.objects[:1]
    ):
        return
    measured = clause.objects[0]
    nation = _only_of_nation(measured)
    if nation is None and (
        not (measured.elliptic or measured.anaphor == "measure") or measured.owner is None
    ):
        return
    model = next((draft for rule in MODELS for draft in rule(before, slots)), None)
    if model is None or not isinstance(model.query, ChangeQuery | ValueQuery):
        return
    told = course_of(clause, slots, nodes[1:])
    if told is None or not (told.has_amount or told.arrived or _goes_on_since(told, model)):
        return
    about: tuple[MeasureWords | None, EntityWords | None]
    about = (carried_measure(model.query.measure), nation) if nation else (None, None)
    if nation is None:
        about = slots.measure(clause, measured), slots.owner(clause, measured)
    direction = direction_of(before, ("rise", "up"), ("fall", "down"), ("lift", "up"), ("lower", "down"))
    direction = direction or (up_or_down(before.tail) or (0, None))[1]
    if direction is None:
        return
    for draft in change_draft(
        clause, slots, about, direction, told, measured.start, "gapped_change", measured, frame=model.frame
    ):
        problem = (
            None if model.problem == "unknown_entity" else model.problem
        )  # that is whose change it is not
        yield replace(draft, denied=model.denied, problem=draft.problem or problem)


@needs("no verb", "object", "dated", kind=("fragment",))
def gapped_since(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Greece's population has fallen since 2010 and Bulgaria's since 2005": a time, and no amount."""
    told = [node for node in clause.nodes if isinstance(node, Phrase)]
    begun = any(time.role in ("since", "over") for time in clause.periods)
    if begun and len(told) == 1 and told[0].quantity is None:
        yield from gapped_change(clause, slots)


def _goes_on_since(told: Course, model: Draft) -> bool:
    """ "Greece's population has fallen since 2010 and | Latvia's | since 2005": a time alone, where no amount was told."""
    query = model.query
    amounts = (
        (query.relative, query.ratio, query.difference, query.from_stated, query.to_stated)
        if isinstance(query, ChangeQuery)
        else (True,)
    )
    bare = all(each is None for each in amounts)
    return bare and (told.since is not None or told.stretch is not None)


def _only_of_nation(phrase: Phrase) -> EntityWords | None:
    """ "Polish", with its noun left out."""
    alone = len(phrase.words) == 1 and phrase.quantity is None and phrase.place is None and not phrase.topics
    return phrase.nationality if alone and not phrase.entities and phrase.concept is None else None


@needs("no verb", kind=("fragment",))
def anothers_change(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose by 8% in 2024, Peru by 3% and China by 2%"; "… rose 3% in Chile and 4% in Peru"; "…; in Peru, by 4%"."""
    found = _named_and_amount(clause)
    before = next((each for each in slots.leaned_on(clause) if each.verb is not None), None)
    if found is None or before is None or before is clause or before.frame is not clause.frame:
        return
    models = [draft for rule in MODELS for draft in rule(before, slots)]
    model = models[0] if models else None
    if model is None or not isinstance(model.query, ChangeQuery | ValueQuery) or model.problem is not None:
        return
    named, amount = found
    relative = any(isinstance(each.query, ChangeQuery) and each.query.relative is not None for each in models)
    if relative and amount.quantity is not None and not amount.quantity.is_fraction:
        return  # "jumped by 38% to $12 billion, against $10.4 billion in Norway and | $10 billion in Denmark"
    direction = direction_of(before, ("rise", "up"), ("fall", "down"), ("lift", "up"), ("lower", "down"))
    direction = direction or (up_or_down(before.tail) or (0, None))[1]
    told = course_of(before, slots, [amount])
    if direction is None or told is None or not told.has_amount:
        return
    held = model.query.to_period if isinstance(model.query, ChangeQuery) else model.query.period
    if clause.periods and held.year not in (None, clause.periods[0].words.year):
        return
    held = clause.periods[0].words if clause.periods else held
    start = min(named.start, amount.start)
    about = model.query.measure, slots.entity(clause, named)
    for draft in change_draft(
        clause, slots, about, direction, told, start, "anothers_change", named, frame=model.frame
    ):
        problem = problem_of(None, about[1])
        query, kind, anchor = draft.query, draft.kind, draft.anchor
        if isinstance(query, ChangeQuery) and isinstance(model.query, ChangeQuery):
            query = replace(query, from_period=model.query.from_period, to_period=held)
        elif isinstance(model.query, ValueQuery) and told.relative is not None and about[1] is not None:
            query = replace(model.query, entity=about[1], stated=signed(told.relative, direction))
            kind, anchor = Kind.VALUE, (amount.start, amount.end)
        yield replace(draft, kind=kind, anchor=anchor, query=query, denied=model.denied, problem=problem)


def _named_and_amount(clause: Clause) -> tuple[Phrase, Phrase] | None:
    """The name and the amount of "Peru by 3%", "Peru 3%" or "3% in Peru", where a fragment says nothing else."""
    many = len(clause.objects) + len(clause.adjuncts)
    dated = clause.periods and [time.role for time in clause.periods] != ["at"]
    if clause.verb is not None or clause.kind != "fragment" or many != 2 or dated:
        return None
    if not clause.objects:
        (first, where), (second, amount) = clause.adjuncts
        if first == "by":
            first, where, second, amount = second, amount, first, where
        plain = (first, second) == ("in", "by") and where.is_entity and len(where.entities) == 1
        bare_amount = amount.quantity is not None and not amount.topics
        return (where, amount) if plain and bare_amount and where.quantity is None else None
    tie, tied = clause.adjuncts[0] if clause.adjuncts else ("", clause.objects[1])
    named, amount = (tied, clause.objects[0]) if tie == "in" else (clause.objects[0], tied)
    plain = tie in ("in", "by", "") and named.is_entity and len(named.entities) == 1
    plain = plain and named.quantity is None and named.place is None
    return (named, amount) if plain and amount.quantity is not None and not amount.topics else None


@needs("active", "several amounts", "dated", verb=("rise", "fall", "multiply"))
def rise_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output grew 8% in 2024 after a 5% fall in 2023"; "Argentine consumer prices rose by 220 percent in 2024 after 133 percent in 2023, the IMF says"."""
    verb = clause.verb
    if verb is None or not verb.is_a("rise", "fall", "multiply") or verb.passive:
        return
    for index, node in enumerate(clause.tail):
        tie = clause.tail[index - 1] if index else None
        if (
            not isinstance(node, Phrase)
            or node.quantity is None
            or not (node.is_change or _rose_so(verb, node))
        ):
            continue
        if not isinstance(tie, Item) or tie.text not in ("after", "following"):
            continue
        follows = clause.tail[index + 1] if index + 1 < len(clause.tail) else None
        if not isinstance(follows, Item) or follows.period is None or index + 2 != len(clause.tail):
            continue
        told = course([bare(node), follows], slots)
        about = about_of(clause, slots)
        direction = noun_direction(node) if node.is_change else "up"
        yield from change_draft(
            clause, slots, about, direction, told, node.start, "rise_before", clause.subject
        )


def _rose_so(verb: Verb, amount: Phrase) -> bool:
    """ "Rose 3.9% in 2025 after | 3.3% | in 2024": by how much it rose before; where it fell now, that is not said."""
    percent = amount.quantity is not None and amount.quantity.kind == "percent"
    return (
        verb.is_a("rise") and percent and not amount.topics and amount.concept is None and not amount.opaque
    )


@needs("active", verb=("rise", "fall"), said=("after", "following"))
def rise_after(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina's consumer prices climbed 220% in 2024 after rising 133% in 2023": the course of an earlier year."""
    verb = clause.verb
    if verb is None or not verb.is_a("rise", "fall") or verb.passive:
        return
    for index, node in enumerate(clause.tail):
        tie = clause.tail[index - 1] if index else None
        moving = isinstance(node, Item) and node.verb is not None and node.verb_form == "ing"
        if not moving or not isinstance(tie, Item) or tie.text not in ("after", "following"):
            continue
        assert isinstance(node, Item)
        assert node.verb is not None
        told = course(list(clause.tail[index + 1 :]), slots)
        if told is not None:
            date_before(told, course_of(clause, slots, clause.tail[: index - 1]))
        if told is None or not told.has_amount or told.until is None:
            continue
        direction: Direction = "up" if "rise" in node.verb.classes else "down"
        if not {"rise", "fall"} & set(node.verb.classes):
            continue
        about, name = about_of(clause, slots), "rise_after"
        yield from change_draft(clause, slots, about, direction, told, node.start, name, clause.subject)


@needs("change")
def rise_in_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "An 8% rise in Chile's copper output in 2024 pleased investors"; "Peru recorded a 4% fall in copper output in 2024"."""
    for index, node in enumerate(clause.nodes):
        if not isinstance(node, Phrase) or not node.is_change:
            continue
        tie, measured = clause.nodes[index + 1 : index + 2], clause.nodes[index + 2 : index + 3]
        if not tie or not measured:
            continue
        of = isinstance(tie[0], Item) and tie[0].text in ("in", "of")
        if not of or not isinstance(measured[0], Phrase) or measured[0].concept is None:
            continue
        phrase = measured[0]
        if narrowed(clause, phrase):
            continue  # "a 6% fall in output | at its largest mine"
        rest = until_verb(clause.nodes[index + 3 :])
        nodes = [bare(node), *rest] if node.quantity is not None else rest
        told = course(nodes, slots, opening_periods(clause, slots))
        apart = any(each.entities and each.end <= node.start for _, each in clause.adjuncts)
        owner = slots.owner(clause, phrase) if phrase.owner is not None or not apart else None
        owner = owner or node.owner or _who_is_placed(clause, phrase, slots)
        undergoing = (
            clause.verb is not None and clause.verb.is_a("undergo", "have") and clause.subject is not None
        )
        if owner is None and undergoing and not (clause.subject and clause.subject.is_measure):
            owner = slots.entity(clause, clause.subject)
        about = slots.measure(clause, phrase, bare(node)), owner
        if owner is None and index == 0 and told is not None:
            about = _of_figure_before(clause, phrase, about[0], told, slots)
        if told is not None:
            told.end = max(told.end, phrase.end)
            if not told.is_dated and (time := _only_time_told(clause, slots)) is not None:
                told.until = time
        yield from change_draft(
            clause, slots, about, noun_direction(node), told, node.start, "rise_in_measure", phrase
        )


def _of_figure_before(
    clause: Clause, measured: Phrase, measure: MeasureWords | None, told: Course, slots: Slots
) -> tuple[MeasureWords | None, EntityWords | None]:
    """ "Peru mined 2.6 million tons of copper in 2024, | a 6% drop in output |": what the figure before is of, if it is of the same."""
    remarks = clause.kind == "fragment" and clause.link in (",", "–", "—", "-")
    spoken = spoken_of(clause, slots) if remarks and measured.scope is None else None
    if measure is None or spoken is None or not remarks or measured.entities or measured.owner_anaphor:
        return measure, None
    said, entity, model, _ = spoken
    if (said.concept, said.topic) != (measure.concept, measure.topic):
        return measure, None
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = told.until or model.query.period
    return said, entity


def _only_time_told(clause: Clause, slots: Slots) -> PeriodWords | None:
    """ "Peru stayed third | in 2024 | despite a fall in output": the one time of what a rise or a fall is told with."""
    main = _main_of(clause, slots)
    times = [*clause.periods, *(main.periods if main is not None and main is not clause else ())]
    told = {time.words for time in times if time.role == "at" and time.words.edition is None}
    return told.pop() if len(told) == 1 and len(times) == 1 else None


def _main_of(clause: Clause, slots: Slots) -> Clause | None:
    """The clause itself, or the one that a fragment opens: "Despite a fall in output, | Peru stayed third"."""
    behind = (
        other for other in slots.sentence.clauses if other.start >= clause.end and other.verb is not None
    )
    return clause if clause.verb is not None else next(behind, None)


def _who_is_placed(clause: Clause, measured: Phrase, slots: Slots) -> EntityWords | None:
    """ "Peru stayed third | despite a fall in output", "Despite a fall in output, | Peru …": of whom alone the clause tells."""
    main = _main_of(clause, slots)
    if main is None or main.verb is None or main.subject is None or measured.scope is not None:
        return None
    moved = main.verb.is_a("rise", "fall") and any(each.only_place for _, each in main.adjuncts)
    if not (moved or main.verb.is_a("become", "stay", "rank", "shift", "win", "cause", "lead")):
        return None
    whole = (*clause.nodes, *main.nodes)
    named = {each.id for node in whole if isinstance(node, Phrase) for each in node.entities}
    return main.subject.entities[0] if len(named) == len(main.subject.entities) == 1 else None


CONSTRUCTIONS: tuple[Construction, ...] = (
    rise_in_measure,
    rise_before,
    rise_after,
    gapped_change,
    gapped_since,
    anothers_change,
)
