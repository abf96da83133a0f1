"""Amounts and the names beside them: "Peru (2.6 million tons)", "with 1,300 tons, Bolivia", "6 in Russia"."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.claims import Frame
from checks.grammar.ages import is_an_age
from checks.grammar.listed import leader_of
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.values import dataclass

_KINDS = ("amount", "money", "count", "percent", "rate")
_TIES = ("with", "at", "on")
_EMPTY_VERBS = ("be", "have", "do", "value", "proverb", "trail", "rank", "lead")
_LONGEST_BRIDGE = 7


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount and the name beside it, with the clauses that they stand in."""

    name: Phrase
    amount: Phrase
    quantity: Quantity
    owner: EntityWords
    clause: Clause
    host: Clause


def pairs(slots: Slots) -> Iterator[Pair]:
    """The amounts of a sentence that stand beside each other's names without a verb of their own, in order."""
    nodes = slots.sentence.nodes
    for at, node in enumerate(nodes):
        if not isinstance(node, Phrase) or node.quantity is None or not _is_plain(node):
            continue
        clause = _clause_of(node, slots)
        if clause is None or not _is_asserted(clause) or _goes_on(nodes[at + 1 : at + 3]):
            continue
        if is_an_age(clause, node) or (at and nodes[at - 1].text == "within"):
            continue  # "came | within | 680,000 tons of Peru's"
        owned = node.owner is not None or node.owner_anaphor
        name = node if owned else _name_before(nodes, at) or _name_behind(nodes, at)
        host: Clause | None
        if name is not None:
            host = _clause_of(name, slots)
        else:
            host = _host(clause, node, slots) or _host_of_topic(clause, slots)
            name = host.subject if host is not None else None
        if host is None or name is None or not _is_asserted(host):
            continue
        last = host.subject is not None and host.subject.start < name.start and host.subject.end == name.end
        if last and clause.kind != "parenthesis":
            continue  # "the alliance's members and | Canada": one of several
        if _is_done_by_another(node, name, clause, host):
            continue
        told, name = name, leader_of(host, name, slots)
        if name is told and _is_given_to(name, host):
            continue
        owner = (
            slots.owner(host, name) if name.elliptic or name.owner is not None else slots.entity(host, name)
        )
        if owner is not None and owner.id is not None:
            yield Pair(name, node, node.quantity, owner, clause, host)


def _is_given_to(name: Phrase, host: Clause) -> bool:
    """ "Chile sold | Peru | 2.6 million": whom somebody else does something to; what a source gives a country is its own."""
    subject = host.subject
    acts = subject is not None and subject is not name and subject.publisher is None
    return acts and subject is not None and subject.is_entity and name in host.objects


def _is_done_by_another(amount: Phrase, name: Phrase, clause: Clause, host: Clause) -> bool:
    """ "| The lira lost | 58.5% in Turkey", "refugees who | left Turkey | numbered 2.9 million": what something else does there, or to it."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or amount not in clause.objects or subject is name:
        return False
    if name in host.objects and name.start < amount.start and verb.end <= name.start:
        return True
    tied_behind = name.start > amount.start and name.owner is None
    return tied_behind and subject.opaque and not verb.is_a(*_EMPTY_VERBS)


def _goes_on(behind: tuple[Node, ...]) -> bool:
    """Whether more is said of an amount behind it: "with 1.2 million tons | sold", "| from seabed wells", "| a decade ago"."""
    follows = behind[0] if behind else None
    if follows is None:
        return False
    if isinstance(follows, Phrase):
        return not (follows.only_place or follows.quantity is not None or _is_name(follows))
    if follows.kind == "preposition":
        return follows.text not in ("in", "for", "of") or len(behind) < 2 or not _is_name(behind[1])
    return follows.kind not in ("mark", "period", "conjunction")


def _is_asserted(clause: Clause) -> bool:
    return clause.frame is Frame.ASSERTED and not (clause.verb is not None and clause.verb.negated)


def _host(clause: Clause, amount: Phrase, slots: Slots) -> Clause | None:
    """The clause whose subject has an amount that stands apart with its tie alone: "With 300 tons a year, | India is …".

    Also "… placed fourth, | with 31,000 tonnes".
    """
    if (
        clause.verb is not None
        or clause.objects
        or not any(each is amount and tie in _TIES[:2] for tie, each in clause.adjuncts)
    ):
        return None
    if len(clause.adjuncts) > 1:
        return None
    before = clause.leans_on
    clauses = slots.sentence.clauses
    at = next(index for index, each in enumerate(clauses) if each is clause)
    behind = clauses[at + 1] if at + 1 < len(clauses) else None
    host = before if before is not None and before.verb is not None else behind if at == 0 else None
    if host is None or host.kind != "main" or host.subject is None or host.subject.quantity is not None:
        return None
    subject = host.subject
    placed = any(each.place is not None for each in host.objects)
    known = (
        placed if subject.facility else not subject.opaque
    )  # smelters may make another thing than was told
    other = subject.concept is not None or not known
    beside = (*host.objects, *(phrase for _, phrase in host.adjuncts)) if host is before else ()
    return None if other or any(each.entities or each.elliptic for each in beside) else host


def _host_of_topic(clause: Clause, slots: Slots) -> Clause | None:
    """ "Zimbabwe mines more lithium | (22,000 tons) | than …": the clause of whose doings an amount stands in parentheses."""
    topic = clause.subject if clause.kind == "parenthesis" else None
    more = topic is not None and _is_more_of_it(
        topic, slots
    )  # "hosts more refugees | (3.5 million) | than …"
    if topic is None or not (topic.is_only_topic or more):
        return None
    host = next((each for each in slots.sentence.clauses if topic in each.objects), None)
    subject, verb = (host.subject, host.verb) if host is not None else (None, None)
    acts = verb is not None and (more or bool(verb.concepts)) and not verb.passive
    return host if acts and subject is not None and subject.is_entity else None


def _is_more_of_it(measured: Phrase, slots: Slots) -> bool:
    before = next((node for node in reversed(slots.sentence.nodes) if node.end <= measured.start), None)
    named = measured.concept is not None and measured.owner is None and measured.quantity is None
    return named and before is not None and before.comparative is not None


def _is_plain(phrase: Phrase) -> bool:
    """Whether a phrase is an amount and nothing more: no place, part, difference, or amount of something unknown."""
    quantity = phrase.quantity
    if quantity is None or quantity.kind not in _KINDS or quantity.attributive:
        return False
    marked = phrase.place or phrase.whole or phrase.share or phrase.extreme or phrase.comparative
    return not (marked or phrase.opaque or phrase.adjective or phrase.is_change or phrase.entities)


def _clause_of(node: Node, slots: Slots) -> Clause | None:
    """The clause in which something stands, by itself or as one of a list that a parenthesis interrupts."""
    clauses = slots.sentence.clauses
    here = next((clause for clause in clauses if any(each is node for each in clause.nodes)), None)
    return here or next(
        (clause for clause in clauses if any(_holds(each, node) for each in clause.nodes)), None
    )


def _holds(whole: Node, node: Node) -> bool:
    return isinstance(whole, Phrase) and whole.start <= node.start and node.end <= whole.end


def _is_name(node: Node) -> bool:
    if not isinstance(node, Phrase) or node.quantity is not None or node.concept is not None:
        return False
    if node.elliptic:
        return node.owner is not None
    return node.is_entity and len(node.entities) == 1 and not node.opaque


def _name_before(nodes: tuple[Node, ...], at: int) -> Phrase | None:
    """The name before an amount with nothing but empty words between them; None where there is none."""
    bridge: list[Node] = []
    for index in range(at - 1, max(at - 2 - _LONGEST_BRIDGE, -1), -1):
        node = nodes[index]
        if _is_name(node):
            assert isinstance(node, Phrase)
            return node if _binds(nodes, index, bridge[::-1]) else None
        if not _is_empty(node):
            return None
        bridge.append(node)
    return None


def _is_empty(node: Node) -> bool:
    if isinstance(node, Phrase):
        return node.only_place and node.scope is None
    if node.kind == "mark":
        return node.text in (",", "(")
    if node.kind == "preposition":
        return node.text in _TIES
    if node.kind == "auxiliary" or node.kind == "period":
        return True
    return node.verb is not None and bool(set(node.verb.classes) & set(_EMPTY_VERBS))


def _binds(nodes: tuple[Node, ...], index: int, bridge: list[Node]) -> bool:
    """Whether an amount belongs to the name: it is in parentheses, tied to it, or stands alone beside it."""
    tie = nodes[index - 1] if index else None
    tied = isinstance(tie, Item) and tie.kind == "preposition"
    if any(isinstance(node, Item) and node.text == "(" for node in bridge):
        return True
    if tied:
        return False
    if not bridge and isinstance(tie, Phrase) and tie.opaque and nodes[index].start - tie.end == 1:
        return False  # "strikes cost | Peru | 160,000 tons", where "cost" is taken for a noun
    texts = [node.text for node in bridge if isinstance(node, Item)]
    return len(bridge) != 1 or texts != [","]  # "in Chile, 5.3 million tons": what is it of?


def _name_behind(nodes: tuple[Node, ...], at: int) -> Phrase | None:
    """ "6 in Russia", "3.5m of Canada": the name that an amount is tied to from behind."""
    tie, name = (*nodes[at + 1 : at + 3], None, None)[:2]
    if not isinstance(tie, Item) or tie.text not in ("in", "for", "of") or name is None or not _is_name(name):
        return None
    assert isinstance(name, Phrase)
    return name
