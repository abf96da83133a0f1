"""Units, currencies and rates: what stands before or behind a number and says what it measures."""

from __future__ import annotations

from checks.names import Name
from checks.reading.language import Language
from checks.reading.numerals import Numeral
from checks.reading.tokens import Token, tokens, word_at
from checks.reading.vocabulary import Unit, Vocabulary
from checks.values import replace

_YEARLY = ("year", "annum", "yr")
# What may stand between a unit and a time: "three times a week" is no multiple.
_CURRENCY_AREAS = ("zone", "area")
PER_TIME = ("a", "an", "each", "every", "per", "daily", "weekly", "monthly", "annually", "yearly")
_LONGEST_RATE = 3  # "per megawatt-hour", in tokens
_FUSED = (("bn", 1e9), ("mn", 1e6), ("tn", 1e12))


class Units:
    """The unit table, asked by position: behind a number, before it (currencies), and for the rate behind a unit."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = vocabulary.units
        self._longest = vocabulary.longest_unit
        self._words: Language = vocabulary.language
        firsts = {name: _first_token(name) for name in self._units}
        self._starts = frozenset(firsts.values())
        self.money_starts = frozenset(
            firsts[name]
            for name, units in self._units.items()
            if units[0].data["dimension"].startswith("money")
        )
        self._named: dict[str, list[Unit]] = {}
        self._rated = self._rates_of_money()

    def currency(self, tokens: list[Token], index: int) -> tuple[Unit | None, int]:
        """A currency before its number ("US$", "€", "USD"), and where the number begins."""
        joined = ""
        for length in range(1, 4):
            at = index + length - 1
            if at >= len(tokens) or (length > 1 and not tokens[at].glued) or tokens[at].kind == "number":
                break
            joined += tokens[at].text
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is None or not (following.kind == "number" or _counts(following, self._words)):
                continue
            unit = self.named(joined)
            if unit is None or not unit.dimension.startswith("money") or joined in self._words.doubtful_units:
                continue
            if following.kind == "number" or joined in "$€£¥₹":
                return unit, at + 1
        return None, index

    def named(self, text: str, written: str = "") -> Unit | None:
        """The unit of a folded form; of several that differ by case ("Mt", "mt") the one that is written so."""
        names = self.all_named(text)
        if len(names) > 1 and written:
            for name, unit in zip(self._units[text], names, strict=True):
                if name.text == written:
                    return unit
        return names[0] if names else None

    def all_named(self, text: str) -> list[Unit]:
        """The units that a folded form can mean; the first is meant where nothing says otherwise."""
        if text not in self._named:
            self._named[text] = [_unit_of(name) for name in self._units.get(text, ())]
        return self._named[text]

    def behind_number(
        self, tokens: list[Token], index: int, parsed: Numeral
    ) -> tuple[Unit | None, int, bool]:
        """The unit behind a number: the longest known form, with or without hyphens ("41,000-tonne")."""
        attributive = False
        if (
            index + 1 < len(tokens)
            and tokens[index].text == "-"
            and tokens[index].glued
            and tokens[index + 1].glued
        ):
            index, attributive = index + 1, True
        longest = 0 if word_at(tokens, index) not in self._starts else min(self._longest, len(tokens) - index)
        for length in range(longest, 0, -1):
            span = tokens[index : index + length]
            if span[0].text == "-" or span[-1].text == "-":
                continue
            unit = self.named(_joined(span), _written(span))
            if unit is not None and self._fits(unit, tokens, index + length, span, parsed):
                after = index + length
                daily = self._daily(tokens, after, unit)
                return daily if daily is not None else (unit, after, attributive)
        if index < len(tokens) and tokens[index].glued and not parsed.multiplied:
            fused = self._fused_multiplier(tokens[index].text)
            if fused is not None:
                return fused, index + 1, False
        return None, parsed.after, False

    def behind(
        self, tokens: list[Token], numeral: Numeral, currency: Unit | None
    ) -> tuple[Unit | None, int, bool]:
        """The unit of a number, where the quantity ends, and whether hyphens tie the two to a noun."""
        if currency is not None:
            return currency, numeral.after, False
        return self.behind_number(tokens, numeral.after, numeral)

    def _fits(self, unit: Unit, tokens: list[Token], after: int, span: list[Token], parsed: Numeral) -> bool:
        """Whether the word is the unit here: single letters only behind digits, "won" and "real" behind large numbers."""
        text = span[0].text
        if len(span) == 1 and text in self._words.doubtful_units:
            return parsed.multiplied or abs(parsed.number.value) >= 100
        if unit.base == "x" and word_at(tokens, after) in PER_TIME:
            return False  # "three times a week"
        if text == "euro" and word_at(tokens, after + (word_at(tokens, after) == "-")) in _CURRENCY_AREAS:
            return False  # "two euro-zone countries"
        return len(span) > 1 or len(text) > 1 or not parsed.words or text == "%"

    def _fused_multiplier(self, text: str) -> Unit | None:
        """A multiplier and a unit in one word: "bnt" hardly, "mbpd" and "mboe" do occur."""
        for short, factor in _FUSED:
            if text.startswith(short):
                unit = self.named(text[len(short) :])
                if unit is not None:
                    return replace(unit, factor=unit.factor * factor)
        return None

    def _daily(self, tokens: list[Token], after: int, unit: Unit) -> tuple[Unit, int, bool] | None:
        """ "barrels of oil a day": what is measured stands between the unit and its rate."""
        if after + 3 < len(tokens) and tokens[after].text == "of":
            for at in (after + 2, after + 3):
                pair = [token.text for token in tokens[at : at + 2]]
                if pair in (["a", "day"], ["per", "day"]):
                    daily = self.named(f"{_plural(unit.name)} a day")
                    if daily is not None:
                        return replace(daily, factor=daily.factor), after, False
        return None

    def rate(self, tokens: list[Token], index: int, unit: Unit | None) -> tuple[str | None, int]:
        """ "a tonne", "per head": a rate. "a year" is none: flows are counted by the year."""
        start = index
        if (
            unit is not None
            and word_at(tokens, index) == "-"
            and word_at(tokens, index + 1) in ("a", "an", "per")
            and word_at(tokens, index + 2) == "-"
        ):
            index += 1  # "$70-a-barrel"
        if unit is None or index + 1 >= len(tokens) or tokens[index].text not in ("a", "an", "per", "/"):
            return None, start
        hyphened = index > start
        at = index + 1 + hyphened
        word = word_at(tokens, at)
        if word_at(tokens, at + 1) in ("earlier", "later", "before", "ago"):
            return None, start
        if word in _YEARLY:
            return None, at + 1
        named = self.named(word)
        pair = self.named(_joined(tokens[at : at + 2])) if named is None and at + 2 <= len(tokens) else None
        if pair is not None:
            return f"/{_symbol(pair)}", at + 2  # "a square metre"
        known = (
            tokens[index].text == "per"
            or named is not None
            or word in ("month", "week", "day", "hour", "head", "person")
        )
        if at < len(tokens) and tokens[at].kind == "word" and (known or tokens[index].text == "/"):
            long = self.named(_joined(tokens[at : at + 3])) if at + 3 <= len(tokens) else None
            if long is not None:
                return f"/{_symbol(long)}", at + 3  # "per megawatt-hour"
            return f"/{self._priced(word, named)}", at + 1
        return None, start

    def priced(self, tokens: list[Token], index: int, unit: Unit | None) -> tuple[Unit, int] | None:
        """ "€18.8 | a square metre", "£9,450 | on each pupil": the unit that a currency makes with what stands behind it, if any."""
        if unit is None or not self._rated:
            return None
        each = word_at(tokens, index) in ("on", "for") and word_at(tokens, index + 1) in ("each", "every")
        if not each and word_at(tokens, index) not in ("a", "an", "per", "/"):
            return None
        at = index + 1 + each
        for length in range(_LONGEST_RATE, 0, -1):
            span = tokens[at : at + length]
            rated = self._rated.get((unit.base, _joined(span))) if len(span) == length else None
            if rated is not None:
                return replace(rated, factor=unit.factor * rated.factor), at + length
        return None

    def _rates_of_money(self) -> dict[tuple[str, str], Unit]:
        """The units that are of money by something, by the currency and the words for what it is by."""
        rates: dict[tuple[str, str], Unit] = {}
        for name in self._units:
            for tie in (" per ", " a ", " an ", "/"):
                money, found, rest = name.partition(tie)
                currency = self.named(money) if found else None
                if currency is not None and currency.dimension.startswith("money"):
                    rates.setdefault((currency.base, rest), self.all_named(name)[0])
        return rates

    def _priced(self, word: str, named: Unit | None) -> str:
        """What a price or a rate is of: "$106 a pound" is a weight's, not a currency's."""
        if named is not None and named.dimension.startswith("money"):
            named = self.named(f"{word} weight")
        return _symbol(named) if named is not None and named.base else word


def _symbol(unit: Unit) -> str:
    """How a rate names a unit: by its base, or by its own sign where it is another size ("USD/oz")."""
    return unit.base if unit.factor == 1.0 or not unit.symbol else unit.symbol


def _unit_of(name: Name) -> Unit:
    """A unit as the catalogue tells it; `other` holds what else the same word may mean ("ton=907.18")."""
    data = name.data
    pairs = (part.partition("=") for part in data.get("other", "").split(";") if part)
    other = tuple((label, float(factor)) for label, _, factor in pairs)
    return Unit(
        data["base"],
        float(data["factor"]),
        name.text,
        data["dimension"],
        other,
        data.get("topic", ""),
        name.ids[0],
    )


def _counts(token: Token, words: Language) -> bool:
    return token.text in words.digits or token.text in words.tens or token.text in ("a", "half")


def _first_token(name: str) -> str:
    return tokens(name, 0, len(name))[0].text if name else ""


def _written(span: list[Token]) -> str:
    return span[0].written if len(span) == 1 else ""


def _joined(span: list[Token]) -> str:
    """The tokens as the unit table has them: hyphens as spaces, marks without space before them."""
    text = ""
    for token in span:
        if token.text == "-":
            text += " "
        elif token.kind == "number":
            text += f" {token.text.replace(',', '')}"
        else:
            text += token.text if token.glued or not text else f" {token.text}"
    return " ".join(text.split())


def _plural(name: str) -> str:
    """The plural by which the unit table lists a rate ("barrel" → "barrels")."""
    return name if name.endswith("s") else f"{name}s"
