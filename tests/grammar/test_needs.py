"""A construction that says what it needs finds nothing in a clause that lacks it, so that leaving it out loses nothing."""

from checks.assay import vocabulary
from checks.grammar.needs import needs_of, offer_of
from checks.grammar.reader import CONSTRUCTIONS
from checks.grammar.slots import Slots
from checks.reading import reader
from checks.record import Record
from tests.grammar import pages

NEEDING = [(rule, found) for rule in CONSTRUCTIONS if (found := needs_of(rule)) is not None]
TEXTS = [text for kind in pages.kinds() for _, text in pages.examples(kind)][::3]


def test_what_is_left_out_would_have_found_nothing(record: Record) -> None:
    words = vocabulary(record)
    asked, wrong = 0, []
    for text in TEXTS:
        for sentence in reader.read(text.replace(" ¶ ", "\n\n"), words, pages.DAY).sentences:
            slots = Slots(sentence, words.topics, words.scopes, words.dimensions, ())
            for clause in sentence.clauses:
                offer = offer_of(clause, sentence)
                left_out = [rule for rule, needed in NEEDING if not needed.met(offer)]
                asked += len(left_out)
                wrong += [f"{rule.__name__}: {text}" for rule in left_out if next(rule(clause, slots), None)]
    assert asked > 10_000
    assert wrong == []
