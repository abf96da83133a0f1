"""Whether a clause tells what is, or what was: a time goes with the verbs of its tense."""

from __future__ import annotations

from checks.queries import AggregateQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.reader import Sentence

_NOW = ("is", "are", "has", "have")
_UNTIL = ("before", "until", "till")
PAST = ("was", "were", "had", "did")


def was_before(told: Clause, clause: Clause, sentence: Sentence) -> bool:
    """ "Chile mined 5.3 million tons in 2024; | its reserves, at 190 million, are …": what is has no time of what was."""
    if told is clause or told.verb is None or told.kind != "main" or told.start > clause.start:
        return False
    telling = clause if clause.verb is not None else _verb_behind(clause, sentence)
    return telling is not None and telling is not told and is_now(telling) and is_past(told)


def is_over(clause: Clause, sentence: Sentence) -> bool:
    """ "Was the largest producer, | but no longer is": whether what was is said to have ended, without a word of when."""
    if "longer" not in sentence.said or not is_past(clause):
        return False
    return any(
        each.start >= clause.end and not each.objects and each.verb is not None and each.verb.negated
        for each in sentence.clauses
    )


def is_until_now(query: object, clause: Clause, sentence: Sentence) -> bool:
    """ "Has mined 5.3 million tons | so far": an amount of this year, or of all years."""
    amount = isinstance(query, ValueQuery | ShareQuery | AggregateQuery)
    return amount and not english().function["until_now"].isdisjoint(sentence.adverbs_of(clause))


def is_before_then(clause: Clause, sentence: Sentence) -> bool:
    """ "China | had been | the most populous country": before something else that was, of which nobody says when."""
    verb = clause.verb
    if verb is None or sentence.periods or "had" not in sentence.said:
        return False
    first = _first_verb(clause)
    if first is None or first.kind != "auxiliary":
        return False
    return first.text.split()[0] == "had" and (first is not clause.nodes[-1]) and verb.lemma != "have"


def was_put_before(clause: Clause) -> bool:
    """ "Output in 2024 was | first put | at 5.3 million tons", "was | at first put | at …", "had earlier been put at": a figure that has given way since."""
    verb = clause.verb
    if verb is not None and verb.lemma == "be" and [node.text for node in clause.tail[:2]] == ["at", "first"]:
        return len(clause.tail) > 2 and isinstance(clause.tail[2], Item) and clause.tail[2].is_verb
    if verb is not None and verb.is_a("put") and not verb.passive and clause.adjunct("at") is not None:
        again = any(phrase.words == ("it",) for phrase in clause.objects)
        before = [node for node in clause.nodes if isinstance(node, Item) and node.start <= verb.start]
        opened = any(node.period is not None and (again or "ago" in node.text) for node in before)
        had = any(node.text.startswith("had ") or node.text == "had" for node in before)
        return had or opened  # "the USGS | had put | it at 1,000", "last year it | put | it at 1,000"
    if verb is None or not verb.passive or not verb.is_a("report", "put", "value"):
        return False
    return not english().function["earlier_adverbs"].isdisjoint(clause.adverbs)


def is_put_until(clause: Clause, sentence: Sentence) -> bool:
    """ "Output in 2024 was put at 1.3 million tons | before it was revised": a figure that has given way since."""
    verb = clause.verb
    if sentence.said.isdisjoint(_UNTIL) or verb is None or not verb.is_a("report", "put", "value"):
        return False
    told = verb.passive or verb.lemma.startswith("be ")
    return told and any(
        each.link in _UNTIL and each.verb is not None and each.start >= clause.end
        for each in sentence.clauses
    )


def _verb_behind(clause: Clause, sentence: Sentence) -> Clause | None:
    """The clause that goes on with a verb behind a remark: "its reserves, | at 190 million tons, | are the largest"."""
    held = [each for each in (clause, clause.leans_on) if each is not None and each.verb is None]
    return next(
        (
            each
            for each in sentence.clauses
            if each.start > clause.start
            and each.verb is not None
            and any(node is each.subject for holder in held for node in holder.nodes)
        ),
        None,
    )


def _first_verb(clause: Clause) -> Item | None:
    if clause.verb is None:
        return None
    for node in clause.nodes:
        if node.start < clause.verb.start or not isinstance(node, Item):
            continue
        if node.is_verbal:
            return node
    return None


def is_now(clause: Clause) -> bool:
    """Whether a clause tells what is, by a verb in the present; "has fallen" tells of what was, too."""
    first, verb = _first_verb(clause), clause.verb
    if first is None or verb is None or verb.form != "finite" or clause.link == "to":
        return False
    if first.text.split()[0] in _NOW:
        plain = verb.lemma.split()[0] in ("be", "have")  # "are put at"
        return plain or (verb.passive and verb.is_a("report", "put"))
    return first.kind != "auxiliary" and first.verb_form in ("s", "base")


def is_past(clause: Clause) -> bool:
    """Whether a clause tells what was, by its verb: "mined", "was", "had mined"."""
    first, verb = _first_verb(clause), clause.verb
    if first is None or verb is None or verb.form != "finite":
        return False
    return first.text.split()[0] in PAST or (
        first.kind != "auxiliary" and first.verb_form in ("past", "participle")
    )
