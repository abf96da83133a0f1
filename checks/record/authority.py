"""The order of authority: whose measure is meant where several publishers print one and the words name none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from checks.errors import BadUsage
from checks.record.catalogue_entries import Measure, Publisher


def preferred(
    measures: Mapping[str, Measure], order: Sequence[str], held: Callable[[Measure], bool]
) -> dict[str, Measure]:
    """The measures with the default of each kind moved to the first publisher of the order that has it held.

    A kind is a concept and topic with the same qualifiers; one without a default gets none.
    """
    kinds: defaultdict[tuple[object, ...], list[Measure]] = defaultdict(list)
    for measure in measures.values():
        for topic in measure.topics or (None,):
            kinds[(measure.concept, topic, measure.qualifiers)].append(measure)
    moved = dict(measures)
    for rivals in kinds.values():
        if not any(each.default for each in rivals):
            continue
        named = [each for each in rivals if each.publisher in order and held(each)]
        first = min((order.index(each.publisher) for each in named), default=None)
        if first is not None:
            for each in rivals:
                moved[each.id] = replace(each, default=each.publisher == order[first])
    return moved


def known(order: Sequence[str], publishers: Mapping[str, Publisher]) -> tuple[str, ...]:
    """The publishers' ids behind an order that names them by id or by name. Raises BadUsage for an unknown one."""
    ids = {publisher.id.casefold(): publisher.id for publisher in publishers.values()}
    for publisher in publishers.values():
        for name in (publisher.name, *publisher.names):
            ids.setdefault(name.casefold(), publisher.id)
    for each in order:
        if each.casefold() not in ids:
            near = get_close_matches(each.casefold(), ids, n=1)
            way_out = f"did you mean {ids[near[0]]}?" if near else "see: assay data list"
            raise BadUsage(f'authority: "{each}" is no publisher; {way_out}')
    return tuple(ids[each.casefold()] for each in order)
