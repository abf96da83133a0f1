"""Words of captions that may make what they name another thing: "planned output", "Codelco's …", "reserves in brines"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from checks.names import Name
from checks.reading.headings import SAYING
from checks.reading.language import VerbForm
from checks.reading.periods import periods
from checks.reading.set_apart import of_each, of_some_people, says_little, says_nothing, set_apart
from checks.reading.tokens import Token, word_at
from checks.reading.vocabulary import Hit, Vocabulary

MEASURES = ("concept_noun", "concept_agent", "concept_adjective", "concept_verb")
_NARROWING = frozenset(
    (
        "in",
        "from",
        "at",
        "for",
        "by",
        "under",
        "off",
        "including",
        "excluding",
        "without",
        "except",
        "among",
        "as",
        "on",
        "with",
        "before",
        "after",
    )
)
_DOUBTFUL = frozenset(("forecast", "target", "plan"))
_UNIT = 2  # so many words of a unit may stand before its last
_MOVED = frozenset(("rise", "fall", "lift", "lower"))


class UnknownWords:
    """Finds the words of a caption that are not understood, and may matter."""

    def __init__(
        self, vocabulary: Vocabulary, published: date | None, is_unit: Callable[[list[Token], int], bool]
    ) -> None:
        self._vocabulary, self._published, self._is_unit = vocabulary, published, is_unit

    def beside(self, row: list[Token], names: list[tuple[Hit, tuple[Name, ...]]]) -> tuple[str, ...]:
        """Words directly before or behind the measure that may make it another one: "production targets", "planned output"."""
        known = {at for at, token in enumerate(row) for hit, _ in names if hit.start <= token.start < hit.end}
        language = self._vocabulary.language
        found: list[str] = []
        for hit, each in names:
            if not any(name.kind in MEASURES for name in each):
                continue
            inside = [at for at, token in enumerate(row) if hit.start <= token.start < hit.end]
            said = (at for at in range(inside[0] - 1, -1, -1)) if inside else ()
            before = next((at for at in said if at not in known and row[at].text not in language.digits), -1)
            for at in (before, inside[-1] + 1) if inside else ():
                if not 0 <= at < len(row) or at in known or row[at].kind != "word" or self._is_time(row, at):
                    continue
                word = row[at].text
                if self._is_unit(row, at):
                    continue  # "Tungsten, | tonnes | mined"
                if not is_harmless(word, language.function) and word not in language.superlatives:
                    found.append(word)
        found += [*self._joined(row, names, known), *self._done_with_them(row, names)]
        free = known - _covered(row, [pair for pair in names if says_little(pair[1])], MEASURES[::2])
        found += [*self._somebody(row, known), *self._narrowing(row, free), *self._shorter_times(row, known)]
        found += [
            *self._unreal(row),
            *of_each(row, known, self._vocabulary.units),
            *self._moved(row, known, names),
        ]
        found += [*self._of_sites(row, names), *of_some_people(row, known, self._vocabulary.language)]
        ends = [hit.end for hit, each in names if any(name.kind in MEASURES[:2] for name in each)]
        apart = set_apart(row, min(ends, default=row[-1].end if row else 0))
        parts = [part for part in apart if known.isdisjoint(part)]
        found += [row[at].text for part in parts for at in part if self._matters(row, at)]
        return tuple(dict.fromkeys(found))

    def profiled(self, row: list[Token], names: list[tuple[Hit, tuple[Name, ...]]]) -> tuple[str, ...]:
        """Whoever is unknown and has a title of his own: "Codelco in figures", "BHP at a glance"; and what is only meant: "2024 plan"."""
        function = self._vocabulary.language.function
        if unreal := self._unreal(row):
            return tuple(unreal)
        if not any(token.text in function["profiles"] for token in row) or any(
            name.kind in ("entity", "adjective") for _, each in names for name in each
        ):
            return ()
        known = {at for at, token in enumerate(row) for hit, _ in names if hit.start <= token.start < hit.end}
        return tuple(
            row[at].text
            for at in range(len(row))
            if at not in known
            and row[at].written[:1].isupper()
            and row[at].text not in function["profiles"]
            and not is_harmless(row[at].text, function)
        )

    def _joined(
        self, row: list[Token], names: list[tuple[Hit, tuple[Name, ...]]], known: set[int]
    ) -> list[str]:
        """ "Refugees and | migrants", "military and | police | spending": what is counted together with what a measure names."""
        function = self._vocabulary.language.function
        measured = _covered(row, names, MEASURES)
        return [
            row[at + 1].text
            for at in range(1, len(row) - 1)
            if row[at].text in ("and", "or", "plus")
            and (row[at].text == "plus" or at - 1 in measured)
            and at + 1 not in known
            and row[at + 1].kind == "word"
            and not any(
                row[at + 1].text in function[name] for name in ("words_of_heads", "profiles", "heading_words")
            )
            and row[at + 1].text not in SAYING
            and not is_harmless(row[at + 1].text, function)
            and not self._is_unit(row, at + 1)
            and not self._is_time(row, at + 1)
        ]

    def _done_with_them(self, row: list[Token], names: list[tuple[Hit, tuple[Name, ...]]]) -> list[str]:
        """ "Refugees | sent back |", "gold | sold": a verb of another measure behind the noun of one."""
        nouns = [(hit, name) for hit, each in names for name in each if name.kind == "concept_noun"]
        meant = {each for _, name in nouns for each in name.ids}
        acts = [(hit, each) for hit, each in names if all(name.kind == "concept_verb" for name in each)]
        return [
            each[0].text
            for hit, each in acts
            if any(noun.end <= hit.start or 0 < noun.start - hit.end <= 1 for noun, _ in nouns)
            and meant.isdisjoint(i for name in each for i in name.ids)
        ]

    def _unreal(self, row: list[Token]) -> list[str]:
        """Words by which figures are none of the record, or rows in no order of theirs: "2024 | plan |", "| model | results", "top ten, | alphabetical |"."""
        language = self._vocabulary.language
        unreal, alone = language.function["unreal_figures"], language.function["words_for_alone"]
        return [
            token.text
            for token in row
            if token.text in unreal
            or token.text in alone
            or _DOUBTFUL & set(_classes(token.text, language.verbs))
        ]

    def _matters(self, row: list[Token], at: int) -> bool:
        word, language = row[at], self._vocabulary.language
        if (
            word.kind != "word"
            or says_nothing(word.text, language)
            or is_harmless(word.text, language.function)
        ):
            return False
        if self._is_unit(row, at) or self._is_time(row, at):
            return False
        said = [each.text for each in row[max(at - _UNIT, 0) : at + 1]]  # "billion | cubic metres"
        return not any(" ".join(said[begin:]) in self._vocabulary.units for begin in range(len(said) - 1))

    def _narrowing(self, row: list[Token], known: set[int]) -> list[str]:
        """Words behind "in" or "from" that may leave a part alone: "Reserves of lithium in | brines", "output by | company"."""
        function = self._vocabulary.language.function
        found = []
        for at in range(1, len(row)):
            before = at - 1 - (row[at - 1].text in function["determiners"])  # "for | a | room"
            tied = word_at(row, before) in _NARROWING and row[at].kind == "word"
            said = row[at].text in SAYING or any(
                row[at].text in function[name] for name in ("profiles", "heading_words")
            )
            harmless = (
                is_harmless(row[at].text, function) and word_at(row, at + 1) != "-"
            )  # "as a by-product"
            if not tied or said or at in known or harmless:
                continue
            language = self._vocabulary.language
            multiplied = row[at].text.removesuffix("s") in language.multipliers
            if row[at].text in language.superlatives:
                continue  # "countries with | the most | tin"
            if not multiplied and not self._is_unit(row, at) and not self._is_time(row, at):
                found.append(row[at].text)
        return found

    def _moved(
        self, row: list[Token], known: set[int], names: list[tuple[Hit, tuple[Name, ...]]]
    ) -> list[str]:
        """ "Tin output: where it | fell | in 2024", "the fastest- | growing | producers": how much it did, and no amount."""
        language = self._vocabulary.language
        if any(token.text in SAYING for token in row):
            return []
        nouns = [language.function[name] for name in ("rise_nouns", "fall_nouns", "gap_nouns", "movers")]
        kinds = {name.kind for _, each in names for name in each}
        described = kinds.isdisjoint(
            MEASURES[:2]
        )  # "Fastest-growing economies": measured by the growth itself
        known = known if described else known - _covered(row, names, MEASURES[2:])
        free = [token.text for at, token in enumerate(row) if at not in known]
        return [
            word
            for word in free
            if any(word.removesuffix("s") in each for each in nouns)
            or (
                (word in language.verbs and _MOVED & set(language.verbs[word].classes))
                and language.verbs[word].form in ("past", "participle", "ing")
            )
        ]

    def _of_sites(self, row: list[Token], names: list[tuple[Hit, tuple[Name, ...]]]) -> list[str]:
        """ "The three biggest nickel | mines |": of places in an ordering of their own, and not of whole countries."""
        language = self._vocabulary.language
        agents = _covered(row, names, MEASURES[1:2])
        found: list[str] = []
        for at, token in enumerate(row):
            if token.text in language.superlatives:
                behind = enumerate(row[at + 1 : at + 1 + _PHRASE], at + 1)
                words = [each.text for i, each in behind if i not in agents]
                ends = (i for i, word in enumerate(words) if not word.isalpha() or word in _NARROWING)
                before = words[: next(ends, len(words))]
                found += [word for word in before if word in language.function["facilities"]]
        return found

    def _is_time(self, row: list[Token], at: int) -> bool:
        return any(time.first <= at < time.after for time in periods(row, self._published, set()))

    def _shorter_times(self, row: list[Token], known: set[int]) -> list[str]:
        """ "Mine output, | monthly | average", "output per | month": what is told of less than a year; not "euros a month" of a unit."""
        return [
            token.text
            for at, token in enumerate(row)
            if at not in known
            and (
                token.text in _EVERY
                or (token.text in self._vocabulary.language.months and self._stands_without_year(row, at))
                or (token.text in _SPANS and word_at(row, at - 1) in ("per", "a", "each"))
            )
            and " ".join(each.text for each in row[max(at - 2, 0) : at + 1]) not in self._vocabulary.units
        ]

    def _stands_without_year(self, row: list[Token], at: int) -> bool:
        """ "Inflation, | December |": a month of which no year is said beside it; not "1 July", "end-December 2024", "may"."""
        beside = (word_at(row, at - 1), word_at(row, at + 1))
        return row[at].written[:1].isupper() and not any(each[:1].isdigit() for each in beside)

    def _somebody(self, row: list[Token], known: set[int]) -> list[str]:
        """Whoever is named in a caption and unknown: "Codelco's copper production", "BHP copper output, 2024"."""
        language = self._vocabulary.language
        function = language.function
        words = [
            at for at, token in enumerate(row) if token.kind == "word" and token.text not in language.months
        ]
        if (
            words[:1] == [0] and word_at(row, 1) == ":" and 0 not in known
        ):  # "Codelco: copper production by country"
            said = row[0].text in function["heading_words"] | function["profiles"]
            return [] if said or is_harmless(row[0].text, function) else [row[0].text]
        if not any(row[at].written[:1].islower() and len(row[at].text) > 3 for at in words):
            return []  # in capitals, or with a capital for each word
        found = []
        for at in words:
            if (
                at in known
                or is_harmless(row[at].text, function)
                or (word_at(row, at - 1) in ("(", ",", "in") and self._is_unit(row, at))
            ):
                continue
            owner = at + 1 < len(row) and row[at + 1].kind == "possessive"
            name = (
                row[at].written[:1].isupper() and at > 0 and row[at - 1].text not in (":", ".", "|", "–", "-")
            )
            if owner or name or (len(row[at].text) > 1 and row[at].written.isupper()):
                found.append(row[at].text)
        return found


_PHRASE = 4
_EVERY = frozenset(("monthly", "weekly", "fortnightly", "quarterly", "hourly"))
_SPANS = frozenset(("month", "week", "quarter", "hour"))
_HARMLESS = ("determiners", "pronouns", "prepositions", "conjunctions", "relative", "auxiliaries", "adverbs", "country_nouns",
             "harmless_measure_modifiers", "tables", "figure_nouns", "place_nouns")  # fmt: skip


def _covered(row: list[Token], names: list[tuple[Hit, tuple[Name, ...]]], kinds: tuple[str, ...]) -> set[int]:
    """The words that are named by nothing but a name of these kinds."""
    return {
        at
        for hit, each in names
        if {name.kind for name in each} <= set(kinds)
        for at, token in enumerate(row)
        if hit.start <= token.start < hit.end
    }


def is_harmless(word: str, function: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word behind a name makes nothing else of it."""
    return any(word in function[name] for name in _HARMLESS)


def _classes(word: str, verbs: Mapping[str, VerbForm]) -> tuple[str, ...]:
    verb = verbs.get(word)
    return verb.classes if verb is not None else ()
