"""From an answer to an article: decoded, taken out of its page, or skipped with a reason."""

from __future__ import annotations

from datetime import date

from checks.documents import Document, UnreadableDocument
from checks.pages import from_html
from flows.visits import Visited

SHORTEST = 200
"""Letters of a text that may be an article; what is shorter is a list of links, a picture's caption, a door."""

_PAGES = ("text/html", "application/xhtml+xml", "")


def article(visited: Visited, asked: str, published: date | None = None) -> Document | UnreadableDocument:
    """The article at the address that was `asked` for, under that name; of what is none, the reason.

    `published`: its day where the page names none.
    """
    if visited.media_type not in _PAGES:
        return UnreadableDocument(asked, f"{asked}: skipped, it is {visited.media_type}, not a page")
    text = decoded(visited.body or b"", visited.charset)
    if text is None:
        return UnreadableDocument(asked, f"{asked}: skipped, its bytes are no text in any known encoding")
    found = from_html(text.encode("utf-8", "replace"), asked, published, visited.address)
    if isinstance(found, Document) and len(found.text) < SHORTEST:
        return UnreadableDocument(
            asked, f"{asked}: skipped, its text has {len(found.text)} letters, too few for an article"
        )
    return found


def decoded(body: bytes, charset: str | None) -> str | None:
    """A page's text by the encoding that its server names, if it fits, else by what its bytes look like.

    >>> decoded("café".encode("latin-1"), "iso-8859-1")
    'café'
    """
    if charset:
        try:
            return body.decode(charset)
        except (LookupError, ValueError):
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(body).best()
    return str(best) if best is not None else None
