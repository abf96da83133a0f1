"""What a verb tells that an amount is of: "mined", or "had | in reserves", "lost | of forest"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.reading.verbs import Verb

_RELEASED = frozenset(("into the air", "into the atmosphere", "into the sky"))
_TELLING_DIMENSIONS = ("area", "length", "time")  # "Brazil covers 8.5 million square kilometres"


def topic_adjuncts(clause: Clause) -> list[Phrase]:
    """The complements of a clause that name a topic: "mined 5.3 million tons | of copper |"."""
    return [
        phrase
        for preposition, phrase in clause.adjuncts
        if preposition in ("of", "in", "from") and phrase.topic
    ]


def telling_concepts(
    names: tuple[Name, ...], amount: Phrase, clause: Clause, slots: Slots
) -> tuple[Name, ...]:
    """The concepts of a verb; one that says little ("have") needs a topic or a concept beside the amount."""
    if _is_of_a_compound(amount, clause):
        return ()
    named = amount.concept if amount.whole is None else None
    named = named or _concept_behind(amount, clause)
    if named is not None:
        return (named,) if _has(clause, names, named) else ()
    if not _RELEASED.isdisjoint(clause.adverbs) and slots.topics.get("emissions", set()) & {*amount.topics}:
        return slots.vocabulary_concept("emissions")  # "India pumped 3 billion tonnes of it into the sky"
    telling = tuple(name for name in names if not name.data.get("generic"))
    if telling:
        return telling
    topics = {*amount.topics, *(topic for phrase in topic_adjuncts(clause) for topic in phrase.topics)}
    if not topics and amount.quantity is not None and amount.quantity.topic:
        topics = {amount.quantity.topic}  # "four million barrels a day"
    fitting = tuple(
        name for name in names if any(topics & slots.topics.get(each, frozenset()) for each in name.ids)
    )
    quantity = amount.quantity
    if clause.verb is not None and clause.verb.lemma == "live" and _is_of_some_years(clause):
        return ()
    if not fitting and quantity is not None and not topics and _tells(quantity):
        fitting = tuple(
            name
            for name in names
            if any({quantity.dimension} == slots.dimensions.get(each, frozenset()) for each in name.ids)
        )
    if not fitting and quantity is not None and quantity.dimension == "density" and not topics:
        return slots.vocabulary_concept("population_density")  # "has 120 people per square kilometre"
    bare = quantity is not None and quantity.kind == "count" and quantity.stated.unit is None
    whose = clause.subject
    told = whose is not None and (whose.entities or whose.nationality or whose.nation or whose.owner)
    bare = bare and bool(told)  # not "my grandmother lived to be 101"
    if not fitting and bare and not topics and not amount.opaque and amount.concept is None:
        fitting = tuple(
            name
            for name in names
            if all(slots.dimensions.get(each) == frozenset(("time",)) for each in name.ids)
        )  # "Americans live to 78.9"
    if fitting or not names:
        return fitting
    if quantity is not None and quantity.dimension == "money" and not (topics or amount.opaque):
        spoken = slots.labelled(clause)
        if spoken is None:  # "… defence spending. In 2024 it spent $80 billion"
            spoken = set(slots.sentence.context.concepts)
        carried = tuple(name for name in names if name.ids[:1] and spoken == set(name.ids))
        if carried and not clause.adjunct("on", "for", "in", "to"):
            return carried
    if clause.verb is not None and clause.verb.is_a("have") and _is_told_of_flow(names, slots):
        return ()  # "In nickel mining Indonesia leads. The Philippines | had 330,000 tonnes"
    gapped = amount.opaque or amount.quantity is None or amount.quantity.dimension not in ("mass", "volume")
    return () if gapped else names


def _is_of_some_years(clause: Clause) -> bool:
    """ "Syrians lived ten years under sanctions", "Chilean miners live 20 years in barracks": no people's whole lives."""
    where = [phrase for tie, phrase in clause.adjuncts if phrase.quantity is None and not phrase.entities]
    return bool(where) or (clause.subject is not None and clause.subject.facility)


def _is_told_of_flow(names: tuple[Name, ...], slots: Slots) -> bool:
    """Whether a sentence in the past goes on from what is brought forth, and not from what a verb stands for."""
    past = any(token.text == "had" for token in slots.sentence.tokens)
    spoken = {
        *slots.sentence.context.concepts,
        *(each for name in slots.sentence.concept_nouns() for each in name.ids),
    }
    flows = english().function["concepts_of_coming"]
    return past and bool(spoken & flows) and spoken.isdisjoint(each for name in names for each in name.ids)


def _is_of_a_compound(amount: Phrase, clause: Clause) -> bool:
    """ "Carried 44.9 million | fare-paying | passengers": whether what an amount counts is narrowed by a word with a hyphen."""
    behind = [node.text for node in clause.nodes if node.start >= amount.end][:2]
    return len(behind) > 1 and behind[1] == "-" and amount.quantity is not None


def what_is_done(verb: Verb, amount: Phrase) -> tuple[Name, ...]:
    """What an amount is of that something is done with: "369 assaults were | recorded", whatever else is recorded."""
    named = amount.concept
    if named is None or verb.lemma not in english().function["verbs_of_bringing_about"]:
        return verb.concepts
    return tuple(name for name in verb.concepts if set(name.ids) & set(named.ids)) or (named,)


def _concept_behind(amount: Phrase, clause: Clause) -> Name | None:
    """ "India received $138 billion | in remittances": what an amount is of, tied to it by "in" or "of"."""
    if amount.concept is not None or amount.topics or amount.whole is not None:
        return None
    earned = clause.verb is not None and clause.verb.is_a(
        "receive"
    )  # "earned $40 billion | from remittances"
    ties = ("in", "of", "from") if earned else ("in", "of")
    tied = [phrase for tie, phrase in clause.adjuncts if tie in ties and phrase.start <= amount.end + 6]
    if len(tied) != 1 or tied[0].concept is None or tied[0].quantity is not None or tied[0].place is not None:
        return None
    bare = (
        tied[0].owner is None
        and not tied[0].owner_anaphor
        and tied[0].scope is None
        and not tied[0].modifiers
    )
    return tied[0].concept if bare else None


def _tells(quantity: Quantity) -> bool:
    """Whether an amount's dimension alone tells of what it is: an area, or what a user's table has by something."""
    return quantity.dimension in _TELLING_DIMENSIONS or quantity.dimension.startswith("price by ")


def _has(clause: Clause, names: tuple[Name, ...], concept: Name) -> bool:
    """Whether the verb says that the subject has, or does, what the amount names; "lost 3 million tons" does not."""
    verb, bringing = clause.verb, english().function["verbs_of_bringing_about"]
    if verb is not None and (verb.is_a("have", "receive", "undergo") or verb.lemma in bringing):
        return True
    people = concept.data.get("of_people") is not None  # "Syria has produced six million refugees"
    told = {*concept.ids, *(english().function["concepts_of_coming"] if people else ())}
    dwellers = english().function["concepts_of_dwellers"]
    if dwellers.intersection(concept.ids):
        told |= dwellers  # "hosts 557,000 asylum-seekers": whoever it is that came
    things = {word for each in concept.ids for word in each.split()}  # of a user's: "affordable homes"
    return any(
        name.data.get("generic")
        or set(name.ids) & told
        or any(things & set(each.split()) for each in name.ids)
        for name in names
    )
