"""Runs in the environment of the peers: reads texts from standard input, a JSON string a line, and writes one line each.

A line holds the quantities found, [start, end, value or null, unit, half a range's width or null]; the last line is {"seconds": …} of processor time.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from typing import Any

warnings.simplefilter("ignore")


def quantulum() -> Any:
    from quantulum3 import parser

    def read(text: str) -> list[list[Any]]:
        return [[*each.span, each.value, each.unit.name, each.uncertainty] for each in parser.parse(text)]

    return read


def recognizers() -> Any:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    ways = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)

    def read(text: str) -> list[list[Any]]:
        return [
            [each.start, each.end + 1, each.resolution and each.resolution.get("value"), each.type_name, None]
            for way in ways
            for each in way(text, Culture.English)
        ]

    return read


def main() -> None:
    read = {"quantulum3": quantulum, "recognizers-text-suite": recognizers}[sys.argv[1]]()
    texts = [json.loads(line) for line in sys.stdin]
    read("Some 12 km and 3.5 million tonnes.")
    start = time.process_time()
    found = [read(text) for text in texts]
    seconds = time.process_time() - start
    for quantities in found:
        print(json.dumps(quantities, default=str))
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()
