"""Decisions that are kept with a finding, and stand beside it in later reports."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checks.assay import Checked, check
from checks.documents import Document
from checks.errors import AssayError
from checks.findings import Decision, Finding, Verdict
from checks.record import Record
from flows.decisions import decisions
from flows.memory import open_memory
from flows.memory.deciding import keep, kept
from flows.memory.reading import export, history
from flows.memory.storing import store
from tests.flows.conftest import Assay

WRONG = "Russia has the world's fourth-largest reserves of rare earth metals, according to USGS."
DAY = date(2025, 3, 18)
REJECTED = Decision("rejected", "Ada", "the ministry\0 counts otherwise", day=date(2026, 1, 2))


@pytest.fixture
def article(record: Record) -> Checked:
    return check(Document("a.md", WRONG, DAY), record)


@pytest.fixture
def finding(article: Checked) -> Finding:
    (found,) = article.findings
    return found


def test_the_last_decision_on_a_finding_counts(database: str, finding: Finding) -> None:
    memory = open_memory(database)
    for each in (Decision("accepted", "Bo"), REJECTED):
        memory.write(lambda connection, decision=each: keep(connection, finding, decision))
    with memory.reading() as connection:
        found = kept(connection, [finding.id, "another"])
    expected = replace(REJECTED, note="the ministry\ufffd counts otherwise")
    assert found == {(finding.id, Verdict.CONTRADICTED): expected}


def test_export_and_history_tell_decisions(
    database: str, article: Checked, finding: Finding, record: Record
) -> None:
    memory = open_memory(database)
    memory.write(lambda connection: store(connection, [article], record))
    memory.write(lambda connection: keep(connection, finding, REJECTED))
    with memory.reading() as connection:
        (exported,) = export(connection)
        told = list(history(connection, "a.md"))
    assert (exported["verdict"], exported["decision"]["answer"]) == ("contradicted", "rejected")
    assert told[-1].startswith("    rejected by Ada on 2026-01-02: the ministry")


def test_a_decision_stands_beside_the_same_verdict_wherever_the_sentence_stands(
    database: str, article: Checked, finding: Finding, record: Record
) -> None:
    decisions(database, pytest.fail, to_write=True).keep(finding, REJECTED)
    beside = decisions(database, pytest.fail)
    (elsewhere,) = beside.beside(check(Document("b.md", WRONG, DAY), record)).findings
    assert elsewhere.decision is not None
    assert (elsewhere.verdict, elsewhere.decision.answer) == ("contradicted", "rejected")
    other = replace(article, findings=(replace(finding, verdict=Verdict.UNVERIFIABLE),))
    assert beside.beside(other).findings[0].decision is None


def test_later_reports_show_the_decision_and_the_gate_minds_it(
    tmp_path: Path, assay: Assay, finding: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: 2025-03-18\n---\n{WRONG}\n")
    address = f"sqlite:///{tmp_path}/memory.db"
    assert assay("check", "a.md").returncode == 1
    decisions(address, pytest.fail, to_write=True).keep(finding, REJECTED)
    named = assay("check", "a.md", "--format", "jsonl", "--database", address)
    shown = json.loads(named.stdout)
    assert (named.returncode, shown["verdict"], shown["decision"]["by"]) == (0, "contradicted", "Ada")
    monkeypatch.setenv("ASSAY_DATABASE", address)
    text = assay("check", "a.md", "--verbose").stdout
    assert "contradicted" in text
    assert "rejected by Ada on 2026-01-02: the ministry" in text


def test_without_a_memory_no_database_is_imported(tmp_path: Path) -> None:
    program = (
        "import sys; from flows.decisions import decisions;"
        " decisions(None, print); print('sqlalchemy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert told.stdout == "False\n", told.stderr


def test_a_memory_that_is_not_there_is_named(tmp_path: Path, assay: Assay) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    ran = assay("check", "a.md", "--database", "sqlite:///none.db")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "assay: --database sqlite:///none.db: there is no such file; check the address\n"
    assert not (tmp_path / "none.db").exists()


def test_a_memory_of_ones_own_that_is_broken_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = tmp_path / "assay" / "memory.db"
    own.parent.mkdir()
    own.write_text("no database " * 1000)
    said: list[str] = []
    assert decisions(None, said.append).memory is None
    assert len(said) == 1
    assert said[0].endswith("; decisions of earlier reviews are left out")
    with pytest.raises(AssayError, match="not a database"):
        decisions(f"sqlite:///{own}", said.append)
