"""An entity and an amount side by side, without a verb: what lists and tables in running text are made of."""

from __future__ import annotations

from checks.grammar.amounts import is_amount
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


def pair(clause: Clause) -> tuple[Phrase, Phrase] | None:
    """An entity and an amount side by side: "Chile 5.3 million t", "Chile: 5.3 million t", "Chile (5.3 million t)"."""
    if clause.verb is not None or not clause.objects:
        return None
    entity, amount = clause.objects[0], clause.objects[-1]
    label = clause.leans_on
    if clause.kind == "parenthesis" and len(clause.objects) == 1 and clause.subject is not None:
        entity = clause.subject
    elif (
        clause.kind == "fragment"
        and len(clause.objects) == 1
        and label is not None
        and _is_label(label, clause)
    ):
        entity = label.objects[-1]
    elif clause.kind not in ("fragment", "parenthesis") or len(clause.objects) != 2:
        return None
    plain = is_amount(amount) and amount.concept is None and not amount.topics and not amount.opaque
    single = len(entity.entities) == 1 and entity.quantity is None and entity.place is None
    return (entity, amount) if plain and single and not clause.adjuncts else None


def _is_label(label: Clause, clause: Clause) -> bool:
    """Whether a fragment is the name before an amount: "Chile: …", "Chile, …", "Chile – …"."""
    beside = clause.link in (":", ",", "–", "-") and label.end >= clause.start - 4
    return beside and label.kind == "fragment" and len(label.objects) == 1 and not label.adjuncts
