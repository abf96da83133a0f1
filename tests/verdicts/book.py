"""A small record of three countries: reserves and production, by the editions of four years."""

from __future__ import annotations

from datetime import date

from tests.verdicts.tables import PRODUCTION, RESERVES, Tables, catalogue, edition, measure, over_time, table

MEASURES = catalogue(measure(RESERVES), measure(PRODUCTION))
DAY = date(2025, 6, 1)

BOOK = Tables(
    MEASURES,
    [
        table(edition("2023"), {"ALF": 50, "BRV": 40, "CHR": 21}),
        table(edition("2024"), {"ALF": 50, "BRV": 22, "CHR": 10}),
        table(edition("2025"), {"ALF": 50, "BRV": 3.5, "CHR": 10}),
        table(edition("2026"), {"ALF": 50, "BRV": 3.5, "CHR": "NA"}),
        over_time(edition("2024"), {"ALF": {"2022": 10, "2023": 12}, "BRV": {"2022": 5, "2023": 6}}),
        over_time(edition("2025"), {"ALF": {"2023": 13, "2024": 16}, "BRV": {"2023": 6, "2024": 6}}),
        over_time(edition("2026"), {"ALF": {"2024": 17, "2025": 18}, "BRV": {"2024": 6, "2025": 4}}),
    ],
)
