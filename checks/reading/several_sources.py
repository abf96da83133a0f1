"""Sentences with several sources: where what one says ends, and another one's words begin.

"The BGS reckons that Chile mined 5.5 million tonnes; | the USGS makes it 5.3 million"; "… 375 tonnes, says the World Gold
Council, | while for the USGS it was 380".
"""

from __future__ import annotations

from itertools import pairwise

from checks.reading.attributions import Credit, credit_of, is_mark, reports
from checks.reading.items import Item
from checks.reading.leading_attributions import lift_leading
from checks.reading.phrases import Node, Phrase
from checks.reading.publishers import is_group

_PARTING = ("but", "while", "whereas", "whilst", "although", "though", "yet")
PARTING_WORDS = frozenset((";", "and", *_PARTING))
"""The marks and words of which a sentence has one where another source begins."""
_BEFORE_SOURCES = ("for", "by", "to", "at", "in")


def lift_later(nodes: list[Node], end: int, credits: list[Credit]) -> list[Node]:
    """ "…, while | the USGS says | it mined 380": a verb of saying with its subject at the head of a later part."""
    kept: list[Node] = []
    rest = nodes
    while (cut := _first_cut(rest)) is not None:
        kept += rest[: cut + 1]
        rest = rest[cut + 1 :]
        said = rest[0] if rest else None
        if isinstance(said, Phrase) and not said.is_measure and len(rest) > 2 and reports(rest[1]):
            rest = lift_leading(rest, end, credits)
    return kept + rest


def divided(nodes: list[Node], credits: list[Credit], start: int, end: int) -> list[Credit]:
    """The credits of a sentence, each over the parts that speak for it; `nodes` are those of the whole sentence."""
    sources = [node for node in nodes if isinstance(node, Phrase) and node.publisher and not is_group(node)]
    anew = [credit for credit in credits if credit.at >= 0]
    if len({node.publisher for node in sources}) < 2 and len({each.attribution.words for each in anew}) < 2:
        return credits
    if (behind := _each_behind_its_own(nodes, anew)) is not None:
        return [*behind, *(credit for credit in credits if credit.at < 0)]
    bounds = [start, *_cuts(nodes), end]
    parts = list(pairwise(bounds))
    told = [*credits, *_unsaid(nodes, sources, parts, credits, end)]
    return [_within_own_parts(credit, told, parts) for credit in told]


def _each_behind_its_own(nodes: list[Node], told: list[Credit]) -> list[Credit] | None:
    """ "$2.24 trillion, according to the IMF, or $2.27 trillion, according to the World Bank": each of what stands before it."""
    named = sorted(told, key=lambda credit: credit.at)
    amounts = [node.start for node in nodes if isinstance(node, Phrase) and node.quantity is not None]
    bounds = [min((credit.start for credit in named), default=0), *(credit.at for credit in named)]
    if any(amount > bounds[-1] for amount in amounts):
        return None
    if not all(any(first <= amount < after for amount in amounts) for first, after in pairwise(bounds)):
        return None
    return [
        Credit(each.attribution, max(each.start, first), min(each.end, after), each.home, each.at)
        for each, (first, after) in zip(named, pairwise(bounds), strict=True)
    ]


def _cuts(nodes: list[Node]) -> list[int]:
    """The offsets at which another part of a sentence begins, in which somebody else may speak."""
    found, at = [], 0
    while (cut := _first_cut(nodes[at:])) is not None:
        at += cut + 1
        found.append(nodes[at - 1].end)
    return found


def _first_cut(nodes: list[Node]) -> int | None:
    return next((at for at in range(len(nodes) - 1) if _parts_sources(nodes, at)), None)


def _parts_sources(nodes: list[Node], at: int) -> bool:
    """Whether a mark or word ends what one source says: a semicolon, "but", "and" right before another source."""
    node, follows = nodes[at], nodes[at + 1]
    if not isinstance(node, Item):
        return False
    if node.text in (";", *_PARTING):
        return True
    return (
        node.text == "and"
        and isinstance(follows, Phrase)
        and follows.publisher is not None
        and _acts(nodes, at)
    )


def _acts(nodes: list[Node], at: int) -> bool:
    """Whether a verb stands behind the phrase at the head of a part: "and | the USGS has …", not "the IMF and the USGS"."""
    verb = nodes[at + 2] if at + 2 < len(nodes) else None
    before = nodes[at - 1] if at else None
    joined = isinstance(before, Phrase) and before.publisher is not None
    return isinstance(verb, Item) and verb.is_verbal and not joined


def _unsaid(
    nodes: list[Node], sources: list[Phrase], parts: list[tuple[int, int]], credits: list[Credit], end: int
) -> list[Credit]:
    """Credits for the publishers at the head of a part that no verb of saying told: "; for the IMF | it is $4.02 trillion"."""
    found = []
    for first, after in parts:
        here = [node for node in sources if first <= node.start < after]
        if len({node.publisher for node in here}) != 1 or any(first <= each.at < after for each in credits):
            continue
        opening = [node for node in nodes if first <= node.start < after][:2]
        if here[0] in opening and (here[0] is opening[0] or is_mark(opening[0], *_BEFORE_SOURCES)):
            found.append(credit_of(here[0], first, end))
    return found


def _within_own_parts(credit: Credit, told: list[Credit], parts: list[tuple[int, int]]) -> Credit:
    """A credit without the parts from the nearest ones on in which somebody else is credited."""
    own = next((part for part in parts if part[0] <= credit.at < part[1]), None)
    if own is None:
        return credit
    others = [
        part
        for part in parts
        if part != own
        and any(part[0] <= each.at < part[1] and each.attribution != credit.attribution for each in told)
    ]
    begins = max((part[1] for part in others if part[1] <= own[0]), default=credit.start)
    ends = min((part[0] for part in others if part[0] >= own[1]), default=credit.end)
    start, end = max(credit.start, begins), min(credit.end, ends)
    return Credit(credit.attribution, start, end, credit.home, credit.at)
