"""Values beside a place: "the largest producer, with 13,000 tons", "the second-largest reserves, totalling …". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar import rank
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts_of_amounts import holder_of
from checks.grammar.named_percentages import is_part, is_percentage_of
from checks.grammar.needs import needs
from checks.grammar.restrictions import restricted
from checks.grammar.slots import Slots
from checks.queries import RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


def _place(
    clause: Clause, slots: Slots, within: Phrase | None = None
) -> tuple[Draft | None, RankQuery | None]:
    """The first claim of a clause, or within one of its phrases, that gives a place, and its query; else two times None."""
    told = rank.places_told(clause, slots)
    ranked = next((each for each in told if within is None or _is_within(each, within)), None)
    query = ranked.query if ranked is not None else None
    return (ranked, query) if isinstance(query, RankQuery) else (None, None)


def _with_place(draft: Draft, ranked: Draft) -> Draft:
    """The value, reaching back to the place that it stands beside, whose problem is its own."""
    return replace(draft, reach=(ranked.reach[0], draft.anchor[1]), problem=draft.problem or ranked.problem)


@needs("no verb", "amount")
def ranked_entity_with_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand, with 13,000 tons, was the joint fourth-largest producer of rare earths in 2024"; "The largest copper reserves, around 190 million tons, are located in Chile"."""
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if clause.kind != "fragment" or not following or len(clause.objects) + len(clause.adjuncts) != 1:
        return
    preposition, amount = clause.adjuncts[0] if clause.adjuncts else ("", clause.objects[0])
    subject = following[0].subject
    told = preposition in ("with", "at", "on") or (not preposition and subject is not None and subject.place)
    if not told or not is_amount(amount) or not _goes_on_behind(clause, following[0], slots):
        return
    ranked, query = _place(following[0], slots)
    if ranked is None or query is None or amount.topics:
        return
    if amount.concept is not None and query.measure.concept not in amount.concept.ids:
        return
    measure, entity = query.measure, query.entity
    for draft in value_draft(following[0], slots, measure, entity, amount, "ranked_entity_with_amount"):
        if isinstance(draft.query, ValueQuery) and clause.periods:
            own, problem = slots.period(
                clause
            )  # "with 1.58 million | at the end of 2023 |, hosts more than any other"
            draft = replace(draft, query=replace(draft.query, period=own), problem=draft.problem or problem)
        elif isinstance(draft.query, ValueQuery) and draft.query.period == PeriodWords():
            draft = replace(draft, query=replace(draft.query, period=query.period))
        yield replace(draft, reach=(draft.anchor[0], ranked.reach[1]))


def _goes_on_behind(remark: Clause, clause: Clause, slots: Slots) -> bool:
    """Whether a remark opens a clause or stands within it; "Israel was second, at 8.8%; Algeria was third" has two."""
    if clause.verb is None or clause.subject is None or clause.link not in (",", "–", ""):
        return False
    if len(clause.subject.entities) > 1:
        return False  # "Israel, with 2.4 million tons, and Jordan, | with 1.8 million, | are …"
    return clause.subject.start < remark.start or remark is slots.sentence.clauses[0]


@needs("amount", kind=("fragment", "parenthesis"))
def amount_behind_rank(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has more forest than any other country: 8.15 million square kilometres in 2023"; "the highest debt, at 261% of GDP"."""
    held = _holding(clause, slots) if clause.kind == "parenthesis" and clause.leans_on is None else None
    before = _beyond_aside(clause) or held
    objects = [phrase for phrase in clause.objects if phrase.words != ("worth",)]
    phrases = [*objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("at", "with"))]
    alone = len(phrases) == 1 and len(objects) + len(clause.adjuncts) == 1
    if clause.kind not in ("fragment", "parenthesis") or before is None or not alone:
        return
    amount = phrases[0]
    behind, of_whole = clause.link in (":", ",", "(", "–"), is_part(amount)
    plain = is_amount(amount) and not amount.topics and not amount.opaque
    if not behind or not (plain or of_whole) or amount.quantity is None or amount.quantity.kind == "part":
        return
    ranked, query = _place(before, slots, clause.subject if held is not None else None)
    if ranked is None or query is None or query.first != query.last:
        return
    if amount.concept is not None and not of_whole and query.measure.concept not in amount.concept.ids:
        return
    if amount.quantity.kind == "percent" and not slots.is_in_percent(query.measure):
        return
    if of_whole and not _is_of_the_measure(amount, query, slots):
        return
    amount = replace(amount, whole=None) if of_whole else amount
    if _beside(clause, slots) - {query.entity.id}:
        return  # "the largest are Chile (9.3 million tons), Australia (7 million tons) …"
    if (other := _one_of_those_before(before, clause, slots)) is not None:
        query = replace(query, entity=other)
    ranked = restricted(ranked, before, slots)  # "the largest supplier | to China |, with 2.2 million tons"
    for draft in value_draft(clause, slots, query.measure, query.entity, amount, "amount_behind_rank"):
        yield _with_place(draft, ranked)


def _one_of_those_before(ranked: Clause, clause: Clause, slots: Slots) -> EntityWords | None:
    """ "… third behind Chile |, with 29 |, and America, with 9.5": whose amount follows, where others come in the same way."""
    tie, others = ranked.adjuncts[-1] if ranked.adjuncts else ("", None)
    if tie not in ("behind", "after") or others is None or len(others.entities) != 1 or clause.objects:
        return None
    named, amount = [*(each for each in slots.sentence.clauses if each.start >= clause.end), None, None][:2]
    if named is None or amount is None or named.verb is not None or named.adjuncts:
        return None
    alike = [each for each, _ in amount.adjuncts] == [each for each, _ in clause.adjuncts]
    one = len(named.objects) == 1 and named.objects[0].is_one_entity
    return others.entities[0] if one and alike and amount.verb is None and not amount.objects else None


def _holding(aside: Clause, slots: Slots) -> Clause | None:
    """The clause whose words a parenthesis stands behind: "Russia has | the largest forests | (8.15 million km²)"."""
    ranked = aside.subject
    if ranked is None or ranked.place is None or ranked.only_place:
        return None  # "Canada came | fourth | (5.9 million)"
    return next((each for each in slots.sentence.clauses if each is not aside and ranked in each.nodes), None)


def _is_within(ranked: Draft, phrase: Phrase) -> bool:
    return phrase.start <= ranked.anchor[0] < phrase.end


def _beyond_aside(clause: Clause) -> Clause | None:
    """What an amount leans on: "the second-largest producer, | after China, | with 450 million tons" is no amount of China's."""
    before = clause.leans_on
    aside = before is not None and before.kind == "fragment" and before.verb is None and not before.objects
    if before is None or not aside or (before.link, clause.link) != (",", ",") or len(before.adjuncts) != 1:
        return before
    tie, others = before.adjuncts[0]
    stands = tie in ("after", "behind", "following") or any(node.text == "ahead" for node in before.nodes)
    its = any(phrase.owner_anaphor for _, phrase in clause.adjuncts)  # "…, after China, with its 2 million"
    return before.leans_on if stands and others.is_entity and not its else before


def _is_of_the_measure(part: Phrase, query: RankQuery, slots: Slots) -> bool:
    """ "The highest debt, at 261% | of GDP": a percentage of what the measure is a percentage of."""
    whole = part.whole
    return whole is not None and any(
        each.concept == query.measure.concept and is_percentage_of(each, whole, slots)
        for each in english().percentages
    )


def _beside(clause: Clause, slots: Slots) -> set[str | None]:
    """Whom the phrase before a parenthesis names: "Singapore (0.97)", "those of Singapore (0.97)", "Iran fifth (5.1 million)"."""
    subject = clause.subject if clause.kind == "parenthesis" else None
    if subject is None:
        return set()
    if subject.only_place:
        return {each.id for each in holder_of(subject, slots)}
    owner = (subject.owner,) if subject.owner is not None else ()
    return {each.id for each in (*subject.entities, *owner)}


@needs("subject", verb=("value", "put", "receive"))
def amount_told_of_rank(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina has the third-largest lithium reserves, totalling 4 million tonnes"; "…, estimated at 4 million tonnes"."""
    amount = _told(clause)
    before = _clause_before(clause, slots) if amount is not None else None
    if amount is None or before is None or compares(clause, amount):
        return
    ranked, query = _place(before, slots)
    if ranked is None or query is None or query.first != query.last:
        return
    if not _is_bare(amount, query.measure, slots) or not (
        _totals(clause) or _is_in_its_unit(amount, query, slots)
    ):
        return
    told = clause.subject.entities if clause.subject is not None else ()
    if clause.subject is not before.subject and query.entity.id not in [each.id for each in told]:
        return
    for draft in value_draft(clause, slots, query.measure, query.entity, amount, "amount_told_of_rank"):
        yield _with_place(draft, ranked)


def _told(clause: Clause) -> Phrase | None:
    """The amount of "totalling N", "estimated at N" where a comma ties it to what stands before."""
    verb = clause.verb
    if verb is None or clause.link != "," or verb.negated:
        return None
    if verb.form == "ing" and verb.is_a("value", "receive") and len(clause.objects) == 1:
        return clause.objects[0]  # also "is the largest recipient of remittances, receiving $137.7 billion"
    told = verb.is_a("put") and verb.form != "ing" and not clause.objects and len(clause.adjuncts) == 1
    return clause.adjunct("at") if told else None


def _totals(clause: Clause) -> bool:
    return clause.verb is not None and not clause.verb.is_a("receive")


def _clause_before(clause: Clause, slots: Slots) -> Clause | None:
    before = slots.leading_to(clause)
    return before[-1] if before and before[-1].verb is not None else None


def _is_bare(amount: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """Whether a phrase is an amount that says nothing of what it is one."""
    named = amount.concept is not None or amount.topics or amount.opaque or amount.is_change
    fits = is_amount(amount) and _is_absolute(amount, measure, slots)
    return fits and not named and amount.whole is None


def _is_absolute(amount: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """Whether an amount is no part of something, unless the measure is told in percent itself."""
    quantity = amount.quantity
    if quantity is None or quantity.kind == "part":
        return False
    return quantity.kind != "percent" or slots.is_in_percent(measure)


def _is_in_its_unit(amount: Phrase, query: RankQuery, slots: Slots) -> bool:
    quantity, dimensions = amount.quantity, slots.dimensions.get(query.measure.concept, frozenset())
    return quantity is not None and quantity.dimension in dimensions


@needs("adjunct", "amount")
def rank_with_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China is the largest gold producer with an output of 380 tons"; "Chile ranks first in copper at 5.3 million tons"."""
    amount, verb = clause.adjunct("with", "at"), clause.verb
    if amount is None or not is_amount(amount) or compares(clause, amount):
        return
    if verb.negated if verb is not None else clause.kind != "apposition":
        return
    if amount.owner is not None or amount.owner_anaphor or amount.whole is not None:
        return
    ranked, query = _place(clause, slots)
    if ranked is None or query is None or amount.start < ranked.anchor[1]:
        return
    if not _is_bare(amount, query.measure, slots) and (amount.concept is None or query.entity.id is None):
        return
    if amount is not clause.adjunct("with") and not _is_in_its_unit(amount, query, slots):
        return  # "the largest producer at $3 a tonne"
    measure = query.measure if amount.concept is None else slots.measure(clause, amount)
    for draft in value_draft(clause, slots, measure, query.entity, amount, "rank_with_amount"):
        yield _with_place(draft, ranked)


@needs("object", "amount", "place")
def ranked_measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia has the world's largest zinc reserves of 64 million tonnes": how much it is that is ranked."""
    told = next(
        (each for each in clause.objects if each.place is not None and each.quantity is not None), None
    )
    quantity, place = (told.quantity, told.place) if told is not None else (None, None)
    if told is None or quantity is None or place is None or told.concept is None or told.opaque:
        return
    if quantity.first < place.after or quantity.kind == "part":
        return  # "the two largest reserves"
    ranked, query = _place(clause, slots, told)
    if ranked is None or query is None or query.first != query.last:
        return
    fits = _is_in_its_unit(told, query, slots) or (not quantity.dimension and slots.is_counted(query.measure))
    if query.measure.concept not in told.concept.ids or not fits:
        return
    amount = replace(told, place=None, scope=None, concept=None, topics=(), owner=None)
    named = "ranked_measure_of_amount"
    for draft in value_draft(clause, slots, query.measure, query.entity, amount, named):
        yield _with_place(draft, ranked)


CONSTRUCTIONS: tuple[Construction, ...] = (
    ranked_entity_with_amount,
    amount_behind_rank,
    ranked_measure_of_amount,
    amount_told_of_rank,
    rank_with_amount,
)
