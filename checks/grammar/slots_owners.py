"""The entity that a phrase denotes, and whose a measure is."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.doers import doers, is_one_firm, picks_some, records, told_of_one
from checks.grammar.slots_framed import FramedSlots
from checks.grammar.slots_given import phrases_in
from checks.grammar.slots_told import carried_entity
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def _is_whose(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase stands behind "whose": as the subject, or before it, "whose | copper output | the USGS puts at …"."""
    return phrase is clause.subject or (clause.verb is not None and phrase.end <= clause.verb.start)


def _are_some_places(place: Phrase) -> bool:
    """ "Output rose in | two of the five countries", "… in | several countries", "output in | half of the countries": not everywhere."""
    quantity = place.quantity
    if quantity is None or quantity.has_multiplier or quantity.kind not in ("count", "vague", "part"):
        return False
    some = place.whole is not None or place.some_of is not None
    return some or len(place.words) > 1 or place.text.isalpha()


class OwnerSlots(FramedSlots):
    """Which entity a phrase denotes, and whose measure one is: said beside it, where it lies, or carried from before."""

    def entity(self, clause: Clause, phrase: Phrase | None) -> EntityWords | None:
        """The one entity that a phrase denotes; EntityWords without id where it names something unknown.

        None where the phrase denotes several, or nothing that can be known.
        """
        if phrase is None:
            return None
        if len(phrase.entities) == 1:
            return phrase.entities[0]
        if phrase.anaphor == "entity":
            if phrase.companions:
                return EntityWords(None, phrase.text)  # "together with Peru, | it | mined …"
            teller = clause.antecedent if clause.opener == "whose" else None
            told = self.owners(clause, teller) if teller is not None and phrase.words == ("it",) else ()
            if len(told) == 1:
                return told[0]  # "the DRC, whose 3.3 million tonnes put it second"
            where = clause.adjunct("in") if phrase.words == ("they",) else None
            if where is not None and where.end <= phrase.start and len(where.entities) == 1:
                return where.entities[0]  # "in South Korea | they have fewer than one child"
            found = self.named_by(clause, phrase)
            alone = phrase.words == ("they",) and not self.named_here(phrase.start)
            alone = alone and not (self.are_taken_together(phrase) or self.may_be_several(phrase))
            return found or (self._claimed_before() if alone else None)
        if phrase.words in (("we",), ("us",)) and (home := self._home(clause)) is not None:
            return home
        if phrase.quantity is not None:
            return None
        if phrase.nationality is not None and told_of_one(clause):
            return phrase.nationality  # "a Nigerian can expect to live …"
        if picks_some(phrase):
            return EntityWords(None, phrase.text)  # "some Chilean miners", "Mexico's big silver miners"
        if phrase.agent is not None and phrase.place is None and is_one_firm(phrase):
            return EntityWords(None, phrase.text)
        if phrase.facility or phrase.elliptic or (phrase.agent is not None and phrase.place is None):
            return self.owner(clause, phrase)
        if phrase.opaque and not phrase.entities and not phrase.is_measure:
            return self._where_they_do(clause, phrase) or EntityWords(None, phrase.text)
        return None

    def _where_they_do(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Patients at St Mary's | waited 21 weeks": of whom something is told that is the place's."""
        doing = phrase is clause.subject and (phrase.words in doers() or records(clause))
        ties = (
            [each for tie, each in self.framing(clause) if tie in ("at", "in") and each.entities]
            if doing
            else []
        )
        if not ties and doing and records(clause) and len(clause.objects) == 1:
            return clause.objects[0].owner
        return ties[0].entities[0] if len(ties) == 1 and len(ties[0].entities) == 1 else None

    def owner(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """Whose measure a phrase is: its owner, the one that "its" stands for, or where it lies ("in Russia")."""
        if phrase.owner is not None:
            peak = phrase.concept is None and phrase.head in english().function["peaks_of_somebody"]
            return EntityWords(None, phrase.text) if peak else phrase.owner  # "half of Chile's record"
        if clause.opener == "whose" and clause.antecedent is not None and _is_whose(clause, phrase):
            return self.entity(clause, clause.antecedent)
        where = self.where_told(clause) if phrase is clause.subject else None
        if where is not None and not phrase.owner_anaphor and phrase.scope is None:
            return where  # "the DRC, where output hit 220,000 tonnes"
        if phrase.owner_anaphor and phrase.head in english().function["relational_nouns"]:
            return EntityWords(None, phrase.text)  # "far behind | its northern neighbour"
        if phrase.owner_anaphor:
            return self._named_before(clause, phrase)
        if phrase.words[:1] == ("our",) and (home := self._home(clause)) is not None:
            return home
        of_topic = bool(phrase.of_topic) and phrase.text.lower().startswith(f"{phrase.of_topic}'s ")
        if phrase.opaque or (of_topic and clause.adjunct("in", "for") is None):
            return EntityWords(None, phrase.text)  # "The metal's output" may be everybody's
        if len(phrase.listed) == 1:
            return phrase.listed[0]
        if phrase.scope is not None and phrase.place is None:
            return EntityWords(phrase.scope, phrase.text)
        place = (
            clause.adjunct("in", "of", "for", "among")
            if phrase.anaphor == "measure"
            else clause.adjunct("in", "of", "inside", "within")
        )
        if place is None and (site := clause.adjunct("at")) is not None and not site.opaque:
            place = site  # "at Schiphol | delays averaged 16 minutes"
        if place is not None and len(place.entities) == 1:
            return place.entities[0]
        if place is not None and len(place.entities) > 1 and phrase is clause.subject:
            return None  # "output fell in Mexico | but rose in China and Peru"
        if place is not None and _are_some_places(place):
            return EntityWords(None, place.text)
        if place is not None and place.anaphor == "entity":
            there = self.named_by(clause, place) or self._only_place_before()
            if there is not None:
                return there  # "Copper output in Chile is up. | Production in the country | was …"
        if (
            place is not None
            and place.owner is not None
            and place.head in english().function["country_nouns"]
        ):
            return place.owner  # "the military burden | of the Russian economy"
        if (
            place is not None
            and place.nation is not None
            and place.head in english().function["people_nouns"]
        ):
            return (
                place.nation
            )  # "Italian women had 1.18 children. | Among Nigerian women | the number was 4.4"
        return (
            self._place_of_same(clause, phrase)
            or self._frame_of(clause, phrase)
            or self._doer_before(clause, phrase)
            or self._whose_figure(clause, phrase)
            or self.world(clause)
            or self._spoken_owner(phrase)
            or self._spoken_of(clause, phrase)
            or self._alongside(clause, phrase)
            or self._all_of_them(clause, phrase)
            or self._worlds(clause, phrase)
            or self._opened_owner(phrase)
            or self._listed_for(phrase)
        )

    def where_told(self, clause: Clause) -> EntityWords | None:
        """ "… equalled that of Peru, | where | it was 116,000 tonnes": where a clause with "where" says that it is."""
        place = clause.antecedent if clause.opener == "where" else None
        if place is None or (len(place.entities) != 1 and not place.elliptic and place.anaphor != "measure"):
            return None
        return place.entities[0] if len(place.entities) == 1 else place.owner

    def owners(self, clause: Clause, phrase: Phrase) -> tuple[EntityWords, ...]:
        """The owners of a coordinated phrase ("those of Brazil, China and India"); one, or none, of a plain one."""
        if phrase.listed:
            return phrase.listed
        if phrase.owner is not None and phrase.head in english().function["peaks_of_somebody"]:
            return (
                EntityWords(None, phrase.text),
            )  # "below Chile's record" is below a figure of another time
        if phrase.entities:
            return phrase.entities
        one = self.owner(clause, phrase)
        return (one,) if one is not None else ()

    def world(self, clause: Clause) -> EntityWords | None:
        """The world, where a clause or its opening says "worldwide" or "globally"."""
        said = english().function["world_adverbs"] & self.sentence.adverbs_of(clause)
        return EntityWords("WORLD", min(said)) if said else None

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
        return only[0] if only and [each.id for each in owners] == [only[0].id] else None

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

    def _all_of_them(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Steelmakers poured 1.88 billion tonnes in 2024": the world's, where nothing before names a country."""
        bare = phrase.agent is not None and len(phrase.words) == 1 and phrase.head.endswith("s")
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
