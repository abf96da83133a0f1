"""Numbers that are claims although no measure of the catalogue is named beside them. Examples: open.md.

Whether a number is a claim at all is decided in `tabled`, of which kind in `open_kinds`; here, which words carry it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checks.claim_words import EntityWords, Stated
from checks.claims import Frame
from checks.grammar.drafts import Construction, Draft, meet
from checks.grammar.needs import needs
from checks.grammar.open_kinds import Amount, is_moved, open_kind_of, told_as_multiple
from checks.grammar.slots import Slots, span
from checks.grammar.tabled import is_tabled
from checks.queries import Kind, OpenQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.reading.reader import Sentence

_SCORES = ("point", "points")
_CROWD = 100
_LONGEST_NOUN = 80
_THEM = ("them",)


@needs("amount")
def open_quantity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Copper traded at $9,430 a tonne"; "the dam burst, killing 31 people"; "Crime fell 5% in London last year"."""
    for amount in _amounts(clause):
        phrase, quantity = amount.phrase, amount.quantity
        if quantity.stated.written_unit in _SCORES:
            continue  # "the Dow fell 300 points", "12 points from nine games"
        found = told_as_multiple(amount) if quantity.kind == "multiple" else _tabled(amount)
        if found is None:
            continue
        anchor = slots.sentence.span(quantity.first, quantity.after)
        draft = open_draft(found[0], anchor, found[1], clause, slots, amount.of or phrase, quantity.stated)
        of_record = clause.frame is Frame.ASSERTED and not slots.sentence.is_question
        if _entity_of(draft) is not None or not (of_record and _may_be_known(phrase, clause, slots)):
            yield draft


def _amounts(clause: Clause) -> Iterator[Amount]:
    nodes = clause.nodes
    for at, node in enumerate(nodes):
        if not isinstance(node, Phrase):
            continue
        before, behind = nodes[at - 1] if at else None, nodes[at + 1] if at + 1 < len(nodes) else None
        if before is not None and before.text == "per":
            continue  # "78 deaths per | 1 million inhabitants"
        if node.quantity is not None and node.place is None:
            yield Amount(node, node.quantity, clause, before, behind)
        elif node.contained is not None and node.contained.quantity is not None:
            yield Amount(node.contained, node.contained.quantity, clause, node, behind, node)


def amounts_of(clause: Clause) -> list[Quantity]:
    """The amounts in a clause that may be open ones."""
    return [amount.quantity for amount in _amounts(clause)]


def are_unread(amounts: Iterable[Quantity], sentence: Sentence, read: Sequence[tuple[int, int]]) -> bool:
    """Whether any of some amounts stands in none of the stretches that are read otherwise."""
    spans = [sentence.span(each.first, each.after) for each in amounts]
    return not all(any(meet(span, each) for each in read) for span in spans)


@needs("subject", verb=("multiply",))
def open_multiplied(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Shell's profit doubled in the third quarter"; "Rents in the city have tripled since 2000"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or not verb.is_a("multiply") or verb.lemma not in _times():
        return
    follows = clause.tail[0] if clause.tail else None
    if isinstance(follows, Item) and follows.text in ("as", "up", "down", "over"):
        return
    anchor = (verb.start, verb.end)
    measured = clause.objects[0] if clause.objects else None
    about = measured or subject
    priced = about is subject and _is_of_something(about)
    known = about.topics or (about.concept and about is subject)
    if about.quantity is not None or (known and not priced) or not about.words:
        return
    words = span(anchor, measured or subject)
    yield open_draft(Kind.CHANGE, anchor, words, clause, slots, measured or subject, None)


def _is_of_something(phrase: Phrase) -> bool:
    """ "Wheat prices", "antimony prices": a word that measures much, said of one thing."""
    generic = phrase.concept is not None and bool(phrase.concept.data.get("generic"))
    return generic and bool(phrase.modifiers or (phrase.topics and phrase.head.startswith("price")))


def open_draft(
    kind: Kind,
    anchor: tuple[int, int],
    words: tuple[int, int],
    clause: Clause,
    slots: Slots,
    about: Phrase | str,
    stated: Stated | None,
    place: int | None = None,
) -> Draft:
    """An open claim: its number stands at `anchor`, and `words` is what the finding shows."""
    words_of = about if isinstance(about, str) else _about(about, clause)
    query = OpenQuery(stated, words_of, _entity(clause, slots, about), kind, place)
    denied = clause.verb is not None and clause.verb.negated
    return Draft(kind, anchor, span(anchor, words), query, "open", denied, clause.frame, "no_reference_table")


def _times() -> frozenset[str]:
    return frozenset(english().multiply_verbs)


def _about(phrase: Phrase, clause: Clause) -> str:
    """What a number is of, in the words of the text: the noun beside it, else the subject: "Turnout was 61%"."""
    noun = phrase.text if phrase.quantity is None else _behind_number(phrase, phrase.quantity)
    subject = clause.subject
    if not noun and subject is not None and subject is not phrase:
        noun = subject.text
    return " ".join((noun or phrase.text).split())[:_LONGEST_NOUN]


def _behind_number(phrase: Phrase, quantity: Quantity) -> str:
    at = phrase.text.lower().find(quantity.stated.words)
    behind = phrase.text[at + len(quantity.stated.words) :].strip() if at >= 0 else ""
    return behind.removeprefix("of ")


def _entity(clause: Clause, slots: Slots, about: Phrase | str) -> EntityWords | None:
    """The subject where the catalogue knows it, else whose the number is, or where: "230,000 people in Chile"."""
    subject = slots.entity(clause, clause.subject)
    if subject is None and clause.subject is not None:
        subject = clause.subject.owner
    owner, whole = (None, None) if isinstance(about, str) else (about.owner, about.whole)
    where = clause.adjunct("in")
    owners = (whole.owner or whole.nationality) if whole is not None else None
    one = where.entities[0] if where is not None and len(where.entities) == 1 else None
    candidates = (subject, owner, owners, one)
    return next((each for each in candidates if each is not None and each.id), None)


def _entity_of(draft: Draft) -> EntityWords | None:
    entity: EntityWords | None = getattr(draft.query, "entity", None)
    return entity


def _may_be_known(phrase: Phrase, clause: Clause, slots: Slots) -> bool:
    """Whether a number of nobody's may be one of the record's that was not understood: it is left unread then.

    It measures what the text speaks of by a topic of the catalogue, or is a part of what the catalogue knows.
    """
    quantity, whole = phrase.quantity, phrase.whole
    subject, verb = clause.subject, clause.verb
    if quantity is None or (phrase.opaque and whole is None):
        return False
    if (
        subject is not None
        and subject.anaphor == "measure"
        and not any(not each.is_open for each in slots.before)
    ):
        return False  # "That's about 1.5% of all the power consumed", behind a figure that the record does not have
    if subject is not None and _is_of_something(subject):
        return False  # "tungsten prices are up by 60%"
    opaque = subject is not None and subject.opaque and not subject.is_measure
    if opaque and verb is not None and verb.is_a("rise", "fall") and verb.end <= phrase.start:
        return False  # "Beijing's production quota grew by 15,000 tons"
    if whole is not None:
        if subject is not None and subject.opaque and not subject.is_measure and subject is not phrase:
            return False  # "The Bushveld complex alone holds 70% of the world's platinum"
        if whole.words == _THEM and not slots.sentence.context.topics:
            return any(
                not each.is_open for each in slots.before
            )  # "90,000 patients, | a fifth of them | from abroad"
        return not whole.opaque and bool(whole.topics or whole.concept or whole.anaphor)
    if quantity.kind not in ("amount", "percent", "part", "multiple") or phrase.topics:
        return False
    subjects = [each.subject for each in slots.sentence.clauses if each.subject is not None]
    if quantity.kind != "amount" and any(
        each.is_only_topic or (each.opaque and not each.is_measure) for each in subjects
    ):
        return False  # "net income rose 12%", "gold has risen 27%"
    hits = slots.sentence.hits
    here = any(name.kind == "topic" for hit in hits for name in hit.entry.names)
    return here or bool(slots.sentence.context.topics)


def _tabled(amount: Amount) -> tuple[Kind, tuple[int, int]] | None:
    """The kind of a claim with an amount, a count or a part, and its words; None where it is no claim."""
    phrase, verb = amount.phrase, amount.clause.verb
    moved = amount.quantity.kind == "part" and phrase.whole is None and is_moved(amount)
    if not (moved or _is_crowd(amount) or is_tabled(amount.quantity, phrase, amount.clause)):
        return None
    kind = open_kind_of(amount)
    if kind is Kind.CHANGE and verb is not None and verb.end <= phrase.start and is_moved(amount):
        return kind, span((verb.start, verb.end), phrase)
    return kind, span(amount.of or phrase, phrase)


def _is_crowd(amount: Amount) -> bool:
    """ "A crowd of 60,000", "a workforce of 2,300"."""
    gathered = amount.of is not None and amount.of.head in english().function["crowds"]
    return gathered and amount.quantity.kind == "count" and (amount.quantity.stated.value or 0) >= _CROWD


CONSTRUCTIONS: tuple[Construction, ...] = (open_quantity, open_multiplied)
