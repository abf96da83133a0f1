"""What a sentence itself calls untrue, behind what it says: "… is false", "…, a lie", "…, a figure that analysts dispute"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_MARKS = (",", ";", ":", "–", "(", ")", '"')

NEAR = 4

_ONE = (("a",), ("an",), ("one",))
_TOLD_SO = (("alleged",), ("guess",), ("guesswork",), ("hoax",))


def spoken(node: Node) -> tuple[str, ...]:
    """The words of a phrase, or the one word that another node is."""
    return node.words if isinstance(node, Phrase) else (node.text,)


def texts(nodes: list[Node]) -> set[str]:
    """The texts of those nodes that are no phrases."""
    return {node.text for node in nodes if isinstance(node, Item)}


def reports_something(nodes: list[Node]) -> bool:
    """Whether the first verb of some nodes is one that reports: "says", "claims"."""
    verb = next((node for node in nodes if isinstance(node, Item) and node.is_verb), None)
    return verb is not None and verb.verb is not None and "report" in verb.verb.classes


def denied_truth(nodes: list[Node], index: int) -> bool:
    """ "Not true", "no longer the case", "isn't right"."""
    if english().function["truths"].isdisjoint(spoken(nodes[index])[-1:]):
        return False
    return spoken(nodes[index])[:1] == ("no",) or any(
        denies(node) for node in nodes[max(0, index - NEAR) : index]
    )


def denies(node: Node) -> bool:
    """Whether a node is a "not", a denied auxiliary, or a phrase with "no"."""
    if isinstance(node, Phrase):
        return node.negated
    return node.kind == "negation" or node.text in english().function["negated_auxiliaries"]


def is_called_untrue(nodes: list[Node], index: int) -> bool:
    """ "… is false", "… which is not the case", "…; it is not": what stands before is denied."""
    before = nodes[index - 1] if index else None
    says_so = isinstance(before, Item) and before.kind in ("auxiliary", "adverb", "negation")
    if says_so and not english().function["untruths"].isdisjoint(spoken(nodes[index])[-1:]):
        return _begins_with_what_it_speaks_of(nodes, index)
    if (
        _is_falsehood(nodes, index)
        or _is_disputed(nodes, index)
        or is_wrongly_said(nodes, index)
        or _is_taken_back(nodes, index)
        or _is_put_right(nodes, index)
        or _is_not_believed(nodes, index)
        or _is_accepted_by_few(nodes, index)
        or _is_second_thought(nodes, index)
        or (index > 1 and is_a_tale(nodes, index))
    ):
        return True
    return (denied_truth(nodes, index) or _is_bare_denial(nodes, index)) and _only_marks_follow(nodes, index)


def _is_falsehood(nodes: list[Node], index: int) -> bool:
    """ "…, | a lie", "… – | an exaggeration": what stands before, by a noun behind it."""
    node = nodes[index]
    named = isinstance(node, Phrase) and node.head in english().function["untruths"]
    said = (
        named and isinstance(node, Phrase) and node.words[:1] in (("a",), ("an",)) and node.quantity is None
    )
    return said and index > 0 and mark_before(nodes, index) and _only_marks_follow(nodes, index)


def _is_taken_back(nodes: list[Node], index: int) -> bool:
    """ "…, a figure since | withdrawn", "according to | a rejected study", "… is | alleged | to have said", "… is | a guess"."""
    words, said = english().function, spoken(nodes[index])
    if words["taken_back"].isdisjoint(said):
        return False
    sources = words["figure_nouns"] | words["documents"]
    near = {word for node in nodes[max(index - 2, 0) : index + 1] for word in spoken(node)}
    before = nodes[index - 1] if index else None
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    is_told = isinstance(before, Item) and before.kind == "auxiliary" and said[-1:] in _TOLD_SO
    alleged = is_told and (said[-1] != "alleged" or getattr(follows, "text", "") == "to")
    return alleged or not sources.isdisjoint(near)


def _is_put_right(nodes: list[Node], index: int) -> bool:
    """ "…, a figure later | lowered", "…, a claim the ministry | withdrew", "…, an estimate that | proved too high"; not "revised from 5.1 million"."""
    words, said = english().function, spoken(nodes[index])
    if words["put_right"].isdisjoint(said) or "from" in texts(nodes[index + 1 : index + NEAR]):
        return False
    return any(
        isinstance(node, Phrase)
        and node.head in _things_told()
        and node.words[:1] in _ONE
        and mark_before(nodes, at)
        for at, node in enumerate(nodes[: index + 1])
        if at > max(0, index - 1 - NEAR)
    )


def _is_accepted_by_few(nodes: list[Node], index: int) -> bool:
    """ "…, a figure few accept", "…, a claim that | few believe |": words that the reader takes for one phrase."""
    node = nodes[index]
    if not isinstance(node, Phrase) or english().function["hard_to_do"].isdisjoint(node.words[-1:]):
        return False
    near = {word for each in nodes[max(0, index - 2) : index + 1] for word in spoken(each)}
    return not {"few", "nobody"}.isdisjoint(node.words) and not _things_told().isdisjoint(near)


def _things_told() -> frozenset[str]:
    """What a statement is called by those who take it back: "a figure", "a claim"."""
    words = english().function
    return words["figure_nouns"] | words["things_claimed"]


def _is_not_believed(nodes: list[Node], index: int) -> bool:
    """ "That Chile mined 5.3 million tons | is hard to believe", "…, which is news to the ministry"."""
    words, node = english().function, nodes[index]
    tie, act = (*nodes[index + 1 : index + 3], None, None)[:2]
    if words["unbelieved"].isdisjoint(spoken(node)[-1:]) or tie is None or tie.text != "to" or act is None:
        return False
    said = spoken(node)[-1] == "news" or act.text in words["hard_to_do"]
    return said and not {"that", "which"}.isdisjoint(texts(nodes[:index]))


def _is_second_thought(nodes: list[Node], index: int) -> bool:
    """ "…, | or did", "…, | or at least promised to", "…, | or so it hopes": what stands before is left open."""
    if nodes[index].text != "or" or not index or not mark_before(nodes, index):
        return False
    behind = [node for node in nodes[index + 1 :] if isinstance(node, Phrase) or node.kind != "mark"]
    if behind and behind[0].text == "rather" and not _compares(behind[1:2]):
        return True  # "…, | or rather lost it"
    said = next((node for node in behind if spoken(node)[0] not in english().function["rewording"]), None)
    if isinstance(said, Item) and said.is_verb and said.verb_form == "past" and len(behind) > 1:
        return True
    if not behind:
        return False
    so = behind[0].text == "so" and len(behind) > 1 and isinstance(behind[1], Phrase)
    return so or (
        len(behind) <= NEAR and all(isinstance(node, Item) and node.kind == "auxiliary" for node in behind)
    )


def _compares(nodes: list[Node]) -> bool:
    """ "…, or rather | more than Chile's": how much more, and no second thought."""
    return any(
        (node.comparative if isinstance(node, Phrase) else node.text in ("more", "less", "fewer"))
        for node in nodes
    )


def is_a_tale(nodes: list[Node], index: int) -> bool:
    """ "…, as | the joke | goes", "as | legend | has it, …": whose tale a statement is."""
    node, around = nodes[index], [each.text for each in nodes[max(index - 1, 0) : index + 2]]
    told = (
        isinstance(node, Phrase) and node.head in english().function["hearsay"] | english().function["tales"]
    )
    return told and around[0] == "as" and around[-1] in ("goes", "has", "went", "had", "would")


def _only_marks_follow(nodes: list[Node], index: int) -> bool:
    return all(isinstance(node, Item) and node.kind == "mark" for node in nodes[index + 1 :])


def _begins_with_what_it_speaks_of(nodes: list[Node], index: int) -> bool:
    """Whether what is called untrue stands before: "the claim that …", "…, which is wrong", "Peru's 2.6 million tons | was"."""
    before = nodes[:index]
    if not {"that", "which"}.isdisjoint(texts(before)):
        return True
    acting = any(isinstance(node, Item) and (node.is_verb or node.kind == "mark") for node in before[:-1])
    denied = spoken(nodes[index])[:1] == ("no",) or denies(before[-1])  # "was no mistake", "was not a typo"
    return not (acting or denied) and any(isinstance(node, Phrase) and node.quantity for node in before)


def is_wrongly_said(nodes: list[Node], index: int) -> bool:
    """ "…, the opposition | falsely says", "…, a lobbyist claimed falsely", "was put at 11%, wrongly": behind the statement."""
    node = nodes[index]
    if not isinstance(node, Item) or node.text not in english().function["untrue_adverbs"] or not index:
        return False
    if _only_marks_follow(nodes, index) and (
        mark_before(nodes, index) or reports_something(nodes[index - 1 : index])
    ):
        return True
    return _only_marks_follow(nodes, index + 1) and reports_something(nodes[index + 1 : index + 2])


def _is_disputed(nodes: list[Node], index: int) -> bool:
    """ "…, a figure that analysts dispute", "…, a figure disputed by analysts", "…, which Codelco denies", "…, but officials deny it"."""
    node = nodes[index]
    if not isinstance(node, Item) or node.verb is None:
        return False
    if "doubt" not in node.verb.classes and not _is_trusted_by_nobody(nodes, index):
        return False
    behind = [each for each in nodes[index + 1 :] if isinstance(each, Phrase) or each.kind != "mark"]
    it = len(behind) == 1 and isinstance(behind[0], Phrase) and bool(behind[0].anaphor)
    since = max((at for at in range(index) if mark_before(nodes, at + 1)), default=-1)
    named = [word for each in nodes[since + 1 : index] for word in spoken(each)]
    meant = {"that", "which", *english().function["figure_nouns"], "claim", "number"}
    said = not behind or (isinstance(behind[0], Item) and behind[0].text == "by")
    return since >= 0 and (it or (said and not meant.isdisjoint(named)))


def _is_trusted_by_nobody(nodes: list[Node], index: int) -> bool:
    """ "…, which | no analyst | believes", "…, a figure that few accept"."""
    node, before = nodes[index], nodes[index - 1] if index else None
    if not isinstance(node, Item) or node.verb is None or not isinstance(before, Phrase):
        return False
    nobody = before.negated or before.words[:1] in (("no",), ("few",), ("nobody",), ("none",), ("hardly",))
    return nobody and node.verb.lemma in english().function["hard_to_do"]


def _is_bare_denial(nodes: list[Node], index: int) -> bool:
    """ "…; it is not", "… but they don't": a pronoun and a denied auxiliary, and nothing else."""
    if isinstance(nodes[index], Phrase) or not denies(nodes[index]):
        return False
    at = index - 1
    while at > 0 and isinstance(nodes[at], Item) and nodes[at].kind == "auxiliary":  # type: ignore[union-attr]
        at -= 1
    subject = nodes[at] if at >= 1 else None
    if isinstance(subject, Item) and subject.text in ("but", "yet"):
        return True  # "claims to have mined 5.3 million tons, | but did not"
    return isinstance(subject, Phrase) and subject.anaphor == "entity" and mark_before(nodes, at)


def mark_before(nodes: list[Node], index: int) -> bool:
    """Whether a mark, "but" or "and" stands right before a node."""
    before = nodes[index - 1]
    return isinstance(before, Item) and (before.text in _MARKS or before.kind in ("contrast", "conjunction"))
