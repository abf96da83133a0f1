"""Statements of other times than the newest figures: what held once, until recently, or during something."""

from __future__ import annotations

from itertools import pairwise

from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.reader import Sentence
from checks.reading.years import Period

_GOING_ON = (",", "–", "and", "but", "though", "yet")
_OPENERS = ("until", "till", "before", "after", "since", "once")
_UNTIL = ("until", "till", "before")
_ROW = 3  # so many years make a row


def explained(clause: Clause, sentence: Sentence) -> Period | None:
    """The time right before a clause with "when"; None where it opens with something else or no time stands there."""
    if clause.opener != "when":
        return None
    at = next(index for index, token in enumerate(sentence.tokens) if token.start >= clause.start)
    return next((time for time in sentence.periods if time.after in (at, at - 1)), None)


def is_bygone(clause: Clause, sentence: Sentence) -> bool:
    """ "once", "used to", "until …": the statement is about a time before, and which one is not said."""
    adverbs, function = sentence.adverbs_of(clause), english().function
    if is_now_and_again(adverbs):
        return True
    if any(time.words.year is not None and time.role == "at" for time in clause.periods):
        return False
    verb = clause.verb
    ended = any(time.role == "until" for time in clause.periods) or _ends_then(clause, sentence)
    ended = ended or _was_overtaken(clause, sentence)
    if "long" in adverbs and any(
        one.text == "as" and other.text == "long" for one, other in pairwise(clause.nodes)
    ):
        adverbs -= {"long"}  # "twice as long as"
    if "then" in adverbs and verb is None and clause.link == "," and _goes_on_a_list(clause):
        adverbs -= {"then"}
    ended = ended or not function["bygone"].isdisjoint(adverbs)
    return ended or (verb is not None and (verb.bygone or _used_to(verb.start, sentence)))


def _goes_on_a_list(clause: Clause) -> bool:
    """ "China leads with 69,000 tons, | then Indonesia with 50,000": who comes next, with what only they have."""
    named = [node for node in clause.nodes if isinstance(node, Phrase)]
    listed = bool(named) and bool(named[0].entities) and named[0].concept is None
    return listed and not clause.periods and clause.nodes[0].text.lower() == "then"


def _ends_then(clause: Clause, sentence: Sentence) -> bool:
    """ "… | until | the war", "… | before | Chile overtook it": whether a clause says how long something was so."""
    if sentence.said.isdisjoint(_UNTIL):
        return False
    if any(isinstance(node, Item) and node.text in _UNTIL for node in clause.tail):
        return True
    return any(other.link in ("until", "till") and other.start >= clause.end for other in sentence.clauses)


def is_one_of_a_row(clause: Clause, sentence: Sentence) -> bool:
    """ "In 2022 |, 2023 and 2024", "in 2022, 2023 | and 2024 Russia was …": a year that goes on with bare ones."""
    if len(sentence.periods) < _ROW:
        return False
    at = next((at for at, each in enumerate(sentence.clauses) if each is clause), None)
    beside = sentence.clauses[at + 1 : at + 2] if at is not None else ()
    if at and isinstance(clause.nodes[0], Item) and clause.nodes[0].period is not None:
        beside = (*beside, sentence.clauses[at - 1])
    return any(_only_years(each) for each in beside)


def _only_years(clause: Clause) -> bool:
    bare = [isinstance(n, Item) and (n.period is not None or n.kind == "conjunction") for n in clause.nodes]
    return all(bare) and bool(clause.periods) and clause.link == "," and clause.periods[0].role == "at"


def is_now_and_again(adverbs: frozenset[str]) -> bool:
    """ "Briefly", "at times": what was so for a part of the time only, whichever year is named."""
    return not english().function["now_and_again"].isdisjoint(adverbs)


def _used_to(start: int, sentence: Sentence) -> bool:
    """ "Petrol | used to | cost €1.93 a litre": where "used" may be taken for what is done with petrol."""
    if "used" not in sentence.said:
        return False
    before = [token.text for token in sentence.tokens if token.start < start][-2:]
    return before == ["used", "to"]


def _was_overtaken(clause: Clause, sentence: Sentence) -> bool:
    """ "Peru, which was the second-largest producer, | fell behind Congo": what was so before the change."""
    if clause.kind != "relative" or sentence.periods:
        return False
    if not any(isinstance(node, Item) and node.text in ("was", "were") for node in clause.nodes):
        return False
    behind = (each.verb for each in sentence.clauses if each.start >= clause.end and each.verb is not None)
    return any(verb.is_a("fall", "trail", "shift") or verb.lemma in ("lose", "cede") for verb in behind)


def happens_during(clause: Clause, sentence: Sentence) -> bool:
    """ "During the war …", "Under Allende …", "When Pinochet ruled, …": a time that no calendar tells."""
    if any(says_when(each) is not None for each in (clause, sentence.clauses[0])):
        return True
    if _closes_with_a_time(clause, sentence):
        return True
    return any(
        _opens_a_time(other, sentence) and _is_attached(other, clause, sentence) for other in sentence.clauses
    )


def _closes_with_a_time(clause: Clause, sentence: Sentence) -> bool:
    """ "Germany was third, ahead of Britain | , before the pandemic", "… more than Britain | during the war": the time of all of it."""
    last = sentence.clauses[-1]
    if last.verb is not None or last.end <= clause.start or last.kind == "parenthesis":
        return False
    between = [each for each in sentence.clauses if clause.start < each.start]
    alone = all(each.verb is None and each.link in _GOING_ON for each in between)
    alone = alone and last.nodes[0].text not in ("up", "down")  # "…, up 1% before tax"
    when = says_when(last) if alone else None
    return when is not None and last.adjuncts[-1] in ((tie, when) for tie in ("before", "during"))


def is_followed_by_its_time(clause: Clause, sentence: Sentence) -> bool:
    """ "…; Uganda had 1.76 million | when the war began": a time of its own right behind a clause, that no calendar tells."""
    behind = (each for each in sentence.clauses if each.start >= clause.end)
    return any(_opens_a_time(each, sentence) and _is_attached(each, clause, sentence) for each in behind)


def has_time_untold(clause: Clause, sentence: Sentence) -> bool:
    """ "once", "under Castillo", "when the war began": whether a clause itself has a time that no calendar tells."""
    own = is_bygone(clause, sentence) or says_when(clause) is not None
    return own or is_followed_by_its_time(clause, sentence)


def says_when(clause: Clause) -> Phrase | None:
    """ "Fell by 6% | under Castillo", "… during | the pandemic": what names a time without a year in a clause."""
    ties = english().function["time_prepositions"]
    return next((phrase for tie, phrase in clause.adjuncts if tie in ties and _is_no_place(phrase)), None)


def _is_attached(time: Clause, clause: Clause, sentence: Sentence) -> bool:
    """Whether a clause of time stands before a statement, or right behind it: no mark or other clause between."""
    if time.start <= clause.start:
        return True
    between = [node for node in sentence.nodes if clause.end <= node.start < time.start]
    tokens = [token.text for token in sentence.tokens if clause.end <= token.start < time.start]
    return not between or not {",", "–", ";", ":"} & set(tokens)


def _opens_a_time(clause: Clause, sentence: Sentence) -> bool:
    """Whether a clause says when: "when Pinochet ruled", "before the mine closed"."""
    first = clause.nodes[0]
    word = first.text if isinstance(first, Item) else ""
    if word in ("when", "whenever"):
        return explained(clause, sentence) is None
    if word == "once" and any(isinstance(node, Item) and node.is_verb for node in clause.nodes[1:2]):
        return False  # "Vietnam's reserves, once put at 22 million tons, are now …"
    return clause.verb is not None and (word in _OPENERS or clause.link in _OPENERS)


def _is_no_place(phrase: Phrase) -> bool:
    """Whether a phrase behind "during" or "under" can be a time or a reign: no country, no soil, no measure, no amount."""
    placed = phrase.entities or phrase.scope or phrase.facility
    amount = phrase.quantity is not None and phrase.quantity.dimension != "time"
    return not (placed or phrase.is_measure or phrase.topics or amount)


def is_of_extreme(time: Period, clause: Clause, amount: Phrase | None) -> bool:
    """ "Peru's output of 2.6 million tons was its lowest | since 2022": since when another one is an extreme."""
    if time.role != "since" or clause.verb is None or amount is None or amount.end > clause.verb.start:
        return False
    highest = (each.extreme for each in clause.objects if each.extreme is not None)
    return any(each.since == time.words.year for each in highest)


def is_of_figure(clause: Clause, start: int) -> bool:
    """ "… fell short of the 2023 figure": the time of a figure that somebody's is set against."""
    nouns = english().function["figure_nouns"] | english().function["level_nouns"]
    return any(
        isinstance(node, Phrase)
        and node is not clause.subject
        and node.quantity is None
        and node.start <= start < node.end
        and node.head in nouns
        for node in clause.nodes
    )
