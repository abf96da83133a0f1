"""Places told by who leads a table or who holds one: "China tops the table of …", "The largest producer is …". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar import countries_with
from checks.grammar.among import among
from checks.grammar.countries_with import among_countries
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.held_places import holder, names_holder, telling
from checks.grammar.listed import spoken_before
from checks.grammar.needs import needs
from checks.grammar.noted import is_noted
from checks.grammar.ordering import ordering
from checks.grammar.placed_before import in_scope_before
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots, span
from checks.grammar.slots_parts import is_base_behind
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", verb=("lead",))
def entity_leads_table(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China tops the table of rare-earth reserves"; "China leads the world in the mining of rare earths"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("lead"):
        return
    table = clause.objects[0] if clause.objects else None
    if table is not None and any(each.id not in slots.scopes for each in table.entities):
        return  # "Turkey leads Greece in pumice output"
    measured = subject if verb.passive else _led(clause, slots, table)
    leader = clause.adjunct("by") if verb.passive else subject
    if _is_of_miners(subject, table, verb.passive) and measured is None:
        measured = replace(subject, owner=None)  # "Australian garnet miners lead the field"
    if measured is None or leader is None or measured.owner is not None or measured.quantity is not None:
        return
    bare = (
        slots.concepts_of_bare_topic(measured)
        if measured.is_only_topic and measured.start != subject.start
        else None
    )
    measure, entity = slots.measure(clause, measured, names=bare or ()), holder(clause, slots, leader)
    if measure is None or entity is None:
        return
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity)
    whole = table.entities[0].id if table is not None and table.entities else None
    scope = whole or among(clause, slots, measured, *([table] if table is not None else []))
    query = RankQuery(measure, entity, 1, 1, scope or "WORLD", period=period)
    anchor = span((verb.start, verb.end), leader if verb.passive else measured, table)
    reach = span(subject, anchor)
    yield Draft(Kind.RANK, anchor, reach, query, "entity_leads_table", verb.negated, clause.frame, problem)


@needs("subject", "active", verb=("lead",))
def entity_leads_the_way(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Solar power output is soaring everywhere. China leads the way, with 839 terawatt-hours in 2024": in what was named before.

    Without an amount it may lead in anything, in a rise or in closing mines.
    """
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not verb.is_a("lead") or verb.is_a("exceed"):
        return
    table = clause.objects[0] if clause.objects else None
    plain = table is not None and (table.head == "way" or table.head in english().function["tables"])
    region = _region(table, slots)
    behind = [other for other in slots.sentence.clauses if other is not clause]
    stated = [p for each in (clause, *behind[:1]) for tie, p in each.adjuncts if tie == "with" and p.quantity]
    told = [p for tie, p in clause.adjuncts if p not in stated and p is not _base(clause)]
    verbal = any(isinstance(node, Item) and node.is_verb for node in clause.tail)
    if (
        not (plain or region)
        or told
        or verbal
        or len(stated) != 1
        or len(behind) > 1
        or table is None
        or table.topics
        or table.concept
        or (region and table.opaque)
        or len(subject.entities) != 1
    ):
        return
    amount = stated[0].quantity if not (stated[0].opaque or stated[0].is_change) else None
    earlier = spoken_before(slots) if region else None
    measure = slots.heading_measure() if not slots.before and amount is not None else None
    measure = earlier[0] if earlier is not None and amount is not None else measure
    if stated[0].is_measure:
        measure = slots.measure(clause, stated[0]) if region else None  # "with 13,000 tons of gold reserves"
    if measure is None or amount is None or amount.kind not in ("amount", "money", "percent"):
        return
    fits = amount.dimension in slots.dimensions.get(measure.concept, frozenset())
    fits = fits or (amount.kind == "percent" and slots.is_in_percent(measure))
    if not fits or clause is not slots.sentence.clauses[0]:
        return
    period, problem = slots.period(clause)
    if earlier is not None and period.year is None:
        period = earlier[1]
    query = RankQuery(measure, subject.entities[0], 1, 1, region or "WORLD", period=period)
    anchor, named = (verb.start, table.end), "entity_leads_the_way"
    problem = problem_of(problem, subject.entities[0])
    yield Draft(Kind.RANK, anchor, span(subject, anchor), query, named, verb.negated, clause.frame, problem)


def _region(table: Phrase | None, slots: Slots) -> str | None:
    """The continent or group, or the world, that somebody leads: "Ghana leads | Africa | with 150 tons"."""
    only = table.entities[0].id if table is not None and len(table.entities) == 1 else None
    return only if only in slots.scopes else None


def _is_of_miners(subject: Phrase, table: Phrase | None, passive: bool) -> bool:
    """Whether those who lead a table are a country's miners of something, so that nothing else says in what they lead."""
    mines = (
        subject.facility and subject.agent is not None and bool(subject.topics) and subject.owner is not None
    )
    plain = table is not None and table.head in english().function["tables"] and not table.topics
    return mines and plain and not passive


def _led(clause: Clause, slots: Slots, table: Phrase | None) -> Phrase | None:
    """What its subject leads in: "the list of nickel producers", "the copper league", "the world in copper output", "in copper output"."""
    if table is not None and table.concept is not None:
        return table
    if table is not None and table.is_only_topic and _is_of_its_topic(table, slots):
        return table
    named = table is None or table.head in english().function["tables"] or table.scope or table.entities
    base = _base(clause)
    tied = [p for tie, p in slots.framing(clause) if tie in ("in", "of", "for", "by", "on") and p is not base]
    found = [p for p in tied if p.concept or p.is_only_topic]
    if not found and named and (most := clause.adjunct("with")) is not None and _is_most_of_it(most):
        return most  # "the list of countries | with the largest tin reserves"
    return found[0] if named and len(found) == 1 else None


def _is_most_of_it(phrase: Phrase) -> bool:
    place, whose = phrase.place, phrase.owner or phrase.owner_anaphor or phrase.entities or phrase.scope
    first = place is not None and place.low == place.high == 1 and not place.from_bottom
    return first and phrase.concept is not None and phrase.quantity is None and not (whose or phrase.opaque)


def _is_of_its_topic(table: Phrase, slots: Slots) -> bool:
    """ "The copper league", but not "the copper export league"."""
    starts = table.end - len(table.head)
    named = (hit for hit in slots.sentence.hits if table.start <= hit.start and hit.end == starts - 1)
    ranked = table.head in english().function["tables"]
    return ranked and any(name.kind == "topic" for hit in named for name in hit.entry.names)


def _base(clause: Clause) -> Phrase | None:
    """ "With public debt of 237% | of | its GDP": of what a percentage is, which is no measure that anybody leads in."""
    for amount, tie, base in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        if isinstance(base, Phrase) and is_base_behind((amount, tie)):
            return base
    return None


@needs("verb")
def holder_is_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The world's largest producer of rare earths is China"; "The world's largest copper reserves belong to Chile".

    "The largest reserves of boron are Turkish".
    """
    phrase, verb = clause.subject or _fronted(clause), clause.verb
    if phrase is None or verb is None:
        return
    inverted = clause.subject is None and verb.is_a("rank")  # "At the top of the table stands …"
    if not (inverted or verb.is_a("be", "lie", "become", "fall_to") or is_noted(verb)):
        return
    held_by = clause.adjunct("with") if phrase.head in english().function["country_nouns"] else None
    if phrase.place is None and held_by is not None:
        if (whole := among_countries(phrase, slots)) is None:
            return  # "The landlocked country with the largest GDP is Switzerland"
        scope = held_by.scope or (whole if whole != "WORLD" else None)
        phrase = held_by = replace(held_by, scope=scope)  # "The EU country with the largest GDP is Germany"
    place = phrase.place
    if (
        place is None
        or place.several
        or phrase.owner is not None
        or not (telling(phrase) or phrase.only_place)
    ):
        return
    held = phrase.concept is not None and not phrase.only_place and not names_holder(phrase)
    held = held and phrase is not held_by
    if held and phrase.words[:1] == ("most",):
        return  # "most lithium reserves are in Chile": more than half of them
    goes = verb.is_a("fall_to")
    if goes and verb.lemma != "belong" and not phrase.only_place:
        return  # "The largest output goes to China" may say where it is sold
    named = clause.objects[0] if clause.objects and clause.objects[0] is not phrase else None
    nation = named.nationality if named is not None and held and _is_all_said(clause, named) else None
    if (held or goes) and nation is None and (named is None or not named.is_measure):
        named = clause.adjunct("in", "to", "under", "beneath")
    if named is None or named.start < verb.end or (is_noted(verb) and not named.entities):
        return  # "was recorded in | Spain's south"
    owners = (nation,) if nation is not None else slots.owners(clause, named)
    if len(owners) == 1 and (clause.kind != "relative" or owners[0].id is not None):
        measure = ordering(clause, slots, phrase)
        for draft in drafts(clause, slots, place, phrase, measure, owners[0], "holder_is_entity", named):
            yield _in_scope_told(draft, phrase, slots) if is_noted(verb) else draft


def _in_scope_told(draft: Draft, placed: Phrase, slots: Slots) -> Draft:
    """ "Unemployment in the EU fell to 6%. | The lowest rate was recorded in Malta": in the EU, perhaps."""
    draft = in_scope_before(draft, slots)
    anywhere = isinstance(draft.query, RankQuery) and draft.query.among == "WORLD" and placed.scope is None
    told = anywhere and set(slots.sentence.context.scopes) - {"WORLD"}
    return replace(draft, problem=draft.problem or "ambiguous_measure") if told else draft


@needs("subject", verb=("be",))
def another_scope_holder(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Europe's leading rutile miner is Ukraine, and Africa's is South Africa"."""
    subject, verb, before = clause.subject, clause.verb, clause.leans_on
    if subject is None or verb is None or before is None or not verb.is_a("be") or not subject.elliptic:
        return
    named = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    if subject.scope is None or named is None or len(named.entities) != 1:
        return
    model = next(holder_is_entity(before, slots), None)
    if model is None or not isinstance(model.query, RankQuery):
        return
    query = replace(model.query, entity=named.entities[0], among=subject.scope)
    anchor = (subject.start, named.end)
    problem = model.problem if model.problem != "unknown_entity" else None
    name = "another_scope_holder"
    yield Draft(Kind.RANK, anchor, anchor, query, name, verb.negated, clause.frame, problem)


def _fronted(clause: Clause) -> Phrase | None:
    """A place before its verb that stands as a complement: "At number three is …", "In first place is …"."""
    if clause.verb is None or not clause.adjuncts:
        return None
    tie, phrase = clause.adjuncts[0]
    return phrase if tie in ("in", "at") and phrase.end <= clause.verb.start and phrase.only_place else None


def _is_all_said(clause: Clause, named: Phrase) -> bool:
    """ "Are | Chilean", "are still | Chilean", but neither "are partly Chilean" nor "are Chilean and Peruvian"."""
    verb, said = clause.verb, ("still", "now", "also", "not")
    plain = all(word in said for word in (*clause.adverbs, *(node.text for node in clause.tail[:-1])))
    whole = all(word[:1].isupper() for word in named.text.split()) and clause.tail[-1:] == (named,)
    return verb is not None and verb.is_a("be") and whole and plain


CONSTRUCTIONS: tuple[Construction, ...] = (
    entity_leads_table,
    holder_is_entity,
    entity_leads_the_way,
    another_scope_holder,
    *countries_with.CONSTRUCTIONS,
)
