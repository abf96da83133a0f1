"""Words behind a figure by which more or less than the figure is meant: "minus exports", "most of it gold", "jointly with Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import entities
from checks.grammar.slots import Slots
from checks.queries import RankQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.vocabulary import Hit

_PERCENT = ("%", "percent", "cent")
_SIGNS = frozenset(("minus", "plus"))
_WITHOUT = frozenset(("what", "its", "their", "any", "all", "exports", "imports", "that"))
_IT = frozenset(("it", "them", "this", "that", "which", "whom"))
_OF_HEADINGS = (
    "heading_words",
    "profiles",
    "tables",
    "figure_nouns",
    "words_of_heads",
    "harmless_complements",
    "share_nouns",
)
_ELSEWHERE = frozenset(("home", "abroad", "overseas", "elsewhere"))
_GIVING = ("supply", "deliver", "contribute")
_HELPING = ("help", "assist")
_WAYS_OF_COUNTING = frozenset(
    "who how what whether where measure definition source method yardstick year count estimate".split()
)
_SOME = (("much",), ("some",), ("all",), ("part",))
_ALONGSIDE = frozenset(("jointly", "together", "collectively"))
_BY_WORD = frozenset((*_SIGNS, *_ALONGSIDE, "less", "give", "between", "some", "depending"))


def is_reckoned_otherwise(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether the words right behind a statement add something to its figure, take something off, or make it two owners'."""
    query = draft.query
    if not isinstance(query, ValueQuery | ShareQuery | RankQuery):
        return False
    if not slots.sentence.said.isdisjoint(_BY_WORD) and (
        _adds_or_takes_off(draft, slots) or _is_of_both(clause, draft, slots) or _depends(slots)
    ):
        return True
    if isinstance(query, ShareQuery) and clause.kind == "parenthesis":
        return _is_headed_otherwise(slots)
    return isinstance(query, ValueQuery) and (
        _is_of_something_else(clause, draft, slots)
        or _is_labelled_otherwise(draft, slots)
        or _has_another_figure(clause, query, slots)
        or _is_helped(clause)
        or _is_given(clause, query, slots)
        or _is_meant_for_it(clause, draft)
    )


def _adds_or_takes_off(draft: Draft, slots: Slots) -> bool:
    """ "…, | minus exports", "… | plus gold", "…, | less what it imported", "…, | give or take Peru", "…, | and then some"."""
    row = [token.text for token in slots.sentence.tokens if token.start >= draft.anchor[1]]
    for at, word in enumerate(row):
        behind = row[at + 1 : at + 4]
        number = any(each[:1].isdigit() for each in behind[:2])
        if word in _SIGNS and behind and not number and row[at - 1 : at] != ["or"]:
            return True
        if word == "less" and not _WITHOUT.isdisjoint(behind[:1]) and "than" not in behind:
            return True
        if (
            word == "give"
            and behind[:2] == ["or", "take"]
            and behind[2:]
            and not _begins_an_amount(behind[2])
        ):
            return True
        if word == "and" and behind[:2] == ["then", "some"]:
            return True
    return False


def _depends(slots: Slots) -> bool:
    """ "…, | depending on the definition", "…, | depending on who counts": what is so by one way of counting alone."""
    row = [token.text for token in slots.sentence.tokens]
    at = row.index("depending") if "depending" in row else len(row)
    behind = [word for word in row[at + 1 : at + 5] if word not in ("on", "upon", "the", "your", "which")]
    return bool(behind) and behind[0] in _WAYS_OF_COUNTING


def _begins_an_amount(word: str) -> bool:
    return word in ("a", "some", "about", "around", "the") or word[:1].isdigit() or not word[:1].isalpha()


def _is_of_both(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "…, | jointly with Chile", "Together with Chile, …", "… | between | them and Peru": the figure is that of both."""
    named = set(entities(draft.query))
    for each in slots.sentence.clauses:
        if each is not clause and each.verb is not None:
            continue
        together = not _ALONGSIDE.isdisjoint(each.adverbs)
        if together and any(
            tie == "with" and phrase.entities and named.isdisjoint(e.id for e in phrase.entities)
            for tie, phrase in each.adjuncts
        ):
            return True
    row = [token.text for token in slots.sentence.tokens if token.start >= draft.anchor[1]]
    return any(
        [tie, whom] in (["between", "them"], ["between", "it"]) and joined == "and"
        for tie, whom, joined in zip(row, row[1:], row[2:], strict=False)
    )


def _is_of_something_else(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "5.3 million tons of copper, | most of it gold", "…, | half of it in Peru": a part that cannot be one of it."""
    measure = getattr(draft.query, "measure", None)
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    if (
        behind is None
        or behind.verb is not None
        or not behind.objects
        or not isinstance(measure, MeasureWords)
    ):
        return False
    part, *others = behind.objects
    told = part.quantity is not None or part.words[:1] in _SOME
    if not told or _IT.isdisjoint(part.text.lower().split()[-1:]):
        return False
    if measure.topic is None:
        return False
    if any(each.is_only_topic and measure.topic not in each.topics for each in others):
        return True
    if not _ELSEWHERE.isdisjoint(
        token.text for token in slots.sentence.tokens if behind.start <= token.start < behind.end
    ):
        return True  # "…, less than half of it at home"
    named = set(entities(draft.query))
    abroad = any(
        tie == "in" and phrase.entities and named.isdisjoint(each.id for each in phrase.entities)
        for tie, phrase in behind.adjuncts
    )
    return abroad and slots.scopes.isdisjoint(named)


def _has_another_figure(clause: Clause, query: ValueQuery, slots: Slots) -> bool:
    """ "…, | or 5.1 million |, depending on who counts": a second figure for the same."""
    if "or" not in slots.sentence.said:
        return False
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    other = behind.objects[0] if behind is not None and behind.objects and behind.verb is None else None
    if behind is None or other is None or other.quantity is None:
        return False
    said, told = other.quantity.stated, query.stated
    before = [token.text for token in slots.sentence.tokens if token.end <= other.start][-1:]
    alike = said.unit in (None, told.unit) and other.quantity.kind in ("amount", "count")
    plain = other.concept is None and not other.topics and len(behind.objects) == 1
    value = said.value if said.value is not None else told.value
    same = value is None or told.open.low <= value <= told.open.high
    return before == ["or"] and alike and plain and not same


def _is_helped(clause: Clause) -> bool:
    """ "Chile | helped to mine | 5.3 million tons": who else did it is not said."""
    acts = [node for node in clause.nodes if isinstance(node, Item) and node.is_verb][:2]
    return len(acts) > 1 and acts[0].verb is not None and acts[0].verb.lemma in _HELPING


def _is_given(clause: Clause, query: ValueQuery, slots: Slots) -> bool:
    """ "Chile | supplied | 5.3 million tons", "delivered …": what went to buyers in a year, and need not be what was mined."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.lemma not in _GIVING or not subject.is_entity:
        return False
    if query.measure.concept not in english().function["concepts_brought_forth"]:
        return False
    acts = (
        name for hit in slots.sentence.hits for name in hit.entry.names[:1] if name.kind == "concept_verb"
    )
    return sum(query.measure.concept in name.ids for name in acts) < 2  # "of the 170 tonnes mined"


def _is_meant_for_it(clause: Clause, draft: Draft) -> bool:
    """ "Chile had 5.3 million tons of copper | to sell |": so much as was there for something, of all that it has."""
    verb = clause.verb
    if verb is None or not verb.is_a("have", "be"):
        return False
    told = next((each for each in clause.objects if each.start <= draft.anchor[0] < each.end), None)
    if told is None:
        return False
    to, act = (*(node for node in clause.nodes if node.start >= told.end), None, None)[:2]
    acts = isinstance(act, Item) and act.verb_form == "base"
    return acts and to is not None and to.text == "to" and to.start <= told.end + 1


def _is_labelled_otherwise(draft: Draft, slots: Slots) -> bool:
    """ "Inflation, | food |: Turkey 58.5%", "Refugees in | camps |: Turkey 2.9m": what else a label says of its figures."""
    if ":" not in slots.sentence.said:
        return False
    clauses = slots.sentence.clauses
    colon = next((at for at, each in enumerate(clauses) if each.link == ":"), 0)
    label = clauses[:colon]
    if not colon or draft.anchor[0] < clauses[colon].start:
        return False
    if any(each.verb is not None and each.kind == "main" for each in label):
        return _is_told_as_meant(label[0])
    said = [node for each in label for node in each.nodes if isinstance(node, Phrase)]
    if not any(phrase.is_measure or phrase.topics for phrase in said):
        return False
    alone = english().function["words_for_alone"]
    if any(not alone.isdisjoint(each.adverbs) for each in label):
        return True  # "Refugees, Syrians | only |: …"
    if _is_of_a_kind(label, slots) or _is_part_of_another(draft, label, slots):
        return True
    return any(_says_something_else(phrase) for phrase in said) or any(map(_does_something_else, label))


def _is_of_a_kind(label: tuple[Clause, ...], slots: Slots) -> bool:
    """ "Zinc output, | cumulative |: …", "… 2024 | budget |: …", "…, | best year |: …"."""
    kinds, begin, end = english().function["kinds_in_brackets"], label[0].start, label[-1].end
    known = [hit for hit in slots.sentence.hits if begin <= hit.start < end and hit.entry.names]
    words = (token for token in slots.sentence.tokens if begin <= token.start < end)
    named = any(token.text in kinds and not _is_inside(token.start, known) for token in words)
    phrases = (node for each in label for node in each.nodes if isinstance(node, Phrase))
    return named or any(phrase.head == "year" and phrase.place is not None for phrase in phrases)


def _is_inside(start: int, hits: Sequence[Hit]) -> bool:
    return any(hit.start <= start < hit.end for hit in hits)


def _is_part_of_another(draft: Draft, label: tuple[Clause, ...], slots: Slots) -> bool:
    """ "Debt, | % of exports |: Japan 237%": a percentage of what its measure is no part of."""
    measure = getattr(draft.query, "measure", None)
    if not isinstance(measure, MeasureWords):
        return False
    told = [each for each in english().percentages if each.concept == measure.concept]
    row = [token for token in slots.sentence.tokens if label[0].start <= token.start < label[-1].end]
    at = next(
        (at for at, token in enumerate(row[:-2]) if token.text in _PERCENT and row[at + 1].text == "of"), None
    )
    if at is None or not told:
        return False
    named = {
        each for name in slots.sentence.concept_nouns(row[at + 2].start, row[-1].end) for each in name.ids
    }
    said = " ".join(token.text for token in row[at + 2 :])
    return all(
        named.isdisjoint((each.of, each.concept)) and not said.startswith(tuple(each.words)) for each in told
    )


def _is_headed_otherwise(slots: Slots) -> bool:
    """ "Child labour: copper is mined in Chile (23%)": a percentage of what the heading names, for all one knows."""
    first, behind = (*slots.sentence.clauses[:2], None)[:2]
    if first is None or behind is None or first.verb is not None or ":" not in slots.sentence.said:
        return False
    said = [node for node in first.nodes if isinstance(node, Phrase)]
    colon = any(each.link == ":" for each in slots.sentence.clauses)
    return colon and bool(said) and all(_says_something_else(phrase) for phrase in said)


def _is_told_as_meant(label: Clause) -> bool:
    """ "Copper output | target |: …", "Military spending | as voted by parliament |: …": labels that the reader takes for clauses."""
    subject, verb = label.subject, label.verb
    if subject is None or verb is None or not subject.is_measure or label.objects:
        return False
    before = [node.text for node in label.nodes if node.end <= verb.start]
    return verb.is_a("target") or verb.is_a("forecast") or before[-1:] == ["as"]


def _does_something_else(part: Clause) -> bool:
    """ "Military spending as | voted by parliament |: …", and not "copper | mined in 2024 |: …"."""
    verb = part.verb
    if verb is None or verb.concepts or verb.is_a("report") or verb.is_a("rank"):
        return False
    acts = [node.text for node in part.nodes if isinstance(node, Item) and node.is_verb]
    return english().function["harmless_participles"].isdisjoint(acts)


def _says_something_else(phrase: Phrase) -> bool:
    """Whether a phrase of a label names nothing that is known, and is no word of headings."""
    known = (
        phrase.concept
        or phrase.topics
        or phrase.quantity
        or phrase.place
        or phrase.period
        or phrase.comparative
    )
    if known or phrase.entities or phrase.scope or phrase.publisher or phrase.owner or not phrase.opaque:
        return False
    function = english().function
    return not any(phrase.head in function[name] for name in _OF_HEADINGS)
