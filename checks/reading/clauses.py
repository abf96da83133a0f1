"""Phrases to clauses: who does what to what, with which complements.

Sentences are cut at marks, conjunctions and relative pronouns into segments; each becomes a clause with subject, verb
and complements. A segment without a subject takes it from where English does: the antecedent, the clause before, the
interrupted main clause. Where two could be meant, there is no subject, and nothing is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from checks.claims import Frame
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.periods import Period
from checks.reading.phrases import Node, Phrase

ClauseKind = Literal["main", "relative", "participle", "apposition", "fragment", "parenthesis"]
_SUBORDINATE = ("as", "after", "before", "since", "until", "till", "with")
_STRONG = (";", ":", "–", "•", "*", "?", "!")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: its base form, what the language and the catalogue make of it, and how it is put.

    form: finite, participle ("put at …", passive) or ing.
    """

    lemma: str
    classes: tuple[str, ...]
    concepts: tuple[Name, ...]
    form: Literal["finite", "participle", "ing"]
    start: int
    end: int
    negated: bool = False
    modal: bool = False
    passive: bool = False
    frame: Frame = Frame.ASSERTED
    bygone: bool = False

    def is_a(self, *classes: str) -> bool:
        """Whether the verb belongs to one of the classes of verbs.yaml."""
        return any(name in self.classes for name in classes)


@dataclass(frozen=True)
class Clause:
    """One clause. `objects` follow the verb bare, `adjuncts` come with a preposition, before or behind the verb.

    `leans_on`: the clause from which it takes what it does not say itself.
    `tail`: everything behind the verb as it stands, for constructions that look at the order of words.
    """

    kind: ClauseKind
    subject: Phrase | None
    verb: Verb | None
    objects: tuple[Phrase, ...]
    adjuncts: tuple[tuple[str, Phrase], ...]
    periods: tuple[Period, ...]
    tail: tuple[Node, ...]
    nodes: tuple[Node, ...]
    start: int
    end: int
    leans_on: Clause | None = None
    adverbs: tuple[str, ...] = ()
    link: str = ""
    frame: Frame = Frame.ASSERTED
    antecedent: Phrase | None = None
    opener: str = ""

    def adjunct(self, *prepositions: str) -> Phrase | None:
        """The first complement with one of the prepositions."""
        return next((phrase for preposition, phrase in self.adjuncts if preposition in prepositions), None)


@dataclass
class _Segment:
    nodes: list[Node]
    link: str
    parenthesis: bool = False
    antecedent: Phrase | None = None


def clauses(nodes: list[Node], is_question: bool) -> list[Clause]:
    """The clauses of one sentence's nodes, in order."""
    frame = Frame.QUESTION if is_question else _conditional(nodes)
    if frame is Frame.ASSERTED:
        frame = _doubted(nodes)
    found: list[Clause] = []
    pending: Phrase | None = None
    segments = _segments(_turned(nodes) if is_question else nodes)
    for number, segment in enumerate(segments):
        clause = _clause(segment)
        resumed = any(_begins_with_verb(later) for later in segments[number + 1 :])
        clause = _with_subject(clause, segment, found, pending, resumed)
        if clause.frame is Frame.ASSERTED and frame is not Frame.ASSERTED:
            clause = replace(clause, frame=frame)
        if clause.verb is None and clause.kind == "fragment" and segment.link in ("", ";") and len(clause.objects) == 1:
            pending = clause.objects[0]
        elif clause.kind == "main":
            pending = None
        found.append(clause)
    return found


def _turned(nodes: list[Node]) -> list[Node]:
    """A question with its auxiliary behind the subject: "Could Australia double its output?"."""
    opened = len(nodes) > 2 and isinstance(nodes[0], Item) and nodes[0].kind == "auxiliary" and isinstance(nodes[1], Phrase)
    return [nodes[1], nodes[0], *nodes[2:]] if opened else nodes


def _conditional(nodes: list[Node]) -> Frame:
    """A sentence that begins with a condition, or holds one, is not about the record."""
    for index, node in enumerate(nodes):
        if isinstance(node, Item) and node.kind == "condition" and node.text in ("if", "unless", "assuming", "suppose", "provided"):
            before = nodes[index - 1] if index else None
            if before is None or (isinstance(before, Item) and before.text in (";", "and", "but", '"', "only", "even")):
                return Frame.CONDITIONAL
    first = nodes[0] if nodes else None
    if isinstance(first, Item) and first.text in ("should", "were", "had") and len(nodes) > 1:
        return Frame.CONDITIONAL
    return Frame.ASSERTED


def _doubted(nodes: list[Node]) -> Frame:
    """ "Experts doubt that …", "asked whether …", "it is wrong to say that …": nobody vouches for what follows."""
    words = english()
    for index, node in enumerate(nodes):
        following = [other.text for other in nodes[index + 1 : index + 4] if isinstance(other, Item)]
        if isinstance(node, Item):
            if node.text == "whether":
                return Frame.QUESTION
            if node.verb is not None and "doubt" in node.verb.classes and {"that", "whether", "if"} & set(following[:2]):
                return Frame.OPINION
        spoken = node.words if isinstance(node, Phrase) else (node.text,)
        if isinstance(node, Phrase) and node.head in words.function["intentions"] and _infinitive_follows(nodes, index):
            return Frame.TARGET
        if words.function["untruths"] & set(spoken) and {"that", "to"} & set(following):
            return Frame.OPINION
    return Frame.ASSERTED


def _infinitive_follows(nodes: list[Node], index: int) -> bool:
    """Whether "to" and a verb follow: "a plan to raise output"."""
    tie = nodes[index + 1] if index + 1 < len(nodes) else None
    return isinstance(tie, Item) and tie.text == "to" and _infinitive(nodes, index + 1)


# -------------------------------------------------------------------- segments
def _segments(nodes: list[Node]) -> list[_Segment]:
    found: list[_Segment] = []
    current = _Segment([], "")
    last_phrase: Phrase | None = None
    index = 0
    depth_end: list[tuple[str, _Segment]] = []
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, Phrase):
            current.nodes.append(node)
            last_phrase = node
        elif node.text in ("(", "[") and not depth_end:
            depth_end.append((")" if node.text == "(" else "]", current))
            current = _Segment([], "(", True, last_phrase)
        elif depth_end and node.text == depth_end[-1][0]:
            found.append(current)
            current = depth_end.pop()[1]
        elif node.text in ('"', "'", "…", "."):
            pass
        elif node.text in (*_STRONG, ",") or (node.kind in ("contrast", "condition") and not _excepts(nodes, index)):
            found.append(current)
            current = _Segment([], node.text, current.parenthesis)
        elif node.text in _SUBORDINATE and node.kind == "preposition" and _opens_subordinate(nodes, index):
            found.append(current)
            current = _Segment([], node.text, current.parenthesis)
        elif node.kind == "relative" and _opens_relative(nodes, index):
            found.append(current)
            current = _Segment([node], "relative", current.parenthesis, last_phrase)
        elif node.kind == "conjunction" and _opens_clause(nodes, index + 1):
            found.append(current)
            current = _Segment([], node.text, current.parenthesis)
        else:
            current.nodes.append(node)
        index += 1
    found.append(current)
    for _, outer in depth_end:
        found.append(outer)
    return [segment for segment in found if segment.nodes]


def _opens_subordinate(nodes: list[Node], index: int) -> bool:
    """Whether "as", "after" or "with" opens a clause with a subject of its own: "as Peru's rose", "with output falling"."""
    subject, at = nodes[index + 1 : index + 2], index + 2
    while at < len(nodes) and isinstance(node := nodes[at], Item) and node.kind in ("adverb", "period"):
        at += 1
    verb = nodes[at] if at < len(nodes) else None
    if not subject or not isinstance(subject[0], Phrase) or not isinstance(verb, Item):
        return False
    is_object = not subject[0].is_measure and nodes[index].text == "with"
    progressive = verb.verb_form == "ing" and verb.kind != "auxiliary"
    if nodes[index].text == "with":
        return progressive and not is_object
    return verb.kind == "auxiliary" or (verb.is_verb and not progressive)


def _excepts(nodes: list[Node], index: int) -> bool:
    """ "Every country but China": no contrast, but an exception."""
    before, after = nodes[max(index - 1, 0) : index], nodes[index + 1 : index + 2]
    word = nodes[index]
    if not isinstance(word, Item) or word.text != "but" or not before or not after or not isinstance(before[0], Phrase) or not isinstance(after[0], Phrase):
        return False
    return before[0].words[:1] in (("every",), ("all",), ("no",)) and bool(after[0].entities)


def _opens_relative(nodes: list[Node], index: int) -> bool:
    before = nodes[index - 1] if index else None
    return isinstance(before, Phrase) or (
        isinstance(before, Item) and (before.text == "," or before.kind == "preposition")
    )


def _opens_clause(nodes: list[Node], index: int) -> bool:
    """Whether what follows "and" is a clause or a gapped one, not the last member of a list."""
    seen_phrase: Phrase | None = None
    for node in nodes[index : index + 8]:
        if isinstance(node, Phrase):
            if seen_phrase is not None:
                can_own = seen_phrase.is_entity or seen_phrase.is_measure
                return can_own and (node.quantity is not None or node.place is not None)
            seen_phrase = node
            continue
        if node.kind == "adverb" or node.kind == "period":
            continue
        if node.kind == "preposition" and seen_phrase is not None:
            after = nodes[nodes.index(node) + 1] if nodes.index(node) + 1 < len(nodes) else None
            owns = seen_phrase.is_entity or seen_phrase.is_measure
            if node.text in ("by", "to", "from") and owns and isinstance(after, Phrase) and after.quantity is not None:
                return True
            if node.text in ("with", "at") and isinstance(after, Phrase) and after.quantity is not None:
                return True
            if node.text in ("from", "in", "by") and _is_share_of_gap(seen_phrase) and isinstance(after, Phrase) and after.entities:
                return True
            seen_phrase = None if not isinstance(after, Phrase) else seen_phrase
            return _verb_before_mark(nodes, nodes.index(node))
        if node.kind == "auxiliary" or node.is_verb or node.kind == "negation":
            return node.verb_form != "ing" or seen_phrase is None
        return False
    return False


def _is_share_of_gap(phrase: Phrase) -> bool:
    """ "… and 11% from Russia": a part that begins a gapped clause."""
    quantity = phrase.quantity
    return quantity is not None and quantity.kind in ("percent", "part") and phrase.whole is None and not phrase.topics


def _verb_before_mark(nodes: list[Node], index: int) -> bool:
    for node in nodes[index:]:
        if isinstance(node, Item):
            if node.kind in ("mark", "conjunction", "contrast", "relative"):
                return False
            if node.kind == "auxiliary" or node.is_verb:
                return True
    return False


# -------------------------------------------------------------------- one segment
@dataclass
class _Parts:
    subjects: list[Phrase] = field(default_factory=list)
    adjuncts: list[tuple[str, Phrase]] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)


def _clause(segment: _Segment) -> Clause:
    nodes = segment.nodes
    kind: ClauseKind = "main"
    if segment.link == "relative" or (isinstance(nodes[0], Item) and nodes[0].kind == "relative"):
        kind = "relative"
    at, parts = _before_verb(nodes)
    verb, after = _verb_group(nodes, at)
    if verb is not None and not parts.subjects and len(parts.adjuncts) == 1 and not segment.link:
        tie, opening = parts.adjuncts[0]
        if tie == "in" and opening.concept is not None and opening.owner is not None and opening.quantity is None:
            parts.subjects, parts.adjuncts = [opening], []  # "In Argentina inflation hit …"
    parts.adverbs += [node.text for node in nodes[at:after] if isinstance(node, Item) and node.kind == "adverb"]
    tail = nodes[after:] if verb is not None else nodes[at:]
    _behind_verb(tail, parts, verb is not None)
    if verb is None:
        parts.objects = parts.subjects + parts.objects
        parts.subjects = []
        kind = "parenthesis" if segment.parenthesis else ("relative" if kind == "relative" else "fragment")
    elif verb.form != "finite" and not parts.subjects and kind != "relative":
        kind = "participle"
    elif segment.parenthesis:
        kind = "parenthesis"
    frame = verb.frame if verb is not None else Frame.ASSERTED
    return Clause(
        kind,
        _sole_subject(parts.subjects, nodes),
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
        frame=frame,
    )


def _sole_subject(subjects: list[Phrase], nodes: list[Node]) -> Phrase | None:
    """The subject; none where two phrases stand side by side, as a verb that is not known may be between them."""
    return subjects[0] if len(subjects) == 1 else None


def _before_verb(nodes: list[Node]) -> tuple[int, _Parts]:
    parts = _Parts()
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, Phrase):
            parts.subjects.append(node)
        elif node.kind == "preposition" and index + 1 < len(nodes) and isinstance(nodes[index + 1], Phrase):
            parts.adjuncts.append((node.text, nodes[index + 1]))  # type: ignore[arg-type]
            index += 1
        elif node.kind == "period" and node.period is not None:
            parts.periods.append(node.period)
        elif node.kind == "adverb":
            parts.adverbs.append(node.text)
        elif node.kind in ("auxiliary", "negation") or node.is_verb:
            break
        index += 1
    return index, parts


def _behind_verb(tail: list[Node], parts: _Parts, has_verb: bool) -> None:
    index = 0
    while index < len(tail):
        node = tail[index]
        if isinstance(node, Phrase):
            parts.objects.append(node)
        elif node.kind == "preposition" and index + 1 < len(tail) and isinstance(tail[index + 1], Phrase):
            parts.adjuncts.append((node.text, tail[index + 1]))  # type: ignore[arg-type]
            index += 1
        elif node.kind == "period" and node.period is not None:
            parts.periods.append(node.period)
        elif node.kind == "adverb":
            parts.adverbs.append(node.text)
        index += 1


def _verb_group(nodes: list[Node], first: int) -> tuple[Verb | None, int]:
    """The verb group at an index: auxiliaries, negation, adverbs, the verb, "to" and another verb."""
    words = english()
    index = first
    main: Item | None = None
    auxiliaries: list[str] = []
    negated = modal = False
    frame = Frame.ASSERTED
    passive_report = bygone = False
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, Phrase):
            break
        if node.kind == "auxiliary" and main is None:
            negated = negated or node.text in words.function["negated_auxiliaries"]
            modal = modal or node.text in words.function["modals"]
            auxiliaries.append(node.text)
            if node.name("concept_verb") is not None or node.verb is not None:
                pass
        elif node.kind == "negation" and (main is None or node.text in ("not", "never")):
            follows = nodes[index + 1] if index + 1 < len(nodes) else None
            merely = isinstance(follows, Item) and follows.text in ("only", "just", "merely", "simply")
            negated = negated or not merely and node.text in ("not", "n't", "never", "hardly", "no")
        elif node.kind == "adverb" and (main is None or index + 1 < len(nodes)):
            follows = nodes[index + 1] if index + 1 < len(nodes) else None
            if main is not None and not (isinstance(follows, Item) and (follows.is_verb or follows.text == "to")):
                break
        elif node.text == "to" and main is not None and _infinitive(nodes, index):
            frame = Frame.FORECAST if main.text == "set" and auxiliaries else _frame_of(main, frame)
            bygone = bygone or main.text == "used"
            passive_report = True
            main = None
        elif node.is_verb and main is None:
            main = node
        else:
            break
        index += 1
    if main is None and not auxiliaries:
        return None, first
    start = nodes[first].start
    end = nodes[index - 1].end
    if main is None:
        found, after = _auxiliary_verb(nodes, first, index, auxiliaries, negated, modal, frame, start, end)
        return (replace(found, bygone=bygone) if found is not None else None), after
    form: Literal["finite", "participle", "ing"] = "finite"
    surface = main.verb_form
    be = any(word in ("is", "are", "was", "were", "be", "been", "being", "'s", "'re") for word in auxiliaries)
    passive = be and surface in ("past", "participle") and not passive_report
    if not auxiliaries and surface == "ing":
        form = "ing"
    verb = Verb(
        lemma=main.verb.lemma if main.verb else (main.name("concept_verb") or main.names[0]).data.get("lemma", main.text),
        classes=main.verb.classes if main.verb else (),
        concepts=tuple(name for name in main.names if name.kind == "concept_verb"),
        form=form,
        start=start,
        end=end,
        negated=negated,
        modal=modal,
        passive=passive,
        frame=_modal_frame(auxiliaries, frame) if modal else _frame_of(main, frame),
        bygone=bygone,
    )
    return verb, index


def _infinitive(nodes: list[Node], index: int) -> bool:
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    if not isinstance(follows, Item):
        return False
    unchanged = follows.verb is not None and follows.verb.lemma == follows.text  # "to cut", "to put"
    return follows.kind == "auxiliary" or follows.verb_form == "base" or unchanged


def _frame_of(main: Item, frame: Frame) -> Frame:
    """Verbs of expecting and of planning put what follows outside of the record."""
    if frame is not Frame.ASSERTED or main.verb is None:
        return frame
    if "forecast" in main.verb.classes:
        return Frame.FORECAST
    return Frame.TARGET if "target" in main.verb.classes else frame


def _modal_frame(auxiliaries: list[str], frame: Frame) -> Frame:
    if frame is not Frame.ASSERTED:
        return frame
    if any(word in ("should", "ought", "must") for word in auxiliaries):
        return Frame.OPINION
    return Frame.FORECAST


def _auxiliary_verb(
    nodes: list[Node],
    first: int,
    index: int,
    auxiliaries: list[str],
    negated: bool,
    modal: bool,
    frame: Frame,
    start: int,
    end: int,
) -> tuple[Verb | None, int]:
    """ "is", "has", "does": auxiliaries that stand alone are verbs themselves."""
    last = next(node for node in reversed(nodes[first:index]) if isinstance(node, Item) and node.kind == "auxiliary")
    word = last.text
    lemma = "be"
    if word in ("has", "have", "had", "having", "'ve", "hasn't", "haven't", "hadn't"):
        lemma = "have"
    elif word in ("do", "does", "did", "doesn't", "don't", "didn't"):
        lemma = "do"
    elif modal and word in english().function["modals"]:
        lemma = word
    concepts = tuple(name for name in last.names if name.kind == "concept_verb")
    verb = Verb(lemma, (lemma,), concepts, "ing" if word in ("being", "having") and len(auxiliaries) == 1 else "finite",
                start, end, negated, modal, frame=_modal_frame(auxiliaries, frame) if modal else frame)  # fmt: skip
    return verb, index


# -------------------------------------------------------------------- subjects from elsewhere
def _begins_with_verb(segment: _Segment) -> bool:
    first = segment.nodes[0]
    return isinstance(first, Item) and (first.kind == "auxiliary" or first.verb_form in ("s", "past", "base"))


def _with_subject(
    clause: Clause, segment: _Segment, before: list[Clause], pending: Phrase | None, resumed: bool
) -> Clause:
    """The clause with its subject; `resumed`: a later segment goes on with a verb, so this one only interrupts."""
    if clause.kind in ("fragment", "parenthesis") and clause.verb is None:
        return _fragment(clause, segment, before)
    mains = [each for each in before if each.kind == "main" and each.verb is not None]
    main = next((each for each in reversed(mains) if each.link not in _SUBORDINATE), mains[-1] if mains else None)
    if clause.kind == "relative":
        antecedent = segment.antecedent or _last_phrase(before)
        first = clause.nodes[0]
        return replace(
            clause,
            subject=clause.subject or antecedent,
            antecedent=antecedent,
            opener=first.text if isinstance(first, Item) else "",
            leans_on=before[-1] if before else None,
        )
    if clause.subject is not None:
        return replace(clause, leans_on=main)
    if clause.kind == "parenthesis":
        return replace(clause, subject=segment.antecedent, leans_on=main)
    if _has_two_subjects(clause):
        return clause
    if clause.verb is not None and clause.verb.form == "finite" and pending is not None and segment.link == ",":
        interrupted = clause.verb
        if resumed and _is_participle_form(clause):
            return replace(clause, kind="participle", subject=pending, verb=replace(interrupted, form="participle", passive=True))
        return replace(clause, subject=pending)
    if main is not None:
        return replace(clause, subject=main.subject, leans_on=main)
    if pending is not None:
        return replace(clause, subject=pending)
    return clause


def _has_two_subjects(clause: Clause) -> bool:
    at, parts = _before_verb(list(clause.nodes))
    return len(parts.subjects) > 1


def _is_participle_form(clause: Clause) -> bool:
    """ "Russia's reserves, put at 3.8 million, trail …": a past form behind a comma before the main verb comes."""
    first = clause.nodes[0]
    return isinstance(first, Item) and first.kind != "auxiliary" and first.verb_form in ("past", "participle")


def _last_phrase(before: list[Clause]) -> Phrase | None:
    if not before:
        return None
    return next((node for node in reversed(before[-1].nodes) if isinstance(node, Phrase)), None)


def _fragment(clause: Clause, segment: _Segment, before: list[Clause]) -> Clause:
    """An apposition to the phrase before it, a gapped clause, or a complement of the clause before it."""
    last = before[-1] if before else None
    antecedent = segment.antecedent if segment.parenthesis else _last_phrase(before)
    first = clause.objects[0] if clause.objects else None
    starts_with_phrase = isinstance(clause.nodes[0], Phrase)
    describes = first is not None and starts_with_phrase and (first.place is not None or first.agent is not None)
    if describes and antecedent is not None and segment.link in (",", "(", "–"):
        return replace(clause, kind="apposition", subject=antecedent, leans_on=last)
    return replace(clause, leans_on=last, subject=segment.antecedent if segment.parenthesis else None)
