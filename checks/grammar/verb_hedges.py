"""What a verb says of the number behind it: "exceeds 1.4 billion" is more than that, "nears 60%" nearly as much."""

from __future__ import annotations

from typing import Any

from checks.claim_words import Stated
from checks.grammar.drafts import Draft
from checks.reading import stated as rules
from checks.reading.language import english
from checks.reading.verbs import Verb
from checks.values import replace

HEDGED_BY = {"exceed": "more than", "near": "nearly", "miss": "less than"}
"""What classes of verbs say of the amount behind them."""


def hedged_by(draft: Draft, verb: Verb) -> Draft:
    """ "Exceeds 1.4 billion": more than that; "approached 5.5 million tons": nearly as much."""
    query: Any = draft.query
    stated: Stated = query.stated
    word = next((said for name, said in HEDGED_BY.items() if verb.is_a(name)), None)
    if stated.approximator is not None or word is None:
        return draft
    hedged = rules.hedged(stated, english().approximators[word])
    return replace(draft, query=replace(query, stated=replace(hedged, words=f"{word} {stated.words}")))
