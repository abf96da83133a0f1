"""`--diff REV`, in a real repository: only claims on changed lines are judged."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checks.assay import Checked
from checks.document_files import read
from checks.errors import BadUsage
from checks.record import Record
from flows.changes import Changes
from flows.outcome import checked
from tests.flows.conftest import Assay

RUSSIA = "Russia has the world's fourth-largest reserves of rare earth metals, according to USGS."
BRAZIL = "Brazil has the world's fifth-largest reserves of rare earth metals, according to USGS."
CHINA = "China has the world's second-largest reserves of rare earth metals, according to USGS."
Judged = Callable[..., list[tuple[str, str]]]

HEAD = "---\npublished: 2025-03-18\n---\n"


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with an article of one false claim on line 4, one of JSON lines, and one that stays as it is."""
    git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text(f"{HEAD}{RUSSIA}\n\nIt is cold there.\n")
    (tmp_path / "same.md").write_text(f"{HEAD}{RUSSIA}\n")
    (tmp_path / "by-sidecar.txt").write_text(f"{RUSSIA}\n")
    (tmp_path / "by-sidecar.yaml").write_text("published: 2025-03-18\n")
    lines = [json.dumps({"id": name, "text": RUSSIA, "published": "2025-03-18"}) for name in ("one", "two")]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines) + "\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    return tmp_path


@pytest.fixture
def judged(repository: Path, record: Record, monkeypatch: pytest.MonkeyPatch) -> Judged:
    """The findings since HEAD: each document with the first word of the sentence."""
    monkeypatch.chdir(repository)

    def run(folder: str = ".", published: date | None = None) -> list[tuple[str, str]]:
        changes = Changes("HEAD")
        results = checked(changes.touched(read([folder], published)), record)
        judged = [changes.judged(each) for each in results if isinstance(each, Checked)]
        return [
            (Path(each.document).name, each.sentence.split()[0]) for one in judged for each in one.findings
        ]

    return run


def test_nothing_has_changed(judged: Judged) -> None:
    assert judged() == []


def test_only_the_changed_lines_count(repository: Path, judged: Judged) -> None:
    (repository / "a.md").write_text(f"{HEAD}{BRAZIL}\n\n{RUSSIA}\n\nIt is cold there.\n")
    assert judged() == [("a.md", "Brazil")]


def test_a_sentence_over_two_lines_counts_where_either_has_changed(repository: Path, judged: Judged) -> None:
    wrapped = RUSSIA.replace(" reserves", "\nreserves")
    (repository / "a.md").write_text(f"{HEAD}{wrapped}\n")
    git(repository, "commit", "-qam", "Wrap")
    (repository / "a.md").write_text(f"{HEAD}{wrapped.replace('Russia', 'China')}\n\n{RUSSIA}\n")
    assert judged() == [("a.md", "China"), ("a.md", "Russia")]


def test_new_files_count_whole_and_moved_ones_by_their_lines(repository: Path, judged: Judged) -> None:
    (repository / "new.txt").write_text(BRAZIL)
    git(repository, "mv", "same.md", "moved.md")
    assert judged(published=date(2025, 3, 18)) == [("new.txt", "Brazil")]


def test_a_line_of_json_counts_by_its_text(repository: Path, judged: Judged) -> None:
    path = repository / "lines.jsonl"
    first, second = path.read_text().splitlines()
    path.write_text(f"{second.replace('fourth', 'third')}\n{first}\n")
    assert judged() == [("two", "Russia")]


def test_another_day_changes_every_claim(repository: Path, judged: Judged) -> None:
    (repository / "by-sidecar.yaml").write_text("published: 2025-03-19\n")
    (repository / "a.md").write_text((repository / "a.md").read_text().replace("18", "19"))
    assert judged() == [("a.md", "Russia"), ("by-sidecar.txt", "Russia")]


def test_from_a_folder_below(repository: Path, judged: Judged, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "below").mkdir()
    (repository / "a.md").write_text(f"{HEAD}{BRAZIL}\n")
    monkeypatch.chdir(repository / "below")
    assert judged("..") == [("a.md", "Brazil")]


def test_the_command_tells_of_changed_lines_alone(repository: Path, assay: Assay) -> None:
    (repository / "a.md").write_text(f"{HEAD}{RUSSIA}\n\n{BRAZIL}\n")
    ran = assay("check", ".", "--diff", "HEAD")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.splitlines()[-1].startswith("Coverage: 1 claim read, 1 decided; ")


@pytest.mark.parametrize(
    ("revision", "complaint"),
    [
        ("nowhere", "--diff nowhere: git says: "),
        ("--help", "--diff --help: git says: "),
        ("", "--diff : git says: "),
    ],
)
def test_an_unknown_revision_is_one_line(repository: Path, revision: str, complaint: str) -> None:
    with pytest.raises(BadUsage) as raised:
        Changes(revision, repository)
    assert str(raised.value).startswith(complaint)
    assert "\n" not in str(raised.value)


def test_outside_of_a_repository_it_is_one_line(assay: Assay) -> None:
    ran = assay("check", ".", "--diff", "HEAD")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("assay: --diff HEAD: git says: not a git repository")
    assert ran.stderr.count("\n") == 1
