"""The configuration: what is read from it, and how what is wrong in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks import configuration
from checks.configuration import Configuration
from checks.errors import BadUsage
from checks.findings import Verdict
from checks.gate import Gate
from checks.record import Record, open_record
from tests.formats.samples import finding

WHOLE = """
[project]
name = "desk"

[tool.assay]
paths = ["articles", "drafts/*.md"]
fail-on = ["contradicted", "source_not_held"]
authority = ["World Bank", "IMF"]
reference-data = ["tables"]
waivers = "review/waivers.yaml"
inline-ignores = false

[[tool.assay.overrides]]
paths = ["articles/archive"]
fail-on = ["none"]

[[tool.assay.overrides]]
paths = ["articles/archive/2024/*"]
fail-on = ["unverifiable:known"]
inline-ignores = true
"""


def read(folder: Path, text: str, name: str = "pyproject.toml") -> Configuration:
    (folder / name).write_text(text, encoding="utf-8")
    return configuration.read(folder / name)


def test_all_that_a_project_can_say(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.paths == (str(tmp_path / "articles"), str(tmp_path / "drafts/*.md"))
    assert found.fail_on == {"contradicted", "source_not_held"}
    assert found.authority == ("World Bank", "IMF")
    assert found.reference_data == (tmp_path / "tables",)
    assert (found.waivers, found.baseline) == (
        tmp_path / "review/waivers.yaml",
        tmp_path / "assay-baseline.tsv",
    )


def test_reviews_have_an_address_of_their_own(tmp_path: Path) -> None:
    said = 'claimreview-url = "https://desk.example/{id}"\nclaimreview-author = "Our desk"\n'
    found = read(tmp_path, said, "assay.toml")
    assert (found.claimreview_url, found.claimreview_author) == ("https://desk.example/{id}", "Our desk")
    for wrong in ("https://desk.example/", "javascript:{id}"):
        with pytest.raises(
            BadUsage, match="line 1: claimreview-url takes an address with {id} in it; write it so"
        ):
            read(tmp_path, f'claimreview-url = "{wrong}"\n', "assay.toml")


def test_an_assay_toml_says_the_same_without_the_table(tmp_path: Path) -> None:
    own = WHOLE.replace('[project]\nname = "desk"\n\n[tool.assay]\n', "").replace("tool.assay.", "")
    assert read(tmp_path, own, "assay.toml").gates == read(tmp_path, WHOLE).gates


def test_the_last_override_that_fits_a_document_counts(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    gate = Gate(frozenset({"contradicted"}), found.gates)
    names = ("articles/a.md", "articles/archive/2023/a.md", "articles/archive/2024/a.md")
    wrong, open_ = ({"verdict": each} for each in (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE))
    broken = [
        [gate.broken_by(finding(document=str(tmp_path / name), **each)) for each in (wrong, open_)]
        for name in names
    ]
    assert broken == [[True, False], [False, False], [False, True]]
    assert [found.honours_ignores(str(tmp_path / name)) for name in names] == [False, False, True]


def test_the_nearest_configuration_counts_and_own_before_shared(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    assert configuration.find(inner) is None
    (tmp_path / "pyproject.toml").write_text("[tool.assay]\n")
    assert configuration.find(inner) == tmp_path / "pyproject.toml"
    (inner.parent / "pyproject.toml").write_text("[tool.other]\nname = 'assay'\n")
    assert configuration.find(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "assay.toml").write_text("")
    assert configuration.find(inner) == tmp_path / "assay.toml"
    (inner.parent / ".git").mkdir()
    assert configuration.find(inner) is None


@pytest.mark.parametrize(
    ("change", "line", "complaint"),
    [
        (("paths =", "path ="), 6, '"path" is no key of Assay; did you mean paths?'),
        (("waivers =", "xyzzy ="), 10, '"xyzzy" is no key of Assay; there are paths, fail-on, '),
        (('["tables"]', '"tables"'), 9, "reference-data takes a list of strings; write it so"),
        (("= false", '= "no"'), 11, "inline-ignores takes true or false; write it so"),
        (
            ("source_not_held", "sorce_not_held"),
            7,
            'fail-on: "sorce_not_held" is no verdict or reason; did you',
        ),
        (('["none"]', '["nine"]'), 15, 'fail-on: "nine" is no verdict or reason; did you mean none?'),
        (('fail-on = ["unverifiable:known"]', "fial-on = []"), 19, '"fial-on" is no key of an override; did'),
        (('paths = ["articles/archive"]\n', ""), 13, "an override without paths; name some"),
        (("[[tool.assay.overrides]]\n", "[tool.assay.overrides]\n", 1), 13, "overrides takes tables"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str] | tuple[str, str, int], line: int, complaint: str
) -> None:
    text = WHOLE.replace(*change)
    if "overrides takes" in complaint:
        text = text[: text.index("[[tool")]
    with pytest.raises(BadUsage) as raised:
        read(tmp_path, text)
    assert str(raised.value).startswith(f"{tmp_path / 'pyproject.toml'}, line {line}: {complaint}")


@pytest.mark.parametrize("content", [b"[tool.assay\n", b"[tool.assay]\nx = \xff\n", b"x = " + b"[" * 5000])
def test_what_is_no_toml_is_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pyproject.toml").write_bytes(content)
    with pytest.raises(BadUsage) as raised:
        configuration.read(tmp_path / "pyproject.toml")
    assert str(raised.value).startswith(f"{tmp_path / 'pyproject.toml'}: is not ")
    assert "\n" not in str(raised.value)


def defaults(record: Record) -> set[str]:
    """The measures that are meant where no publisher is named, of some that several publishers have."""
    named = ("population", "gdp", "inflation")
    return {each.id for each in record.catalogue.measures.values() if each.concept in named and each.default}


def test_the_order_of_authority_moves_the_default(record: Record) -> None:
    assert defaults(record) == {"worldbank.population", "worldbank.gdp", "worldbank.inflation"}
    moved = open_record(authority=("unhcr", "imf", "World Bank"))
    assert defaults(moved) == {"imf.population", "imf.gdp", "imf.inflation"}
    assert moved.hash != record.hash


def test_a_publisher_that_is_unknown_is_named_with_the_nearest() -> None:
    with pytest.raises(BadUsage, match='authority: "USG" is no publisher; did you mean USGS'):
        open_record(authority=("USG",))
