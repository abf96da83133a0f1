"""Phrases to clauses: who does what to what, with which complements.

Each segment of a sentence becomes a clause with subject, verb and complements. A segment without a subject takes it
from where English does: the antecedent, the clause before, the interrupted main clause. Where two could be meant,
there is no subject, and nothing is claimed.
"""

from __future__ import annotations

from itertools import pairwise

from checks.claims import Frame
from checks.reading.clause_parts import (
    before_verb,
    behind_verb,
    comes_from_before,
    take_subject_behind_in,
    take_there,
)
from checks.reading.clauses import Clause, ClauseKind
from checks.reading.commas import without_bullet, without_commas
from checks.reading.companions import with_companions
from checks.reading.doubts import Doubt, frame_between
from checks.reading.headlines import with_verb
from checks.reading.interrupted_subjects import as_description, interrupted, names
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.moved_beside import with_moves
from checks.reading.one_each import one_each
from checks.reading.perceived import perceived
from checks.reading.phrases import Node, Phrase
from checks.reading.said_of_amounts import as_remark
from checks.reading.segments import Segment, begins_with_verb, segments
from checks.reading.subjects import with_subject
from checks.reading.verbs import Verb, is_infinitive, is_so_no_longer, verb_group
from checks.values import replace

_ANEW = (";", ",", ":", "–", "and", "but", "while", "whereas", "though", "although")
_TURNED = 6  # "only | in | Peru | did | it | rise"


def clauses(nodes: list[Node], is_question: bool, doubted: list[Doubt]) -> list[Clause]:
    """The clauses of one sentence's nodes, in order; `doubted` are the stretches that are not asserted."""
    found: list[Clause] = []
    pending: Phrase | None = None
    nodes = with_moves(without_commas(without_bullet(nodes)))
    pieces = one_each(segments(_turned(nodes) if is_question else nodes))
    last_verb = max(
        (at for at, piece in enumerate(pieces) if begins_with_verb(piece) and piece.link != "to"), default=-1
    )
    for number, segment in enumerate(pieces):
        clause, crowded = _clause(segment)
        clause = with_subject(clause, segment, found, pending, number < last_verb, crowded)
        clause = as_description(as_remark(clause), next(iter(pieces[number + 1 :]), None), pending)
        goes_on = clause.kind == "participle" or clause.link == "to"
        if goes_on and clause.frame is Frame.ASSERTED and clause.leans_on is not None:
            clause = replace(
                clause, frame=_frame_going_on(clause, clause.leans_on)
            )  # "Serbia could become …, | producing 58,000 tonnes a year"
        if clause.verb is None and clause.link == ":" and clause.leans_on is not None:
            clause = replace(clause, frame=clause.leans_on.frame)  # "It should be lower this year: | 20%"
        if clause.frame is Frame.ASSERTED and doubted:
            clause = replace(clause, frame=frame_between(doubted, clause.start, clause.end))
        if (subject := interrupted(clause, segment, found, pending)) is not None:
            pending = subject
        elif clause.kind == "main":
            pending = None
        elif pending is not None and names(clause, pending):
            pending = clause.objects[0]  # "Africa's biggest economy, | South Africa, | grew …"
        found.append(clause)
    return with_companions(_with_participles_anew(_with_opening_participle(found)))


def _frame_going_on(clause: Clause, before: Clause) -> Frame:
    """The frame of what goes on without a finite verb: "wants to overtake America | to become the biggest spender"."""
    denied = clause.link == "to" and before.verb is not None and before.verb.negated
    return Frame.CONDITIONAL if denied else before.frame


def _with_opening_participle(found: list[Clause]) -> list[Clause]:
    """ "Estimated at 950 million tons, | Turkey's reserves are …": the participle's subject is that of the clause behind."""
    first, main = found[0] if found else None, found[1] if len(found) > 1 else None
    if first is None or main is None or first.verb is None or first.subject is not None:
        return found
    verb, opening = first.verb, first.nodes[0]
    past = (
        isinstance(opening, Item)
        and opening.kind != "auxiliary"
        and opening.verb_form in ("past", "participle")
    )
    done = opening.text.lower() == "having" and not verb.is_a("be", "become", "rank", "have")  # no longer so
    acts = verb.form == "ing" or done  # "Having mined 49,000 tons, Chile …"
    if main.kind != "main" or main.link != "," or main.subject is None or not (past or acts):
        return found
    if past:
        verb = replace(verb, form="participle", passive=True)
    return [replace(first, kind="participle", subject=main.subject, verb=verb, leans_on=main), *found[1:]]


def _with_participles_anew(found: list[Clause]) -> list[Clause]:
    """ "China is first; | ranking second, | Indonesia mined 50,000 tons": behind a semicolon, too, it is that of the clause behind."""
    for at, (clause, main) in enumerate(pairwise(found)):
        acts = clause.link == ";" and clause.kind == "participle" and clause.verb is not None
        if (
            acts
            and main.kind == "main"
            and main.link == ","
            and main.subject is not None
            and main.subject.start >= main.start
        ):
            found[at] = replace(clause, subject=main.subject, leans_on=main)
    return found


def _turned(nodes: list[Node]) -> list[Node]:
    """A question with its auxiliary behind the subject: "Could Australia double its output?"."""
    opened = (
        len(nodes) > 2
        and isinstance(nodes[0], Item)
        and nodes[0].kind == "auxiliary"
        and isinstance(nodes[1], Phrase)
    )
    return [nodes[1], nodes[0], *nodes[2:]] if opened else nodes


def _clause(segment: Segment) -> tuple[Clause, bool]:
    """The clause that a segment says by itself, and whether two phrases stand where its subject should."""
    nodes = with_verb(perceived(_behind_only(_without_proverb(segment.nodes))), segment.link)
    at, parts = before_verb(nodes)
    take_there(parts)
    crowded = len(parts.subjects) > 1
    verb, after = verb_group(nodes, at)
    if verb is not None and segment.link not in ("to", "relative") and _is_to_come(nodes, at):
        verb = replace(verb, frame=Frame.FORECAST)
    if verb is not None and verb.form == "ing" and _would_be(nodes[after:]):
        verb = replace(verb, frame=Frame.CONDITIONAL)
    if verb is not None and (not segment.link or (segment.link in _ANEW and verb.form == "finite")):
        take_subject_behind_in(parts, opens=not segment.link)
    parts.adverbs += [
        node.text for node in nodes[at:after] if isinstance(node, Item) and node.kind == "adverb"
    ]
    tail = nodes[after:] if verb is not None else nodes[at:]
    if verb is not None and is_so_no_longer(tail):
        verb = replace(verb, negated=not verb.negated)
    behind_verb(tail, parts)
    if verb is not None and comes_from_before(verb, nodes[:at], parts):
        parts.subjects, parts.objects = parts.objects, []
    if verb is not None and verb.passive and parts.objects and _is_given(verb, parts.objects[0], tail):
        verb = replace(verb, passive=False)
    kind = _kind_of(segment, verb, bool(parts.subjects))
    if verb is None:
        parts.objects = parts.subjects + parts.objects
    clause = Clause(
        kind,
        parts.subjects[0] if verb is not None and len(parts.subjects) == 1 else None,
        verb,
        tuple(parts.objects),
        tuple(parts.adjuncts),
        tuple(parts.periods),
        tuple(tail),
        tuple(nodes),
        nodes[0].start,
        nodes[-1].end,
        adverbs=tuple(parts.adverbs),
        link=segment.link,
        frame=verb.frame if verb is not None else Frame.ASSERTED,
    )
    return clause, crowded


def _behind_only(nodes: list[Node]) -> list[Node]:
    """ "Only in Ecuador | did | murders | rise": the auxiliary behind its subject, where "only" turned them round."""
    if getattr(nodes[0], "text", "") != "only" or len(nodes) < _TURNED or nodes[1].text not in ("in", "at"):
        return nodes
    at = next((at for at, node in enumerate(nodes) if getattr(node, "kind", "") == "auxiliary"), 0)
    turned = at > 1 and isinstance(nodes[at - 1], Phrase) and at + 2 < len(nodes)
    if not turned or not isinstance(nodes[at + 1], Phrase):
        return nodes
    return [*nodes[:at], nodes[at + 1], nodes[at], *nodes[at + 2 :]]


def _without_proverb(nodes: list[Node]) -> list[Node]:
    """Without the "did" of "…, more than any other country did", which says nothing by itself."""
    at = next(
        (at for at, node in enumerate(nodes) if isinstance(node, Item) and node.kind == "auxiliary"), None
    )
    if at is None or at < 2:
        return nodes
    compared = any(isinstance(node, Item) and node.text in ("than", "as") for node in nodes[:at])
    rest = [
        node for node in nodes[at + 1 :] if not (isinstance(node, Item) and node.kind in ("period", "adverb"))
    ]
    verbal = any(isinstance(node, Item) and node.is_verb for node in nodes[:at])
    return [*nodes[:at], *nodes[at + 1 :]] if compared and not rest and not verbal else nodes


def _is_to_come(nodes: list[Node], at: int) -> bool:
    """ "Chile | to | mine 5.3 million tons", as headlines say of what is going to be: an infinitive behind a subject alone."""
    if at < 1 or nodes[at - 1].text != "to" or not is_infinitive(nodes, at - 1):
        return False
    if at == 1:
        return True  # "Chile, too, | to | mine 5.3 million tons"
    subject = next((node for node in nodes[: at - 1] if isinstance(node, Phrase)), None)
    if subject is None or subject.place is not None or nodes[at - 2].text.lower().endswith("used"):
        return False  # "the first to mine 5 million tons", "Petrol used to cost …"
    return bool(subject.entities or subject.owner or subject.is_measure)


def _would_be(tail: list[Node]) -> bool:
    """ "Chile mining 5.3 million tons | would be a surprise": what is imagined and not said to be so."""
    modals = english().function["modals"]
    return any(isinstance(node, Item) and node.kind == "auxiliary" and node.text in modals for node in tail)


def _is_given(verb: Verb, given: Phrase, tail: list[Node]) -> bool:
    """ "Lumora was granted | 1,295 patents": whoever is given something has it then."""
    return verb.lemma in english().function["verbs_of_giving"] and bool(tail) and tail[0] is given


def _kind_of(segment: Segment, verb: Verb | None, has_subject: bool) -> ClauseKind:
    first = segment.nodes[0]
    relative = segment.link == "relative" or (isinstance(first, Item) and first.kind == "relative")
    if verb is None:
        return "parenthesis" if segment.parenthesis else "relative" if relative else "fragment"
    if verb.form != "finite" and not has_subject and not relative:
        return "participle"
    if segment.parenthesis:
        return "parenthesis"
    return "relative" if relative else "main"
