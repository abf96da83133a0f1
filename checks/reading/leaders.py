"""Places told without an ordinal or a size: "runner-up", "the world leader in copper", "takes bronze", "in the lead"."""

from __future__ import annotations

from functools import lru_cache

from checks.reading.language import Language, english
from checks.reading.places import Place
from checks.reading.tokens import Token, word_at

LEADERS = ("leader", "leaders", "champion", "champions")
_LONGEST_FIELD = 5  # "in the world's rare earth production"
_ENDS = (",", ".", ";", "and", "but", "with", "is", "are", "was", "")


@lru_cache(maxsize=1)
def ends_of_leads() -> frozenset[str]:
    """The words with which "in the lead", "out in front" and the like end."""
    return frozenset(lead.split()[-1] for lead in english().leads)


def runner_up(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "Runner-up"; but not "the runner-up to the big three"."""
    if word_at(tokens, index) not in ("runner", "runners") or word_at(tokens, index + 2) != "up":
        return None
    if word_at(tokens, index + 3) == "to" and any(
        word_at(tokens, at) in words.digits for at in range(index + 4, index + 7)
    ):
        return None
    return Place(index, index + 3, 2, 2, False, "number")


def world_leader(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "The world leader in copper", "Europe's champion": who is first there; but not "a world leader"."""
    if word_at(tokens, index) not in LEADERS:
        return None
    if word_at(tokens, index - 1) in ("the", "joint") and _is_in_a_field(tokens, index + 1, words):
        return Place(index, index + 1, 1, 1, False, "number")
    owned = word_at(tokens, index - 1) == "'s"
    where, at = word_at(tokens, index - 1 - owned), index - 2 - owned
    scopes = words.function["scopes_of_leaders" if owned else "scopes_before_leaders"]
    named = where in scopes and (
        word_at(tokens, at) == "the" or (owned and where not in ("world", "continent"))
    )
    return Place(index, index + 1, 1, 1, False, "number") if named else None


def _is_in_a_field(tokens: list[Token], index: int, words: Language) -> bool:
    """ "The leader | in Europe", "the leaders | in lead mining", "the champion | of tin mining": where, or by what, somebody is first."""
    if word_at(tokens, index) not in ("in", "of"):
        return False
    behind = [word_at(tokens, at) for at in range(index + 1, index + 1 + _LONGEST_FIELD)]
    where = behind[1] if behind[0] == "the" else behind[0]
    ends = next((at for at, word in enumerate(behind) if word in _ENDS), len(behind))
    fields = words.function["fields_of_leaders"]
    if word_at(tokens, index) == "of":
        return behind[max(0, ends - 1)] in fields  # but "the leader of | the mining union"
    return where in words.function["scopes_of_leaders"] or not fields.isdisjoint(behind[:ends])


def medal(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "Canada takes bronze", "…, and Canada bronze": a metal that is won, with nothing behind it that could be made of it."""
    number = words.medals.get(word_at(tokens, index))
    if number is None or not (_is_won(tokens, index, words) or _is_won_too(tokens, index, words)):
        return None
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is None or follows.kind == "mark" or follows.text in ("in", "for", "and", "while", "but"):
        return Place(index, index + 1, number, number, False, "number")
    return None


def _is_won(tokens: list[Token], index: int, words: Language) -> bool:
    won = words.verbs.get(word_at(tokens, index - 1)) if index else None
    return won is not None and won.lemma in ("take", "win", "claim")


def _is_won_too(tokens: list[Token], index: int, words: Language) -> bool:
    """ "Russia takes silver and Canada | bronze": whether another medal was won before, the verb of which goes on."""
    before = word_at(tokens, index - 1)
    alone = before.isalpha() and before not in words.function["prepositions"] and before not in _ENDS
    medals = (at for at in range(1, index) if word_at(tokens, at) in words.medals)
    return alone and before not in words.verbs and any(_is_won(tokens, at, words) for at in medals)


def in_the_lead(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "in the lead", "out in front", found at its last word; neither "in front of" nor "on top of that"."""
    if tokens[index].text not in ends_of_leads() or word_at(tokens, index + 1) in words.no_lead_before:
        return None
    for length in (3, 2):
        first = index + 1 - length
        if first >= 0 and " ".join(token.text for token in tokens[first : index + 1]) in words.leads:
            return Place(first, index + 1, 1, 1, False, "ordinal")
    return None
