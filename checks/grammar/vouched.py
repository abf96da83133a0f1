"""What a sentence says behind "that" without vouching for it: "wants to ensure | that Chile mined …", "the hope is | that …"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import PeriodWords
from checks.claims import Frame
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.denials import denies
from checks.reading.doubts import is_undoubted
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_TELLING = frozenset(("report", "mean"))
_POSSIBLE = ("would", "could", "can", "might", "may", "will")


def vouched_for(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    """The draft, as an opinion where "that" begins its clause behind words that leave open whether it is so."""
    draft = _foreseen_with_it(draft, clause)
    if clause.kind != "relative" or clause.opener != "that" or draft.frame is not Frame.ASSERTED:
        return draft
    own = clause.subject is not None and any(node is clause.subject for node in clause.nodes)
    if not own or draft.anchor[0] < clause.start:
        return draft  # "the copper | that Chile mined"
    before = [node for node in slots.sentence.nodes if node.end <= clause.start]
    return draft if _vouches(before) else replace(draft, frame=Frame.OPINION)


def _foreseen_with_it(draft: Draft, clause: Clause) -> Draft:
    """ "Peru is expected to regain second place, | with 2.6 million tons |": what is foreseen with what stands before it."""
    host = clause.leans_on
    if (
        clause.verb is not None
        or host is None
        or draft.frame is not Frame.ASSERTED
        or host.end > clause.start
    ):
        return draft
    dated = getattr(draft.query, "period", PeriodWords()).year is not None
    meant = host.frame in (Frame.FORECAST, Frame.TARGET, Frame.CONDITIONAL)
    return replace(draft, frame=host.frame) if meant and not dated and clause.adjunct("with") else draft


def _vouches(before: Sequence[Node]) -> bool:
    """Whether the words before "that" say that it is so, or are no verb, adjective or noun that could leave it open."""
    while before and isinstance(before[-1], Item) and before[-1].kind == "adverb":
        before = before[:-1]
    last = before[-1] if before else None
    if last is None:
        return True
    if isinstance(last, Item) and last.verb is not None and "doubt" in last.verb.classes:
        return is_undoubted(before)
    words, said = english().function, last.words if isinstance(last, Phrase) else (last.text,)
    if any(_denies(node) for node in before):
        return not words["undoubted"].isdisjoint(said)  # "there is no doubt that"
    if not words["vouching"].isdisjoint(said):
        return said[-1:] != ("sure",) or not any(_makes(node) for node in before)  # "make sure that"
    if isinstance(last, Phrase):
        return bool(last.entities or last.quantity or last.place or last.period)
    if last.kind == "auxiliary" or (last.verb is not None and last.verb.lemma == "be"):
        told = next((node for node in reversed(before) if isinstance(node, Phrase)), None)
        return told is not None and not words["vouching"].isdisjoint(told.words)
    return last.verb is None or _tells(before)


def _tells(before: Sequence[Node]) -> bool:
    """Whether a verb of saying says so, and is not only wanted, possible or named: "refused to say", "could say", "claims"."""
    last = before[-1]
    if not isinstance(last, Item) or last.verb is None or not _TELLING & set(last.verb.classes):
        return False
    acts = [node for node in before[-3:-1] if isinstance(node, Phrase) or node.kind != "adverb"]
    auxiliary = acts[-1] if acts else None
    open_ = isinstance(auxiliary, Item) and (
        auxiliary.text in ("to", *_POSSIBLE) or auxiliary.kind == "preposition"
    )
    return not open_ and last.verb_form != "ing" and any(isinstance(node, Phrase) for node in before[:-1])


def _denies(node: Node) -> bool:
    return denies(node) or (isinstance(node, Phrase) and node.words[-1:] == ("nowhere",))


def _makes(node: Node) -> bool:
    return isinstance(node, Item) and node.verb is not None and node.verb.lemma == "make"
