"""What a sentence may take over from those before it, each looked up when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from checks.claim_words import EntityWords, PeriodWords
from checks.reading.language import english
from checks.reading.opening_measures import OpeningMeasure
from checks.values import cached_property

if TYPE_CHECKING:
    from checks.reading.discourse import Discourse

_SENTENCES_BACK = 4
_Mention = TypeVar("_Mention")


class Context:
    """Topics, entities and concepts that stand before a sentence, each looked up when it is first asked for.

    They are those of the nearest mention within four sentences, or of the headline; several `topics` or `entities` compete.
    `actors` are the entities of the sentence right before that stand there by themselves, and so may be who acts: not
    "Chile's miner", nor "the mine in Chile". `owners` may be whose "its" is: these, and who begins that sentence. `leader` opens it by name where no other noun names one. `alone`: that sentence names nobody else, and no enterprise.
    `pair` are the two that "the former" and "the latter" are. `opening_measure` is that with which the sentence before opens. `period` is the time that the nearest heading names, which is plain where it says nothing but what is measured.
    """

    def __init__(self, discourse: Discourse, index: int) -> None:
        self._discourse, self._index = discourse, index
        self.period = PeriodWords()

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Those last spoken of; where they are general ones, with the narrower ones before them."""
        near = _within(self._discourse.topics, self._index)
        general = english().function["general_topics"]
        if near and general.issuperset(near):
            narrower = (tuple(each for each in row if each not in general) for row in self._discourse.topics)
            near = (*near, *_within(list(narrower), self._index))  # "solar power …; electricity": either
        return near or _of_the_article(self._discourse.topics[: self._index])

    def topics_behind(self, offset: int) -> frozenset[str]:
        """The topics that the sentence right before names behind an offset of the text."""
        return self._discourse.topics_behind(self._index - 1, offset)

    @cached_property
    def entities(self) -> tuple[EntityWords, ...]:
        """Those of the nearest sentence that names any, or of the headline."""
        before = range(self._index - 1, max(-1, self._index - 1 - _SENTENCES_BACK), -1)
        near = (named for at in before if (named := self._discourse.entities(at)))
        return next(near, ()) or (self._discourse.entities(0) if self._index > 0 else ())

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """The measures last named."""
        return _nearest(self._discourse.concepts, self._index)

    @cached_property
    def scopes(self) -> tuple[str, ...]:
        """The groups of countries last named."""
        return _nearest(self._discourse.groups, self._index)

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """The publishers last named."""
        return _nearest(self._discourse.publishers, self._index)

    @cached_property
    def actors(self) -> tuple[EntityWords, ...]:
        """Who of the sentence before may act in this one."""
        return self._discourse.actors(self._discourse.told_before(self._index))

    @cached_property
    def owners(self) -> tuple[EntityWords, ...]:
        """Whose "its" may be."""
        return self._discourse.owners(self._discourse.told_before(self._index))

    def is_subject(self, actor: EntityWords) -> bool:
        """Whether an actor is the only one of its sentence, or stands before all others there: not "left Turkey for Germany"."""
        return self._discourse.is_subject(self._discourse.told_before(self._index), actor)

    @property
    def newest(self) -> int | None:
        """The last year that was over when the article appeared; None where its day is unknown."""
        return self._discourse.newest

    @cached_property
    def is_about_then(self) -> bool:
        """Whether the sentence right before tells of an earlier year, so that what "was" may have been so in it."""
        return self._discourse.is_about_then(self._index)

    def steps_back(self, year: int) -> bool:
        """Whether the sentence before tells of a year, and the one before that of a later one."""
        return self._discourse.steps_back(self._index, year)

    @cached_property
    def is_under_plain_heading(self) -> bool:
        """Whether what names the topic before says nothing else."""
        return self._discourse.is_plain_heading(self._index)

    @cached_property
    def is_under_plain_measure(self) -> bool:
        """The same of the heading that names the measure, beyond lines that only name topics."""
        return self._discourse.is_plain_heading(self._index, measured=True)

    def opens(self, actor: EntityWords) -> bool:
        """Whether the sentence before begins with an actor's name: "Brazil has overtaken …", not "Escondida is Chile's …"."""
        return self._discourse.opens(self._index - 1, actor)

    @cached_property
    def is_of_some(self) -> bool:
        """Whether the sentence before begins with a part or one thing of a country: "Spain's south", "Peru's biggest mine"."""
        return self._discourse.is_of_some(self._index - 1)

    @cached_property
    def leader(self) -> EntityWords | None:
        """Who opens the sentence before by name where only adjectives name others."""
        return self._discourse.leader(self._index - 1)

    @cached_property
    def opening_measure(self) -> OpeningMeasure | None:
        """The measure with which the sentence before opens, and whose it is."""
        return self._discourse.opening_measure(self._index - 1)

    @cached_property
    def opens_with(self) -> frozenset[str]:
        """Whether the sentence before begins with a topic, a measure or both, and nothing that narrows it."""
        return self._discourse.opens_with(self._index - 1)

    @cached_property
    def works(self) -> EntityWords | None:
        """Whose works open the sentence before, with which "they" goes on."""
        return self._discourse.works(self._index - 1)

    @cached_property
    def pair(self) -> tuple[EntityWords, ...]:
        """The two of the sentence before that are "the former" and "the latter"."""
        return self._discourse.pair(self._index - 1)

    @cached_property
    def opens_with_country(self) -> bool:
        """Whether the sentence before begins with the name of a country, and not of its people."""
        return self._discourse.opens_with_country(self._index - 1)

    @cached_property
    def is_about_a_name(self) -> bool:
        """Whether the sentence before begins with a name that nobody knows, and what it does: "Antamina produced 430,000 tons"."""
        return self._discourse.is_about_a_name(self._index - 1)

    @cached_property
    def one_by_one(self) -> tuple[EntityWords, ...]:
        """Whom the sentences right before tell of, one each; nobody where one of them names several."""
        return self._discourse.one_by_one(self._index)

    @cached_property
    def named(self) -> tuple[EntityWords, ...]:
        """All that the sentences shortly before name."""
        before = range(max(0, self._index - _SENTENCES_BACK), self._index)
        rows = map(self._discourse.entities, before)
        return tuple({each.id: each for row in rows for each in row if each.id is not None}.values())

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the two sentences before, folded."""
        return self._discourse.words(self._index - 2) | self._discourse.words(self._index - 1)

    @cached_property
    def words_right_before(self) -> frozenset[str]:
        """The words of the sentence right before, folded."""
        return self._discourse.words(self._index - 1)

    @cached_property
    def alone(self) -> bool:
        """Whether the sentence before names nobody but whom the catalogue knows, and no firm or mine."""
        return self._discourse.is_alone(self._index - 1)


def _nearest(mentions: list[tuple[_Mention, ...]], index: int) -> tuple[_Mention, ...]:
    return _within(mentions, index) or (mentions[0] if index > 0 else ())


def _within(mentions: list[tuple[_Mention, ...]], index: int) -> tuple[_Mention, ...]:
    """The nearest mention within a few sentences."""
    for back in range(index - 1, max(-1, index - 1 - _SENTENCES_BACK), -1):
        if mentions[back]:
            return mentions[back]
    return ()


def _of_the_article(mentions: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What an article has been about so far: the headline's topic, unless all that follows it is about others."""
    headline, spoken = (
        mentions[0] if mentions else (),
        dict.fromkeys(each for row in mentions for each in row),
    )
    told = {each for row in mentions[1:] for each in row}
    return headline if headline and (not told or told & set(headline)) else tuple(spoken)
