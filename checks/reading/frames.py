"""Who says so, lifted off the sentence: what is left is the statement itself.

"…, according to U.S. Geological Survey (USGS) data, …", "USGS estimates that …", "…, the agency said", "…, by the
USGS's count", "In its Mineral Commodity Summaries 2024 the USGS put …".
"""

from __future__ import annotations

from dataclasses import dataclass

from checks.claims import Attribution
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

_ACCORDING = ("according",)
_TIES = ("by", "on", "in", "from", "per", "under")
_FIGURE_NOUNS = (
    "count", "counts", "estimate", "estimates", "reckoning", "figures", "data", "tally", "table", "tables", "measure",
    "statistics", "numbers", "calculations", "survey", "review", "report", "yearbook", "summaries", "series", "estimation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution and the stretch of offsets that it governs: from `start` to `end`."""

    attribution: Attribution
    start: int
    end: int


def lift(nodes: list[Node], start: int, end: int) -> tuple[list[Node], list[Credit]]:
    """The nodes without attributions, and the credits; `start` and `end` are the sentence's offsets.

    A publisher that is named anywhere else in the sentence is no credit: the caller decides about it.
    """
    credits: list[Credit] = []
    kept = _lift_according(nodes, start, end, credits)
    kept = _lift_by_count(kept, start, end, credits)
    kept = _lift_leading(kept, end, credits)
    kept = _lift_trailing(kept, start, credits)
    return kept, credits


def publishers(nodes: list[Node]) -> list[str]:
    """The publishers that phrases of the sentence name, in order, each once."""
    found = [node.publisher for node in nodes if isinstance(node, Phrase) and node.publisher is not None]
    return list(dict.fromkeys(found))


def _attribution(phrase: Phrase) -> Attribution:
    if phrase.publisher is not None:
        return Attribution(publisher=phrase.publisher, words=phrase.text)
    return Attribution(speaker=phrase.text, words=phrase.text)


def _mark(node: Node, *texts: str) -> bool:
    return isinstance(node, Item) and node.text in texts


def _after_comma(nodes: list[Node], index: int) -> int:
    """The index behind the comma at an index, where one stands there."""
    return index + 1 if index < len(nodes) and _mark(nodes[index], ",") else index


def _lift_according(nodes: list[Node], start: int, end: int, credits: list[Credit]) -> list[Node]:
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        follows = nodes[index + 1] if index + 1 < len(nodes) else None
        if _mark(node, *_ACCORDING) and follows is not None and _mark(follows, "to"):
            at = index + 2
            named: Phrase | None = None
            while at < len(nodes) and not _mark(nodes[at], ",", ";", ".", ":", "–", '"'):
                inner = nodes[at]
                if isinstance(inner, Phrase) and (
                    named is None or (named.publisher is None and inner.publisher)
                ):
                    named = inner
                if (
                    isinstance(inner, Item)
                    and inner.is_verb
                    and named is not None
                    and inner.text not in _FIGURE_NOUNS
                ):
                    break
                at += 1
            if named is not None:
                credits.append(Credit(_attribution(named), start, end))
            if kept and _mark(kept[-1], ","):
                kept.pop()
            index = at if at < len(nodes) and not _mark(nodes[at], ",") else at
            if index < len(nodes) and _mark(nodes[index], ",") and kept:
                kept.append(nodes[index])
                index += 1
            elif index < len(nodes) and _mark(nodes[index], ","):
                index += 1
            continue
        kept.append(node)
        index += 1
    return kept


def _cites_figures(phrase: Phrase) -> bool:
    """Whether a phrase is a publisher, or a publisher's figures."""
    if phrase.publisher is None:
        return False
    return phrase.head in _FIGURE_NOUNS or (phrase.words[-1:] == (phrase.head,) and phrase.concept is None)


def _lift_by_count(nodes: list[Node], start: int, end: int, credits: list[Credit]) -> list[Node]:
    """ "by the USGS's count", "in the agency's table", "on SIPRI's figures"."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        phrase = nodes[index + 1] if index + 1 < len(nodes) else None
        if _mark(node, *_TIES) and isinstance(phrase, Phrase) and _cites_figures(phrase):
            credits.append(Credit(_attribution(phrase), start, end))
            if kept and _mark(kept[-1], ","):
                kept.pop()
            index += 2
            continue
        kept.append(node)
        index += 1
    return kept


def _reports(node: Node) -> bool:
    return (
        isinstance(node, Item)
        and node.verb is not None
        and "report" in node.verb.classes
        and node.verb.form != "ing"
    )


def _lift_leading(nodes: list[Node], end: int, credits: list[Credit]) -> list[Node]:
    """ "USGS estimates (that) …", "The minister told reporters that …"."""
    index = 0
    while index < len(nodes) and not _reports(nodes[index]):
        node = nodes[index]
        if isinstance(node, Item) and (
            node.is_verb or node.kind == "auxiliary" or node.text in (";", ":", "–")
        ):
            return nodes
        if isinstance(node, Phrase) and node.is_measure:
            return nodes
        index += 1
    if index == 0 or index >= len(nodes):
        return nodes
    subject = nodes[index - 1]
    if not isinstance(subject, Phrase):
        subject = nodes[index - 2] if index >= 2 else subject
    if not isinstance(subject, Phrase):
        return nodes
    at = index + 1
    if (
        at < len(nodes)
        and isinstance(nodes[at], Phrase)
        and nodes[at].text.lower() in ("reporters", "journalists")
    ):
        at += 1
    explicit = at < len(nodes) and _mark(nodes[at], "that")
    if explicit:
        at += 1
    if not explicit and not _statement_follows(nodes, at):
        return nodes
    credits.append(Credit(_attribution(subject), subject.start, end))
    return nodes[at:]


def _statement_follows(nodes: list[Node], at: int) -> bool:
    """Whether a phrase and then a verb follow: a statement of its own, not the verb's object."""
    if at >= len(nodes) or not isinstance(nodes[at], Phrase):
        return False
    for node in nodes[at + 1 : at + 6]:
        if isinstance(node, Item) and (
            node.kind == "auxiliary" or (node.is_verb and node.verb_form in ("s", "past", "base"))
        ):
            return True
        if isinstance(node, Item) and node.text in (",", ";", ":", "–", "and"):
            return False
    return False


def _lift_trailing(nodes: list[Node], start: int, credits: list[Credit]) -> list[Node]:
    """ "…, Dmitriev told reporters", "…, the agency said", "…, USGS figures show", also between two commas."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        if _mark(nodes[index], ",") and index > 0:
            after = _trailing(nodes, index)
            if after is not None:
                speaker = next(node for node in nodes[index + 1 :] if isinstance(node, Phrase))
                credits.append(Credit(_attribution(speaker), start, nodes[index].start))
                index = after
                continue
        kept.append(nodes[index])
        index += 1
    return kept


def _is_adverb(node: Node) -> bool:
    return isinstance(node, Item) and node.kind == "adverb"


def _trailing(nodes: list[Node], comma: int) -> int | None:
    """The index behind a trailing attribution that begins with a comma; None where none does.

    It ends at the next mark; "and" between two quotations belongs to what follows.
    """
    at = comma + 1
    while at < len(nodes) and (_mark(nodes[at], '"', "as", "'") or _is_adverb(nodes[at])):
        at += 1
    if at + 1 >= len(nodes):
        return None
    first, second = nodes[at], nodes[at + 1]
    if isinstance(second, Item) and second.kind == "adverb" and at + 2 < len(nodes):
        second = nodes[at + 2]
    told = isinstance(first, Phrase) and not first.is_measure and first.quantity is None and _reports(second)
    told = told or (
        _reports(first) and isinstance(second, Phrase) and not second.is_measure and second.quantity is None
    )
    if not told:
        return None
    while at < len(nodes) and not _mark(nodes[at], ",", ";", ".", "–", ":", '"', "!", "?"):
        node = nodes[at]
        if isinstance(node, Phrase) and node.quantity is not None and node.is_measure:
            return None
        at += 1
    return at
