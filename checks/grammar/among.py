"""Among whom a place is counted: in the world, in Africa, outside China, behind Chile."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_LEFT_OUT = (
    "outside",
    "outside of",
    "beyond",
    "not in",
    "not from",
    "not among",
    "excluding",
    "bar",
    "barring",
    "except",
    "excepting",
    "besides",
    "apart from",
    "aside from",
    "other than",
)


def among(clause: Clause, slots: Slots, *phrases: Phrase, holder: EntityWords | None = None) -> str | None:
    """In whose ordering a place is counted: "the world's", "in Africa", "among OPEC members"; None where not known.

    `holder`: whose place it is, and so not among whom it is counted ("The largest reserves are in Chile").
    """
    own = next((each.scope for each in phrases if each.scope is not None), None)
    if own is not None:
        return _narrowed_behind(clause, phrases[-1]) or own if own == "WORLD" else own
    goes_on = _place_that_goes_on(clause, phrases[0]) if phrases else None
    if goes_on is not None and goes_on.scope is not None:
        if phrases[0].adjective is not None:
            return goes_on.scope  # "the largest and most populous"
        first, second = phrases[0].place, goes_on.place
        wider = first is not None and second is not None and first.low > second.low and goes_on.only_place
        return (
            "WORLD" if wider else None
        )  # "the eleventh-biggest producer | and | the second-biggest in Africa"
    for tie, phrase in slots.framing(clause):
        if tie == "to" and (theirs := _scope_of_figure(phrase)) is not None:
            return theirs
        if tie not in ("in", "among", "amongst", "of", "on", "within", "across"):
            continue
        if phrase.scope is not None and phrase.scope != "WORLD" and not phrase.is_of_one:
            beside = phrase.opaque or (tie == "on" and phrase.concept is not None)
            return None if beside else phrase.scope  # "in Asia's eastern half", "on Africa's coast"
        if len(phrase.entities) == 1 and (holder is None or phrase.entities[0].id != holder.id):
            return phrase.entities[0].id
    if any(each.words[:1] == ("its",) and _orders(each) for each in phrases):
        return _spoken_of_as_its(phrases[0], slots)
    words = english().function["scope_anaphors"]
    anaphor = any(each.scope_anaphor for each in phrases)
    if anaphor or any(phrase.text.lower() in words for _, phrase in clause.adjuncts):
        return slots.scope_before(clause)
    begins = phrases[0].start if phrases else clause.start
    behind = [node for node in clause.nodes if isinstance(node, Phrase) and node.start > begins]
    narrower = any(
        each.place is not None and each.scope not in (None, "WORLD") and each.end <= begins
        for each in clause.objects
    )  # "first in Africa in barite output and | first in phosphate output": there, or in the world
    outside = any(each.opaque and scopes_named(each, slots) for each in behind)
    return None if narrower or outside else "WORLD"


def _narrowed_behind(clause: Clause, placed: Phrase) -> str | None:
    """ "The world's largest producer | among OECD members": those of the world among whom it is."""
    narrower = (
        phrase.scope or next((each.id for each in phrase.entities[:1]), None)
        for tie, phrase in clause.adjuncts
        if tie in ("among", "amongst") and phrase.start >= placed.end and len(phrase.entities) < 2
    )
    return next((scope for scope in narrower if scope not in (None, "WORLD")), None)


def _orders(phrase: Phrase) -> bool:
    """Whether a phrase holds a place in an ordering by itself: "its largest producer", "its largest"; not "its second place"."""
    place = phrase.place
    return place is not None and (not phrase.only_place or place.strength in ("superlative", "measuring"))


def _scope_of_figure(phrase: Phrase) -> str | None:
    """ "Second only to | Greece's in the EU": where somebody's figure is said to be one of several."""
    owned = phrase.owner is not None and (phrase.elliptic or phrase.anaphor == "measure")
    return phrase.scope if owned and phrase.scope != "WORLD" else None


def _place_that_goes_on(clause: Clause, phrase: Phrase) -> Phrase | None:
    """ "The most populous | and | poorest country in Africa": both places are counted among the same."""
    for before, word, behind in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        joined = before is phrase and isinstance(word, Item) and word.text in ("and", "but")
        if joined and isinstance(behind, Phrase) and behind.place is not None and phrase.place is not None:
            return behind if phrase.concept is None else None
    return None


def scopes_named(phrase: Phrase, slots: Slots) -> set[str]:
    """The groups of countries that a phrase names without being one: "along | the coast of Africa", "the EU country"."""
    inside = (hit for hit in slots.sentence.hits if phrase.start <= hit.start and hit.end <= phrase.end)
    names = (name for hit in inside for name in hit.entry.names if name.kind in ("entity", "adjective"))
    return {each for name in names if "WORLD" not in name.ids for each in name.ids if each in slots.scopes}


def _spoken_of_as_its(phrase: Phrase, slots: Slots) -> str | None:
    """Whose "its largest producer" is: that of the scope that the sentence named last; None where it may be a country's."""
    before = [
        node.scope
        for node in slots.sentence.nodes
        if isinstance(node, Phrase) and node.end <= phrase.start and node.scope is not None
    ]
    anaphors = [
        node
        for node in slots.sentence.nodes
        if isinstance(node, Phrase) and node.scope_anaphor and node.end <= phrase.start
    ]
    if anaphors and not before:
        return slots.scope_before(slots.sentence.clauses[0])
    if before:
        return before[-1]
    return (
        "WORLD"
        if not slots.sentence.context.scopes and phrase.agent is not None and slots.sentence.context.topics
        else None
    )


def left_out(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """Who is left out of an ordering: "outside China", "bar Chile and Peru", "any country but Russia"."""
    found = [phrase for tie, phrase in slots.framing(clause) if tie in _LEFT_OUT]
    named = tuple(e for phrase in found for e in (phrase.entities or slots.owners(clause, phrase)))
    return (*named, *set_aside(slots))


def set_aside(slots: Slots) -> tuple[EntityWords, ...]:
    """Who is left out by a phrase of its own: "China aside, …", "…, Peru and Indonesia apart, …"."""
    if slots.sentence.said.isdisjoint(("aside", "apart")):
        return ()
    nodes = slots.sentence.nodes
    last = (at for at, node in enumerate(nodes) if isinstance(node, Phrase) and node.words[-1:] in _ASIDE)
    return tuple(nation for at in last for nation in _named_up_to(nodes, at))


def _named_up_to(nodes: tuple[Node, ...], at: int) -> tuple[EntityWords, ...]:
    """Those that links join to "Indonesia apart"; nobody behind what is done to them: "having pushed | Peru aside"."""
    named: tuple[EntityWords, ...] = ()
    behind = nodes[at + 2] if at + 2 < len(nodes) else None
    links = _LINKS if isinstance(behind, Phrase) else _LINKS[1:]  # "Peru, Indonesia aside, | mines"
    while at >= 0 and isinstance(node := nodes[at], Phrase):
        here = (node.nation,) if node.nation is not None else node.entities
        before = nodes[at - 1] if at else None
        if not here or (isinstance(before, Item) and before.kind == "preposition"):
            break
        if isinstance(before, Item) and before.is_verb:
            return ()
        linked = isinstance(before, Item) and before.text in (links if named else _LINKS[1:])
        named = (*here, *named)
        at -= 2 if linked else at + 1
    return named


_ASIDE, _LINKS = (("aside",), ("apart",)), (",", "and", "&")


def named_behind(clause: Clause, slots: Slots, *ties: str) -> tuple[EntityWords, ...]:
    """The entities behind a preposition: "after China", "behind Chile's"."""
    found = [phrase for tie, phrase in slots.framing(clause) if tie in ties]
    if len(found) != 1:
        return ()
    phrase = found[0]
    return phrase.entities or (slots.owners(clause, phrase) if phrase.elliptic or phrase.anaphor else ())


def second_only_to(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """Who alone is said to stand above: "second only to China", "second to Chile"."""
    above = clause.adjunct("to")
    if above is None or not (above.entities or above.elliptic or above.anaphor or above.owner):
        return ()
    before = [node for node in clause.nodes if isinstance(node, Phrase) and node.end <= above.start]
    goes = clause.verb is not None and bool(before) and before[-1].end <= clause.verb.start
    if goes or (before and before[-1].agent is not None):
        return ()  # "second place goes | to Japan", "the second-largest supplier of zinc | to Japan"
    owners = slots.owners(clause, above)
    return owners if len(owners) == 1 else ()


def only_to_no_country(slots: Slots, place: Phrase) -> bool:
    """ "Second | only | to | its record", "… only to that of 2015": a place among its own years, or other things."""
    behind = [node for node in slots.sentence.nodes if node.start >= place.end][:3]
    if len(behind) < 3 or [node.text for node in behind[:2]] not in (["only", "to"], ["just", "to"]):
        return False
    other = behind[2]
    return not isinstance(other, Phrase) or not (other.entities or other.elliptic or other.owner)


def only_beside(clause: Clause, other: Phrase) -> bool:
    """Whether "only" goes with whom one is set against: "trails only | Chile", "surpassed only by | Chile", "behind | Chile | only".

    So does "just" in "behind just | Chile". In "only just outproduces Chile" and "overtook Chile only last year" it does not.
    """
    at = next((at for at, node in enumerate(clause.nodes) if node is other), None)
    if at is None or other.text.lower().endswith(" only"):
        return at is not None  # "China's only"
    before = [node for node in clause.nodes[max(0, at - 2) : at] if isinstance(node, Item)]
    if len(before) == 2 and before[0].kind == "preposition" and before[1].text == "just":
        return True
    if before and before[-1].kind == "preposition":
        before = before[:-1]
    behind = clause.nodes[at + 1 : at + 2]
    beside = (*before[-1:], *(node for node in behind if isinstance(node, Item)))
    told = ("only", "alone") if behind and behind[0] in beside else ("only",)  # "exceeded by China's | alone"
    return any(node.text in told for node in beside)
