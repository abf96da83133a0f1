"""Who is meant by "it", "the country", "the former" or "we": the entity that was named before."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots_named_before import NamedBefore
from checks.grammar.slots_told import carried_entity
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_PEOPLE = (("he",), ("she",))
_OF_PEOPLE = (("his",), ("her",))
_THEY = (("they",), ("their",))
_JOINT = frozenset(("combined", "joint", "collective", "aggregate"))


class AntecedentSlots(NamedBefore):
    """Which entity or group a pronoun or a noun like "the country" stands for."""

    def named_by(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """Whom a pronoun or a noun such as "the country" stands for in a clause."""
        acts = phrase is clause.subject and clause.verb is not None and bool(clause.verb.concepts)
        return self._named_before(clause, phrase, acts and phrase.words in (("it",), ("they",)))

    def _named_before(self, clause: Clause, phrase: Phrase, acts: bool = False) -> EntityWords | None:
        """Who is meant by "it", "the country", "the bloc", "the former": the one that was named before.

        "The West African country": the only one of those named that lies there, and nobody where none does.
        """
        if phrase.words in _PEOPLE or (phrase.anaphor is None and phrase.words[:1] in _OF_PEOPLE):
            return self._of_people(clause, phrase)
        if phrase.words == ("they",) and (self.are_taken_together(phrase) or self.may_be_several(phrase)):
            return None
        if (
            phrase.words == ("it",)
            and self.sentence.context.is_about_a_name
            and not self.named_here(phrase.start)
        ):
            return None  # "Antamina produced 430,000 tons. | It is the third-largest producer"
        if (ahead := self._named_ahead(clause, phrase)) is not None:
            return ahead
        lying = self._members_meant(phrase)
        if lying is None:
            return self._meant(clause, phrase, acts)
        named = tuple(self.named_here(phrase.start).values()) or self.sentence.context.entities
        known = [each for each in named if each.id in lying]
        if not known:  # "Kazakhstan …. South Africa led. | The Central Asian nation | …"
            known = [each for each in self.sentence.context.named if each.id in lying]
        found = known[0] if len(known) == 1 else self._meant(clause, phrase, acts)
        return carried_entity(found) if found is not None and found.id in lying else None

    def _of_people(self, clause: Clause, phrase: Phrase) -> EntityWords:
        """ "Hale lost bonuses; | his pay | fell by 17%": somebody whom a user's table lists, and no country."""
        found = self._antecedent(clause, phrase, self.sentence.context.actors)
        subjects = [each.subject for each in self.leading_to(clause) if each.subject is not None]
        other = any(each.owner is not None and not each.is_measure for each in subjects)
        known = (
            found is not None and found.id in self.listed and not other
        )  # but "Hale's deputy left; | his pay"
        return found if found is not None and known else EntityWords(None, phrase.text)

    def _meant(self, clause: Clause, phrase: Phrase, acts: bool) -> EntityWords | None:
        several = self._several_before(phrase) if phrase.words[:1] in _THEY else []
        if several:
            owner = several[0].owner if len(several) == 1 and several[0].facility else None
            return carried_entity(owner) if owner is not None else None
        if phrase.words[:1] == ("their",) and not _JOINT.isdisjoint(phrase.words):
            return None  # "their combined output": more than one
        if phrase.words == ("they",) and (works := self.sentence.context.works) is not None:
            return works if _brings_forth(clause) else None  # not "They | burn | 160 million tonnes"
        if phrase.refers == "group":
            scope = self.scope_before(clause)
            return EntityWords(scope, phrase.text, carried=True) if scope is not None else None
        if phrase.refers == "there" and len(self.sentence.context.entities) > 1:
            return None  # "Spaniards move to Germany. Unemployment there …"
        if phrase.refers == "there":
            found = self._antecedent(
                clause, phrase, self.sentence.context.actors
            )  # the place may be a mine or a town that was named last
            return found or self._only_place_before()
        if phrase.refers:
            here = tuple(self.named_here(phrase.start).values())
            pair = here if len(here) > 1 else self.sentence.context.pair  # "Sweden's is half | the latter's"
            return pair[int(phrase.refers == "the latter")] if len(pair) == 2 else None
        if phrase.owner_anaphor and phrase.words[:1] in (("its",), ("their",)):
            found = self._antecedent(clause, phrase, self.sentence.context.owners)
            return found or self._subject_claimed_before(clause)
        actors = self.sentence.context.actors
        meant = self._antecedent(clause, phrase, actors if acts else None)
        if meant is None and phrase.words[:1] == ("it",):
            meant = self._subject_claimed_before(clause) or (self._only_one_before(clause) if acts else None)
        if meant is None and phrase.words[:1] == ("the",) and not self.named_here(clause.start):
            sure = len(actors) == 1 and self.sentence.context.is_subject(actors[0])
            meant = actors[0] if sure else None  # "Qatar … to America. The emirate shipped …"
        pointed = phrase.words[:1] == ("the",) or (phrase.owner_anaphor and phrase.text[:4].lower() == "the ")
        return meant or (self._seat_before(phrase.start) if pointed else None)

    def _antecedent(
        self, clause: Clause, phrase: Phrase, likely: tuple[EntityWords, ...] | None = None
    ) -> EntityWords | None:
        """The entity that was last spoken of: the subject of a clause before, or the only one of the sentence before.

        A subject that stands for somebody itself hands on whom it stands for: "The island dug more than Mozambique; | its
        reserves …". `likely`: those of the sentence before who may be meant, where not all that it names may be.
        """
        last = self.leading_to(clause)[-1:]
        if last and (gapped := _in_a_gap(last[0])) is not None:
            return carried_entity(gapped) if clause.link == ":" else EntityWords(None, phrase.text)
        for before in self.leaned_on(clause):
            if before is clause or before.subject is None:
                continue
            if len(before.subject.entities) == 1:
                return carried_entity(before.subject.entities[0])
            if before.subject.owner is not None:
                return carried_entity(before.subject.owner)
            where = before.adjunct("in") if before.subject.words == ("it",) else None
            if where is not None and len(where.entities) == 1:
                return None  # "In Kenya it stood at 66%; | its | economy …": whose "it" is may be Kenya's
            stands_in = before.subject.anaphor == "entity" and not _is_cleft(before)
            if stands_in and before.subject.start < phrase.start:
                return self.named_by(before, before.subject)
        acting = self._acting_before(clause)
        if acting is not None and acting.subject is not None:
            return self.named_by(acting, acting.subject)
        here = self.named_here(min(clause.start, phrase.start))
        brought = english().function["concepts_brought_forth"]
        of_firms = phrase.concept is None or not brought.isdisjoint(phrase.concept.ids)
        if here and of_firms and phrase.words[:1] in (("its",), ("it",)) and self._a_firm_acts(clause):
            return None
        if len(here) == 1:
            return next(iter(here.values()))
        if not here and (home := self._home(clause)) is not None:
            return home
        named = self.sentence.context.entities if likely is None else likely
        known = [each for each in named if each.id not in self.scopes]
        if here:
            return None
        if len(known) == 1:
            several = likely is None and len(self.sentence.context.actors) > 1
            return None if several else known[0]  # "Ethiopia …. Its neighbour Sudan …. | It …"
        return self.sentence.context.leader

    def _a_firm_acts(self, clause: Clause) -> bool:
        """ "Antofagasta sold a stake in Chile after | its copper output …", "Codelco, Chile's state miner, said | its …"."""
        words = english().function
        told = (
            each.attribution.speaker
            for each in self.sentence.credits
            if each.start <= clause.start < each.end
        )
        for speaker in filter(None, told):
            last = speaker.split()[-1]
            if last.lower() in words["enterprises"] or (last[:1].isupper() and "'s " in speaker):
                return True
        leading = (each for each in self.leading_to(clause) if each.verb is not None)
        acting = (each.subject for each in leading if not _says_who(each))
        return any(
            each is not None and (each.head in words["enterprises"] or (each.opaque and each.proper))
            for each in acting
            if each is None or not (each.entities or each.publisher or each.owner_anaphor)
        )

    def _acting_before(self, clause: Clause) -> Clause | None:
        """ "The island dug 89,000 tons, second only to China; | its …": the clause whose subject stands for who acts."""
        told = [each for each in self.leading_to(clause) if each.kind == "main" and each.verb is not None]
        last = told[-1] if told else None
        if last is None or last.subject is None or last.verb is None or last.subject.refers:
            return None
        if _is_cleft(last):
            return None
        opening, stands_in = last.subject.words[:1], last.subject.anaphor == "entity"
        its = last.subject.owner_anaphor and opening == ("its",)
        return last if its or (stands_in and opening in (("the",), ("it",))) else None

    def _home(self, clause: Clause) -> EntityWords | None:
        """The country for which whoever is credited with a clause speaks: "Chile's minister said"."""
        homes = [
            each.home for each in self.sentence.credits if each.start <= clause.start < each.end and each.home
        ]
        return carried_entity(homes[0]) if len(homes) == 1 else None


def _in_a_gap(clause: Clause) -> EntityWords | None:
    """ "Italy grew by 0.7%, | France by 1.1%, | Germany not at all: its economy …": who acts in a clause that leaves out its verb."""
    first = clause.nodes[0]
    gapped = clause.verb is None and clause.kind == "fragment" and len(clause.nodes) > 1 and clause.link != ""
    named = isinstance(first, Phrase) and first.is_one_entity
    return first.entities[0] if gapped and named and isinstance(first, Phrase) else None


def _says_who(clause: Clause) -> bool:
    """ "The biggest producer | is China": whether a clause names a country as who its subject is."""
    verb, objects = clause.verb, clause.objects
    named = len(objects) == 1 and len(objects[0].entities) == 1 and objects[0].is_entity
    return verb is not None and verb.is_a("be") and not verb.negated and named


def _is_cleft(clause: Clause) -> bool:
    """ "It is China | that mines the most", "It is a myth | that China does": "it" stands for nobody."""
    verb = clause.verb
    if verb is None or not verb.is_a("be"):
        return False
    judged = english().function["untruths"] | english().function["truths"]
    it = clause.subject is not None and clause.subject.words == ("it",)
    return any(phrase.is_entity or (it and phrase.head in judged) for phrase in clause.objects)


def _brings_forth(clause: Clause) -> bool:
    """Whether a clause may tell what works bring forth: "yielded", "account for"."""
    done = {each for name in (clause.verb.concepts if clause.verb is not None else ()) for each in name.ids}
    return not done or not done.isdisjoint(english().function["concepts_brought_forth"])
