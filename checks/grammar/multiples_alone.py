"""Multiples and differences to what is not said in their clause: "ten times as much", "a third more". Examples: comparison.md."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.grammar.compared import Direction
from checks.grammar.elliptic import is_generic
from checks.grammar.ratios import grown_by, ratio_of
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_SIZES = ("much", "many")
HEIGHTS = ("high", "large", "big", "great")
_THAT = (("that",), ("this",), ("the", "size"), ("its", "size"), ("their", "size"))
_AMOUNTS = ("multiple", "part", "percent", "amount", "money", "count")


def _is_of_it(clause: Clause, whole: Phrase) -> bool:
    """ "India's budget was $86 billion; Pakistan's is an eighth of | it": what stands for the figure before."""
    subject = clause.subject
    return whole.words == ("it",) and subject is not None and subject.elliptic and subject.owner is not None


def multiple_alone(clause: Clause) -> tuple[Phrase, Stated | None, Stated | None, Direction, int] | None:
    """ "Ten times as much", "a third more", "100 million fewer": a ratio or a difference to what is not said here.

    The phrase, both, which way, and where the words end.
    """
    nodes = clause.nodes
    for at, node in enumerate(nodes):
        if not isinstance(node, Phrase) or node.quantity is None or node.quantity.kind not in _AMOUNTS:
            continue
        if any(isinstance(each, Item) and each.text in ("than", "as") for each in nodes[at + 2 :]):
            return None
        stated, kind = node.quantity.stated, node.quantity.kind
        tie, size = (*nodes[at + 1 : at + 3], None, None)[:2]
        whole = tie if isinstance(tie, Phrase) else node.whole
        told = kind in ("multiple", "part")
        as_much = (
            isinstance(tie, Item)
            and tie.text == "as"
            and size is not None
            and (size.text.lower() in (*_SIZES, *HEIGHTS) or _is_many_units(size) or _is_much_of_it(size))
        )
        if told and whole is not None and (whole.words in _THAT or _is_of_it(clause, whole)):
            end = whole.end  # "Peru mined half that", "Chile's are an eighth of the size"
        elif as_much and size is not None:
            if not told:
                return None
            end = size.end
        else:
            end = node.end if kind == "multiple" and len(nodes) == 1 else 0  # "Ten times, a lobbyist said"
        if end:
            return node, ratio_of(node.quantity), None, "more" if kind == "multiple" else "less", end
        word = tie if isinstance(tie, Item) and tie.comparative is not None else node
        if word is node and node.concept is None and node.head not in english().comparatives:
            continue  # "100 million fewer Christians"
        if word.comparative is not None and kind != "multiple":
            direction: Direction = "less" if word.comparative == "less" else "more"
            part = kind in ("part", "percent")
            return (
                node,
                grown_by(stated, direction) if part else None,
                None if part else stated,
                direction,
                word.end,
            )
    return None


def _is_much_of_it(node: Node) -> bool:
    """ "As | much of the metal", "as | much of it", "as | much metal"."""
    if not isinstance(node, Phrase):
        return False
    return (node.words in (("much",), ("many",)) and bool(node.of_topic)) or is_generic(node)


def _is_many_units(node: Node) -> bool:
    """ "As | many tonnes"."""
    unit = isinstance(node, Phrase) and node.head in english().function["unit_nouns"]
    return unit and node.text.lower().startswith("many ")
