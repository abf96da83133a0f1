"""Headlines without their verb: "Peru | now | world's second-largest zinc producer", "Peru's zinc output | 1.5 million tons"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase


def with_verb(nodes: list[Node], link: str) -> list[Node]:
    """The nodes with "is" behind what a headline is about, where a place or a figure follows it; else as they are.

    "Peru, world's second-largest producer, …" and "Peru's output, 1.5 million tons, …" are no headlines by themselves.
    """
    subject = nodes[0]
    if link not in ("", ":") or not isinstance(subject, Phrase) or len(nodes) < 2:
        return nodes
    if not (_is_placed(subject, nodes) or _is_put_at(subject, nodes)) or any(map(_is_verbal, nodes)):
        return nodes
    return [subject, Item("auxiliary", subject.end, subject.end, "is"), *nodes[1:]]


def _is_placed(subject: Phrase, nodes: list[Node]) -> bool:
    """ "Peru | second in zinc output", "Peru | still | among | world's top three zinc producers"."""
    if not subject.is_one_entity or not _is_bare(subject):
        return False
    at = 2 if nodes[1].text.lower() in english().function["headline_adverbs"] else 1
    if at < len(nodes) and nodes[at].text.lower() == "among":
        at += 1
    placed = nodes[at] if at < len(nodes) else None
    return isinstance(placed, Phrase) and _places(placed)


def _is_put_at(subject: Phrase, nodes: list[Node]) -> bool:
    """ "Russia rare earth reserves | at | 3.8 mln tons"."""
    figure = nodes[1] if nodes[1].text.lower() != "at" else nodes[2] if len(nodes) > 2 else None
    measured = subject.concept is not None and subject.owner is not None and subject.place is None
    return measured and isinstance(figure, Phrase) and figure.quantity is not None


def _is_bare(subject: Phrase) -> bool:
    """ "Peru", and not "Peru's output", "the largest producer Peru"."""
    return (
        not subject.is_measure and subject.agent is None and subject.owner is None and subject.place is None
    )


def _places(phrase: Phrase) -> bool:
    """ "world's second-largest zinc producer", "second in zinc output", as a headline says it, without an article."""
    article = phrase.text.split(maxsplit=1)[0].lower() in ("the", "a", "an")
    bare = phrase.only_place and phrase.concept is None and phrase.agent is None
    return phrase.place is not None and not bare and not article


def _is_verbal(node: Node) -> bool:
    return isinstance(node, Item) and (node.kind == "negation" or node.is_verbal)
