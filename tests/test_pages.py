"""Pages as newspapers write them: the article without what stands around it, and the day that the markup names."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checks.document_files import read
from checks.documents import Document, Origin
from checks.pages import from_html

DAY = date(2025, 3, 18)
OTHER = "2026-01-05"


def page(head: str = "", byline: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>On rare earths | The Paper</title>{head}
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article><h1>On rare earths</h1>
<p>By Ann Author {byline}</p>
<p>Russia has the world's fifth-largest reserves of rare earth metals, following China, Brazil and others.</p>
<p>The agency's data of 5 May 2019 had been <b>different</b>, as several <a href="/x">people</a> said on Monday.</p>
<ul><li>China: 44&nbsp;million tons</li></ul>
</article><section id="comments" class="comments"><h2>Comments</h2>
<div class="comment"><p>Reader: China has 90 percent of all rare earths, everybody knows that by now!</p></div></section>
<aside class="related"><h3>Related</h3><a href="/r">Chile has 12 million tons of lithium</a></aside></main>
<footer>Copyright 2017 The Paper. All rights reserved.</footer></body></html>"""


def linked(*described: Any) -> str:
    """JSON-LD as it stands in a page's head."""
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in described)


def found(source: str) -> Document:
    document = from_html(source.encode(), "a.html")
    assert isinstance(document, Document)
    return document


def test_the_main_text_is_read_and_nothing_around_it() -> None:
    text = found(page()).text
    for kept in ("fifth-largest reserves", "had been different, as several people said", "44 million tons"):
        assert kept in text
    for left_out in ("Home", "Related", "lithium", "90 percent", "All rights reserved"):
        assert left_out not in text


ARTICLE = {"@type": "NewsArticle", "headline": "On rare earths", "datePublished": "2025-03-18T21:30:00-05:00"}
SITE = {"@type": "WebSite", "name": "The Paper", "datePublished": "2001-01-01"}
ITS_DAY = {
    "json-ld": page(linked({"@context": "https://schema.org", **ARTICLE, "dateModified": OTHER})),
    "a graph": page(linked({"@graph": [SITE, {**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]}]})),
    "a list": page(linked([{"@type": "BreadcrumbList"}, ARTICLE])),
    "its own among others": page(linked({**ARTICLE, "headline": "Else", "datePublished": OTHER}, ARTICLE)),
    "what a page is about": page(linked({"@type": "WebPage", "datePublished": OTHER, "mainEntity": ARTICLE})),
    "json-ld before meta": page(
        linked(ARTICLE) + f'<meta property="article:published_time" content="{OTHER}">'
    ),
    "microdata": page("", '<span itemprop="datePublished" content="2025-03-18">Tuesday</span>'),
    "meta": page(
        f'<meta property="article:modified_time" content="{OTHER}">'
        '<meta property="article:published_time" content="2025-03-18T06:00:00Z">'
    ),
    "time": page("", f'<time datetime="2025-03-18">Tuesday</time>, <time datetime="{OTHER}">updated</time>'),
    "the address": page('<link rel="canonical" href="https://paper.example/2025/03/18/rare-earths">'),
    "broken json-ld, then meta": page(
        '<script type="application/ld+json">{"@type": </script><meta name="date" content="2025-03-18">'
    ),
    "no day in json-ld, then meta": page(
        linked({**ARTICLE, "datePublished": "soon"}) + '<meta name="date" content="2025-03-18">'
    ),
}


@pytest.mark.parametrize("source", ITS_DAY.values(), ids=ITS_DAY)
def test_the_day_is_what_the_markup_says_of_the_article(source: str) -> None:
    assert found(source).published == DAY


def test_a_day_is_not_guessed_from_the_words_of_a_page() -> None:
    assert found(page(linked(SITE))).published is None


def test_several_articles_of_which_none_is_this_one_say_nothing() -> None:
    others = [{**ARTICLE, "headline": f"Else {number}"} for number in range(2)]
    assert found(page(linked(*others) + '<meta name="date" content="2024-01-05">')).published == date(
        2024, 1, 5
    )


def test_title_and_address() -> None:
    document = found(
        page(linked({**ARTICLE, "url": "https://paper.example/a", "headline": " On  rare earths "}))
    )
    assert (document.title, document.url) == ("On rare earths", "https://paper.example/a")
    assert found(page(linked({**ARTICLE, "url": "javascript:alert(1)"}))).url is None


def test_who_wrote_it() -> None:
    author = {**ARTICLE, "author": {"@type": "Person", "name": "Ann Author"}}
    assert found(page(linked(author))).author == "Ann Author"


def test_a_file_is_where_it_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(linked(ARTICLE)), encoding="utf-8")
    (document,) = read([str(path)])
    assert isinstance(document, Document)
    assert (document.published, document.origin) == (DAY, Origin(str(path), None, as_text=False))
