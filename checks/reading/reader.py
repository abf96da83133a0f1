"""Text to annotations and clauses: the whole reading step.

One automaton looks once at the whole text; only sentences that hold a digit or a word that may begin a claim are
taken apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from operator import attrgetter

from checks.claim_words import PeriodWords
from checks.names import Name
from checks.reading.attributions import Credit
from checks.reading.candidates import asks, is_surely_none, may_answer, may_hold_a_claim
from checks.reading.clause_reader import clauses
from checks.reading.clauses import Clause
from checks.reading.context import Context
from checks.reading.datelines import behind_dateline
from checks.reading.discourse import Discourse
from checks.reading.doubts import doubts
from checks.reading.folding import fold
from checks.reading.frames import lift, times_lifted
from checks.reading.numbered_names import numbered_names
from checks.reading.periods import dataset_tokens, last_year, periods, without_compared
from checks.reading.phrase_reader import phrases
from checks.reading.phrases import Node, Phrase
from checks.reading.place_reader import places, with_measuring
from checks.reading.places import Place
from checks.reading.publishers import publishers
from checks.reading.quantities import Quantity
from checks.reading.quantity_reader import QuantityReader, quantity_reader
from checks.reading.questions import Asked, asked
from checks.reading.rewritings import rewritten
from checks.reading.rows import Row
from checks.reading.seats import with_seats_as_states
from checks.reading.sentences import pieces, sentences
from checks.reading.speakers import Speakers
from checks.reading.tables import PastedTables
from checks.reading.tokens import Token, tokens
from checks.reading.tokens_to_items import items
from checks.reading.vocabulary import Hit, Vocabulary, with_topics
from checks.reading.years import Period
from checks.values import cached_property, dataclass, replace

_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_LONGEST_SENTENCE = 4_000
_AT_ONCE = 32


@dataclass(frozen=True)
class Sentence:
    """One sentence taken apart; offsets are those of the text, token indices those of `tokens`.

    `source_times` stand in the words that say whose the figures are: "World Bank data for 2016 show".
    """

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    nodes: tuple[Node, ...]
    clauses: tuple[Clause, ...]
    credits: tuple[Credit, ...]
    publishers: tuple[str, ...]
    context: Context
    said: frozenset[str]  # all its tokens, folded
    is_question: bool
    source_times: tuple[Period, ...] = ()
    rows: tuple[Row, ...] | None = None  # where it is, or holds, rows of a table
    asked: Asked | None = None  # what the question before it asks

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of its phrases and of what stands between them: what needs a rare word need not look further."""
        found: set[str] = set()
        for nodes in (self.nodes, *[clause.nodes for clause in self.clauses]):
            for node in nodes:
                found.add(node.text.lower())
                if isinstance(node, Phrase):
                    found.update(node.words)
        return frozenset(found)

    def concept_nouns(self, start: int = 0, end: int | None = None) -> Iterator[Name]:
        """The nouns of the catalogue's concepts that it has, between two offsets where these are given."""
        for hit in self.hits:
            if start <= hit.start and (end is None or hit.end <= end):
                yield from (name for name in hit.entry.names if name.kind == "concept_noun")

    def adverbs_of(self, clause: Clause) -> frozenset[str]:
        """The adverbs of one of its clauses and those that open it, or all of it, before that ("Together, the top three …")."""
        before = [other for other in self.clauses if other.end <= clause.start]
        opening = [each for each in (*before[:1], *before[1:][-1:]) if each.only_adverbs]
        return frozenset((*clause.adverbs, *(adverb for each in opening for adverb in each.adverbs)))

    def span(self, first: int, after: int) -> tuple[int, int]:
        """The offsets of a stretch of tokens."""
        return self.tokens[first].start, self.tokens[after - 1].end


@dataclass(frozen=True)
class Reading:
    """A text, read: the sentences that may hold claims, and the entities that the text mentions, in order.

    The sentences are taken apart as they are asked for, once, so that no long text is held in pieces as a whole.
    """

    text: str
    sentences: Iterable[Sentence]
    mentioned: tuple[str, ...]


def read(text: str, vocabulary: Vocabulary, published: date | None) -> Reading:
    """Read a text; `published` is the day against which "last year" is resolved, None where it is unknown."""
    folded = fold(text)
    spans = [piece for span in sentences(folded, text) for piece in pieces(folded, *span, _LONGEST_SENTENCE)]
    by_sentence = _by_sentence(spans, vocabulary.find(text, folded))
    begins = [behind_dateline(text, *span) for span in spans]
    told = [(begin, end) for begin, (_, end) in zip(begins, spans, strict=True)]
    discourse = Discourse(
        [with_topics(hits) for hits in by_sentence], vocabulary.scopes, folded, text, told, published
    )
    found = _sentences(text, folded, spans, begins, by_sentence, vocabulary, discourse, published)
    return Reading(text, _several_at_once(found), discourse.mentioned)


def _several_at_once(found: Iterator[Sentence]) -> Iterator[Sentence]:
    """The same sentences, of which some are taken apart before the first of them is handed on.

    The processor keeps at hand what it does over and over: a sixth of the time is saved when it does not go from reading
    to claims and back with each sentence.
    """
    while batch := list(islice(found, _AT_ONCE)):
        yield from batch


def _sentences(
    text: str,
    folded: str,
    spans: list[tuple[int, int]],
    begins: list[int],
    by_sentence: list[list[Hit]],
    vocabulary: Vocabulary,
    discourse: Discourse,
    published: date | None,
) -> Iterator[Sentence]:
    """Those that may hold claims, in order."""
    amounts = quantity_reader(vocabulary)
    tables = PastedTables(text, folded, spans, by_sentence, vocabulary, amounts, discourse.resolve, published)
    year: int | None = None
    before: int | None = None  # from which "a year earlier" is counted
    only: int | None = None  # from which "since then" is counted
    told_in = -1
    heading = PeriodWords()
    speakers = Speakers(discourse)
    questions = "?" in folded
    for index, (start, end) in enumerate(spans):
        hits = by_sentence[index]
        answers = questions and may_answer(folded, spans, index, hits)
        if end - start > _LONGEST_SENTENCE or not (
            answers or _DIGIT.search(folded, start, end) or [hit for hit in hits if hit.entry.cue]
        ):
            continue
        begin = begins[index]
        numbered = begin > start  # the number of an item, or a dateline, which may tell a time
        if not (answers or numbered) and is_surely_none(folded, begin, end, hits):
            if folded[begin] == '"':
                speakers.pass_over(index)
            continue
        near = (year, before) if told_in == index - 1 else (None, None)
        told = (index, start, begin, end, text, folded, hits, vocabulary, discourse, amounts, published)
        that = (
            year if before in (year, None) else None
        )  # "… in 2024, down from 3.75 million in 2023": which of the two?
        sentence = _sentence(*told, that, near, only if told_in == index - 1 else None, answers)
        sentence.context.period = heading
        if (last := last_year(sentence.periods)) is not None:
            year, told_in = last, index
            only = last if len({time.words.year for time in sentence.periods} - {None}) == 1 else None
            before = last_year(without_compared(sentence.tokens, sentence.periods))
            heading = heading if sentence.quantities else _time_of(sentence)
        if (credits := speakers.credits_of(sentence)) is not sentence.credits:
            sentence = replace(sentence, credits=credits)
        rows = tables.rows(index)
        sentence = replace(sentence, rows=rows) if rows is not None else sentence
        if questions and index:
            question = asked(
                by_sentence[index - 1], text, folded, spans[index - 1], published, discourse.resolve
            )
            sentence = replace(sentence, asked=question) if question is not None else sentence
        yield sentence


def _time_of(heading: Sentence) -> PeriodWords:
    """The one time that a sentence without amounts names, for those behind it: "Oil consumption in 2010"."""
    told = {time.words for time in heading.periods}
    return next(iter(told)) if len(told) == 1 else PeriodWords()


_start = attrgetter("start")


def _by_sentence(spans: list[tuple[int, int]], hits: list[Hit]) -> list[list[Hit]]:
    """The hits of each sentence; one that reaches over a sentence's end is none."""
    longest_first = hits[::-1]  # they come in the order of their ends
    ordered = sorted(longest_first, key=_start)
    starts = [hit.start for hit in ordered]
    found: list[list[Hit]] = []
    after = 0
    for start, end in spans:
        first = bisect_left(starts, start, after)
        after = bisect_left(starts, end, first)
        found.append([hit for hit in ordered[first:after] if hit.end <= end])
    return found


def _sentence(
    index: int,
    start: int,
    begin: int,
    end: int,
    text: str,
    folded: str,
    hits: list[Hit],
    vocabulary: Vocabulary,
    discourse: Discourse,
    reader: QuantityReader,
    published: date | None,
    year: int | None,
    near: tuple[int | None, int | None],
    only: int | None,
    answers: bool,
) -> Sentence:
    row = tokens(folded, begin, end, text)
    said = frozenset([token.text for token in row])
    datasets = dataset_tokens(row, hits)
    times = periods(row, published, datasets, year, near, only, said)
    taken = _covered(times)
    ordering = with_measuring(places(row), row, hits)
    ordering = [place for place in ordering if taken.isdisjoint(range(place.first, place.after))]
    strong = _covered(place for place in ordering if place.strength != "ordinal")
    in_names = numbered_names(row, hits) if vocabulary.of_holders else set()
    tied = _ending_verbs(row, hits) if "over" in said else frozenset[int]()
    amounts = reader.read(row, taken | strong | in_names, tied, said)
    covered = _covered(amounts) if ordering else set()
    ordering = [
        place
        for place in ordering
        if place.strength != "ordinal" or covered.isdisjoint(range(place.first, place.after))
    ]
    context = discourse.context(index)
    hits = with_seats_as_states(hits, row, lambda: frozenset(each.id for each in context.entities if each.id))
    told = (index, start, end, tuple(row), tuple(hits), tuple(amounts), tuple(ordering), tuple(times))
    own = bool(vocabulary.of_holders)
    if not (may_hold_a_claim(row, hits, amounts, ordering, times, own) or answers):
        return Sentence(  # without nodes, clauses, credits and publishers
            *told, (), (), (), (), context, said, is_question=False
        )
    laid_out = items(text, row, hits, amounts, ordering, times, vocabulary)
    nodes = phrases(rewritten(laid_out), text, discourse.resolve, vocabulary)
    named = publishers(nodes, context.publishers)
    is_question = asks(folded, start, end)
    doubted = doubts(nodes, is_question)
    kept, credits = lift(nodes, start, end, context.publishers)
    return Sentence(
        *told,
        tuple(kept),
        tuple(clauses(kept, is_question, doubted)),
        tuple(credits),
        tuple(named),
        context,
        said,
        is_question,
        times_lifted(nodes, kept),
    )


def _covered(found: Iterable[Period | Place | Quantity]) -> set[int]:
    """The tokens of what was found."""
    return {at for each in found for at in range(each.first, each.after)}


def _ending_verbs(row: list[Token], hits: list[Hit]) -> frozenset[int]:
    """The tokens "over" that belong to the verb before them: "sprawls over 2.78 million square kilometres"."""
    over = {token.end: at for at, token in enumerate(row) if token.text == "over"}
    return frozenset(over[hit.end] for hit in hits if hit.end in over and "concept_verb" in hit.entry.kinds)
