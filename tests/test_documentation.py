"""Documents and code say the same: the reference of codes is generated, commands in the README exist."""

import os
import re
import subprocess
import sys
from pathlib import Path

from checks.findings import Note, Reason, Verdict

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "codes.md"


def reference() -> str:
    """The page of verdicts, reasons and notes, written from the code."""
    lines = [
        "# Verdicts, reasons and notes",
        "",
        "Generated from `checks/findings.py`; a test holds the two together.",
        "",
        "## Verdicts",
        "",
        *(f"- `{verdict}`" for verdict in Verdict),
        "",
        "## Reasons",
        "",
        "The first that applies, in this order. `outdated` and `ahead_of_edition` are reasons of contradicted.",
        "",
        "| code | what it says | what would settle it |",
        "| --- | --- | --- |",
        *(f"| `{reason}` | {reason.sentence} | {reason.settled_by} |" for reason in Reason),
        "",
        "## Notes",
        "",
        "| code | what it says |",
        "| --- | --- |",
        *(f"| `{note}` | {note.sentence} |" for note in Note),
        "",
    ]
    return "\n".join(lines)


def test_the_reference_of_codes_is_what_the_code_says() -> None:
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        REFERENCE.write_text(reference(), encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def test_the_readme_opens_with_what_the_command_prints() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "check", "seeds/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert printed.returncode == 1, printed.stderr
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    before, rest = readme.split("<!-- output -->\n```text\n", 1)
    _, after = rest.split("```\n", 1)
    current = f"{before}<!-- output -->\n```text\n{printed.stdout}```\n{after}"
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        (ROOT / "README.md").write_text(current, encoding="utf-8")
        readme = current
    assert readme == current


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(
        re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    named = set(re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named
    assert named <= targets


def test_every_path_in_the_guide_for_contributors_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:checks|flows|tests|docs|reference_data)/[\w./]*)`", text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
