"""Shares that are called so: "Peru has a 10% share of world output", "Chile's 24% share". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar import value
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of, nearest_claim_before
from checks.grammar.slots import Slots
from checks.grammar.whole import ends_clause, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def sharer(clause: Clause, slots: Slots, share: Phrase) -> Parts | None:
    """Whose share a phrase is: its owner's, a group's, or that of the one that "its" stands for."""
    if share.owner is not None:
        return Parts((share.owner,))
    if share.scope is not None and share.scope != "WORLD":
        return Parts((EntityWords(share.scope, share.text),))
    if (of_all := _told_of_all(share)) is not None:
        return Parts((of_all[1],))
    if not share.owner_anaphor:
        return None
    owner = slots.owner(clause, share)
    return Parts((owner,)) if owner is not None and owner.id is not None else None


def _told_of_all(share: Phrase) -> tuple[Phrase, EntityWords] | None:
    """ "The share of | the world's copper mined in Chile |": the whole, which says whose the share is, too; and who that is."""
    whole = share.whole
    if whole is None or whole.scope != "WORLD" or whole.owner is None or share.owner_anaphor:
        return None
    return replace(whole, owner=None), whole.owner


def without_sharer(share: Phrase) -> Phrase:
    """The share of all, where the words for all say whose it is, too."""
    of_all = _told_of_all(share)
    return share if of_all is None else replace(share, whole=of_all[0])


def share_of_somebody(share: Phrase, inside: list[Phrase]) -> tuple[Parts, Phrase] | None:
    """ "The share of Belarus | in world potash output": whose it is, and the share of the whole behind "in"."""
    named = share.whole
    if named is None or len(inside) != 1 or share.owner is not None or share.owner_anaphor:
        return None
    if not named.is_one_entity or named.quantity is not None or not inside[0].topics:
        return None
    return Parts(named.entities), replace(share, whole=inside[0])


@needs("subject", "active", "object", "amount", "share")
def entity_has_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru has a 10% share of world copper production"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or len(clause.objects) != 1:
        return
    share = clause.objects[0]
    if not share.share or share.quantity is None or share.owner is not None or share.opaque:
        return
    if not (verb.is_a("have", "part_of") or any(name.data.get("generic") for name in verb.concepts)):
        return
    who, whole = parts(clause, subject, slots), whole_of(share, slots)
    if who is None or whole is None or not ends_clause(clause, slots, share):
        return
    measure = measure_of(clause, slots, share, None)
    yield from share_draft(clause, slots, who, share, measure, whole, "entity_has_share", subject)


@needs("part of a whole")
def share_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's 24% share of world copper output is the largest"."""
    for share in (node for node in clause.nodes if isinstance(node, Phrase)):
        if not share.share or share.quantity is None or share.whole is None or share.opaque:
            continue
        if share.owner is None and not share.owner_anaphor:
            continue
        who, whole = sharer(clause, slots, share), whole_of(share, slots)
        if who is not None and whole is not None:
            measure = measure_of(clause, slots, share, None)
            yield from share_draft(clause, slots, who, share, measure, whole, "share_of_amount")


@needs("active", "amount", "two objects")
def amount_gives_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The DRC mined 220,000 tons of cobalt in 2024, giving it a 76% share of global output"."""
    verb = clause.verb
    if (
        verb is None
        or verb.lemma not in ("give", "hand", "leave")
        or len(clause.objects) != 2
        or verb.passive
    ):
        return
    receiver, share = clause.objects
    pointing = clause.subject is not None and clause.subject.words in (("that",), ("this",), ("which",))
    told = receiver.anaphor == "entity" or (
        pointing and receiver.is_one_entity
    )  # "That gives Chile 23% of …"
    if not told or not (share.share or is_share(share, slots)) or share.quantity is None or share.owner:
        return
    host = receiver if receiver.is_one_entity else clause.subject
    who, whole = parts(clause, host, slots), whole_of(share, slots)
    if who is None or whole is None or not ends_clause(clause, slots, share):
        return
    measure = measure_of(clause, slots, share, None)
    for draft in share_draft(clause, slots, who, share, measure, whole, "amount_gives_share"):
        model = nearest_claim_before(clause, slots, value.CONSTRUCTIONS)
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        if model is not None and isinstance(model.query, ValueQuery) and query.period.year is None:
            draft = replace(draft, query=replace(query, period=model.query.period))
        yield draft
