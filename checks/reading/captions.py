"""Captions of pasted tables: what the lines above them, and the source below, say of every row."""

from __future__ import annotations

from datetime import date

from checks.claim_words import PeriodWords
from checks.digits import Number
from checks.names import Name
from checks.reading.headings import (
    SAYING,
    Told,
    base_of,
    has_changes_beside,
    has_shares_beside,
    is_base,
    says_since_when,
    times_of_change,
    told_of,
    years_of_columns,
)
from checks.reading.numerals import Numeral
from checks.reading.periods import periods
from checks.reading.quantity_reader import QuantityReader
from checks.reading.tokens import Token, tokens, word_at
from checks.reading.unknown_words import MEASURES, UnknownWords, is_harmless
from checks.reading.vocabulary import Hit, Unit, Vocabulary, longest
from checks.values import dataclass, replace

_OTHER_PARTIES = frozenset(("destination", "destinations", "origin", "origins", "partner", "partners", "customer", "customers",
                            "buyer", "buyers", "supplier", "suppliers"))  # fmt: skip
_BRACKETS = frozenset(("brackets", "parentheses"))
_SIGNS = ("$", "€", "£")
_RANKED = frozenset(("top", "leading", "ranked", "ranking", "rankings", "league"))


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a table: the measures and topics named, unknown words beside them, unit, years and source."""

    measures: tuple[Name, ...]
    topics: tuple[str, ...]
    qualifiers: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unit: Unit | None = None
    period: PeriodWords = PeriodWords()
    columns: tuple[PeriodWords, ...] = ()
    publisher: str | None = None
    scopes: tuple[str, ...] = ()
    from_bottom: bool = False
    words: str = ""
    only_topic: bool = False  # it names a topic and nothing that is measured of it: "Fluorspar, 2024"
    ranked: bool = False  # it says that the rows are in order: "The five largest …", "Top producers"
    told: Told = "value"  # whether its figures are shares of the whole, or changes
    since: PeriodWords | None = None  # the time from which something changed: "Change on 2023"
    base: str = ""  # what its percentages are of: "% of | GDP"
    shares: bool = False  # it says that shares stand beside the amounts: "Output (and share of the world's)"
    changes: bool = False  # the same of changes: "Production in 2024 and change on the year before"


class Captions:
    """Reads what a line says of the rows below it."""

    def __init__(
        self, text: str, folded: str, vocabulary: Vocabulary, figures: QuantityReader, published: date | None
    ) -> None:
        self._text, self._folded, self._vocabulary = text, folded, vocabulary
        self._reader, self._published = figures, published
        self._unknown = UnknownWords(vocabulary, published, self.is_unit)

    def line(self, start: int, end: int, hits: list[Hit], behind: bool = False) -> Caption | None:
        """What one line of a caption says; None where it speaks of somebody's own, such as "China's imports by origin"."""
        row = tokens(self._folded, start, end, self._text)
        names = [(hit, hit.entry.names) for hit in longest(hits) if not self.is_of_money(hit)]
        scopes, language = self._vocabulary.scopes, self._vocabulary.language
        told = told_of(row, names)
        unsaid = told == "change" and not behind and not says_since_when(row)
        if (not behind and _is_owned(names, scopes)) or unsaid:
            return None
        if any(token.text in _OTHER_PARTIES for token in row):
            return None
        measures = _measures([pair for pair in names if not is_base(row, pair[0])])
        columns = () if measures else years_of_columns(row)
        period, stretches = self._time_of(row, bool(columns))
        since, until = times_of_change(row) if told == "change" else (None, PeriodWords())
        unit = self.unit(row)
        moved = told == "change" and unit is not None and unit.base != "%"  # "Output, change on 2023 (tons)"
        said = tuple(token.text for token in row if token.text in SAYING) if moved else ()
        beside = (*self._unknown.beside(row, names), *stretches, *said) if measures else None
        return Caption(
            measures=measures,
            topics=tuple(
                dict.fromkeys(t for _, each in names for n in each if n.kind == "topic" for t in n.ids)
            ),
            qualifiers=_first_ids(names, "qualifier"),
            unknown=beside if beside is not None else self._unknown.profiled(row, names),
            unit=unit or (self._percent() if told != "value" else None),
            period=until if told == "change" else period,
            columns=columns,
            publisher=next(iter(_first_ids(names, "publisher", "dataset")), None),
            scopes=tuple(
                {n.ids[0] for _, each in names for n in each if n.ids[0] in scopes and n.ids != ("WORLD",)}
            ),
            from_bottom=any(language.superlatives.get(token.text) == "low" for token in row),
            words=self._text[start:end],
            only_topic=not measures and self._is_only_topic(row, names),
            ranked=any(t.text in _RANKED or t.text in language.superlatives for t in row),
            told=told,
            since=since,
            base=base_of(row),
            shares=has_shares_beside(row),
            changes=has_changes_beside(row),
        )

    def _time_of(self, row: list[Token], has_columns: bool) -> tuple[PeriodWords, tuple[str, ...]]:
        """The year that a line names, none where it names several of columns; and the words of times without any."""
        told = periods(row, self._published, set())
        times = [time.words for time in told if time.words.year is not None]
        stretches = tuple(time.words.words for time in told if time.words.year is None and not times)
        if has_changes_beside(row) or not _BRACKETS.isdisjoint(token.text for token in row):
            times = times[:1]  # "… in 2024 and change on the year before", "… in 2024 (2023 in brackets)"
        one = len(times) == 1 or (times and not has_columns)
        return times[-1] if one else PeriodWords(), stretches

    def _percent(self) -> Unit | None:
        """What figures of shares and changes are in where no unit is said."""
        return self._reader.mark_at([Token(0, 1, "%", "mark", False)], 0)

    def is_of_money(self, hit: Hit) -> bool:
        """Whether a country's name only says whose money is meant: "billions of | US | dollars"."""
        return self._folded.startswith((" dollar", "$", " $"), hit.end)

    def _is_only_topic(self, row: list[Token], names: list[tuple[Hit, tuple[Name, ...]]]) -> bool:
        """Whether nothing but a topic, times, a unit and a source stand in a line."""
        topics = 0
        covered: set[int] = set()
        for hit, each in names:
            kinds = {name.kind for name in each}
            if not kinds & {"topic", "publisher", "dataset"}:
                return False
            topics += "topic" in kinds
            covered.update(range(hit.start, hit.end))
        words = self._vocabulary.language
        other = [
            at
            for at, token in enumerate(row)
            if token.kind == "word" and token.start not in covered and token.text not in words.multipliers
        ]
        return topics == 1 and all(
            is_harmless(row[at].text, words.function) or self._unit_at(row, at, 1.0) is not None
            for at in other
        )

    def is_unit(self, row: list[Token], at: int) -> bool:
        """Whether a word is a unit, or the letter of a multiplier behind a mark: "TWh", "kt", "$bn", "(m)"."""
        letter = row[at].text in self._vocabulary.language.letters and word_at(row, at - 1) in ("(", "$", ",")
        return letter or self._unit_at(row, at, 1.0) is not None

    def _unit_at(self, row: list[Token], at: int, factor: float) -> Unit | None:
        behind = Numeral(Number(1000, 1, 1), at + (factor != 1.0), True)  # also "(million t)"
        return self._reader.unit_behind(row, behind.after, behind)

    def unit(self, row: list[Token]) -> Unit | None:
        """The unit of a table's figures: "(million tonnes)", "in tonnes", ", kt"."""
        words = self._vocabulary.language
        for at, token in enumerate(row):
            before = word_at(row, at - 1)
            if (mark := self._reader.mark_at(row, at)) is not None and not word_at(row, at - 1).isdecimal():
                return mark
            if token.kind != "word" or before not in ("(", ",", "in", "", ":", "-", "–", "|"):
                continue
            several = word_at(row, at + 1) == "of"  # "billions of tonnes"
            factor = words.multipliers.get(token.text.removesuffix("s") if several else token.text, 1.0)
            of = at + 1 if several and factor != 1.0 else at
            unit = self._unit_at(row, of, factor)
            alone = word_at(row, at - 1) in (",", "(") and word_at(row, at + 1) in (",", ")", "")
            if (
                unit is not None
                and unit.base != "x"
                and (unit.base != "years" or alone)
                and (before or len(row) <= 3 or word_at(row, of + 1) == "of")  # "Tonnes | of tungsten mined"
            ):
                last = of + 1 + (word_at(row, of + 1) in _SIGNS)  # "USD bn", "US$ billion"
                behind = words.multipliers.get(word_at(row, last), 1.0) if factor == 1.0 else 1.0
                return replace(unit, factor=unit.factor * factor * behind)
        return self._scale(row)

    def _scale(self, row: list[Token]) -> Unit | None:
        """What the figures count by, where no unit is said: "(millions)", ", thousand", "in millions of people"."""
        words = self._vocabulary.language
        for at, token in enumerate(row):
            closed = word_at(row, at + 1) in (")", ",", ":", "of", "")
            factor = words.multipliers.get(token.text.removesuffix("s"), 0.0)
            bracketed = word_at(row, at - 1) == "(" and word_at(row, at + 1) == ")"
            factor = factor or (words.letters.get(token.text, 0.0) if bracketed else 0.0)  # "Population (m)"
            if factor > 1.0 and closed and word_at(row, at - 1) in ("(", ",", "in"):
                return Unit("", factor, "", "")
        return None


def _is_owned(names: list[tuple[Hit, tuple[Name, ...]]], scopes: frozenset[str]) -> bool:
    """Whether a line names a country or a people, and no publisher by it."""
    return any(
        name.kind in ("entity", "adjective") and not set(name.ids) & scopes
        for _, each in names
        for name in each
        if not {"publisher", "dataset"} & {other.kind for other in each}
    )


def _first_ids(names: list[tuple[Hit, tuple[Name, ...]]], *kinds: str) -> tuple[str, ...]:
    """The first id of each name of some kinds."""
    return tuple(name.ids[0] for _, each in names for name in each if name.kind in kinds)


def _measures(names: list[tuple[Hit, tuple[Name, ...]]]) -> tuple[Name, ...]:
    """The measures that a line names: nouns rather than agents, these rather than verbs; words that say little are none."""
    for kind in MEASURES:
        found = [n for _, each in names for n in each if n.kind == kind and not n.data.get("generic")]
        if found:
            return tuple({name.ids: name for name in found}.values())
    return ()


def joined_captions(below: Caption, above: Caption) -> Caption:
    """A caption with the line above it, which says what it does not say itself."""
    told = below.measures or below.topics
    return Caption(
        below.measures or above.measures,
        below.topics or above.topics,
        below.qualifiers or above.qualifiers,
        (*below.unknown, *above.unknown),
        below.unit or above.unit,
        below.period if below.period.year is not None else above.period,
        below.columns or above.columns,
        below.publisher or above.publisher,
        below.scopes or above.scopes,
        below.from_bottom or above.from_bottom,
        below.words if below.measures else above.words,
        only_topic=(below.only_topic and not above.measures) or (not told and above.only_topic),
        ranked=below.ranked or above.ranked,
        told=above.told if below.told == "value" and not below.measures else below.told,
        since=below.since or above.since,
        shares=below.shares or above.shares,
        changes=below.changes or above.changes,
        base=below.base or ("" if below.measures or below.unit is not None else above.base),
    )
