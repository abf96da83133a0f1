"""Any text whatever can be checked: no exception, offsets into the text as it came, the same result twice."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checks.assay import check, explain
from checks.documents import Document
from checks.record import Record

DAY = date(2025, 3, 18)
SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = next(iter(sorted(SEEDS.glob("*.txt")))).read_text(encoding="utf-8")

FRAGMENTS = """Russia|Russia's|China|the U.S.|Brazil, India and Australia|the world's|fifth-largest|largest|top|No. 5|reserves|
production|rare earths|of|in|the|total|holds|produced|exceed|by|than|more|most|and|to|from|between|3.8 million metric tons|45,000|
22 200 TWh|1.2bn|$|€|%|percent|per cent|half|a third|one in five|twice|several fold|an order of magnitude|dozens of|hundreds|
thousands of|two million five hundred thousand|a|-|–|—|…|.|,|;|:|?|!|"|'|“|”|‘|’|(|)|[|]|/|½|1/2|0|7|2024|2010-15|Feb. 18, 2025|
7:15 p.m.|last year|according to USGS|USGS estimates|, which|who|is|are|not|never|would|if|which|following|respectively|
record|rose 5%|fell to|tons a day|per tonne|km²|°C|Rs|x|fold|times|plus""".replace("\n", "").split("|")
MARKS = [
    "\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00a0", "\u2009", "\u202f", "\u0301", "\u202e", "\u200f", "\u2028",
    "\x00", "\x0b", "\r", "\t", "\n", "\n\n", "😀", "👩\u200d🚀", "İ", "ẞ", "ﬁ", "ǅ", "Ⅷ", "²", "١٢", "五", "\ud7ff", "\U0010ffff",
]  # fmt: skip
GERMAN = "Russland verfügt über die fünftgrößten Reserven an Seltenen Erden: 3,8 Millionen Tonnen (45.000 t im Jahr 2024)."
FRENCH = (
    "Selon l’USGS, la Russie détient 3,8 millions de tonnes, soit 4 % du total ; « c’est énorme », dit-il."
)
RUSSIAN = (
    "Россия занимает пятое место в мире по запасам редкоземельных металлов — 3,8 млн тонн, 22 200 ТВт·ч."
)
CHINESE = "俄罗斯稀土储量居世界第五位，约为380万吨，占全球的4%。2024年产量为2,500吨。"
ARABIC = "تمتلك روسيا خامس أكبر احتياطي من المعادن النادرة في العالم بنحو ٣٫٨ مليون طن، أي 4%."
OCR = (
    "Ru55ia has tbe w0rld's fif th-1argest reserve5 of rare earth rnetals, 3 .8 rni11ion tons , (USG5] da ta;"
)
TABLE = """Country\tMine production 2023\t2024e\tReserves
United States 41,600 45,000 1,900,000
Australia | 16,000 | 13,000 | 5,700,000
Brazil  140  20  21,000,000
China\t255,000\t270,000\t44,000,000
Russia 2,500 2,500 3,800,000
World total (rounded) 376,000 390,000 >90,000,000
NA W — — ---"""
TEXTS = {
    "empty": "",
    "ends in an adverb of two words": "China mines more tin than Peru and Bolivia put together",
    "only spaces": " \u00a0\u2009\t \n\n ",
    "only invisible": "\u00ad\u200b\ufeff",
    "one letter": "a",
    "one digit": "7",
    "one mark": "½",
    "vague word alone": "dozens",
    "rate at the very end": "Copper costs $9,430 per tonne",
    "pound at the very end": "Copper costs $4 a pound",
    "article": ARTICLE,
    "article without spaces": ARTICLE.replace(" ", ""),
    "article in capitals": ARTICLE.upper(),
    "article on one line": ARTICLE.replace("\n", " "),
    "article with soft hyphens": ARTICLE.replace("a", "a\u00ad"),
    "article with zero-width marks": ARTICLE.replace(" ", " \u200b"),
    "article with no-break spaces": ARTICLE.replace(" ", "\u00a0"),
    "article with thin spaces": ARTICLE.replace(" ", "\u2009"),
    "article with combining marks": ARTICLE.replace("e", "e\u0301"),
    "article from right to left": "\u202e" + ARTICLE,
    "article with emoji": ARTICLE.replace(".", ".😀"),
    "letters that grow": ARTICLE.replace("I", "İ").replace("i", "İ"),
    "windows line ends": ARTICLE.replace("\n", "\r\n"),
    "half an article": ARTICLE[: len(ARTICLE) // 2 + 7],
    "German": GERMAN,
    "French": FRENCH,
    "Russian": RUSSIAN,
    "Chinese": CHINESE,
    "Arabic": ARABIC,
    "misread by a scanner": OCR,
    "table": TABLE,
    "table under a caption": f"Rare-earth mine production, tonnes\n{TABLE}\nSource: USGS",
    "table of marks": "Copper output, 2024\n"
    + "\n".join(f"Chile {mark} {mark}" for mark in "-–|:.=*•#%$,;()"),
    "numbered list": "Top copper producers\n" + "\n".join(f"{each}. Chile" for each in range(60)),
    "list in one line": "Copper output: "
    + "; ".join(f"Chile {each}" for each in range(90))
    + " (million tonnes)",
    "thousand numbers": " ".join(str(each * 37) for each in range(1000)),
    "thousand numbers with commas": ", ".join(f"{each * 3701:,}" for each in range(1000)),
    "thousand amounts": "China mined " + " and ".join(f"{each + 1} tons" for each in range(1000)) + ".",
    "one long line": ("Russia has the world's fifth-largest reserves of rare earths " * 1700)[:100_000],
    "one long word": "a" * 100_000,
    "one long number": "9" * 100_000,
    "unbalanced quotes": '"“‘' + ARTICLE.replace("”", "").replace("’", "“"),
    "unbalanced parentheses": ARTICLE.replace(".", "((").replace(",", "[{"),
    "deep parentheses": "(" * 2000 + "Russia holds 3.8 million tons of rare earths" + ")" * 2000,
    "other line ends": "Russia holds 3.8 million t.\u2028China holds 44 million t.\u0085India\x0b\x0c6.9 million t.",
    "control marks": "Russia\x00holds\x073.8\x1b[31m million\x08 tons.",
}


def check_twice(text: str, record: Record) -> None:
    """Check a text, with what must always be true of the result."""
    document = Document("any", text, DAY)
    checked = check(document, record)
    assert check(document, record) == checked
    for finding in checked.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert finding.text.strip()
    assert 0 <= checked.coverage.decided <= checked.coverage.claims <= len(checked.findings)
    assert len({finding.id for finding in checked.findings}) == len(checked.findings)


@pytest.mark.parametrize("name", TEXTS)
def test_odd_texts(record: Record, name: str) -> None:
    check_twice(TEXTS[name], record)


@pytest.mark.parametrize("name", TEXTS)
def test_odd_texts_can_be_explained(record: Record, name: str) -> None:
    text = TEXTS[name]
    for each in explain(Document("any", text, DAY), record).annotations:
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize("text", ["a" * 50_000_000, "said he would " * 72_000], ids=["word", "line"])
def test_what_is_far_too_long_for_a_sentence(record: Record, text: str) -> None:
    """50 MB without a space, and one line of 1 MB: nothing is claimed, and nothing fails."""
    assert check(Document("any", text, DAY), record).findings == ()


def test_an_article_of_another_language_asserts_nothing(record: Record) -> None:
    for text in (GERMAN, RUSSIAN, CHINESE, ARABIC):
        decided = [each for each in check(Document("any", text, DAY), record).findings if each.evidence]
        assert decided == []


def test_invisible_marks_change_nothing_but_offsets(record: Record) -> None:
    plain = check(Document("any", ARTICLE, DAY), record).findings
    marked = check(
        Document("any", ARTICLE.replace("e", "e\u00ad").replace("a", "\u200ba"), DAY), record
    ).findings
    assert plain
    assert [(each.query, each.verdict) for each in marked] == [(each.query, each.verdict) for each in plain]


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f"])
def test_other_spaces_change_nothing(record: Record, space: str) -> None:
    plain = check(Document("any", ARTICLE, DAY), record).findings
    spaced = check(Document("any", ARTICLE.replace(" ", space), DAY), record).findings
    assert [(each.start, each.query, each.verdict) for each in spaced] == [
        (each.start, each.query, each.verdict) for each in plain
    ]


RELAXED = settings(suppress_health_check=list(HealthCheck))


@RELAXED
@given(text=st.text(max_size=300))
def test_any_text(record: Record, text: str) -> None:
    check_twice(text, record)


@RELAXED
@example(parts=["3.8 million metric tons", "per cent"], glue=" ")
@given(
    parts=st.lists(st.sampled_from(FRAGMENTS), max_size=40), glue=st.sampled_from([" ", "", "\n", " \u00ad"])
)
def test_any_row_of_fragments(record: Record, parts: list[str], glue: str) -> None:
    check_twice(glue.join(parts), record)


@RELAXED
@given(
    parts=st.lists(
        st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(MARKS), st.text(max_size=4)), max_size=40
    )
)
def test_any_mixture_of_fragments_and_odd_marks(record: Record, parts: list[str]) -> None:
    check_twice(" ".join(parts), record)
    check_twice("".join(parts), record)


@RELAXED
@given(at=st.integers(0, len(ARTICLE)), length=st.integers(0, 600), mark=st.sampled_from(MARKS))
def test_a_stretch_of_an_article_with_a_mark_thrown_in(
    record: Record, at: int, length: int, mark: str
) -> None:
    stretch = ARTICLE[at : at + length]
    check_twice(stretch[: length // 2] + mark + stretch[length // 2 :], record)
