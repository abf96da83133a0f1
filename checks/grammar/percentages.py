"""Percentages of what one entity has that are measures of their own: "34% of its GDP on defence". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar import in_parts, stating
from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.named_shares import is_some_of
from checks.grammar.needs import fitting, needs
from checks.grammar.slots import Slots
from checks.grammar.whole import whole_opening
from checks.grammar.worded_shares import part_in_words_of_table
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import Percentage, english
from checks.reading.phrases import Node, Phrase
from checks.reading.vocabulary import longest
from checks.values import replace

_WITHOUT_OBJECT = ("read and write", "be able to read and write")
_NEAR = 4  # "the workforce in | Eswatini"
_THEM = ("them",)
_STATING = ("be", "have", "value", "put", "rank", "stay")


@needs("verb", "percentage")
def part_of_what_entity_has(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Ukraine spends 34% of GDP on its armed forces"; "Forests cover 74% of Finland"; "36% of Indians live in cities"."""
    clause = _with_opened_whole(clause, slots)
    found = _percentage(clause, slots)
    if found is None:
        return
    part, percentage = found
    told = (
        _of_people_told(clause, slots, part) if part.whole is not None and part.whole.words == _THEM else None
    )
    entity = told or _whose(clause, slots, part)
    names = slots.vocabulary_concept(percentage.concept)
    if entity is None or not names:
        return
    part = replace(part, whole=None, of_topic="", anaphor=None) if told is not None else part
    measure = slots.measure(clause, replace(part, concept=names[0], qualifiers=()))
    alone = replace(part, whole=None)
    yield from value_draft(clause, slots, measure, entity, alone, "part_of_what_entity_has", clause.subject)


def _with_opened_whole(clause: Clause, slots: Slots) -> Clause:
    """ "Of Vietnam's people, | 39 percent live in towns": the clause with what its part is of."""
    part = clause.subject
    bare = part is not None and part.whole is None and part.is_bare and part.concept is None
    if part is None or not bare or part.quantity is None or part.quantity.kind not in ("percent", "part"):
        return clause
    opening = whole_opening(clause, slots)
    whole = opening.adjuncts[0][1] if opening is not None and not opening.periods else None
    return clause if whole is None else replace(clause, subject=replace(part, whole=whole))


def _of_people_told(clause: Clause, slots: Slots, part: Phrase) -> EntityWords | None:
    """Whose people "them" are: of whom the clause before, or the sentence before, told how many there are."""
    people = english().function["concepts_of_people"]
    for before in reversed(slots.leading_to(clause)):
        for rule in fitting(stating.MODELS, before):
            for draft in rule(before, slots):
                if isinstance(draft.query, ValueQuery) and draft.problem is None:
                    return draft.query.entity if draft.query.measure.concept in people else None
    told = slots.value_before() if part.start < clause.end else None
    return told.query.entity if told is not None and told.query.measure.concept in people else None


@needs("subject", "verb", "percentage")
def share_named_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… Israel's share rose to 8.8%", behind "Ukraine devoted 34% of its GDP to the military …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.share or subject.whole is not None:
        return
    before = slots.value_before()
    model = _percentage_here(clause, slots) or (before.query if before is not None else None)
    known = {*(each.concept for each in english().percentages), *slots.worded.values()}
    if model is None or model.measure.concept not in known:
        return
    if verb.is_a("rise", "fall", "put", "rank") and not clause.objects:
        amount = clause.adjunct("to", "at")
    else:
        amount = clause.objects[0] if clause.objects and verb.is_a("be", "value") else None
    if (
        amount is None
        or amount.quantity is None
        or amount.quantity.kind != "percent"
        or amount.whole is not None
    ):
        return
    measure = replace(model.measure, concept_carried=True)
    entity = slots.owner(clause, subject)
    for draft in value_draft(clause, slots, measure, entity, amount, "share_named_before", subject):
        assert isinstance(draft.query, ValueQuery)
        period = draft.query.period if clause.periods else model.period
        yield replace(draft, query=replace(draft.query, period=period))


def _percentage_here(clause: Clause, slots: Slots) -> ValueQuery | None:
    """The last percentage of this kind before a clause in its sentence: "…; in Russia the share was 7%"."""
    for before in reversed(slots.leading_to(clause)):
        found = list(part_of_what_entity_has(before, slots)) if before.verb is not None else []
        found = found or list(part_in_words_of_table(before, slots))
        told = found[-1].query if found and found[-1].problem is None else None
        if found:
            return told if isinstance(told, ValueQuery) else None
    return None


@needs("no verb")
def part_beside_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "At 4.2% of GDP, Poland's defence spending is the highest"; "Poland's defence spending, at 4.2% of GDP, …"."""
    phrases = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("at", "with", "of"))]
    if clause.verb is not None or len(phrases) != len(clause.objects) + len(clause.adjuncts) or not phrases:
        return
    part, measured = phrases[0], _measure_beside(clause, slots)
    if len(phrases) != 1 or not is_part(part) or part.whole is None or measured is None:
        return
    named = _concepts(slots, measured.start, measured.end)
    found = [
        each
        for each in english().percentages
        if each.part & named
        and (
            is_of(each, part.whole, slots) or part.whole.text.lower() in english().function["bases_of_rates"]
        )
    ]
    names = slots.vocabulary_concept(found[0].concept) if len(found) == 1 else ()
    entity = slots.owner(clause, measured)
    if not names or entity is None:
        return
    itself = (
        measured.concept is not None and names[0].text in measured.concept.ids
    )  # debt is in percent of GDP anyway
    spoken = measured if itself else replace(part, concept=names[0], qualifiers=())
    measure = slots.measure(clause, spoken)
    alone = replace(part, whole=None)
    yield from value_draft(clause, slots, measure, entity, alone, "part_beside_measure", measured)


def _measure_beside(clause: Clause, slots: Slots) -> Phrase | None:
    """The measure that a fragment stands behind, or that it opens the sentence of."""
    clauses = slots.sentence.clauses
    at = next(index for index, other in enumerate(clauses) if other is clause)
    if at == 0:
        return clauses[1].subject if len(clauses) > 1 else None
    last = next((node for node in reversed(clauses[at - 1].nodes) if isinstance(node, Phrase)), None)
    return last if last is not None and last.is_measure and last.end >= clause.start - 3 else None


def _percentage(clause: Clause, slots: Slots) -> tuple[Phrase, Percentage] | None:
    """The part, and the only percentage of the language that its whole and the clause's words make."""
    verb = clause.verb
    if verb is None:
        return None
    moves = verb.is_a("rise", "fall")
    behind = [phrase for tie, phrase in clause.adjuncts if tie == "to" or (tie in ("at", "up") and not moves)]
    candidates = [_counted(clause.subject), *_halved(clause), *clause.objects[:1], *behind]
    part = next((phrase for phrase in candidates if phrase is not None and is_part(phrase)), None)
    if part is None or part.whole is None or _is_change(clause, part) or _is_joined(clause, part):
        return None
    named = _concepts(slots, clause.start, clause.end)
    if clause.subject is not None:
        named |= _concepts(
            slots, clause.subject.start, clause.subject.end
        )  # it may stand before what interrupts
    if not named - {"gdp"} and (spoken := slots.it_of(clause)) is not None:
        named.add(spoken[0].concept)  # "Greece's government debt is shrinking. | It stood at 154.8% of GDP"
    if verb.is_a("be") and clause.objects:
        named |= _said_to_be(clause.objects[0], slots)
    lemmas = {verb.lemma, verb.lemma.split()[0]}
    if verb.lemma in _WITHOUT_OBJECT and any(each is not part for each in clause.objects):
        return None  # "can read and write | English"
    found = [
        each
        for each in english().percentages
        if (each.part & named or lemmas & each.telling)
        and is_of(each, part.whole, slots, _there(clause, slots, part))
        and (verb.is_a(*_STATING) or lemmas & each.verbs or (moves and part is not clause.subject))
    ]
    return (part, found[0]) if len(found) == 1 and not _is_of_less(clause, found[0], slots) else None


def _is_of_less(clause: Clause, percentage: Percentage, slots: Slots) -> bool:
    """ "On defence | exports", "forest | fires": something else that the part's name only tells the kind of."""
    hits = [
        hit
        for hit in longest(slots.sentence.hits)
        if any(
            percentage.part.intersection(name.ids) for name in hit.entry.names if name.kind == "concept_noun"
        )
    ]
    return any(
        node.start <= hit.start and hit.end < node.end and node.text[hit.end - node.start :].strip().isalpha()
        for node in clause.nodes
        if isinstance(node, Phrase)
        for hit in hits
    )


def _counted(subject: Phrase | None) -> Phrase | None:
    """The subject, as a part of what it counts: "one in nine | workers"."""
    quantity = subject.quantity if subject is not None else None
    if subject is None or quantity is None or quantity.kind != "part" or subject.whole is not None:
        return subject
    counted = " in " in f" {quantity.stated.words} " and len(subject.words) == 2
    return (
        replace(subject, whole=replace(subject, quantity=None, words=subject.words[1:]))
        if counted
        else subject
    )


def _halved(clause: Clause) -> list[Phrase]:
    """ "Cover half | its land area": a part and what it is of, with no word between."""
    if len(clause.objects) != 2 or clause.objects[0].end + 1 != clause.objects[1].start:
        return []
    part, whole = clause.objects
    bare = part.is_bare and part.quantity is not None and part.quantity.kind == "part"
    return [replace(part, whole=whole)] if bare and whole.quantity is None else []


def _said_to_be(said: Phrase, slots: Slots) -> set[str]:
    """ "Nearly three-quarters of Finland is | wooded": the concepts of an adjective."""
    hits = [hit for hit in slots.sentence.hits if said.start <= hit.start and hit.end == said.end]
    names = (name for hit in hits for name in hit.entry.names if name.kind == "concept_adjective")
    return {each for name in names for each in name.ids}


def _there(clause: Clause, slots: Slots, part: Phrase) -> EntityWords | None:
    """ "In Japan | 92% of people live in cities", "In Chad | a third of the workforce …": where a part of all of them is told."""
    whole = part.whole
    if whole is None or whole.modifiers:
        return None
    generic = whole.concept is not None and bool(whole.concept.data.get("generic")) and not whole.opaque
    called = {"the", "all", *(word for each in english().percentages for word in each.words)}
    if not (generic and part is clause.subject) and not called.issuperset(whole.words):
        return None
    where = [
        each
        for tie, each in slots.framing(clause)
        if tie == "in"
        and each.entities
        and (each.end <= part.start or part.end <= each.start <= part.end + _NEAR)
    ]
    return where[0].entities[0] if len(where) == 1 and len(where[0].entities) == 1 else None


def is_of(percentage: Percentage, whole: Phrase, slots: Slots, there: EntityWords | None = None) -> bool:
    """Whether a whole is what the percentage is of: "its GDP", "Finland's land", "Indians", "Finland".

    `there`: where that is, as its clause says: "In Japan | 92% of people live in cities".
    """
    concepts = _concepts(slots, whole.start, whole.end)
    if percentage.of == "gdp":
        return bool({"gdp", percentage.concept} & concepts) or whole.text.lower().endswith(
            tuple(percentage.words)
        )
    if percentage.of in concepts or whole.head in percentage.words:
        owned = whole.owner is not None or whole.nation is not None or whole.owner_anaphor
        owned = owned or there is not None
        return owned and not is_some_of(whole)
    if percentage.of == "population" and whole.words == _THEM:
        return True  # "Brazil has 213 million inhabitants, and 88% of them live in towns"
    return not concepts and people_of(whole) is not None


def is_part(phrase: Phrase) -> bool:
    """Whether a phrase is a percentage of something: "34% of its GDP"."""
    quantity = phrase.quantity
    if quantity is None or quantity.kind not in ("percent", "part") or phrase.whole is None:
        return False
    return phrase.comparative is None and not phrase.share and phrase.whole.scope is None


def _is_joined(clause: Clause, part: Phrase) -> bool:
    """ "34% of its GDP on defence | and pensions", "… to the army | and to pensions": a percentage of more than what is measured."""
    nodes = clause.nodes
    ends = [at for at, node in enumerate(nodes) if node is part or _names_part(node)]
    return any(_goes_on_with(nodes[at + 1 :]) for at in ends)


def _names_part(node: Node) -> bool:
    named = node.concept.ids if isinstance(node, Phrase) and node.concept is not None else ()
    return any(each in percentage.part for each in named for percentage in english().percentages)


def _goes_on_with(behind: tuple[Node, ...]) -> bool:
    """Whether "and" something follows, with a preposition of its own perhaps, and no amount or verb of its own."""
    tie = behind[0] if behind else None
    if not isinstance(tie, Item) or tie.kind != "conjunction":
        return False
    tied = len(behind) > 1 and isinstance(behind[1], Item) and behind[1].kind == "preposition"
    rest = behind[2:] if tied else behind[1:]
    if not rest or not isinstance(rest[0], Phrase) or rest[0].quantity is not None:
        return False
    return not any(isinstance(node, Item) and node.is_verb for node in rest[1:2])


def _is_change(clause: Clause, part: Phrase) -> bool:
    """ "Raised spending by 1% of GDP", "1% of GDP more than": no part but a difference."""
    before = [node for node in clause.nodes if node.end <= part.start]
    by = bool(before) and isinstance(before[-1], Item) and before[-1].text == "by"
    return by or clause.adjunct("than") is not None


def _concepts(slots: Slots, start: int, end: int) -> set[str]:
    """The concepts that words between two offsets name as nouns."""
    return {
        each
        for name in slots.sentence.concept_nouns(start, end)
        if not name.data.get("with") and not name.data.get("before")
        for each in name.ids
    }


def people_of(whole: Phrase) -> EntityWords | None:
    """ "36% of Indians", "74% of Finland": the entity whose people, or land, are the whole."""
    if whole.topics or whole.opaque or len(whole.entities) > 1:
        return None
    return whole.entities[0] if whole.entities else whole.nationality


def _whose(clause: Clause, slots: Slots, part: Phrase) -> EntityWords | None:
    """Whose percentage it is: the whole's owner, else the subject; None where the two do not agree."""
    whole, subject = part.whole, clause.subject
    assert whole is not None
    owner = whole.owner or people_of(whole) or whole.nation or part.nation or _there(clause, slots, part)
    if owner is None and whole.owner_anaphor and (subject is None or subject is part):
        owner = slots.owner(clause, whole)  # "Gabon is green: 91% of its land is forest"
    if owner is not None and owner.id in slots.scopes and owner.id == "WORLD":
        return None
    named: list[EntityWords | None] = [owner] if owner is not None else []
    if subject is not None and subject is not part:
        if subject.is_entity:
            named.append(slots.entity(clause, subject))
        elif subject.is_measure and (subject.owner is not None or subject.owner_anaphor or not named):
            named.append(slots.owner(clause, subject))
        elif subject.head in english().function["authorities"] and (subject.owner or subject.nation):
            named.append(subject.owner or subject.nation)  # "Estonia's government | owes 23% of GDP"
    known = {each.id for each in named if each is not None}
    if not named or None in named or len(known) != 1 or whole.facility:
        return None
    return named[0]


CONSTRUCTIONS: tuple[Construction, ...] = (
    part_of_what_entity_has,
    *in_parts.CONSTRUCTIONS,
    part_beside_measure,
    share_named_before,
)
