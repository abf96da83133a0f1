"""Questions that ask who has a place, and the answers that name one: "Who mines the most tin? China." Examples: rank.md.

A question claims nothing; what it asks about is kept for the sentence behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.claims import Frame
from checks.grammar import rank, rank_told
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.held_places import single, telling
from checks.grammar.needs import needs
from checks.grammar.ordering import ordering
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_ASKING = ("who", "which", "what")


@needs("question")
def asked_who(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Who mines the most tin? …", "Whose copper output is the largest? …", "The biggest producer of tin? …"."""
    if not slots.sentence.is_question or clause is not slots.sentence.clauses[0]:
        return
    find = _place_asked_for if clause.verb is None else _asked_by_word
    find = _asked_whose if _asks_whose(slots) else find
    for draft in find(clause, slots):
        if isinstance(draft.query, RankQuery) and draft.problem in (None, "unknown_entity"):
            query = replace(draft.query, entity=EntityWords(None))
            yield replace(draft, query=query, problem=None, construction="asked_who", unsaid=True)


def _asks_whose(slots: Slots) -> bool:
    """ "Whose copper output …?", "Which country's copper output …?"."""
    first, second, third = (*(token.text for token in slots.sentence.tokens[:3]), "", "", "")[:3]
    return first == "whose" or (
        first == "which" and second in english().function["country_nouns"] and third == "'s"
    )


def _asked_whose(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """What somebody's measure is asked to be, as if it were an unknown one's."""
    verb = clause.verb
    if verb is None or verb.negated or verb.frame is not Frame.ASSERTED or verb.modal:
        return
    for draft in drafts_by(rank.CONSTRUCTIONS, clause, slots):
        if isinstance(draft.query, RankQuery) and draft.query.entity.id is None:
            yield replace(draft, frame=Frame.ASSERTED)


def _asked_by_word(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """What "who" or "which country" is asked to hold, as if somebody unknown held it."""
    first, verb, subject = clause.nodes[0], clause.verb, clause.subject
    opening = slots.sentence.tokens[0].text
    if verb is None or verb.negated or opening not in _ASKING or verb.frame is not Frame.ASSERTED:
        return
    if any(other.verb is not None for other in slots.sentence.clauses[1:]):
        return  # "Who would have the most if Chile split?"
    yield from _several_asked_for(clause, slots)
    nouns = english().function["country_nouns"]
    asked = clause.opener == "who" or first.text.lower() == "who"
    asked = asked or (subject is not None and subject.head in nouns and subject.place is None)
    if not asked:
        return
    someone = Phrase(0, 0, first.start, first.end, first.text, entities=(EntityWords(None, first.text),))
    as_told = replace(clause, kind="main", subject=someone, opener="", antecedent=None)
    number = subject.quantity.stated.value if subject is not None and subject.quantity is not None else None
    for rule in rank_told.MODELS:
        for draft in rule(as_told, slots):
            leads = isinstance(draft.query, RankQuery) and draft.query.first == draft.query.last == 1
            if number is None:
                yield draft
            elif leads and isinstance(draft.query, RankQuery):  # "Which three countries mine the most zinc?"
                yield replace(draft, query=replace(draft.query, last=int(number)))


def _several_asked_for(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Which are the three biggest emitters of carbon dioxide?": the first places, whoever holds them."""
    verb, phrase = clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    place = phrase.place if phrase is not None else None
    if verb is None or not verb.is_a("be") or phrase is None or place is None or phrase.owner is not None:
        return
    if not place.several or place.low != 1 or clause.subject is not None:
        return
    measure, nobody = ordering(clause, slots, phrase), EntityWords(None)
    yield from drafts(clause, slots, place, phrase, measure, nobody, "asked_who")


def _place_asked_for(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "And the world's second-largest zinc producer?"."""
    phrase = clause.objects[0] if len(clause.objects) == 1 else None
    place = single(phrase) if phrase is not None and telling(phrase) else None
    if phrase is None or place is None or phrase.owner is not None or place.several:
        return
    measure, nobody = ordering(clause, slots, phrase), EntityWords(None)
    yield from drafts(clause, slots, place, phrase, measure, nobody, "asked_who")


@needs("object", "no adjunct")
def named_in_answer(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Who mines the most tin? China."; "Who are the two biggest miners of tin? China and Indonesia, says the USGS."."""
    if clause is not slots.sentence.clauses[0] or slots.sentence.is_question:
        return
    asked = [draft for draft in slots.before if draft.unsaid]
    named = _named(clause) if len(asked) == 1 else None
    if named is None or any(each.id is None for each in named.entities):
        return
    told = asked[0].query
    if not isinstance(told, RankQuery) or told.last - told.first + 1 != len(named.entities):
        return
    behind = [each for each in slots.sentence.clauses[1:] if each.kind == "main" and each.verb is not None]
    if behind and behind[0].link not in (":", ";", "–") and not _says_who_follows(behind[0], named):
        return  # "China, you might think", but "China: it mined 71,000 tons"
    unsure = english().function["unsure_adverbs"]
    if any(token.text in unsure for token in slots.sentence.tokens):
        return  # "China, perhaps"
    query: RankQuery | OrderQuery = replace(told, entity=named.entities[0])
    if len(named.entities) > 1:
        period, bottom = told.period, told.from_bottom
        first = named.entities
        query = OrderQuery(
            told.measure, None, first, exclusive=True, among=told.among, from_bottom=bottom, period=period
        )
    kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.RANK
    anchor = (named.start, named.end)
    yield Draft(kind, anchor, anchor, query, "named_in_answer", frame=clause.frame)


def _says_who_follows(clause: Clause, named: Phrase) -> bool:
    """ "Peru, with 140,000 tons, | followed by Australia and Russia"."""
    told = clause.verb is not None and clause.verb.lemma == "follow" and clause.adjunct("by") is not None
    return told and clause.subject is named


def _named(clause: Clause) -> Phrase | None:
    """Whom an answer names: "China", "China's", "It is China"; nobody where it says more of them than that."""
    if len(clause.objects) != 1 or clause.adjuncts:
        return None
    if clause.objects[0].elliptic and (owner := clause.objects[0].owner) is not None:
        return replace(clause.objects[0], entities=(owner,)) if len(clause.nodes) == 1 else None
    if not clause.objects[0].entities:
        return None
    subject, verb, named = clause.subject, clause.verb, clause.objects[0]
    pointed = subject is not None and subject.words in (("it",), ("that",), ("this",), ("the", "answer"))
    told = verb is not None and verb.is_a("be") and not verb.negated and pointed
    plain = named.concept is None and named.place is None and named.quantity is None and not named.topics
    return named if plain and (told or (verb is None and len(clause.nodes) == 1)) else None


@needs("adjunct", verb=("trail",))
def answer_followed_by(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Who mines the most tin? China, followed by Indonesia and Myanmar"."""
    verb, others = clause.verb, clause.adjunct("by")
    first = slots.sentence.clauses[0]
    if verb is None or verb.lemma != "follow" or others is None or clause is first or verb.negated:
        return
    told = next((draft for draft in named_in_answer(first, slots)), None)
    place = told.query if told is not None else None
    if told is None or not isinstance(place, RankQuery) or place.first != 1 or others.quantity is not None:
        return
    listed = slots.owners(clause, others)
    if not listed or any(each.id is None for each in listed):
        return
    bottom, period = place.from_bottom, place.period
    members = (place.entity, *listed)
    query = OrderQuery(
        place.measure,
        None,
        members,
        "above",
        True,
        True,
        among=place.among,
        from_bottom=bottom,
        period=period,
    )
    anchor, named = (verb.start, others.end), "answer_followed_by"
    yield Draft(Kind.ORDER, anchor, (told.reach[0], others.end), query, named, frame=clause.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (asked_who, named_in_answer, answer_followed_by)
