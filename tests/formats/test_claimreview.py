"""ClaimReview as fact-check desks publish it: held to what Google asks for, and to whom a claim is put."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from checks.assay import Checked
from checks.formats.run import Run
from checks.record import Record
from tests.formats.samples import ARTICLE, CONTRADICTED, checked, report

_RATING = {
    "type": "object",
    "required": ["@type", "alternateName"],
    "properties": {"@type": {"const": "Rating"}},
}
_CLAIM_REVIEW = {
    # What Google's documentation of ClaimReview requires and recommends.
    "type": "object",
    "required": ["@type", "url", "claimReviewed", "reviewRating", "itemReviewed", "author", "datePublished"],
    "properties": {
        "url": {"format": "uri"},
        "@type": {"const": "ClaimReview"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "datePublished": {"format": "date"},
        "reviewRating": {
            **_RATING,
            "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "author", "datePublished", "appearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "author": {"required": ["@type", "name"]},
                "datePublished": {"format": "date"},
                "appearance": {
                    "required": ["@type", "url", "headline"],
                    "properties": {"@type": {"const": "NewsArticle"}, "url": {"format": "uri"}},
                },
            },
        },
    },
}


def test_claim_reviews_have_rating_claimant_and_item(article: Checked, record: Record) -> None:
    desk = {"claimreview_url": "https://desk.example/{id}.html", "claimreview_author": "Our desk"}
    graph = json.loads(report("claimreview", article, run=Run(record=record, day=date(2025, 6, 2), **desk)))
    addresses = [f"https://desk.example/{each.id}.html" for each in article.findings]
    assert [each["url"] for each in graph["@graph"]] == addresses
    assert {each["author"]["name"] for each in graph["@graph"]} == {"Our desk"}
    assert graph["@context"] == "https://schema.org"
    for each in graph["@graph"]:
        jsonschema.validate(each, _CLAIM_REVIEW, format_checker=jsonschema.FormatChecker())
    ratings = [
        (each["reviewRating"].get("ratingValue"), each["reviewRating"]["alternateName"])
        for each in graph["@graph"]
    ]
    assert ratings == [
        (1, "Contradicted"),
        (5, "Verified"),
        (2, "Outdated"),
        (None, "Unverifiable (no reference table)"),
    ]
    assert graph["@graph"][0]["reviewBody"].startswith("USGS's 2025 edition puts Chile first")
    assert (
        graph["@graph"][2]["claimReviewed"] == "The USGS says that Russia has 10 million tons of rare earths."
    )


@pytest.mark.parametrize(
    ("credited", "claimant"),
    [
        ("Mr Smith", {"@type": "Person", "name": "Mr Smith"}),
        ("USGS", {"@type": "Organization", "name": "news.example"}),
        (None, {"@type": "Organization", "name": "news.example"}),
    ],
)
def test_whom_a_claim_is_put_to(credited: str | None, claimant: dict[str, str], record: Record) -> None:
    one = replace(checked(replace(CONTRADICTED, attribution=credited)), document=ARTICLE)
    (review,) = json.loads(report("claimreview", one, run=Run(record=record)))["@graph"]
    assert ("url" in review, review["author"]["name"]) == (False, "Assay")
    assert review["itemReviewed"]["author"] == claimant
