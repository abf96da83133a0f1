"""Opening the record: the catalogue at once, tables lazily, each by the proof or the index that its folder has."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from checks.errors import CatalogueError, TableRefused
from checks.record import descriptors
from checks.record.catalogue import KINDS, Catalogue, Entries
from checks.record.cells import Edition, Table, periods_of
from checks.record.lock import NAME, OWN, PROMOTING, Lock, digest
from checks.record.tables import proved_cells

CATALOGUE = "catalogue"
"""What `Record.states` calls the catalogue; no measure has such an id."""


class _Locked:
    """A folder of tables with a lock: nothing but the lock is read before a table is asked for."""

    def __init__(self, root: Path, lock: Lock) -> None:
        self.root, self.lock = root, lock
        self.hash = lock.hash
        self.refused: list[str] = []
        self.listed: dict[str, set[str]] = {}
        self.of_things: set[str] = set()
        for name, proved in lock.under("catalogue "):
            path = root / name.removeprefix("catalogue ")
            if not path.is_file() or digest(path) != proved:
                raise CatalogueError(f"{path}: does not match {root / 'tables.lock'}; run: assay data check")

    @cached_property
    def layer(self) -> Mapping[str, Iterable[Any]]:
        return {kind: Entries(self.lock.lines(f"{kind} ")) for kind in KINDS}

    @property
    def publishers(self) -> set[str]:
        return {entry["publisher"] for _, entry in self.lock.under("edition ")}

    def editions(self, measure: str) -> list[Edition]:
        keys = [key.split(" ")[2] for key, _ in self.lock.under(f"table {measure} ")]
        return [descriptors.from_entry(self.lock.get(f"edition {folder}")) for folder in keys]

    def dataset_editions(self, publisher: str, dataset: str) -> list[Edition]:
        found = (descriptors.from_entry(entry) for _, entry in self.lock.under("edition "))
        return [edition for edition in found if (edition.publisher, edition.dataset) == (publisher, dataset)]

    def differing(self) -> Iterator[str]:
        for key, proof in self.lock.under("file "):
            path = self.root / key.removeprefix("file ")
            if not path.is_file() or digest(path) != proof["sha256"]:
                yield f"{path}: does not match {self.root / NAME}"

    @property
    def states(self) -> Iterator[tuple[str, str]]:
        for key, proved in self.lock.under("catalogue "):
            yield CATALOGUE, f"{key} {proved}"
        files, editions = dict(self.lock.under("file ")), dict(self.lock.under("edition "))
        for key, name in self.lock.under("table "):
            _, measure, folder = key.split(" ")
            yield measure, f"{folder} {editions[f'edition {folder}']} {files[f'file {name}']['sha256']}"

    def cells(self, publisher: str, dataset: str) -> dict[str, int]:
        found = {}
        for key, entry in self.lock.under("edition "):
            if (entry["publisher"], entry["dataset"]) == (publisher, dataset):
                folder = key.removeprefix("edition ")
                found[entry["id"]] = sum(each["rows"] for _, each in self.lock.under(f"file {folder}/"))
        return found

    def table(self, measure: str, edition: str) -> Table | None:
        for key, name in self.lock.under(f"table {measure} "):
            found = descriptors.from_entry(self.lock.get(f"edition {key.split(' ')[2]}"))
            if found.id != edition:
                continue
            content = self._proved(name)
            cells = proved_cells(content, measure)
            return Table(name.removesuffix(".csv"), measure, found, cells, periods_of(cells))
        return None

    def _proved(self, name: str) -> bytes:
        """A file's bytes, as the lock proves them: from its place, or from where a promotion under way has put them."""
        proof = self.lock.get(f"file {name}")["sha256"]
        path = self.root / name
        # In its place again: a promotion may end between the two looks.
        for each in (path, self.root / PROMOTING / name, path):
            try:
                content = each.read_bytes()
            except OSError:
                continue
            if hashlib.sha256(content).hexdigest() == proof:
                return content
        reason = f"does not match {self.root / NAME}" if path.is_file() else "cannot be read"
        raise TableRefused(f"{path}: {reason}; run: assay data check")


class _Folder(Protocol):
    """What the record asks of a folder of tables, locked or the user's own."""

    refused: list[str]
    hash: str

    @property
    def listed(self) -> dict[str, set[str]]: ...

    @property
    def of_things(self) -> set[str]: ...

    @property
    def layer(self) -> Mapping[str, Iterable[Any]]: ...

    @property
    def publishers(self) -> set[str]: ...

    def editions(self, measure: str) -> list[Edition]: ...

    def dataset_editions(self, publisher: str, dataset: str) -> list[Edition]: ...

    def differing(self) -> Iterator[str]: ...

    @property
    def states(self) -> Iterator[tuple[str, str]]: ...

    def cells(self, publisher: str, dataset: str) -> dict[str, int]: ...

    def table(self, measure: str, edition: str) -> Table | None: ...


class Record:
    """The reference tables and their catalogue. `refused` lists what could not be used, a line each.

    `hash` names exactly this state of the record, as findings quote it.
    """

    def __init__(self, folders: Iterable[_Folder], authority: Sequence[str] = ()) -> None:
        self._folders = tuple(folders)
        self.catalogue = Catalogue(
            (folder.layer for folder in self._folders),
            {publisher for folder in self._folders for publisher in folder.publishers},
        )
        self.refused = [line for folder in self._folders for line in folder.refused]
        self._read: dict[tuple[str, str], Table] = {}
        self._editions: dict[str, tuple[Edition, ...]] = {}
        self._authority = self._preferring(authority) if authority else ()

    def _preferring(self, authority: Sequence[str]) -> tuple[str, ...]:
        from checks.record.authority import known, preferred

        order = known(authority, self.catalogue.publishers)
        self.catalogue.measures = preferred(
            self.catalogue.measures, order, lambda measure: bool(self.editions(measure.id))
        )
        return order

    @property
    def listed(self) -> dict[str, frozenset[str]]:
        """Per thing of users' own tables that is no country, the concepts of the measures of which a table lists it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for folder in self._folders:
            for who, concepts in folder.listed.items():
                found[who] |= concepts
        return {who: frozenset(concepts) for who, concepts in found.items()}

    @property
    def of_things(self) -> frozenset[str]:
        """The concepts of measures of which only users' own tables have figures, and none of a country."""
        return frozenset[str]().union(*(folder.of_things for folder in self._folders))

    @cached_property
    def hash(self) -> str:
        """The sha256 of tables.lock; of all locks' hashes and the order of authority together where there are more."""
        hashes = [*(folder.hash for folder in self._folders), *self._authority]
        return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()

    def differing(self) -> list[str]:
        """The files of tables that are not as their lock proves them, a line each; every one of them is read."""
        return [line for folder in self._folders for line in folder.differing()]

    def states(self) -> dict[str, str]:
        """A digest of each measure's tables, and of the catalogue under `CATALOGUE`: what differs has changed."""
        parts: defaultdict[str, list[str]] = defaultdict(list, {CATALOGUE: [*self._authority]})
        for folder in self._folders:
            for name, state in folder.states:
                parts[name].append(state)
        return {
            name: hashlib.sha256("\n".join(sorted(each)).encode()).hexdigest()[:16]
            for name, each in parts.items()
        }

    def editions(self, measure: str) -> tuple[Edition, ...]:
        """The held editions that print the measure, the oldest first; empty where none does."""
        if measure not in self._editions:
            found = (edition for folder in self._folders for edition in folder.editions(measure))
            self._editions[measure] = tuple(
                sorted(found, key=lambda edition: (edition.published, edition.id))
            )
        return self._editions[measure]

    def dataset_editions(self, publisher: str, dataset: str) -> tuple[Edition, ...]:
        """All held editions of a publisher's dataset, the oldest first."""
        found = (
            edition for folder in self._folders for edition in folder.dataset_editions(publisher, dataset)
        )
        return tuple(sorted(found, key=lambda edition: (edition.published, edition.id)))

    def cells(self, publisher: str, dataset: str) -> dict[str, int]:
        """How many cells each edition of a publisher's dataset has, by its name; a cell without a figure is one."""
        found: Counter[str] = Counter()
        for folder in self._folders:
            found.update(folder.cells(publisher, dataset))
        return dict(found)

    def table(self, measure: str, edition: str) -> Table:
        """One measure in one edition, read on first use.

        Raises TableRefused where the record holds no such table, or where it does not match its lock.
        """
        key = (measure, edition)
        if key not in self._read:
            found = next(
                (table for folder in self._folders if (table := folder.table(measure, edition))), None
            )
            if found is None:
                raise TableRefused(f"{measure}: no table in edition {edition}; see: assay data list")
            self._read[key] = found
        return self._read[key]


def bundled() -> Path:
    """The folder of the tables that come with Assay: beside `checks` in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "reference_data"
    return inside if inside.is_dir() else package.parent / "reference_data"


def open_record(
    folders: Iterable[Path] = (), default: Path | None = None, authority: Sequence[str] = ()
) -> Record:
    """Open the bundled record (or the one in `default`) and further folders of tables beside it.

    `authority`: publishers, the one whose figures are meant first; without it the catalogue's defaults hold.
    A folder's `restricted/` is opened too where there is one.
    Raises CatalogueError where a catalogue does not match its lock or a bundled folder has none, and BadUsage where
    the order of authority names an unknown publisher.
    """
    root = default or bundled()
    opened: list[_Folder] = []
    for folder in (root, root / "restricted"):
        lock = Lock.read(folder)
        if lock is not None:
            opened.append(_Locked(folder, lock))
        elif folder == root:
            raise CatalogueError(f"{folder}: has no tables.lock; run: assay data check")
    for folder in folders:
        opened.append(_open_own(Path(folder), opened))
    return Record(opened, authority)


def _open_own(folder: Path, opened: Iterable[_Folder]) -> _Folder:
    if not folder.is_dir():
        raise TableRefused(
            f"{folder}: is no folder of tables; check --reference-data, or the configuration's reference-data"
        )
    lock = Lock.read(folder)
    if lock is not None and next(lock.under(f"{OWN} "), None) is None:
        return _Locked(folder, lock)
    from checks.record.own_tables import OwnTables  # reads YAML, which a check without own tables never does

    return OwnTables(folder, [each.layer for each in opened], lock)
