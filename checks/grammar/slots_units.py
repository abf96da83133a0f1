"""The unit that an amount is in, said beside it or carried from the amount before it."""

from __future__ import annotations

from checks.claim_words import MeasureWords, Stated
from checks.digits import measured
from checks.grammar.slots_told import ToldBefore
from checks.reading.carried_units import in_unit_of
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.values import replace

_HUNDRED = 100
_LARGE = 1000


class UnitSlots(ToldBefore):
    """What a number states: its unit, and whether it is an amount of a year."""

    def has_other_rate(self, clause: Clause, amount: Phrase) -> bool:
        """ "5 million tons of copper a month": an amount of another time than a year."""
        if amount.quantity is None or amount.quantity.stated.unit in ("bbl/d", "%"):
            return False
        rates = english().function["other_rates"]
        behind = [node.text.lower() for node in clause.nodes if node.start >= amount.end]
        return any(text in rates or " ".join(behind[at : at + 2]) in rates for at, text in enumerate(behind))

    def in_rate_of(self, stated: Stated, measure: MeasureWords) -> Stated | None:
        """ "Infant deaths per thousand births: 48.2": a figure in the unit of a rate whose words name it; else None."""
        rate = self.dimensions.get(measure.concept, frozenset()) == {"rate"} and stated.unit is None
        named = {"thousand", "1,000"} & set(measure.words.lower().split())
        return replace(measured(stated), unit="per thousand") if rate and named else None

    def with_unit(self, quantity: Quantity, measure: MeasureWords | None = None) -> Stated:
        """What a quantity states; one without a unit of its own has that of the amount before it in the sentence.

        "China 5 million tonnes, Japan three million": tonnes; "twelve million tonnes …, two and a half": millions, too.
        Of what is told in money, "down from | 464 million" is money, too.
        """
        if quantity.stated.unit == "bbl" and measure is not None and "daily" in measure.words.lower().split():
            return replace(quantity.stated, unit="bbl/d")  # "daily oil demand topped 5.6 million barrels"
        if measure is not None and (quantity.kind == "money" or self._is_by_something(quantity, measure)):
            return self._by_what_another_is(quantity, measure)
        if quantity.stated.unit is not None or quantity.kind not in ("count", "vague"):
            return quantity.stated
        wanted = self.dimensions.get(measure.concept, frozenset()) if measure is not None else frozenset()
        if wanted == {"time"}:
            return replace(measured(quantity.stated), unit="years")  # "life expectancy is 84"
        if measure is not None and (rated := self.in_rate_of(quantity.stated, measure)) is not None:
            return rated
        kinds = (
            ("percent",) if wanted == {"percent"} else ("amount", "money", "rate")
        )  # "113 percent and Italy | 135"
        before = [
            other
            for other in self.sentence.quantities
            if other.after <= quantity.first
            and other.kind in kinds
            and (not wanted or other.dimension in wanted)
        ]
        if not before and (behind := self._unit_behind(quantity, wanted)) is not None:
            return behind
        if not before:
            return self._with_unit_before(self._in_millions_as_before(quantity), measure)
        model = before[-1]
        if model.kind == "money" and not (wanted and quantity.has_multiplier):
            return quantity.stated
        small = not quantity.has_multiplier and (quantity.stated.value or 0) < 1000 <= model.multiplier
        factor = model.stated.unit_factor * (model.multiplier if small else 1.0)
        return in_unit_of(model.stated, quantity.stated, factor)

    def _is_by_something(self, amount: Quantity, measure: MeasureWords) -> bool:
        """ "3.1 tonnes a hectare, up from | 1.6 tonnes": an amount of what the measure has by something."""
        wanted = self.dimensions.get(measure.concept, frozenset()) if amount.kind == "amount" else ()
        return any(each.startswith(f"{amount.stated.unit} by ") for each in wanted)

    def _by_what_another_is(self, price: Quantity, measure: MeasureWords) -> Stated:
        """ "€9.10 a kilo in France and | €10.40 in Denmark": by the kilo, too, as is every price of the same thing."""
        wanted = self.dimensions.get(measure.concept, frozenset())
        told = self.value_before()
        spoken = [each.stated for each in self.sentence.quantities if each.dimension in wanted]
        if told is not None and (told.query.measure.concept, told.query.measure.topic) == (
            measure.concept,
            measure.topic,
        ):
            spoken.append(told.query.stated)
        by = f"{price.stated.unit}/"
        units = {each.unit for each in spoken if each.unit is not None and each.unit.startswith(by)}
        return replace(price.stated, unit=units.pop()) if len(units) == 1 else price.stated

    def _unit_behind(self, quantity: Quantity, wanted: frozenset[str]) -> Stated | None:
        """ "China mined | 380, | Russia 310 and Australia 290 tonnes of gold": the unit that only the last number has."""
        behind = [other for other in self.sentence.quantities if other.first >= quantity.after]
        last = next((other for other in behind if other.kind != "count"), None)
        if last is None or last.kind != "amount" or last.dimension not in wanted or quantity.kind != "count":
            return None
        start, end = (self.sentence.span(each.first, each.after)[0] for each in (quantity, last))
        between = [node for node in self.sentence.nodes if start < node.start < end]
        if any(isinstance(node, Item) and not _joins(node) for node in between):
            return None
        millions = 1.0 if quantity.has_multiplier else last.multiplier
        return in_unit_of(last.stated, quantity.stated, last.stated.unit_factor * millions)

    def _in_millions_as_before(self, quantity: Quantity) -> Quantity:
        """ "Russia came second with nine million, and Belarus managed | seven": millions, too."""
        counted = [
            each for each in self.sentence.quantities if each.after <= quantity.first and each.kind == "count"
        ]
        model = counted[-1] if counted else None
        small = not quantity.has_multiplier and (quantity.stated.value or 0) < _LARGE
        if model is None or not small or model.multiplier < _LARGE or model.stated.unit is not None:
            return quantity
        stated = in_unit_of(model.stated, quantity.stated, model.multiplier)
        return replace(quantity, stated=stated, has_multiplier=True)

    def _with_unit_before(self, quantity: Quantity, measure: MeasureWords | None) -> Stated:
        """The unit that the sentence before gave the same measure: "Chile produced 5.3 million tons. Peru, 2.6 million"."""
        model = self.value_before()
        large = quantity.has_multiplier or (quantity.stated.value or 0) >= _LARGE
        if measure is not None and model is None and large and measure.topic_carried:
            return self._with_unit_of_unknown(quantity)
        if measure is None or model is None:
            return quantity.stated
        query = model.query
        # "mined 880 tonnes. Nigeria mined | 390", "generated 413 TWh. Sweden generated | 65", "mined 9,400 tons. …"
        plain = english().multipliers.keys().isdisjoint(query.stated.words.lower().split())
        hundreds = plain and (quantity.stated.value or 0) >= _HUNDRED
        alike = hundreds or (query.stated.value or _LARGE) / query.stated.unit_factor < _LARGE
        if not (large or alike or measure.concept_carried):
            return quantity.stated
        same = (query.measure.concept, query.measure.topic) == (measure.concept, measure.topic)
        if not same and measure.topic is not None and query.measure.topic == measure.topic and large:
            told, wanted = (
                self.dimensions.get(each.concept, frozenset()) for each in (query.measure, measure)
            )
            same = bool(told & wanted)  # "pumped 10.9 million barrels of oil a day. It burned four million"
        if not same or query.stated.unit in (None, "%", "pp"):
            return quantity.stated
        return in_unit_of(query.stated, quantity.stated, query.stated.unit_factor)

    def _with_unit_of_unknown(self, quantity: Quantity) -> Stated:
        """ "Antofagasta produced 664,000 tonnes of copper. Chile as a whole produced | 5.3 million": tonnes, whoever the first is."""
        last = self.before[-1] if len(self.before) == 1 else None
        told: Stated | None = getattr(last.query, "stated", None) if last is not None else None
        if told is None or told.unit in (None, "%", "pp"):
            return quantity.stated
        return in_unit_of(told, quantity.stated, told.unit_factor)


def _joins(item: Item) -> bool:
    return item.text == "," or item.kind == "conjunction"
