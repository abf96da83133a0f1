"""A site with a feed of articles, on a real server, which changes, fails and recovers as a test tells it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.flows.publisher import Asked, Server

FILLER = (
    "The minister spoke about it at length on Tuesday, and nobody in the hall had a question for him. " * 3
)
FIFTH = "Russia has the world's fifth-largest reserves of rare earth metals, according to USGS."
FOURTH = FIFTH.replace("fifth", "fourth")


class Site:
    """A feed at /feed and the articles that it lists."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._articles: dict[str, str] = {}
        self.feed = server.at("/feed", self._feed)

    @property
    def asked(self) -> list[str]:
        """The paths that have been asked for."""
        return self._server.asked

    def publish(self, path: str, sentence: str) -> str:
        """Publish an article, or change it; its address."""
        self._articles[path] = sentence
        return self._server.at(path, lambda asked: _give(asked, page(sentence), "text/html"))

    def configuration(self, folder: Path, *more: str, most: int = 200) -> Path:
        """A configuration that watches the feed, and more sources as lines of YAML."""
        path = folder / "watch.yaml"
        sources = "\n".join(f"- {each}" for each in (f"feed: {self.feed}", *more))
        path.write_text(f"allow: [127.0.0.1]\npause: 0\nmost: {most}\nsources:\n{sources}\n")
        return path

    def _feed(self, asked: Asked) -> None:
        items = "".join(f"<item><title>A</title><link>{path}</link></item>" for path in self._articles)
        _give(asked, f"<rss version='2.0'><channel><title>N</title>{items}</channel></rss>", "text/xml")


def page(sentence: str) -> str:
    """An article as a page."""
    return (
        "<html><head><title>A page</title><meta property='article:published_time' content='2025-03-18T06:00:00Z'>"
        f"</head><body><article><p>{sentence}</p><p>{FILLER}</p></article></body></html>"
    )


def _give(asked: Asked, text: str, kind: str) -> None:
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:8]}"'
    if asked.headers.get("If-None-Match") == tag:
        asked.give(status=304)
    else:
        asked.give(text.encode(), ETag=tag, Content_Type=kind)
