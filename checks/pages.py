"""Pages: the article of a page of HTML, and what its markup says of it."""

from __future__ import annotations

from datetime import date

from checks.documents import Document, Origin, UnreadableDocument, day_of
from checks.errors import UnreadableInput


def from_html(
    data: bytes,
    name: str,
    published: date | None = None,
    url: str | None = None,
    origin: Origin | None = None,
) -> Document | UnreadableDocument:
    """The main text of a page, with the day, title and address that its markup names."""
    try:
        import trafilatura
    except ImportError:
        return UnreadableDocument(name, f"{name}: pages are read with the html extra; install assay[html]")
    # Only markup is asked for the day: a day guessed from the words of a page would pick the wrong edition.
    only_markup = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}
    page = trafilatura.bare_extraction(data, url=url, with_metadata=True, date_extraction_params=only_markup)
    if page is None or isinstance(page, dict) or not page.text:
        return UnreadableDocument(name, f"{name}: no article is found on this page; save its text as .txt")
    try:
        day = day_of(page.date, name) or published
    except UnreadableInput as error:
        return UnreadableDocument(name, str(error))
    return Document(name, page.text, day, page.title, page.url or url, origin, page.author)
