"""The percentages that are measures of their own, by what they are a part of and what they go to: "34% | of its GDP | on defence"."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.named_shares import is_some_of
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import Percentage, english
from checks.reading.phrases import Node, Phrase
from checks.reading.vocabulary import longest
from checks.values import replace

_WITHOUT_OBJECT = ("read and write", "be able to read and write")
_NEAR = 4  # "the workforce in | Eswatini"
THEM = ("them",)
_STATING = ("be", "have", "value", "put", "rank", "stay")


def named_percentage(clause: Clause, slots: Slots) -> tuple[Phrase, Percentage] | None:
    """The part, and the only percentage of the language that its whole and the clause's words make."""
    verb = clause.verb
    if verb is None:
        return None
    moves = verb.is_a("rise", "fall")
    behind = [phrase for tie, phrase in clause.adjuncts if tie == "to" or (tie in ("at", "up") and not moves)]
    candidates = [_counted(clause.subject), *_halved(clause), *clause.objects[:1], *behind]
    part = next((phrase for phrase in candidates if phrase is not None and is_part(phrase)), None)
    if part is None and (world := _of_the_world(clause)) is not None:
        part = world
    if part is None or part.whole is None or _is_change(clause, part) or _is_joined(clause, part):
        return None
    named = concepts_between(slots, clause.start, clause.end)
    if clause.subject is not None:
        named |= concepts_between(
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
        and is_percentage_of(each, part.whole, slots, where_told(clause, slots, part))
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
    sized = [
        phrase for tie, phrase in clause.adjuncts if tie in ("of", "with") and phrase.quantity is not None
    ]
    if any(each.start >= hit.end and not is_part(each) for each in sized for hit in hits):
        return True  # "live in towns | of more than 100,000 people"
    return any(
        node.start <= hit.start and hit.end <= node.end and _narrows(node, hit.start, hit.end)
        for node in clause.nodes
        if isinstance(node, Phrase)
        for hit in hits
    )


def _narrows(phrase: Phrase, start: int, end: int) -> bool:
    """Whether the words beside a name leave it less: "defence | exports", "| big | cities", "cities | of more than a million"."""
    before, behind = phrase.text[: start - phrase.start], phrase.text[end - phrase.start :].strip()
    if is_part(phrase) or behind.isalpha() or behind.startswith("of more"):
        return behind.isalpha() or not is_part(phrase)
    sizes = english().function["sizes_of_towns"]
    return phrase.place is not None or any(word in sizes for word in before.lower().split())


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


def where_told(clause: Clause, slots: Slots, part: Phrase) -> EntityWords | None:
    """ "In Japan | 92% of people live in cities", "In Chad | a third of the workforce …": where a part of all of them is told."""
    whole = part.whole
    if whole is None or whole.modifiers:
        return None
    generic = whole.concept is not None and bool(whole.concept.data.get("generic")) and not whole.opaque
    called = {"the", "all"}.union(*(word.split() for each in english().percentages for word in each.words))
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


def is_percentage_of(
    percentage: Percentage, whole: Phrase, slots: Slots, there: EntityWords | None = None
) -> bool:
    """Whether a whole is what the percentage is of: "its GDP", "Finland's land", "Indians", "Finland".

    `there`: where that is, as its clause says: "In Japan | 92% of people live in cities".
    """
    concepts = concepts_between(slots, whole.start, whole.end)
    if percentage.of == "gdp":
        if whole.opaque or "gdp_per_head" in concepts:
            return False  # "34% of its GDP's growth"
        return bool({"gdp", percentage.concept} & concepts) or whole.text.lower().endswith(
            tuple(percentage.words)
        )
    if percentage.of in concepts or whole.head in percentage.words or _is_called(whole, percentage):
        owned = whole.owner is not None or whole.nation is not None or whole.owner_anaphor
        owned = owned or there is not None or whole.scope == "WORLD"
        return owned and not is_some_of(whole)
    if percentage.of == "population" and whole.words == THEM:
        return True  # "Brazil has 213 million inhabitants, and 88% of them live in towns"
    return not concepts and people_of(whole) is not None


def _is_called(whole: Phrase, percentage: Percentage) -> bool:
    """ "The labour force": whether the last words of a whole are a name of several words for it."""
    names = (name for name in percentage.words if " " in name)
    return whole.text.lower().endswith(tuple(f" {name}" for name in names))


def is_part(phrase: Phrase) -> bool:
    """Whether a phrase is a percentage of something: "34% of its GDP"."""
    quantity = phrase.quantity
    if quantity is None or not quantity.is_fraction or phrase.whole is None:
        return False
    return phrase.comparative is None and not phrase.share and phrase.whole.scope is None


def _of_the_world(clause: Clause) -> Phrase | None:
    """ "58% of the world's people | live in towns", but not what somebody does: "Russia has a fifth of the world's forest"."""
    part = clause.subject
    if part is None or part.whole is None or part.whole.scope != "WORLD" or part.comparative is not None:
        return None
    return part if part.quantity is not None and part.quantity.is_fraction else None


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


def concepts_between(slots: Slots, start: int, end: int) -> set[str]:
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
