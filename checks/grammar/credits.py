"""Who is credited with a claim: the credit that governs its words, its sentence's only publisher, or who goes on speaking."""

from __future__ import annotations

from checks.claim_words import Attribution, MeasureWords
from checks.claims import Claim
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.reading.reader import Sentence
from checks.values import replace

_APART = (";", "while", "whereas", "although", "though", "but")


def speakers_of(claims: list[Claim]) -> dict[tuple[str, str | None], str]:
    """Who is credited with each measure that some claims are about, or went on speaking of it."""
    told: dict[tuple[str, str | None], set[str | None]] = {}
    if not any(claim.attribution.publisher or claim.attribution.before for claim in claims):
        return {}
    for claim in claims:
        measure = getattr(claim.query, "measure", None)
        if isinstance(measure, MeasureWords):
            credited = claim.attribution.publisher or claim.attribution.before
            told.setdefault((measure.concept, measure.topic), set()).add(credited)
    alone = {key: next(iter(found)) for key, found in told.items() if len(found) == 1}
    return {key: publisher for key, publisher in alone.items() if publisher is not None}


def going_on(claim: Claim, speaking: dict[tuple[str, str | None], str]) -> Claim:
    """ "India ranked third, IMF figures show. | At market exchange rates it was fifth": the IMF goes on."""
    measure = getattr(claim.query, "measure", None)
    if claim.attribution.publisher or claim.attribution.speaker or not isinstance(measure, MeasureWords):
        return claim
    publisher = speaking.get((measure.concept, measure.topic))
    return replace(claim, attribution=replace(claim.attribution, before=publisher)) if publisher else claim


def _is_apart(sentence: Sentence, anchor: tuple[int, int]) -> bool:
    """Whether the publisher that a sentence names only speaks in a later clause: "Vietnam has …; the USGS puts it at …"."""
    for node, follows in zip(sentence.nodes, sentence.nodes[1:], strict=False):
        if isinstance(node, Phrase) and node.publisher is not None and isinstance(follows, Item):
            between = {token.text for token in sentence.tokens if anchor[1] <= token.start < node.start}
            return follows.is_verb and not between.isdisjoint(_APART)
    return False


def attribution(sentence: Sentence, anchor: tuple[int, int]) -> Attribution:
    """Who is credited with the words at an anchor: the credit that governs them, else the sentence's only publisher."""
    if sentence.rows and (publisher := sentence.rows[0].caption.publisher) is not None:
        return Attribution(publisher, None, publisher)
    governing = [
        credit for credit in sentence.credits if credit.start <= anchor[0] and anchor[1] <= credit.end
    ]
    publishers = [credit.attribution for credit in governing if credit.attribution.publisher]
    speaker = next((credit.attribution.speaker for credit in governing if credit.attribution.speaker), None)
    if publishers:
        return Attribution(publishers[-1].publisher, speaker, publishers[-1].words)
    if len(sentence.publishers) == 1 and not _is_apart(sentence, anchor):
        return Attribution(sentence.publishers[0], speaker, sentence.publishers[0])
    return Attribution(None, speaker, speaker or "")
