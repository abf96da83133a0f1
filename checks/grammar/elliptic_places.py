"""Who comes behind those told of, with nobody named to come behind: "Chad and Ethiopia follow", "Peru is close behind".

They are read once the claims of their sentence are known. Examples: comparison.md, order.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.compared import Direction
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.margins import can_be_margin
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.told_before import Told, time_like, told_before
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_NEXT = ("next", "next in line", "right behind", "directly behind", "immediately behind")


@needs("active", verb=("trail", "rank", "be"))
def these_follow(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Uganda has taken in more refugees than any other African country; Chad and Ethiopia follow"; "Next come Chad and Ethiopia"."""
    verb, subject = clause.verb, _who_follows(clause)
    if subject is not None and verb is not None and not (verb.passive or clause.adjuncts or verb.negated):
        named = (clause.subject, *clause.objects)
        in_turn = all(each is None or each.place is None for each in named)  # not "are | the next-biggest"
        yield from _follow(clause, slots, subject, in_turn)


def _said_to_come_behind(first: RankQuery, drafts: list[Draft]) -> tuple[EntityWords, ...]:
    """ "Finland mined the most peat, | ahead of Canada and Latvia |; Belarus follows": who is said to come right behind it."""
    last = next((draft.query for draft in reversed(drafts) if draft.construction == "remark_ahead_of"), None)
    if not isinstance(last, OrderQuery | ComparisonQuery) or last.entity is None:
        return ()
    others = last.listed if isinstance(last, OrderQuery) else last.others
    return others if last.entity.id == first.entity.id else ()


@needs("no verb", "adjunct", word=("with",))
def with_these_next(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Uganda has taken in more refugees than any other African country, with Chad and Ethiopia next"."""
    tie, *behind = clause.nodes
    if tie.text != "with" or len(behind) < 2 or not isinstance(named := behind[0], Phrase):
        return
    if len(named.entities) > 1 and " ".join(node.text for node in behind[1:]) in _NEXT:
        yield from _follow(clause, slots, named, in_turn=False)


def _follow(clause: Clause, slots: Slots, subject: Phrase, in_turn: bool) -> Iterator[Draft]:
    """That some come behind whoever has the place that was told last; `in_turn`: in the order in which they are named."""
    told = told_before(clause, slots)
    drafts = [
        draft
        for draft in (*slots.before, *slots.here)
        if draft.anchor[1] <= clause.start or draft in slots.before
    ]
    ranks = [draft.query for draft in drafts if isinstance(draft.query, RankQuery)]
    query = ranks[-1] if ranks else None
    if told is None or query is None or query.first != query.last or query.entity.id != told.entity.id:
        return
    between = _said_to_come_behind(query, drafts)
    if between and query.first != 1:
        return
    head, placed = query.first == 1, (query.entity, *between, *subject.entities)
    order = OrderQuery(
        query.measure,
        None if head else query.entity,
        placed if head else subject.entities,
        "above" if head else "next",
        exclusive=True,
        sequence=in_turn,
        among=query.among,
        from_bottom=query.from_bottom,
        period=query.period,
    )
    begins = clause.nodes[clause.nodes[0].text in ("and", "but")].start
    anchor = (min(begins, subject.start), max(clause.end, subject.end))
    if clause.nodes[0].text.lower() == "then":
        problem = None  # "| Then | come Chad and Ethiopia": no time
    else:
        period, problem = time_like(clause, slots, replace(told, period=query.period))
        order = replace(order, period=period)
    yield Draft(Kind.ORDER, anchor, anchor, order, "these_follow", frame=clause.frame, problem=problem)


def _who_follows(clause: Clause) -> Phrase | None:
    """Who is said to come next: "Chad and Ethiopia | follow", "… | come next", "Next come | …"; one alone is a place."""
    subject, verb = clause.subject, clause.verb
    if verb is None:
        return None
    if subject is None:
        then = clause.nodes[0].text.lower() == "then" and verb.is_a("rank") and len(clause.objects) == 1
        return clause.objects[0] if then and clause.objects[0].entities else None  # "Then come Chad and …"
    if verb.lemma == "follow":
        return subject if subject.entities and not clause.objects else None
    named = clause.objects[0] if len(clause.objects) == 1 else None
    if named is None or not verb.is_a("rank", "be"):
        return None
    who, word = (named, subject) if subject.words == ("next",) else (subject, named)
    place = word.place if word.only_place else None
    behind = word.words == ("next",) or (place is not None and place.is_next and not place.from_bottom)
    return who if behind and len(who.entities) > 1 else None


@needs("object", verb=("rank",))
def comes_next(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 270,000 tons of rare earths in 2024. The United States came next, with 45,000"; "… The United States and Myanmar come next".

    Behind a place it is a place, too (continued_places.py).
    """
    subject, verb = clause.subject, clause.verb
    follow = _who_follows(clause) if verb is not None and verb.lemma == "follow" else None
    if follow is not None and verb is not None and not verb.passive and len(follow.entities) > 1:
        yield from _right_behind(clause, slots, follow, (follow.start, verb.end))
    if verb is None or not verb.is_a("rank") or verb.negated or len(clause.objects) != 1:
        return
    first = subject.text if subject is not None else clause.nodes[0].text
    fronted, behind = first.lower() in ("next", "then"), clause.objects[0]
    named = behind if fronted else subject
    if named is None or not named.entities or not (fronted or behind.words == ("next",)):
        return
    anchor = (clause.nodes[0].start if fronted else named.start, behind.end)
    yield from _right_behind(clause, slots, named, anchor)


def _right_behind(clause: Clause, slots: Slots, named: Phrase, anchor: tuple[int, int]) -> Iterator[Draft]:
    """That some come right behind whoever has the figure, or the part, that was told last."""
    told = told_before(clause, slots)
    amounts = all(phrase.quantity is not None for _, phrase in clause.adjuncts)
    figure = told is not None and isinstance(told.draft.query, ValueQuery | ShareQuery)
    if told is None or not figure or not amounts or told.entity.id is None:
        return
    listed = named.entities
    if told.entity.id in {entity.id for entity in listed}:
        return  # "Afghans (5.8 million) and Ukrainians (5.1 million) | came next"
    ranks = [draft for draft in slots.earlier(clause) if isinstance(draft.query, RankQuery)]
    if any(draft.problem is not None for draft in ranks):
        return  # "Japan is the most indebted of the big rich economies. | Italy comes next": of those
    among = ranks[-1].query.among if ranks else "WORLD"
    period, problem = time_like(clause, slots, told)
    order = OrderQuery(told.measure, told.entity, listed, "next", True, True, among=among, period=period)
    problem = problem_of(problem, *listed)
    yield Draft(Kind.ORDER, anchor, anchor, order, "comes_next", frame=clause.frame, problem=problem)


def _narrows(clause: Clause) -> bool:
    """Whether a complement makes a clause one of less than its measure: "from open pits", "in the north"."""
    return any(phrase.quantity is None and not phrase.only_qualifies for _, phrase in clause.adjuncts)


def _of_the_two(told: Told, direction: Direction) -> EntityWords:
    """ "China mined less copper than Chile. Peru, too, was | behind": the larger of two that were compared, and ahead of the smaller."""
    query = told.draft.query
    if not isinstance(query, ComparisonQuery) or len(query.others) != 1 or query.ratio is not None:
        return told.entity
    larger = query.others[0] if query.direction == "less" else query.entity
    smaller = query.entity if query.direction == "less" else query.others[0]
    return larger if direction == "less" else smaller


@needs("subject", verb=("trail", "be", "lie", "come", "rank", "stay"))
def lags_behind(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "America produced 81 million cubic metres of helium in 2024. Russia lagged far behind"; "Peru is not far behind"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.entities:
        return
    behind = next((n for n in clause.tail if isinstance(n, Item) and n.text in ("behind", "ahead")), None)
    follows = clause.tail[clause.tail.index(behind) + 1 :] if behind is not None else ()
    near = [phrase for phrase in clause.objects if phrase.words != ("close",)]  # "close behind"
    if any(isinstance(node, Phrase) and node.quantity is None for node in follows[:1]) or near:
        return
    trails = verb.is_a("trail") and not verb.passive
    placed = behind is not None and verb.is_a("be", "lie", "come", "rank", "stay", "trail")
    told = told_before(clause, slots) if (trails or placed) and not _narrows(clause) else None
    entity = slots.entity(clause, subject)
    if told is None or entity is None or entity.id == told.entity.id:
        return
    direction: Direction = "more" if behind is not None and behind.text == "ahead" else "less"
    by = clause.adjunct("by")
    margin = by if by is not None and can_be_margin(by, told.measure, slots) else None
    stated = (
        slots.with_unit(margin.quantity, told.measure) if margin is not None and margin.quantity else None
    )
    period, problem = time_like(clause, slots, told)
    other = _of_the_two(told, direction)
    if other.id == entity.id:
        return
    query = ComparisonQuery(told.measure, entity, (other,), direction, None, stated, period=period)
    ends = (verb.end, behind.end if behind is not None else 0, margin.end if margin is not None else 0)
    anchor = (verb.start, max(ends))
    problem = problem_of(problem, entity)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(subject, anchor),
        query,
        "lags_behind",
        frame=clause.frame,
        problem=problem,
    )


RULES: tuple[Construction, ...] = (these_follow, with_these_next, comes_next, lags_behind)
