"""A small record for tests: two editions of one mineral, three countries, in the record's own form."""

import shutil
from pathlib import Path

from checks.record.opening import bundled

CATALOGUE = {
    "entities.yaml": """
countries:
  CHN: {name: China, adjectives: [Chinese]}
  RUS: {name: Russia, names: [Russian Federation], adjectives: [Russian]}
  AUS: {name: Australia}
territories:
  GRL: {name: Greenland}
residuals:
  OTHER: {name: Other countries}
world:
  WORLD: {name: world}
""",
    "words.yaml": """
publishers:
  Office: {names: [the Office of Mines]}
concepts:
  reserves: {nouns: [reserves]}
  production: {nouns: [output], verbs: [mine], agents: [producer]}
topics:
  tin: [tin]
units:
  t: {dimension: mass, names: [tonne, tonnes]}
  kt: {dimension: mass, base: t, factor: 1000, cased: [kt]}
""",
    "measures.yaml": """
defaults: {publisher: Office, dataset: mines, topics: [tin], dimension: mass, unit: t, default: true, exhaustive: true}
measures:
  office.tin.production: {title: Mine production of tin, concept: production, kind: flow, rounding: {significant: 2}}
  office.tin.reserves: {title: Reserves of tin, concept: reserves, kind: stock, rounding: {significant: 2}}
""",
}

HEAD = "entity,measure,row,period,value,lower,upper,status,note\n"

ROWS_2024 = """CHN,office.tin.production,entity,2023,70000,,,estimated,
RUS,office.tin.production,entity,2023,3000,,,estimated,
AUS,office.tin.production,entity,2023,9000,,,reported,
WORLD,office.tin.production,total,2023,82000,,,reported,
CHN,office.tin.reserves,entity,2023,1100000,,,reported,
RUS,office.tin.reserves,entity,2023,460000,,,reported,
AUS,office.tin.reserves,entity,2023,620000,,,reported,
"""

ROWS_2025 = """CHN,office.tin.production,entity,2024,69000,,,estimated,
RUS,office.tin.production,entity,2024,,,,withheld,"a note, with a comma"
AUS,office.tin.production,entity,2024,9100,,,reported,
WORLD,office.tin.production,total,2024,82000,,,reported,
CHN,office.tin.reserves,entity,2024,1000000,,,reported,
RUS,office.tin.reserves,entity,2024,460000,,,reported,
AUS,office.tin.reserves,entity,2024,,600000,,reported,
"""


def descriptor(edition: str, day: str, **changed: str) -> str:
    """The descriptor of an edition; a field set to "" is left out."""
    fields = {
        "title": f"Mines {edition}",
        "publisher": "Office",
        "dataset": "mines",
        "edition": f'"{edition}"',
        "published": day,
        "kind": "release",
        "homepage": "https://example.org/mines",
        "licenses": "[{name: CC0-1.0}]",
        "taken_from": "the Office's own file",
        "resources": "[{path: tin.csv, measures: [office.tin.production, office.tin.reserves]}]",
        **changed,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def make(root: Path, rows: str = ROWS_2025, **changed: str) -> Path:
    """Write the small record below a folder; `rows` and `changed` are those of its newest edition."""
    (root / "catalogue").mkdir(parents=True)
    for name, text in CATALOGUE.items():
        (root / "catalogue" / name).write_text(text, encoding="utf-8")
    shutil.copytree(bundled() / "expectations", root / "expectations")
    suite = root / "expectations" / "minerals.yaml"
    suite.write_text(suite.read_text(encoding="utf-8").replace("[USGS]", "[Office]"), encoding="utf-8")
    for edition, day, text in (("2024", "2024-02-01", ROWS_2024), ("2025", "2025-02-01", rows)):
        folder = root / "office" / "mines" / edition
        folder.mkdir(parents=True)
        (folder / "tin.csv").write_text(HEAD + text, encoding="utf-8")
        more = changed if edition == "2025" else {}
        (folder / "datapackage.yaml").write_text(descriptor(edition, day, **more), encoding="utf-8")
    return root
