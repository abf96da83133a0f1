"""Who says so, lifted off the sentence: what is left is the statement itself.

"…, according to U.S. Geological Survey (USGS) data, …", "USGS estimates that …", "…, the agency said", "…, by the
USGS's count", "In its Mineral Commodity Summaries 2024 the USGS put …".
"""

from __future__ import annotations

from collections.abc import Sequence

from checks.claims import Attribution, EntityWords
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period
from checks.values import dataclass, replace

_ACCORDING = ("according",)
_TIES = ("by", "on", "in", "from", "per", "under")
_FIGURE_NOUNS = (
    "count", "counts", "estimate", "estimates", "reckoning", "figures", "data", "tally", "table", "tables", "measure",
    "statistics", "numbers", "calculations", "survey", "review", "report", "yearbook", "summaries", "series", "estimation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution and the stretch of offsets that it governs: from `start` to `end`.

    `home` is the country that the speaker speaks for ("Chile's minister", "Russian officials"), None where none is named.
    """

    attribution: Attribution
    start: int
    end: int
    home: EntityWords | None = None


def lift(
    nodes: list[Node], start: int, end: int, before: Sequence[str] = ()
) -> tuple[list[Node], list[Credit]]:
    """The nodes without attributions, and the credits; `start` and `end` are the sentence's offsets.

    `before` are the publishers named last before the sentence: "the fund said" is the IMF's where that is the only one.

    A publisher that is named anywhere else in the sentence is no credit: the caller decides about it.
    """
    credits: list[Credit] = []
    kept = _lift_according(nodes, start, end, credits)
    kept = _lift_by_count(kept, start, end, credits)
    kept = _lift_leading(kept, end, credits)
    kept = _lift_trailing(kept, start, credits)
    return kept, [_meant(credit, before) for credit in credits]


def times_lifted(nodes: list[Node], kept: list[Node]) -> tuple[Period, ...]:
    """The years that attributions name, which are lifted off with them."""
    left = {id(node) for node in kept}
    found = [node.period for node in nodes if id(node) not in left and node.period is not None]
    return tuple(time for time in found if time.words.year is not None and time.role == "at")


def publishers(nodes: list[Node], before: Sequence[str] = ()) -> list[str]:
    """The publishers that phrases of the sentence name, in order, each once; or the one named before that one stands for."""
    found = [
        node.publisher
        for node in nodes
        if isinstance(node, Phrase) and node.publisher is not None and not _is_group(node)
    ]
    if not found and len(before) == 1:
        found = [
            before[0]
            for node, verb in zip(nodes, nodes[1:], strict=False)
            if isinstance(node, Phrase)
            and _stands_for_publisher(node.text)
            and _can_be(node.text, before[0])
            and _reports(verb)
        ]
    return list(dict.fromkeys(found))


def _is_group(phrase: Phrase) -> bool:
    """OPEC and NATO publish, but where they act, or others are ranked among them, they are groups."""
    return bool(phrase.entities) or (phrase.place is not None and phrase.scope not in (None, "WORLD"))


def _meant(credit: Credit, before: Sequence[str]) -> Credit:
    """The credit with the publisher that its words stand for, where one alone was named before."""
    if (
        len(before) != 1
        or credit.attribution.publisher
        or not _stands_for_publisher(credit.attribution.words)
        or not _can_be(credit.attribution.words, before[0])
    ):
        return credit
    return replace(credit, attribution=Attribution(before[0], words=credit.attribution.words))


def _stands_for_publisher(words: str) -> bool:
    """ "The fund", "the agency", "it": what speaks for a publisher named before."""
    text = words.lower()
    return (
        text == "it"
        or text.removeprefix("the ") in english().function["publisher_stand_ins"]
        and text[:4] == "the "
    )


def _can_be(words: str, publisher: str) -> bool:
    """Whether words may stand for a publisher: "the fund" is no bank, and "the survey" no institute."""
    said, function = words.lower().split()[-1:], english().function
    kinds = function.get(f"stand_ins_{said[0]}") if said else None
    return kinds is None or publisher.lower() in kinds


def speaks_for_publisher(phrase: Phrase | None, before: Sequence[str] = ()) -> bool:
    """ "The USGS", "the agency", which slashes a figure, and has none of its own; `before`: who was named last."""
    if phrase is None or phrase.publisher is not None:
        return phrase is not None
    stands_in = phrase.text.lower() != "it" and _stands_for_publisher(phrase.text)
    return stands_in and all(_can_be(phrase.text, each) for each in before)


def _attribution(phrase: Phrase) -> Attribution:
    if phrase.publisher is not None:
        return Attribution(publisher=phrase.publisher, words=phrase.text)
    return Attribution(speaker=phrase.text, words=phrase.text)


def _mark(node: Node, *texts: str) -> bool:
    return isinstance(node, Item) and node.text in texts


def _after_comma(nodes: list[Node], index: int) -> int:
    """The index behind the comma at an index, where one stands there."""
    return index + 1 if index < len(nodes) and _mark(nodes[index], ",") else index


def _lift_according(nodes: list[Node], start: int, end: int, credits: list[Credit]) -> list[Node]:
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        follows = nodes[index + 1] if index + 1 < len(nodes) else None
        if _mark(node, *_ACCORDING) and follows is not None and _mark(follows, "to"):
            at = index + 2
            named: Phrase | None = None
            while at < len(nodes) and not _mark(nodes[at], ",", ";", ".", ":", "–", '"'):
                inner = nodes[at]
                if isinstance(inner, Phrase) and (
                    named is None or (named.publisher is None and inner.publisher)
                ):
                    named = inner
                if (
                    isinstance(inner, Item)
                    and inner.is_verb
                    and named is not None
                    and inner.text not in _FIGURE_NOUNS
                ):
                    break
                at += 1
            if named is not None:
                credits.append(_credit(named, start, end))
            if kept and _mark(kept[-1], ","):
                kept.pop()
            index = at if at < len(nodes) and not _mark(nodes[at], ",") else at
            if index < len(nodes) and _mark(nodes[index], ",") and kept:
                kept.append(nodes[index])
                index += 1
            elif index < len(nodes) and _mark(nodes[index], ","):
                index += 1
            continue
        kept.append(node)
        index += 1
    return kept


def _cites_figures(phrase: Phrase) -> bool:
    """Whether a phrase is a publisher, or a publisher's figures."""
    if phrase.publisher is None:
        return False
    return phrase.head in _FIGURE_NOUNS or (phrase.words[-1:] == (phrase.head,) and phrase.concept is None)


def _lift_by_count(nodes: list[Node], start: int, end: int, credits: list[Credit]) -> list[Node]:
    """ "by the USGS's count", "in the agency's table", "on SIPRI's figures"."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        phrase = nodes[index + 1] if index + 1 < len(nodes) else None
        if _mark(node, *_TIES) and isinstance(phrase, Phrase) and _cites_figures(phrase):
            credits.append(_credit(phrase, start, end))
            if kept and _mark(kept[-1], ","):
                kept.pop()
            index += 2
            continue
        kept.append(node)
        index += 1
    return kept


def _reports(node: Node) -> bool:
    return (
        isinstance(node, Item)
        and node.verb is not None
        and "report" in node.verb.classes
        and node.verb.form != "ing"
    )


def _lift_leading(nodes: list[Node], end: int, credits: list[Credit]) -> list[Node]:
    """ "USGS estimates (that) …", "The minister told reporters that …", "In its latest report the agency put …"."""
    begin = _behind_opening(nodes)
    index = _reporting_verb(nodes, begin)
    if index is None or index == begin:
        return nodes
    said_by = [
        node
        for at, node in enumerate(nodes[begin:index], begin)
        if isinstance(node, Phrase) and not _is_set_aside(nodes, at)
    ]
    source = _is_source(nodes[:begin])
    if not said_by:
        return nodes
    at = index + 1
    if at < len(nodes) and isinstance(told := nodes[at], Phrase) and _is_told_to(nodes[index], told):
        at += 1
    at = _behind_circumstances(nodes, at)
    explicit = at < len(nodes) and _mark(nodes[at], "that")
    at += explicit
    if not explicit and not _statement_follows(nodes, at):
        return nodes[begin:] if source else nodes
    credits.append(_credit(_who(said_by), said_by[0].start, end))
    said = _described(nodes[begin:index], nodes[index])
    return said + nodes[at:] if source else nodes[:begin] + said + nodes[at:]


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


def _credit(phrase: Phrase, start: int, end: int) -> Credit:
    return Credit(_attribution(phrase), start, end, phrase.owner or phrase.nation)


def _behind_opening(nodes: list[Node]) -> int:
    """The index behind what a sentence opens with: "In its latest report, …", "On Monday …"; 0 where nothing opens it."""
    first = nodes[0] if nodes else None
    if not isinstance(first, Item) or first.kind not in ("preposition", "period"):
        return 0
    comma = next((at for at, node in enumerate(nodes) if _mark(node, ",")), None)
    return 0 if comma is None else comma + 1


def _is_source(opening: list[Node]) -> bool:
    """Whether an opening names a report and no time of its own: it says where the figure stands."""
    return any((node.head if isinstance(node, Phrase) else node.text) in _FIGURE_NOUNS for node in opening)


def _reporting_verb(nodes: list[Node], begin: int) -> int | None:
    """The index of the verb of saying before which only its subject stands."""
    for index in range(begin, len(nodes)):
        node = nodes[index]
        if _reports(node):
            return index
        if isinstance(node, Phrase):
            if node.is_measure:
                return None
        elif node.is_verb or node.kind == "auxiliary" or node.text in (";", ":", "–"):
            return None
    return None


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


def _lift_trailing(nodes: list[Node], start: int, credits: list[Credit]) -> list[Node]:
    """ "…, Dmitriev told reporters", "…, the agency said", "…, USGS figures show", also between two commas."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        if _mark(nodes[index], ",") and index > 0:
            after = _trailing(nodes, index)
            if after is not None:
                speaker = next(node for node in nodes[index + 1 :] if isinstance(node, Phrase))
                credit = _credit(speaker, start, nodes[index].start)
                credits.append(credit if credit.home else replace(credit, home=_home_behind(nodes, after)))
                index = after
                continue
        kept.append(nodes[index])
        index += 1
    return kept


def _home_behind(nodes: list[Node], index: int) -> EntityWords | None:
    """The country of a speaker's office, behind the name: "said Madeleine King | , Australia's resources minister"."""
    office = nodes[index + 1 : index + 2]
    if not _mark(nodes[index], ",") if index < len(nodes) else True:
        return None
    if (
        not office
        or not isinstance(office[0], Phrase)
        or office[0].is_measure
        or office[0].quantity is not None
    ):
        return None
    return office[0].owner or office[0].nation


def _is_adverb(node: Node) -> bool:
    return isinstance(node, Item) and node.kind == "adverb"


def _is_circumstance(node: Node) -> bool:
    return isinstance(node, Item) and node.kind in ("adverb", "period")


def _behind_names(nodes: list[Node], at: int) -> int:
    """The index behind a name and those that "and" ties to it: "the Silver Institute | and Metals Focus | said"."""
    while at + 2 < len(nodes) and _mark(nodes[at + 1], "and") and isinstance(nodes[at + 2], Phrase):
        at += 2
    return at + 1


def _trailing(nodes: list[Node], comma: int) -> int | None:
    """The index behind a trailing attribution that begins with a comma; None where none does.

    It ends at the next mark; "and" between two quotations belongs to what follows.
    """
    at = comma + 1
    while at < len(nodes) and (_mark(nodes[at], '"', "as", "'") or _is_adverb(nodes[at])):
        at += 1
    if at + 1 >= len(nodes):
        return None
    first = nodes[at]
    behind = _behind_names(nodes, at)
    second = next((node for node in nodes[behind:] if not _is_circumstance(node)), nodes[at + 1])
    told = isinstance(first, Phrase) and not first.is_measure and first.quantity is None and _reports(second)
    told = told or (
        _reports(first) and isinstance(second, Phrase) and not second.is_measure and second.quantity is None
    )
    if not told:
        return None
    while at < len(nodes) and not _mark(nodes[at], ",", ";", ".", "–", ":", '"', "!", "?"):
        node = nodes[at]
        if isinstance(node, Phrase) and node.quantity is not None and node.is_measure:
            return None
        at += 1
    return at
