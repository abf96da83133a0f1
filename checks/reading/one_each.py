"""Several amounts told of as many: "Peru and China account for 11 and 8 percent" becomes a clause for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import EntityWords
from checks.reading.carried_units import as_amount
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.segments import Segment
from checks.values import replace

_TOGETHER = frozenset(("together", "combined", "each", "apiece", "between", "jointly"))


def one_each(pieces: list[Segment]) -> list[Segment]:
    """The segments, those that tell several amounts of as many replaced by one for each of these.

    "Congo, Peru and China follow with 14 | , 11 and 8 percent" becomes "Congo follows with 14 percent", "Peru …", "China …".
    """
    told = [node for piece in pieces for node in (*piece.nodes, piece.antecedent)]
    if not [node for node in told if isinstance(node, Phrase) and len(node.listed or node.entities) > 1]:
        return pieces
    kept: list[Segment] = []
    index = 0
    while index < len(pieces):
        found = _spread(pieces, index)
        if found is None:
            kept.append(pieces[index])
            index += 1
        else:
            kept += found[0]
            index = found[1]
    return kept


def _spread(pieces: list[Segment], index: int) -> tuple[list[Segment], int] | None:
    """The segments that one becomes with those behind it that go on its row of amounts, and the index behind them."""
    first = pieces[index]
    at = next((at for at, node in enumerate(first.nodes) if _opens_row(node)), None)
    if at is None:
        return None
    opening = first.nodes[:at]
    aside = (
        bool(index) and first.link == "," and [node.text for node in opening] in (["with"], ["at"], ["on"])
    )
    if aside:
        opening = [
            *pieces[index - 1].nodes[:1],
            *opening,
        ]  # "Peru and China come next, | with 11 and 8 percent"
    if not aside and (subject := _interrupted_subject(pieces, index, opening)) is not None:
        opening = [subject, *opening]
    told = first.antecedent if first.link == "relative" else None
    named = _named([told] if told is not None else opening)
    if named is None:
        return None
    where, owners = named
    row: list[Node] = list(first.nodes[at:])
    after = index + 1
    while after < len(pieces) and pieces[after].link in (",", "and") and _goes_on(pieces[after].nodes):
        row += pieces[after].nodes
        after += 1
    amounts = [node for node in row if isinstance(node, Phrase) and node.quantity is not None]
    rest = [node for node in row if node not in amounts and not _joins(node)]
    if len(amounts) != len(owners) or not _plain(rest) or not _TOGETHER.isdisjoint(_words([*opening, *row])):
        return None
    alike = _in_one_unit(amounts)
    if alike is None:
        return None
    made: list[Segment] = []
    if told is None and _ends_with_tie(opening[where + 1 :]):
        made.append(Segment(opening[:-1], first.link, first.parenthesis, first.antecedent))
        opening = [opening[where], opening[-1]]  # "Peru and China follow | with 11 and 8 percent"
        where = 0
    for owner, amount in zip(owners, alike, strict=True):
        one = _one(told if told is not None else opening[where], owner)
        before = opening if told is not None else [*opening[:where], one, *opening[where + 1 :]]
        if made:
            before = [node if node is one else _moved(node, amount.start) for node in before]
        behind = rest if amount is alike[-1] else [_moved(node, amount.end) for node in rest]
        nodes = [*before, amount, *behind]
        link = first.link if told is not None or aside or not made else ";"
        made.append(Segment(nodes, link, first.parenthesis, one if told is not None else first.antecedent))
    return made, after


def _interrupted_subject(pieces: list[Segment], index: int, opening: list[Node]) -> Phrase | None:
    """ "Peru and China, | the two biggest miners, | produced …", "The two biggest miners, | Peru and China, | produced …": the names."""
    acts = any(isinstance(node, Item) and node.is_verbal for node in opening)
    if index < 2 or pieces[index].link not in (",", "–") or not acts:
        return None
    if any(isinstance(node, Phrase) for node in opening):
        return None
    before, aside = pieces[index - 2].nodes[-1], pieces[index - 1].nodes
    if pieces[index - 1].link != pieces[index].link or not isinstance(before, Phrase):
        return None
    counted = before.place is not None or before.quantity is not None
    subject = aside[0] if counted and len(aside) == 1 else before
    return subject if isinstance(subject, Phrase) and len(subject.entities) > 1 else None


def _ends_with_tie(behind: list[Node]) -> bool:
    """Whether a verb says that several come next, and "with" ties their amounts to them."""
    tie = behind[-1] if behind else None
    tied = isinstance(tie, Item) and tie.text in ("with", "at", "on")
    acts = [node for node in behind[:-1] if isinstance(node, Item) and node.verb is not None]
    return tied and any(node.verb is not None and node.verb.lemma in ("follow", "come") for node in acts)


def _one(names: Node, owner: EntityWords) -> Phrase:
    """Several names, as if only one of them stood there."""
    assert isinstance(names, Phrase)
    return replace(names, owner=owner, listed=()) if names.listed else replace(names, entities=(owner,))


def _moved(node: Node, start: int) -> Node:
    """What several amounts have in common, as if it stood right beside one of them: no claim then takes in another's."""
    return replace(node, start=start, end=start)


def _opens_row(node: Node) -> bool:
    return isinstance(node, Phrase) and node.quantity is not None and not node.entities and not node.is_of_one


def _named(before: Sequence[Node]) -> tuple[int, tuple[EntityWords, ...]] | None:
    """Where the several stand of whom the amounts are told, and who they are; None where that is not sure."""
    found = [
        (at, node.listed or node.entities)
        for at, node in enumerate(before)
        if isinstance(node, Phrase) and len(node.listed or node.entities) > 1
    ]
    if len(found) != 1:
        return None
    phrase = before[found[0][0]]
    negated = any(isinstance(node, Item) and node.kind == "negation" for node in before)
    plain = (
        isinstance(phrase, Phrase) and not phrase.negated and phrase.quantity is None and phrase.place is None
    )
    return found[0] if plain and not negated else None


def _goes_on(nodes: list[Node]) -> bool:
    """Whether a segment holds nothing but more amounts of a row, and what may stand behind the last one."""
    amounts = [node for node in nodes if isinstance(node, Phrase) and node.quantity is not None]
    rest = [node for node in nodes if node not in amounts and not _joins(node)]
    return (
        bool(amounts) and nodes[0] in (amounts[0], *[node for node in nodes if _joins(node)]) and _plain(rest)
    )


def _joins(node: Node) -> bool:
    return isinstance(node, Item) and (
        node.text == "," or node.kind == "conjunction" or node.text == "respectively"
    )


def _plain(rest: list[Node]) -> bool:
    """Whether what stands behind a row of amounts says only when that was, or what was done: "of the gold | mined in 2024"."""
    done = rest[0] if rest and isinstance(rest[0], Item) and rest[0].verb_form == "participle" else None
    return all(isinstance(node, Item) and (node.kind == "period" or node is done) for node in rest)


def _words(nodes: list[Node]) -> set[str]:
    return {word for node in nodes for word in (node.words if isinstance(node, Phrase) else (node.text,))}


def _in_one_unit(amounts: list[Phrase]) -> list[Phrase] | None:
    """The amounts with the unit of the last one, and of what that one says that it is; None where they are not alike."""
    last = amounts[-1]
    assert last.quantity is not None
    made: list[Phrase] = []
    for amount in amounts[:-1]:
        quantity = amount.quantity
        assert quantity is not None
        named = amount.topics or amount.concept is not None or amount.whole is not None or amount.comparative
        if named or amount.opaque or amount.place is not None:
            return None
        told = as_amount(quantity, last.quantity)
        if told is None:
            return None
        made.append(
            replace(
                last,
                first=amount.first,
                after=amount.after,
                start=amount.start,
                end=amount.end,
                text=amount.text,
                quantity=told,
            )
        )
    return [*made, last]
