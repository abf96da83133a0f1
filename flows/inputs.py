"""What is to be checked: files by `checks.documents`, and pages that are fetched here."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from datetime import date

from checks.documents import Document, UnreadableDocument, is_address, is_document, read
from checks.errors import UnreadableInput
from checks.pages import from_html

_LARGEST_PAGE = 20 * 1024 * 1024
_SECONDS_TO_CONNECT, _SECONDS_TO_ANSWER, _SECONDS_IN_ALL = 10, 30, 60


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

    body = bytearray()
    until = time.monotonic() + _SECONDS_IN_ALL
    try:
        with requests.get(address, timeout=(_SECONDS_TO_CONNECT, _SECONDS_TO_ANSWER), stream=True) as answer:
            if not answer.ok:
                raise UnreadableInput(f"{address}: answered {answer.status_code}; check the address")
            for part in answer.iter_content(chunk_size=64 * 1024):
                body += part
                if len(body) > _LARGEST_PAGE:
                    raise UnreadableInput(f"{address}: larger than 20 MB; save the article's text as .txt")
                if time.monotonic() > until:
                    raise UnreadableInput(f"{address}: not read within a minute; save the page as .html")
    except requests.RequestException as error:
        raise UnreadableInput(f"{address}: {trouble(error)}; check the address and the network") from None
    return bytes(body)


def trouble(error: Exception) -> str:
    """Why a request failed, in a few words."""
    import requests

    # A time-out within the body comes as a broken connection.
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return "no answer in time"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "breaks off half-way"
    if isinstance(error, requests.ConnectionError):
        return "cannot be reached"
    return f"cannot be fetched ({type(error).__name__})"
