"""Statements that nobody vouches for: conditions, questions, doubts, plans, and what a sentence itself calls untrue."""

from __future__ import annotations

from functools import lru_cache

from checks.claims import Frame
from checks.reading.foreseen import sees_ahead
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import is_infinitive
from checks.values import dataclass

CONDITIONS = ("if", "unless", "assuming", "suppose", "provided")
_BEFORE_CONDITIONS = (";", "and", "but", '"', "only", "even", "that")
_TIES = ("that", "to", "whether", "if")
_MARKS = (",", ";", ":", "–", "(", ")", '"')
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of offsets, and how what begins inside of it is meant."""

    frame: Frame
    start: int
    end: int


_NOBODY = (("nobody",), ("no one",), ("none",), ("few",))  # believe it
_DOUBTING = (
    "intentions", "prospects", "hearsay", "misstatements", "untrue_adverbs", "untruths", "truths", "unsure_adverbs",
    "near_misses", "negated_auxiliaries", "taken_back",
)  # fmt: skip


def doubts(nodes: list[Node], is_question: bool) -> list[Doubt]:
    """The stretches of a sentence that are not asserted; of two that meet, the first counts."""
    if not nodes:
        return []
    start, end = nodes[0].start, nodes[-1].end
    if is_question:
        return [Doubt(Frame.QUESTION, start, end)]
    if _is_conditional(nodes):
        return [Doubt(Frame.CONDITIONAL, start, end)]
    found: list[Doubt] = []
    words = _doubting_words()
    for index, node in enumerate(nodes):
        if not _may_doubt(node, words):
            continue
        frame = None if _is_wrongly_said(nodes, index) else _doubted_behind(nodes, index)
        if frame is not None:
            found.append(Doubt(frame, node.start, _end_of_doubt(nodes, index, frame)))
        elif _is_called_untrue(nodes, index):
            found.append(Doubt(Frame.OPINION, _sentence_part(nodes, index), node.end))
        elif _is_unsure(nodes, index):
            found.append(Doubt(Frame.OPINION, *_between_marks(nodes, index)))
    return found


def _end_of_doubt(nodes: list[Node], index: int, frame: Frame) -> int:
    """Where what is doubted ends: "It is a myth that Russia leads | ; China does", "… that Peru leads | : it is third".

    What is foreseen ends there, too, where a statement of its own follows: "sees it growing by 1.1% | ; it grew".
    """
    said = False  # what is not so has been said, and what follows a colon is so
    for at, node in enumerate(nodes[index:], index):
        if not isinstance(node, Item):
            continue
        said = said or node.text == "that"
        if frame is Frame.OPINION and (node.text == ";" or (node.text == ":" and said)):
            return node.end
        if node.text == ";" and _says_on_its_own(nodes[at + 1 :]):
            return node.end
    return nodes[-1].end


def _says_on_its_own(behind: list[Node]) -> bool:
    """Whether what follows a semicolon has a verb in the past or an auxiliary, and goes on from nothing."""
    verbs = [node for node in behind if isinstance(node, Item) and (node.is_verb or node.kind == "auxiliary")]
    return bool(verbs) and (verbs[0].kind == "auxiliary" or verbs[0].verb_form == "past")


@lru_cache(maxsize=1)
def _doubting_words() -> frozenset[str]:
    """All words that the rules below look for, of a phrase of several those that it begins with."""
    words = english().function
    denials = (phrase.split() for phrase in words["phrasal_denials"])
    begun = (" ".join(phrase[:length]) for phrase in denials for length in range(1, len(phrase)))
    return frozenset(
        {"whether", "version", *(word for each in _NOBODY for word in each)}.union(
            begun, *(words[name] for name in _DOUBTING)
        )
    )


def _may_doubt(node: Node, words: frozenset[str]) -> bool:
    """Whether a node has a word, a denial or a verb from which a doubt begins: few have, and need to be looked at."""
    if isinstance(node, Phrase):
        return node.head in words or not words.isdisjoint(node.words)
    if node.verb is not None and (node.verb.lemma == "see" or "doubt" in node.verb.classes):
        return True
    return node.kind == "negation" or node.text in words


def frame_between(found: list[Doubt], start: int, end: int) -> Frame:
    """How a stretch is meant: as the first doubt that reaches into it says."""
    return next((each.frame for each in found if each.start < end and start < each.end), Frame.ASSERTED)


def _is_conditional(nodes: list[Node]) -> bool:
    """A sentence that begins with a condition, or holds one, is not about the record."""
    for index, node in enumerate(nodes):
        if isinstance(node, Item) and node.kind == "condition" and node.text in CONDITIONS:
            before = nodes[index - 1] if index else None
            if before is None or (isinstance(before, Item) and before.text in _BEFORE_CONDITIONS):
                return True
    first = nodes[0]
    return isinstance(first, Item) and first.text in ("should", "were", "had") and len(nodes) > 1


def _spoken(node: Node) -> tuple[str, ...]:
    return node.words if isinstance(node, Phrase) else (node.text,)


def _texts(nodes: list[Node]) -> set[str]:
    return {node.text for node in nodes if isinstance(node, Item)}


def _doubted_behind(nodes: list[Node], index: int) -> Frame | None:
    """ "Experts doubt that …", "asked whether …", "it is not true that …", "wrongly says …", "a plan to …"."""
    words, node = english().function, nodes[index]
    if isinstance(node, Phrase):
        if node.head in words["intentions"] and _infinitive_follows(nodes, index):
            return Frame.TARGET
        if node.head in words["prospects"] and _infinitive_follows(nodes, index):
            return Frame.FORECAST
        if node.head in words["hearsay"] and (_is_tied(nodes, index) or _is_source(nodes, index)):
            return Frame.OPINION
        if node.head == "version" and _reports(nodes[index + 1 : index + 6]):
            return Frame.OPINION  # "An earlier version of this article said …" has been corrected
        nobody = node.words[-1:] in _NOBODY or node.text.lower().startswith("few ")
        if (nobody and _reports(_following(nodes, index))) or not words["misstatements"].isdisjoint(
            node.words
        ):
            return Frame.OPINION
    elif node.verb is not None and node.verb.lemma == "see" and sees_ahead(nodes, index):
        return Frame.FORECAST
    elif node.text == "whether":
        return Frame.QUESTION
    elif node.text in words["prospects"] and _infinitive_follows(nodes, index):
        return Frame.FORECAST  # "is about to produce"
    elif node.text in words["untrue_adverbs"] or (
        node.text in words["misstatements"] and _misstates(_following(nodes, index))
    ):
        return Frame.OPINION
    elif node.verb is not None and "doubt" in node.verb.classes:
        return Frame.OPINION if not _texts(nodes[index + 1 : index + 3]).isdisjoint(_TIES) else None
    untrue = not words["untruths"].isdisjoint(_spoken(node)) or _denied_truth(nodes, index)
    return Frame.OPINION if untrue and _is_tied(nodes, index) else None


def _following(nodes: list[Node], index: int) -> list[Node]:
    return nodes[index + 1 : index + _NEAR]


def _is_tied(nodes: list[Node], index: int) -> bool:
    """Whether a statement follows: "doubtful | that …", "false | to say …"."""
    return not _texts(_following(nodes, index)).isdisjoint(_TIES)


def _is_source(nodes: list[Node], index: int) -> bool:
    """ "According to legend": what a statement is said to rest on."""
    before = nodes[index - 1] if index else None
    return (
        isinstance(before, Item)
        and before.text == "to"
        and index >= 2
        and _spoken(nodes[index - 2]) == ("according",)
    )


def _misstates(following: list[Node]) -> bool:
    """Whether a verb like "lies" says something, and not where a thing is ("lies well behind", "lies seventh")."""
    first = next((node for node in following if isinstance(node, Phrase) or node.kind != "adverb"), None)
    placed = isinstance(first, Phrase) and first.place is not None  # "lies seventh"
    ends = isinstance(first, Item) and first.kind in ("preposition", "mark")  # "lies between the two, …"
    return first is not None and not placed and not ends


def _reports(nodes: list[Node]) -> bool:
    verb = next((node for node in nodes if isinstance(node, Item) and node.is_verb), None)
    return verb is not None and verb.verb is not None and "report" in verb.verb.classes


def _denied_truth(nodes: list[Node], index: int) -> bool:
    """ "Not true", "no longer the case", "isn't right"."""
    if english().function["truths"].isdisjoint(_spoken(nodes[index])[-1:]):
        return False
    return _spoken(nodes[index])[:1] == ("no",) or any(
        _denies(node) for node in nodes[max(0, index - _NEAR) : index]
    )


def _denies(node: Node) -> bool:
    """Whether a node is a "not", a denied auxiliary, or a phrase with "no"."""
    if isinstance(node, Phrase):
        return node.negated
    return node.kind == "negation" or node.text in english().function["negated_auxiliaries"]


def _is_called_untrue(nodes: list[Node], index: int) -> bool:
    """ "… is false", "… which is not the case", "…; it is not": what stands before is denied."""
    before = nodes[index - 1] if index else None
    says_so = isinstance(before, Item) and before.kind in ("auxiliary", "adverb", "negation")
    if says_so and not english().function["untruths"].isdisjoint(_spoken(nodes[index])[-1:]):
        return _begins_with_what_it_speaks_of(nodes, index)
    if _is_disputed(nodes, index) or _is_wrongly_said(nodes, index) or _is_taken_back(nodes, index):
        return True
    return (_denied_truth(nodes, index) or _is_bare_denial(nodes, index)) and _only_marks_follow(nodes, index)


def _is_taken_back(nodes: list[Node], index: int) -> bool:
    """ "…, a figure since | withdrawn", "according to | a rejected study", "… is | alleged | to have said", "… is | a guess"."""
    words, said = english().function, _spoken(nodes[index])
    if words["taken_back"].isdisjoint(said):
        return False
    sources = words["figure_nouns"] | words["documents"]
    near = {word for node in nodes[max(index - 2, 0) : index + 1] for word in _spoken(node)}
    before = nodes[index - 1] if index else None
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    is_told = isinstance(before, Item) and before.kind == "auxiliary" and said[-1:] in _TOLD_SO
    alleged = is_told and (said[-1] != "alleged" or getattr(follows, "text", "") == "to")
    return alleged or not sources.isdisjoint(near)


_TOLD_SO = (("alleged",), ("guess",), ("guesswork",), ("hoax",))


def _only_marks_follow(nodes: list[Node], index: int) -> bool:
    return all(isinstance(node, Item) and node.kind == "mark" for node in nodes[index + 1 :])


def _begins_with_what_it_speaks_of(nodes: list[Node], index: int) -> bool:
    """Whether the words that are called untrue stand before: "the claim that …", "…, which is wrong"."""
    return not {"that", "which"}.isdisjoint(_texts(nodes[:index]))


def _is_wrongly_said(nodes: list[Node], index: int) -> bool:
    """ "…, the opposition | falsely says", "…, a lobbyist claimed falsely", "was put at 11%, wrongly": behind the statement."""
    node = nodes[index]
    if not isinstance(node, Item) or node.text not in english().function["untrue_adverbs"] or not index:
        return False
    if _only_marks_follow(nodes, index) and (
        _mark_before(nodes, index) or _reports(nodes[index - 1 : index])
    ):
        return True
    return _only_marks_follow(nodes, index + 1) and _reports(nodes[index + 1 : index + 2])


def _is_disputed(nodes: list[Node], index: int) -> bool:
    """ "…, a figure that analysts dispute", "…, a figure disputed by analysts", "…, which Codelco denies", "…, but officials deny it"."""
    node = nodes[index]
    if not isinstance(node, Item) or node.verb is None or "doubt" not in node.verb.classes:
        return False
    behind = [each for each in nodes[index + 1 :] if isinstance(each, Phrase) or each.kind != "mark"]
    it = len(behind) == 1 and isinstance(behind[0], Phrase) and bool(behind[0].anaphor)
    since = max((at for at in range(index) if _mark_before(nodes, at + 1)), default=-1)
    spoken = [word for each in nodes[since + 1 : index] for word in _spoken(each)]
    meant = {"that", "which", *english().function["figure_nouns"], "claim", "number"}
    said = not behind or (isinstance(behind[0], Item) and behind[0].text == "by")
    return since >= 0 and (it or (said and not meant.isdisjoint(spoken)))


def _is_bare_denial(nodes: list[Node], index: int) -> bool:
    """ "…; it is not", "… but they don't": a pronoun and a denied auxiliary, and nothing else."""
    if isinstance(nodes[index], Phrase) or not _denies(nodes[index]):
        return False
    at = index - 1
    while at > 0 and isinstance(nodes[at], Item) and nodes[at].kind == "auxiliary":  # type: ignore[union-attr]
        at -= 1
    subject = nodes[at] if at >= 1 else None
    return isinstance(subject, Phrase) and subject.anaphor == "entity" and _mark_before(nodes, at)


def _mark_before(nodes: list[Node], index: int) -> bool:
    before = nodes[index - 1]
    return isinstance(before, Item) and (before.text in _MARKS or before.kind in ("contrast", "conjunction"))


def _is_unsure(nodes: list[Node], index: int) -> bool:
    """ "Perhaps the world's largest", "almost the biggest", "far from the largest": left open, or denied by a hair or a mile."""
    node, words = nodes[index], english().function
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    if isinstance(follows, Item):
        spoken = " ".join(_spoken(node)[-1:])
        if f"{spoken} {follows.text}" in words["phrasal_denials"]:
            return True
    if not isinstance(node, Item):
        return False
    if node.text in words["unsure_adverbs"]:
        return True
    falls_short = node.text in words["near_misses"] and isinstance(follows, Phrase)
    ordered = isinstance(follows, Phrase) and (follows.place is not None or follows.extreme is not None)
    return falls_short and ordered


def _between_marks(nodes: list[Node], index: int) -> tuple[int, int]:
    """The stretch around a node up to the next marks."""
    first, last = index, index
    while first > 0 and not _mark_before(nodes, first):
        first -= 1
    while last + 1 < len(nodes) and not _mark_before(nodes, last + 1):
        last += 1
    return nodes[first].start, nodes[last].end


def _sentence_part(nodes: list[Node], index: int) -> int:
    """Where the part of a sentence begins that ends at a node: behind the last colon or semicolon but one."""
    for at in range(index - 1, 0, -1):
        node = nodes[at]
        if isinstance(node, Item) and node.text == ":":
            return nodes[at + 1].start
    return nodes[0].start


def _infinitive_follows(nodes: list[Node], index: int) -> bool:
    """Whether "to" and a verb follow: "a plan to raise output"."""
    tie = nodes[index + 1] if index + 1 < len(nodes) else None
    return isinstance(tie, Item) and tie.text == "to" and is_infinitive(nodes, index + 1)
