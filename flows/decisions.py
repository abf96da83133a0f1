"""Decisions of earlier reviews, put beside the verdicts again; and new ones kept in the memory.

Without a named memory and without one of the user's own nothing is looked up, and no database is imported.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from checks.assay import Checked
from checks.errors import AssayError, BadUsage
from flows.settings import VARIABLE, own_memory

if TYPE_CHECKING:
    from checks.findings import Decision, Finding
    from flows.memory import Memory
    from flows.memory.deciding import Key

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided. `memory`: where it is kept; None where nobody has decided anything yet."""

    memory: Memory | None = None

    def beside(self, checked: Checked) -> Checked:
        """A document with the decisions on its findings. Whether one is waived the file of waivers says alone."""
        if self.memory is None or not checked.findings:
            return checked
        from flows.memory.deciding import kept

        found = self.memory.read(partial(kept, findings=[each.id for each in checked.findings]))
        return with_decisions(checked, found)

    def keep(self, finding: Finding, decision: Decision) -> None:
        """Keep a decision for all later reports. Raises MemoryTrouble where the memory cannot be written to."""
        from flows.memory.deciding import keep

        if self.memory is not None:
            self.memory.write(partial(keep, finding=finding, decision=decision))


def with_decisions(checked: Checked, found: Mapping[Key, Decision]) -> Checked:
    """A document with those of the decisions that are on its findings, and are not to waive them."""
    standing = {key: each for key, each in found.items() if each.answer != "waived"}
    findings = tuple(
        replace(each, decision=standing.get((each.id, each.verdict), each.decision))
        for each in checked.findings
    )
    return replace(checked, findings=findings)


def decisions(given: str | None, say: Say, to_write: bool = False) -> Decisions:
    """The decisions in the memory that is named, or else in the user's own where there is one.

    Raises AssayError for a named memory that cannot be used; the user's own is passed over with a word.
    """
    named = given or os.environ.get(VARIABLE)
    if not (named or to_write or own_memory().is_file()):
        return Decisions()
    from flows.memory.opening import address_of, memory_to_read, open_memory

    if to_write:
        return Decisions(open_memory(given, say=say))
    try:
        url = address_of(given)
        if url.get_backend_name() == "sqlite" and not os.path.isfile(url.database or ""):
            if given:
                raise BadUsage(f"--database {given}: there is no such file; check the address")
            return Decisions()
        return Decisions(memory_to_read(given, say))
    except AssayError as error:
        if named:
            raise
        say(f"{error}; decisions of earlier reviews are left out")
        return Decisions()
