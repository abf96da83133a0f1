"""The entity that a phrase denotes, and whose a measure is."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.doers import doers, is_one_firm, picks_some, records, told_of_one
from checks.grammar.slots_unsaid_owners import UnsaidOwners
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def _is_whose(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase stands behind "whose": as the subject, or before it, "whose | copper output | the USGS puts at …"."""
    if phrase is clause.antecedent:
        return False
    return phrase is clause.subject or (clause.verb is not None and phrase.end <= clause.verb.start)


def _are_some_places(place: Phrase) -> bool:
    """ "Output rose in | two of the five countries", "… in | several countries", "output in | half of the countries": not everywhere."""
    quantity = place.quantity
    if quantity is None or quantity.has_multiplier or quantity.kind not in ("count", "vague", "part"):
        return False
    some = place.whole is not None or place.some_of is not None
    return some or len(place.words) > 1 or place.text.isalpha()


class OwnerSlots(UnsaidOwners):
    """Which entity a phrase denotes, and whose measure one is: said beside it, where it lies, or carried from before."""

    def entity(self, clause: Clause, phrase: Phrase | None) -> EntityWords | None:
        """The one entity that a phrase denotes; EntityWords without id where it names something unknown.

        None where the phrase denotes several, or nothing that can be known.
        """
        if phrase is None:
            return None
        if clause.kind == "relative" and self.tells_of_some(clause, phrase):
            return self._one_of_them(clause, phrase) or EntityWords(None, phrase.text)
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

    def _one_of_them(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Chad | is one of | the countries | that host more than a million refugees", "… | is among | the countries | that …"."""
        main = clause.leans_on
        if main is None or main.verb is None or not main.verb.is_a("be") or main.verb.negated:
            return None
        one = main.objects == (phrase,) and phrase.words[0] in ("a", "an", "one") and phrase.quantity is None
        among = phrase is main.adjunct("among", "amongst") and phrase.quantity is None and not main.objects
        return self.entity(main, main.subject) if one or among else None

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
        return self._unsaid_owner(clause, phrase)

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
