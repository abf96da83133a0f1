"""Is it a claim? Whether a statistician could name the table in which a number belongs, though nobody holds it here.

"31 people", "$9,430 a tonne", "61%" are claims; "two men", "48 steps", "2 kg of salt" are none.
"""

from __future__ import annotations

from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity

_MEASURED = ("mass", "gem mass", "volume", "oil volume", "oil flow", "electricity", "energy", "power", "area", "density",
             "percent", "rate", "length")  # fmt: skip
_HOUSEHOLD = {"t": 0.5, "m3": 1.0, "ct": 50.0, "kWh": 1000.0, "km2": 0.01, "km": 1.0, "J": 1e9}
"""What kitchens, luggage and gardens hold less of, in base units; smaller amounts say nothing of the world at large."""

_PAIR, _SMALL, _LARGE, _THOUSAND = 2, 12, 100, 1000
_PERSONAL = (
    "his",
    "her",
    "my",
    "your",
    "our",
    "way",
    "time",
    "life",
    "day",
    "night",
    "distance",
    "battle",
    "story",
)
_WALKERS = ("i", "we", "he", "she", "you")
_SELECTED = ("next", "other", "top", "first", "last", "remaining")
_DEFINITE = ("the", "its", "their", "these", "those", "every", "each")
_UNCOUNTABLE_ENDS = ("ss", "us", "is")


def is_tabled(quantity: Quantity, phrase: Phrase, clause: Clause) -> bool:
    """Whether a quantity could stand in a statistician's table."""
    if _is_of_a_rule(clause):
        return False
    if quantity.kind == "rate" or quantity.kind in ("money", "points"):
        return True
    if quantity.kind == "percent":
        return quantity.stated.value not in (100, 110) or phrase.whole is not None
    if quantity.kind == "part":
        return _is_part_at_large(phrase)
    if phrase.words[:1] and phrase.words[0] in _DEFINITE:
        return False  # "its 21m tonnes", "the 400 workers": known already, not asserted here
    walked = any(isinstance(node, Phrase) and node.text.lower() in _WALKERS for node in clause.nodes)
    if walked and quantity.kind == "amount" and quantity.dimension in ("length", "mass"):
        return False  # "we walked five miles"
    if quantity.dimension == "length" and _is_a_way(phrase, clause):
        return False
    if quantity.kind == "amount":
        return quantity.dimension in _MEASURED and _is_at_large(quantity)
    if quantity.kind == "count":
        return not quantity.attributive and _is_count_at_large(quantity, phrase, clause)
    return False


def _is_a_way(phrase: Phrase, clause: Clause) -> bool:
    """ "40 km off Peru's coast", "follow the signs for 3 km": where something is, or how far to go."""
    words = english().function
    behind = next((node.text.lower().split()[0] for node in clause.nodes if node.start >= phrase.end), "")
    before = [node.text.lower() for node in clause.nodes if node.end <= phrase.start][-1:]
    told_to = clause.subject is None and before in (["for"], ["after"])
    return told_to or behind in words["directions"]


def _is_of_a_rule(clause: Clause) -> bool:
    """ "The law allows fines of up to €20 million": what is laid down, and not what is."""
    subject, verb, words = clause.subject, clause.verb, english().function
    if subject is None or verb is None:
        return False
    return subject.head in words["rules"] and verb.lemma in words["ruling_verbs"]


def _is_second(clause: Clause) -> bool:
    """Whether a clause says of another subject what the one before says, with the same verb."""
    before = clause.leans_on
    if before is None or before.verb is None or clause.verb is None:
        return False
    counts = any(phrase.quantity is not None and noun_counted(phrase) for phrase in before.objects)
    wanted = clause.verb.is_a("target", "forecast")  # "has planted 8,200 trees; it wants 50,000 by 2030"
    return counts and (before.verb.lemma == clause.verb.lemma or wanted)


def _is_of_people(clause: Clause) -> bool:
    """ "The port employs | 22,000", "drove | 12,000 | from their homes": a verb of which people are the object."""
    return clause.verb is not None and clause.verb.lemma in english().function["verbs_of_numbers"]


def _is_said_of_a_number(clause: Clause) -> bool:
    """ "The league's average attendance was | 31,000": a noun, and no person or firm, that is said to be a number."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "value") or subject.proper:
        return False
    return subject.opaque and not subject.entities and subject.head in english().function["numbers_by_name"]


def noun_counted(phrase: Phrase) -> str:
    """The noun that a phrase's number counts: "300 jets worth" counts jets; "" where it counts nothing."""
    words = english()
    behind = phrase.words[1:] if phrase.quantity is not None and len(phrase.words) > 1 else phrase.words
    for word in behind:
        if word in words.countable:
            return word
    plural = (word for word in behind if word.endswith("s") and not word.endswith(_UNCOUNTABLE_ENDS))
    return next((word for word in plural if word.isalpha()), "")


def harmed(phrase: Phrase, clause: Clause) -> bool:
    """Whether a number counts people who were killed, hurt or driven out: "killing 31", "12 dead", "left 40 injured"."""
    words = english().function["harms"]
    if any(word in words for word in phrase.words):
        return True
    before = [node for node in clause.nodes if node.end <= phrase.start][-1:]
    return any(_last_word(node) in words for node in before)


def _last_word(node: Phrase | Item) -> str:
    return node.head if isinstance(node, Phrase) else node.text


def _is_at_large(quantity: Quantity) -> bool:
    size = abs(quantity.stated.value or quantity.stated.holds.low)
    least = _HOUSEHOLD.get(quantity.stated.unit or "", 0.0)
    return quantity.has_multiplier or size >= least


def _is_part_at_large(phrase: Phrase) -> bool:
    """ "A third of British adults", "one in four children"; not "half his life", "a third of the way"."""
    if any(word in _PERSONAL for word in phrase.words):
        return False
    whole = phrase.whole
    if whole is None:
        return bool(noun_counted(phrase))
    if whole.quantity is not None and whole.quantity.bare:
        return False  # "one of the two suspects"
    if whole.words == ("them",):
        return True  # "90,000 patients, a fifth of them from abroad"
    return bool(
        whole.topics or whole.scope or whole.owner or whole.entities or whole.concept or noun_counted(whole)
    )


def _is_count_at_large(quantity: Quantity, phrase: Phrase, clause: Clause) -> bool:
    value = quantity.stated.value
    if harmed(phrase, clause) and (value is None or value > _PAIR):
        return True
    noun, words = noun_counted(phrase), english()
    before = [node for node in clause.nodes if node.end <= phrase.start][-1:]
    if any(word in _SELECTED for word in (*phrase.words, *map(_last_word, before))):
        return False  # "the next fifteen countries" are named by an ordering
    large = quantity.has_multiplier or (value is not None and value >= _THOUSAND)
    told = _is_second(clause) or _is_said_of_a_number(clause) or _is_of_people(clause)
    if not noun and large and phrase in clause.objects and told:
        return True  # "Ryanair carried 200m passengers; easyJet carried 92m", "attendance was 31,000"
    if not noun and quantity.has_multiplier and phrase is clause.subject and not phrase.entities:
        return clause.verb is not None and clause.verb.is_a(
            "come", "move", "plain"
        )  # "1.3 million came last year"
    if not noun or noun in words.uncounted:
        return False
    if quantity.has_multiplier or (value is not None and value >= _LARGE):
        return True
    return noun in words.countable and value is not None and value > _SMALL
