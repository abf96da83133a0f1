"""Statements that nobody vouches for: conditions, questions, doubts, plans, and what a sentence itself calls untrue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checks.claims import Frame
from checks.reading.conditions import (
    CONDITIONS,
    INVERTED,
    end_of_condition,
    is_conditional,
    is_inverted,
    opens_condition,
    says_on_its_own,
)
from checks.reading.denials import (
    NEAR,
    denied_truth,
    is_a_tale,
    is_called_untrue,
    is_wrongly_said,
    mark_before,
    reports_something,
    spoken,
    texts,
)
from checks.reading.foreseen import FORESEEING, is_called_a_plan, marked_as_meant, rests_on, sees_ahead
from checks.reading.items import Item
from checks.reading.language import VerbForm, english
from checks.reading.near_misses import is_unsure
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import is_infinitive
from checks.values import dataclass

_TIES = ("that", "to", "whether", "if")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of offsets, and how what begins inside of it is meant."""

    frame: Frame
    start: int
    end: int


_LONGEST_LABEL = 5  # so many nodes make a label: "True or false:"
_UNKNOWN = (
    ("seen",),
    ("known",),
    ("unknown",),
    ("clear",),
    ("unclear",),
    ("uncertain",),
    ("asked",),
)  # if it is so
_NOBODY = (("nobody",), ("no one",), ("none",), ("few",))  # believe it
_NOT_LAST = ("version", "draft")
_EARLIER = frozenset(("earlier", "previous", "original", "initial", "first"))
_CONTESTING = ("doubt", "deny", "dispute", "question", "contest")
_DOUBTING = (
    "intentions", "prospects", "hearsay", "misstatements", "untrue_adverbs", "untruths", "truths", "unsure_adverbs",
    "near_misses", "negated_auxiliaries", "taken_back", "put_right", "unbelieved", "tales", "unreal_grounds",
)  # fmt: skip


def doubts(nodes: list[Node], is_question: bool) -> list[Doubt]:
    """The stretches of a sentence that are not asserted; of two that meet, the first counts."""
    if not nodes:
        return []
    start, end = nodes[0].start, nodes[-1].end
    if is_question:
        return [Doubt(Frame.QUESTION, start, end)]
    if is_conditional(nodes):
        return [Doubt(Frame.CONDITIONAL, start, end)]
    if _is_labelled_untrue(nodes):
        return [Doubt(Frame.OPINION, start, end)]
    found: list[Doubt] = []
    words = _doubting_words()
    for index, node in enumerate(nodes):
        if node.text == "(" and (marked := marked_as_meant(nodes, index)) is not None:
            found.append(Doubt(Frame.TARGET, *marked))
        if index and node.text in CONDITIONS and opens_condition(nodes, index):
            found.append(Doubt(Frame.CONDITIONAL, node.start, end_of_condition(nodes, index)))
        if index and node.text in INVERTED and is_inverted(nodes, index):
            found.append(Doubt(Frame.CONDITIONAL, node.start, _next_mark(nodes, index)))
        if isinstance(node, Phrase):
            told = node.head in words or not words.isdisjoint(node.words)
        else:
            told = node.kind == "negation" or node.text in words or _is_of_doubt(node.verb)
        if not told:
            continue
        if (meant := rests_on(nodes, index)) is not None:
            found.append(Doubt(meant, start, end))
            continue
        frame = None if is_wrongly_said(nodes, index) else _doubted_behind(nodes, index)
        if frame is not None:
            found.append(Doubt(frame, node.start, _end_of_doubt(nodes, index, frame)))
        elif is_called_untrue(nodes, index):
            found.append(Doubt(Frame.OPINION, _sentence_part(nodes, index), node.end))
        elif is_called_a_plan(nodes, index):
            found.append(Doubt(Frame.TARGET, _sentence_part(nodes, index), node.end))
        elif _is_only_so_on_paper(nodes, index) or _opens_a_tale(nodes, index):
            found.append(Doubt(Frame.OPINION, start, end))
        elif is_unsure(nodes, index):
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
        if node.text == ";" and says_on_its_own(nodes[at + 1 :]):
            return node.end
    return nodes[-1].end


@lru_cache(maxsize=1)
def _doubting_words() -> frozenset[str]:
    """All words that the rules below look for, of a phrase of several those that it begins with."""
    words = english().function
    denials = (phrase.split() for phrase in words["phrasal_denials"])
    begun = (" ".join(phrase[:length]) for phrase in denials for length in range(1, len(phrase)))
    return frozenset(
        {
            "whether",
            "if",
            "or",
            "once",
            "being",
            "becoming",
            *_NOT_LAST,
            *FORESEEING,
            *(word for each in _NOBODY for word in each),
        }.union(begun, *(words[name] for name in _DOUBTING))
    )


def _is_of_doubt(verb: VerbForm | None) -> bool:
    """Whether a doubt may begin from a verb."""
    return verb is not None and (
        verb.lemma == "see" or "doubt" in verb.classes or verb.lemma in english().function["hard_to_do"]
    )


def frame_between(found: list[Doubt], start: int, end: int) -> Frame:
    """How a stretch is meant: as the first doubt that reaches into it says."""
    return next((each.frame for each in found if each.start < end and start < each.end), Frame.ASSERTED)


def _next_mark(nodes: list[Node], index: int) -> int:
    return next((node.start for node in nodes[index + 1 :] if node.text in (",", "–", ";")), nodes[-1].end)


def _is_labelled_untrue(nodes: list[Node]) -> bool:
    """ "Myth: Chile mines the most tin", "True or false: …": a label that calls what follows untrue, or leaves it open."""
    colon = next((at for at, node in enumerate(nodes[:_LONGEST_LABEL]) if node.text == ":"), 0)
    colon = colon or (1 if nodes[1:2] and nodes[1].text in ("–", "-") else 0)
    acts = (isinstance(node, Item) and node.is_verbal for node in nodes[:colon])
    if not colon or any(acts):
        return False  # "That figure is wrong: Russia has twice as much"
    return not english().function["untruths"].isdisjoint(spoken(nodes[colon - 1])[-1:])


def _doubted_behind(nodes: list[Node], index: int) -> Frame | None:
    """ "Experts doubt that …", "asked whether …", "it is not true that …", "wrongly says …", "a plan to …"."""
    words, node = english().function, nodes[index]
    if isinstance(node, Phrase):
        if node.head in words["intentions"] and _infinitive_follows(nodes, index):
            return Frame.TARGET
        if node.head in words["prospects"] and _infinitive_follows(nodes, index):
            return Frame.FORECAST
        if node.head in words["hearsay"] and _is_tied(nodes, index):
            return Frame.OPINION
        before = (*nodes[max(0, index - 1) : index], node)
        earlier = not _EARLIER.isdisjoint(word for each in before for word in spoken(each))
        if node.head in _NOT_LAST and (earlier or reports_something(nodes[index + 1 : index + 6])):
            return Frame.OPINION  # "An earlier version of this article said …" has been corrected
        nobody = node.words[-1:] in _NOBODY or node.text.lower().startswith("few ")
        if (nobody and reports_something(_following(nodes, index))) or not words["misstatements"].isdisjoint(
            node.words
        ):
            return Frame.OPINION
    elif (
        node.text == "once"
        and reports_something(nodes[index + 1 : index + 2])
        and _says_what(nodes, index + 2)
    ):
        return Frame.OPINION  # "the minister once boasted that …"
    elif node.verb is not None and node.verb.lemma == "see" and sees_ahead(nodes, index):
        return Frame.FORECAST
    elif node.text == "whether" or (
        node.text == "if" and index and spoken(nodes[index - 1])[-1:] in _UNKNOWN
    ):
        return Frame.QUESTION
    elif node.text in words["prospects"] and _infinitive_follows(nodes, index):
        return Frame.FORECAST  # "is about to produce"
    elif node.text in words["untrue_adverbs"] or (
        node.text in words["misstatements"] and _misstates(_following(nodes, index))
    ):
        return Frame.OPINION
    elif node.verb is not None and "doubt" in node.verb.classes:
        if is_undoubted(nodes[: index + 1]):
            return None
        return Frame.OPINION if not texts(nodes[index + 1 : index + 3]).isdisjoint(_TIES) else None
    untrue = not words["untruths"].isdisjoint(spoken(node)) or denied_truth(nodes, index)
    return Frame.OPINION if untrue and _is_tied(nodes, index) else None


def is_undoubted(nodes: Sequence[Node]) -> bool:
    """Whether the last of the nodes is a doubt that nobody has: "Nobody | doubts that …", "there is little | doubt that …"."""
    doubt, before = nodes[-1], nodes[-2] if len(nodes) > 1 else None
    if not isinstance(doubt, Item) or doubt.verb is None or doubt.verb.lemma not in _CONTESTING:
        return False
    if isinstance(before, Phrase):
        return before.words in (*_NOBODY, ("little",))
    return before is not None and before.text in ("no", "little", "hardly", "cannot", "can't")


def _says_what(nodes: list[Node], index: int) -> bool:
    """ "Once said | that …", "once said | Chile …"; not "once put | at 22 million tons"."""
    what = nodes[index] if index < len(nodes) else None
    return isinstance(what, Phrase) or (what is not None and what.text == "that")


def _following(nodes: list[Node], index: int) -> list[Node]:
    return nodes[index + 1 : index + NEAR]


def _is_tied(nodes: list[Node], index: int) -> bool:
    """Whether a statement follows: "doubtful | that …", "false | to say …"."""
    return not texts(_following(nodes, index)).isdisjoint(_TIES)


def _misstates(following: list[Node]) -> bool:
    """Whether a verb like "lies" says something, and not where a thing is ("lies well behind", "lies seventh")."""
    first = next((node for node in following if isinstance(node, Phrase) or node.kind != "adverb"), None)
    placed = isinstance(first, Phrase) and first.place is not None  # "lies seventh"
    ends = isinstance(first, Item) and first.kind in ("preposition", "mark")  # "lies between the two, …"
    return first is not None and not placed and not ends


def _is_only_so_on_paper(nodes: list[Node], index: int) -> bool:
    """ "The largest | on paper", "…, | in theory": nothing that is held to be so."""
    grounds = nodes[index].text in english().function["unreal_grounds"]
    return grounds and index > 0 and nodes[index - 1].text in ("on", "in")


def _opens_a_tale(nodes: list[Node], index: int) -> bool:
    """ "As | legend | has it, Chile leads"."""
    return index == 1 and is_a_tale(nodes, index)


def _between_marks(nodes: list[Node], index: int) -> tuple[int, int]:
    """The stretch around a node up to the next marks."""
    first, last = index, index
    while first > 0 and not mark_before(nodes, first):
        first -= 1
    while last + 1 < len(nodes) and not mark_before(nodes, last + 1):
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
