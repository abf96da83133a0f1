"""Values beside a place: "the largest producer, with 13,000 tons", "the second-largest reserves, totalling …". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, PeriodWords
from checks.claims import Frame
from checks.grammar import rank
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts_of_amounts import holder_of
from checks.grammar.named_percentages import is_part, is_percentage_of
from checks.grammar.needs import needs
from checks.grammar.restrictions import restricted
from checks.grammar.slots import Slots
from checks.grammar.whose_amount import beyond_aside, one_of_those_before
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
    before = beyond_aside(clause) or held
    objects = [phrase for phrase in clause.objects if phrase.words != ("worth",)]
    worth = [phrase for tie, phrase in clause.adjuncts if tie == "with" and _is_worth(phrase) and objects]
    tied = [phrase for tie, phrase in clause.adjuncts if tie in ("at", "with") and phrase not in worth]
    phrases = [replace(each, concept=worth[0].concept) if worth else each for each in (*objects, *tied)]
    alone = len(phrases) == 1 and len(objects) + len(clause.adjuncts) == 1 + len(worth)
    if clause.kind not in ("fragment", "parenthesis") or before is None or not alone:
        return
    if clause.link in (":", ",", "(", "–"):
        yield from _beside_rank(
            clause, slots, phrases[0], before, clause.subject if held is not None else None
        )


@needs("subject", "amount", kind=("relative",), verb=("be", "value"))
def amount_of_ranked(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru had the third-largest copper output, which stood at 2.6 million tons"; "the highest debt, which was 261% of GDP"."""
    ranked, verb = clause.subject, clause.verb
    if ranked is None or verb is None or ranked.place is None or verb.negated or verb.modal:
        return
    before = next(
        (each for each in slots.sentence.clauses if each is not clause and ranked in each.nodes), None
    )
    if before is None or before.frame is not Frame.ASSERTED or (before.verb and before.verb.negated):
        return  # "did not have the third-largest output, which stood at 2.6 million tons": another's
    if len(clause.objects) == 1 and not clause.adjuncts:
        yield from _beside_rank(clause, slots, clause.objects[0], before, ranked)


def _beside_rank(
    clause: Clause, slots: Slots, amount: Phrase, before: Clause, within: Phrase | None
) -> Iterator[Draft]:
    of_whole = is_part(amount)
    plain = is_amount(amount) and not amount.topics and not amount.opaque
    if not (plain or of_whole) or amount.quantity is None or amount.quantity.kind == "part":
        return
    ranked, query = _place(before, slots, within)
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
    if (other := one_of_those_before(before, clause, slots)) is not None:
        query = replace(query, entity=other)
    ranked = restricted(ranked, before, slots)  # "the largest supplier | to China |, with 2.2 million tons"
    for draft in value_draft(clause, slots, query.measure, query.entity, amount, "amount_behind_rank"):
        yield _with_place(draft, ranked)


def _is_worth(phrase: Phrase) -> bool:
    """ "With | exports worth | $1.76 trillion": what an amount of money behind it is of."""
    plain = phrase.owner is None and phrase.place is None and phrase.quantity is None and not phrase.modifiers
    return plain and phrase.concept is not None and phrase.text.endswith(" worth")


def _holding(aside: Clause, slots: Slots) -> Clause | None:
    """The clause whose words a parenthesis stands behind: "Russia has | the largest forests | (8.15 million km²)"."""
    ranked = aside.subject
    if ranked is None or ranked.place is None or ranked.only_place:
        return None  # "Canada came | fourth | (5.9 million)"
    return next((each for each in slots.sentence.clauses if each is not aside and ranked in each.nodes), None)


def _is_within(ranked: Draft, phrase: Phrase) -> bool:
    return phrase.start <= ranked.anchor[0] < phrase.end


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
    named = (
        each for each in (subject.owner, subject.nationality) if each is not None
    )  # "Sudanese (682,500)"
    return {each.id for each in (*subject.entities, *named)}


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
    amount_of_ranked,
    ranked_measure_of_amount,
    amount_told_of_rank,
    rank_with_amount,
)
