"""ClaimReview (schema.org) as JSON-LD: a review for each claim that was decided or left open.

A finding that a person rejected is left out. `url`, the address at which a review appears, is there where the run names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import urlsplit

from checks.documents import Document
from checks.findings import Finding, Verdict
from checks.formats.lines import one_line, write_items
from checks.formats.run import PLAIN, Run
from checks.reasons import Reason

if TYPE_CHECKING:
    from checks.assay import Checked

_BEST, _WORST = 5, 1


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """One graph with a review a line."""
    out.write('{"@context": "https://schema.org", "@graph": [')
    write_items(_reviews(checked, run), out)
    out.write("]}\n")


def _reviews(checked: Iterable[Checked], run: Run) -> Iterator[dict[str, Any]]:
    for one in checked:
        for finding in one.findings:
            rejected = finding.decision is not None and finding.decision.answer == "rejected"
            if finding.verdict is not Verdict.NOT_CHECKABLE and not rejected:
                yield _review(finding, one.document, run)


def _review(finding: Finding, document: Document, run: Run) -> dict[str, Any]:
    sources = dict.fromkeys(cell.url for cell in finding.evidence if cell.url)
    return _given(
        {
            "@type": "ClaimReview",
            "@id": f"urn:assay:{finding.id}",
            "url": run.claimreview_url and run.claimreview_url.replace("{id}", finding.id),
            "claimReviewed": one_line(finding.sentence),
            "reviewBody": one_line(finding.explanation),
            "reviewRating": _rating(finding),
            "datePublished": run.day and run.day.isoformat(),
            "inLanguage": "en",
            "author": {"@type": "Organization", "name": run.claimreview_author or "Assay"},
            "citation": [{"@type": "Dataset", "url": url} for url in sources],
            "itemReviewed": _given(
                {
                    "@type": "Claim",
                    "text": one_line(finding.text),
                    "author": _claimant(finding, document, run),
                    "datePublished": document.published and document.published.isoformat(),
                    "appearance": _given(
                        {
                            "@type": "NewsArticle",
                            "url": document.url,
                            "headline": document.title,
                            "name": document.name,
                            "datePublished": document.published and document.published.isoformat(),
                        }
                    ),
                }
            ),
        }
    )


def _rating(finding: Finding) -> dict[str, Any]:
    """Verified is the best; contradicted the worst, one better where it was true before; open has words alone."""
    if finding.verdict is Verdict.UNVERIFIABLE:
        heading = f" ({finding.reason.heading.lower()})" if finding.reason else ""
        return {"@type": "Rating", "alternateName": f"Unverifiable{heading}"}
    outdated = finding.reason in (Reason.OUTDATED, Reason.AHEAD_OF_EDITION)
    value = _BEST if finding.verdict is Verdict.VERIFIED else _WORST + outdated
    words = finding.reason.heading if finding.reason else str(finding.verdict).capitalize()
    rating = {"ratingValue": value, "bestRating": _BEST, "worstRating": _WORST}
    return {"@type": "Rating", **rating, "alternateName": words}


def _claimant(finding: Finding, document: Document, run: Run) -> dict[str, str] | None:
    """The person who says so; else the site that the article appeared on.

    A publisher whose figure the article quotes makes no claim of its own, least of all where it is misquoted.
    """
    speaker = finding.attribution
    if run.record and speaker and speaker not in run.record.catalogue.publishers:
        return {"@type": "Person", "name": speaker}
    site = urlsplit(document.url or "").hostname
    return {"@type": "Organization", "name": site} if site else None


def _given(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry without what is not known."""
    return {key: value for key, value in entry.items() if value not in (None, [], "")}
