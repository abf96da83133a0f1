"""Labels of lines, heads of columns and titles of pasted tables: the entity that each names, and what it says is counted."""

from __future__ import annotations

from collections.abc import Callable

from checks.claim_words import EntityWords, PeriodWords
from checks.names import Name
from checks.reading.captions import Caption, Captions
from checks.reading.headings import SAYING, is_base, says_since_when
from checks.reading.tokens import Token, tokens, word_at
from checks.reading.vocabulary import Hit, Vocabulary, longest
from checks.reading.years import year_at
from checks.values import dataclass, replace

_NOTHING = Caption((), ())
_KNOWN = frozenset(("concept_noun", "concept_agent", "concept_verb", "topic", "qualifier", "publisher", "dataset",
                    "entity", "adjective", "scope"))  # fmt: skip
_WORLD = frozenset(("world", "global", "worldwide", "globally"))
_LEADING_ON = frozenset(("up", "down", "by", "from", "to", "than"))
_OF_A_HUNDRED = ("%", "percent", "per")
_HARMLESS = ("determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "country_nouns", "tables", "figure_nouns",
             "harmless_measure_modifiers", "words_of_heads", "place_nouns")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What a label, a head or a title says; `entity` is the one that it is about.

    `plain`: all of it is understood. `owned`: it names somebody whom the figures need not be about ("Chile still leads").
    `possessive`: the title speaks of what is somebody's ("Japan's trade").
    """

    caption: Caption
    entity: EntityWords | None = None
    owned: bool = False
    plain: bool = True
    possessive: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it names an entity, a measure, a year or a unit."""
        said = self.caption
        told = said.measures or said.topics or said.unit or said.base or said.told != "value"
        return self.plain and bool(self.entity or told or said.period.year is not None)


class Labels:
    """Reads labels, heads and titles."""

    def __init__(
        self,
        text: str,
        folded: str,
        captions: Captions,
        vocabulary: Vocabulary,
        resolve: Callable[[Name, str], EntityWords],
    ) -> None:
        self._text, self._folded, self._captions = text, folded, captions
        self._language, self._scopes, self._resolve = vocabulary.language, vocabulary.scopes, resolve

    def of(self, start: int, end: int, hits: list[Hit]) -> Label:
        """What a label or the head of a column says."""
        row = tokens(self._folded, start, end, self._text)
        if not row:
            return Label(_NOTHING)
        entities = self._entities(hits)
        caption = self._captions.line(start, end, hits, behind=True)
        if caption is None or len(entities) > 1:
            return Label(_NOTHING, plain=False)
        if not caption.measures:
            caption = replace(caption, measures=_generic(row, hits))
        if caption.told != "change" and caption.period.year is None:
            caption = replace(caption, period=_year_of(row), columns=())
        if caption.told == "share":
            entities = [each for each in entities if not set(each[0].ids) & self._scopes]  # "World share"
        entity = self._resolve(*entities[0]) if entities else None
        if entity is None and caption.told == "value":
            entity = self._whole_of(row, caption, hits)
        plain = self._is_plain(row, hits) and not caption.unknown
        if any(name.kind == "concept_verb" and name.text.endswith("s") for name in caption.measures):
            plain = False  # "Mines | 50" counts these
        if caption.told == "change" and not says_since_when(row):
            plain = False  # until the other columns say it
        if entity is not None and (self._places(row) or row[-1].text in _LEADING_ON):
            plain = False  # "China is the biggest tungsten miner, with | 67,000 tons", "China zinc output up | 2.5%": prose
        return Label(caption, entity, plain=plain)

    def title(self, start: int, end: int, hits: list[Hit]) -> Label:
        """What a title says; its entity is one that it is wholly about: "Japan in figures", "Mexico's mines in 2024"."""
        row = _without_number(tokens(self._folded, start, end, self._text))
        entities = self._entities(hits)
        caption = self._captions.line(start, end, hits, behind=True) or _NOTHING
        countries = [each for each in entities if not set(each[0].ids) & self._scopes]
        possessive = bool(countries) and any(token.kind == "possessive" for token in row)
        entities = countries or [each for each in entities if "WORLD" not in each[0].ids]
        if len({each[0].ids for each in entities}) == 1 and self._is_plain(row, hits, ("profiles",)):
            return Label(caption, self._resolve(*entities[0]), possessive=possessive)
        return Label(caption, owned=bool(countries), possessive=possessive)

    def note(self, start: int, end: int, hits: list[Hit]) -> Caption | None:
        """What stands behind a figure, "(2025, World Bank)"; None where it says anything but time and source."""
        row = tokens(self._folded, start, end, self._text)
        caption = self._captions.line(start, end, hits, behind=True)
        if caption is None or caption.measures or caption.topics or self._entities(hits):
            return None
        if any(token.kind == "number" and year_at(row, at) is None for at, token in enumerate(row)):
            return None  # "15% more than in 2024"
        if caption.period.year is None:
            caption = replace(caption, period=_year_of(row))
        return caption if self._is_plain(row, hits) else None

    def _entities(self, hits: list[Hit]) -> list[tuple[Name, str]]:
        found = []
        for hit in longest(hits):
            names = hit.entry.names
            if {"publisher", "dataset"} & {each.kind for each in names} or self._captions.is_of_money(hit):
                continue
            named = [name for name in names if name.kind in ("entity", "adjective")]
            if named and not (set(named[0].ids) & self._scopes and named[0].kind == "adjective"):
                found.append((named[0], self._text[hit.start : hit.end]))
        return found

    def _whole_of(self, row: list[Token], caption: Caption, hits: list[Hit]) -> EntityWords | None:
        """ "| World | output, 2025", "| African | output": the whole whose figure a label says it is."""
        for hit in longest(hits):
            for name in hit.entry.names if hit.start == row[0].start else ():
                if name.kind == "adjective" and set(name.ids) & self._scopes:
                    return self._resolve(name, self._text[hit.start : hit.end])
        said = caption.measures and not _WORLD.isdisjoint([token.text for token in row])
        return EntityWords("WORLD", row[0].text) if said else None

    def _is_plain(self, row: list[Token], hits: list[Hit], more: tuple[str, ...] = ()) -> bool:
        """Whether nothing stands there but names that are known, times, units and words that say nothing."""
        covered: set[int] = set()
        for hit in longest(hits):
            if not _KNOWN.isdisjoint(hit.entry.kinds):
                covered.update(range(hit.start, hit.end))
        for at, token in enumerate(row):
            if token.kind in ("mark", "possessive") or token.start in covered:
                continue
            if token.kind == "number":
                if not (year_at(row, at) or _ends_a_year(row, at)):
                    return False
                continue
            if not self._says_nothing(row, at, more):
                return False
        return True

    def _places(self, row: list[Token]) -> bool:
        """Whether a superlative stands there, which gives somebody who is named a place."""
        return any(token.text in self._language.superlatives for token in row)

    def _says_nothing(self, row: list[Token], at: int, more: tuple[str, ...]) -> bool:
        word, words = row[at].text, self._language
        if any(word in words.function[name] for name in (*_HARMLESS, *more)) or word in words.superlatives:
            return True
        return (
            word in SAYING or word.removesuffix("s") in words.multipliers or self._captions.is_unit(row, at)
        )


def _generic(row: list[Token], hits: list[Hit]) -> tuple[Name, ...]:
    """A measure that a word names only in a heading: "Debt (% of GDP)", "Economy"."""
    for hit in longest(hits):
        names = tuple(
            name
            for name in hit.entry.names
            if name.kind == "concept_noun" and not (name.data.get("before") or name.data.get("with"))
        )
        if names and not is_base(row, hit):
            return names
    return ()


def _year_of(row: list[Token]) -> PeriodWords:
    """The one year that stands in a label: "2024", "GDP 2025 ($bn)"."""
    years = {year for at in range(len(row)) if (year := year_at(row, at)) is not None}
    return PeriodWords(next(iter(years)), words=str(next(iter(years)))) if len(years) == 1 else PeriodWords()


def _ends_a_year(row: list[Token], at: int) -> bool:
    """ "2023- | 24", "FY | 24": two digits of a year, and no share ("more than | 70 | % of output")."""
    text = row[at].text
    return text.isdecimal() and len(text) == 2 and word_at(row, at + 1) not in _OF_A_HUNDRED


def _without_number(row: list[Token]) -> list[Token]:
    """The title of one entry of a numbered list without its number: "| 2. | Indonesia"."""
    numbered = len(row) > 2 and row[0].kind == "number" and row[1].text in (".", ")")
    return row[2:] if numbered and len(row[0].text) <= 2 else row
