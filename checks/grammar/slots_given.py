"""What the slots of a sentence are filled from, and which of its clauses stand around another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from checks.claim_words import MeasureWords
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.reader import Sentence
from checks.values import dataclass

_A_SPACE = 1


@dataclass(frozen=True)
class Given:
    """What a sentence's slots are filled from; `topics` lists, per concept, the topics that some measure has (None: it needs none).

    `of_holders`: the concepts, with their topics, that only users' tables of other things than countries have.
    `worded`: how users' tables call shares that are told word by word, and the concept of each.
    `listed`: per thing that only users' tables have, the concepts of which a table lists it; `of_things`: those of no country.
    `before` are the claims of the sentence before; `here` those of this one, for what goes on from them.
    `stated`: what clauses state, as far as it was asked for: by where they lie in memory, with the clause.
    """

    sentence: Sentence
    topics: Mapping[str, frozenset[str | None]]
    scopes: frozenset[str]
    dimensions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    before: tuple[Any, ...] = ()
    here: tuple[Any, ...] = ()
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    per_head: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    of_holders: frozenset[str] = frozenset()
    worded: Mapping[str, str] = field(default_factory=dict)
    listed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of_things: frozenset[str] = frozenset()
    stated: dict[int, tuple[Clause, Any]] = field(default_factory=dict)

    def is_per_head(self, concept: str) -> bool:
        """Whether a concept is another one told by the head: GDP per head."""
        return concept in self.per_head.values()

    def as_of_all(self, concept: str) -> frozenset[str]:
        """A concept, and the one that it tells by the head: GDP per head, and GDP."""
        return frozenset((concept, *(base[0] for base, each in self.per_head.items() if each == concept)))

    def is_in_percent(self, measure: MeasureWords) -> bool:
        """Whether a measure is a percentage itself, so that no part of it can be told."""
        return self.dimensions.get(measure.concept) == frozenset(("percent",))

    def is_counted(self, measure: MeasureWords) -> bool:
        """Whether a measure is one of things that are counted, or a score, so that it has no unit."""
        held = self.dimensions.get(measure.concept, frozenset())
        return "count" in held and held <= {"count", "rate"}

    def leading_to(self, clause: Clause) -> list[Clause]:
        """The clauses and fragments of the sentence that stand before a clause."""
        return [other for other in self.sentence.clauses if other.end <= clause.start]

    def here_before(self, clause: Clause) -> list[Any]:
        """The claims of this sentence that end before a clause begins."""
        return [draft for draft in self.here if draft.anchor[1] <= clause.start]

    def earlier(self, clause: Clause) -> list[Any]:
        """The claims from which a clause may go on: those before it in its sentence, else those of the sentence before."""
        return self.here_before(clause) or list(self.before)

    def is_behind_an_amount(self, clause: Clause) -> bool:
        """ "Africa's most populous country had 237 million inhabitants; | only five have more": whether its sentence tells an amount before a clause."""
        return any(
            isinstance(node, Phrase) and node.quantity is not None
            for other in self.leading_to(clause)
            if other.kind != "relative" and other.verb is not None
            for node in other.nodes
        )

    def lie_in(self, entities: Iterable[str | None], where: Phrase) -> bool:
        """ "In Africa, | Uganda hosts …": whether a phrase names one part of the world, and all of some entities are members of it."""
        there = self.members.get(where.entities[0].id or "") if len(where.entities) == 1 else None
        return there is not None and there.issuperset(entities)

    def tells_of_some(self, clause: Clause, phrase: Phrase) -> bool:
        """ "EU members | that host more than 2 million refugees": whether a relative clause picks some of those it tells of."""
        if clause.kind != "relative" or clause.opener == "whose" or phrase is not clause.subject:
            return False
        nouns = (
            english().function[name] for name in ("country_nouns", "member_nouns", "member_nouns_of_one")
        )
        head = phrase.text.split()[-1].lower() if phrase.words == ("one",) else phrase.head
        return any(head in each for each in nouns) and clause.start - phrase.end <= _A_SPACE

    def framing(self, clause: Clause) -> list[tuple[str, Phrase]]:
        """A clause's complements, and those that stand before it by themselves: "For copper, meanwhile, Chile ranks …"."""
        before = [
            pair
            for other in self.sentence.clauses
            if other.end <= clause.start
            for pair in (
                other.adjuncts
                if only_frames(other) or _ends_with_subject(other, clause)
                else self._labels(other)
            )
        ]
        return [*clause.adjuncts, *before, *self._of_cleft(clause)]

    def _of_cleft(self, clause: Clause) -> list[tuple[str, Phrase]]:
        """ "In tin | it is Myanmar that | ranks third": what stands before "it is" frames the clause behind it."""
        if clause.kind != "relative" or clause.opener not in ("that", "who", "which"):
            return []
        main = next((other for other in self.sentence.clauses if other.kind == "main"), None)
        if main is None or main.end > clause.start or main.subject is None or main.subject.words != ("it",):
            return []
        subject = main.subject
        return [pair for pair in main.adjuncts if pair[1].end <= subject.start or pair[0] == "in"]

    def _labels(self, clause: Clause) -> list[tuple[str, Phrase]]:
        """ "Nickel: | Indonesia is No. 1; the Philippines come second": what stands before a colon is what all is about."""
        plain = [each for each in self.sentence.clauses if each.kind != "parenthesis"]
        first, second = [*plain[:2], None, None][:2]
        labels = clause is first and second is not None and second.link == ":" and len(clause.nodes) == 1
        named = clause.objects[0] if labels and len(clause.objects) == 1 else None
        return [("for", named)] if named is not None and named.is_only_topic else []

    def labelled(self, clause: Clause) -> set[str] | None:
        """The concepts of what stands before a clause by itself: "Military spending: | America spent …"; None where nothing does."""
        before = [each for each in self.sentence.clauses if each.end <= clause.start and each.verb is None]
        labels = [
            node
            for each in before
            for node in each.nodes
            if isinstance(node, Phrase) and node.quantity is None and not node.entities
        ]
        plain = all(node.concept is not None and node.owner is None and not node.opaque for node in labels)
        if not labels or not plain:
            return set() if labels else None
        return {each for node in labels if node.concept is not None for each in node.concept.ids}

    def leaned_on(self, clause: Clause) -> Iterator[Clause]:
        """The clause and those that it leans on, nearest first."""
        seen = 0
        current: Clause | None = clause
        while current is not None and seen < 12:
            yield current
            current, seen = current.leans_on, seen + 1


def only_frames(clause: Clause) -> bool:
    """Whether a clause only says in what the next one is meant: "For copper, meanwhile, …", "Ranked by reserves, …"."""
    if clause.objects:
        return False
    verb = clause.verb
    ordered = verb is not None and verb.passive and verb.lemma in ("rank", "measure", "judge", "order")
    return clause.kind == "fragment" or (clause.kind == "participle" and ordered)


def _ends_with_subject(fragment: Clause, clause: Clause) -> bool:
    """ "Among NATO members Spain, | at 1.4%, | spends the least": whether what frames a clause stands before its interrupted subject."""
    subject = clause.subject
    if subject is None or fragment.kind != "fragment" or fragment.objects != (subject,):
        return False
    return fragment.nodes[-1] is subject and all(each.end <= subject.start for _, each in fragment.adjuncts)


def phrases_in(nodes: tuple[Node, ...]) -> list[Phrase]:
    """The phrases among the nodes of a clause or sentence, in order."""
    return [node for node in nodes if isinstance(node, Phrase)]
