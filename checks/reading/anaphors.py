"""Words that stand for an entity named before: "the country", "the bloc", "the former"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english


def kind_of_anaphor(items: list[Item], scopes: frozenset[str]) -> str:
    """What words that stand for an entity stand for: "country", "group", "the former", "the latter"; "" where for none."""
    spoken, function = " ".join(item.text for item in items), english().function
    if spoken in function["of_a_pair"]:
        return spoken
    if spoken in function["scope_anaphors"]:
        return "group"
    if spoken in function["entity_anaphor_phrases"]:
        return "country"
    head, opener = items[-1], items[0]
    named = len(items) > 1 and opener.text in ("the", "this", "that") and not head.capital
    if not named or head.text not in function["country_anaphors"]:
        return ""
    return "country" if all(_leaves_an_anaphor(item, scopes) for item in items[1:-1]) else ""


def _leaves_an_anaphor(item: Item, scopes: frozenset[str]) -> bool:
    """Whether a word before "country" leaves it the one spoken of: "the landlocked country", "the African nation"."""
    name = item.name("adjective")
    if name is not None and set(name.ids) & scopes and name.ids != ("WORLD",):
        return True
    text, function = item.text, english().function
    return text in function["country_anaphor_modifiers"] or text in function["harmless_modifiers"]
