"""Whose a measure is where no words beside it say so: whoever is spoken of, acts, or is the frame of the sentence."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.claims import Frame
from checks.grammar.slots_framed import FramedSlots
from checks.grammar.slots_given import phrases_in
from checks.grammar.slots_told import carried_entity
from checks.queries import ChangeQuery, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


class UnsaidOwners(FramedSlots):
    """Whose measure a phrase is by what stands around it, and before it."""

    def world(self, clause: Clause) -> EntityWords | None:
        """The world, where a clause or its opening says "worldwide" or "globally"."""
        said = english().function["world_adverbs"] & self.sentence.adverbs_of(clause)
        return EntityWords("WORLD", min(said)) if said else None

    def _unsaid_owner(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """The first that tells whose it is: the place of the same measure, the frame, who acts, who is spoken of."""
        return (
            self._place_of_same(clause, phrase)
            or self._frame_of(clause, phrase)
            or self._doer_before(clause, phrase)
            or self._whose_figure(clause, phrase)
            or self._where_it_opens(clause, phrase)
            or self.world(clause)
            or self._spoken_owner(phrase)
            or self._spoken_of(clause, phrase)
            or self._alongside(clause, phrase)
            or self._along_with(clause, phrase)
            or self._all_of_them(clause, phrase)
            or self._worlds(clause, phrase)
            or self._opened_owner(phrase)
            or self._listed_for(phrase)
        )

    def _doer_before(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "The DRC mined 220,000 tons, and output was up 26%": bare output is of whoever was just said to produce."""
        if phrase.concept is None or phrase is not clause.subject or phrase.modifiers:
            return None
        for before in list(self.leaned_on(clause))[1:]:
            verb, subject = before.verb, before.subject
            if verb is None or subject is None or len(subject.entities) != 1 or verb.passive:
                continue
            told = any(set(name.ids) & set(phrase.concept.ids) for name in verb.concepts)
            return carried_entity(subject.entities[0]) if told else None
        return None

    def _whose_figure(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Chile mined 5.3 million tons in 2024; in 2023 | the figure | was 5.25 million": of whoever has the amount before."""
        if (
            " ".join(phrase.words) not in english().function["figure_anaphors"]
            or phrase is not clause.subject
        ):
            return None
        before = next(
            iter(self.leading_to(clause)[::-1]), None
        )  # "…, and Peru 2.6 million" is no such clause
        subject = before.subject if before is not None and before.verb is not None else None
        amounts = [p for p in (before.objects if before is not None else ()) if p.quantity is not None]
        alone = subject is not None and subject.is_entity and len(subject.entities) == 1
        return carried_entity(subject.entities[0]) if alone and subject is not None and amounts else None

    def _where_it_opens(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "In Chile | copper output rose, but | gold output | fell": of where its sentence begins, which names nobody else."""
        first = self.sentence.clauses[0]
        subject, plain = first.subject, phrase.concept is not None and phrase is clause.subject
        if not plain or clause is first or clause.kind != "main" or subject is None or phrase.modifiers:
            return None
        if phrase.scope is not None or first.nodes[0].text.lower() != "in":
            return None
        opening = first.adjunct("in")
        if opening is None or len(opening.entities) != 1 or opening.end > subject.start:
            return None
        nodes = [node for each in self.sentence.clauses for node in phrases_in(each.nodes)]
        named = {
            who.id for node in nodes for who in (*node.entities, node.owner, node.nation) if who is not None
        }
        return carried_entity(opening.entities[0]) if named == {opening.entities[0].id} else None

    def _spoken_owner(self, phrase: Phrase) -> EntityWords | None:
        query = self.spoken(phrase) if phrase.anaphor == "measure" else None
        return carried_entity(query.entity) if query is not None else None

    def _opened_owner(self, phrase: Phrase) -> EntityWords | None:
        """ "Japan's government debt is vast. | The ratio | was 236% in 2024": with whose the sentence before opens."""
        pointed = phrase.anaphor == "measure" and phrase.words[:1] == ("the",) and not phrase.scope
        opened = self.sentence.context.opening_measure if pointed and not self.before else None
        return opened.owner if opened is not None else None

    def _listed_for(self, phrase: Phrase) -> EntityWords | None:
        """ "The reserves | that the USGS lists for Peru": for whom a source gives a figure, in a relative clause of it."""
        for each in self.sentence.clauses:
            verb, teller, whose = each.verb, each.subject, each.adjunct("for")
            told = each.kind == "relative" and each.antecedent is phrase and verb is not None
            if not told or teller is None or teller.publisher is None or whose is None or verb is None:
                continue
            if verb.is_a("put", "report") and len(whose.entities) == 1 and not verb.negated:
                return whose.entities[0]
        return None

    def _spoken_of(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Congo's copper boom goes on: | production hit 3.3 million tonnes": the only country that is spoken of.

        Here, or else in the sentence right before, where it must be who acts or who opens it.
        """
        plain = phrase.concept is not None and phrase.anaphor is None and phrase.place is None
        plain = plain and not phrase.topics  # "production of rare earths" may be the world's
        where = self._where_it_stands(clause, phrase)
        if not plain or where is None or phrase.modifiers or phrase.scope is not None:
            return None
        here, context = self.named_here(where.start), self.sentence.context
        economies = english().function["concepts_of_economies"]
        if phrase.words == ("growth",) and not economies.issuperset(context.concepts):
            return None  # "Chile's copper output rose. | Growth | was 2.6%": of its output, perhaps
        if here:
            before = [node for other in self.leading_to(where) for node in phrases_in(other.nodes)]
            alone = where.link in (":", ";", "–") and not self.sentence.credits
            others = english().function["enterprises"] | english().function["directions"]  # "Spain's south"
            alone = alone and not any(each.proper or each.head in others for each in before)
            return next(iter(here.values())) if len(here) == 1 and alone else None
        only = context.entities if len(context.entities) == 1 and not context.scopes and context.alone else ()
        opened = context.opening_measure  # "Unemployment in South Africa is 32.8%. | Growth | was 0.6%"
        owners = context.owners or (
            (opened.owner,) if opened is not None and opened.owner is not None else ()
        )
        if only and [each.id for each in owners] == [only[0].id]:
            return only[0]
        return self._of_whom_all_is_told()

    def _of_whom_all_is_told(self) -> EntityWords | None:
        """ "Australia is the 14th-largest economy, one place behind Mexico. | Debt | came to 50% of GDP": of whom all figures and places before are, where nobody else acts there."""
        context = self.sentence.context
        told = [
            each.query for each in self.before if isinstance(each.query, ValueQuery | RankQuery | ChangeQuery)
        ]
        whose = {query.entity.id for query in told}
        others = {each.id for each in context.owners} - whose
        if len(whose) != 1 or None in whose or others or not context.alone or context.is_of_some:
            return None
        return carried_entity(told[0].entity)

    def _where_it_stands(self, clause: Clause, phrase: Phrase) -> Clause | None:
        """The clause of which a phrase is the subject, or the fragment before it: ": | inflation, | at 220%, | was …"."""
        parts = (each for each in self.sentence.clauses if each.verb is None and phrase in each.objects)
        part = next((each for each in parts if each.objects == (phrase,) and not each.adjuncts), None)
        if part is not None and (phrase is clause.subject or clause.leans_on is part or clause is part):
            return part
        return clause if phrase is clause.subject else None

    def _alongside(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Chile's copper output fell, but | the output of lithium grew": what is told beside it is of the same country."""
        before = clause.leans_on.subject if clause.leans_on is not None else None
        joined = clause.link in ("and", "but", "while", "whereas", "although", "though")
        plain = phrase is clause.subject and phrase.concept is not None and phrase.anaphor is None
        if before is None or not joined or not plain or phrase.modifiers or phrase.scope is not None:
            return None
        owner = before.owner if before.is_measure and before.place is None else None
        if before.owner_anaphor and before.is_measure and clause.leans_on is not None:
            owner = self._named_before(
                clause.leans_on, before
            )  # "Its economy grew, while | inflation | ran at 33%"
        beside = [each for each in self.sentence.clauses if _is_set_beside(each, before)]
        named = {
            each.id
            for each in self.named_here(self.sentence.end).values()
            if not any(each.words in node.text for other in beside for node in other.nodes)
        }
        spoken = any(each.attribution.speaker for each in self.sentence.credits)
        named |= {owner.id} if owner is not None and before.owner_anaphor else set()
        return carried_entity(owner) if owner is not None and named == {owner.id} and not spoken else None

    def _along_with(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Indonesia did well, | with nickel output rising by 8%", "With output rising, | Indonesia …": of the one country that the sentence names, if it acts there."""
        plain = phrase is clause.subject and phrase.concept is not None and phrase.anaphor is None
        if clause.link != "with" or not plain or phrase.modifiers or phrase.scope is not None:
            return None
        clauses = self.sentence.clauses
        at = next(index for index, each in enumerate(clauses) if each is clause)
        beside = clauses[at - 1] if at else clauses[1] if len(clauses) > 1 else None
        subject = beside.subject if beside is not None and beside.kind == "main" else None
        if beside is None or subject is None or not self._may_go_with(beside, clause):
            return None
        owner = subject.entities[0] if len(subject.entities) == 1 else None
        if subject.is_measure and subject.place is None:
            owner = subject.owner
        named = {each.id for each in self.named_here(self.sentence.end).values()}
        alone = owner is not None and (named == {owner.id} or (at == 0 and subject.is_entity))
        return carried_entity(owner) if owner is not None and alone else None

    def _may_go_with(self, beside: Clause, clause: Clause) -> bool:
        """Whether a clause tells what is, of a time that is told before the other, and nothing of somebody's rivals."""
        verb = beside.verb
        if verb is None or verb.frame is not Frame.ASSERTED or verb.modal or verb.bygone:
            return False
        if any(credit.attribution.speaker for credit in self.sentence.credits):
            return False
        fronted = clause.end <= beside.start
        others = any(each.owner_anaphor for each in phrases_in(beside.nodes))
        dated = not fronted or bool(clause.periods) or not beside.periods
        return (fronted or not verb.negated) and not others and dated

    def _all_of_them(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Steelmakers poured 1.88 billion tonnes in 2024": the world's, where nothing before names a country; "Dams generated …"."""
        works = phrase.facility and phrase is clause.subject and bool(clause.periods)
        bare = (phrase.agent is not None or works) and len(phrase.words) == 1 and phrase.head.endswith("s")
        named = self.named_here(clause.end) or self.sentence.context.entities
        return EntityWords("WORLD", phrase.text) if bare and not named and phrase.place is None else None

    def _worlds(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Mine supply of palladium fell to 190 tonnes in 2024": the world's, where a text opens so and names nobody."""
        plain = phrase is clause.subject and phrase.concept is not None and bool(phrase.topics)
        plain = plain and phrase.anaphor is None and phrase.place is None and phrase.quantity is None
        if not plain or phrase.modifiers or self.sentence.index > 0 or self.named_here(self.sentence.end):
            return None
        named = [node for node in self.sentence.nodes if isinstance(node, Phrase) and node is not phrase]
        known = all(node.quantity is not None or node.publisher is not None for node in named)
        spoken = any(credit.attribution.speaker for credit in self.sentence.credits)
        dated = bool(clause.periods)  # of a year: not a firm's last quarter
        return EntityWords("WORLD", phrase.text, carried=True) if known and dated and not spoken else None


def _is_set_beside(clause: Clause, subject: Phrase) -> bool:
    """ "The British economy grew by 1.1%, | a little faster than that of France, | and …": a remark on the subject of another clause."""
    leaned = clause.leans_on
    on_it = leaned is not None and (leaned.subject is subject or clause.subject is subject)
    return clause.verb is None and on_it and clause.adjunct("than", "as") is not None
