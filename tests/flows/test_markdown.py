"""Whatever an article says, Prefect's pages show it letter for letter and make nothing of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checks.formats.lines import shortened
from flows.markdown import cell, escaped
from tests.formats.samples import CELL, finding

HOSTILE = (
    "# HOSTILE | <b>bold</b> <script>alert(1)</script> [link](https://evil.example) `code` *star* **bold**",
    "![img](http://evil.example/x.png) <img src=x onerror=alert(1)> &amp; ~~x~~ _under_ __dunder__ $x^2$",
    "<https://auto.example> www.evil.example a@evil.example [ref]: http://x.example [a][b] ![c][d]",
    "- list", "1. list", "> quote", "---", "    code", "\\| \\` \\*", "| a | b |\n| - | - |", "=== \n===",
    "word" * 60,
)  # fmt: skip

MARKUP = st.text(st.sampled_from("ab1 \n\\`*_{}[]()<>#+-=.!|~&$@:/;'\""), max_size=60)

markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(source: str) -> str:
    """What a page shows, which has to be one paragraph of plain text."""
    tokens = markdown.parse(source)
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"]), tokens
    parts = tokens[1].children or [] if tokens else []
    assert {part.type for part in parts} <= {"text", "text_special"}, parts
    return "".join(part.content for part in parts).replace("\u200b", "")


def check_escaped(text: str) -> None:
    assert shown(f"Query: {escaped(text, 500)}") == f"Query: {shortened(text, 500)}".strip()


def check_cell(text: str) -> None:
    alike = shortened(text, 500).translate(str.maketrans("*`~", "∗ˋ∼"))
    assert cell(text, 500).replace("\u200b", "") == alike
    seen = shown(cell(text, 500))
    assert seen.replace("\\", "") == alike.replace("\\", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_shown(text: str) -> None:
    check_escaped(text)
    check_cell(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_form_for_people_makes_nothing_of_an_article_either(text: str) -> None:
    from flows.review import question

    asked = finding(document=text, text=text, sentence=text, explanation=text, query=text)
    tokens = markdown.parse(question(asked, "1 of 1", text))
    kinds = {token.type for token in tokens}
    assert kinds == {
        *("paragraph_open", "inline", "paragraph_close", "blockquote_open", "blockquote_close"),
    }
    parts = [part for token in tokens for part in token.children or []]
    assert {part.type for part in parts} <= {
        *("text", "text_special", "strong_open", "strong_close", "link_open", "link_close"),
    }
    assert [part.attrs["href"] for part in parts if part.type == "link_open"] == [CELL.url]


@pytest.mark.parametrize("text", ["1. list", "12) list"])
def test_a_number_that_opens_a_line_makes_no_list(text: str) -> None:
    assert shown(escaped(text, 80)) == text


@given(MARKUP)
def test_any_markup_is_shown_in_lists(text: str) -> None:
    check_escaped(text)


@given(MARKUP)
def test_any_markup_is_shown_in_cells(text: str) -> None:
    check_cell(text)


@pytest.mark.parametrize(
    "address", ["https://evil.example", "HTTP://evil.example", "www.evil.example", "a@evil.example"]
)
@pytest.mark.parametrize("show", [escaped, cell])
def test_nothing_becomes_a_link_by_itself(address: str, show: object) -> None:
    assert callable(show)
    assert address not in show(f"see {address} now", 100).replace("\\", "")


def test_every_word_can_be_broken() -> None:
    assert max(map(len, cell("word" * 60, 500).split("\u200b"))) <= 40
