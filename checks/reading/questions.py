"""What a question asks for, so that the sentence behind it may be its answer: "How much barite does India mine? 2.6 million tons"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from checks.claim_words import EntityWords, PeriodWords
from checks.names import Name
from checks.reading.language import english
from checks.reading.periods import periods
from checks.reading.tokens import Token, tokens
from checks.reading.vocabulary import Hit, longest
from checks.values import dataclass

_ASKS = re.compile(
    r"[\W\d_]*(?:(?:and|but|so|yet|then|just) )*(?:how (?:much|many|big|large|high|rich|long|populous)|what)\b"
)
_DOUBTFUL = re.compile(r"\b(?:will|would|could|should|might|may|if|next|target|plans?|want|wants)\b")
_PART = re.compile(
    r"\b(?:share|part|percentage|proportion|slice)\b|\bhow much of (?:all )?(?:the world's|the globe's|world|global)\b"
)
_NAMING = ("concept_noun", "concept_verb", "concept_agent")
_LONGEST, _CLOSING = 200, 10
_PLAIN = ("determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries")
_KNOWN = (*_NAMING, "concept_adjective", "entity", "adjective", "topic", "publisher", "dataset", "qualifier")
_QUESTIONING = frozenset(
    ("how", "much", "many", "big", "large", "high", "rich", "long", "populous", "what", "come", "comes", "came", "year",
     "last", "exactly", "really", "actually", "then", "left", "have", "has", "had", "do", "does", "did", "share", "part",
     "proportion", "percentage", "people")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the concepts and topics that the question names, of whom, when; `part`: what share of it."""

    names: tuple[Name, ...]
    topics: tuple[str, ...]
    entity: EntityWords
    period: PeriodWords
    part: bool = False


def asked(
    hits: Sequence[Hit],
    text: str,
    folded: str,
    span: tuple[int, int],
    published: date | None,
    resolve: Callable[[Name, str], EntityWords],
) -> Asked | None:
    """What the question at a span asks; None where it is none, asks of nobody or of several, or of what is to come."""
    start, end = span
    if "?" not in folded[max(start, end - _CLOSING) : end] or end - start > _LONGEST:
        return None
    if not folded[start:end].rstrip("\"' ").endswith("?"):
        return None
    if _ASKS.match(folded, start, end) is None or _DOUBTFUL.search(folded, start, end):
        return None
    said = longest(list(hits))
    named = [name for hit in said for name in hit.entry.names]
    whom = {
        name.ids: name for name in named if name.kind in ("entity", "adjective") and name.ids != ("WORLD",)
    }
    if len(whom) != 1:
        return None
    row = tokens(folded, start, end, text)
    if any(name.kind == "metonym" for name in named) or _says_more(row, said):
        return None  # "How much does Chile's Codelco mine?", "How much does India mine from open pits?"
    times = [time.words for time in periods(row, published, set()) if time.words.year is not None]
    if len(times) > 1:
        return None
    (name,) = whom.values()
    return Asked(
        tuple(each for each in named if each.kind in _NAMING),
        tuple(dict.fromkeys(each for one in named if one.kind == "topic" for each in one.ids)),
        resolve(name, name.text),
        times[0] if times else PeriodWords(),
        _PART.search(folded, start, end) is not None,
    )


def _says_more(row: list[Token], said: Sequence[Hit]) -> bool:
    """Whether a question has words that are neither known nor only those of a question."""
    function = english().function
    plain = frozenset().union(*(function[name] for name in _PLAIN)) | _QUESTIONING
    telling = (hit for hit in said if any(_tells(name) for name in hit.entry.names))
    known = {at for hit in telling for at in range(hit.start, hit.end)}
    words = (token for token in row if token.kind == "word" and token.start not in known)
    return any(token.text not in plain for token in words)


def _tells(name: Name) -> bool:
    """Whether a name says what is asked: not "Chile's | state | mines"."""
    return name.kind in _KNOWN and not (name.kind == "concept_noun" and name.data.get("generic"))
