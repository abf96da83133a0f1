"""Document and record to findings: the whole of Assay."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from weakref import WeakKeyDictionary

from checks.annotations import Annotation, found_in
from checks.claim_words import EntityWords, Stated
from checks.claims import Claim
from checks.documents import Document
from checks.findings import Coverage, Finding, Judgement, StatedShown, Verdict
from checks.grammar.reader import claims
from checks.ignores import without_comments
from checks.queries import OpenQuery, OrderQuery, RankQuery
from checks.reading import reader
from checks.reading.folding import fold, without_invisible
from checks.reading.vocabulary import Vocabulary
from checks.record import Record
from checks.values import dataclass, replace
from checks.verdicts.judge import judge
from checks.verdicts.view import Traced

_VOCABULARIES: WeakKeyDictionary[Record, Vocabulary] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with its findings, in the order of the text, and how much of it was read."""

    document: Document
    findings: tuple[Finding, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Reading:
    """How a document was read, step by step, for people: the debugger of developers and users alike."""

    annotations: tuple[Annotation, ...]
    sentences: tuple[str, ...]
    clauses: tuple[str, ...]
    claims: tuple[Claim, ...]
    settled_away: tuple[str, ...]
    checked: Checked


def vocabulary(record: Record) -> Vocabulary:
    """The record's names and the words of English as one automaton; built once for each record."""
    found = _VOCABULARIES.get(record)
    if found is None:
        catalogue = record.catalogue
        topics: defaultdict[str, set[str | None]] = defaultdict(set)
        dimensions: defaultdict[str, set[str]] = defaultdict(set)
        for measure in catalogue.measures.values():
            topics[measure.concept].update(measure.topics or (None,))
            dimensions[measure.concept].add(measure.dimension)
            if measure.dimension == "count" and measure.basis is not None:
                dimensions[measure.concept].add("rate")  # a rate, or a score: no count of whole ones
        scopes = [e.id for e in catalogue.entities.values() if e.kind in ("world", "continent", "group")]
        rests = {entity.id for entity in catalogue.entities.values() if entity.kind == "residual"}
        names = (
            name for name in catalogue.names() if not rests.issuperset(name.ids)
        )  # no writer means a table's rest
        found = Vocabulary(
            names,
            scopes,
            {concept: frozenset(each) for concept, each in topics.items()},
            {concept: frozenset(each) for concept, each in dimensions.items()},
            {each: catalogue.members(each, None) | catalogue.optional_members(each) for each in scopes},
            {m.per_head_of: m.concept for m in catalogue.measures.values() if m.per_head_of},
        )
        found.listed, found.of_things = record.listed, record.of_things
        _VOCABULARIES[record] = found
    return found


def check(document: Document, record: Record) -> Checked:
    """Every claim of a document with its verdict, those that are not checkable included."""
    return _check(document, record)[0]


def explain(document: Document, record: Record) -> Reading:
    """The same, with every step on the way."""
    checked, reading, found, settled_away, places = _check(document, record, kept=True)
    return Reading(
        tuple(_at(places, each) for each in found_in(reading)),
        tuple(reading.text[each.start : each.end] for each in reading.sentences),
        tuple(line for sentence in reading.sentences for line in _clause_lines(sentence)),
        tuple(found),
        tuple(settled_away),
        checked,
    )


def _check(
    document: Document, record: Record, kept: bool = False
) -> tuple[Checked, reader.Reading, list[Claim], list[str], list[int] | None]:
    written = without_comments(document.text) if document.markdown else document.text
    text, places = without_invisible(written)
    words = vocabulary(record)
    reading = reader.read(text, words, document.published)
    if kept:
        reading = replace(reading, sentences=tuple(reading.sentences))
    amounts: list[tuple[int, int]] = []
    found, settled_away = claims(replace(reading, sentences=_noted(reading.sentences, amounts)), words)
    findings = tuple(_findings(document, record, found, text, places))
    asserted = [each for each in findings if each.verdict is not Verdict.NOT_CHECKABLE]
    decided = [each for each in asserted if each.verdict in (Verdict.VERIFIED, Verdict.CONTRADICTED)]
    coverage = Coverage(len(asserted), len(decided), _numbers_not_read(amounts, found))
    return Checked(document, findings, coverage), reading, found, settled_away, places


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim and where it stands: the document's name, the offsets and words of the claim, and its whole sentence."""

    document: str
    start: int
    end: int
    text: str
    sentence: str
    claim: Claim


def rejudged(placed: Placed, occurrence: int, published: date | None, record: Record) -> Finding:
    """A claim held against a record again, without its article. `occurrence` is that of the finding it came with."""
    judgement, reads = _judged(placed.claim, record, published)
    identity = _identity(placed.sentence, placed.claim, judgement)
    return _bound(placed, judgement, record, reads, identity, occurrence)


def _findings(
    document: Document, record: Record, found: list[Claim], text: str, places: list[int] | None
) -> Iterator[Finding]:
    occurrences: Counter[str] = Counter()
    for claim in found:
        judgement, reads = _judged(claim, record, document.published)
        start, end = _offsets(places, claim.start, claim.end)
        placed = Placed(
            document.name,
            start,
            end,
            document.text[start:end],
            text[claim.sentence[0] : claim.sentence[1]],
            claim,
        )
        identity = _identity(placed.sentence, claim, judgement)
        occurrences[identity] += 1
        yield _bound(placed, judgement, record, reads, identity, occurrences[identity])


def _judged(claim: Claim, record: Record, published: date | None) -> tuple[Judgement, tuple[str, ...]]:
    traced = Traced(record)
    judgement = judge(claim, traced, published)
    return judgement, tuple(sorted(traced.asked))


def _identity(sentence: str, claim: Claim, judgement: Judgement) -> str:
    return "\n".join((" ".join(fold(sentence).split()), str(claim.kind), judgement.query))


def _bound(
    placed: Placed,
    judgement: Judgement,
    record: Record,
    reads: tuple[str, ...],
    identity: str,
    occurrence: int,
) -> Finding:
    claim = placed.claim
    digest = hashlib.sha256(f"{identity}\n{occurrence}".encode()).hexdigest()
    return Finding(
        document=placed.document,
        id=digest[:16],
        start=placed.start,
        end=placed.end,
        text=placed.text,
        sentence=placed.sentence,
        kind=str(claim.kind),
        query=judgement.query,
        entity=_entity(claim),
        measure=judgement.measure,
        attribution=claim.attribution.publisher or claim.attribution.speaker,
        period=judgement.period,
        record=record.hash,
        stated=_stated(claim),
        verdict=judgement.verdict,
        reason=judgement.reason,
        notes=judgement.notes,
        evidence=judgement.evidence,
        diagnosis=judgement.diagnosis,
        explanation=judgement.explanation,
        construction=claim.construction,
        claim=claim,
        reads=reads,
        occurrence=occurrence,
    )


def _offsets(places: list[int] | None, start: int, end: int) -> tuple[int, int]:
    """Offsets of the text as read, with the invisible marks that were left out for reading."""
    return (start, end) if places is None else (places[start], places[end - 1] + 1)


def _at(places: list[int] | None, annotation: Annotation) -> Annotation:
    start, end = _offsets(places, annotation.start, annotation.end)
    return Annotation(start, end, annotation.kind, annotation.text, annotation.data)


def _entity(claim: Claim) -> str | None:
    entity: EntityWords | None = getattr(claim.query, "entity", None)
    if entity is not None:
        return entity.id
    parts: tuple[EntityWords, ...] = getattr(claim.query, "parts", ())
    return parts[0].id if len(parts) == 1 else None


def _stated(claim: Claim) -> StatedShown:
    """The claim's own number, place or list."""
    query = claim.query
    if isinstance(query, RankQuery):
        return StatedShown(rank=query.first if query.first == query.last else query.last)
    if isinstance(query, OrderQuery):
        return StatedShown(entities=tuple(each.id or each.words for each in query.listed))
    if isinstance(query, OpenQuery) and query.place is not None:
        return StatedShown(rank=query.place)
    shown = ("stated", "ratio", "difference", "number", "relative", "to_stated")
    stated: Stated | None = next(
        (each for name in shown if (each := getattr(query, name, None)) is not None), None
    )
    if stated is None:
        return StatedShown()
    return StatedShown(stated.value, stated.low, stated.high, stated.unit)


def _noted(sentences: Iterable[reader.Sentence], amounts: list[tuple[int, int]]) -> Iterator[reader.Sentence]:
    """The sentences as they pass, with where their amounts stand; dates, places and bare small numbers do not count."""
    for sentence in sentences:
        amounts += [sentence.span(each.first, each.after) for each in sentence.quantities if not each.bare]
        yield sentence


def _numbers_not_read(amounts: list[tuple[int, int]], found: list[Claim]) -> int:
    """How many amounts are part of no claim."""
    spans = sorted((claim.start, claim.end) for claim in found)
    starts = [start for start, _ in spans]
    reached = list(accumulate((end for _, end in spans), max))
    count = 0
    for start, end in amounts:
        before = bisect_left(starts, end)  # the claims that begin before the amount ends
        if not (before and reached[before - 1] > start):
            count += 1
    return count


def _clause_lines(sentence: reader.Sentence) -> Iterator[str]:
    for clause in sentence.clauses:
        parts: list[str] = [clause.kind]
        if clause.subject is not None:
            parts.append(f"subject [{clause.subject.text}]")
        if clause.verb is not None:
            parts.append(f"verb [{'not ' if clause.verb.negated else ''}{clause.verb.lemma}]")
        parts += [f"object [{phrase.text}]" for phrase in clause.objects]
        parts += [f"{preposition} [{phrase.text}]" for preposition, phrase in clause.adjuncts]
        parts += [f"time [{time.words.words or time.words.edition or time.role}]" for time in clause.periods]
        yield " · ".join(parts)
