"""Those who act together with a subject: "Together with Turkey, South Africa produces three-quarters of all chromite"."""

from __future__ import annotations

from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_TOGETHER = "together"


def with_companions(found: list[Clause]) -> list[Clause]:
    """The clauses, the subject behind "together with Turkey" as all of them, and what is said of them as of a sum."""
    for at, each in enumerate(found[:-1]):
        if each.verb is not None or _TOGETHER not in each.adverbs:
            continue
        companions, main = _companions(each), found[at + 1]
        subject = main.subject
        if companions is None or subject is None or main.kind != "main" or main.verb is None:
            continue
        opened = at == 0 or (at == 1 and found[0].objects == (subject,) and not found[0].adjuncts)
        if opened and _is_name(subject) and len(subject.entities) == 1:
            every = replace(
                subject,
                entities=(*subject.entities, *companions.entities),
                end=max(subject.end, companions.end) if at else subject.end,
            )
            summed = replace(main, subject=every, adverbs=(*main.adverbs, _TOGETHER))
            return [*found[: at + 1], summed, *found[at + 2 :]]
    return found


def _companions(fragment: Clause) -> Phrase | None:
    """ "Together | with | Turkey and Kazakhstan"; None where anything else is said."""
    tie, phrase = fragment.adjuncts[0] if len(fragment.adjuncts) == 1 else ("", None)
    alone = tie == "with" and not fragment.objects and phrase is not None and _is_name(phrase)
    return phrase if alone else None


def _is_name(phrase: Phrase) -> bool:
    plain = phrase.quantity is None and phrase.place is None and phrase.concept is None
    return plain and bool(phrase.entities) and not phrase.topics
