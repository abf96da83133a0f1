"""English inflection of catalogue words; irregular forms stand in the catalogue, those of a user's in a file here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_VOWELS = "aeiou"
_SHORT = 6
_JUDGING = {"good": ("better", "best"), "bad": ("worse", "worst")}
_DEGREES = {
    "well": _JUDGING["good"],
    "badly": _JUDGING["bad"],
    "high": ("higher", "highest"),
    "low": ("lower", "lowest"),
}
"""How what stands before a participle is compared: "best" of "well-paid"."""


def inflect(lemma: str, irregular: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """All surface forms of a verb, as (form, words): base, s, past, participle, ing.

    Only the first word of a phrase changes. `irregular` are its s, past, participle and ing forms, given together.

    >>> dict(inflect("dig up", ("digs", "dug", "dug", "digging")))["past"]
    'dug up'
    """
    verb, _, rest = lemma.partition(" ")
    forms = irregular or (_third(verb), _past(verb), _past(verb), _ing(verb))
    for form, word in zip(("base", "s", "past", "participle", "ing"), (verb, *forms), strict=True):
        yield form, f"{word} {rest}".strip()


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[str, list[str]]:
    """The s, past, participle and ing forms of verbs that no rule inflects."""
    import yaml  # a check without own tables never reads any

    path = Path(__file__).with_name("irregular_verbs.yaml")
    found: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def plural(noun: str) -> str:
    """The regular plural of a noun, of a phrase's last word, or of the one before its preposition.

    >>> plural("economy"), plural("oil producer"), plural("source of refugees")
    ('economies', 'oil producers', 'sources of refugees')
    """
    for tie in (" of ", " to ", " for "):
        head, found, rest = noun.partition(tie)
        if found:
            return f"{_third(head)}{found}{rest}"
    return _third(noun)


def compared(adjective: str) -> tuple[str, str] | None:
    """The comparative and superlative of a short adjective; None for one that takes "more" and "most".

    >>> compared("busy"), compared("good"), compared("expensive")
    (('busier', 'busiest'), ('better', 'best'), None)
    >>> compared("well-paid")
    ('better-paid', 'best-paid')
    """
    if adjective in _JUDGING:
        return _JUDGING[adjective]
    manner, hyphen, done = adjective.partition("-")
    if hyphen and manner in _DEGREES:
        more, most = _DEGREES[manner]
        return f"{more}-{done}", f"{most}-{done}"
    if len(adjective) > (_SHORT + 1 if adjective.endswith("y") else _SHORT) or " " in adjective:
        return None
    stem = adjective.removesuffix("e")
    if adjective.endswith("y") and adjective[-2] not in _VOWELS:
        stem = f"{adjective[:-1]}i"
    elif adjective[-1] not in f"{_VOWELS}wxy" and adjective[-2] in _VOWELS and adjective[-3] not in _VOWELS:
        stem = f"{adjective}{adjective[-1]}"
    return f"{stem}er", f"{stem}est"


def _third(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _is_doubled(verb: str) -> bool:
    """ "ship", "plan", "scrap": a short verb whose last letter is written twice before an ending."""
    short = verb[-1] not in f"{_VOWELS}wxy" and verb[-2:-1] in _VOWELS and verb[-3:-2] not in f"{_VOWELS}"
    return short and len(verb) > 2 and sum(letter in _VOWELS for letter in verb) == 1


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _is_doubled(verb) else "") + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _is_doubled(verb) else "") + "ing"
