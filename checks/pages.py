"""Pages: the article of a page of HTML, and what its markup says of it.

The day comes from the JSON-LD of the article, then from microdata, then from `<meta>`, `<time>` and the address as
htmldate reads them. It is never guessed from the words of a page: that could pick the wrong edition.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from checks.documents import Document, Origin, UnreadableDocument, day_of
from checks.errors import UnreadableInput

_ARTICLES = ("Article", "BlogPosting", "Report")
"""How the types end that schema.org has for what is written and published: NewsArticle, LiveBlogPosting, …"""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the markup itself says of the article."""

    day: date | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None


def from_html(
    data: bytes,
    name: str,
    published: date | None = None,
    url: str | None = None,
    origin: Origin | None = None,
) -> Document | UnreadableDocument:
    """The main text of a page, with the day, title and address that its markup names."""
    try:
        import htmldate
        import trafilatura
    except ImportError:
        return UnreadableDocument(name, f"{name}: pages are read with the html extra; install assay[html]")
    page = trafilatura.bare_extraction(data, url=url, with_metadata=True)
    tree = trafilatura.load_html(data)
    if page is None or isinstance(page, dict) or not page.text or tree is None:
        return UnreadableDocument(name, f"{name}: no article is found on this page; save its text as .txt")
    said = _said(tree)
    for script in tree.xpath(
        "//script"
    ):  # a day in the JSON-LD of anything but the article is not the article's
        script.getparent().remove(script)
    try:
        written = htmldate.find_date(
            tree, extensive_search=False, original_date=True, url=url, max_date="9999-12-31"
        )
        day = said.day or day_of(written, name) or published
    except UnreadableInput as error:
        return UnreadableDocument(name, str(error))
    title, author = said.title or page.title, said.author or page.author
    return Document(name, page.text, day, title, page.url or said.url or url, origin, author)


def _said(tree: Any) -> _Said:
    """What JSON-LD or microdata say of the page's one article."""
    headlines = {_squeezed(each.text_content()) for each in tree.iter("h1", "title")}
    articles = list(_articles(tree))
    fitting = [each for each in articles if _squeezed(each.get("headline")) in headlines]
    article: dict[str, Any] = (fitting or (articles if len(articles) == 1 else [{}]))[0]
    day = _valid_day(article.get("datePublished"))
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        day = day or _valid_day(element.get("datetime") or element.get("content") or element.text_content())
    address = article.get("url")
    plain = isinstance(address, str) and address.lower().startswith(("http://", "https://"))
    title, author = _squeezed(article.get("headline")), ", ".join(_names(article.get("author")))
    return _Said(day, title or None, address if plain else None, author or None)


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes; not those that a list of related ones names."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        with suppress(ValueError, RecursionError):  # what is no JSON describes nothing
            for each in _described(json.loads(script.text or "")):
                types = each.get("@type")
                if any(
                    str(kind).endswith(_ARTICLES) for kind in (types if isinstance(types, list) else [types])
                ):
                    yield each


def _described(found: Any) -> Iterator[dict[str, Any]]:
    for each in found if isinstance(found, list) else [found]:
        if isinstance(each, dict):
            yield each
            yield from _described(each.get("@graph", []))
            yield from _described(each.get("mainEntity", []))


def _names(found: Any) -> Iterator[str]:
    """The names of one or several people or organizations."""
    for each in found if isinstance(found, list) else [found]:
        name = _squeezed(each.get("name") if isinstance(each, dict) else each)
        if name:
            yield name


def _valid_day(written: Any) -> date | None:
    with suppress(UnreadableInput):
        return day_of(written, "") if isinstance(written, str) else None
    return None


def _squeezed(words: Any) -> str:
    return " ".join(words.split()) if isinstance(words, str) else ""
