"""Highest and lowest over time: "its highest level since 2012", "a record 45,000 tons", "a five-year low"."""

from __future__ import annotations

from functools import lru_cache

from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Extreme, Node, Phrase, Side
from checks.values import replace

_RECORD_WORDS = frozenset(
    (
        "a",
        "an",
        "the",
        "its",
        "their",
        "another",
        "new",
        "fresh",
        "all",
        "-",
        "time",
        "annual",
        "yearly",
        "record",
        "records",
        "high",
        "low",
        "historic",
        "historical",
        "ever",
        "absolute",
        "peak",
        "highest",
        "lowest",
        "level",
        "levels",
        "year",
        "largest",
        "smallest",
        "recorded",
        "measured",
        "seen",
        "figure",
        "total",
        "most",
        "least",
        "biggest",
        "fewest",
    )
)
_LOWEST = frozenset(("low", "lowest", "smallest", "least", "fewest"))
_SUPERLATIVES = frozenset(("highest", "lowest", "largest", "smallest", "most", "least", "biggest", "fewest"))  # fmt: skip

_ENDS = tuple((own, end) for own in ("its", "their") for end in ("highest", "lowest", "largest", "smallest"))
_LEVELS = (("level",), ("point",))
_HEADS = ("high", "low", "peak")
_LASTING = ("since", "over")
_JUDGING = frozenset(("best", "worst"))
_RECORDS = frozenset(("record", "unprecedented"))

_OWN_ENDS = (("its", "highest"), ("its", "lowest"))
"""What somebody's own figure is that was never higher, or lower: "was its highest"."""


def as_extreme(phrase: Phrase) -> Phrase:
    """A phrase of which the words alone say that it is an extreme: "a record", "an all-time high", "a five-year low"."""
    words = phrase.words
    side: Side
    told = phrase.head in _HEADS or _RECORD_WORDS.issuperset(words) or not _RECORDS.isdisjoint(words)
    if words[-2:] == ("year", "ever") and not _JUDGING.isdisjoint(words) and not phrase.is_measure:
        side = "lowest" if "worst" in words else "highest"  # "their best year ever"
        return replace(phrase, place=None, opaque=False, extreme=Extreme(side, end=phrase.end, judged=True))
    if not told or not words or is_of_change(phrase):
        return phrase
    side = "highest" if _LOWEST.isdisjoint(words) else "lowest"
    if phrase.quantity is not None and phrase.quantity.stated.unit == "years" and phrase.head in _HEADS:
        years = int(phrase.quantity.stated.value or 0)
        return (
            replace(phrase, quantity=None, extreme=Extreme(side, years=years or None, end=phrase.end))
            if years
            else phrase
        )
    named = (
        phrase.concept is not None
        or phrase.quantity is not None
        or phrase.head in ("year", "harvest", "crop")
    )
    forever = "record" in words[:-1] and named
    forever = forever or ("unprecedented" in words and phrase.quantity is not None)
    forever = forever or (_RECORD_WORDS.issuperset(words) and _speaks_of_a_record(words))
    if not forever:
        return phrase
    return replace(phrase, place=None, opaque=False, extreme=Extreme(side, end=phrase.end))


def is_of_change(phrase: Phrase) -> bool:
    """ "The largest annual increase since 1952", "a record drop": the extreme of a change, and not of what changes."""
    return phrase.concept is None and phrase.is_change


def _speaks_of_a_record(words: tuple[str, ...]) -> bool:
    if "record" in words:
        return (
            words[0] in ("a", "an", "another", "record")
            or {"high", "low", "level", "levels"} & set(words) != set()
        )
    if "records" in words:
        return words[0] in ("new", "records", "fresh")
    if words[-1] in _HEADS:
        return bool({"time", "new", "fresh", "historic", "historical"} & set(words))
    return "ever" in words and not _SUPERLATIVES.isdisjoint(words)


def in_time(nodes: list[Node]) -> list[Node]:
    """First places with a time behind them are extremes, and no place among countries: "the lowest since 2012"."""
    lasting = [node for node in nodes if node.period is not None and node.period.role in _LASTING]
    points = ends_of_a_scale()
    return [
        _in_time(node, nodes, index)
        if isinstance(node, Phrase)
        and (
            lasting or node.place is not None or node.extreme is not None or not points.isdisjoint(node.words)
        )
        else node
        for index, node in enumerate(nodes)
    ]


@lru_cache(maxsize=1)
def ends_of_a_scale() -> frozenset[str]:
    """The words for the highest and the lowest of a scale: "best", "worst"."""
    return english().function["high_points"] | english().function["low_points"]


def _in_time(phrase: Phrase, nodes: list[Node], index: int) -> Phrase:
    time = _time_behind(nodes, index)
    timed = isinstance(time, Item) and time.period is not None and time.period.role in _LASTING
    if is_of_change(phrase):
        past = timed or (phrase.place is not None and _on_record(nodes, index + 1))
        return replace(phrase, place=None, opaque=True) if past else phrase
    if phrase.scope is not None or phrase.agent is not None:
        return phrase
    if phrase.adjective is not None:
        lone = index and nodes[index - 1].text == "at"
        recorded = _on_record(nodes, index + 1) or (
            phrase.end if _is_its_own(phrase, time, bool(lone)) else 0
        )
        return _by_its_adjective(phrase, phrase.adjective, time, recorded) if timed or recorded else phrase
    if (
        timed
        and phrase.place is not None
        and not phrase.entities
        and (phrase.place.high != 1 or "second" in phrase.words)
    ):
        phrase = replace(phrase, place=None, opaque=True)
    if phrase.extreme is not None:
        told = phrase.extreme.since is not None or phrase.extreme.years is not None
        return phrase if told else _since(phrase, phrase.extreme.side, time)
    side = _end_of_a_scale(phrase)
    if side is None:
        return phrase
    lone = index and nodes[index - 1].text == "at" and phrase.words in _ENDS
    level = phrase.words[:2] in _ENDS and phrase.words[2:] in _LEVELS and not phrase.entities
    if not timed and (lone or level or (phrase.words in _OWN_ENDS and _is_its_own(phrase, time))):
        return replace(phrase, place=None, opaque=False, extreme=Extreme(side, end=phrase.end))
    return _judged(_since(phrase, side, time, recorded=_on_record(nodes, index + 1)))


def _is_its_own(phrase: Phrase, behind: Node | None, lone: bool = False) -> bool:
    """ "The rate in 2023 was | its worst |.", "were at | their slowest | in March": nobody else is spoken of."""
    dated = isinstance(behind, Item) and behind.period is not None and behind.period.role not in _LASTING
    ends = lone or dated or behind is None or behind.text in (".", ";", ",", "!")
    return ends and phrase.words[:1] in (("its",), ("their",)) and len(phrase.words) == len(("its", "worst"))


def _time_behind(nodes: list[Node], index: int) -> Node | None:
    """What stands right behind a phrase, or behind its "of" where that is a stretch of time: "the lowest | of | the past four years"."""
    node, behind = nodes[index], nodes[index + 1] if index + 1 < len(nodes) else None
    if behind is not None and behind.text == "for" and isinstance(node, Phrase) and node.head == "year":
        return (
            nodes[index + 3] if index + 3 < len(nodes) else None
        )  # "the worst year | for tin mining | since 2018"
    if behind is None or isinstance(behind, Phrase) or behind.text != "of" or index + 2 >= len(nodes):
        return behind
    further = nodes[index + 2]
    stretch = isinstance(further, Item) and further.period is not None and further.period.role == "over"
    return further if stretch else behind


def _by_its_adjective(phrase: Phrase, adjective: Name, time: Node | None, recorded: int) -> Phrase:
    """ "The longest wait since 2019", "its worst absence rate since 2020": an extreme of the measure that an adjective orders by."""
    counted = phrase.entities or phrase.head in english().function["country_nouns"] or phrase.facility
    if counted or phrase.place is None or phrase.place.high != 1 or "second" in phrase.words:
        return replace(phrase, place=None, opaque=True)
    found = _since(phrase, "highest", time, recorded)
    if found.extreme is None:
        return found
    low = adjective.ids if adjective.data.get("end") == "low" else ()
    low = low or tuple(adjective.data.get("low_of", "").split(";"))
    return replace(found, adjective=None, extreme=replace(found.extreme, told_of=adjective.ids, low_of=low))


def _judged(phrase: Phrase) -> Phrase:
    """ "Its worst", "the best": what is told as good or bad, whichever end of its measure that is."""
    extreme = phrase.extreme
    if extreme is None or _JUDGING.isdisjoint(phrase.words):
        return phrase
    return replace(phrase, extreme=replace(extreme, judged=True))


def _end_of_a_scale(phrase: Phrase) -> Side | None:
    """The end that a superlative without anything to be counted names: "its lowest level", "the fastest"."""
    function = english().function
    counted = phrase.entities or phrase.head in function["country_nouns"] or phrase.facility
    if counted or "second" in phrase.words or (phrase.place is not None and phrase.place.high != 1):
        return None
    if not function["high_points"].isdisjoint(phrase.words):
        return "highest"
    return None if function["low_points"].isdisjoint(phrase.words) else "lowest"


def _since(phrase: Phrase, side: Side, time: Node | None, recorded: int = 0) -> Phrase:
    """The phrase as an extreme over the time that follows it; as it was where none does."""
    period = time.period if isinstance(time, Item) else None
    if period is not None and time is not None and period.role == "since" and period.words.year is not None:
        return replace(
            phrase,
            place=None,
            opaque=False,
            extreme=Extreme(side, since=period.words.year, end=time.end, part=period.words.part),
        )
    if (
        period is not None
        and time is not None
        and period.role == "over"
        and period.words.year is None
        and period.years != 1
    ):
        if period.began is None and period.years is None:
            return replace(phrase, place=None, opaque=True)  # "the lowest for years"
        extreme = Extreme(side, since=period.began, years=period.years, end=time.end)
        return replace(phrase, place=None, opaque=False, extreme=extreme)
    if recorded and phrase.extreme is None:
        return replace(phrase, place=None, opaque=False, extreme=Extreme(side, end=recorded))
    return phrase


def _on_record(nodes: list[Node], index: int) -> int:
    """The offset behind "on record", "yet", "of all time" or "in its history", where one of them follows; else 0."""
    here = nodes[index] if index < len(nodes) else None
    behind = nodes[index + 1] if index + 1 < len(nodes) else None
    last = behind is None or (isinstance(behind, Item) and behind.kind in ("mark", "conjunction"))
    if here is not None and last and here.text.lower() in english().function["highest_until_now"]:
        return here.end
    if here is None or behind is None or not isinstance(here, Item) or here.kind != "preposition":
        return 0
    words = behind.words if isinstance(behind, Phrase) else (behind.text,)
    began = nodes[index + 2] if index + 2 < len(nodes) else None
    if here.text == "since" and words[-1:] in (("records",), ("measurements",)) and isinstance(began, Item):
        return began.end if began.is_verb else 0  # "since records began"
    return (
        behind.end if (words[-1:] and words[-1] in ("record", "history")) or words == ("all", "time") else 0
    )
