"""The record: the reference tables that claims are checked against, opened lazily by their lock."""

from checks.record.opening import Record, open_record

__all__ = ["Record", "open_record"]
