"""Places that somebody stands for: "As the world's leading nickel producer, Indonesia …". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.held_places import holder, names_holder, single, telling
from checks.grammar.needs import needs
from checks.grammar.ordering import ordering
from checks.grammar.placements import is_rank
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.queries import RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_GRANTING = ("despite", "notwithstanding", "given", "in")


@needs("no verb", "place", kind=("fragment",), word=("as",))
def entity_as_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "As the world's second-largest miner of lithium, Chile watches the price"; "Despite its position as …, Chile …".

    It is so when what it does is told of: "… , South Africa mined 1,000 tons in 1970".
    """
    if clause.verb is not None or clause.kind != "fragment" or clause.objects or len(clause.nodes) < 2:
        return
    opener, phrase = clause.nodes[2:4] if _is_standing(clause) else clause.nodes[:2]
    if opener.text.lower() != "as" or not isinstance(phrase, Phrase) or phrase.owner is not None:
        return
    place = single(phrase) if telling(phrase) and names_holder(phrase) else None
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    subject = behind.subject if behind is not None and behind.verb is not None else None
    if place is None or behind is None or subject is None or behind.link != "," or subject.is_measure:
        return
    entity, measure = holder(behind, slots, subject), ordering(clause, slots, phrase)
    if entity is None or entity.id is None:
        return
    told, _ = slots.period(behind) if behind.periods and not clause.periods else (None, None)
    for draft in drafts(clause, slots, place, phrase, measure, entity, "entity_as_place"):
        if told is not None and isinstance(draft.query, RankQuery):
            draft = replace(draft, query=replace(draft.query, period=told))
        yield draft


def _is_standing(clause: Clause) -> bool:
    """ "Despite | its status | as | the largest producer": what somebody is."""
    opener, its = clause.nodes[0].text.lower(), clause.nodes[1]
    if opener not in _GRANTING or len(clause.nodes) != 4:
        return False
    return isinstance(its, Phrase) and is_rank(its) and its.words[0] == "its"


CONSTRUCTIONS: tuple[Construction, ...] = (entity_as_place,)
