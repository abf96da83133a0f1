"""Places that a remark gives to the figure before it: "…, fifth behind China", "…, the lowest anywhere". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.grammar.among import among, left_out, named_behind, second_only_to
from checks.grammar.bare_places import named_right_behind
from checks.grammar.drafts import Construction, Draft
from checks.grammar.extreme_places import is_extreme_place, may_be_of, placed_as, share_where
from checks.grammar.held_places import single
from checks.grammar.needs import needs
from checks.grammar.placed_there import place_elsewhere
from checks.grammar.placements import publisher_places_it
from checks.grammar.slots import Slots
from checks.grammar.statements import Statement, remark, stated_in, statement
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.interrupted_subjects import are_others
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_ORDERED_BY = ("in", "among", "amongst", "by", "for")
_BEHIND_IT = ("after", "behind")
_ENOUGH = {"good", "enough", "good enough", "easily"}


@needs("object", "place")
def remark_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "British wind farms generated 84 terawatt-hours in 2024, fifth behind China, the United States, Germany and Brazil"."""
    phrase = _place_remarked(clause)
    place = phrase.place if phrase is not None else None
    if place is None or phrase is None or place.several or are_others(phrase):
        return
    if _is_of_another_beside(clause, phrase):
        return  # "…, with Gabon | second | at 4.6 million"
    if clause.link == ";" and named_right_behind(clause, slots) is not None:
        return  # "…; at the top, China"
    told = stated_in(clause.leans_on, slots) if publisher_places_it(clause) and clause.leans_on else None
    about = told or statement(clause, slots) or _behind(clause, slots)
    if about is None or isinstance(about.draft.query, RankQuery) or _is_of_another(clause, about):
        return
    if any(tie in _ORDERED_BY and _is_of_other(each, about) for tie, each in clause.adjuncts):
        return  # "mined 1.5 million tons of zinc, second only to China | in copper"
    about = _of_who_acts(clause, about, slots)
    scope = phrase.scope or among(clause, slots, phrase) or "WORLD"
    only = second_only_to(clause, slots) if place.low == 2 else ()
    placed = replace(placed_as(about, place, scope), listed=only)
    yield remark(Kind.RANK, slots.sentence.span(place.first, place.after), about, placed, "remark_place")
    yield from _those_before(clause, slots, about, phrase, scope)


def _is_of_other(phrase: Phrase, about: Statement) -> bool:
    """ "In copper", "among exporters", "by reserves": whether a phrase names another ordering than that of what was stated."""
    measure, named = about.measure, phrase.concept or phrase.agent
    other = named is not None and not named.data.get("generic") and measure.concept not in named.ids
    return other or (bool(phrase.topics) and measure.topic not in phrase.topics)


def _is_of_another_beside(clause: Clause, place: Phrase) -> bool:
    beside = clause.adjunct("with") if clause.verb is None else None
    return beside is not None and beside.end <= place.start


def _of_who_acts(clause: Clause, about: Statement, slots: Slots) -> Statement:
    """ "Zimbabwe's output exceeded Russia's 18 tonnes, | leaving it second": of whose output it is, not of the last figure's."""
    subject = clause.subject if clause.verb is not None else None
    if subject is None:
        return about
    who = slots.owner(clause, subject) if subject.is_measure else slots.entity(clause, subject)
    return replace(about, entity=who) if who is not None and who.id is not None else about


def _those_before(
    clause: Clause, slots: Slots, about: Statement, phrase: Phrase, scope: str
) -> Iterator[Draft]:
    """Who is said to stand before it: "…, fifth | behind China", "…, the third-highest share |, behind Ukraine's and Israel's"."""
    ties, place = ("behind", "after", "following"), phrase.place
    above, told = clause.adjunct(*ties), clause
    if above is None and (apart := _apart_behind(clause, slots)) is not None:
        above, told = apart.adjunct(*ties), apart
    if above is None or place is None or place.several:
        return
    stands_for = above.entities or above.listed or above.elliptic or above.anaphor == "measure"
    others = slots.owners(told, above) if stands_for and above.quantity is None else ()
    if not others:
        return
    query = OrderQuery(
        about.measure,
        about.entity,
        others,
        "below" if place.from_bottom else "above",
        exclusive=len(others) == place.low - 1,
        among=scope,
        period=about.period,
    )
    start = next((node.start for node in told.nodes if node.start >= phrase.end), phrase.end)
    yield remark(Kind.ORDER, (start, above.end), about, query, "those_before")


def _apart_behind(clause: Clause, slots: Slots) -> Clause | None:
    """What follows a remark and says no more than who stands before: "…, the third-largest amount in the world, | after China"."""
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    if behind is None or behind.verb is not None or behind.objects or behind.periods:
        return None
    return behind if len(behind.adjuncts) == 1 else None


def _place_remarked(clause: Clause) -> Phrase | None:
    """The place that a remark says a statement's figure has: "fifth", "the second-highest total", "putting it second"."""
    if publisher_places_it(clause):
        return clause.objects[0] if clause.objects[0].only_place and _bare(clause.objects[0]) else None
    if clause.verb is not None:
        made = clause.verb.is_a("cause") and clause.verb.form == "ing" and bool(clause.objects)
        named = clause.objects[0] if made else None
        if named is None or named.anaphor != "entity":
            return None
        behind = [*clause.objects[1:2], *(p for tie, p in clause.adjuncts if tie in ("in", "at"))]
        return next((p for p in behind if p.only_place and _bare(p)), None)
    enough = clause.adjunct("for") if _is_enough(clause) else None
    if enough is not None:
        return enough if enough.only_place and _bare(enough) else None
    objects = clause.objects[1:] if _resumes_an_amount(clause) else clause.objects
    if len(objects) != 1 or objects[0].place is None:
        return None
    phrase = objects[0]
    total = phrase.anaphor == "measure" or phrase.head in english().function["level_nouns"]
    if total and phrase.place is not None and phrase.place.strength == "superlative" and not phrase.concept:
        return phrase
    told = phrase.place is not None and phrase.place.strength in ("ordinal", "number")
    return phrase if told and _bare(phrase) else None


def _resumes_an_amount(clause: Clause) -> bool:
    """ "49,000 tons, | a total | second only to Australia's": a noun for the amount before it."""
    first, words = clause.objects[0] if len(clause.objects) == 2 else None, english().function
    nouns = (words["figure_nouns"], words["level_nouns"], words["quantity_nouns"], words["rate_nouns"])
    return (
        first is not None
        and len(first.words) == 2
        and first.words[0] in ("a", "an")
        and any(first.head in each for each in nouns)
    )


def _is_enough(clause: Clause) -> bool:
    """ "…, enough | for second place", "…, good enough | for third, behind China and Peru"."""
    place = next((at for at, node in enumerate(clause.nodes) if isinstance(node, Phrase) and node.place), 0)
    words = [node.text.lower() for node in clause.nodes[:place]]
    ties = [tie for tie, _ in clause.adjuncts[1:]]
    return words[-1:] == ["for"] and set(words[:-1]) <= _ENOUGH and set(ties) <= {"behind", "after"}


def _behind(clause: Clause, slots: Slots) -> Statement | None:
    """What a remark at the head of a sentence is about: "Second only to South Africa, Gabon mines …"."""
    if clause is not slots.sentence.clauses[0]:
        return None
    behind = slots.sentence.clauses[1:2]
    return stated_in(behind[0], slots) if behind and behind[0].verb is not None else None


def _is_of_another(clause: Clause, about: Statement) -> bool:
    """ "China's output dwarfs that of Vietnam, the number two": a place of the country right before it, not of the first."""
    described = clause.subject if clause.kind == "apposition" else None
    before = clause.leans_on.nodes[-1] if clause.leans_on is not None else None
    if described is None and clause.link == "," and isinstance(before, Phrase) and before.elliptic:
        described = before  # "… behind Indonesia's, | at 286 million the fourth"
    if described is None:
        return False
    named = (described.owner,) if described.owner is not None else described.entities
    return bool(named) and about.entity.id not in {each.id for each in named}


def _bare(phrase: Phrase) -> bool:
    return not (
        phrase.concept or phrase.agent or phrase.adjective or phrase.topics or phrase.opaque or phrase.owner
    )


@needs("subject", verb=("be",))
def only_one_is_higher(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Unemployment in South Africa averaged 32% of the labour force in 2024. Only Eswatini's rate was higher"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be") or "only" not in clause.adverbs:
        return
    words = [
        node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative is not None
    ]
    owned = subject.owner is not None or subject.elliptic or bool(subject.listed)
    against = slots.owners(clause, subject) if owned and _is_a_figure(subject) else ()
    if [each.words for each in clause.objects] == [("numerous",)]:
        against = subject.entities  # "only Syrians were more numerous"
    draft = slots.value_before()
    if len(words) != 1 or clause.adjuncts or not against or draft is None:
        return
    query = draft.query
    if subject.concept is not None and query.measure.concept not in subject.concept.ids:
        return
    side: Literal["above", "below"] = "below" if words[0] == "less" else "above"
    order = OrderQuery(query.measure, query.entity, against, side, exclusive=True, period=query.period)
    anchor = (clause.start, clause.end)
    named = "only_one_is_higher"
    yield Draft(Kind.ORDER, anchor, anchor, order, named, verb.negated, clause.frame, draft.problem)


def _is_a_figure(phrase: Phrase) -> bool:
    """Whether a phrase can stand for the figure told: "Eswatini's | rate |"."""
    words = english().function
    nouns = (words[kind] for kind in ("figure_nouns", "level_nouns", "quantity_nouns", "rate_nouns"))
    plain = phrase.words[:-1] in ((), ("the",))  # not "Eswatini's birth rate"
    figure = phrase.head in words["figures_of_several"] or any(phrase.head in each for each in nouns)
    return phrase.is_measure or bool(phrase.entities) or (plain and figure)


@needs("no verb", "object")
def remark_superlative(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Ukraine devoted 34% of its GDP to the military in 2024, the largest burden of any country"; "…, the second-most in Africa and the sixth-most in the world"."""
    apart = all(each.place and each.scope for each in clause.objects) and clause.adjunct(*_BEHIND_IT) is None
    if clause.verb is not None or (len(clause.objects) > 1 and not apart):
        return
    about = statement(clause, slots) if place_elsewhere(clause, slots) is None else None
    of = {
        phrase.topic for tie, phrase in slots.framing(clause) if tie in ("of", "in", "for") and phrase.topic
    }
    if about is not None and of <= {about.measure.topic}:  # "…, and | of zinc | the second-most"
        for phrase in clause.objects:
            yield from _superlative(clause, slots, phrase, about)


def _superlative(clause: Clause, slots: Slots, phrase: Phrase, about: Statement) -> Iterator[Draft]:
    place = single(phrase)
    if place is None or place.is_next or not is_extreme_place(clause, phrase):
        return
    if not may_be_of(phrase, about, slots) or _is_of_last_named(clause, phrase, about):
        return
    scope = share_where(phrase) or among(clause, slots, phrase)
    if scope not in slots.scopes:
        return
    scope = _told_where(clause, slots, about) if scope == "WORLD" and phrase.scope is None else scope
    anchor, placed = slots.sentence.span(place.first, place.after), placed_as(about, place, scope)
    placed = replace(placed, except_for=left_out(clause, slots))  # "the highest of any country bar Sudan"
    here = any(tie in _BEHIND_IT for tie, _ in clause.adjuncts) and place.high == 1
    above = named_behind(clause, slots, *_BEHIND_IT) if here else ()  # not "…, | but the largest of all"
    if above:  # "the most in the world after Chad and Somalia"
        placed = replace(placed, first=1 + len(above), last=1 + len(above), listed=above)
    yield remark(Kind.RANK, anchor, about, placed, "remark_superlative")
    if not above:
        yield from _those_before(clause, slots, about, phrase, scope)


def _told_where(clause: Clause, slots: Slots, about: Statement) -> str:
    """ "Greece's ratio is the highest in | the EU |; Italy's, 135%, the second-highest": among whom others were placed right before."""
    nodes = (node for node in slots.sentence.nodes if node.end <= clause.start and isinstance(node, Phrase))
    placed = [phrase for phrase in nodes if phrase.place is not None]
    scope = placed[-1].scope if placed and about.measure.concept_carried else None
    return scope if scope is not None and about.entity.id in slots.members.get(scope, ()) else "WORLD"


def _is_of_last_named(clause: Clause, phrase: Phrase, about: Statement) -> bool:
    """ "Twice as many people as Ethiopia, | the second-largest", "twice the size of Canada, | the second-largest country": the place of whoever was named last."""
    last = clause.subject if clause.kind == "apposition" else None
    if last is None:
        return False
    country = phrase.agent is not None or phrase.head in english().function["country_nouns"]
    owned = (
        last.owner if last.elliptic or country else None
    )  # "is smaller than Indonesia's, | the fourth-largest"
    named = last.entities or ((owned,) if owned is not None else ())
    return bool(named) and about.entity.id not in [each.id for each in named]


CONSTRUCTIONS: tuple[Construction, ...] = (remark_place, only_one_is_higher, remark_superlative)
