"""Those who act together with a subject: "Together with Turkey, South Africa produces three-quarters of all chromite"."""

from __future__ import annotations

from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_TOGETHER = "together"
_WITH = ["with"]
_TIES = ([_TOGETHER, "with"], ["along", "with"])


def with_companions(found: list[Clause]) -> list[Clause]:
    """The clauses, the subject behind "together with Turkey" as all of them, and what is said of them as of a sum."""
    for at, main in enumerate(found):
        before = found[at - 1] if at else None
        subject = main.subject
        if subject is None or main.kind != "main" or main.verb is None:
            continue
        companions = _right_before(main, subject) or (_companions(before) if before is not None else None)
        if companions is None:
            continue
        loose = before is not None and len(before.nodes) == 2
        summed = main if loose else replace(main, adverbs=(*main.adverbs, _TOGETHER))
        if subject.anaphor == "entity":
            summed = replace(summed, subject=replace(subject, companions=companions.entities))
            return [*found[:at], summed, *found[at + 1 :]]
        opened = (not loose and at == 1) or (
            at == 2 and found[0].objects == (subject,) and not found[0].adjuncts
        )
        if opened and before is not None and _is_name(subject) and len(subject.entities) == 1:
            every = replace(
                subject,
                entities=(*subject.entities, *companions.entities),
                end=max(subject.end, companions.end) if at > 1 else subject.end,
            )
            return [*found[:at], replace(summed, subject=every), *found[at + 1 :]]
    return found


def _right_before(main: Clause, subject: Phrase) -> Phrase | None:
    """ "And together | with | Peru | it mined …": told with no comma before who acts."""
    nodes = main.nodes
    at = next((at for at, node in enumerate(nodes) if node is subject), 0)
    tied = at > 2 and [node.text.lower() for node in nodes[at - 3 : at - 1]]
    phrase = nodes[at - 1] if at else None
    return phrase if tied in _TIES and isinstance(phrase, Phrase) and _is_name(phrase) else None


def _companions(fragment: Clause) -> Phrase | None:
    """ "Together | with | Turkey and Kazakhstan", "and along | with | Peru", "; with | Peru"; None where anything else is said."""
    nodes = [node for node in fragment.nodes if node.text.lower() not in ("and", "but", ",")]
    phrase = nodes[-1] if len(nodes) > 1 and fragment.verb is None else None
    tied = [node.text.lower() for node in nodes[:-1]] in (*_TIES, _WITH)
    return phrase if tied and isinstance(phrase, Phrase) and _is_name(phrase) else None


def _is_name(phrase: Phrase) -> bool:
    plain = phrase.quantity is None and phrase.place is None and phrase.concept is None
    return plain and bool(phrase.entities) and not phrase.topics
