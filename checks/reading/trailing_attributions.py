"""Attributions behind what they say: "…, Dmitriev told reporters", "…, the agency said", "…, USGS figures show"."""

from __future__ import annotations

from typing import TypeGuard

from checks.claim_words import EntityWords
from checks.reading.attributions import Credit, credit_of, is_mark, reports
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace


def lift_trailing(nodes: list[Node], start: int, credits: list[Credit]) -> list[Node]:
    """ "…, Dmitriev told reporters", "…, the agency said", "…, USGS figures show", also between two commas."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        if index and nodes[index].text == "," and is_mark(nodes[index], ","):
            after = _trailing(nodes, index)
            if after is not None:
                at, speaker = next(
                    (at, node) for at, node in enumerate(nodes) if at > index and isinstance(node, Phrase)
                )
                closes = _closes_a_subject(kept, nodes, after)
                goes_on = closes or _quotes_on(nodes, after)
                credit = credit_of(speaker, start, nodes[-1].end if goes_on else nodes[index].start)
                home = credit.home or _home_between(nodes, at) or _home_behind(nodes, after)
                credits.append(replace(credit, home=home))
                index = after + closes
                continue
        kept.append(nodes[index])
        index += 1
    return kept


def _closes_a_subject(kept: list[Node], nodes: list[Node], comma: int) -> bool:
    """ "Zimbabwe, the USGS says | , | mined 22,000 tonnes and …": a comma that only ends what was said between."""
    behind = nodes[comma + 1] if comma + 1 < len(nodes) else None
    if not isinstance(kept[-1], Phrase) or comma >= len(nodes) or not is_mark(nodes[comma], ","):
        return False
    if not isinstance(behind, Item) or not behind.is_verbal:
        return False
    before = kept[-2] if len(kept) > 1 else None
    return (
        before is None or is_mark(before, ".", ";", ":", "–", '"') or before.text in ("and", "but", "while")
    )


def _quotes_on(nodes: list[Node], comma: int) -> bool:
    """ "…," said Peru's minister | , | "which makes us …": the quotation goes on behind who said it."""
    behind = nodes[comma : comma + 2]
    return len(behind) == 2 and is_mark(behind[0], ",") and is_mark(behind[1], '"')


def _home_behind(nodes: list[Node], index: int) -> EntityWords | None:
    """The country of a speaker's office, behind the name: "said Madeleine King | , Australia's resources minister"."""
    office = nodes[index + 1 : index + 2]
    if not is_mark(nodes[index], ",") if index < len(nodes) else True:
        return None
    if not office or not _may_speak(office[0]):
        return None
    return office[0].owner or office[0].nation


def _home_between(nodes: list[Node], at: int) -> EntityWords | None:
    """ "Bahlil Lahadalia, | Indonesia's mining minister, | said": the country of an office between name and verb."""
    office = _apposed(nodes, at)
    return (office.owner or office.nation) if office is not None else None


def _apposed(nodes: list[Node], at: int) -> Phrase | None:
    """What a speaker's name or office has between commas before a verb of saying: "…, the minister, | Ms King, | said"."""
    if at + 4 >= len(nodes) or not (is_mark(nodes[at + 1], ",") and is_mark(nodes[at + 3], ",")):
        return None
    office = nodes[at + 2]
    if not _may_speak(office) or office.place is not None:
        return None
    return office if reports(nodes[at + 4]) else None


def _may_speak(node: Node) -> TypeGuard[Phrase]:
    """Whether a node may be who says something: a phrase that is no measure and no amount."""
    return isinstance(node, Phrase) and not node.is_measure and node.quantity is None


def _puts(node: Node) -> bool:
    """Whether a verb puts a figure or a place on something: "…, | puts | it fourth" names nobody behind it who says so."""
    return isinstance(node, Item) and node.verb is not None and "put" in node.verb.classes


def _is_adverb(node: Node) -> bool:
    return isinstance(node, Item) and node.kind == "adverb"


def is_circumstance(node: Node) -> bool:
    """Whether a node says when or how."""
    return isinstance(node, Item) and node.kind in ("adverb", "period")


def _behind_names(nodes: list[Node], at: int) -> int:
    """The index behind a name and those that "and" ties to it: "the Silver Institute | and Metals Focus | said"."""
    while at + 2 < len(nodes) and is_mark(nodes[at + 1], "and") and isinstance(nodes[at + 2], Phrase):
        at += 2
    return at + 1


def _behind_seat(nodes: list[Node], at: int) -> int:
    """The index behind where or for whom a speaker speaks: "the minister | in Lima | said", "a spokesman | for the firm | said"."""
    tie, phrase = nodes[at : at + 1], nodes[at + 1 : at + 2]
    if not (tie and phrase and isinstance(tie[0], Item) and tie[0].text in ("in", "of", "at", "for", "from")):
        return at
    tells = at + 2 < len(nodes) and reports(nodes[at + 2])
    return at + 2 if tells and _may_speak(phrase[0]) else at


def _trailing(nodes: list[Node], comma: int) -> int | None:
    """The index behind a trailing attribution that begins with a comma; None where none does.

    It ends at the next mark; "and" between two quotations belongs to what follows.
    """
    at = comma + 1
    while at < len(nodes) and (is_mark(nodes[at], '"', "as", "'") or _is_adverb(nodes[at])):
        at += 1
    if at + 1 >= len(nodes):
        return None
    first = nodes[at]
    behind = _behind_names(nodes, at)
    behind = _behind_seat(nodes, behind)
    second = next((node for node in nodes[behind:] if not is_circumstance(node)), nodes[at + 1])
    placed = isinstance(first, Phrase) and first.place is not None  # "…, the most ever | recorded"
    told = not placed and _may_speak(first) and reports(second)
    told = told or (reports(first) and not _puts(first) and _may_speak(second))
    if not told and _may_speak(first) and _apposed(nodes, at):
        told, at = True, at + 4
    if not told:
        return None
    puts = _puts(second)
    while at < len(nodes) and not is_mark(nodes[at], ",", ";", ".", "–", ":", '"', "!", "?"):
        node = nodes[at]
        if isinstance(node, Phrase) and node.quantity is not None and (node.is_measure or puts):
            return None  # "On coal, the Energy Institute | puts India at 1.09 billion tonnes"
        at += 1
    return at
