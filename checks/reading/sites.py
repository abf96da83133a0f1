"""Where the things of a user's table lie that stand in one place: "the Prado | in Madrid". Only users' tables have any."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_TIES = ("in", "near", "outside")


def with_where_they_lie(nodes: list[Node], items: list[Item], text: str) -> list[Node]:
    """The same, with the place that stands behind a museum's or a bridge's name folded into it, as it says nothing else."""
    kept: list[Node] = []
    at = 0
    while at < len(nodes):
        site, tie, where = (*nodes[at : at + 3], None, None)[:3]
        if isinstance(site, Phrase) and isinstance(where, Phrase) and _lies(site, tie, where, items):
            kept.append(replace(site, after=where.after, end=where.end, text=text[site.start : where.end]))
            at += 3
        else:
            kept.append(nodes[at])
            at += 1
    return kept


def _lies(site: Phrase, tie: Node | None, where: Phrase, items: list[Item]) -> bool:
    """Whether a name is one of what stands in one place, and a town's or a country's is tied to it."""
    if not isinstance(tie, Item) or tie.text not in _TIES or len(site.entities) != 1:
        return False
    name = items[site.after - 1].name("entity")
    if name is None or "site" not in name.data:
        return False
    said = (where.quantity, where.place, where.period, where.concept, where.agent, where.extreme, where.owner)
    last = where.text.split()[-1]
    return not any(said) and last[:1].isupper() and not where.topics
