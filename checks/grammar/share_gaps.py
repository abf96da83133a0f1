"""What a gapped clause says of a part: whose it is, and how large: "… and Zimbabwe 11%", "…, against Peru's 11%". Examples: share.md."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.part_of_whole import nationality
from checks.grammar.parts import Parts, parts, plain_part
from checks.grammar.share_by_name import sharer
from checks.grammar.slots import Slots
from checks.grammar.wholes_of_shares import is_share
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_STANDING = ("ahead", "behind", "before", "after")
_BEFORE_PARTS = ("with", "at", "on")

Gap = tuple[Parts | None, Phrase]  # whose part, None where that is left out, too; and how large


def owned_parts(clause: Clause) -> list[Gap]:
    """ "…, America's 13 percent and the EU's 7 percent": several in one row."""
    row: list[tuple[EntityWords | None, Phrase]] = []
    for each, behind in zip(clause.objects, (*clause.objects[1:], None), strict=False):
        if _is_people(each) and row:
            continue
        people = behind.nationality if behind is not None and _is_people(behind) else None
        if not plain_part(each) or each.opaque or (people is not None and _owner_of(each) is not None):
            return []
        row.append((_owner_of(each) or people, each))
    whole = clause.verb is None and not clause.adjuncts
    return [(Parts((owner,)), each) for owner, each in row if owner is not None] if whole else []


def _is_people(phrase: Phrase) -> bool:
    """ "A quarter | Chinese |, 11 percent Peruvian": whose a part is, as a phrase of its own."""
    return phrase.nationality is not None and phrase.quantity is None and len(phrase.words) == 1


def _owner_of(phrase: Phrase) -> EntityWords | None:
    scope = EntityWords(phrase.scope, phrase.text) if phrase.scope is not None else None
    return phrase.owner or phrase.nationality or scope  # "… is Mexican, | 13% Chinese and 12% Peruvian"


def gap(clause: Clause, slots: Slots) -> Gap | None:
    """The two things that a gapped clause says: whose part, and how large; whose is None where that is left out, too."""
    if (coming := _coming_next(clause, slots)) is not None:
        return coming
    if clause.verb is not None:
        return _with_verb(clause, slots)
    if clause.kind not in ("fragment", "parenthesis"):
        return None
    if (set_against := _set_against(clause, slots)) is not None:
        return set_against
    if len(clause.objects) == 1 and len(clause.adjuncts) == 1 and plain_part(clause.objects[0]):
        tie, where = clause.adjuncts[0]
        out_of = tie == "of" and any(node.text == "out" for node in clause.nodes)
        return _of(where, clause.objects[0], clause, slots) if out_of or tie in ("from", "in", "by") else None
    if len(clause.objects) == 1 and clause.objects[0].only_place and len(clause.adjuncts) == 2:
        (first, holder), (second, part) = clause.adjuncts
        told = first == "with" and second in _BEFORE_PARTS and plain_part(part)
        return _of(holder, part, clause, slots) if told else None  # "with Peru second | at 4 percent"
    if not clause.objects and len(clause.adjuncts) == 2 and clause.adjuncts[1][0] in _BEFORE_PARTS:
        (tie, other), (_, part) = clause.adjuncts
        stands = tie in _STANDING or (tie == "of" and clause.nodes[0].text == "ahead")
        told = stands and other.is_entity and plain_part(part)
        return _of(other, part, clause, slots) if told else None  # "ahead of | Australia | with 23 percent"
    return _by_its_phrases(clause, slots)


def _of(named: Phrase | None, part: Phrase, clause: Clause, slots: Slots) -> Gap | None:
    """A part of those whom a phrase denotes; None where that is not clear."""
    who = parts(clause, named, slots)
    return (who, part) if who is not None else None


def _with_verb(clause: Clause, slots: Slots) -> Gap | None:
    """ "… and Zimbabwe | has | 11%", "… and 11% | is | Peruvian", "Zimbabwe's | is | 11%", "11% | comes from | Peru"."""
    verb, subject = clause.verb, clause.subject
    if verb is None:
        return None
    holds = (verb.is_a("part_of", "have", "bring_forth") or verb.concepts) and not verb.passive
    if holds and len(clause.objects) == 1 and plain_part(clause.objects[0]) and not clause.adjuncts:
        if subject is not None and subject.quantity is not None and subject.owner is not None:
            return Parts((subject.owner,)), clause.objects[0]
        return _of(subject, clause.objects[0], clause, slots)
    elided = subject is not None and subject.elliptic and not subject.topics  # not "Mexico's of zinc"
    if elided and subject is not None and subject.owner is not None and verb.is_a("be"):
        said = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
        return (Parts((subject.owner,)), said) if said is not None and plain_part(said) else None
    if subject is None or not plain_part(subject):
        return None
    if verb.is_a("come", "lie") or (verb.passive and verb.telling):
        tie, where = clause.adjuncts[0] if len(clause.adjuncts) == 1 and not clause.objects else ("", None)
        return _of(where, subject, clause, slots) if tie in ("from", "in", "by") else None
    if not verb.is_a("be"):
        return None
    who = nationality(clause)
    return (who, subject) if who is not None else None


def _by_its_phrases(clause: Clause, slots: Slots) -> Gap | None:
    """A part and whose it is by the phrases alone of a clause without a verb: "Zimbabwe | 11%", "Peru | at 4 percent"."""
    tied = [phrase for tie, phrase in clause.adjuncts if tie in ("for", "to", *_BEFORE_PARTS)]
    if len(tied) != len(clause.adjuncts):
        return None
    phrases = (*clause.objects, *tied)
    if len(phrases) == 2:
        return _of_two(phrases[0], phrases[1], clause, slots)
    if len(phrases) == 1 and not clause.objects:
        return _of_elliptic(clause, phrases[0])
    return _alone(phrases[0], clause, slots) if len(phrases) == 1 else None


def _of_elliptic(clause: Clause, part: Phrase) -> Gap | None:
    """ "South Africa's |, at | 33 percent |, is the largest": the part of whoever owns the share that is left out."""
    label = clause.leans_on
    begins = (
        label is not None and label.kind == "fragment" and [each.elliptic for each in label.objects] == [True]
    )
    return _of_label(label, part) if begins and label is not None and plain_part(part) else None


def _of_two(first: Phrase, second: Phrase, clause: Clause, slots: Slots) -> Gap | None:
    """ "A quarter | Chinese", "its share of reserves | at 28 percent", "India's 1.09 billion | 12%", "Zimbabwe | 11%"."""
    if plain_part(first) and second.nationality is not None and not second.topics:
        return Parts((second.nationality,)), first
    if first.share and first.whole is not None and plain_part(second):
        whose = sharer(clause, slots, first) if first.quantity is None else None
        return (whose, replace(second, whole=first.whole)) if whose is not None else None
    if (owner := _owner_of_amount(first)) is not None and plain_part(second):
        return Parts((owner,)), second
    return _of(first, second, clause, slots) if plain_part(second) or is_share(second, slots) else None


def _alone(part: Phrase, clause: Clause, slots: Slots) -> Gap | None:
    """ "Russia's, | 20%", "… and | China's 11%", "China | (11%)", "… and | 8% of the copper": a part by itself."""
    if not plain_part(part):
        before = clause.leans_on if clause.link == "," else None
        if before is not None and before.kind == "fragment" and is_share(part, slots):
            return _of_label(before, part)
        goes_on = part.whole is not None and part.whole.topics and _goes_on(clause)
        return (None, part) if goes_on and is_share(part, slots) else None
    label = clause.leans_on
    if label is not None and label.kind == "fragment" and label.end == clause.start - 2:
        return _of_label(label, part)
    owner = part.owner if not part.opaque else None
    if (whose := owner or part.nationality) is not None:
        return Parts((whose,)), part
    if clause.link == "(" and clause.subject is not None and clause.subject.is_entity:
        return _of(clause.subject, part, clause, slots)
    return None


def _of_label(label: Clause, part: Phrase) -> Gap | None:
    """ "Russia's, | 20%", "Germany's $1.76 trillion, | 7%", "Peru, | 11% of the tin": the part of whom a fragment before it names."""
    named = label.objects[0] if len(label.objects) == 1 and not label.adjuncts else None
    if named is None:
        return None
    owner = named.owner if named.elliptic or named.quantity is not None else None
    if owner is not None and named.concept is None and not named.opaque:
        return Parts((owner,)), part
    return (Parts(named.entities), part) if named.entities else None


def _owner_of_amount(phrase: Phrase) -> EntityWords | None:
    """ "… and | India's 1.09 billion | 12%": whose amount the part is."""
    quantity = phrase.quantity
    amount = quantity is not None and quantity.kind in ("amount", "count") and phrase.comparative is None
    return phrase.owner if amount and phrase.concept is None and not phrase.opaque else None


def _set_against(clause: Clause, slots: Slots) -> Gap | None:
    """ "…, against | Peru's 11%", "…, compared | with | 11% | for | Peru", "…, versus 11% in Peru"."""
    compared = [phrase.words for phrase in clause.objects] in ([("compared",)], [])
    if not compared or not 1 <= len(clause.adjuncts) <= 2:
        return None
    (tie, amount), *rest = clause.adjuncts
    if tie not in (("with", "to") if clause.objects else ("against", "versus")) or not plain_part(amount):
        return None
    if not rest:
        return (Parts((amount.owner,)), amount) if amount.owner is not None and not amount.opaque else None
    where, named = rest[0]
    who = parts(clause, named, slots) if where in ("for", "in", "from") and amount.owner is None else None
    return (who, amount) if who is not None else None


def _coming_next(clause: Clause, slots: Slots) -> Gap | None:
    """ "…, followed by | Peru | with | 11 percent", "Peru comes next with 11 percent": whoever comes behind, and with how much."""
    amount, told = clause.adjunct("with", "at", "on"), clause.leans_on
    if clause.verb is None and len(clause.nodes) == 2 and clause.link in (",", "–") and told is not None:
        clause = told  # "Zimbabwe follows, | with 11%"
    verb = clause.verb
    if verb is None or verb.negated or amount is None or not plain_part(amount):
        return None
    next_ = [phrase.words for phrase in clause.objects] in ([("next",)], [("second",)], [("third",)])
    follows = verb.lemma == "follow" and not clause.objects
    if not (follows or (next_ and verb.is_a("come", "rank", "be"))):
        return None
    behind = clause.adjunct("by") if follows and clause.adjunct("by") is not None else clause.subject
    who = parts(clause, behind, slots) if behind is not None else None
    return (who, amount) if who is not None else None


def _goes_on(clause: Clause) -> bool:
    first = clause.nodes[0]
    return clause.link == "and" or (isinstance(first, Item) and first.text == "and")
