"""How long `assay check` takes as a whole process, as a ratio to `import pandas` in the same environment."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
_ANSWERED = (0, 1)
"""The exit statuses of a check that ran: the gate passes, or findings break it."""


def seconds(command: Sequence[str], statuses: Sequence[int]) -> float:
    """The wall time of a process. Exits where its status is another than expected: that would time a failure."""
    # Users have compiled modules; without this a shell that forbids them would time the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    ended = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    taken = time.perf_counter() - start
    if ended.returncode not in statuses:
        sys.exit(f"{' '.join(command)} ended with status {ended.returncode}\n{ended.stderr}")
    return taken


def times(inputs: Sequence[str], runs: int) -> tuple[float, float]:
    """The shortest times in seconds of `assay check` over the inputs and of `import pandas`."""
    check = [str(Path(sysconfig.get_path("scripts")) / "assay"), "check", *inputs]
    pandas = [sys.executable, "-c", "import pandas"]
    seconds(check, _ANSWERED)
    seconds(pandas, (0,))
    # Alternating, so that a machine that slows down slows both.
    taken = [(seconds(check, _ANSWERED), seconds(pandas, (0,))) for _ in range(max(1, runs))]
    return min(checking for checking, _ in taken), min(importing for _, importing in taken)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="*", default=[str(SEEDS)], help="what to check (default: seeds/)")
    parser.add_argument("--runs", type=int, default=10, help="timed runs of each; the best one counts")
    parser.add_argument("--max-ratio", type=float, help="exit with status 1 where the ratio is higher")
    given = parser.parse_args()

    checking, importing = times(given.inputs, given.runs)
    ratio = checking / importing
    print(f"assay check {checking:.3f} s, import pandas {importing:.3f} s: ratio {ratio:.2f}")
    if given.max_ratio is not None and ratio > given.max_ratio:
        print(f"slower than the ratio of {given.max_ratio:.2f} that is allowed", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
