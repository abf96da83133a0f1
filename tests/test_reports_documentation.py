"""The pages on reports and on Python say what there is, and the example prints what is shown."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

from checks.formats import FORMATS
from tests.test_documented_commands import same_or_rewritten

DOCS = Path(__file__).parents[1] / "docs"


def test_the_example_in_python_prints_what_is_shown() -> None:
    page = DOCS / "python.md"
    text = page.read_text(encoding="utf-8")
    (source,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "python.md", "exec"), {})
    head = text.partition("<!-- output -->\n```text\n")[0]
    tail = text.partition("<!-- output -->\n```text\n")[2].partition("```\n")[2]
    same_or_rewritten(page, f"{head}<!-- output -->\n```text\n{out.getvalue()}```\n{tail}")


def test_every_format_is_on_the_page() -> None:
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == sorted(FORMATS, key=list(FORMATS).index)
