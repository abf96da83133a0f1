"""What is to be checked: files by `checks.documents`, and pages that are fetched here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date

from checks.document_files import is_address, is_document, read
from checks.documents import Document, UnreadableDocument
from checks.errors import UnreadableInput
from checks.pages import from_html

_LARGEST_PAGE = 20 * 1024 * 1024


def documents(inputs: Iterable[str], published: date | None) -> Iterator[Document | UnreadableDocument]:
    """The documents behind paths and addresses, in order; the unreadable come as values between them."""
    for given in inputs:
        if not is_address(given):
            yield from read([given], published)
            continue
        try:
            page = fetched(given)
        except UnreadableInput as error:
            yield UnreadableDocument(given, str(error))
        else:
            yield from_html(page, given, published, url=given)


def sentence_or_documents(given: str, published: date | None) -> Iterator[Document | UnreadableDocument]:
    """The documents behind a path, an address or `-`; anything else is a sentence."""
    named = given == "-" or is_address(given) or (is_document(given) and " " not in given)
    if named or os.path.exists(given):
        yield from documents([given], published)
    else:
        yield Document("sentence", os.fsencode(given).decode("utf-8", "replace"), published)


def fetched(address: str) -> bytes:
    """A page's body. Raises UnreadableInput where it does not come in time, whole and within bounds."""
    import requests

    from flows.requesting import Patience, answer, parts, persistently

    patience = Patience(attempts=1, in_all=60)

    def attempt() -> bytes:
        with (
            requests.Session() as session,
            answer(session, address, {}, patience, permit=lambda _: None) as got,
        ):
            return b"".join(parts(got, address, patience, _LARGEST_PAGE))

    return persistently(address, attempt, patience)
