"""What the runs of a flow are called: after what they were given and when they began, so that their list can be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from prefect import runtime

from checks.formats.lines import shortened

_LONGEST = 40


def named_after(parameter: str, otherwise: str, parts: int = 1) -> Callable[[], str]:
    """A name for `flow_run_name`: the end of the path that a parameter holds, or the first of several, and the time.

    `otherwise` stands for a parameter that is not given. `parts`: so many folders and names of the path are shown.
    """

    def name() -> str:
        found = runtime.flow_run.get_parameters().get(parameter) or [otherwise]
        given = [str(each) for each in found] if isinstance(found, list | tuple) else [str(found)]
        first = "/".join(Path(given[0]).parts[-parts:]) or given[0]
        more = f" and {len(given) - 1} more" if len(given) > 1 else ""
        return f"{shortened(first, _LONGEST)}{more}, {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}"

    return name
