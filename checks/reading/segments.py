"""Where a clause begins and ends: sentences are cut at marks, conjunctions and relative pronouns."""

from __future__ import annotations

from checks.reading.clause_openings import opens_clause
from checks.reading.conjoined import (
    STRONG_MARKS,
    adds_a_change,
    adds_a_comparison,
    adds_a_part,
    adds_a_position,
    adds_a_remark,
    adds_another_remark,
    opens_course,
)
from checks.reading.interrupted_amounts import opens_remark_between, with_what_for
from checks.reading.interrupted_lists import goes_on_in_list, rejoined
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.participles import can_be_finite, tells_of_holder
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import is_infinitive
from checks.values import dataclass

SUBORDINATE = ("as", "after", "before", "since", "until", "till", "with")
_LONGEST_COMPARISON = 6
_ADDING = (adds_a_part, adds_a_position, adds_a_comparison, adds_a_change, adds_a_remark, adds_another_remark)


@dataclass
class Segment:
    """A stretch of nodes that makes one clause; `link` is the mark or word that it begins with."""

    nodes: list[Node]
    link: str
    parenthesis: bool = False
    antecedent: Phrase | None = None


def segments(nodes: list[Node]) -> list[Segment]:
    """The segments in order; a main clause that a parenthesis interrupts goes on behind it."""
    found: list[Segment] = []
    current = Segment([], "")
    last_phrase: Phrase | None = None
    outer: tuple[str, Segment] | None = None  # the mark that closes a parenthesis, and what goes on behind it
    for index, node in enumerate(nodes):
        if isinstance(node, Phrase):
            if _follows_opening_participle(nodes, index):
                found.append(current)
                current = Segment([], ",")
            current.nodes.append(node)
            last_phrase = node
        elif node.text in ("(", "[") and outer is None:
            outer = (")" if node.text == "(" else "]", current)
            current = Segment([], "(", True, last_phrase)
        elif outer is not None and node.text == outer[0]:
            found.append(current)
            if node.text != ",":
                last_phrase = current.antecedent  # "Brazil (71 TWh), | where output jumped by 41%"
            current, outer = outer[1], None
        elif node.text in ('"', "'", "…", "."):
            continue
        elif node.text in (",", "and") and goes_on_in_list(current.nodes, nodes, index):
            current.nodes.append(node)
        elif node.text == "," and outer is None and opens_remark_between(current.nodes, nodes, index):
            outer = (",", current)
            current = Segment([], "(", True, last_phrase)
        elif node.kind == "relative" and _opens_relative(nodes, index):
            found.append(current)
            current = Segment([node], "relative", current.parenthesis, last_phrase)
        elif node.text == "to" and _opens_what_only_one_does(nodes, index):
            found.append(current)
            current = Segment([], "relative", current.parenthesis, last_phrase)
        elif node.text == "to" and _opens_what_is_expected(nodes, index):
            found.append(current)
            current = Segment([], "to", current.parenthesis, last_phrase)
        elif node.text == "and" and _opens_lead(nodes, index + 1):
            continue
        elif (node.text == "ahead" and _opens_lead(nodes, index)) or (
            node.text == "against" and _sets_amount_against(current.nodes, nodes, index)
        ):
            found.append(current)
            current = Segment([node], ",", current.parenthesis)
        elif (current.link == "relative" and _resumes(node, current, found)) or tells_of_holder(nodes, index):
            found.append(current)
            current = Segment([node], ",")
        elif node.text in _EXCEPTING and _excepts(nodes, index):
            current.nodes.append(Item("preposition", node.start, node.end, "except"))
        elif _cuts(node, nodes, index):
            found.append(current)
            link = "," if opens_course(node, nodes, index) else node.text
            current = Segment([], link, current.parenthesis)
        else:
            current.nodes.append(node)
    found.append(current)
    if outer is not None:
        found.append(outer[1])
    told = [segment for segment in found if segment.nodes]
    for segment in told:
        segment.nodes = with_what_for(rejoined(segment.nodes))
    return told


def _resumes(node: Item, current: Segment, found: list[Segment]) -> bool:
    """ "The lead that China has over Indonesia in tin | is 19,000 tons": the verb of whatever "that" told more of."""
    opener = current.nodes[0] if current.nodes else None
    if opener is None or opener.text != "that":
        return False
    before, told = current.nodes[-1], [each for each in current.nodes if isinstance(each, Item)]
    acts = [each for each in told if each.is_verbal]
    if node.kind != "auxiliary":
        acted = bool(acts) and acts[-1].kind != "auxiliary"
        parted = isinstance(before, Item) and (before.period is not None or before in acts)
        if not (acted and node.is_verb and (node.verb_form == "s" or (parted and can_be_finite(node)))):
            return False  # "the mines that Peru has in areas | mined by Chile"
    behind = (
        isinstance(before, Phrase) or before.period is not None
    )  # "that mined the most in 2024 | was Chile"
    behind = behind or (isinstance(before, Item) and bool(before.names) and before in acts[-1:])
    alone = bool(found) and all(isinstance(each, Phrase) for each in found[-1].nodes)
    return bool(acts) and behind and alone


def _sets_amount_against(before: list[Node], nodes: list[Node], index: int) -> bool:
    """ "Mined 69,000 tons of tin in 2024 | against 50,000 in Indonesia": an amount of somebody else behind one."""
    amount, tie, where = [*nodes[index + 1 : index + 4], None, None, None][:3]
    told = any(isinstance(node, Phrase) and node.quantity is not None for node in before)
    if not told or not isinstance(amount, Phrase) or amount.quantity is None or amount.place is not None:
        return False
    there = isinstance(where, Phrase) and len(where.entities) == 1
    return amount.owner is not None or (there and tie is not None and tie.text in ("in", "for"))


def _opens_lead(nodes: list[Node], index: int) -> bool:
    """ "Chile is the biggest producer | (well) ahead of Peru", "third | and ahead of Peru": who comes next, behind a place."""
    if index < 2 or [n.text for n in nodes[index : index + 2]] != ["ahead", "of"]:
        return False
    if any(isinstance(node, Item) and node.kind == "period" for node in nodes[index:]):
        return False  # the time behind it is that of the place, too
    before = nodes[index - 1]
    if isinstance(before, Item) and (before.kind == "adverb" or before.text == "and"):
        before = nodes[index - 2]
    return isinstance(before, Phrase) and before.place is not None


def _follows_opening_participle(nodes: list[Node], index: int) -> bool:
    """ "Measured at purchasing-power parity | India's economy is …": a subject that no comma parts from a participle."""
    first, before = nodes[0], nodes[index - 1] if index else None
    if not isinstance(before, Phrase) or not isinstance(first, Item) or not first.is_verb or index > 3:
        return False
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    past = first.kind != "auxiliary" and first.verb_form in ("past", "participle")
    return past and isinstance(follows, Item) and can_be_finite(follows)


def _cuts(node: Item, nodes: list[Node], index: int) -> bool:
    """Whether a clause ends before an item that is no part of the next one: a mark, "but", "as", "and"."""
    if node.text in STRONG_MARKS or node.text == ",":
        return True
    if node.kind in ("contrast", "condition"):
        return not _is_not_yet(nodes, index)
    if node.text == "to" and _opens_outcome(nodes, index):
        return True
    if node.kind == "preposition":
        return node.text in SUBORDINATE and not _compares(nodes, index) and _opens_subordinate(nodes, index)
    if node.kind == "conjunction" and any(adds(nodes, index) for adds in _ADDING):
        return True
    return node.kind == "conjunction" and opens_clause(nodes, index + 1)


def _opens_subordinate(nodes: list[Node], index: int) -> bool:
    """Whether "as", "after" or "with" opens a clause with a subject of its own: "as Peru's rose", "with output falling"."""
    subject, at = nodes[index + 1 : index + 2], index + 2
    while at < len(nodes) and isinstance(node := nodes[at], Item) and node.kind in ("adverb", "period"):
        at += 1
    verb = nodes[at] if at < len(nodes) else None
    if not subject or not isinstance(subject[0], Phrase) or not isinstance(verb, Item):
        return False
    before = nodes[index - 1] if index else None
    if isinstance(before, Phrase) and before.place is not None and before is nodes[0]:
        return False  # "The largest producer after Australia is Chile"
    is_object = not subject[0].is_measure and nodes[index].text == "with"
    progressive = verb.verb_form == "ing" and verb.kind != "auxiliary"
    if nodes[index].text == "with":
        return progressive and not is_object
    return verb.kind == "auxiliary" or (verb.is_verb and not progressive)


def _opens_what_only_one_does(nodes: list[Node], index: int) -> bool:
    """ "The only country | to mine more than 100,000 tons": an infinitive that says what "that mines …" does."""
    before = nodes[index - 1] if index else None
    if not isinstance(before, Phrase):
        return False
    country = before.head in english().function["country_nouns"] | {"one"} and "only" in before.words
    return country and is_infinitive(nodes, index)


def _opens_what_is_expected(nodes: list[Node], index: int) -> bool:
    """ "The IMF expects China's economy | to grow by 4%": what somebody expects, or wants, of another."""
    before = nodes[index - 2 : index]
    if len(before) != 2 or not is_infinitive(nodes, index):
        return False
    verb, other = before
    expects = (
        isinstance(verb, Item) and verb.verb is not None and {"forecast", "target"} & set(verb.verb.classes)
    )
    return bool(expects) and isinstance(other, Phrase) and (other.is_measure or other.is_entity)


def _opens_outcome(nodes: list[Node], index: int) -> bool:
    """ "India overtook Britain | to become the fifth-largest economy", "| to take fifth place": what came of it, not what for."""
    follows, place = [*nodes[index + 1 : index + 3], None, None][:2]
    if not isinstance(follows, Item) or follows.verb is None:
        return False
    placed = (
        isinstance(place, Phrase)
        and place.only_place
        and not {"win", "rank"}.isdisjoint(follows.verb.classes)
    )
    if "become" not in follows.verb.classes and not placed:
        return False
    happened = ("exceed", "shift", "rise", "fall", "trail")
    verbs = [n.verb.classes for n in nodes[:index] if isinstance(n, Item) and n.verb is not None]
    return bool(verbs) and any(name in verbs[-1] for name in happened)


def _compares(nodes: list[Node], index: int) -> bool:
    """Whether an "as" belongs to a comparison, and opens no clause: "twice as much on arms as Germany does"."""
    if nodes[index].text != "as":
        return False
    if _opens_comparison(nodes, index):
        return True
    before = [at for at in range(max(0, index - _LONGEST_COMPARISON), index) if nodes[at].text == "as"]
    return len(before) == 1 and _opens_comparison(nodes, before[0])


def _opens_comparison(nodes: list[Node], index: int) -> bool:
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    size = follows.words[:1] if isinstance(follows, Phrase) else ()
    return size in (("much",), ("many",)) or (
        isinstance(follows, Phrase) and follows.text.lower().startswith(("much ", "many "))
    )


_EACH_OF_THEM = frozenset(
    "every all no any anyone anyone's anybody anybody's everyone everybody nobody none anywhere nowhere".split()
) | {"not a single", "not one", "no one"}


_EXCEPTING = ("but", "save")


def _excepts(nodes: list[Node], index: int) -> bool:
    """ "Every country but China", "not one country but Chile", "anywhere else save Peru": no contrast, but an exception."""
    if not 0 < index < len(nodes) - 1:
        return False
    before, after = nodes[index - 1], nodes[index + 1]
    if index > 2 and nodes[index - 2].text in ("in", "on") and isinstance(nodes[index - 3], Phrase):
        before, index = nodes[index - 3], index - 2  # "no country | in Africa | but Congo"
    if not isinstance(before, Phrase) or not isinstance(after, Phrase):
        return False
    first = nodes[index - 2] if index > 1 else None
    denied = isinstance(first, Item) and first.text == "not" and before.words[:1] in (("one",), ("a",))
    every = not _EACH_OF_THEM.isdisjoint(before.words[:1]) or denied
    return every and (bool(after.entities) or after.elliptic)


def _is_not_yet(nodes: list[Node], index: int) -> bool:
    """ "Has yet to produce": no contrast, but a denial."""
    word, follows = nodes[index], nodes[index + 1 : index + 2]
    return (
        isinstance(word, Item)
        and word.text == "yet"
        and bool(follows)
        and getattr(follows[0], "text", "") == "to"
    )


def _opens_relative(nodes: list[Node], index: int) -> bool:
    before = nodes[index - 1] if index else None
    return (
        isinstance(before, Phrase)
        or (isinstance(before, Item) and (before.text == "," or before.kind == "preposition"))
        or _opens_what_is_said(nodes, index)
    )


def _opens_what_is_said(nodes: list[Node], index: int) -> bool:
    """ "The data released on Friday showed | that Chile mined …", "the result is | that …": a statement behind a verb."""
    before = nodes[index - 1] if index else None
    said = isinstance(before, Item) and before.is_verbal
    if not said or nodes[index].text != "that":
        return False
    behind = [n for n in nodes[index + 1 : index + 4] if isinstance(n, Phrase) or n.kind != "adverb"]
    subject, verb = (*behind, None, None)[:2]
    return isinstance(subject, Phrase) and isinstance(verb, Item) and can_be_finite(verb)


def begins_with_verb(segment: Segment) -> bool:
    """Whether a segment goes on with a verb, so that what stands before it only interrupts."""
    first = segment.nodes[0]
    return isinstance(first, Item) and (first.kind == "auxiliary" or first.verb_form in ("s", "past", "base"))
