"""Who says so, lifted off the sentence: what is left is the statement itself.

"…, according to U.S. Geological Survey (USGS) data, …", "USGS estimates that …", "…, the agency said", "…, by the
USGS's count", "In its Mineral Commodity Summaries 2024 the USGS put …".
"""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import Attribution
from checks.reading.attributions import FIGURE_NOUNS, Credit, credit_of, is_mark
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.leading_attributions import BRINGING_OUT, lift_leading
from checks.reading.phrases import Node, Phrase
from checks.reading.publishers import can_stand_for, stands_for_publisher
from checks.reading.several_sources import PARTING_WORDS, divided, lift_later
from checks.reading.trailing_attributions import is_circumstance, lift_trailing
from checks.reading.years import Period
from checks.values import replace

_ACCORDING = ("according",)
_TIES = ("by", "on", "in", "from", "per", "under")


def lift(
    nodes: list[Node], start: int, end: int, before: Sequence[str] = ()
) -> tuple[list[Node], list[Credit]]:
    """The nodes without attributions, and the credits; `start` and `end` are the sentence's offsets.

    `before` are the publishers named last before the sentence: "the fund said" is the IMF's where that is the only one.

    A publisher that is named anywhere else in the sentence is no credit: the caller decides about it.
    """
    credits: list[Credit] = []
    kept, said = nodes, {node.text for node in nodes}
    if not said.isdisjoint(_ACCORDING):
        kept = _lift_according(nodes, start, end, credits)
    if [node for node in kept if isinstance(node, Phrase) and node.publisher is not None]:
        kept = _lift_owned(_lift_by_count(kept, start, end, credits), end, credits)
    kept = lift_leading(kept, end, credits)
    if kept is not nodes or not said.isdisjoint(PARTING_WORDS):
        kept = lift_later(kept, end, credits)
    if "," in said:
        kept = lift_trailing(kept, start, credits)
    return kept, [_meant(credit, before) for credit in divided(nodes, credits, start, end)]


def times_lifted(nodes: list[Node], kept: list[Node]) -> tuple[Period, ...]:
    """The years that attributions name, which are lifted off with them."""
    if kept is nodes:
        return ()
    left = {id(node) for node in kept}
    found = [node.period for node in nodes if id(node) not in left and node.period is not None]
    return tuple(time for time in found if time.words.year is not None and time.role == "at")


def _meant(credit: Credit, before: Sequence[str]) -> Credit:
    """The credit with the publisher that its words stand for, where one alone was named before."""
    if (
        len(before) != 1
        or credit.attribution.publisher
        or not stands_for_publisher(credit.attribution.words)
        or not can_stand_for(credit.attribution.words, before[0])
    ):
        return credit
    return replace(credit, attribution=Attribution(before[0], words=credit.attribution.words))


def _lift_according(nodes: list[Node], start: int, end: int, credits: list[Credit]) -> list[Node]:
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        follows = nodes[index + 1] if index + 1 < len(nodes) else None
        if is_mark(node, *_ACCORDING) and follows is not None and is_mark(follows, "to"):
            at = index + 2
            named: Phrase | None = None
            while at < len(nodes) and not is_mark(nodes[at], ",", ";", ".", ":", "–", '"'):
                inner = nodes[at]
                if named is not None and named.publisher and _begins_statement(nodes, at):
                    break  # "according to the USGS | Argentina mined …"
                if isinstance(inner, Phrase) and (
                    named is None or (named.publisher is None and inner.publisher)
                ):
                    named = inner
                if (
                    isinstance(inner, Item)
                    and inner.is_verb
                    and named is not None
                    and inner.text not in FIGURE_NOUNS
                ):
                    at = _behind_release(nodes, at)
                    break
                at += 1
            if named is not None:
                credits.append(credit_of(named, start, end))
            if kept and is_mark(kept[-1], ","):
                kept.pop()
            index = at
            if index < len(nodes) and is_mark(nodes[index], ",") and kept:
                kept.append(nodes[index])
                index += 1
            elif index < len(nodes) and is_mark(nodes[index], ","):
                index += 1
            continue
        kept.append(node)
        index += 1
    return kept


def _behind_release(nodes: list[Node], verb: int) -> int:
    """The index behind when a source came out: "according to the tables | that came out last month"; else that of its verb."""
    said = nodes[verb]
    known = said.verb if isinstance(said, Item) else None
    lemma = known.lemma if known is not None else said.text.removesuffix("d")
    out = verb + 1 < len(nodes) and is_mark(nodes[verb + 1], "out")
    if lemma not in BRINGING_OUT and not (lemma == "come" and out):
        return verb
    at = verb + 1 + out
    while at < len(nodes) and is_circumstance(nodes[at]):
        at += 1
    return at if at == len(nodes) or is_mark(nodes[at], ",", ";", ".") else verb


def _begins_statement(nodes: list[Node], at: int) -> bool:
    """Whether somebody, or a measure, stands right behind a source without a comma, and before a verb."""
    said, behind = nodes[at], nodes[at + 1] if at + 1 < len(nodes) else None
    acts = isinstance(behind, Item) and behind.is_verbal
    subject = isinstance(said, Phrase) and (bool(said.entities) or said.is_measure) and not said.publisher
    return subject and acts and isinstance(nodes[at - 1], Phrase)


def _cites_figures(phrase: Phrase) -> bool:
    """Whether a phrase is a publisher, or a publisher's figures."""
    if phrase.publisher is None:
        return False
    return phrase.head in FIGURE_NOUNS or (phrase.words[-1:] == (phrase.head,) and phrase.concept is None)


def _lift_owned(nodes: list[Node], end: int, credits: list[Credit]) -> list[Node]:
    """ "| Cochilco's estimate of | Peru's output is …": whose figure a measure is said to be."""
    owned = [
        node
        for node in nodes
        if isinstance(node, Phrase) and node.publisher is not None and _is_figure_of(node)
    ]
    if not owned:
        return nodes
    ends = [*(node.start for node in owned[1:]), end]
    credits += [credit_of(node, node.start, until) for node, until in zip(owned, ends, strict=True)]
    return [replace(node, publisher=None) if node in owned else node for node in nodes]


def _is_figure_of(phrase: Phrase) -> bool:
    """Whether a measure's words begin with a noun for figures, and whose they are."""
    return (
        phrase.is_measure and phrase.quantity is None and phrase.concept is not None and not phrase.entities
    )


def _lift_by_count(nodes: list[Node], start: int, end: int, credits: list[Credit]) -> list[Node]:
    """ "by the USGS's count", "in the agency's table", "on SIPRI's figures"."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        phrase = nodes[index + 1] if index + 1 < len(nodes) else None
        if is_mark(node, *_TIES) and isinstance(phrase, Phrase) and _cites_figures(phrase):
            credits.append(credit_of(phrase, start, end))
            index += 2
            listing = phrase.head in english().function["tables"]
            if phrase.concept is not None and (phrase.topics or listing):
                kept += [node, replace(phrase, publisher=None)]  # "in the USGS table of | copper producers"
            elif kept and is_mark(kept[-1], ","):
                kept.pop()
            continue
        kept.append(node)
        index += 1
    return kept
