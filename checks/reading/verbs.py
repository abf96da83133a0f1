"""Verb groups: "is expected to have risen", "did not produce", "used to lead", and what they assert."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from checks.claims import Frame
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import dataclass, replace

_FORMS_OF_BE = ("is", "are", "was", "were", "be", "been", "being", "'s", "'re")
_FORMS_OF_HAVE = ("has", "have", "had", "having", "'ve", "hasn't", "haven't", "hadn't")
_FORMS_OF_DO = ("do", "does", "did", "doesn't", "don't", "didn't")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: its base form, what the language and the catalogue make of it, and how it is put.

    form: finite, participle ("put at …", passive) or ing.
    """

    lemma: str
    classes: tuple[str, ...]
    concepts: tuple[Name, ...]
    form: Literal["finite", "participle", "ing"]
    start: int
    end: int
    negated: bool = False
    modal: bool = False
    passive: bool = False
    frame: Frame = Frame.ASSERTED
    bygone: bool = False

    def is_a(self, *classes: str) -> bool:
        """Whether the verb belongs to one of the classes of verbs.yaml."""
        for name in classes:  # noqa: SIM110 - asked some fifty times a sentence, and three times as fast
            if name in self.classes:
                return True
        return False

    @property
    def telling(self) -> tuple[Name, ...]:
        """The concepts that the verb names by itself: those of "mines", but not of "has"."""
        return tuple(name for name in self.concepts if not name.data.get("generic"))


@dataclass
class _Group:
    """A verb group as far as it was read: its main verb, where one came, and what stands around it."""

    main: Item | None = None
    auxiliaries: list[Item] = field(default_factory=list)
    negated: bool = False
    modal: bool = False
    frame: Frame = Frame.ASSERTED
    reported: bool = False
    bygone: bool = False
    coming: bool = False

    @property
    def words(self) -> list[str]:
        """The auxiliaries' texts."""
        return [item.text for item in self.auxiliaries]


def verb_group(nodes: list[Node], first: int) -> tuple[Verb | None, int]:
    """The verb group at an index (auxiliaries, negation, adverbs, the verb, "to" and another verb), and its end."""
    group, index = _Group(), first
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, Phrase) or not _takes_in(group, node, nodes, index):
            break
        index += 1
    if group.main is None and not group.auxiliaries:
        return None, first
    span = nodes[first].start, nodes[index - 1].end
    if group.main is None:
        return _auxiliary_verb(group, span), index
    verb = _full_verb(group, group.main, span)
    return (replace(verb, frame=Frame.ASSERTED) if _is_spent(verb, nodes[index:]) else verb), index


def _is_spent(verb: Verb, behind: list[Node]) -> bool:
    """ "China allocated | an estimated $314 billion": what is estimated afterwards, and no budget."""
    given = verb.lemma in english().function["verbs_of_giving"] and verb.form == "finite" and not verb.modal
    estimated = bool(behind) and isinstance(behind[0], Phrase) and behind[0].text.startswith("an estimated ")
    return given and estimated and verb.frame is Frame.TARGET


def is_so_no_longer(tail: list[Node]) -> bool:
    """Whether what stands behind a verb ends with "no longer" or "no more": "Russia leads in palladium | no longer"."""
    last = next((node for node in reversed(tail) if node.text not in (".", "!")), None)
    if not isinstance(last, Item) or (last.kind != "mark" and last.text not in ("no longer", "more")):
        return False
    said = [node.text for node in tail if isinstance(node, Item) and node.kind != "mark"][-2:]
    return said[-1:] == ["no longer"] or said == ["no", "more"]


def _takes_in(group: _Group, node: Item, nodes: list[Node], index: int) -> bool:
    """Whether an item belongs to a verb group, which then says what the item adds to it."""
    function = english().function
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    if node.kind == "auxiliary" and group.main is None:
        group.negated = group.negated or node.text in function["negated_auxiliaries"]
        group.modal = group.modal or node.text in function["modals"]
        group.auxiliaries.append(node)
    elif node.kind == "negation" and (group.main is None or node.text in ("not", "never")):
        merely = isinstance(follows, Item) and follows.text in ("only", "just", "merely", "simply")
        group.negated = group.negated or (
            not merely and node.text in ("not", "n't", "never", "hardly", "scarcely", "no", "no longer")
        )
    elif node.kind == "adverb" and (group.main is None or follows is not None):
        group.coming = group.coming or node.text in function["coming_adverbs"]
        return group.main is None or (isinstance(follows, Item) and (follows.is_verb or follows.text == "to"))
    elif node.text == "to" and is_infinitive(nodes, index):
        group.bygone = group.bygone or _is_believed_of_the_past(group, nodes[index + 1 :])
        return _leads_to_infinitive(group)
    elif node.text in ("itself", "themselves") and group.auxiliaries and group.main is None:
        return isinstance(follows, Item) and follows.is_verb  # "is itself followed by"
    elif node.text == "yet" and isinstance(follows, Item) and follows.text == "to":
        group.negated = True  # "has yet to produce"
    elif node.is_verb and group.main is None:
        if node.comparative is not None and group.auxiliaries and group.words[-1] in _FORMS_OF_BE:
            return False  # "is lower than"
        is_so = bool(group.auxiliaries) and group.words[-1] in _FORMS_OF_BE
        if is_so and node.text in function["adjectives_behind_be"]:
            return False  # "is close behind"
        group.main = node
    else:
        return False
    return True


def _is_believed_of_the_past(group: _Group, behind: list[Node]) -> bool:
    """ "Are thought to | have been …": of a time that is not said, as "are thought to have the largest" is not."""
    main = group.main.verb if group.main is not None else None
    if main is None or "belief" not in main.classes or not behind or behind[0].text != "have":
        return False
    done = next((node for node in behind[1:] if isinstance(node, Phrase) or node.kind != "adverb"), None)
    return isinstance(done, Item) and done.is_verbal


def _leads_to_infinitive(group: _Group) -> bool:
    """Whether a verb goes on with "to" and another one, and what it makes of that: "managed to", "failed to", "is to"."""
    main, last = group.main, group.words[-1] if group.auxiliaries else ""
    if main is None and last == "ought":
        return True
    if main is None and last not in (*_FORMS_OF_BE, *_FORMS_OF_HAVE):
        return False
    if main is None:
        owed = Frame.ASSERTED if group.negated else Frame.OPINION  # "has yet to", "had to"
        group.frame = Frame.FORECAST if last in _FORMS_OF_BE else owed
        return True
    classes = main.verb.classes if main.verb is not None else ()
    planned = main.text in ("set", "told")  # "Poland | told | to spend 5%"
    group.frame = Frame.FORECAST if planned else _frame_of(main, group.frame)
    believed = "belief" in classes and not {"was", "were", "been"}.isdisjoint(group.words)
    believed = believed or main.text == "supposed"  # "is supposed to have mined"
    told = not {"report", "put", "value", "belief", "implicative", "undone"}.isdisjoint(classes)
    if (
        main.verb_form in ("past", "participle")
        and not told
        and group.frame is Frame.ASSERTED
        and last in _FORMS_OF_BE
    ):
        return False  # "were moved to make room"
    if believed or (group.frame is Frame.ASSERTED and not told and main.text != "used"):
        group.frame = Frame.OPINION  # "was thought to be", "tried to produce"
    group.negated ^= "undone" in classes
    group.bygone = group.bygone or main.text == "used"
    group.reported, group.main = True, None
    return True


def _full_verb(group: _Group, main: Item, span: tuple[int, int]) -> Verb:
    """A group with a main verb: "has risen", "is mined"."""
    surface, words = main.verb_form, group.words
    be = any(word in _FORMS_OF_BE for word in words)
    named = main.name("concept_verb")
    lemma = main.verb.lemma if main.verb else (named or main.names[0]).data.get("lemma", main.text)
    return Verb(
        lemma=lemma,
        classes=main.verb.classes if main.verb else (),
        concepts=tuple(name for name in main.names if name.kind == "concept_verb"),
        form="ing" if not words and surface == "ing" else "finite",
        start=span[0],
        end=span[1],
        negated=group.negated,
        modal=group.modal,
        passive=be and surface in ("past", "participle") and not group.reported,
        frame=_frame_of_group(group, main, words),
        bygone=group.bygone or _was_held_for(main),
    )


def _was_held_for(main: Item) -> bool:
    """ "Chile | was regarded as | the largest producer": then, which leaves open what is so."""
    return main.verb is not None and "belief" in main.verb.classes and main.text.startswith(("was ", "were "))


def _frame_of_group(group: _Group, main: Item, words: list[str]) -> Frame:
    """How a verb group puts what it says; "can expect to live 84 years" tells what is."""
    told = next((each for name in main.names if (each := name.data.get("ability"))), None)
    able = not group.coming and ("can" in words or (told != "can" and "may" in words))
    able = able or (told != "can" and "could" in words)
    if group.modal and (told is None or not able):
        return _modal_frame(words, group.frame)
    return _frame_of(main, group.frame) if told is None else group.frame


def _auxiliary_verb(group: _Group, span: tuple[int, int]) -> Verb:
    """ "is", "has", "does": auxiliaries that stand alone are verbs themselves."""
    last, words = group.auxiliaries[-1], group.words
    lemma = "be"
    if last.text in _FORMS_OF_HAVE:
        lemma = "have"
    elif last.text in _FORMS_OF_DO:
        lemma = "do"
    elif group.modal and last.text in english().function["modals"]:
        lemma = last.text
    return Verb(
        lemma=lemma,
        classes=(lemma,),
        concepts=tuple(name for name in last.names if name.kind == "concept_verb"),
        form="ing" if last.text in ("being", "having") and len(words) == 1 else "finite",
        start=span[0],
        end=span[1],
        negated=group.negated,
        modal=group.modal,
        frame=_modal_frame(words, group.frame) if group.modal else group.frame,
        bygone=group.bygone,
    )


def is_infinitive(nodes: list[Node], index: int) -> bool:
    """Whether "to" at an index opens an infinitive: "to | cut", "to | be cut"; not "to | 5 million"."""
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    if not isinstance(follows, Item):
        return False
    unchanged = follows.verb is not None and follows.verb.lemma == follows.text  # "to cut", "to put"
    return follows.kind == "auxiliary" or follows.verb_form == "base" or unchanged


def _frame_of(main: Item, frame: Frame) -> Frame:
    """Verbs of expecting and of planning put what follows outside of the record."""
    if frame is not Frame.ASSERTED or main.verb is None:
        return frame
    if "forecast" in main.verb.classes:
        return Frame.FORECAST
    return Frame.TARGET if "target" in main.verb.classes else frame


def _modal_frame(auxiliaries: list[str], frame: Frame) -> Frame:
    if frame is not Frame.ASSERTED:
        return frame
    if any(word in ("should", "ought", "must") for word in auxiliaries):
        return Frame.OPINION
    return Frame.FORECAST
