"""Numbers that are claims although no measure of the catalogue is named beside them. Examples: open.md.

Whether a number is a claim at all is decided in `tabled`; here, of which kind it is, and which words carry it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checks.claim_words import EntityWords, Stated
from checks.claims import Frame
from checks.grammar.drafts import Construction, Draft, meet
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.tabled import is_tabled
from checks.queries import Kind, OpenQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.reading.reader import Sentence
from checks.values import dataclass

_RELATIVE = ("percent", "points", "part", "multiple")
_HIGHER = ("up", "down", "higher", "lower")
_SCORES = ("point", "points")
_CROWD = 100
_LONGEST_NOUN = 80
_THEM = ("them",)
_LOSING = ("lose", "shed", "wipe")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A phrase with a number in its clause: what stands directly before it and behind it, and the noun that it is of."""

    phrase: Phrase
    quantity: Quantity
    clause: Clause
    before: Node | None
    behind: Node | None
    of: Phrase | None = None


@needs("amount")
def open_quantity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Copper traded at $9,430 a tonne"; "the dam burst, killing 31 people"; "Crime fell 5% in London last year"."""
    for amount in _amounts(clause):
        phrase, quantity = amount.phrase, amount.quantity
        if quantity.stated.written_unit in _SCORES:
            continue  # "the Dow fell 300 points", "12 points from nine games"
        found = _multiple(amount) if quantity.kind == "multiple" else _tabled(amount)
        if found is None:
            continue
        anchor = slots.sentence.span(quantity.first, quantity.after)
        draft = open_draft(found[0], anchor, found[1], clause, slots, amount.of or phrase, quantity.stated)
        of_record = clause.frame is Frame.ASSERTED and not slots.sentence.is_question
        if _entity_of(draft) is not None or not (of_record and _may_be_known(phrase, clause, slots)):
            yield draft


def _amounts(clause: Clause) -> Iterator[_Amount]:
    nodes = clause.nodes
    for at, node in enumerate(nodes):
        if not isinstance(node, Phrase):
            continue
        before, behind = nodes[at - 1] if at else None, nodes[at + 1] if at + 1 < len(nodes) else None
        if node.quantity is not None and node.place is None:
            yield _Amount(node, node.quantity, clause, before, behind)
        elif node.contained is not None and node.contained.quantity is not None:
            yield _Amount(node.contained, node.contained.quantity, clause, node, behind, node)


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


def _tabled(amount: _Amount) -> tuple[Kind, tuple[int, int]] | None:
    """The kind of a claim with an amount, a count or a part, and its words; None where it is no claim."""
    phrase, verb = amount.phrase, amount.clause.verb
    moved = amount.quantity.kind == "part" and phrase.whole is None and _is_moved(amount)
    if not (moved or _is_crowd(amount) or is_tabled(amount.quantity, phrase, amount.clause)):
        return None
    kind = _kind(amount)
    if kind is Kind.CHANGE and verb is not None and verb.end <= phrase.start and _is_moved(amount):
        return kind, span((verb.start, verb.end), phrase)
    return kind, span(amount.of or phrase, phrase)


def _is_crowd(amount: _Amount) -> bool:
    """ "A crowd of 60,000", "a workforce of 2,300"."""
    gathered = amount.of is not None and amount.of.head in english().function["crowds"]
    return gathered and amount.quantity.kind == "count" and (amount.quantity.stated.value or 0) >= _CROWD


def _kind(amount: _Amount) -> Kind:
    phrase, quantity, clause = amount.phrase, amount.quantity, amount.clause
    if quantity.kind in _RELATIVE or _compares(amount):
        if _is_moved(amount) or (amount.of or phrase).is_change or _is_level_higher(amount):
            return Kind.CHANGE
        if _compares(amount):
            return Kind.COMPARISON if clause.adjunct("than") is not None else Kind.CHANGE
        if phrase.whole is not None or phrase.share or quantity.kind == "part":
            return Kind.SHARE
    if quantity.kind in ("amount", "money") and _is_moved(amount):
        return Kind.CHANGE
    if quantity.kind == "points" and clause.verb is not None and clause.verb.is_a("exceed", "lead", "trail"):
        return Kind.COMPARISON
    if quantity.kind == "percent" and phrase is clause.subject:
        return Kind.SHARE
    return Kind.COUNT if quantity.kind == "count" else Kind.VALUE


def _multiple(amount: _Amount) -> tuple[Kind, tuple[int, int]] | None:
    """ "Twice as many people as Walmart", "three times as much as a decade ago", "a fivefold increase", "rose fivefold"."""
    phrase, behind, clause = amount.phrase, amount.behind, amount.clause
    if phrase.is_change or _is_moved(amount) or _is_level_higher(amount):
        return Kind.CHANGE, span(phrase)
    if _is_word(behind, "as") or phrase.comparative is not None or _is_comparative(behind):
        other = next((each for tie, each in reversed(clause.adjuncts) if tie in ("as", "than")), None)
        timed = other is None or other.period is not None or bool(clause.periods)
        behind_it = [each for _, each in clause.adjuncts if other is not None and each.start > other.end]
        other = behind_it[0] if len(behind_it) == 1 and not timed else other  # "twice as high as in Porto"
        return (Kind.CHANGE if timed else Kind.COMPARISON), span(phrase, other or phrase)
    return None


def _is_word(node: Node | None, *words: str) -> bool:
    return isinstance(node, Item) and node.text in words


def _is_comparative(node: Node | None) -> bool:
    return isinstance(node, Item) and node.comparative is not None


def _compares(amount: _Amount) -> bool:
    """Whether an amount is a difference: "6% more than in 2023", "1.5 million tons less"."""
    return amount.phrase.comparative is not None or _is_comparative(amount.behind)


def _is_moved(amount: _Amount) -> bool:
    """Whether a verb says that something rose or fell by the amount, and not to it: "fell 5%", "was cut by half"."""
    before, verb = amount.before, amount.clause.verb
    if _is_word(before, "up", "down"):
        return True
    if amount.of is not None or _is_gathered(amount):
        return False  # "at a valuation of $600 million", "raised $45 million"
    gapped = amount.clause.leans_on.verb if verb is None and amount.clause.leans_on is not None else None
    if gapped is not None and _is_word(before, "by") and gapped.is_a("rise", "fall"):
        return True  # "Sales rose 6%, and like-for-like sales | by 2.1%"
    tied = isinstance(before, Item) and before.kind == "preposition" and before.text != "by"
    if tied or verb is None or amount.phrase.start < verb.end:
        return False
    return verb.is_a("rise", "fall", "lift", "lower", "multiply") or verb.lemma in _LOSING


def _is_gathered(amount: _Amount) -> bool:
    """ "The startup raised | $45 million": what somebody raises is what they get."""
    verb, money = amount.clause.verb, amount.quantity.kind == "money"
    return verb is not None and verb.lemma == "raise" and money and amount.phrase in amount.clause.objects[:1]


def _is_level_higher(amount: _Amount) -> bool:
    """ "The shares closed 2.5% higher", "8% up on the year"."""
    return _is_word(amount.behind, *_HIGHER) and amount.clause.adjunct("than") is None


CONSTRUCTIONS: tuple[Construction, ...] = (open_quantity, open_multiplied)
