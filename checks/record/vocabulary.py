"""The catalogue's YAML files, compiled into plain entries: what the lock keeps, and what a user's files add.

An entry list has a kind: entity, member, publisher, measure, unit, name. Everything that a data editor may get wrong
is refused here with file and entry; nothing downstream checks again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from checks.errors import CatalogueError
from checks.record.catalogue import KINDS
from checks.record.catalogue_fields import (
    CONCEPT_FIELDS,
    ENTITY_FIELDS,
    MEASURE_FIELDS,
    OTHER_SECTIONS,
    SECTIONS,
    UNIT_FIELDS,
    days,
    fields,
    mapping,
    texts,
    worded,
)
from checks.record.descriptors import load_yaml
from checks.record.inflection import inflect, plural
from checks.record.layered_names import judged_by_either

Entry = Any
Entries = dict[str, list[Entry]]


class _Compiler:
    """Collects the entries of all files of one catalogue; what they say of each other is checked at the end."""

    def __init__(self, known: Mapping[str, Iterable[str]]) -> None:
        self.entries: Entries = {kind: [] for kind in KINDS}
        self.names: dict[tuple[str, str, str, str], tuple[str, list[str], dict[str, str], str]] = {}
        self.ambiguous: dict[str, tuple[str, ...]] = {}
        self.known: dict[str, set[str]] = {
            kind: set(known.get(kind, ())) for kind in ("entity", "publisher", "unit")
        }
        self.words: dict[str, set[str]] = {
            kind: set(known.get(kind, ())) for kind in ("concept", "topic", "qualifier")
        }
        self.checks: list[tuple[str, str, str]] = []

    def read(self, content: Any, place: str) -> None:
        """Take in a catalogue file's content. Raises CatalogueError, which names the `place`, for what none has."""
        for section, entries in mapping(content, place, "a catalogue file is a mapping of sections").items():
            if section not in (*SECTIONS, *OTHER_SECTIONS):
                known = ", ".join((*SECTIONS, *OTHER_SECTIONS))
                raise CatalogueError(f"{place}: unknown section {section!r}; known are {known}")
            if section == "defaults":
                continue
            rows = mapping(entries, f"{place}: {section}", "is a mapping of ids to entries")
            for each, entry in rows.items():
                self._entry(
                    section, str(each), entry, content.get("defaults", {}), f"{place}: {section}: {each}"
                )

    def _entry(self, section: str, each: str, entry: Any, defaults: Mapping[str, Any], where: str) -> None:
        if section in SECTIONS:
            self._entity(each, SECTIONS[section], entry, where)
        elif section == "ambiguous":
            self.ambiguous[_folded(each)] = tuple(entry)
        elif section == "publishers":
            self._publisher(each, entry, where)
        elif section == "concepts":
            self._concept(each, entry, where)
        elif section in ("topics", "qualifiers"):
            self._words(section[:-1], each, entry, where)
        elif section == "units":
            self._unit(each, entry, where)
        else:
            self._measure(each, {**defaults, **mapping(entry, where)}, where)

    def finish(self) -> Entries:
        """All entries, once every file is read.

        Raises CatalogueError where one speaks of something that none describes, or a name is ambiguous undeclared.
        """
        for kind, each, where in self.checks:
            if each not in self.known.get(kind, self.words.get(kind, set())):
                raise CatalogueError(
                    f"{where}: {kind} {each!r} is not in the catalogue; add it or mend the spelling"
                )
        for text, ids, data, where in self.names.values():
            kind = where.split("\t")[1]
            place = where.split("\t")[0]
            declared = self.ambiguous.get(_folded(text))
            if kind in ("entity", "metonym", "publisher") and len(ids) > 1 and declared is None:
                raise CatalogueError(f"{place}: {text!r} names {' and '.join(ids)}; list it under ambiguous:")
            self.entries["name"].append([text, kind, ids, data])
        for text, several in self.ambiguous.items():
            found = {each for name, ids, _, _ in self.names.values() if _folded(name) == text for each in ids}
            if not set(several) <= found:
                raise CatalogueError(
                    f"ambiguous: {text!r} is not a name of {', '.join(set(several) - found)}"
                )
        return self.entries

    def _name(self, text: str, kind: str, each: str, where: str, **data: str) -> None:
        shown = {key: value for key, value in data.items() if value}
        spelled = _folded(text) if shown.get("cased") is None else text
        key = (
            spelled,
            kind,
            shown.get("form", ""),
            shown.get("counts", ""),
        )  # who wins titles wins matches, too
        if key not in self.names:
            self.names[key] = (text, [each], shown, f"{where}\t{kind}")
        elif each not in self.names[key][1]:
            self.names[key][1].append(each)
            self.names[key][2].update(judged_by_either(self.names[key][2], shown))

    def _entity(self, each: str, kind: str, entry: Any, where: str) -> None:
        entry = fields(entry, ENTITY_FIELDS, where)
        if "name" not in entry:
            raise CatalogueError(f"{where}: lacks a name")
        names = texts(entry, "names", where)
        cased = set(texts(entry, "cased", where))
        spoken = str(entry.get("sentence_name", entry["name"]))
        for text in dict.fromkeys((str(entry["name"]), spoken, *names)):
            abbreviation = text.isupper() and text.isalpha()
            self._name(text, "entity", each, where, cased="yes" if text in cased or abbreviation else "")
        for form, field in (("adjective", "adjectives"), ("people", "people")):
            for text in texts(entry, field, where):
                self._name(text, "adjective", each, where, form=form, cased="yes" if text in cased else "")
        for text in texts(entry, "metonyms", where):
            self._name(text, "metonym", each, where)
        self.known["entity"].add(each)
        self.entries["entity"].append(
            {
                "id": each,
                "name": str(entry["name"]),
                "kind": kind,
                "names": names,
                "adjectives": texts(entry, "adjectives", where),
                "optional_in": ["WORLD"] if kind == "territory" else [],
                "sentence_name": spoken,
            }
        )
        self._members(each, entry, where)

    def _members(self, group: str, entry: Mapping[str, Any], where: str) -> None:
        since, until = days(entry, "since", where), days(entry, "until", where)
        members = texts(entry, "members", where)
        stray = [each for each in (*since, *until) if each not in members]
        if stray:
            raise CatalogueError(f"{where}: {stray[0]} has a day, and is not among the members")
        for member in members:
            self.checks.append(("entity", member, where))
            self.entries["member"].append([group, member, since.get(member), until.get(member)])
        for member in texts(entry, "optional", where):
            self.checks.append(("entity", member, where))
            self.entries.setdefault("optional", []).append((member, group))

    def _publisher(self, each: str, entry: Any, where: str) -> None:
        entry = fields(entry, frozenset(("name", "names", "url", "datasets")), where)
        names = list(dict.fromkeys([each, str(entry.get("name", each)), *texts(entry, "names", where)]))
        for text in names:
            # A publisher of one word is a common word or an abbreviation at times: the Fed, the BIS, Pew.
            self._name(text, "publisher", each, where, cased="" if " " in text else "yes")
        for dataset, named in mapping(entry.get("datasets", {}), where).items():
            for text in named:
                self._name(str(text), "dataset", each, where, dataset=str(dataset))
        self.known["publisher"].add(each)
        self.entries["publisher"].append(
            {"id": each, "name": str(entry.get("name", each)), "names": names, "url": entry.get("url")}
        )

    def _concept(self, each: str, entry: Any, where: str) -> None:
        entry = fields(entry, CONCEPT_FIELDS, where)
        self.words["concept"].add(each)
        adjectives = tuple(worded(entry.get("adjectives", ()), where))
        better = next((told for text, told in adjectives if text == "better"), None)
        judged = {"judged": better.get("end", "high")} if better is not None else {}
        for text, data in worded(entry.get("nouns", ()), where):
            self._name(text, "concept_noun", each, where, **data, **judged)
        for text, data in adjectives:
            if data.get("judging") and data.pop("end", "") == "low":
                data["low_of"] = each  # "the best" is the lowest absence rate, and the highest clearance rate
            self._name(text, "concept_adjective", each, where, **data)
        for text, data in worded(entry.get("agents", ()), where):
            for number, form in (("singular", text), ("plural", plural(text))):
                self._name(form, "concept_agent", each, where, form=number, **data)
        for text, data in worded(entry.get("verbs", ()), where):
            irregular = tuple(data.pop("forms", "").split())
            for form, surface in inflect(text, irregular):
                self._name(surface, "concept_verb", each, where, lemma=text, form=form, **data)

    def _words(self, kind: str, each: str, entry: Any, where: str) -> None:
        entry = (
            {"names": entry}
            if isinstance(entry, list)
            else fields(entry, frozenset(("names", "cased")), where)
        )
        self.words[kind].add(each)
        for text, data in worded(entry.get("names", ()), where):
            self._name(text, kind, each, where, **data)
        for text in texts(entry, "cased", where):
            self._name(text, kind, each, where, cased="yes")

    def _unit(self, each: str, entry: Any, where: str) -> None:
        entry = fields(entry, UNIT_FIELDS, where)
        base = entry.get("base", each)
        factor = float(entry.get("factor", 1))
        data = {
            "dimension": str(entry.get("dimension", "")),
            "base": "" if base is None else str(base),
            "factor": repr(factor),
            "other": ";".join(
                f"{name}={size!r}" for name, size in mapping(entry.get("other", {}), where).items()
            ),
            "position": str(entry.get("position", "")),
            "topic": str(entry.get("topic", "")),
        }
        if not data["dimension"] or factor <= 0:
            raise CatalogueError(f"{where}: a unit needs a dimension and a positive factor")
        for text in texts(entry, "names", where):
            self._name(text, "unit", each, where, **data)
        for text in texts(entry, "cased", where):
            self._name(text, "unit", each, where, cased="yes", **data)
        if data["topic"]:
            self.checks.append(("topic", data["topic"], where))
        self.known["unit"].add(each)
        self.entries["unit"].append(
            {"id": each, "dimension": data["dimension"], "base": base, "factor": factor}
        )

    def _measure(self, each: str, entry: Mapping[str, Any], where: str) -> None:
        entry = fields(entry, MEASURE_FIELDS, where)
        missing = [
            name for name in ("publisher", "title", "concept", "dimension", "kind") if not entry.get(name)
        ]
        if missing:
            raise CatalogueError(f"{where}: lacks {', '.join(missing)}")
        if entry["kind"] not in ("stock", "flow") or entry.get("ranking", "high") not in ("high", "low"):
            raise CatalogueError(f"{where}: kind is stock or flow, ranking high or low")
        self.checks.append(("publisher", str(entry["publisher"]), where))
        self.checks.append(("concept", str(entry["concept"]), where))
        if entry.get("also_concept") is not None:
            self.checks.append(("concept", str(entry["also_concept"]), where))
        concept, *of = texts(entry, "per_head_of", where) or (str(entry["concept"]),)
        self.checks += [("concept", concept, where), *(("topic", topic, where) for topic in of)]
        self.checks += [("topic", topic, where) for topic in texts(entry, "topics", where)]
        self.checks += [("qualifier", text, where) for text in texts(entry, "qualifiers", where)]
        if entry.get("unit") is not None:
            self.checks.append(("unit", str(entry["unit"]), where))
        self.entries["measure"].append({"id": each, "dataset": "", "unit": None, **entry})


def compile_files(files: Iterable[Path], known: Mapping[str, Iterable[str]] = {}) -> Entries:
    """Compile a catalogue from its YAML files; `known` are ids that another catalogue provides, by kind.

    Raises CatalogueError naming file and entry for anything malformed, unknown or contradictory.
    """
    return compile_contents(((load_yaml(path), str(path)) for path in files), known)


def compile_contents(contents: Iterable[tuple[Any, str]], known: Mapping[str, Iterable[str]] = {}) -> Entries:
    """Compile a catalogue from plain values, each with the place that messages name.

    Raises CatalogueError naming place and entry for anything malformed, unknown or contradictory.
    """
    compiler = _Compiler(known)
    for content, place in contents:
        compiler.read({} if content is None else content, place)
    entries = compiler.finish()
    optional: defaultdict[str, list[str]] = defaultdict(list)
    for member, group in entries.pop("optional", ()):
        optional[member].append(group)
    for entry in entries["entity"]:
        entry["optional_in"] += optional.pop(entry["id"], ())
    return entries


def word_ids(entries: Mapping[str, Iterable[Any]]) -> dict[str, set[str]]:
    """The ids that entries define, by kind: what another catalogue may refer to."""
    found: dict[str, set[str]] = {
        kind: {entry["id"] for entry in entries.get(kind, ())} for kind in ("entity", "publisher", "unit")
    }
    for word, kinds in (("concept", _CONCEPT_KINDS), ("topic", ("topic",)), ("qualifier", ("qualifier",))):
        found[word] = {each for _, kind, ids, _ in entries.get("name", ()) if kind in kinds for each in ids}
    return found


_CONCEPT_KINDS = ("concept_noun", "concept_verb", "concept_agent", "concept_adjective")


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("-", " ").casefold().split())
