"""What a noun phrase stands for that was named before: an entity, a measure, a topic."""

from __future__ import annotations

from typing import Any

from checks.claim_words import EntityWords
from checks.reading.anaphors import kind_of_anaphor
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.possessives import Possession, Resolve

_TOTALS = ("total", "totals", "figure", "tally", "amount")
_OWN = ("its", "their")
_PERSONAL = ("we", "i", "you", "him", "us", "me", "who", "whom")


def stands_for(
    run: list[Item], said: Possession, resolve: Resolve, scopes: frozenset[str]
) -> dict[str, Any] | None:
    """What a phrase stands for that was named before: "the country", "the total", "the metal", "he"."""
    head, spoken, function = run[-1], " ".join(item.text for item in run), english().function
    kind = kind_of_anaphor(run, scopes)
    if kind or (len(run) == 1 and head.text in function["entity_anaphors"]):
        return {"anaphor": "entity", "refers": "" if kind == "country" else kind}
    if len(run) == 1 and head.text in _PERSONAL and head.name("entity") is None:
        return {"opaque": True}
    if head.text in _TOTALS and len(run) > 1 and said.scope is None:
        over = [item for item in run[:-1] if item.kind != "determiner"]
        named = over[0].name("entity", "adjective") if len(over) == 1 else None
        if named is not None and set(named.ids) & scopes:
            return {"anaphor": "measure", "scope": named.ids[0]}  # "the world total"
    owned = said.owner is not None or said.named_before
    if (people := _people_before(run, resolve, scopes)) is not None:
        share = head.text in function["share_nouns"]
        return {"anaphor": "measure", "owner": people, "share": share}  # "the American total"
    if spoken in function["measure_anaphors"] or (owned and spoken in function["owned_figures"]):
        return {"anaphor": "measure"}
    if said.named_before and len(run) == 2 and run[0].text in _OWN and head.text in function["owned_figures"]:
        return {"anaphor": "measure"}  # "its total"
    if len(run) == 1 and said.scope is not None and f"the {head.text}" in function["topic_anaphors"]:
        return {"anaphor": "topic"}  # "the world's ore"
    if f"{run[0].text} {head.text}" == "the total" and _is_plain(run[1:-1]):
        return {"anaphor": "measure"}  # "the known total"
    return {"anaphor": "topic"} if _stands_for_topic(run, spoken) else None


def _is_plain(between: list[Item]) -> bool:
    """Whether words between "the" and a noun leave it what it is: "the estimated total"."""
    return all(item.text in english().function["harmless_measure_modifiers"] for item in between)


def _people_before(run: list[Item], resolve: Resolve, scopes: frozenset[str]) -> EntityWords | None:
    """Whose a figure is, where only a people's adjective stands before it: "the American total", "the Russian one"."""
    if len(run) < 2 or not (run[-1].text in english().function["owned_figures"] or _is_the_one(run)):
        return None
    name = run[-2].name("adjective")
    if name is None or set(name.ids) & scopes or any(item.kind != "determiner" for item in run[:-2]):
        return None
    if name.data.get("form") == "people" and run[-2].text.endswith("s"):  # but "the Chinese figure"
        return None
    return resolve(name, run[-2].text)


def _is_the_one(run: list[Item]) -> bool:
    return len(run) == 3 and run[0].text == "the" and run[-1].text == "one"


def _stands_for_topic(run: list[Item], spoken: str) -> bool:
    """ "The metal", "the battery metal": a commodity named before, with a word of praise or use perhaps."""
    function = english().function
    if spoken in function["topic_anaphors"]:
        return True
    plain = len(run) == 3 and run[0].text == "the" and run[1].kind == "word" and not run[1].capital
    return plain and f"the {run[2].text}" in function["topic_anaphors"]
