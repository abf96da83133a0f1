"""The configuration of a project: `[tool.assay]` in pyproject.toml, or an assay.toml that holds the same keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from checks.errors import BadUsage
from checks.gate import Words, gate_words
from checks.patterns import Patterns

OWN, SHARED = "assay.toml", "pyproject.toml"
_TABLE = ("tool", "assay")

_TEXTS, _TEXT, _YES_NO, _TABLES = "a list of strings", "a string", "true or false", "tables"
KEYS = {
    "paths": _TEXTS,
    "fail-on": _TEXTS,
    "authority": _TEXTS,
    "reference-data": _TEXTS,
    "waivers": _TEXT,
    "baseline": _TEXT,
    "inline-ignores": _YES_NO,
    "claimreview-url": _TEXT,
    "claimreview-author": _TEXT,
    "overrides": _TABLES,
}
"""The keys and what each holds; docs/gate.md describes them."""

OVERRIDE_KEYS = {"paths": _TEXTS, "fail-on": _TEXTS, "inline-ignores": _YES_NO}


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a project says of itself; paths are whole, whatever folder they were written from.

    `fail_on` None: nothing is said. `claimreview_url`: where a review is to appear; {id} in it is the finding's. `places`: file and line of each key, for messages.
    """

    folder: Path = field(default_factory=Path.cwd)
    paths: tuple[str, ...] = ()
    fail_on: Words | None = None
    authority: tuple[str, ...] = ()
    reference_data: tuple[Path, ...] = ()
    waivers: Path = Path("assay-waivers.yaml")
    baseline: Path = Path("assay-baseline.tsv")
    inline_ignores: bool = True
    claimreview_url: str | None = None
    claimreview_author: str | None = None
    gates: tuple[tuple[Patterns, Words], ...] = ()
    ignoring: tuple[tuple[Patterns, bool], ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)

    def honours_ignores(self, document: str) -> bool:
        """Whether remarks in a document may excuse its findings."""
        fitting = (allowed for patterns, allowed in reversed(self.ignoring) if patterns.match(document))
        return next(fitting, self.inline_ignores)


def find(start: Path) -> Path | None:
    """The configuration nearest to a folder, in it or above, up to the top of its repository."""
    for folder in (start, *start.parents):
        if (folder / OWN).is_file():
            return folder / OWN
        if (folder / SHARED).is_file() and _speaks_of_us(folder / SHARED):
            return folder / SHARED
        if (folder / ".git").exists():
            break
    return None


def read(path: Path) -> Configuration:
    """The configuration in a file. Raises BadUsage, naming key and line, for what is not right in it."""
    try:
        text = path.read_bytes().decode("utf-8")
        loaded = tomllib.loads(text)
    except OSError as error:
        raise BadUsage(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise BadUsage(f"{path}: is not UTF-8; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadUsage(f"{path}: is not TOML: {error}; mend it there") from None
    shared = path.name == SHARED
    table = loaded.get("tool", {}).get("assay", {}) if shared else loaded
    return _Reader(path, _Lines(text, _TABLE if shared else ())).configuration(table)


def _speaks_of_us(path: Path) -> bool:
    text = path.read_bytes()
    if b"assay" not in text:
        return False
    try:
        return "assay" in tomllib.loads(text.decode("utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return bool(re.search(rb"^\[tool\.assay", text, re.MULTILINE))  # so that `read` says what is wrong


class _Lines:
    """On which line each key of our table stands; TOML's reader does not tell."""

    def __init__(self, text: str, table: tuple[str, ...]) -> None:
        self._found: dict[tuple[str, int, str], int] = {}
        self._overrides = 0
        current: tuple[str, ...] = ()
        for number, line in enumerate(text.splitlines(), start=1):
            if header := re.match(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#|$)", line):
                current = _parts(header[1])
                self._overrides += current == (*table, "overrides")
                self._note((*current, ""), table, number)
            elif key := re.match(r"\s*([\w.\"' -]+?)\s*=", line):
                self._note((*current, *_parts(key[1])), table, number)

    def _note(self, path: tuple[str, ...], table: tuple[str, ...], number: int) -> None:
        own = path[len(table) :] if path[: len(table)] == table else ()
        if own[:1] == ("overrides",) and len(own) > 1:
            self._found.setdefault(("overrides", self._overrides - 1, own[1]), number)
        if own:
            self._found.setdefault(("", 0, own[0]), number)

    def of(self, key: str, override: int | None = None) -> int | None:
        """The line of a key, or of one in the override of that number, the first being 0."""
        if override is None:
            return self._found.get(("", 0, key))
        exactly = self._found.get(("overrides", override, key), self._found.get(("overrides", override, "")))
        return exactly or self.of("overrides")


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


class _Reader:
    """Turns the table of a file into a configuration."""

    def __init__(self, path: Path, lines: _Lines) -> None:
        self._path, self._lines = path, lines
        self._folder = path.resolve().parent

    def configuration(self, table: Any) -> Configuration:
        """What the table says, its paths below the file's folder. Raises BadUsage for keys and values that none takes."""
        self._check(table, KEYS)
        overrides = table.get("overrides", [])
        for number, override in enumerate(overrides):
            self._check(override, OVERRIDE_KEYS, number)
            if not override.get("paths"):
                raise BadUsage(f"{self._place('', number)}: an override without paths; name some")
        patterns = [Patterns(tuple(each["paths"]), self._folder) for each in overrides]
        return Configuration(
            folder=self._folder,
            paths=tuple(str(self._folder / each) for each in table.get("paths", ())),
            fail_on=self._gate(table),
            authority=tuple(table.get("authority", ())),
            reference_data=tuple(self._folder / each for each in table.get("reference-data", ())),
            waivers=self._folder / table.get("waivers", Configuration().waivers),
            baseline=self._folder / table.get("baseline", Configuration().baseline),
            inline_ignores=table.get("inline-ignores", True),
            claimreview_url=self._review_address(table),
            claimreview_author=table.get("claimreview-author"),
            gates=tuple(
                (pattern, words)
                for number, (pattern, each) in enumerate(zip(patterns, overrides, strict=True))
                if (words := self._gate(each, number)) is not None
            ),
            ignoring=tuple(
                (pattern, each["inline-ignores"])
                for pattern, each in zip(patterns, overrides, strict=True)
                if "inline-ignores" in each
            ),
            places={key: self._place(key) for key in table},
        )

    def _check(self, table: Any, known: Mapping[str, str], override: int | None = None) -> None:
        if not isinstance(table, dict):
            raise BadUsage(
                f"{self._place('overrides', override)}: is no table; write [[tool.assay.overrides]]"
            )
        for key, value in table.items():
            if key not in known:
                near = get_close_matches(key, known, n=1)
                way_out = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
                if override is None and (key, self._path.name) == (_TABLE[0], OWN):
                    way_out = "an assay.toml holds the keys by themselves, without a table"
                of = "Assay" if override is None else "an override"
                raise BadUsage(f'{self._place(key, override)}: "{key}" is no key of {of}; {way_out}')
            if not _fits(value, known[key]):
                raise BadUsage(f"{self._place(key, override)}: {key} takes {known[key]}; write it so")

    def _gate(self, table: Mapping[str, Any], override: int | None = None) -> Words | None:
        written = table.get("fail-on")
        if written is None:
            return None
        return gate_words(written, f"{self._place('fail-on', override)}: fail-on")

    def _review_address(self, table: Mapping[str, Any]) -> str | None:
        written = table.get("claimreview-url")
        if written is None:
            return None
        if not re.match(r"https?://", written) or "{id}" not in written:
            place = self._place("claimreview-url")
            raise BadUsage(f"{place}: claimreview-url takes an address with {{id}} in it; write it so")
        return str(written)

    def _place(self, key: str, override: int | None = None) -> str:
        line = self._lines.of(key, override)
        return f"{self._path}, line {line}" if line else f"{self._path}"


def _fits(value: Any, kind: str) -> bool:
    if kind == _YES_NO:
        return isinstance(value, bool)
    if kind == _TEXT:
        return isinstance(value, str) and bool(value)
    return isinstance(value, list) and all(
        isinstance(each, dict if kind == _TABLES else str) for each in value
    )
