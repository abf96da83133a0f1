"""Nodes of a clause to the course of a measure: what each amount and time behind a verb of change says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from checks.grammar.course import Course, put_quantity, put_time
from checks.grammar.series import begins_a_series, ends_a_series, is_series
from checks.grammar.slots import Slots
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period

_BESIDE_IT = ("despite", "amid", "alongside", "notwithstanding")
_TIMES = ("period", "time", "span", "stretch", "years", "decade", "decades", "interval", "timespan", "same")
_EARLIER_STORY = ("after", "following", "before")
_IN_EVERY_YEAR = ("each year", "every year", "every single year", "each and every year")
_EVERY_YEAR = ("annually", "yearly", "on average", "per year", "per annum", *_IN_EVERY_YEAR)


Step = Literal["on", "end", "lost"]
"""What becomes of the reading behind a node: it goes on, the course ends before it, or it is not understood."""


def course(nodes: Sequence[Node], slots: Slots, first: Sequence[Period] = ()) -> Course | None:
    """The course that some nodes tell, None where something in them is not understood.

    `first` are times that stand before the verb.
    """
    if nodes and isinstance(nodes[-1], Item) and nodes[-1].text == "from":
        return None  # "fell by 10% from | where it was in 2015"
    reader = _CourseReader(_owned_by_times(nodes), slots)
    for period in first:
        put_time(reader.found, period, "", "")
    return reader.read()


class _CourseReader:
    """Reads a clause's nodes one by one into what is `found` of a course.

    `_last`: where the last amount was put; `_reached`: a verb of reaching stands before ("rose to reach | 5 million").
    """

    def __init__(self, nodes: Sequence[Node], slots: Slots) -> None:
        self.found = Course()
        self._nodes, self._slots = nodes, slots
        self._last, self._reached = "", False

    def read(self) -> Course | None:
        """The course up to where another story begins; None where a node is not understood."""
        for index, said in enumerate(self._nodes):
            node, tie = _figure(said), _tie(self._nodes, index)
            step = (
                self._phrase(node, tie, index) if isinstance(node, Phrase) else self._item(node, tie, index)
            )
            if step == "lost":
                return None
            if step == "end":
                break
        return self.found

    def _phrase(self, node: Phrase, tie: str, index: int) -> Step:
        found = self.found
        if (tie == "for" and is_series(node)) or begins_a_series(self._nodes, index):
            found.in_series, found.end = True, max(found.end, node.end)
            return "on"
        found.to_extreme = found.to_extreme or node.extreme is not None
        if tie in _EARLIER_STORY:
            return "end"
        return self._bare(node, tie, index) if node.quantity is None else self._amount(node, tie, index)

    def _bare(self, node: Phrase, tie: str, index: int) -> Step:
        """A phrase without an amount: a time to count from, or what must change nothing."""
        found, text = self.found, node.text.lower()
        if tie == "from" and node.place is not None:
            return "lost"  # "fell from second place"
        if tie in ("to", "below", "above", "under") and node.period is not None:
            return "lost"  # "fell by 10% to | its 2015 level"
        if tie in ("off", "including") or (tie == "at" and node.owner_anaphor):
            return "lost"  # "fell by 10% at | its largest field"
        if tie in ("from", "since", "on", "over") and node.period is not None and not node.entities:
            put_time(found, node.period, "with", "")  # "fell by 46% from | its 2001 peak"
            found.end = max(found.end, node.end)
            return "on"
        if _is_compared(self._nodes, index) and not is_that_time(node):
            if node.period is None or node.entities:
                return "lost"  # "compared with its peak"
            put_time(found, node.period, "with", "")
            return "on"
        if tie == "than" and (node.entities or node.elliptic or node.owner is not None):
            return "lost"  # "at a faster pace than Brazil's"
        if tie == "" and not _is_harmless(node):
            return "lost"
        if tie in ("over", "in", "during") and is_that_time(node):
            found.problem, found.as_before = "ambiguous_period", True  # "over the same period"
            return "on"
        if tie == "in" and text in english().function["money_terms"]:
            return "on"  # "grew by a third in dollar terms"
        if f"{tie} {text}" in english().function["series_phrases"]:
            return "on"  # "fell for a second year in a row"
        another = (tie and node.entities and tie not in ("in", "at")) or (tie == "in" and not node.entities)
        return "lost" if another else "on"  # "to China" and "in value" make another measure of it

    def _amount(self, node: Phrase, tie: str, index: int) -> Step:
        """A phrase with an amount, put where its preposition says."""
        found, quantity = self.found, node.quantity
        assert quantity is not None
        if tie in ("against", "versus", "with") and _is_of_another(self._nodes, index):
            return "end"
        if tie in _BESIDE_IT and node.concept is not None:
            return "end"  # "contracted 1.7% | despite | inflation of 220%"
        if tie == "at" and node.text.split()[0].isalpha() and _are_some_of(self._nodes, index):
            return "on"  # "rose at two | of the four branches"
        told = "to" if self._reached and tie == "" else tie
        self._last = put_quantity(found, node, quantity, told, self._slots)
        if not self._last:
            return "lost"
        found.end = max(found.end, node.end) if self._last != "other" else found.end
        return "on"

    def _item(self, node: Item, tie: str, index: int) -> Step:
        """A time, an adverb, or a verb behind the first; any other word changes nothing."""
        found, nodes = self.found, self._nodes
        if node.period is not None and _of_extreme(nodes, index):
            return "on"
        if node.text == "since" or _is_as_fast(nodes, index):
            return "lost"
        if node.period is not None:
            beside = self._last if _beside(nodes, index) else ""
            put_time(found, node.period, tie or _word_before(nodes, index), beside)
            found.end = max(found.end, node.end if node.period.role != "date" else 0)
        elif node.kind == "adverb" and node.text in _EVERY_YEAR:
            found.on_average, found.every_year = True, node.text in _IN_EVERY_YEAR
        elif node.comparative is not None and node.text != "than":
            return "lost"
        elif node.is_verb and not ends_a_series(nodes, index):
            if node.verb is None or not {"value", "undergo"} & set(node.verb.classes):
                return "end"
            self._reached = True
        return "on"


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
    owned = nodes[owns + 1]
    if isinstance(owned, Phrase) and owned.quantity is None and _is_what_it_was(owned):
        return [*nodes[:owns], *nodes[owns + 2 :]]  # "from | 2023's level |", "from | 2023's output |"
    return [*nodes[: owns - 1], owned, nodes[owns - 1], *nodes[owns + 2 :]]


def _is_what_it_was(phrase: Phrase) -> bool:
    """ "Level", "total", "steel output": what a measure was at a time, of nobody else."""
    whose = phrase.owner or phrase.owner_anaphor or phrase.entities or phrase.scope or phrase.place
    named = phrase.concept is not None or phrase.head in english().function["level_nouns"]
    return named and not (whose or phrase.modifiers)


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


def is_that_time(phrase: Phrase) -> bool:
    """ "The same period", "that time", "those years": a time that was told before."""
    pointing = {"same", "that", "those", "this"} & set(phrase.words)
    return bool(pointing) and phrase.head in _TIMES


def _is_harmless(phrase: Phrase) -> bool:
    """Whether a bare phrase behind the verb only colours it: "sharply", "compared"."""
    return len(phrase.words) == 1 and (
        phrase.head.endswith("ly")
        or phrase.head in ("compared", "relative", "somewhat", "again", "fast", "levels")
    )
