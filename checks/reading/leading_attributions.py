"""Attributions before what they say: "USGS estimates that …", "In its latest report the agency put …"."""

from __future__ import annotations

from checks.reading.attributions import FIGURE_NOUNS, Credit, credit_of, is_mark, reports
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

BRINGING_OUT = (
    "publish",
    "release",
    "issue",
    "print",
    "compile",
    "come out",
    "bring out",
    "put out",
    "appear",
    "collect",
)
_QUOTED = frozenset(("quoted", "quotes", "quoting", "cited", "cites"))
_LONGEST_QUOTED = 10  # so many nodes may tell who quotes whom
_LONGEST_NAME = 4  # so many nodes may name who speaks before a relative clause


def lift_leading(nodes: list[Node], end: int, credits: list[Credit]) -> list[Node]:
    """ "USGS estimates (that) …", "The minister told reporters that …", "In its latest report the agency put …"."""
    if (quoted := _quoted(nodes)) is not None:
        who, at = quoted
        credits.append(credit_of(who, who.start, end))
        return nodes[at:]
    begin = _behind_opening(nodes)
    index = _reporting_verb(nodes, begin)
    if index is None or index == begin:
        return nodes
    told_behind = _brought_out_by(nodes, begin, index)
    said_by = told_behind or [
        node
        for at, node in enumerate(nodes[begin : _relative_at(nodes, begin, index)], begin)
        if isinstance(node, Phrase) and not _is_set_aside(nodes, at)
    ]
    source = _is_source(nodes[:begin])
    if not said_by or all(node.quantity is not None and node.publisher is None for node in said_by):
        return nodes  # "Brazil's 74 million tonnes | put | it in second place"
    at = index + 1
    if at < len(nodes) and isinstance(told := nodes[at], Phrase) and _is_told_to(nodes[index], told):
        at += 1
    at = _behind_circumstances(nodes, at)
    explicit = at < len(nodes) and is_mark(nodes[at], "that")
    at += explicit
    if not explicit and not _statement_follows(nodes, at):
        return nodes[begin:] if source else nodes
    credits.append(credit_of(_who(said_by), said_by[0].start, end))
    said = _described(nodes[begin:index], nodes[index])
    behind = _without_further_that(nodes[at:])
    return said + behind if source else nodes[:begin] + said + behind


def _quoted(nodes: list[Node]) -> tuple[Phrase, int] | None:
    """Who is quoted, and the index of what they say: "The paper cites the USGS | as saying that …", "The minister was quoted | as saying"."""
    at = next((at for at, node in enumerate(nodes[:_LONGEST_QUOTED]) if is_mark(node, "saying")), 0)
    before = nodes[: at - 1]
    if len(before) < 2 or not is_mark(nodes[at - 1], "as") or any(_is_no_quoting(node) for node in before):
        return None
    words = [word for node in before for word in node.text.lower().split()]
    named = [node for node in before if isinstance(node, Phrase) and node.text.lower() not in _QUOTED]
    if not named or _QUOTED.isdisjoint(words):
        return None
    at += 1
    return named[-1], at + (at < len(nodes) and is_mark(nodes[at], "that"))


def _is_no_quoting(node: Node) -> bool:
    return node.is_measure if isinstance(node, Phrase) else node.kind in ("negation", "mark")


def _without_further_that(nodes: list[Node]) -> list[Node]:
    """ "The USGS says that Peru's output fell, | that | Chile's rose and | that | Zambia's was flat": what else is said so."""
    return [node for at, node in enumerate(nodes) if not _says_further(nodes, at)]


def _says_further(nodes: list[Node], at: int) -> bool:
    if at == 0 or not is_mark(nodes[at], "that") or not is_mark(nodes[at - 1], ",", "and", "but", "while"):
        return False
    subject, verb = (*nodes[at + 1 : at + 3], None, None)[:2]
    finite = isinstance(verb, Item) and (verb.kind == "auxiliary" or verb.verb_form in ("s", "past", "base"))
    return isinstance(subject, Phrase) and finite


def _described(who: list[Node], verb: Node) -> list[Node]:
    """Who says so, where words beside the name give a place: "Peru, the world's third-biggest copper producer, said …"."""
    placed = [n for n in who if isinstance(n, Phrase) and n.place is not None and (n.agent or n.adjective)]
    if not placed or not isinstance(who[0], Phrase) or len(who[0].entities) != 1:
        return []
    return [*who, Item("mark", verb.start, verb.end, ";")]


def _is_told_to(verb: Node, phrase: Phrase) -> bool:
    """ "Told | reporters", "told | a mining congress | in Lima": whom something was said to."""
    told = isinstance(verb, Item) and verb.verb is not None and verb.verb.lemma == "tell"
    somebody = told and not phrase.is_measure and phrase.quantity is None and not phrase.entities
    return somebody or phrase.head in ("reporters", "journalists")


def _who(phrases: list[Phrase]) -> Phrase:
    """Of phrases before a verb of saying the one that says who: a publisher, else whoever a country is named for."""
    publishers = [phrase for phrase in phrases if phrase.publisher is not None]
    homes = [phrase for phrase in phrases if phrase.owner is not None or phrase.nation is not None]
    named = [
        phrase for phrase in phrases if phrase.place is None
    ]  # "Peru, the world's biggest miner of it, said"
    return (publishers or homes or named[-1:] or phrases[-1:])[0]


def _behind_opening(nodes: list[Node]) -> int:
    """The index behind what a sentence opens with: "In its latest report, …", "On Monday …"; 0 where nothing opens it."""
    first = nodes[0] if nodes else None
    if not isinstance(first, Item) or first.kind not in ("preposition", "period"):
        return 0
    comma = next((at for at, node in enumerate(nodes) if is_mark(node, ",")), None)
    return 0 if comma is None else comma + 1


def _is_source(opening: list[Node]) -> bool:
    """Whether an opening names a report and no time of its own: it says where the figure stands."""
    return any((node.head if isinstance(node, Phrase) else node.text) in FIGURE_NOUNS for node in opening)


def _reporting_verb(nodes: list[Node], begin: int) -> int | None:
    """The index of the verb of saying before which only its subject stands."""
    behind = _behind_relative(nodes, begin)
    for index in range(max(begin, behind), len(nodes)):
        node = nodes[index]
        if isinstance(node, Phrase):
            if node.is_measure:
                return None
        elif reports(node):
            return None if getattr(nodes[index - 1], "kind", "") == "negation" else index  # "never | said"
        elif node.is_verbal and index > begin:
            return _behind_bringing_out(nodes, begin, index)
        elif node.is_verbal or node.text in (";", ":", "–"):
            return None
    return None


def _relative_at(nodes: list[Node], begin: int, end: int) -> int:
    """The index of the first relative pronoun between two indices; the second where there is none."""
    return next((at for at in range(begin, end) if getattr(nodes[at], "kind", "") == "relative"), end)


def _behind_relative(nodes: list[Node], begin: int) -> int:
    """The index behind what a relative clause says of who speaks: "The IMF, which was founded in 1944, | says …"; 0 without one.

    One that speaks of amounts, places or measures is not left out: what it says is a statement of its own.
    """
    opens = _relative_at(nodes, begin, min(begin + _LONGEST_NAME, len(nodes)))
    if opens >= min(begin + _LONGEST_NAME, len(nodes)) or not is_mark(nodes[opens - 1], ","):
        return 0
    for at in range(opens + 1, len(nodes) - 1):
        node = nodes[at]
        if isinstance(node, Phrase) and _may_claim(node):
            return 0
        if is_mark(node, ",") and (reports(nodes[at + 1]) or getattr(nodes[at + 1], "kind", "") == "adverb"):
            return at + 1
    return 0


def _behind_bringing_out(nodes: list[Node], begin: int, index: int) -> int | None:
    """The index of the verb of saying behind how a report came out: "The figures (that) the USGS | released in May | put …"."""
    first, verb = nodes[begin], nodes[index]
    if not isinstance(first, Phrase) or not (first.publisher or first.head in FIGURE_NOUNS):
        return None
    if not isinstance(verb, Item) or verb.verb is None or verb.verb.lemma not in BRINGING_OUT:
        return None
    for at in range(index + 1, min(index + _LONGEST_NAME + 2, len(nodes))):
        node = nodes[at]
        if isinstance(node, Phrase):
            if _may_claim(node) or node.is_measure:
                return None
        elif reports(node):
            return at
        elif node.is_verbal or node.kind not in ("preposition", "period", "adverb"):
            return None
    return None


def _brought_out_by(nodes: list[Node], begin: int, index: int) -> list[Phrase]:
    """ "The figures that | the USGS | released put …": whose figures they are, where what tells so names a publisher."""
    opens = _relative_at(nodes, begin, index)
    return [node for node in nodes[opens:index] if isinstance(node, Phrase) and node.publisher is not None]


def _may_claim(phrase: Phrase) -> bool:
    measured = phrase.concept is not None and not phrase.concept.data.get("generic")
    return bool(phrase.quantity or phrase.place or phrase.topics or phrase.agent) or measured


def _is_set_aside(nodes: list[Node], index: int) -> bool:
    """ "The World Bank, not the IMF, says", "unlike the UN": who does not say so."""
    before = nodes[index - 1] if index else None
    return isinstance(before, Item) and (
        before.kind == "negation" or before.text in ("unlike", "than", "like")
    )


def _behind_circumstances(nodes: list[Node], index: int) -> int:
    """The index behind where and when something was said: "on Monday", "in Santiago"."""
    while index < len(nodes):
        node, follows = nodes[index], nodes[index + 1 : index + 2]
        if isinstance(node, Phrase):
            break
        if node.kind in ("period", "adverb"):
            index += 1
        elif node.text in ("on", "in", "at") and follows and isinstance(follows[0], Phrase):
            if follows[0].is_measure or follows[0].quantity is not None:
                break
            index += 2
        else:
            break
    return index


def _statement_follows(nodes: list[Node], at: int) -> bool:
    """Whether a phrase and then a verb follow: a statement of its own, not the verb's object."""
    if at >= len(nodes) or not isinstance(subject := nodes[at], Phrase):
        return False
    for node in nodes[at + 1 : at + 6]:
        if isinstance(node, Item) and (
            node.kind == "auxiliary" or (node.is_verb and node.verb_form in ("s", "past", "base"))
        ):
            return True
        if isinstance(node, Item) and node.verb_form == "participle":
            return (
                subject.is_entity
            )  # "said Peru produced …"; "estimates reserves mined in …" is no statement
        if isinstance(node, Item) and node.text in (",", ";", ":", "–", "and"):
            return False
    return False
