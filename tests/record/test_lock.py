"""The lock: found by bisection, written at once."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from checks.record.lock import NAME, Lock, write

KEYS = st.text("ab .é", min_size=1, max_size=6)


@given(
    st.dictionaries(KEYS, st.one_of(st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2))),
    KEYS,
)
def test_every_key_is_found_and_no_other(
    tmp_path_factory: object, entries: dict[str, object], start: str
) -> None:
    folder = tmp_path_factory.mktemp("lock")  # type: ignore[attr-defined]
    write(folder, entries.items())
    lock = Lock.read(folder)
    assert lock is not None
    assert {key: lock.get(key) for key in entries} == entries
    found = dict(lock.under(start))
    assert found == {key: value for key, value in entries.items() if key.startswith(start)}
    assert [json.loads(line) for line in lock.lines(start)] == list(found.values())
    if start not in entries:
        assert lock.get(start) is None


def test_writing_leaves_nothing_half_done(tmp_path: Path) -> None:
    write(tmp_path, [("a", 1)])
    first = (tmp_path / NAME).read_bytes()
    write(tmp_path, [("a", 1)])
    assert (tmp_path / NAME).read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_folder_without_a_lock(tmp_path: Path) -> None:
    assert Lock.read(tmp_path) is None
