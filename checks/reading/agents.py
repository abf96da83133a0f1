"""Countries named by what they do: "the largest copper-producing country" is the largest producer of copper."""

from __future__ import annotations

from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace

_PLURALS = frozenset(("countries", "nations", "states", "economies"))


def with_agents(row: list[Item]) -> list[Item]:
    """The items of a sentence, with one for each "producing country" as if it were "producer"."""
    found: list[Item] = []
    index = 0
    while index < len(row):
        joined = _joined(row, index)
        if joined is None:
            found.append(row[index])
            index += 1
        else:
            agent, index = joined
            found.append(agent)
    return found


def _joined(row: list[Item], index: int) -> tuple[Item, int] | None:
    """The agent that begins at an item, which is the verb or the hyphen before it, and the index behind it."""
    at = index + (row[index].text == "-")
    if not at or at + 1 >= len(row) or row[at + 1].text not in english().function["country_nouns"]:
        return None
    verb, noun = row[at].name("concept_verb"), row[at + 1]
    if verb is None or verb.data.get("form") != "ing" or verb.data.get("generic") or not index:
        return None
    if row[index - 1].place is None and row[index - 1].name("topic", "concept_noun") is None:
        return None  # but "the largest | producing country" of what is spoken of
    form = "plural" if noun.text in _PLURALS else "singular"
    spoken = f"{row[at].text} {noun.text}"
    agent = Name(spoken, "concept_agent", verb.ids, {**verb.data, "form": form})
    start = row[index].start
    return replace(
        row[at], kind="name", start=start, end=noun.end, text=spoken, names=(agent,), verb=None
    ), at + 2
