"""What feeds, sitemaps and lists name, and which of what is fetched is an article."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.documents import Document, UnreadableDocument
from checks.errors import BadUsage, UnreadableInput
from flows.articles import article, decoded
from flows.sources import (
    LONGEST_FEED,
    Entry,
    Source,
    Watching,
    address_entries,
    configured,
    feed_entries,
    sitemap_entries,
)
from flows.visits import Visited

AT = "https://example.org/news/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>A</title><link>/a#top</link><pubDate>Tue, 18 Mar 2025 06:00:00 GMT</pubDate></item>
<item><title>B</title><link>https://example.org/b</link></item>
<item><title>A again</title><link>https://example.org/a</link></item>
<item><title>C</title><link>javascript:alert(1)</link></item><item><title>D</title><link>https://[/</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>A</title>
<link href="https://example.org/a"/><published>2025-03-18T06:00:00Z</published><updated>2025-03-19T07:00:00Z</updated>
</entry></feed>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/old</loc><lastmod>2024-01-01</lastmod></url><url><loc>https://example.org/none</loc></url>
<url><loc>https://example.org/new</loc><lastmod>2025-03-19T07:00:00+00:00</lastmod>
<news:news><news:publication_date>2025-03-18</news:publication_date></news:news></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/1.xml</loc></sitemap></sitemapindex>"""
DAY = date(2025, 3, 18)


def moment(day: int, hour: int) -> datetime:
    return datetime(2025, 3, day, hour, tzinfo=UTC)


def test_a_feed() -> None:
    assert feed_entries(RSS, AT) == [
        Entry("https://example.org/a", moment(18, 6), DAY),
        Entry("https://example.org/b"),
    ]
    assert feed_entries(ATOM, AT) == [Entry("https://example.org/a", moment(19, 7), DAY)]


def test_a_feed_of_a_hundred_thousand_entries_is_read_at_its_head() -> None:
    item = "<item><title>Story {0}</title><link>https://example.org/{0}</link></item>"
    body = f"<rss version='2.0'><channel>{''.join(map(item.format, range(100_000)))}</channel></rss>".encode()
    found = feed_entries(body, AT)
    assert len(found) == LONGEST_FEED
    assert found[-1].address == f"https://example.org/{LONGEST_FEED - 1}"


def test_a_sitemap_from_the_last_change_on() -> None:
    pages, maps = sitemap_entries(SITEMAP, AT)
    assert [each.address.rsplit("/", 1)[1] for each in pages] == ["new", "old", "none"]
    assert pages[0] == Entry("https://example.org/new", moment(19, 7), DAY)
    assert maps == []
    assert sitemap_entries(INDEX, AT) == ([], [Entry("https://example.org/1.xml")])


def test_what_a_sitemap_draws_in_from_elsewhere_stays_out(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("https://example.org/secret")
    body = f"""<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&x;</loc></url></urlset>"""
    assert sitemap_entries(body.encode(), AT) == ([], [])


def test_a_list_of_addresses() -> None:
    body = b"# ours\nhttps://example.org/a\r\n\n  https://example.org/b\nhttps://example.org/a\n"
    assert [each.address for each in address_entries(body, AT)] == [
        "https://example.org/a",
        "https://example.org/b",
    ]


@pytest.mark.parametrize(
    "body", [b"", b"/etc/passwd", b"\0\xff garbage", b"<html><body>Not found</body></html>", b"{}"]
)
def test_garbage_is_named(body: bytes) -> None:
    with pytest.raises(UnreadableInput, match=f"{AT}: is no feed that can be read; check the address"):
        feed_entries(body, AT)
    with pytest.raises(UnreadableInput, match=f"{AT}: is no sitemap that can be read; check the address"):
        sitemap_entries(body, AT)


@given(st.binary(max_size=300))
def test_no_bytes_bring_anything_but_a_refusal(body: bytes) -> None:
    for read in (feed_entries, sitemap_entries):
        for whole in (body, RSS[:200] + body, SITEMAP[:200] + body):
            try:
                found = str(read(whole, AT))
            except UnreadableInput as error:
                found = str(error)
            assert found.startswith((AT, "[", "(["))


WORDS = "Russia has the world's fifth-largest reserves of rare earth metals, according to the agency’s data. "
PAGE = (
    "<html><head><meta property='article:published_time' content='2025-03-18T06:00:00Z'>"
    "<meta name='author' content='Jane Roe'><title>A page</title></head>"
    f"<body><article><p>{WORDS * 4}</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", None), ("cp1252", "windows-1252"), ("cp1252", "utf-8")]
)
def test_an_article(encoding: str, named: str | None) -> None:
    visited = Visited("https://example.org/final", PAGE.encode(encoding), "text/html", named)
    found = article(visited, "https://example.org/asked")
    assert isinstance(found, Document)
    assert (found.name, found.url) == ("https://example.org/asked", "https://example.org/final")
    assert (found.title, found.author, found.published) == ("A page", "Jane Roe", DAY)
    assert found.text == (WORDS * 4).strip()


def test_a_day_that_the_page_does_not_name() -> None:
    page = re.sub("<meta property.*?>", "", PAGE).encode()
    found = article(Visited(AT, page, "text/html"), AT, date(2025, 3, 20))
    assert isinstance(found, Document)
    assert found.published == date(2025, 3, 20)


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (b"%PDF", "application/pdf", "skipped, it is application/pdf, not a page"),
        (b"<html><body></body></html>", "text/html", "no article is found on this page"),
        (b"<html><body><article><p>Sign in.</p></article></body></html>", "text/html", "skipped, its text has 8"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_skipped_with_a_reason(body: bytes, media_type: str, reason: str) -> None:
    found = article(Visited(AT, body, media_type), AT)
    assert isinstance(found, UnreadableDocument)
    assert found.reason.startswith(f"{AT}: {reason}")


def test_an_encoding_that_is_none_is_passed_over() -> None:
    assert decoded("café".encode(), "base64") == "café"
    assert decoded("café".encode(), "no-such") == "café"


def test_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "watch.yaml"
    path.write_text(
        "allow: [intranet]\npause: 0.5\nmost: 5\nseconds: 9\nsources:\n- feed: https://example.org/feed\n- addresses: list.txt\n"
    )
    sources = (Source("feed", "https://example.org/feed"), Source("addresses", str(tmp_path / "list.txt")))
    assert configured(path) == Watching(sources, ("intranet",), 0.5, 5, seconds=9)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "no list of sources"),
        ("sources: [", "line 1: not YAML"),
        ("sources: [{feed: a.xml}]", "source 1, a.xml, is no web address"),
        ("sources: [{rss: https://example.org}]", "source 1 is not one of feed, sitemap, addresses"),
        ("sources: [{addresses: a.txt}]\nalow: [x]", "alow is no setting"),
        ("sources: [{addresses: a.txt}]\nallow: x", "allow is a list of host names"),
        ("sources: [{addresses: a.txt}]\nmost: 0", "most is a number of articles, from 1 on"),
        ("sources: [{addresses: a.txt}]\nattempts: true", "attempts is a number of requests"),
        ("sources: [{addresses: a.txt}]\nseconds: .nan", "seconds is a number of seconds, from 0.1 on"),
    ],
)
def test_a_configuration_that_is_wrong(tmp_path: Path, written: str, message: str) -> None:
    path = tmp_path / "watch.yaml"
    path.write_text(written)
    with pytest.raises(BadUsage) as error:
        configured(path)
    assert message in str(error.value)
    assert "\n" not in str(error.value)
