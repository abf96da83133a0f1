"""How a measure went over time: by how much, from what to what, from when to when; read from the words of one clause."""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import PeriodWords, Stated
from checks.grammar.series import ends_a_series, is_series
from checks.grammar.slots import Slots
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.reading.years import Period
from checks.values import dataclass

_AGAINST = ("with", "as", "against", "versus", "than", "over", "on", "below", "above")
_YEARLY = ("a year", "per year", "per annum", "/year", "an annum")
_BESIDE_IT = ("despite", "amid", "alongside", "notwithstanding")
_EARLIER_STORY = ("after", "following", "before")
_LARGE = 10_000
_MONTHS_OF_A_YEAR = 12
_EVERY_YEAR = ("annually", "yearly", "on average", "each year", "every year", "per year", "per annum")
_IN_EVERY_YEAR = ("each year", "every year")


@dataclass
class Course:
    """What is said of a change beside its direction. `end` is the offset behind what was used.

    `to_extreme`: it ends at a highest or lowest, which is a claim of its own.
    `on_average`: it is that of each year, not of all of them together. `every_year`: it is told of each of them; `in_series` of several in a row.
    `at_pace`: it came to a percentage that may be its pace ("grew at 6%").  `as_before`: it has the times of the change before ("over the same period").
    `of`: the concepts of what its numbers count ("from 96 journalists to 81"), if they say it.
    `few`: it is by a number that only things that are counted can rise by ("by 60").
    `later`: it ends so many years behind its beginning. `arrived` is the quantity that the measure came to; `stretch` a length of time that is not placed in years.
    """

    relative: Stated | None = None
    ratio: Stated | None = None
    difference: Stated | None = None
    left: Quantity | None = None
    arrived: Quantity | None = None
    since: Period | None = None
    until: PeriodWords | None = None
    stretch: Period | None = None
    later: int = 0
    to_extreme: bool = False
    on_average: bool = False
    every_year: bool = False
    in_series: bool = False
    as_before: bool = False
    few: bool = False
    at_pace: bool = False
    of: tuple[str, ...] = ()
    end: int = 0
    problem: str | None = None

    @property
    def has_amount(self) -> bool:
        """Whether it is said by how much."""
        return self.relative is not None or self.ratio is not None or self.difference is not None

    @property
    def says_much(self) -> bool:
        """Whether an amount is told, or a time: more than that something rose."""
        return bool(self.has_amount or self.left or self.arrived or self.is_dated)

    @property
    def is_dated(self) -> bool:
        """Whether any time is said."""
        placed = self.since is not None or self.until is not None or self.stretch is not None
        return placed or self.in_series


def course(nodes: Sequence[Node], slots: Slots, first: Sequence[Period] = ()) -> Course | None:
    """The course that some nodes tell, None where something in them is not understood.

    `first` are times that stand before the verb.
    """
    found, nodes = Course(), _owned_by_times(nodes)
    if nodes and isinstance(nodes[-1], Item) and nodes[-1].text == "from":
        return None  # "fell by 10% from | where it was in 2015"
    for period in first:
        _time(found, period, "", "")
    last = ""
    after_reaching = False
    for index, said in enumerate(nodes):
        node, tie = _figure(said), _tie(nodes, index)
        if isinstance(node, Phrase) and tie == "for" and is_series(node):
            found.in_series, found.end = True, max(found.end, node.end)
            continue
        if isinstance(node, Phrase):
            found.to_extreme = found.to_extreme or node.extreme is not None
            if node.quantity is None:
                if tie in _EARLIER_STORY:
                    break
                if tie == "from" and node.place is not None:
                    return None  # "fell from second place"
                if tie in ("to", "below", "above", "under") and node.period is not None:
                    return None  # "fell by 10% to | its 2015 level"
                if tie in ("off", "including") or (tie == "at" and node.owner_anaphor):
                    return None  # "fell by 10% at | its largest field"
                if tie in ("from", "since", "on", "over") and node.period is not None and not node.entities:
                    _time(found, node.period, "with", "")  # "fell by 46% from | its 2001 peak"
                    found.end = max(found.end, node.end)
                    continue
                if _is_compared(nodes, index) and not _is_that_time(node):
                    if node.period is None or node.entities:
                        return None  # "compared with its peak"
                    _time(found, node.period, "with", "")
                    continue
                if tie == "than" and (node.entities or node.elliptic or node.owner is not None):
                    return None  # "at a faster pace than Brazil's"
                if tie == "" and not _is_harmless(node):
                    return None
                if tie in ("over", "in", "during") and _is_that_time(node):
                    found.problem, found.as_before = "ambiguous_period", True  # "over the same period"
                    continue
                if tie == "in" and node.text.lower() in english().function["money_terms"]:
                    continue  # "grew by a third in dollar terms"
                if f"{tie} {node.text.lower()}" in english().function["series_phrases"]:
                    continue  # "fell for a second year in a row"
                if (tie and node.entities and tie not in ("in", "at")) or (tie == "in" and not node.entities):
                    return None  # "to China" and "in value" make another measure of it
                continue
            if tie in _EARLIER_STORY or (
                tie in ("against", "versus", "with") and _is_of_another(nodes, index)
            ):
                break
            if tie in _BESIDE_IT and node.concept is not None:
                break  # "contracted 1.7% | despite | inflation of 220%"
            if tie == "at" and node.text.split()[0].isalpha() and _are_some_of(nodes, index):
                continue  # "rose at two | of the four branches"
            told = "to" if after_reaching and tie == "" else tie
            last = _quantity(found, node, node.quantity, told, slots)
            if not last:
                return None
            found.end = max(found.end, node.end) if last != "other" else found.end
        elif node.period is not None and _of_extreme(nodes, index):
            continue
        elif node.text == "since" or _is_as_fast(nodes, index):
            return None
        elif node.period is not None:
            _time(
                found, node.period, tie or _word_before(nodes, index), last if _beside(nodes, index) else ""
            )
            found.end = max(found.end, node.end if node.period.role != "date" else 0)
        elif node.kind == "adverb" and node.text in _EVERY_YEAR:
            found.on_average, found.every_year = True, node.text in _IN_EVERY_YEAR
        elif node.comparative is not None and node.text != "than":
            return None
        elif ends_a_series(nodes, index):
            continue
        elif node.is_verb:
            if node.verb is None or not {"value", "undergo"} & set(node.verb.classes):
                break
            after_reaching = True
    return found


def _are_some_of(nodes: Sequence[Node], index: int) -> bool:
    """ "At | two | of the four branches", "at | all four museums", "at only | two museums": so many places."""
    node, follows = nodes[index], nodes[index + 1 : index + 2]
    some = isinstance(node, Phrase) and (node.some_of is not None or node.words[:1] == ("all",))
    places = isinstance(node, Phrase) and node.head in english().function["country_nouns"]
    return some or places or [each.text for each in follows] == ["of"]


def _owned_by_times(nodes: Sequence[Node]) -> Sequence[Node]:
    """ "From | 2023's | 5.25 million" as "from | 5.25 million | 2023"."""
    owns = next(
        (at for at, node in enumerate(nodes) if isinstance(node, Item) and node.kind == "possessive"), 0
    )
    if owns < 2 or owns + 1 >= len(nodes) or nodes[owns - 1].period is None:
        return nodes
    return [*nodes[: owns - 1], nodes[owns + 1], nodes[owns - 1], *nodes[owns + 2 :]]


def _figure(node: Node) -> Node:
    """The amount of "its figure of 1.13 million tons", any other node as it is."""
    figure = (
        isinstance(node, Phrase) and node.quantity is None and node.head in english().function["figure_nouns"]
    )
    held = node.whole if isinstance(node, Phrase) and figure else None
    return held if held is not None and held.quantity is not None else node


def _is_as_fast(nodes: Sequence[Node], index: int) -> bool:
    """ "Grew twice | as fast as Peru's": a comparison of two changes, and no course of one."""
    follows = nodes[index + 1 : index + 2]
    return (
        nodes[index].text == "as" and bool(follows) and follows[0].text.lower() in ("fast", "quickly", "much")
    )


def _is_of_another(nodes: Sequence[Node], index: int) -> bool:
    """Whether an amount is another entity's: "…, against 1.1% | in France"."""
    tie, where = nodes[index + 1 : index + 2], nodes[index + 2 : index + 3]
    if not tie or not where or not isinstance(tie[0], Item) or tie[0].text not in ("in", "for"):
        return False
    return isinstance(where[0], Phrase) and bool(where[0].entities)


def _tie(nodes: Sequence[Node], index: int) -> str:
    before = nodes[index - 1] if index else None
    if index > 1 and isinstance(before, Item) and before.text in ("only", "just"):
        before = nodes[index - 2]  # "at | only | two branches"
    if _is_compared(nodes, index):
        return "with"
    return before.text if isinstance(before, Item) and before.kind == "preposition" else ""


def _is_compared(nodes: Sequence[Node], index: int) -> bool:
    """Whether "compared with", "relative to" or "versus" stands before a node."""
    before, earlier = (nodes[index - 1] if index else None), (nodes[index - 2] if index > 1 else None)
    if not isinstance(before, Item):
        return False
    if before.text in ("versus", "against"):
        return True
    last = (
        earlier.words[-1:] if isinstance(earlier, Phrase) else (earlier.text if earlier is not None else "",)
    )
    return before.text in ("to", "with") and last in (("compared",), ("relative",))


def _word_before(nodes: Sequence[Node], index: int) -> str:
    before = nodes[index - 1] if index else None
    return before.text if isinstance(before, Item) else ""


def _beside(nodes: Sequence[Node], index: int) -> bool:
    return index > 0 and isinstance(nodes[index - 1], Phrase)


def _of_extreme(nodes: Sequence[Node], index: int) -> bool:
    """Whether a time belongs to the extreme before it: "its highest level since 2012"."""
    before = nodes[index - 1] if index else None
    return (
        isinstance(before, Phrase) and before.extreme is not None and before.extreme.end == nodes[index].end
    )


def _is_that_time(phrase: Phrase) -> bool:
    """ "The same period", "that time", "those years": a time that was told before."""
    pointing = {"same", "that", "those", "this"} & set(phrase.words)
    return bool(pointing) and phrase.head in ("period", "time", "span", "stretch", "years", "decade")


def _is_harmless(phrase: Phrase) -> bool:
    """Whether a bare phrase behind the verb only colours it: "sharply", "compared"."""
    return len(phrase.words) == 1 and (
        phrase.head.endswith("ly")
        or phrase.head in ("compared", "relative", "somewhat", "again", "fast", "levels")
    )


def _crosses(quantity: Quantity) -> bool:
    """Whether a bound is a mark that was passed: "fell below 124 million", "rose above 5 million tons"."""
    return quantity.stated.words.startswith(("below ", "above ", "past ", "beyond "))


def _quantity(found: Course, phrase: Phrase, quantity: Quantity, tie: str, slots: Slots) -> str:
    """Puts a quantity where its preposition says; the name of the place, "" where it cannot be."""
    if phrase.head == "months":
        return _months(found, quantity)
    base = phrase.whole is None or phrase.whole.text.lower() in english().function["bases_of_rates"]
    if (
        not base
        or phrase.comparative is not None
        or (
            phrase.concept is not None
            and phrase.whole is None
            and not _is_its_unit(phrase)
            and not _is_counted(phrase, tie)
        )
        or phrase.place is not None
    ):
        return ""
    if phrase.opaque and phrase.head.endswith("er") and phrase.head not in ("higher", "lower"):
        return ""  # "8% faster than expected"
    if tie == "" and quantity.kind in ("amount", "money", "count", "percent") and _crosses(quantity):
        tie = "to"  # "fell below 124 million", "dropped below 9 percent"
    if phrase.concept is not None and phrase.whole is None and not _is_its_unit(phrase):
        found.of = (*found.of, *phrase.concept.ids)
    if tie in ("", "by"):
        if (
            found.has_amount
            or phrase.whole is not None  # "by 10% of | GDP"
            or phrase.is_change
            or any(quantity.stated.words.endswith(each) for each in _YEARLY)
        ):
            return ""
        return _amount(found, quantity, slots)
    if tie in ("to", "at"):
        found.at_pace = tie == "at" and quantity.kind == "percent"
        if found.arrived is not None or quantity.kind in ("multiple", "part", "points", "rate"):
            return ""
        found.arrived = quantity
        return "to"
    if tie in ("from", "with", "against", "versus"):
        if found.left is not None or quantity.kind in ("multiple", "part", "points", "rate"):
            return ""
        found.left = quantity
        return "from"
    return "other"


def _months(found: Course, quantity: Quantity) -> str:
    """ "Up from 1.6 million | 12 months | earlier": a year before; any other number of months is none of a table of years."""
    if quantity.stated.value == _MONTHS_OF_A_YEAR:
        _time(found, Period(0, 0, PeriodWords(words="a year earlier"), "at", 1), "", "")
    else:
        found.problem = found.problem or "ambiguous_period"
    return "other"


def _is_its_unit(phrase: Phrase) -> bool:
    """ "Sank to 1.14 | births per woman": an amount with the words that the measure is counted in."""
    decimals = english().function["concepts_with_decimals"]
    return phrase.concept is not None and phrase.owner is None and set(phrase.concept.ids) <= decimals


def _is_counted(phrase: Phrase, tie: str) -> bool:
    """ "From | 96 journalists | to 81": an end told with what it counts, which must be what changes."""
    counted = phrase.quantity is not None and phrase.quantity.kind == "count" and tie in ("from", "to")
    bare = phrase.owner is None and not phrase.owner_anaphor and phrase.scope is None and not phrase.topics
    return counted and bare and not phrase.modifiers and not phrase.opaque


def _amount(found: Course, quantity: Quantity, slots: Slots) -> str:
    if quantity.kind in ("percent", "part"):
        found.relative = quantity.stated
    elif quantity.kind == "multiple":
        found.ratio = quantity.stated
    elif quantity.kind in ("points", "amount", "money", "count"):
        if quantity.dimension == "time" or quantity.stated.unit == "years":
            return ""
        found.difference = slots.with_unit(quantity)
        found.few = quantity.kind == "count" and not _is_large(quantity)
    else:
        return ""
    return "by"


def _is_large(quantity: Quantity) -> bool:
    """Whether a count may be one of people: "shrank by 900,000", but not "by five"."""
    return not quantity.bare or (quantity.stated.value or 0) >= _LARGE


def _time(found: Course, period: Period, tie: str, last: str) -> None:
    """Puts a time where its preposition, or the amount beside it, says."""
    if period.role == "date" or period.words.edition is not None:
        return
    if period.years is not None and period.years < 0:
        found.later = -period.years
        if period.words.year is not None and found.until is None:
            found.until = period.words
    elif period.role == "over":
        found.stretch = period
        found.until = period.words if period.words.year is not None else found.until
    elif period.role in ("since", "from") or tie in _AGAINST or (last == "from" and tie == ""):
        found.problem = found.problem or ("ambiguous_period" if found.since is not None else None)
        found.since = period
    elif tie == "" and period.years is not None:
        found.since = period
    elif found.until is not None and found.until.name != period.words.name:
        found.problem = "ambiguous_period"
    else:
        found.until = period.words
